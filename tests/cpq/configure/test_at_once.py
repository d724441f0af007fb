"""A click at once is the click, or it is not done at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from cpq.configure import Choose, SessionView
from cpq.configure.sessions import SessionsAtOnce
from kernel.at_once import NotAtOnce
from kernel.db import Database
from kernel.errors import Malformed, Stale, Unknown
from tests.build.catalogue import TINY, publish_tiny
from tests.cpq.configure.shop import Shop, open_shop, replaced, shop_of

CLICKS = st.sampled_from(
    [
        ("doors", "true"),
        ("doors", "false"),
        ("material", "steel"),
        ("material", "oak"),
        ("shelves", "5"),
        ("width", "1.00"),
        ("undo", ""),
        ("clear", ""),
        ("take back", "doors"),
    ]
)


def at_once(shop: Shop) -> SessionsAtOnce:
    assert shop.cpq.at_once is not None
    return shop.cpq.at_once


def plain(view: SessionView) -> SessionView:
    """Return a view without what differs between two sessions that were clicked alike."""
    return replace(view, session=replace(view.session, id=""))


def click(sessions: Shop | SessionsAtOnce, session: str, what: str, value: str) -> SessionView:
    doing = sessions.cpq if isinstance(sessions, Shop) else sessions
    if what == "undo":
        return doing.undo(session)
    if what == "clear":
        return doing.clear(session)
    if what == "take back":
        return doing.take_back(session, value)
    return doing.choose(session, Choose(what, value))


def test_what_nobody_has_asked_is_not_done_at_once(shop: Shop) -> None:
    view = shop.open()
    with pytest.raises(NotAtOnce):
        click(at_once(shop), view.session.id, "doors", "true")
    assert shop.cpq.session(view.session.id).session == view.session


def test_what_was_asked_before_is(shop: Shop) -> None:
    known = shop.choose(shop.open(), doors="true")
    view = click(at_once(shop), shop.open().session.id, "doors", "true")
    assert plain(view) == plain(known)
    assert shop.cpq.session(view.session.id).session == view.session, "it is written"


def test_a_known_conflict_is_told_at_once_and_changes_nothing(shop: Shop) -> None:
    first, second = (shop.choose(shop.open(), material="steel") for _ in range(2))
    conflict = shop.choose(first, doors="true")
    told = click(at_once(shop), second.session.id, "doors", "true")
    assert told.conflict is not None
    assert plain(told) == plain(conflict)
    assert shop.cpq.session(second.session.id).session == second.session


def test_a_database_that_is_written_is_not_waited_for(shop: Shop) -> None:
    shop.choose(shop.open(), doors="true")
    view = shop.open()
    with shop.database.transaction() as session:
        session.execute(text("UPDATE sessions SET market = market"))
        with pytest.raises(NotAtOnce):
            click(at_once(shop), view.session.id, "doors", "true")
    assert shop.cpq.session(view.session.id).session == view.session
    assert click(at_once(shop), view.session.id, "doors", "true").session.chosen == {"doors": "true"}


def test_a_product_that_is_not_ready_is_not_waited_for(shop: Shop) -> None:
    view = shop.choose(shop.open(), doors="true")
    other = shop_of(shop.database)
    with pytest.raises(NotAtOnce):
        click(at_once(other), view.session.id, "doors", "true")
    other.cpq.shelf.current(TINY, "eu", view.session.day)
    with pytest.raises(NotAtOnce):
        click(at_once(other), view.session.id, "doors", "true")


def test_what_is_wrong_is_refused_at_once(shop: Shop) -> None:
    view = shop.choose(shop.open(), doors="true")
    sessions = at_once(shop)
    with pytest.raises(Stale):
        sessions.choose(view.session.id, Choose("doors", "false"), version=1)
    with pytest.raises(Malformed):
        sessions.choose(view.session.id, Choose("doors", "perhaps"))
    with pytest.raises(Unknown):
        sessions.clear("ses_" + "0" * 32)


def test_a_click_that_lost_a_race_is_done_on_what_the_other_left(shop: Shop) -> None:
    click(shop, shop.choose(shop.open(), doors="true").session.id, "clear", "")
    known = click(shop, shop.choose(shop.open(), doors="true", shelves="5").session.id, "clear", "")
    view = shop.open()
    click(at_once(shop), view.session.id, "doors", "true")
    shop_of(shop.database).choose(view, shelves="5")
    after = click(at_once(shop), view.session.id, "clear", "")
    assert plain(after) == plain(known)
    assert shop.cpq.session(view.session.id).session == after.session


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Shop]:
    path = tmp_path_factory.mktemp("at-once") / "shop.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")
    yield open_shop(database)
    database.close()


@given(clicks=st.lists(CLICKS, max_size=8))
@settings(max_examples=60)
def test_any_walk_at_once_is_the_walk(lasting: Shop, clicks: list[tuple[str, str]]) -> None:
    first, second, third = (lasting.open().session.id for _ in range(3))
    for what, value in clicks:
        patient = click(lasting, first, what, value)
        assert plain(click(at_once(lasting), second, what, value)) == plain(patient), "known by now"
        before = lasting.cpq.session(third).session
        try:
            hasty = click(at_once(lasting), third, what, value)
        except NotAtOnce:
            assert lasting.cpq.session(third).session == before
            hasty = click(lasting, third, what, value)
        assert plain(hasty) == plain(patient)


def test_what_is_published_here_counts_for_the_next_click_at_once(shop: Shop) -> None:
    shop.choose(shop.open(), doors="true")
    first, second, third, fourth = (shop.open().session.id for _ in range(4))
    click(at_once(shop), first, "doors", "true")
    with pytest.raises(ZeroDivisionError):
        give_up(shop)
    click(at_once(shop), second, "doors", "true")
    with shop.database.transaction() as transaction:
        publish_tiny(transaction, shop.clock, changes={"rules/bookcase.rules": f"{replaced('rules/bookcase.rules')}\n"})
    with pytest.raises(NotAtOnce):
        click(at_once(shop), third, "doors", "true")
    click(shop, third, "doors", "true")
    assert click(at_once(shop), fourth, "doors", "true").session.version == 2, "looked up again"


def give_up(shop: Shop) -> None:
    """Begin to publish, and give it up."""
    with shop.database.transaction() as transaction:
        publish_tiny(transaction, shop.clock, changes={"rules/bookcase.rules": f"{replaced('rules/bookcase.rules')}\n"})
        raise ZeroDivisionError
