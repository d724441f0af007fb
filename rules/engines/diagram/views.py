"""The answers of the passes in the words of the problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import accumulate, chain, compress, pairwise
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rules.engines.diagram.layout import layout
from rules.engines.diagram.naming import NOTHING, Worths
from rules.engines.diagram.passes import (
    EDGES,
    LITERAL_BITS,
    LITERAL_BITS_AT,
    LITERAL_VARIABLE,
    ROOT_BITS,
    VARIABLE_END,
    VARIABLE_WORD,
    WORDS,
    Blob,
    possible,
)
from rules.engines.diagram.reach import LARGE, outline, possible_within
from rules.engines.diagram.remainder import FEW, MANY, MOST_BYTES, PATIENCE, Remainders, possible_left, remainders
from rules.engines.diagram.together import flags_of
from rules.engines.diagram.worths import Naming
from rules.on_demand import Flat, OnDemand
from rules.problem import Problem

MOST_LISTED = 256
"""Sets of values kept listed for each characteristic: what is left of it is mostly one of a few."""


class Place(NamedTuple):
    """Where a characteristic stands in an answer: its words, and for each value its bits in them."""

    first: int
    last: int
    bits: tuple[int, ...]


class Lists(dict[int, tuple[str, ...]]):
    """The values of a characteristic for each set of its bits, listed when first asked for."""

    __slots__ = ("values_and_bits",)

    def __init__(self, values: Sequence[str], bits: Sequence[int]) -> None:
        super().__init__()
        self.values_and_bits = tuple(zip(values, bits, strict=True))

    def __missing__(self, left: int) -> tuple[str, ...]:
        """List the values that have one of some bits."""
        listed = tuple([value for value, bits in self.values_and_bits if left & bits])
        if len(self) < MOST_LISTED:
            self[left] = listed
        return listed


class Listing(NamedTuple):
    """How the values of a characteristic are listed from an answer: its words, all its bits, and the lists."""

    first: int
    last: int
    all: int
    lists: Lists


class Reader:
    """Reads answers: arrays of words whose bits are values.

    If an artefact has many edges, questions look only at what the remainders of their choices leave. One of more than
    `large` words has an outline: other questions look only at what a walk finds, and all do if remainders would take
    more than `most_bytes`.
    """

    def __init__(self, problem: Problem, blob: Blob, large: int = LARGE, most_bytes: int = MOST_BYTES) -> None:
        self.problem = problem
        self.words = int(blob[WORDS])
        self.literals = {
            (each.name, value): number
            for number, (each, value) in enumerate((each, value) for each in problem.variables for value in each.values)
        }
        self.places = tuple(_places(problem, blob))
        self.by_name = {
            each.name: Listing(place.first, place.last, reduce(or_, place.bits, 0), Lists(each.values, place.bits))
            for each, place in zip(problem.variables, self.places, strict=True)
        }
        self.first_literal = [*accumulate((len(each.values) for each in problem.variables), initial=0)]
        self._blob = blob
        self._most_bytes = most_bytes
        start = int(blob[ROOT_BITS])
        always = self.values(blob[start : start + self.words])
        self.outline = outline(blob) if len(blob) > large else None
        self.forced = {variable: values[0] for variable, values in enumerate(always) if len(values) == 1}

    def possible(self, literals: Blob, answer: Blob) -> bool:
        """Write every possible value's bit to an answer; return whether the choices are consistent."""
        if self.remainders is not None:
            return bool(possible_left(self._blob, self.remainders, literals, answer, FEW, PATIENCE))
        if self.outline is not None:
            return bool(possible_within(self._blob, self.outline, literals, answer))
        return bool(possible(self._blob, literals, answer))

    @cached_property
    def remainders(self) -> Remainders | None:
        """What each choice by itself leaves of an artefact with many edges, found when the first question is asked."""
        if self.outline is None and self._blob[EDGES] < MANY:
            return None
        made = layout(self._blob, self.outline or outline(self._blob))
        return remainders(self._blob, made, self._most_bytes)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """All values in declared order, each with the name of its characteristic."""
        return list(self.literals)

    @cached_property
    def values_at(self) -> dict[str, tuple[tuple[str, ...], int, int]]:
        """The values of each characteristic, and from where to where they stand among the values of all."""
        starts = pairwise(self.first_literal)
        return {each.name: (each.values, *ends) for each, ends in zip(self.problem.variables, starts, strict=True)}

    @cached_property
    def naming(self) -> Naming:
        """Where the values of all characteristics stand in an answer."""
        bits = [each for values in self.bits.values() for _, each in values]
        return Naming(
            places=np.array([*chain.from_iterable(bits)], np.int64),
            starts=np.array([*accumulate(map(len, bits), initial=0)], np.int64),
            owner=np.repeat(np.arange(len(self.places)), np.diff(self.first_literal)),
            first=np.array(self.first_literal, np.int64),
            always=np.array([*self.literal_of_forced.values()], np.int64),
        )

    @cached_property
    def literal_of_forced(self) -> dict[int, int]:
        """For each variable that has the same value in every configuration, the number of this value among all."""
        return {at: self.first_literal[at] + value for at, value in self.forced.items()}

    @cached_property
    def bits(self) -> dict[str, tuple[tuple[str, list[int]], ...]]:
        """For each characteristic its values, each with the numbers of its bits in an answer."""
        return {
            name: tuple((value, ones(bits, 32 * each.first)) for value, bits in each.lists.values_and_bits)
            for name, each in self.by_name.items()
        }

    @cached_property
    def always(self) -> dict[str, str]:
        """The value of each characteristic that has the same in every configuration."""
        return self.problem.named(self.forced)

    def flagged(self, flags: Sequence[bool]) -> Mapping[str, tuple[str, ...]]:
        """Return the values of each characteristic that are flagged, given a flag for each value in declared order."""

        def of(name: str) -> tuple[str, ...]:
            values, first, last = self.values_at[name]
            return tuple(compress(values, flags[first:last]))

        return OnDemand(self.values_at, of)

    def values(self, answer: Blob) -> list[list[int]]:
        """Return the value numbers that stand in an answer, for each variable."""
        words = _whole_words(answer)
        found = []
        for first, last, bits in self.places:
            word = _joined(words, first, last)
            found.append([value for value, mask in enumerate(bits) if word & mask])
        return found


def _places(problem: Problem, blob: Blob) -> Iterator[Place]:
    number = 0
    unsigned = blob.view(np.uint32)
    for each in problem.variables:
        variable = int(blob[blob[LITERAL_VARIABLE] + number])
        first = int(blob[blob[VARIABLE_WORD] + variable])
        last = int(blob[blob[VARIABLE_END] + variable])
        bits = []
        for _ in each.values:
            at = int(blob[LITERAL_BITS] + blob[blob[LITERAL_BITS_AT] + number])
            bits.append(_joined(unsigned[at : at + last - first].tolist(), 0, last - first))
            number += 1
        yield Place(first, last, tuple(bits))


def ones(bits: int, first: int = 0) -> list[int]:
    """Return the numbers of the bits that are set, counted from `first`."""
    return [first + bit for bit in range((bits & -bits).bit_length() - 1, bits.bit_length()) if bits >> bit & 1]


def _whole_words(answer: Blob) -> list[int]:
    words: list[int] = answer.view(np.uint32).tolist()
    return words


def _joined(words: Sequence[int], first: int, last: int) -> int:
    if last == first + 1:
        return words[first]
    return sum(word << (32 * at) for at, word in enumerate(words[first:last]))


class Domains(Mapping[str, tuple[str, ...]]):
    """The possible values of each characteristic, named when asked for."""

    __slots__ = ("_answer", "_reader", "_words")

    def __init__(self, reader: Reader, answer: Blob) -> None:
        self._reader = reader
        self._answer = answer
        self._words: list[int] | None = None

    def flags(self) -> NDArray[np.bool_]:
        """Tell for each value of the problem, in declared order, whether it is possible."""
        naming = self._reader.naming
        flags = np.empty(len(naming.owner), np.bool_)
        flags_of(self._answer.reshape(1, -1), naming, flags.reshape(1, -1))
        return flags

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the possible values of a characteristic in declared order."""
        first, last, every, lists = self._reader.by_name[name]
        if self._words is None:
            self._words = _whole_words(self._answer)
        return lists[_joined(self._words, first, last) & every]

    def __iter__(self) -> Iterator[str]:
        """Go through the characteristics in declared order."""
        return iter(self._reader.by_name)

    def __len__(self) -> int:
        """Return how many characteristics there are."""
        return len(self._reader.by_name)

    def __repr__(self) -> str:
        """Show them all."""
        return repr(dict(self))


class Settled(Mapping[str, str]):
    """The value of each characteristic in a configuration, named when asked for."""

    __slots__ = ("_domains",)

    def __init__(self, domains: Domains) -> None:
        self._domains = domains

    def flags(self) -> NDArray[np.bool_]:
        """Tell for each value of the problem, in declared order, whether the configuration has it."""
        return self._domains.flags()

    def __getitem__(self, name: str) -> str:
        """Return the value of a characteristic."""
        (value,) = self._domains[name]
        return value

    def __iter__(self) -> Iterator[str]:
        """Go through the characteristics in declared order."""
        return iter(self._domains)

    def __len__(self) -> int:
        """Return how many characteristics there are."""
        return len(self._domains)

    def __repr__(self) -> str:
        """Show them all."""
        return repr(dict(self))


class Named(Flat[int]):
    """The worth of each value of each characteristic, found and named when asked for.

    Args:
        reader: knows the names.
        worths: knows the numbers; a value that nothing possible has is left out.
    """

    __slots__ = ("_reader", "_worths")

    def __init__(self, reader: Reader, worths: Worths) -> None:
        self._reader = reader
        self._worths = worths

    def __getitem__(self, name: str) -> Mapping[str, int]:
        """Return the worths of the values of a characteristic."""
        values, first, last = self._reader.values_at[name]
        found = self._worths.listed(first, last)
        if NOTHING not in found:
            return dict(zip(values, found, strict=True))
        return {value: each for value, each in zip(values, found, strict=True) if each != NOTHING}

    def flat(self, *, only_open: bool = False) -> dict[tuple[str, str], int]:
        """Return the worths of all values at once, or of those whose characteristic has several."""
        numbers = self._worths.all
        kept = np.flatnonzero(self._worths.open_ones() if only_open else numbers != NOTHING)
        pairs = map(self._reader.pairs.__getitem__, kept.tolist())
        return dict(zip(pairs, numbers[kept].tolist(), strict=True))

    def __iter__(self) -> Iterator[str]:
        """Go through the characteristics in declared order."""
        return iter(self._reader.values_at)

    def __len__(self) -> int:
        """Return how many characteristics there are."""
        return len(self._reader.values_at)

    def __repr__(self) -> str:
        """Show them all."""
        return repr(dict(self))
