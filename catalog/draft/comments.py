"""Comments on a draft, on a file of it or on a line; plain text, open until somebody resolves them.

Lines move while people write, so a comment remembers what its line said and is shown where that stands now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from catalog.draft.model import Draft
from kernel.errors import FieldProblem, Malformed

LONGEST_COMMENT = 4_000
"""Characters."""
LONGEST_EXCERPT = 300
"""Characters of a line that a comment remembers."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment.

    Args:
        id: `com_...`.
        path: the file it is about; None for the draft.
        line: the line that it was about when it was made, from 1; None for the file.
        excerpt: what that line said.
        text: the comment.
        at: when.
        by: the name of who made it.
        resolved_at: when it was resolved; None while it is open.
        resolved_by: by whom.
    """

    id: str
    path: str | None
    line: int | None
    excerpt: str | None
    text: str
    at: datetime
    by: str
    resolved_at: datetime | None = None
    resolved_by: str | None = None

    def place_in(self, draft: Draft) -> int | None:
        """Return the line it is about as the draft stands; None if that line is gone, or it is about no line."""
        file = draft.files.get(self.path or "")
        if self.line is None or file is None or file.text is None:
            return None
        same = [number for number, line in enumerate(file.text.splitlines(), 1) if _excerpt(line) == self.excerpt]
        return min(same, key=lambda number: abs(number - (self.line or 0)), default=None)


def excerpt_of(draft: Draft, path: str | None, line: int | None) -> str | None:
    """Return what a line says, as a comment remembers it; None for a comment on no line.

    Raises:
        Malformed: the draft has no such file, or the file no such line.
    """
    if path is None and line is not None:
        raise _wrong("/path", "Say of which file the line is.")
    if path is None:
        return None
    file = draft.files.get(path)
    if file is None or file.text is None:
        raise _wrong("/path", f"There is no file {path[:200]!r} in this draft.")
    if line is None:
        return None
    lines = file.text.splitlines() or [""]
    if not 1 <= line <= len(lines):
        raise _wrong("/line", f"{path} has {len(lines):,} lines, and no line {line:,}.")
    return _excerpt(lines[line - 1])


def checked_text(text: str) -> str:
    """Return a comment without spaces around it.

    Raises:
        Malformed: it is empty, too long, or holds what is no text.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_COMMENT:
        raise _wrong("/text", f"Write a comment of at most {LONGEST_COMMENT:,} characters.")
    if "\0" in text or any(0xD800 <= ord(mark) <= 0xDFFF for mark in text):
        raise _wrong("/text", "The comment holds a character that is no text (NUL or half a surrogate).")
    return text


def _excerpt(line: str) -> str:
    return line.strip()[:LONGEST_EXCERPT]


def _wrong(path: str, message: str) -> Malformed:
    return Malformed(message, problems=[FieldProblem(path, message)], code="draft-comment")
