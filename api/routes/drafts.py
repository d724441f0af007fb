"""The studio: drafts of products, edited by several people, checked, reviewed and published."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Query, Request
from starlette.responses import Response

from api import consequences, draft_jobs, drafting, overtaken
from api.answers import ready
from api.deps import Cursor, LeavesIt, Limit, TheActor, TheRuntime, Version
from api.drafting import SeenFile
from api.leaving import done_or_left
from api.problems import request_id_of
from api.routing import EDITS, PRIVATE, Routes
from api.schemas.base import Subject
from api.schemas.catalogue import Markets, Publication
from api.schemas.drafts import (
    CatchUp,
    Draft,
    DraftCheck,
    DraftCheckRequest,
    DraftFile,
    DraftPage,
    DraftPublication,
    DraftReview,
    DraftState,
    FileChanges,
    FileHead,
    FileText,
    History,
    InMarket,
    Measurement,
    NewDraft,
    Overtaken,
    Repricing,
    RepricingRequest,
    ReviewRequest,
    Suspicions,
    UndoRequest,
)
from api.schemas.jobs import Job
from api.validity import validity_of

routes = Routes("studio")

FilePath = Annotated[str, Query(min_length=1, max_length=200, description="relative to the product's folder")]
Number = Annotated[int, Path(ge=0, le=1_000_000, description="of the piece of the file, from 0")]
CHANGES = (*PRIVATE, 404, 409, 413)


async def seen_file(actor: TheActor, draft_id: str, path: FilePath, version: Version) -> SeenFile:
    """Return the file that the caller has read and is about to write."""
    return SeenFile(draft_id, path, version, actor)


TheSeenFile = Annotated[SeenFile, Depends(seen_file)]


@routes.get("/v1/drafts", action="draft.read", answer=DraftPage, problems=PRIVATE)
def list_drafts(
    runtime: TheRuntime,
    product: Annotated[Subject | None, Query()] = None,
    state: Annotated[DraftState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """List drafts, the last changed first."""
    return ready(drafting.drafts_page(runtime, product=product, state=state, cursor=cursor, limit=limit))


@routes.post("/v1/drafts", action="draft.write", answer=Draft, status=201, problems=(*PRIVATE, 404, 413))
def begin_draft(runtime: TheRuntime, request: Request, actor: TheActor, body: NewDraft) -> Response:
    """Begin a draft on the newest release of a product, in a market if one is named."""
    draft = drafting.begin_draft(runtime, actor, body.product, body.name, body.market, request_id_of(request))
    return ready(draft, 201)


@routes.get("/v1/drafts/{draft_id}/markets", action="draft.read", answer=Markets, problems=(*PRIVATE, 404))
def list_draft_markets(runtime: TheRuntime, draft_id: str) -> Response:
    """List the markets that a draft sells its product in; none for terms of sale, which hold everywhere."""
    return ready(drafting.markets_json(runtime, draft_id))


@routes.get("/v1/drafts/{draft_id}", action="draft.read", answer=Draft, problems=(*PRIVATE, 404))
def get_draft(runtime: TheRuntime, draft_id: str) -> Response:
    """Show a draft and its files."""
    draft = drafting.read_draft(runtime, draft_id)
    return ready(drafting.draft_json(draft), version=draft.head.version)


@routes.get("/v1/drafts/{draft_id}/history", action="draft.read", answer=History, problems=(*PRIVATE, 404))
def get_draft_history(runtime: TheRuntime, draft_id: str) -> Response:
    """Show every edit of a draft, undone ones too."""
    return ready(drafting.history_json(drafting.read_draft(runtime, draft_id)))


@routes.get("/v1/drafts/{draft_id}/files", action="draft.read", answer=DraftFile, problems=(*PRIVATE, 404))
def get_draft_file(runtime: TheRuntime, draft_id: str, path: FilePath) -> Response:
    """Show a file of a draft, beside the text it has in the release."""
    file = drafting.read_file(runtime, draft_id, path)
    return ready(drafting.file_json(file), version=file.version)


@routes.put("/v1/drafts/{draft_id}/files", action="draft.write", answer=DraftFile, problems=EDITS)
def put_draft_file(runtime: TheRuntime, seen: TheSeenFile, body: FileText) -> Response:
    """Write a file; If-Match names the version that was read, "0" for a new file."""
    file = drafting.write_file(runtime, seen, body.text)
    return ready(drafting.file_json(file), version=file.version)


@routes.patch("/v1/drafts/{draft_id}/files", action="draft.write", answer=FileHead, problems=EDITS)
def patch_draft_file(runtime: TheRuntime, seen: TheSeenFile, body: FileChanges) -> Response:
    """Exchange lines of a file; If-Match names the version that was read."""
    file = drafting.change_lines(runtime, seen, body)
    return ready(drafting.file_head_json(file), version=file.version)


@routes.delete("/v1/drafts/{draft_id}/files", action="draft.write", answer=DraftFile, problems=EDITS)
def delete_draft_file(runtime: TheRuntime, seen: TheSeenFile) -> Response:
    """Delete a file; If-Match names the version that was read."""
    file = drafting.write_file(runtime, seen, None)
    return ready(drafting.file_json(file), version=file.version)


@routes.post("/v1/drafts/{draft_id}/undo", action="draft.write", answer=Draft, problems=CHANGES)
def undo_edit(
    runtime: TheRuntime, request: Request, actor: TheActor, draft_id: str, body: UndoRequest | None = None
) -> Response:
    """Take back the last edit of a draft, or some that were made together: all of them, or none."""
    if body is None or not body.edits:
        return ready(drafting.change_draft(runtime, actor, draft_id, "undo", request_id_of(request)))
    return ready(drafting.undo_together(runtime, actor, draft_id, body.edits, request_id_of(request)))


@routes.get("/v1/drafts/{draft_id}/overtaken", action="draft.read", answer=Overtaken, problems=(*PRIVATE, 404))
def get_overtaken(runtime: TheRuntime, draft_id: str) -> Response:
    """Show the release that came after the one a draft stands on, and where the draft lacks its changes."""
    return ready(overtaken.overtaken_json(runtime, draft_id))


@routes.post("/v1/drafts/{draft_id}/catch-up", action="draft.write", answer=Draft, problems=(*CHANGES, 412))
def catch_up(runtime: TheRuntime, request: Request, actor: TheActor, draft_id: str, body: CatchUp) -> Response:
    """Take over what a later release has changed, where the draft has not changed the same lines: as edits."""
    return ready(overtaken.caught_up(runtime, actor, draft_id, body.release, request_id_of(request)))


@routes.post("/v1/drafts/{draft_id}/abandon", action="draft.write", answer=Draft, problems=CHANGES)
def abandon_draft(runtime: TheRuntime, request: Request, actor: TheActor, draft_id: str) -> Response:
    """Give a draft up; it can still be read."""
    return ready(drafting.change_draft(runtime, actor, draft_id, "abandon", request_id_of(request)))


@routes.post(
    "/v1/drafts/{draft_id}/check",
    action="draft.read",
    answer=DraftCheck,
    also={202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def check_draft(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: DraftCheckRequest
) -> Response:
    """Tell everything that is wrong with a draft."""
    if body.quick:
        return ready(draft_jobs.quick_check(runtime, draft_id))
    wanted = draft_jobs.wanted_check(drafting.read_draft(runtime, draft_id))
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/drafts/{draft_id}/review",
    action="draft.read",
    answer=DraftReview,
    also={202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def review_draft(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: ReviewRequest
) -> Response:
    """Tell what a draft newly forbids and allows, with concrete products, and what that means for what was sold."""
    draft = drafting.read_draft(runtime, draft_id)
    wanted = draft_jobs.wanted_review(runtime, draft, body.market, count=body.count)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/drafts/{draft_id}/repricing",
    action="draft.read",
    answer=Repricing,
    also={202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def reprice_quotes(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: RepricingRequest
) -> Response:
    """Tell which open quotes would cost something else under the terms of a draft, and by how much."""
    wanted = draft_jobs.wanted_repricing(runtime, drafting.read_draft(runtime, draft_id), body.day)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/drafts/{draft_id}/lint",
    action="draft.read",
    answer=Suspicions,
    also={202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def lint_draft(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: InMarket
) -> Response:
    """Tell what is suspicious in the rules of a draft although each is correct."""
    wanted = consequences.wanted_lint(runtime, drafting.read_draft(runtime, draft_id), body.market)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/drafts/{draft_id}/measurement",
    action="draft.read",
    answer=Measurement,
    also={202: Job},
    problems=(*PRIVATE, 404, 409, 413),
)
def measure_draft(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: InMarket
) -> Response:
    """Compile a draft and its release and measure both; seconds for a large product."""
    wanted = consequences.wanted_measurement(runtime, drafting.read_draft(runtime, draft_id), body.market)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/drafts/{draft_id}/publish",
    action="release.publish",
    answer=Publication,
    status=201,
    also={200: Publication, 202: Job},
    problems=(*CHANGES, 412),
)
def publish_draft(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: DraftPublication
) -> Response:
    """Publish a draft; 200 with all findings if something stands against it."""
    wanted = draft_jobs.wanted_publication(runtime, draft_id, validity_of(body, runtime.today), body.note)
    return done_or_left(runtime, request, actor, wanted, leaves)
