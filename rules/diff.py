"""Differences of two releases of a product: what is newly forbidden, what is newly allowed, and because of which rules.

Two problems are compared on the characteristics and values that both have; what only one of them has is listed apart. A
configuration of the one counts as allowed by the other if some values of the other's own characteristics complete it.

Examples come from a SAT solver: a configuration of the one problem that breaks a rule of the other. Where the other has
characteristics of its own that are chosen freely, a configuration must break the rules whatever is chosen there: an
example found is put to the other problem, which agrees or shows choices with which it is allowed after all; from then
on rules must be broken under these choices as well (abstraction refinement for quantified formulas: Janota, Klieber,
Marques-Silva and Clarke, SAT 2012).

Every example has a *reason*, a minimal set of its values that the rules named exclude. The next example has none of the
reasons told before, so a complete list of examples explains every difference there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import chain, repeat
from typing import NamedTuple

from rules.budget import Budget, Spent
from rules.completion import Question, Solution
from rules.core import TRUE, Formula, conjunction, disjunction, member, variables_of
from rules.engines.base import Engine
from rules.engines.cnf import TooLarge
from rules.engines.diagram import DiagramEngine, NotCompiled, TooWide
from rules.engines.sat import SatEngine
from rules.findings import UnknownName
from rules.overlay import COMPUTES, Layer, behind, common_variables, switched, violated
from rules.problem import Problem, Variable
from rules.projection import count_apart

MOST_REFINEMENTS = 200
"""Choices among characteristics of the other problem that are looked at before the answer is undecided."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What only one of two problems has: characteristics, and values of common characteristics."""

    characteristics: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A configuration, of the common characteristics, that one problem allows and the other does not.

    Its values of the characteristics `names` cannot hold together in the other problem because of the `rules` and the
    definitions of `computed` characteristics that only the other has, beside what both have. None of all these can be
    left out, and as few rules as can be are named. `recorded`: it is, or completes, a recorded sale.
    """

    configuration: Mapping[str, str]
    names: tuple[str, ...]
    rules: tuple[str, ...]
    computed: tuple[str, ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What one problem allows and the other does not.

    `count` of the `total` configurations of the first are meant; None where that cannot be told. Decided means that the
    examples show every reason there is.
    """

    examples: tuple[Example, ...]
    count: int | None
    total: int | None
    decided: bool

    @property
    def exists(self) -> bool | None:
        """Whether there is a difference; None if that is undecided."""
        if self.examples or self.count:
            return True
        return False if self.decided or self.count == 0 else None

    @property
    def share(self) -> Fraction | None:
        """The share of configurations that are meant, if it can be told."""
        return Fraction(self.count, self.total) if self.count is not None and self.total else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An old and a new release of a product compared."""

    forbidden: Difference
    allowed: Difference
    removed: Extra
    added: Extra

    @property
    def equal(self) -> bool | None:
        """Whether both allow the same configurations of what they have in common; None if that is undecided."""
        found = (self.forbidden.exists, self.allowed.exists)
        return False if True in found else None if None in found else True


def compare(
    old: Problem,
    new: Problem,
    *,
    sales: Sequence[Mapping[str, str]] = (),
    limit: int = 5,
    budget: Budget | None = None,
    counting: Callable[[Problem], Engine] | None = DiagramEngine,
) -> Comparison:
    """Compare an old and a new release of a product.

    Args:
        old: the earlier problem.
        new: the later one.
        sales: recorded configurations, complete or partial; examples are sought among them first, in this order.
        limit: how many examples to give of what is newly forbidden, and of what is newly allowed.
        budget: what all of it may spend; compiling to count is not interrupted.
        counting: makes an engine that counts, or raises `NotCompiled` or `TooWide`; without it nothing is counted.

    Returns:
        Exact answers. Counts are None where one cannot be told: by the engine, or because there are too many ways
        (`rules.projection`) to choose characteristics that only one problem has and that its rules speak of.

    Raises:
        ValueError: the problems have nothing in common, or less than one example is asked for.
        UnknownName: a sale names a characteristic that neither problem has.

    Cost:
        One question to a SAT solver for each sale and each example, and up to three compiled diagrams, each as often as
        there are ways to choose what only one problem has.
    """
    if limit < 1:
        raise ValueError("at least one example is needed")
    spending = budget or Budget()
    common = common_variables(old, new)
    before, after = (Layer(each, common, len(common)) for each in (old, new))
    known = _comparable(old, new, common, sales)
    forbidden = _examples(before, after, known, limit, spending)
    allowed = _examples(after, before, known, limit, spending)
    totals = _Totals(None, None, None)
    if counting is not None and not spending.is_spent:
        totals = _totals(before, after, forbidden, allowed, partial(_count, counting, spending))
    return Comparison(
        _difference(forbidden, totals.old, totals.both),
        _difference(allowed, totals.new, totals.both),
        _extra(old, new, common),
        _extra(new, old, common),
    )


def _difference(found: _Found, total: int | None, both: int | None) -> Difference:
    count = 0 if found.is_empty else None if total is None or both is None else total - both
    return Difference(found.examples, count, total, found.decided)


def _extra(problem: Problem, other: Problem, common: Sequence[Variable]) -> Extra:
    shared = {each.name for each in common}
    left = {
        each.name: tuple(value for value in each.values if value not in other.value_index[other.index[each.name]])
        for each in problem.variables
        if each.name in shared
    }
    names = tuple(each.name for each in problem.variables if each.name not in shared)
    return Extra(names, {name: values for name, values in left.items() if values})


def _comparable(
    old: Problem, new: Problem, common: Sequence[Variable], sales: Sequence[Mapping[str, str]]
) -> list[dict[int, int]]:
    """Return the part of each sale that can be compared, in numbers, equal ones once.

    A sale with a value that is not common is left out.
    """
    index = {
        each.name: (at, {value: number for number, value in enumerate(each.values)}) for at, each in enumerate(common)
    }
    found: dict[tuple[tuple[int, int | None], ...], None] = {}
    for sale in sales:
        for name in sale:
            if name not in index and name not in old.index and name not in new.index:
                raise UnknownName(name, [*old.index, *new.index])
        settled = tuple((index[name][0], index[name][1].get(value)) for name, value in sale.items() if name in index)
        if all(value is not None for _, value in settled):
            found[settled] = None
    return [{at: value for at, value in settled if value is not None} for settled in found]


# --- examples ---------------------------------------------------------------------------------------------------------


class _Found(NamedTuple):
    """Examples, and whether they show every reason there is."""

    examples: tuple[Example, ...]
    decided: bool

    @property
    def is_empty(self) -> bool:
        """Whether it is proved that there is no example."""
        return self.decided and not self.examples


def _examples(given: Layer, other: Layer, sales: Sequence[Mapping[int, int]], limit: int, budget: Budget) -> _Found:
    """Return examples of what one problem allows and another does not."""
    found: list[Example] = []
    try:
        for example in _Search(given, other, budget).reasons(sales):
            if len(found) == limit:
                return _Found(tuple(found), decided=False)
            found.append(example)
    except (Spent, TooLarge):
        return _Found(tuple(found), decided=False)
    return _Found(tuple(found), decided=True)


class _Search:
    """A search for configurations that one problem allows and another does not."""

    def __init__(self, given: Layer, other: Layer, budget: Budget) -> None:
        self._given = given
        self._against = other
        self._budget = budget
        budget.check()
        told = switched(given, other)
        self._switches = told.switches
        self._other = SatEngine(told.problem)
        self._layers: list[Layer] = []
        self._free = frozenset(other.free)
        if self._free:
            self._engine = SatEngine(violated(given, ()))
        else:
            self._refine({})

    def reasons(self, sales: Sequence[Mapping[int, int]]) -> Iterator[Example]:
        """Yield an example for each reason, recorded ones first; raises `Spent`."""
        if self._find({}, TRUE) is None:
            return
        unlike: list[Formula] = []
        for sale in chain(sales, repeat(None)):
            found = self._find(sale or {}, conjunction(unlike))
            if found is not None:
                example = self._explained(found, recorded=sale is not None)
                unlike.append(self._unlike(example))
                yield example
            elif sale is None:
                return

    def _find(self, settled: Mapping[int, int], formula: Formula) -> dict[int, int] | None:
        asked = None if formula == TRUE else formula
        while (solution := self._engine.find(Question(settled, formula=asked), self._budget)) is not None:
            found = {at: solution[at] for at in range(len(self._given.common))}
            if not self._free:
                return found
            extension = self._completed(self._told(found))
            if extension is None:
                return found
            own = zip(self._against.own, extension[-len(self._against.own) :], strict=True)
            self._refine({each: value for each, value in own if each in self._free})
        return None

    def _refine(self, fixed: Mapping[int, int]) -> None:
        """From now on find only what is not allowed with some values of the other problem's own variables."""
        if len(self._layers) == MOST_REFINEMENTS:
            raise Spent
        self._budget.check()
        last = self._layers[-1] if self._layers else self._given
        self._layers.append(replace(self._against, first=last.first + len(last.own), fixed=fixed))
        self._engine = SatEngine(violated(self._given, self._layers))

    def _told(self, found: Mapping[int, int]) -> dict[str, str]:
        """Return a configuration as choices for the other problem with every rule in force."""
        common = self._given.common
        named = {common[at].name: common[at].values[value] for at, value in found.items()}
        return {**dict.fromkeys(self._switches, "true"), **named}

    def _completed(self, choices: Mapping[str, str]) -> Solution | None:
        return self._other.find(Question(self._other.problem.numbered(choices)), self._budget)

    def _explained(self, found: Mapping[int, int], *, recorded: bool) -> Example:
        told = self._told(found)
        reason = self._reason(told)
        names = tuple(name for name in reason if name not in self._switches)
        blamed = [self._switches[name] for name in reason if name in self._switches]
        rules = tuple(rule for rule in blamed if not rule.startswith(COMPUTES))
        computed = tuple(rule.removeprefix(COMPUTES) for rule in blamed if rule.startswith(COMPUTES))
        configuration = {each.name: told[each.name] for each in self._given.common}
        return Example(configuration, names, rules, computed, recorded)

    def _reason(self, told: Mapping[str, str]) -> tuple[str, ...]:
        """Return a minimal set of rules and values that cannot hold together.

        First the rules, in the light of all values; then values of the characteristics that these rules speak of, if
        they are enough.
        """
        first = self._conflict(told)
        problem = self._other.problem
        rules = {self._switches[name] for name in first if name in self._switches}
        scopes = (variables_of(each.formula) for each in problem.constraints if each.rule in rules)
        spoken_of = {problem.variables[at].name for at in frozenset().union(*scopes)}
        near = {name: value for name, value in told.items() if name in spoken_of}
        return self._conflict(near) if self._completed(near) is None else first

    def _conflict(self, choices: Mapping[str, str]) -> tuple[str, ...]:
        conflict = self._other.conflict_set(choices, self._budget, rules=False)
        if not conflict.decided:
            raise Spent
        return conflict.choices

    def _unlike(self, example: Example) -> Formula:
        """Return that not all of the values that an example's reason names are there."""
        parts = []
        for at, each in enumerate(self._given.common):
            if each.name in example.names:
                value = each.values.index(example.configuration[each.name])
                parts.append(member(at, frozenset(range(len(each.values))) - {value}, len(each.values)))
        return disjunction(parts)


# --- counts -----------------------------------------------------------------------------------------------------------


class _Totals(NamedTuple):
    """How many configurations the old problem allows, the new one, and both; None where that cannot be told."""

    old: int | None
    new: int | None
    both: int | None


def _totals(
    before: Layer, after: Layer, forbidden: _Found, allowed: _Found, count: Callable[[Problem], int | None]
) -> _Totals:
    """Count, and compile no diagram for what is known already or can lead to no difference."""
    old = count_apart([before], count)
    if forbidden.is_empty and allowed.is_empty and old is not None:
        return _Totals(old, old, old)
    new = count_apart([after], count) if old is not None or before.hidden else None
    if forbidden.is_empty:
        return _Totals(new if allowed.is_empty else old, new, new if allowed.is_empty else old)
    if allowed.is_empty or old is None or new is None:
        return _Totals(old, new, new if allowed.is_empty else None)
    return _Totals(old, new, count_apart([before, behind(before, after)], count))


def _count(counting: Callable[[Problem], Engine], budget: Budget, problem: Problem) -> int | None:
    try:
        budget.spend()
        return counting(problem).count({}, budget).value
    except (Spent, NotCompiled, TooWide):
        return None
