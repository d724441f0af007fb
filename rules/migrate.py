"""Migration: recorded configurations against a later release, and what has to change in those that it does not allow.

A recorded configuration (a quote, an order, an installed system) is a set of choices, complete or not. Under the later
release it is untouched, or it needs changes: the fewest choices to take back, or the cheapest. Where it is known which
values somebody chose, those that came by themselves are taken back before any of them, however many. A number goes no
further than it must; anything else gets the value that the preferred completion of all the others gives it. Nothing
else has to change then: a configuration keeps every value that a change set does not name.

Most of a hundred thousand recorded configurations are alike and fine. So all are asked about together, which a diagram
answers for 64 in one sweep, equal ones are looked at once, and only those that are broken are repaired one by one.
If the configurations come in columns, names are read once for each different value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol, TypeVar, runtime_checkable

from rules.book import ABSENT
from rules.budget import Budget
from rules.columns import Columns
from rules.engines import engine as make_engine
from rules.engines.base import Engine, Objective
from rules.engines.objective import weights
from rules.engines.repairs import costs_of
from rules.findings import UnknownName
from rules.problem import NUMERIC, Problem

S = TypeVar("S")
T = TypeVar("T")
Configuration = Mapping[str, str]
Recorded = tuple[Configuration, frozenset[str] | None]
"""A configuration, and the names whose values somebody chose; None if all count alike."""

Status = Literal["untouched", "changed", "impossible", "undecided"]
"""Impossible: nothing is possible in the later release, so there is nothing to change to."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a recorded value; `new` is None if the later release has no such characteristic."""

    name: str
    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class Migration:
    """What becomes of a recorded configuration.

    `change_sets` are ways to go on, the best first, each in the order of the configuration. Those known are right even
    if the whole is undecided; then there may be others, but none better than the first.
    """

    status: Status
    change_sets: tuple[tuple[Change, ...], ...] = ()


@runtime_checkable
class ChecksMany(Protocol):
    """An engine that looks at many configurations at once."""

    def consistent(self, many: Sequence[Configuration]) -> Sequence[bool]:
        """Return for each whether it is consistent; one with unknown names or values is not."""
        ...


def migrate(
    engine: Engine,
    configurations: Sequence[Configuration],
    *,
    chosen: Sequence[Collection[str]] | None = None,
    limit: int = 1,
    cost: Mapping[str, int] | None = None,
    objective: Objective | None = None,
    steps: int | None = None,
    workers: int = 1,
    pool: Executor | None = None,
) -> list[Migration]:
    """Return what becomes of recorded configurations, in their order; equal ones share an answer.

    Args:
        engine: decides the later release.
        configurations: names and values as recorded; the later release need not know them. Of very many, or of a
            product with very many characteristics, make `Columns`.
        chosen: for each configuration, the names whose values somebody chose. To take back one of these is worse than
            to take back all others, which came by themselves. Without it all count alike.
        limit: how many ways to change each to tell.
        cost: what it costs to take a choice back, 1 if it is not named; `costs_of_order` makes it from an order.
        objective: of the completions with the rest, take the new values of the one that is worth least; by default
            numbers take the nearest value there is, one after the other, and the preferred completion gives the rest.
        steps: the budget for each configuration that is not plainly consistent; without it there is none.
        workers: into how many shares what is broken is dealt; each is repaired by a process with an engine of its own.
        pool: what repairs the shares instead of processes of this machine, such as `get_executor()` of the client of a
            Dask cluster; it stays open.

    Raises:
        UnknownName, UnknownValue: a cost or the objective names what the later release does not have.
        ValueError: a limit, a cost or a number of workers below 1, or `chosen` for more or fewer configurations.

    Cost:
        For each configuration some nanoseconds for each of its choices if they are in columns, and ten times as long
        if they are not; and a repair for each different one that is broken.
    """
    if workers < 1:
        raise ValueError("at least one worker is needed")
    if chosen is not None and len(chosen) != len(configurations):
        raise ValueError("what was chosen has to be told of each configuration")
    migrator = Migrator(engine, limit=limit, cost=cost, objective=objective, steps=steps)
    is_quick = isinstance(configurations, Columns) and isinstance(engine, ChecksMany)
    found = migrator.checked(configurations) if is_quick else _once(configurations, _values, migrator.checked)
    broken: list[Recorded] = [
        (configurations[at], None if chosen is None else frozenset(chosen[at]))
        for at, migration in enumerate(found)
        if migration is None
    ]
    repaired = iter(_once(broken, _content, lambda distinct: _shared_out(migrator, distinct, workers, pool)))
    return [migration or next(repaired) for migration in found]


def _once(asked: Sequence[S], key: Callable[[S], Hashable], answers: Callable[[list[S]], Sequence[T]]) -> list[T]:
    """Return the answer for each of what is asked about; those with equal keys are asked about once."""
    numbers: dict[Hashable, int] = {}
    places = [numbers.setdefault(key(each), len(numbers)) for each in asked]
    distinct = dict(zip(places, asked, strict=True))
    found = answers(list(distinct.values()))
    return [found[place] for place in places]


def _values(configuration: Configuration) -> Hashable:
    return (*configuration, *configuration.values())


def _content(recorded: Recorded) -> Hashable:
    return _values(recorded[0]), recorded[1]


def _shared_out(migrator: Migrator, broken: Sequence[Recorded], workers: int, pool: Executor | None) -> list[Migration]:
    """Repair in some processes, or wherever a pool works, a share in each."""
    shares = [broken[at::workers] for at in range(min(workers, len(broken)))]
    if not shares or (pool is None and len(shares) == 1):
        return migrator.repaired(broken)
    found: list[Migration | None] = [None] * len(broken)
    with nullcontext(pool) if pool else ProcessPoolExecutor(len(shares)) as working:
        for at, share in enumerate(working.map(migrator.repaired, shares)):
            found[at::workers] = share
    return [each for each in found if each is not None]


class Migrator:
    """Moves configurations to a release.

    It can be sent to other processes and machines, with `repaired` as the work on a share of the configurations; there
    it makes its engine anew.

    Args: as `migrate` has them.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        limit: int = 1,
        cost: Mapping[str, int] | None = None,
        objective: Objective | None = None,
        steps: int | None = None,
    ) -> None:
        if limit < 1:
            raise ValueError("at least one way to change is needed")
        _check_cost(engine.problem, cost)
        if objective is not None:
            weights(engine.problem, objective)
        self._engine = engine
        self._limit = limit
        self._cost = cost
        self._objective = objective
        self._steps = steps

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle all but the engine."""
        own = (self._limit, dict(self._cost or {}), self._objective, self._steps)
        return _remade, (self._engine.problem, self._engine.name, *own)

    def checked(self, configurations: Sequence[Configuration]) -> list[Migration | None]:
        """Return which configurations are untouched; None for one that has to be looked at."""
        untouched = Migration("untouched")
        return [untouched if consistent else None for consistent in self._consistent(configurations)]

    def repaired(self, recorded: Iterable[Recorded]) -> list[Migration]:
        """Return what becomes of each recorded configuration, looked at one by one."""
        return [self._repaired(*each) for each in recorded]

    def _consistent(self, many: Sequence[Configuration]) -> Sequence[bool | None]:
        if isinstance(self._engine, ChecksMany):
            return self._engine.consistent(many)
        return [self._is_consistent(each) for each in many]

    def _is_consistent(self, configuration: Configuration) -> bool | None:
        if len(self._known(configuration)) < len(configuration):
            return False
        return self._engine.propagate(configuration, Budget(self._steps)).consistent

    def _repaired(self, configuration: Configuration, chosen: frozenset[str] | None) -> Migration:
        known = self._known(configuration)
        budget = Budget(self._steps)
        consistent = self._engine.propagate(known, budget).consistent
        if consistent is None:
            return Migration("undecided")
        if consistent and len(known) == len(configuration):
            return Migration("untouched")
        ways: list[tuple[str, ...]] = [()]
        decided = True
        if not consistent:
            cost = self._costs(known, chosen)
            relaxed = self._engine.relaxations(known, limit=self._limit, cost=cost, budget=budget)
            ways, decided = [each.names for each in relaxed], relaxed.decided
        found = [self._changes(configuration, known, names, budget) for names in ways]
        told = tuple(changes for changes, _ in found if changes is not None)
        if not (decided and all(is_decided for _, is_decided in found)):
            return Migration("undecided", told)
        return Migration("changed" if told else "impossible", told)

    def _costs(self, known: Configuration, chosen: frozenset[str] | None) -> Mapping[str, int] | None:
        """Return what it costs to take each value back: one that was chosen, more than all that were not."""
        if chosen is None or known.keys() <= chosen:
            return self._cost
        costs = {name: (self._cost or {}).get(name, 1) for name in known}
        others = sum(cost for name, cost in costs.items() if name not in chosen)
        return {name: cost * (others + 1) if name in chosen else cost for name, cost in costs.items()}

    def _known(self, configuration: Configuration) -> dict[str, str]:
        """Return the part of a configuration that the release has names and values for."""
        index, values = self._engine.problem.index, self._engine.problem.value_index
        return {name: value for name, value in configuration.items() if name in index and value in values[index[name]]}

    def _changes(
        self, configuration: Configuration, known: Configuration, taken_back: Sequence[str], budget: Budget
    ) -> tuple[tuple[Change, ...] | None, bool]:
        """Return the changes when some choices are taken back, None if not found, and whether they are decided."""
        kept = {name: value for name, value in known.items() if name not in taken_back}
        index = self._engine.problem.index
        recorded = {name: configuration[name] for name in configuration if name not in kept and name in index}
        completed, decided = self._completed(kept, recorded, budget)
        if completed is None:
            return None, decided
        changes = (
            Change(name, value, completed[name] if name in index else None)
            for name, value in configuration.items()
            if name not in kept
        )
        return tuple(changes), decided

    def _completed(
        self, kept: Configuration, recorded: Configuration, budget: Budget
    ) -> tuple[Configuration | None, bool]:
        """Return a configuration with all that is kept, and near to what was recorded instead of the rest."""
        if self._objective is None:
            completion = self._engine.complete({**kept, **self._near(kept, recorded, budget)}, budget)
            return completion.assignment, completion.decided
        best = self._engine.optimise(kept, self._objective, budget=budget)
        return best.assignment, best.decided

    def _near(self, kept: Configuration, recorded: Configuration, budget: Budget) -> Configuration:
        """Return the nearest numbers to those recorded that are possible together; of two as near, the lower one."""
        variables, index = self._engine.problem.variables, self._engine.problem.index
        found: dict[str, str] = {}
        for name, value in recorded.items():
            number = _number(value) if variables[index[name]].kind in NUMERIC else None
            if number is None:
                continue
            domain = self._engine.propagate({**kept, **found}, budget).domains.get(name, ())
            left = [each for each in domain if each != ABSENT]
            if left:
                found[name] = _nearest(left, number)
        return found


def _nearest(values: Iterable[str], number: Fraction) -> str:
    return min(values, key=lambda each: (abs(Fraction(each) - number), Fraction(each)))


def _number(value: str) -> Fraction | None:
    """Return the number that was recorded, if it is one: an earlier release may have had names there."""
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None


def _remade(
    problem: Problem, name: str, limit: int, cost: Mapping[str, int], objective: Objective | None, steps: int | None
) -> Migrator:
    engine = make_engine(problem, name)
    return Migrator(engine, limit=limit, cost=cost, objective=objective, steps=steps)


def _check_cost(problem: Problem, cost: Mapping[str, int] | None) -> None:
    for name in cost or {}:
        if name not in problem.index:
            raise UnknownName(name, problem.index)
    costs_of(problem, (), cost)
