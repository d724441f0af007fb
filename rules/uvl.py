"""The Universal Variability Language: feature models, read and written.

Written from the published description of the language: `include` levels, `namespace`, `features` as an indented tree of
groups (mandatory, optional, or, alternative, `[m..n]`), typed features, feature cardinality, attributes, constraints
with arithmetic and aggregates. This module turns the tree into a problem; `uvl_text` takes the text apart and
`uvl_numbers` does the arithmetic.

How it is mapped. A feature is a boolean. A typed feature has its values, and `none` where it is not selected; its
domain comes from `{min, max, step}` or `{values [...]}`, or from constraints that stand alone, such as `ram <= 64`. A
feature with a cardinality and nothing below it is the number of its instances, so that interchangeable ones are one
answer. Rules are named after the line they stand on, `line-17`. What has no such form is reported with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from rules.core import (
    FALSE,
    All,
    Always,
    Any,
    AtMost,
    Column,
    Formula,
    Linear,
    Member,
    Product,
    Table,
    conjunction,
    disjunction,
    member,
    negated,
)
from rules.dimacs import BOOLEAN, wishes
from rules.findings import Finding, RuleErrors
from rules.problem import Constraint, NumberDefinition, Problem, Variable
from rules.uvl_numbers import NONE, Arithmetic, Inexpressible, Meaning, plain
from rules.uvl_text import (
    Both,
    Comparison,
    Constant,
    Either,
    Equal,
    Feature,
    Group,
    Node,
    Not,
    Reference,
    Tree,
    parsed,
)

MOST_VALUES = 10_000
"""Of a typed feature."""

PAIRWISE = 24
"""Alternatives up to this many exclude each other pair by pair."""


def read(text: str, file: str) -> Problem:
    """Read a feature model.

    Args:
        text: the content of the file.
        file: its name, for findings.

    Raises:
        RuleErrors: the text is no feature model, or one with something that has no exact form; with all findings.
    """
    tree = parsed(text, file)
    return _Lowering(tree).problem()


def domains(tree: Tree) -> tuple[dict[str, Variable], list[Finding]]:
    """Return the variable of every feature by its name, and what is wrong with the tree or keeps a domain open."""
    lowering = _Lowering(tree)
    return lowering.variables(), lowering.findings


class _Lowering:
    """From a checked tree to a problem."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._findings: list[Finding] = list(tree.findings)
        self._features: dict[str, Feature] = {}
        self._variables: list[Variable] = []
        self._meanings: dict[str, Meaning] = {}
        self._constraints: list[Constraint] = []

    @property
    def findings(self) -> list[Finding]:
        """What is wrong so far."""
        return self._findings

    def variables(self) -> dict[str, Variable]:
        """Return the variable of every feature by its name."""
        for feature in self._tree.all_features():
            self._declare(feature)
        return {variable.name: variable for variable in self._variables}

    def problem(self) -> Problem:
        """Return the problem, or raise all findings."""
        self.variables()
        self._arithmetic = Arithmetic(self._meanings, self._features)
        if self._tree.root is not None:
            root = self._tree.root
            self._add(root.line, self._selected(root))
            for feature in self._tree.all_features():
                for group in feature.groups:
                    self._group(feature, group)
        for constraint in self._tree.constraints:
            self._constraint(constraint)
        if self._findings:
            raise RuleErrors(self._findings)
        return Problem(tuple(self._variables), tuple(self._constraints))

    def _add(self, line: int, formula: Formula) -> None:
        if not (isinstance(formula, Always) and formula.value):
            self._constraints.append(Constraint(f"line-{line}", formula))

    # --- features -----------------------------------------------------------------------------------------------

    def _declare(self, feature: Feature) -> None:
        if feature.name in self._features:
            self._report(feature, "repeated", f"there are two features {feature.name!r}")
            return
        self._features[feature.name] = feature
        number = len(self._variables)
        kind, values, numbers = self._domain(feature)
        self._variables.append(Variable(feature.name, kind, values, False))
        selected = frozenset(range(1, len(values)))
        self._meanings[feature.name] = Meaning(number, len(values), selected, values, numbers, kind == "enumeration")

    def _domain(self, feature: Feature) -> tuple[str, tuple[str, ...], tuple[Fraction, ...] | None]:
        if feature.cardinality is not None:
            return self._instances(feature)
        if feature.type in ("", "Boolean"):
            return "boolean", BOOLEAN, None
        if feature.type == "String":
            return self._strings(feature)
        low, high = self._limits(feature)
        step = _number_of(feature.attributes.get("step")) or (Fraction(1) if feature.type == "Integer" else None)
        if low is None or high is None or step is None or step <= 0 or low > high:
            hint = f"write  {feature.type} {feature.name} {{min 0, max 10, step 1}}  or constraints that bound it"
            message = f"the {feature.type} feature {feature.name!r} has no bounded domain"
            self._report(feature, "unbounded", message, hint)
            return "integer", (NONE, "0"), (Fraction(0), Fraction(0))
        if (high - low) / step >= MOST_VALUES:
            message = f"{feature.name!r} has more than {MOST_VALUES:,} values"
            self._report(feature, "too-large", message, "give it a greater step or narrower bounds")
            return "integer", (NONE, "0"), (Fraction(0), Fraction(0))
        found = [low + step * at for at in range(int((high - low) / step) + 1)]
        kind = "integer" if feature.type == "Integer" else "decimal"
        return kind, (NONE, *(plain(number) for number in found)), (Fraction(0), *found)

    def _instances(self, feature: Feature) -> tuple[str, tuple[str, ...], tuple[Fraction, ...] | None]:
        assert feature.cardinality is not None
        low, high = feature.cardinality
        if high is None or high > MOST_VALUES:
            message = f"the cardinality of {feature.name!r} has no upper end, or none within {MOST_VALUES:,}"
            self._report(feature, "unbounded", message, "write  cardinality [0..8]")
        elif feature.groups or feature.type not in ("", "Boolean"):
            message = f"instances of {feature.name!r} would have features or values of their own"
            self._report(feature, "not-expressible", message, "write the instances out as features")
        elif high < 1 or low > high:
            self._report(feature, "uvl", f"{feature.name!r} can have no instance", "write  cardinality [0..8]")
        else:
            counts = [0, *range(max(low, 1), high + 1)]
            return "integer", tuple(map(str, counts)), tuple(map(Fraction, counts))
        return "boolean", BOOLEAN, None

    def _strings(self, feature: Feature) -> tuple[str, tuple[str, ...], None]:
        values = feature.attributes.get("values")
        if isinstance(values, tuple) and values and all(isinstance(each, str) for each in values):
            codes = tuple(str(each) for each in values)
            if len(set(codes)) == len(codes) and NONE not in codes and all(codes) and len(codes) <= MOST_VALUES:
                return "enumeration", (NONE, *codes), None
        message = f"the String feature {feature.name!r} has no list of different values"
        hint = f"write  String {feature.name} {{values ['a', 'b']}}; `{NONE}` means not selected"
        self._report(feature, "unbounded", message, hint)
        return "enumeration", (NONE, "-"), None

    def _limits(self, feature: Feature) -> tuple[Fraction | None, Fraction | None]:
        """Return the bounds of a typed feature, from its attributes or from constraints that stand alone."""
        low = _number_of(feature.attributes.get("min"))
        high = _number_of(feature.attributes.get("max"))
        whole = feature.type == "Integer"
        for operator, number in self._tree.limits_on(feature.name):
            if operator in (">", ">=", "=="):
                least = number + 1 if operator == ">" and whole and number.denominator == 1 else number
                low = least if low is None else max(low, least)
            if operator in ("<", "<=", "=="):
                most = number - 1 if operator == "<" and whole and number.denominator == 1 else number
                high = most if high is None else min(high, most)
        if whole:
            low = None if low is None else Fraction(-(-low.numerator // low.denominator))
            high = None if high is None else Fraction(high.numerator // high.denominator)
        return low, high

    def _selected(self, feature: Feature) -> Formula:
        meaning = self._meanings[feature.name]
        return member(meaning.variable, meaning.selected, meaning.size)

    # --- groups -------------------------------------------------------------------------------------------------

    def _group(self, parent: Feature, group: Group) -> None:
        above = self._selected(parent)
        children = [self._selected(child) for child in group.features]
        for child, selected in zip(group.features, children, strict=True):
            self._add(child.line, disjunction([negated(selected), above]))
            free = child.cardinality is not None and child.cardinality[0] == 0
            if group.kind == "mandatory" and not free:
                self._add(child.line, disjunction([negated(above), selected]))
        if group.kind == "or":
            self._add(group.line, disjunction([negated(above), *children]))
        elif group.kind == "alternative":
            self._add(group.line, disjunction([negated(above), *children]))
            self._at_most_one(group, children)
        elif group.kind == "cardinality":
            self._between(parent, group)

    def _at_most_one(self, group: Group, children: Sequence[Formula]) -> None:
        if len(children) > PAIRWISE:
            self._add(group.line, AtMost(Linear(-1, tuple(self._counted(group.features, 1)))))
            return
        for at, first in enumerate(children):
            for second in children[at + 1 :]:
                self._add(group.line, disjunction([negated(first), negated(second)]))

    def _between(self, parent: Feature, group: Group) -> None:
        low, high = group.low, group.high
        if low > len(group.features):
            self._report_at(
                group.line, group.column, "uvl", f"{low} of {len(group.features)} features cannot be chosen"
            )
            return
        if low > 0:
            self._add(
                group.line, AtMost(Linear(0, (*self._counted([parent], low), *self._counted(group.features, -1))))
            )
        if high is not None and high < len(group.features):
            columns = (*self._counted([parent], -high), *self._counted(group.features, 1))
            self._add(group.line, AtMost(Linear(0, columns)))

    def _counted(self, features: Sequence[Feature], weight: int) -> Iterator[Column]:
        for feature in features:
            meaning = self._meanings[feature.name]
            yield Column(meaning.variable, tuple(weight * (at in meaning.selected) for at in range(meaning.size)))

    # --- constraints --------------------------------------------------------------------------------------------

    def _constraint(self, constraint: Node) -> None:
        try:
            self._add(constraint.line, self._formula(constraint))
        except Inexpressible as refused:
            self._report_at(refused.line, refused.column, refused.code, refused.message, refused.hint)
        except ArithmeticError:
            message = "the numbers of this constraint grow too large"
            self._report_at(constraint.line, constraint.column, "overflow", message)

    def _formula(self, node: Node) -> Formula:
        match node:
            case Both():
                return conjunction([self._formula(part) for part in node.parts])
            case Either():
                return disjunction([self._formula(part) for part in node.parts])
            case Not():
                return negated(self._formula(node.part))
            case Equal():
                left, right = self._formula(node.left), self._formula(node.right)
                same = disjunction([negated(left), right])
                return conjunction([same, disjunction([negated(right), left])])
            case Comparison():
                return self._arithmetic.compared(node)
            case Reference():
                return self._referred(node)
            case Constant() if isinstance(node.value, bool):
                return Always(node.value)
        raise Inexpressible(node, "a condition is expected here, not a number or a text")

    def _referred(self, node: Reference) -> Formula:
        feature = self._features.get(node.name)
        if feature is not None:
            return self._selected(feature)
        owner, value = self._arithmetic.attribute(node)
        if not isinstance(value, bool):
            raise Inexpressible(node, f"{node.name!r} is no feature and no attribute that is true or false")
        return self._selected(self._features[owner]) if value else FALSE

    # --- findings -----------------------------------------------------------------------------------------------

    def _report(self, feature: Feature, code: str, message: str, hint: str = "") -> None:
        self._report_at(feature.line, feature.column, code, message, hint)

    def _report_at(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        self._findings.append(Finding("error", code, message, self._tree.place(line, column), hint))


def _number_of(value: object) -> Fraction | None:
    return value if isinstance(value, Fraction) else None


# --- writing --------------------------------------------------------------------------------------------------------

MOST_ROWS = 10_000
"""Rows of one table written as a constraint."""

ONE = "one"
"""The attribute with the number 1 that lets constraints count features."""


def write(problem: Problem, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Write a problem as a feature model.

    A boolean becomes an optional feature; anything else a mandatory feature with its values as alternatives named
    `name=value`. Sums count features by an attribute that is 1.

    Args:
        problem: what to write.
        name: of the root feature.

    Returns:
        The text, and a warning for each default and preference: feature models know no wishes.

    Raises:
        RuleErrors: naming each rule that the language cannot express.
    """
    writing = _Writing(problem, name)
    text = writing.text()
    if writing.findings:
        raise RuleErrors(writing.findings)
    return text, wishes(problem, "UVL")


class _Unwritable(Exception):
    """UVL has no words for it."""


class _Writing:
    def __init__(self, problem: Problem, name: str) -> None:
        self._problem = problem
        self.findings: list[Finding] = []
        taken: set[str] = set()
        self._names = [self._name(each.name, taken) for each in problem.variables]
        self._values = [
            [] if self._is_boolean(each) else [self._name(f"{each.name}={value}", taken) for value in each.values]
            for each in problem.variables
        ]
        self._root = name if _is_writable(name) else "model"
        while self._root in taken:
            self._root += "_"

    def text(self) -> str:
        """Return the feature model."""
        lines = ["features", f"\t{_quoted(self._root)} {{abstract}}"]
        booleans = [at for at, each in enumerate(self._problem.variables) if self._is_boolean(each)]
        others = [at for at, each in enumerate(self._problem.variables) if not self._is_boolean(each)]
        if booleans:
            lines += ["\t\toptional", *(f"\t\t\t{_quoted(self._names[at])} {{{ONE} 1}}" for at in booleans)]
        if others:
            lines.append("\t\tmandatory")
        for at in others:
            lines += [f"\t\t\t{_quoted(self._names[at])} {{abstract}}", "\t\t\t\talternative"]
            lines += [f"\t\t\t\t\t{_quoted(value)} {{{ONE} 1}}" for value in self._values[at]]
        constraints = list(self._constraints())
        if constraints:
            lines += ["constraints", *(f"\t{each}" for each in constraints)]
        return "\n".join(lines) + "\n"

    def _constraints(self) -> Iterator[str]:
        for definition in self._problem.definitions:
            name = self._problem.variables[definition.variable].name
            size = len(self._problem.variables[definition.variable].values)
            for value in range(size):
                has = Member(definition.variable, frozenset((value,)), size)
                if isinstance(definition, NumberDefinition):
                    number, linear = definition.numbers[value], definition.linear
                    yield from self._written(name, lambda n=number, e=linear: f"{self._sum(e)} == {n}", has)  # type: ignore[misc]
                else:
                    case = definition.cases[value]
                    yield from self._written(name, lambda f=case: self._formula(f), has)  # type: ignore[misc]
        for constraint in self._problem.constraints:
            yield from self._written(constraint.rule, lambda f=constraint.formula: self._formula(f))  # type: ignore[misc]

    def _written(self, rule: str, words: Callable[[], str], same_as: Formula | None = None) -> Iterator[str]:
        try:
            yield words() if same_as is None else f"{self._formula(same_as)} <=> ({words()})"
        except _Unwritable as why:
            message = f"{rule!r} cannot be written in UVL: {why}"
            finding = Finding("error", "not-expressible", message)
            if finding not in self.findings:
                self.findings.append(finding)

    # --- names --------------------------------------------------------------------------------------------------

    def _name(self, name: str, taken: set[str]) -> str:
        if not _is_writable(name) or name in taken:
            why = "two features would have it" if name in taken else "it holds quotes or control characters"
            self.findings.append(Finding("error", "not-expressible", f"the name {name!r} cannot be written: {why}"))
        taken.add(name)
        return name

    def _is_boolean(self, variable: Variable) -> bool:
        return set(variable.values) == set(BOOLEAN)

    def _feature(self, variable: int, value: int) -> tuple[str, bool]:
        """Return the feature that says a variable has a value, and whether by being selected."""
        if self._values[variable]:
            return _quoted(self._values[variable][value]), True
        return _quoted(self._names[variable]), self._problem.variables[variable].values[value] == "true"

    # --- formulas -----------------------------------------------------------------------------------------------

    def _formula(self, formula: Formula) -> str:
        match formula:
            case Always():
                root = _quoted(self._root)
                return root if formula.value else f"!{root}"
            case Member():
                return self._member(formula.variable, formula.values, formula.size)
            case All():
                return f"({' & '.join(self._formula(part) for part in formula.parts)})"
            case Any():
                return f"({' | '.join(self._formula(part) for part in formula.parts)})"
            case AtMost():
                return f"({self._sum(formula.linear)} <= 0)"
            case Table():
                return self._table(formula)

    def _member(self, variable: int, values: frozenset[int], size: int) -> str:
        if len(values) == size:
            return self._formula(Always(True))
        inside = len(values) <= (size + 1) // 2
        shown = [
            self._feature(variable, value) for value in (sorted(values) if inside else sorted({*range(size)} - values))
        ]
        words = [name if selected == inside else f"!{name}" for name, selected in shown]
        if not words:
            return self._formula(Always(not inside))
        return words[0] if len(words) == 1 else f"({(' | ' if inside else ' & ').join(words)})"

    def _table(self, table: Table) -> str:
        if len(table.rows) > MOST_ROWS:
            raise _Unwritable(f"the table has {len(table.rows):,} rows; {MOST_ROWS:,} can be written")
        rows = []
        for row in table.rows:
            cells = [
                self._member(variable, cell, len(self._problem.variables[variable].values))
                for variable, cell in zip(table.variables, row, strict=True)
                if cell is not None
            ]
            rows.append(f"({' & '.join(cells)})" if cells else self._formula(Always(True)))
        found = f"({' | '.join(rows)})" if rows else self._formula(FALSE)
        return found if table.allowed else f"!{found}"

    # --- sums ---------------------------------------------------------------------------------------------------

    def _sum(self, linear: Linear) -> str:
        constant = linear.constant
        parts: list[str] = []
        for column in linear.columns:
            if self._values[column.variable]:
                base, weights = 0, list(enumerate(column.numbers))
            else:
                true = self._problem.variables[column.variable].values.index("true")
                base = column.numbers[1 - true]
                weights = [(true, column.numbers[true] - base)]
            constant += base
            parts += [
                f"{weight} * {self._feature(column.variable, value)[0]}.{ONE}" for value, weight in weights if weight
            ]
        for weight, atom in linear.atoms:
            if not isinstance(atom, Product):
                raise _Unwritable("it takes the least or greatest of expressions, or one of two by a condition")
            parts.append(f"{weight} * ({self._sum(atom.left)}) * ({self._sum(atom.right)})")
        return " + ".join([*parts, str(constant)] if constant or not parts else parts)


def _is_writable(name: str) -> bool:
    return bool(name) and name.isprintable() and not set(name) & {'"', "\\"}


def _quoted(name: str) -> str:
    return f'"{name}"'
