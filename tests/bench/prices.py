"""Prices by the solver: what all values cost, along sessions of random clicks, beside the click itself.

A click is what the facade does for one: session read, choice, completion, price, possibilities, session written. The
prices are those of all values of all characteristics, told in JSON, at each session's new state; nothing of them is
remembered from before.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from api.storage import metadata
from catalog.compiled import CompiledCache
from catalog.publish import load_demo
from cpq.facade import Choose, OpenSession, Wanted
from cpq.local import LocalCpq
from kernel.clock import SettableClock
from kernel.db import Database
from tests.bench.row import Row, percentile, timed

PRODUCTS = ("workstation", "display-case")
SEED = 20261125
SESSIONS = 6
CLICKS = 12
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def measure() -> Iterator[Row]:
    """Measure on both demo products in Europe."""
    with tempfile.TemporaryDirectory() as folder:
        cpq = _on_sale(Path(folder))
        for product in PRODUCTS:
            yield from _rows(cpq, product)


def _on_sale(folder: Path) -> LocalCpq:
    database = Database(f"sqlite:///{folder / 'bench.sqlite3'}")
    metadata().create_all(database.engine)
    clock, compiled = SettableClock(NOON), CompiledCache(folder=folder / "engines")
    with database.transaction() as transaction:
        load_demo(transaction, clock, cache=compiled)
    return LocalCpq(
        database,
        clock=clock,
        scene_of=lambda product, assignment: None,
        compiled=compiled,
        zone=ZoneInfo("UTC"),
        timer=time.monotonic,
    )


def _rows(cpq: LocalCpq, product: str) -> Iterator[Row]:
    cpq.starting_point(product, "eu")
    _warm(cpq, product)
    found = [each for seed in range(SESSIONS) for each in _walk(cpq, product, random.Random(f"{SEED}/{seed}"))]
    click = percentile([each for each, _, _, _ in found], 0.5)
    for what, at in (("prices of all values", 1), ("prices on click of one characteristic", 2), ("the cheapest", 3)):
        figure = percentile([each[at] for each in found], 0.5)
        yield Row(f"{product}: {what} p50", figure, "ms", "a click", click)


def _warm(cpq: LocalCpq, product: str) -> None:
    session = cpq.open_session(OpenSession(product, "eu")).session
    cpq.value_prices(session.id).to_json()
    cpq.best(session.id, Wanted("cheapest"))


def _walk(cpq: LocalCpq, product: str, chance: random.Random) -> Iterator[tuple[float, float, float, float]]:
    """Yield how long each click of a session took, and the questions after it, in milliseconds."""
    view = cpq.open_session(OpenSession(product, "eu"))
    for _ in range(CLICKS):
        open_names = [name for name, each in view.state.items() if each.origin != "computed" and len(each.possible) > 1]
        name = chance.choice(open_names)
        wanted = Choose(name, chance.choice(view.state[name].possible))
        session = view.session.id
        click = timed(lambda session=session, wanted=wanted: cpq.choose(session, wanted))  # type: ignore[misc]
        prices = timed(lambda session=session: cpq.value_prices(session).to_json())  # type: ignore[misc]
        one = timed(lambda session=session, name=name: cpq.option_prices(session, name).to_json())  # type: ignore[misc]
        cheapest = timed(lambda session=session: cpq.best(session, Wanted("cheapest")))  # type: ignore[misc]
        yield click, prices, one, cheapest
        view = cpq.session(session)
