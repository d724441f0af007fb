"""What holds for every price: entries add up, parts add up, order does not matter, what is written can be read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from catalog.price_book import DimensionPrice, ListPrice, PriceBook
from catalog.product import Product
from cpq.price import Discount, PricingContext, RoundingPolicy, Totals, Waterfall, document_totals, price
from kernel.money import Money, Rounding, minor_units, total
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE

CURRENCIES = ("EUR", "USD", "RUB", "JPY", "TND", "KWD", "CLF")
ROUNDINGS = st.sampled_from(list(Rounding))


def decimals(least: str, most: str, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(least, most, places=places, allow_nan=False, allow_infinity=False)


@st.composite
def bookcases(draw: st.DrawFn, currencies: tuple[str, ...] = CURRENCIES) -> Product:
    """The bookcase with other prices, tiers, tax and currency in its market eu."""
    currency = draw(st.sampled_from(currencies))

    def money(least: str, most: str) -> Money:
        return Money(draw(decimals(least, most, draw(st.integers(0, 4)))), currency)

    market = BOOKCASE.markets["eu"]
    taxes = tuple(replace(tax, rate=draw(decimals("0", "30", 3))) for tax in market.taxes)
    book: PriceBook = replace(
        BOOKCASE.price_book("eu", TODAY),
        currency=currency,
        list_price=ListPrice(money("0", "1000000"), BOOKCASE.name),
        options=tuple(
            replace(option, amount=money("0", "1000")) for option in BOOKCASE.price_book("eu", TODAY).options
        ),
        dimensions=(DimensionPrice("width * shelves", money("0", "1000"), BOOKCASE.name),),
    )
    (scale,) = BOOKCASE.scales
    bands = tuple(replace(band, percent=draw(decimals("0", "99", 4))) for band in scale.bands)
    markets = {"eu": replace(market, currency=currency, taxes=taxes)}
    return replace(BOOKCASE, price_books=(book,), scales=(replace(scale, bands=bands),), markets=markets)


@st.composite
def configurations(draw: st.DrawFn) -> dict[str, str]:
    """Any values; whether they fit together is not the price's business."""
    declared = BOOKCASE.rule_book.characteristics
    return {each.name: draw(st.sampled_from(each.values)) for each in declared}


@st.composite
def lines(draw: st.DrawFn, product: Product | None = None) -> Waterfall:
    """A priced line."""
    percents = draw(st.lists(decimals("0", "100", 4), max_size=3))
    context = PricingContext(
        "eu",
        TODAY,
        draw(st.one_of(st.integers(1, 5000).map(Decimal), decimals("0.001", "99", 3))),
        tuple(Discount(percent=each) for each in percents),
        draw(st.sampled_from(["standard", "exempt"])),
        rounding=draw(ROUNDINGS),
    )
    return price(product or draw(bookcases()), draw(configurations()), context)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Waterfall], Discount | None]:
    """Lines in one currency with different taxes, and a discount on all of them."""
    found = [draw(lines(draw(bookcases(("EUR",))))) for _ in range(draw(st.integers(1, 4)))]
    sum_of_nets = total([line.net for line in found], "EUR")
    percentage = decimals("0", "100", 4).map(lambda number: Discount(percent=number))
    part = decimals("0", "1", 6).map(lambda share: Discount(amount=(sum_of_nets * share).rounded()))
    return found, draw(st.one_of(st.none(), percentage, part))


@given(lines())
def test_entries_add_up_and_each_result_is_the_sum_so_far(waterfall: Waterfall):
    so_far = Money.zero(waterfall.currency)
    for entry in waterfall.entries:
        so_far = so_far + entry.amount
        assert entry.result == so_far
    assert so_far == waterfall.total


@given(lines())
def test_what_is_named_is_rounded_to_the_minor_unit(waterfall: Waterfall):
    for money in (waterfall.unit_net, waterfall.net, waterfall.tax, waterfall.total):
        assert money.is_rounded()


@given(lines())
def test_every_rounding_is_less_than_one_minor_unit(waterfall: Waterfall):
    unit = Decimal(1).scaleb(-minor_units(waterfall.currency))
    roundings = [entry.amount.amount for entry in waterfall.entries if entry.step == "rounding"]
    assert all(0 < abs(amount) <= unit / 2 for amount in roundings)


@given(lines())
def test_whole_quantities_multiply_the_unit_price(waterfall: Waterfall):
    if waterfall.quantity == waterfall.quantity.to_integral_value():
        assert waterfall.net == waterfall.unit_net * waterfall.quantity


@given(lines())
def test_a_waterfall_survives_being_written_and_read_and_keeps_its_digest(waterfall: Waterfall):
    again = Waterfall.from_json(waterfall.to_json())
    assert again == waterfall
    assert again.digest == waterfall.digest


@given(documents(), ROUNDINGS)
def test_totals_are_the_sums_of_their_parts(document: tuple[list[Waterfall], Discount | None], rounding: Rounding):
    found, discount = document
    totals = document_totals(found, currency="EUR", discount=discount, policy=RoundingPolicy(rounding))
    assert totals.lines_net == total([line.net for line in found], "EUR")
    assert totals.net == totals.lines_net + totals.discount
    assert totals.tax == total([group.amount for group in totals.taxes], "EUR")
    assert totals.total == totals.net + totals.tax
    assert total(totals.allocated, "EUR") == totals.discount
    assert total([group.basis for group in totals.taxes], "EUR") == totals.net
    for line, share in zip(found, totals.allocated, strict=True):
        assert euro_zero() <= line.net + share <= line.net


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing_but_who_gets_the_odd_cent(document, random):
    found, discount = document
    shuffled = random.sample(found, len(found))
    one = document_totals(found, currency="EUR", discount=discount)
    other = document_totals(shuffled, currency="EUR", discount=discount)
    assert (one.lines_net, one.discount, one.net) == (other.lines_net, other.discount, other.net)
    cents = Decimal("0.01") * len(found)
    for mine, theirs in zip(one.taxes, other.taxes, strict=True):
        assert mine.tax == theirs.tax
        assert abs((mine.basis - theirs.basis).amount) <= cents


@given(documents())
def test_totals_survive_being_written_and_read(document: tuple[list[Waterfall], Discount | None]):
    found, discount = document
    totals = document_totals(found, currency="EUR", discount=discount)
    assert Totals.from_json(totals.to_json()) == totals


def euro_zero() -> Money:
    return Money.zero("EUR")
