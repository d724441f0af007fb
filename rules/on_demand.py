"""Answers that are put into words when somebody asks for them.

A sweep over a diagram takes microseconds; to name what it found of every value of every characteristic takes a hundred
times as long, and few people look at all of it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Flat(Mapping[str, Mapping[str, T]]):
    """What is known of each value of each characteristic, kept in one array and named when asked for."""

    __slots__ = ()

    @abstractmethod
    def flat(self, *, only_open: bool = False) -> dict[tuple[str, str], T]:
        """Return all of it by name and value, in declared order, or of characteristics that have several values."""


def flat(values: Mapping[str, Mapping[str, T]], *, only_open: bool = False) -> dict[tuple[str, str], T]:
    """Return what is known of all values by name and value; far quicker than to read one after the other.

    Args:
        values: what is known of the values of each characteristic.
        only_open: leave out characteristics of which a single value is known; that is quicker still, and enough for a
            screen on which they cannot be changed.
    """
    if isinstance(values, Flat):
        return values.flat(only_open=only_open)
    several = ((name, found) for name, found in values.items() if len(found) > 1 or not only_open)
    return {(name, value): found for name, of_values in several for value, found in of_values.items()}


class OnDemand(Mapping[str, T]):
    """A mapping whose values are found when asked for, each once.

    Args:
        names: the keys in their order, a collection that is quick to look into.
        find: returns the value of a key.
    """

    __slots__ = ("_find", "_known", "_names")

    def __init__(self, names: Collection[str], find: Callable[[str], T]) -> None:
        self._names = names
        self._find = find
        self._known: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """Return the value of a key."""
        if name not in self._known:
            if name not in self._names:
                raise KeyError(name)
            self._known[name] = self._find(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in order."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names)

    def __repr__(self) -> str:
        """Show them all."""
        return repr(dict(self))
