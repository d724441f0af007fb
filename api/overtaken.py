"""What was published after a draft was begun, over HTTP: told, warned of before publishing, taken over."""

from __future__ import annotations

from typing import Any

from api.drafting import draft_json, read_draft, written_by
from api.followed import newest_before
from api.runtime import Runtime
from catalog.draft.model import Draft
from catalog.draft.overtaken import catch_up, lacking, overtaken, overtaking
from catalog.gate import Finding
from catalog.validity import ALWAYS, Validity
from kernel.access import Actor
from kernel.audit import audit

Json = dict[str, Any]


def overtaken_json(runtime: Runtime, draft_id: str) -> Json:
    """Return the release that came after the one a draft stands on, and where the draft lacks its changes.

    Raises:
        Unknown: there is no such draft.
    """
    draft = read_draft(runtime, draft_id)
    with runtime.database.transaction(read_only=True) as session:
        release = overtaking(session, draft) if draft.head.state == "open" else None
    if release is None:
        return {"release": None, "files": [], "newest": newest_before(runtime, draft)}
    return {
        "newest": newest_before(runtime, draft),
        "release": {
            "number": release.number,
            "published_at": release.published_at,
            "published_by": release.published_by,
            "note": release.note,
        },
        "files": [{"path": each.path, "is_open": each.is_open} for each in lacking(draft, release)],
    }


def caught_up(runtime: Runtime, actor: Actor, draft_id: str, number: int, request_id: str) -> Json:
    """Take over what a later release has changed; return the draft.

    Raises:
        Unknown: there is no such draft.
        Conflict: it is not open any more.
        Stale: another release is the newest by now.
    """
    with runtime.database.transaction() as session:
        draft, files = catch_up(session, draft_id, number, **written_by(runtime, actor))
        after = {"release": number, "files": list(files)}
        audit(session, runtime.clock, actor, "draft.caught-up", draft_id, after=after, request_id=request_id)
    return draft_json(draft)


def overtaken_findings(runtime: Runtime, draft: Draft, validity: Validity = ALWAYS) -> tuple[Finding, ...]:
    """Return a warning if publishing a draft would take back what a later release has changed."""
    with runtime.database.transaction(read_only=True) as session:
        release = overtaking(session, draft, tuple(validity.markets))
    return () if release is None else tuple(overtaken(draft, release))
