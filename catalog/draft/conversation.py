"""What people say about a draft: they ask for a second look, approve, ask for changes, comment.

Whoever takes a second look says which version of the draft they have read, so that nobody approves what they have not
seen. All functions work within one transaction and flush; the caller commits.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalog.draft import drafting
from catalog.draft.comments import Comment, checked_text, excerpt_of
from catalog.draft.model import DRAFT, Draft
from catalog.draft.second_look import Look, LookKind, may_approve
from catalog.draft.store import DraftStore
from kernel.access import Actor
from kernel.clock import Clock
from kernel.ids import new_id


def look(session: Session, draft_id: str, kind: LookKind, text: str, seen: int, *, clock: Clock, actor: Actor) -> Draft:
    """Ask for a second look at a draft, or take it.

    Args:
        session: the transaction.
        draft_id: the draft.
        kind: what is done.
        text: what is said with it; needed for whoever asks for changes.
        seen: the version of the draft that was read.
        clock: for the time.
        actor: who.

    Raises:
        Unknown: there is no such draft.
        Conflict: it is not open any more.
        Stale: it was changed since it was read.
        Refused: somebody approves what they wrote part of.
        Malformed: changes are asked for without a word, or the text cannot be kept.
    """
    draft = DraftStore(session).get(draft_id, lock=True)
    DRAFT.after(draft.head.state, "edit")
    drafting.wholly_unchanged(draft, seen)
    if kind == "approved":
        may_approve(draft, actor)
    said = checked_text(text) if text.strip() or kind == "objected" else ""
    DraftStore(session).add_look(draft_id, Look(kind, draft.digest, said, clock.now(), actor.name, actor.id))
    return draft


def comment(
    session: Session, draft_id: str, text: str, path: str | None, line: int | None, *, clock: Clock, actor: Actor
) -> Draft:
    """Comment on a draft, a file of it, or a line as it stands now.

    Raises:
        Unknown: there is no such draft.
        Malformed: there is no such place in it, or the text cannot be kept.
    """
    store = DraftStore(session)
    draft = store.get(draft_id)
    excerpt = excerpt_of(draft, path, line)
    made = Comment(new_id("com"), path, line, excerpt, checked_text(text), clock.now(), actor.name)
    store.add_comment(draft_id, made)
    return draft


def resolve(session: Session, draft_id: str, comment_id: str, *, is_open: bool, clock: Clock, actor: Actor) -> Draft:
    """Resolve a comment, or open it again.

    Raises:
        Unknown: there is no such draft, or no such comment on it.
    """
    store = DraftStore(session)
    draft = store.get(draft_id)
    store.resolve(draft_id, comment_id, None if is_open else clock.now(), None if is_open else actor.name)
    return draft
