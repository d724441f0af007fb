"""Sweeping: many sets of choices looked at together, as when a hundred thousand recorded configurations are checked.

The sweep takes a microsecond or two for each set; turning its names into numbers, and answers into names, takes longer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from rules.columns import Columns
from rules.engines.diagram.passes import Blob
from rules.engines.diagram.together import (
    NO_CHOICE,
    UNKNOWN,
    Answers,
    Flags,
    consistent,
    consistent_among,
    consistent_rows,
    flags_of,
    possible_among,
    possible_together,
)
from rules.engines.diagram.views import Reader

ROWS = 4_096
"""Configurations in columns whose literals are listed together."""

Item = tuple[str, str]


class Sweeping:
    """Tells which of many sets of choices are consistent, and what is possible under each.

    Args:
        blob: the artefact.
        reader: reads its answers.
    """

    def __init__(self, blob: Blob, reader: Reader) -> None:
        self._blob = blob
        self._reader = reader
        self._literals = _Literals(reader.literals)

    def named(self, many: Sequence[Mapping[str, str]]) -> list[bool]:
        """Return for each set whether it is consistent; one with a name or value that nobody knows is not."""
        items = chain.from_iterable(choices.items() for choices in many)
        literals = np.fromiter(map(self._literals.__getitem__, items), np.int32)
        told: list[bool] = self._listed(literals, np.fromiter(map(len, many), np.int64, len(many))).tolist()
        return told

    def rows(self, many: Columns) -> list[bool]:
        """Return what `named` does for sets of choices in columns: names are looked up once for each value."""
        first = np.fromiter(accumulate((1 + len(each) for each in many.values), initial=0), np.int64)
        named = ((name, value) for name, values in zip(many.names, many.values, strict=True) for value in values)
        literals = np.full(first[-1], NO_CHOICE, np.int32)
        literals[np.delete(np.arange(first[-1]), first[:-1])] = [*map(self._literals.__getitem__, named)]
        answer = np.empty(len(many), np.uint8)
        if self._reader.outline is None:
            consistent_rows(self._blob, many.codes, literals, first[:-1], answer)
        else:
            for start in range(0, len(many), ROWS):
                asked = literals[first[:-1] + many.codes[start : start + ROWS]]
                answer[start : start + ROWS] = self._listed(asked[asked != NO_CHOICE], (asked != NO_CHOICE).sum(axis=1))
        told: list[bool] = answer.astype(np.bool_).tolist()
        return told

    def each_left_out(self, literals: Blob) -> list[bool]:
        """Return whether some choices are consistent with the first left out, with the second left out, and so on."""
        many = len(literals)
        rest = np.tile(literals, many)[~np.eye(many, dtype=np.bool_).ravel()]
        told: list[bool] = self._swept(rest, np.arange(many + 1, dtype=np.int32) * np.int32(many - 1)).tolist()
        return told

    def answers(self, many: Sequence[Blob]) -> Answers:
        """Return the answer to each of many questions, given as literals; without any bit if it is inconsistent."""
        answers = np.empty((len(many), self._reader.words), np.int32)
        if len(many) == 1:
            self._reader.possible(many[0], answers[0])
            return answers
        first = np.fromiter(accumulate(map(len, many), initial=0), np.int32, len(many) + 1)
        literals = np.concatenate([*many, np.zeros(0, np.int32)])
        if self._reader.outline is None:
            possible_together(self._blob, literals, first, answers)
        else:
            possible_among(self._blob, self._reader.outline, literals, first, answers)
        return answers

    def flags(self, many: Sequence[Blob]) -> Flags:
        """Return for each of many questions, given as literals, and for each value of the problem if it is possible."""
        flags = np.empty((len(many), len(self._reader.naming.owner)), np.bool_)
        flags_of(self.answers(many), self._reader.naming, flags)
        return flags

    def _listed(self, literals: Blob, lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each set whether it is consistent, given the literals of all and how many each has."""
        first = np.concatenate([np.zeros(1, np.int32), np.cumsum(lengths, dtype=np.int32)])
        answer = self._swept(np.maximum(literals, 0), first)
        answer[np.searchsorted(first, np.flatnonzero(literals == UNKNOWN), side="right") - 1] = False
        return answer

    def _swept(self, literals: Blob, first: Blob) -> NDArray[np.bool_]:
        answer = np.empty(len(first) - 1, np.uint8)
        if self._reader.outline is None:
            consistent(self._blob, literals, first, answer)
        else:
            consistent_among(self._blob, self._reader.outline, literals, first, answer)
        return answer.astype(np.bool_)


class _Literals(dict[Item, int]):
    def __missing__(self, item: Item) -> int:
        return UNKNOWN
