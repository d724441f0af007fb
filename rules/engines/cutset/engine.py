"""The cutset engine: the SAT engine with a quicker way to every remaining value.

For problems that no diagram of a reasonable size decides. What is possible is found by a native search that decides
variables until the rest is a forest; everything else, and what the search leaves open, is the SAT engine's.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rules.budget import Budget, Spent
from rules.engines.cutset.kernel import FOUND, NONE, begun, pool, supported
from rules.engines.diagram.arrays import arrays, first_domains, split
from rules.engines.diagram.network import TooWide, network
from rules.engines.diagram.propagation import Words
from rules.engines.diagram.simplify import View, simplified
from rules.engines.rotations import Marks
from rules.engines.sat import SatEngine
from rules.problem import Problem

MOST_STEPS = 1_500_000
"""Steps that one question may take here, far less than a second, before the SAT engine is asked."""

MOST_VARIABLES = 800
"""A network with more variables than this needs too many decisions and is left to the SAT engine."""


class CutsetEngine(SatEngine):
    """Decides a problem by search.

    Raises:
        TooWide: the problem has no network of a reasonable size for a search.
        TooLarge: the problem has no clause form of a reasonable size.
    """

    name = "cutset"

    def __init__(self, problem: Problem) -> None:
        found = simplified(network(problem))
        if len(found.network.sizes) > MOST_VARIABLES:
            raise TooWide
        views = found.views[: len(problem.variables)]
        super().__init__(problem)
        self._net = arrays(found.network)
        self._begun = begun(self._net, first_domains(found.network))
        self._known = pool(self._net)
        self._shown = np.array(sorted({view.variable for view in views}), np.int32)
        self._seen = np.zeros(int(self._net.words[-1]), np.uint64)
        self._unknown = np.zeros_like(self._seen)
        self._set_places(views)

    def _set_places(self, views: tuple[View, ...]) -> None:
        """Note the words of each value of each characteristic, and where its bits stand among all."""
        first = self._net.words
        self._sets: list[tuple[int, list[list[int]]]] = []
        places: list[int] = []
        starts: list[int] = []
        for view in views:
            begin = int(first[view.variable])
            width = int(first[view.variable + 1]) - begin
            self._sets.append((view.variable, [split(values, width) for values in view.values]))
            for values in view.values:
                starts.append(len(places))
                places += [64 * begin + bit for bit in range(values.bit_length()) if values >> bit & 1]
        self._places = np.array(places, np.intp)
        self._starts = np.array(starts, np.intp)

    def _possible(self, settled: Mapping[int, int], budget: Budget) -> tuple[Marks, Marks, bool | None]:
        """Return the values proved possible, the undecided ones, and whether the choices are consistent."""
        nothing = np.zeros(self._width, dtype=np.bool_)
        if self._begun is None:
            return nothing, nothing, False
        try:
            budget.spend()
        except Spent:
            return super()._possible(settled, budget)
        state, room = self._begun
        chosen = [self._sets[variable][0] for variable in settled]
        masks = [word for variable, value in settled.items() for word in self._sets[variable][1][value]]
        outcome = supported(
            self._net, state, room, self._known, self._shown, np.array(chosen, np.int32), np.array(masks, np.uint64),
            MOST_STEPS, self._seen, self._unknown,
        )  # fmt: skip
        if outcome == NONE:
            return nothing, nothing, False
        if outcome != FOUND or self._unknown.any():
            return super()._possible(settled, budget)
        return self._marks(self._seen), nothing, True

    def _marks(self, words: Words) -> NDArray[np.bool_]:
        bits = np.unpackbits(words.view(np.uint8), bitorder="little")
        found: NDArray[np.bool_] = np.logical_or.reduceat(bits[self._places], self._starts)
        return found
