"""A problem as a CP-SAT model: one literal per value, clauses, and linear constraints over columns.

Variables with few values get a literal for each; wide ones (a computed sum with thousands of values) are integers.
Conditions inside other conditions are half-reified: negation normal form needs only the implication. A limit
between two columns becomes implications between values, which propagate better than sums. With `selectors`, every rule
is enforced by a literal of its own, so that explanations can switch rules on and off.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Sequence
from typing import Any as Untyped

from ortools.sat.python import cp_model

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
    negated,
    opposite,
)
from rules.problem import CaseDefinition, NumberDefinition, Problem

WIDE = 128
"""Reachable values beyond which a variable is one integer instead of a literal per value."""
MOST_REACHABLE = 4_096
"""Values a computed number may take before only its bounds are kept."""
MOST_PAIRS = 4_096
"""Pairs of values up to which a limit between two columns is written as implications."""

Literal = Untyped
"""A CP-SAT literal; ortools gives variables, their negations and constants no common public type."""


class CpsatModel:
    """The model and the way from values to literals. Frozen after construction; solves work on clones."""

    def __init__(self, problem: Problem, *, selectors: bool = False) -> None:
        """Build the model."""
        self.problem = problem
        self.model = cp_model.CpModel()
        self.reachable = _reachable_values(problem)
        self.selectors: dict[str, Literal] = {}
        self.true = self.model.new_constant(1)
        self._literals: list[dict[int, Literal]] = []
        self._integers: dict[int, Untyped] = {}
        self._groups: dict[tuple[int, frozenset[int]], Literal] = {}
        self._columns: dict[Column, Untyped] = {}
        for variable in range(len(problem.variables)):
            self._add_variable(variable)
        for definition in problem.definitions:
            if isinstance(definition, NumberDefinition):
                self._define_number(definition)
            else:
                self._define_cases(definition)
        for constraint in problem.constraints:
            enforced = (self._selector(constraint.rule),) if selectors else ()
            self._post(constraint.formula, enforced)

    def _selector(self, rule: str) -> Literal:
        if rule not in self.selectors:
            self.selectors[rule] = self.model.new_bool_var("")
        return self.selectors[rule]

    # --- variables ----------------------------------------------------------------------------------------------

    def _add_variable(self, variable: int) -> None:
        values = self.reachable[variable]
        self._literals.append({})
        if len(values) > WIDE:
            domain = cp_model.Domain.from_values(values)
            self._integers[variable] = self.model.new_int_var_from_domain(domain, "")
            return
        if len(values) == 1:
            self._literals[variable] = {values[0]: self.true}
        elif len(values) == 2:
            literal = self.model.new_bool_var("")
            self._literals[variable] = {values[0]: literal.negated(), values[1]: literal}
        else:
            literals = {value: self.model.new_bool_var("") for value in values}
            self._literals[variable] = literals
            self.model.add_exactly_one(list(literals.values()))

    def is_wide(self, variable: int) -> bool:
        """Whether the variable is one integer."""
        return variable in self._integers

    def integer(self, variable: int) -> Untyped:
        """Return the integer of a wide variable; its value is the index of the characteristic's value."""
        return self._integers[variable]

    def literal(self, variable: int, value: int) -> Literal | None:
        """Return the literal of a narrow variable's value; None if the value cannot be reached."""
        return self._literals[variable].get(value)

    def member_literal(self, model: cp_model.CpModel, variable: int, values: Collection[int]) -> Literal:
        """Return a new literal of `model` that implies one of these values."""
        literal = model.new_bool_var("")
        if self.is_wide(variable):
            domain = cp_model.Domain.from_values(sorted(values))
            model.add_linear_expression_in_domain(self._integers[variable], domain).only_enforce_if(literal)
        else:
            model.add_bool_or([literal.negated(), *self._known(variable, values)])
        return literal

    def _known(self, variable: int, values: Collection[int]) -> list[Literal]:
        literals = self._literals[variable]
        return [literals[value] for value in sorted(values) if value in literals]

    def _group(self, variable: int, values: frozenset[int]) -> Literal:
        """Return a literal that is true exactly if the variable has one of these values."""
        if not self.is_wide(variable):
            known = self._known(variable, values)
            if len(known) == 1:
                return known[0]
            rest = self._known(variable, frozenset(self.reachable[variable]) - values)
            if len(rest) == 1:
                return rest[0].negated()
            if not known or not rest:
                return self.true if known else self.true.negated()
        key = (variable, values)
        if key not in self._groups:
            literal = self.model.new_bool_var("")
            self._groups[key] = literal
            self._post(Member(variable, values, 0), (literal,))
            self._post(Member(variable, frozenset(self.reachable[variable]) - values, 0), (literal.negated(),))
        return self._groups[key]

    # --- formulas -----------------------------------------------------------------------------------------------

    def add_formula(self, model: cp_model.CpModel, formula: Formula) -> None:
        """Add a formula to a clone of the model, for one question; this object stays as it is."""
        self._guest(model)._post(formula, ())

    def add_expression(self, model: cp_model.CpModel, linear: Linear) -> Untyped:
        """Return what an expression is worth in a clone of the model, for one question; this object stays as it is."""
        return self._guest(model)._expression(linear)

    def _guest(self, model: cp_model.CpModel) -> CpsatModel:
        guest = copy.copy(self)
        guest.model, guest._groups, guest._columns = model, dict(self._groups), dict(self._columns)
        return guest

    def _post(self, formula: Formula, enforced: Sequence[Literal]) -> None:
        """Post a formula that must hold when all enforcing literals are true."""
        match formula:
            case Always():
                if not formula.value:
                    self._clause([], enforced)
            case Member():
                self._post_member(formula, enforced)
            case All():
                for part in formula.parts:
                    self._post(part, enforced)
            case Any():
                self._post_any(formula, enforced)
            case AtMost():
                self._post_limit(formula.linear, enforced)
            case Table():
                self._post_table(formula, enforced)

    def _clause(self, literals: Sequence[Literal], enforced: Sequence[Literal]) -> None:
        self.model.add_bool_or([*(literal.negated() for literal in enforced), *literals])

    def _post_member(self, formula: Member, enforced: Sequence[Literal]) -> None:
        if self.is_wide(formula.variable):
            domain = cp_model.Domain.from_values(sorted(formula.values))
            posted = self.model.add_linear_expression_in_domain(self._integers[formula.variable], domain)
            if enforced:
                posted.only_enforce_if(*enforced)
            return
        self._clause(self._known(formula.variable, formula.values), enforced)

    def _post_any(self, formula: Any, enforced: Sequence[Literal]) -> None:
        literals: list[Literal] = []
        for part in formula.parts:
            if isinstance(part, Member) and not self.is_wide(part.variable):
                literals.extend(self._known(part.variable, part.values))
            elif isinstance(part, Member):
                literals.append(self._group(part.variable, part.values))
            else:
                literal = self.model.new_bool_var("")
                self._post(part, (literal,))
                literals.append(literal)
        self._clause(literals, enforced)

    def _post_limit(self, linear: Linear, enforced: Sequence[Literal]) -> None:
        if len(linear.columns) == 2 and not linear.atoms and self._has_few_pairs(linear.columns):
            self._post_implications(linear, enforced)
            return
        posted = self.model.add(self._expression(linear) <= 0)
        if enforced:
            posted.only_enforce_if(*enforced)

    def _has_few_pairs(self, columns: Sequence[Column]) -> bool:
        if any(self.is_wide(column.variable) for column in columns):
            return False
        first, second = (len(self.reachable[column.variable]) for column in columns)
        return first * second <= MOST_PAIRS

    def _post_implications(self, linear: Linear, enforced: Sequence[Literal]) -> None:
        first, second = linear.columns
        others = self.reachable[second.variable]
        for value in self.reachable[first.variable]:
            room = -linear.constant - first.numbers[value]
            fitting = [other for other in others if second.numbers[other] <= room]
            if len(fitting) < len(others):
                literal = self._literals[first.variable][value]
                self._clause([literal.negated(), *self._known(second.variable, fitting)], enforced)

    def _post_table(self, table: Table, enforced: Sequence[Literal]) -> None:
        if not table.allowed:
            for row in table.rows:
                self._post_forbidden(table.variables, row, enforced)
            return
        rows: list[Literal] = []
        supports: dict[tuple[int, int], list[Literal]] = {}
        for row in table.rows:
            literal = self.model.new_bool_var("")
            rows.append(literal)
            for variable, cell in zip(table.variables, row, strict=True):
                values = frozenset(self.reachable[variable]) if cell is None else cell
                if cell is not None:
                    self._post(Member(variable, cell, 0), (literal,))
                if not self.is_wide(variable):
                    for value in values:
                        supports.setdefault((variable, value), []).append(literal)
        self._clause(rows, enforced)
        for variable in table.variables:
            for value, own in self._literals[variable].items():
                backing = supports.get((variable, value), [])
                if len(backing) < len(rows):
                    self._clause([own.negated(), *backing], enforced)

    def _post_forbidden(
        self, variables: Sequence[int], row: Sequence[frozenset[int] | None], enforced: Sequence[Literal]
    ) -> None:
        escapes: list[Literal] = []
        for variable, cell in zip(variables, row, strict=True):
            if cell is None:
                continue
            rest = frozenset(self.reachable[variable]) - cell
            if self.is_wide(variable):
                escapes.append(self._group(variable, rest))
            else:
                escapes.extend(self._known(variable, rest))
        self._clause(escapes, enforced)

    # --- numbers ------------------------------------------------------------------------------------------------

    def _expression(self, linear: Linear) -> Untyped:
        total: Untyped = linear.constant
        for column in linear.columns:
            total = total + self._column(column)
        for weight, atom in linear.atoms:
            total = total + weight * self._atom(atom)
        return total

    def _column(self, column: Column) -> Untyped:
        if column not in self._columns:
            self._columns[column] = self._new_column(column)
        return self._columns[column]

    def _new_column(self, column: Column) -> Untyped:
        numbers = column.numbers
        if self.is_wide(column.variable):
            step = numbers[1] - numbers[0]
            if all(numbers[at] == numbers[0] + step * at for at in range(len(numbers))):
                return numbers[0] + step * self._integers[column.variable]
        groups: dict[int, set[int]] = {}
        for value in self.reachable[column.variable]:
            groups.setdefault(numbers[value], set()).add(value)
        if len(groups) == 1:
            return next(iter(groups))
        if len(groups) == 2:
            (first, _), (second, values) = sorted(groups.items())
            return first + (second - first) * self._group(column.variable, frozenset(values))
        made = self.model.new_int_var_from_domain(cp_model.Domain.from_values(sorted(groups)), "")
        for worth, values in groups.items():
            literal = self._group(column.variable, frozenset(values))
            self.model.add(made == worth).only_enforce_if(literal)
            self.model.add(made != worth).only_enforce_if(literal.negated())
        return made

    def _atom(self, atom: Atom) -> Untyped:
        match atom:
            case Product():
                return self._product(atom)
            case Extreme():
                low, high = bounds(Linear(0, (), ((1, atom),)))
                made = self.model.new_int_var(low, high, "")
                parts = [self._expression(part) for part in atom.parts]
                (self.model.add_max_equality if atom.greatest else self.model.add_min_equality)(made, parts)
                return made
            case Choice():
                return self._choice(atom)

    def _product(self, atom: Product) -> Untyped:
        low, high = bounds(Linear(0, (), ((1, atom),)))
        made = self.model.new_int_var(low, high, "")
        for single, other in ((atom.right, atom.left), (atom.left, atom.right)):
            column = single.columns[0] if len(single.columns) == 1 and not single.atoms else None
            if column is not None and not self.is_wide(column.variable):
                scaled = self._expression(other)
                for value, literal in self._literals[column.variable].items():
                    factor = single.constant + column.numbers[value]
                    self.model.add(made == factor * scaled).only_enforce_if(literal)
                return made
        factors = [self._expression(atom.left), self._expression(atom.right)]
        self.model.add_multiplication_equality(made, factors)
        return made

    def _choice(self, atom: Choice) -> Untyped:
        literal = self.model.new_bool_var("")
        self._post(atom.condition, (literal,))
        self._post(negated(atom.condition), (literal.negated(),))
        if not any((atom.first.columns, atom.first.atoms, atom.second.columns, atom.second.atoms)):
            return atom.second.constant + (atom.first.constant - atom.second.constant) * literal
        low, high = bounds(Linear(0, (), ((1, atom),)))
        made = self.model.new_int_var(low, high, "")
        self.model.add(made == self._expression(atom.first)).only_enforce_if(literal)
        self.model.add(made == self._expression(atom.second)).only_enforce_if(literal.negated())
        return made

    def _define_number(self, definition: NumberDefinition) -> None:
        own = Linear(0, (Column(definition.variable, definition.numbers),))
        columns = definition.linear.columns
        if len(columns) == 1 and not definition.linear.atoms and self._has_few_pairs((*columns, own.columns[0])):
            difference = Linear(definition.linear.constant, (*columns, *opposite(own).columns))
            self._post_implications(difference, ())
            self._post_implications(opposite(difference), ())
            return
        self.model.add(self._expression(definition.linear) == self._expression(own))

    def _define_cases(self, definition: CaseDefinition) -> None:
        for value, case in enumerate(definition.cases):
            literal = self._literals[definition.variable].get(value)
            if literal is None:
                self._post(negated(case), ())
            else:
                self._post(case, (literal,))
                self._post(negated(case), (literal.negated(),))


def _reachable_values(problem: Problem) -> list[list[int]]:
    """Return, for each variable, the values its definition can produce; all values of chosen ones."""
    reachable = [list(range(len(variable.values))) for variable in problem.variables]
    for definition in problem.definitions:
        if isinstance(definition, NumberDefinition):
            produced = _produced(definition.linear, reachable)
            if produced is None:
                low, high = bounds(definition.linear)
                fits = [at for at, worth in enumerate(definition.numbers) if low <= worth <= high]
            else:
                fits = [at for at, worth in enumerate(definition.numbers) if worth in produced]
        else:
            fits = [at for at, case in enumerate(definition.cases) if case != Always(False)]
        reachable[definition.variable] = fits or reachable[definition.variable][:1]
    return reachable


def _produced(linear: Linear, reachable: Sequence[Sequence[int]]) -> frozenset[int] | None:
    """Return a set that holds every number the expression can be worth, or None if that set grows too large."""
    numbers = frozenset((linear.constant,))
    parts = [frozenset(column.numbers[value] for value in reachable[column.variable]) for column in linear.columns]
    for weight, atom in linear.atoms:
        produced = _produced_by_atom(atom, reachable)
        if produced is None:
            return None
        parts.append(frozenset(weight * each for each in produced))
    for part in parts:
        if len(numbers) * len(part) > 64 * MOST_REACHABLE:
            return None
        numbers = frozenset(first + second for first in numbers for second in part)
        if len(numbers) > MOST_REACHABLE:
            return None
    return numbers


def _produced_by_atom(atom: Atom, reachable: Sequence[Sequence[int]]) -> frozenset[int] | None:
    match atom:
        case Product():
            parts: tuple[Linear, ...] = (atom.left, atom.right)
        case Extreme():
            parts = atom.parts
        case Choice():
            parts = (atom.first, atom.second)
    sets: list[frozenset[int]] = []
    for part in parts:
        produced = _produced(part, reachable)
        if produced is None:
            return None
        sets.append(produced)
    if not isinstance(atom, Product):
        return frozenset().union(*sets)
    if len(sets[0]) * len(sets[1]) > 64 * MOST_REACHABLE:
        return None
    return frozenset(first * second for first in sets[0] for second in sets[1])
