"""Quote templates: rows of documents.csv with a text file, chosen by language, market and day; plain text only."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.load import load_product
from catalog.quote_template import QuoteTemplate, filled, template_for
from kernel.errors import Malformed
from kernel.period import Period
from tests.build.catalogue import tiny_product, tiny_product_files

HEADER = "code,kind,language,version,from,until,readers,file,markets\n"
ROW = "offer,quote_template,en,1,,,,documents/offer-en.toml,\n"
TEXT = 'intro = "Dear {buyer},\\nthank you for asking."\n'
DAY = date(2026, 6, 15)


def files(rows: str = ROW, text: str = TEXT) -> dict[str, str]:
    return {"documents.csv": HEADER + rows, "documents/offer-en.toml": text}


def told(rows: str = ROW, text: str = TEXT) -> list[tuple[str, str]]:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files(files(rows, text)))
    return [(each.path, each.message) for each in caught.value.problems]


def test_a_template_is_read_with_its_row_and_is_no_document_to_read() -> None:
    product = tiny_product(files("offer,quote_template,en,2,2026-06-01,2027-01-01,,documents/offer-en.toml,eu us\n"))
    (found,) = product.quote_templates
    assert found == QuoteTemplate(
        code="offer",
        language="en",
        version="2",
        period=Period(date(2026, 6, 1), date(2027, 1, 1)),
        markets=("eu", "us"),
        intro="Dear {buyer},\nthank you for asking.",
    )
    assert product.documents == ()


def template(
    code: str, language: str = "en", markets: tuple[str, ...] = (), start: date | None = None
) -> QuoteTemplate:
    return QuoteTemplate(code, language, "1", Period(start), markets)


def test_the_template_of_the_language_the_market_and_the_day_is_chosen() -> None:
    every, own, russian = template("every"), template("own", markets=("eu",)), template("ru", "ru")
    later = template("later", markets=("eu",), start=date(2026, 6, 1))
    future = template("future", markets=("eu",), start=date(2026, 7, 1))
    templates = [future, every, own, russian, later]
    chosen = {
        (market, language): template_for(templates, market, DAY, language)
        for market, language in (("eu", "en"), ("us", "en"), ("us", "ru"), ("eu", "ru"))
    }
    assert chosen == {("eu", "en"): later, ("us", "en"): every, ("us", "ru"): russian, ("eu", "ru"): russian}
    assert template_for([own], "eu", DAY, "ru") == own, "English is what every other language falls back to"
    assert template_for([own], "us", DAY, "en") is None
    assert template_for([russian], "us", DAY, "en") is None
    assert template_for([], "us", DAY, "en") is None


def test_what_is_filled_in_is_text_and_is_not_looked_at_again() -> None:
    evil = {"buyer": "{total} {{ 7*7 }} <b>", "total": "€1"}
    assert filled("{buyer}: {total} {unknown} { {}", evil) == "{total} {{ 7*7 }} <b>: €1 {unknown} { {}"


@pytest.mark.parametrize(
    ("rows", "text", "place", "message"),
    [
        (
            ROW,
            'intro = "{byer}"\n',
            "documents/offer-en.toml:1:1",
            "'byer' is nothing that is filled in. Did you mean 'buyer'",
        ),
        (ROW, 'intro = "{{ buyer.__class__ }}"\n', "documents/offer-en.toml:1:1", "is nothing that is filled in"),
        (ROW, 'html = "<b>"\n', "documents/offer-en.toml:1:1", "The key 'html' has no meaning here"),
        (ROW, "\n", "documents/offer-en.toml:1:1", "A quote template says something: cover, intro, terms."),
        (ROW, "intro = 3\n", "documents/offer-en.toml:1:1", "is a text between quotes"),
        (ROW, "intro =\n", "documents/offer-en.toml:1:8", "This is not TOML"),
        (ROW.replace("offer-en", "offer-de"), TEXT, "documents.csv:2:", "There is no file 'documents/offer-de.toml'"),
        (ROW.replace("toml,", "toml,uk"), TEXT, "documents.csv:2:", "not sold in the market 'uk'"),
        (ROW + ROW, TEXT, "documents.csv:3:", "This version stands in line 2 already."),
        (ROW.replace("1,,,", "1,soon,,"), TEXT, "documents.csv:2:", "'soon' is not a day"),
        (ROW.replace("quote_template", "manual"), TEXT, "documents.csv:2:", "There is no file"),
        (ROW.replace(",en,", ",xx,"), TEXT, "documents.csv:2:", "is not a language we speak"),
    ],
)
def test_a_template_that_cannot_be_is_reported_where_it_stands(rows: str, text: str, place: str, message: str) -> None:
    found = told(rows, text)
    assert any(path.startswith(place) and message in said for path, said in found), found


def test_only_templates_are_chosen_by_market() -> None:
    found = told("manual,manual,en,1,,,,documents/manual.pdf,eu\n")
    assert any("Only a quote template that is a .toml file is chosen by market" in said for _, said in found)
