"""A click of the engines on the demo products: every remaining value, recomputed, after each of some random choices."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date

import rules
from catalog.load import load_product, read_folder
from catalog.publish import DEMO_FOLDER
from tests.bench.row import Row, percentile, timed

DAY = date(2026, 11, 23)
SEED = 20261123
CHOICES = 8
"""Choices made in a session."""

SESSIONS = {"sat": 25, "cpsat": 1}
"""Sessions per engine; the slower peer is stopped earlier."""


def measure() -> list[Row]:
    """Measure propagation and completion on both demo products, the default engine beside CP-SAT."""
    rows: list[Row] = []
    for code in ("workstation", "display-case"):
        product = load_product(read_folder(DEMO_FOLDER / code))
        problem = rules.lower(product.rule_book, market="eu", on=DAY)
        engines = {name: rules.engine(problem, name) for name in SESSIONS}
        clicks = {name: _clicks(engine, SESSIONS[name], engine.propagate) for name, engine in engines.items()}
        completions = _clicks(engines["sat"], SESSIONS["sat"], engines["sat"].complete)
        for share in (0.5, 0.99):
            peer = percentile(clicks["cpsat"], share)
            rows.append(Row(f"{code}: click p{share:.0%}"[:-1], percentile(clicks["sat"], share), "ms", "CP-SAT", peer))
        rows.append(Row(f"{code}: completion p50", percentile(completions, 0.5), "ms"))
    return rows


def _clicks(engine: rules.Engine, sessions: int, operation: Callable[[Mapping[str, str]], object]) -> list[float]:
    chance = random.Random(SEED)
    times: list[float] = []
    for _ in range(sessions):
        choices: dict[str, str] = {}
        for _ in range(CHOICES):
            times.append(timed(lambda made=dict(choices): operation(made)))  # type: ignore[misc]  # bound on purpose
            domains = engine.propagate(choices).domains
            open_values = [(name, value) for name, values in domains.items() if len(values) > 1 for value in values]
            if not open_values:
                break
            name, value = chance.choice(open_values)
            choices[name] = value
    return times
