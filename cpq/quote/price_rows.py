"""Rows of a price breakdown, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cpq.quote import written
from cpq.quote.model import Plain
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A row of a price breakdown.

    Args:
        kind: `step` for a change of the price, `subtotal` or `total` for a result.
        detail: how the amount came about (`5 % of 1,200.00`), or empty.
    """

    kind: str
    label: str
    detail: str
    amount: str


def price_rows(waterfall: Plain, language: str, words: Plain) -> Iterator[PriceRow]:
    """Give the steps that changed the price, up to the line's net; tax is told once, with the totals.

    Where steps change the line as a whole, what the units come to stands before them.
    """
    times = f"{written.number(waterfall['quantity'], language)} × {written.money(waterfall['unit_net'], language)}"
    is_of_units = _is_of_units(waterfall)
    for entry in waterfall["entries"]:
        if entry["step"] == "tax":
            break
        if entry["step"] == "quantity":
            yield PriceRow("subtotal", words["unit_net"], "", written.money(waterfall["unit_net"], language))
            if not is_of_units:
                yield PriceRow("step", entry["label"][language], times, written.money(entry["result"], language))
            continue
        if not is_nothing(entry["amount"]):
            label = entry["label"].get(language) or entry["label"].get("en", "")
            yield PriceRow("step", label, _detail(entry, language), written.money(entry["amount"], language))
    label, amount = (
        (words["line_gross"], waterfall["gross"]) if "gross" in waterfall else (words["line_net"], waterfall["net"])
    )
    yield PriceRow("total", label, times if is_of_units else "", written.money(amount, language))


def _is_of_units(waterfall: Plain) -> bool:
    """Whether the price of the line is that of a unit times the quantity."""
    units = Money.from_json(waterfall["unit_net"]) * Decimal(waterfall["quantity"])
    return units == Money.from_json(waterfall.get("gross") or waterfall["net"])


def _detail(entry: Plain, language: str) -> str:
    if entry["rate"] is not None and entry["basis"] is not None:
        return f"{written.percent(entry['rate'], language)} × {written.money(entry['basis'], language)}"
    if entry["quantity"] not in (None, "1") and entry["basis"] is not None:
        return f"{written.number(entry['quantity'], language)} × {written.money(entry['basis'], language)}"
    return ""


def tax_row(tax: Plain, language: str, words: Plain) -> PriceRow:
    """Return a tax of the document with what it is computed on."""
    name = tax["name"].get(language) or tax["name"].get("en", "")
    basis = f"{words['tax_on']} {written.money(tax['basis'], language)}"
    label = f"{name} {written.percent(tax['rate'], language)}"
    return PriceRow("step", label, basis, written.money(tax["amount"], language))


def is_nothing(money: Plain) -> bool:
    """Tell whether an amount of plain data is zero."""
    return not money["amount"].strip("-0.")
