"""Reviewing a draft: what it newly forbids and allows against its release, and what was sold that it forbids.

The rules themselves are asked (`rules.compare`), not the texts: a rule written differently that means the same is no
difference, and a harmless-looking word that forbids a million products is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import rules
from catalog.product import Product
from rules.engines.diagram import DiagramEngine

EXAMPLES = 5
"""Concrete products shown of what is newly forbidden, and of what is newly allowed."""

Configuration = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SoldBefore:
    """What a draft means for what was sold.

    Args:
        examined: how many sold configurations were looked at.
        possible: how many of them could be sold again as they are.
        changed: of those that could not, how many could with some changes.
    """

    examined: int
    possible: int
    changed: int


@dataclass(frozen=True, slots=True)
class Review:
    """A draft against its release, in one market on one day.

    Args:
        comparison: what is newly forbidden and allowed.
        sold: what that means for sold configurations.
    """

    comparison: rules.Comparison
    sold: SoldBefore


def review(
    base: Product,
    draft: rules.Engine,
    market: str,
    day: date,
    sales: Sequence[Configuration],
    *,
    count: bool,
    budget: rules.Budget,
) -> Review:
    """Review a draft.

    Args:
        base: the release.
        draft: decides what is to follow it, see `catalog.proof.trial.deciding`.
        market: where to look.
        day: on which; rules have dates.
        sales: configurations that were sold under any release, the last sold first.
        count: also count what is meant, which compiles both: seconds for large products.
        budget: what the search for examples may spend.

    Raises:
        Unknown: the release is not sold in the market.
        ValueError: nothing of the one is left in the other.
    """
    base.market(market)
    old, new = rules.lower(base.rule_book, market=market, on=day), draft.problem
    comparison = rules.compare(
        old,
        new,
        sales=[_known(sale, old, new) for sale in sales],
        limit=EXAMPLES,
        budget=budget,
        counting=DiagramEngine if count else None,
    )
    return Review(comparison, _sold(draft, sales))


def _known(sale: Configuration, *problems: rules.Problem) -> dict[str, str]:
    """Leave out what none of the problems has; releases long gone had other characteristics."""
    return {name: value for name, value in sale.items() if any(name in each.index for each in problems)}


def _sold(draft: rules.Engine, sales: Sequence[Configuration]) -> SoldBefore:
    found = rules.migrate(draft, sales) if sales else []
    untouched = sum(each.status == "untouched" for each in found)
    return SoldBefore(len(found), untouched, sum(each.status == "changed" for each in found))
