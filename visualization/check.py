"""Checks of geometry: of a product before it is published, and of a scene before it is believed.

`geometry` is a check for the catalogue's gate: it builds the scene of the product as preferred, and of each value of
every characteristic that a part shows, so that a recipe that asks for a family, an anchor or an outline that does not
exist is found by its author and not by a customer. `flaws` looks at the meshes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

import rules
from catalog.compiled import Compiled
from catalog.gate import Finding
from catalog.geometry import FILE as GEOMETRY_FILE
from catalog.product import Product
from kernel.digest import canonical
from kernel.errors import Malformed
from kernel.text import Text
from visualization.assembly import pieces
from visualization.build import scene
from visualization.parts import FAMILIES
from visualization.parts.family import Values
from visualization.russian import in_russian
from visualization.scene import Part, Scene
from visualization.solid import Solid

_PLACED = re.compile(rf"({re.escape(GEOMETRY_FILE)}(?::\d+)*): (.*)", re.DOTALL)
"""A message that begins with its place."""
SLACK = 0.05
"""mm by which a part may leave its envelope: rounding."""
MOST_SCENES = 400
"""Scenes tried for one product and market; beyond it the values at the end of the list go untried."""


def geometry(product: Product, compiled: Compiled) -> Iterable[Finding]:
    """Find what is wrong with a product's geometry: none at all, or a recipe that cannot be built."""
    if product.recipe is None:
        return [
            Finding(
                "warning",
                "no-geometry",
                Text.of(
                    en="The product has no geometry.toml: it is sold without a picture.",
                    ru="У продукта нет geometry.toml: он продаётся без изображения.",
                ),
                GEOMETRY_FILE,
            )
        ]
    found: dict[str, Finding] = {}
    seen: set[bytes] = set()
    for assignment in _witnesses(product, compiled):
        try:
            problems = flaws(scene(product, assignment), seen)
        except (Malformed, rules.UnknownValue, KeyError) as error:
            problems = [str(error)]
        for problem in problems:
            found.setdefault(problem, _finding(problem))
    return list(found.values())


def _finding(problem: str) -> Finding:
    """Return what is told of a problem, at the place that it begins with if it does."""
    placed = _PLACED.fullmatch(problem)
    place, said = placed.groups() if placed else (GEOMETRY_FILE, problem)
    told = Text.of(en=f"The picture cannot be built: {said}", ru=f"Изображение не строится: {in_russian(said)}")
    return Finding("error", "geometry", told, place)


def _witnesses(product: Product, compiled: Compiled) -> Iterator[Mapping[str, str]]:
    """Yield complete assignments: the preferred one, and one for every value of what is shown."""
    assert product.recipe is not None
    shown = dict.fromkeys(part.shows for part in product.recipe.parts if part.shows is not None)
    choices: list[dict[str, str]] = [{}]
    for characteristic in product.rule_book.characteristics:
        if characteristic.name in shown and not characteristic.computed:
            choices += [{characteristic.name: value} for value in characteristic.values]
    for choice in choices[:MOST_SCENES]:
        completion = compiled.engine.complete(choice)
        if completion.assignment is not None:
            yield completion.assignment


def flaws(made: Scene, seen: set[bytes] | None = None) -> list[str]:
    """Return what is wrong with the meshes of a scene: parts that leave their envelope, open or degenerate solids.

    Args:
        made: the scene.
        seen: shapes looked at before, which are not looked at again; receives those of this scene.
    """
    seen = set() if seen is None else seen
    found: list[str] = []
    ids: set[str] = set()
    for part in made.parts:
        if part.id in ids:
            found.append(f"there are two parts with the id {part.id}")
        ids.add(part.id)
        shape = canonical(part.shape_json())
        if shape not in seen:
            seen.add(shape)
            found += part_flaws(part)
    return found


def part_flaws(part: Part) -> list[str]:
    """Return what is wrong with one part."""
    family = FAMILIES[part.family]
    low, high = (np.array(corner) for corner in family.envelope(Values(part.params, part.outlines)))
    found: list[str] = []
    for piece in pieces(part):
        if piece.slot not in part.materials:
            found.append(f"{part.id}: the surface {piece.slot} has no material")
        found += [f"{part.id}, {piece.slot}: {flaw}" for flaw in solid_flaws(piece.solid)]
        for place in piece.places:
            bottom, top = piece.solid.placed(place).bounds
            if (bottom < low - SLACK).any() or (top > high + SLACK).any():
                found.append(f"{part.id}, {piece.slot}: it leaves its envelope")
                break
    return found


def solid_flaws(solid: Solid) -> list[str]:
    """Return what is wrong with a solid: not closed, not finite, inside out, or with no volume."""
    if not np.isfinite(solid.vertices).all():
        return ["it has a corner at no place"]
    found: list[str] = []
    directed = np.vstack([solid.faces[:, [0, 1]], solid.faces[:, [1, 2]], solid.faces[:, [2, 0]]])
    keys = directed[:, 0] * len(solid.vertices) + directed[:, 1]
    back = directed[:, 1] * len(solid.vertices) + directed[:, 0]
    if len(np.unique(keys)) != len(keys) or not np.array_equal(np.sort(keys), np.sort(back)):
        found.append("it is not closed")
    if volume(solid) <= 0:
        found.append("it is inside out, or has no volume")
    return found


def volume(solid: Solid) -> float:
    """Return the volume of a closed solid, mm³ (divergence theorem)."""
    a, b, c = (solid.vertices[solid.faces[:, i]] for i in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
