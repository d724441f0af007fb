"""Optima: what every open value costs, switches, the best completions and compromises, beside a click.

Figures are medians over the states of one session of random clicks, with a random worth for every value. Each
operation is stopped after a few seconds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from time import perf_counter

import rules
from rules import Budget, Engine, Objective
from rules.models import Model
from rules.sessions import walk
from tests.bench.row import Row, percentile, timed

SEED = 20261123
SECONDS = 3.0
"""How long each operation may be measured; one call that takes longer is stopped by its budget."""

MOST_STATES = 20
LISTED = (1, 10, 100)
"""How many of the best: how time grows with their number."""

State = dict[str, str]


def click(model: Model, engine: Engine) -> float:
    """Return the milliseconds of a click, the median over the states of a session."""
    return _median(lambda state: engine.propagate(state), list(_states(model, engine)))


def rows(model: Model, engine: Engine, click: float) -> Iterator[Row]:
    """Measure the operations on one model."""
    states = list(_states(model, engine))
    price, weight = objective_of(model, 1), objective_of(model, 2)
    yield from _screen(model, engine, states, price)
    asked: dict[str, Callable[[State], object]] = {
        "least price of each value": lambda state: engine.least(state, price, _budget()),
        "least and greatest price of each value": lambda state: engine.bounds(state, price, _budget()),
        "count of each value": lambda state: engine.counts(state, _budget()),
        "switches": lambda state: rules.switches(engine, state, price, budget=_budget()),
        "switches, all read": lambda state: _read(rules.switches(engine, state, price, budget=_budget()).values),
        **{f"{k} best": partial(_best, engine, price, k) for k in LISTED},
        "3 that differ in 3": lambda state: rules.diverse(engine, state, price, 3, differ=3, budget=_budget()),
        "one objective before another": lambda state: rules.lexicographic(engine, state, [price, weight], _budget()),
        "compromises, at most 5": lambda state: rules.front(engine, state, price, weight, limit=5, budget=_budget()),
    }
    for what, ask in asked.items():
        yield Row(f"{model.name}: {what} p50", _median(ask, states), "ms", "a click", click)


def _screen(model: Model, engine: Engine, states: list[State], price: Objective) -> Iterator[Row]:
    """Measure a screen that shows what is possible, and one that shows what each option costs: everything is read."""
    shown = _median(lambda state: _all_of(engine.propagate(state, _budget()).domains), states)
    asked: dict[str, Callable[[State], object]] = {
        "every value": lambda state: rules.flat(engine.least(state, price, _budget()).values),
        "every open value": lambda state: rules.flat(engine.least(state, price, _budget()).values, only_open=True),
        "every open value, choices exchanged": lambda state: rules.flat(
            rules.exchanges(engine, state, price, _budget()).values, only_open=True
        ),
    }
    for what, ask in asked.items():
        yield Row(f"{model.name}: screen of prices of {what} p50", _median(ask, states), "ms", "a click, read", shown)


def _best(engine: Engine, price: Objective, k: int, state: State) -> object:
    return rules.best(engine, state, price, k, budget=_budget())


def _all_of(domains: Mapping[str, Sequence[str]]) -> int:
    return sum(len(domains[name]) for name in domains)


def _states(model: Model, engine: Engine) -> Iterator[State]:
    """Yield the choices after some clicks of a session, evenly."""
    walked = walk(engine, model.shown, perf_counter, sessions=1, seed=SEED, most_seconds=SECONDS)
    made = list(walked.made[0].items())
    for length in range(0, len(made), max(1, len(made) // MOST_STATES)):
        yield dict(made[:length])


def objective_of(model: Model, seed: int) -> Objective:
    """Return a random worth for every value."""
    chance = random.Random(f"{SEED}/{seed}")
    return Objective(
        {each.name: {value: chance.randrange(1_000) for value in each.values} for each in model.problem.variables}
    )


def _budget() -> Budget:
    return Budget(deadline=perf_counter() + SECONDS, clock=perf_counter)


def _read(values: Mapping[str, Mapping[str, object]]) -> int:
    return sum(len(values[name]) for name in values)


def _median(ask: Callable[[State], object], states: list[State]) -> float:
    """Time a question in each state, in milliseconds, for as long as there is time; the first call warms up.

    If that took all the time, because an engine searches and cannot be stopped at once, it is the figure.
    """
    first = timed(lambda: ask(states[0]))
    if first > SECONDS * 1000:
        return first
    until = perf_counter() + SECONDS
    times = (timed(lambda state=state: ask(state)) for state in states if perf_counter() < until)  # type: ignore[misc]
    return percentile(list(islice(times, MOST_STATES)), 0.5)
