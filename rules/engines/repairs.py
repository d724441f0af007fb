"""Repairs: the cheapest sets of choices to take back, found from conflicts.

Every repair takes back at least one choice of every conflict (Reiter 1987), so only choices of known conflicts are
looked at, however many others there are. The search is best-first (A*): what a set costs, plus the least that conflicts
which it does not touch and which have nothing in common must still cost. A set that touches every known conflict is
put to the engine, which agrees or shows another conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from rules.problem import Problem

Cost = tuple[int, int]
"""Summed cost, then the number of choices."""

Entry = tuple[Cost, bool, tuple[int, ...]]
"""The least cost a set can lead to, whether it is a proved repair, and the set; a heap of them is in the right order:
at equal cost everything that may lead to a repair is looked into before a repair is told, then declared order counts.
"""


def _go_on() -> None:
    """Let a search go on that nothing ends."""


def costs_of(problem: Problem, free: Collection[int], cost: Mapping[str, int] | None) -> dict[int, int]:
    """Return what it costs to take back each of some choices, in declared order.

    Raises:
        ValueError: if a cost is less than 1: then taking back more would not be worse.
    """
    given = cost or {}
    if any(each < 1 for each in given.values()):
        raise ValueError("the cost of taking back a choice is at least 1")
    return {variable: given.get(problem.variables[variable].name, 1) for variable in sorted(free)}


@dataclass(slots=True)
class RepairSearch:
    """A search for repairs.

    Args:
        free: the choices that may be taken back, with what each costs (at least 1).
        conflict_without: returns choices that cannot hold together although some are taken back, or None if the rest
            can hold together. The smaller, the quicker.
        watch: is called now and then, and raises what ends the search.
    """

    free: Mapping[int, int]
    conflict_without: Callable[[frozenset[int]], Collection[int] | None]
    watch: Callable[[], None] = _go_on
    _conflicts: list[tuple[frozenset[int], int]] = field(default_factory=list)
    _waiting: list[Entry] = field(default_factory=list)
    _seen: set[frozenset[int]] = field(default_factory=set)

    def best_first(self) -> Iterator[frozenset[int]]:
        """Yield the minimal repairs: cheapest first, then the fewest choices, then in declared order.

        Yields the empty set and nothing else if nothing is wrong.
        """
        found: list[frozenset[int]] = []
        self._wait(frozenset())
        while self._waiting:
            self.watch()
            cost, proved, names = heappop(self._waiting)
            taken_back = frozenset(names)
            if any(earlier <= taken_back for earlier in found):
                continue
            if proved:
                found.append(taken_back)
                yield taken_back
            elif (left := self._least(taken_back)) > cost:
                heappush(self._waiting, (left, False, names))
            else:
                self._look_into(taken_back)

    def _look_into(self, taken_back: frozenset[int]) -> None:
        untouched = next((each for each, _ in self._conflicts if taken_back.isdisjoint(each)), None)
        if untouched is None:
            shown = self.conflict_without(taken_back)
            if shown is None:
                heappush(self._waiting, (self._cost(taken_back), True, tuple(sorted(taken_back))))
                return
            untouched = frozenset(shown) & self.free.keys()
            self._conflicts.append((untouched, min((self.free[each] for each in untouched), default=0)))
            self._conflicts.sort(key=lambda known: len(known[0]))
        for each in untouched:
            self._wait(taken_back | {each})

    def _wait(self, taken_back: frozenset[int]) -> None:
        if taken_back not in self._seen:
            self._seen.add(taken_back)
            heappush(self._waiting, (self._least(taken_back), False, tuple(sorted(taken_back))))

    def _cost(self, taken_back: Collection[int]) -> Cost:
        return sum(self.free[each] for each in taken_back), len(taken_back)

    def _least(self, taken_back: frozenset[int]) -> Cost:
        """Return a cost that no repair with these choices undercuts."""
        cost, size = self._cost(taken_back)
        touched = set(taken_back)
        for conflict, least in self._conflicts:
            if touched.isdisjoint(conflict):
                touched |= conflict
                cost += least
                size += 1
        return cost, size
