"""The list of quotes: filters, whatever the case and the script, and pages."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from kernel.errors import Malformed
from tests.build.quotes import REP, Office


def create(office: Office, company: str, name: str = "Anna") -> str:
    with office.quoting() as quoting:
        buyer = {"name": name, "company": company}
        number: str = quoting.create_quote(buyer, market="eu", language="en", who=REP)["number"]
        return number


def found(office: Office, **filters: Any) -> list[str]:
    with office.quoting() as quoting:
        return [item["buyer"]["company"] for item in quoting.quotes(**filters)["items"]]


def test_an_item_tells_who_where_how_much_and_how_far(office: Office) -> None:
    quote, _ = office.sent((2, {}), (3, {}))
    with office.quoting() as quoting:
        page = quoting.quotes()
    assert page["next"] is None
    assert page["items"] == [
        {
            "id": quote["id"],
            "number": "Q-2026-000001",
            "state": "sent",
            "revision": 1,
            "buyer": {"name": "Anna Schmidt", "company": "Möbelhaus Schmidt GmbH"},
            "total": quote["revision"]["totals"]["total"],
            "market": "eu",
            "updated_at": quote["updated_at"],
            "lines": 2,
        }
    ]


def test_text_is_found_whatever_the_case_and_the_script(office: Office) -> None:
    create(office, "ООО «Ромашка»", "Ёлкина Анна")
    create(office, "Straße & Söhne")
    assert found(office, text="ромаШКА") == ["ООО «Ромашка»"]
    assert found(office, text="ЁЛКИНА") == ["ООО «Ромашка»"]
    assert found(office, text="STRASSE") == ["Straße & Söhne"]
    assert found(office, text="q-2026-000002") == ["Straße & Söhne"]
    assert found(office, text=" ") == ["Straße & Söhne", "ООО «Ромашка»"]


def test_signs_of_patterns_are_just_signs(office: Office) -> None:
    create(office, "100 % Wood_Works")
    create(office, "100 Wood Works")
    assert found(office, text="%") == ["100 % Wood_Works"]
    assert found(office, text="d_w") == ["100 % Wood_Works"]
    assert found(office, text="\\") == []


def test_quotes_are_filtered_by_state(office: Office) -> None:
    create(office, "Draft")
    office.sent()
    assert found(office, state="draft") == ["Draft"]
    assert found(office, state="sent") == ["Möbelhaus Schmidt GmbH"]
    assert found(office, state="sent", text="draft") == []
    with pytest.raises(Malformed):
        found(office, state="lost")


def test_pages_give_every_quote_once_the_last_changed_first(office: Office) -> None:
    for index in range(7):
        create(office, str(index))
        if index % 2:
            office.later(1)
    seen: list[str] = []
    cursor: str | None = None
    while True:
        with office.quoting() as quoting:
            page = quoting.quotes(cursor=cursor, limit=3)
        seen += [item["buyer"]["company"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["6", "5", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize("cursor", ["x", "", "bnVsbA", "ы", "WyIyMDI2LTAxLTAxIiwgMV0"])
def test_a_cursor_of_somebody_else_is_malformed(office: Office, cursor: str) -> None:
    with pytest.raises(Malformed), office.quoting() as quoting:
        quoting.quotes(cursor=cursor)


@pytest.mark.parametrize("limit", [0, 201])
def test_a_page_has_a_size(office: Office, limit: int) -> None:
    with pytest.raises(Malformed), office.quoting() as quoting:
        quoting.quotes(limit=limit)


def test_a_list_asks_the_database_once_however_long_it_is(office: Office) -> None:
    for index in range(5):
        create(office, str(index))
    statements: list[str] = []
    event.listen(office.database.engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
    found(office)
    assert len([text for text in statements if text.lstrip().startswith("SELECT")]) == 1
