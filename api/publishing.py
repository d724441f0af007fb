"""Releases over HTTP: check rule files, publish product files, list what was published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import structlog

import rules
from api.findings import findings_json, rule_findings_json
from api.runtime import Runtime
from catalog.compiled import Pick
from catalog.gate import CHECKS, Check
from catalog.load import load_product
from catalog.publish import Published, Rejected, publish
from catalog.release import ReleaseHead
from catalog.store import ReleaseStore
from catalog.validity import Validity
from cpq.price.check import mispriced_tests, unpriceable
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Conflict, FieldProblem, Malformed

Json = dict[str, Any]
log = structlog.get_logger("api.publishing")

DEMO_CHECKS: tuple[Check, ...] = (*CHECKS, unpriceable, mispriced_tests)
"""What is looked for in the demo at the first start; its geometry is looked at by the tests."""


def checks() -> tuple[Check, ...]:
    """Return what stands against a release, for one examination: the catalogue's checks, and those above it."""
    from visualization.check import Geometry  # brings the 3D libraries: not before somebody publishes

    return (*DEMO_CHECKS, Geometry())


def publish_files(
    runtime: Runtime,
    actor: Actor,
    files: Mapping[str, str],
    validity: Validity,
    request_id: str,
    checks: Sequence[Check],
) -> Json:
    """Publish the files of a product, or return what stands against it.

    Raises:
        Malformed: a market is named in which the files do not sell the product.
        Conflict: releases need a second pair of eyes here.
    """
    check_unreviewed(runtime)
    with runtime.database.transaction() as session:
        outcome = publish(
            session,
            files,
            clock=runtime.clock,
            actor_name=actor.name,
            validity=validity,
            checks=checks,
            cache=runtime.compiled,
        )
        if isinstance(outcome, Published):
            release = outcome.release
            after = {"product": release.product, "number": release.number, **published_json(release)}
            audit(session, runtime.clock, actor, "release.published", release.id, after=after, request_id=request_id)
    if isinstance(outcome, Published):
        log_picks(outcome.release, outcome.picks)
    return outcome_json(outcome, files)


def check_unreviewed(runtime: Runtime) -> None:
    """Let files be published that nobody but their sender has looked at, or refuse.

    Raises:
        Conflict: releases need a second pair of eyes here.
    """
    if runtime.settings.reviewers:
        raise Conflict(
            "Here whatever is published is approved by a second person first (QUOTEWRIGHT_REVIEWERS). "
            "Write the files into a draft, ask for a second look, and publish the draft.",
            code="approval-needed",
        )


def engines_of(runtime: Runtime, digest: str) -> Json:
    """Return which engines decide a release from today on.

    Raises:
        Unknown: there is no such release.
    """
    with runtime.database.transaction(read_only=True) as session:
        release = ReleaseStore(session).by_digest(digest)
    picks = runtime.compiled.picks(load_product(release.files), runtime.clock.now().date())
    return {"items": [_pick_json(pick) for pick in picks]}


def outcome_json(outcome: Published | Rejected, files: Mapping[str, str]) -> Json:
    """Return what came of publishing: a release, or the findings that stand against it."""
    release, picks = (outcome.release, outcome.picks) if isinstance(outcome, Published) else (None, ())
    return {
        "rejected": release is None,
        "release": None if release is None else release_json(release),
        **findings_json(outcome.findings, files),
        "engines": [_pick_json(pick) for pick in picks],
    }


def log_picks(release: ReleaseHead, picks: Iterable[Pick]) -> None:
    """Log which engine was picked where, and why."""
    for pick in picks:
        log.info("release.engine", product=release.product, number=release.number, **_pick_json(pick))


def check_rules(files: Mapping[str, str]) -> Json:
    """Read rule files (`*.rules`) and the tables beside them; return all their errors and warnings."""
    texts = {name: text for name, text in files.items() if name.endswith(".rules")}
    if not texts:
        problem = FieldProblem("/files", "at least one file must be named *.rules")
        raise Malformed("There is no rule file among the files.", problems=[problem], code="no-rule-file")
    try:
        findings, report = rules.parse(texts, files).findings, ""
    except rules.RuleErrors as error:
        findings, report = error.findings, error.report()
    is_ok = not any(finding.severity == "error" for finding in findings)
    return {"ok": is_ok, **rule_findings_json(findings), "report": report}


def release_json(head: ReleaseHead) -> Json:
    """Return a release without its files."""
    return {
        "id": head.id,
        "product": head.product,
        "number": head.number,
        "digest": head.digest,
        "valid_from": head.span.start,
        "valid_until": head.span.end,
        "markets": [] if head.is_everywhere else periods_json(head),
        "published_at": head.published_at,
        "published_by": head.published_by,
    }


def periods_json(head: ReleaseHead) -> list[Json]:
    """Return when a release is valid in each of its markets."""
    periods = ((market, head.periods[market]) for market in head.markets)
    return [{"market": market, "valid_from": each.start, "valid_until": each.end} for market, each in periods]


def published_json(head: ReleaseHead) -> Json:
    """Return what the audit keeps of where and when a release was published for."""
    days = {market: [_day(period.start), _day(period.end)] for market, period in sorted(head.periods.items())}
    return {"digest": head.digest, "periods": days}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _pick_json(pick: Pick) -> Json:
    return {
        "market": pick.market,
        "start": pick.period.start,
        "end": pick.period.end,
        "engine": pick.engine,
        "reason": pick.reason,
    }
