"""Embeddings: formulas of one problem, said about the variables and values of another.

Two problems that share characteristics number them differently, and one may know values that the other does not. An
embedding says where each variable and value of a problem stands elsewhere; a value that stands nowhere is never taken
there, so whatever speaks of it is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rules.core import (
    All,
    Always,
    Any,
    AtMost,
    Atom,
    Choice,
    Column,
    Extreme,
    Formula,
    Linear,
    Member,
    Product,
    Table,
    bounds,
    conjunction,
    disjunction,
    member,
    negated,
    opposite,
)
from rules.problem import CaseDefinition, Definition, NumberDefinition


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a variable stands: its number there, the number there of each value that is there, and how many are."""

    variable: int
    values: Mapping[int, int]
    size: int


@dataclass(frozen=True, slots=True)
class Embedding:
    """Says formulas about other variables; there is a seat for each variable."""

    seats: Sequence[Seat]

    def formula(self, formula: Formula) -> Formula:
        """Return the formula there."""
        match formula:
            case Always():
                return formula
            case Member():
                seat = self.seats[formula.variable]
                return member(seat.variable, _seated(seat, formula.values), seat.size)
            case All():
                return conjunction([self.formula(part) for part in formula.parts])
            case Any():
                return disjunction([self.formula(part) for part in formula.parts])
            case AtMost():
                return AtMost(self.linear(formula.linear))
            case Table():
                return self._table(formula)

    def linear(self, linear: Linear) -> Linear:
        """Return the expression there."""
        columns = tuple(self._column(each) for each in linear.columns)
        return Linear(linear.constant, columns, tuple((weight, self._atom(atom)) for weight, atom in linear.atoms))

    def definition(self, definition: Definition) -> Definition:
        """Return the definition there; a result that has no seat is outside the domain."""
        seat = self.seats[definition.variable]
        order = sorted(seat.values, key=seat.values.__getitem__)
        if isinstance(definition, NumberDefinition):
            numbers = tuple(definition.numbers[value] for value in order)
            return NumberDefinition(seat.variable, self.linear(definition.linear), numbers)
        return CaseDefinition(seat.variable, tuple(self.formula(definition.cases[value]) for value in order))

    def _table(self, table: Table) -> Table:
        seats = [self.seats[variable] for variable in table.variables]
        rows = (
            tuple(None if cell is None else _seated(seat, cell) for seat, cell in zip(seats, row, strict=True))
            for row in table.rows
        )
        kept = tuple(row for row in rows if all(cell is None or cell for cell in row))
        return Table(tuple(seat.variable for seat in seats), kept, table.allowed)

    def _column(self, column: Column) -> Column:
        seat = self.seats[column.variable]
        numbers = [0] * seat.size
        for value, there in seat.values.items():
            numbers[there] = column.numbers[value]
        return Column(seat.variable, tuple(numbers))

    def _atom(self, atom: Atom) -> Atom:
        match atom:
            case Product():
                return Product(self.linear(atom.left), self.linear(atom.right))
            case Extreme():
                return Extreme(tuple(self.linear(part) for part in atom.parts), atom.greatest)
            case Choice():
                return Choice(self.formula(atom.condition), self.linear(atom.first), self.linear(atom.second))


def _seated(seat: Seat, values: frozenset[int]) -> frozenset[int]:
    return frozenset(seat.values[value] for value in values if value in seat.values)


# --- definitions as formulas ------------------------------------------------------------------------------------------


def results(definition: Definition) -> int:
    """Return how many values a definition can give its variable."""
    return len(definition.numbers if isinstance(definition, NumberDefinition) else definition.cases)


def equation(definition: Definition, size: int) -> Formula:
    """Return that a variable has the value its definition gives it.

    Args:
        definition: of the variable.
        size: of its domain; a value beyond the results stands for a result that is not among them.
    """
    many = results(definition)
    given = member(definition.variable, frozenset(range(many)), size)
    if isinstance(definition, CaseDefinition):
        found = [
            disjunction([member(definition.variable, frozenset(range(size)) - {value}, size), case])
            for value, case in enumerate(definition.cases)
        ]
    else:
        own = Column(definition.variable, (*(-number for number in definition.numbers), *([0] * (size - many))))
        rest = replace(definition.linear, columns=(*definition.linear.columns, own))
        found = [disjunction([negated(given), conjunction([AtMost(rest), AtMost(opposite(rest))])])]
    if many < size:
        found.append(disjunction([given, outside(definition)]))
    return conjunction(found)


def outside(definition: Definition) -> Formula:
    """Return that the result of a definition is not in the domain of its variable."""
    if isinstance(definition, CaseDefinition):
        return conjunction([negated(case) for case in definition.cases])
    linear = definition.linear
    low, high = bounds(linear)
    numbers = [low - 1, *sorted(number for number in definition.numbers if low <= number <= high), high + 1]
    gaps = [
        conjunction(
            [AtMost(opposite(linear, before + 1)), AtMost(replace(linear, constant=linear.constant - after + 1))]
        )
        for before, after in pairwise(numbers)
        if after - before > 1
    ]
    return disjunction(gaps)
