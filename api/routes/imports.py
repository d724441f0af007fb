"""The studio's way in and out for spreadsheets and folders."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, Request, UploadFile
from pydantic import Json
from starlette.responses import Response

from api import importing
from api.answers import file as sent
from api.answers import ready
from api.deps import TheActor, TheRuntime
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.imports import Imported, ImportOptions, ImportPreview, ModelDraft
from catalog.spreadsheet.upload import LARGEST_UPLOAD

routes = Routes("studio")

ZIP = "application/zip"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSALS = (*PRIVATE, 404, 409, 413)

Uploaded = Annotated[
    UploadFile, File(description=".xlsx, text with any delimiter, or a ZIP file of a product's folder")
]
Model = Annotated[UploadFile, File(description="a feature model in the Universal Variability Language, .uvl")]
NewProduct = Annotated[str, Form(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
DraftName = Annotated[str, Form(min_length=1, max_length=200)]
Options = Annotated[Json[ImportOptions], Form(description="JSON of ImportOptions")]


@routes.post("/v1/drafts/{draft_id}/imports/preview", action="draft.write", answer=ImportPreview, problems=REFUSALS)
def preview_import(runtime: TheRuntime, draft_id: str, file: Uploaded, options: Options) -> Response:
    """Tell what an upload would change in a draft, and what is wrong with it, cell by cell; nothing is written."""
    return ready(importing.preview(runtime, draft_id, *_read(file), options))


@routes.post("/v1/drafts/{draft_id}/imports", action="draft.write", answer=Imported, problems=(*REFUSALS, 412))
def accept_import(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    draft_id: str,
    file: Uploaded,
    options: Options,
) -> Response:
    """Write what a preview told, an edit for each file."""
    return ready(importing.accept(runtime, actor, draft_id, *_read(file), options, request_id_of(request)))


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


def _sent(export: tuple[bytes, str], media_type: str) -> Response:
    data, name = export
    return sent(data, media_type, name=name)
