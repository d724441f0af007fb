"""`require EXPR`: a condition that always holds. Limits and formulas are written so."""

from __future__ import annotations

from dataclasses import dataclass

from rules.book import Requirement
from rules.kinds.base import PrefixKind
from rules.kinds.shape import Slot
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Expression


@dataclass(frozen=True, slots=True)
class RequireDraft:
    """The condition as read."""

    condition: Expression

    def check(self, scope: Scope) -> Requirement | None:
        """Check the condition."""
        condition = scope.condition(self.condition)
        return Requirement(condition) if condition else None


def read(reader: Reader) -> RequireDraft:
    """Read the condition after `require`."""
    return RequireDraft(reader.expression())


REQUIRE = PrefixKind("require", "require", read, (Slot("condition", "condition"),))
