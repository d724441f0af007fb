"""What this process remembers of quotes is what is stored, or it is not used."""

from __future__ import annotations

from typing import Any

import pytest

from cpq.quote.model import Quote
from cpq.quote.recent import RecentQuotes
from kernel.stored import UNREAD
from tests.build.quotes import REP, Office


def brief(office: Office, quote_id: str) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.in_brief().quote(quote_id)


def changed(office: Office, quote: dict[str, Any], index: int, **changes: Any) -> dict[str, Any]:
    line = quote["revision"]["lines"][index]["id"]
    with office.quoting() as quoting:
        return quoting.in_brief().change_line(quote["id"], line, changes, version=quote["version"], who=REP)


def forgetting(office: Office) -> Office:
    """Return the same office in another process, which remembers nothing."""
    return Office(office.database, clock=office.clock, recent=RecentQuotes(0))


def test_a_change_of_what_is_remembered_is_the_change_of_what_is_read(office: Office) -> None:
    quote = office.draft((3, {}), (7, {"doors": "true"}), (1, {}))
    other = forgetting(office)
    for index, changes in ((1, {"quantity": 9}), (0, {"discount": {"percent": "5"}}), (1, {"position": 1})):
        quote = changed(office, quote, index, **changes)
        assert office.recent.get(quote["id"], quote["version"]) is not None
        assert quote == brief(office, quote["id"]) == brief(other, quote["id"])
    assert office.shown(quote["id"]) == other.shown(quote["id"])


def test_what_another_process_wrote_is_read(office: Office) -> None:
    quote = brief(office, office.draft((3, {}), (1, {}))["id"])
    later = changed(forgetting(office), quote, 0, quantity=8)
    assert office.recent.get(quote["id"], later["version"]) is None
    assert brief(office, quote["id"]) == later
    assert changed(office, later, 1, quantity=2)["revision"]["lines"][0]["quantity"] == 8


def test_what_was_rolled_back_is_not_remembered(office: Office) -> None:
    quote = brief(office, office.draft((3, {}))["id"])
    line = quote["revision"]["lines"][0]["id"]

    def change_and_fail() -> None:
        with office.quoting() as quoting:
            quoting.in_brief().change_line(quote["id"], line, {"quantity": 9}, version=quote["version"], who=REP)
            assert quoting.in_brief().quote(quote["id"])["revision"]["lines"][0]["quantity"] == 9
            raise RuntimeError("the power goes off")

    with pytest.raises(RuntimeError, match="power"):
        change_and_fail()
    assert office.recent.get(quote["id"], quote["version"] + 1) is None
    assert brief(office, quote["id"]) == quote


def test_only_the_short_of_a_quote_is_kept(office: Office) -> None:
    quote = office.draft((3, {}), (1, {}))
    kept = office.recent.get(quote["id"], quote["version"])
    assert kept is not None
    assert [line.waterfall is UNREAD and line.assignment is UNREAD for line in kept.newest.lines] == [True, True]
    assert kept.stored is not None
    assert kept.stored.newest is kept.newest


def test_the_quote_used_longest_ago_is_forgotten_first(office: Office) -> None:
    quotes = [_read(office, office.draft((1, {}), (2, {}))["id"]) for _ in range(3)]
    recent = RecentQuotes(lines=4)
    recent.put(quotes[0])
    recent.put(quotes[1])
    assert recent.get(quotes[0].id, quotes[0].version) is not None
    recent.put(quotes[2])
    assert [recent.get(each.id, each.version) is not None for each in quotes] == [True, False, True]
    assert recent.get(quotes[0].id, quotes[0].version + 1) is None


def _read(office: Office, quote_id: str) -> Quote:
    with office.desk() as desk:
        return desk.quotes.get(quote_id)
