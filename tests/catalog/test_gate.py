"""The gate: what is found before a product is published."""

from collections.abc import Mapping
from datetime import date

import pytest

from catalog.compiled import Compiled, CompiledCache
from catalog.gate import CHECKS, Finding, examine
from catalog.product import Product
from catalog.validity import ALWAYS, Validity
from kernel.period import Period
from kernel.text import Text
from tests.build.catalogue import BOM, BOOKS, MATERIALS, PRODUCT, RULES, TODAY, tiny_product, tiny_product_files

RULE_FILE = "rules/bookcase.rules"
EUR = "prices/eur.csv"


def findings(changes: Mapping[str, str | None], *, day: date = TODAY, period: Period | None = None) -> list[Finding]:
    return list(examine(tiny_product(changes), day, Validity(period or Period()), CHECKS))


def of(code: str, found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.code == code]


def errors(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found if finding.severity == "error"}


def with_rules(rules: str) -> dict[str, str | None]:
    return {RULE_FILE: RULES + rules}


def eur_with(old: str, new: str) -> dict[str, str | None]:
    text = tiny_product_files()[EUR]
    assert old in text
    return {EUR: text.replace(old, new)}


def test_the_honest_product_has_only_the_dead_value_it_means():
    found = findings({})
    assert [(each.code, each.severity, each.markets) for each in found] == [("dead-value", "warning", ("us",))]


def test_a_product_of_which_nothing_can_be_bought_is_kept_back():
    found = findings(with_rules("\nrule a: require doors\nrule b: require not doors\n"))
    assert errors(found) == {"void-product"}
    (void,) = of("void-product", found)
    assert void.markets == ()
    assert "one of these: a, b." in void.message.in_("en")
    assert "что-то одно: a, b." in void.message.in_("ru")
    assert void.place == f"{RULE_FILE}:{len(RULES.splitlines()) + 3}:6"


def test_a_product_void_in_one_market_is_kept_back_and_says_where():
    found = findings(with_rules("\nrule a: require shelves > 6\n    markets ru\n"))
    assert of("void-product", found)[0].markets == ("ru",)


def test_a_value_dead_everywhere_is_an_error_and_elsewhere_a_warning():
    found = of("dead-value", findings(with_rules("\nrule never: require handle != bar\n")))
    assert {(each.place, each.severity, each.markets) for each in found} == {
        ("handle=bar", "error", ()),
        ("material=birch", "warning", ("us",)),
    }


def test_an_option_that_would_be_free_is_kept_back():
    found = of("uncovered-price", findings(eur_with("option,material,birch,,0,,\n", "")))
    assert [(each.severity, each.place, each.markets) for each in found] == [
        ("error", "prices/books.toml#eu-2026", ("eu",))
    ]
    assert "material = birch" in found[0].message.in_("en")


OPTIONAL = RULES.replace("handle: one of none, knob", "handle: optional one of knob").replace(
    "shelves: i", "shelves: optional i"
)
OPTIONAL = OPTIONAL.replace("doors: b", "doors: optional b")


def test_what_is_not_chosen_has_a_name_and_needs_no_price():
    product = PRODUCT[: PRODUCT.index("[characteristic.handle.values.none]")]
    product += PRODUCT[PRODUCT.index("[characteristic.handle.values.knob]") :]
    files: dict[str, str | None] = {RULE_FILE: OPTIONAL, "product.toml": product}
    files |= eur_with("option,handle,none,,0,,\n", "")
    made = tiny_product(files)
    for name in ("handle", "shelves", "doors"):
        assert made.characteristics[name].value("none").name == Text.of(en="not chosen", ru="не выбрано")
    assert errors(findings(files)) <= {"broken-bom"}  # it counts one less than the shelves


def test_a_value_that_is_dead_in_a_market_needs_no_price_there():
    usd = tiny_product_files()["prices/usd.csv"].replace("option,material,birch,,0,,\n", "")
    assert not of("uncovered-price", findings({"prices/usd.csv": usd}))


def test_a_characteristic_priced_only_in_another_market_is_uncovered_too():
    usd = tiny_product_files()["prices/usd.csv"]
    usd = "".join(line for line in usd.splitlines(keepends=True) if "handle" not in line)
    assert [each.markets for each in of("uncovered-price", findings({"prices/usd.csv": usd}))] == [("us",)]


def test_a_market_without_prices_is_kept_back_and_a_later_gap_is_a_warning():
    gap = {"prices/books.toml": BOOKS.replace("from = 2027-01-01", "from = 2027-02-01")}
    today = of("no-price-book", findings(gap, day=date(2027, 1, 15)))
    later = of("no-price-book", findings(gap))
    assert [(each.severity, each.markets) for each in today] == [("error", ("eu",))]
    assert [(each.severity, each.markets) for each in later] == [("warning", ("eu",))]
    assert later[0].message.in_("en").startswith("From 2027-01-01: ")


def test_later_days_outside_the_period_do_not_matter():
    gap = {"prices/books.toml": BOOKS.replace("from = 2027-01-01", "from = 2027-02-01")}
    assert not of("no-price-book", findings(gap, period=Period(None, date(2027, 1, 1))))


def test_a_release_for_the_future_is_looked_at_on_its_first_day():
    dated = with_rules("\nrule a: require shelves > 6\n    until 2027-01-01\n")
    assert "void-product" in errors(findings(dated))
    assert not errors(findings(dated, period=Period(date(2027, 1, 1))))


def test_a_rule_that_makes_the_product_void_later_is_a_warning_today():
    found = of("void-product", findings(with_rules("\nrule a: require shelves > 6\n    from 2027-06-01\n")))
    assert [each.severity for each in found] == ["warning"]


@pytest.mark.parametrize(
    ("changes", "place", "named"),
    [
        ({"product.toml": PRODUCT.replace(', ru = "Книжный шкаф"', "")}, "product.toml", "name"),
        ({"product.toml": PRODUCT.replace(', ru = "Корпус"', "")}, "product.toml", "group body"),
        ({"product.toml": PRODUCT.replace(', ru = "Ширина"', "")}, "characteristic width", "name"),
        ({"values/material.csv": MATERIALS.replace("Берёза", "")}, "characteristic material", "value birch"),
        ({"bom.csv": BOM.replace("Уголок", "")}, "bom.csv", "P-BRACKET"),
        (eur_with("Доски полок", ""), "prices/books.toml#eu-2026", "width * shelves"),
    ],
)
def test_a_text_missing_in_the_language_of_a_market_is_kept_back(changes, place, named):
    found = of("missing-name-ru", findings(changes))
    assert [(each.severity, each.place) for each in found if named in each.message.in_("en")] == [("error", place)]


def test_a_text_missing_in_a_language_no_market_speaks_is_a_warning():
    product = PRODUCT.replace(', ru = "Книжный шкаф"', "").replace('["eu", "us", "ru"]', '["eu", "us"]')
    books = BOOKS[: BOOKS.index('[[book]]\ncode = "ru-2026"')]
    found = of("missing-name-ru", findings({"product.toml": product, "prices/books.toml": books}))
    assert [each.severity for each in found] == ["warning"]


def test_a_rule_without_a_reason_in_a_language_is_a_warning_at_its_place():
    found = findings({RULE_FILE: RULES.replace('    reason ru "У стального шкафа нет дверец."\n', "")})
    missing = of("missing-reason-ru", found)
    assert [(each.severity, each.place.rpartition(":")[0]) for each in missing] == [("warning", f"{RULE_FILE}:12")]


def test_a_part_without_a_number_is_kept_back():
    found = of("broken-bom", findings({"values/material.csv": MATERIALS.replace("P-BIRCH", "")}))
    assert [(each.severity, each.place, each.markets) for each in found] == [("error", "bom.csv:2:4", ("eu", "ru"))]
    assert "material = birch" in found[0].message.in_("en")


def test_a_quantity_below_zero_is_kept_back_only_if_it_can_be_bought():
    def negative(rules: str) -> list[Finding]:
        return of(
            "broken-bom", findings({"bom.csv": BOM.replace("shelves - 1", "shelves - 2"), RULE_FILE: RULES + rules})
        )

    assert [each.severity for each in negative("")] == ["error"]
    assert not negative("\nrule two: require shelves >= 2\n")


def test_a_combination_the_rules_forbid_does_not_break_the_bill_of_materials():
    doors = BOM.replace("P-DOOR,doors,2", '=material.part_number,"doors and material = steel",0 - 1')
    assert not of("broken-bom", findings({"bom.csv": doors}))


def test_without_time_to_decide_nothing_is_claimed_and_the_gate_says_so():
    impatient = CompiledCache(patience=0)
    found = list(examine(tiny_product(), TODAY, ALWAYS, CHECKS, impatient))
    assert {each.code for each in found} == {"undecided"}
    assert not errors(found)


def test_packages_above_bring_checks_of_their_own():
    def heavy(product, compiled):
        yield Finding("error", "too-heavy", product.name, "weight")

    found = examine(tiny_product(), TODAY, ALWAYS, (heavy,))
    assert [(each.code, each.markets) for each in found] == [("too-heavy", ())]


def test_what_nobody_can_choose_anywhere_is_an_error_for_one_market_too_and_what_is_local_is_not():
    only_us = Validity(markets={"us": Period()})
    (local,) = of("dead-value", list(examine(tiny_product(), TODAY, only_us, CHECKS)))
    assert (local.severity, local.markets) == ("warning", ("us",))
    never = tiny_product({RULE_FILE: RULES.replace("    markets us\n", "")})
    (dead,) = of("dead-value", list(examine(never, TODAY, only_us, CHECKS)))
    assert (dead.severity, dead.markets) == ("error", ("us",))


def test_each_market_is_looked_at_on_the_days_it_is_published_for():
    seen: list[tuple[str, date]] = []

    def look(_: Product, compiled: Compiled) -> tuple[Finding, ...]:
        seen.append((compiled.market, compiled.day))
        return ()

    december, new_year = date(2026, 12, 1), date(2027, 1, 1)
    markets = {"eu": Period(None, new_year), "us": Period(december, None)}
    examine(tiny_product(), TODAY, Validity(markets=markets), (look,))
    assert seen == [("eu", TODAY), ("us", december), ("us", new_year)]
