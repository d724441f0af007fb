"""What a draft is: a release, and edits on top of it, each of one file, counted, kept and possibly undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from catalog.release import TERMS
from kernel.digest import digest
from kernel.lifecycle import Lifecycle

FileState = Literal["base", "changed", "added", "deleted"]
State = Literal["open", "published", "abandoned"]

DRAFT = Lifecycle(
    "draft",
    {
        "edit": (frozenset({"open"}), "open"),
        "publish": (frozenset({"open"}), "published"),
        "abandon": (frozenset({"open"}), "abandoned"),
    },
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one file.

    Args:
        number: counts the edits of a draft from 1; never used again, also after an undo.
        path: the file.
        text: what it holds from then on; None if it was deleted. Empty, once read again, for an edit that was taken
            back or that another one of the file has followed.
        at: when.
        by: the name of who did it.
        undone: whether it was taken back.
        author: the id of who did it; None in edits older than that.
    """

    number: int
    path: str
    text: str | None
    at: datetime
    by: str
    undone: bool = False
    author: str | None = None

    def is_by(self, author: str | None, name: str) -> bool:
        """Tell whether somebody made it; names are compared only where no id was kept."""
        return self.by == name if self.author is None else self.author == author


@dataclass(frozen=True, slots=True)
class DraftHead:
    """Everything about a draft but its files.

    Args:
        id: `dra_...`.
        product: the code of the product, or the name of the terms of sale.
        name: what its makers call it.
        base: digest of the release it stands on.
        base_number: number of that release; 0 for the first terms and for new products, which stand on none.
        state: open, published or abandoned.
        version: counts every change of the draft, undoing included.
        created_at: when it was begun.
        created_by: the name of who began it.
        changed_at: when it was last changed.
        changed_by: the name of who did.
        released: id of the release that it became.
    """

    id: str
    product: str
    name: str
    base: str
    base_number: int
    state: State
    version: int
    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str
    released: str | None = None


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file as it stands in a draft.

    Args:
        path: where in the product's folder.
        text: what it holds; None if it was deleted.
        base: what it holds in the release; None if it is not there.
        version: the number of the edit it comes from; 0 for the release.
        changed_at: when it was edited, if it was.
        changed_by: by whom.
    """

    path: str
    text: str | None
    base: str | None
    version: int
    changed_at: datetime | None = None
    changed_by: str | None = None

    @property
    def state(self) -> FileState:
        """How it differs from the release."""
        if self.text == self.base:
            return "base"
        if self.text is None:
            return "deleted"
        return "added" if self.base is None else "changed"


@dataclass(frozen=True)
class Draft:
    """A draft with its files.

    Args:
        head: what it is called, where it stands.
        base: the files of the release it stands on.
        edits: all of them, oldest first, undone ones too.
    """

    head: DraftHead
    base: Mapping[str, str]
    edits: Sequence[Edit]

    @property
    def is_of_terms(self) -> bool:
        """Whether it is of the terms of sale, and not of a product."""
        return self.head.product == TERMS

    @cached_property
    def files(self) -> Mapping[str, DraftFile]:
        """Every file that is or was there, by path."""
        found = {path: DraftFile(path, text, text, 0) for path, text in self.base.items()}
        for edit in self.edits:
            if not edit.undone:
                base = self.base.get(edit.path)
                found[edit.path] = DraftFile(edit.path, edit.text, base, edit.number, edit.at, edit.by)
        return dict(sorted(found.items()))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The files as they would be published."""
        return {path: file.text for path, file in self.files.items() if file.text is not None}

    @property
    def versions(self) -> Mapping[str, int]:
        """The version of each file that is or was there, as somebody has read it who has read the draft."""
        return {path: file.version for path, file in self.files.items()}

    @cached_property
    def digest(self) -> str:
        """The name of the files as they stand: what an approval holds for."""
        return digest(dict(self.texts))

    @property
    def standing_edits(self) -> tuple[Edit, ...]:
        """The edits that were not taken back."""
        return tuple(edit for edit in self.edits if not edit.undone)

    @property
    def next_number(self) -> int:
        """The number of the next edit."""
        return max((edit.number for edit in self.edits), default=0) + 1
