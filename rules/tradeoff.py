"""Several objectives at once: one before the other, the best of one within a limit on another, all good compromises.

An engine has one objective and no limits. The best within a limit is found in two steps: a weighted sum of both
objectives whose least worth is the sharpest bound such sums give (the Lagrangian dual), then completions in the order
of that sum, until none still to come can beat the best that keeps the limit. On configurations the second step is
short: the sum leaves a small gap.

Sources: Handler and Zang, "A dual algorithm for the constrained shortest path problem" (Networks 10, 1980); Haimes,
Lasdon and Wismer, "On a bicriterion formulation" (IEEE Transactions on Systems, Man and Cybernetics 1, 1971).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rules.best import BestFirst
from rules.budget import Budget, Spent
from rules.engines.base import Engine, Objective, Optimum
from rules.objectives import ends, names_of, sequential, weighted, worth

MOST_RANKED = 1_000
"""Completions gone through for one answer before it is undecided."""

MOST_COMPROMISES = 100
"""Compromises told unless asked for more."""


@dataclass(frozen=True, slots=True)
class Compromise:
    """A completion and what it is worth under each of several objectives."""

    worths: tuple[int, ...]
    assignment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicographic:
    """The best completion by several objectives, the first before the second and so on; None if there is none.

    Undecided, it is the best that was found, if any.
    """

    best: Compromise | None
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Front:
    """Compromises between two objectives, ascending by the first: nothing is better in one and as good in the other.

    Each pair of worths is told once. `complete` if there are no more than these (the Pareto set); undecided if it was
    not found out what comes after the last.
    """

    compromises: tuple[Compromise, ...]
    complete: bool
    decided: bool = True


# --- one before the other --------------------------------------------------------------------------------------------


def lexicographic(
    engine: Engine, choices: Mapping[str, str], objectives: Sequence[Objective], budget: Budget | None = None
) -> Lexicographic:
    """Return the completion of least worth by the first objective, among equals by the second, and so on.

    The objectives are put as one as long as the numbers allow. If they do not, the completions that are best by the
    first are gone through, up to `MOST_RANKED`.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: there is no objective, or the sums of one may grow too large.
    """
    if not objectives:
        raise ValueError("there is no objective")
    for each in objectives:
        ends(engine.problem, each)
    try:
        together = sequential(engine.problem, objectives)
    except ValueError:
        return _best_of_equals(engine, choices, objectives, budget)
    found = engine.optimise(choices, together.objective, budget=budget)
    if found.assignment is None:
        return Lexicographic(None, found.decided)
    return Lexicographic(_compromise(objectives, found.assignment), found.decided)


def _best_of_equals(
    engine: Engine, choices: Mapping[str, str], objectives: Sequence[Objective], budget: Budget | None
) -> Lexicographic:
    best: Compromise | None = None
    try:
        ranking = BestFirst(engine, choices, objectives[0], names=names_of(*objectives), budget=budget)
        for each in islice(ranking, MOST_RANKED):
            found = _compromise(objectives, each.assignment)
            if best is not None and found.worths[0] > best.worths[0]:
                return Lexicographic(best)
            best = found if best is None or found.worths < best.worths else best
    except Spent:
        return Lexicographic(best, decided=False)
    return Lexicographic(best, ranking.bound is None)


def _compromise(objectives: Sequence[Objective], assignment: Mapping[str, str]) -> Compromise:
    return Compromise(tuple(worth(each, assignment) for each in objectives), assignment)


# --- the best within a limit -----------------------------------------------------------------------------------------


def optimise_within(
    engine: Engine,
    choices: Mapping[str, str],
    objective: Objective,
    limited: Objective,
    most: int,
    *,
    accepts: Callable[[Mapping[str, str]], bool] | None = None,
    budget: Budget | None = None,
) -> Optimum:
    """Return the completion of least worth among those that are worth at most `most` by another objective.

    Of several it is the one that is worth least by the other objective too.

    Args:
        engine: decides.
        choices: what is chosen.
        objective: what is to be least.
        limited: what is limited.
        most: the limit.
        accepts: what else a completion must fulfil; it may look at characteristics with a say in the objectives.
        budget: what all of it may spend.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: both objectives together may grow too large for an engine.
    """
    return _Limited(engine, choices, (objective, limited), most, accepts or _everything, budget).optimum()


def _everything(_: Mapping[str, str]) -> bool:
    return True


class _Limited:
    """A search for the best within a limit."""

    def __init__(
        self,
        engine: Engine,
        choices: Mapping[str, str],
        objectives: tuple[Objective, Objective],
        most: int,
        accepts: Callable[[Mapping[str, str]], bool],
        budget: Budget | None,
    ) -> None:
        self._engine = engine
        self._choices = choices
        self._objectives = objectives
        self._most = most
        self._accepts = accepts
        self._budget = budget
        self._best: Compromise | None = None
        self._bound: int | None = None

    def optimum(self) -> Optimum:
        """Return the best, or what is known of it when the budget or the patience is spent."""
        try:
            decided = self._is_found()
        except Spent:
            decided = False
        if self._best is None:
            return Optimum(None, None, None if decided else self._bound, decided)
        least = self._best.worths[0]
        return Optimum(least, self._best.assignment, least if decided else self._bound, decided)

    def _is_found(self) -> bool:
        """Search; return whether what was found, maybe nothing, is proved to be right."""
        objective, limited = self._objectives
        low = self._least(sequential(self._engine.problem, [objective, limited]).objective)
        if low is None:
            return True
        self._bound = low.worths[0]
        if low.worths[1] <= self._most:
            return self._best is low or self._is_ranked(1, 0)
        high = self._least(sequential(self._engine.problem, [limited, objective]).objective)
        if high is None or high.worths[1] > self._most:
            return True
        return self._is_ranked(*self._factors(low, high))

    def _factors(self, low: Compromise, high: Compromise) -> tuple[int, int]:
        """Return the factors of the sum with the sharpest bound, from a completion on each side of the limit."""
        while True:
            first = low.worths[1] - high.worths[1]
            second = high.worths[0] - low.worths[0]
            found = self._least(self._sum(first, second))
            if found is None or _dot(found, first, second) == _dot(low, first, second):
                return first, second
            if found.worths[1] <= self._most:
                high = found
            else:
                low = found

    def _is_ranked(self, first: int, second: int) -> bool:
        """Go through completions in the order of the sum; return whether none left out can be better."""
        ranking = BestFirst(
            self._engine,
            self._choices,
            self._sum(first, second),
            names=names_of(*self._objectives),
            budget=self._budget,
        )
        for each in islice(ranking, MOST_RANKED):
            self._bound = -((second * self._most - each.worth) // first)
            if self._best is not None and each.worth >= first * self._best.worths[0] + second * self._most:
                return True
            self._consider(each.assignment)
        return ranking.bound is None

    def _least(self, objective: Objective) -> Compromise | None:
        found = self._engine.optimise(self._choices, objective, budget=self._budget)
        if not found.decided:
            raise Spent
        return None if found.assignment is None else self._consider(found.assignment)

    def _consider(self, assignment: Mapping[str, str]) -> Compromise:
        found = _compromise(self._objectives, assignment)
        is_better = self._best is None or found.worths < self._best.worths
        if is_better and found.worths[1] <= self._most and self._accepts(assignment):
            self._best = found
        return found

    def _sum(self, first: int, second: int) -> Objective:
        objective, limited = self._objectives
        return weighted([(first, objective), (second, limited)])


def _dot(found: Compromise, first: int, second: int) -> int:
    return first * found.worths[0] + second * found.worths[1]


# --- all good compromises --------------------------------------------------------------------------------------------


def front(
    engine: Engine,
    choices: Mapping[str, str],
    first: Objective,
    second: Objective,
    *,
    limit: int = MOST_COMPROMISES,
    budget: Budget | None = None,
) -> Front:
    """Return the compromises between two objectives, the least worth by the first of them first.

    Each is the best by the first objective among those that are better by the second than the one before.

    Args:
        engine: decides.
        choices: what is chosen.
        first: what is to be least.
        second: what is to be least as well.
        limit: how many to return.
        budget: what all of it may spend.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: the limit is less than 1, or both objectives together may grow too large for an engine.
    """
    if limit < 1:
        raise ValueError("at least one compromise can be asked for")
    most = ends(engine.problem, second)[1]
    found: list[Compromise] = []
    while True:
        following = optimise_within(engine, choices, first, second, most, budget=budget)
        if following.assignment is None or not following.decided or len(found) == limit:
            is_last = following.assignment is None and following.decided
            return Front(tuple(found), is_last, following.decided or len(found) == limit)
        found.append(_compromise((first, second), following.assignment))
        most = found[-1].worths[1] - 1
