"""What was published after a draft was begun: which of it the draft would take back, and how it is taken over.

A draft holds whole files. Where a release that came after the one it stands on has changed a file, publishing the draft
would put the former text back, without anybody having said so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.store import DraftStore
from catalog.draft.three_way import merged
from catalog.gate import Finding
from catalog.release import EVERYWHERE, Release
from catalog.store import ReleaseStore
from kernel.clock import Clock
from kernel.errors import Stale
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class Lacking:
    """A file in which a draft lacks what a later release has changed.

    Args:
        path: of the file.
        text: the file with what both have changed; None if one of them deletes it.
        is_open: both have changed the same lines: a person decides, and `text` is that of the release.
    """

    path: str
    text: str | None
    is_open: bool


def overtaking(session: Session, draft: Draft, markets: Collection[str] = ()) -> Release | None:
    """Return the newest release that came after the one a draft stands on, for a market of that one.

    Args:
        session: the transaction.
        draft: the draft.
        markets: where to look; empty for all that its release is for.
    """
    store = ReleaseStore(session)
    heads = store.heads(draft.head.product)
    base = next((head for head in heads if head.number == draft.head.base_number), None)
    for head in heads:
        places = {*(markets or (base or head).places), EVERYWHERE} & {*head.places}
        if head.number > draft.head.base_number and any(head.days(place) for place in places):
            return store.get(head.id)
    return None


def lacking(draft: Draft, release: Release) -> Iterator[Lacking]:
    """Give the files that a later release has changed, as far as the draft does not have its changes."""
    for path in sorted({*draft.base, *release.files}):
        origin, mine, theirs = (texts.get(path) for texts in (draft.base, draft.texts, release.files))
        if theirs in (origin, mine):
            continue
        if mine == origin:
            yield Lacking(path, theirs, is_open=False)
        elif origin is None or mine is None or theirs is None:
            yield Lacking(path, theirs, is_open=True)
        else:
            both = merged(origin, mine, theirs)
            if both != mine:
                yield Lacking(path, theirs if both is None else both, is_open=both is None)


def overtaken(draft: Draft, release: Release) -> Iterator[Finding]:
    """Find that a draft would take back what a later release has changed."""
    paths = [each.path for each in lacking(draft, release)]
    if paths:
        number, base, named = release.number, draft.head.base_number, ", ".join(paths)
        told = Text.of(
            en=f"Release {number} came after release {base}, on which this draft stands. Publishing the draft would "
            f"take back what it changed in {named}.",
            ru=f"Выпуск {number} вышел после выпуска {base}, на котором стоит этот черновик. Публикация черновика "
            f"отменит то, что он изменил в {named}.",
        )
        yield Finding("warning", "overtaken", told, paths[0])


def catch_up(
    session: Session, draft_id: str, number: int, *, clock: Clock, by: str, author: str | None = None
) -> tuple[Draft, tuple[str, ...]]:
    """Take over what a later release has changed, as far as the draft has not changed the same lines.

    Args:
        session: the transaction.
        draft_id: the draft.
        number: of the release, as somebody has read it.
        clock: for the time of the edits.
        by: the name of who does it.
        author: the id of who does it.

    Returns:
        The draft, and the files that were written. What is taken over is edits, which can be taken back.

    Raises:
        Unknown: there is no such draft.
        Conflict: it is not open any more.
        Stale: another release is the newest by now.
    """
    draft = DraftStore(session).get(draft_id, lock=True)
    drafting.editable(draft)
    release = overtaking(session, draft)
    if release is None or release.number != number:
        message = f"Release {number} is not the newest any more; look again at what came after the draft."
        raise Stale(message, code="stale")
    found = [each for each in lacking(draft, release) if not each.is_open]
    texts = {each.path: each.text for each in found}
    draft = drafting.write_together(session, draft_id, texts, draft.versions, clock=clock, by=by, author=author)
    return draft, tuple(texts)
