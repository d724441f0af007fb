"""The problem: variables, domains and constraints of one market on one day, solver-neutral and frozen.

What an engine gets. It knows rule ids, so that explanations can name rules, but no reasons, prices or pictures.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from rules.core import All, Always, Any, AtMost, Atom, Choice, Extreme, Formula, Linear, Member, Product, Table
from rules.findings import UnknownName, UnknownValue

NUMERIC = ("integer", "decimal")
"""Kinds of variables whose values are numbers."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A characteristic as engines see it: its name, kind and value codes in declared order."""

    name: str
    kind: str
    values: tuple[str, ...]
    computed: bool


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule lowered to the core."""

    rule: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class NumberDefinition:
    """A computed number: the variable has the value whose number the expression is worth."""

    variable: int
    linear: Linear
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CaseDefinition:
    """A computed code: the variable has the value whose case holds; cases exclude each other."""

    variable: int
    cases: tuple[Formula, ...]


Definition = NumberDefinition | CaseDefinition


@dataclass(frozen=True, slots=True)
class Default:
    """A value to take when the condition is decided true."""

    rule: str
    variable: int
    value: int
    condition: Formula


@dataclass(frozen=True, slots=True)
class Preference:
    """A weight on a value."""

    rule: str
    variable: int
    value: int
    weight: int


@dataclass(frozen=True)
class Problem:
    """Everything an engine decides. Definitions stand in an order in which they can be computed.

    `advice` are the variables that a compiler should decide first; it changes no answer.
    """

    variables: tuple[Variable, ...]
    constraints: tuple[Constraint, ...]
    definitions: tuple[Definition, ...] = ()
    defaults: tuple[Default, ...] = ()
    preferences: tuple[Preference, ...] = ()
    advice: tuple[int, ...] = ()
    index: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    value_index: tuple[Mapping[str, int], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index names and values."""
        names = {variable.name: number for number, variable in enumerate(self.variables)}
        values = tuple({value: number for number, value in enumerate(variable.values)} for variable in self.variables)
        object.__setattr__(self, "index", MappingProxyType(names))
        object.__setattr__(self, "value_index", values)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what was given; the indexes are made again."""
        return Problem, (
            self.variables,
            self.constraints,
            self.definitions,
            self.defaults,
            self.preferences,
            self.advice,
        )

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that the constraints come from, in order, each once."""
        return tuple(dict.fromkeys(each.rule for each in self.constraints))

    @cached_property
    def rule_index(self) -> dict[str, int]:
        """The place of each rule among all."""
        return {rule: at for at, rule in enumerate(self.rules)}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the canonical form: equal problems, equal digests."""
        text = json.dumps(_canonical(self), separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def numbered(self, choices: Mapping[str, str]) -> dict[int, int]:
        """Translate choices to variable and value numbers.

        Raises:
            UnknownName: if there is no such characteristic.
            UnknownValue: if the characteristic has no such value.
        """
        found: dict[int, int] = {}
        for name, value in choices.items():
            variable = self.index.get(name)
            if variable is None:
                raise UnknownName(name, self.index)
            number = self.value_index[variable].get(value)
            if number is None:
                raise UnknownValue(name, value, self.variables[variable].values)
            found[variable] = number
        return found

    @cached_property
    def computed(self) -> frozenset[str]:
        """The names of what follows from choices."""
        return frozenset(variable.name for variable in self.variables if variable.computed)

    def ordered(self, names: Collection[str]) -> tuple[str, ...]:
        """Return some characteristics in declared order, each once.

        Raises:
            UnknownName: if there is no such characteristic.
        """
        strange = next((name for name in names if name not in self.index), None)
        if strange is not None:
            raise UnknownName(strange, self.index)
        return tuple(sorted(set(names), key=self.index.__getitem__))

    def named(self, values: Mapping[int, int]) -> dict[str, str]:
        """Translate variable and value numbers back, in declared order."""
        return {
            self.variables[variable].name: self.variables[variable].values[values[variable]]
            for variable in sorted(values)
        }


def chosen_in(configuration: Mapping[str, str], *problems: Problem) -> dict[str, str]:
    """Leave out of a configuration what all of the problems compute: it follows from what was chosen."""
    follows = frozenset[str].intersection(*(problem.computed for problem in problems))
    return {name: value for name, value in configuration.items() if name not in follows}


def _canonical(problem: Problem) -> object:
    return {
        "variables": [[each.name, each.kind, list(each.values), each.computed] for each in problem.variables],
        "constraints": [[each.rule, _plain(each.formula)] for each in problem.constraints],
        "definitions": [
            [each.variable, _plain_linear(each.linear), list(each.numbers)]
            if isinstance(each, NumberDefinition)
            else [each.variable, [_plain(case) for case in each.cases]]
            for each in problem.definitions
        ],
        "defaults": [[each.rule, each.variable, each.value, _plain(each.condition)] for each in problem.defaults],
        "preferences": [[each.rule, each.variable, each.value, each.weight] for each in problem.preferences],
        "advice": list(problem.advice),
    }


def _plain(formula: Formula) -> object:
    match formula:
        case Always():
            return formula.value
        case Member():
            return ["member", formula.variable, sorted(formula.values)]
        case All():
            return ["all", *(_plain(part) for part in formula.parts)]
        case Any():
            return ["any", *(_plain(part) for part in formula.parts)]
        case AtMost():
            return ["at-most", _plain_linear(formula.linear)]
        case Table():
            rows = [[None if cell is None else sorted(cell) for cell in row] for row in formula.rows]
            return ["table", formula.allowed, list(formula.variables), rows]


def _plain_linear(linear: Linear) -> object:
    columns = [[column.variable, list(column.numbers)] for column in linear.columns]
    return [linear.constant, columns, [[weight, _plain_atom(atom)] for weight, atom in linear.atoms]]


def _plain_atom(atom: Atom) -> object:
    match atom:
        case Product():
            return ["product", _plain_linear(atom.left), _plain_linear(atom.right)]
        case Extreme():
            return ["max" if atom.greatest else "min", *(_plain_linear(part) for part in atom.parts)]
        case Choice():
            return ["if", _plain(atom.condition), _plain_linear(atom.first), _plain_linear(atom.second)]
