"""The catalogue manager's releases: check, publish, list."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from api import releasing
from api.answers import ready
from api.deps import Cursor, LeavesIt, Limit, TheActor, TheRuntime
from api.leaving import done_or_left
from api.media import publish_checks
from api.problems import request_id_of
from api.publishing import check_rules, engines_of, publish_files
from api.routing import PRIVATE, Routes
from api.schemas.base import Subject
from api.schemas.catalogue import (
    Engines,
    ListedRelease,
    NewRelease,
    Publication,
    ReleaseChanges,
    ReleasePage,
    RollBack,
    RuleCheck,
    RuleFiles,
    Timeline,
    WithdrawalRequest,
)
from api.schemas.drafts import DraftReview, ReleaseReviewRequest
from api.schemas.jobs import Job
from api.validity import period_of, validity_of

routes = Routes("releases")


@routes.get("/v1/releases", action="release.read", answer=ReleasePage, problems=PRIVATE)
def list_releases(
    runtime: TheRuntime,
    product: Annotated[Subject | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """List releases, newest first."""
    return ready(releasing.releases_page(runtime, product, cursor=cursor, limit=limit))


@routes.post(
    "/v1/releases",
    action="release.publish",
    answer=Publication,
    status=201,
    also={200: Publication},
    problems=(*PRIVATE, 409, 413),
)
def publish_release(runtime: TheRuntime, request: Request, actor: TheActor, body: NewRelease) -> Response:
    """Check the files of a product and publish them; 200 with all findings if something stands against it."""
    validity, checks = validity_of(body, runtime.today), publish_checks(runtime)
    publication = publish_files(runtime, actor, body.files, validity, request_id_of(request), checks)
    return ready(publication, 200 if publication["rejected"] else 201)


@routes.get("/v1/releases/{digest}/engines", action="release.read", answer=Engines, problems=(*PRIVATE, 404))
def list_engines(runtime: TheRuntime, digest: str) -> Response:
    """Tell which engine decides a release in each market and period, and why."""
    return ready(engines_of(runtime, digest))


@routes.get("/v1/timelines/{subject}", action="release.read", answer=Timeline, problems=PRIVATE)
def get_timeline(runtime: TheRuntime, subject: Subject) -> Response:
    """Tell which release of a product, or of the terms of sale (`~terms`), was, is and will be current where."""
    return ready(releasing.timeline_of(runtime, subject))


@routes.get("/v1/releases/{release_id}/changes", action="release.read", answer=ReleaseChanges, problems=(*PRIVATE, 404))
def list_changes(
    runtime: TheRuntime, release_id: str, against: Annotated[str, Query(min_length=1, max_length=40)]
) -> Response:
    """Tell which files differ between an earlier release and this one."""
    return ready(releasing.changes_of(runtime, against, release_id))


@routes.post(
    "/v1/releases/{release_id}/review",
    action="release.read",
    answer=DraftReview,
    also={202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def review_release(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    leaves: LeavesIt,
    release_id: str,
    body: ReleaseReviewRequest,
) -> Response:
    """Tell what a release forbids and allows that an earlier one does not."""
    wanted = releasing.wanted_review(runtime, body.against, release_id, body.market, count=body.count)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/releases/{release_id}/withdraw",
    action="release.publish",
    answer=ListedRelease,
    problems=(*PRIVATE, 404, 409, 413),
)
def withdraw_release(
    runtime: TheRuntime, request: Request, actor: TheActor, release_id: str, body: WithdrawalRequest
) -> Response:
    """Take back days of a release that are to come, in all its markets or in some."""
    days = period_of(body.valid_from, body.valid_until)
    withdrawn = releasing.withdraw_release(
        runtime, actor, release_id, body.reason, body.markets, days, request_id_of(request)
    )
    return ready(withdrawn)


@routes.post(
    "/v1/releases/{release_id}/roll-back",
    action="release.publish",
    answer=Publication,
    status=201,
    also={200: Publication, 202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def roll_back(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, release_id: str, body: RollBack
) -> Response:
    """Publish an earlier release anew; 200 with all findings if something stands against it by now."""
    wanted = releasing.wanted_roll_back(runtime, release_id, body.reason, validity_of(body, runtime.today))
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post("/v1/rule-checks", action="rules.check", answer=RuleCheck, problems=(*PRIVATE, 413))
def check_rule_files(body: RuleFiles) -> Response:
    """Read rule files and tell all their errors at once, each with its place."""
    return ready(check_rules(body.files))
