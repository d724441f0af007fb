"""`EXPR iff EXPR`: the two conditions hold together or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from rules.book import Requirement
from rules.kinds.base import InfixKind
from rules.meaning import applied
from rules.scope import Scope
from rules.syntax import Expression


@dataclass(frozen=True, slots=True)
class IffDraft:
    """Both sides as read."""

    left: Expression
    right: Expression

    def check(self, scope: Scope) -> Requirement | None:
        """Check both sides."""
        left, right = scope.condition(self.left), scope.condition(self.right)
        if left is None or right is None:
            return None
        return Requirement(applied("=", left, right))


IFF = InfixKind("iff", "iff", IffDraft)
