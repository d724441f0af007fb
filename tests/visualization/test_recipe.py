"""A recipe is read as a whole: every mistake is named, with its place."""

from __future__ import annotations

import rules
from catalog.geometry import Constant, Formula, Recipe, key_lines, read_recipe
from kernel.errors import FieldProblem

BOOK = """
characteristic colour: one of red, green
characteristic length: decimal 1.00..3.00 step 0.25 [m]
characteristic doors: integer 0..4
"""

GOOD = """format = 1

[material.paint]
finish = "powder_coat"
colour = { by = "colour", of = { red = "#c00000", green = "#00c000" } }

[[part]]
id = "body"
family = "box"
label = { en = "Body", ru = "Корпус" }
shows = "colour"
[part.params]
width = "length - 80 mm"
depth = 300
height = 200
[part.material]
body = "paint"
"""


def read(text: str, **files: str) -> tuple[Recipe | None, list[FieldProblem]]:
    problems: list[FieldProblem] = []
    book = rules.parse({"a.rules": BOOK}, {})
    return read_recipe({"geometry.toml": text, **files}, book, problems), problems


def test_a_good_recipe_is_plain_data() -> None:
    recipe, problems = read(GOOD)

    assert problems == []
    assert recipe is not None
    part = recipe.parts[0]
    assert part.params["width"] == Formula("length - 80 mm")
    assert part.materials["body"] == Constant("paint")
    assert part.label.in_("ru") == "Корпус"


def test_a_product_without_a_recipe_is_no_problem() -> None:
    problems: list[FieldProblem] = []
    assert read_recipe({}, rules.parse({"a.rules": BOOK}, {}), problems) is None
    assert problems == []


def test_all_mistakes_are_found_at_once_each_with_its_line() -> None:
    bad = GOOD.replace('"length - 80 mm"', '"lenght - 80 mm"').replace('shows = "colour"', 'shows = "color"')
    bad = bad.replace("green = ", "blue = ").replace('body = "paint"', 'body = "varnish"').replace("depth", "depht")
    bad = bad.replace('ru = "Корпус"', 'de = "Rumpf"').replace("[part.params]", "colour = 1\n[part.params]")
    recipe, problems = read(bad)

    assert recipe is None
    said = {problem.path.split(":")[1]: problem.message for problem in problems}
    assert "lenght" in said["14"]
    assert "color" in said["11"]
    assert "no value `blue`" in " ".join(problem.message for problem in problems)
    assert "varnish" in said["18"]
    assert "ru" in " ".join(problem.message for problem in problems)
    assert all(problem.path.startswith("geometry.toml:") for problem in problems)


def test_a_file_that_is_no_toml_says_where() -> None:
    _, problems = read("format = 1\n[[part]\n")
    assert problems[0].path.startswith("geometry.toml:2:")


def test_a_part_stands_only_on_parts_above_it() -> None:
    _, problems = read(GOOD.replace('shows = "colour"', 'at = { part = "roof", anchor = "top" }'))
    assert "`roof` is not the id of a part above" in problems[0].message


def test_a_drawing_must_be_there_and_bear_its_number() -> None:
    drawing = '\n[[drawing]]\nnumber = "A-1"\nfile = "drawings/a.dxf"\n'
    _, missing = read(GOOD + drawing)
    _, other = read(GOOD + drawing, **{"drawings/a.dxf": "B-2"})

    assert "not among" in missing[0].message
    assert "does not bear the number A-1" in other[0].message


def test_a_lookup_must_cover_every_value_or_say_what_else() -> None:
    _, problems = read(GOOD.replace(', green = "#00c000"', ""))
    assert "add `otherwise`" in problems[0].message


def test_lines_of_arrays_of_tables_are_told_apart() -> None:
    lines = key_lines('[[part]]\nid = "a"\n[part.params]\nx = 1\n[[part]]\nid = "b"\n')

    assert lines["part", "0", "params", "x"] == 4
    assert lines["part", "1", "id"] == 6
