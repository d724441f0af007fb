"""What is looked at: a problem with its engine, the book it comes from, and the words that findings share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rules.book import RuleBook
from rules.budget import Budget
from rules.components import KIND
from rules.engines.base import Engine
from rules.findings import Finding, Place
from rules.problem import Problem

MOST_CAUSES = 4
"""Rules, or other things, named in one finding."""

MOST_COMPARED = 3_000
"""Statements up to which each is compared with all the others; beyond, a finding says that this was left out."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A problem to be looked at; the book is None if there is none."""

    engine: Engine
    book: RuleBook | None
    budget: Budget | None

    @property
    def problem(self) -> Problem:
        """The problem."""
        return self.engine.problem

    def finding(self, code: str, rule: str, message: str, reasons: Iterable[str], otherwise: str) -> Finding:
        """Return a warning about a rule."""
        return Finding("warning", code, message, self.place_of_rule(rule), because(reasons, otherwise))

    def place_of_rule(self, rule: str) -> Place | None:
        """Return where a rule stands."""
        known = self.book.by_id.get(rule) if self.book else None
        return known.place if known else None

    def place_of(self, name: str) -> Place | None:
        """Return where a characteristic is declared."""
        owner = self.book.by_name.get(name) if self.book else None
        return owner.place if owner else None

    def is_structure(self, rule: str) -> bool:
        """Whether a rule was not written by anybody: it makes a component what it is."""
        known = self.book.by_id.get(rule) if self.book else None
        return known is not None and known.kind == KIND


def because(reasons: Iterable[str], otherwise: str) -> str:
    """Name a few rules, or say what it is when there are none."""
    listed = list(reasons)
    return f"because of {some(listed)}" if listed else otherwise


def some(names: Sequence[str]) -> str:
    """Name a few of some things."""
    return f"{', '.join(names[:MOST_CAUSES])}{', ...' if len(names) > MOST_CAUSES else ''}"


def not_compared(what: str, many: int, statements: str) -> Iterator[Finding]:
    """Say that something is not looked for, if there are too many statements for it."""
    if many > MOST_COMPARED:
        message = f"{what} were not looked for: there are more than {MOST_COMPARED} {statements}"
        yield Finding("info", "not-compared", message, None, f"check a part of the {statements} at a time")
