"""Time is passed in. Nobody else calls now()."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> datetime:
        """Return the present moment: aware, UTC, whole microseconds."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present moment, UTC."""
        return datetime.now(UTC)


@dataclass
class SettableClock:
    """A clock that stands still until it is moved: for stories and tests."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def advance(self, step: timedelta) -> None:
        """Move the clock forward by a step."""
        self.moment += step
