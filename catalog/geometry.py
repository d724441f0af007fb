"""Geometry recipes: the part of a product's files that says how its parts follow from a configuration.

A recipe is plain data read from `geometry.toml`: which parts stand where, of which family, how large and in which
material, each number an expression of the rule language over the product's characteristics. It exists so that a
catalogue manager changes the picture of a product the same way as its rules: by editing a file, checked as a whole,
with every mistake named by file and line. It builds no mesh and knows no part family: `visualization` does, and reports
families, parameters or anchors it does not know as findings of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, get_args

import rules
from kernel.errors import FieldProblem
from kernel.text import LANGUAGES, Text

FILE = "geometry.toml"
FORMAT = 1
MOST_PARTS = 400
"""More parts than any product of a shop has; a recipe beyond it is a mistake or an attack."""
LONGEST_FILE = 500_000
"""Characters; a recipe of a real product has some ten thousand."""

_IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")
_COLOUR = re.compile(r"^#[0-9a-f]{6}$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\-\"]+)\s*=")
_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"]+)\s*\]\]?")


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression of the rule language, with the place it was written at."""

    text: str
    place: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a truth value or a text that does not depend on the configuration."""

    value: Decimal | bool | str


@dataclass(frozen=True, slots=True)
class Lookup:
    """One constant per value of a characteristic, and what to take for the values not listed."""

    by: str
    of: Mapping[str, Constant]
    otherwise: Constant | None = None
    place: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Swatch:
    """The colour swatch of the chosen value of a characteristic."""

    characteristic: str
    otherwise: str = "#808080"


Setting = Formula | Constant | Lookup | Swatch
"""Where a number, a flag, a text or a colour of the recipe comes from."""

ZERO = Constant(Decimal(0))


@dataclass(frozen=True, slots=True)
class Position:
    """Where a part stands: in the frame of an anchor of an earlier part, or in the frame of the product.

    Args:
        part: id of the part whose anchor is meant; None for the product's own frame.
        anchor: name of the anchor; `{n}` in it is the number of the repetition, from 1.
        offset: x, y, z in that frame, mm.
        turn: degrees about x, then y, then z of that frame.
        to_part: id of an earlier part that this one reaches to, as a hose does; None for none.
        to_anchor: anchor of that part; `{n}` as above.
    """

    part: str | None = None
    anchor: str | None = None
    offset: tuple[Setting, Setting, Setting] = (ZERO, ZERO, ZERO)
    turn: tuple[Setting, Setting, Setting] = (ZERO, ZERO, ZERO)
    to_part: str | None = None
    to_anchor: str | None = None


Spacing = Literal["step", "between", "cells"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a part is repeated, and where the repetitions stand.

    Args:
        count: how many there are; 0 for none.
        spacing: what the distance means. `step`: each stands so far from the one before. `between`: they divide the
            distance into equal gaps, one more than there are parts. `cells`: they stand in the middles of equal shares
            of the distance.
        distance: x, y, z, mm.
    """

    count: Setting
    spacing: Spacing = "step"
    distance: tuple[Setting, Setting, Setting] = (ZERO, ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class MaterialRecipe:
    """A named material: a finish (how it shines) and a colour."""

    name: str
    finish: Setting
    colour: Setting | None
    place: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline taken from a layer of a technical drawing, stretched to size.

    Args:
        drawing: number of the drawing.
        layer: layer that holds the outline.
        stretch: name of a direction marked in the drawing -> the size wanted along it, mm.
    """

    drawing: str
    layer: str
    stretch: Mapping[str, Setting] = field(default_factory=dict)
    place: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A technical drawing (DXF, ASCII) with its number; `content` is the file itself."""

    number: str
    file: str
    content: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class PartRecipe:
    """One part, or a row of equal parts.

    Args:
        id: name of the part in the scene; repetitions are `id_1`, `id_2`, ...
        family: which builder makes it.
        label: what it is, for people.
        shows: the characteristic that a click on the part opens; None when there is none.
        when: condition under which it is there; None for always.
        params: parameter -> setting (mm for lengths).
        outlines: parameter -> outline from a drawing.
        materials: slot of the family -> name of a material, as a setting.
    """

    id: str
    family: str
    label: Text
    shows: str | None
    when: Formula | None
    position: Position
    repeat: Repeat | None
    params: Mapping[str, Setting]
    outlines: Mapping[str, Outline]
    materials: Mapping[str, Setting]
    place: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class View:
    """Where the camera stands for a still: degrees round the product from its front, and above the floor."""

    azimuth: Setting = Constant(Decimal(-35))
    elevation: Setting = Constant(Decimal(16))


@dataclass(frozen=True, slots=True)
class Recipe:
    """The geometry of a product as a function of its configuration, as plain data."""

    parts: tuple[PartRecipe, ...]
    materials: Mapping[str, MaterialRecipe]
    drawings: Mapping[str, Drawing]
    view: View = View()


def read_recipe(files: Mapping[str, str], book: rules.RuleBook, problems: list[FieldProblem]) -> Recipe | None:
    """Read `geometry.toml` and its drawings, checking every expression against the rule book.

    Args:
        files: path in the product folder -> text.
        book: the product's rule book.
        problems: receives everything that is wrong, with `file:line:column` as the path.

    Returns:
        The recipe; None when the product has none, or when something is wrong with it.
    """
    text = files.get(FILE)
    if text is None:
        return None
    reader = _Reader(files, book)
    recipe = reader.recipe(text)
    problems.extend(reader.problems)
    return None if reader.problems else recipe


def key_lines(text: str) -> dict[tuple[str, ...], int]:
    r"""Return the line (from 1) of every header and key of a TOML text; arrays of tables are numbered from 0.

    >>> key_lines('[[part]]\\nid = "a"\\n[[part]]\\nid = "b"')[("part", "1", "id")]
    4
    """
    lines: dict[tuple[str, ...], int] = {}
    counts: dict[str, int] = {}
    current: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            current = _header_path(header, counts)
            lines.setdefault(current, number)
        elif key := _KEY.match(line):
            path = (*current, *_dotted(key.group(1)))
            for length in range(len(current) + 1, len(path) + 1):
                lines.setdefault(path[:length], number)
    return lines


def _header_path(header: re.Match[str], counts: dict[str, int]) -> tuple[str, ...]:
    """Return the path a header opens, counting arrays of tables."""
    names = _dotted(header.group(2))
    if header.group(1) == "[[":
        counts[names[0]] = counts.get(names[0], -1) + 1
    index = (str(counts[names[0]]),) if names[0] in counts else ()
    return (names[0], *index, *names[1:])


def _dotted(key: str) -> tuple[str, ...]:
    """Split a dotted TOML key."""
    return tuple(part.strip().strip('"') for part in key.split("."))


class _Reader:
    """Reads one `geometry.toml`; collects problems instead of stopping at the first."""

    def __init__(self, files: Mapping[str, str], book: rules.RuleBook) -> None:
        self.files = files
        self.book = book
        self.known = {found.name: found for found in book.characteristics}
        self.problems: list[FieldProblem] = []
        self.lines: dict[tuple[str, ...], int] = {}

    # --- reporting -------------------------------------------------------------------------------------------------

    def place(self, path: Sequence[str]) -> str:
        """Return `file:line:column` of a path in the file, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            line = self.lines.get(tuple(path[:length]))
            if line is not None:
                return f"{FILE}:{line}:1"
        return f"{FILE}:1:1"

    def wrong(self, path: Sequence[str], message: str) -> None:
        """Note a problem."""
        self.problems.append(FieldProblem(self.place(path), message))

    def unknown_keys(self, table: Mapping[str, Any], path: tuple[str, ...], allowed: str) -> None:
        """Note every key that is not one of the allowed (words)."""
        for key in table:
            if key not in allowed.split():
                self.wrong((*path, key), f"there is no `{key}` here; known are {', '.join(allowed.split())}")

    # --- the whole -------------------------------------------------------------------------------------------------

    def recipe(self, text: str) -> Recipe | None:
        """Read everything; None when the file is not TOML at all."""
        if len(text) > LONGEST_FILE:
            self.wrong((), f"the recipe is longer than {LONGEST_FILE} characters")
            return None
        self.lines = key_lines(text)
        try:
            data = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+), column (\d+)", str(error))
            where = f"{FILE}:{line.group(1)}:{line.group(2)}" if line else f"{FILE}:1:1"
            self.problems.append(FieldProblem(where, f"this is not TOML: {error}"))
            return None
        self.unknown_keys(data, (), "format view material drawing part")
        if data.get("format") != FORMAT:
            self.wrong(("format",), f"write `format = {FORMAT}`")
        drawings = self.drawings(data.get("drawing", []))
        materials = self.materials(data.get("material", {}))
        return Recipe(self.parts(data.get("part", []), materials, drawings), materials, drawings, self.view(data))

    def view(self, data: Mapping[str, Any]) -> View:
        """Read the camera of the stills."""
        table = self.table(data.get("view", {}), ("view",))
        self.unknown_keys(table, ("view",), "azimuth elevation")
        found = {name: self.setting(table[name], ("view", name)) for name in ("azimuth", "elevation") if name in table}
        return View(**found)

    def drawings(self, tables: Any) -> dict[str, Drawing]:
        """Read the list of drawings, and the drawings."""
        found: dict[str, Drawing] = {}
        for index, raw in enumerate(self.rows(tables, "drawing")):
            path = ("drawing", str(index))
            table = self.table(raw, path)
            self.unknown_keys(table, path, "number file")
            number, file = self.word(table, path, "number"), self.word(table, path, "file")
            content = self.files.get(file)
            if content is None:
                self.wrong((*path, "file"), f"the drawing `{file}` is not among the product's files")
            elif number not in content:
                self.wrong((*path, "number"), f"the drawing `{file}` does not bear the number {number}")
            if number in found:
                self.wrong((*path, "number"), f"there are two drawings with the number {number}")
            found[number] = Drawing(number, file, content or "")
        return found

    def materials(self, tables: Any) -> dict[str, MaterialRecipe]:
        """Read the named materials."""
        found: dict[str, MaterialRecipe] = {}
        for name, raw in self.table(tables, ("material",)).items():
            path = ("material", name)
            table = self.table(raw, path)
            self.unknown_keys(table, path, "finish colour")
            finish = self.name_setting(table.get("finish", "plastic"), (*path, "finish"))
            colour = self.colour(table["colour"], (*path, "colour")) if "colour" in table else None
            found[name] = MaterialRecipe(name, finish, colour, self.place(path))
        return found

    def parts(
        self, tables: Any, materials: Mapping[str, MaterialRecipe], drawings: Mapping[str, Drawing]
    ) -> tuple[PartRecipe, ...]:
        """Read the parts in order."""
        rows = self.rows(tables, "part")
        if not rows or len(rows) > MOST_PARTS:
            self.wrong(("part", "0"), f"a recipe has between 1 and {MOST_PARTS} parts; this one has {len(rows)}")
            return ()
        found: dict[str, PartRecipe] = {}
        for index, raw in enumerate(rows):
            part = self.part(self.table(raw, ("part", str(index))), ("part", str(index)), materials, drawings)
            if part.id in found:
                self.wrong(("part", str(index), "id"), f"there are two parts with the id `{part.id}`")
            for host in (part.position.part, part.position.to_part):
                if host is not None and host not in found:
                    self.wrong(("part", str(index), "at"), f"`{host}` is not the id of a part above this one")
            found[part.id] = part
        return tuple(found.values())

    # --- one part --------------------------------------------------------------------------------------------------

    def part(
        self,
        table: Mapping[str, Any],
        path: tuple[str, ...],
        materials: Mapping[str, MaterialRecipe],
        drawings: Mapping[str, Drawing],
    ) -> PartRecipe:
        """Read one part."""
        self.unknown_keys(table, path, "id family label shows when at repeat params material")
        shows = table.get("shows")
        if shows is not None and shows not in self.known:
            self.wrong((*path, "shows"), f"there is no characteristic `{shows}`")
        params = self.table(table.get("params", {}), (*path, "params"))
        outlines = {name: raw for name, raw in params.items() if isinstance(raw, dict) and "drawing" in raw}
        return PartRecipe(
            id=self.identifier(table, path, "id"),
            family=self.identifier(table, path, "family"),
            label=self.label(table.get("label"), (*path, "label")),
            shows=shows if isinstance(shows, str) else None,
            when=self.condition(table.get("when"), (*path, "when")),
            position=self.position(table.get("at", {}), (*path, "at")),
            repeat=self.repeat(table["repeat"], (*path, "repeat")) if "repeat" in table else None,
            params={
                name: self.setting(raw, (*path, "params", name)) for name, raw in params.items() if name not in outlines
            },
            outlines={name: self.outline(raw, (*path, "params", name), drawings) for name, raw in outlines.items()},
            materials=self.slots(table.get("material", {}), (*path, "material"), materials),
            place=self.place(path),
        )

    def condition(self, raw: Any, path: tuple[str, ...]) -> Formula | None:
        """Read a condition; nothing, or an empty text, means always."""
        if raw is None or raw == "":
            return None
        if not isinstance(raw, str):
            self.wrong(path, "a condition is an expression in quotes")
            return None
        return self.formula(raw, path)

    def position(self, raw: Any, path: tuple[str, ...]) -> Position:
        """Read where a part stands."""
        table = self.table(raw, path)
        self.unknown_keys(table, path, "part anchor x y z turn to")
        part, anchor = self.anchor(table, path)
        to_part, to_anchor = self.anchor(self.table(table.get("to", {}), path), path)
        x, y, z = (self.setting(table.get(axis, 0), (*path, axis)) for axis in "xyz")
        turn = self.triple(table.get("turn", [0, 0, 0]), (*path, "turn"))
        return Position(part, anchor, (x, y, z), turn, to_part, to_anchor)

    def anchor(self, table: Mapping[str, Any], path: tuple[str, ...]) -> tuple[str | None, str | None]:
        """Read the name of a part and of an anchor of it; both or neither."""
        part, anchor = table.get("part"), table.get("anchor")
        if (part is None) != (anchor is None):
            self.wrong(path, "`part` and `anchor` belong together: write both, or neither")
        return (part if isinstance(part, str) else None, anchor if isinstance(anchor, str) else None)

    def repeat(self, raw: Any, path: tuple[str, ...]) -> Repeat:
        """Read how often a part is repeated."""
        table = self.table(raw, path)
        self.unknown_keys(table, path, "count step between cells")
        if "count" not in table:
            self.wrong(path, "`repeat` needs a `count`")
        count = self.setting(table.get("count", 1), (*path, "count"))
        found: list[Spacing] = [spacing for spacing in get_args(Spacing) if spacing in table]
        if len(found) != 1:
            self.wrong(path, "`repeat` needs one of `step`, `between` and `cells`")
            return Repeat(count)
        return Repeat(count, found[0], self.triple(table[found[0]], (*path, found[0])))

    def outline(self, raw: Mapping[str, Any], path: tuple[str, ...], drawings: Mapping[str, Drawing]) -> Outline:
        """Read a reference to an outline of a drawing."""
        self.unknown_keys(raw, path, "drawing layer stretch")
        number = raw.get("drawing")
        if number not in drawings:
            self.wrong(path, f"there is no drawing with the number {number}")
        stretch = self.table(raw.get("stretch", {}), path)
        sizes = {name: self.setting(value, path) for name, value in stretch.items()}
        return Outline(str(number), self.word(raw, path, "layer"), sizes, self.place(path))

    def slots(self, raw: Any, path: tuple[str, ...], materials: Mapping[str, MaterialRecipe]) -> dict[str, Setting]:
        """Read which material each slot of the family gets."""
        found: dict[str, Setting] = {}
        for slot, value in self.table(raw, path).items():
            setting = self.name_setting(value, (*path, slot))
            for name in _constants(setting):
                if name not in materials:
                    self.wrong((*path, slot), f"there is no material `{name}`")
            found[slot] = setting
        return found

    # --- settings --------------------------------------------------------------------------------------------------

    def setting(self, raw: Any, path: tuple[str, ...]) -> Setting:
        """Read a setting: a text is an expression, a number or truth value itself, a table one of the other forms."""
        if isinstance(raw, str):
            return self.formula(raw, path)
        if isinstance(raw, bool):
            return Constant(raw)
        if isinstance(raw, int | Decimal):
            return Constant(Decimal(raw))
        if isinstance(raw, dict):
            return self.setting_table(raw, path)
        self.wrong(path, "an expression in quotes, a number, true, false or a table is needed here")
        return ZERO

    def setting_table(self, raw: Mapping[str, Any], path: tuple[str, ...]) -> Setting:
        """Read `{text = ...}`, `{swatch = ...}` or `{by = ..., of = {...}, otherwise = ...}`."""
        if set(raw) == {"text"}:
            return Constant(self.word(raw, path, "text"))
        if "swatch" in raw:
            return self.colour(raw, path)
        return self.lookup(raw, path, lambda value, where: self.constant(value, where))

    def name_setting(self, raw: Any, path: tuple[str, ...]) -> Setting:
        """Read a setting whose plain texts are names, not expressions."""
        if isinstance(raw, str):
            return Constant(raw)
        if isinstance(raw, dict) and isinstance(raw.get("formula"), str):
            self.unknown_keys(raw, path, "formula")
            return self.formula(raw["formula"], path)
        if isinstance(raw, dict):
            return self.lookup(raw, path, lambda value, where: self.constant(value, where))
        self.wrong(path, "a name in quotes, a table with `formula`, or a table with `by` and `of`, is needed here")
        return Constant("")

    def colour(self, raw: Any, path: tuple[str, ...]) -> Setting:
        """Read a colour: `#rrggbb`, the swatch of a characteristic, or a look-up of colours."""
        if isinstance(raw, str):
            return Constant(self.hexadecimal(raw, path))
        if isinstance(raw, dict) and "swatch" in raw:
            self.unknown_keys(raw, path, "swatch otherwise")
            name = raw["swatch"]
            if name not in self.known:
                self.wrong(path, f"there is no characteristic `{name}`")
            return Swatch(str(name), self.hexadecimal(raw.get("otherwise", "#808080"), path))
        if isinstance(raw, dict):
            return self.lookup(raw, path, lambda value, where: Constant(self.hexadecimal(value, where)))
        self.wrong(path, "a colour is `#rrggbb`, `{swatch = ...}` or a table with `by` and `of`")
        return Constant("#808080")

    def hexadecimal(self, raw: Any, path: tuple[str, ...]) -> str:
        """Read a colour written as lower-case `#rrggbb`."""
        if isinstance(raw, str) and _COLOUR.match(raw):
            return raw
        self.wrong(path, f"`{raw}` is not a colour; write `#rrggbb` in lower case")
        return "#808080"

    def lookup(
        self, raw: Mapping[str, Any], path: tuple[str, ...], read: Callable[[Any, tuple[str, ...]], Constant]
    ) -> Setting:
        """Read `{by = characteristic, of = {value = constant}, otherwise = constant}`."""
        self.unknown_keys(raw, path, "by of otherwise")
        by = raw.get("by")
        found = self.known.get(by) if isinstance(by, str) else None
        table = self.table(raw.get("of", {}), path)
        if found is None:
            self.wrong(path, f"`by` names the characteristic to look up by; there is no `{by}`")
        elif found.values:
            for value in table:
                if value not in found.values:
                    self.wrong(path, f"`{by}` has no value `{value}`")
        of = {value: read(constant, path) for value, constant in table.items()}
        otherwise = read(raw["otherwise"], path) if "otherwise" in raw else None
        if otherwise is None and found is not None and set(found.values or ("",)) - set(of):
            self.wrong(path, f"not every value of `{by}` is listed: add `otherwise`")
        return Lookup(str(by), of, otherwise, self.place(path))

    def constant(self, raw: Any, path: tuple[str, ...]) -> Constant:
        """Read a number, a truth value or a text."""
        if isinstance(raw, bool | str):
            return Constant(raw)
        if isinstance(raw, int | Decimal):
            return Constant(Decimal(raw))
        self.wrong(path, "a number, true, false or a text is needed here")
        return ZERO

    def triple(self, raw: Any, path: tuple[str, ...]) -> tuple[Setting, Setting, Setting]:
        """Read three settings, for x, y and z."""
        if not isinstance(raw, list) or len(raw) != 3:
            self.wrong(path, "three values [x, y, z] are needed here")
            return (ZERO, ZERO, ZERO)
        x, y, z = (self.setting(value, path) for value in raw)
        return (x, y, z)

    def formula(self, text: str, path: tuple[str, ...]) -> Formula:
        """Check an expression against the rule book."""
        place = self.place(path)
        try:
            rules.compile_expression(self.book, text)
        except rules.RuleErrors as errors:
            for finding in errors.findings:
                hint = f" ({finding.hint})" if finding.hint else ""
                self.problems.append(FieldProblem(place, f"in `{text}`: {finding.message}{hint}"))
        return Formula(text, place)

    # --- plain values ----------------------------------------------------------------------------------------------

    def table(self, raw: Any, path: Sequence[str]) -> Mapping[str, Any]:
        """Return a table, or an empty one with a problem noted."""
        if isinstance(raw, dict):
            return raw
        self.wrong(path, "a table is needed here")
        return {}

    def rows(self, raw: Any, name: str) -> list[Any]:
        """Return an array of tables, or an empty one with a problem noted."""
        if isinstance(raw, list):
            return raw
        self.wrong((name,), f"write `[[{name}]]`")
        return []

    def word(self, table: Mapping[str, Any], path: tuple[str, ...], key: str) -> str:
        """Return a text that must be there."""
        value = table.get(key)
        if isinstance(value, str) and value:
            return value
        self.wrong((*path, key), f"`{key}` is missing, or is not a text")
        return ""

    def identifier(self, table: Mapping[str, Any], path: tuple[str, ...], key: str) -> str:
        """Return a name of lower-case letters, digits and underscores."""
        value = self.word(table, path, key)
        if value and not _IDENTIFIER.match(value):
            self.wrong((*path, key), f"`{value}` is not a name: lower-case letters, digits and _ only")
        return value

    def label(self, raw: Any, path: tuple[str, ...]) -> Text:
        """Read what the part is called, in every language."""
        table = self.table(raw, path)
        self.unknown_keys(table, path, " ".join(LANGUAGES))
        for language in LANGUAGES:
            if not isinstance(table.get(language), str) or not table[language]:
                self.wrong(path, f"the label has no text in `{language}`")
        return Text({language: str(text) for language, text in table.items()})


def _constants(setting: Setting) -> tuple[str, ...]:
    """Return the texts a constant or a look-up can give."""
    if isinstance(setting, Constant):
        return (str(setting.value),)
    if isinstance(setting, Lookup):
        others = () if setting.otherwise is None else (setting.otherwise,)
        return tuple(str(constant.value) for constant in (*setting.of.values(), *others))
    return ()
