"""Writes a waterfall as a table that a person can check with a pencil."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from catalog.price_book import PERIODS
from cpq.price import Entry, Waterfall
from kernel.money import Money


def as_table(waterfall: Waterfall, language: str = "en") -> str:
    """Return one line per entry: label, how the amount came about, the amount, the price after it."""
    lines = [
        f"{entry.label.in_(language):<28}{_how(entry):>22}{_number(entry.amount):>14}{_number(entry.result):>14}"
        for entry in waterfall.entries
    ]
    ends = ("list", "unit_net", "net", "tax", "total")
    lines += [f"= {end:<76}"[:64] + f"{_number(getattr(waterfall, end)):>14}" for end in ends]
    return "\n".join(lines)


def _how(entry: Entry) -> str:
    if entry.basis is None or entry.step == "rounding":
        return ""
    if entry.rate is not None:
        return f"{entry.rate:f} % of {_number(entry.basis)}"
    if entry.quantity is None:
        return f"of {_number(entry.basis)}"
    return f"{_plain(entry.quantity)} x {_number(entry.basis)}"


def _number(money: Money) -> str:
    return money.to_json()["amount"]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def running_tables(waterfall: Waterfall, language: str = "en") -> Iterator[str]:
    """Give, for each billing period, a heading, the table of its price, and its schedule."""
    for each in waterfall.running.recurring if waterfall.running else ():
        yield f"\n{PERIODS[each.every].in_(language)}"
        yield as_table(each.price, language)
        for phase in each.schedule.phases:
            how = f"{phase.periods} x {_number(phase.amount)}"
            share = "" if phase.share == 1 else str(phase.share)
            yield f"{phase.start} - {phase.end}{share:>20}{how:>21}{_number(phase.total):>14}"
        for end in ("value", "first_year", "renewal"):
            yield f"= {end:<62}{_number(getattr(each.schedule, end)):>14}"
