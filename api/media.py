"""Documents and pictures over HTTP: taken into drafts, listed for readers, sent to whoever may have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api import publishing
from api.audience import audience_of
from api.drafting import read_draft, written_by
from api.runtime import Runtime
from api.schemas.media import NewDocument
from api.storefront import medium_url
from catalog.compiled import Compiled
from catalog.csv_text import BrokenQuote, line_end_of, records, written
from catalog.document import COLUMNS, DOCUMENTS_FILE
from catalog.draft import drafting
from catalog.draft.model import DRAFT, Draft
from catalog.draft.store import DraftStore
from catalog.gate import Check, Finding
from catalog.media import MEDIA_FILE, Medium, examined, manifest, picture_type, read_media
from catalog.media_store import MediaStore
from catalog.product import Product
from kernel.access import Actor, is_allowed
from kernel.audit import audit
from kernel.errors import FieldProblem, Malformed, Stale, Unknown
from kernel.text import Text

Json = dict[str, Any]


def publish_checks(runtime: Runtime) -> tuple[Check, ...]:
    """Return what stands against a release here: that its media are not in our store, too."""
    return (*publishing.checks(), missing_media(runtime.media))


def missing_media(store: MediaStore) -> Check:
    """Return a check that finds media that a product lists and the store does not have."""

    def check(product: Product, compiled: Compiled) -> Iterable[Finding]:
        for medium in dict.fromkeys(product.media):
            if not store.has(medium.digest):
                yield Finding(
                    "error",
                    "missing-medium",
                    Text.of(
                        en=f"The file {medium.path} was never uploaded here. Add it to the draft again.",
                        ru=f"Файл {medium.path} сюда не загружали. Добавьте его в черновик ещё раз.",
                    ),
                    MEDIA_FILE,
                )

    return check


def media_of(runtime: Runtime, draft_id: str) -> Json:
    """Return the media of a draft."""
    return {"items": [medium_json(each) for each in _listed(read_draft(runtime, draft_id)).values()]}


def upload(
    runtime: Runtime,
    actor: Actor,
    draft_id: str,
    path: str,
    data: bytes,
    document: NewDocument | None,
    replaces: str | None,
    request_id: str,
) -> Json:
    """Take a document or a picture into a draft; a document gets its row in `documents.csv` in the same breath.

    Raises:
        Unknown: there is no such draft.
        Conflict: it is not open any more.
        Stale: another file stands under the path, and `replaces` does not name it.
        Malformed: it is no document or picture that we take.
    """
    DRAFT.after(read_draft(runtime, draft_id).head.state, "edit")
    medium = examined(path, data)
    runtime.media.keep(data)
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(draft_id, lock=True)
        listed = dict(_listed(draft))
        held = listed.get(path)
        if held is not None and held.digest not in (medium.digest, replaces):
            raise Stale(f"Another file is called {path}. Look at it; then replace it, or choose another name.")
        texts: dict[str, str | None] = {MEDIA_FILE: manifest({**listed, path: medium}.values())}
        if document is not None:
            texts[DOCUMENTS_FILE] = _with_row(draft.texts.get(DOCUMENTS_FILE), document, path)
        drafting.write_together(session, draft_id, texts, draft.versions, **written_by(runtime, actor))
        after = {"path": path, "digest": medium.digest, "bytes": medium.bytes}
        audit(session, runtime.clock, actor, "draft.medium", draft_id, after=after, request_id=request_id)
    return medium_json(medium)


def remove(runtime: Runtime, actor: Actor, draft_id: str, path: str) -> Json:
    """Take a document or a picture out of a draft; return those that are left.

    Raises:
        Unknown: there is no such draft, or no such file in it.
        Conflict: it is not open any more.
    """
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(draft_id, lock=True)
        listed = dict(_listed(draft))
        if path not in listed:
            raise Unknown(f"There is no document or picture {path[:200]!r} in this draft.", code="unknown-medium")
        del listed[path]
        text = manifest(listed.values()) if listed else None
        version = draft.files[MEDIA_FILE].version
        drafting.write(session, draft_id, MEDIA_FILE, text, version, **written_by(runtime, actor))
    return {"items": [medium_json(each) for each in listed.values()]}


def sent_medium(runtime: Runtime, actor: Actor, digest: str, width: int | None) -> tuple[bytes, str]:
    """Return the bytes of a medium and their type: small if asked for.

    Raises:
        Unknown: there is none, or this reader may not have it.
    """
    if not (is_staff(actor) or digest in runtime.storefront.public_media()):
        raise Unknown("There is no such file, or it is not on show.", code="unknown-medium")
    if width is not None:
        return runtime.media.small(digest, width), "image/webp"
    data = runtime.media.data(digest)
    return data, picture_type(data) or "application/pdf"  # nothing else is ever kept there


def is_staff(actor: Actor) -> bool:
    """Tell whether somebody may read what is for reps, and what is not published yet."""
    return audience_of(actor) != "customer" or is_allowed(actor.role, "draft.read")


def medium_json(medium: Medium) -> Json:
    """Return a medium as plain data, with its address."""
    return {
        "path": medium.path,
        "digest": medium.digest,
        "type": medium.type,
        "bytes": medium.bytes,
        "width": medium.width or None,
        "height": medium.height or None,
        "url": medium_url(medium),
    }


def _listed(draft: Draft) -> Mapping[str, Medium]:
    problems: list[FieldProblem] = []
    found = read_media(draft.texts, problems)
    if problems:
        message = f"{MEDIA_FILE} cannot be read; take back what was written into it by hand."
        raise Malformed(message, problems=problems, code="catalogue-files")
    return found


def _with_row(text: str | None, document: NewDocument, path: str) -> str:
    """Return the sheet of documents with one more row, under the columns that it has."""
    text = text or f"{written(COLUMNS)}\n"
    try:
        header = next(iter(records(text)), None)
    except BrokenQuote:
        header = None
    columns = header.cells if header else []
    cells = _cells(document, path)
    lacking = [name for name, cell in cells.items() if cell and name not in columns]
    if lacking:
        message = f"{DOCUMENTS_FILE} lacks the column {lacking[0]!r}; add it to its first line."
        raise Malformed(message, problems=[FieldProblem(f"{DOCUMENTS_FILE}:1:1", message)], code="catalogue-files")
    end = line_end_of(text)
    before = text if text.endswith(("\n", "\r")) else text + end
    return before + written(cells.get(name, "") for name in columns) + end


def _cells(document: NewDocument, path: str) -> dict[str, str]:
    return {
        "code": document.code,
        "kind": document.kind,
        "language": document.language,
        "version": document.version,
        "from": document.valid_from.isoformat() if document.valid_from else "",
        "until": document.valid_until.isoformat() if document.valid_until else "",
        "readers": document.readers or "",
        "file": path,
        "title_en": document.title.get("en", ""),
        "title_ru": document.title.get("ru", ""),
    }
