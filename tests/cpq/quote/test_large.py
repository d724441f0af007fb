"""Long quotes: many lines at once, answers in brief, and changes that calculate only what depends on them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from cpq.price import LinePrice, document_totals
from cpq.quote.local import LocalQuoting
from cpq.quote.model import Quote
from kernel.errors import Broken, Conflict, Malformed
from kernel.stored import UNREAD
from tests.build.catalogue import tiny_product_files
from tests.build.quotes import BUYER, REP, Office

SHORT = (
    *("id", "position", "product", "name", "release", "quantity", "discount", "group", "member"),
    *("unit_net", "net", "plan", "recurring", "share", "scene", "sold_now"),
)


def stored(office: Office, quote_id: str) -> Quote:
    with office.desk() as desk:
        return desk.quotes.get(quote_id)


def changed(office: Office, quote: dict[str, Any], index: int, changes: dict[str, Any]) -> dict[str, Any]:
    line = quote["revision"]["lines"][index]["id"]
    with office.quoting() as quoting:
        brief = quoting.in_brief()
        return brief.change_line(quote["id"], line, changes, version=quote["version"], who=REP)


def added(office: Office, quote: dict[str, Any], *lines: dict[str, Any]) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.add_lines(quote["id"], lines, version=quote["version"], who=REP)


@pytest.mark.parametrize("audience", ["rep", "margin"])
def test_a_brief_quote_shows_the_margin_to_those_who_may_see_it_only(office: Office, audience: Any) -> None:
    quote = office.draft((3, {}))
    with office.desk() as desk:
        brief = LocalQuoting(replace(desk, audience=audience), brief=True).quote(quote["id"])
    assert ("margin" in brief["revision"]) == (audience == "margin")
    assert "cost" not in str(brief["revision"]["lines"])


def test_many_lines_are_those_added_one_by_one(office: Office) -> None:
    plain, doors = office.configured(), office.configured(doors="true")
    one_by_one = office.draft((3, {}), (7, {"doors": "true"}), (1, {}))
    with office.quoting() as quoting:
        empty = quoting.create_quote(BUYER, market="eu", language="en", who=REP)
    at_once = added(
        office, empty, {"session": plain, "quantity": 3}, {"session": doors, "quantity": 7}, {"session": plain}
    )
    assert at_once["revision"]["totals"] == one_by_one["revision"]["totals"]
    for mine, theirs in zip(at_once["revision"]["lines"], one_by_one["revision"]["lines"], strict=True):
        assert {**mine, "id": ""} == {**theirs, "id": ""}
    assert at_once["history"][-1]["what"]["ru"] == "Добавлено позиций: 3"


def test_all_mistakes_of_many_lines_are_told_and_none_is_added(office: Office) -> None:
    quote, session = office.draft(), office.configured()
    with pytest.raises(Malformed) as refusal:
        added(
            office,
            quote,
            {"session": session},
            {"session": session, "quantity": 0},
            {"session": "ses_none"},
            {"session": session, "colour": "red"},
            {"session": session, "discount": {"percent": "101"}},
        )
    assert [problem.path for problem in refusal.value.problems] == [
        "/lines/1/quantity",
        "/lines/2",
        "/lines/3",
        "/lines/4/discount",
    ]
    assert office.shown(quote["id"]) == quote


def test_no_lines_and_too_many_lines_are_refused(office: Office) -> None:
    quote, session = office.draft(), office.configured()
    with pytest.raises(Malformed):
        added(office, quote)
    with pytest.raises(Malformed):
        added(office, quote, *[{"session": session}] * 1001)
    with pytest.raises(Conflict, match="at most 1,000"):
        added(office, quote, *[{"session": session}] * 1000)


def test_a_brief_quote_is_the_quote_without_configurations_and_steps(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}))
    with office.quoting() as quoting:
        brief = quoting.in_brief().quote(quote["id"])
        lines = [quoting.line(quote["id"], line["id"]) for line in brief["revision"]["lines"]]
    assert lines == quote["revision"]["lines"]
    short = [{name: line[name] for name in SHORT} for line in lines]
    revision = {name: value for name, value in quote["revision"].items() if name != "waterfall"}
    del quote["approval"]
    assert brief == {**quote, "revision": {**revision, "lines": short}}


@pytest.mark.parametrize(
    "changes", [{"quantity": 9}, {"discount": {"percent": "5"}}, {"quantity": 2, "discount": None}]
)
def test_a_brief_change_is_the_change(office: Office, changes: dict[str, Any]) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}), (1, {}))
    brief = changed(office, quote, 1, changes)
    whole = office.shown(quote["id"])
    assert brief["revision"]["totals"] == whole["revision"]["totals"]
    assert (brief["version"], brief["updated_at"]) == (whole["version"], whole["updated_at"])
    after = stored(office, quote["id"]).newest
    assert (
        after.totals
        == document_totals([LinePrice.from_json(line.price) for line in after.lines], currency="EUR").to_json()
    )
    for line in after.lines:
        cost = {"line": line.waterfall["cost"]["line"]} if line.waterfall["cost"] else None
        short = {name: line.waterfall[name] for name in ("unit_net", "net", "taxes")}
        assert line.price == {**short, "cost": cost}
    untouched = [0, 2]
    assert [whole["revision"]["lines"][index] for index in untouched] == [
        quote["revision"]["lines"][index] for index in untouched
    ]


def test_a_change_on_a_later_day_prices_every_line_anew(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}))
    office.later(1)
    brief = changed(office, quote, 0, {"quantity": 4})
    assert brief["revision"]["pricing_date"] > quote["revision"]["pricing_date"]
    with office.quoting() as quoting:
        sent = quoting.send_quote(quote["id"], version=brief["version"], who=REP)
    assert sent["revision"]["totals"] == brief["revision"]["totals"]


def test_another_buyer_prices_every_line_anew(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}))
    with office.quoting() as quoting:
        exempt = quoting.in_brief().change_quote(
            quote["id"], {"buyer": {**BUYER, "tax_status": "exempt"}}, version=quote["version"], who=REP
        )
    assert Decimal(exempt["revision"]["totals"]["tax"]["amount"]) == 0
    lines = stored(office, quote["id"]).newest.lines
    assert {line.waterfall["taxes"][0]["class"] for line in lines} == {"exempt"}


def test_lines_from_before_short_prices_are_read_from_their_waterfalls(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}))
    with office.database.transaction() as session:
        session.execute(text("UPDATE quote_lines SET price = NULL"))
    with office.quoting() as quoting:
        brief = quoting.in_brief().quote(quote["id"])
    assert [line["net"] for line in brief["revision"]["lines"]] == [line["net"] for line in quote["revision"]["lines"]]
    assert changed(office, quote, 0, {"quantity": 5})["revision"]["totals"] != quote["revision"]["totals"]


def test_lines_that_were_not_read_cannot_be_looked_into(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}))
    with office.desk() as desk:
        first, second = desk.quotes.get(quote["id"], (quote["revision"]["lines"][0]["id"],)).newest.lines
    assert first.waterfall["net"]
    assert second.waterfall is UNREAD
    for look in (lambda: second.waterfall["net"], lambda: dict(second.assignment), lambda: len(second.origins)):
        with pytest.raises(Broken):
            look()


def test_a_changed_catalogue_does_not_change_lines_that_were_not_touched(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}))
    office.publish({"prices/eur.csv": tiny_product_files()["prices/eur.csv"].replace("120", "140")})
    brief = changed(office, quote, 0, {"quantity": 4})
    assert brief["revision"]["lines"][1]["net"] == quote["revision"]["lines"][1]["net"]


def test_pieces_counted_over_the_whole_quote_price_the_other_lines_anew(office: Office) -> None:
    scale = '[[tier]]\ncode = "all"\nkind = "volume"\nover = "quote"\nfile = "all.csv"\n'
    bands = "from_quantity,percent\n10,5\n"
    office.publish({"prices/tiers.toml": scale, "prices/all.csv": bands, "prices/tiers.csv": None})
    quote = office.draft((3, {}), (3, {"doors": "true"}))
    dear = [line["unit_net"] for line in quote["revision"]["lines"]]
    quote = changed(office, quote, 1, {"quantity": 7})
    with office.quoting() as quoting:
        cheap = [line["unit_net"] for line in quoting.quote(quote["id"])["revision"]["lines"]]
    for before, after in zip(dear, cheap, strict=True):
        assert Decimal(after["amount"]) < Decimal(before["amount"]), "ten pieces in all: each line is cheaper"
    with office.desk() as desk:
        stand = desk.quotes.get(quote["id"]).newest
        assert document_totals(
            [LinePrice.from_json(line.price) for line in stand.lines], currency="EUR", policy=stand.policy
        ).to_json() == dict(stand.totals)
