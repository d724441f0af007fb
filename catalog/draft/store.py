"""Every query on drafts."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from catalog.draft.comments import Comment
from catalog.draft.model import Draft, DraftHead, Edit, State
from catalog.draft.second_look import Look, LookKind
from catalog.draft.tables import DraftCommentRow, DraftEditRow, DraftLookRow, DraftRow
from catalog.store import ReleaseStore
from kernel.errors import Unknown
from kernel.ids import new_id


class DraftStore:
    """The drafts in a database, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, head: DraftHead) -> None:
        """Keep a new draft."""
        self._session.add(DraftRow(**{name: getattr(head, name) for name in DraftHead.__dataclass_fields__}))
        self._session.flush()

    def get(self, draft_id: str, *, lock: bool = False) -> Draft:
        """Return a draft with the files of its release and all its edits.

        Args:
            draft_id: which.
            lock: others who want to change it wait for the end of this transaction.

        Raises:
            Unknown: there is no such draft.
        """
        query = select(DraftRow).where(DraftRow.id == draft_id)
        row = self._session.scalars(query.with_for_update() if lock else query).one_or_none()
        if row is None:
            raise Unknown(f"There is no draft {draft_id[:60]!r}.", code="unknown-draft")
        edits = select(DraftEditRow).where(DraftEditRow.draft_id == draft_id).order_by(DraftEditRow.number)
        base = ReleaseStore(self._session).by_digest(row.base).files if row.base_number else {}
        return Draft(_head(row), base, tuple(map(_edit, self._session.scalars(edits))))

    def change(self, head: DraftHead) -> None:
        """Write what changed about a draft itself."""
        row = self._session.get_one(DraftRow, head.id)
        for name in ("state", "version", "changed_at", "changed_by", "released"):
            setattr(row, name, getattr(head, name))
        self._session.flush()

    def add_edit(self, draft_id: str, edit: Edit) -> None:
        """Keep an edit."""
        self._session.add(
            DraftEditRow(
                draft_id=draft_id,
                number=edit.number,
                path=edit.path,
                text=edit.text,
                made_at=edit.at,
                made_by=edit.by,
                undone=edit.undone,
                author=edit.author,
            )
        )
        self._session.flush()

    def undo(self, draft_id: str, number: int) -> None:
        """Mark an edit as taken back."""
        found = (DraftEditRow.draft_id == draft_id, DraftEditRow.number == number)
        self._session.execute(update(DraftEditRow).where(*found).values(undone=True))

    def add_look(self, draft_id: str, look: Look) -> None:
        """Keep that a second look was asked for or taken."""
        row = DraftLookRow(
            id=new_id("loo"),
            draft_id=draft_id,
            kind=look.kind,
            digest=look.digest,
            text=look.text,
            made_at=look.at,
            made_by=look.by,
            author=look.author,
        )
        self._session.add(row)
        self._session.flush()

    def looks(self, draft_id: str) -> tuple[Look, ...]:
        """Return every second look at a draft, oldest first."""
        query = select(DraftLookRow).where(DraftLookRow.draft_id == draft_id).order_by(DraftLookRow.id)
        return tuple(map(_look, self._session.scalars(query)))

    def add_comment(self, draft_id: str, comment: Comment) -> None:
        """Keep a new comment."""
        row = DraftCommentRow(
            id=comment.id,
            draft_id=draft_id,
            path=comment.path,
            line=comment.line,
            excerpt=comment.excerpt,
            text=comment.text,
            made_at=comment.at,
            made_by=comment.by,
        )
        self._session.add(row)
        self._session.flush()

    def comments(self, draft_id: str) -> tuple[Comment, ...]:
        """Return the comments on a draft, oldest first."""
        query = select(DraftCommentRow).where(DraftCommentRow.draft_id == draft_id).order_by(DraftCommentRow.id)
        return tuple(map(_comment, self._session.scalars(query)))

    def resolve(self, draft_id: str, comment_id: str, at: datetime | None, by: str | None) -> None:
        """Keep that a comment is resolved, or open again.

        Raises:
            Unknown: the draft has no such comment.
        """
        found = (DraftCommentRow.draft_id == draft_id, DraftCommentRow.id == comment_id)
        row = self._session.scalars(select(DraftCommentRow).where(*found).with_for_update()).one_or_none()
        if row is None:
            raise Unknown(f"This draft has no comment {comment_id[:60]!r}.", code="unknown-comment")
        row.resolved_at, row.resolved_by = at, by
        self._session.flush()

    def listed(
        self, *, product: str | None, state: str | None, after: tuple[datetime, str] | None, limit: int
    ) -> tuple[DraftHead, ...]:
        """Return drafts, the last changed first.

        Args:
            product: of this product only.
            state: in this state only.
            after: moment of change and id of the last one seen already.
            limit: how many at most.
        """
        query = select(DraftRow)
        if product is not None:
            query = query.where(DraftRow.product == product)
        if state is not None:
            query = query.where(DraftRow.state == state)
        if after is not None:
            moment, last = after
            same_moment = and_(DraftRow.changed_at == moment, DraftRow.id < last)
            query = query.where(or_(DraftRow.changed_at < moment, same_moment))
        rows = self._session.scalars(query.order_by(DraftRow.changed_at.desc(), DraftRow.id.desc()).limit(limit))
        return tuple(map(_head, rows))


def _head(row: DraftRow) -> DraftHead:
    return DraftHead(
        id=row.id,
        product=row.product,
        name=row.name,
        base=row.base,
        base_number=row.base_number,
        state=cast(State, row.state),
        version=row.version,
        created_at=row.created_at,
        created_by=row.created_by,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        released=row.released,
    )


def _edit(row: DraftEditRow) -> Edit:
    return Edit(row.number, row.path, row.text, row.made_at, row.made_by, row.undone, row.author)


def _look(row: DraftLookRow) -> Look:
    return Look(cast(LookKind, row.kind), row.digest, row.text, row.made_at, row.made_by, row.author)


def _comment(row: DraftCommentRow) -> Comment:
    return Comment(
        row.id,
        row.path,
        row.line,
        row.excerpt,
        row.text,
        row.made_at,
        row.made_by,
        row.resolved_at,
        row.resolved_by,
    )
