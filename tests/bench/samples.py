"""Samples, recommendations and boundaries of one model, beside a click.

Sales are drawn from the model itself, since nobody's are at hand: what a recommendation costs depends on how many
there are, not on what was sold.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter

from rules import Budget, Engine, Sales, boundaries, near_misses, recommend, sample
from rules.models import Model
from tests.bench.row import Row, percentile, timed

SEED = 20261125
DRAWS = 500
SALES = 8_000
SECONDS = 5.0
"""Each operation gets so long."""


def rows(model: Model, engine: Engine, click: float) -> Iterator[Row]:
    """Measure every operation on one model."""
    yield from _samples(model, engine, click)
    yield from _recommendations(model, engine, click)
    yield from _boundaries(model, engine)


def _budget() -> Budget:
    return Budget(deadline=perf_counter() + SECONDS, clock=perf_counter)


def _samples(model: Model, engine: Engine, click: float) -> Iterator[Row]:
    chance = random.Random(SEED)
    first = timed(lambda: sample(engine, {}, 1, chance, budget=_budget()))
    yield Row(f"{model.name}: first sample", first, "ms", "a click", click)
    start = perf_counter()
    drawn = len(sample(engine, {}, DRAWS, chance, budget=_budget()).assignments)
    if drawn:
        each = (perf_counter() - start) * 1000 / drawn
        yield Row(f"{model.name}: a sample of {drawn}", each, "ms", "a click", click)


def _recommendations(model: Model, engine: Engine, click: float) -> Iterator[Row]:
    sold = sample(engine, {}, SALES, random.Random(SEED), budget=_budget()).assignments
    domains = engine.propagate({}, _budget()).domains
    is_open = [name for name in model.shown if len(domains[name]) > 1][:40]
    if not sold or not is_open:
        return
    sales = Sales(model.problem, [{name: each[name] for name in is_open} for each in sold])
    choices = {name: sold[0][name] for name in is_open[: len(is_open) // 4]}
    what = f"{model.name}: recommendations from {len(sold):,} sales"
    first = timed(lambda: recommend(engine, sales, choices, budget=_budget()))
    yield Row(f"{what}, the first", first, "ms", "a click", click)
    again = percentile([timed(lambda: recommend(engine, sales, choices, budget=_budget())) for _ in range(9)], 0.5)
    yield Row(what, again, "ms", "a click", click)


def _boundaries(model: Model, engine: Engine) -> Iterator[Row]:
    start = perf_counter()
    found = [each.decided for each in boundaries(engine, _budget())]
    if any(found):
        each = (perf_counter() - start) * 1000 / sum(found)
        yield Row(f"{model.name}: a boundary, {sum(found)} of {len(found)} decided", each, "ms")
    start = perf_counter()
    misses = [each.decided for each in near_misses(model.problem, _budget())]
    each = (perf_counter() - start) * 1000 / max(1, sum(misses))
    yield Row(f"{model.name}: a near miss, {sum(misses):,} of {len(misses):,} decided", each, "ms")
