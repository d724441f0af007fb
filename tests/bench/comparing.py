"""Two releases compared, and recorded configurations migrated, on one model.

The old release is the model without some of its rules. Recorded configurations are completions of random clicks, of
which a tenth had one value changed at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter

from rules import Budget, Engine, Migrator, compare, migrate
from rules.migrate import ChecksMany
from rules.models import Model
from tests.bench.row import Row, percentile, timed

SEED = 20261125
DROPPED = 3
"""Rules that the old release lacks."""

RECORDED = 100_000
MOST_CELLS = 150_000_000
"""Values in all recorded configurations, so that they fit into memory; of a very wide model there are fewer."""

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
    chance = random.Random(SEED)
    many = min(RECORDED, MOST_CELLS // len(model.problem.variables))
    recorded = [_recorded(model, chance.choice(made), chance) for _ in range(many)]
    one_by_one = _one_by_one(engine, recorded)
    checked = timed(lambda: Migrator(engine).checked(recorded)) / many
    yield Row(f"{model.name}: each of {many:,} checked", checked, "ms", "one by one", one_by_one, faster=True)
    untouched = [chance.choice(made) for _ in range(many)]
    whole = timed(lambda: migrate(engine, untouched)) / many
    yield Row(f"{model.name}: each of {many:,} migrated", whole, "ms", "one by one", one_by_one, faster=True)
    broken = [each for each in recorded[:500] if engine.propagate(each).consistent is False]
    if broken:
        migrator = Migrator(engine)
        repairs = [timed(lambda it=each: migrator.repaired([it])) for each in broken[:50]]  # type: ignore[misc]
        yield Row(f"{model.name}: change set p50", percentile(repairs, 0.5), "ms", "a click", click)


def _recorded(model: Model, completed: dict[str, str], chance: random.Random) -> dict[str, str]:
    if chance.random() >= 0.1:
        return completed
    changed = chance.choice(model.problem.variables)
    return {**completed, changed.name: chance.choice(changed.values)}


def _one_by_one(engine: Engine, recorded: Sequence[dict[str, str]]) -> float:
    """Return the milliseconds that one question takes, on as many as there is time for."""
    start = perf_counter()
    done = 0
    for each in recorded:
        engine.propagate(each)
        done += 1
        if perf_counter() - start > SECONDS:
            break
    return (perf_counter() - start) * 1000 / done
