"""Lowering: the rules in force in one market on one day, to a problem in the core language.

Anything that depends on one characteristic alone is evaluated for each of its values and becomes a membership or a
column; so attribute look-ups, conversions and word tests vanish here, and only what ties characteristics together is
left for the engines. Fractions are scaled to whole numbers exactly, and every sum is proved to stay within bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import gcd, lcm
from typing import cast

from rules.book import Characteristic, Combinations, Period, Requirement, Rule, RuleBook, SoftDefault, SoftPreference
from rules.core import (
    FALSE,
    LIMIT,
    TRUE,
    Always,
    AtMost,
    Atom,
    Choice,
    Column,
    Extreme,
    Formula,
    Linear,
    Overflow,
    Product,
    Table,
    bounds,
    check_bounds,
    conjunction,
    disjunction,
    member,
    negated,
)
from rules.findings import Finding, Place, RuleErrors
from rules.meaning import Applied, Node, Scalar, names_in, worth
from rules.problem import (
    CaseDefinition,
    Constraint,
    Default,
    Definition,
    NumberDefinition,
    Preference,
    Problem,
    Variable,
)
from rules.results import result_of


def lower(book: RuleBook, *, market: str | None, on: date) -> Problem:
    """Lower the rules in force.

    Args:
        book: a checked rule book.
        market: lower-case market code; None keeps only the rules that hold in every market.
        on: the day for which periods of rules are looked at.

    Raises:
        RuleErrors: if the numbers of a rule cannot be proved to stay within bounds; never for a book from `parse`.
    """
    lowering = Lowering(book)
    problem, findings = lowering.problem([rule for rule in book.rules if rule.is_in_force(market, on)])
    if findings:
        raise RuleErrors(findings)
    return problem


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days on which the same rules are in force in a market, and its problem."""

    market: str | None
    period: Period
    problem: Problem


def intervals(book: RuleBook, market: str | None) -> tuple[Interval, ...]:
    """Split time at the dates of the market's rules; return a problem for each stretch, earliest first.

    The first stretch has no start and the last no end; together they cover every day exactly once.

    Raises:
        RuleErrors: like `lower`.
    """
    rules = [rule for rule in book.rules if not rule.markets or market in rule.markets]
    days = sorted({day for rule in rules for day in (rule.period.start, rule.period.end) if day is not None})
    starts = [date.min, *(day for day in days if day > date.min)]
    found: list[Interval] = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        period = Period(None if start == date.min else start, end)
        found.append(Interval(market, period, lower(book, market=market, on=start)))
    return tuple(found)


def prove_bounded(book: RuleBook) -> list[Finding]:
    """Lower every rule of every market and day; return a finding for each whose numbers may overflow.

    What overflows in several instances of a component is reported once.
    """
    found: dict[Place | None, Finding] = {}
    for finding in Lowering(book).problem(book.rules)[1]:
        found.setdefault(finding.place, finding)
    return list(found.values())


@dataclass(slots=True)
class Quantity:
    """A number under construction: a constant, a column per variable, weighted atoms; all fractions."""

    constant: Fraction = Fraction(0)
    columns: dict[int, tuple[Fraction, ...]] = field(default_factory=dict)
    atoms: dict[Atom, Fraction] = field(default_factory=dict)

    def plus(self, other: Quantity, factor: Fraction = Fraction(1)) -> Quantity:
        """Return this plus `factor` times the other."""
        total = Quantity(self.constant + factor * other.constant, dict(self.columns), dict(self.atoms))
        for variable, numbers in other.columns.items():
            own = total.columns.get(variable, (Fraction(0),) * len(numbers))
            total.columns[variable] = tuple(a + factor * b for a, b in zip(own, numbers, strict=True))
        for atom, weight in other.atoms.items():
            total.atoms[atom] = total.atoms.get(atom, Fraction(0)) + factor * weight
        return total

    def denominator(self) -> int:
        """Return the least factor that makes every number whole."""
        parts = [self.constant, *self.atoms.values()]
        for numbers in self.columns.values():
            parts.extend(numbers)
        return lcm(*(part.denominator for part in parts))

    def times(self, factor: int) -> Linear:
        """Return the expression multiplied by a factor that makes it whole."""
        columns = []
        constant = int(self.constant * factor)
        for variable, numbers in sorted(self.columns.items()):
            whole = tuple(int(number * factor) for number in numbers)
            if min(whole) == max(whole):
                constant += whole[0]
            else:
                columns.append(Column(variable, whole))
        atoms = tuple((int(weight * factor), atom) for atom, weight in self.atoms.items() if weight)
        linear = Linear(constant, tuple(columns), atoms)
        bounds(linear)
        return linear


class Lowering:
    """Turns checked expressions over a book's characteristics into core formulas."""

    def __init__(self, book: RuleBook) -> None:
        """Number the characteristics."""
        self._book = book
        self._number = {each.name: number for number, each in enumerate(book.characteristics)}

    def problem(self, rules: Sequence[Rule]) -> tuple[Problem, list[Finding]]:
        """Lower rules and definitions; findings tell which of them overflow."""
        findings: list[Finding] = []
        constraints: list[Constraint] = []
        defaults: list[Default] = []
        preferences: list[Preference] = []
        for rule in rules:
            try:
                lowered = self._rule(rule)
            except Overflow:
                findings.append(_overflow(f"the rule {rule.id!r}", rule.place))
                continue
            match lowered:
                case Constraint():
                    if lowered.formula != TRUE:
                        constraints.append(lowered)
                case Default():
                    defaults.append(lowered)
                case Preference():
                    preferences.append(lowered)
        definitions: list[Definition] = []
        for each in in_computing_order(self._book.characteristics):
            try:
                definitions.append(self._definition(each))
            except Overflow:
                findings.append(_overflow(f"the formula of {each.name}", each.place))
        variables = tuple(Variable(c.name, c.kind, c.values, c.computed) for c in self._book.characteristics)
        advice = tuple(self._number[name] for name in self._book.advice)
        made = Problem(variables, tuple(constraints), tuple(definitions), tuple(defaults), tuple(preferences), advice)
        return made, findings

    def _rule(self, rule: Rule) -> Constraint | Default | Preference:
        body = rule.body
        match body:
            case Requirement():
                formula = self.formula(body.condition)
                check_bounds(formula)
                return Constraint(rule.id, formula)
            case Combinations():
                return Constraint(rule.id, self._table(body))
            case SoftDefault():
                condition = self.formula(body.condition) if body.condition else TRUE
                check_bounds(condition)
                return Default(rule.id, *self._named_value(body.name, body.value), condition)
            case SoftPreference():
                return Preference(rule.id, *self._named_value(body.name, body.value), body.weight)

    def _named_value(self, name: str, value: str) -> tuple[int, int]:
        return self._number[name], self._values(name).index(value)

    def _values(self, name: str) -> tuple[str, ...]:
        return self._book.by_name[name].values

    def _table(self, body: Combinations) -> Formula:
        rows = tuple(dict.fromkeys(self.rows(body)))
        return Table(tuple(self._number[name] for name in body.names), rows, body.allowed)

    def rows(self, body: Combinations) -> tuple[tuple[frozenset[int] | None, ...], ...]:
        """Lower the rows of a table, one for one: each cell to the places of its values."""
        places = [{value: at for at, value in enumerate(self._values(name))} for name in body.names]
        rows = []
        for row in body.rows:
            cells: list[frozenset[int] | None] = []
            for cell, place in zip(row, places, strict=True):
                full = cell is None or len(cell) == len(place)
                cells.append(None if full or cell is None else frozenset(place[value] for value in cell))
            rows.append(tuple(cells))
        return tuple(rows)

    def _definition(self, owner: Characteristic) -> Definition:
        variable, formula = self._number[owner.name], owner.formula
        assert formula is not None
        if owner.kind == "boolean" and not owner.optional:
            condition = self.formula(formula)
            check_bounds(condition)
            return CaseDefinition(variable, (negated(condition), condition))
        if owner.kind in ("boolean", "enumeration"):
            cases = self._cases(formula)
            formulas = tuple(cases.get(value, FALSE) for value in owner.values)
            for case in formulas:
                check_bounds(case)
            return CaseDefinition(variable, formulas)
        numbers = [cast(Fraction, result_of(owner, value)) for value in owner.values]
        quantity = self.quantity(formula)
        factor = lcm(quantity.denominator(), *(number.denominator for number in numbers))
        whole = tuple(int(number * factor) for number in numbers)
        if max(map(abs, whole)) > LIMIT:
            raise Overflow
        return NumberDefinition(variable, quantity.times(factor), whole)

    # --- conditions ---------------------------------------------------------------------------------------------

    def _pointwise(self, node: Node, name: str) -> list[Scalar]:
        return [worth(node, {name: value}) for value in self._values(name)]

    def formula(self, node: Node) -> Formula:
        """Lower a condition."""
        names = names_in(node)
        if not names:
            return Always(bool(worth(node, {})))
        if len(names) == 1:
            truths = self._pointwise(node, names[0])
            chosen = frozenset(at for at, truth in enumerate(truths) if truth)
            return member(self._number[names[0]], chosen, len(truths))
        assert isinstance(node, Applied)
        return self._tied(node)

    def _tied(self, node: Applied) -> Formula:
        operands = node.operands
        match node.operator:
            case "and":
                return conjunction([self.formula(operand) for operand in operands])
            case "or":
                return disjunction([self.formula(operand) for operand in operands])
            case "not":
                return negated(self.formula(operands[0]))
            case "if":
                condition = self.formula(operands[0])
                first, second = self.formula(operands[1]), self.formula(operands[2])
                return conjunction([disjunction([negated(condition), first]), disjunction([condition, second])])
            case "in":
                return disjunction([self._equal(operands[0], value) for value in operands[1:]])
            case "has":
                return self._agreeing(operands, lambda words, word: word in words.split("|"))
            case "=":
                return self._equal(*operands)
            case "!=":
                return negated(self._equal(*operands))
            case _:
                return self._ordered(node.operator, *operands)

    def _equal(self, left: Node, right: Node) -> Formula:
        if left.type.kind == "boolean":
            first, second = self.formula(left), self.formula(right)
            return conjunction([disjunction([negated(first), second]), disjunction([first, negated(second)])])
        if left.type.kind == "text":
            return self._agreeing((left, right), str.__eq__)
        difference = self.quantity(left).plus(self.quantity(right), Fraction(-1))
        return conjunction([_at_most_zero(difference), _at_most_zero(_negative(difference))])

    def _ordered(self, operator: str, left: Node, right: Node) -> Formula:
        difference = self.quantity(left).plus(self.quantity(right), Fraction(-1))
        match operator:
            case "<=":
                return _at_most_zero(difference)
            case ">=":
                return _at_most_zero(_negative(difference))
            case "<":
                return negated(_at_most_zero(_negative(difference)))
            case _:
                return negated(_at_most_zero(difference))

    def _agreeing(self, operands: Sequence[Node], agree: Callable[[str, str], bool]) -> Formula:
        """Lower a relation between two texts: each case of the right implies the cases of the left that agree."""
        left, right = self._cases(operands[0]), self._cases(operands[1])
        parts = []
        for word, condition in right.items():
            fitting = [case for text, case in left.items() if agree(text, word)]
            parts.append(disjunction([negated(condition), *fitting]))
        return conjunction(parts)

    def _cases(self, node: Node) -> dict[str, Formula]:
        """Return under which condition a text expression has which value; the conditions cover everything once."""
        names = names_in(node)
        if not names:
            return {str(worth(node, {})): TRUE}
        if len(names) == 1:
            texts = self._pointwise(node, names[0])
            groups: dict[str, set[int]] = {}
            for at, text in enumerate(texts):
                groups.setdefault(str(text), set()).add(at)
            variable = self._number[names[0]]
            return {text: member(variable, frozenset(group), len(texts)) for text, group in groups.items()}
        assert isinstance(node, Applied)
        condition = self.formula(node.operands[0])
        cases: dict[str, list[Formula]] = {}
        for guard, branch in ((condition, node.operands[1]), (negated(condition), node.operands[2])):
            for text, case in self._cases(branch).items():
                cases.setdefault(text, []).append(conjunction([guard, case]))
        return {text: disjunction(parts) for text, parts in cases.items()}

    # --- numbers ------------------------------------------------------------------------------------------------

    def quantity(self, node: Node) -> Quantity:
        """Lower a number."""
        names = names_in(node)
        if not names:
            return Quantity(cast(Fraction, worth(node, {})))
        if len(names) == 1:
            numbers = tuple(cast("list[Fraction]", self._pointwise(node, names[0])))
            return Quantity(columns={self._number[names[0]]: numbers})
        assert isinstance(node, Applied)
        operands = node.operands
        match node.operator:
            case "+" | "sum":
                return self._sum(operands)
            case "-":
                return self.quantity(operands[0]).plus(self.quantity(operands[1]), Fraction(-1))
            case "negative":
                return _negative(self.quantity(operands[0]))
            case "*":
                return _product(self.quantity(operands[0]), self.quantity(operands[1]))
            case "count":
                total = Quantity()
                for operand in operands:
                    total = total.plus(self._truth(operand))
                return total
            case "if":
                condition = self.formula(operands[0])
                return _choice(condition, self.quantity(operands[1]), self.quantity(operands[2]))
            case _:
                return _extreme([self.quantity(operand) for operand in operands], node.operator == "max")

    def _sum(self, operands: Sequence[Node]) -> Quantity:
        total = Quantity()
        for operand in operands:
            total = total.plus(self.quantity(operand))
        return total

    def _truth(self, condition: Node) -> Quantity:
        names = names_in(condition)
        if len(names) == 1:
            truths = self._pointwise(condition, names[0])
            return Quantity(columns={self._number[names[0]]: tuple(Fraction(bool(truth)) for truth in truths)})
        return _choice(self.formula(condition), Quantity(Fraction(1)), Quantity())


def _negative(quantity: Quantity) -> Quantity:
    return Quantity().plus(quantity, Fraction(-1))


def _at_most_zero(quantity: Quantity) -> Formula:
    """Limit a number; a greatest or least of several is limited part by part, so that no engine has to find it."""
    if len(quantity.atoms) == 1:
        ((atom, weight),) = quantity.atoms.items()
        if isinstance(atom, Extreme) and weight:
            rest = Quantity(quantity.constant, quantity.columns)
            limits = [_at_most_zero(rest.plus(_quantity(part), weight)) for part in atom.parts]
            return (conjunction if atom.greatest == (weight > 0) else disjunction)(limits)
    factor = quantity.denominator()
    linear = quantity.times(factor)
    if not linear.columns and not linear.atoms:
        return Always(linear.constant <= 0)
    if len(linear.columns) == 1 and not linear.atoms:
        column = linear.columns[0]
        fitting = frozenset(at for at, number in enumerate(column.numbers) if linear.constant + number <= 0)
        return member(column.variable, fitting, len(column.numbers))
    return AtMost(_reduced(linear))


def _quantity(linear: Linear) -> Quantity:
    columns = {each.variable: tuple(map(Fraction, each.numbers)) for each in linear.columns}
    return Quantity(Fraction(linear.constant), columns, {atom: Fraction(weight) for weight, atom in linear.atoms})


def _reduced(linear: Linear) -> Linear:
    """Divide by the common divisor of everything but the constant; the constant is rounded, which is exact for <= 0."""
    numbers = [abs(number) for column in linear.columns for number in column.numbers]
    divisor = gcd(*numbers, *(abs(weight) for weight, _ in linear.atoms))
    if divisor <= 1:
        return linear
    columns = tuple(Column(c.variable, tuple(number // divisor for number in c.numbers)) for c in linear.columns)
    atoms = tuple((weight // divisor, atom) for weight, atom in linear.atoms)
    return Linear(-(-linear.constant // divisor), columns, atoms)


def _product(left: Quantity, right: Quantity) -> Quantity:
    for constant, other in ((left, right), (right, left)):
        if not constant.columns and not constant.atoms:
            return Quantity().plus(other, constant.constant)
    first, second = left.denominator(), right.denominator()
    atom = Product(left.times(first), right.times(second))
    return Quantity(atoms={atom: Fraction(1, first * second)})


def _extreme(parts: list[Quantity], greatest: bool) -> Quantity:
    factor = lcm(*(part.denominator() for part in parts))
    return Quantity(atoms={Extreme(tuple(part.times(factor) for part in parts), greatest): Fraction(1, factor)})


def _choice(condition: Formula, first: Quantity, second: Quantity) -> Quantity:
    if isinstance(condition, Always):
        return first if condition.value else second
    factor = lcm(first.denominator(), second.denominator())
    return Quantity(atoms={Choice(condition, first.times(factor), second.times(factor)): Fraction(1, factor)})


def _overflow(what: str, place: Place | None) -> Finding:
    message = f"the numbers in {what} may grow beyond 2^50 when scaled to whole numbers"
    hint = "use fewer decimals, coarser units or narrower ranges"
    return Finding("error", "overflow", message, place, hint)


def in_computing_order(characteristics: Sequence[Characteristic]) -> list[Characteristic]:
    """Return the computed characteristics so that each comes after those it is computed from."""
    computed: Mapping[str, Characteristic] = {each.name: each for each in characteristics if each.formula is not None}
    ordered: dict[str, Characteristic] = {}
    pending = list(computed.values())[::-1]
    while pending:
        top = pending[-1]
        assert top.formula is not None
        missing = [computed[name] for name in names_in(top.formula) if name in computed and name not in ordered]
        if missing:
            pending.extend(missing)
        else:
            ordered[top.name] = pending.pop()
    return list(ordered.values())
