"""Reviewing a draft: what it newly forbids and allows against its release, and what was sold that it forbids.

The rules themselves are asked (`rules.compare`), not the texts: a rule written differently that means the same is no
difference, and a harmless-looking word that forbids a million products is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial

import rules
from catalog.price_book import PriceBook
from catalog.product import Product
from catalog.scale import Scale
from kernel.errors import Unknown
from kernel.money import Money
from rules.engines.diagram import DiagramEngine

EXAMPLES = 5
"""Concrete products shown of what is newly forbidden, and of what is newly allowed."""

Configuration = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sale:
    """A configuration that was sold.

    Args:
        configuration: of one piece.
        revenue: what all pieces brought, net; None where it does not count.
    """

    configuration: Configuration
    revenue: Money | None = None


@dataclass(frozen=True, slots=True)
class Revenue:
    """What sales in one currency brought, and how much of it a draft would still bring.

    Args:
        total: of all that counts.
        before: of what could be sold again as it is under the release.
        possible: of what could be sold again as it is under the draft.
        changed: of what could be sold under the draft with some changes.
    """

    total: Money
    before: Money
    possible: Money
    changed: Money


@dataclass(frozen=True, slots=True)
class SoldBefore:
    """What a draft means for what was sold.

    Args:
        examined: how many sold configurations were looked at.
        before: how many of them could be sold again as they are under the release.
        possible: how many could be under the draft.
        changed: of those that could not, how many could under the draft with some changes.
        revenue: of those whose revenue counts, by currency.
    """

    examined: int
    before: int
    possible: int
    changed: int
    revenue: tuple[Revenue, ...] = ()


@dataclass(frozen=True, slots=True)
class TouchedMarket:
    """Whether a draft changes anything in a market.

    Args:
        market: its code.
        rules: whether other rules are in force on the day.
        prices: whether prices, costs or tiers differ on some day.
    """

    market: str
    rules: bool
    prices: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A draft against its release, in one market on one day.

    Args:
        comparison: what is newly forbidden and allowed.
        sold: what that means for sold configurations.
        died: characteristic to the values that can be chosen in the release, and never in the draft.
        markets: those in which one of the two is sold.
    """

    comparison: rules.Comparison
    sold: SoldBefore
    died: Mapping[str, tuple[str, ...]]
    markets: tuple[TouchedMarket, ...]


def review(
    bases: Mapping[str, Product],
    product: Product,
    draft: rules.Engine,
    market: str,
    day: date,
    sales: Sequence[Sale],
    *,
    count: bool,
    budget: rules.Budget,
) -> Review:
    """Review a draft.

    Args:
        bases: market -> the release that is followed there.
        product: what is to follow.
        draft: decides that, see `catalog.proof.trial.deciding`.
        market: where to look.
        day: on which; rules have dates.
        sales: what was sold in the market under any release, the last sold first.
        count: also count what is meant, which compiles both: seconds for large products.
        budget: what the search for examples may spend.

    Raises:
        Unknown: nothing is followed in the market.
        ValueError: nothing of the one is left in the other.
    """
    base = bases.get(market)
    if base is None:
        message = f"{product.code!r} was not sold in the market {market!r}; there is nothing to compare."
        raise Unknown(message, code="unknown-market", market=market)
    release = rules.engine(rules.lower(base.rule_book, market=market, on=day), "sat")
    sold = [Sale(rules.chosen_in(each.configuration, release.problem, draft.problem), each.revenue) for each in sales]
    comparison = rules.compare(
        release.problem,
        draft.problem,
        sales=[_known(sale.configuration, release.problem, draft.problem) for sale in sold],
        limit=EXAMPLES,
        budget=budget,
        counting=DiagramEngine if count else None,
    )
    markets = tuple(_touched(bases, product, day))
    return Review(comparison, _sold(release, draft, sold), _died(release, draft), markets)


def _died(release: rules.Engine, draft: rules.Engine) -> dict[str, tuple[str, ...]]:
    """Return what nobody can choose any more; values that the draft does not declare are told as removed."""
    before, after = release.propagate({}), draft.propagate({})
    if after.consistent is False:
        return {}
    left = {name: {*values, *after.undecided.get(name, ())} for name, values in after.domains.items()}
    declared = {each.name: each.values for each in draft.problem.variables if not each.computed}
    dead = {
        name: tuple(value for value in values if value in declared[name] and value not in left[name])
        for name, values in before.domains.items()
        if name in declared
    }
    return {name: values for name, values in dead.items() if values}


def _touched(bases: Mapping[str, Product], product: Product, day: date) -> Iterator[TouchedMarket]:
    for market in dict.fromkeys((*bases, *product.markets)):
        base = bases.get(market)
        if base is None or market not in product.markets:
            yield TouchedMarket(market, rules=True, prices=True)
            continue
        old, new = (rules.lower(each.rule_book, market=market, on=day).digest for each in (base, product))
        yield TouchedMarket(market, old != new, _amounts(base, market) != _amounts(product, market))


def _amounts(product: Product, market: str) -> tuple[object, ...]:
    """Return everything that a price or a cost in a market is made of."""
    books: tuple[PriceBook | Scale, ...] = (*product.price_books, *product.cost_books, *product.scales)
    return (product.markets[market], *(_facts(each) for each in books if each.market in (market, "")))


def _facts(book: PriceBook | Scale) -> tuple[object, ...]:
    """Return what a book says; two books that say the same are not equal by themselves."""
    return tuple(_fact(getattr(book, each.name)) for each in fields(book) if each.compare)


def _fact(value: object) -> object:
    if isinstance(value, Mapping):  # the books of charges that come again, by their period
        return {key: _facts(each) if isinstance(each, PriceBook) else each for key, each in value.items()}
    return value


def _known(sale: Configuration, *problems: rules.Problem) -> dict[str, str]:
    """Leave out what none of the problems has; releases long gone had other characteristics."""
    return {name: value for name, value in sale.items() if any(name in each.index for each in problems)}


def _sold(release: rules.Engine, draft: rules.Engine, sales: Sequence[Sale]) -> SoldBefore:
    configurations = [sale.configuration for sale in sales]
    before = [found is not None for found in rules.Migrator(release).checked(configurations)]
    fates = [found.status for found in rules.migrate(draft, configurations)]
    revenue = _revenue(sales, before, fates)
    return SoldBefore(len(fates), sum(before), fates.count("untouched"), fates.count("changed"), revenue)


def _revenue(sales: Sequence[Sale], before: Sequence[bool], fates: Sequence[str]) -> tuple[Revenue, ...]:
    sums: dict[str, dict[str, Money]] = {}
    for sale, was_possible, fate in zip(sales, before, fates, strict=True):
        if sale.revenue is not None:
            of = sums.setdefault(sale.revenue.currency, defaultdict(partial(Money.zero, sale.revenue.currency)))
            for part in ("total", fate, *(["before"] if was_possible else ())):
                of[part] += sale.revenue
    return tuple(Revenue(of["total"], of["before"], of["untouched"], of["changed"]) for of in sums.values())
