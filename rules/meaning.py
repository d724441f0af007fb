"""Meaning: checked, typed expressions and what they are worth under an assignment.

A checked expression is a small tree: a fixed value, a look-up (what each value of one characteristic is worth), or an
operator over such trees. `worth` evaluates it exactly, with fractions in base units. This is the plain meaning of the
language: the lowering is tested against it, and the catalogue's formulas are evaluated by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, cast

from rules.units import Unit

Scalar = bool | str | Fraction
TypeKind = Literal["boolean", "text", "number"]


@dataclass(frozen=True, slots=True)
class Type:
    """What an expression is. A number without a unit object is a bare literal: it takes the unit it meets.

    `values` names the characteristic whose value codes the text is, and `codes` lists them; attribute text has none.
    """

    kind: TypeKind
    unit: Unit | None = None
    owner: str = ""
    codes: tuple[str, ...] = ()
    holds_words: bool = False

    def __str__(self) -> str:
        """Name the type in a message."""
        if self.kind == "boolean":
            return "a condition"
        if self.kind == "number":
            return f"a number in [{self.unit.symbol}]" if self.unit and self.unit.symbol else "a number"
        return f"a value of {self.owner}" if self.owner else "text"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A constant."""

    value: Scalar
    type: Type


@dataclass(frozen=True, slots=True)
class Lookup:
    """What each value of one characteristic is worth: its code, its number, or one of its attributes."""

    name: str
    cells: Mapping[str, Scalar] = field(hash=False)
    type: Type = field(hash=False)


@dataclass(frozen=True, slots=True)
class Applied:
    """An operator applied to operands."""

    operator: str
    operands: tuple[Node, ...]
    type: Type


Node = Fixed | Lookup | Applied

CONDITION = Type("boolean")


def negation(node: Node) -> Node:
    """Return the opposite of a condition."""
    return Applied("not", (node,), CONDITION)


def applied(operator: str, *operands: Node) -> Node:
    """Return a condition over operands."""
    return Applied(operator, operands, CONDITION)


def names_in(node: Node) -> tuple[str, ...]:
    """Return the characteristics an expression depends on, each once, in order of appearance."""
    found: dict[str, None] = {}
    stack: list[Node] = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, Lookup):
            found[top.name] = None
        elif isinstance(top, Applied):
            stack.extend(reversed(top.operands))
    return tuple(found)


def worth(node: Node, assignment: Mapping[str, str]) -> Scalar:
    """Evaluate an expression under an assignment of value codes; raises KeyError for a missing characteristic."""
    if isinstance(node, Fixed):
        return node.value
    if isinstance(node, Lookup):
        return node.cells[assignment[node.name]]
    if node.operator == "if":
        condition, first, second = node.operands
        return worth(first if worth(condition, assignment) else second, assignment)
    return _OPERATORS[node.operator]([worth(operand, assignment) for operand in node.operands])


def between(node: Node) -> tuple[Fraction, Fraction]:
    """Return numbers between which a numeric expression always lies; not always the nearest such numbers."""
    if isinstance(node, Fixed):
        fixed = cast(Fraction, node.value)
        return fixed, fixed
    if isinstance(node, Lookup):
        cells = cast(list[Fraction], [*node.cells.values()])
        return min(cells), max(cells)
    if node.operator == "count":
        return Fraction(0), Fraction(len(node.operands))
    if node.operator == "if":
        ends = [between(operand) for operand in node.operands[1:]]
        return min(low for low, _ in ends), max(high for _, high in ends)
    return _between(node.operator, [between(operand) for operand in node.operands])


def _between(operator: str, ends: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    if operator in ("negative", "-"):
        low, high = ends[-1]
        ends = [*ends[:-1], (-high, -low)]
        operator = "+"
    if operator == "*":
        corners = [left * right for left in ends[0] for right in ends[1]]
        return min(corners), max(corners)
    combine = _OPERATORS[operator]
    return cast(Fraction, combine([low for low, _ in ends])), cast(Fraction, combine([high for _, high in ends]))


def _numbers(values: list[Scalar]) -> list[Fraction]:
    return cast(list[Fraction], values)


def _product(values: list[Scalar]) -> Fraction:
    left, right = _numbers(values)
    return left * right


def _difference(values: list[Scalar]) -> Fraction:
    left, right = _numbers(values)
    return left - right


def _less(values: list[Scalar]) -> bool:
    left, right = _numbers(values)
    return left < right


def _at_most(values: list[Scalar]) -> bool:
    left, right = _numbers(values)
    return left <= right


def _has(values: list[Scalar]) -> bool:
    words, word = values
    return word in str(words).split("|")


_OPERATORS: Mapping[str, Callable[[list[Scalar]], Scalar]] = {
    "and": all,
    "or": any,
    "not": lambda values: not values[0],
    "=": lambda values: values[0] == values[1],
    "!=": lambda values: values[0] != values[1],
    "<": _less,
    "<=": _at_most,
    ">": lambda values: _less(values[::-1]),
    ">=": lambda values: _at_most(values[::-1]),
    "has": _has,
    "in": lambda values: values[0] in values[1:],
    "+": lambda values: sum(_numbers(values), Fraction(0)),
    "-": _difference,
    "*": _product,
    "negative": lambda values: -_numbers(values)[0],
    "count": lambda values: Fraction(sum(1 for value in values if value)),
    "sum": lambda values: sum(_numbers(values), Fraction(0)),
    "min": lambda values: min(_numbers(values)),
    "max": lambda values: max(_numbers(values)),
}
