"""What a buyer is expected to use: told as an estimate on the line, the paper and the order, and in no total."""

from __future__ import annotations

from typing import Any

import pytest

from cpq.quote.document import document
from kernel.errors import Malformed
from tests.build.quotes import REP, Office
from tests.build.recurring import cared_for_files
from tests.cpq.price.test_usage import files
from tests.cpq.quote.test_recurring import planned

VISITS = {"expected": {"Visits": "4"}}
DOORS = {"doors": "true", "width": "1.20"}


@pytest.fixture
def using(office: Office) -> Office:
    office.publish({**cared_for_files(), **files()})
    return office


def expected(quote: dict[str, Any]) -> list[tuple[str, str, str]]:
    (line,) = quote["revision"]["lines"]
    found = line["waterfall"]["running"].get("expected", [])
    return [(each["units"], each["amount"]["amount"], each["value"]["amount"]) for each in found]


def test_an_expectation_tells_an_estimate_and_changes_no_total(using: Office) -> None:
    quote = using.draft((2, DOORS))
    told = planned(using, quote, VISITS)
    assert expected(told) == [("4", "222.00", "5328.00")]
    assert told["revision"]["totals"] == quote["revision"]["totals"]
    assert told["revision"]["lines"][0]["plan"]["expected"] == {"Visits": "4"}
    assert expected(planned(using, told, {"months": 12})) == [("4", "222.00", "2664.00")]


def test_it_is_taken_away_and_goes_with_the_plan(using: Office) -> None:
    told = planned(using, using.draft((1, DOORS)), VISITS)
    assert expected(planned(using, told, {"expected": {"Visits": None}})) == []
    again = planned(using, using.draft((1, DOORS)), VISITS)
    assert expected(planned(using, again, None)) == []


def test_a_rate_that_the_product_does_not_have_is_refused(using: Office) -> None:
    quote = using.draft((1, DOORS))
    for plan, path in (
        ({"expected": {"Flights": "2"}}, "/plan/expected/Flights"),
        ({"expected": {"Visits": "0"}}, "/plan/expected/Visits"),
        ({"expected": "much"}, "/plan/expected"),
    ):
        with pytest.raises(Malformed) as caught:
            planned(using, quote, plan)
        assert [each.path for each in caught.value.problems] == [path]
    assert using.shown(quote["id"]) == quote


def test_it_can_be_told_where_nothing_else_recurs(office: Office) -> None:
    office.publish(files())
    told = planned(office, office.draft((1, DOORS)), VISITS)
    assert [each[:2] for each in expected(told)] == [("4", "222.00")]
    assert told["revision"]["totals"]["contract"] is None


@pytest.mark.parametrize(
    ("language", "heading", "detail"),
    [
        ("en", "Expected use", "an estimate, in no total"),
        ("ru", "Ожидаемое использование", "оценка, в итоги не входит"),
    ],
)
def test_paper_says_that_it_is_an_estimate(using: Office, language: str, heading: str, detail: str) -> None:
    told = planned(using, using.draft((1, DOORS)), VISITS)
    with using.desk() as desk:
        quote = desk.quotes.get(told["id"])
        printed = document(desk, quote, quote.newest, language)
    section = printed.lines[0].recurring[-1]
    assert (section.heading, section.detail) == (heading, detail)
    assert "222" in section.rows[0].amount
    assert all("222" not in row.amount for each in printed.recurring for row in each.rows)


def test_what_was_expected_stays_with_what_was_sent_and_is_compared(using: Office) -> None:
    told = planned(using, using.draft((1, DOORS)), VISITS)
    sent, _ = using.send(told)
    assert expected(sent) == [("4", "222.00", "5328.00")]
    with using.quoting() as quoting:
        quote = quoting.quote(told["id"])
        revised = quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
    planned(using, revised, {"expected": {"Visits": "6"}})
    with using.quoting() as quoting:
        said = str(quoting.compare_revisions(told["id"]))
    assert "Visits: 6" in said
    assert "Visits: 4" in said
