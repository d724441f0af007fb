"""The most recently used things of a kind, in this process: what was used longest ago is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Keeps things by their keys, up to a weight. Shared by threads.

    Args:
        most: what all of them may weigh together; a thing that weighs more is not kept.
        weigh: tells what one weighs; each weighs 1 if nothing is said.

    >>> kept = Kept[str, int](2)
    >>> kept.put("a", 1), kept.put("b", 2), kept.get("a"), kept.put("c", 3)
    (None, None, 1, None)
    >>> kept.get("a"), kept.get("b"), len(kept)
    (1, None, 2)
    """

    def __init__(self, most: int, weigh: Callable[[V], int] = lambda _: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._things: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return what is kept under a key, which is a use of it; None if nothing is."""
        with self._lock:
            found = self._things.get(key)
            if found is not None:
                self._things.move_to_end(key)
            return found

    def put(self, key: K, thing: V) -> None:
        """Keep a thing; what was kept under its key is replaced."""
        with self._lock:
            self._put(key, thing)

    def setdefault(self, key: K, thing: V) -> V:
        """Return what is kept under a key, which is a use of it; if nothing is, keep a thing and return that."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                self._put(key, thing)
                return thing
            self._things.move_to_end(key)
            return found

    def values(self) -> tuple[V, ...]:
        """Return all that is kept, what was used longest ago first; that is no use of it."""
        with self._lock:
            return tuple(self._things.values())

    def drop(self, key: K) -> None:
        """Forget what is kept under a key."""
        with self._lock:
            self._drop(key)

    def _put(self, key: K, thing: V) -> None:
        self._drop(key)
        self._things[key] = thing
        self._weight += self._weigh(thing)
        while self._weight > self._most:
            self._weight -= self._weigh(self._things.popitem(last=False)[1])

    def _drop(self, key: K) -> None:
        before = self._things.pop(key, None)
        if before is not None:
            self._weight -= self._weigh(before)

    def __len__(self) -> int:
        with self._lock:
            return len(self._things)
