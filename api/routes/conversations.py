"""What people say about a draft: second looks and comments."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api import conversing
from api.answers import ready
from api.deps import TheActor, TheRuntime, Version
from api.problems import request_id_of
from api.routing import EDITS, PRIVATE, Routes
from api.schemas.drafts import Comments, LookRequest, Looks, NewComment

routes = Routes("studio")


@routes.get("/v1/drafts/{draft_id}/looks", action="draft.read", answer=Looks, problems=(*PRIVATE, 404))
def list_looks(runtime: TheRuntime, actor: TheActor, draft_id: str) -> Response:
    """Show whether a draft was approved by somebody who did not write it."""
    return ready(conversing.looks_at(runtime, actor, draft_id))


@routes.post("/v1/drafts/{draft_id}/looks", action="draft.approve", answer=Looks, problems=EDITS)
def take_look(
    runtime: TheRuntime, request: Request, actor: TheActor, draft_id: str, version: Version, body: LookRequest
) -> Response:
    """Ask for a second look, approve, or ask for changes; If-Match names the version of the draft that was read."""
    said = body.kind, body.text, version
    return ready(conversing.take_look(runtime, actor, draft_id, *said, request_id_of(request)))


@routes.get("/v1/drafts/{draft_id}/comments", action="draft.read", answer=Comments, problems=(*PRIVATE, 404))
def list_comments(runtime: TheRuntime, draft_id: str) -> Response:
    """List the comments on a draft, oldest first."""
    return ready(conversing.comments_on(runtime, draft_id))


@routes.post(
    "/v1/drafts/{draft_id}/comments", action="draft.write", answer=Comments, status=201, problems=(*PRIVATE, 404, 413)
)
def add_comment(runtime: TheRuntime, actor: TheActor, draft_id: str, body: NewComment) -> Response:
    """Comment on a draft, on a file of it, or on a line."""
    return ready(conversing.add_comment(runtime, actor, draft_id, body.text, body.path, body.line), 201)


@routes.post(
    "/v1/drafts/{draft_id}/comments/{comment_id}/resolve",
    action="draft.write",
    answer=Comments,
    problems=(*PRIVATE, 404),
)
def resolve_comment(runtime: TheRuntime, actor: TheActor, draft_id: str, comment_id: str) -> Response:
    """Mark a comment as resolved."""
    return ready(conversing.resolve_comment(runtime, actor, draft_id, comment_id, is_open=False))


@routes.post(
    "/v1/drafts/{draft_id}/comments/{comment_id}/reopen",
    action="draft.write",
    answer=Comments,
    problems=(*PRIVATE, 404),
)
def reopen_comment(runtime: TheRuntime, actor: TheActor, draft_id: str, comment_id: str) -> Response:
    """Open a resolved comment again."""
    return ready(conversing.resolve_comment(runtime, actor, draft_id, comment_id, is_open=True))
