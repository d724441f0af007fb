"""Drafts over HTTP: what the studio shows and does, one transaction each; checks and reviews run outside of any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

import rules
from api.pages import cursor_of, place_of
from api.publishing import PUBLISH_CHECKS, findings_json, log_picks, outcome_json, period_of
from api.runtime import Runtime
from catalog.draft import drafting
from catalog.draft.model import DRAFT, Draft, DraftFile, DraftHead, Edit
from catalog.draft.review import Review, Sale, SoldBefore, review
from catalog.draft.store import DraftStore
from catalog.gate import examine, problem_findings
from catalog.product import Product
from catalog.proof.trial import deciding
from catalog.publish import Published, publish
from cpq.order.model import SoldLine
from cpq.order.store import OrderStore
from cpq.quote.rebuild import Rebuilt, rebuilt
from cpq.quote.store import QuoteStore
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Malformed, Unknown
from kernel.period import Period

Json = dict[str, Any]

SALES = 10_000
"""Sold configurations looked at in a review, the last sold first."""

YEAR = timedelta(days=365)
"""How far back the revenue of orders counts."""

REVIEW_SECONDS = 60.0
"""What the search for examples may take; counting what is meant is not interrupted."""


def drafts_page(runtime: Runtime, *, product: str | None, state: str | None, cursor: str | None, limit: int) -> Json:
    """Return a page of drafts, the last changed first.

    Raises:
        Malformed: the cursor is not one of this list.
    """
    name = f"drafts:{product or ''}:{state or ''}"
    place = place_of(cursor, name, runtime.key)
    after = None
    if place is not None:
        moment, _, last = place.partition(" ")
        after = datetime.fromisoformat(moment), last
    with runtime.database.transaction(read_only=True) as session:
        found = DraftStore(session).listed(product=product, state=state, after=after, limit=limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    following = cursor_of(f"{shown[-1].changed_at.isoformat()} {shown[-1].id}", name, runtime.key) if more else None
    return {"items": [_head_json(head) for head in shown], "next": following}


def begin_draft(runtime: Runtime, actor: Actor, product: str, name: str, request_id: str) -> Json:
    """Begin a draft on the newest release of a product."""
    with runtime.database.transaction() as session:
        draft = drafting.begin(session, product, name, clock=runtime.clock, by=actor.name)
        after = {"product": product, "name": draft.head.name, "base": draft.head.base}
        audit(session, runtime.clock, actor, "draft.begun", draft.head.id, after=after, request_id=request_id)
    return draft_json(draft)


def read_draft(runtime: Runtime, draft_id: str) -> Draft:
    """Return a draft.

    Raises:
        Unknown: there is no such draft.
    """
    with runtime.database.transaction(read_only=True) as session:
        return DraftStore(session).get(draft_id)


def read_file(runtime: Runtime, draft_id: str, path: str) -> DraftFile:
    """Return a file of a draft as it stands.

    Raises:
        Unknown: there is no such draft, or no such file in it.
    """
    found = read_draft(runtime, draft_id).files.get(path)
    if found is None:
        raise Unknown(f"There is no file {path[:200]!r} in this draft.", code="unknown-file")
    return found


def write_file(runtime: Runtime, actor: Actor, draft_id: str, path: str, text: str | None, seen: int) -> DraftFile:
    """Write or delete a file; return it as it stands then."""
    with runtime.database.transaction() as session:
        draft = drafting.write(session, draft_id, path, text, seen, clock=runtime.clock, by=actor.name)
    return draft.files.get(path) or DraftFile(path, None, None, 0)


def change_draft(runtime: Runtime, actor: Actor, draft_id: str, action: str, request_id: str) -> Json:
    """Undo the last edit of a draft, or abandon it."""
    use_case: Callable[..., Draft] = {"undo": drafting.undo, "abandon": drafting.abandon}[action]
    with runtime.database.transaction() as session:
        draft = use_case(session, draft_id, clock=runtime.clock, by=actor.name)
        audit(session, runtime.clock, actor, f"draft.{action}", draft_id, request_id=request_id)
    return draft_json(draft)


def check_draft(runtime: Runtime, draft_id: str, *, quick: bool) -> Json:
    """Return everything that is wrong with a draft.

    Args:
        runtime: the application.
        draft_id: which draft.
        quick: read the files only, which takes no time; else all that stands against publishing is looked for.
    """
    files = read_draft(runtime, draft_id).texts
    try:
        product = runtime.drafts.product(files)
    except Malformed as error:
        return {"ok": False, "findings": findings_json(problem_findings(error.problems), files)}
    found = () if quick else examine(product, runtime.clock.now().date(), Period(), PUBLISH_CHECKS, runtime.compiled)
    is_ok = not any(finding.severity == "error" for finding in found)
    return {"ok": is_ok, "findings": findings_json(found, files)}


def review_draft(runtime: Runtime, draft_id: str, market: str, *, count: bool) -> Json:
    """Return what a draft newly forbids and allows in a market.

    Raises:
        Malformed: its files cannot be read; check it first. Or it has nothing in common with its release.
        Unknown: it or its release is not sold in the market.
    """
    with runtime.database.transaction(read_only=True) as session:
        draft = DraftStore(session).get(draft_id)
        sold = OrderStore(session).sold(draft.head.product, SALES)
        lines = QuoteStore(session, runtime.clock).open_lines(draft.head.product, market)
    base, product = runtime.drafts.product(draft.base), runtime.drafts.product(draft.texts)
    budget = rules.Budget(deadline=monotonic() + REVIEW_SECONDS, clock=monotonic)
    today = runtime.clock.now().date()
    engine = deciding(product, market, today)
    sales = [_sale(line, market, runtime.clock.now() - YEAR) for line in sold]
    try:
        found = review(base, product, engine, market, today, sales, count=count, budget=budget)
    except ValueError as error:
        raise Malformed(f"The draft cannot be compared with its release: {error}.", code="incomparable") from error
    terms = runtime.shelf.terms(today)
    quotes = rebuilt(lines, product, engine, today, terms)
    return {**_review_json(found, market, base, product), "quotes": _quotes_json(quotes)}


def publish_draft(
    runtime: Runtime, actor: Actor, draft_id: str, valid_from: date | None, valid_until: date | None, request_id: str
) -> Json:
    """Publish a draft, or return what stands against it; then it stays open.

    Raises:
        Stale: it was changed while it was checked.
        Conflict: it is not open any more.
        Malformed: the period ends before it starts.
    """
    period = period_of(valid_from, valid_until)
    seen = read_draft(runtime, draft_id)
    drafting.publishable(seen)
    with runtime.database.transaction() as session:
        outcome = publish(
            session,
            seen.texts,
            clock=runtime.clock,
            actor_name=actor.name,
            period=period,
            checks=PUBLISH_CHECKS,
            cache=runtime.compiled,
        )
        if isinstance(outcome, Published):
            now = DraftStore(session).get(draft_id, lock=True)
            drafting.publishable(now, seen.texts)
            drafting.published(session, now, outcome.release.id, clock=runtime.clock, by=actor.name)
            after = {"draft": draft_id, "product": outcome.release.product, "number": outcome.release.number}
            subject = outcome.release.id
            audit(session, runtime.clock, actor, "release.published", subject, after=after, request_id=request_id)
    if isinstance(outcome, Published):
        log_picks(outcome.release, outcome.picks)
    return outcome_json(outcome, seen.texts)


def draft_json(draft: Draft) -> Json:
    """Return a draft as the studio sees it, without the texts of its files."""
    return {**_head_json(draft.head), "files": [_file_head_json(file) for file in draft.files.values()]}


def file_json(file: DraftFile) -> Json:
    """Return a file with its text and that of the release."""
    return {**_file_head_json(file), "text": file.text, "base": file.base}


def history_json(draft: Draft) -> Json:
    """Return every edit of a draft, the last first."""
    return {"items": [_edit_json(edit, draft) for edit in reversed(draft.edits)]}


def _head_json(head: DraftHead) -> Json:
    return {
        "id": head.id,
        "product": head.product,
        "name": head.name,
        "base": {"digest": head.base, "number": head.base_number},
        "state": head.state,
        "actions": list(DRAFT.actions(head.state)),
        "version": head.version,
        "created_at": head.created_at,
        "created_by": head.created_by,
        "changed_at": head.changed_at,
        "changed_by": head.changed_by,
    }


def _file_head_json(file: DraftFile) -> Json:
    return {
        "path": file.path,
        "state": file.state,
        "version": file.version,
        "characters": len(file.text or ""),
        "changed_at": file.changed_at,
        "changed_by": file.changed_by,
    }


def _edit_json(edit: Edit, draft: Draft) -> Json:
    action = "deleted" if edit.text is None else "written"
    return {
        "version": edit.number,
        "path": edit.path,
        "action": action,
        "by": edit.by,
        "at": edit.at,
        "undone": edit.undone,
        "is_new": edit.path not in draft.base,
    }


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


def _sale(line: SoldLine, market: str, since: datetime) -> Sale:
    """Return a sale; what it brought counts in the market, if that was since a moment."""
    counts = line.market == market and line.at >= since
    return Sale(line.configuration, line.net if counts else None)


def _sold_json(sold: SoldBefore) -> Json:
    revenue = [
        {"total": each.total.to_json(), "possible": each.possible.to_json(), "changed": each.changed.to_json()}
        for each in sold.revenue
    ]
    return {"examined": sold.examined, "possible": sold.possible, "changed": sold.changed, "revenue": revenue}


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
