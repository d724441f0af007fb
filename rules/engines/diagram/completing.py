"""The preferred completion, looked for ahead of proof.

`rules.completion` defines it one characteristic after the other, with a search for each. A diagram tells for every
characteristic at once what is possible, and mostly the best ranked values go together. So values are taken for as many
characteristics as can be ranked, and one question asks whether they hold together. If not, the longest beginning that
does is found by halving, and only behind it the domains are asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rules.completion import Find, Origin, Question, Ranking
from rules.core import Formula, negated
from rules.possible import can_hold
from rules.problem import Problem

Domains = Sequence[Sequence[int]]
Ask = Callable[[Mapping[int, int]], Domains | None]
"""Returns what is possible of every variable under what is settled, None if nothing is."""


class Taken(NamedTuple):
    """A value that a variable gets, and why this one."""

    variable: int
    value: int
    origin: Origin


class Completing:
    """Completes choices as preferred.

    Args:
        problem: what is being completed.
        ranking: of its values.
        ask: the engine's answer about domains.
        find: searches for a solution in which a formula holds; for conditions of defaults that look ahead.
    """

    def __init__(self, problem: Problem, ranking: Ranking, ask: Ask, find: Find) -> None:
        self._problem = problem
        self._ranking = ranking
        self._ask = ask
        self._find = find

    def preferred(self, choices: Mapping[int, int]) -> tuple[dict[int, int], dict[int, Origin]] | None:
        """Return the values and where each came from, or None if the choices have no completion.

        Raises:
            Spent: the budget of a question was spent.
        """
        domains = self._ask(choices)
        if domains is None:
            return None
        settled = dict(choices)
        origins: dict[int, Origin] = dict.fromkeys(choices, "chosen")
        computed = [variable for variable, each in enumerate(self._problem.variables) if each.computed]
        rest = [each for each in range(len(domains)) if each not in choices and each not in computed]
        forced = {variable for variable in rest if len(domains[variable]) == 1}
        while rest:
            fits, domains = self._longest(settled, self._ahead(rest, forced, settled, domains))
            for variable, value, origin in fits:
                settled[variable], origins[variable] = value, origin
            rest = rest[len(fits) :]
        for variable in computed:
            if variable not in settled:
                settled[variable], origins[variable] = domains[variable][0], "computed"
        return settled, origins

    def _ahead(
        self, rest: Sequence[int], forced: set[int], settled: Mapping[int, int], domains: Domains
    ) -> list[Taken]:
        """Take the best ranked value of one variable after the other, until one depends on what is not known yet."""
        known = self._ranking.with_computed(settled)
        taken: list[Taken] = []
        for variable in rest:
            if variable in forced:
                taken.append(Taken(variable, domains[variable][0], "forced"))
            else:
                ask = None if taken else lambda condition: self._is_certain(condition, settled, domains)
                best = self._ranking.first(variable, domains[variable], known, ask)
                if best is None:
                    break
                taken.append(Taken(variable, *best))
            known[variable] = taken[-1].value
            known = self._ranking.with_computed(known)
        return taken

    def _is_certain(self, condition: Formula, settled: Mapping[int, int], domains: Domains) -> bool:
        """Whether a condition holds in every completion of what is settled, whose domains are given."""
        if not can_hold(condition, domains):
            return False
        fails = negated(condition)
        return not can_hold(fails, domains) or self._find(Question(settled, formula=fails)) is None

    def _longest(self, settled: Mapping[int, int], ahead: Sequence[Taken]) -> tuple[Sequence[Taken], Domains]:
        """Return the longest beginning that is possible, and the domains under it; the first alone always is."""
        fits, fails = 0, len(ahead) + 1
        found: Domains | None = None
        at = len(ahead)
        while fails - fits > 1 or found is None:
            domains = self._ask({**settled, **{each.variable: each.value for each in ahead[:at]}})
            if domains is None:
                fails = at
            else:
                fits, found = at, domains
            at = max(1, (fits + fails) // 2)
        return ahead[:fits], found
