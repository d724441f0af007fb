"""What is charged again and again: a waterfall for each billing period, beside the one of what is charged once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from catalog.gate import CHECKS, examine
from catalog.load import load_product
from catalog.on_sale import OnSale
from catalog.terms_sheet import load_terms, unfit
from catalog.validity import ALWAYS
from cpq.price import (
    BillingPlan,
    LinePrice,
    PricingContext,
    RoundingPolicy,
    Waterfall,
    document_totals,
    price,
    running_totals,
)
from cpq.price.objective import objectives
from kernel.errors import Broken, Malformed, Unknown
from tests.build.catalogue import BOOKS, MARKETS, TODAY, tiny_product, tiny_product_files
from tests.build.recurring import BILLING, cared_for, cared_for_files
from tests.cpq.price.pricing import OAK, WITH_DOORS, amount, euros, percent
from tests.cpq.price.waterfall_text import as_table

CARED_FOR = cared_for()
STEEL = {**OAK, "material": "steel"}


def priced(assignment=WITH_DOORS, *, product=CARED_FOR, quantity: str = "1", market: str = "eu", **more) -> Waterfall:
    return price(product, assignment, PricingContext(market, TODAY, Decimal(quantity), **more))


def periods(waterfall: Waterfall) -> dict[str, str]:
    assert waterfall.running is not None
    return {each.every: str(each.amount.amount) for each in waterfall.running.recurring}


def test_what_is_charged_once_is_the_same_cent_for_cent():
    plain = price(tiny_product(), WITH_DOORS, PricingContext("eu", TODAY))
    cared = priced()
    assert (cared.entries, cared.list, cared.net, cared.tax, cared.total) == (
        *(plain.entries, plain.list, plain.net, plain.tax, plain.total),
    )


def test_each_billing_period_shows_its_work():
    running = priced(quantity="3").running
    assert running is not None
    assert as_table(running.recurring[0].price).splitlines() == [
        "Care of the doors                                           9.99          9.99",
        "Quantity                                  3 x 9.99         19.98         29.97",
        "VAT                                  19 % of 29.97        5.6943       35.6643",
        "Rounding                                                 -0.0043         35.66",
        "= list                                                                    9.99",
        "= unit_net                                                                9.99",
        "= net                                                                    29.97",
        "= tax                                                                     5.69",
        "= total                                                                  35.66",
    ]
    assert periods(priced(quantity="3")) == {"month": "29.97", "year": "180.00"}


def test_what_costs_nothing_again_is_not_told():
    assert priced(STEEL).running is None
    assert "running" not in priced(STEEL).to_json()
    assert periods(priced(OAK)) == {"year": "60.00"}


def test_the_term_is_the_products_unless_the_line_says_otherwise():
    running = priced().running
    assert running is not None
    assert (running.plan.months, running.plan.start, running.plan.uplift) == (24, date(2026, 7, 1), Decimal(3))
    assert [str(each.schedule.value.amount) for each in running.recurring] == ["239.76", "120.00"]  # 24 x 9.99, 2 x 60
    longer = priced(plan=BillingPlan(36, date(2027, 2, 15), free=1)).running
    assert longer is not None
    assert [str(each.schedule.value.amount) for each in longer.recurring] == ["349.65", "175.00"]  # 35 x 9.99, 55 + 120


def test_a_plans_discount_is_taken_off_each_period_and_rounded_there():
    assert periods(priced(plan=BillingPlan(24, discount=Decimal(5)), quantity="3")) == {
        "month": "28.47",
        "year": "171.00",
    }


def test_discounts_tiers_and_agreements_of_the_line_are_about_what_is_charged_once():
    plain, off = priced(quantity="12"), priced(quantity="12", discounts=(percent("50"), amount("10.00")))
    assert off.net < plain.net
    assert periods(off) == periods(plain) == {"month": "119.88", "year": "720.00"}


def test_a_derived_book_changes_what_is_charged_again_too():
    education = """
[[book]]
code = "edu"
market = "eu"
currency = "EUR"
base = "eu-2026"
percent = "-10"
segment = "education"
"""
    product = tiny_product({**cared_for_files(), "prices/books.toml": BOOKS + education})
    assert periods(priced(product=product, price_groups=("education",))) == {"month": "8.99", "year": "54.00"}
    own = "kind,characteristic,value,per,every,amount\noption,doors,true,,month,5.00\n"
    files = {**cared_for_files(), "prices/books.toml": BOOKS + education + 'file = "own.csv"\n', "prices/own.csv": own}
    assert periods(priced(product=tiny_product(files), price_groups=("education",))) == {
        "month": "5.00",
        "year": "54.00",
    }


def test_prices_with_tax_stay_with_tax():
    files = {
        **cared_for_files(),
        "markets.toml": MARKETS.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n'),
    }
    running = priced(product=tiny_product(files)).running
    assert running is not None
    month = running.recurring[0]
    assert (month.price.gross, month.price.net, month.amount) == (euros("9.99"), euros("8.39"), euros("9.99"))


def test_a_base_price_can_be_charged_again_as_well():
    product = cared_for(eur="list,,,,quarter,15.00,Lease,Аренда\n", usd=None, rub=None, eur_2027=None)
    assert periods(priced(product=product)) == {"quarter": "15.00"}


class TestWhatIsMissing:
    def test_is_on_request_and_never_zero(self):
        product = cared_for(usd=None)
        with pytest.raises(Unknown) as caught:
            priced(product=product, market="us")
        assert caught.value.code == "price-on-request"

    def test_is_found_when_publishing(self):
        found = examine(cared_for(usd="option,doors,true,,month,11.00,,\n"), TODAY, ALWAYS, CHECKS)
        texts = [each.message.in_("en") for each in found if each.code == "uncovered-price"]
        assert texts == ["The price book us-2026 lacks material = oak, steel a year. Add rows; 0 is a price."]

    def test_may_be_meant(self):
        product = cared_for(eur="request,doors,true,,month,,,\n", usd=None, rub=None, eur_2027=None)
        with pytest.raises(Unknown):
            priced(product=product)
        assert priced(OAK, product=product).running is None

    def test_makes_no_value_the_cheapest(self):
        product = cared_for(eur="request,doors,true,,month,,,\n", usd=None, rub=None, eur_2027=None)
        (wanted,) = objectives(product, PricingContext("eu", TODAY))
        assert wanted.least.numbers["doors"]["true"] > wanted.between[1] - wanted.between[0]


class TestBadFiles:
    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ("option,doors,true,,weekly,9.99,,", "'weekly' is no billing period; these are month, quarter, year"),
            ("option,doors,true,,mont,9.99,,", "Did you mean 'month'?"),
            ("option,doors,true,,month,9.99,,\noption,doors,true,,month,8.99,,", "already has a price in line 11"),
            ("list,,,,month,-1,,", "below zero"),
            ("option,doors,perhaps,,month,1,,", "has no value 'perhaps'"),
        ],
    )
    def test_a_wrong_row_is_refused(self, row: str, message: str):
        with pytest.raises(Malformed) as caught:
            load_product(tiny_product_files(cared_for_files(eur=row + "\n")))
        assert any(message in each.message for each in caught.value.problems)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("months = 24", "months = 3", "A term of 3 months is not between the shortest, 6, and the longest, 60"),
            ("most = 60", "most = 121", "whole number of months from 1 to 120, not 121"),
            ("least = 6", 'least = "1.5"', "whole number of months from 1 to 120, not 1.5"),
            ("uplift = 3", "uplift = -3", "A renewal adds from 0 to 100 percent, not -3"),
            ("uplift = 3", 'by = "moon"', "'moon' is not possible for 'by'"),
            ("uplift = 3", "term = 3", "The key 'term' has no meaning here"),
        ],
    )
    def test_wrong_billing_is_refused(self, old: str, new: str, message: str):
        with pytest.raises(Malformed) as caught:
            load_product(tiny_product_files(cared_for_files(BILLING.replace(old, new))))
        assert any(message in each.message for each in caught.value.problems)

    def test_an_agreement_on_what_is_only_charged_again_is_refused(self):
        terms = load_terms(
            {
                "markets.toml": MARKETS,
                "terms/agreements.toml": """
[[agreement]]
code = "care"
name = { en = "Care", ru = "Уход" }
market = "eu"
groups = ["education"]
products = ["bookcase"]
options = [{ characteristic = "handle", value = "knob", amount = "1.00" }]
""",
            }
        )
        sheets = {name: f"option,handle,{each},,month,1,,\n" for name, each in (("eur", "none"), ("usd", "none"))}
        files = cared_for_files(**sheets)
        bare = {path: _without_handles(text) if path.startswith("prices/") else text for path, text in files.items()}
        costs = {path: _without_handles(text) for path, text in tiny_product_files().items() if "cost" in path}
        product = tiny_product({**costs, **bare})
        assert [each.message for each in unfit(terms, OnSale.alike([product]))] == [
            "'handle' is charged again and again; agree on it in [[agreement.recurring]]."
        ]


def _without_handles(text: str | None) -> str:
    return "\n".join(row for row in (text or "").splitlines() if "option,handle" not in row or "month" in row) + "\n"


class TestKept:
    def test_what_is_written_can_be_read_and_has_one_digest(self):
        waterfall = priced(plan=BillingPlan(36, free=2, ramp=(Decimal(50), Decimal(100))))
        assert Waterfall.from_json(waterfall.to_json()) == waterfall
        assert waterfall.to_json("customer")["digest"] == waterfall.digest

    def test_another_term_is_another_promise(self):
        assert priced(plan=BillingPlan(24)).digest != priced(plan=BillingPlan(36)).digest

    def test_a_changed_schedule_is_found(self):
        written = priced().to_json()
        written["running"]["recurring"][0]["schedule"]["value"]["amount"] = "1.00"
        with pytest.raises(Broken):
            Waterfall.from_json(written)

    def test_customers_read_no_sources(self):
        month = priced().to_json("customer")["running"]["recurring"][0]
        assert all("reference" not in entry for entry in month["price"]["entries"])


class TestDocuments:
    POLICY = RoundingPolicy()

    def totals_of(self, *waterfalls: Waterfall, policy: RoundingPolicy = POLICY):
        lines = [LinePrice.from_json(LinePrice.of(each).to_json()) for each in waterfalls]
        return running_totals(lines, document_totals(lines, currency="EUR", policy=policy), policy)

    def test_periods_are_taxed_together_and_terms_added(self):
        found = self.totals_of(priced(), priced(OAK, quantity="2"), priced(STEEL))
        assert found is not None
        month, year = found.recurring
        assert (month.net, month.tax, month.total) == (euros("9.99"), euros("1.90"), euros("11.89"))
        assert (year.net, year.tax, year.total) == (euros("180.00"), euros("34.20"), euros("214.20"))
        assert found.terms == euros("599.76")  # 24 x 9.99 + 2 x 60.00 + 2 x 120.00
        assert found.value == found.once + found.terms
        assert found.first_year == found.once + euros("299.88")  # 12 x 9.99 + 60.00 + 120.00

    def test_without_recurring_charges_there_are_no_such_totals(self):
        assert self.totals_of(priced(STEEL)) is None

    def test_tax_can_be_rounded_per_line(self):
        found = self.totals_of(priced(), priced(), policy=RoundingPolicy(tax="line"))
        assert found is not None
        assert found.recurring[0].tax == euros("3.80")
        together = self.totals_of(priced(), priced(), priced(quantity="3"))
        assert together is not None
        assert together.recurring[0].tax == euros("9.49")
