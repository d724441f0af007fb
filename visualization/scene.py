"""The scene: what is to be seen, as plain data in millimetres, Z up; no meshes, no pixels.

A scene says which parts stand where, how large and in which material. It holds everything needed to build the picture
later and elsewhere (outlines from drawings included), and its digest names it for ever: the same digest is the same
picture, byte by byte. It may not know the catalogue: `build` makes scenes from products.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from kernel.digest import digest
from kernel.text import Text
from visualization.frame import Frame
from visualization.material import Material

BUILDER = "1"
"""Raised whenever the builders of `parts` change what they make of the same parameters, so that no cache shows old
work."""

ParamValue = float | bool | str
Ring = tuple[tuple[float, float], ...]
"""A closed outline, mm; the last point joins the first."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the camera of a still stands: degrees round the product from its front, and above the floor."""

    azimuth: float
    elevation: float


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a scene.

    Args:
        id: unique in the scene; the name of its node in a GLB.
        source: id in the recipe, shared by repetitions.
        family: which builder makes it.
        label: what it is, for people.
        shows: the characteristic it shows; None when there is none.
        params: parameters of the family (mm for lengths).
        outlines: parameter -> outline, mm.
        materials: slot -> material.
        placement: 4x4 frame, row by row.
    """

    id: str
    source: str
    family: str
    label: Text
    shows: str | None
    params: Mapping[str, ParamValue]
    outlines: Mapping[str, Ring]
    materials: Mapping[str, Material]
    placement: tuple[float, ...]

    @property
    def frame(self) -> Frame:
        """The placement as a matrix."""
        return np.array(self.placement, dtype=np.float64).reshape(4, 4)

    def shape_json(self) -> dict[str, Any]:
        """Return what decides the shape of the part, wherever it stands: equal shapes are built once."""
        return {
            "family": self.family,
            "params": dict(self.params),
            "outlines": {name: [list(point) for point in ring] for name, ring in self.outlines.items()},
        }

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "id": self.id,
            "source": self.source,
            "label": self.label.to_json(),
            "shows": self.shows,
            "materials": {slot: found.to_json() for slot, found in self.materials.items()},
            "placement": list(self.placement),
            **self.shape_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Part:
        """Return the part that `to_json` wrote."""
        return cls(
            id=str(data["id"]),
            source=str(data["source"]),
            family=str(data["family"]),
            label=Text(dict(data["label"])),
            shows=data["shows"],
            params={name: _param(value) for name, value in data["params"].items()},
            outlines={name: tuple((float(x), float(y)) for x, y in ring) for name, ring in data["outlines"].items()},
            materials={slot: Material.from_json(found) for slot, found in data["materials"].items()},
            placement=tuple(float(value) for value in data["placement"]),
        )


@dataclass(frozen=True)
class Scene:
    """All parts of a product as configured, and where to look from."""

    parts: tuple[Part, ...]
    view: View = field(default=View(-35.0, 16.0))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the scene's canonical form: the name under which its pictures are kept."""
        return digest(self.to_json())

    def to_json(self) -> dict[str, Any]:
        """Return plain data; `from_json` gives the same scene back, with the same digest."""
        return {
            "builder": BUILDER,
            "view": {"azimuth": self.view.azimuth, "elevation": self.view.elevation},
            "parts": [part.to_json() for part in self.parts],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Scene:
        """Return the scene that `to_json` wrote."""
        view = data["view"]
        return cls(
            tuple(Part.from_json(part) for part in data["parts"]),
            View(float(view["azimuth"]), float(view["elevation"])),
        )

    def part(self, part_id: str) -> Part:
        """Return the part with an id; KeyError when there is none."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)


def placement(frame: Frame) -> tuple[float, ...]:
    """Return a frame as plain numbers, rounded and with no negative zero, so that equal places are equal data."""
    return tuple(float(value) + 0.0 for value in np.round(frame, 6).reshape(-1))


def _param(value: Any) -> ParamValue:
    """Return a parameter read from JSON, where a whole float may have become an int."""
    return value if isinstance(value, bool | str) else float(value)
