"""From a scene's parts to meshes ready to draw: each distinct shape is made once, however often it stands in the scene.

Both pictures are drawn from this one list, the GLB and the still, so that they cannot show different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kernel.digest import canonical, digest
from kernel.errors import Malformed
from visualization.frame import Frame
from visualization.material import Material
from visualization.parts import FAMILIES
from visualization.parts.family import Piece, Values
from visualization.scene import Part, Scene
from visualization.solid import shaded


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """A drawable mesh of one surface.

    Shape: `positions (k, 3) float32 mm`, `normals (k, 3) float32 unit`, `triangles (m, 3) uint32`.
    """

    name: str
    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """One surface of a part: its mesh, its material, and where it stands in the frame of the part."""

    slot: str
    mesh: Mesh
    material: Material
    places: tuple[Frame, ...]


def pieces(part: Part) -> list[Piece]:
    """Return the solids a part is made of.

    Raises:
        Malformed: there is no family of that name (a scene of a newer or another installation).
    """
    family = FAMILIES.get(part.family)
    if family is None:
        raise Malformed(f"There is no part family {part.family!r}.", code="unknown-family")
    return [piece for piece in family.build(Values(part.params, part.outlines)) if len(piece.solid.faces)]


def assembled(scene: Scene) -> Iterator[tuple[Part, tuple[Surface, ...]]]:
    """Yield every part of a scene with its surfaces; equal shapes share their meshes."""
    for part in scene.parts:
        made = _meshes(canonical(part.shape_json()), _Source(part))
        yield (
            part,
            tuple(Surface(slot, mesh, part.materials[slot], places) for slot, mesh, places in made),
        )


class _Source:
    """Carries a part past the cache key: all sources are equal, the shape's canonical form is the key."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Source)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=256)
def _meshes(shape: bytes, source: _Source) -> tuple[tuple[str, Mesh, tuple[Frame, ...]], ...]:
    """Return the meshes of a shape, each with its slot and its places in the part."""
    made = pieces(source.part)
    name = f"{source.part.family}-{digest(shape.decode())[:12]}"
    return tuple(
        (piece.slot, Mesh(f"{name}-{index}", *shaded(piece.solid)), piece.places) for index, piece in enumerate(made)
    )
