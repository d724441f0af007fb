"""The list price as an objective of the solver: whole numbers, exact, of one price book.

A charge that depends on one characteristic is a number of each of its values, one that depends on several a number of
each value of their joint (`catalog.charges`). All amounts are scaled by one power of ten, the smallest with which each
of them is a whole number; that is checked for every number, never assumed. So the worth of a configuration is its list
price, to the last digit.

Two things cannot be said exactly, and are said as bounds. A charge that tells more combinations apart than a joint may
have counts with the least (or greatest) quantity there is; and amounts so large or so fine that sums would not fit the
engines are rounded down (or up). Then `is_exact` is false, and whoever answers tells the gap to the exact price.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from functools import lru_cache

import rules
from catalog.charges import Charge, charges
from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.context import PricingContext
from cpq.price.pricer import totals_from_list
from kernel.money import PRECISION, Money

ZERO = Decimal(0)
LARGEST = 2**40
"""Every worth stays within this, so that an engine can put something before it: how many choices change."""

TOTALS = 10_000
"""Totals remembered for each objective."""

Ends = tuple[Decimal, Decimal]
"""The least and the greatest that something may cost."""


@dataclass(frozen=True, eq=False)
class PriceObjective:
    """What configurations cost under one price book.

    Args:
        least: the list price; where that is not exact, never more than it.
        surely: the same, but never less than it: the cheapest by this costs no more than it says.
        greatest: the list price; where that is not exact, never less than it. What is priced on request is worth less
            than any price here, and more in the others, so that neither is found while there is something with a price.
        is_exact: whether both are the list price.
        digits: a worth is an amount times ten to this power.
        currency: of the book.
        between: worths between which every price lies; what lies outside is priced on request.
        from_list: the total of a list price.
    """

    least: rules.Objective
    surely: rules.Objective
    greatest: rules.Objective
    is_exact: bool
    digits: int
    currency: str
    between: tuple[int, int]
    from_list: Callable[[Money], Money]
    _totals: dict[int, Money] = field(default_factory=dict, repr=False)

    def list_price(self, worth: int) -> Money | None:
        """Return the list price of a worth; None if something in it is priced on request."""
        low, high = self.between
        return Money(Decimal(worth).scaleb(-self.digits), self.currency) if low <= worth <= high else None

    def total(self, worth: int) -> Money | None:
        """Return what the customer pays for a worth; None if something in it is priced on request."""
        known = self._totals.get(worth)
        if known is not None:
            return known
        found = self.list_price(worth)
        return None if found is None else self._remembered(worth, self.from_list(found))

    def _remembered(self, worth: int, total: Money) -> Money:
        if len(self._totals) >= TOTALS:
            self._totals.clear()
        self._totals[worth] = total
        return total


@lru_cache(maxsize=64)
def objective(product: Product, context: PricingContext) -> PriceObjective:
    """Return the list price of a product, in the book of the context, as an objective.

    It speaks of the characteristics and the joints of the product (`catalog.charges.joints`).

    Raises:
        Unknown: the product has no price book in the market on the day.
    """
    book = product.price_book(context.market, context.day, context.price_groups)
    requested = tuple(_on_request(product, book))
    costs: list[Cost] = [cost for charge in charges(product) for cost in _costs(charge, book)]
    base = book.list_price.amount.amount
    costs.append(("", "", (base, base)))
    digits = _digits(costs, len({name for name, _ in requested}))
    low, high = _scaled(costs, digits, ROUND_FLOOR), _scaled(costs, digits, ROUND_CEILING)
    cheapest, dearest = _ends(low)[0], _ends(high)[1]
    beyond = dearest - cheapest + 1
    least = _beyond(low, requested, beyond)
    return PriceObjective(
        least=least,
        surely=least if low == high else _beyond(high, requested, beyond),
        greatest=_beyond(high, requested, -beyond),
        is_exact=low == high,
        digits=digits,
        currency=book.currency,
        between=(cheapest, dearest),
        from_list=totals_from_list(product, context),
    )


Cost = tuple[str, str, Ends]
"""A variable, a value of it, and what that costs; without a variable it is what everything costs."""


def _costs(charge: Charge, book: PriceBook) -> Iterator[Cost]:
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


def _on_request(product: Product, book: PriceBook) -> Iterator[tuple[str, str]]:
    """Yield the values that have no price; `cpq.price.steps.option_charges` says the same of a configuration."""
    found = dict.fromkeys(
        (info.code, value)
        for each in (book, *map(book.of, product.recurring))
        for info in product.priced_in(each)
        for value in product.rule_book.by_name[info.code].values
        if not each.charges(info.code, value) and not info.is_nothing(value)
    )
    yield from found


# --- whole numbers ----------------------------------------------------------------------------------------------------


def _digits(costs: Sequence[Cost], spare: int) -> int:
    """Return the least power of ten with which every amount is whole, or the greatest with which sums still fit.

    Args:
        costs: all that may be charged.
        spare: how many times the largest sum has to fit.
    """
    wanted = max(_decimals(end) for _, _, ends in costs for end in ends)
    largest: dict[str, Decimal] = {}
    for variable, _, ends in costs:
        largest[variable] = max(largest.get(variable, ZERO), *map(abs, ends))
    most = _exactly(lambda: sum(largest.values(), Decimal(1)) * 2 * (spare + 1))
    fitting = (Decimal(LARGEST) / most).adjusted()
    return min(wanted, fitting)


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize(Context(prec=PRECISION)).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def _scaled(costs: Sequence[Cost], digits: int, rounding: str) -> rules.Objective:
    at_end = 0 if rounding == ROUND_FLOOR else 1
    constant, numbers = 0, defaultdict[str, dict[str, int]](dict)
    for variable, value, ends in costs:
        units = int(ends[at_end].scaleb(digits, Context(prec=PRECISION)).to_integral_value(rounding))
        if variable:
            numbers[variable][value] = numbers[variable].get(value, 0) + units
        else:
            constant += units
    return rules.Objective(dict(numbers), constant)


def _ends(objective: rules.Objective) -> tuple[int, int]:
    """Return numbers between which every worth lies; a value without a number is worth nothing."""
    columns = [(0, *column.values()) for column in objective.numbers.values()]
    return objective.constant + sum(map(min, columns)), objective.constant + sum(map(max, columns))


def _beyond(objective: rules.Objective, values: Sequence[tuple[str, str]], worth: int) -> rules.Objective:
    """Return an objective with a worth added to some values: so much that no price is beyond it."""
    added = {name: {value: worth for other, value in values if other == name} for name, _ in values}
    return rules.weighted([(1, objective), (1, rules.Objective(added))]) if added else objective


def _product(amount: Decimal, quantity: Decimal) -> Decimal:
    return _exactly(lambda: amount * quantity)


def _exactly(calculate: Callable[[], Decimal]) -> Decimal:
    with localcontext(Context(prec=PRECISION)):
        return calculate()
