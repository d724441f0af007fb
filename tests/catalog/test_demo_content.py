"""The two demo products are as rich, complete and sound as a product on sale must be."""

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import catalog
import rules
from catalog.bom import explode
from catalog.compiled import Compiled
from catalog.gate import CHECKS, examine
from catalog.load import load_product, read_folder
from catalog.product import Product
from catalog.validity import Validity
from kernel.period import Period
from kernel.text import LANGUAGES
from tests.build.engines import compiled_once, shared_cache

DAY = date(2026, 11, 23)
MARKETS = ("eu", "us", "ru")
PRODUCTS = ("workstation", "display-case")
NOT_A_PART = {
    "display-case": {"goods", "front", "temperature_class", "climate_class"},
    "workstation": set[str](),
}
"""Characteristics with tables of values that decide what is built without being a part themselves."""


@cache
def product(code: str) -> Product:
    return load_product(read_folder(Path(catalog.__file__).parent / "demo" / code))


@cache
def compiled(code: str, market: str, day: date = DAY) -> Compiled:
    return compiled_once(product(code), market, day)


def completed(code: str, market: str = "eu", **choices: str) -> dict[str, str]:
    found = compiled(code, market).engine.complete(choices)
    assert found.assignment is not None, (code, market, choices)
    return dict(found.assignment)


def reasons_against(code: str, choices: dict[str, str], market: str = "eu", day: date = DAY) -> set[str]:
    engine = compiled(code, market, day).engine
    if engine.propagate(choices).consistent:
        return set()
    return set(engine.conflict_set(choices).rules)


def charge(code: str, market: str, assignment: dict[str, str]) -> Decimal:
    """Add up what the price book says, without tiers, discounts and taxes."""
    sold = product(code)
    book = sold.price_book(market, DAY)
    charges = [(option.per, option.amount.amount) for pair in assignment.items() for option in book.charges(*pair)]
    charges += [(each.per, each.amount.amount) for each in book.dimensions]
    total = book.list_price.amount.amount
    for per, amount in charges:
        total += amount * (Decimal(str(sold.expression(per).value(assignment))) if per else 1)
    return total


def chosen(code: str) -> list[rules.Characteristic]:
    return [each for each in product(code).rule_book.characteristics if not each.computed]


@pytest.mark.parametrize(
    ("code", "characteristics", "values", "rule_count"), [("workstation", 40, 380, 150), ("display-case", 25, 140, 75)]
)
def test_the_products_are_large_enough_to_be_worth_configuring(
    code: str, characteristics: int, values: int, rule_count: int
) -> None:
    book = product(code).rule_book
    assert len(book.characteristics) >= characteristics
    assert sum(len(each.values) for each in chosen(code)) >= values
    assert len(book.rules) >= rule_count


def test_the_workstation_uses_every_sort_of_rule() -> None:
    book = product("workstation").rule_book
    kinds = Counter(rule.kind for rule in book.rules)
    assert {"require", "requires", "excludes", "iff", "group", "allow", "default", "prefer"} <= set(kinds)
    tags = {tag for rule in book.rules for tag in rule.tags}
    assert {"counting", "arithmetic", "combination", "market", "dated"} <= tags
    assert any(rule.markets for rule in book.rules)
    assert any(rule.period.start for rule in book.rules)
    assert any(rule.period.start and rule.period.end for rule in book.rules)
    assert sum(each.computed for each in book.characteristics) == 5
    audiences = {audience for rule in book.rules for audience, _ in rule.reasons}
    assert audiences == {"customer", "rep", "engineer"}


@pytest.mark.parametrize("code", PRODUCTS)
def test_every_rule_that_removes_values_says_why_in_both_languages(code: str) -> None:
    for rule in product(code).rule_book.rules:
        if rule.kind in ("default", "prefer"):
            continue
        sentences = [rule.reasons.get(("customer", language), "") for language in LANGUAGES]
        assert all(sentence.endswith(".") for sentence in sentences), rule.id
        assert len(set(sentences)) == len(LANGUAGES), rule.id


@pytest.mark.parametrize("code", PRODUCTS)
def test_everything_shown_is_named_in_both_languages(code: str) -> None:
    sold = product(code)
    texts = [sold.name, sold.summary, sold.description, sold.seller, *(group.name for group in sold.groups)]
    for info in sold.characteristics.values():
        texts += [info.name, *(value.name for value in info.values), *(each.name for each in info.attributes)]
    assert all(text.in_(language) for text in texts for language in LANGUAGES)
    helps = [value.help for info in sold.characteristics.values() for value in info.values]
    helps += [info.help for info in sold.characteristics.values()]
    assert all(set(text.by_language) in (set(), set(LANGUAGES)) for text in helps)


@pytest.mark.parametrize("code", PRODUCTS)
def test_the_price_books_cover_every_value_in_three_currencies(code: str) -> None:
    sold = product(code)
    books = {market: sold.price_book(market, DAY) for market in MARKETS}
    assert [books[market].currency for market in MARKETS] == ["EUR", "USD", "RUB"]
    for book in books.values():
        assert book.list_price.amount.amount > 0
        for each in chosen(code):
            if each.kind in ("enumeration", "boolean"):
                sheets = (book, *book.recurring.values())
                missing = [value for value in each.values if not any(one.charges(each.name, value) for one in sheets)]
                assert not missing, (book.code, each.name, missing)


@pytest.mark.parametrize("code", PRODUCTS)
def test_counts_and_dimensions_are_charged_through_expressions(code: str) -> None:
    sold = product(code)
    book = sold.price_book("eu", DAY)
    formulas = {option.per for option in book.options} | {dimension.per for dimension in book.dimensions}
    charged = {name for formula in formulas if formula for name in sold.expression(formula).names}
    counted = {each.name for each in chosen(code) if each.kind in ("integer", "decimal")}
    assert counted - charged == set()


@pytest.mark.parametrize("code", PRODUCTS)
def test_every_value_with_a_part_number_reaches_the_bill_of_materials(code: str) -> None:
    sold = product(code)
    listed = {row.part.removesuffix(".part_number") for row in sold.bom if row.is_expression}
    for each in chosen(code):
        if not each.attributes or each.name in NOT_A_PART[code]:
            continue
        assert each.name in listed, each.name
        for value in sold.characteristics[each.name].values:
            assert value.part_number or value.code == "none", (each.name, value.code)


@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("code", PRODUCTS)
def test_the_proposal_has_a_bill_of_materials_and_a_price(code: str, market: str) -> None:
    assignment = completed(code, market)
    lines = explode(product(code), assignment).lines
    assert len(lines) >= 20
    assert all(line.part and line.quantity > 0 and line.name.in_("ru") for line in lines)
    assert charge(code, market, assignment) > 1000


@pytest.mark.parametrize("code", PRODUCTS)
def test_every_value_can_be_bought_somewhere_and_no_market_is_void(code: str) -> None:
    possible = {market: compiled(code, market).possible for market in MARKETS}
    assert all(each.consistent and not each.undecided for each in possible.values())
    for each in chosen(code):
        somewhere = {value for found in possible.values() for value in found.domains[each.name]}
        assert somewhere == set(each.values), each.name


@pytest.mark.parametrize("code", PRODUCTS)
def test_the_gate_finds_no_error(code: str) -> None:
    findings = examine(product(code), DAY, Validity(Period(DAY)), CHECKS, shared_cache())
    assert [finding for finding in findings if finding.severity == "error"] == []
    assert {finding.code for finding in findings} <= {"dead-value"}


def test_the_proposed_workstation_is_a_sensible_middle() -> None:
    proposal = completed("workstation")
    assert Decimal(2200) <= charge("workstation", "eu", proposal) <= Decimal(2800)
    assert proposal["processor"] == "ryzen-9-9900x"
    assert proposal["graphics"] == "rtx-pro-2000"
    assert (proposal["total_memory"], proposal["noise_class"]) == ("64", "normal")
    assert proposal["monitor"] == proposal["sata_drive"] == "none"


@pytest.mark.parametrize("market", MARKETS)
def test_every_purpose_and_every_sort_of_goods_has_a_proposal(market: str) -> None:
    prices = {
        purpose: charge("workstation", market, completed("workstation", market, purpose=purpose))
        for purpose in ("office", "design", "video", "simulation", "ai", "server")
    }
    assert prices["office"] < prices["design"] < prices["video"] < prices["simulation"] < prices["ai"]
    for goods in ("dairy", "drinks", "fruit", "meat", "fish", "confectionery"):
        assert completed("display-case", market, goods=goods)["cooling_unit"]


def test_markets_propose_their_own_system_layout_and_cord() -> None:
    found = {market: completed("workstation", market) for market in MARKETS}
    names = ("operating_system", "keyboard_layout", "power_cord")
    assert {market: tuple(each[name] for name in names) for market, each in found.items()} == {
        "eu": ("windows-11-pro", "de", "schuko"),
        "us": ("windows-11-pro", "us", "nema-5-15"),
        "ru": ("alt-workstation-11", "ru", "schuko"),
    }


def test_what_does_not_fit_is_refused_for_the_right_reason() -> None:
    refused = {
        "graphics_length": {"chassis": "fractal-define-7-compact", "graphics": "asus-tuf-rtx-5080"},
        "power_headroom": {"power_supply": "corsair-rm750e", "graphics": "rtx-5090"},
        "raid_drives": {"raid": "raid10", "sata_count": "3"},
        "case_colours": {"chassis": "fractal-terra", "colour": "white"},
        "system_cores": {"operating_system": "windows-11-home", "processor": "threadripper-pro-9995wx"},
    }
    for rule, choices in refused.items():
        assert reasons_against("workstation", choices) == {rule}
    assert reasons_against("display-case", {"height": "1.50", "shelves": "6"}) == {"shelf_spacing"}
    assert reasons_against("display-case", {"goods": "fish", "interior_colour": "ral-9003"}) == {"fish_interior"}
    assert "door_width_largest" in reasons_against("display-case", {"length": "3.00", "doors": "2"})


def test_a_second_card_brings_another_board_and_a_larger_supply() -> None:
    before = completed("workstation", graphics="rtx-pro-4500")
    after = completed("workstation", graphics="rtx-pro-4500", second_graphics="rtx-pro-4500")
    watts = product("workstation").expression("power_supply.watts")
    assert Decimal(str(watts.value(after))) > Decimal(str(watts.value(before)))
    assert before["board"] == "msi-b850-tomahawk"
    assert after["board"] == "asus-proart-x870e"
    assert after["graphics_cards"] == "2"


def test_laws_of_markets_decide_over_refrigerants() -> None:
    stand_alone = {"cooling_unit": "p700", "refrigerant": "r449a"}
    assert reasons_against("display-case", stand_alone, "eu") == {"gas_limit_eu"}
    assert reasons_against("display-case", stand_alone, "us") == {"gas_limit_us"}
    assert reasons_against("display-case", stand_alone, "ru") == set()
    doors = {"cooling_unit": "p1700", "refrigerant": "r290", "front": "hinged-doors"}
    assert "charge_limit_us" in reasons_against("display-case", doors, "us")
    assert reasons_against("display-case", doors, "eu") == set()


def test_rules_come_into_force_and_end_on_their_days() -> None:
    last, after = date(2027, 3, 31), date(2027, 4, 1)
    old = {"processor": "threadripper-7960x"}
    assert reasons_against("workstation", old, day=last) == set()
    assert reasons_against("workstation", old, day=after) == {"discontinued_processor_threadripper_7960x"}
    pair = {"graphics": "rtx-pro-6000", "second_graphics": "rtx-pro-6000-max-q", "cooler": "silverstone-xe360-tr5"}
    assert "allocation_max_q" in reasons_against("workstation", pair, day=last)
    assert reasons_against("workstation", pair, day=after) == set()
    remote = {"cooling_unit": "r3000", "refrigerant": "r449a"}
    assert reasons_against("display-case", remote, "us") == set()
    green = {"exterior_colour": "ral-6018"}
    assert reasons_against("display-case", green, day=date(2026, 12, 31)) == set()
    over = {"discontinued_exterior_colour_ral_6018"}
    assert reasons_against("display-case", green, day=date(2027, 1, 1)) == over
    assert "gas_limit_us_remote" in reasons_against("display-case", remote, "us", date(2027, 1, 1))
