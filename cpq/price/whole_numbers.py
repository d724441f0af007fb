"""Amounts as whole numbers that an engine adds up: one for each value of what they depend on.

All amounts are scaled by one power of ten, the smallest with which each of them is a whole number; that is checked for
every number, never assumed. Amounts so large or so fine that sums would not fit the engines are rounded down (or up).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_FLOOR, Context, Decimal, localcontext

import rules
from catalog.charges import Charge
from catalog.price_book import PriceBook
from kernel.money import PRECISION

ZERO = Decimal(0)
LARGEST = 2**40
"""Every worth stays within this, so that an engine can put something before it: how many choices change."""

Ends = tuple[Decimal, Decimal]
"""The least and the greatest that something may cost."""

Cost = tuple[str, str, Ends]
"""A variable, a value of it, and what that costs; without a variable it is what everything costs."""


def costs_of(charge: Charge, book: PriceBook) -> Iterator[Cost]:
    """Yield what a kind of charge costs in a book, for each value of the variable it depends on."""
    amounts = _amounts(charge, book)
    if not any(amounts.values()):
        return
    if charge.counted is None:
        for value, amount in amounts.items():
            ends = sorted(_product(amount, quantity) for quantity in charge.between)
            yield charge.characteristic, value, (ends[0], ends[1])
        return
    places = {_place(charge, row): counted for row, counted in charge.counted.items()}
    for place, (value, quantity) in places.items():
        amount = _product(amounts.get(value, ZERO), quantity)
        yield (*place, (amount, amount))


def _place(charge: Charge, row: tuple[str, ...]) -> tuple[str, str]:
    """Return the variable and the value that stand for a combination."""
    if charge.joint is not None:
        return charge.joint.name, charge.joint.cells[row]
    return (charge.scope[0], row[0]) if row else ("", "")


def _amounts(charge: Charge, book: PriceBook) -> dict[str, Decimal]:
    """Return the amount of each value that a book charges in this way; for dimensions that of the value ""."""
    if charge.characteristic:
        options = (each for each in book.options if each.characteristic == charge.characteristic)
        return {option.value: option.amount.amount for option in options if option.per == charge.per}
    found = [each.amount.amount for each in book.dimensions if each.per == charge.per]
    return {"": _exactly(lambda: sum(found, ZERO))}


def digits_for(costs: Sequence[Cost], spare: int) -> int:
    """Return the least power of ten with which every amount is whole, or the greatest with which sums still fit.

    Args:
        costs: all that may be charged.
        spare: how many times the largest sum has to fit.
    """
    wanted = max(decimals(end) for _, _, ends in costs for end in ends)
    largest: dict[str, Decimal] = {}
    for variable, _, ends in costs:
        largest[variable] = max(largest.get(variable, ZERO), *map(abs, ends))
    most = _exactly(lambda: sum(largest.values(), Decimal(1)) * 2 * (spare + 1))
    fitting = (Decimal(LARGEST) / most).adjusted()
    return min(wanted, fitting)


def decimals(amount: Decimal) -> int:
    """Return how many digits an amount has after its point."""
    exponent = amount.normalize(Context(prec=PRECISION)).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def scaled(costs: Sequence[Cost], digits: int, rounding: str) -> rules.Objective:
    """Return costs as an objective, every one rounded to a whole number of units.

    Args:
        costs: all that may be charged.
        digits: a unit is ten to minus this power.
        rounding: down takes the least that each may cost, up the greatest.
    """
    at_end = 0 if rounding == ROUND_FLOOR else 1
    constant, numbers = 0, defaultdict[str, dict[str, int]](dict)
    for variable, value, ends in costs:
        units = int(ends[at_end].scaleb(digits, Context(prec=PRECISION)).to_integral_value(rounding))
        if variable:
            numbers[variable][value] = numbers[variable].get(value, 0) + units
        else:
            constant += units
    return rules.Objective(dict(numbers), constant)


def ends_of(objective: rules.Objective) -> tuple[int, int]:
    """Return numbers between which every worth lies; a value without a number is worth nothing."""
    columns = [(0, *column.values()) for column in objective.numbers.values()]
    return objective.constant + sum(map(min, columns)), objective.constant + sum(map(max, columns))


def spread(low: rules.Objective, high: rules.Objective) -> int:
    """Return by how much the worth of something may differ between two roundings of the same costs."""
    columns = (
        max(high.numbers[name][value] - number for value, number in column.items())
        for name, column in low.numbers.items()
    )
    return high.constant - low.constant + sum(columns)


def with_beyond(objective: rules.Objective, values: Sequence[tuple[str, str]], worth: int) -> rules.Objective:
    """Return an objective with a worth added to some values: so much that no price is beyond it."""
    added = {name: {value: worth for other, value in values if other == name} for name, _ in values}
    return rules.weighted([(1, objective), (1, rules.Objective(added))]) if added else objective


def times(cost: Cost, factor: Decimal) -> Cost:
    """Return a cost times a number."""
    variable, value, ends = cost
    low, high = sorted(_product(end, factor) for end in ends)
    return variable, value, (low, high)


def reach(costs: Sequence[Cost]) -> Ends:
    """Return amounts between which every sum of costs lies; a value without a cost costs nothing."""
    columns = defaultdict[str, dict[str, Ends]](dict)
    with localcontext(Context(prec=PRECISION)):
        for variable, value, (low, high) in costs:
            before = columns[variable].get(value, (ZERO, ZERO))
            columns[variable][value] = before[0] + low, before[1] + high
        ends = [(*column.values(), *([(ZERO, ZERO)] if name else [])) for name, column in columns.items()]
        least = sum((min(low for low, _ in each) for each in ends), ZERO)
        return least, sum((max(high for _, high in each) for each in ends), ZERO)


def _product(amount: Decimal, quantity: Decimal) -> Decimal:
    return _exactly(lambda: amount * quantity)


def _exactly(calculate: Callable[[], Decimal]) -> Decimal:
    with localcontext(Context(prec=PRECISION)):
        return calculate()
