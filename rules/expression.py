"""Expressions outside rules: conditions, quantities and formulas of the catalogue, in the same language.

The catalogue asks them of complete assignments: which BOM lines apply, how many, what a dimension costs, how long a
part is. They are read and checked once against a rule book and evaluated exactly, without any engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from rules.book import RuleBook
from rules.findings import Finding, RuleErrors, UnknownName, UnknownValue
from rules.meaning import Node, Scalar, between, names_in, worth
from rules.reader import Reader, ReadError
from rules.results import results
from rules.scope import Scope
from rules.tokens import expression_statement
from rules.units import NO_UNIT

_PRECISION = Context(prec=50)


@dataclass(frozen=True, slots=True)
class Formula:
    """How a computed characteristic is computed, and which code each result has."""

    node: Node
    codes: Mapping[Scalar, str]


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression over a book's characteristics.

    `kind` is boolean, text or number; `names` are the characteristics it depends on, as written; `unit` is the unit its
    number is given in ("" for none).
    """

    text: str
    kind: str
    unit: str
    names: tuple[str, ...]
    _node: Node
    _factor: Fraction
    _formulas: Mapping[str, Formula]

    def value(self, assignment: Mapping[str, str]) -> Decimal | bool | str:
        """Evaluate under an assignment; computed characteristics it lacks are computed.

        Returns:
            A condition's truth, a text, or a number in `unit`: exact whenever it has a finite decimal form.

        Raises:
            UnknownName: if the assignment lacks a characteristic that is not computed.
            UnknownValue: if a characteristic has a value that its domain does not hold.
        """
        full = dict(assignment)
        for name in self.names:
            self._compute(name, full)
        return _on_the_wire(_worth(self._node, full), self._factor)

    def between(self) -> tuple[Decimal, Decimal]:
        """Return numbers, in `unit`, between which a numeric expression always lies; not the nearest, maybe."""
        low, high = between(self._node)
        return _shown(low / self._factor), _shown(high / self._factor)

    def _compute(self, name: str, full: dict[str, str]) -> None:
        if name in full:
            return
        if name not in self._formulas:
            raise UnknownName(name, full)
        formula = self._formulas[name]
        for needed in names_in(formula.node):
            self._compute(needed, full)
        result = _worth(formula.node, full)
        if result not in formula.codes:
            raise UnknownValue(name, str(result), ())
        full[name] = formula.codes[result]


def compile_expression(book: RuleBook, text: str, *, suggests: bool = True) -> Expression:
    """Read and check an expression against a book.

    Args:
        book: what the names in it mean.
        text: the expression.
        suggests: whether to look for what a wrong name may mean: it takes its time.

    Raises:
        RuleErrors: with every finding, if it cannot be read or makes no sense.
    """
    findings: list[Finding] = []
    node: Node | None = None
    scope = Scope(book.characteristics, (), findings, components=book.components, suggests=suggests)
    statement = expression_statement("expression", text, findings)
    if statement is not None:
        reader = Reader(statement)
        try:
            written = reader.expression()
            reader.finish("an expression ends here")
            node = scope.check(written)
        except ReadError as error:
            findings.append(error.finding)
    if node is None or findings:
        raise RuleErrors(findings)
    unit = node.type.unit or NO_UNIT
    formulas = _formulas_for(book, node)
    return Expression(text, node.type.kind, unit.symbol, names_in(node), node, unit.factor, formulas)


def _formulas_for(book: RuleBook, node: Node) -> Mapping[str, Formula]:
    formulas: dict[str, Formula] = {}
    pending = list(names_in(node))
    while pending:
        owner = book.by_name[pending.pop()]
        if owner.formula is not None and owner.name not in formulas:
            formulas[owner.name] = Formula(owner.formula, results(owner))
            pending.extend(names_in(owner.formula))
    return formulas


def _worth(node: Node, full: Mapping[str, str]) -> Scalar:
    try:
        return worth(node, full)
    except KeyError as error:
        value = str(error.args[0])
        name = next((each for each in names_in(node) if full.get(each) == value), "")
        raise UnknownValue(name, value, ()) from error


def _on_the_wire(value: Scalar, factor: Fraction) -> Decimal | bool | str:
    return _shown(value / factor) if isinstance(value, Fraction) else value


def _shown(number: Fraction) -> Decimal:
    return _PRECISION.divide(Decimal(number.numerator), Decimal(number.denominator))
