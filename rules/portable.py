"""Portable: a compiled problem as one file, that answers where there are no rules, no server and no network.

The file holds what can be chosen, the compiled diagram and, if asked for, a number for each value; no rule, no reason
and nothing else that an author wrote. A release becomes a file once; a browser (`web/src/engine`) or this module
answers from it. docs/portable.md describes every byte.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from rules.engines.base import Count, Engine, Objective, Propagation
from rules.engines.diagram import DiagramEngine
from rules.engines.diagram.artefact import only
from rules.engines.diagram.counting import Counting
from rules.engines.diagram.optimising import Optimising
from rules.engines.diagram.passes import LITERALS, Blob
from rules.engines.diagram.sound import is_sound
from rules.engines.diagram.views import Domains, Named, Reader
from rules.engines.objective import weights
from rules.findings import UnknownName
from rules.problem import Problem, Variable

MAGIC = b"\x89CPQ\r\n\x1a\n"
"""The first bytes. As in PNG files, they break if a transfer takes the file for text."""

VERSION = 1
"""Counts up with every change of the file or of the words in it; readers refuse what is newer."""

_HEADER = struct.Struct("<8sII32s")
_SIZE = struct.Struct("<I")
_WORD = 4

MOST_DIGITS = 9
"""Decimal digits that prices may have; currencies have up to 4."""


class NotPortable(ValueError):
    """A file that cannot be trusted, or a problem that makes none; the message says why."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What each value costs, in whole numbers of the smallest unit: `digits` 2 means cents."""

    objective: Objective
    digits: int = 0


@dataclass(frozen=True, slots=True)
class LeastPrices:
    """The least price in all and with each possible value; None and nothing if there is no completion."""

    overall: int | None
    values: Mapping[str, Mapping[str, int]]


class Portable:
    """A compiled problem away from its rules.

    Args:
        names: the characteristics with their values, in declared order.
        prices: what the values cost, if that is to be told.
        blob: the compiled diagram of exactly these characteristics.

    Raises:
        NotPortable: they do not belong together, or the prices' digits make no sense.
        UnknownName, UnknownValue: a price is that of nothing.
        ValueError: sums of prices may grow beyond 2^50.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], prices: Prices | None, blob: Blob) -> None:
        if not is_sound(blob) or int(blob[LITERALS]) != sum(len(values) for values in names.values()):
            raise NotPortable("the compiled diagram is broken, or not one of these characteristics")
        if prices is not None and not 0 <= prices.digits <= MOST_DIGITS:
            raise NotPortable(f"prices have 0 to {MOST_DIGITS} digits, not {prices.digits}")
        self.names = {name: tuple(values) for name, values in names.items()}
        self.prices = prices
        self._blob = blob
        variables = (Variable(name, "enumeration", values, False) for name, values in self.names.items())
        self._problem = Problem(tuple(variables), ())
        self._reader = Reader(self._problem, blob)
        self._counting = Counting(self._reader, blob)
        self._optimising = Optimising(self._reader, blob)
        self._costs = None if prices is None else self._optimising.costs(prices.objective, greatest=False)

    @classmethod
    def of(cls, engine: Engine, prices: Prices | None = None, *, names: Collection[str] | None = None) -> Portable:
        """Take the compiled problem of an engine.

        Args:
            engine: the engine.
            prices: what the values cost, if that is to be told.
            names: the characteristics to tell of, if not of all. Of the others neither name nor value goes along, but
                what they rule out stays ruled out, and configurations that differ only in them count.

        Raises:
            NotPortable: the engine has none, because no diagram of its problem was found.
            UnknownName, UnknownValue, ValueError: as for a new one; also for a name that the problem does not have.
        """
        if not isinstance(engine, DiagramEngine):
            raise NotPortable(f"only a problem with a diagram is portable, and the engine {engine.name!r} has none")
        problem = engine.problem
        told = set(problem.index) if names is None else set(names)
        if strange := sorted(told - set(problem.index)):
            raise UnknownName(strange[0], problem.index)
        owners = [each.name for each in problem.variables for _ in each.values]
        literals = [literal for literal, name in enumerate(owners) if name in told]
        known = {each.name: each.values for each in problem.variables if each.name in told}
        return cls(known, prices, only(engine.compiled.blob, literals))

    # --- the file -----------------------------------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """Write the file: equal problems and prices, equal bytes."""
        text = json.dumps(self._description(), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        text += b" " * (-len(text) % _WORD)
        rest = _SIZE.pack(len(text)) + text + self._blob.astype("<i4").tobytes()
        return _HEADER.pack(MAGIC, VERSION, _HEADER.size + len(rest), sha256(rest).digest()) + rest

    @classmethod
    def from_bytes(cls, data: bytes) -> Portable:
        """Read a file.

        Raises:
            NotPortable: it is no such file, newer than this program, cut off, too long, or not as it was written.
        """
        text, words = _parts(data)
        try:
            return cls(*_described(json.loads(text)), np.frombuffer(words, "<i4").astype(np.int32))
        except NotPortable:
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise NotPortable(f"the description in the file makes no sense: {error}") from error

    def _description(self) -> dict[str, object]:
        rows: list[dict[str, object]] = [{"name": name, "values": values} for name, values in self.names.items()]
        if self.prices is None:
            return {"characteristics": rows}
        for variable, numbers in weights(self._problem, self.prices.objective).columns.items():
            rows[variable]["prices"] = numbers
        constant = self.prices.objective.constant
        return {"characteristics": rows, "prices": {"constant": constant, "digits": self.prices.digits}}

    # --- questions ----------------------------------------------------------------------------------------------

    def propagate(self, choices: Mapping[str, str]) -> Propagation:
        """Return every value that some completion of the choices has."""
        answer = np.empty(self._reader.words, np.int32)
        consistent = self._reader.possible(self._literals(choices), answer)
        return Propagation(consistent, Domains(self._reader, answer))

    def count(self, choices: Mapping[str, str]) -> Count:
        """Count the completions of the choices."""
        return Count(self._counting.total(self._literals(choices)))

    def least_prices(self, choices: Mapping[str, str]) -> LeastPrices:
        """Return the least price of a completion, and of one with each value that is possible.

        Raises:
            NotPortable: the file has no prices.
        """
        if self._costs is None:
            raise NotPortable("this file has no prices")
        least, of_values = self._optimising.each(self._literals(choices), self._costs)
        return LeastPrices(least, Named(self._reader, of_values))

    def _literals(self, choices: Mapping[str, str]) -> Blob:
        first = self._reader.first_literal
        settled = self._problem.numbered(choices)
        return np.array([first[variable] + value for variable, value in settled.items()], np.int32)


def _described(description: Mapping[str, Any]) -> tuple[dict[str, list[str]], Prices | None]:
    """Return the characteristics and prices of a description; any of several exceptions says that it makes no sense."""
    rows = description["characteristics"]
    names: dict[str, list[str]] = {row["name"]: row["values"] for row in rows}
    if not all(type(each) is str for row in rows for each in (row["name"], *row["values"])):
        raise TypeError("names and values are texts")
    if len(names) < len(rows) or any(len(set(values)) < len(values) for values in names.values()):
        raise ValueError("a name or a value stands there twice")
    given = description.get("prices")
    if given is None:
        return names, None
    columns = {row["name"]: dict(zip(row["values"], row["prices"], strict=True)) for row in rows if "prices" in row}
    numbers = [number for column in columns.values() for number in column.values()]
    if not all(type(number) is int for number in (given["constant"], given["digits"], *numbers)):
        raise TypeError("prices are whole numbers")
    return names, Prices(Objective(columns, given["constant"]), given["digits"])


def _parts(data: bytes) -> tuple[bytes, bytes]:
    """Return the description and the words of a file that is whole and as it was written."""
    if len(data) < _HEADER.size + _SIZE.size or not data.startswith(MAGIC):
        raise NotPortable("this is no portable product")
    _, version, length, digest = _HEADER.unpack_from(data)
    if version != VERSION:
        raise NotPortable(f"the file has version {version}, and this program reads version {VERSION}")
    if length != len(data):
        raise NotPortable(f"the file has {len(data)} bytes and should have {length}: it is cut off or has grown")
    if sha256(data[_HEADER.size :]).digest() != digest:
        raise NotPortable("the file is not as it was written: its digest is another")
    begin = _HEADER.size + _SIZE.size
    (size,) = _SIZE.unpack_from(data, _HEADER.size)
    if size % _WORD or begin + size > len(data) or len(data) % _WORD:
        raise NotPortable("the parts of the file do not fit into it")
    return data[begin : begin + size], data[begin + size :]
