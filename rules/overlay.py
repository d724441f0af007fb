"""Overlays: two problems laid over each other, on the characteristics and values that both have.

The common variables come first, in the order of the first problem; after them stand those a problem has for itself.
Definitions of common variables may differ, so they can also be told as rules, `=total` for what computes `total`. What
the two say alike is looked at once: then two releases of a large product are not harder to compare than what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

from rules.core import Formula, disjunction, member, negated
from rules.dimacs import AUXILIARY, BOOLEAN
from rules.embedding import Embedding, Seat, equation, results
from rules.possible import scope_of
from rules.problem import Constraint, Definition, Problem, Variable

COMPUTES = "="
"""Stands before the name of a computed characteristic in the name of the rule that its definition is told as."""

OUTSIDE = "?"
"""The value of a computed variable whose result its domain lacks."""

Fixed = Mapping[int, int]
"""Values of variables that one problem has for itself, by their numbers in it."""


def common_variables(old: Problem, new: Problem) -> tuple[Variable, ...]:
    """Return the variables of both problems that have a value in common, with these values; auxiliary ones never are.

    Raises:
        ValueError: there is none, so there is nothing to compare.
    """
    found = []
    for each in old.variables:
        at = new.index.get(each.name)
        if at is None or AUXILIARY in (each.kind, new.variables[at].kind):
            continue
        values = tuple(value for value in each.values if value in new.value_index[at])
        if values:
            found.append(Variable(each.name, each.kind, values, computed=False))
    if not found:
        raise ValueError("the two have no characteristic with a value in common: there is nothing to compare")
    return tuple(found)


@dataclass(frozen=True)
class Layer:
    """A problem laid over the common variables.

    Args:
        problem: which.
        common: the common variables.
        first: the number of its first variable that is not common.
        fixed: values of those of its own variables that are chosen freely. With it, computed ones get one more value,
            `OUTSIDE`, so that they have a value whatever is chosen.
    """

    problem: Problem
    common: tuple[Variable, ...]
    first: int
    fixed: Fixed | None = None

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The variables that the problem has for itself."""
        names = {each.name for each in self.common}
        return tuple(at for at, each in enumerate(self.problem.variables) if each.name not in names)

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """Its own variables as they stand here; their names are no name of a common one."""
        return tuple(self._variable(own) for own in self.own)

    def _variable(self, own: int) -> Variable:
        each = self.problem.variables[own]
        values = each.values
        if self.fixed is not None:
            values = (*values, OUTSIDE) if each.computed else (values[self.fixed[own]],)
        return Variable(f"\0{self.first} {each.name}", each.kind, values, computed=False)

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """Its rules."""
        return tuple(Constraint(each.rule, self._embedding.formula(each.formula)) for each in self.problem.constraints)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Its definitions, in an order in which they can be computed."""
        return tuple(self._embedding.definition(each) for each in self.problem.definitions)

    @cached_property
    def rules(self) -> tuple[Constraint, ...]:
        """Its rules, and its definitions of common variables told as rules."""
        told = (
            Constraint(f"{COMPUTES}{self.common[each.variable].name}", equation(each, results(each)))
            for each in self.definitions
            if each.variable < len(self.common)
        )
        return (*self.constraints, *told)

    @property
    def advice(self) -> tuple[int, ...]:
        """The variables that a compiler should decide first."""
        return tuple(self._embedding.seats[at].variable for at in self.problem.advice)

    @property
    def own_definitions(self) -> tuple[Definition, ...]:
        """The definitions of its own variables."""
        return tuple(each for each in self.definitions if each.variable >= len(self.common))

    @property
    def free(self) -> tuple[int, ...]:
        """Its own variables that are chosen, not computed."""
        return tuple(own for own in self.own if not self.problem.variables[own].computed)

    @property
    def hidden(self) -> tuple[int, ...]:
        """Its own free variables that a rule or a definition speaks of."""
        relations = (*(each.formula for each in self.problem.constraints), *self.problem.definitions)
        spoken_of = frozenset().union(*map(scope_of, relations))
        return tuple(own for own in self.free if own in spoken_of)

    @property
    def repetitions(self) -> int:
        """How often each configuration of the common variables counts because of variables nothing speaks of."""
        return prod(len(self.problem.variables[own].values) for own in set(self.free) - set(self.hidden))

    @cached_property
    def _embedding(self) -> Embedding:
        return Embedding(tuple(self._seats()))

    def _seats(self) -> Iterator[Seat]:
        index = {each.name: at for at, each in enumerate(self.common)}
        own = iter(range(self.first, self.first + len(self.own)))
        for at, each in enumerate(self.problem.variables):
            place = index.get(each.name)
            if place is not None:
                values = self.common[place].values
                numbers = self.problem.value_index[at]
                yield Seat(place, {numbers[value]: there for there, value in enumerate(values)}, len(values))
            elif self.fixed is None or each.computed:
                size = len(each.values)
                yield Seat(next(own), {value: value for value in range(size)}, size + (self.fixed is not None))
            else:
                yield Seat(next(own), {self.fixed[at]: 0}, 1)


def behind(old: Layer, added: Layer) -> Layer:
    """Return a layer numbered behind another."""
    return replace(added, first=old.first + len(old.own))


def violated(given: Layer, others: Sequence[Layer]) -> Problem:
    """Return the problem of what one layer allows and none of some others does.

    Args:
        given: must be satisfied.
        others: with fixed values, numbered one behind the other; each must be violated.
    """
    return _problem([given, *others], (*given.constraints, *_ruled_out([given], others)), given.definitions)


def laid(given: Sequence[Layer], others: Sequence[Layer]) -> Problem:
    """Return the problem of what some layers allow and none of some others does.

    Args:
        given: one or more, numbered one behind the other; what the first says is not said again.
        others: with fixed values; each must be violated. They are numbered here.
    """
    first, *rest = given
    last, placed = given[-1], []
    for each in others:
        last = behind(last, each)
        placed.append(last)
    added = [each.rules[at] for each in rest for at in _changed(first, each)]
    own = [each for layer in rest for each in layer.own_definitions]
    return _problem(
        [*given, *placed],
        (*first.constraints, *added, *_ruled_out(given, placed)),
        (*first.definitions, *own),
    )


def _ruled_out(given: Sequence[Layer], others: Sequence[Layer]) -> Iterator[Constraint]:
    for other in others:
        for each in other.own_definitions:
            yield Constraint(OUTSIDE, equation(each, results(each) + 1))
        yield Constraint(OUTSIDE, disjunction(list(_violations(given, other))))


def _violations(given: Sequence[Layer], other: Layer) -> Iterator[Formula]:
    same = frozenset(each.formula for layer in given for each in layer.rules)
    yield from (negated(each.formula) for each in other.rules if each.formula not in same)
    for each in other.own_definitions:
        size = results(each) + 1
        yield member(each.variable, frozenset((size - 1,)), size)


@dataclass(frozen=True, slots=True)
class Switched:
    """A problem in which some rules hold only where their switches are on.

    `switches` maps the variables that are switches, which come first, to the rules; the common variables follow.
    """

    problem: Problem
    switches: Mapping[str, str]


def switched(given: Layer, other: Layer) -> Switched:
    """Return the problem of a layer with a switch for each rule that another layer does not have."""
    changed = frozenset(_changed(given, other))
    places = {rule: at for at, rule in enumerate(dict.fromkeys(other.rules[at].rule for at in sorted(changed)))}
    switches = tuple(Variable(f"\0{rule}", "boolean", BOOLEAN, computed=False) for rule in places)
    layer = replace(other, common=(*switches, *other.common), first=other.first + len(switches))
    rules = (
        Constraint(each.rule, disjunction([_is_off(places[each.rule]), each.formula])) if at in changed else each
        for at, each in enumerate(layer.rules)
    )
    problem = _problem([layer], tuple(rules), layer.own_definitions)
    return Switched(problem, {each.name: rule for each, rule in zip(switches, places, strict=True)})


def _is_off(switch: int) -> Formula:
    return member(switch, frozenset((BOOLEAN.index("false"),)), len(BOOLEAN))


def _changed(given: Layer, other: Layer) -> list[int]:
    """Return the places of a layer's rules that another layer does not have."""
    same = frozenset(each.formula for each in given.rules)
    return [at for at, each in enumerate(other.rules) if each.formula not in same]


def _problem(
    layers: Sequence[Layer], constraints: tuple[Constraint, ...], definitions: tuple[Definition, ...]
) -> Problem:
    own = (each for layer in layers for each in layer.variables)
    computed = {each.variable for each in definitions}
    variables = (replace(each, computed=at in computed) for at, each in enumerate((*layers[0].common, *own)))
    advice = dict.fromkeys(at for layer in layers for at in layer.advice)
    return Problem(tuple(variables), constraints, definitions, advice=tuple(advice))
