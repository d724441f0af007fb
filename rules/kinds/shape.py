"""The shape of a rule kind: what stands where in its body, so that a form can be made of it and written back.

A shape says of a body what the grammar of its kind says: the words of the language and, between them, places that
somebody fills in. It reads nothing by itself; `rules.forms` does, with the same reader as the kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SlotType = Literal["condition", "conditions", "count", "name", "names", "value", "number", "rows"]
"""What can be filled in: a condition or several, `1..2`, a characteristic or several, a value of it, a number, rows."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled in.

    Args:
        name: what it is called in forms.
        type: what can be filled in.
        lead: the word before it; a place with a lead may be left out together with it.
    """

    name: str
    type: SlotType
    lead: str = ""


Shape = tuple[str | Slot, ...]
"""Words and marks of the language, and places between them, in order."""
