"""A second pair of eyes: what is to be published was approved by somebody who did not write it.

An approval holds for a digest, as those of quotes do (decision 0013): any edit makes it void, and one that is taken
back leaves what was approved approved. Nothing has to remember to take an approval away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from catalog.draft.model import Draft
from kernel.access import Actor
from kernel.errors import Conflict, Refused

LookKind = Literal["asked", "approved", "objected"]
LookState = Literal["none", "asked", "approved", "objected", "void"]
"""Of a draft: nobody was asked; asked; approved; to be changed; or approved once, and edited since."""


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody asked for a second look at a draft, or took it.

    Args:
        kind: asked for it, approved, or asked for changes.
        digest: of the files as they stood.
        text: what they said.
        at: when.
        by: the name of who did it.
        author: the id of who did it.
    """

    kind: LookKind
    digest: str
    text: str
    at: datetime
    by: str
    author: str | None


def approval(draft: Draft, looks: Sequence[Look]) -> Look | None:
    """Return the approval that a draft has as it stands, or None.

    Args:
        draft: as it stands.
        looks: all of them, oldest first.
    """
    said = [look for look in looks if look.kind != "asked" and look.digest == draft.digest]
    last = said[-1] if said else None
    return last if last and last.kind == "approved" and not has_written(draft, last.author, last.by) else None


def state_of(draft: Draft, looks: Sequence[Look]) -> LookState:
    """Return where a draft stands with the second pair of eyes."""
    if approval(draft, looks):
        return "approved"
    if not looks:
        return "none"
    return "void" if looks[-1].kind == "approved" else looks[-1].kind


def has_written(draft: Draft, author: str | None, name: str) -> bool:
    """Tell whether somebody wrote part of a draft as it stands."""
    return any(edit.is_by(author, name) for edit in draft.standing_edits)


def may_approve(draft: Draft, actor: Actor) -> None:
    """Let somebody approve a draft, or refuse.

    Raises:
        Refused: they wrote part of it.
    """
    if has_written(draft, actor.id, actor.name):
        message = "You wrote part of this draft; somebody else has to approve it."
        raise Refused(message, code="own-edits")


def check_approved(draft: Draft, looks: Sequence[Look], reviewers: int) -> None:
    """Let a draft be published as it stands, or refuse.

    Args:
        draft: as it stands.
        looks: all of them, oldest first.
        reviewers: how many must have approved it; 0 or 1.

    Raises:
        Conflict: nobody has approved it as it stands.
    """
    if reviewers and approval(draft, looks) is None:
        void = "It was edited after it was approved. " if state_of(draft, looks) == "void" else ""
        raise Conflict(
            f"{void}Nobody who did not write this draft has approved it as it stands. "
            "Ask for a second look under Publish; another catalogue manager approves it there.",
            code="approval-needed",
        )
