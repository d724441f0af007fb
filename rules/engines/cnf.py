"""Clauses: a problem of the core language as a set of clauses for an incremental SAT solver.

A value of a variable is one literal, and these come first, numbered without gaps, so that a model's values can be read
off its beginning. Formulas stand in negation normal form, so a literal that stands for a part only has to *imply* it
(Plaisted and Greenbaum 1986). Tables become supports, never products. A limit on a sum becomes a decision diagram over
partial sums whose equal nodes are merged by intervals (Abío, Nieuwenhuis, Oliveras, Rodríguez-Carbonell and
Mayer-Eichberger, JAIR 2012 and CP 2013); products, extremes and cases become sets of numbers, each with its literal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, combinations

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
    negated,
)
from rules.problem import Definition, NumberDefinition, Problem

Lit = int
"""A SAT literal: positive or negated number of a SAT variable."""

Numbers = tuple[tuple[int, Lit], ...]
"""The numbers an expression can be worth, ascending, each with a literal that is implied when it is worth that."""

PAIRWISE = 24
"""Domains up to this size forbid two values pair by pair; larger ones by a ladder of auxiliary literals."""

MOST_NUMBERS = 4_000
"""An expression that can be worth more numbers than this is left to another engine."""

MOST_CLAUSES = 2_000_000
"""A problem that needs more clauses than this is left to another engine."""


class TooLarge(Exception):
    """The problem has no clause form of a reasonable size."""


class Clauses:
    """The clauses of a problem.

    The first `of_domains` clauses give each variable exactly one value.

    Args:
        problem: what to encode.
        add: receives each clause.
        selectors: give each rule a literal that switches it on, for explanations.

    Raises:
        TooLarge: a limit above is exceeded.
    """

    def __init__(self, problem: Problem, add: Callable[[list[Lit]], object], *, selectors: bool = False) -> None:
        self._add = add
        self._sizes = [len(each.values) for each in problem.variables]
        self.offsets = [0, *accumulate(self._sizes)]
        self.selectors: dict[str, Lit] = {}
        self._last = self.offsets[-1]
        self._count = 0
        self._columns: dict[Column, Numbers] = {}
        self._atoms: dict[Atom, Numbers] = {}
        self._parts: dict[Formula, Lit] = {}
        for variable in range(len(self._sizes)):
            self._exactly_one([self.literal(variable, value) for value in range(self._sizes[variable])])
        self.of_domains = self._count
        for definition in problem.definitions:
            self._define(definition)
        for constraint in problem.constraints:
            self._post(constraint.formula, self._premise(constraint.rule) if selectors else ())

    def literal(self, variable: int, value: int) -> Lit:
        """Return the literal of a value."""
        return self.offsets[variable] + value + 1

    def implying(self, formula: Formula) -> Lit:
        """Return a literal that, when assumed, makes a formula hold."""
        if isinstance(formula, Always):
            return self._true if formula.value else -self._true
        if isinstance(formula, Member) and len(formula.values) == 1:
            return self.literal(formula.variable, next(iter(formula.values)))
        if formula not in self._parts:
            made = self._new()
            self._parts[formula] = made
            self._post(formula, (-made,))
        return self._parts[formula]

    # --- clauses ------------------------------------------------------------------------------------------------

    @cached_property
    def _true(self) -> Lit:
        """A literal that holds, made when first needed."""
        made = self._new()
        self._clause([made])
        return made

    def _new(self) -> Lit:
        self._last += 1
        return self._last

    def _clause(self, literals: Iterable[Lit]) -> None:
        self._count += 1
        if self._count > MOST_CLAUSES:
            raise TooLarge
        self._add(list(literals))

    def _exactly_one(self, literals: Sequence[Lit]) -> None:
        self._clause(literals)
        if len(literals) <= PAIRWISE:
            for first, second in combinations(literals, 2):
                self._clause([-first, -second])
            return
        before = literals[0]
        for literal in literals[1:]:
            self._clause([-before, -literal])
            beyond = self._new()
            self._clause([-before, beyond])
            self._clause([-literal, beyond])
            before = beyond

    def _premise(self, rule: str) -> tuple[Lit, ...]:
        if rule not in self.selectors:
            self.selectors[rule] = self._new()
        return (-self.selectors[rule],)

    # --- formulas -----------------------------------------------------------------------------------------------

    def _post(self, formula: Formula, unless: tuple[Lit, ...]) -> None:
        """Make a formula hold unless one of some literals does."""
        match formula:
            case Always():
                if not formula.value:
                    self._clause(unless)
            case Member():
                self._clause([*unless, *self._members(formula.variable, formula.values)])
            case All():
                for part in formula.parts:
                    self._post(part, unless)
            case Any():
                self._clause([*unless, *self._alternatives(formula.parts)])
            case AtMost():
                self._clause([*unless, self._at_most(formula.linear)])
            case Table():
                self._post_table(formula, unless)

    def _alternatives(self, parts: Sequence[Formula]) -> list[Lit]:
        found: list[Lit] = []
        for part in parts:
            if isinstance(part, Member):
                found.extend(self._members(part.variable, part.values))
            else:
                found.append(self.implying(part))
        return found

    def _members(self, variable: int, values: Collection[int]) -> list[Lit]:
        """Return literals of which one must hold: of all values but one, that one's negation is enough."""
        size = self._sizes[variable]
        if len(values) == size - 1 > 1:
            return [-self.literal(variable, next(value for value in range(size) if value not in values))]
        return [self.literal(variable, value) for value in sorted(values)]

    def _post_table(self, table: Table, unless: tuple[Lit, ...]) -> None:
        if not table.allowed:
            for row in table.rows:
                self._clause([*unless, *self._outside(table.variables, row)])
            return
        rows = [self._new() for _ in table.rows]
        self._clause([*unless, *rows])
        for at, variable in enumerate(table.variables):
            supports: dict[int, list[Lit]] = {value: [] for value in range(self._sizes[variable])}
            for literal, row in zip(rows, table.rows, strict=True):
                cell = row[at]
                for value in supports if cell is None else cell:
                    supports[value].append(literal)
                if cell is not None:
                    self._clause([-literal, *self._members(variable, cell)])
            for value, backing in supports.items():
                if len(backing) < len(rows):
                    self._clause([*unless, -self.literal(variable, value), *backing])

    def _outside(self, variables: Sequence[int], row: Sequence[frozenset[int] | None]) -> list[Lit]:
        found: list[Lit] = []
        for variable, cell in zip(variables, row, strict=True):
            if cell is not None:
                found.extend(self._members(variable, set(range(self._sizes[variable])) - cell))
        return found

    # --- definitions --------------------------------------------------------------------------------------------

    def _define(self, definition: Definition) -> None:
        if isinstance(definition, NumberDefinition):
            value_of = {number: value for value, number in enumerate(definition.numbers)}
            for number, literal in self._numbers(definition.linear):
                value = value_of.get(number)
                self._clause([-literal] if value is None else [-literal, self.literal(definition.variable, value)])
            return
        for value, case in enumerate(definition.cases):
            literal = self.literal(definition.variable, value)
            self._post(case, (-literal,))
            self._post(negated(case), (literal,))

    # --- sums ---------------------------------------------------------------------------------------------------

    def _at_most(self, linear: Linear) -> Lit:
        """Return a literal that implies that an expression is at most zero."""
        parts = [self._column(column) for column in linear.columns]
        parts += [_scaled(self._atom(atom), weight) for weight, atom in linear.atoms]
        parts.sort(key=len, reverse=True)
        return _Limit(parts, linear.constant, self._true, self._new, self._clause).root

    def _numbers(self, linear: Linear) -> Numbers:
        """Return what an expression can be worth."""
        total: Numbers = ((linear.constant, self._true),)
        for column in linear.columns:
            total = self._combined(total, self._column(column), int.__add__)
        for weight, atom in linear.atoms:
            total = self._combined(total, _scaled(self._atom(atom), weight), int.__add__)
        return total

    def _column(self, column: Column) -> Numbers:
        if column not in self._columns:
            groups: dict[int, list[Lit]] = {}
            for value, number in enumerate(column.numbers):
                groups.setdefault(number, []).append(self.literal(column.variable, value))
            self._columns[column] = tuple((number, self._either(groups[number])) for number in sorted(groups))
        return self._columns[column]

    def _either(self, literals: Sequence[Lit]) -> Lit:
        """Return a literal implied by each of some literals."""
        if len(literals) == 1:
            return literals[0]
        made = self._new()
        for literal in literals:
            self._clause([-literal, made])
        return made

    def _atom(self, atom: Atom) -> Numbers:
        if atom not in self._atoms:
            self._atoms[atom] = self._new_atom(atom)
        return self._atoms[atom]

    def _new_atom(self, atom: Atom) -> Numbers:
        match atom:
            case Product():
                return self._combined(self._numbers(atom.left), self._numbers(atom.right), int.__mul__)
            case Extreme():
                pick: Callable[[int, int], int] = max if atom.greatest else min
                total, *others = [self._numbers(part) for part in atom.parts]
                for other in others:
                    total = self._combined(total, other, pick)
                return total
            case Choice():
                return self._choice(atom)

    def _choice(self, atom: Choice) -> Numbers:
        holds = self._new()
        self._post(atom.condition, (-holds,))
        self._post(negated(atom.condition), (holds,))
        guarded = [((holds, literal), number) for number, literal in self._numbers(atom.first)]
        guarded += [((-holds, literal), number) for number, literal in self._numbers(atom.second)]
        return self._grouped(guarded)

    def _combined(self, left: Numbers, right: Numbers, operation: Callable[[int, int], int]) -> Numbers:
        """Return what an operation on two expressions can be worth."""
        if len(left) * len(right) > 64 * MOST_NUMBERS:
            raise TooLarge
        pairs = [((a, b), operation(first, second)) for first, a in left for second, b in right]
        return self._grouped(pairs)

    def _grouped(self, guarded: Iterable[tuple[tuple[Lit, Lit], int]]) -> Numbers:
        """Give each number one literal, implied by every pair of literals that leads to it."""
        literals: dict[int, Lit] = {}
        for guards, number in guarded:
            relevant = [-guard for guard in guards if guard != self._true]
            if number not in literals:
                literals[number] = self._new()
            self._clause([*relevant, literals[number]])
        if len(literals) > MOST_NUMBERS:
            raise TooLarge
        return tuple(sorted(literals.items()))


class _Limit:
    """The decision diagram of `constant + one number of each part <= 0`; `root` implies it."""

    def __init__(
        self,
        parts: Sequence[Numbers],
        constant: int,
        true: Lit,
        new: Callable[[], Lit],
        clause: Callable[[Iterable[Lit]], None],
    ) -> None:
        self._parts = parts
        self._true = true
        self._new = new
        self._clause = clause
        self._least = _suffix_sums(min(number for number, _ in part) for part in parts)
        self._most = _suffix_sums(max(number for number, _ in part) for part in parts)
        self._nodes: list[list[tuple[int, int, Lit]]] = [[] for _ in parts]
        self.root = self._node(0, constant)[2]

    def _node(self, level: int, total: int) -> tuple[int, int, Lit]:
        """Return the totals between which a node is the same, and its literal."""
        if total + self._most[level] <= 0:
            return -(2**62), -self._most[level], self._true
        if total + self._least[level] > 0:
            return 1 - self._least[level], 2**62, -self._true
        known = self._nodes[level]
        at = bisect_right(known, (total, 2**63, 0)) - 1
        if at >= 0 and known[at][0] <= total <= known[at][1]:
            return known[at]
        children = [(number, literal, self._node(level + 1, total + number)) for number, literal in self._parts[level]]
        low = max(child[0] - number for number, _, child in children)
        high = min(child[1] - number for number, _, child in children)
        node = (low, high, self._literal([(literal, child[2]) for _, literal, child in children]))
        known.insert(bisect_right(known, node), node)
        return node

    def _literal(self, children: Sequence[tuple[Lit, Lit]]) -> Lit:
        if len({child for _, child in children}) == 1:
            return children[0][1]
        made = self._new()
        for literal, child in children:
            if child == -self._true:
                self._clause([-made, -literal])
            elif child != self._true:
                self._clause([-made, -literal, child])
        return made


def _suffix_sums(numbers: Iterable[int]) -> list[int]:
    return [*accumulate(reversed(list(numbers)), initial=0)][::-1]


def _scaled(numbers: Numbers, weight: int) -> Numbers:
    return tuple(sorted((weight * number, literal) for number, literal in numbers))
