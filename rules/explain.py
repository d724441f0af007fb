"""Derivations: why something is so, step by step, as a person would argue.

A conflict set says *which* choices and rules clash; a derivation says *how*: this was chosen, therefore by that rule
only these values are left, therefore by another rule none. It is found by plain propagation over the rules of the
conflict set, one rule at a time, and holds the steps only that the conclusion needs, with the premises only that each
step needs. Where one rule at a time does not get there, one last step says that these rules decide it together.

Pure data: names, values and rule ids. Wording is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rules.budget import Budget
from rules.completion import inputs_of
from rules.conflict import forced_by, why_not
from rules.engines.base import Engine
from rules.possible import Relation, can_hold, scope_of
from rules.problem import Problem

StepKind = Literal["chosen", "supposed", "rule", "computed", "together"]


@dataclass(frozen=True, slots=True)
class Fact:
    """The values that are left of a characteristic, in declared order; none is a contradiction."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an argument: from its premises follows its conclusion.

    `rules` names the rule of a "rule" step and those of a "together" step; `computed` names the characteristic whose
    definition is used in a "computed" step. A conclusion of None is a contradiction among the premises.
    """

    kind: StepKind
    conclusion: Fact | None
    premises: tuple[Fact, ...] = ()
    rules: tuple[str, ...] = ()
    computed: str = ""


@dataclass(frozen=True, slots=True)
class Derivation:
    """An argument in order; the last step concludes what was asked. Not decided: the budget ran out, it may be long."""

    steps: tuple[Step, ...]
    decided: bool = True


Verdict = Literal["impossible", "forced", "possible", "conflict", "undecided"]


@dataclass(frozen=True, slots=True)
class Why:
    """How a value stands under some choices, and the argument; nothing argues for what is merely possible.

    Forced is the only value left; a conflict is one of the choices themselves, before the value is looked at.
    """

    verdict: Verdict
    derivation: Derivation | None = None


def derive_impossible(
    engine: Engine, choices: Mapping[str, str], name: str, value: str, budget: Budget | None = None
) -> Derivation:
    """Argue why a characteristic cannot have a value under the choices.

    Concludes the values left without it, or supposes the value and concludes a contradiction.

    Raises:
        ValueError: if the value is possible.
    """
    conflict = why_not(engine, choices, name, value, budget)
    problem = engine.problem
    given = {each: choices[each] for each in conflict.choices if each != name}
    variable, number = problem.index[name], problem.value_index[problem.index[name]][value]
    argument = _argued(problem, given, conflict.rules, lambda left: number not in left[variable], variable)
    if argument is None:
        supposed = (Fact(name, (value,)),) if name in conflict.choices else ()
        argument = _refuted(problem, given, supposed, conflict.rules)
    return Derivation(argument, conflict.decided)


def derive_conflict(engine: Engine, choices: Mapping[str, str], budget: Budget | None = None) -> Derivation:
    """Argue why the choices cannot hold together.

    Raises:
        ValueError: if they can.
    """
    conflict = engine.conflict_set(choices, budget)
    given = {each: choices[each] for each in conflict.choices}
    return Derivation(_refuted(engine.problem, given, (), conflict.rules), conflict.decided)


def derive_forced(engine: Engine, choices: Mapping[str, str], name: str, budget: Budget | None = None) -> Derivation:
    """Argue why a characteristic has only one value left; no steps if it never had another.

    Concludes that value, or supposes that it is another and concludes a contradiction.

    Raises:
        UnknownName: if there is no such characteristic.
        ValueError: if another value is possible.
    """
    causes = forced_by(engine, choices, name, budget)
    problem = engine.problem
    variable = problem.index[name]
    given = {each: choices[each] for each in causes.choices}
    argument = _argued(problem, given, causes.rules, lambda left: len(left[variable]) == 1, variable)
    if argument is None:
        taken = engine.propagate({other: choices[other] for other in choices if other != name}, budget).domains[name]
        others = tuple(value for value in problem.variables[variable].values if value not in taken)
        argument = _refuted(problem, given, (Fact(name, others),), causes.rules)
    return Derivation(argument, causes.decided)


def derive_why(engine: Engine, choices: Mapping[str, str], name: str, value: str, budget: Budget | None = None) -> Why:
    """Tell how a value stands, and argue why.

    A choice already made for the same characteristic is set aside.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
    """
    engine.problem.numbered({**choices, name: value})
    others = {other: choices[other] for other in choices if other != name}
    found = engine.propagate(others, budget)
    if found.consistent is False:
        return Why("conflict", derive_conflict(engine, others, budget))
    if found.consistent is None or found.undecided.get(name):
        return Why("undecided")
    if value not in found.domains[name]:
        return Why("impossible", derive_impossible(engine, others, name, value, budget))
    if len(found.domains[name]) == 1:
        return Why("forced", derive_forced(engine, others, name, budget))
    return Why("possible")


def _refuted(
    problem: Problem, given: Mapping[str, str], supposed: Sequence[Fact], rules: Sequence[str]
) -> tuple[Step, ...]:
    argument = _argued(problem, given, rules, lambda left: not all(left), None, supposed)
    if argument is not None:
        return argument
    known = (*_facts(given), *supposed)
    chosen = (Step("chosen", fact) for fact in _facts(given))
    return (*chosen, *(Step("supposed", fact) for fact in supposed), Step("together", None, known, tuple(rules)))


def _facts(values: Mapping[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name, (value,)) for name, value in values.items())


def _argued(
    problem: Problem,
    given: Mapping[str, str],
    rules: Sequence[str],
    is_reached: Callable[[Sequence[Sequence[int]]], bool],
    about: int | None,
    supposed: Sequence[Fact] = (),
) -> tuple[Step, ...] | None:
    """Propagate until the goal is reached; return the steps it needs, or None if propagation does not get there."""
    board = _Board(problem)
    board.start("chosen", _facts(given))
    board.start("supposed", supposed)
    relations = [*_relations(problem, frozenset(rules), board.touched() | ({about} if about is not None else set()))]
    while not is_reached(board.left) and all(board.left):
        found = next((move for relation in relations if (move := board.move(*relation))), None)
        if found is None:
            return None
        board.note(found)
    return board.steps_to(about)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a relation comes from."""

    kind: Literal["rule", "computed"]
    name: str


def _relations(
    problem: Problem, rules: frozenset[str], variables: frozenset[int] | set[int]
) -> Iterator[tuple[_Source, Relation]]:
    """Yield the rules, and the definitions that the rules and variables in question lead to."""
    own = [each for each in problem.constraints if each.rule in rules]
    for each in own:
        yield _Source("rule", each.rule), each.formula
    spoken_of = set(variables).union(*(scope_of(each.formula) for each in own))
    for definition in reversed(problem.definitions):
        if definition.variable in spoken_of:
            spoken_of |= inputs_of(definition)
            yield _Source("computed", problem.variables[definition.variable].name), definition


@dataclass(frozen=True, slots=True)
class _Move:
    """One step in numbers: what is left of a variable, and the variables whose domains it follows from."""

    kind: StepKind
    variable: int
    left: tuple[int, ...]
    premises: tuple[tuple[int, tuple[int, ...]], ...] = ()
    name: str = ""


class _Board:
    """What is left of each variable, and how that came about."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._full = [tuple(range(len(each.values))) for each in problem.variables]
        self.left: list[tuple[int, ...]] = list(self._full)
        self._moves: list[_Move] = []

    def touched(self) -> set[int]:
        """Return the variables that moves speak of."""
        return {move.variable for move in self._moves}

    def start(self, kind: StepKind, facts: Sequence[Fact]) -> None:
        """Start from what is chosen or supposed."""
        for fact in facts:
            variable = self._problem.index[fact.name]
            places = self._problem.value_index[variable]
            self.note(_Move(kind, variable, tuple(places[value] for value in fact.values)))

    def note(self, move: _Move) -> None:
        """Make a move."""
        self._moves.append(move)
        kept = frozenset(move.left)
        self.left[move.variable] = tuple(value for value in self.left[move.variable] if value in kept)

    def move(self, source: _Source, relation: Relation) -> _Move | None:
        """Return what a relation alone says more about one of its variables."""
        scope = sorted(scope_of(relation))
        for variable in scope:
            domains = {each: self.left[each] for each in scope}
            left = tuple(value for value in domains[variable] if can_hold(relation, {**domains, variable: (value,)}))
            if len(left) < len(domains[variable]):
                return self._justified(source, relation, variable, left, domains)
        return None

    def _justified(
        self,
        source: _Source,
        relation: Relation,
        variable: int,
        left: tuple[int, ...],
        domains: dict[int, tuple[int, ...]],
    ) -> _Move:
        """Leave out every premise that the move does not need."""
        gone = [value for value in domains[variable] if value not in left]
        known = dict(domains)
        for each in sorted(known, reverse=True):
            if each == variable or known[each] == self._full[each]:
                continue
            weaker = {**known, each: self._full[each]}
            if not any(can_hold(relation, {**weaker, variable: (value,)}) for value in gone):
                known = weaker
        premises = tuple(
            (each, values) for each, values in known.items() if each != variable and values != self._full[each]
        )
        return _Move(source.kind, variable, left, premises, source.name)

    def steps_to(self, about: int | None) -> tuple[Step, ...]:
        """Return the steps that the last move, or what is left of a variable, follows from."""
        needed: set[int] = {about} if about is not None and all(self.left) else set()
        steps: list[Step] = []
        for at in reversed(range(len(self._moves))):
            move = self._moves[at]
            is_last = at == len(self._moves) - 1
            if is_last or move.variable in needed:
                needed.add(move.variable)
                needed |= {variable for variable, _ in move.premises}
                steps.append(self._step(at))
        return tuple(reversed(steps))

    def _step(self, at: int) -> Step:
        move = self._moves[at]
        before = self._full[move.variable]
        for earlier in self._moves[:at]:
            if earlier.variable == move.variable:
                before = tuple(value for value in before if value in earlier.left)
        left = tuple(value for value in before if value in move.left)
        known = [] if before == self._full[move.variable] else [(move.variable, before)]
        premises = tuple(self._fact(*each) for each in sorted([*known, *move.premises]))
        rules = (move.name,) if move.kind == "rule" else ()
        computed = move.name if move.kind == "computed" else ""
        return Step(move.kind, self._fact(move.variable, left), premises, rules, computed)

    def _fact(self, variable: int, values: Sequence[int]) -> Fact:
        owner = self._problem.variables[variable]
        return Fact(owner.name, tuple(owner.values[value] for value in values))
