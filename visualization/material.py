"""Materials: how a surface takes the light, by finish and colour.

A finish is what a maker would call it (powder coat, brushed steel, glass); the colour comes from the configuration. The
numbers are those of the metallic-roughness model of glTF 2.0, so that the viewer and the still show the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Material:
    """A surface.

    Args:
        colour: `#rrggbb`, sRGB.
        metallic: 0 (paint, plastic, glass) to 1 (bare metal).
        roughness: 0 (mirror) to 1 (chalk).
        alpha: 0 (invisible) to 1 (opaque).
        glow: 0 (none) to 1: how much of the colour it sends out itself.
    """

    colour: str
    metallic: float = 0.0
    roughness: float = 0.6
    alpha: float = 1.0
    glow: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "colour": self.colour,
            "metallic": self.metallic,
            "roughness": self.roughness,
            "alpha": self.alpha,
            "glow": self.glow,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Material:
        """Return the material that `to_json` wrote."""
        return cls(
            str(data["colour"]),
            float(data["metallic"]),
            float(data["roughness"]),
            float(data["alpha"]),
            float(data["glow"]),
        )


FINISHES: Mapping[str, Material] = {
    "powder_coat": Material("#3a3c40", 0.0, 0.62),
    "satin": Material("#d8d8d6", 0.0, 0.42),
    "plastic": Material("#2a2b2e", 0.0, 0.55),
    "gloss": Material("#1c1d20", 0.0, 0.18),
    "rubber": Material("#161617", 0.0, 0.92),
    "anodised": Material("#8d9196", 0.85, 0.38),
    "brushed": Material("#b4b7ba", 0.92, 0.32),
    "chrome": Material("#d5d8da", 1.0, 0.12),
    "brass": Material("#c8a24a", 0.95, 0.3),
    "copper": Material("#b87149", 0.95, 0.32),
    "pcb": Material("#16241d", 0.0, 0.5),
    "glass": Material("#b9cac7", 0.0, 0.04, alpha=0.1),
    "glass_tinted": Material("#20242a", 0.0, 0.04, alpha=0.34),
    "glass_frosted": Material("#eef3f2", 0.0, 0.45, alpha=0.4),
    "mirror": Material("#e6e8ea", 1.0, 0.05),
    "stone": Material("#8b8d8c", 0.0, 0.5),
    "wood": Material("#a5794c", 0.0, 0.6),
    "food": Material("#c98c3c", 0.0, 0.7),
    "screen": Material("#0c1420", 0.0, 0.15, glow=0.25),
    "light": Material("#fff4e0", 0.0, 0.5, glow=1.0),
    "print": Material("#f2f2f0", 0.0, 0.5, glow=0.1),
}
"""Every finish a recipe or a part family may name, with the colour it has when none is given."""


def material(finish: str, colour: str | None = None) -> Material:
    """Return a finish in a colour; KeyError when there is no such finish."""
    found = FINISHES[finish]
    return found if colour is None else replace(found, colour=colour)


def linear(colour: str) -> tuple[float, float, float]:
    """Return linear red, green and blue (0 to 1) of an sRGB colour `#rrggbb`; glTF factors are linear.

    Source: IEC 61966-2-1.
    """

    def channel(start: int) -> float:
        value = int(colour[start : start + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return (channel(1), channel(3), channel(5))
