"""Two people at one quote: whoever changes what has moved on is told so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from cpq.quote.local import LocalQuoting
from kernel.errors import Conflict, Stale
from tests.build.quotes import BUYER, REP, Office

Change = Callable[[LocalQuoting, dict[str, Any], int], Any]


def line(quote: dict[str, Any]) -> str:
    found: str = quote["revision"]["lines"][0]["id"]
    return found


CHANGES: dict[str, Change] = {
    "the header": lambda q, it, v: q.change_quote(it["id"], {"language": "ru"}, version=v, who=REP),
    "a line": lambda q, it, v: q.change_line(it["id"], line(it), {"quantity": 2}, version=v, who=REP),
    "removing a line": lambda q, it, v: q.remove_line(it["id"], line(it), version=v, who=REP),
    "sending": lambda q, it, v: q.send_quote(it["id"], version=v, who=REP),
    "cancelling": lambda q, it, v: q.cancel_quote(it["id"], version=v, who=REP),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_something_that_moved_on_is_stale(office: Office, change: Change) -> None:
    quote = office.draft()
    with pytest.raises(Stale) as answer, office.quoting() as quoting:
        change(quoting, quote, quote["version"] - 1)
    assert answer.value.facts["version"] == quote["version"]
    assert office.shown(quote["id"]) == quote


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_makes_the_next_version(office: Office, change: Change) -> None:
    quote = office.draft()
    with office.quoting() as quoting:
        assert change(quoting, quote, quote["version"])["version"] == quote["version"] + 1


def test_adding_a_line_to_a_stale_quote_is_refused(office: Office) -> None:
    quote = office.draft()
    session = office.configured()
    with pytest.raises(Stale), office.quoting() as quoting:
        quoting.add_line(quote["id"], session, 1, version=quote["version"] + 1, who=REP)


def test_a_refused_change_leaves_nothing_behind(office: Office) -> None:
    quote = office.draft()

    def empty_and_send() -> None:
        with office.quoting() as quoting:
            empty = quoting.remove_line(quote["id"], line(quote), version=quote["version"], who=REP)
            quoting.send_quote(quote["id"], version=empty["version"], who=REP)

    with pytest.raises(Conflict):
        empty_and_send()
    assert office.shown(quote["id"]) == quote


def test_of_many_who_change_at_once_one_wins_and_the_others_are_told(office: Office) -> None:
    quote = office.draft()
    start = Barrier(6)

    def change(percent: int) -> str:
        start.wait()
        try:
            with office.quoting() as quoting:
                discount = {"discount": {"percent": str(percent)}}
                quoting.change_quote(quote["id"], discount, version=quote["version"], who=REP)
        except Stale:
            return "stale"
        return "changed"

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(change, range(1, 7)))
    assert sorted(answers) == ["changed", *["stale"] * 5]
    assert office.shown(quote["id"])["version"] == quote["version"] + 1


def test_numbers_taken_at_once_are_all_different_and_without_gaps(office: Office) -> None:
    start = Barrier(6)

    def create(_: int) -> str:
        start.wait()
        with office.quoting() as quoting:
            number: str = quoting.create_quote(BUYER, market="eu", language="en", who=REP)["number"]
            return number

    with ThreadPoolExecutor(6) as pool:
        numbers = sorted(pool.map(create, range(6)))
    assert numbers == [f"Q-2026-00000{index}" for index in range(1, 7)]
