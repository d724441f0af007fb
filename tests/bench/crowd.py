"""A crowd: clicks of many sessions at once that ask the same, or different things, beside one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from time import perf_counter

from cpq.configure.memory import Memory
from rules import Engine, Gathering, PropagatesMany, exchangeable, exchanges
from rules.models import Model
from rules.sessions import walk
from tests.bench.optima import objective_of
from tests.bench.row import Row, percentile, timed

SEED = 20261125
CROWD = 64
CLICKS = 3
"""So early in a session a click costs most."""

TIMES = 9
SECONDS = 3.0

Ask = Callable[[Mapping[str, str]], object]


def rows(model: Model, engine: Engine, _: float) -> Iterator[Row]:
    """Measure a crowd on one model."""
    walked = walk(engine, model.shown, perf_counter, sessions=CROWD, seed=SEED, most_seconds=SECONDS)
    states = [dict(islice(made.items(), CLICKS)) for made in walked.made[:CROWD]]
    if len(states) < CROWD:
        return
    alone = _median(lambda: [engine.propagate(each) for each in states])
    what = f"{model.name}: {CROWD} sessions"
    with ThreadPoolExecutor(CROWD) as threads:
        crowd = _median(lambda: list(threads.map(partial(exchangeable, engine), states)))
        gathered = Gathering(engine)
        together = _median(lambda: list(threads.map(gathered.exchangeable, states)))
        same = _median(lambda: _remembered(threads, gathered.exchangeable, states[0]))
    yield Row(f"{what} that ask different things, threads", together, "ms", "each by itself", crowd)
    yield Row(f"{what} that ask the same, threads", same, "ms", "each by itself", crowd)
    if isinstance(engine, PropagatesMany):
        swept = _median(lambda: engine.propagate_many(states))
        yield Row(f"{what} in one call", swept, "ms", "one after the other", alone)
    yield from _left_out(model, engine, states)


def _left_out(model: Model, engine: Engine, states: list[dict[str, str]]) -> Iterator[Row]:
    """What every choice could be exchanged for, with prices, beside a click without each."""
    price = objective_of(model, 1)
    state = max(states, key=len)

    def one_by_one() -> None:
        for name in state:
            engine.least({other: value for other, value in state.items() if other != name}, price)

    if isinstance(engine, PropagatesMany):
        each = _median(one_by_one)
        yield Row(
            f"{model.name}: prices with {len(state)} choices exchanged",
            _median(lambda: exchanges(engine, state, price)),
            "ms",
            "one by one",
            each,
        )


def _remembered(threads: ThreadPoolExecutor, ask: Ask, state: Mapping[str, str]) -> list[object]:
    memory = Memory(CROWD)
    return list(threads.map(lambda _: memory.recall("question", lambda: ask(state)), range(CROWD)))


def _median(work: Callable[[], object]) -> float:
    work()
    return percentile([timed(work) for _ in range(TIMES)], 0.5)
