"""Releases over time, over HTTP: what is current where and when, what changed, withdrawing, rolling back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from api.draft_jobs import day_json, examined_for
from api.followed import Followed
from api.jobs import Ending, Kind, Task, Wanted
from api.pages import cursor_of, place_of
from api.publishing import log_picks, outcome_json, published_json, release_json
from api.reviewing import product_review
from api.runtime import Runtime
from api.validity import check_everywhere, validity_json, validity_of_json
from catalog.draft.model import DraftFile
from catalog.load import load_product
from catalog.publish import Examined, Published, Rejected, make_release
from catalog.release import EVERYWHERE, TERMS, Release, ReleaseHead, Withdrawal
from catalog.store import ReleaseStore
from catalog.terms_release import publish_terms
from catalog.timeline import STANDINGS, Span, alike, standing, timeline
from catalog.validity import Validity
from catalog.withdraw import withdraw
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Conflict, FieldProblem, Malformed
from kernel.period import Period

Json = dict[str, Any]

SPANS = 12
"""Spans of a timeline that are shown: the last ones, with what is to come."""


def releases_page(runtime: Runtime, subject: str | None, *, cursor: str | None, limit: int) -> Json:
    """Return a page of releases, newest first, each with where it stands today.

    Raises:
        Malformed: the cursor is not one of this list.
    """
    name = f"releases:{subject or ''}"
    after = place_of(cursor, name, runtime.key)
    with runtime.database.transaction(read_only=True) as session:
        heads = list(ReleaseStore(session).heads(subject))
    seen = next((index + 1 for index, head in enumerate(heads) if head.id == after), 0)
    shown = heads[seen : seen + limit]
    more = cursor_of(shown[-1].id, name, runtime.key) if len(heads) > seen + limit else None
    spans = {product: _spans(runtime, heads, product) for product in {head.product for head in shown}}
    return {"items": [row_json(runtime, head, spans[head.product]) for head in shown], "next": more}


def row_json(runtime: Runtime, head: ReleaseHead, spans: Mapping[str, Sequence[Span]]) -> Json:
    """Return a release with where it stands today in each market, and when it is current there.

    Args:
        runtime: the application.
        head: the release.
        spans: market -> the timeline of its product there.
    """
    places = _places_json(runtime, head, spans)
    standings = {place["standing"] for place in places}
    return {
        **release_json(head),
        "standing": next(each for each in STANDINGS if each in standings),
        "places": places,
        "note": head.note,
        "restores": head.restores,
        "withdrawals": _withdrawals_json(head),
    }


def _places_json(runtime: Runtime, head: ReleaseHead, spans: Mapping[str, Sequence[Span]]) -> list[Json]:
    """Return where a release stands, once for markets in which it stands alike."""
    found: list[Json] = []
    for market in head.places:
        mine = [_period_json(span.period) for span in spans[market] if span.is_of(head)]
        here = {"standing": standing(head, market, spans[market], runtime.today), "current": mine}
        same = next((each for each in found if here.items() <= each.items()), None)
        if same is None:
            found.append({"markets": _named([market]), **here})
        else:
            same["markets"] += _named([market])
    return found


def _withdrawals_json(head: ReleaseHead) -> list[Json]:
    """Return what was taken back, once for markets in which it was the same."""
    found: dict[Withdrawal, list[str]] = {}
    for each in head.withdrawals:
        found.setdefault(replace(each, market=""), []).append(each.market)
    return [
        {
            **_period_json(each.period),
            "markets": [] if set(markets) >= set(head.places) else _named(markets),
            "at": each.at,
            "by": each.by,
            "reason": each.reason,
        }
        for each, markets in found.items()
    ]


def timeline_of(runtime: Runtime, subject: str) -> Json:
    """Return which release of a product is current when, in each of its markets."""
    with runtime.database.transaction(read_only=True) as session:
        heads = ReleaseStore(session).heads(subject)
    items = [
        {"markets": _named(markets), "spans": [_span_json(span) for span in spans[-SPANS:]]}
        for markets, spans in alike(_spans(runtime, heads, subject))
    ]
    return {"today": runtime.today, "items": items}


def _span_json(span: Span) -> Json:
    release = {"id": span.release.id, "number": span.release.number} if span.release else None
    return {**_period_json(span.period), "release": release}


def changes_of(runtime: Runtime, before_id: str, after_id: str) -> Json:
    """Return the files that differ between two releases, with both texts.

    Raises:
        Unknown: there is no such release.
        Malformed: they are of different products.
    """
    before, after = _two(runtime, before_id, after_id)
    paths = sorted({*before.files, *after.files})
    files = [DraftFile(path, after.files.get(path), before.files.get(path), 0) for path in paths]
    return {
        "before": release_json(before),
        "after": release_json(after),
        "items": [
            {"path": file.path, "state": file.state, "text": file.text, "base": file.base}
            for file in files
            if file.state != "base"
        ],
    }


def withdraw_release(
    runtime: Runtime,
    actor: Actor,
    release_id: str,
    reason: str,
    markets: Sequence[str],
    days: Period,
    request_id: str,
) -> Json:
    """Take back days of a release that are to come, in some of its markets or in all; see `catalog.withdraw`.

    Raises:
        Unknown: there is no such release.
        Conflict: it has begun, or was taken back already.
        Malformed: no reason is given, it is not for such a market, or the days have begun.
    """
    reason = _reason(reason)
    with runtime.database.transaction() as session:
        release = withdraw(
            session,
            release_id,
            runtime.today,
            clock=runtime.clock,
            by=actor.name,
            reason=reason,
            markets=markets,
            days=days,
        )
        after = {"product": release.product, "number": release.number, "reason": reason, **_asked_json(markets, days)}
        audit(session, runtime.clock, actor, "release.withdrawn", release_id, after=after, request_id=request_id)
        spans = _spans(runtime, ReleaseStore(session).heads(release.product), release.product)
    return row_json(runtime, release, spans)


def wanted_review(runtime: Runtime, before_id: str, after_id: str, market: str, *, count: bool) -> Wanted:
    """Return the job that works out what changed from one release to another.

    Raises:
        Unknown: there is no such release.
        Malformed: they are of different products, or of terms.
    """
    _, after = _two(runtime, before_id, after_id)
    if after.product == TERMS:
        raise Malformed("Terms of sale forbid and allow nothing; look at their files.", code="terms-review")
    asked = {"against": before_id, "market": market, "count": count}
    return Wanted(REVIEW, after_id, asked, f"{after_id}:{before_id}:{market}:{count}", is_shared=True)


def wanted_roll_back(runtime: Runtime, release_id: str, reason: str, validity: Validity) -> Wanted:
    """Return the job that publishes an earlier release anew.

    Raises:
        Unknown: there is no such release.
        Conflict: nothing newer stands in its place.
        Malformed: no reason is given, or markets are named for terms or in which it does not sell the product.
    """
    why = _reason(reason)
    with runtime.database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        release = store.get(release_id)
        newest = store.newest(release.product)
    if newest and (newest.digest, newest.periods) == (release.digest, _periods(release, validity)):
        raise Conflict(f"Release {newest.number} has these files already, for the same days.", code="already-current")
    asked = {"reason": why, "validity": validity_json(validity), "product": release.product}
    return Wanted(ROLL_BACK, release_id, asked, f"{ROLL_BACK.name}:{release.product}")


def review(task: Task) -> Ending:
    """Work out what changed from one release to another in a market."""
    before, after = _two(task.runtime, str(task.asked["against"]), task.subject)
    market, count = str(task.asked["market"]), bool(task.asked["count"])
    base = task.runtime.drafts.product(before.files)
    result = product_review(
        task.runtime,
        dict.fromkeys(base.markets, Followed(base, before.number)),
        after.files,
        market,
        count=count,
        tell=task.tell,
    )
    return lambda _session: result


def roll_back(task: Task) -> Ending:
    """Publish an earlier release anew, or tell what stands against it by now."""
    runtime = task.runtime
    with runtime.database.transaction(read_only=True) as session:
        earlier = ReleaseStore(session).get(task.subject)
    validity = validity_of_json(task.asked["validity"])
    if earlier.product == TERMS:
        task.tell("publish")
        return lambda session: _terms_brought_back(task, session, earlier, validity.period)
    found = examined_for(task, earlier.files, validity)
    if isinstance(found, Rejected):
        return lambda _session: outcome_json(found, earlier.files)
    task.tell("publish")
    return lambda session: _brought_back(task, session, earlier, found)


def _brought_back(task: Task, session: Session, earlier: Release, found: Examined) -> Json:
    made = make_release(session, found, **_why(task, earlier))
    _note(task, session, earlier, made)
    log_picks(made, found.picks)
    return outcome_json(Published(made, found.findings, found.picks), earlier.files)


def _terms_brought_back(task: Task, session: Session, earlier: Release, period: Period) -> Json:
    made = publish_terms(session, earlier.files, period=period, compiled=task.runtime.compiled, **_why(task, earlier))
    _note(task, session, earlier, made)
    return outcome_json(Published(made, ()), earlier.files)


def _why(task: Task, earlier: Release) -> Json:
    return {
        "clock": task.runtime.clock,
        "actor_name": task.actor.name,
        "note": str(task.asked["reason"]),
        "restores": earlier.number,
    }


def _note(task: Task, session: Session, earlier: Release, made: Release) -> None:
    told = {"restores": earlier.number, "reason": made.note, **published_json(made)}
    after = {"product": made.product, "number": made.number, **told}
    audit(
        session,
        task.runtime.clock,
        task.actor,
        "release.rolled_back",
        made.id,
        after=after,
        request_id=task.request_id,
    )


def _two(runtime: Runtime, before_id: str, after_id: str) -> tuple[Release, Release]:
    with runtime.database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        before, after = store.get(before_id), store.get(after_id)
    if before.product != after.product:
        message = f"{before.product} and {after.product} are different products; compare releases of one."
        raise Malformed(message, problems=[FieldProblem("?against", message)], code="incomparable")
    return before, after


def _spans(runtime: Runtime, heads: Sequence[ReleaseHead], product: str) -> Mapping[str, tuple[Span, ...]]:
    """Return the timeline of a product in each market that it was ever published for."""
    mine = [head for head in heads if head.product == product]
    places = sorted({place for head in mine for place in head.places})
    return {place: timeline(mine, place, runtime.day_of) for place in places}


def _periods(release: Release, validity: Validity) -> Mapping[str, Period]:
    """Return the periods that a release would have if it were published anew."""
    if release.product == TERMS:
        check_everywhere(validity)
        return {EVERYWHERE: validity.period}
    return validity.periods(release.product, load_product(release.files).markets)


def _asked_json(markets: Sequence[str], days: Period) -> Json:
    """Return what the audit keeps of which days were taken back where; no markets are all of them."""
    asked = {"markets": list(markets), "valid_from": day_json(days.start), "valid_until": day_json(days.end)}
    return {name: value for name, value in asked.items() if value}


def _named(places: Sequence[str]) -> list[str]:
    return [place for place in places if place != EVERYWHERE]


def _period_json(period: Period) -> Json:
    return {"start": period.start, "end": period.end}


def _reason(text: str) -> str:
    reason = text.strip()
    if not reason:
        message = "Say why, in a sentence: it is written to the audit and shown beside the release."
        raise Malformed(message, problems=[FieldProblem("/reason", message)], code="no-reason")
    return reason


REVIEW = Kind("release.review", review)
ROLL_BACK = Kind("release.roll_back", roll_back)
