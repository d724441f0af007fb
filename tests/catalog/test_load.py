"""A product loaded from honest files is what the files say."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.load import load_product, read_folder
from kernel.digest import digest
from kernel.errors import Malformed, Unknown
from kernel.money import Money
from kernel.text import Text
from tests.build.catalogue import TODAY, tiny_product, tiny_product_files


def test_the_head_groups_and_markets_are_read():
    product = tiny_product()
    assert (product.code, product.family, product.model_number, product.classification.unspsc) == (
        "bookcase",
        "furniture",
        "BC-100",
        "56101520",
    )
    assert product.name == Text.of(en="Bookcase", ru="Книжный шкаф")
    assert [group.characteristics for group in product.groups] == [
        ("material", "width", "shelves"),
        ("doors", "handle", "load"),
    ]
    assert list(product.markets) == ["eu", "us", "ru"]
    assert product.market("us").taxes_on("standard", TODAY)[0].rate == Decimal("8.25")


def test_characteristics_carry_names_units_displays_and_values():
    product = tiny_product()
    material, width = product.characteristics["material"], product.characteristics["width"]
    assert material.display == "swatches"
    assert material.value("oak").name == Text.of(en="Oak", ru="Дуб")
    assert material.value("oak").attributes == {"strength": "30"}
    assert (material.value("oak").part_number, material.value("oak").model_number) == ("P-OAK", "M-1")
    assert material.attributes[0].unit == "kg"
    assert (width.kind, width.unit, width.display) == ("decimal", "m", "slider")
    assert width.value("0.80").name == Text.of(en="0.80 m", ru="0,80 м")
    assert product.characteristics["shelves"].display == "stepper"
    assert product.characteristics["doors"].value("true").name == Text.of(en="yes", ru="да")


def test_a_computed_number_lists_no_values_but_names_every_one():
    load = tiny_product().characteristics["load"]
    assert load.computed
    assert load.values == ()
    assert load.value("120").name == Text.of(en="120 kg", ru="120 кг")


def test_the_price_book_of_a_day_is_found_and_never_a_neighbouring_one():
    product = tiny_product()
    assert product.price_book("eu", date(2026, 12, 31)).code == "eu-2026"
    assert product.price_book("eu", date(2027, 1, 1)).code == "eu-2027"
    with pytest.raises(Unknown):
        product.price_book("eu", date(2025, 12, 31))


def test_every_kind_of_price_is_read_exactly():
    book = tiny_product().price_book("eu", TODAY)
    assert book.list_price.amount == Money(Decimal("200.00"), "EUR")
    assert [(each.amount.amount, each.per) for each in book.charges("handle", "knob")] == [(Decimal("4.25"), "2")]
    assert book.charges("material", "steel")[0].amount.amount == Decimal("-15.50")
    assert book.charges("doors", "false") == ()
    assert [(each.per, each.amount.amount) for each in book.dimensions] == [("width * shelves", Decimal("33.33"))]


def test_a_price_without_a_name_is_called_like_its_value():
    book = tiny_product().price_book("eu", TODAY)
    assert book.charges("material", "oak")[0].name == Text.of(en="Oak", ru="Дуб")
    assert book.charges("doors", "true")[0].name == Text.of(en="Pair of doors", ru="Пара дверец")


def test_the_same_files_give_the_same_digest_in_any_order():
    files = tiny_product_files()
    backwards = dict(reversed(files.items()))
    assert load_product(files).digest == load_product(backwards).digest == digest(files)


def test_expressions_are_compiled_once():
    product = tiny_product()
    assert product.expression("width * shelves") is product.expression("width * shelves")
    assert product.expression("width * shelves").value({"width": "0.80", "shelves": "4"}) == Decimal("3.2")


def test_unknown_markets_characteristics_values_and_tax_classes_are_unknown():
    product = tiny_product()
    for ask in (
        lambda: product.market("xx"),
        lambda: product.characteristic("colour"),
        lambda: product.characteristic("material").value("pine"),
        lambda: product.market("eu").taxes_on("books", TODAY),
    ):
        with pytest.raises(Unknown):
            ask()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "bookcase"
    for path, text in tiny_product_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def test_a_folder_is_read_as_its_files(folder: Path):
    assert read_folder(folder) == tiny_product_files()


def test_the_markets_beside_the_folder_are_taken_along(folder: Path):
    (folder / "markets.toml").rename(folder.parent / "markets.toml")
    assert read_folder(folder) == tiny_product_files()


def test_hidden_files_and_line_ends_are_left_alone(folder: Path):
    (folder / ".hidden").write_bytes(b"\xff")
    (folder / "bom.csv").write_bytes(tiny_product_files()["bom.csv"].replace("\n", "\r\n").encode())
    files = read_folder(folder)
    assert set(files) == set(tiny_product_files())
    assert len(load_product(files).bom) == 7


def test_wrong_encodings_and_strange_files_are_all_reported(folder: Path):
    (folder / "bom.csv").write_bytes("position,part\n10,Полка".encode("windows-1251"))
    (folder / "photo.exe").write_bytes(b"MZ")
    with pytest.raises(Malformed) as caught:
        read_folder(folder)
    assert [problem.path for problem in caught.value.problems] == ["bom.csv:2:4", "photo.exe:1:1"]


def test_a_folder_that_is_not_there_is_malformed(tmp_path: Path):
    with pytest.raises(Malformed):
        read_folder(tmp_path / "nowhere")
