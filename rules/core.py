"""The core: the small closed language that every rule is lowered to and every engine decides.

Variables are numbered; a value is its index in the variable's declared values. Formulas are in negation normal form:
membership, conjunction, disjunction, linear limit, table. Arithmetic is whole-numbered; a linear expression is a
constant plus *columns* (a number for each value of one variable) plus weighted atoms (products, extremes, choices).

`holds` and `number` give the plain meaning; engines may be cleverer, never different.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LIMIT = 2**50
"""Every linear expression stays within this bound on both sides, far from the 2**62 of 64-bit engines."""


class Overflow(ArithmeticError):
    """A formula's numbers do not stay within `LIMIT`."""


@dataclass(frozen=True, slots=True)
class Always:
    """True or false, whatever is chosen."""

    value: bool


@dataclass(frozen=True, slots=True)
class Member:
    """The variable has one of these values; `size` is the size of its domain."""

    variable: int
    values: frozenset[int]
    size: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AtMost:
    """The linear expression is at most zero."""

    linear: Linear


@dataclass(frozen=True, slots=True)
class Table:
    """The values of the variables form an allowed row, or no forbidden one; None in a row is any value.

    Tables stand only at the top of a constraint, so they are never negated.
    """

    variables: tuple[int, ...]
    rows: tuple[tuple[frozenset[int] | None, ...], ...]
    allowed: bool


Values = Sequence[int] | Mapping[int, int]
"""The index of each variable's value."""

Formula = Always | Member | All | Any | AtMost | Table


@dataclass(frozen=True, slots=True)
class Column:
    """A number for each value of one variable."""

    variable: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """The product of two linear expressions."""

    left: Linear
    right: Linear


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the greatest of some linear expressions."""

    parts: tuple[Linear, ...]
    greatest: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One linear expression if the condition holds, else another."""

    condition: Formula
    first: Linear
    second: Linear


Atom = Product | Extreme | Choice


@dataclass(frozen=True, slots=True)
class Linear:
    """A constant, one column per variable involved, and weighted atoms."""

    constant: int
    columns: tuple[Column, ...] = ()
    atoms: tuple[tuple[int, Atom], ...] = ()


TRUE = Always(True)
FALSE = Always(False)


def member(variable: int, values: frozenset[int], size: int) -> Formula:
    """Build a membership; trivial ones become constants."""
    if not values:
        return FALSE
    return TRUE if len(values) == size else Member(variable, values, size)


def conjunction(parts: Sequence[Formula]) -> Formula:
    """Build a conjunction: flattened, memberships of one variable intersected, constants removed."""
    return _joined(parts, both=True)


def disjunction(parts: Sequence[Formula]) -> Formula:
    """Build a disjunction: flattened, memberships of one variable united, constants removed."""
    return _joined(parts, both=False)


def _joined(parts: Sequence[Formula], both: bool) -> Formula:
    kind = All if both else Any
    members: dict[int, Member] = {}
    others: dict[Formula, None] = {}
    stack = list(reversed(parts))
    while stack:
        part = stack.pop()
        if isinstance(part, Always):
            if part.value != both:
                return part
        elif isinstance(part, All | Any) and isinstance(part, kind):
            stack.extend(reversed(part.parts))
        elif isinstance(part, Member):
            known = members.get(part.variable)
            values = (
                part.values if known is None else known.values & part.values if both else known.values | part.values
            )
            members[part.variable] = Member(part.variable, values, part.size)
        else:
            others[part] = None
    simple = [member(each.variable, each.values, each.size) for each in members.values()]
    if any(isinstance(each, Always) and each.value != both for each in simple):
        return Always(not both)
    kept = (*(each for each in simple if not isinstance(each, Always)), *others)
    if not kept:
        return Always(both)
    return kept[0] if len(kept) == 1 else kind(kept)


def negated(formula: Formula) -> Formula:
    """Return the opposite, again in negation normal form."""
    match formula:
        case Always():
            return Always(not formula.value)
        case Member():
            rest = frozenset(range(formula.size)) - formula.values
            return member(formula.variable, rest, formula.size)
        case All():
            return disjunction([negated(part) for part in formula.parts])
        case Any():
            return conjunction([negated(part) for part in formula.parts])
        case AtMost():
            return AtMost(opposite(formula.linear, 1))
        case Table():
            return Table(formula.variables, formula.rows, not formula.allowed)


def opposite(linear: Linear, constant: int = 0) -> Linear:
    """Return the negative of a linear expression, plus a constant."""
    columns = tuple(Column(each.variable, tuple(-number for number in each.numbers)) for each in linear.columns)
    return Linear(constant - linear.constant, columns, tuple((-weight, atom) for weight, atom in linear.atoms))


# --- meaning --------------------------------------------------------------------------------------------------------


def holds(formula: Formula, values: Values) -> bool:
    """Whether the formula is true when variable `i` has the value with index `values[i]`."""
    match formula:
        case Always():
            return formula.value
        case Member():
            return values[formula.variable] in formula.values
        case All():
            return all(holds(part, values) for part in formula.parts)
        case Any():
            return any(holds(part, values) for part in formula.parts)
        case AtMost():
            return number(formula.linear, values) <= 0
        case Table():
            return formula.allowed == any(_fits(row, formula.variables, values) for row in formula.rows)


def _fits(row: tuple[frozenset[int] | None, ...], variables: tuple[int, ...], values: Values) -> bool:
    return all(cell is None or values[variable] in cell for variable, cell in zip(variables, row, strict=True))


def number(linear: Linear, values: Values) -> int:
    """Return what the expression is worth."""
    total = linear.constant
    for column in linear.columns:
        total += column.numbers[values[column.variable]]
    for weight, atom in linear.atoms:
        total += weight * _atom_number(atom, values)
    return total


def _atom_number(atom: Atom, values: Values) -> int:
    match atom:
        case Product():
            return number(atom.left, values) * number(atom.right, values)
        case Extreme():
            return (max if atom.greatest else min)(number(part, values) for part in atom.parts)
        case Choice():
            return number(atom.first if holds(atom.condition, values) else atom.second, values)


# --- structure ------------------------------------------------------------------------------------------------------


def bounds(linear: Linear) -> tuple[int, int]:
    """Return numbers between which the expression always lies; raises `Overflow` beyond `LIMIT`."""
    low = high = linear.constant
    for column in linear.columns:
        low += min(column.numbers)
        high += max(column.numbers)
    for weight, atom in linear.atoms:
        ends = [weight * end for end in _atom_bounds(atom)]
        low += min(ends)
        high += max(ends)
    if low < -LIMIT or high > LIMIT:
        raise Overflow
    return low, high


def _atom_bounds(atom: Atom) -> tuple[int, int]:
    match atom:
        case Product():
            ends = [left * right for left in bounds(atom.left) for right in bounds(atom.right)]
            return min(ends), max(ends)
        case Extreme():
            pick = max if atom.greatest else min
            parts = [bounds(part) for part in atom.parts]
            return pick(low for low, _ in parts), pick(high for _, high in parts)
        case Choice():
            check_bounds(atom.condition)
            first, second = bounds(atom.first), bounds(atom.second)
            return min(first[0], second[0]), max(first[1], second[1])


def check_bounds(formula: Formula) -> None:
    """Prove that every number in a formula stays within `LIMIT`; raises `Overflow` if not."""
    if isinstance(formula, All | Any):
        for part in formula.parts:
            check_bounds(part)
    elif isinstance(formula, AtMost):
        bounds(formula.linear)


def variables_of(part: Formula | Linear) -> frozenset[int]:
    """Return the variables a formula or expression depends on."""
    match part:
        case Always():
            return frozenset()
        case Member():
            return frozenset((part.variable,))
        case All() | Any():
            return frozenset().union(*(variables_of(each) for each in part.parts))
        case AtMost():
            return variables_of(part.linear)
        case Table():
            return frozenset(part.variables)
        case Linear():
            own = frozenset(column.variable for column in part.columns)
            return own.union(*(_variables_of_atom(atom) for _, atom in part.atoms))


def _variables_of_atom(atom: Atom) -> frozenset[int]:
    match atom:
        case Product():
            return variables_of(atom.left) | variables_of(atom.right)
        case Extreme():
            return frozenset().union(*(variables_of(part) for part in atom.parts))
        case Choice():
            return variables_of(atom.condition) | variables_of(atom.first) | variables_of(atom.second)
