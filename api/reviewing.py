"""What one set of files means against another: two releases, or a release and a draft on top of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from time import monotonic
from typing import Any

import rules
from api.followed import Followed
from api.runtime import Runtime
from catalog.draft.review import Review, Sale, SoldBefore, review
from catalog.product import Product
from catalog.proof.trial import deciding
from cpq.order.store import OrderStore
from cpq.quote.rebuild import Coming, Rebuilt, rebuilt
from cpq.quote.store import QuoteStore
from kernel.errors import Malformed
from kernel.progress import Tell

Json = dict[str, Any]
Files = Mapping[str, str]

SALES = 10_000
"""Sold configurations of a market looked at in a review, the last sold first."""

YEAR = timedelta(days=365)
"""How far back the revenue of orders counts."""

REVIEW_SECONDS = 60.0
"""What the search for examples may take; counting what is meant is not interrupted."""


def product_review(
    runtime: Runtime, before: Mapping[str, Followed], after: Files, market: str, *, count: bool, tell: Tell
) -> Json:
    """Return what files newly forbid and allow in a market, and what that means for what was sold and offered.

    Args:
        runtime: the application.
        before: market -> the release that is followed there.
        after: the files that are to follow.
        market: where to look.
        count: also count what is meant.
        tell: hears of the steps `compare` or `count`, and `quotes`.

    Raises:
        Malformed: the files cannot be read; check them first. Or they have nothing in common.
        Unknown: the one or the other is not sold in the market.
    """
    tell("count" if count else "compare")
    product = runtime.drafts.product(after)
    with runtime.database.transaction(read_only=True) as session:
        sold = OrderStore(session).sold(product.code, market, SALES)
        quotes = QuoteStore(session, runtime.clock)
        lines = quotes.open_lines(product.code, market)
        members = quotes.members(lines)
    budget = rules.Budget(deadline=monotonic() + REVIEW_SECONDS, clock=monotonic)
    today = runtime.clock.now().date()
    engine = deciding(product, market, today)
    since = runtime.clock.now() - YEAR
    sales = [Sale(line.configuration, line.net if line.at >= since else None) for line in sold]
    try:
        bases = {where: each.product for where, each in before.items()}
        found = review(bases, product, engine, market, today, sales, count=count, budget=budget)
    except ValueError as error:
        raise Malformed(f"The draft cannot be compared with its release: {error}.", code="incomparable") from error
    tell("quotes")
    base = before[market]
    coming = Coming(product, engine, runtime.shelf, deciding(base.product, market, today))
    then = rebuilt(lines, coming, today, runtime.shelf.terms(today), members)
    told = _review_json(found, market, base.product, product)
    return {**told, "release": base.number, "quotes": _quotes_json(then)}


def _review_json(found: Review, market: str, base: Product, draft: Product) -> Json:
    comparison = found.comparison
    return {
        "market": market,
        "equal": comparison.equal,
        "forbidden": _difference_json(comparison.forbidden, draft),
        "allowed": _difference_json(comparison.allowed, base),
        "added": _extra_json(comparison.added),
        "removed": _extra_json(comparison.removed),
        "died": {name: list(values) for name, values in found.died.items()},
        "markets": [{"market": each.market, "rules": each.rules, "prices": each.prices} for each in found.markets],
        "sold": _sold_json(found.sold),
    }


def _sold_json(sold: SoldBefore) -> Json:
    revenue = [
        {name: getattr(each, name).to_json() for name in ("total", "before", "possible", "changed")}
        for each in sold.revenue
    ]
    counts = {name: getattr(sold, name) for name in ("examined", "before", "possible", "changed")}
    return {**counts, "revenue": revenue}


def _quotes_json(lines: Sequence[Rebuilt]) -> Json:
    stand = sum(line.fate == "untouched" for line in lines)
    return {"lines": len(lines), "untouched": stand, "broken": [x.to_json() for x in lines if x.fate != "untouched"]}


def _difference_json(difference: rules.Difference, judge: Product) -> Json:
    """Return a difference; `judge` is the product whose rules forbid it."""
    share = difference.share
    return {
        "examples": [_example_json(example, judge) for example in difference.examples],
        "count": None if difference.count is None else str(difference.count),
        "total": None if difference.total is None else str(difference.total),
        "share": None if share is None else float(share),
        "complete": difference.decided,
    }


def _example_json(example: rules.Example, judge: Product) -> Json:
    by_id = {rule.id: rule for rule in judge.rule_book.rules}
    return {
        "configuration": dict(example.configuration),
        "names": list(example.names),
        "rules": [{"id": name, "place": str(by_id[name].place) if name in by_id else None} for name in example.rules],
        "computed": list(example.computed),
        "recorded": example.recorded,
    }


def _extra_json(extra: rules.Extra) -> Json:
    values = {name: list(values) for name, values in extra.values.items()}
    return {"characteristics": list(extra.characteristics), "values": values}
