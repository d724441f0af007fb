"""The document: what is printed, read back from the PDF."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from cpq.quote.document import ConfigurationCell, document
from cpq.quote.pdf import Fetcher, html, render
from kernel.db import Database
from kernel.errors import Malformed
from tests.build.catalogue import tiny_product_files
from tests.build.quotes import BUYER, REP, SCENE, Office


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Iterator[Office]:
    """An office on SQLite only: a document does not depend on the database."""
    shutil.copy(sqlite_template, tmp_path / "test.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    yield Office(database)
    database.close()


def png(colour: str = "#b08040") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(data, "PNG")
    return data.getvalue()


def printed(office: Office, quote: dict[str, Any], **options: Any) -> PdfReader:
    with office.quoting() as quoting:
        return PdfReader(io.BytesIO(quoting.quote_document(quote["id"], **options)))


def text(pdf: PdfReader) -> str:
    spaces = {ord(space): " " for space in "\N{NO-BREAK SPACE}\N{THIN SPACE}\n"}
    return " ".join("\n".join(page.extract_text() for page in pdf.pages).translate(spaces).split())


def test_an_english_offer_says_everything(office: Office) -> None:
    quote, _ = office.sent((3, {"material": "oak", "doors": "true"}), (10, {"material": "steel"}))
    pdf = printed(office, quote)
    page = text(pdf)
    for expected in (
        "Quote",
        "Q-2026-000001/1",
        "Möbelhaus Schmidt GmbH",
        "Anna Schmidt",
        "Germany",
        "Nordlicht Möbel GmbH",
        "15 July 2026",
        "Bookcase",
        "Material",
        "Oak",
        "Pair of doors",
        "Price per unit",
        "VAT 19%",
        "Total with tax",
        "Payment within 30 days",
        f"Page 1 of {len(pdf.pages)}",
        quote["revision"]["digest"][:16],
    ):
        assert expected in page
    total = quote["revision"]["totals"]["total"]["amount"]
    assert f"€{float(total):,.2f}" in page


def test_a_russian_offer_says_everything(office: Office) -> None:
    quote = office.shown(office.request(2, market="ru", language="ru", material="oak"))
    quote, _ = office.send(quote)
    pdf = printed(office, quote)
    page = text(pdf)
    for expected in (
        "Коммерческое предложение",
        "ООО «Книжный дом»",
        "Иван Петров",
        "Россия",
        "15 июля 2026 г.",
        "Книжный шкаф",
        "Дуб",
        "Базовая цена",
        "Цена за единицу",
        "НДС 22 %",
        "Итого с налогом",
        "Оплата в течение 30 дней",
        f"Страница 1 из {len(pdf.pages)}",
    ):
        assert expected in page
    whole, cents = quote["revision"]["totals"]["total"]["amount"].split(".")
    assert f"{int(whole):,}".replace(",", " ") + f",{cents} ₽" in page


def test_the_language_can_be_chosen(office: Office) -> None:
    quote, token = office.sent()
    assert "Коммерческое предложение" in text(printed(office, quote, language="ru"))
    with office.quoting() as quoting:
        assert quoting.offer_document(token, "ru") == quoting.quote_document(quote["id"], language="ru")
        with pytest.raises(Malformed):
            quoting.offer_document(token, "xx")


def test_the_same_revision_gives_the_same_bytes(office: Office) -> None:
    office.picture = png()
    quote, _ = office.sent()
    with office.quoting() as quoting:
        first = quoting.quote_document(quote["id"])
    office.later(3)
    with office.quoting() as quoting:
        quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
        assert quoting.quote_document(quote["id"], revision=1) == first
    reader = PdfReader(io.BytesIO(first))
    assert reader.metadata is not None
    assert reader.metadata.title == "Quote Q-2026-000001/1"
    assert reader.metadata.creation_date == office.clock.now().replace(day=15)


def test_every_configured_product_has_its_picture(office: Office) -> None:
    quote, _ = office.sent((1, {}), (2, {"material": "steel"}))
    assert sum(len(page.images) for page in printed(office, quote).pages) == 0
    office.picture = png()
    with_pictures = printed(office, quote)
    assert {image.image.size for page in with_pictures.pages for image in page.images if image.image} == {(400, 300)}
    assert len(with_pictures.pages[0].images) >= 1


def test_a_draft_says_that_it_is_no_offer(office: Office) -> None:
    quote = office.draft()
    assert "Draft, not an offer" in text(printed(office, quote))
    sent, _ = office.send(quote)
    assert "Draft" not in text(printed(office, sent))


def test_a_customer_cannot_write_into_the_page(office: Office) -> None:
    evil = "<img src=file:///etc/passwd><script>alert(1)</script>{{ 7*7 }}"
    with office.quoting() as quoting:
        quote = quoting.create_quote({**BUYER, "company": evil}, market="eu", language="en", who=REP)
    with office.desk() as desk:
        stored = desk.quotes.get(quote["id"])
        page = html(document(desk, stored, stored.newest), set())
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    shown = "".join(text(printed(office, quote)).split())
    assert "<script>alert(1)</script>{{7*7}}" in shown


def test_long_names_wrap_inside_the_page(office: Office) -> None:
    long = "Ъ" * 120
    with office.quoting() as quoting:
        quote = quoting.create_quote({**BUYER, "company": long}, market="eu", language="en", who=REP)
    pieces = [line for line in printed(office, quote).pages[0].extract_text().splitlines() if "Ъ" in line]
    assert sum(line.count("Ъ") for line in pieces) == 120
    assert max(len(line) for line in pieces) < 40


def test_a_configuration_stands_in_two_columns_with_whole_groups(office: Office) -> None:
    quote = office.draft((1, {"material": "oak"}))
    with office.desk() as desk:
        stored = desk.quotes.get(quote["id"])
        rows = document(desk, stored, stored.newest, "ru").lines[0].values
    assert rows[0] == (ConfigurationCell("Корпус"), ConfigurationCell("Фасад"))
    left = [cell.name for cell, _ in rows if cell]
    assert left[:2] == ["Корпус", "Материал"]
    assert all(cell is None or cell.name for row in rows for cell in row)


def test_the_breakdown_adds_up_in_print(office: Office) -> None:
    quote = office.draft((3, {"material": "oak", "doors": "true"}))
    with office.quoting() as quoting:
        line, changes = quote["revision"]["lines"][0]["id"], {"discount": {"percent": "3.333"}}
        quote = quoting.change_line(quote["id"], line, changes, version=quote["version"], who=REP)
    with office.desk() as desk:
        stored = desk.quotes.get(quote["id"])
        rows = document(desk, stored, stored.newest, "en").lines[0].prices
    plain = [(row.kind, row.amount.replace("€", "").replace(",", "").replace("−", "-")) for row in rows]
    steps = sum(Decimal(amount) for kind, amount in plain if kind == "step")
    unit = next(Decimal(amount) for kind, amount in plain if kind == "subtotal")
    assert steps == unit
    assert Decimal(plain[-1][1]) == unit * 3


def test_the_date_is_the_sellers_business_day(office: Office) -> None:
    office.clock.moment = office.clock.moment.replace(hour=23)  # 01:00 of the next day in Berlin
    quote, _ = office.sent()
    assert "Date 16 June 2026" in text(printed(office, quote))


def test_documents_printed_at_once_are_the_same(office: Office) -> None:
    quote, _ = office.sent((1, {}), (2, {}))
    with office.desk() as desk:
        stored = desk.quotes.get(quote["id"])
        page = document(desk, stored, stored.newest)
    with ThreadPoolExecutor(4) as pool:
        copies = set(pool.map(lambda _: render(page, lambda scene: png()), range(8)))
    assert len(copies) == 1


def test_nothing_is_fetched_but_fonts_and_pictures(office: Office) -> None:
    quote, _ = office.sent()
    with office.desk() as desk:
        stored = desk.quotes.get(quote["id"])
        page = html(document(desk, stored, stored.newest), {SCENE})
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) == {f"picture:{SCENE}"}
    with pytest.raises(ValueError, match="fetches nothing"):
        Fetcher({}).fetch("http://somewhere.example/x.png")
    with pytest.raises(ValueError, match="fetches nothing"):
        Fetcher({}).fetch("file:///etc/passwd")


def test_pictures_are_asked_for_once_per_scene(office: Office) -> None:
    asked: list[str] = []
    quote, _ = office.sent((1, {}), (2, {}))
    with office.desk() as desk:
        stored = desk.quotes.get(quote["id"])

        def picture(scene: str) -> bytes:
            asked.append(scene)
            return png()

        render(document(desk, stored, stored.newest), picture)
    assert asked == [SCENE]


REVERSE = ('country = "DE"\n', 'country = "DE"\nreverse_charge = ["AT"]\n')
INCLUSIVE = ('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n')


def published(office: Office, before: str, after: str) -> None:
    office.publish({"markets.toml": tiny_product_files()["markets.toml"].replace(before, after, 1)})


@pytest.mark.parametrize(
    ("buyer", "english", "russian"),
    [
        ({"tax_status": "exempt"}, "the buyer is exempt", "покупатель освобождён"),
        (
            {"tax_status": "reverse_charge", "country": "AT", "tax_number": "ATU13585627"},
            "the buyer accounts for the tax",
            "налог исчисляет и уплачивает покупатель",
        ),
        ({"tax_status": "export", "country": "CH"}, "No tax is charged on this export", "Экспорт: налог не начислен"),
    ],
)
def test_an_untaxed_document_says_why(office: Office, buyer: dict[str, str], english: str, russian: str) -> None:
    published(office, *REVERSE)
    quote = office.draft((3, {}))
    with office.quoting() as quoting:
        quoting.change_quote(quote["id"], {"buyer": {**BUYER, **buyer}}, version=quote["version"], who=REP)
    assert english in text(printed(office, quote))
    assert russian in text(printed(office, quote, language="ru"))


def test_prices_with_tax_are_printed_with_it_and_tax_is_told_as_a_part(office: Office) -> None:
    published(office, *INCLUSIVE)
    quote = office.draft((3, {}))
    line, totals = quote["revision"]["lines"][0], quote["revision"]["totals"]
    gross = line["waterfall"]["gross"]["amount"]
    assert (totals["inclusive"], totals["total"]["amount"]) == (True, gross)
    page = text(printed(office, quote))
    for expected in (
        "Tax included",
        f"€{Decimal(gross):,}",
        "of which VAT 19%",
        f"€{Decimal(totals['net']['amount']):,}",
    ):
        assert expected in page
    assert "в том числе НДС" in text(printed(office, quote, language="ru"))


def test_groups_are_printed_with_their_discounts_and_subtotals(office: Office) -> None:
    quote = office.draft((3, {}), (2, {"doors": "true"}))
    with office.quoting() as quoting:
        quote = quoting.change_quote(
            quote["id"],
            {"groups": [{"name": "Hall <b>", "discount": {"percent": "10"}}], "discount": {"percent": "2"}},
            version=quote["version"],
            who=REP,
        )
        group, line = quote["revision"]["groups"][0]["id"], quote["revision"]["lines"][0]["id"]
        quote = quoting.change_line(quote["id"], line, {"group": group}, version=quote["version"], who=REP)
    page, totals = text(printed(office, quote)), quote["revision"]["totals"]
    shown = [totals["groups"][0]["subtotal"], totals["lines_net"], totals["net"], totals["total"]]
    shown += [{"amount": each["amount"]["amount"].lstrip("-")} for each in totals["discounts"]]
    for expected in ("Groups", "Hall <b>", "Discount: Hall <b>", *(f"€{Decimal(each['amount']):,}" for each in shown)):
        assert expected in page


def test_a_line_with_a_target_of_its_own_shows_what_its_units_come_to_before(office: Office) -> None:
    quote = office.draft((3, {"material": "oak"}))
    target = {"line_price": {"amount": "1000.00", "currency": "EUR"}}
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        quoting.change_line(quote["id"], line, {"discount": target}, version=quote["version"], who=REP)
    page = text(printed(office, quote))
    units = page.index("3 × €386.66 €1,159.98")
    assert units < page.index("Discount to the agreed price -€159.98".replace("-", "\N{MINUS SIGN}"))
    assert "3 × €386.66 €1,000.00" not in page


TEMPLATES: dict[str, str | None] = {
    "documents.csv": "code,kind,language,version,from,until,readers,file,markets\n"
    "offer,quote_template,en,1,,,,documents/offer-en.toml,eu\n"
    "offer,quote_template,ru,1,,,,documents/offer-ru.toml,\n",
    "documents/offer-en.toml": 'cover = "{product} for {company}"\n'
    'intro = "Dear {buyer},\\n\\nthank you for asking us. {number} comes to {total} and holds until {valid_until}."\n'
    'terms = "{seller} delivers within <b>six</b> weeks."\n',
    "documents/offer-ru.toml": 'intro = "Благодарим за обращение."\n',
}


def test_a_quote_template_of_a_product_speaks_around_the_numbers(office: Office) -> None:
    before = text(printed(office, office.draft()))
    assert "thank you for asking us" not in before
    office.publish(TEMPLATES)
    quote, _ = office.sent((2, {"material": "oak"}))
    page = text(printed(office, quote))
    assert "Bookcase for Möbelhaus Schmidt GmbH" in page
    assert "Dear Anna Schmidt, thank you for asking us. Q-2026-000002/1 comes to " in page
    assert "delivers within <b>six</b> weeks." in page, "it is text, whatever it looks like"
    assert page.index("Dear Anna") < page.index("Quantity") < page.index("six</b> weeks")
    assert "Благодарим за обращение." in text(printed(office, quote, language="ru"))


def test_a_sent_offer_keeps_the_words_that_it_was_sent_with(office: Office) -> None:
    office.publish(TEMPLATES)
    quote, _ = office.sent((1, {}))
    with office.quoting() as quoting:
        first = quoting.quote_document(quote["id"])
    office.publish({**TEMPLATES, "documents/offer-en.toml": 'intro = "Something else."\n'})
    with office.quoting() as quoting:
        assert quoting.quote_document(quote["id"]) == first
    assert "Something else." in text(printed(office, office.draft((1, {}))))


def test_what_a_buyer_typed_is_not_filled_in(office: Office) -> None:
    office.publish(TEMPLATES)
    session = office.configured()
    with office.quoting() as quoting:
        buyer = {**BUYER, "name": "{total} {{ 7*7 }}"}
        quote = quoting.create_quote(buyer, market="eu", language="en", who=REP)
        quoting.add_line(quote["id"], session, 1, version=quote["version"], who=REP)
    assert "Dear {total} {{ 7*7 }}, thank you" in text(printed(office, quote))
