"""Going through products, the best first, until nothing that is still to come can be better.

The solver lists the products of each case by an objective that is near what is wanted, the best first. Each is priced
exactly; when the best of these is as good as anything that the lists can still bring, that is proved. What could not
be gone through leaves a gap between the best found and what is still to come, and it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cpq.configure.ground import Ground
from kernel.money import Money
from rules import Objective, without_joints
from rules.best import BestFirst, Ranked
from rules.budget import Spent
from rules.objectives import names_of

ZERO = Decimal(0)
MOST_PRICED = 50
"""Products that are priced for one answer. What is wanted of them differs by little more than roundings."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How the products of a case are listed.

    Args:
        objective: of which the least comes first.
        bound: what a product of such a worth, or of more, is at the best; None if nothing is known of it, nor of what
            comes after.
    """

    objective: Objective
    bound: Callable[[int], Money | None]


@dataclass(frozen=True, slots=True)
class GoneThrough:
    """What was found.

    Args:
        assignment: the best product; None if there is none, or none was found in time.
        amount: what it is, exactly.
        bound: what nothing is better than; None if that is not known.
        decided: whether nothing is left to be found out.
        is_beyond: whether there are products, but nothing is known of any.
    """

    assignment: Mapping[str, str] | None
    amount: Money | None
    bound: Money | None
    decided: bool
    is_beyond: bool = False


def go_through(
    ground: Ground,
    choices: Mapping[str, str],
    cases: Sequence[Listed],
    amount_of: Callable[[Mapping[str, str]], Money | None],
    *,
    is_most_wanted: bool,
    tries: int = MOST_PRICED,
) -> GoneThrough:
    """Return the best product.

    Args:
        ground: what is asked stands on.
        choices: what it is to have.
        cases: how the products are listed.
        amount_of: what a whole product is, exactly; None if that is not known.
        is_most_wanted: whether the most is the best, or the least.
        tries: how many products may be looked at.
    """
    search = _Search([_List(ground, choices, each) for each in cases], amount_of, is_most_wanted)
    try:
        is_done = search.goes_on(tries)
    except Spent:
        is_done = False
    return search.found(is_done)


class _List:
    """The products of a case, the best first."""

    def __init__(self, ground: Ground, choices: Mapping[str, str], case: Listed) -> None:
        names = names_of(case.objective)
        self._ranking = BestFirst(ground.pricing, choices, case.objective, names=names, budget=ground.budget)
        self._products = iter(self._ranking)
        self._case = case
        self.is_beyond = False

    @property
    def bound(self) -> Money | None:
        """What nothing that is still to come is better than; None if nothing is, or nothing known of it."""
        to_come = self._ranking.bound
        return None if to_come is None or self.is_beyond else self._case.bound(to_come)

    def next(self) -> Ranked | None:
        """Return the next product of which something is known."""
        found = next(self._products, None)
        self.is_beyond = found is not None and self._case.bound(found.worth) is None
        return None if self.is_beyond else found


class _Search:
    """The best of several lists."""

    def __init__(
        self, lists: Sequence[_List], amount_of: Callable[[Mapping[str, str]], Money | None], is_most_wanted: bool
    ) -> None:
        self._lists = lists
        self._amount_of = amount_of
        self._sign = -1 if is_most_wanted else 1
        self._best: tuple[Money, Mapping[str, str]] | None = None

    def goes_on(self, tries: int) -> bool:
        """Look at products, at most so many; tell whether none is left that may be better."""
        for _ in range(tries):
            first = min(self._lists, key=self._rank)
            if self._is_best(first.bound):
                return True
            product = first.next()
            if product is not None:
                self._look_at(without_joints(product.assignment))
        return self._is_best(min(self._lists, key=self._rank).bound)

    def found(self, is_done: bool) -> GoneThrough:
        """Return what was found so far."""
        to_come = min(self._lists, key=self._rank).bound
        if self._best is None:
            is_beyond = is_done and any(each.is_beyond for each in self._lists)
            return GoneThrough(None, None, to_come, is_done, is_beyond)
        amount, assignment = self._best
        return GoneThrough(assignment, amount, amount if self._is_best(to_come) else to_come, is_done)

    def _look_at(self, product: Mapping[str, str]) -> None:
        amount = self._amount_of(product)
        if amount is not None and (self._best is None or self._worth(amount) < self._worth(self._best[0])):
            self._best = amount, product

    def _is_best(self, bound: Money | None) -> bool:
        return bound is None or (self._best is not None and self._worth(self._best[0]) <= self._worth(bound))

    def _worth(self, amount: Money) -> Decimal:
        return self._sign * amount.amount

    def _rank(self, each: _List) -> tuple[bool, Decimal]:
        bound = each.bound
        return bound is None, ZERO if bound is None else self._worth(bound)
