"""Diverse completions: good ones that differ from each other, for people who want to choose between real alternatives.

The first is the best; each further one is the best of those that differ enough from all before it. That is greedy: no
other list is better in its first place, and given that in its second, and so on; that the sum of all is the least is
not promised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rules.best import Ranked, check_limit
from rules.budget import Budget
from rules.engines.base import Engine, Objective
from rules.objectives import changes, weighted, worth
from rules.tradeoff import optimise_within


@dataclass(frozen=True, slots=True)
class Diverse:
    """Completions any two of which differ enough, in the order they were found.

    Decided: each is proved to be the best that differs enough from those before it, and if there are fewer than asked
    for, no other does. Undecided, they still differ enough.
    """

    completions: tuple[Ranked, ...]
    decided: bool = True


def diverse(
    engine: Engine,
    choices: Mapping[str, str],
    objective: Objective,
    limit: int,
    *,
    differ: int,
    budget: Budget | None = None,
) -> Diverse:
    """Return good completions any two of which differ in at least some characteristics.

    Args:
        engine: decides.
        choices: what is chosen.
        objective: what a completion is worth.
        limit: how many to return; fewer if there are not so many.
        differ: in how many characteristics any two differ at least; computed ones follow and do not count.
        budget: what all of it may spend.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: a number is out of range, or objective and differences together may grow too large for an engine.
    """
    check_limit(limit)
    if differ < 1:
        raise ValueError(f"completions can differ in one characteristic or more, not {differ}")
    following = engine.optimise(choices, objective, budget=budget)
    decided = following.decided
    found: list[Ranked] = []
    distances: list[Objective] = []
    while following.worth is not None and following.assignment is not None:
        found.append(Ranked(following.worth, following.assignment))
        if len(found) == limit:
            break
        distances.append(changes(engine.problem, following.assignment))
        following = optimise_within(
            engine,
            choices,
            objective,
            weighted([(-1, each) for each in distances]),
            -differ * len(found),
            accepts=partial(_is_far, distances, differ),
            budget=budget,
        )
        decided = decided and following.decided
    return Diverse(tuple(found), decided)


def _is_far(distances: Sequence[Objective], differ: int, assignment: Mapping[str, str]) -> bool:
    return all(worth(each, assignment) >= differ for each in distances)
