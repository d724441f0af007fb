"""What an account has ordered in a period counts towards its tiers and its commitments.

Nothing here reads orders: whoever prices a document passes in what was ordered before. What was counted, since when and
on which day is told by the price, and is under its digest: an order that comes later changes nothing of what was
promised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from babel.dates import format_date

from catalog.scale import Scale
from catalog.terms import Agreement
from cpq.price.entry import plain
from kernel.text import LANGUAGES, Text

_SINCE = Text.of(en="ordered since {since}: {ordered}, here: {here}", ru="заказано с {since}: {ordered}, здесь: {here}")
_EVER = Text.of(en="ordered so far: {ordered}, here: {here}", ru="заказано ранее: {ordered}, здесь: {here}")


@dataclass(frozen=True, slots=True)
class Bought:
    """What an account has ordered.

    Args:
        since: the first day that counts; None for all there is.
        on: the day on which it was counted.
        pieces: product -> how many.
    """

    since: date | None
    on: date
    pieces: Mapping[str, Decimal] = field(hash=False)

    def of(self, products: Collection[str]) -> Decimal:
        """Return the pieces of some products; of all if none is named."""
        named = products or self.pieces
        return sum((self.pieces.get(product, Decimal(0)) for product in named), Decimal(0))


@dataclass(frozen=True, slots=True)
class Counted:
    """What a tier or a commitment was measured with.

    Args:
        what: the one or the other.
        since: the first day that counts; None for all there is.
        on: the day on which it was counted.
        ordered: pieces that were ordered.
        here: pieces in the document.
        committed: pieces of the commitment; None for a tier.
    """

    what: Literal["tier", "commitment"]
    since: date | None
    on: date
    ordered: Decimal
    here: Decimal
    committed: Decimal | None = None

    @property
    def total(self) -> Decimal:
        """What was ordered, and what is in the document."""
        return self.ordered + self.here

    @property
    def told(self) -> Text:
        """In words: what was ordered since when, and what is here."""
        form, since = (_EVER, None) if self.since is None else (_SINCE, self.since)
        return Text(
            {
                language: form.in_(language).format(
                    since=format_date(since, "medium", locale=language) if since else "",
                    ordered=plain(self.ordered),
                    here=plain(self.here),
                )
                for language in LANGUAGES
            }
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data; numbers are texts."""
        return {
            "what": self.what,
            "since": self.since.isoformat() if self.since else None,
            "on": self.on.isoformat(),
            "ordered": plain(self.ordered),
            "here": plain(self.here),
            "committed": None if self.committed is None else plain(self.committed),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Counted:
        """Read what `to_json` wrote."""
        committed = data["committed"]
        return cls(
            what=data["what"],
            since=date.fromisoformat(data["since"]) if data["since"] else None,
            on=date.fromisoformat(data["on"]),
            ordered=Decimal(data["ordered"]),
            here=Decimal(data["here"]),
            committed=None if committed is None else Decimal(committed),
        )


def starts(scale: Scale | None, agreement: Agreement | None) -> Iterator[date | None]:
    """Give the first days from which a price counts what was ordered; none if it counts nothing.

    A tier counts in the period of the buyer's agreement, or in its own without one; a commitment in its agreement's.
    """
    if scale is not None and scale.over == "period":
        yield start_of(scale, agreement)
    if agreement is not None and agreement.commitment is not None:
        yield agreement.scope.period.start


def start_of(scale: Scale, agreement: Agreement | None) -> date | None:
    """Return the first day from which a tier counts."""
    return agreement.scope.period.start if agreement else scale.period.start
