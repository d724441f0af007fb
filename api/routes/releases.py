"""The catalogue manager's releases: check, publish, list."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from api.answers import ready
from api.deps import Cursor, Limit, TheActor, TheRuntime
from api.problems import request_id_of
from api.publishing import check_rules, engines_of, publish_files, releases_page
from api.routing import PRIVATE, Routes
from api.schemas.base import ProductCode
from api.schemas.catalogue import Engines, NewRelease, Publication, ReleasePage, RuleCheck, RuleFiles

routes = Routes("releases")


@routes.get("/v1/releases", action="release.read", answer=ReleasePage, problems=PRIVATE)
def list_releases(
    runtime: TheRuntime,
    product: Annotated[ProductCode | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """List releases, newest first."""
    return ready(releases_page(runtime, product, cursor=cursor, limit=limit))


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
    publication = publish_files(runtime, actor, body.files, body.valid_from, body.valid_until, request_id_of(request))
    return ready(publication, 200 if publication["rejected"] else 201)


@routes.get("/v1/releases/{digest}/engines", action="release.read", answer=Engines, problems=(*PRIVATE, 404))
def list_engines(runtime: TheRuntime, digest: str) -> Response:
    """Tell which engine decides a release in each market and period, and why."""
    return ready(engines_of(runtime, digest))


@routes.post("/v1/rule-checks", action="rules.check", answer=RuleCheck, problems=(*PRIVATE, 413))
def check_rule_files(body: RuleFiles) -> Response:
    """Read rule files and tell all their errors at once, each with its place."""
    return ready(check_rules(body.files))
