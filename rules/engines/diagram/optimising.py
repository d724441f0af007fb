"""The least and greatest worth of an objective on a diagram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from rules.engines.base import Objective
from rules.engines.diagram.numbers import NEVER, Longs, base_costs, cheapest
from rules.engines.diagram.passes import LEAVES, ROOT_BITS, VARIABLES, Blob
from rules.engines.diagram.reach import cheapest_within, whole_costs
from rules.engines.diagram.views import Reader
from rules.engines.objective import weights
from rules.on_demand import OnDemand

_NO_ANSWER = np.zeros(0, np.int32)
_NO_VALUES = np.zeros(0, np.int64)

MOST_KEPT = 8
"""Objectives kept ready."""


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """An objective ready for the sweeps: what each bit of an answer costs, the least of each leaf, their sums on edges.

    In a large diagram `whole` is the least below each node.
    """

    constant: int
    sign: int
    bits: Longs
    least: Longs
    base: Longs
    whole: Longs


class Optimising:
    """Finds optima on an artefact."""

    def __init__(self, reader: Reader, blob: Blob) -> None:
        self._reader = reader
        self._blob = blob
        self._kept: dict[tuple[int, bool], tuple[Objective, Costs]] = {}
        self.nothing = self._prepared(Objective({}), greatest=False)

    def costs(self, objective: Objective, *, greatest: bool) -> Costs:
        """Prepare an objective; the last few stay prepared.

        Raises:
            UnknownName: if there is no such characteristic.
            UnknownValue: if the characteristic has no such value.
            ValueError: if sums may grow too large.
        """
        key = (id(objective), greatest)
        known = self._kept.get(key)
        if known is not None and known[0] is objective:
            return known[1]
        made = self._prepared(objective, greatest=greatest)
        if len(self._kept) >= MOST_KEPT:
            self._kept = {}
        self._kept[key] = objective, made
        return made

    def best(self, literals: Blob, costs: Costs) -> tuple[int, Blob] | None:
        """Return the best worth and a configuration that has it, as an answer, or None if there is none."""
        answer = np.zeros(self._reader.words, np.int32)
        found = self._cheapest(literals, costs, answer)
        if found == NEVER:
            return None
        return costs.sign * found + costs.constant, answer

    def _cheapest(self, literals: Blob, costs: Costs, answer: Blob) -> int:
        known = self._reader.outline
        if known is None:
            return int(cheapest(self._blob, literals, costs.base, costs.least, costs.bits, answer, _NO_VALUES))
        sums, least, bits, whole = costs.base, costs.least, costs.bits, costs.whole
        return int(cheapest_within(self._blob, known, literals, sums, least, bits, whole, answer))

    def each(self, literals: Blob, costs: Costs) -> tuple[int, OnDemand[Mapping[str, int]]] | None:
        """Return the best worth, and the best with each possible value, or None if there is no configuration."""
        found, of_bits = self._swept(literals, costs)
        if found == NEVER:
            return None
        worth = costs.sign * found + costs.constant
        of_literals = cache(lambda: self._of_literals(of_bits).tolist())

        def values(name: str) -> Mapping[str, int]:
            always = self._reader.always.get(name)
            if always is not None:
                return {always: worth}
            own, place = self._reader.literals_of(name)
            least = zip(own, of_literals()[place], strict=True)
            return {value: costs.sign * each + costs.constant for value, each in least if each < NEVER}

        return worth, OnDemand(self._reader.by_name, values)

    def other(self, literals: Blob, costs: Costs, told: Blob) -> np.int32 | None:
        """Return, of the other values of the variables whose values are told, the one with the best worth."""
        found, of_bits = self._swept(literals, costs)
        if found == NEVER:
            return None
        least = self._of_literals(of_bits)
        owner = self._reader.variable_of_literals
        is_asked = np.zeros(len(self._reader.places), np.bool_)
        is_asked[owner[told]] = True
        least[~is_asked[owner]] = NEVER
        least[told] = NEVER
        best = int(least.argmin()) if len(least) else 0
        return np.int32(best) if len(least) and least[best] < NEVER else None

    def _swept(self, literals: Blob, costs: Costs) -> tuple[int, Longs]:
        """Return the least cost, and that with each bit of an answer."""
        of_bits = np.empty(self._reader.words * 32, np.int64)
        found = int(cheapest(self._blob, literals, costs.base, costs.least, costs.bits, _NO_ANSWER, of_bits))
        return found, of_bits

    def _of_literals(self, of_bits: Longs) -> Longs:
        """Return the least cost with each value, `NEVER` for those that are the same in every configuration."""
        bits, starts = self._reader.bits_of_literals
        least: Longs = np.minimum.reduceat(np.append(of_bits, NEVER)[bits], starts)
        return least

    def _prepared(self, objective: Objective, *, greatest: bool) -> Costs:
        sign = -1 if greatest else 1
        found = weights(self._reader.problem, objective)
        constant = found.constant
        first = self._reader.first_literal
        numbers = np.zeros(first[-1], np.int64)
        for variable, column in found.columns.items():
            always = self._reader.forced.get(variable)
            if always is None:
                numbers[first[variable] : first[variable + 1]] = column
            else:
                constant += column[always]
        places, starts = self._reader.bits_of_literals
        bits = np.zeros(self._reader.words * 32 + 1, np.int64)
        np.add.at(bits, places, np.repeat(sign * numbers, np.diff(starts, append=len(places))))
        start = int(self._blob[ROOT_BITS])
        everything = np.concatenate(
            [self._blob[start : start + self._reader.words], np.zeros(int(self._blob[VARIABLES]), np.int32)]
        )
        least = np.zeros(int(self._blob[LEAVES]), np.int64)
        base = base_costs(self._blob, everything, bits[:-1], least)
        whole = _NO_VALUES if self._reader.outline is None else whole_costs(self._blob, base)
        return Costs(constant, sign, bits[:-1], least, base, whole)
