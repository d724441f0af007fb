"""What people say about drafts, over HTTP: second looks and comments."""

from __future__ import annotations

from typing import Any

from api.runtime import Runtime
from catalog.draft import conversation
from catalog.draft.comments import Comment
from catalog.draft.model import Draft
from catalog.draft.second_look import Look, LookKind, has_written, state_of
from catalog.draft.store import DraftStore
from kernel.access import Actor
from kernel.audit import audit

Json = dict[str, Any]


def looks_at(runtime: Runtime, actor: Actor, draft_id: str) -> Json:
    """Return where a draft stands with the second pair of eyes.

    Raises:
        Unknown: there is no such draft.
    """
    with runtime.database.transaction(read_only=True) as session:
        store = DraftStore(session)
        return _looks_json(runtime, actor, store.get(draft_id), store.looks(draft_id))


def take_look(
    runtime: Runtime, actor: Actor, draft_id: str, kind: LookKind, text: str, seen: int, request_id: str
) -> Json:
    """Ask for a second look at a draft, or take it."""
    with runtime.database.transaction() as session:
        draft = conversation.look(session, draft_id, kind, text, seen, clock=runtime.clock, actor=actor)
        after = {"digest": draft.digest, "text": text}
        audit(session, runtime.clock, actor, f"draft.{kind}", draft_id, after=after, request_id=request_id)
        return _looks_json(runtime, actor, draft, DraftStore(session).looks(draft_id))


def comments_on(runtime: Runtime, draft_id: str) -> Json:
    """Return the comments on a draft, oldest first.

    Raises:
        Unknown: there is no such draft.
    """
    with runtime.database.transaction(read_only=True) as session:
        store = DraftStore(session)
        return _comments_json(store.get(draft_id), store)


def add_comment(runtime: Runtime, actor: Actor, draft_id: str, text: str, path: str | None, line: int | None) -> Json:
    """Comment on a draft; return all comments."""
    with runtime.database.transaction() as session:
        draft = conversation.comment(session, draft_id, text, path, line, clock=runtime.clock, actor=actor)
        return _comments_json(draft, DraftStore(session))


def resolve_comment(runtime: Runtime, actor: Actor, draft_id: str, comment_id: str, *, is_open: bool) -> Json:
    """Resolve a comment, or open it again; return all comments."""
    with runtime.database.transaction() as session:
        draft = conversation.resolve(session, draft_id, comment_id, is_open=is_open, clock=runtime.clock, actor=actor)
        return _comments_json(draft, DraftStore(session))


def _looks_json(runtime: Runtime, actor: Actor, draft: Draft, looks: tuple[Look, ...]) -> Json:
    return {
        "needed": runtime.settings.reviewers > 0,
        "state": state_of(draft, looks),
        "may_approve": draft.head.state == "open" and not has_written(draft, actor.id, actor.name),
        "items": [_look_json(look, draft) for look in reversed(looks)],
    }


def _look_json(look: Look, draft: Draft) -> Json:
    return {"kind": look.kind, "text": look.text, "at": look.at, "by": look.by, "holds": look.digest == draft.digest}


def _comments_json(draft: Draft, store: DraftStore) -> Json:
    return {"items": [_comment_json(comment, draft) for comment in store.comments(draft.head.id)]}


def _comment_json(comment: Comment, draft: Draft) -> Json:
    return {
        "id": comment.id,
        "path": comment.path,
        "line": comment.place_in(draft),
        "excerpt": comment.excerpt,
        "text": comment.text,
        "at": comment.at,
        "by": comment.by,
        "resolved_at": comment.resolved_at,
        "resolved_by": comment.resolved_by,
    }
