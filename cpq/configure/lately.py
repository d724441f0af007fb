"""The conditions of anybody, as they were looked up a moment ago: a click at once has no time to look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic

from cpq.configure.conditions import Conditions
from kernel.at_once import NotAtOnce

LATELY_S = 1.0
"""How old they may be; what another process publishes shows after so long at the latest."""

PLACES = 256
"""Markets and days kept; then all are looked up again."""


class Lately:
    """Remembers the conditions of each market and day for a moment, and not beyond what is published here.

    Args:
        published: how many times this process has published or taken back.
        timer: seconds of a monotonic clock.
    """

    def __init__(self, published: Callable[[], int], timer: Callable[[], float] = monotonic) -> None:
        self._published = published
        self._timer = timer
        self._seen: dict[tuple[str, date], tuple[Conditions, int, float]] = {}

    def looking(self, market: str, day: date, look: Callable[[], Conditions]) -> Conditions:
        """Look, and remember what was seen as it was when looking began."""
        published, since = self._published(), self._timer()
        found = look()
        if len(self._seen) >= PLACES:
            self._seen = {}
        self._seen[market, day] = found, published, since
        return found

    def seen(self, market: str, day: date) -> Conditions:
        """Return what was seen.

        Raises:
            NotAtOnce: nobody has looked lately, or something was published since.
        """
        seen = self._seen.get((market, day))
        if seen is None:
            raise NotAtOnce
        found, published, since = seen
        if published != self._published() or self._timer() - since > LATELY_S:
            raise NotAtOnce
        return found
