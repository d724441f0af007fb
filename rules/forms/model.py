"""What a form shows of a rule. Pure data: texts as an author would write them, nothing looked up.

A condition is terms that are joined by `and` or `or`. A term is a comparison of a characteristic (or of an attribute of
its value), or, where it is deeper than that, an expression as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rules.findings import Finding
from rules.syntax import Reason

HOLDS, FAILS = "holds", "fails"
"""Operators of a condition that is a characteristic by itself."""
SET, UNSET = "is set", "is not set"
IN, NOT_IN, HAS, HAS_NOT = "in", "not in", "has", "has not"
EQUAL = ("=", "!=", "<", "<=", ">", ">=")
OPERATORS = (*EQUAL, IN, NOT_IN, HAS, HAS_NOT, SET, UNSET, HOLDS, FAILS)
WITHOUT_VALUES = (SET, UNSET, HOLDS, FAILS)
WITH_MANY = (IN, NOT_IN)

Join = Literal["and", "or"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One characteristic compared.

    Args:
        subject: `glass` or `glass.weight`.
        operator: one of `OPERATORS`.
        values: as written in the language (`clear`, `"RAL 9010"`, `350 mm`, `2 * width`); none where it takes none,
            several where it takes several.
    """

    subject: str
    operator: str
    values: tuple[str, ...] = ()


Term = Comparison | str
"""A comparison, or an expression as text."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Terms of which all, or any, hold."""

    join: Join
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of combinations in place, or the path of their table.

    A cell holds the codes of the values that it stands for; an empty one stands for any value.
    """

    path: str | None = None
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


Part = Condition | tuple[Condition, ...] | tuple[str, ...] | str | Rows
"""What is filled in at a slot, by its type: see `rules.kinds.shape`."""


@dataclass(frozen=True, slots=True)
class RuleForm:
    """One rule, field by field.

    Args:
        id: its name.
        kind: one of `rules.kinds.KINDS`.
        parts: name of each slot of the kind, and what is filled in; those that may be left out may be missing.
        reasons: at most one for each audience and language.
        source: from where it is known; empty for none.
        tags: words to find it by.
        markets: where it holds; everywhere if empty.
        start: the first day on which it holds.
        end: the first day on which it does not hold any more.
    """

    id: str
    kind: str
    parts: Mapping[str, Part]
    reasons: tuple[Reason, ...] = ()
    source: str = ""
    tags: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field of a form.

    Args:
        field: `id`, `source`, `parts/condition/terms/0`, `parts/rows/rows/2/1`, `reasons/0`.
        finding: in which place and message speak of what stands in the field.
    """

    field: str
    finding: Finding


class FormErrors(Exception):
    """A form cannot be written as a rule; holds all that is wrong, in the order of the form."""

    def __init__(self, wrong: Iterable[Wrong]) -> None:
        """Keep what is wrong."""
        self.wrong = tuple(wrong)
        super().__init__("; ".join(f"{each.field}: {each.finding.message}" for each in self.wrong))
