"""From bits to values: the least cost with each value, found when somebody asks for it.

A sweep (`worths`) tells what every bit of an answer costs. A product has more values than its diagram has bits, several
characteristics may stand in one variable, and a screen looks at few of them. So nothing is done for a characteristic
until it is asked for; of one that has a single value left nothing has to be looked up at all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.numbers import NEVER, Long, Longs
from rules.engines.diagram.passes import (
    LITERAL_BITS,
    LITERAL_BITS_AT,
    LITERAL_VARIABLE,
    ROOT_BITS,
    VARIABLE_END,
    VARIABLE_OWN,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    keep,
)
from rules.engines.diagram.worths import Naming

NOTHING = int(NEVER)
"""Stands for the worth of a value that nothing possible has."""

FEW = 32
"""Characteristics that are asked for one by one; whoever asks for more gets all at once."""


class Swept(NamedTuple):
    """What a sweep found under some choices: what they leave, what each bit costs, and the least cost of all.

    With `exchange` a value of a chosen characteristic is told with its choice exchanged.
    """

    literals: Blob
    bits: Blob
    of_bits: Longs
    exchange: bool
    least: Long


class Worths:
    """The best worth with each value, told of as many as are asked for.

    Args:
        blob: the artefact.
        naming: where the values stand.
        swept: what was found.
        sign: times this, plus the constant, a cost becomes a worth.
        constant: of the objective.
    """

    def __init__(self, blob: Blob, naming: Naming, swept: Swept, sign: int, constant: int) -> None:
        self._blob = blob
        self._naming = naming
        self._swept = swept
        self._turning = sign, constant
        self._asked = 0
        self._all: Longs | None = None
        self._listed: list[int] | None = None

    @classmethod
    def known(cls, blob: Blob, naming: Naming, numbers: Longs) -> Worths:
        """Return worths that are known already."""
        nothing = np.zeros(0, np.int32)
        made = cls(blob, naming, Swept(nothing, nothing, numbers, exchange=False, least=NEVER), 1, 0)
        made._all = numbers
        return made

    @property
    def all(self) -> Longs:
        """The worths of all values in declared order, `NOTHING` of those that nothing possible has."""
        if self._all is None:
            self._all = self._between(0, len(self._naming.owner))
        return self._all

    def listed(self, first: int, last: int) -> list[int]:
        """Return the worths of a characteristic's values, from one place to another among the values of all."""
        if self._listed is None and self._all is None and self._asked < FEW:
            self._asked += 1
            found: list[int] = self._between(first, last).tolist()
            return found
        if self._listed is None:
            self._listed = self.all.tolist()
        return self._listed[first:last]

    def open_ones(self) -> NDArray[np.bool_]:
        """Tell for each value whether it is possible and its characteristic has others that are, too."""
        possible = self.all != NOTHING
        many = np.add.reduceat(possible, self._naming.first[:-1], dtype=np.int64)
        is_open: NDArray[np.bool_] = possible & (many > 1)[self._naming.owner]
        return is_open

    def _between(self, first: int, last: int) -> Longs:
        found = np.empty(last - first, np.int64)
        named(self._blob, self._naming, self._swept, first, last, *self._turning, found)
        return found


@njit(cache=True, nogil=True)
def named(
    blob: Blob, naming: Naming, swept: Swept, first: int, last: int, sign: int, constant: int, found: Longs
) -> None:
    """Write what each value of some characteristics is worth: the least of its bits that the choices leave.

    Args:
        blob: the artefact.
        naming: the values.
        swept: what is known of the bits.
        first: the first value of a characteristic.
        last: the value after the last one of a characteristic.
        sign: times this, plus the constant, a cost becomes a worth.
        constant: of the objective.
        found: gets the worth of each of the values, `NEVER` if nothing possible has it.
    """
    if last == first:
        return
    alive = _alive(blob, swept)
    for owner in range(naming.owner[first], naming.owner[last - 1] + 1):
        _of_characteristic(blob, naming, owner, alive, swept, first, found)
    if swept.exchange:
        _of_chosen(blob, naming, swept, first, last, found)
    for literal in naming.always:
        if first <= literal < last:
            found[literal - first] = swept.least
    for at in range(last - first):
        if found[at] != NEVER:
            found[at] = sign * found[at] + constant


@njit(cache=True, nogil=True)
def _alive(blob: Blob, swept: Swept) -> Blob:
    """Return the bits that the choices leave and that something possible has."""
    words = blob[WORDS]
    alive = np.empty(words, np.int32)
    for at in range(words):
        word = np.uint32(swept.bits[at])
        left = word
        bit = 0
        while left:
            if left & np.uint32(1) and swept.of_bits[32 * at + bit] == NEVER:
                word &= ~(np.uint32(1) << np.uint32(bit))
            left >>= np.uint32(1)
            bit += 1
        alive[at] = np.int32(word)
    return alive


@borrows
def _of_characteristic(
    blob: Blob, naming: Naming, owner: int, alive: Blob, swept: Swept, offset: int, found: Longs
) -> None:
    """Write what the values of one characteristic cost; with a single one left it is the least cost of all."""
    begin, end = naming.first[owner], naming.first[owner + 1]
    many = 0
    only = begin
    for literal in range(begin, end):
        found[literal - offset] = NEVER
        if _has_any(blob, literal, alive):
            many += 1
            only = literal
            found[literal - offset] = swept.least
    if many < 2:
        return
    starts, places = naming.starts, naming.places
    for literal in range(begin, only + 1):
        if found[literal - offset] != NEVER:
            best = NEVER
            for at in range(starts[literal], starts[literal + 1]):
                place = places[at]
                if (alive[place >> 5] >> (place & 31)) & 1:
                    best = min(best, swept.of_bits[place])
            found[literal - offset] = best


@njit(cache=True, nogil=True, inline="always")
def _has_any(blob: Blob, literal: int, alive: Blob) -> bool:
    """Whether one of the bits of a value is among some."""
    variable = blob[blob[LITERAL_VARIABLE] + literal]
    first = blob[blob[VARIABLE_WORD] + variable]
    mask = blob[LITERAL_BITS] + blob[blob[LITERAL_BITS_AT] + literal]
    own = blob[blob[VARIABLE_OWN] + variable]
    some = 0
    for at in range(first, blob[blob[VARIABLE_END] + variable]):
        some |= alive[at] & blob[mask + at - first] & own
    return some != 0


@njit(cache=True, nogil=True)
def _of_chosen(blob: Blob, naming: Naming, swept: Swept, first: int, last: int, found: Longs) -> None:
    """Write what the values of chosen characteristics cost, each with its own choice left out."""
    literals, starts, places = swept.literals, naming.starts, naming.places
    newest = np.full(blob[VARIABLES], -1, np.int32)
    before = np.empty(len(literals), np.int32)
    for at in range(len(literals)):
        variable = blob[blob[LITERAL_VARIABLE] + literals[at]]
        before[at] = newest[variable]
        newest[variable] = at
    left = swept.bits.copy()
    for at in range(len(literals)):
        if not first <= literals[at] < last:
            continue
        variable = blob[blob[LITERAL_VARIABLE] + literals[at]]
        begin, end = blob[blob[VARIABLE_WORD] + variable], blob[blob[VARIABLE_END] + variable]
        own = blob[blob[VARIABLE_OWN] + variable]
        for word in range(begin, end):
            left[word] = (left[word] & ~own) | (blob[blob[ROOT_BITS] + word] & own)
        other = newest[variable]
        while other >= 0:
            if other != at:
                keep(blob, literals[other], left)
            other = before[other]
        owner = naming.owner[literals[at]]
        for literal in range(naming.first[owner], naming.first[owner + 1]):
            best = NEVER
            for where in range(starts[literal], starts[literal + 1]):
                place = places[where]
                if (left[place >> 5] >> (place & 31)) & 1:
                    best = min(best, swept.of_bits[place])
            found[literal - first] = best
        for word in range(begin, end):
            left[word] = (left[word] & ~own) | (swept.bits[word] & own)
