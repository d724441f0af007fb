"""Groups of lines, and discounts on them and on the whole quote."""

from __future__ import annotations

from typing import Any

import pytest

from kernel.errors import Malformed
from tests.build.quotes import REP, Office


def changed(office: Office, quote: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)


def moved(office: Office, quote: dict[str, Any], index: int, group: str | None) -> dict[str, Any]:
    line = quote["revision"]["lines"][index]["id"]
    with office.quoting() as quoting:
        return quoting.change_line(quote["id"], line, {"group": group}, version=quote["version"], who=REP)


def grouped(office: Office, discount: Any = None) -> dict[str, Any]:
    """A quote of three lines, the first two in the group Hall."""
    quote = office.draft((3, {}), (7, {"doors": "true"}), (1, {"material": "oak"}))
    quote = changed(office, quote, {"groups": [{"name": "Hall", "discount": discount}]})
    group = quote["revision"]["groups"][0]["id"]
    return moved(office, moved(office, quote, 0, group), 1, group)


def test_a_group_has_a_name_a_subtotal_and_its_own_discount(office: Office) -> None:
    quote = grouped(office, {"percent": "10"})
    revision = quote["revision"]
    [group], [total] = revision["groups"], revision["totals"]["groups"]
    assert (group["name"], group["discount"]) == ("Hall", {"percent": "10"})
    assert total["id"] == group["id"]
    assert [line["group"] for line in revision["lines"]] == [group["id"], group["id"], None]
    assert [line["share"] for line in revision["lines"]] == revision["totals"]["allocated"]
    assert revision["lines"][2]["share"]["amount"] == "0.00"
    assert revision["totals"]["discounts"] == [
        {"group": group["id"], "basis": total["lines_net"], "rate": "-10", "amount": total["discount"]}
    ]


def test_a_group_that_is_left_out_lets_its_lines_go(office: Office) -> None:
    quote = changed(office, grouped(office, {"percent": "10"}), {"groups": []})
    assert quote["revision"]["groups"] == []
    assert {line["group"] for line in quote["revision"]["lines"]} == {None}
    assert quote["revision"]["totals"]["discount"]["amount"] == "0.00"


def test_groups_are_promised_ordered_and_revised(office: Office) -> None:
    quote = changed(office, grouped(office, {"percent": "10"}), {"discount": {"percent": "2.5"}})
    sent, token = office.send(quote)
    assert sent["revision"]["totals"] == quote["revision"]["totals"]
    with office.quoting() as quoting:
        offer = quoting.accept_offer(token, "Anna Schmidt")
        assert offer["revision"]["groups"] == quote["revision"]["groups"]
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(quote["id"], who=REP)
    assert (order["groups"], order["totals"]) == (sent["revision"]["groups"], sent["revision"]["totals"])
    assert [line["share"] for line in order["lines"]] == [line["share"] for line in sent["revision"]["lines"]]


@pytest.mark.parametrize("kind", ["net_total", "gross_total"])
def test_a_total_that_is_wanted_comes_out(office: Office, kind: str) -> None:
    quote = office.draft((3, {}), (2, {"doors": "true"}))
    wanted = {kind: {"amount": "1000.00", "currency": "EUR"}}
    quote = changed(office, quote, {"discount": wanted})
    assert quote["revision"]["discount"] == wanted
    found = quote["revision"]["totals"]["net" if kind == "net_total" else "total"]["amount"]
    assert found in ("1000.00", "999.99")
    sent, _ = office.send(quote)
    assert sent["revision"]["totals"] == quote["revision"]["totals"]


@pytest.mark.parametrize(
    ("groups", "path"),
    [
        ("Hall", "/groups"),
        ([{"name": "x"}] * 51, "/groups"),
        ([{"name": ""}], "/groups/0/name"),
        ([{"name": "x" * 201}], "/groups/0/name"),
        ([{"name": 7}], "/groups/0/name"),
        (["Hall"], "/groups/0/name"),
        ([{"name": "a", "id": "grp_none"}], "/groups/0/id"),
        ([{"name": "a", "colour": "red"}], "/groups/0/colour"),
        ([{"name": "a", "discount": {"percent": "101"}}], "/groups/0/discount"),
        ([{"name": "a", "discount": {"net_total": {"amount": "1", "currency": "USD"}}}], "/groups/0/discount"),
    ],
)
def test_groups_that_cannot_be_read_are_refused_with_their_place(office: Office, groups: Any, path: str) -> None:
    quote = office.draft()
    with pytest.raises(Malformed) as refusal:
        changed(office, quote, {"groups": groups})
    assert path in [problem.path for problem in refusal.value.problems]


def test_a_line_joins_only_groups_there_are(office: Office) -> None:
    quote = office.draft()
    with pytest.raises(Malformed):
        moved(office, quote, 0, "grp_none")


def test_a_group_stands_once(office: Office) -> None:
    quote = grouped(office)
    [group] = quote["revision"]["groups"]
    with pytest.raises(Malformed, match="twice"):
        changed(office, quote, {"groups": [group, group]})


def test_a_group_has_no_total_with_tax(office: Office) -> None:
    with pytest.raises(Malformed, match="without tax"):
        grouped(office, {"gross_total": {"amount": "10.00", "currency": "EUR"}})
