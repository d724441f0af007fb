"""All part families, in the order a reader would look for them. A new one is a module here and a name in `PARTS`."""

from __future__ import annotations

from visualization.parts.board import BOARD, PROCESSOR
from visualization.parts.cabinet import (
    BRANDING,
    CASTORS,
    CONTROLLER,
    COOLING_UNIT,
    DOOR,
    NIGHT_BLIND,
    PIPES,
    SHELF,
)
from visualization.parts.chassis import CHASSIS, SIDE_PANEL
from visualization.parts.cooler import AIR_COOLER, HOSE, LIQUID_BLOCK, RADIATOR
from visualization.parts.desk import AUDIO, KEYBOARD, MONITOR, MOUSE, UPS
from visualization.parts.family import Family
from visualization.parts.fan import FAN
from visualization.parts.goods import GOODS_ROW
from visualization.parts.graphics import GRAPHICS_CARD, PLAIN_CARD
from visualization.parts.light import LIGHT_STRIP
from visualization.parts.memory import MEMORY
from visualization.parts.plain import BOX, FEET
from visualization.parts.power import POWER_SUPPLY
from visualization.parts.profile import END_WALL, PROFILE
from visualization.parts.storage import DRIVE, M2_MODULE

PARTS: tuple[Family, ...] = (
    # any product
    BOX,
    FEET,
    LIGHT_STRIP,
    # computers
    CHASSIS,
    SIDE_PANEL,
    BOARD,
    PROCESSOR,
    AIR_COOLER,
    LIQUID_BLOCK,
    RADIATOR,
    HOSE,
    MEMORY,
    GRAPHICS_CARD,
    PLAIN_CARD,
    M2_MODULE,
    DRIVE,
    POWER_SUPPLY,
    FAN,
    # on the desk
    MONITOR,
    KEYBOARD,
    MOUSE,
    AUDIO,
    UPS,
    # refrigerated cabinets
    PROFILE,
    END_WALL,
    SHELF,
    DOOR,
    BRANDING,
    COOLING_UNIT,
    PIPES,
    CASTORS,
    CONTROLLER,
    NIGHT_BLIND,
    GOODS_ROW,
)

FAMILIES = {family.name: family for family in PARTS}
"""The same by name."""

__all__ = ["FAMILIES", "PARTS"]
