"""`prefer NAME = VALUE weight N`: among the values of NAME the heavier ones are tried first. Removes no value."""

from __future__ import annotations

from dataclasses import dataclass

from rules.book import SoftPreference
from rules.kinds.base import PrefixKind
from rules.kinds.shape import Slot
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Name, Number, Text

HEAVIEST = 1_000_000


@dataclass(frozen=True, slots=True)
class PreferDraft:
    """Name, value and weight as read."""

    name: Name
    value: Text
    weight: Number

    def check(self, scope: Scope) -> SoftPreference | None:
        """Check the value and the weight."""
        owner = scope.characteristic(self.name)
        value = scope.value(owner, self.value) if owner else None
        if owner is None or value is None:
            return None
        if owner.computed:
            message = f"{owner.name} is computed and takes no preference"
            scope.error("computed", message, self.name.place, "prefer values of what it is computed from")
            return None
        if not self.weight.text.lstrip("-").isdigit() or abs(int(self.weight.text)) > HEAVIEST:
            message = f"a weight is a whole number from -{HEAVIEST:,} to {HEAVIEST:,}"
            scope.error("range", message, self.weight.place, "write: prefer NAME = VALUE weight 10")
            return None
        return SoftPreference(owner.name, value, int(self.weight.text))


def read(reader: Reader) -> PreferDraft:
    """Read what follows `prefer`."""
    usage = "the rule is written: prefer NAME = VALUE weight 10"
    name = reader.name("the name of a characteristic")
    reader.expect("=", usage)
    value = reader.value()
    reader.expect("weight", usage)
    return PreferDraft(name, value, reader.number("a weight"))


PREFER = PrefixKind(
    "prefer",
    "prefer",
    read,
    (Slot("name", "name"), "=", Slot("value", "value"), "weight", Slot("weight", "number")),
)
