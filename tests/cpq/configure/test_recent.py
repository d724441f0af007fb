"""What a process remembers of sessions is never answered from when another process has clicked meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpq.configure import Choose, Session
from cpq.configure.recent import Recent
from cpq.configure.store import SessionStore
from cpq.configure.view import Audience
from kernel.db import Database
from kernel.errors import Stale, Unknown
from tests.build.catalogue import TODAY
from tests.cpq.configure.shop import Shop, open_shop, shop_of

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
NAMES = st.sampled_from(["a", "b", "c", "d"])


@pytest.fixture
def processes(database: Database) -> tuple[Shop, Shop]:
    """Two processes over one database."""
    return open_shop(database), shop_of(database)


def test_a_click_builds_on_what_another_process_wrote(processes: tuple[Shop, Shop]):
    here, there = processes
    view = here.choose(here.open(), doors="true")
    there.choose(view, shelves="5")
    after = here.choose(view, width="1.00")
    assert after.session.chosen == {"doors": "true", "shelves": "5", "width": "1.00"}
    assert after == here.cpq.session(view.session.id)


def test_a_click_that_writes_nothing_answers_on_what_is_written(processes: tuple[Shop, Shop]):
    here, there = processes
    view = here.choose(here.open(), material="steel")
    conflict = here.choose(view, doors="true")
    assert conflict.conflict is not None
    there.cpq.take_back(view.session.id, "material")
    assert here.choose(view, doors="true").conflict is None
    there.cpq.clear(view.session.id)
    again = here.choose(view, doors="true")
    assert again.session.chosen == {"doors": "true"}
    there.cpq.clear(view.session.id)
    assert here.cpq.take_back(view.session.id, "shelves").session.choices == ()


def test_the_version_a_caller_saw_is_that_of_the_database(processes: tuple[Shop, Shop]):
    here, there = processes
    view = here.choose(here.open(), doors="true")
    there.choose(view, shelves="5")
    with pytest.raises(Stale):
        here.cpq.choose(view.session.id, Choose("width", "1.00"), version=view.session.version)
    after = here.cpq.choose(view.session.id, Choose("width", "1.00"), version=view.session.version + 1)
    assert after.session.chosen == {"doors": "true", "shelves": "5", "width": "1.00"}


def test_a_session_that_is_gone_is_unknown_to_all(processes: tuple[Shop, Shop], database: Database):
    here, _ = processes
    session = here.choose(here.open(), doors="true").session
    with database.transaction() as transaction:
        SessionStore(transaction).forget(session.updated_at + timedelta(days=1))
    for value in ("true", "false"):
        with pytest.raises(Unknown):
            here.cpq.choose(session.id, Choose("doors", value))


@given(st.integers(0, 3), st.lists(st.tuples(st.sampled_from(["put", "drop"]), NAMES)))
def test_it_remembers_the_last_ones(size: int, steps: list[tuple[str, str]]):
    recent, expected = Recent(size), list[str]()
    for what, name in steps:
        expected = [other for other in expected if other != name]
        if what == "put":
            recent.put(Session(name, "bookcase", "digest", 1, "eu", TODAY, NOON))
            expected = [*expected, name][-size:] if size else []
        else:
            recent.drop(name)
    assert {name for name in "abcd" if recent.get(name)} == set(expected)


@pytest.mark.parametrize("audience", ["customer", "rep", "engineer", "margin"])
def test_the_encoded_view_is_the_view(shop: Shop, audience: Audience):
    view = shop.open()
    for choices in ({"doors": "true"}, {"shelves": "5"}, {"material": "steel"}, {"doors": "false"}):
        view = shop.choose(view, **choices)
        for _ in range(2):
            assert view.encoded(audience) == orjson.dumps(view.to_json(audience))
