"""Documents and pictures of a product: by language and validity, and told where they cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalog.document import Document, current, is_current
from catalog.gate import missing_names
from catalog.load import load_product, read_folder, read_media_of
from catalog.media import Medium, manifest
from catalog.product import Product
from kernel.errors import Malformed
from tests.build.catalogue import MATERIALS, PRODUCT, TODAY, tiny_product, tiny_product_files
from tests.build.engines import compiled_once
from tests.build.families import family_files
from tests.build.media import pdf

MEDIA = manifest(
    [
        *(
            Medium(f"documents/{name}.pdf", digit * 64, "application/pdf", 1000)
            for name, digit in zip("abcd", "1234", strict=True)
        ),
        Medium("pictures/oak.jpg", "5" * 64, "image/jpeg", 2000, 640, 480),
    ]
)
HEADER = "code,kind,language,version,from,until,readers,file,title_en,title_ru\n"
SHEET = HEADER + (
    "manual,manual,en,1,,,,documents/a.pdf,Manual,Руководство\n"
    "manual,manual,en,2,2026-09-01,,,documents/b.pdf,Manual,Руководство\n"
    "manual,manual,ru,1,,2026-12-01,,documents/c.pdf,Manual,Руководство\n"
    "prices,price_list,ru,2026,2026-01-01,,,documents/d.pdf,,\n"
)
PICTURES = '\n[[picture]]\nfile = "pictures/oak.jpg"\nalt = { en = "The bookcase in oak", ru = "Шкаф из дуба" }\n'


def with_documents(sheet: str = SHEET, **changes: str) -> Product:
    return tiny_product({"documents.csv": sheet, "media.csv": MEDIA, **changes})


def told(**changes: str) -> list[tuple[str, str]]:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({"documents.csv": SHEET, "media.csv": MEDIA, **changes}))
    return [(each.path, each.message) for each in caught.value.problems]


def versions(documents: tuple[Document, ...]) -> list[tuple[str, str, str]]:
    return [(each.code, each.language, each.version) for each in documents]


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (date(2026, 6, 1), "en", [("manual", "en", "1"), ("prices", "ru", "2026")]),
        (date(2026, 9, 1), "en", [("manual", "en", "2"), ("prices", "ru", "2026")]),
        (date(2026, 9, 1), "ru", [("manual", "ru", "1"), ("prices", "ru", "2026")]),
        (date(2026, 12, 1), "ru", [("manual", "en", "2"), ("prices", "ru", "2026")]),
        (date(2025, 12, 31), "ru", [("manual", "ru", "1")]),
    ],
)
def test_of_each_document_the_version_of_the_day_in_ones_language_is_current(
    day: date, language: str, expected: list[tuple[str, str, str]]
) -> None:
    assert versions(current(with_documents().documents, day, language)) == expected


def test_a_version_is_current_in_its_own_language() -> None:
    documents = with_documents().documents
    found = [is_current(each, documents, date(2026, 9, 1)) for each in documents]
    assert found == [False, True, True, True]


def test_lists_of_prices_are_for_reps_unless_they_say_otherwise() -> None:
    assert [each.readers for each in with_documents().documents] == ["customer"] * 3 + ["rep"]
    public = SHEET.replace("2026-01-01,,,documents/d", "2026-01-01,,customer,documents/d")
    assert with_documents(public).documents[-1].readers == "customer"


BAD = [
    ("manual,manual,en,1", "Manual 1,manual,en,1", "2:1", "not the code of a document"),
    ("manual,manual,en,1", "manual,manaul,en,1", "2:8", "Did you mean 'manual'?"),
    ("manual,manual,en,1", "manual,manual,de,1", "2:15", "not a language we speak"),
    ("manual,manual,en,1", "manual,manual,en,one two", "2:18", "not a version"),
    ("manual,manual,en,1", "manual,brochure,en,1", "3:8", "one document is one kind"),
    ("documents/a.pdf", "documents/x.pdf", "2:23", "There is no file 'documents/x.pdf'"),
    ("2026-09-01", "September", "3:20", "write it like 2026-01-31"),
    ("1,,2026-12-01", "1,2027-01-01,2026-12-01", "4:31", "until is exclusive"),
    (",,,documents/a", ",,all,documents/a", "2:22", "are no readers"),
    ("en,2,2026-09-01", "en,1,2026-09-01", "3:18", "stands in line 2 already"),
    ("en,2,2026-09-01", "en,2,", "3:20", "which is current?"),
    ("documents/a.pdf,Manual", "documents/a.pdf,", "2:39", "English title is missing"),
]


@pytest.mark.parametrize(("old", "new", "place", "message"), BAD)
def test_a_document_that_cannot_be_is_told_at_its_cell(old: str, new: str, place: str, message: str) -> None:
    assert old in SHEET
    found = told(**{"documents.csv": SHEET.replace(old, new, 1)})
    assert any(path == f"documents.csv:{place}" and message in said for path, said in found), found


def test_products_and_values_have_pictures_with_words() -> None:
    sheet = MATERIALS.replace("help_ru\n", "help_ru,picture,alt_en,alt_ru\n")
    sheet = sheet.replace("Массив дуба\n", "Массив дуба,pictures/oak.jpg,Grain of oak,Рисунок дуба\n")
    sheet = sheet.replace("Берёза,,\n", "Берёза,,,,,\n").replace("Сталь,,\n", "Сталь,,,,,\n")
    product = with_documents(**{"product.toml": PRODUCT + PICTURES, "values/material.csv": sheet})
    assert [(each.medium.path, each.alt.in_("ru")) for each in product.pictures] == [
        ("pictures/oak.jpg", "Шкаф из дуба")
    ]
    oak = product.characteristics["material"].value("oak")
    assert oak.picture is not None
    assert (oak.picture.medium.width, oak.picture.alt.in_("en")) == (640, "Grain of oak")
    assert oak.attributes == {"strength": "30"}
    assert product.characteristics["material"].value("birch").picture is None
    assert {each.path for each in product.media} == {f"documents/{x}.pdf" for x in "abcd"} | {"pictures/oak.jpg"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("pictures/oak.jpg", "pictures/aok.jpg", "Did you mean 'pictures/oak.jpg'?"),
        ("pictures/oak.jpg", "documents/a.pdf", "is a document, not a picture"),
        ('en = "The bookcase in oak", ', "", "no English text"),
        ("alt =", "alth =", "Did you mean 'alt'?"),
    ],
)
def test_a_picture_that_is_none_is_told(old: str, new: str, message: str) -> None:
    found = told(**{"product.toml": PRODUCT + PICTURES.replace(old, new, 1)})
    assert any(path.startswith("product.toml:") and message in said for path, said in found), found


def test_a_value_with_a_picture_that_is_none_is_told_at_its_cell() -> None:
    sheet = "".join(
        f"{line},{cell}\n" for line, cell in zip(MATERIALS.splitlines(), ["picture", "x.png", "", ""], strict=True)
    )
    found = told(**{"values/material.csv": sheet})
    assert found == [
        ("values/material.csv:2:56", "There is no picture 'x.png' among the media. Known: pictures/oak.jpg.")
    ]


def test_titles_and_words_are_asked_for_in_the_languages_of_the_markets() -> None:
    changes = {"product.toml": PRODUCT + PICTURES.replace(', ru = "Шкаф из дуба"', "")}
    product = with_documents(SHEET.replace("Manual,Руководство", "Manual,", 1), **changes)
    found = [(each.severity, each.place) for each in missing_names(product, compiled_once(product, "ru", TODAY))]
    assert found == [("error", "documents.csv"), ("error", "product.toml")]


FAMILY_SHEET = HEADER + (
    "warranty,brochure,en,1,,,,families/warranty.pdf,Warranty,Гарантия\n"
    "manual,manual,en,0,,,,families/warranty.pdf,Old manual,Старое руководство\n"
)


def test_documents_of_families_are_inherited_unless_the_product_has_its_own() -> None:
    medium = Medium("families/warranty.pdf", "6" * 64, "application/pdf", 500)
    files = family_files({"families/goods.csv": FAMILY_SHEET, "media.csv": manifest([medium])})
    assert versions(load_product(files).documents) == [("warranty", "en", "1"), ("manual", "en", "0")]
    listed = MEDIA + manifest([medium]).splitlines(keepends=True)[1]
    own = load_product({**files, "documents.csv": SHEET, "media.csv": listed})
    assert versions(own.documents) == [
        ("manual", "en", "1"),
        ("manual", "en", "2"),
        ("manual", "ru", "1"),
        ("prices", "ru", "2026"),
        ("warranty", "en", "1"),
    ]


def test_documents_of_a_family_that_is_not_there_are_told() -> None:
    with pytest.raises(Malformed) as caught:
        load_product(family_files({"families/cars.csv": FAMILY_SHEET}))
    assert [each.path for each in caught.value.problems] == ["families/cars.csv:1:1"]


def test_a_folder_takes_along_the_documents_of_its_families(tmp_path: Path) -> None:
    beside = {"families/goods.csv": FAMILY_SHEET.encode(), "families/warranty.pdf": pdf()}
    for path, text in family_files().items():
        beside[path if path.startswith("families/") else f"bookcase/{path}"] = text.encode()
    for path, data in beside.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    product = load_product(read_folder(tmp_path / "bookcase"))
    assert [each.medium.path for each in product.documents] == ["families/warranty.pdf"] * 2
    assert read_media_of(tmp_path / "bookcase") == {"families/warranty.pdf": pdf()}
    stolen = FAMILY_SHEET.replace("families/warranty.pdf", "families/../bookcase/x.pdf")
    (tmp_path / "families/goods.csv").write_text(stolen, "utf-8")
    assert read_media_of(tmp_path / "bookcase") == {}
