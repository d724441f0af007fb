"""Mutation: how well the rule tests guard the rules, told by the mistakes in a rule that make a test fail.

A mutant is killed if a test says something else than the rules with this mistake do. One that means the same as its
rule is equivalent and does not count. Each of the others survives, with a configuration that would have killed it.

Most tests choose everything. What these say of a mutant follows from the values alone, and no engine is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import rules
from catalog.product import Product
from catalog.rule_tests import RuleTest
from rules import doubts
from rules.budget import Spent
from rules.completion import Question, Solution
from rules.core import Formula, holds, member, variables_of
from rules.engines.sat import SatEngine
from rules.mutants import Mutant, Mutants

STEPS = 50_000
"""Questions that the tests of one rule may take."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mistake that no test notices.

    Args:
        mutant: the mistake.
        choices: a configuration that tells it from the rule, without what is computed.
        possible: whether the rules allow it; a test that says so kills the mutant.
        names: those of the characteristics that the rule speaks of.
    """

    mutant: Mutant
    choices: Mapping[str, str]
    possible: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How well the tests guard one rule.

    Args:
        rule: which.
        killed: the mistakes that a test notices.
        survivors: those that none does.
        equivalent: how many change nothing.
        undecided: of how many that could not be told.
    """

    rule: str
    killed: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]
    equivalent: int
    undecided: int

    @property
    def counted(self) -> int:
        """How many mistakes the tests could have noticed."""
        return len(self.killed) + len(self.survivors)


def score(scores: Iterable[RuleScore]) -> Fraction | None:
    """Return the share of the mistakes that the tests notice; None if there is no mistake to notice."""
    every = list(scores)
    counted = sum(each.counted for each in every)
    return Fraction(sum(len(each.killed) for each in every), counted) if counted else None


def guarded(product: Product, market: str, day: date) -> Guarded:
    """Return the rules of a product in a market on a day, and those of its tests that guard them.

    Raises:
        Unknown: it is not sold there.
    """
    product.market(market)
    dated = [rule for rule in product.rule_book.rules if rule.period.start or rule.period.end]

    def is_alike(other: date) -> bool:
        return all(rule.is_in_force(market, day) == rule.is_in_force(market, other) for rule in dated)

    here = (test for test in product.rule_tests if test.market == market and (not test.day or is_alike(test.day)))
    return Guarded(rules.lower(product.rule_book, market=market, on=day), here)


class Guarded:
    """Rules in force, and the tests that guard them.

    Args:
        problem: what the rules make in a market on a day.
        tests: of that market and of days on which the same rules are in force.
    """

    def __init__(self, problem: rules.Problem, tests: Iterable[RuleTest]) -> None:
        self.problem = problem
        self._tests = tuple(tests)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The rules that exclude something, in declared order."""
        return tuple(doubts.by_rule(self.problem))

    def scored(self, rule: str) -> RuleScore:
        """Judge the tests by the mutants of one rule.

        Raises:
            KeyError: there is no such rule in force.
        """
        mutants, budget = Mutants(self.problem, rule), rules.Budget(STEPS)
        found = {mutant: self._is_killed(mutant, mutants, budget) for mutant in mutants.mutants}
        killed = tuple(mutant for mutant, is_killed in found.items() if is_killed)
        left = [mutant for mutant, is_killed in found.items() if is_killed is False]
        spoken_of = {self.problem.variables[at].name for at in variables_of(mutants.original)}
        survivors, equivalent = [], 0
        for mutant, witness in zip(left, mutants.witnesses(left, budget), strict=True):
            if witness.configuration is not None:
                choices = rules.chosen_in(witness.configuration, self.problem)
                names = tuple(name for name in choices if name in spoken_of)
                survivors.append(Survivor(mutant, choices, witness.possible, names))
            else:
                equivalent += witness.decided
        undecided = len(found) - len(killed) - len(survivors) - equivalent
        return RuleScore(rule, killed, tuple(survivors), equivalent, undecided)

    def _is_killed(self, mutant: Mutant, mutants: Mutants, budget: rules.Budget) -> bool | None:
        """Whether a test fails with a mutant; None if that cannot be told."""
        if any(each.fails_with(mutant) for each in self._whole):
            return True
        try:
            return any(_fails(test, mutant, mutants, self.problem, budget) for test in self._partial)
        except Spent:
            return None

    @cached_property
    def _whole(self) -> tuple[_Whole, ...]:
        return tuple(each for _, each in self._split if each is not None)

    @cached_property
    def _partial(self) -> tuple[RuleTest, ...]:
        return tuple(test for test, each in self._split if each is None)

    @cached_property
    def _split(self) -> Sequence[tuple[RuleTest, _Whole | None]]:
        """Each test that fits the rules as they are, with its values if it chooses everything."""
        bare = SatEngine(doubts.without(self.problem, doubts.by_rule(self.problem)))
        chosen = {each.name for each in self.problem.variables if not each.computed}
        original = doubts.by_rule(self.problem)
        found: list[tuple[RuleTest, _Whole | None]] = []
        for test in self._tests:
            if not chosen <= test.choices.keys():
                found.append((test, None))
                continue
            values = bare.find(Question(self.problem.numbered(test.choices)), rules.Budget())
            if values is not None:
                broken = {rule for rule, parts in original.items() if not all(holds(part, values) for part in parts)}
                found.append((test, _Whole(values, frozenset(broken), test.possible)))
        return found


@dataclass(frozen=True, slots=True)
class _Whole:
    """A test that chooses everything: the values, which rules they break, whether they must be possible."""

    values: Solution
    broken: frozenset[str]
    possible: bool

    def fails_with(self, mutant: Mutant) -> bool:
        """Whether the test, which now passes, fails with a mutant; one that fails now notices nothing."""
        if self.possible == bool(self.broken) or self.broken - {mutant.rule}:
            return False
        return holds(mutant.formula, self.values) != self.possible


def _fails(test: RuleTest, mutant: Mutant, mutants: Mutants, problem: rules.Problem, budget: rules.Budget) -> bool:
    """Whether a test fails with a mutant and passes with its rule."""
    rule = Mutant(mutant.rule, mutant.mistake, mutant.part, mutants.original)
    asked = [Question(problem.numbered(test.choices), formula=each) for each in _excluded(test, problem)]
    now = _passes(test, asked, rule, mutants, budget)
    return now and not _passes(test, asked, mutant, mutants, budget)


def _passes(
    test: RuleTest, excluded: Sequence[Question], mutant: Mutant, mutants: Mutants, budget: rules.Budget
) -> bool:
    choices = excluded[0]
    if (mutants.allowed(mutant, choices, budget) is not None) != test.possible:
        return False
    return all(mutants.allowed(mutant, each, budget) is None for each in excluded[1:])


def _excluded(test: RuleTest, problem: rules.Problem) -> Iterator[Formula | None]:
    """Yield nothing first, then what must have no solution beside the choices: other values, removed values."""
    yield None
    for name, value in test.forced.items():
        yield _among(problem, name, set(problem.variables[problem.index[name]].values) - {value})
    for name, values in test.removed.items():
        yield _among(problem, name, values)


def _among(problem: rules.Problem, name: str, values: Iterable[str]) -> Formula:
    at = problem.index[name]
    size = len(problem.variables[at].values)
    return member(at, frozenset(problem.value_index[at][value] for value in values), size)
