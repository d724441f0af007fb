"""Sessions: what each click answers and keeps."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import orjson
import pytest

from cpq.configure import Choice, Choose, OpenSession, clicks
from cpq.configure.model import HISTORY
from cpq.configure.store import SessionStore
from cpq.configure.tables import SessionRow
from kernel.db import Database
from kernel.errors import Conflict, Malformed, Stale, Unknown
from kernel.period import Period
from tests.build.catalogue import TINY, publish_tiny
from tests.cpq.configure.shop import Shop, changed_rules, changes_of, open_shop, shop_of

LARGEST_ROW = 8_000
"""Bytes of a session with all the undo it can have; whole lists of choices took 200,000."""


def test_a_new_session_shows_a_complete_valid_priced_product(shop: Shop):
    view = shop.open()
    assert view.assignment == {
        "material": "oak",
        "width": "0.80",
        "shelves": "4",
        "doors": "false",
        "handle": "none",
        "load": "120",
    }
    assert view.origins == {
        "material": "preferred",
        "width": "default",
        "shelves": "default",
        "doors": "default",
        "handle": "first",
        "load": "computed",
    }
    assert view.price is not None
    assert view.price.total.to_json() == {"amount": "460.13", "currency": "EUR"}
    assert view.scene == "bookcase-oak-0.80"
    assert (view.changes, view.conflict, view.price_change, view.session.can_undo) == ((), None, None, False)


def test_a_session_opened_with_choices_has_them(shop: Shop):
    view = shop.open(material="steel", shelves="2")
    assert view.session.chosen == {"material": "steel", "shelves": "2"}
    assert view.state["doors"].possible == ("false",)
    assert view.session.version == 1


def test_a_session_cannot_be_opened_with_choices_that_do_not_fit(shop: Shop):
    with pytest.raises(Conflict, match=r"material, doors\. A steel case has no doors\.") as caught:
        shop.open(shelves="2", material="steel", doors="true")
    assert caught.value.code == "choices-inconsistent"
    assert [choice["characteristic"] for choice in caught.value.facts["choices"]] == ["material", "doors"]
    assert caught.value.facts["reasons"][0]["text"]["ru"] == "У стального шкафа нет дверец."


def test_a_click_is_kept(shop: Shop):
    view = shop.choose(shop.open(), shelves="5")
    again = shop.cpq.session(view.session.id)
    assert again.session == view.session
    assert again.to_json() == view.to_json()
    assert again.session.version == 2


def test_a_click_tells_what_it_changed_besides_itself_and_what_that_costs(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    assert changes_of(view) == {"handle": ("none", "knob")}
    assert [reason.text.in_("en") for reason in view.changes[0].reasons] == ["Doors and handles come together."]
    assert view.changes[0].reasons[0].text.in_("ru") == "Дверцы и ручки бывают только вместе."
    assert view.price_change is not None
    assert view.price_change.to_json() == {
        "amount": "123.16",
        "currency": "EUR",
    }  # (95 + 2 x 4.25) and 19 %, to the cent


def test_choosing_the_same_again_changes_nothing(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    again = shop.choose(view, doors="true")
    assert again.session == view.session
    assert (again.changes, again.price_change) == ((), None)
    assert shop.cpq.session(view.session.id).changes == view.changes


def test_a_chosen_value_can_be_exchanged_for_what_the_other_choices_allow(shop: Shop):
    view = shop.choose(shop.open(), material="oak", doors="true", width="1.20")
    assert view.state["material"].possible == ("oak", "birch")
    assert view.state["width"].possible == ("0.60", "0.80", "1.00", "1.20")
    assert view.state["shelves"].possible == ("3", "4", "5", "6")


def test_undo_shows_what_it_brought_back(shop: Shop):
    opened = shop.open()
    view = shop.choose(opened, doors="true")
    undone = shop.cpq.undo(view.session.id)
    assert undone.assignment == opened.assignment
    assert changes_of(undone) == {"doors": ("true", "false"), "handle": ("knob", "none")}
    assert undone.price_change is not None
    assert undone.price_change.to_json()["amount"] == "-123.16"
    assert not undone.session.can_undo
    assert shop.cpq.undo(view.session.id).session == undone.session


def test_taking_a_choice_back(shop: Shop):
    view = shop.choose(shop.open(), doors="true", shelves="2")
    view = shop.cpq.take_back(view.session.id, "doors")
    assert view.session.chosen == {"shelves": "2"}
    assert view.state["doors"].origin == "default"
    assert shop.cpq.take_back(view.session.id, "doors").session.version == view.session.version


def test_clear_is_one_click(shop: Shop):
    view = shop.choose(shop.open(), doors="true", shelves="2")
    assert shop.cpq.clear(view.session.id).session.choices == ()
    assert shop.cpq.undo(view.session.id).session.chosen == {"doors": "true", "shelves": "2"}


def test_the_order_of_choices_changes_nothing_but_their_order(shop: Shop):
    one = shop.choose(shop.open(), doors="true", width="1.20", shelves="3").to_json()
    other = shop.choose(shop.open(), shelves="3", width="1.20", doors="true").to_json()
    assert (one["state"], one["price"], one["scene"]) == (other["state"], other["price"], other["scene"])


def test_markets_have_their_own_rules_prices_and_currency(shop: Shop):
    view = shop.open("us")
    assert view.currency == "USD"
    assert view.state["material"].possible == ("oak", "steel")


def test_a_session_keeps_its_release_when_a_newer_one_is_published(shop: Shop):
    view = shop.open()
    with shop.database.transaction() as transaction:
        publish_tiny(transaction, shop.clock, changes=changed_rules(("default shelves = 4", "default shelves = 2")))
    again = shop.choose(view, doors="true")
    assert again.session.release == view.session.release
    assert again.assignment["shelves"] == "4"
    assert shop.open().assignment["shelves"] == "2"
    assert shop.open().session.number == 2


def test_a_session_can_be_opened_under_an_earlier_release(shop: Shop):
    old = shop.open()
    with shop.database.transaction() as transaction:
        publish_tiny(transaction, shop.clock, changes=changed_rules(("default shelves = 4", "default shelves = 2")))
    request = OpenSession(TINY, "eu", {"doors": "true"}, release=old.session.release)
    assert shop.cpq.open_session(request).assignment["shelves"] == "4"


def test_the_starting_point_opens_no_session(shop: Shop):
    view = shop.cpq.starting_point(TINY, "ru")
    assert view.currency == "RUB"
    with pytest.raises(Unknown):
        shop.cpq.session(view.session.id)


@pytest.mark.parametrize(("product", "market"), [("wardrobe", "eu"), (TINY, "jp")])
def test_what_is_not_sold_cannot_be_configured(shop: Shop, product: str, market: str):
    with pytest.raises(Unknown):
        shop.cpq.open_session(OpenSession(product, market))


def test_a_product_is_not_sold_before_its_release_is_valid(embedded: Database):
    shop = open_shop(embedded)
    with embedded.transaction() as transaction:
        publish_tiny(
            transaction,
            shop.clock,
            changes=changed_rules(("default shelves = 4", "default shelves = 2")),
            period=Period(date(2026, 7, 1)),
        )
    assert shop.open().assignment["shelves"] == "4"


@pytest.mark.parametrize(
    "session_id", ["ses_0190f5c0a3b07c6e8f00d1e2f3a4b5c6", "ses_1", "", "quo_1", "\0", "x" * 10_000]
)
def test_an_unknown_session_is_unknown(database: Database, session_id: str):
    with pytest.raises(Unknown, match="no such configuration session"):
        shop_of(database).cpq.session(session_id)


@pytest.mark.parametrize(
    ("characteristic", "value", "path", "message"),
    [
        ("colour", "red", "/characteristic", "no characteristic 'colour'"),
        ("handel", "knob", "/characteristic", "Did you mean handle?"),
        ("handle", "nob", "/value", "Did you mean knob"),
        ("width", "0.8", "/value", "no value '0.8'"),
        ("doors", "yes", "/value", "no value 'yes'"),
        ("load", "120", "/characteristic", "follows from the other choices"),
    ],
)
def test_a_name_or_value_that_does_not_exist_is_malformed(
    shop: Shop, characteristic: str, value: str, path: str, message: str
):
    view = shop.open()
    with pytest.raises(Malformed, match=r".+") as caught:
        shop.cpq.choose(view.session.id, Choose(characteristic, value))
    assert [problem.path for problem in caught.value.problems] == [path]
    assert message in caught.value.message
    assert shop.cpq.session(view.session.id).session == view.session


def test_every_wrong_choice_of_a_new_session_is_named(shop: Shop):
    with pytest.raises(Malformed, match=r".+") as caught:
        shop.open(colour="red", doors="maybe")
    assert [problem.path for problem in caught.value.problems] == ["/choices/colour", "/choices/doors"]


def test_a_flood_of_wrong_choices_is_refused_before_it_costs_anything(shop: Shop):
    with pytest.raises(Malformed, match="bookcase has 6 characteristics, and 50,000 were named"):
        shop.open(**{f"colour_{number}": "red" for number in range(50_000)})
    with pytest.raises(Malformed, match="and 7 were named"):
        shop.cpq.choose(shop.open().session.id, Choose("doors", "true", ("doors",) * 7))


def test_a_message_repeats_only_the_beginning_of_a_long_name(shop: Shop):
    with pytest.raises(Malformed, match="no value") as caught:
        shop.open(doors="maybe" * 100_000)
    assert len(caught.value.message) < 200


def test_a_click_on_an_old_version_is_stale_and_changes_nothing(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    for click in (
        lambda: shop.cpq.choose(view.session.id, Choose("shelves", "2"), version=1),
        lambda: shop.cpq.take_back(view.session.id, "doors", version=1),
        lambda: shop.cpq.undo(view.session.id, version=1),
        lambda: shop.cpq.clear(view.session.id, version=1),
    ):
        with pytest.raises(Stale):
            click()
    assert shop.cpq.session(view.session.id).session == view.session
    assert shop.cpq.undo(view.session.id, version=2).session.version == 3


def test_sessions_are_kept_in_both_databases(database: Database):
    shop = open_shop(database)
    view = shop.choose(shop.open(), doors="true", shelves="2")
    with database.transaction(read_only=True) as transaction:
        assert SessionStore(transaction).get(view.session.id) == view.session


def test_a_session_kept_with_whole_lists_of_choices_is_read_with_its_undo(database: Database):
    shop = open_shop(database)
    view = shop.choose(shop.open(), doors="true", shelves="2")
    first, second = ({"characteristic": name, "value": value} for name, value in view.session.chosen.items())
    with database.transaction() as transaction:
        row = transaction.get_one(SessionRow, view.session.id)
        row.choices, row.history, row.before = [first, second], [[], [first]], [first]
    with database.transaction(read_only=True) as transaction:
        assert SessionStore(transaction).get(view.session.id) == view.session


def test_a_session_of_a_hundred_clicks_takes_few_kilobytes(database: Database):
    shop = open_shop(database)
    session = shop.open().session
    for click in range(HISTORY):
        session = clicks.choose(session, Choice(f"characteristic_{click % 40}", f"value-{click}"), session.updated_at)
    with database.transaction() as transaction:
        SessionStore(transaction).put(session, seen=1)
    with database.transaction(read_only=True) as transaction:
        row = transaction.get_one(SessionRow, session.id)
        assert len(orjson.dumps([row.choices, row.history, row.before])) < LARGEST_ROW


def test_the_database_refuses_a_click_that_lost_a_race(database: Database):
    shop = open_shop(database)
    session = shop.choose(shop.open(), doors="true").session
    with pytest.raises(Stale), database.transaction() as transaction:
        SessionStore(transaction).put(session, seen=1)


def test_clicks_of_many_threads_on_one_session_are_all_kept(database: Database):
    shop = open_shop(database)
    session = shop.open().session
    wanted = {"doors": "true", "shelves": "5", "width": "1.00"}
    threads = [
        threading.Thread(target=shop.cpq.choose, args=(session.id, Choose(name, value)))
        for name, value in wanted.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = shop.cpq.session(session.id).session
    assert after.chosen == wanted
    assert after.version == 4


def test_a_click_within_a_transaction_lives_and_dies_with_it(database: Database):
    shop = open_shop(database)
    view = shop.open()
    with database.transaction() as transaction:
        opened = shop.cpq.within(transaction).open_session(OpenSession(TINY, "eu"))
        assert shop.cpq.within(transaction).choose(opened.session.id, Choose("doors", "true")).session.version == 2
    assert shop.cpq.session(opened.session.id).session.version == 2
    with pytest.raises(Unknown):
        _choose_and_fail(shop, database, view.session.id)
    assert shop.cpq.session(view.session.id).session == view.session


def _choose_and_fail(shop: Shop, database: Database, session_id: str) -> None:
    with database.transaction() as transaction:
        assert shop.cpq.within(transaction).choose(session_id, Choose("doors", "true")).session.version == 2
        shop.cpq.within(transaction).session("ses_none")


def test_old_sessions_can_be_forgotten(database: Database):
    shop = open_shop(database)
    old = shop.open().session
    with database.transaction() as transaction:
        assert SessionStore(transaction).forget(old.updated_at) == 0
        assert SessionStore(transaction).forget(old.updated_at.replace(hour=13)) == 1
    with pytest.raises(Unknown):
        shop.cpq.session(old.id)


def test_a_session_keeps_the_rules_of_the_day_it_was_opened(embedded: Database):
    dated = changed_rules(("    markets us\n\nrule four_shelves", "    from 2027-01-01\n\nrule four_shelves"))
    shop = open_shop(embedded, changes=dated)
    before = shop.open()
    shop.clock.advance(timedelta(days=365))
    after = shop.open()
    assert "birch" in shop.choose(before, doors="true").state["material"].possible
    assert "birch" not in shop.choose(after, doors="true").state["material"].possible
