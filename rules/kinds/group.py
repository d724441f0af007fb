"""`choose 1..2 of EXPR, EXPR, ...`: how many conditions of a group hold."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from rules.book import Requirement
from rules.kinds.base import PrefixKind
from rules.kinds.shape import Slot
from rules.meaning import Applied, Fixed, Type, applied
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Expression, Number
from rules.units import NO_UNIT


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """Cardinality and conditions as read."""

    low: Number
    high: Number
    conditions: tuple[Expression, ...]

    def check(self, scope: Scope) -> Requirement | None:
        """Check the cardinality and every condition."""
        nodes = [scope.condition(condition) for condition in self.conditions]
        low, high = self._bound(scope, self.low), self._bound(scope, self.high)
        known = tuple(node for node in nodes if node is not None)
        if low is None or high is None or len(known) < len(nodes):
            return None
        if low > high or low > len(nodes):
            message = f"{low}..{high} of {len(nodes)} conditions can never hold"
            scope.error("range", message, self.low.place, "the first number is at most the second and the group's size")
            return None
        number = Type("number", NO_UNIT)
        count = Applied("count", known, number)
        at_least = applied(">=", count, Fixed(Fraction(low), number))
        return Requirement(applied("and", at_least, applied("<=", count, Fixed(Fraction(high), number))))

    @staticmethod
    def _bound(scope: Scope, number: Number) -> int | None:
        if number.text.isdigit():
            return int(number.text)
        scope.error("range", "a cardinality is a whole number from 0", number.place, "write: choose 1..2 of A, B, C")
        return None


def read(reader: Reader) -> GroupDraft:
    """Read what follows `choose`."""
    low = reader.number("how many at least")
    high = reader.number("how many at most") if reader.accept("..") else low
    reader.expect("of", "the rule is written: choose 1..2 of A, B, C")
    return GroupDraft(low, high, reader.listed(reader.expression))


GROUP = PrefixKind("group", "choose", read, (Slot("count", "count"), "of", Slot("conditions", "conditions")))
