"""Lines of a draft: quantities, discounts, configurations."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kernel.errors import Conflict, Malformed, Unknown
from tests.build.catalogue import tiny_product_files
from tests.build.quotes import REP, Office


def change(office: Office, quote: dict[str, Any], index: int, changes: dict[str, Any]) -> dict[str, Any]:
    line = quote["revision"]["lines"][index]["id"]
    with office.quoting() as quoting:
        return quoting.change_line(quote["id"], line, changes, version=quote["version"], who=REP)


def amount(money: dict[str, str]) -> Decimal:
    return Decimal(money["amount"])


@pytest.mark.parametrize("quantity", [0, -1, 100_001, 1.5, "3", True, None])
def test_a_quantity_is_a_whole_number_up_to_a_hundred_thousand(office: Office, quantity: Any) -> None:
    quote = office.draft()
    session = office.configured()
    with office.quoting() as quoting, pytest.raises(Malformed) as refusal:
        quoting.add_line(quote["id"], session, quantity, version=quote["version"], who=REP)
    assert [problem.path for problem in refusal.value.problems] == ["/quantity"]
    with pytest.raises(Malformed):
        change(office, quote, 0, {"quantity": quantity})


def test_a_hundred_thousand_pieces_are_priced_exactly(office: Office) -> None:
    quote = change(office, office.draft(), 0, {"quantity": 100_000})
    line = quote["revision"]["lines"][0]
    assert amount(line["net"]) == amount(line["unit_net"]) * 100_000


def test_more_pieces_reach_the_next_tier(office: Office) -> None:
    quote = office.draft((4, {}))
    more = change(office, quote, 0, {"quantity": 5})
    assert amount(more["revision"]["lines"][0]["unit_net"]) < amount(quote["revision"]["lines"][0]["unit_net"])


@pytest.mark.parametrize(
    "discount",
    [
        {"percent": "100.01"},
        {"percent": "-1"},
        {"percent": "NaN"},
        {"percent": "five"},
        {"amount": {"amount": "99999.00", "currency": "EUR"}},
        {"amount": {"amount": "-1.00", "currency": "EUR"}},
        {"amount": {"amount": "1.00", "currency": "USD"}},
        {"amount": "5"},
        {},
        {"percent": "5", "amount": {"amount": "1.00", "currency": "EUR"}},
        "5",
    ],
)
def test_an_impossible_discount_is_refused_on_a_line_and_on_the_quote(office: Office, discount: Any) -> None:
    quote = office.draft()
    with pytest.raises(Malformed):
        change(office, quote, 0, {"discount": discount})
    with office.quoting() as quoting, pytest.raises(Malformed):
        quoting.change_quote(quote["id"], {"discount": discount}, version=quote["version"], who=REP)
    assert office.shown(quote["id"]) == quote


def test_a_percentage_on_a_line_is_given_and_taken_back(office: Office) -> None:
    quote = office.draft((1, {}))
    given = change(office, quote, 0, {"discount": {"percent": "50"}})
    net = amount(quote["revision"]["lines"][0]["net"])
    assert abs(amount(given["revision"]["lines"][0]["net"]) * 2 - net) <= Decimal("0.01")
    assert given["revision"]["lines"][0]["discount"] == {"percent": "50"}
    taken_back = change(office, given, 0, {"discount": None})
    assert taken_back["revision"]["totals"] == quote["revision"]["totals"]


def test_an_amount_on_a_line_is_taken_off_every_piece(office: Office) -> None:
    quote = office.draft((3, {}))
    given = change(office, quote, 0, {"discount": {"amount": {"amount": "10.00", "currency": "EUR"}}})
    before, after = quote["revision"]["lines"][0], given["revision"]["lines"][0]
    assert abs(amount(before["unit_net"]) - amount(after["unit_net"]) - 10) <= Decimal("0.01")


def test_everything_may_be_given_away(office: Office) -> None:
    quote = change(office, office.draft(), 0, {"discount": {"percent": "100"}})
    assert amount(quote["revision"]["totals"]["total"]) == 0
    sent, _ = office.send(quote)
    assert sent["state"] == "sent"


def test_a_discount_on_the_quote_shows_in_the_totals(office: Office) -> None:
    quote = office.draft((1, {}), (2, {}))
    with office.quoting() as quoting:
        discount = {"discount": {"amount": {"amount": "33.33", "currency": "EUR"}}}
        quote = quoting.change_quote(quote["id"], discount, version=quote["version"], who=REP)
    totals = quote["revision"]["totals"]
    assert amount(totals["discount"]) == Decimal("-33.33")
    assert amount(totals["net"]) == amount(totals["lines_net"]) - Decimal("33.33")


def test_a_configuration_is_replaced_by_that_of_a_session(office: Office) -> None:
    quote = office.draft((3, {"material": "oak"}))
    with office.quoting() as quoting:
        view = quoting.line_session(quote["id"], quote["revision"]["lines"][0]["id"])
    assert view.session.chosen == {"material": "oak"}
    changed = change(office, quote, 0, {"session": office.configured(material="birch")})
    line = changed["revision"]["lines"][0]
    values = {value["characteristic"]: value["value_name"]["ru"] for value in line["configuration"]}
    assert (line["id"], line["quantity"], values["material"]) == (quote["revision"]["lines"][0]["id"], 3, "Берёза")


def test_a_configuration_of_another_market_is_refused(office: Office) -> None:
    quote = office.draft()
    session = office.configured("us")
    with office.quoting() as quoting, pytest.raises(Conflict) as refusal:
        quoting.add_line(quote["id"], session, 1, version=quote["version"], who=REP)
    assert refusal.value.code == "other-market"


def test_removing_a_line_moves_the_others_up(office: Office) -> None:
    quote = office.draft((1, {}), (2, {}), (3, {}))
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        left = quoting.remove_line(quote["id"], line, version=quote["version"], who=REP)
    assert [(line["position"], line["quantity"]) for line in left["revision"]["lines"]] == [(1, 2), (2, 3)]


def test_what_is_priced_on_request_cannot_be_promised(office: Office) -> None:
    prices = tiny_product_files()["prices/eur.csv"].replace("option,material,birch,,0,,\n", "")
    office.publish({"prices/eur.csv": prices})
    quote = office.draft((1, {"material": "oak"}))
    birch = office.configured(material="birch")
    with office.quoting() as quoting, pytest.raises(Conflict) as refusal:
        quoting.add_line(quote["id"], birch, 1, version=quote["version"], who=REP)
    assert refusal.value.code == "price-on-request"
    assert office.shown(quote["id"]) == quote


def test_what_does_not_exist_is_unknown(office: Office) -> None:
    quote = office.draft()
    with office.quoting() as quoting:
        with pytest.raises(Unknown):
            quoting.quote("quo_none")
        with pytest.raises(Unknown):
            quoting.remove_line(quote["id"], "lin_none", version=quote["version"], who=REP)
        with pytest.raises(Unknown):
            quoting.add_line(quote["id"], "ses_none", 1, version=quote["version"], who=REP)
        with pytest.raises(Unknown):
            quoting.create_quote({"name": "A"}, market="mars", language="en", who=REP)


def test_a_line_has_no_other_fields(office: Office) -> None:
    with pytest.raises(Malformed) as refusal:
        change(office, office.draft(), 0, {"price": "1", "quantity": 2})
    assert [problem.path for problem in refusal.value.problems] == ["/price"]


def test_a_sent_quote_cannot_change(office: Office) -> None:
    quote, _ = office.sent()
    with pytest.raises(Conflict) as refusal:
        change(office, quote, 0, {"quantity": 1})
    assert refusal.value.code == "quote-sent"


EUR = {"currency": "EUR"}


@pytest.mark.parametrize(
    ("target", "unit_net", "net"),
    [
        ({"unit_price": {"amount": "350.00", **EUR}}, "350.00", "1050.00"),
        ({"line_price": {"amount": "1000.00", **EUR}}, "386.66", "1000.00"),
        ({"line_price": {"amount": "0.00", **EUR}}, "386.66", "0.00"),
    ],
)
def test_a_target_is_reached_to_the_cent_and_kept(
    office: Office, target: dict[str, Any], unit_net: str, net: str
) -> None:
    quote = change(office, office.draft((3, {"material": "oak"})), 0, {"discount": target})
    line = office.shown(quote["id"])["revision"]["lines"][0]
    assert line["discount"] == target
    assert (line["unit_net"]["amount"], line["net"]["amount"]) == (unit_net, net)


@pytest.mark.parametrize(
    "target",
    [
        {"unit_price": {"amount": "386.67", **EUR}},
        {"line_price": {"amount": "1159.99", **EUR}},
        {"line_price": {"amount": "-1.00", **EUR}},
        {"unit_price": {"amount": "1.00", "currency": "USD"}},
        {"unit_price": {"amount": "1.001", **EUR}},
        {"unit_price": {"amount": "1", **EUR}, "percent": "5"},
    ],
)
def test_an_impossible_target_is_refused(office: Office, target: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        change(office, office.draft((3, {"material": "oak"})), 0, {"discount": target})


def places(quote: dict[str, Any]) -> list[tuple[int, int]]:
    """Return positions with quantities, in order."""
    return [(line["position"], line["quantity"]) for line in quote["revision"]["lines"]]


def test_a_line_is_moved_and_the_others_keep_their_order(office: Office) -> None:
    quote = office.draft((1, {}), (2, {}), (3, {}))
    moved = change(office, quote, 2, {"position": 1})
    assert places(moved) == [(1, 3), (2, 1), (3, 2)]
    back = change(office, moved, 0, {"position": 3, "quantity": 4})
    assert places(back) == [(1, 1), (2, 2), (3, 4)]


@pytest.mark.parametrize("position", [0, -1, 3, 1.5, "1", True])
def test_a_line_has_a_place_among_the_lines(office: Office, position: Any) -> None:
    quote = office.draft((1, {}), (2, {}))
    with pytest.raises(Malformed) as refusal:
        change(office, quote, 0, {"position": position})
    assert [problem.path for problem in refusal.value.problems] == ["/position"]


def test_a_copy_stands_behind_its_line_with_everything_of_it(office: Office) -> None:
    quote = change(office, office.draft((7, {"material": "birch"}), (2, {})), 0, {"discount": {"percent": "5"}})
    line = quote["revision"]["lines"][0]
    with office.quoting() as quoting:
        quote = quoting.copy_line(quote["id"], line["id"], version=quote["version"], who=REP)
    assert places(quote) == [(1, 7), (2, 7), (3, 2)]
    copy = quote["revision"]["lines"][1]
    assert copy["id"] != line["id"]
    assert {**copy, "id": "", "position": 1} == {**line, "id": ""}
    assert quote["history"][-1]["what"]["en"] == "Copied line 1 (bookcase)"


def test_a_removed_line_comes_back_where_it_was_from_its_session(office: Office) -> None:
    quote = change(
        office, office.draft((1, {}), (2, {"material": "birch"}), (3, {})), 1, {"discount": {"percent": "5"}}
    )
    gone = quote["revision"]["lines"][1]
    with office.quoting() as quoting:
        session = quoting.line_session(quote["id"], gone["id"]).session.id
    with office.quoting() as quoting:
        less = quoting.remove_line(quote["id"], gone["id"], version=quote["version"], who=REP)
        given = {"discount": gone["discount"], "position": 2}
        again = quoting.add_line(quote["id"], session, 2, version=less["version"], who=REP, given=given)
    assert {**again["revision"]["lines"][1], "id": ""} == {**gone, "id": ""}
    assert again["revision"]["totals"] == quote["revision"]["totals"]


def test_what_is_given_to_a_new_line_is_checked(office: Office) -> None:
    quote, session = office.draft(), office.configured()
    with office.quoting() as quoting, pytest.raises(Malformed, match="Of a line can change: discount, group, position"):
        quoting.add_line(quote["id"], session, 1, version=quote["version"], who=REP, given={"net": "1"})
