"""What is done to drafts that takes long: everything is checked, what it means is worked out, it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api import terms_drafts
from api.drafting import read_draft
from api.family_copies import differing_families
from api.findings import checked_json
from api.followed import followed, newest_before
from api.jobs import Ending, Kind, Task, Wanted, telling
from api.media import publish_checks
from api.news import told_apart
from api.overtaken import overtaken_findings
from api.publishing import log_picks, outcome_json, published_json
from api.reviewing import product_review
from api.runtime import Runtime
from api.validity import check_everywhere, validity_json, validity_of_json
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.second_look import check_approved
from catalog.draft.store import DraftStore
from catalog.gate import examine, problem_findings
from catalog.publish import Examined, Published, Rejected, examined, make_release
from catalog.release import Release
from catalog.terms_release import publish_terms
from catalog.validity import ALWAYS, Validity
from kernel.audit import audit
from kernel.errors import Conflict, Malformed
from kernel.period import Period

Json = dict[str, Any]


def quick_check(runtime: Runtime, draft_id: str) -> Json:
    """Return what is wrong with the files of a draft, which takes no time."""
    draft = read_draft(runtime, draft_id)
    files = draft.texts
    if draft.is_of_terms:
        return checked_json(terms_drafts.findings_in(files), files)
    try:
        runtime.drafts.product(files)
    except Malformed as error:
        return checked_json(problem_findings(error.problems), files)
    return checked_json((), files)


def wanted_check(draft: Draft) -> Wanted:
    """Return the job that looks for all that stands against publishing a draft."""
    asked = {"version": draft.head.version}
    return Wanted(CHECK, draft.head.id, asked, f"{CHECK.name}:{draft.head.id}:{draft.head.version}", is_shared=True)


def wanted_review(runtime: Runtime, draft: Draft, market: str, *, count: bool) -> Wanted:
    """Return the job that works out what a draft means in a market.

    Raises:
        Malformed: the draft is of terms.
        Conflict: its product was never published.
    """
    if draft.is_of_terms:
        raise Malformed("Terms of sale forbid and allow nothing; ask what they make of prices.", code="terms-review")
    if draft.head.base_number == 0:
        message = "The product was never published: there is no release to compare the draft with."
        raise Conflict(message, code="no-release")
    newest = newest_before(runtime, draft)
    asked = {"version": draft.head.version, "newest": newest, "market": market, "count": count}
    topic = f"{REVIEW.name}:{draft.head.id}:{draft.head.version}:{newest}:{market}:{count}"
    return Wanted(REVIEW, draft.head.id, asked, topic, is_shared=True)


def wanted_repricing(runtime: Runtime, draft: Draft, day: date | None) -> Wanted:
    """Return the job that works out what terms make of open quotes on a day.

    Raises:
        Malformed: the draft is of a product.
    """
    if not draft.is_of_terms:
        raise Malformed("This draft is of a product; ask for its review instead.", code="no-terms-draft")
    asked = {"version": draft.head.version, "day": day_json(day or runtime.today)}
    topic = f"{REPRICING.name}:{draft.head.id}:{draft.head.version}:{asked['day']}"
    return Wanted(REPRICING, draft.head.id, asked, topic, is_shared=True)


def wanted_publication(runtime: Runtime, draft_id: str, validity: Validity, note: str) -> Wanted:
    """Return the job that publishes a draft.

    Raises:
        Malformed: markets are named for terms, which hold in all of them.
        Conflict: the draft is not open any more, or needs an approval; told at once, not after a minute.
    """
    with runtime.database.transaction(read_only=True) as session:
        draft = DraftStore(session).get(draft_id)
        _check_publishable(runtime, session, draft)
    if draft.is_of_terms:
        check_everywhere(validity)
    asked = {"validity": validity_json(validity), "version": draft.head.version, "note": note.strip()}
    return Wanted(PUBLICATION, draft_id, asked)


def day_json(day: date | None) -> str | None:
    """Return a day as a job keeps it."""
    return None if day is None else day.isoformat()


def check(task: Task) -> Ending:
    """Look for all that stands against publishing a draft."""
    runtime, draft = task.runtime, read_draft(task.runtime, task.subject)
    files = draft.texts
    late = overtaken_findings(runtime, draft)
    if draft.is_of_terms:
        return telling(checked_json((*late, *terms_drafts.findings_against(runtime, files)), files))
    try:
        product = runtime.drafts.product(files)
    except Malformed as error:
        return telling(checked_json(problem_findings(error.problems), files))
    today = runtime.clock.now().date()
    found = examine(product, today, ALWAYS, publish_checks(runtime), runtime.compiled, task.tell)
    found = told_apart(task, draft, (*found, *differing_families(runtime, product)), ALWAYS)
    return telling(checked_json((*late, *found), files))


def review(task: Task) -> Ending:
    """Work out what a draft newly forbids and allows in a market."""
    draft = read_draft(task.runtime, task.subject)
    market, count, before = str(task.asked["market"]), bool(task.asked["count"]), followed(task.runtime, draft)
    return telling(product_review(task.runtime, before, draft.texts, market, count=count, tell=task.tell))


def reprice(task: Task) -> Ending:
    """Work out which lines of open quotes would cost something else under the terms of a draft."""
    day = date.fromisoformat(str(task.asked["day"]))
    return telling(terms_drafts.repricing(task, read_draft(task.runtime, task.subject), day))


def publish(task: Task) -> Ending:
    """Publish a draft, or tell what stands against it; then it stays open.

    Raises:
        Stale: it was changed while it was checked.
        Conflict: it is not open any more, nobody has approved it as it stands, or it has become another product.
        Malformed: a market is named in which it does not sell the product.
    """
    draft = read_draft(task.runtime, task.subject)
    drafting.publishable(draft)
    validity = validity_of_json(task.asked["validity"])
    if draft.is_of_terms:
        return _terms(task, draft, validity.period)
    late = overtaken_findings(task.runtime, draft, validity)
    found = examined_for(task, draft.texts, validity)
    found = replace(found, findings=(*late, *told_apart(task, draft, found.findings, validity)))
    if isinstance(found, Rejected):
        return telling(outcome_json(found, draft.texts))
    drafting.same_product(draft, found.product.code)
    task.tell("publish")
    return _releasing(task, draft, found)


def examined_for(task: Task, files: Mapping[str, str], validity: Validity) -> Examined | Rejected:
    """Look for everything that stands against publishing the files of a product, and compile it."""
    clock, cache = task.runtime.clock, task.runtime.compiled
    found = examined(
        files, clock=clock, validity=validity, checks=publish_checks(task.runtime), cache=cache, tell=task.tell
    )
    if isinstance(found, Rejected):
        return found
    return replace(found, findings=(*found.findings, *differing_families(task.runtime, found.product)))


def _releasing(task: Task, draft: Draft, found: Examined) -> Ending:
    def ending(session: Session) -> Json:
        clock, note = task.runtime.clock, str(task.asked["note"])
        made = make_release(session, found, clock=clock, actor_name=task.actor.name, note=note)
        _become(task, session, draft, made)
        log_picks(made, found.picks)
        return outcome_json(Published(made, found.findings, found.picks), draft.texts)

    return ending


def _terms(task: Task, draft: Draft, period: Period) -> Ending:
    findings = terms_drafts.findings_against(task.runtime, draft.texts)
    if findings:
        return telling(outcome_json(Rejected(findings), draft.texts))
    late = overtaken_findings(task.runtime, draft)
    task.tell("publish")

    def ending(session: Session) -> Json:
        runtime, note = task.runtime, str(task.asked["note"])
        made = publish_terms(
            session,
            draft.texts,
            clock=runtime.clock,
            actor_name=task.actor.name,
            period=period,
            note=note,
            compiled=runtime.compiled,
        )
        _become(task, session, draft, made)
        return outcome_json(Published(made, late), draft.texts)

    return ending


def _become(task: Task, session: Session, seen: Draft, made: Release) -> None:
    """Note that a draft has become a release, unless somebody touched it meanwhile."""
    runtime, now = task.runtime, DraftStore(session).get(seen.head.id, lock=True)
    drafting.publishable(now, seen.texts)
    _check_publishable(runtime, session, now)
    drafting.published(session, now, made.id, clock=runtime.clock, by=task.actor.name)
    after = {"draft": seen.head.id, "product": made.product, "number": made.number, **published_json(made)}
    audit(session, runtime.clock, task.actor, "release.published", made.id, after=after, request_id=task.request_id)


def _check_publishable(runtime: Runtime, session: Session, draft: Draft) -> None:
    drafting.publishable(draft)
    check_approved(draft, DraftStore(session).looks(draft.head.id), runtime.settings.reviewers)


CHECK = Kind("draft.check", check)
REVIEW = Kind("draft.review", review)
REPRICING = Kind("draft.reprice", reprice)
PUBLICATION = Kind("draft.publish", publish)
