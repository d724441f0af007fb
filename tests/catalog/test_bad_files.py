"""Hostile and careless files: each mistake is reported with file, line and column, and all of them at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.load import load_product
from kernel.errors import FieldProblem, Malformed
from tests.build.catalogue import tiny_product_files


def problems_of(files: dict[str, str]) -> tuple[FieldProblem, ...]:
    with pytest.raises(Malformed) as caught:
        load_product(files)
    return caught.value.problems


def changed(file: str, old: str, new: str) -> dict[str, str]:
    files = tiny_product_files()
    assert old in files[file], f"{old!r} is not in {file}"
    return {**files, file: files[file].replace(old, new, 1)}


BAD = [
    # prices/books.toml
    ("prices/books.toml", 'market = "eu"', 'market = "uk"', "prices/books.toml:3:1", "not sold in the market 'uk'"),
    ("prices/books.toml", 'currency = "EUR"', 'currency = "ZZZ"', "prices/books.toml:4:1", "not a currency code"),
    ("prices/books.toml", 'currency = "EUR"', 'currency = "USD"', "prices/books.toml:4:1", "pays in EUR"),
    (
        "prices/books.toml",
        "until = 2027-01-01",
        "until = 2027-06-01",
        "prices/books.toml:13:1",
        "overlaps with 'eu-2026'",
    ),
    ("prices/books.toml", "until = 2027-01-01", "until = 2025-01-01", "prices/books.toml:6:1", "not after it starts"),
    ("prices/books.toml", '"eu-2027"', '"eu-2026"', "prices/books.toml:10:1", "stands here twice"),
    ("prices/books.toml", '"eur.csv"', '"euro.csv"', "prices/books.toml:7:1", "Did you mean"),
    ("prices/books.toml", "[[book]]", "[[boek]]", "prices/books.toml:1:1", "Did you mean 'book'?"),
    # price sheets
    ("prices/eur.csv", "kind,characteristic", "type,characteristic", "prices/eur.csv:1:1", "no column 'type'"),
    ("prices/eur.csv", ",per,", ",per;,", "prices/eur.csv:1:27", "no column 'per;'"),
    ("prices/eur.csv", "list,,,,200.00", "listing,,,,200.00", "prices/eur.csv:2:1", "not a kind of price"),
    ("prices/eur.csv", "200.00", "2e2", "prices/eur.csv:2:9", "not a number"),
    ("prices/eur.csv", "200.00", "NaN", "prices/eur.csv:2:9", "not a number"),
    ("prices/eur.csv", "200.00", "-200.00", "prices/eur.csv:2:9", "below zero"),
    ("prices/eur.csv", "option,material,oak", "option,materail,oak", "prices/eur.csv:3:8", "Did you mean 'material'?"),
    ("prices/eur.csv", "material,oak", "material,oka", "prices/eur.csv:3:17", "has no value 'oka'"),
    ("prices/eur.csv", "material,birch", "material,oak", "prices/eur.csv:4:17", "already has a price in line 3"),
    ("prices/eur.csv", "option,doors", "list,doors", "prices/eur.csv:6:6", "leaves the column 'characteristic' empty"),
    ("prices/eur.csv", "option,doors,true,", "list,,,", "prices/eur.csv:6:1", "two rows of kind list"),
    (
        "prices/eur.csv",
        "dimension,,,width * shelves",
        "dimension,,,width * shelves,1.00,Shelf boards,\ndimension,,,width * shelves",
        "prices/eur.csv:11:13",
        "width * shelves is charged under this name in line 10 already.",
    ),
    ("prices/eur.csv", "width * shelves", "width * shelfs", "prices/eur.csv:10:13", "no characteristic 'shelfs'"),
    ("prices/eur.csv", "width * shelves", "width > 1", "prices/eur.csv:10:13", "is a condition, not a number"),
    ("prices/eur.csv", "width * shelves", "width * (", "prices/eur.csv:10:13", "expected"),
    ("prices/eur.csv", "Shelf boards,", ",", "prices/eur.csv:10:35", "needs an English name"),
    # tiers
    ("prices/tiers.csv", "10,12.5", "5,12.5", "prices/tiers.csv:3:1", "Tiers ascend"),
    ("prices/tiers.csv", "10,12.5", "3,12.5", "prices/tiers.csv:3:1", "Tiers ascend"),
    ("prices/tiers.csv", "10,12.5", "0,12.5", "prices/tiers.csv:3:1", "whole number of pieces"),
    ("prices/tiers.csv", "10,12.5", "10,100", "prices/tiers.csv:3:4", "below 100"),
    ("prices/tiers.csv", "10,12.5", "ten,12.5", "prices/tiers.csv:3:1", "not a number"),
    # bill of materials
    ("bom.csv", "=material.part_number", "=material.number", "bom.csv:2:4", "has no attribute 'number'"),
    ("bom.csv", "=material.part_number", "=material.strength", "bom.csv:2:4", "is a number, not a text"),
    ("bom.csv", "10,=material", "x,=material", "bom.csv:2:1", "not a number"),
    ("bom.csv", "10,=material", "1.5,=material", "bom.csv:2:1", "whole number"),
    ("bom.csv", "P-DOOR,doors", "P-DOOR,door", "bom.csv:5:11", "no characteristic 'door'"),
    ("bom.csv", "P-DOOR,doors", "P-DOOR,width", "bom.csv:5:11", "is a number, not a condition"),
    ("bom.csv", "pcs,Door,Дверца", "pcs,,Дверца", "bom.csv:5:23", "English name is missing"),
    ("bom.csv", "pcs,Door,Дверца", "pcs,,", "bom.csv:5:23", "needs an English name"),
    ("bom.csv", "P-DOOR", "", "bom.csv:5:4", "'part' is empty"),
    # markets
    ("markets.toml", 'code = "us"', 'code = "eu"', "markets.toml:10:1", "stands here twice"),
    ("markets.toml", 'currency = "EUR"', 'currency = "euro"', "markets.toml:4:1", "not a currency code"),
    ("markets.toml", 'rate = "19"', 'rate = "nineteen"', "markets.toml:7:65", "is a number"),
    ("markets.toml", 'rate = "19"', 'rate = "190"', "markets.toml:7:65", "from 0 to 100"),
    ("markets.toml", 'language = "ru"', 'language = "rus"', "markets.toml:21:1", "Did you mean 'ru'?"),
    ("markets.toml", 'country = "DE"', 'country = "Germany"', "markets.toml:6:1", "not a country code"),
    ("markets.toml", 'class = "standard"', 'class = "books"', "product.toml:5:1", "no tax for the class 'standard'"),
    # product.toml
    ("product.toml", 'code = "bookcase"', 'code = "Book case"', "product.toml:1:1", "not a product code"),
    ("product.toml", 'unspsc = "56101520"', 'unspsc = "furniture"', "product.toml:4:1", "not a UNSPSC code"),
    ("product.toml", '["eu", "us", "ru"]', '["eu", "us", "uk"]', "product.toml:6:1", "no market 'uk'"),
    ("product.toml", 'en = "Bookcase", ', "", "product.toml:7:1", "no English text"),
    ("product.toml", 'en = "Bookcase"', "en = 5", "product.toml:7:10", "text between quotes"),
    ("product.toml", '"width", "shelves"', '"widht", "shelves"', "product.toml:14:1", "Did you mean 'width'?"),
    (
        "product.toml",
        '"width", "shelves"',
        '"width", "doors"',
        "product.toml:19:1",
        "already stands in the group 'body'",
    ),
    ("product.toml", '["material", "width"', '["width"', "product.toml:11:1", "'material' stands in no group"),
    ("product.toml", 'code = "front"', 'code = "body"', "product.toml:17:1", "stands here twice"),
    ("product.toml", 'display = "swatches"', 'display = "swatch"', "product.toml:24:1", "Did you mean 'swatches'?"),
    ("product.toml", "attributes.strength", "attributes.strenght", "product.toml:26:1", "Did you mean 'strength'?"),
    (
        "product.toml",
        "[characteristic.load]",
        "[characteristic.lode]",
        "product.toml:52:1",
        "declare no characteristic",
    ),
    ("product.toml", "[characteristic.load]", "[characteristic.lode]", "product.toml:21:1", "'load' has no name"),
    ("product.toml", "values.knob", "values.nob", "product.toml:46:1", "has no value 'nob'"),
    ("product.toml", "values.knob", "values.nob", "product.toml:39:1", "'knob' has no name"),
    ("product.toml", "[[group]]", "[[group]", "product.toml:11:8", "not TOML"),
    # values and rules
    ("values/material.csv", "Birch,", ",", "values/material.csv:3:30", "has no English name"),
    ("values/material.csv", "birch,20", "oak,20", "values/material.csv:3:1", "twice"),
    ("values/material.csv", "birch,20", "birch,heavy", "values/material.csv:3:7", "not a number"),
    ("rules/bookcase.rules", "material = steel", "material = steal", "rules/bookcase.rules:12:30", "steal"),
    ("rules/bookcase.rules", "markets us", "markets usa", "rules/bookcase.rules:20:6", "Did you mean 'us'?"),
    ("rules/bookcase.rules", "values/material.csv", "values/none.csv", "rules/bookcase.rules:1:39", "no table"),
]


@pytest.mark.parametrize(("file", "old", "new", "path", "message"), BAD)
def test_a_mistake_is_reported_where_it_stands(file, old, new, path, message):
    found = problems_of(changed(file, old, new))
    at_the_place = [problem.message for problem in found if problem.path == path]
    assert at_the_place, [f"{problem.path} {problem.message}" for problem in found]
    assert any(message in each for each in at_the_place), at_the_place


@pytest.mark.parametrize(
    ("missing", "path"),
    [
        ("product.toml", "product.toml:1:1"),
        ("markets.toml", "markets.toml:1:1"),
        ("prices/books.toml", "prices/books.toml:1:1"),
        ("rules/bookcase.rules", "rules/:1:1"),
        ("prices/usd.csv", "prices/books.toml:21:1"),
    ],
)
def test_a_missing_file_is_reported(missing, path):
    assert path in {problem.path for problem in problems_of(tiny_product_files_without(missing))}


def tiny_product_files_without(path: str) -> dict[str, str]:
    return tiny_product_files({path: None})


def test_no_files_at_all_is_reported_and_not_a_crash():
    assert {problem.path.split(":")[0] for problem in problems_of({})} == {
        "markets.toml",
        "prices/books.toml",
        "product.toml",
        "rules/",
    }


def test_mistakes_in_all_files_are_reported_at_once_and_in_order():
    files = tiny_product_files()
    files["prices/eur.csv"] = files["prices/eur.csv"].replace("material,oak", "material,oka").replace("200.00", "many")
    files["prices/tiers.csv"] = "from_quantity,percent\n5,five\n"
    files["bom.csv"] = files["bom.csv"].replace("shelves - 1", "shelves -")
    files["markets.toml"] = files["markets.toml"].replace('"8.25"', '"lots"')
    files["product.toml"] = files["product.toml"].replace("summary =", "sumary =")
    found = [problem.path for problem in problems_of(files)]
    assert found == [
        "bom.csv:8:15",
        "markets.toml:15:82",
        "prices/eur.csv:2:9",
        "prices/eur.csv:3:17",
        "prices/tiers.csv:2:3",
        "product.toml:1:1",
        "product.toml:8:1",
    ]


def test_mistakes_of_the_geometry_are_reported_with_the_others():
    files = tiny_product_files({"geometry.toml": "format = 1\n[[part]\n", "prices/tiers.csv": "from_quantity\n5\n"})
    assert [problem.path.split(":")[0] for problem in problems_of(files)] == ["geometry.toml", "prices/tiers.csv"]


def test_broken_rules_do_not_hide_the_mistakes_of_other_files():
    files = changed("rules/bookcase.rules", "require shelves >= 3", "require shelfs >= 3")
    files["prices/eur.csv"] = files["prices/eur.csv"].replace("200.00", "many")
    assert [problem.path for problem in problems_of(files)] == ["prices/eur.csv:2:9", "rules/bookcase.rules:8:53"]


def test_paths_that_lead_out_of_the_folder_are_refused():
    for path in ("../secret.csv", "/etc/passwd", "a//b.csv", "a\\b.csv", "a\n.csv", ""):
        assert "path is relative" in problems_of({**tiny_product_files(), path: ""})[0].message


def test_text_that_no_database_can_keep_is_refused_with_its_place():
    for text in ("a,b\nc\0d", "a,b\nc\ud800d"):
        assert problems_of({**tiny_product_files(), "extra.csv": text})[0].path == "extra.csv:2:2"


def test_more_files_than_a_product_can_have_are_refused():
    assert "1,000 are allowed" in problems_of({f"{number}.csv": "" for number in range(1001)})[0].message


FILES = tiny_product_files()
SCRAPS = (
    "",
    ",",
    '"',
    "\n",
    "[",
    "]]",
    "{",
    "=",
    '"""',
    "NaN",
    "1e999",
    "-1",
    "true",
    "Я",
    "\r",
    "\t",
    "\u2028",
    "\x07",
    "(",
)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(0, 12), st.sampled_from(SCRAPS)),
        min_size=1,
        max_size=3,
    )
)
def test_however_files_are_mangled_every_problem_has_a_place_in_a_file(changes):
    files = dict(FILES)
    for path, where, removed, scrap in changes:
        text = files[path]
        at = int(where * len(text))
        files[path] = text[:at] + scrap + text[at + removed :]
    for problem in problems_if_any(files):
        file, line, column = problem.path.rsplit(":", 2)
        assert 1 <= int(line) <= len(files[file].splitlines()) + 1
        assert int(column) >= 1


def problems_if_any(files: dict[str, str]) -> tuple[FieldProblem, ...]:
    try:
        load_product(files)
    except Malformed as error:
        return error.problems or (FieldProblem("a refusal without problems", ""),)
    return ()


def test_markup_in_names_is_only_text():
    files = changed("product.toml", 'en = "Bookcase"', "en = '<script>alert(1)</script>'")
    assert load_product(files).name.in_("en") == "<script>alert(1)</script>"
