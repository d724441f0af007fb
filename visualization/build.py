"""From a product and a complete assignment to its scene: pure, no meshes, some milliseconds.

The recipe's expressions are evaluated under the assignment, outlines are taken from the drawings and stretched, parts
are placed on the anchors of the parts before them. Nothing here reads files, clocks or databases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from catalog.geometry import FILE, Constant, Formula, Lookup, MaterialRecipe, Outline, PartRecipe, Setting, Spacing
from catalog.product import Product
from kernel.errors import FieldProblem, Malformed, Unknown
from visualization.drawing_source import outline as drawn_outline
from visualization.frame import Frame, at, identity, turned
from visualization.material import FINISHES, Material, material
from visualization.parts import FAMILIES
from visualization.parts.family import Family, Param, Values
from visualization.scene import ParamValue, Part, Ring, Scene, View, placement

MILLIMETRES: Mapping[str, Decimal] = {
    "": Decimal(1),
    "mm": Decimal(1),
    "cm": Decimal(10),
    "dm": Decimal(100),
    "m": Decimal(1000),
    "in": Decimal("25.4"),
}
"""Units in which a recipe's expression may give a length, in mm; a number without a unit is taken as mm."""

MOST_REPEATS = 200


Placed = Mapping[str, tuple[Family, list[Part]]]
"""The parts placed so far, by id in the recipe, with their family."""


def scene(product: Product, assignment: Mapping[str, str]) -> Scene:
    """Return the scene of a configured product.

    Args:
        product: with a recipe.
        assignment: a value for every characteristic (computed ones may be left out).

    Raises:
        Unknown: the product has no recipe.
        Malformed: parts of the recipe ask for a family, parameter, anchor, outline or size that does not exist; tells
            it of each of them. The findings of `visualization.check` name these before publication.
    """
    if product.recipe is None:
        raise Unknown(f"{product.code!r} has no geometry.", code="no-geometry", product=product.code)
    evaluation = _Evaluation(product, assignment)
    placed: dict[str, tuple[Family, list[Part]]] = {}
    broken: dict[str, Sequence[FieldProblem]] = {}
    for recipe in product.recipe.parts:
        if recipe.when is not None and not evaluation.holds(recipe.when):
            continue
        if {recipe.position.part, recipe.position.to_part} & broken.keys():
            broken[recipe.id] = ()  # what it stands on is told
            continue
        try:
            placed[recipe.id] = _placed(recipe, evaluation, placed)
        except Malformed as error:
            broken[recipe.id] = error.problems or (FieldProblem(recipe.place, error.message),)
    problems = [each for told in broken.values() for each in told]
    if problems:
        raise Malformed(f"{problems[0].path}: {problems[0].message}", problems=problems)
    parts = tuple(part for _, group in placed.values() for part in group)
    view = product.recipe.view
    return Scene(parts, View(evaluation.number(view.azimuth), evaluation.number(view.elevation)))


@dataclass(frozen=True)
class _Evaluation:
    """A recipe's settings under one assignment."""

    product: Product
    assignment: Mapping[str, str]

    def value(self, setting: Setting) -> ParamValue:
        """Return the number (mm for lengths), flag, text or colour a setting stands for."""
        if isinstance(setting, Constant):
            return _plain(setting.value)
        if isinstance(setting, Lookup):
            found = setting.of.get(self.assignment[setting.by], setting.otherwise)
            if found is None:
                raise _wrong(setting.place, f"nothing is listed for {setting.by}={self.assignment[setting.by]}.")
            return _plain(found.value)
        if isinstance(setting, Formula):
            return self.formula(setting)
        chosen = self.product.characteristic(setting.characteristic).value(self.assignment[setting.characteristic])
        return chosen.swatch or setting.otherwise

    def formula(self, formula: Formula) -> ParamValue:
        """Return the worth of an expression; lengths in mm."""
        expression = self.product.expression(formula.text)
        value = expression.value(self.assignment)
        if isinstance(value, bool | str):
            return value
        return _plain(value * MILLIMETRES.get(expression.unit, Decimal(1)))

    def number(self, setting: Setting) -> float:
        """Return a number."""
        value = self.value(setting)
        if isinstance(value, bool | str):
            raise _wrong(_where(setting), f"a number is needed, not {value!r}.")
        return value

    def holds(self, condition: Formula) -> bool:
        """Return whether a condition is true."""
        return self.product.expression(condition.text).value(self.assignment) is True

    def material(self, recipe: MaterialRecipe) -> Material:
        """Return a named material."""
        finish = str(self.value(recipe.finish))
        if finish not in FINISHES:
            raise _wrong(recipe.place, f"there is no finish {finish!r}; known are {', '.join(FINISHES)}.")
        return material(finish, None if recipe.colour is None else str(self.value(recipe.colour)).lower())

    def outline(self, reference: Outline) -> Ring:
        """Return an outline of a drawing, stretched to size."""
        assert self.product.recipe is not None
        drawing = self.product.recipe.drawings[reference.drawing]
        sizes = tuple(sorted((name, self.number(size)) for name, size in reference.stretch.items()))
        return drawn_outline(drawing.content, reference.layer, sizes)


def _plain(value: Decimal | bool | str) -> ParamValue:
    """Return a value as a parameter: decimals become floats, to a thousandth of a millimetre."""
    return value if isinstance(value, bool | str) else round(float(value), 3) + 0.0


def _wrong(place: str, message: str) -> Malformed:
    return Malformed(f"{place}: {message}", problems=[FieldProblem(place, message)])


def _where(setting: Setting) -> str:
    """Return the place of a setting, if it has one."""
    return getattr(setting, "place", "") or FILE


def _placed(recipe: PartRecipe, evaluation: _Evaluation, before: Placed) -> tuple[Family, list[Part]]:
    """Return a part's family and its repetitions where they stand."""
    family = FAMILIES.get(recipe.family)
    if family is None:
        raise _wrong(recipe.place, f"there is no part family {recipe.family!r}.")
    values = _values(recipe, family, evaluation)
    materials = _materials(recipe, family, evaluation)
    group = []
    for number, frame in _frames(recipe, evaluation, before):
        group.append(
            Part(
                id=recipe.id if recipe.repeat is None else f"{recipe.id}_{number}",
                source=recipe.id,
                family=family.name,
                label=recipe.label,
                shows=recipe.shows,
                params=_own_params(recipe, family, values, number, frame, before),
                outlines=values.outlines,
                materials=materials,
                placement=placement(frame),
            )
        )
    return family, group


def _own_params(
    recipe: PartRecipe, family: Family, values: Values, number: int, frame: Frame, before: Placed
) -> Mapping[str, ParamValue]:
    """Return the parameters of one repetition: those of all, its number if it wants it, and where it reaches to."""
    found = dict(values.values)
    if "number" in family.params and "number" not in recipe.params:
        found["number"] = float(number % family.cycle(found))
    position = recipe.position
    if position.to_part is not None and position.to_anchor is not None:
        end = np.linalg.inv(frame) @ _anchor(recipe, position.to_part, position.to_anchor, number, before)
        for axis, name in enumerate("xyz"):
            found[f"end_{name}"] = round(float(end[axis, 3]), 3) + 0.0
            found[f"toward_{name}"] = round(float(end[axis, 2]), 6) + 0.0
        unknown = sorted(set(found) - set(family.params))
        if unknown:
            raise _wrong(recipe.place, f"parts of the family {family.name!r} do not reach from place to place.")
    return found


def _values(recipe: PartRecipe, family: Family, evaluation: _Evaluation) -> Values:
    """Return the part's parameters, complete and checked against the family's limits."""
    unknown = sorted((set(recipe.params) - set(family.params)) | (set(recipe.outlines) - set(family.outlines)))
    if unknown:
        raise _wrong(recipe.place, f"the family {family.name!r} has no parameter {', '.join(unknown)}.")
    missing = sorted(set(family.outlines) - set(recipe.outlines))
    if missing:
        raise _wrong(recipe.place, f"the outline {', '.join(missing)} of {recipe.id!r} is missing.")
    values = {
        name: _limited(recipe, name, param, evaluation.value(recipe.params[name]) if name in recipe.params else None)
        for name, param in family.params.items()
    }
    return Values(values, {name: evaluation.outline(found) for name, found in recipe.outlines.items()})


def _limited(recipe: PartRecipe, name: str, param: Param, value: ParamValue | None) -> ParamValue:
    """Return a parameter's value, or its default; Malformed when it is of the wrong kind or beyond its limits."""
    value = param.default if value is None else value
    if value is None:
        raise _wrong(recipe.place, f"{name} of {recipe.id!r} is missing.")
    wanted = _wanted(param, value)
    if wanted is not None:
        raise _wrong(recipe.place, f"{name} of {recipe.id!r} is {value!r}; {wanted} is needed.")
    return value if param.kind in ("flag", "text") else float(value)


def _wanted(param: Param, value: ParamValue) -> str | None:
    """Return what a parameter should be instead of a value that it cannot be."""
    if param.kind == "flag":
        return None if isinstance(value, bool) else "true or false"
    if param.kind == "text":
        is_known = isinstance(value, str) and (not param.options or value in param.options)
        return None if is_known else f"one of {', '.join(param.options)}" if param.options else "a text"
    if isinstance(value, bool | str):
        return "a number"
    return None if param.low <= value <= param.high else f"a number between {param.low:g} and {param.high:g}"


def _materials(recipe: PartRecipe, family: Family, evaluation: _Evaluation) -> dict[str, Material]:
    """Return the material of every slot of the family."""
    assert evaluation.product.recipe is not None
    named = evaluation.product.recipe.materials
    unknown = sorted(set(recipe.materials) - set(family.slots))
    if unknown:
        raise _wrong(recipe.place, f"the family {family.name!r} has no surface {', '.join(unknown)}.")
    found = dict(family.slots)
    for slot, setting in recipe.materials.items():
        name = str(evaluation.value(setting))
        if name not in named:
            raise _wrong(recipe.place, f"there is no material {name!r}.")
        found[slot] = evaluation.material(named[name])
    return found


def _frames(recipe: PartRecipe, evaluation: _Evaluation, before: Placed) -> Iterator[tuple[int, Frame]]:
    """Yield the number and the frame of each repetition of a part."""
    count = 1 if recipe.repeat is None else round(evaluation.number(recipe.repeat.count))
    if count > MOST_REPEATS:
        raise _wrong(recipe.place, f"{recipe.id!r} is repeated {count} times; at most {MOST_REPEATS} are shown.")
    distance = (0.0, 0.0, 0.0) if recipe.repeat is None else _triple(recipe.repeat.distance, evaluation)
    turn = turned(*_triple(recipe.position.turn, evaluation))
    x, y, z = _triple(recipe.position.offset, evaluation)
    for index in range(count):
        base = _base(recipe, index + 1, before)
        share = 0.0 if recipe.repeat is None else _share(recipe.repeat.spacing, index, count)
        yield index + 1, base @ at(x + distance[0] * share, y + distance[1] * share, z + distance[2] * share) @ turn


def _share(spacing: Spacing, index: int, count: int) -> float:
    """Return which multiple of the distance a repetition stands away from the start."""
    if spacing == "step":
        return float(index)
    return (index + 1) / (count + 1) if spacing == "between" else (index + 0.5) / count


def _triple(settings: Sequence[Setting], evaluation: _Evaluation) -> tuple[float, float, float]:
    """Return three numbers."""
    x, y, z = (evaluation.number(setting) for setting in settings)
    return (x, y, z)


def _base(recipe: PartRecipe, number: int, before: Placed) -> Frame:
    """Return the frame that a part's position is told in."""
    if recipe.position.part is None or recipe.position.anchor is None:
        return identity()
    return _anchor(recipe, recipe.position.part, recipe.position.anchor, number, before)


def _anchor(recipe: PartRecipe, part: str, anchor: str, number: int, before: Placed) -> Frame:
    """Return an anchor of an earlier part, in the frame of the product."""
    if part not in before or not before[part][1]:
        raise _wrong(recipe.place, f"{recipe.id!r} stands on {part!r}, which is not there.")
    family, group = before[part]
    host = group[min(number, len(group)) - 1]
    anchors = family.anchors(Values(host.params, host.outlines))
    name = anchor.replace("{n}", str(number))
    if name not in anchors:
        raise _wrong(recipe.place, f"{part!r} has no anchor {name!r}; it has {', '.join(anchors) or 'none'}.")
    return host.frame @ anchors[name]
