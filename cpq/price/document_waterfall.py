"""The waterfall of a whole document: the lines' entries gathered by step, then what the document adds.

A unit's entries count as often as their line has units, so the chart of a quote is in the money of the quote. The
entries add up to the document's total exactly, which is checked whenever one is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cpq.price.entry import Audience, Entry
from cpq.price.steps import STEPS
from cpq.price.totals import Totals
from cpq.price.waterfall import Waterfall
from kernel.errors import Broken
from kernel.money import Money, total
from kernel.text import Text

LABELS: Mapping[str, Text] = {
    "list_price": Text.of(en="List prices", ru="Базовые цены"),
    "option_charges": Text.of(en="Options", ru="Опции"),
    "dimension_price": Text.of(en="Dimensions", ru="Размеры"),
    "quantity_tier": Text.of(en="Quantity discounts", ru="Скидки за количество"),
    "contracted_price": Text.of(en="Agreements", ru="Договорные цены"),
    "promotion": Text.of(en="Promotions", ru="Акции"),
    "discretionary_discount": Text.of(en="Discounts on lines", ru="Скидки по позициям"),
    "graduated_tier": Text.of(en="Graduated quantity discounts", ru="Ступенчатые скидки за количество"),
    "block_price": Text.of(en="Prices per block", ru="Цены за партию"),
    "bundle_price": Text.of(en="Bundle prices", ru="Цены комплектов"),
    "line_discount": Text.of(en="Discounts on whole lines", ru="Скидки на строки целиком"),
    "surcharge": Text.of(en="Surcharges", ru="Доплаты"),
    "rounding": Text.of(en="Rounding", ru="Округление"),
}
"""What the entries of a step are called together; a step without a name here keeps that of its first entry."""

DISCOUNT = Text.of(en="Discount on the quote", ru="Скидка на всё предложение")
INCLUDED = Text.of(en="Tax included in the prices", ru="Налог в ценах")
REST = Text.of(en="Rounding of the total", ru="Округление итога")
_ORDER = {step.name: place for place, step in enumerate(STEPS)}


def document_waterfall(lines: Sequence[Waterfall], totals: Totals) -> tuple[Entry, ...]:
    """Return the entries from the sum of the list prices to the document's total.

    Args:
        lines: the waterfalls of the document's lines.
        totals: of the same lines.

    Raises:
        Broken: the lines are not those of the totals.
    """
    entries, so_far = [], Money.zero(totals.currency)
    for step, label, amount in (*_steps(lines), *_taken_out(lines), *_of_document(totals)):
        so_far = so_far + amount
        if amount.amount:
            entries.append(Entry(label, amount, step=step, result=so_far))
    if so_far != totals.total:
        raise Broken("The waterfall of the document does not add up to its total.", code="document-waterfall-sum")
    return tuple(entries)


def document_waterfall_json(lines: Sequence[Waterfall], totals: Totals, audience: Audience) -> dict[str, Any]:
    """Return the document's waterfall as plain data; it names steps only, nothing internal."""
    return {
        "currency": totals.currency,
        "entries": [entry.to_json(audience) for entry in document_waterfall(lines, totals)],
        "net": totals.net.to_json(),
        "total": totals.total.to_json(),
    }


def _steps(lines: Sequence[Waterfall]) -> list[tuple[str, Text, Money]]:
    gathered: dict[str, tuple[Text, list[Money]]] = {}
    for line in lines:
        for entry, amount in _of_line(line):
            gathered.setdefault(entry.step, (LABELS.get(entry.step, entry.label), []))[1].append(amount)
    found = [(step, label, total(amounts, lines[0].currency)) for step, (label, amounts) in gathered.items()]
    return sorted(found, key=lambda one: _ORDER.get(one[0], len(STEPS)))


def _of_line(line: Waterfall) -> Iterator[tuple[Entry, Money]]:
    """Give the entries of a line up to its net, each with what it is worth for all units."""
    times = line.quantity
    for entry in line.entries:
        if entry.step == "tax":
            return
        if entry.step == "quantity":
            times = Decimal(1)
        else:
            yield entry, entry.amount * times


def _taken_out(lines: Sequence[Waterfall]) -> Iterator[tuple[str, Text, Money]]:
    """Give the tax that prices contain and a buyer does not pay, which the lines are without already."""
    left = [(line.gross or line.net) - total([amount for _, amount in _of_line(line)], line.currency) for line in lines]
    if lines:
        yield "tax_included", INCLUDED, total(left, lines[0].currency)


def _of_document(totals: Totals) -> Iterator[tuple[str, Text, Money]]:
    yield "document_discount", DISCOUNT, totals.discount
    if totals.inclusive:
        yield "tax_included", INCLUDED, -totals.tax
    for group in totals.taxes:
        yield "tax", group.tax.name, group.amount
    yield "document_rounding", REST, totals.total - totals.net - totals.tax
