"""The least and greatest worth of an objective on a diagram."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rules.engines.base import Objective
from rules.engines.diagram.naming import NOTHING, Swept, Worths
from rules.engines.diagram.numbers import NEVER, Longs, base_costs, cheapest
from rules.engines.diagram.passes import LEAVES, ROOT_BITS, VARIABLES, WORDS, Blob
from rules.engines.diagram.reach import cheapest_within, whole_costs
from rules.engines.diagram.views import Reader
from rules.engines.diagram.worths import Sums, each, each_within
from rules.engines.objective import Weights, own_weights, weights

_NO_VALUES = np.zeros(0, np.int64)

MOST_KEPT = 8
"""Objectives kept ready."""


@dataclass(frozen=True, eq=False)
class Costs:
    """An objective ready for the sweeps.

    Args:
        constant: the worth of what costs nothing.
        sign: -1 if the greatest worth is sought.
        bits: what each bit of an answer costs.
        least: the least cost of each leaf.
        base: the sums of these on edges.
        whole_of: finds the least cost below each node of a large diagram.
    """

    constant: int
    sign: int
    bits: Longs
    least: Longs
    base: Longs
    whole_of: Callable[[Longs], Longs]

    @cached_property
    def sums(self) -> Sums:
        """The same for the kernels."""
        return Sums(self.bits, self.least, self.base, self.whole_of(self.base))

    @property
    def plain(self) -> Sums:
        """The same without what only large diagrams need, and need only for questions with choices."""
        return Sums(self.bits, self.least, self.base, _NO_VALUES)

    @cached_property
    def of_everything(self) -> list[tuple[int | None, Worths]]:
        """The answer of `each` before any choice, once it was asked for: clicks that come back to it are many."""
        return []


class Optimising:
    """Finds optima on an artefact."""

    def __init__(self, reader: Reader, blob: Blob) -> None:
        self._reader = reader
        self._blob = blob
        self._kept: dict[tuple[int, bool], tuple[Objective, Costs]] = {}
        self._ground: tuple[Objective, tuple[int, Longs]] | tuple[None, tuple[int, Longs]] = None, (0, _NO_VALUES)
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
            return int(cheapest(self._blob, literals, costs.base, costs.least, costs.bits, answer))
        sums = costs.sums
        return int(cheapest_within(self._blob, known, literals, sums.base, sums.least, sums.bits, sums.whole, answer))

    def each(self, literals: Blob, costs: Costs, *, exchange: bool = False) -> tuple[int | None, Worths]:
        """Return the best worth, None if there is none, and the best with each value.

        Args:
            literals: the choices.
            costs: the objective.
            exchange: whether values of a chosen characteristic are told with its choice exchanged.
        """
        if len(literals):
            return self._each(literals, costs, exchange)
        if not costs.of_everything:
            costs.of_everything.append(self._each(literals, costs, exchange=False))
        return costs.of_everything[0]

    def exchanges(self, literals: Blob, costs: Costs) -> tuple[int | None, Worths]:
        """Return what `each` does when choices may be exchanged."""
        literal_of = self._reader.literal_of_forced
        owner = self._reader.naming.owner
        broken = [at for at, literal in enumerate(literals) if literal_of.get(int(owner[literal]), literal) != literal]
        if not broken:
            return self.each(literals, costs, exchange=True)
        flat = np.full(len(owner), NEVER)
        if len(broken) == 1:
            worth, _ = self.each(np.delete(literals, broken), costs)
            flat[literal_of[int(owner[literals[broken[0]]])]] = NEVER if worth is None else worth
        return None, Worths.known(self._blob, self._reader.naming, flat)

    def _each(self, literals: Blob, costs: Costs, exchange: bool) -> tuple[int | None, Worths]:
        reader = self._reader
        bits = np.empty(int(self._blob[WORDS] + self._blob[VARIABLES]), np.int32)
        of_bits = np.empty(32 * reader.words, np.int64)
        if reader.outline is None or not len(literals):
            least = int(each(self._blob, literals, costs.plain, exchange, bits, of_bits))
        else:
            least = int(each_within(self._blob, reader.outline, literals, costs.sums, exchange, bits, of_bits))
        swept = Swept(literals, bits, of_bits, exchange, least)
        worths = Worths(self._blob, reader.naming, swept, costs.sign, costs.constant)
        return None if least == NOTHING else costs.sign * least + costs.constant, worths

    def other(self, literals: Blob, costs: Costs, told: Blob) -> np.int32 | None:
        """Return, of the other values of the variables whose values are told, the one with the best worth."""
        least = costs.sign * self.each(literals, costs)[1].all
        owner = self._reader.naming.owner
        is_asked = np.zeros(len(self._reader.places), np.bool_)
        is_asked[owner[told]] = True
        least[~is_asked[owner] | (np.abs(least) == NEVER)] = NEVER
        least[told] = NEVER
        best = int(least.argmin()) if len(least) else 0
        return np.int32(best) if len(least) and least[best] < NEVER else None

    def _prepared(self, objective: Objective, *, greatest: bool) -> Costs:
        sign = -1 if greatest else 1
        constant, numbers = self._numbers(objective)
        naming = self._reader.naming
        bits = np.zeros(self._reader.words * 32, np.int64)
        np.add.at(bits, naming.places, np.repeat(sign * numbers, np.diff(naming.starts)))
        start = int(self._blob[ROOT_BITS])
        everything = np.concatenate(
            [self._blob[start : start + self._reader.words], np.zeros(int(self._blob[VARIABLES]), np.int32)]
        )
        least = np.zeros(int(self._blob[LEAVES]), np.int64)
        base = base_costs(self._blob, everything, bits, least)
        return Costs(constant, sign, bits, least, base, self._whole)

    def _numbers(self, objective: Objective) -> tuple[int, Longs]:
        """Return an objective's constant and its number of each value; of one on another, that one's are kept."""
        if objective.on is None:
            return self._added(
                weights(self._reader.problem, objective), np.zeros(self._reader.first_literal[-1], np.int64)
            )
        ground, known = self._ground
        if ground is not objective.on:
            known = self._numbers(objective.on)
            self._ground = objective.on, known
        constant, numbers = self._added(own_weights(self._reader.problem, objective), known[1].copy())
        return known[0] + constant, numbers

    def _added(self, found: Weights, numbers: Longs) -> tuple[int, Longs]:
        constant, first = found.constant, self._reader.first_literal
        for variable, column in found.columns.items():
            always = self._reader.forced.get(variable)
            if always is None:
                numbers[first[variable] : first[variable + 1]] += np.array(column, np.int64)
            else:
                constant += column[always]
        return constant, numbers

    def _whole(self, base: Longs) -> Longs:
        return _NO_VALUES if self._reader.outline is None else whole_costs(self._blob, base)
