"""Documents and pictures: of products on sale, and of drafts."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import File, Form, Path, Query, Request, UploadFile
from pydantic import Json
from starlette.responses import Response

from api import media
from api.answers import file as sent
from api.answers import ready
from api.deps import TheActor, TheRuntime
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.base import Language, MarketCode
from api.schemas.media import Documents, Media, Medium, NewDocument
from catalog.media import LARGEST_MEDIUM
from catalog.media_store import WIDTHS

routes = Routes("media", limit="configure")

ANY = "application/octet-stream"
CHANGES = (*PRIVATE, 404, 409, 412, 413)

Digest = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
FileName = Annotated[str, Path(pattern=r"^[A-Za-z0-9._-]{1,120}$", description="what to call it when it is saved")]
Small = Annotated[int | None, Query(description=f"a small copy of a picture: {', '.join(map(str, WIDTHS))}")]
MediumPath = Annotated[str, Query(min_length=1, max_length=200, description="relative to the product's folder")]
FormPath = Annotated[str, Form(min_length=1, max_length=200, description="relative to the product's folder")]
Uploaded = Annotated[UploadFile, File(description="PDF, PNG, JPEG or WebP")]
Described = Annotated[Json[NewDocument] | None, Form(description="JSON of NewDocument: it becomes a document")]
Replaced = Annotated[str | None, Form(pattern="^[0-9a-f]{64}$", description="digest of the file that it replaces")]
OfMarket = Annotated[MarketCode | None, Query(description="code of a market; the newest release anywhere if left out")]
Versions = Annotated[Literal["current", "all"], Query()]


@routes.get("/v1/products/{code}/documents", action="catalogue.read", answer=Documents, problems=(404,))
def list_documents(
    runtime: TheRuntime,
    actor: TheActor,
    code: str,
    language: Language = "en",
    versions: Versions = "current",
    market: OfMarket = None,
) -> Response:
    """List the documents of a product, as it is sold in a market or anywhere, that this reader may have.

    Of each the current version in a language (else in English, else in any), or all versions there are.
    """
    found = runtime.storefront.documents(
        code, language, market=market, is_staff=media.is_staff(actor), only_current=versions == "current"
    )
    return ready({"items": found})


@routes.get("/v1/media/{digest}/{name}", action="catalogue.read", answer=ANY, problems=(404,))
def get_medium(runtime: TheRuntime, actor: TheActor, digest: Digest, name: FileName, width: Small = None) -> Response:
    """Send a document or a picture, or a small copy of a picture as WebP."""
    size = next((each for each in WIDTHS if width is not None and each >= width), WIDTHS[-1] if width else None)
    data, kind = media.sent_medium(runtime, actor, digest, size)
    answer = sent(data, kind, name=name)
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer


@routes.get("/v1/drafts/{draft_id}/media", action="draft.read", answer=Media, problems=(*PRIVATE, 404))
def list_media(runtime: TheRuntime, draft_id: str) -> Response:
    """List the documents and pictures of a draft."""
    return ready(media.media_of(runtime, draft_id))


@routes.post("/v1/drafts/{draft_id}/media", action="draft.write", answer=Medium, status=201, problems=CHANGES)
def upload_medium(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    draft_id: str,
    file: Uploaded,
    path: FormPath,
    document: Described = None,
    replaces: Replaced = None,
) -> Response:
    """Take a document or a picture into a draft; what it is, its bytes say."""
    data = file.file.read(LARGEST_MEDIUM + 1)
    made = media.upload(runtime, actor, draft_id, path, data, document, replaces, request_id_of(request))
    return ready(made, 201)


@routes.delete("/v1/drafts/{draft_id}/media", action="draft.write", answer=Media, problems=CHANGES)
def remove_medium(runtime: TheRuntime, actor: TheActor, draft_id: str, path: MediumPath) -> Response:
    """Take a document or a picture out of a draft."""
    return ready(media.remove(runtime, actor, draft_id, path))
