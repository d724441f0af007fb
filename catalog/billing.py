"""How the recurring charges of a product run unless a quote says otherwise: `[billing]` in `product.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from catalog.toml_tree import Table

LONGEST = 120
"""Months of a term; ten years are longer than anybody promises a price."""

HIGHEST_UPLIFT = Decimal(100)
"""Percent; who doubles a price on renewal has mistyped."""

WAYS = ("anniversary", "calendar")
"""Periods begin on the day of the month on which the term began, or on the first of a month, a quarter or a year."""


@dataclass(frozen=True, slots=True)
class Billing:
    """What holds for the recurring charges of a product.

    Args:
        months: the term, unless a quote says otherwise.
        least: the shortest term that may be agreed, in months.
        most: the longest.
        uplift: percent that a renewal adds, stated and not charged.
        by_calendar: periods follow the calendar, so that the first and the last one may be partial.
    """

    months: int = 12
    least: int = 1
    most: int = LONGEST
    uplift: Decimal = Decimal(0)
    by_calendar: bool = False


USUAL = Billing()
"""What holds for a product that says nothing."""


def read_billing(root: Table) -> Billing:
    """Return how the recurring charges of a product run; report what is wrong."""
    table = root.table("billing")
    if table is None:
        return USUAL
    table.only("months", "least", "most", "uplift", "by")
    least = _months(table, "least", USUAL.least)
    most = _months(table, "most", max(USUAL.most, least))
    months = _months(table, "months", min(max(USUAL.months, least), most))
    if not least <= months <= most:
        table.wrong(
            "months", f"A term of {months} months is not between the shortest, {least}, and the longest, {most}."
        )
    by = table.one_of("by", WAYS, WAYS[0])
    return Billing(months, least, most, _uplift(table), by == "calendar")


def _months(table: Table, key: str, usual: int) -> int:
    if key not in table:
        return usual
    number = table.number(key)
    if number is None:
        return usual
    if number != int(number) or not 1 <= number <= LONGEST:
        table.wrong(key, f"A term is a whole number of months from 1 to {LONGEST}, not {number}.")
        return usual
    return int(number)


def _uplift(table: Table) -> Decimal:
    number = table.number("uplift") if "uplift" in table else None
    if number is not None and not 0 <= number <= HIGHEST_UPLIFT:
        table.wrong("uplift", f"A renewal adds from 0 to {HIGHEST_UPLIFT} percent, not {number}.")
        return Decimal(0)
    return number or Decimal(0)
