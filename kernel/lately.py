"""What was looked up a moment ago: for those who have no time to look, and those who would look again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Generic, TypeVar

from kernel.at_once import NotAtOnce

LATELY_S = 1.0
"""How old it may be; what another process publishes shows after so long at the latest."""

DAYS = 64
"""Days kept; then all are looked up again."""

T = TypeVar("T")


class Lately(Generic[T]):
    """Remembers something of each day for a moment, and not beyond what is published here.

    Args:
        published: how many times this process has published or taken back.
        timer: seconds of a monotonic clock.
    """

    def __init__(self, published: Callable[[], int], timer: Callable[[], float] = monotonic) -> None:
        self._published = published
        self._timer = timer
        self._seen: dict[date, tuple[T, int, float]] = {}

    def looking(self, day: date, look: Callable[[], T]) -> T:
        """Look, and remember what was seen as it was when looking began."""
        published, since = self._published(), self._timer()
        found = look()
        if len(self._seen) >= DAYS:
            self._seen = {}
        self._seen[day] = found, published, since
        return found

    def seen(self, day: date) -> T:
        """Return what was seen.

        Raises:
            NotAtOnce: nobody has looked lately, or something was published since.
        """
        seen = self._seen.get(day)
        if seen is None:
            raise NotAtOnce
        found, published, since = seen
        if published != self._published() or self._timer() - since > LATELY_S:
            raise NotAtOnce
        return found

    def seen_or_looking(self, day: date, look: Callable[[], T]) -> T:
        """Return what was seen, or look if nobody has lately."""
        try:
            return self.seen(day)
        except NotAtOnce:
            return self.looking(day, look)
