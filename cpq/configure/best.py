"""The best complete product that meets the user's choices: the cheapest, the dearest, the nearest within a budget.

What is found is priced exactly, as any configuration is, and compared with what the solver proved: that nothing that
meets the choices costs less (or more). Where the two differ there is a gap, and it is told; where they do not, the
answer is proved.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from cpq.configure.best_margin import most_left
from cpq.configure.changes import differences
from cpq.configure.extremes import greatest_of, least_of
from cpq.configure.ground import Ground
from cpq.configure.model import Choice, Choices, Session, as_mapping
from cpq.configure.show import present
from cpq.configure.standing import Standing, standing
from cpq.configure.view import Audience, Change, Priced, differences_json, money_json
from cpq.configure.worths import Worths, budget_in, most_within
from kernel.errors import Broken, Conflict, Exhausted, FieldProblem, Malformed
from kernel.money import Money
from rules import Optimum, optimise_within, without_joints
from rules.objectives import changes

Goal = Literal["cheapest", "dearest", "nearest", "margin"]
"""The lowest price; the highest price; the fewest differences from what is shown, within a budget; the most left."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be best.

    Args:
        goal: the kind of best.
        budget: what the total may be at most; with `nearest`, and only there.
        having: values that it is to have, computed ones too; a choice of the same characteristic is let go.

    Raises:
        Malformed: a budget is missing, or has no place.
    """

    goal: Goal
    budget: Decimal | None = None
    having: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.goal == "nearest") != (self.budget is not None):
            message = "The nearest configuration needs a budget; the others have none."
            raise Malformed(message, problems=[FieldProblem("/budget", message)], code="budget")

    def besides(self, choices: Choices) -> Choices:
        """Return the choices that are kept."""
        return tuple(choice for choice in choices if choice.characteristic not in self.having)

    def met(self, choices: Choices) -> dict[str, str]:
        """Return everything that is to be met: the choices that are kept, and what it is to have."""
        return {**as_mapping(self.besides(choices)), **self.having}


@dataclass(frozen=True, slots=True)
class Best:
    """The best configuration.

    Args:
        goal: what it is best in.
        version: of the session whose choices it meets.
        assignment: it; None if there is none within the budget, or none was found in time.
        price: what it costs; None if that is on request only, or there is nothing to price.
        difference: of the total, against what is shown.
        changes: what is different from what is shown.
        bound: the total, or with `margin` the margin, that is proved: no configuration is better than that; None with
            `nearest`, and if unknown.
        gap: between the bound and the total, or the margin; None if either is unknown.
        proved: whether nothing better meets the choices; without an assignment, whether nothing meets them at all.
    """

    goal: Goal
    version: int
    assignment: Mapping[str, str] | None
    price: Priced | None
    difference: Money | None
    changes: tuple[Change, ...]
    bound: Money | None
    gap: Money | None
    proved: bool
    hidden: frozenset[str] = field(default=frozenset())

    def assignment_or_refuse(self) -> Mapping[str, str]:
        """Return the configuration.

        Raises:
            Conflict: there is none within the budget, or with what it is to have.
            Exhausted: none was found in time.
        """
        if self.assignment is not None:
            return self.assignment
        if not self.proved:
            raise Exhausted("The best configuration could not be worked out in time; try again.", code="undecided")
        if self.goal == "nearest":
            message = "Nothing that meets these choices is within the budget; raise it, or take a choice back."
            raise Conflict(message, code="over-budget")
        message = "Nothing has these values together with your choices; take a choice back."
        raise Conflict(message, code="nothing-such")

    def to_json(self, audience: Audience = "customer") -> dict[str, Any]:
        """Return the Best of the HTTP contract."""
        hidden = self.hidden if audience == "customer" else frozenset()
        found = None
        if self.assignment is not None:
            found = {name: value for name, value in self.assignment.items() if name not in hidden}
        return {
            "goal": self.goal,
            "version": self.version,
            "configuration": found,
            "price": None if self.price is None else self.price.to_json(audience),
            "difference": money_json(self.difference),
            "changes": differences_json(self.changes, hidden),
            "bound": money_json(self.bound),
            "gap": money_json(self.gap),
            "proved": self.proved,
        }


def best(ground: Ground, session: Session, wanted: Wanted) -> Best:
    """Return the best configuration that meets a session's choices.

    Args:
        ground: what the session stands on.
        session: whose choices are met.
        wanted: what is to be best.
    """
    now = present(ground, session)
    if wanted.goal == "margin":
        return _most_left(ground, session, now, wanted)
    if wanted.budget is None:
        return _extreme(ground, session, now, wanted)
    return _nearest(ground, session, now, wanted, wanted.budget)


def _extreme(ground: Ground, session: Session, now: Standing, wanted: Wanted) -> Best:
    is_cheapest, choices = wanted.goal == "cheapest", wanted.met(session.choices)
    found = least_of(ground, choices) if is_cheapest else greatest_of(ground, choices)
    made = _made(ground, session, now, wanted.goal, found.assignment)
    if found.assignment is None:
        return replace(made, proved=found.decided)
    if made.price is None or found.bound is None:
        return made
    gap = made.price.total - found.bound if is_cheapest else found.bound - made.price.total
    return replace(made, bound=found.bound, gap=gap, proved=not gap.amount)


def _most_left(ground: Ground, session: Session, now: Standing, wanted: Wanted) -> Best:
    found = most_left(ground, wanted.met(session.choices))
    made = _made(ground, session, now, "margin", found.assignment)
    if found.amount is None or found.bound is None:
        return replace(made, bound=found.bound, proved=found.decided)
    gap = found.bound - found.amount
    return replace(made, bound=found.bound, gap=gap, proved=not gap.amount)


def _nearest(ground: Ground, session: Session, now: Standing, wanted: Wanted, amount: Decimal) -> Best:
    """Return the configuration that differs in the fewest characteristics from what is shown, within a budget."""
    budget = budget_in(ground.product.market(ground.market).currency, amount)
    choices = wanted.met(session.choices)
    found = [_nearest_in(ground, choices, now, each, budget) for each in ground.worths]
    made = [(each, _made(ground, session, now, "nearest", each.assignment)) for each in found]
    _, best = min(made, key=lambda each: _nearness(*each))
    return replace(best, proved=all(each.decided for each in found))


def _nearest_in(ground: Ground, choices: Mapping[str, str], now: Standing, worths: Worths, budget: Money) -> Optimum:
    def is_within(assignment: Mapping[str, str]) -> bool:
        price = ground.price(without_joints(assignment))
        return price is not None and price.total <= budget

    return optimise_within(
        ground.pricing,
        choices,
        changes(ground.pricing.problem, now.assignment),
        worths.least,
        most_within(worths, budget),
        accepts=None if worths.is_exact else is_within,
        budget=ground.budget,
    )


def _nearness(found: Optimum, made: Best) -> tuple[bool, int, Decimal]:
    """Return what is least of the configuration with the fewest changes, and of several of the cheapest."""
    if found.worth is None or made.price is None:
        return True, 0, Decimal(0)
    return False, found.worth, made.price.total.amount


def _made(ground: Ground, session: Session, now: Standing, goal: Goal, assignment: Mapping[str, str] | None) -> Best:
    made = Best(goal, session.version, None, None, None, (), None, None, proved=False, hidden=ground.product.internal)
    if assignment is None:
        return made
    shown = without_joints(assignment)
    price = ground.price(shown)
    difference = None if price is None or now.price is None else price.total - now.price.total
    return replace(made, assignment=shown, price=price, difference=difference, changes=differences(now, shown))


def asserting(ground: Ground, choices: Choices, wanted: Mapping[str, str], kept: Collection[str]) -> Choices:
    """Return choices, the given ones first, whose completion is a wanted configuration.

    No more is asserted than is needed: only what the completion would fill in otherwise, from the most visible
    characteristic on.

    Args:
        ground: what the configuration stands on.
        choices: of the user; the wanted configuration meets them.
        wanted: a whole configuration.
        kept: characteristics that may not be chosen; what is wanted of them comes about, or does not.
    """
    while True:
        made = standing(ground, choices)
        if made is None:
            raise Broken("A configuration was found that the choices rule out.", code="best-inconsistent")
        chosen = as_mapping(choices)
        missing = next(
            (
                name
                for name, value in wanted.items()
                if made.assignment[name] != value
                and name not in chosen
                and name not in kept
                and not ground.product.characteristic(name).computed
            ),
            None,
        )
        if missing is None:
            return choices
        choices = (*choices, Choice(missing, wanted[missing]))
