"""One difference between two prices, and how people are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from babel.numbers import format_decimal

from cpq.price.entry import Entry
from kernel.money import Money
from kernel.text import LANGUAGES, Text

Kind = Literal["added", "removed", "changed"]

_WORDS: Mapping[str, Text] = {
    "added": Text.of(en="{label} (added)", ru="{label} (добавлено)"),
    "removed": Text.of(en="{label} (removed)", ru="{label} (убрано)"),
    "instead": Text.of(en="{label} instead of {other}", ru="{label} (было: {other})"),
    "book": Text.of(en="{label}: price of {book} instead of {other}", ru="{label}: цена по {book} (было: {other})"),
    "rate": Text.of(en="{label}: {rate} instead of {other}", ru="{label}: {rate} (было {other})"),
    "larger": Text.of(en="{label}: {rate} of a larger base", ru="{label}: {rate} от большей базы"),
    "smaller": Text.of(en="{label}: {rate} of a smaller base", ru="{label}: {rate} от меньшей базы"),
    "count": Text.of(en="{label}: {count} instead of {other}", ru="{label}: {count} (было {other})"),
    "price": Text.of(en="{label}: another price", ru="{label}: другая цена"),
}
_ROUNDING = Text.of(en="Rounding", ru="Округление")
QUANTITY = Text.of(en="Quantity", ru="Количество")


@dataclass(frozen=True, slots=True)
class Difference:
    """What one entry adds to the difference of two prices.

    Args:
        kind: the entry is `added`, `removed`, or there in both and `changed`.
        step: the price step, or `quantity` or `rounding`.
        sentence: what changed, in words.
        amount: by how much it changes the price of the line, exact.
        before: the entry as it was; None if it is new, or stands for the quantity.
        after: the entry as it is; None if it is gone, or stands for the quantity.
    """

    kind: Kind
    step: str
    sentence: Text
    amount: Money
    before: Entry | None = None
    after: Entry | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data, for a rep."""
        return {
            "kind": self.kind,
            "step": self.step,
            "sentence": self.sentence.to_json(),
            "amount": self.amount.to_json(),
            "before": self.before.amount.to_json() if self.before else None,
            "after": self.after.amount.to_json() if self.after else None,
        }


def told(before: Entry | None, after: Entry | None) -> tuple[Kind, Text]:
    """Return the kind of a difference and its sentence; at least one of the entries is there."""
    if before is None:
        assert after is not None
        return "added", _said("added", after.label)
    if after is None:
        return "removed", _said("removed", before.label)
    return "changed", _changed(before, after)


def counted(label: Text, before: Decimal, after: Decimal) -> Text:
    """Return `Quantity: 12 instead of 10`."""
    return _said("count", label, count=after, other=before)


def _changed(before: Entry, after: Entry) -> Text:
    if after.step == "rounding":
        return _ROUNDING
    if after.label != before.label:
        return _instead(before.label, after.label)
    if after.rate is not None and before.rate is not None:
        return _rated(before, after, after.rate, before.rate)
    if after.quantity != before.quantity and after.basis == before.basis and after.quantity and before.quantity:
        return counted(after.label, before.quantity, after.quantity)
    if after.reference != before.reference and after.reference.startswith("book:"):
        return _booked(before, after)
    return _said("price", after.label)


def _rated(before: Entry, after: Entry, rate: Decimal, other: Decimal) -> Text:
    if rate != other:
        return _said("rate", after.label, rate=_Percent(abs(rate)), other=_Percent(abs(other)))
    is_larger = after.basis is not None and before.basis is not None and before.basis < after.basis
    return _said("larger" if is_larger else "smaller", after.label, rate=_Percent(abs(rate)))


def _booked(before: Entry, after: Entry) -> Text:
    book, other = (entry.reference.removeprefix("book:") for entry in (after, before))
    return _said("book", after.label, book=book, other=other)


def _instead(before: Text, after: Text) -> Text:
    """Return `Memory: 64 GB instead of 32 GB`: what both begin with is said once."""
    pattern = _WORDS["instead"]
    said = {}
    for language in LANGUAGES:
        new, old = after.in_(language), before.in_(language)
        head, colon, tail = old.partition(": ")
        shared = colon and new.startswith(head + colon)
        said[language] = pattern.in_(language).format(label=new, other=tail if shared else old)
    return Text(said)


class _Percent(Decimal):
    """A number that is written with a percent sign."""


def _said(words: str, label: Text, **facts: Decimal | str) -> Text:
    return Text(
        {
            language: _WORDS[words]
            .in_(language)
            .format(label=label.in_(language), **{name: _written(fact, language) for name, fact in facts.items()})
            for language in LANGUAGES
        }
    )


def _written(fact: Decimal | str, language: str) -> str:
    if isinstance(fact, str):
        return fact
    number = format_decimal(fact, locale=language, decimal_quantization=False)
    if not isinstance(fact, _Percent):
        return number
    return f"{number}\N{NO-BREAK SPACE}%" if language == "ru" else f"{number}%"
