"""All part families, in the order a reader would look for them. A new one is a module here and a name in `PARTS`."""

from __future__ import annotations

from visualization.parts.family import Family
from visualization.parts.plain import BOX, FEET

PARTS: tuple[Family, ...] = (
    BOX,
    FEET,
)

FAMILIES = {family.name: family for family in PARTS}
"""The same by name."""

__all__ = ["FAMILIES", "PARTS"]
