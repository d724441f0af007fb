"""What is agreed on, taken off and paid for charges that come again: to the cent, and measured over the whole term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.gate import CHECKS, examine
from catalog.guard_rail import GuardRail
from catalog.on_sale import OnSale
from catalog.product import Product
from catalog.terms_sheet import load_terms, unfit
from catalog.validity import ALWAYS
from cpq.price import BillingPlan, LinePrice, PricingContext, Waterfall, contract_of, price_with_cost, promised
from cpq.price.cost import Missing
from cpq.price.guard_rail import crossings, offered
from cpq.price.line_target import LineTarget
from cpq.price.negotiation import limit
from cpq.price.recurring_rail import gift, recurring_crossings
from kernel.access import Role
from kernel.errors import Malformed
from tests.build.catalogue import MARKETS, TODAY, tiny_product
from tests.build.recurring import COSTS, cared_for, costed_files
from tests.cpq.price.pricing import OAK, WITH_DOORS, amount, euros, percent
from tests.cpq.price.test_guard_rail import BANDS
from tests.cpq.price.waterfall_text import as_table

CARED_FOR = cared_for()
COSTED = tiny_product(costed_files())
STEEL = {**OAK, "material": "steel"}
AGREED = """
[[agreement]]
code = "care"
name = { en = "Care agreement", ru = "Договор об уходе" }
market = "eu"
accounts = ["A-1"]
products = ["bookcase"]
"""
EACH_MONTH = '[[agreement.recurring]]\nevery = "month"\n'
EACH_YEAR = '[[agreement.recurring]]\nevery = "year"\n'
A_DOOR = '[[agreement.recurring.options]]\ncharacteristic = "doors"\nvalue = "true"\namount = "7.50"\n'


def terms(text: str):
    return load_terms({"markets.toml": MARKETS, "terms/agreements.toml": AGREED + text})


def priced(assignment=WITH_DOORS, *, product: Product = CARED_FOR, quantity: str = "1", **more) -> Waterfall:
    return price_with_cost(product, assignment, PricingContext("eu", TODAY, Decimal(quantity), **more))


def agreed(text: str, **more) -> Waterfall:
    return priced(account="A-1", terms=terms(text), **more)


def periods(waterfall: Waterfall) -> dict[str, str]:
    assert waterfall.running is not None
    return {each.every: str(each.amount.amount) for each in waterfall.running.recurring}


class TestAgreements:
    def test_a_price_of_an_option_stands_in_for_the_books(self):
        found = agreed(EACH_MONTH + A_DOOR)
        assert periods(found) == {"month": "7.50", "year": "60.00"}
        assert found.net == priced().net
        assert found.running is not None
        assert as_table(found.running.recurring[0].price).splitlines()[:2] == [
            "Care of the doors                                           9.99          9.99",
            "Care agreement: Doors                      of 9.99         -2.49          7.50",
        ]

    def test_a_percentage_is_taken_off_what_the_agreed_prices_leave(self):
        # 7.50 less 10 % is 6.75 a month; 60.00 less 5 % is 57.00 a year
        text = EACH_MONTH + 'percent = "10"\n' + A_DOOR + EACH_YEAR + 'percent = "5"\n'
        assert periods(agreed(text)) == {"month": "6.75", "year": "57.00"}

    def test_the_plans_discount_comes_after_the_agreement(self):
        # 60.00 less 5 % is 57.00; less 10 % of that is 51.30
        found = agreed(EACH_YEAR + 'percent = "5"\n', plan=BillingPlan(24, discount=Decimal(10)))
        assert periods(found)["year"] == "51.30"

    def test_a_percentage_on_what_is_paid_once_leaves_the_periods_alone(self):
        found = agreed('percent = "10"\n')
        assert found.net < priced().net
        assert periods(found) == periods(priced())

    def test_it_holds_for_those_it_is_with(self):
        assert periods(priced(account="A-2", terms=terms(EACH_MONTH + A_DOOR))) == periods(priced())

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (EACH_MONTH, "Agree on something here"),
            ('[[agreement.recurring]]\npercent = "5"\n', "The key 'every' is missing"),
            ('[[agreement.recurring]]\nevery = "week"\npercent = "5"\n', "'week' is not possible for 'every'"),
            (2 * (EACH_MONTH + 'percent = "5"\n'), "What is agreed on each month stands here twice."),
            (EACH_MONTH + 'percent = "101"\n', "a percentage from 0 to 100"),
            (EACH_MONTH + 'price = "-1"\n', "'price' is zero or more"),
        ],
    )
    def test_what_makes_no_sense_is_refused_with_its_place(self, text: str, message: str):
        with pytest.raises(Malformed) as caught:
            terms(text)
        assert any(
            message in each.message and each.path.startswith("terms/agreements.toml") for each in caught.value.problems
        )

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('[[agreement.recurring]]\nevery = "quarter"\npercent = "5"\n', "charged nothing a quarter"),
            (EACH_MONTH + 'price = "5.00"\n', "has no base price a month"),
            (EACH_YEAR + A_DOOR, "'doors' is charged nothing a year"),
            (EACH_MONTH + A_DOOR.replace("true", "perhaps"), "'doors' has no value 'perhaps'"),
            (EACH_MONTH + A_DOOR.replace("doors", "door"), "has no characteristic 'door'"),
        ],
    )
    def test_what_does_not_fit_the_product_is_found(self, text: str, message: str):
        (problem,) = unfit(terms(text), OnSale.alike([CARED_FOR]))
        assert message in problem.message

    def test_a_base_price_of_a_period_can_be_agreed(self):
        leased = cared_for(eur="list,,,,month,15.00,Lease,Аренда\n", usd=None, rub=None, eur_2027=None)
        found = agreed(EACH_MONTH + 'price = "12.50"\n', product=leased)
        assert periods(found) == {"month": "12.50"}
        assert list(unfit(terms(EACH_MONTH + 'price = "12.50"\n'), OnSale.alike([leased]))) == []


class TestDiscounts:
    def test_a_period_has_a_discount_of_its_own_in_the_place_of_the_plans(self):
        plan = BillingPlan(24, discount=Decimal(10), discounts=(("month", amount("1.00")),))
        assert periods(priced(plan=plan)) == {"month": "8.99", "year": "54.00"}

    def test_a_price_of_a_piece_or_of_the_line_is_met_to_the_cent(self):
        unit = BillingPlan(24, discounts=(("month", LineTarget(euros("8.00"), "unit")),))
        assert periods(priced(plan=unit, quantity="3"))["month"] == "24.00"
        line = BillingPlan(24, discounts=(("month", LineTarget(euros("25.00"), "line")),))
        running = priced(plan=line, quantity="3").running
        assert running is not None
        assert running.recurring[0].amount == euros("25.00")
        assert running.recurring[0].schedule.value == euros("600.00")

    @pytest.mark.parametrize("discount", [amount("10.00"), LineTarget(euros("10.00"), "unit"), amount("1", "USD")])
    def test_one_that_cannot_be_given_names_its_period(self, discount):
        with pytest.raises(Malformed) as caught:
            priced(plan=BillingPlan(24, discounts=(("month", discount),)))
        assert [each.path for each in caught.value.problems] == ["/plan/discounts/month"]
        assert caught.value.message.startswith("What is charged a month: ")

    def test_it_is_written_and_read(self):
        plan = BillingPlan(24, discounts=(("month", percent("5")), ("year", LineTarget(euros("50.00"), "line"))))
        assert BillingPlan.from_json(plan.to_json()) == plan
        waterfall = priced(plan=plan)
        assert Waterfall.from_json(waterfall.to_json()) == replace(waterfall, cost=None)


class TestGift:
    def test_two_free_months_of_a_year_and_a_discount_multiply(self):
        running = priced(plan=BillingPlan(12, free=2, discount=Decimal(10))).running
        assert running is not None
        found = gift(running)
        assert found is not None
        assert found.share == 1 - Fraction(10, 12) * Fraction(9, 10)

    def test_what_is_agreed_is_no_gift(self):
        running = agreed(EACH_MONTH + A_DOOR).running
        assert recurring_crossings(running, BANDS) == ()

    def test_discounts_weigh_as_much_as_their_period_is_worth(self):
        # half of 24 x 9.99 are 119.88 of 359.76 in all: 33.32 %, more than the 25 of a manager
        plan = BillingPlan(24, discounts=(("month", percent("50")),))
        (crossing,) = recurring_crossings(priced(plan=plan).running, BANDS)
        assert (crossing.role, crossing.actual, crossing.by) == (Role.ADMIN, Decimal("33.32"), euros("83.91"))

    def test_a_period_that_is_worth_little_may_be_free(self):
        plan = BillingPlan(24, discounts=(("year", percent("30")),))
        assert recurring_crossings(priced(plan=plan).running, BANDS)[0].actual == Decimal("10.01")
        plan = BillingPlan(24, discounts=(("year", percent("29")),))
        assert recurring_crossings(priced(plan=plan).running, BANDS) == ()


class TestCosts:
    def test_the_cost_of_a_term_is_told_beside_that_of_a_piece(self):
        cost = priced(product=COSTED, quantity="3").cost
        assert cost is not None
        assert [(each.every, each.cost.unit, each.term) for each in cost.recurring] == [
            ("month", euros("4.00"), euros("288.00")),  # 3 pieces x 24 months
            ("year", euros("35.00"), euros("210.00")),  # 3 pieces x 2 years
        ]

    def test_the_margin_of_the_contract_counts_the_term(self):
        # 543.48 + 24 x 9.99 + 2 x 60.00 = 903.24, which costs 332.80 + 24 x 4.00 + 2 x 35.00 = 498.80
        waterfall = priced(product=COSTED)
        assert waterfall.contract is not None
        assert (waterfall.contract.net, waterfall.contract.cost) == (euros("903.24"), euros("498.80"))
        assert waterfall.contract.margin is not None
        assert waterfall.contract.margin.percent == Decimal("44.78")
        assert waterfall.margin == priced().margin

    def test_free_months_and_discounts_cost_us_what_the_others_do(self):
        plan = BillingPlan(24, free=2, ramp=(Decimal(50), Decimal(100)), discount=Decimal(10))
        assert priced(product=COSTED, plan=plan).cost == priced(product=COSTED).cost

    def test_a_partial_month_costs_its_part(self):
        billing = '\n[billing]\nmonths = 24\nby = "calendar"\n'
        product = tiny_product(costed_files(billing=billing))
        plan = BillingPlan(1, date(2027, 1, 15))
        cost = priced(product=product, plan=plan).cost
        assert cost is not None
        # 15 to 31 January are 17/31 of a month (2.19), 1 to 14 February 14/28 (2.00); of a year (17/31 + 14/28) / 12
        assert [each.term for each in cost.recurring] == [euros("4.19"), euros("3.06")]

    def test_a_period_without_costs_leaves_the_contract_unknown_and_the_rest_as_it_was(self):
        months_only = tiny_product(costed_files("option,doors,true,,month,4.00,,\n"))
        waterfall = priced(product=months_only)
        assert waterfall.contract is not None
        assert waterfall.contract.margin is None
        assert waterfall.margin == priced().margin
        assert "contract_margin" not in waterfall.to_json("margin")

    def test_a_value_without_a_cost_is_named(self):
        gap = tiny_product(costed_files(COSTS.replace("option,material,oak,,year,35.00,,\n", "")))
        cost = priced(product=gap).cost
        assert cost is not None
        assert cost.recurring[1].cost.missing == Missing("material", "oak")
        found = examine(gap, TODAY, ALWAYS, CHECKS)
        assert [each.message.in_("en") for each in found if "eu-cost lacks" in each.message.in_("en")] == [
            "The cost book eu-cost lacks material = oak a year: their margin is unknown."
        ]

    def test_nothing_that_is_promised_tells_a_cost(self):
        with_costs, without = priced(product=COSTED).to_json("margin"), priced(product=COSTED).to_json()
        assert with_costs["contract_margin"] == {"amount": euros("404.44").to_json(), "percent": "44.78"}
        assert promised(with_costs) == without
        assert with_costs["digest"] == without["digest"] == priced().digest

    def test_it_is_written_and_read(self):
        waterfall = priced(product=COSTED)
        assert Waterfall.from_json(waterfall.to_json("margin")) == waterfall
        short = LinePrice.of(waterfall)
        assert LinePrice.from_json(short.to_json()) == short

    def test_prices_with_tax_give_their_tax_away_first(self):
        files = {
            **costed_files(),
            "markets.toml": MARKETS.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n'),
        }
        waterfall = priced(product=tiny_product(files))
        assert waterfall.contract is not None
        # 9.99 holds 8.39 net, 24 x 9.99 x 8.39 / 9.99 = 201.36; 120.00 x 50.42 / 60.00 = 100.84
        assert waterfall.contract.net == waterfall.net + euros("201.36") + euros("100.84")

    def test_a_document_adds_lines_that_recur_and_lines_that_do_not(self):
        lines = [LinePrice.of(priced(product=COSTED)), LinePrice.of(priced(STEEL))]
        net = lines[0].net + lines[1].net - euros("100.00")
        found = contract_of(net, lines)
        assert found is not None
        assert found.net == net + euros("359.76")
        assert found.cost is not None
        assert lines[1].cost is not None
        assert found.cost == euros("498.80") + lines[1].cost
        assert contract_of(lines[1].net, lines[1:]) is None
        assert contract_of(net, [lines[0], replace(lines[1], cost=None)]) == replace(found, cost=None)

    @given(
        st.integers(1, 50),
        st.integers(1, 60),
        st.decimals(0, 100, places=2),
        st.integers(0, 1),
    )
    def test_the_contract_is_once_and_terms_whatever_the_plan_says(self, quantity, months, off, free):
        plan = BillingPlan(months, free=min(free, months - 1), discount=off)
        waterfall = priced(product=COSTED, quantity=str(quantity), plan=plan)
        assert waterfall.contract is not None
        assert waterfall.running is not None
        assert waterfall.cost is not None
        values = [each.schedule.value for each in waterfall.running.recurring]
        assert waterfall.contract.net == sum(values, waterfall.net)
        month = euros("4.00") * quantity * months
        assert waterfall.cost.recurring[0].term == month


class TestRails:
    TARGET = GuardRail("margin", Decimal(45), Role.MANAGER)

    def test_a_target_margin_is_that_of_the_contract(self):
        # 498.80 / 0.55 is 906.9090...; 543.484 + 359.76 leave 3.665 to it
        (crossing,) = crossings(offered(priced(product=COSTED)), (self.TARGET,))
        assert (crossing.kind, crossing.actual, crossing.by) == ("margin", Decimal("44.78"), euros("3.67"))
        assert crossings(offered(priced(product=COSTED)), (replace(self.TARGET, percent=Decimal(44)),)) == ()

    def test_without_costs_of_the_term_it_is_that_of_what_is_paid_once(self):
        # 543.484 less 332.80 are 38.77 %
        (crossing,) = crossings(offered(priced()), (self.TARGET,))
        assert crossing.actual == Decimal("38.77")

    def test_a_term_pays_back_what_is_sold_below_cost(self):
        plan = BillingPlan(60)
        below = priced(product=COSTED, plan=plan, discounts=(percent("50"),))
        assert below.margin is not None
        assert below.margin.amount.amount < 0
        assert crossings(offered(below), (GuardRail("margin", Decimal(30), Role.MANAGER),)) == ()

    def test_the_room_ends_where_the_contract_is_at_its_target(self):
        rail = GuardRail("margin", Decimal(40), Role.ADMIN)
        price = offered(priced(product=COSTED))
        end = limit(price, (rail,), Role.REP)
        whole = end.net + price.term
        assert price.cost is not None
        assert (end.kind, (whole - price.cost) / whole) == ("margin", Fraction(2, 5))
