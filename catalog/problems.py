"""How a problem in a catalogue file is told: where exactly, what is wrong, what to do.

Every reader of this package appends to a list of problems and goes on, so that an author sees all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kernel.errors import FieldProblem
from rules import look_alikes

MOST_SUGGESTIONS = 3

_SPOT = re.compile(r"([^:]+):(\d{1,9}):(\d{1,9})")


def problem(file: str, line: int, column: int, message: str) -> FieldProblem:
    """Return a problem at a place of a file; line and column count from 1."""
    return FieldProblem(f"{file}:{line}:{column}", message)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean ...?` with the nearest known words, else ` Known: ...`, ready to follow a sentence.

    >>> did_you_mean("lenght", ["length", "depth"])
    " Did you mean 'length'?"
    """
    candidates = tuple(known)
    near = look_alikes(word.lower(), candidates, MOST_SUGGESTIONS)
    if near:
        return f" Did you mean {' or '.join(map(repr, near))}?"
    return f" Known: {', '.join(candidates[:12])}{', ...' if len(candidates) > 12 else ''}." if candidates else ""


def in_order(problems: Iterable[FieldProblem]) -> tuple[FieldProblem, ...]:
    """Return the problems by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: spot(each.path)))


def spot(place: str) -> tuple[str, int, int]:
    """Return file, line and column of a place, which is what places are ordered by; 0 for a line that it has not.

    >>> spot("prices/eur.csv:12:3"), spot("product.toml")
    (('prices/eur.csv', 12, 3), ('product.toml', 0, 0))
    """
    found = _SPOT.fullmatch(place)
    return (found[1], int(found[2]), int(found[3])) if found else (place, 0, 0)
