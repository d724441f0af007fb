"""Life cycles: when a product or a value is announced, sold, phased out and discontinued, and what follows it.

A state follows from dates and a day; nobody sets it. What is discontinued or only announced cannot be newly sold: of
values rules with dates say so (`catalog.life_sheet` makes them), so that every engine, reason and way out knows; of
products the place where sessions begin. What was sold or offered stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

from kernel.text import LANGUAGES, Text

State = Literal["announced", "active", "phasing_out", "discontinued"]
SOLD: frozenset[State] = frozenset({"active", "phasing_out"})


@dataclass(frozen=True, slots=True)
class Stage:
    """Where something stands in its life on a day.

    Args:
        state: announced, active, phasing out or discontinued.
        since: the first day of the state; None if it always was.
        until: the first day of the next one; None if none is known.
    """

    state: State
    since: date | None
    until: date | None

    @property
    def is_sold(self) -> bool:
        """Whether it may be newly sold."""
        return self.state in SOLD


@dataclass(frozen=True, slots=True)
class Life:
    """The dates of a life, each the first day of a state; those that are None are not planned.

    Args:
        active: from when on it is sold; before that it is announced. None: it was always sold.
        phasing_out: from when on people are told that it will end.
        discontinued: from when on it is not sold any more.
        successor: the code of what follows it, or empty.
        place: `file:line:column` where it is written.
        exceptions: the lives it has in some markets instead, by market.
    """

    active: date | None = None
    phasing_out: date | None = None
    discontinued: date | None = None
    successor: str = ""
    place: str = ""
    exceptions: tuple[tuple[str, Life], ...] = ()

    def in_market(self, market: str) -> Life:
        """Return the life in a market: its own one there, if it has one."""
        return next((life for code, life in self.exceptions if code == market), self)

    def on(self, day: date) -> Stage:
        """Return where it stands on a day."""
        stages: list[tuple[State, date | None]] = [("active", self.active)]
        stages += [(state, start) for state, start in self._endings if start is not None]
        begun = [at for at, (_, start) in enumerate(stages) if start is None or start <= day]
        if not begun:
            return Stage("announced", None, self.active)
        state, since = stages[begun[-1]]
        return Stage(state, since, stages[begun[-1] + 1][1] if begun[-1] + 1 < len(stages) else None)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which its state changes, in any market."""
        own = tuple(day for day in (self.active, self.phasing_out, self.discontinued) if day is not None)
        return (*own, *(day for _, life in self.exceptions for day in life.days))

    @property
    def _endings(self) -> tuple[tuple[State, date | None], ...]:
        return ("phasing_out", self.phasing_out), ("discontinued", self.discontinued)


EVER = Life()
"""What is always sold."""
UNSOLD = Life(active=date.max)
"""What is never sold."""


def successor_on(life: Life, day: date, life_of: Callable[[str], Life]) -> str:
    """Return the code of what is sold instead on a day: the successor, or its successor if that is over too.

    Args:
        life: of what is over.
        day: when.
        life_of: the life of a successor by its code.

    Returns:
        A code, or an empty text when nothing that follows is sold on the day.
    """
    seen: set[str] = set()
    while life.successor and life.successor not in seen:
        seen.add(life.successor)
        following = life_of(life.successor)
        if following.on(day).is_sold:
            return life.successor
        life = following
    return ""


def written(day: date, language: str) -> str:
    """Return a day as people write it.

    >>> written(date(2027, 1, 1), "en"), written(date(2027, 1, 1), "ru")
    ('1 January 2027', '1 января 2027')
    """
    return format_date(day, "d MMMM y", locale=language)


def not_yet_sold(name: Text, since: date) -> Text:
    """Return the sentence that something is not sold yet."""
    said = {"en": "{name} will be sold from {day} on.", "ru": "{name}: продажи начнутся {day}."}
    return _sentence(said, name, since)


def no_longer_sold(name: Text, since: date, successor: Text | None) -> Text:
    """Return the sentence that something is not sold any more, and what follows it."""
    if successor is None:
        said = {"en": "{name} has been discontinued since {day}.", "ru": "{name}: снято с продажи {day}."}
        return _sentence(said, name, since)
    said = {
        "en": "{name} has been discontinued since {day}; it is followed by {successor}.",
        "ru": "{name}: снято с продажи {day}; на смену пришло: {successor}.",
    }
    return _sentence(said, name, since, successor)


def _sentence(said: dict[str, str], name: Text, day: date, successor: Text | None = None) -> Text:
    return Text(
        {
            language: said[language].format(
                name=name.in_(language),
                day=written(day, language),
                successor=successor.in_(language) if successor else "",
            )
            for language in LANGUAGES
        }
    )
