"""A quote keeps the rounding policy it was opened with, whatever its seller does later."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import text

from cpq.price import RoundingPolicy
from kernel.money import Rounding
from tests.build.quotes import REP, Office

CASH = RoundingPolicy(Rounding.HALF_EVEN, "line", {"EUR": Decimal("0.05")})


def test_the_policy_of_the_seller_is_kept_by_every_revision(office: Office) -> None:
    office.seller = replace(office.seller, rounding=CASH)
    quote = office.draft((3, {}), (2, {"doors": "true"}))
    assert quote["revision"]["rounding"] == CASH.to_json()
    assert Decimal(quote["revision"]["totals"]["total"]["amount"]) % Decimal("0.05") == 0
    office.seller = replace(office.seller, rounding=RoundingPolicy())
    sent, _ = office.send(quote)
    assert sent["revision"]["totals"] == quote["revision"]["totals"]
    with office.quoting() as quoting:
        revised = quoting.revise_quote(sent["id"], version=sent["version"], who=REP)
    assert revised["revision"]["rounding"] == CASH.to_json()
    assert revised["revision"]["totals"] == quote["revision"]["totals"]


def test_the_policy_is_part_of_what_is_promised(office: Office) -> None:
    quote, _ = office.sent()
    with office.desk() as desk:
        revision = desk.quotes.get(quote["id"]).newest.verified()
    assert revision.frozen is not None
    assert revision.content(revision.frozen.header)["rounding"] == RoundingPolicy().to_json()


def test_a_draft_from_before_policies_goes_on_with_the_standard_one(office: Office) -> None:
    quote = office.draft()
    with office.database.transaction() as session:
        session.execute(text("UPDATE quote_revisions SET rounding = NULL"))
    assert office.shown(quote["id"])["revision"]["rounding"] == RoundingPolicy().to_json()
    sent, token = office.send(quote)
    with office.quoting() as quoting:
        assert quoting.offer(token)["revision"]["totals"] == sent["revision"]["totals"]
