"""Two releases compared, and recorded configurations migrated, on one model.

The old release is the model without some of its rules. Recorded configurations are completions of random clicks, of
which a tenth had one value changed at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np

from rules import Budget, Columns, Engine, Migrator, compare, migrate
from rules.migrate import ChecksMany
from rules.models import Model
from tests.bench.row import Row, percentile, timed

SEED = 20261125
DROPPED = 3
"""Rules that the old release lacks."""

RECORDED = 100_000
MOST_LISTED = 15_000_000
"""Values in recorded configurations that are given as a list of dictionaries; of a wide model there are fewer."""

DIFFERENT = 2_000
"""Configurations that the recorded ones are copies of, before one value is changed in some."""

SECONDS = 5.0
"""For each operation."""


def rows(model: Model, engine: Engine, click: float) -> Iterator[Row]:
    """Measure a comparison, and a migration beside one question after the other; the latter if an engine sweeps."""
    yield from _comparison(model, click)
    made = _completions(engine) if isinstance(engine, ChecksMany) else []
    if made:
        yield from _migration(model, engine, made, click)


def _comparison(model: Model, click: float) -> Iterator[Row]:
    chance = random.Random(SEED)
    names = sorted({each.rule for each in model.problem.constraints})
    dropped = set(chance.sample(names, min(DROPPED, len(names))))
    old = replace(
        model.problem, constraints=tuple(each for each in model.problem.constraints if each.rule not in dropped)
    )
    budget = Budget(deadline=perf_counter() + SECONDS, clock=perf_counter)
    without = timed(lambda: compare(old, model.problem, counting=None, budget=budget))
    yield Row(f"{model.name}: comparison without {len(dropped)} rules", without, "ms", "a click", click)


def _completions(engine: Engine) -> list[dict[str, str]]:
    """Complete a few random clicks, for as long as there is time."""
    chance = random.Random(SEED)
    until = perf_counter() + SECONDS
    domains = {name: values for name, values in engine.propagate({}).domains.items() if len(values) > 1}
    found: list[dict[str, str]] = []
    while domains and len(found) < DIFFERENT and perf_counter() < until:
        name = chance.choice(list(domains))
        completed = engine.complete({name: chance.choice(domains[name])}).assignment
        if completed is not None:
            found.append(dict(completed))
    return found


def _migration(model: Model, engine: Engine, made: Sequence[dict[str, str]], click: float) -> Iterator[Row]:
    untouched, recorded = _columns(model, made)
    listed = list(recorded[: MOST_LISTED // len(recorded.names)])
    one_by_one, asked = _one_by_one(engine, listed)
    peer = f"one by one, {asked:,} of them"
    checked = timed(lambda: Migrator(engine).checked(recorded)) / len(recorded)
    yield Row(f"{model.name}: each of {RECORDED:,} in columns checked", checked, "ms", peer, one_by_one, faster=True)
    named = timed(lambda: Migrator(engine).checked(listed)) / len(listed)
    yield Row(f"{model.name}: each of {len(listed):,} in a list checked", named, "ms", peer, one_by_one, faster=True)
    whole = timed(lambda: migrate(engine, untouched)) / len(untouched)
    yield Row(f"{model.name}: each of {RECORDED:,} in columns migrated", whole, "ms", peer, one_by_one, faster=True)
    broken = [each for each in listed[:500] if engine.propagate(each).consistent is False]
    if broken:
        migrator = Migrator(engine)
        repairs = [timed(lambda it=each: migrator.repaired([(it, None)])) for each in broken[:50]]  # type: ignore[misc]
        yield Row(f"{model.name}: change set p50", percentile(repairs, 0.5), "ms", "a click", click)


def _columns(model: Model, made: Sequence[dict[str, str]]) -> tuple[Columns, Columns]:
    """Return recorded configurations, as they were completed and with one value changed in a tenth of them."""
    chance = np.random.default_rng(SEED)
    variables = model.problem.variables
    values = [each.values for each in variables]
    numbers = [[1 + own.index(each[name.name]) for name, own in zip(variables, values, strict=True)] for each in made]
    codes = np.array(numbers, np.min_scalar_type(max(map(len, values))))[chance.integers(len(made), size=RECORDED)]
    changed = codes.copy()
    rows = np.flatnonzero(chance.random(RECORDED) < 0.1)
    columns = chance.integers(len(variables), size=len(rows))
    changed[rows, columns] = 1 + chance.integers(np.array([*map(len, values)])[columns])
    names = [each.name for each in variables]
    return Columns(names, values, codes), Columns(names, values, changed)


def _one_by_one(engine: Engine, recorded: Sequence[dict[str, str]]) -> tuple[float, int]:
    """Return the milliseconds that one question takes, and how many were asked in the time there is."""
    start = perf_counter()
    done = 0
    for each in recorded:
        engine.propagate(each)
        done += 1
        if perf_counter() - start > SECONDS:
            break
    return (perf_counter() - start) * 1000 / done, done
