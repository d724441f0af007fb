"""Drafts: the statements of a rule book as read, before anything is looked up, and the findings made so far.

Statements are kept in the order in which they were read, those of a component inside its draft. Pure data: reading is
`rules.parse`, settling characteristics is `rules.declare`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rules.findings import Finding, Place
from rules.kinds import Draft
from rules.syntax import Clauses, Declaration, Name
from rules.tables import Source


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as read."""

    id: str
    kind: str
    body: Draft
    clauses: Clauses
    text: str
    place: Place


@dataclass(slots=True)
class ComponentDraft:
    """A component as read: how many instances there can be, and what stands inside; `is_whole` if all could be read."""

    name: Name
    low: int
    high: int
    interchangeable: bool
    level: int
    items: list[Item] = field(default_factory=list)
    is_whole: bool = True

    @property
    def place(self) -> Place:
        """The place of the name."""
        return self.name.place


Item = Declaration | RuleDraft | ComponentDraft


class BookDraft:
    """What has been read so far.

    `broken` holds names declared with errors, which cause no further ones; `advice` those that `decide` names.
    """

    def __init__(self, source: Source) -> None:
        """Start with nothing."""
        self.source = source
        self.findings: list[Finding] = []
        self.items: list[Item] = []
        self.broken: set[str] = set()
        self.advice: tuple[Name, ...] = ()
        self.values = 0

    def error(self, code: str, message: str, place: Place, hint: str = "", related: Place | None = None) -> None:
        """Report an error."""
        self.findings.append(Finding("error", code, message, place, hint, related))


def declarations_in(items: list[Item]) -> Iterator[Declaration | ComponentDraft]:
    """Return what declares a name on this level."""
    return (item for item in items if not isinstance(item, RuleDraft))
