"""Findings: what is wrong in a rule book, where, why, and what to do about it.

Every check reports findings instead of raising at the first problem, so that an author sees all errors of all files at
once. A finding carries the source line it speaks of: its report needs no file. This module knows nothing of the
language; it only knows how to point at a place and how to suggest a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rules.lookalikes import look_alikes

Severity = Literal["error", "warning", "info"]

MOST_SUGGESTIONS = 3
LONGEST_EXCERPT = 160
MOST_FINDINGS = 500
"""Findings that anybody is shown; beyond it nothing is suggested, and in the end they are counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one source line; line and column count from 1."""

    file: str
    line: int
    column: int
    width: int = 1
    excerpt: str = field(default="", repr=False, compare=False)

    def __str__(self) -> str:
        """Write `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"

    def picture(self) -> str:
        """Draw the source line with carets under the stretch."""
        gutter = f"{self.line:>5} | "
        start = max(0, self.column - 1 - LONGEST_EXCERPT // 2)
        shown = self.excerpt[start : start + LONGEST_EXCERPT]
        lead = "".join("\t" if mark == "\t" else " " for mark in shown[: self.column - 1 - start])
        room = max(1, len(shown) - len(lead))
        carets = "^" * max(1, min(self.width, room))
        return f"{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {lead}{carets}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation: severity, code, message, place, and a hint that says what to do."""

    severity: Severity
    code: str
    message: str
    place: Place | None = None
    hint: str = ""
    related: Place | None = None

    def report(self) -> str:
        """Write the finding as an author reads it: place, message, source line with carets, hint."""
        where = f"{self.place}: " if self.place else ""
        lines = [f"{where}{self.severity}: {self.message} [{self.code}]"]
        if self.place and self.place.excerpt:
            lines.append(self.place.picture())
        if self.related:
            lines.append(f"  the other place: {self.related}")
            lines.append(self.related.picture())
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class RuleErrors(Exception):
    """A rule book or an expression cannot be used; holds every finding, errors and warnings, in order of place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings, sorted by file, line and column."""
        self.findings: tuple[Finding, ...] = in_order(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return self.report()

    def report(self) -> str:
        """Write all findings, followed by how many there are."""
        errors = sum(1 for finding in self.findings if finding.severity == "error")
        count = f"{errors} error{'' if errors == 1 else 's'}"
        shown = [finding.report() for finding in self.findings[:MOST_FINDINGS]]
        left = len(self.findings) - len(shown)
        if left:
            shown.append(f"... and {left} more")
        return "\n\n".join([*shown, count])


class UnknownName(ValueError):
    """A choice names a characteristic that the problem does not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Keep the name and the nearest known names."""
        self.name = name
        self.suggestions = nearest(name, known)
        super().__init__(f"there is no characteristic {name!r}{or_maybe(self.suggestions)}")


class UnknownValue(ValueError):
    """A choice gives a characteristic a value that it does not have."""

    def __init__(self, name: str, value: str, known: Iterable[str]) -> None:
        """Keep the characteristic, the value and the nearest known values."""
        self.name = name
        self.value = value
        self.suggestions = nearest(value, known)
        super().__init__(f"{name!r} has no value {value!r}{or_maybe(self.suggestions)}")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place, dropping repetitions."""
    unique = dict.fromkeys(findings)

    def key(finding: Finding) -> tuple[str, int, int]:
        place = finding.place
        return (place.file, place.line, place.column) if place else ("", 0, 0)

    return tuple(sorted(unique, key=key))


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known words that look like `word`, best first."""
    candidates = tuple(known)
    low = word.lower()
    begins = [name for name in candidates if name.lower().startswith(low)]
    same = [name for name in begins if name.lower() == low]
    close = look_alikes(low, candidates, MOST_SUGGESTIONS)
    return tuple(dict.fromkeys([*same, *close, *(begins if len(low) >= 3 else ())]))[:MOST_SUGGESTIONS]


def or_maybe(suggestions: Iterable[str]) -> str:
    """Write `; did you mean ...?`, or nothing when there is nothing to suggest."""
    listed = [f"{name!r}" for name in suggestions]
    return f"; did you mean {' or '.join(listed)}?" if listed else ""
