"""Lines that are alike cost what each costs by itself, whatever the quantity does; a step passed over gives nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.product import Product
from catalog.terms import NO_TERMS
from cpq.price import STEPS, Discount, LinesAlike, LineTarget, PricingContext, document_totals, price, price_with_cost
from cpq.price.lines_alike import AlikeLine
from cpq.price.pricer import situation_of, unit_at_any_quantity
from cpq.price.step import Situation
from kernel.errors import Broken, Malformed
from kernel.money import Money
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK, euros
from tests.cpq.price.test_price_laws import ROUNDINGS, bookcases, configurations, decimals
from tests.cpq.price.test_scale_laws import scales
from tests.cpq.price.test_terms_laws import terms

QUANTITIES = st.lists(
    st.one_of(st.integers(1, 5000).map(Decimal), decimals("0.001", "99", 3)), min_size=1, max_size=4, unique=True
)
DISCOUNTS = st.lists(
    st.one_of(
        decimals("0", "100", 4).map(lambda number: Discount(percent=number)),
        decimals("0", "1", 2).map(lambda number: LineTarget(euros(str(number)), "unit")),
        decimals("0", "1", 2).map(lambda number: LineTarget(euros(str(number)), "line")),
    ),
    max_size=2,
)


@st.composite
def products(draw: st.DrawFn) -> Product:
    """The bookcase with any prices and scales, and prices with tax or without."""
    product = draw(bookcases(("EUR",)))
    market = replace(product.market("eu"), inclusive=draw(st.booleans()))
    found = draw(st.sampled_from([(), product.scales, (draw(scales()),)]))
    return replace(product, markets={"eu": market}, scales=found)


@st.composite
def contexts(draw: st.DrawFn) -> PricingContext:
    """A buyer with an agreement or without, under any terms."""
    return PricingContext(
        "eu",
        TODAY,
        discounts=tuple(draw(DISCOUNTS)),
        tax_status=draw(st.sampled_from(["standard", "exempt"])),
        rounding=draw(ROUNDINGS),
        account=draw(st.sampled_from(["", "A-1"])),
        terms=draw(st.one_of(st.just(NO_TERMS), terms())),
    )


@given(products(), contexts(), configurations(), QUANTITIES)
def test_a_line_costs_what_it_costs_by_itself(product, context, assignment, quantities) -> None:
    try:
        expected = [price(product, assignment, replace(context, quantity=each)) for each in quantities]
    except (Malformed, Broken) as error:
        # a target above the price; an agreement and a tier that together take off more than there is
        with pytest.raises(type(error), match=re.escape(str(error))):
            _ = [LinesAlike(product, assignment, context).line(each).waterfall for each in quantities]
        return
    alike = LinesAlike(product, assignment, context)
    lines = [alike.line(each) for each in quantities]
    for line, waterfall in zip(lines, expected, strict=True):
        assert (line.net, line.gross) == (waterfall.net, waterfall.gross)
        assert (line.taxes, line.currency) == (waterfall.taxes, waterfall.currency)
        assert line.waterfall == waterfall
    assert document_totals(lines, currency="EUR") == document_totals(expected, currency="EUR")


@given(products(), contexts(), configurations(), decimals("0.5", "99", 2))
def test_a_step_that_is_passed_over_would_have_given_nothing(product, context, assignment, quantity) -> None:
    situation = situation_of(product, assignment, replace(context, quantity=quantity))
    situation.unit_list = situation.unit_net = euros("100")
    for step in STEPS:
        if not step.concerns(situation):
            assert list(step.adjustments(situation, euros("100"))) == []


@given(products(), contexts(), configurations())
def test_a_step_of_each_piece_does_not_look_at_the_quantity(product, context, assignment) -> None:
    so_far, context = euros("100"), replace(context, discounts=context.discounts[:1])

    def at(quantity: int) -> Situation:
        return situation_of(product, assignment, replace(context, quantity=Decimal(quantity)))

    for step in STEPS:
        if step.is_per_piece:
            found = [list(step.adjustments(at(quantity), so_far)) for quantity in (1, 7, 4000)]
            assert found[0] == found[1] == found[2]


def test_a_plain_line_is_told_without_taking_all_steps() -> None:
    plain = replace(BOOKCASE, scales=())
    assert unit_at_any_quantity(situation_of(plain, OAK, PricingContext("eu", TODAY))) is not None
    assert unit_at_any_quantity(situation_of(BOOKCASE, OAK, PricingContext("eu", TODAY))) is None


@pytest.mark.parametrize("product", [BOOKCASE, replace(BOOKCASE, scales=())])
def test_costs_are_told_as_ever(product: Product) -> None:
    context = PricingContext("eu", TODAY, Decimal(7))
    priced = price_with_cost(product, OAK, context)
    assert priced.cost is not None
    assert LinesAlike(product, OAK, context).waterfall_with_cost(Decimal(7)) == priced


@pytest.mark.parametrize("quantity", ["0", "-1", "1000001", "NaN"])
def test_an_absurd_quantity_is_refused(quantity: str) -> None:
    alike = LinesAlike(replace(BOOKCASE, scales=()), OAK, PricingContext("eu", TODAY))
    with pytest.raises(Malformed):
        alike.line(Decimal(quantity))


def test_an_amount_that_its_waterfall_does_not_explain_is_refused() -> None:
    alike = LinesAlike(replace(BOOKCASE, scales=()), OAK, PricingContext("eu", TODAY))
    wrong = AlikeLine(alike, Decimal(2), Money.of("1.00", "EUR"), None, None)
    with pytest.raises(Broken, match="does not add up"):
        _ = wrong.waterfall
