"""Terms of sale, markets, price books, tiers and guard rails of drafts as forms, one by one."""

from __future__ import annotations

from starlette.responses import Response

from api import entries
from api.answers import ready
from api.deps import TheRuntime
from api.routes.drafts import FilePath, Number, TheSeenFile
from api.routing import EDITS, PRIVATE, Routes
from api.schemas.entries import ChangedEntry, CheckedEntry, DraftEntries, EntryToCheck, NewEntry

routes = Routes("studio")


@routes.get("/v1/drafts/{draft_id}/entries", action="draft.read", answer=DraftEntries, problems=(*PRIVATE, 404))
def list_draft_entries(runtime: TheRuntime, draft_id: str, path: FilePath) -> Response:
    """List the entries of a file as forms; the ETag is that of the file, "0" if nobody has begun it."""
    found, version = entries.list_entries(runtime, draft_id, path)
    return ready(found, version=version)


@routes.post("/v1/drafts/{draft_id}/entries", action="draft.write", answer=DraftEntries, status=201, problems=EDITS)
def add_draft_entry(runtime: TheRuntime, seen: TheSeenFile, body: NewEntry) -> Response:
    """Add an entry to a file; If-Match names the version of the file that was read."""
    found, version = entries.add_entry(runtime, seen, body.model_dump())
    return ready(found, 201, version=version)


@routes.put("/v1/drafts/{draft_id}/entries/{number}", action="draft.write", answer=DraftEntries, problems=EDITS)
def put_draft_entry(runtime: TheRuntime, seen: TheSeenFile, number: Number, body: ChangedEntry) -> Response:
    """Write an entry anew and leave the rest of its file as it is; If-Match names the version that was read."""
    found, version = entries.change_entry(runtime, seen, number, body.model_dump()["values"])
    return ready(found, version=version)


@routes.delete("/v1/drafts/{draft_id}/entries/{number}", action="draft.write", answer=DraftEntries, problems=EDITS)
def delete_draft_entry(runtime: TheRuntime, seen: TheSeenFile, number: Number) -> Response:
    """Delete an entry and leave the rest of its file as it is; If-Match names the version that was read."""
    found, version = entries.change_entry(runtime, seen, number, None)
    return ready(found, version=version)


@routes.post(
    "/v1/drafts/{draft_id}/entry-check", action="draft.read", answer=CheckedEntry, problems=(*PRIVATE, 404, 413)
)
def check_draft_entry(runtime: TheRuntime, draft_id: str, path: FilePath, body: EntryToCheck) -> Response:
    """Tell what is wrong with a form, at its fields, and which entry it would be; nothing is written."""
    return ready(entries.check_entry(runtime, draft_id, path, body.model_dump()))
