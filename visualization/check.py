"""Checks of geometry: of a product before it is published, and of a scene before it is believed.

`Geometry` is a check for the catalogue's gate: it builds the scene of the product as preferred, and of each value of
every characteristic that a part shows, so that a recipe that asks for a family, an anchor or an outline that does not
exist is found by its author and not by a customer. `flaws` looks at the meshes themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

import rules
from catalog.compiled import Compiled
from catalog.gate import Finding
from catalog.geometry import FILE as GEOMETRY_FILE
from catalog.geometry import Recipe
from catalog.product import Product
from kernel.digest import canonical
from kernel.errors import FieldProblem, Malformed
from kernel.text import Text
from visualization.assembly import pieces
from visualization.build import scene
from visualization.parts import FAMILIES
from visualization.parts.family import Values
from visualization.russian import in_russian
from visualization.scene import Part, Scene
from visualization.solid import Solid

SLACK = 0.05
"""mm by which a part may leave its envelope: rounding."""
MOST_SCENES = 400
"""Values of which a product is shown; beyond it those at the end of the list go untried."""


class Geometry:
    """The check of one examination of a product: none at all, or a recipe that cannot be built.

    Shapes know no market and no day: what was shown in one is not tried again in another, and what is wrong is wrong
    in all of them.
    """

    def __init__(self) -> None:
        self._shown: set[tuple[str, str]] = set()
        self._shapes: set[bytes] = set()
        self._found: dict[FieldProblem, Finding] = {}

    def __call__(self, product: Product, compiled: Compiled) -> Iterable[Finding]:
        """Find what is wrong with the pictures of a product, in a market and on a day."""
        if product.recipe is None:
            return [_no_recipe()]
        for assignment in self._witnesses(product, product.recipe, compiled):
            for problem in self._problems(product, assignment):
                self._found.setdefault(problem, _finding(problem))
        return list(self._found.values())

    def _problems(self, product: Product, assignment: Mapping[str, str]) -> Iterable[FieldProblem]:
        try:
            return [FieldProblem(GEOMETRY_FILE, flaw) for flaw in flaws(scene(product, assignment), self._shapes)]
        except Malformed as error:
            return error.problems
        except (rules.UnknownValue, KeyError) as error:
            return [FieldProblem(GEOMETRY_FILE, str(error))]

    def _witnesses(self, product: Product, recipe: Recipe, compiled: Compiled) -> Iterator[Mapping[str, str]]:
        """Yield complete assignments: the preferred one, and one for every value of what is shown."""
        shown = {part.shows for part in recipe.parts}
        values = [
            (each.name, value)
            for each in product.rule_book.characteristics
            if each.name in shown and not each.computed
            for value in each.values
            if (each.name, value) not in self._shown
        ]
        for choice in ({}, *({name: value} for name, value in values)):
            completion = compiled.engine.complete(choice) if len(self._shown) < MOST_SCENES else None
            if completion is not None and completion.assignment is not None:
                self._shown.update(choice.items())
                yield completion.assignment


def _no_recipe() -> Finding:
    told = Text.of(
        en="The product has no geometry.toml: it is sold without a picture.",
        ru="У изделия нет geometry.toml: он продаётся без изображения.",
    )
    return Finding("warning", "no-geometry", told, GEOMETRY_FILE)


def _finding(problem: FieldProblem) -> Finding:
    told = Text.of(
        en=f"The picture cannot be built: {problem.message}",
        ru=f"Изображение не строится: {in_russian(problem.message)}",
    )
    return Finding("error", "geometry", told, problem.path)


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
