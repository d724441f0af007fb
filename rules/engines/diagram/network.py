"""The network: a problem as many-valued variables, clauses and tables, the form that the compiler searches.

Nothing is expanded: a characteristic stays one variable with all its values, an allowed table keeps its rows. What is
neither clause nor table becomes small tables over *auxiliary* variables: the running total of a sum, the worth of a
product, the truth of a part. Each auxiliary variable is a function of the others, so that configurations keep their
number.

A set of values is a whole number whose bit `v` is set for the value with index `v`.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, product
from math import prod

from rules.core import (
    All,
    Always,
    Any,
    AtMost,
    Atom,
    Choice,
    Extreme,
    Formula,
    Linear,
    Member,
    Product,
    Table,
    holds,
    negated,
    variables_of,
)
from rules.problem import Definition, NumberDefinition, Problem

MOST_VALUES = 4_000
"""An expression that can be worth more numbers than this is left to other engines."""

MOST_ROWS = 400_000
"""A sum or product that needs a table of more rows than this is left to other engines."""

MOST_IN_ALL = 1_500_000
"""Rows of all tables together: what is said of them again and again would take minutes, and most of the memory."""

MOST_SUMS = 8_000_000
"""Pairs of numbers whose sum is looked up for one computed number; most of them may be outside of its domain."""

MOST_LISTED = 4_096
"""Combinations of values up to which a formula becomes the table of those that it allows."""

Literal = tuple[int, int]
"""A variable and the set of values it may have."""

Clause = tuple[Literal, ...]
"""At least one of the literals holds; each variable occurs once."""


class TooWide(Exception):
    """The problem has no network of a reasonable size."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An allowed table: one of the rows holds, in which each variable has one of a set of values."""

    variables: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class Network:
    """Variables by their number of values, and what must hold between them."""

    sizes: list[int]
    clauses: list[Clause] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def full(self, variable: int) -> int:
        """Return the set of all values of a variable."""
        return (1 << self.sizes[variable]) - 1


@dataclass(frozen=True, slots=True)
class _View:
    """A number that depends on one variable: `numbers[v]` when the variable has value `v`."""

    variable: int
    numbers: tuple[int, ...]


def network(problem: Problem) -> Network:
    """Turn a problem into a network; its variables come first, in their order.

    Raises:
        TooWide: a limit above is exceeded.
    """
    return _Builder(problem).network


class _Builder:
    def __init__(self, problem: Problem) -> None:
        self.network = Network([len(variable.values) for variable in problem.variables])
        self._truths: dict[Formula, Literal] = {}
        self._views: dict[Linear | Atom, _View] = {}
        self._one = -1
        self._rows = 0
        for definition in problem.definitions:
            self._define(definition)
        for constraint in problem.constraints:
            self._post(constraint.formula)

    # --- formulas -----------------------------------------------------------------------------------------------

    def _post(self, formula: Formula) -> None:
        if isinstance(formula, Any):
            members = [part for part in formula.parts if isinstance(part, Member)]
            if len(members) == len(formula.parts):
                self._clause([(member.variable, _mask(member.values)) for member in members])
                return
        if self._is_small(formula):
            scope = sorted(variables_of(formula))
            values = (range(self.network.sizes[variable]) for variable in scope)
            rows = [row for row in product(*values) if holds(formula, dict(zip(scope, row, strict=True)))]
            self._tuples(scope, rows)
            return
        match formula:
            case Always():
                if not formula.value:
                    self.network.clauses.append(())
            case Member():
                self._clause([(formula.variable, _mask(formula.values))])
            case All():
                for part in formula.parts:
                    self._post(part)
            case Any():
                self._clause([literal for part in formula.parts for literal in self._alternatives(part)])
            case AtMost():
                self._post_limit(formula.linear)
            case Table():
                self._post_table(formula)

    def _is_small(self, formula: Formula) -> bool:
        """Whether a formula is better listed: it is more than a clause, of few combinations of several values."""
        if isinstance(formula, Always | Member | All | Table):
            return False
        sizes = [self.network.sizes[variable] for variable in variables_of(formula)]
        return max(sizes) > 2 and prod(sizes) <= MOST_LISTED

    def _alternatives(self, part: Formula) -> list[Literal]:
        if isinstance(part, Any):
            return [literal for each in part.parts for literal in self._alternatives(each)]
        return [self._truth(part)]

    def _truth(self, formula: Formula) -> Literal:
        """Return a literal that holds exactly when a formula does."""
        if isinstance(formula, Member):
            return formula.variable, _mask(formula.values)
        if isinstance(formula, Always):
            return self._unit(), int(formula.value)
        if formula not in self._truths:
            self._truths[formula] = self._new_truth(formula)
        return self._truths[formula]

    def _new_truth(self, formula: Formula) -> Literal:
        match formula:
            case All():
                return self._conjunction([self._truth(part) for part in formula.parts])
            case Any():
                parts = [self._truth(part) for part in formula.parts]
                variable, holds = self._conjunction([self._opposite(part) for part in parts])
                return variable, self.network.full(variable) & ~holds
            case AtMost():
                return self._limit(formula.linear)
            case _:
                raise AssertionError("tables stand only at the top")

    def _conjunction(self, parts: Sequence[Literal]) -> Literal:
        """Return a literal that holds exactly when all of some literals do."""
        made = self._new(2)
        for variable, values in parts:
            self._clause([(made, 1), (variable, values)])
        self._clause([(made, 2), *(self._opposite(part) for part in parts)])
        return made, 2

    def _opposite(self, literal: Literal) -> Literal:
        variable, values = literal
        return variable, self.network.full(variable) & ~values

    def _clause(self, literals: Iterable[Literal]) -> None:
        joined: dict[int, int] = {}
        for variable, values in literals:
            joined[variable] = joined.get(variable, 0) | values
        for variable, values in joined.items():
            if values == self.network.full(variable):
                return
        self.network.clauses.append(tuple(literal for literal in joined.items() if literal[1]))

    def _post_table(self, table: Table) -> None:
        full = [self.network.full(variable) for variable in table.variables]
        rows = [
            tuple(every if cell is None else _mask(cell) for cell, every in zip(row, full, strict=True))
            for row in table.rows
        ]
        if table.allowed:
            self._relation(table.variables, rows)
            return
        for row in rows:
            outside = zip(table.variables, full, row, strict=True)
            self._clause([(variable, every & ~cell) for variable, every, cell in outside])

    def _relation(self, variables: Sequence[int], rows: Iterable[tuple[int, ...]]) -> None:
        distinct = tuple(dict.fromkeys(rows))
        self._rows += len(distinct)
        if len(distinct) > MOST_ROWS or self._rows > MOST_IN_ALL:
            raise TooWide
        self.network.relations.append(Relation(tuple(variables), distinct))

    def _new(self, size: int) -> int:
        if size > MOST_VALUES:
            raise TooWide
        self.network.sizes.append(size)
        return len(self.network.sizes) - 1

    def _unit(self) -> int:
        """Return a variable with the one value 0, for what is constant."""
        if self._one < 0:
            self._one = self._new(1)
        return self._one

    # --- definitions --------------------------------------------------------------------------------------------

    def _define(self, definition: Definition) -> None:
        if isinstance(definition, NumberDefinition):
            value_of = {number: value for value, number in enumerate(definition.numbers)}
            *first, last = self._parts(definition.linear) or [_View(self._unit(), (0,))]
            total = self._sum(first)
            if len(total.numbers) * len(last.numbers) > MOST_SUMS:
                raise TooWide
            rows = []
            for left, one in enumerate(total.numbers):
                for right, other in enumerate(last.numbers):
                    value = value_of.get(one + other + definition.linear.constant)
                    if value is not None:
                        rows.append((left, right, value))
            self._tuples((total.variable, last.variable, definition.variable), rows)
            return
        for value, case in enumerate(definition.cases):
            here = Member(definition.variable, frozenset((value,)), self.network.sizes[definition.variable])
            self._post(Any((here, negated(case))))
            self._post(Any((negated(here), case)))

    # --- numbers ------------------------------------------------------------------------------------------------

    def _parts(self, linear: Linear) -> list[_View]:
        """Return the parts whose sum, with the constant, a linear expression is worth."""
        parts = [_View(column.variable, column.numbers) for column in linear.columns]
        for weight, atom in linear.atoms:
            view = self._atom(atom)
            parts.append(_View(view.variable, tuple(weight * number for number in view.numbers)))
        joined: dict[int, _View] = {}
        for part in parts:
            known = joined.get(part.variable)
            if known is not None:
                numbers = tuple(one + other for one, other in zip(known.numbers, part.numbers, strict=True))
                part = _View(part.variable, numbers)
            joined[part.variable] = part
        return [part for part in joined.values() if any(part.numbers)]

    def _view(self, linear: Linear) -> _View:
        if linear not in self._views:
            total = self._sum(self._parts(linear))
            self._views[linear] = _View(total.variable, tuple(each + linear.constant for each in total.numbers))
        return self._views[linear]

    def _sum(self, parts: Sequence[_View]) -> _View:
        if not parts:
            return _View(self._unit(), (0,))
        total = parts[0]
        for part in parts[1:]:
            total = self._combined(total, part, int.__add__)
        return total

    def _atom(self, atom: Atom) -> _View:
        if atom not in self._views:
            self._views[atom] = self._new_atom(atom)
        return self._views[atom]

    def _new_atom(self, atom: Atom) -> _View:
        match atom:
            case Product():
                return self._combined(self._view(atom.left), self._view(atom.right), int.__mul__)
            case Extreme():
                pick: Callable[[int, int], int] = max if atom.greatest else min
                total, *others = [self._view(part) for part in atom.parts]
                for other in others:
                    total = self._combined(total, other, pick)
                return total
            case Choice():
                return self._choice(atom)

    def _choice(self, atom: Choice) -> _View:
        variable, holds = self._truth(atom.condition)
        condition = _View(variable, tuple(int(holds >> value & 1) for value in range(self.network.sizes[variable])))
        first, second = self._view(atom.first), self._view(atom.second)
        taken = self._combined(condition, first, int.__mul__)
        other = _View(condition.variable, tuple(1 - number for number in condition.numbers))
        return self._combined(taken, self._combined(other, second, int.__mul__), int.__add__)

    def _combined(self, left: _View, right: _View, operation: Callable[[int, int], int]) -> _View:
        """Return what an operation on two numbers is worth."""
        if left.variable == right.variable:
            pairs = zip(left.numbers, right.numbers, strict=True)
            return _View(left.variable, tuple(operation(one, other) for one, other in pairs))
        for one, other, swapped in ((left, right, False), (right, left, True)):
            if len(set(one.numbers)) == 1:
                fixed = one.numbers[0]
                mapped = (operation(each, fixed) if swapped else operation(fixed, each) for each in other.numbers)
                return _View(other.variable, tuple(mapped))
        if len(left.numbers) * len(right.numbers) > MOST_ROWS:
            raise TooWide
        results = [[operation(one, other) for other in right.numbers] for one in left.numbers]
        numbers = sorted({number for row in results for number in row})
        made = self._new(len(numbers))
        value_of = {number: value for value, number in enumerate(numbers)}
        self._tuples(
            (left.variable, right.variable, made),
            [(one, other, value_of[number]) for one, row in enumerate(results) for other, number in enumerate(row)],
        )
        return _View(made, tuple(numbers))

    def _tuples(self, variables: Sequence[int], rows: Iterable[Sequence[int]]) -> None:
        """Add an allowed table of single values; a variable may occur twice, unit variables drop out."""
        kept = [at for at, each in enumerate(variables) if self.network.sizes[each] > 1 and each not in variables[:at]]
        twins = [(at, variables.index(each)) for at, each in enumerate(variables) if each in variables[:at]]
        rows = [row for row in rows if all(row[one] == row[other] for one, other in twins)]
        if not kept:
            if not rows:
                self.network.clauses.append(())
            return
        self._relation([variables[at] for at in kept], (tuple(1 << row[at] for at in kept) for row in rows))

    # --- limits -------------------------------------------------------------------------------------------------

    def _post_limit(self, linear: Linear) -> None:
        variable, holds = self._limit(linear)
        self._clause([(variable, holds)])

    def _limit(self, linear: Linear) -> Literal:
        """Return a literal that holds exactly when an expression is at most zero."""
        parts = sorted(self._parts(linear), key=lambda part: len(part.numbers), reverse=True)
        if not parts:
            return self._unit(), int(linear.constant <= 0)
        return _Totals(parts, linear.constant, self._new, self._tuples).literal


class _Totals:
    """The running totals of `constant + a number of each part`, merged where the rest treats them alike.

    After the parts of each level there are *states*: intervals of totals from which the same continuations stay at most
    zero (Abío and Stuckey, CP 2012). A state is a value of an auxiliary variable, a function of the one before.
    """

    def __init__(
        self,
        parts: Sequence[_View],
        constant: int,
        new: Callable[[int], int],
        tuples: Callable[[Sequence[int], Iterable[Sequence[int]]], None],
    ) -> None:
        self._parts = parts
        self._least = _suffix_sums(min(part.numbers) for part in parts)
        self._most = _suffix_sums(max(part.numbers) for part in parts)
        self._states: list[list[tuple[int, int, tuple[int, ...]]]] = [[] for _ in range(len(parts) + 1)]
        self._state(0, constant)
        self.literal = self._chain(new, tuples)

    def _state(self, level: int, total: int) -> tuple[int, int]:
        """Return the totals between which a state is the same."""
        known = self._states[level]
        at = bisect_right(known, (total, 2**63, ())) - 1
        if at >= 0 and known[at][0] <= total <= known[at][1]:
            return known[at][:2]
        if total + self._most[level] <= 0:
            low, high = -(2**62), -self._most[level]
        elif total + self._least[level] > 0:
            low, high = 1 - self._least[level], 2**62
        else:
            low, high = -(2**62), 2**62
            for number in set(self._parts[level].numbers):
                inner = self._state(level + 1, total + number)
                low, high = max(low, inner[0] - number), min(high, inner[1] - number)
            insort(known, (low, high, (total,)))
            self._refuse_wide(len(known), level)
            return low, high
        insort(known, (low, high, ()))
        return low, high

    def _chain(
        self, new: Callable[[int], int], tuples: Callable[[Sequence[int], Iterable[Sequence[int]]], None]
    ) -> Literal:
        """Make the variables of the levels and the tables between them; return the literal of the last."""
        self._close()
        first = self._parts[0]
        (start,) = self._states[0]
        after = [self._at(1, start, number) for number in first.numbers]
        if len(self._parts) == 1:
            return first.variable, sum(1 << value for value, state in enumerate(after) if self._holds(1, state))
        before, states = first.variable, after
        for level in range(1, len(self._parts)):
            part = self._parts[level]
            self._refuse_wide(len(states), level)
            made = new(len(self._states[level + 1]))
            tuples(
                (before, part.variable, made),
                [
                    (value, other, self._at(level + 1, self._states[level][state], number))
                    for value, state in enumerate(states)
                    for other, number in enumerate(part.numbers)
                ],
            )
            before, states = made, list(range(len(self._states[level + 1])))
        return before, sum(1 << state for state in states if self._holds(len(self._parts), state))

    def _refuse_wide(self, states: int, level: int) -> None:
        """Give up before the rows between two levels are listed, not after."""
        if states * len(self._parts[level].numbers) > MOST_ROWS:
            raise TooWide

    def _close(self) -> None:
        """Let the states that are decided lead to a decided state of the next level."""
        for level in range(len(self._parts)):
            for low, high, totals in list(self._states[level]):
                if not totals:
                    for number in set(self._parts[level].numbers):
                        self._state(level + 1, (high if high < 2**61 else low) + number)

    def _at(self, level: int, state: tuple[int, int, tuple[int, ...]], number: int) -> int:
        low, high, totals = state
        total = totals[0] if totals else high if high < 2**61 else low
        known = self._states[level]
        return bisect_right(known, (total + number, 2**63, ())) - 1

    def _holds(self, level: int, state: int) -> bool:
        return self._states[level][state][1] <= 0


def _suffix_sums(numbers: Iterable[int]) -> list[int]:
    return [*accumulate(reversed(list(numbers)), initial=0)][::-1]


def _mask(values: Iterable[int]) -> int:
    mask = 0
    for value in values:
        mask |= 1 << value
    return mask
