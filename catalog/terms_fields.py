"""Reads the fields that several kinds of terms have in common: amounts, percentages, whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from catalog.market import Market
from catalog.problems import did_you_mean
from catalog.toml_tree import Table
from kernel.errors import Malformed
from kernel.money import Money


def read_market(table: Table, markets: Mapping[str, Market]) -> str:
    """Return the market of a table, empty if it names none; report one that there is not."""
    market = table.text("market", "")
    if market and market not in markets:
        table.wrong("market", f"There is no market {market!r}.{did_you_mean(market, markets)}")
    return market


def read_amount(table: Table, key: str, market: str, markets: Mapping[str, Market]) -> Money | None:
    """Return an amount in the currency of the market; None if there is none, or none that makes sense."""
    if key not in table:
        return None
    number = table.number(key)
    if market not in markets:
        table.wrong(key, f"{key!r} is an amount in a currency; name the market it is for.")
        return None
    try:
        money = None if number is None else Money(number, markets[market].currency)
    except Malformed as error:
        table.wrong(key, error.message)
        return None
    if money is not None and (money.amount < 0 or not money.is_rounded()):
        table.wrong(key, f"{key!r} is zero or more, in whole minor units of {money.currency}, not {number}.")
    return money


def read_percent(table: Table, key: str) -> Decimal:
    """Return a percentage from 0 to 100, zero if there is none."""
    number = table.number(key) if key in table else Decimal(0)
    if number is None or not 0 <= number <= 100 or number != round(number, 6):
        if number is not None:
            table.wrong(key, f"{key!r} is a percentage from 0 to 100 with at most 6 decimals, not {number}.")
        return Decimal(0)
    return number


def read_whole(table: Table, key: str, most: int) -> Decimal | None:
    """Return a whole number from 1, None if there is none."""
    number = table.number(key) if key in table else None
    if number is not None and (not 1 <= number <= most or number != int(number)):
        table.wrong(key, f"{key!r} is a whole number from 1 to {most:,}, not {number}.")
        return None
    return number
