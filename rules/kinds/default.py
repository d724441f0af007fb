"""`default NAME = VALUE [when EXPR]`: the value to take unless something speaks against it. Removes no value.

The condition may speak only of characteristics declared before NAME: they are settled when NAME's turn comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules.book import SoftDefault
from rules.kinds.base import PrefixKind
from rules.kinds.shape import Slot
from rules.meaning import names_in
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Expression, Name, Text, place_of


@dataclass(frozen=True, slots=True)
class DefaultDraft:
    """Name, value and condition as read."""

    name: Name
    value: Text
    condition: Expression | None

    def check(self, scope: Scope) -> SoftDefault | None:
        """Check the value, the condition and the order of declarations."""
        owner = scope.characteristic(self.name)
        value = scope.value(owner, self.value) if owner else None
        condition = scope.condition(self.condition) if self.condition else None
        if owner is None or value is None or (self.condition and condition is None):
            return None
        if owner.computed:
            message = f"{owner.name} is computed and takes no default"
            scope.error("computed", message, self.name.place, "give the default to what it is computed from")
            return None
        if self.condition and condition:
            later = [name for name in names_in(condition) if scope.order[name] >= scope.order[owner.name]]
            if later:
                message = (
                    f"the condition speaks of {', '.join(later)}, declared after {owner.name} or {owner.name} itself"
                )
                hint = "move the declaration up: a default looks only at what is declared before it"
                scope.error("default-order", message, place_of(self.condition), hint)
                return None
        return SoftDefault(owner.name, value, condition)


def read(reader: Reader) -> DefaultDraft:
    """Read what follows `default`."""
    name = reader.name("the name of a characteristic")
    reader.expect("=", "the rule is written: default NAME = VALUE [when CONDITION]")
    value = reader.value()
    return DefaultDraft(name, value, reader.expression() if reader.accept("when") else None)


DEFAULT = PrefixKind(
    "default",
    "default",
    read,
    (Slot("name", "name"), "=", Slot("value", "value"), Slot("condition", "condition", lead="when")),
)
