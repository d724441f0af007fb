"""The studio's way in and out for spreadsheets and folders."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, Request, UploadFile
from pydantic import Json
from starlette.responses import Response

from api import drafting, import_jobs, importing
from api.answers import file as sent
from api.answers import ready
from api.deps import LeavesIt, TheActor, TheRuntime
from api.leaving import done_or_left
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.runtime import Runtime
from api.schemas.imports import Imported, ImportOptions, ImportPreview, ModelDraft
from api.schemas.jobs import Job
from catalog.spreadsheet.upload import LARGEST_UPLOAD

routes = Routes("studio")

ZIP = "application/zip"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OWN = (*PRIVATE, 404)
REFUSALS = (*PRIVATE, 404, 409, 413)

Uploaded = Annotated[
    UploadFile | None, File(description=".xlsx, text with any delimiter, or a ZIP file of a product's folder")
]
Model = Annotated[UploadFile, File(description="a feature model in the Universal Variability Language, .uvl")]
NewProduct = Annotated[str, Form(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
DraftName = Annotated[str, Form(min_length=1, max_length=200)]
Known = Annotated[
    str | None,
    Form(pattern=r"^[0-9a-f]{64}$", description="instead of the file: the digest of one that was sent, kept for days"),
]
FileName = Annotated[str, Form(max_length=300, description="of a file that was sent before")]
Options = Annotated[Json[ImportOptions], Form(description="JSON of ImportOptions")]


@routes.post(
    "/v1/drafts/{draft_id}/imports/preview",
    action="draft.write",
    answer=ImportPreview,
    also={202: Job},
    problems=REFUSALS,
)
def preview_import(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    leaves: LeavesIt,
    draft_id: str,
    options: Options,
    file: Uploaded = None,
    upload: Known = None,
    name: FileName = "",
) -> Response:
    """Tell what an upload would change in a draft, and what is wrong with it, cell by cell; nothing is written."""
    draft, sent = drafting.read_draft(runtime, draft_id), _sent_by(runtime, file, upload, name)
    wanted = import_jobs.wanted_look(draft, actor, sent, options)
    return done_or_left(runtime, request, actor, wanted, leaves, is_quick=import_jobs.is_quick(draft, sent))


@routes.delete("/v1/drafts/{draft_id}/imports/preview", action="draft.write", answer=None, status=204, problems=OWN)
def forget_preview(runtime: TheRuntime, actor: TheActor, draft_id: str) -> Response:
    """Stop looking at one's last upload, and forget what was seen."""
    import_jobs.forget_looks(runtime, actor, draft_id)
    return Response(status_code=204)


@routes.post(
    "/v1/drafts/{draft_id}/imports",
    action="draft.write",
    answer=Imported,
    also={202: Job},
    problems=(*REFUSALS, 412),
)
def accept_import(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    leaves: LeavesIt,
    draft_id: str,
    options: Options,
    file: Uploaded = None,
    upload: Known = None,
    name: FileName = "",
) -> Response:
    """Write what a preview told, an edit for each file: all of it, or nothing."""
    draft, sent = drafting.read_draft(runtime, draft_id), _sent_by(runtime, file, upload, name)
    wanted = import_jobs.wanted_import(draft, actor, sent, options)
    return done_or_left(runtime, request, actor, wanted, leaves, is_quick=import_jobs.is_quick(draft, sent))


@routes.post(
    "/v1/drafts/feature-models", action="draft.write", answer=ModelDraft, status=201, problems=(*PRIVATE, 409, 413)
)
def begin_from_model(
    runtime: TheRuntime, request: Request, actor: TheActor, file: Model, product: NewProduct, name: DraftName
) -> Response:
    """Begin a draft of a product that has none yet, from a feature model (UVL); tells what could not be expressed."""
    made = importing.begin_from_model(runtime, actor, product, name, *_read(file), request_id_of(request))
    return ready(made, 201)


@routes.get("/v1/drafts/{draft_id}/exports/folder.zip", action="draft.read", answer=ZIP, problems=(*PRIVATE, 404))
def export_draft_folder(runtime: TheRuntime, draft_id: str) -> Response:
    """Give the files of a draft, byte for byte."""
    return _sent(importing.exported_draft(runtime, draft_id, "folder"), ZIP)


@routes.get(
    "/v1/drafts/{draft_id}/exports/workbook.xlsx", action="draft.read", answer=WORKBOOK, problems=(*PRIVATE, 404)
)
def export_draft_workbook(runtime: TheRuntime, draft_id: str) -> Response:
    """Give the tables of a draft, a sheet each."""
    return _sent(importing.exported_draft(runtime, draft_id, "workbook"), WORKBOOK)


@routes.get("/v1/releases/{digest}/exports/folder.zip", action="release.read", answer=ZIP, problems=(*PRIVATE, 404))
def export_release_folder(runtime: TheRuntime, digest: str) -> Response:
    """Give the files of a release, byte for byte."""
    return _sent(importing.exported_release(runtime, digest, "folder"), ZIP)


@routes.get(
    "/v1/releases/{digest}/exports/workbook.xlsx", action="release.read", answer=WORKBOOK, problems=(*PRIVATE, 404)
)
def export_release_workbook(runtime: TheRuntime, digest: str) -> Response:
    """Give the tables of a release, a sheet each."""
    return _sent(importing.exported_release(runtime, digest, "workbook"), WORKBOOK)


def _read(file: UploadFile) -> tuple[str, bytes]:
    return (file.filename or "upload")[-300:], file.file.read(LARGEST_UPLOAD + 1)


def _sent_by(runtime: Runtime, file: UploadFile | None, known: str | None, name: str) -> import_jobs.Sent:
    if file is None:
        return import_jobs.kept(runtime, name or "upload", None, known)
    return import_jobs.kept(runtime, *_read(file), None)


def _sent(export: tuple[bytes, str], media_type: str) -> Response:
    data, name = export
    return sent(data, media_type, name=name)
