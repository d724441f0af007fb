"""What a draft means beside what it forbids and allows: suspicious rules, and what it costs to decide it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from statistics import median
from time import monotonic, perf_counter
from typing import Any

import rules
from api.drafting import read_draft
from api.proving import product_of
from api.runtime import Runtime
from catalog.compiled import Compiled
from catalog.draft.suspicion import Suspicion, suspicions
from catalog.product import Product
from rules.engines.diagram import DiagramEngine

Json = dict[str, Any]

LINT_SECONDS = 60.0
"""What looking for suspicious rules may take; what is not decided then is not reported."""

CLICKS = 40
"""Clicks that are measured, of two values each, the same on every side."""


def lint_draft(runtime: Runtime, draft_id: str, market: str) -> Json:
    """Return what is suspicious in the rules of a draft.

    Raises:
        Unknown: there is no such draft, or it is not sold there.
        Malformed: its files cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    product = product_of(runtime, draft)
    base, _ = runtime.shelf.by_digest(draft.head.base)
    product.market(market)
    budget = rules.Budget(deadline=monotonic() + LINT_SECONDS, clock=monotonic)
    found = suspicions(base, product, market, runtime.clock.now().date(), budget)
    return {"items": [_suspicion_json(each) for each in found], "decided": budget.seconds_left() > 0}


def measure_draft(runtime: Runtime, draft_id: str, market: str) -> Json:
    """Compile a draft and its release, and measure both, here and now.

    Raises:
        Unknown: there is no such draft, or it is not sold there.
        Malformed: its files cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    product = product_of(runtime, draft)
    base, _ = runtime.shelf.by_digest(draft.head.base)
    after = _measured(runtime, product, market)
    return {"draft": after, "release": _measured(runtime, base, market) if market in base.markets else None}


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
