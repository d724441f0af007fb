"""Columns: many configurations held as numbers, one row each, with a column for every name.

A hundred thousand configurations of ten thousand characteristics are a billion pairs of strings, which nobody can hold
and nobody has to: each column has few different values. So these are kept once, and a configuration is a row of their
places. Whatever asks for a configuration gets a mapping, made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger[Any]]


class Columns(Sequence[dict[str, str]]):
    """Configurations in columns; a sequence of mappings from names to values.

    Args:
        names: of the columns, all different.
        values: the different values of each column.
        codes: (configurations, columns): 0 if the configuration says nothing of the name, else the place of its
            value, counted from 1.

    Raises:
        ValueError: names are not all different, there are not as many columns of each, or a code means no value.
    """

    def __init__(self, names: Sequence[str], values: Sequence[Sequence[str]], codes: Codes) -> None:
        if len(set(names)) < len(names):
            raise ValueError("every column needs a name of its own")
        if codes.ndim != 2 or not len(names) == len(values) == codes.shape[1]:
            raise ValueError("names, values and codes are of different numbers of columns")
        if len(codes) and (codes.max(axis=0) > [len(each) for each in values]).any():
            raise ValueError("a code means no value of its column")
        self.names = tuple(names)
        self.values = tuple(map(tuple, values))
        self.codes = codes

    @classmethod
    def of_rows(cls, names: Sequence[str], rows: Iterable[Sequence[str]]) -> Columns:
        """Make columns of rows as long as there are names; an empty cell says nothing of its name."""
        cells = list(zip(*rows, strict=True)) or [()] * len(names)
        values = [tuple(dict.fromkeys(filter(None, column))) for column in cells]
        width = np.min_scalar_type(max(map(len, values), default=0))
        codes = np.zeros((len(cells[0]) if cells else 0, len(names)), width)
        for at, (column, known) in enumerate(zip(cells, values, strict=True)):
            places = {"": 0, **{value: place for place, value in enumerate(known, start=1)}}
            codes[:, at] = np.fromiter(map(places.__getitem__, column), width, len(column))
        return cls(names, values, codes)

    def __len__(self) -> int:
        """Return how many configurations there are."""
        return len(self.codes)

    @overload
    def __getitem__(self, at: int) -> dict[str, str]: ...

    @overload
    def __getitem__(self, at: slice) -> Columns: ...

    def __getitem__(self, at: int | slice) -> dict[str, str] | Columns:
        """Return a configuration, or some in columns."""
        if isinstance(at, slice):
            return Columns(self.names, self.values, self.codes[at])
        row = self.codes[at].tolist()
        return {name: own[code - 1] for name, own, code in zip(self.names, self.values, row, strict=True) if code}
