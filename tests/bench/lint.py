"""Lint and stories: what checking a model takes beside a click, which is all that a check is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

import rules
from rules.models import Model
from tests.bench.models import DAY
from tests.bench.row import Row, percentile, timed

BRIEF = 8.0
"""Seconds for each operation."""

REPEATED = 50


def rows(model: Model, engine: rules.Engine, click: float) -> Iterator[Row]:
    """Measure lint, the values always taken together, the dates, and stories, on one model."""
    yield from _once(model, "lint", lambda budget: rules.lint(engine, model.book, budget), click)
    yield from _once(model, "values always together", lambda budget: rules.together(engine, budget), click)
    if model.book is not None:
        book, day = model.book, DAY
        yield from _once(model, "dates", lambda budget: rules.lint_dates(book, None, day, budget), click)
    yield from _once(model, "costly rules", lambda budget: rules.costly_rules(model.problem, budget), click)
    yield from _stories(model, engine, click)


def _once(model: Model, what: str, work: Callable[[rules.Budget], object], click: float) -> Iterator[Row]:
    """Measure an operation once; one that needs more than its time says so."""
    budget = rules.Budget(deadline=perf_counter() + BRIEF, clock=perf_counter)
    taken = timed(lambda: work(budget))
    cut = " (cut off)" if budget.seconds_left() <= 0 else ""
    yield Row(f"{model.name}: {what}{cut}", taken, "ms", "a click", click)


def _stories(model: Model, engine: rules.Engine, click: float) -> Iterator[Row]:
    """Measure arguments for values that the first values of others rule out, told to a customer."""
    deriving: list[float] = []
    telling: list[float] = []
    until = perf_counter() + BRIEF
    for choices, name, value in _impossible(model, engine):
        start = perf_counter()
        argument = rules.derive_impossible(engine, choices, name, value)
        deriving.append((perf_counter() - start) * 1000)
        telling.append(timed(partial(rules.story, argument, model.problem, model.book)))
        if perf_counter() > until or len(telling) >= REPEATED:
            break
    if telling:
        yield Row(f"{model.name}: derivation p50", percentile(deriving, 0.5), "ms", "a click", click)
        yield Row(f"{model.name}: story p50", percentile(telling, 0.5), "ms", "a click", click)


def _impossible(model: Model, engine: rules.Engine) -> Iterator[tuple[dict[str, str], str, str]]:
    """Yield a choice with a value that is possible without it only."""
    open_values = engine.propagate({}).domains
    for name in model.shown:
        for value in open_values[name][:1]:
            choices = {name: value}
            left = engine.propagate(choices).domains
            for other in model.shown:
                gone = [each for each in open_values[other] if each not in left[other] and other != name]
                if gone:
                    yield choices, other, gone[0]
