"""What a recurring charge comes to over its term, with a pencil; and what holds for every term."""

from __future__ import annotations

import itertools
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.billing import Billing
from catalog.price_book import MONTHS, Every
from cpq.price import BillingPlan, Schedule, billing_plan
from cpq.price.billing_plan import month_later
from cpq.price.schedule import charged_months, full_months, schedule, share_of
from kernel.errors import Malformed
from kernel.money import Money, Rounding, total
from tests.cpq.price.pricing import euros

NEW_YEAR = date(2027, 1, 1)


def plan(months: int, start: date = NEW_YEAR, *, ramp: tuple[str, ...] = (), **more: object) -> BillingPlan:
    return BillingPlan(months, start, ramp=tuple(map(Decimal, ramp)), **more)  # type: ignore[arg-type]


def of(price: str, every: Every, its_plan: BillingPlan) -> Schedule:
    return schedule(euros(price), every, its_plan, Rounding.HALF_UP)


def told(its_schedule: Schedule) -> list[str]:
    """Return each phase as a line: from, until, periods x amount."""
    return [f"{one.start} {one.end} {one.periods} x {one.amount.amount}" for one in its_schedule.phases]


class TestWithAPencil:
    def test_a_year_by_the_month_is_twelve_times_the_price(self):
        found = of("29.00", "month", plan(12))
        assert told(found) == ["2027-01-01 2028-01-01 12 x 29.00"]
        assert (found.value, found.first_year) == (euros("348.00"), euros("348.00"))

    def test_free_months_come_first(self):
        found = of("29.00", "month", plan(36, free=2))
        assert told(found) == ["2027-01-01 2027-03-01 2 x 0.00", "2027-03-01 2030-01-01 34 x 29.00"]
        assert (found.value, found.first_year) == (euros("986.00"), euros("290.00"))

    def test_a_ramp_charges_a_percentage_of_each_year_and_its_last_one_holds_on(self):
        found = of("29.99", "month", plan(48, ramp=("50", "80", "100")))
        assert told(found) == [
            "2027-01-01 2028-01-01 12 x 15.00",  # 14.995
            "2028-01-01 2029-01-01 12 x 23.99",  # 23.992
            "2029-01-01 2031-01-01 24 x 29.99",
        ]
        assert found.value == euros("1187.64")  # 180.00 + 287.88 + 719.76

    def test_a_month_of_the_calendar_is_charged_by_its_days(self):
        found = of("31.00", "month", plan(3, date(2027, 1, 15), by_calendar=True))
        assert told(found) == [
            "2027-01-15 2027-02-01 1 x 17.00",  # 17/31
            "2027-02-01 2027-04-01 2 x 31.00",
            "2027-04-01 2027-04-15 1 x 14.47",  # 14/30 = 14.4667
        ]

    def test_a_year_of_the_calendar_is_charged_by_its_months(self):
        found = of("120.00", "year", plan(24, date(2027, 7, 1), by_calendar=True))
        assert told(found) == [
            "2027-07-01 2028-01-01 1 x 60.00",
            "2028-01-01 2029-01-01 1 x 120.00",
            "2029-01-01 2029-07-01 1 x 60.00",
        ]
        assert found.first_year == euros("120.00")  # July to June, half of each calendar year

    def test_free_months_of_a_yearly_charge_are_twelfths_of_it(self):
        assert told(of("120.00", "year", plan(24, free=2))) == [
            "2027-01-01 2028-01-01 1 x 100.00",
            "2028-01-01 2029-01-01 1 x 120.00",
        ]

    def test_a_term_that_is_no_whole_number_of_periods_ends_with_a_part_of_one(self):
        assert told(of("30.00", "quarter", plan(8))) == [
            "2027-01-01 2027-07-01 2 x 30.00",
            "2027-07-01 2027-09-01 1 x 20.00",
        ]

    def test_a_renewal_is_told_with_its_uplift_on_what_was_charged_last(self):
        assert of("29.00", "month", plan(24, uplift=Decimal(3))).renewal == euros("29.87")
        assert of("29.00", "month", plan(24, ramp=("50", "80"), uplift=Decimal(10))).renewal == euros("25.52")

    @pytest.mark.parametrize(
        ("start", "ends"),
        [
            (date(2027, 1, 31), ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
            (date(2028, 1, 30), ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
            (date(2028, 2, 29), ["2028-02-29", "2028-03-29", "2028-04-29", "2028-05-29"]),
        ],
    )
    def test_month_ends_do_not_drift(self, start: date, ends: list[str]):
        found = [share_of(plan(3, start), "month", a, b) for a, b in _months(start, 3)]
        assert found == [1, 1, 1]
        assert [day.isoformat() for day, _ in _months(start, 4)] == ends

    def test_a_leap_day_of_three_years_ends_on_the_last_of_february(self):
        assert of("10.00", "year", plan(36, date(2028, 2, 29))).phases[-1].end == date(2031, 2, 28)

    def test_yen_have_no_decimals(self):
        found = schedule(Money.of("1001", "JPY"), "month", plan(2, ramp=("50",)), Rounding.HALF_EVEN)
        assert [(one.periods, one.amount.amount) for one in found.phases] == [(2, Decimal(500))]
        assert found.value == Money.of("1000", "JPY")


def _months(start: date, number: int) -> list[tuple[date, date]]:
    days = [month_later(start, each) for each in range(number + 1)]
    return list(itertools.pairwise(days))


PERCENTAGES = st.decimals("0", "150", places=2)


@st.composite
def plans(draw: st.DrawFn) -> BillingPlan:
    months = draw(st.integers(1, 120))
    return BillingPlan(
        months,
        draw(st.dates(date(2026, 1, 1), date(2040, 12, 31))),
        free=draw(st.integers(0, months - 1)),
        ramp=tuple(draw(st.lists(PERCENTAGES, max_size=-(-months // 12)))),
        uplift=draw(st.decimals("0", "100", places=1)),
        discount=draw(st.decimals("0", "100", places=2)),
        by_calendar=draw(st.booleans()),
    )


PRICES = st.builds(
    lambda amount, currency: Money(amount, currency).rounded(),
    st.decimals("0", "1000000", places=4),
    st.sampled_from(["EUR", "JPY", "TND", "CLF"]),
)
EVERY = st.sampled_from(list(MONTHS))


class TestEveryTerm:
    @given(PRICES, EVERY, plans())
    def test_phases_follow_one_another_and_sum_to_the_value_to_the_last_unit(self, price, every, its_plan):
        found = schedule(price, every, its_plan, Rounding.HALF_UP)
        assert found.phases[0].start == its_plan.start
        assert found.phases[-1].end == its_plan.last
        assert all(a.end == b.start for a, b in zip(found.phases, found.phases[1:], strict=False))
        amounts = [one.amount for one in found.phases for _ in range(one.periods)]
        assert all(amount.is_rounded() for amount in amounts)
        assert total(amounts, price.currency) == found.value

    @given(PRICES, EVERY, plans())
    def test_rounding_moves_the_value_by_half_a_coin_a_period_at_most(self, price, every, its_plan):
        found = schedule(price, every, its_plan, Rounding.HALF_UP)
        exact = Fraction(price.amount) * share_of(its_plan, every, its_plan.first_day, its_plan.last)
        coin = Fraction(1, 10 ** {"EUR": 2, "JPY": 0, "TND": 3, "CLF": 4}[price.currency])
        assert abs(exact - Fraction(found.value.amount)) <= coin / 2 * sum(one.periods for one in found.phases)

    @given(plans(), EVERY, st.data())
    def test_the_parts_of_a_term_are_the_whole_wherever_it_is_cut(self, its_plan, every, data):
        cut = data.draw(st.sampled_from([day for day, _ in _months(its_plan.first_day, its_plan.months)]))
        parts = share_of(its_plan, every, its_plan.first_day, cut) + share_of(its_plan, every, cut, its_plan.last)
        assert parts == share_of(its_plan, every, its_plan.first_day, its_plan.last)

    @given(PRICES, EVERY, plans())
    def test_what_is_written_can_be_read(self, price, every, its_plan):
        found = schedule(price, every, its_plan, Rounding.HALF_UP)
        assert Schedule.from_json(found.to_json()) == found
        assert BillingPlan.from_json(its_plan.to_json()) == its_plan

    @given(plans())
    def test_without_free_months_and_ramp_every_month_is_charged(self, its_plan):
        bare = BillingPlan(its_plan.months, its_plan.start, by_calendar=its_plan.by_calendar)
        assert charged_months(bare) == full_months(bare)

    @given(plans())
    def test_without_partial_periods_months_and_years_are_worth_the_same(self, its_plan):
        ends = its_plan.first_day, its_plan.last
        assert share_of(its_plan, "month", *ends) == 12 * share_of(its_plan, "year", *ends)


def test_free_months_and_a_ramp_leave_fewer_months_to_charge():
    its_plan = plan(24, free=2, ramp=("50", "100"))
    assert (charged_months(its_plan), full_months(its_plan)) == (Fraction(17), Fraction(24))


class TestBadInput:
    @pytest.mark.parametrize(
        ("data", "paths"),
        [
            ({"months": 0}, ["/months"]),
            ({"months": 10**6}, ["/months"]),
            ({"months": 5}, ["/months"]),
            ({"months": "12"}, ["/months"]),
            ({"months": True}, ["/months"]),
            ({"months": 12, "free": 12}, ["/free"]),
            ({"free": -1}, ["/free"]),
            ({"start": "2027-02-29"}, ["/start"]),
            ({"start": "next month"}, ["/start"]),
            ({"start": "0001-01-01"}, ["/start"]),
            ({"start": "9999-12-31"}, ["/start"]),
            ({"ramp": ["80", "90", "100"]}, ["/ramp"]),
            ({"ramp": ["-1", "1001"]}, ["/ramp/0", "/ramp/1"]),
            ({"ramp": ["NaN"]}, ["/ramp/0"]),
            ({"ramp": "80"}, ["/ramp"]),
            ({"uplift": "101"}, ["/uplift"]),
            ({"discount": "100.1"}, ["/discount"]),
            ({"discount": "1e-9"}, ["/discount"]),
            ({"discount": 5.0}, ["/discount"]),
            ({"term": 12}, ["/term"]),
            ({"months": 0, "start": "x", "colour": 1}, ["/colour", "/start"]),
            ([], [""]),
        ],
    )
    def test_what_no_plan_can_be_is_refused_with_its_place(self, data: object, paths: list[str]):
        with pytest.raises(Malformed) as caught:
            billing_plan(data, Billing(24, 6, 60))
        assert [each.path for each in caught.value.problems] == paths

    def test_several_numbers_out_of_range_are_told_at_once(self):
        with pytest.raises(Malformed) as caught:
            billing_plan({"months": 121, "uplift": "-1", "discount": "200"}, Billing())
        assert [each.path for each in caught.value.problems] == ["/months", "/uplift", "/discount"]

    def test_what_is_left_out_is_as_the_product_says(self):
        found = billing_plan({"free": 3}, Billing(24, 6, 60, Decimal(3), by_calendar=True))
        assert found == BillingPlan(24, free=3, uplift=Decimal(3), by_calendar=True)


def test_the_example_of_the_documentation_is_right():
    text = Path("docs/pricing.md").read_text(encoding="utf-8").split("With a pencil: 29.00", 1)[1]
    rows = re.findall(r"^\| [^|]+ \| [^|]* \| (?:(\d+) x )?([\d.]+)(?: = [\d.]+)? \|$", text, re.MULTILINE)
    found = of("29.00", "month", plan(24, date(2027, 1, 15), free=2, ramp=("50", "100"), by_calendar=True))
    phases = [(str(one.periods), str(one.amount.amount)) for one in found.phases]
    assert [(periods or "1", amount) for periods, amount in rows[: len(phases)]] == phases
    assert rows[len(phases)][1] == str(found.value.amount)
