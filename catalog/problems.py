"""How a problem in a catalogue file is told: where exactly, what is wrong, what to do.

Every reader of this package appends to a list of problems and goes on, so that an author sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from kernel.errors import FieldProblem
from rules import look_alikes

MOST_SUGGESTIONS = 3


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

    def key(each: FieldProblem) -> tuple[str, int, int]:
        file, _, rest = each.path.partition(":")
        line, _, column = rest.partition(":")
        return file, int(line) if line.isdigit() else 0, int(column) if column.isdigit() else 0

    return tuple(sorted(dict.fromkeys(problems), key=key))
