"""Products and characteristics that are begun in the studio: files are written, which people go on with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from api.drafting import Json, draft_json, read_draft, written_by
from api.runtime import Runtime
from api.schemas import beginning as schemas
from catalog.draft import drafting
from catalog.draft.store import DraftStore
from catalog.family import path_of
from catalog.new_characteristic import NewCharacteristic, with_characteristic
from catalog.new_product import NewProduct, copied_files, first_files
from catalog.product_sheet import PRODUCT_FILE
from catalog.release import TERMS
from catalog.store import ReleaseStore
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Conflict, FieldProblem, Malformed, Unknown
from kernel.text import LANGUAGES, Text

Files = Mapping[str, str]


def begin_product(runtime: Runtime, actor: Actor, body: schemas.NewProduct, request_id: str) -> Json:
    """Begin a draft of a new product, from nothing or after another one.

    Raises:
        Conflict: the product was published already.
        Unknown: the other product, or the family, is not there.
        Malformed: it has no English name.
    """
    name = _named(body.name, "/name")
    new = NewProduct(body.product, name, _text(body.summary), body.family or "", tuple(body.markets))
    with runtime.database.transaction() as session:
        if body.like is not None:
            files = copied_files(new, _files_of(session, body.like))
        else:
            files = first_files(new, _shared(session, new.family))
        by = written_by(runtime, actor)
        draft = drafting.begin_new(session, new.code, name.in_("en"), files, **by)
        after = {"product": new.code, "name": draft.head.name, "like": body.like}
        audit(session, runtime.clock, actor, "draft.begun", draft.head.id, after=after, request_id=request_id)
    return draft_json(draft)


def begin_characteristic(runtime: Runtime, actor: Actor, draft_id: str, body: schemas.NewCharacteristic) -> Json:
    """Begin a characteristic in a draft: its files are written together, or not at all.

    Raises:
        Unknown: there is no such draft.
        Conflict: it is not open any more, or holds terms of sale.
        Malformed: there is one of the name already, or what is said makes no sense.
    """
    texts = {"name": _named(body.name, "/name"), "help": _text(body.help), "group_name": _text(body.group_name)}
    new = NewCharacteristic(**{**body.model_dump(), **texts})
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(draft_id, lock=True)
        if draft.is_of_terms:
            raise Conflict("Terms of sale have no characteristics.", code="no-product")
        changed = with_characteristic(new, draft.texts)
        seen = {path: draft.files[path].version for path in changed if path in draft.files}
        draft = drafting.write_together(session, draft_id, changed, seen, **written_by(runtime, actor))
    return {"draft": draft_json(draft), "open": [*changed][-1 if new.kind == "list" else 0]}


def groups_json(runtime: Runtime, draft_id: str) -> Json:
    """Return the groups of a draft's product, as far as its file can be read.

    Raises:
        Unknown: there is no such draft.
    """
    text = read_draft(runtime, draft_id).texts.get(PRODUCT_FILE, "")
    return {"items": [{"code": group["code"], "name": _spoken(group)} for group in _groups(text)]}


def _groups(text: str) -> list[dict[str, Any]]:
    try:
        groups = tomllib.loads(text.removeprefix("\ufeff")).get("group", [])
    except tomllib.TOMLDecodeError:
        return []
    return [each for each in groups if isinstance(each, dict) and isinstance(each.get("code"), str)]


def _spoken(group: Mapping[str, Any]) -> dict[str, str]:
    name = group.get("name", {})
    said = {key: str(name[key]) for key in LANGUAGES if key in name} if isinstance(name, dict) else {"en": str(name)}
    return {"en": group["code"], **said}


def _text(said: Mapping[str, str]) -> Text:
    return Text({language: words.strip() for language, words in said.items() if words.strip()})


def _named(said: Mapping[str, str], path: str) -> Text:
    name = _text(said)
    if "en" not in name.by_language:
        message = "It needs an English name; other languages fall back to it."
        raise Malformed(message, problems=[FieldProblem(f"{path}/en", message)], code="no-name")
    return name


def _files_of(session: Session, product: str) -> Files:
    releases = ReleaseStore(session)
    newest = None if product == TERMS else releases.newest(product)
    if newest is None:
        raise Unknown(f"The product {product!r} was never published.", code="unknown-product", product=product)
    return releases.by_digest(newest.digest).files


def _shared(session: Session, family: str) -> Files:
    """Return the files of the release, published last, that a new product takes from what products have in common."""
    releases = ReleaseStore(session)
    newest = {head.product: head for head in reversed(releases.heads())}
    for head in sorted(newest.values(), key=lambda each: each.published_at, reverse=True):
        files = releases.by_digest(head.digest).files
        if not family or path_of(family) in files:
            return files
    if family:
        raise Unknown(f"No product has the family {family!r}.", code="unknown-family")
    return {}
