"""Recurring charges on a quote: planned by line, added per period, sent, ordered and compared to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from catalog.guard_rail import GUARD_RAILS_FILE
from cpq.quote.local import LocalQuoting
from kernel.access import Role
from kernel.errors import Conflict, Malformed
from tests.build.guard_rails import RAILS
from tests.build.quotes import REP, Office, promise
from tests.build.recurring import BILLING, cared_for_files, costed_files

DOORS = {"doors": "true"}


@pytest.fixture
def caring(office: Office) -> Office:
    office.publish(cared_for_files())
    return office


def planned(office: Office, quote: dict[str, Any], plan: Any, index: int = 0, **more: Any) -> dict[str, Any]:
    line = quote["revision"]["lines"][index]["id"]
    with office.quoting() as quoting:
        return quoting.change_line(quote["id"], line, {"plan": plan, **more}, version=quote["version"], who=REP)


def contract(quote: dict[str, Any]) -> dict[str, str]:
    return {name: money["amount"] for name, money in quote["revision"]["totals"]["contract"].items()}


def refused(office: Office, plan: Any) -> list[str]:
    quote = office.draft((1, DOORS))
    with pytest.raises(Malformed) as caught:
        planned(office, quote, plan)
    assert office.shown(quote["id"]) == quote
    return [problem.path for problem in caught.value.problems]


class TestPlanning:
    def test_the_products_plan_holds_until_somebody_makes_another(self, caring: Office) -> None:
        quote = caring.draft((3, DOORS))
        (line,) = quote["revision"]["lines"]
        assert line["plan"] is None
        assert [(each["every"], each["amount"]["amount"]) for each in line["recurring"]] == [
            ("month", "29.97"),
            ("year", "180.00"),
        ]
        assert line["waterfall"]["running"]["plan"]["months"] == "24"
        assert line["waterfall"]["running"]["plan"]["start"] == "2026-07-01"
        assert contract(quote) == {
            "once": "1470.48",
            "recurring": "1079.28",
            "value": "2549.76",
            "first_year": "2010.12",
        }

    def test_totals_per_period_have_their_tax_and_the_total_stays_what_is_paid_once(self, caring: Office) -> None:
        quote = caring.draft((3, DOORS), (1, {"material": "steel"}))
        totals = quote["revision"]["totals"]
        assert [
            (each["every"], each["net"]["amount"], each["tax"]["amount"], each["total"]["amount"])
            for each in totals["recurring"]
        ] == [
            ("month", "29.97", "5.69", "35.66"),
            ("year", "180.00", "34.20", "214.20"),
        ]
        assert totals["lines_net"]["amount"] == totals["contract"]["once"]["amount"]

    def test_a_plan_changes_what_is_charged_again_and_nothing_else(self, caring: Office) -> None:
        quote = caring.draft((3, DOORS))
        plan = {"months": 36, "start": "2027-01-15", "free": 2, "ramp": ["50", "100"], "uplift": "5", "discount": "4"}
        changed = planned(caring, quote, plan)
        assert changed["revision"]["lines"][0]["plan"] == {**plan, "by": "anniversary"}
        assert changed["revision"]["totals"]["total"] == quote["revision"]["totals"]["total"]
        assert contract(changed)["recurring"] == "1251.98"  # 10 x 14.39 + 24 x 28.77 + 72.00 + 2 x 172.80
        back = planned(caring, changed, None)
        assert back["revision"]["lines"][0]["plan"] is None
        assert contract(back) == contract(quote)

    def test_what_a_change_leaves_out_stays_as_it_was(self, caring: Office) -> None:
        quote = planned(caring, caring.draft((1, DOORS)), {"months": 36, "start": "2027-01-15", "free": 2})
        quote = planned(caring, quote, {"discount": "4"})
        plan = quote["revision"]["lines"][0]["plan"]
        assert (plan["months"], plan["start"], plan["free"], plan["discount"]) == (36, "2027-01-15", 2, "4")
        assert planned(caring, quote, {"start": None})["revision"]["lines"][0]["plan"]["start"] is None

    def test_each_period_has_a_discount_of_its_own_that_stays_until_it_is_taken_away(self, caring: Office) -> None:
        quote = caring.draft((3, DOORS))
        month: dict[str, Any] = {"line_price": {"amount": "25.00", "currency": "EUR"}}
        quote = planned(caring, quote, {"discounts": {"month": month}})
        quote = planned(caring, quote, {"discounts": {"year": {"percent": "10"}}})
        (line,) = quote["revision"]["lines"]
        assert line["plan"]["discounts"] == {"month": month, "year": {"percent": "10"}}
        assert [each["amount"]["amount"] for each in line["recurring"]] == ["25.00", "162.00"]
        assert contract(quote)["recurring"] == "924.00"  # 24 x 25.00 + 2 x 162.00
        quote = planned(caring, quote, {"discounts": {"month": None}})
        assert quote["revision"]["lines"][0]["plan"]["discounts"] == {"year": {"percent": "10"}}

    def test_costs_of_the_term_make_the_margin_of_the_contract(self, office: Office) -> None:
        office.publish(costed_files())
        quote = office.draft((1, DOORS), (1, {"material": "steel"}))
        with office.desk() as desk:
            plain = LocalQuoting(desk).quote(quote["id"])["revision"]
            seen = LocalQuoting(replace(desk, audience="margin")).quote(quote["id"])["revision"]
        assert {"margin", "contract_margin"} & set(plain) == set()
        first, second = seen["lines"]
        assert first["waterfall"]["contract_margin"]["percent"] is not None
        assert "contract_margin" not in second["waterfall"]
        whole = sum(Decimal(line["net"]["amount"]) for line in seen["lines"]) + Decimal("359.76")
        costs = sum(Decimal(line["waterfall"]["cost"]["line"]["amount"]) for line in seen["lines"]) + Decimal("166.00")
        assert Decimal(seen["contract_margin"]["amount"]["amount"]) == whole - costs

    def test_a_discount_on_the_quote_leaves_the_periods_alone(self, caring: Office) -> None:
        quote = caring.draft((3, DOORS))
        with caring.quoting() as quoting:
            changes = {"discount": {"percent": "10"}}
            less = quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)
        assert less["revision"]["totals"]["recurring"] == quote["revision"]["totals"]["recurring"]
        assert contract(less)["recurring"] == contract(quote)["recurring"]
        assert Decimal(contract(less)["once"]) < Decimal(contract(quote)["once"])

    def test_lines_can_be_added_with_a_plan_one_by_one_and_together(self, caring: Office) -> None:
        quote, session = caring.draft(), caring.configured(**DOORS)
        with caring.quoting() as quoting:
            given = {"plan": {"months": 12}}
            quote = quoting.add_line(quote["id"], session, 1, version=quote["version"], who=REP, given=given)
            lines: list[dict[str, Any]] = [{"session": session, "plan": {"free": 1}}, {"session": session}]
            quote = quoting.add_lines(quote["id"], lines, version=quote["version"], who=REP)
        plans = [line["plan"] and (line["plan"]["months"], line["plan"]["free"]) for line in quote["revision"]["lines"]]
        assert plans == [None, (12, 0), (24, 1), None]

    def test_a_copy_of_a_line_keeps_its_plan(self, caring: Office) -> None:
        quote = planned(caring, caring.draft((1, DOORS)), {"months": 48})
        with caring.quoting() as quoting:
            line = quote["revision"]["lines"][0]["id"]
            quote = quoting.copy_line(quote["id"], line, version=quote["version"], who=REP)
        assert [line["plan"]["months"] for line in quote["revision"]["lines"]] == [48, 48]

    def test_a_long_quote_tells_the_periods_in_brief(self, caring: Office) -> None:
        quote = planned(caring, caring.draft((2, DOORS), (1, {})), {"months": 12}, quantity=4)
        with caring.quoting() as quoting:
            brief = quoting.in_brief().quote(quote["id"])
        for short, whole in zip(brief["revision"]["lines"], quote["revision"]["lines"], strict=True):
            assert (short["plan"], short["recurring"]) == (whole["plan"], whole["recurring"])
        assert brief["revision"]["totals"] == quote["revision"]["totals"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("plan", "paths"),
        [
            ({"months": 0}, ["/plan/months"]),
            ({"months": 1_000_000}, ["/plan/months"]),
            ({"months": 3}, ["/plan/months"]),
            ({"start": "2026-06-14"}, ["/plan/start"]),
            ({"start": "2027-02-29"}, ["/plan/start"]),
            ({"free": 24}, ["/plan/free"]),
            ({"months": 121, "discount": "101", "uplift": "-1"}, ["/plan/months", "/plan/uplift", "/plan/discount"]),
            ({"colour": "red"}, ["/plan/colour"]),
            ({"discounts": {"quarter": {"percent": "5"}}}, ["/plan/discounts/quarter"]),
            (
                {"discounts": {"week": {"percent": "5"}, "month": {"percent": "-1"}}},
                ["/plan/discounts/week", "/plan/discounts/month"],
            ),
            ({"discounts": {"month": {"amount": {"amount": "1.00", "currency": "USD"}}}}, ["/plan/discounts/month"]),
            ({"discounts": {"month": {"amount": {"amount": "99.00", "currency": "EUR"}}}}, ["/plan/discounts/month"]),
            ({"discounts": "5"}, ["/plan/discounts"]),
            ("36", ["/plan"]),
        ],
    )
    def test_a_plan_that_cannot_be_is_refused_with_every_place(
        self, caring: Office, plan: Any, paths: list[str]
    ) -> None:
        assert refused(caring, plan) == paths

    def test_a_product_without_recurring_charges_has_nothing_to_plan(self, office: Office) -> None:
        assert refused(office, {"months": 12}) == ["/plan"]

    def test_among_many_lines_each_mistake_is_told(self, caring: Office) -> None:
        quote, session = caring.draft(), caring.configured(**DOORS)
        lines = [{"session": session, "plan": {"months": 0}}, {"session": session, "plan": {"free": 99}}]
        with caring.quoting() as quoting, pytest.raises(Malformed) as caught:
            quoting.add_lines(quote["id"], lines, version=quote["version"], who=REP)
        assert [each.path for each in caught.value.problems] == ["/lines/0/plan/months", "/lines/1/plan/free"]

    def test_a_start_that_has_passed_is_not_sent(self, caring: Office) -> None:
        quote = planned(caring, caring.draft((1, DOORS)), {"start": "2026-06-20"})
        caring.later(6)
        with pytest.raises(Conflict) as caught:
            caring.send(quote)
        assert (caught.value.code, caught.value.facts["lines"]) == ("start-over", [quote["revision"]["lines"][0]["id"]])
        again = planned(caring, quote, {"start": "2026-06-21"})
        assert caring.send(again)[0]["state"] == "sent"

    def test_a_plan_the_next_release_does_not_offer_is_refused_when_the_line_moves_there(self, caring: Office) -> None:
        quote = planned(caring, caring.draft((1, DOORS)), {"months": 60})
        caring.publish(cared_for_files(BILLING.replace("most = 60", "most = 36")))
        session, line = caring.configured(**DOORS), quote["revision"]["lines"][0]["id"]
        with caring.quoting() as quoting, pytest.raises(Malformed) as caught:
            quoting.change_line(quote["id"], line, {"session": session}, version=quote["version"], who=REP)
        assert [each.path for each in caught.value.problems] == ["/plan/months"]
        moved = planned(caring, quote, {"months": 36}, session=session)
        assert moved["revision"]["lines"][0]["plan"]["months"] == 36


class TestRails:
    @pytest.fixture
    def railed(self, office: Office) -> Office:
        office.publish({**cared_for_files(), GUARD_RAILS_FILE: RAILS})
        return office

    def test_what_a_plan_gives_away_needs_approval_like_a_discount(self, railed: Office) -> None:
        quote = planned(railed, railed.draft((2, DOORS)), {"months": 24, "free": 3})
        (needed,) = quote["approval"]["needed"]
        assert (needed["kind"], needed["limit"], needed["actual"], needed["role"]) == (
            "recurring",
            "10",
            "12.5",
            "manager",
        )
        assert needed["by"] == {"amount": "17.99", "currency": "EUR"}  # 2.5 % of 2 x (24 x 9.99 + 2 x 60)
        with pytest.raises(Conflict) as caught:
            railed.send(quote)
        assert caught.value.code == "approval-needed"
        with railed.quoting() as quoting:
            at = {"version": quote["version"], "who": "Mona Manager"}
            quote = quoting.approve_quote(quote["id"], **at, role=Role.MANAGER)
        assert railed.send(quote)[0]["state"] == "sent"

    def test_within_the_rails_nothing_is_needed(self, railed: Office) -> None:
        quote = planned(railed, railed.draft((2, DOORS)), {"months": 24, "free": 2, "discount": "1"})
        assert quote["approval"]["needed"] == []

    def test_an_approval_ends_when_the_plan_changes(self, railed: Office) -> None:
        quote = planned(railed, railed.draft((2, DOORS)), {"months": 24, "free": 3})
        with railed.quoting() as quoting:
            at = {"version": quote["version"], "who": "Mona Manager"}
            quote = quoting.approve_quote(quote["id"], **at, role=Role.MANAGER)
        assert quote["approval"]["given"] is not None
        assert planned(railed, quote, {"months": 24, "free": 4})["approval"]["given"] is None


class TestPromised:
    PLAN: ClassVar[Mapping[str, Any]] = {
        "months": 36,
        "start": "2027-01-01",
        "free": 1,
        "ramp": ["80", "100"],
        "discount": "3",
    }

    def test_screen_offer_and_order_are_one_promise(self, caring: Office) -> None:
        sent, token = caring.send(planned(caring, caring.draft((2, DOORS), (1, {"material": "steel"})), self.PLAN))
        with caring.quoting() as quoting:
            offer = quoting.accept_offer(token, "Anna Schmidt")
        with caring.ordering() as ordering:
            order, _ = ordering.convert_quote(sent["id"], who=REP)
        assert promise(order) == promise(sent["revision"])
        assert offer["revision"]["totals"] == sent["revision"]["totals"] == order["totals"]
        for name in ("plan", "recurring"):
            told = [[line[name] for line in one["lines"]] for one in (order, sent["revision"], offer["revision"])]
            assert told[0] == told[1] == told[2]

    def test_the_schedule_sums_to_the_contract(self, caring: Office) -> None:
        quote = planned(caring, caring.draft((2, DOORS), (5, {}), (1, {"material": "steel"})), self.PLAN)
        charges = [line["waterfall"].get("running") for line in quote["revision"]["lines"]]
        phases = [
            Decimal(phase["amount"]["amount"]) * int(phase["periods"])
            for running in charges
            if running
            for each in running["recurring"]
            for phase in each["schedule"]["phases"]
        ]
        assert sum(phases) == Decimal(contract(quote)["recurring"])
        assert Decimal(contract(quote)["value"]) == sum(phases) + Decimal(contract(quote)["once"])

    def test_a_sent_plan_does_not_change_not_even_in_the_database(self, caring: Office) -> None:
        caring.send(planned(caring, caring.draft((2, DOORS)), self.PLAN))
        with pytest.raises(DBAPIError), caring.database.transaction() as session:
            session.execute(text("UPDATE quote_lines SET billing_plan = NULL"))

    def test_a_customer_reads_no_sources_of_what_is_charged_again(self, caring: Office) -> None:
        _, token = caring.send(planned(caring, caring.draft((2, DOORS)), self.PLAN))
        with caring.quoting() as quoting:
            (line,) = quoting.offer(token)["revision"]["lines"]
        assert "reference" not in str(line["waterfall"]["running"])

    def test_a_revision_keeps_the_plan_and_moves_the_start_nobody_chose(self, caring: Office) -> None:
        sent, _ = caring.send(planned(caring, caring.draft((2, DOORS), (1, DOORS)), {"months": 36}))
        caring.later(30)
        with caring.quoting() as quoting:
            quote = quoting.revise_quote(sent["id"], version=sent["version"], who=REP)
        plans = [line["waterfall"]["running"]["plan"] for line in quote["revision"]["lines"]]
        assert [(plan["months"], plan["start"]) for plan in plans] == [("36", "2026-08-01"), ("24", "2026-08-01")]


class TestCompared:
    def test_prices_terms_and_plans_are_told_in_words_and_the_sum_stands(self, caring: Office) -> None:
        sent, _ = caring.send(planned(caring, caring.draft((2, DOORS), (1, {})), {"start": "2027-01-01"}))
        with caring.quoting() as quoting:
            quote = quoting.revise_quote(sent["id"], version=sent["version"], who=REP)
        quote = planned(caring, quote, {"months": 36, "free": 1, "discount": "10", "ramp": ["50", "100"]})
        with caring.quoting() as quoting:
            found = quoting.compare_revisions(quote["id"])
        (line,) = found["lines"]
        assert [sentence["en"] for sentence in line["recurring"]] == [
            "Price a month: €17.98 instead of €19.98",
            "Over the term, billed a month: €530.41 instead of €479.52",
            "Price a year: €108.00 instead of €120.00",
            "Over the term, billed a year: €265.50 instead of €240.00",
            "Term in months: 36 instead of 24",
            "Free months: 1 instead of 0",
            "Share of the price in each year: 50%, 100% instead of none",
        ]
        told = found["recurring"][0]["ru"]
        assert told == "Итого в месяц, с налогом: 21,40\xa0€ вместо 23,78\xa0€"
        assert (line["amount"]["amount"], found["amount"]["amount"]) == ("0.00", "0.00")

    def test_what_no_longer_recurs_is_told(self, caring: Office) -> None:
        sent, _ = caring.send(caring.draft((1, DOORS)))
        session = caring.configured(material="steel")
        with caring.quoting() as quoting:
            quote = quoting.revise_quote(sent["id"], version=sent["version"], who=REP)
            line, at = quote["revision"]["lines"][0]["id"], {"version": quote["version"], "who": REP}
            quote = quoting.change_line(quote["id"], line, {"session": session}, **at)
            found = quoting.compare_revisions(quote["id"])
        assert "Price a month: €9.99 (removed)" in [sentence["en"] for sentence in found["lines"][0]["recurring"]]
        assert found["recurring"][-1]["en"].startswith("Contract value: ")
        assert found["recurring"][-1]["en"].endswith("(removed)")
