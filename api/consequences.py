"""What a draft means beside what it forbids and allows: suspicious rules, and what it costs to decide it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from statistics import median
from time import monotonic, perf_counter
from typing import Any

import rules
from api.drafting import read_draft
from api.followed import followed_in, newest_before
from api.jobs import Ending, Kind, Task, Wanted, telling
from api.proving import product_of
from api.runtime import Runtime
from catalog.compiled import Compiled
from catalog.draft.model import Draft
from catalog.draft.suspicion import Suspicion, suspicions
from catalog.product import Product
from rules.engines.diagram import DiagramEngine

Json = dict[str, Any]

LINT_SECONDS = 60.0
"""What looking for suspicious rules may take; what is not decided then is not reported."""

CLICKS = 40
"""Clicks that are measured, of two values each, the same on every side."""


def wanted_lint(runtime: Runtime, draft: Draft, market: str) -> Wanted:
    """Return the job that looks for suspicious rules in a draft."""
    return _wanted(LINT, runtime, draft, market)


def wanted_measurement(runtime: Runtime, draft: Draft, market: str) -> Wanted:
    """Return the job that compiles a draft and its release, and measures both."""
    return _wanted(MEASUREMENT, runtime, draft, market)


def _wanted(kind: Kind, runtime: Runtime, draft: Draft, market: str) -> Wanted:
    newest = newest_before(runtime, draft)
    asked = {"version": draft.head.version, "newest": newest, "market": market}
    topic = f"{kind.name}:{draft.head.id}:{draft.head.version}:{newest}:{market}"
    return Wanted(kind, draft.head.id, asked, topic, is_shared=True)


def lint(task: Task) -> Ending:
    """Tell what is suspicious in the rules of a draft.

    Raises:
        Unknown: it is not sold there.
        Malformed: its files cannot be read.
    """
    runtime, market = task.runtime, str(task.asked["market"])
    base, product = _sides(task, market)
    product.market(market)

    def now() -> float:  # what looks at the clock hears that it is to stop
        task.tell("lint")
        return monotonic()

    budget = rules.Budget(deadline=monotonic() + LINT_SECONDS, clock=now)
    found = suspicions(base, product, market, runtime.clock.now().date(), budget)
    return telling({"items": [_suspicion_json(each) for each in found], "decided": budget.seconds_left() > 0})


def measure(task: Task) -> Ending:
    """Compile a draft and its release, and measure both, here and now.

    Raises:
        Unknown: it is not sold there.
        Malformed: its files cannot be read.
    """
    market = str(task.asked["market"])
    base, product = _sides(task, market)
    sides = 2 if market in base.markets else 1
    task.tell("measure", 0, sides)
    after = _measured(task.runtime, product, market)
    task.tell("measure", 1, sides)
    return telling({"draft": after, "release": _measured(task.runtime, base, market) if sides == 2 else None})


def _sides(task: Task, market: str) -> tuple[Product, Product]:
    """Return the products of the release that a draft would follow in a market, and of the draft."""
    draft = read_draft(task.runtime, task.subject)
    product = product_of(task.runtime, draft)
    return followed_in(task.runtime, draft, market), product


def _measured(runtime: Runtime, product: Product, market: str) -> Json:
    compiled = runtime.compiled.get(product, market, runtime.clock.now().date())
    engine, reason = compiled.engine, compiled.decided.plan.reason
    return {
        "engine": engine.name,
        "reason": reason,
        "bytes": engine.size if isinstance(engine, DiagramEngine) else None,
        "click_ms": _click_ms(compiled),
    }


def _click_ms(compiled: Compiled) -> float:
    """Return the median time of a click with two random values chosen."""
    drawn = Random(0)
    names = [each.name for each in compiled.problem.variables if not each.computed and compiled.values(each.name)]
    taken = []
    for _ in range(CLICKS):
        chosen = drawn.sample(names, min(2, len(names)))
        choices: Mapping[str, str] = {name: drawn.choice(compiled.values(name)) for name in chosen}
        start = perf_counter()
        compiled.engine.propagate(choices)
        taken.append((perf_counter() - start) * 1000)
    return round(median(taken), 3)


def _suspicion_json(each: Suspicion) -> Json:
    file, _, rest = each.place.partition(":")
    line, _, column = rest.partition(":")
    return {
        "severity": each.severity,
        "code": each.code,
        "message": each.message.to_json(),
        "hint": each.hint.to_json() or None,
        "place": each.place,
        "file": file or None,
        "line": int(line) if line else None,
        "column": int(column) if column else None,
        "is_new": each.is_new,
    }


LINT = Kind("draft.lint", lint)
MEASUREMENT = Kind("draft.measure", measure)
