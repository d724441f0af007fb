"""Internal characteristics: reps see and choose them, customers never learn that they exist."""

from __future__ import annotations

import pytest

from cpq.configure import Choose
from kernel.db import Database
from kernel.errors import Malformed
from tests.cpq.configure.shop import Shop, open_shop, replaced


@pytest.fixture
def shop(embedded: Database) -> Shop:
    """A shop where the handle is internal."""
    internal = replaced("product.toml", ("[characteristic.handle]\n", "[characteristic.handle]\ninternal = true\n"))
    return open_shop(embedded, changes={"product.toml": internal})


def test_a_customers_view_has_no_internal_characteristic(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    shown = view.to_json("customer")
    assert "handle" not in shown["state"]
    assert shown["changes"] == []
    assert "handle" not in str(shown)
    assert "Round knob" not in str(shown)
    assert [entry["label"]["en"] for entry in shown["price"]["entries"]][3] == "Other components"


def test_a_reps_view_has_them(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    shown = view.to_json("rep")
    assert shown["state"]["handle"]["value"] == "knob"
    assert [change["characteristic"] for change in shown["changes"]] == ["handle"]
    assert view.assignment["handle"] == "knob"


def test_a_customer_can_neither_choose_nor_ask_about_them(shop: Shop):
    session = shop.open().session
    for ask in (
        lambda: shop.cpq.choose(session.id, Choose("handle", "bar")),
        lambda: shop.cpq.choose(session.id, Choose("doors", "true", ("handle",))),
        lambda: shop.cpq.take_back(session.id, "handle"),
        lambda: shop.cpq.why(session.id, "handle", "bar"),
        lambda: shop.open(handle="bar"),
    ):
        with pytest.raises(Malformed, match="no characteristic 'handle'"):
            ask()


def test_a_rep_can_choose_them(shop: Shop):
    session = shop.open().session
    view = shop.cpq.choose(session.id, Choose("handle", "bar"), audience="rep")
    assert view.assignment["doors"] == "true"
    assert view.to_json("customer")["choices"] == []


def test_a_conflict_with_an_internal_choice_is_told_without_naming_it(shop: Shop):
    session = shop.open().session
    shop.cpq.choose(session.id, Choose("handle", "bar"), audience="rep")
    shown = shop.cpq.choose(session.id, Choose("doors", "false")).to_json("customer")
    assert shown["conflict"]["reasons"][0]["text"]["en"] == "Doors and handles come together."
    assert shown["conflict"]["choices"] == []
    assert shown["conflict"]["ways_out"] == []
    for_rep = shop.cpq.choose(session.id, Choose("doors", "false"), audience="rep").to_json("rep")
    assert for_rep["conflict"]["ways_out"][0]["take_back"] == ["handle"]


def test_a_story_names_nothing_internal_to_customers(shop: Shop):
    session = shop.open().session
    shop.cpq.choose(session.id, Choose("handle", "bar"), audience="rep")
    heard = shop.cpq.why(session.id, "doors", "false").to_json("customer")
    assert heard["story"]
    said = str(heard["story"]).replace("Doors and handles come together.", "")  # written for customers
    for secret in ("andle", "Ручка", "Bar", "bar", "doors_and_handles"):
        assert secret not in said
    told = shop.cpq.why(session.id, "doors", "false", audience="rep").to_json("rep")
    assert "Handle is" in str(told["story"])
