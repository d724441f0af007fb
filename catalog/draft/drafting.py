"""What people do with drafts: begin one, write and delete files, undo, abandon, publish.

Nothing is overwritten silently: whoever writes a file says which version of it they have read, and is refused when
somebody else has changed it meanwhile. All functions work within one transaction and flush; the caller commits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from catalog.draft.model import DRAFT, Draft, DraftHead, Edit, State
from catalog.draft.store import DraftStore
from catalog.load import LARGEST_FILE, MOST_FILES
from catalog.market import MARKETS_FILE
from catalog.release import TERMS
from catalog.store import ReleaseStore
from kernel.clock import Clock
from kernel.digest import digest
from kernel.errors import Conflict, FieldProblem, Malformed, Stale, Unknown
from kernel.ids import new_id

LONGEST_NAME = 200
"""Characters of the name of a draft."""
LONGEST_PATH = 200

_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def begin(session: Session, product: str, name: str, *, clock: Clock, by: str, market: str | None = None) -> Draft:
    """Begin a draft on the newest release of a product, or of the terms of sale; in a market if one is named.

    Terms may be written before there are any; their draft then begins with the markets of a product.

    Raises:
        Unknown: the product was never published, or not for the market.
        Malformed: the name is empty or too long.
    """
    name = _checked_name(name)
    release = ReleaseStore(session).newest(product, market)
    if release is None and (product != TERMS or market is not None):
        where = f" for the market {market!r}" if market else ""
        raise Unknown(f"The product {product!r} was never published{where}.", code="unknown-product", product=product)
    now = clock.now()
    base = (release.digest, release.number) if release else (digest({}), 0)
    head = DraftHead(new_id("dra"), product, name, *base, "open", 1, now, by, now, by)
    DraftStore(session).add(head)
    if release is None:
        _add_markets(session, head.id, now, by)
    return DraftStore(session).get(head.id)


def _add_markets(session: Session, draft_id: str, at: datetime, by: str) -> None:
    """Give the first terms the markets that some product is sold in."""
    products = ReleaseStore(session).heads()
    text = ReleaseStore(session).get(products[0].id).files.get(MARKETS_FILE) if products else None
    if text is not None:
        DraftStore(session).add_edit(draft_id, Edit(1, MARKETS_FILE, text, at, by))


def begin_new(
    session: Session,
    product: str,
    name: str,
    files: Mapping[str, str],
    *,
    clock: Clock,
    by: str,
    author: str | None = None,
) -> Draft:
    """Begin a draft of a product that has no release yet: it stands on nothing, and its first files are edits.

    Raises:
        Conflict: the product was published already.
        Malformed: the name is empty or too long, or a file cannot be kept.
    """
    name = _checked_name(name)
    if ReleaseStore(session).newest(product) is not None:
        message = f"The product {product!r} has a release already; begin a draft on it, or choose another code."
        raise Conflict(message, code="product-exists", product=product)
    now = clock.now()
    head = DraftHead(new_id("dra"), product, name, digest({}), 0, "open", 1, now, by, now, by)
    DraftStore(session).add(head)
    return write_together(session, head.id, files, {}, clock=clock, by=by, author=author)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        message = f"A draft has a name of one line and at most {LONGEST_NAME} characters."
        raise Malformed(message, problems=[FieldProblem("/name", message)], code="draft-name")
    return name


def write(
    session: Session,
    draft_id: str,
    path: str,
    text: str | None,
    seen: int,
    *,
    clock: Clock,
    by: str,
    author: str | None = None,
) -> Draft:
    """Write a file of a draft, or delete it; writing what stands there already changes nothing.

    Args:
        session: the transaction.
        draft_id: the draft.
        path: the file, relative to the product's folder.
        text: what it holds from now on; None to delete it.
        seen: the version of the file that the writer has read; 0 for a new one.
        clock: for the time of the edit.
        by: the name of who writes.
        author: the id of who writes, who may then not approve it.

    Raises:
        Unknown: there is no such draft, or no such file to delete.
        Stale: somebody else has changed the file since.
        Conflict: the draft is not open any more.
        Malformed: the path or the text cannot be kept.
    """
    return write_together(session, draft_id, {path: text}, {path: seen}, clock=clock, by=by, author=author)


def write_together(
    session: Session,
    draft_id: str,
    texts: Mapping[str, str | None],
    seen: Mapping[str, int],
    *,
    clock: Clock,
    by: str,
    author: str | None = None,
) -> Draft:
    """Write several files of a draft, each as `write` does, with one reading of the draft before and one after.

    Args:
        session: the transaction.
        draft_id: the draft.
        texts: what each file holds from now on; None to delete it.
        seen: the version of each file that the writer has read; new ones may be left out.
        clock: for the time of the edits.
        by: the name of who writes.
        author: the id of who writes, who may then not approve them.

    Raises:
        Unknown, Stale, Conflict, Malformed: as `write` does, for the first file that cannot be written.
    """
    draft = DraftStore(session).get(draft_id, lock=True)
    DRAFT.after(draft.head.state, "edit")
    moment = clock.now()
    size, number = len(draft.texts), draft.next_number
    for path, text in texts.items():
        before = draft.texts.get(path)
        _check_write(draft, path, text, seen.get(path, 0))
        if text == before:
            continue
        size += (text is not None) - (before is not None)
        _check_text(text, size)
        DraftStore(session).add_edit(draft_id, Edit(number, path, text, moment, by, author=author))
        number += 1
    return draft if number == draft.next_number else _changed(session, draft, "open", moment, by)


def _check_write(draft: Draft, path: str, text: str | None, seen: int) -> None:
    _check_path(path)
    unchanged(draft, path, seen)
    if text is None and path not in draft.texts:
        raise Unknown(f"There is no file {path!r} in this draft.", code="unknown-file")


def unchanged(draft: Draft, path: str, seen: int) -> None:
    """Let a file be changed by somebody who has read it as it stands, or refuse.

    Raises:
        Stale: somebody else has changed the file since.
    """
    now = draft.files.get(path)
    version = now.version if now else 0
    if version != seen:
        by_whom = f" by {now.changed_by}" if now and now.changed_by else ""
        raise Stale(
            f"{path} was changed{by_whom} since you read it; read it again and put the two together.",
            code="stale",
            version=version,
        )


def wholly_unchanged(draft: Draft, seen: int) -> None:
    """Let something be done to a draft by somebody who has read all of it as it stands, or refuse.

    Raises:
        Stale: somebody has changed it since.
    """
    if draft.head.version != seen:
        message = f"{draft.head.changed_by} changed the draft since you read it; look at it again."
        raise Stale(message, code="stale", version=draft.head.version)


def undo(session: Session, draft_id: str, *, clock: Clock, by: str) -> Draft:
    """Take back the last edit that was not; whoever made it. Nothing is lost: the history keeps it.

    Raises:
        Unknown: there is no such draft.
        Conflict: the draft is not open any more, or there is nothing to undo.
    """
    draft = DraftStore(session).get(draft_id, lock=True)
    DRAFT.after(draft.head.state, "edit")
    last = next((edit for edit in reversed(draft.edits) if not edit.undone), None)
    if last is None:
        raise Conflict("There is nothing to undo: the draft is as the release is.", code="nothing-to-undo")
    DraftStore(session).undo(draft_id, last.number)
    session.expire_all()
    return _changed(session, draft, "open", clock.now(), by)


def undo_edits(session: Session, draft_id: str, numbers: Collection[int], *, clock: Clock, by: str) -> Draft:
    """Take back edits that were made together, all or none; nothing is lost: the history keeps them.

    Raises:
        Unknown: there is no such draft, or no such edit in it.
        Conflict: the draft is not open any more, one of them was taken back already, or its file was changed since.
    """
    draft = DraftStore(session).get(draft_id, lock=True)
    DRAFT.after(draft.head.state, "edit")
    by_number = {edit.number: edit for edit in draft.edits}
    for number in sorted(numbers):
        _check_undoable(draft, by_number.get(number), number)
    for number in sorted(numbers):
        DraftStore(session).undo(draft_id, number)
    session.expire_all()
    return _changed(session, draft, "open", clock.now(), by)


def _check_undoable(draft: Draft, edit: Edit | None, number: int) -> None:
    if edit is None:
        raise Unknown(f"There is no edit {number} in this draft.", code="unknown-edit")
    if edit.undone:
        raise Conflict(f"The edit of {edit.path} was taken back already.", code="edit-undone")
    last = draft.files[edit.path]
    if last.version != number:
        message = f"{last.changed_by} has changed {edit.path} since; take that back first, or mend the file by hand."
        raise Conflict(message, code="edit-covered")


def abandon(session: Session, draft_id: str, *, clock: Clock, by: str) -> Draft:
    """Give a draft up; it can still be read.

    Raises:
        Unknown: there is no such draft.
        Conflict: it is not open any more.
    """
    draft = DraftStore(session).get(draft_id, lock=True)
    return _changed(session, draft, DRAFT.after(draft.head.state, "abandon"), clock.now(), by)


def editable(draft: Draft) -> None:
    """Let a draft be changed by something that takes time, or refuse before it is begun.

    Raises:
        Conflict: it is not open any more.
    """
    DRAFT.after(draft.head.state, "edit")


def publishable(draft: Draft, files: Mapping[str, str] | None = None) -> None:
    """Let a draft be published, or refuse.

    Args:
        draft: as it stands now.
        files: what was checked, if that was before.

    Raises:
        Conflict: it is not open any more, or was changed since it was checked.
    """
    DRAFT.after(draft.head.state, "publish")
    if files is not None and dict(files) != dict(draft.texts):
        message = "Somebody changed the draft while it was checked; look at the change and publish again."
        raise Stale(message, code="stale")


def same_product(draft: Draft, code: str) -> None:
    """Refuse to publish a draft of one product as a release of another.

    Args:
        draft: what is to be published.
        code: of the product that its files describe.

    Raises:
        Conflict: they are not the same.
    """
    product = draft.head.product
    if code != product:
        message = (
            f'This is a draft of {product!r}, but its files are those of {code!r}; write code = "{product}" again.'
        )
        raise Conflict(message, code="draft-product", product=product)


def published(session: Session, draft: Draft, release_id: str, *, clock: Clock, by: str) -> Draft:
    """Note that a draft has become a release."""
    return _changed(session, draft, DRAFT.after(draft.head.state, "publish"), clock.now(), by, release_id)


def _changed(session: Session, draft: Draft, state: str, at: datetime, by: str, released: str | None = None) -> Draft:
    head = replace(
        draft.head,
        state=cast(State, state),
        version=draft.head.version + 1,
        changed_at=at,
        changed_by=by,
        released=released,
    )
    DraftStore(session).change(head)
    return DraftStore(session).get(head.id)


def _check_path(path: str) -> None:
    parts = path.split("/")
    if not path.isprintable() or len(path) > LONGEST_PATH or "\\" in path or any(p in ("", ".", "..") for p in parts):
        message = f"A path is relative, with / between its parts, no . or .. in it, at most {LONGEST_PATH} characters."
        raise Malformed(message, problems=[FieldProblem("?path", message)], code="draft-path")


def _check_text(text: str | None, size: int) -> None:
    """Refuse a text that cannot be kept, or one that makes a draft of too many files."""
    wrong = None
    if text is None:
        return
    if len(text) > LARGEST_FILE:
        wrong = f"The file has over {LARGEST_FILE:,} characters; split it."
    elif _NO_TEXT.search(text):
        wrong = "The file holds a character that is no text (NUL or half a surrogate)."
    elif size > MOST_FILES:
        wrong = f"A product has at most {MOST_FILES:,} files."
    if wrong:
        raise Malformed(wrong, problems=[FieldProblem("/text", wrong)], code="draft-file")
