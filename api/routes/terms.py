"""The catalogue manager's terms of sale: publish, and read those of today."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.answers import ready
from api.deps import TheActor, TheRuntime
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.catalogue import NewTerms, TermsRelease
from api.terms import current_terms, publish_terms_files

routes = Routes("terms")


@routes.get("/v1/terms", action="release.read", answer=TermsRelease, problems=(*PRIVATE, 404))
def get_terms(runtime: TheRuntime) -> Response:
    """Show the terms of today, with their files."""
    return ready(current_terms(runtime))


@routes.post("/v1/terms", action="release.publish", answer=TermsRelease, status=201, problems=(*PRIVATE, 409, 413))
def publish_terms(runtime: TheRuntime, request: Request, actor: TheActor, body: NewTerms) -> Response:
    """Check agreements, promotions and surcharges against the products on sale, and publish them."""
    release = publish_terms_files(runtime, actor, body.files, body.valid_from, body.valid_until, request_id_of(request))
    return ready(release, 201)
