"""Drafts over HTTP: what the studio shows and writes, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.pages import cursor_of, place_of
from api.runtime import Runtime
from api.schemas.drafts import FileChanges
from api.storefront import market_json
from catalog.draft import drafting
from catalog.draft.line_changes import LineChange, with_changes
from catalog.draft.model import DRAFT, Draft, DraftFile, DraftHead, Edit
from catalog.draft.store import DraftStore
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Unknown

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file of a draft as somebody has read it who is about to write it.

    Args:
        draft: the id of the draft.
        path: relative to the product's folder.
        version: that was read; 0 if there was none.
        actor: who writes.
    """

    draft: str
    path: str
    version: int
    actor: Actor


def drafts_page(runtime: Runtime, *, product: str | None, state: str | None, cursor: str | None, limit: int) -> Json:
    """Return a page of drafts, the last changed first.

    Raises:
        Malformed: the cursor is not one of this list.
    """
    name = f"drafts:{product or ''}:{state or ''}"
    place = place_of(cursor, name, runtime.key)
    after = None
    if place is not None:
        moment, _, last = place.partition(" ")
        after = datetime.fromisoformat(moment), last
    with runtime.database.transaction(read_only=True) as session:
        found = DraftStore(session).listed(product=product, state=state, after=after, limit=limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    following = cursor_of(f"{shown[-1].changed_at.isoformat()} {shown[-1].id}", name, runtime.key) if more else None
    return {"items": [_head_json(head) for head in shown], "next": following}


def begin_draft(runtime: Runtime, actor: Actor, product: str, name: str, market: str | None, request_id: str) -> Json:
    """Begin a draft on the newest release of a product, in a market if one is named."""
    with runtime.database.transaction() as session:
        draft = drafting.begin(session, product, name, clock=runtime.clock, by=actor.name, market=market)
        after = {"product": product, "name": draft.head.name, "base": draft.head.base}
        audit(session, runtime.clock, actor, "draft.begun", draft.head.id, after=after, request_id=request_id)
    return draft_json(draft)


def markets_json(runtime: Runtime, draft_id: str) -> Json:
    """Return the markets that a draft sells its product in; none for terms of sale, which hold everywhere.

    Raises:
        Unknown: there is no such draft.
        Malformed: its files cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    markets = {} if draft.is_of_terms else runtime.drafts.product(draft.texts).markets
    return {"items": [market_json(market) for market in markets.values()]}


def read_draft(runtime: Runtime, draft_id: str) -> Draft:
    """Return a draft.

    Raises:
        Unknown: there is no such draft.
    """
    with runtime.database.transaction(read_only=True) as session:
        return DraftStore(session).get(draft_id)


def read_file(runtime: Runtime, draft_id: str, path: str) -> DraftFile:
    """Return a file of a draft as it stands.

    Raises:
        Unknown: there is no such draft, or no such file in it.
    """
    found = read_draft(runtime, draft_id).files.get(path)
    if found is None:
        raise _unknown_file(path)
    return found


def write_file(runtime: Runtime, seen: SeenFile, text: str | None) -> DraftFile:
    """Write or delete a file; return it as it stands then."""
    with runtime.database.transaction() as session:
        draft = _written(runtime, session, seen, text)
    return draft.files.get(seen.path) or DraftFile(seen.path, None, None, 0)


def change_lines(runtime: Runtime, seen: SeenFile, body: FileChanges) -> DraftFile:
    """Exchange lines of a file; return it as it stands then.

    Raises:
        Unknown: there is no such draft, or no such file in it.
        Stale: somebody else has changed the file since.
        Malformed: the changes do not fit it.
    """
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(seen.draft, lock=True)
        before = draft.texts.get(seen.path)
        if before is None:
            raise _unknown_file(seen.path)
        drafting.unchanged(draft, seen.path, seen.version)
        changes = [LineChange(each.at, each.gone, each.lines) for each in body.changes]
        draft = _written(runtime, session, seen, with_changes(before, changes, body.count))
    return draft.files[seen.path]


def change_draft(runtime: Runtime, actor: Actor, draft_id: str, action: str, request_id: str) -> Json:
    """Undo the last edit of a draft, or abandon it."""
    use_case: Callable[..., Draft] = {"undo": drafting.undo, "abandon": drafting.abandon}[action]
    with runtime.database.transaction() as session:
        draft = use_case(session, draft_id, clock=runtime.clock, by=actor.name)
        audit(session, runtime.clock, actor, f"draft.{action}", draft_id, request_id=request_id)
    return draft_json(draft)


def undo_together(runtime: Runtime, actor: Actor, draft_id: str, numbers: Sequence[int], request_id: str) -> Json:
    """Take back edits of a draft that were made together, as by an import."""
    with runtime.database.transaction() as session:
        draft = drafting.undo_edits(session, draft_id, numbers, clock=runtime.clock, by=actor.name)
        after = {"edits": sorted(numbers)}
        audit(session, runtime.clock, actor, "draft.undo", draft_id, after=after, request_id=request_id)
    return draft_json(draft)


def _unknown_file(path: str) -> Unknown:
    return Unknown(f"There is no file {path[:200]!r} in this draft.", code="unknown-file")


def draft_json(draft: Draft) -> Json:
    """Return a draft as the studio sees it, without the texts of its files."""
    return {
        **_head_json(draft.head),
        "files": [file_head_json(file) for file in draft.files.values()],
        "undoable": any(not edit.undone for edit in draft.edits),
    }


def file_json(file: DraftFile) -> Json:
    """Return a file with its text and that of the release."""
    return {**file_head_json(file), "text": file.text, "base": file.base}


def history_json(draft: Draft) -> Json:
    """Return every edit of a draft, the last first."""
    return {"items": [_edit_json(edit, draft) for edit in reversed(draft.edits)]}


def rewritten(
    runtime: Runtime, seen: SeenFile, change: Callable[[Draft], tuple[str, int | None]]
) -> tuple[str, int | None, int]:
    """Write one file anew that nobody else has changed: forms change a piece of it.

    Args:
        runtime: for the database and the time.
        seen: the file.
        change: makes the new text of the draft as it stands, and tells which piece of it is meant, if there is one.

    Returns:
        The new text, the piece, and the version of the file.

    Raises:
        Unknown: there is no such draft.
        Stale: somebody else has changed the file since.
        Conflict: the draft is not open any more.
    """
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(seen.draft, lock=True)
        drafting.unchanged(draft, seen.path, seen.version)
        text, number = change(draft)
        after = _written(runtime, session, seen, text)
    return text, number, after.files[seen.path].version


def _written(runtime: Runtime, session: Session, seen: SeenFile, text: str | None) -> Draft:
    by = written_by(runtime, seen.actor)
    return drafting.write(session, seen.draft, seen.path, text, seen.version, **by)


def written_by(runtime: Runtime, actor: Actor) -> Json:
    """Return when something is written, and by whom."""
    return {"clock": runtime.clock, "by": actor.name, "author": actor.id}


def _head_json(head: DraftHead) -> Json:
    return {
        "id": head.id,
        "product": head.product,
        "name": head.name,
        "base": {"digest": head.base, "number": head.base_number},
        "state": head.state,
        "actions": list(DRAFT.actions(head.state)),
        "version": head.version,
        "created_at": head.created_at,
        "created_by": head.created_by,
        "changed_at": head.changed_at,
        "changed_by": head.changed_by,
    }


def file_head_json(file: DraftFile) -> Json:
    """Return what is said of a file without its texts."""
    return {
        "path": file.path,
        "state": file.state,
        "version": file.version,
        "characters": len(file.text or ""),
        "changed_at": file.changed_at,
        "changed_by": file.changed_by,
    }


def _edit_json(edit: Edit, draft: Draft) -> Json:
    action = "deleted" if edit.text is None else "written"
    return {
        "version": edit.number,
        "path": edit.path,
        "action": action,
        "by": edit.by,
        "at": edit.at,
        "undone": edit.undone,
        "is_new": edit.path not in draft.base,
    }
