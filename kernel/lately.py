"""What was looked up a moment ago: for those who have no time to look, and those who would look again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

from kernel.at_once import NotAtOnce

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LATELY_S = 1.0
"""How old it may be; what another process publishes shows after so long at the latest."""

MOST = 1_024
"""Things kept; then all are looked up again."""


class Lately(Generic[K, V]):
    """Remembers what was looked up for a moment, and not beyond what is published here.

    Args:
        published: how many times this process has published or taken back.
        timer: seconds of a monotonic clock.
    """

    def __init__(self, published: Callable[[], int], timer: Callable[[], float] = monotonic) -> None:
        self._published = published
        self._timer = timer
        self._seen: dict[K, tuple[V, int, float]] = {}

    def looking(self, key: K, look: Callable[[], V]) -> V:
        """Look, and remember what was seen as it was when looking began."""
        published, since = self._published(), self._timer()
        found = look()
        if len(self._seen) >= MOST:
            self._seen = {}
        self._seen[key] = found, published, since
        return found

    def seen_or_looking(self, key: K, look: Callable[[], V]) -> V:
        """Return what was seen, or look if nobody has lately."""
        try:
            return self.seen(key)
        except NotAtOnce:
            return self.looking(key, look)

    def seen(self, key: K) -> V:
        """Return what was seen.

        Raises:
            NotAtOnce: nobody has looked lately, or something was published since.
        """
        seen = self._seen.get(key)
        if seen is None:
            raise NotAtOnce
        found, published, since = seen
        if published != self._published() or self._timer() - since > LATELY_S:
            raise NotAtOnce
        return found
