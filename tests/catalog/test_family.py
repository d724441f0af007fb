"""Families: what a product does not say itself it inherits, and whatever cannot be is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.classification import Classification
from catalog.gate import missing_names
from catalog.load import load_product, read_folder
from catalog.product import Product
from kernel.errors import Malformed
from kernel.text import Text
from tests.build.catalogue import PRODUCT, TODAY, tiny_product, tiny_product_files
from tests.build.engines import compiled_once
from tests.build.families import FURNITURE, GOODS, family_files, heir


@pytest.fixture
def product() -> Product:
    return load_product(family_files())


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(Malformed) as caught:
        load_product(files)
    return [(each.path, each.message) for each in caught.value.problems]


def test_a_product_names_its_families_the_nearest_first(product: Product) -> None:
    assert [(family.code, family.name.in_("ru"), family.parent) for family in product.families] == [
        ("furniture", "Мебель", "goods"),
        ("goods", "Товары", ""),
    ]
    assert tiny_product().families == ()


def test_codes_markets_and_texts_are_inherited_from_the_nearest_family_that_says_them(product: Product) -> None:
    assert product.tax_class == "standard"
    assert list(product.markets) == ["eu", "us", "ru"], "furniture says more than goods, and is nearer"
    assert product.seller == Text.of(en="Ask for the room.", ru="Спросите о помещении.")
    assert product.classification == Classification(unspsc="56101520"), "the product's own code is the nearest"
    bare = load_product(family_files({"product.toml": heir().replace('unspsc = "56101520"\n', "")}))
    assert bare.classification == Classification(unspsc="56100000")


def test_texts_of_shared_characteristics_are_inherited_one_by_one(product: Product) -> None:
    material, handle = product.characteristics["material"], product.characteristics["handle"]
    assert (material.name.in_("en"), material.help.in_("en"), material.display) == (
        "Material",
        "What it is made of",
        "swatches",
    )
    assert [(each.code, each.name.in_("ru")) for each in material.attributes] == [("strength", "Нагрузка на полку")]
    assert handle.value("none").name.in_("en") == "Nothing to hold"
    assert handle.value("knob").name.in_("en") == "Round knob"
    assert "engine" not in product.characteristics


def test_a_family_never_renames_a_value_that_the_products_own_table_names() -> None:
    oak = '[characteristic.material.values.oak]\nname = { en = "Wood", ru = "Дерево" }\n'
    product = load_product(family_files({"families/goods.toml": GOODS + oak}))
    assert product.characteristics["material"].value("oak").name.in_("en") == "Oak"


def test_what_the_product_says_itself_goes_before_every_family() -> None:
    product = load_product(family_files({"product.toml": PRODUCT.replace("Material", "Wood or steel")}))
    assert product.characteristics["material"].name.in_("en") == "Wood or steel"
    assert product.characteristics["material"].help.in_("en") == "What the case is made of"


def test_guard_rails_are_inherited_until_the_product_has_its_own(product: Product) -> None:
    assert [(rail.kind, str(rail.percent)) for rail in product.guard_rails] == [("discount", "100")]
    own = '[[discount]]\nrole = "admin"\nup_to = 100\n'
    with_own = load_product(family_files({"prices/guard_rails.toml": own}))
    assert [rail.role.value for rail in with_own.guard_rails] == ["admin"]
    assert load_product(family_files({"prices/guard_rails.toml": ""})).guard_rails == ()


def test_a_product_that_inherits_is_priced_and_decided_as_one_that_says_all(product: Product) -> None:
    plain = tiny_product()
    assert compiled_once(product, "eu", TODAY).problem.digest == compiled_once(plain, "eu", TODAY).problem.digest


def test_a_family_in_a_circle_is_told_at_every_parent_of_the_circle() -> None:
    circle = family_files({"families/goods.toml": 'parent = "furniture"\n' + GOODS})
    assert told(circle) == [
        (
            "families/furniture.toml:1:1",
            "The family inherits from itself: 'furniture' → 'goods' → 'furniture'. Take one parent out of the circle.",
        ),
        (
            "families/goods.toml:1:1",
            "The family inherits from itself: 'goods' → 'furniture' → 'goods'. Take one parent out of the circle.",
        ),
    ]
    own = family_files({"families/goods.toml": 'parent = "goods"\n' + GOODS})
    assert [path for path, _ in told(own)] == ["families/goods.toml:1:1"]


BAD = [
    ("families/furniture.toml", 'parent = "goods"', 'parent = "godos"', "1:1", "Did you mean 'goods'?"),
    ("families/furniture.toml", "unspsc", "unspcs", "4:1", "Did you mean 'unspsc'?"),
    ("families/furniture.toml", '"56100000"', '"561"', "4:1", "not a UNSPSC code"),
    ("families/furniture.toml", '"us"', '"uk"', "5:1", "no market 'uk'"),
    ("families/furniture.toml", '"swatches"', '"swatch"', "9:1", "Did you mean 'swatches'?"),
    ("families/furniture.toml", "Материал", "   ", "8:27", "empty"),
    ("families/furniture.toml", "name = { en", "name = { eng", "2:10", "not a language we speak"),
    ("families/furniture.toml", "attributes.strength]\nname", "attributes.strength]\nnames", "12:1", "no meaning here"),
    ("families/furniture.toml", 'parent = "goods"', "parent = goods", "1:10", "This is not TOML"),
    ("families/goods.toml", 'fixed = ["tax_class"]', 'fixed = ["tax"]', "2:1", "cannot be fixed"),
    ("families/goods.toml", 'fixed = ["tax_class"]', 'fixed = ["eclass"]', "2:1", "does not say it"),
    ("families/goods.toml", "up_to = 100", "up_to = 90", "22:1", "Nobody may approve"),
    ("product.toml", 'family = "furniture"', 'family = "furnitures"', "2:1", "Did you mean 'furniture'?"),
    ("product.toml", 'unspsc = "56101520"', 'unspsc = "43211515"', "4:1", "lies outside 56100000"),
    ("product.toml", 'family = "furniture"', 'family = "furniture"\ntax_class = "books"', "3:1", "'goods' fixes"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "message"), BAD)
def test_each_mistake_is_told_in_the_file_where_it_stands(
    file: str, old: str, new: str, place: str, message: str
) -> None:
    text = family_files()[file]
    assert old in text
    found = told(family_files({file: text.replace(old, new, 1)}))
    assert any(path == f"{file}:{place}" and message in said for path, said in found), found


def test_a_fixed_key_may_be_said_again_if_it_is_the_same() -> None:
    again = heir().replace('family = "furniture"', 'family = "furniture"\ntax_class = "standard"')
    assert load_product(family_files({"product.toml": again})).tax_class == "standard"


def test_a_family_below_may_not_change_what_is_fixed_above() -> None:
    found = told(family_files({"families/furniture.toml": FURNITURE.replace("unspsc", 'tax_class = "books"\nunspsc')}))
    assert ("families/furniture.toml:4:1", True) in [
        (path, "'goods' fixes 'tax_class'" in said) for path, said in found
    ]


def test_a_family_that_nobody_inherits_from_and_one_without_a_proper_name_are_told() -> None:
    cars = 'name = "Cars"\n'
    assert told(family_files({"families/cars.toml": cars, "families/Old Cars.toml": cars})) == [
        (
            "families/Old Cars.toml:1:1",
            "The file of a family is called families/CODE.toml; a code consists of a-z, 0-9 and -.",
        ),
        ("families/cars.toml:1:1", "'furniture' does not inherit from the family 'cars'; delete the file."),
    ]


def test_all_mistakes_of_all_families_are_told_at_once() -> None:
    wrong = {
        "families/furniture.toml": FURNITURE.replace('"goods"', '"godos"').replace('"us"', '"uk"'),
        "families/goods.toml": GOODS.replace('"standard"', '"books"'),
    }
    files = {path for path, _ in told(family_files(wrong))}
    assert {"families/furniture.toml:1:1", "families/furniture.toml:5:1"} <= files


def test_a_family_without_any_file_is_only_a_word() -> None:
    assert tiny_product().family == "furniture"
    assert load_product(tiny_product_files({"families/furniture.toml": FURNITURE.replace('parent = "goods"\n', "")}))


def test_texts_of_families_are_asked_for_in_the_languages_of_the_markets() -> None:
    product = load_product(family_files({"families/goods.toml": GOODS.replace(', ru = "Товары"', "")}))
    found = list(missing_names(product, compiled_once(product, "ru", TODAY)))
    assert [(each.severity, each.place) for each in found] == [("error", "families/goods.toml")]


def test_a_folder_takes_along_the_families_beside_it_that_it_inherits_from(tmp_path: Path) -> None:
    beside = {"families/furniture.toml": FURNITURE, "families/goods.toml": GOODS, "families/cars.toml": "no toml"}
    for path, text in {**{f"bookcase/{path}": text for path, text in family_files().items()}, **beside}.items():
        if not path.startswith("bookcase/families/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
    assert read_folder(tmp_path / "bookcase") == family_files()
    own = tmp_path / "bookcase/families/furniture.toml"
    own.parent.mkdir()
    own.write_text(FURNITURE.replace("Furniture", "Our furniture"), "utf-8")
    assert load_product(read_folder(tmp_path / "bookcase")).families[0].name.in_("en") == "Our furniture"


def test_a_circle_beside_the_folder_is_read_once_and_told(tmp_path: Path) -> None:
    files = {**family_files(), "families/goods.toml": 'parent = "furniture"\n' + GOODS}
    for path, text in files.items():
        target = tmp_path / path if path.startswith("families/") else tmp_path / "bookcase" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    assert len(told(read_folder(tmp_path / "bookcase"))) == 2
