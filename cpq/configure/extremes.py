"""The lowest and the highest price of what meets some choices, over all cases that the terms of sale tell apart.

Each case is one question to the solver. Where all of them are exact, the best of the answers is the answer; where
roundings or limits stand between what the solver adds up and the price, products are gone through until that is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cpq.configure.going_through import GoneThrough, Listed, go_through
from cpq.configure.ground import Ground
from cpq.configure.worths import Worths, amount_of
from kernel.money import Money
from rules import Optimum, without_joints
from rules.objectives import opposite


def least_of(ground: Ground, choices: Mapping[str, str]) -> GoneThrough:
    """Return the cheapest product that meets choices, and the price that none is below."""
    cases = ground.worths
    found = [ground.least(number, choices) for number in range(len(cases))]
    bounds = [amount_of(each.lowest, answer.bound) for each, answer in zip(cases, found, strict=True)]
    if all(each.is_exact for each in cases) or not all(each.decided for each in found):
        return _best(ground, found, bounds, is_dearest=False)
    listed = [Listed(each.least, each.lowest) for each in cases]
    return _gone_through(ground, "cheapest", choices, listed) or _best(ground, found, bounds, is_dearest=False)


def greatest_of(ground: Ground, choices: Mapping[str, str]) -> GoneThrough:
    """Return the dearest product that meets choices, and the price that none is above."""
    cases = ground.worths
    found = [ground.greatest(number, choices) for number in range(len(cases))]
    bounds = [amount_of(each.highest, answer.bound) for each, answer in zip(cases, found, strict=True)]
    if all(each.is_exact for each in cases) or not all(each.decided for each in found):
        return _best(ground, found, bounds, is_dearest=True)
    listed = [Listed(opposite(each.greatest), _turned(each)) for each in cases]
    return _gone_through(ground, "dearest", choices, listed) or _best(ground, found, bounds, is_dearest=True)


def _turned(worths: Worths) -> Callable[[int], Money | None]:
    return lambda worth: worths.highest(-worth)


def _best(ground: Ground, found: Sequence[Optimum], bounds: Sequence[Money | None], *, is_dearest: bool) -> GoneThrough:
    """Return the best of the answers; of nothing with a price, anything."""
    sign, decided = -1 if is_dearest else 1, all(each.decided for each in found)
    products = [without_joints(each.assignment) for each in found if each.assignment is not None]
    priced = [(each, price.total) for each in products if (price := ground.price(each)) is not None]
    if not priced:
        return GoneThrough(products[0] if products else None, None, None, decided)
    bound = min((each for each in bounds if each), key=lambda each: sign * each.amount, default=None)
    assignment, total = min(priced, key=lambda each: sign * each[1].amount)
    return GoneThrough(assignment, total, bound, decided)


def _gone_through(
    ground: Ground, question: str, choices: Mapping[str, str], listed: Sequence[Listed]
) -> GoneThrough | None:
    """Return the best of what could be gone through; None if nothing of it has a price."""

    def total_of(product: Mapping[str, str]) -> Money | None:
        price = ground.price(product)
        return None if price is None else price.total

    ordered = tuple(sorted(choices.items()))
    found = ground.remembered(
        question,
        ordered,
        lambda: go_through(ground, choices, listed, total_of, is_most_wanted=question == "dearest"),
    )
    return found if found.assignment is not None else None
