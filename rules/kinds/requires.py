"""`when EXPR require EXPR`: whenever the first condition holds, so does the second."""

from __future__ import annotations

from dataclasses import dataclass

from rules.book import Requirement
from rules.kinds.base import PrefixKind
from rules.kinds.shape import Slot
from rules.meaning import applied, negation
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Expression


@dataclass(frozen=True, slots=True)
class RequiresDraft:
    """Condition and consequence as read."""

    condition: Expression
    consequence: Expression

    def check(self, scope: Scope) -> Requirement | None:
        """Check both sides."""
        condition, consequence = scope.condition(self.condition), scope.condition(self.consequence)
        if condition is None or consequence is None:
            return None
        return Requirement(applied("or", negation(condition), consequence))


def read(reader: Reader) -> RequiresDraft:
    """Read what follows `when`."""
    condition = reader.expression()
    reader.expect("require", "the rule is written: when CONDITION require CONDITION")
    return RequiresDraft(condition, reader.expression())


REQUIRES = PrefixKind(
    "requires", "when", read, (Slot("condition", "condition"), "require", Slot("consequence", "condition"))
)
