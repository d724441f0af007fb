"""Syntax: the tree of a rule file as written, before anything is looked up.

Pure data. Every node knows its place, because every later complaint must be able to point at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rules.findings import Place

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Name:
    """A bare word: a characteristic, or a value code where a value is expected."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class AttributeOf:
    """`NAME.attribute`: the attribute of the chosen value."""

    name: Name
    attribute: Name
    place: Place


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number with an optional unit."""

    text: str
    unit: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Text:
    """A string between quotes."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator or function applied to its operands; `place` is the operator's."""

    operator: str
    operands: tuple[Expression, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class OneOf:
    """`EXPR in {a, b}`."""

    subject: Expression
    values: tuple[Expression, ...]
    place: Place


Expression = Name | AttributeOf | Number | Text | Operation | OneOf


@dataclass(frozen=True, slots=True)
class Codes:
    """`one of a, b, "c"`: values written in place."""

    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CodeTable:
    """`one of table "file.csv"`: values and their attributes from a table."""

    path: Text


@dataclass(frozen=True, slots=True)
class TwoValued:
    """`boolean`."""


@dataclass(frozen=True, slots=True)
class Range:
    """`integer 1..8 [GB]` or `decimal 1.00..3.75 step 0.25 [m]`."""

    kind: Literal["integer", "decimal"]
    low: Number
    high: Number
    step: Number | None
    unit: Text | None


Domain = Codes | CodeTable | TwoValued | Range


@dataclass(frozen=True, slots=True)
class Declaration:
    """`characteristic ...` or, with a formula, `computed ...`."""

    name: Name
    domain: Domain
    formula: Expression | None
    place: Place
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """`reason [audience] language "text"`."""

    audience: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Clauses:
    """What stands under a rule: reasons, source, tags, markets and period."""

    reasons: tuple[Reason, ...]
    source: str
    tags: tuple[str, ...]
    markets: tuple[str, ...]
    start: date | None
    end: date | None


def place_of(expression: Expression) -> Place:
    """Return a place that covers the expression when it stands on one line, else its own place."""
    if isinstance(expression, Operation | OneOf):
        first = expression.operands[:1] if isinstance(expression, Operation) else (expression.subject,)
        last = expression.operands[-1:] if isinstance(expression, Operation) else expression.values[-1:]
        places = [expression.place, *(place_of(part) for part in (*first, *last))]
        return _spanning(places)
    return expression.place


def _spanning(places: list[Place]) -> Place:
    own = places[0]
    if any(place.line != own.line or place.file != own.file for place in places):
        return own
    start = min(place.column for place in places)
    end = max(place.column + place.width for place in places)
    return Place(own.file, own.line, start, end - start, own.excerpt)
