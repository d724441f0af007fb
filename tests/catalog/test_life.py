"""Lives of products and values: states follow from days, and what is not sold cannot be chosen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from catalog.gate import broken_successions, dead_values, examine, unsold_product
from catalog.life import EVER, UNSOLD, Life, Stage, successor_on
from catalog.load import load_product
from catalog.product import Product
from catalog.validity import ALWAYS
from kernel.errors import Malformed
from rules import Place, derive_impossible
from tests.build.catalogue import MATERIALS, PRODUCT, RULES, TODAY, tiny_product, tiny_product_files
from tests.build.engines import compiled_once, shared_cache

HEADER = "characteristic,value,active,phasing_out,discontinued,successor\n"
SHEET = HEADER + "material,oak,,2026-12-01,2027-01-01,birch\nhandle,bar,2026-08-01,,,\n"
END, DAY = date(2027, 1, 1), timedelta(days=1)


def with_lives(sheet: str = SHEET, **changes: str) -> Product:
    return tiny_product({"life.csv": sheet, **changes})


def told(sheet: str) -> list[tuple[str, str]]:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({"life.csv": sheet}))
    return [(each.path, each.message) for each in caught.value.problems]


def test_a_state_follows_from_the_day() -> None:
    first, second, third = date(2026, 3, 1), date(2026, 9, 1), date(2027, 1, 1)
    life = Life(first, second, third)
    assert life.on(first - DAY) == Stage("announced", None, first)
    assert life.on(first) == life.on(second - DAY) == Stage("active", first, second)
    assert life.on(second) == life.on(third - DAY) == Stage("phasing_out", second, third)
    assert life.on(third) == life.on(date(2099, 1, 1)) == Stage("discontinued", third, None)
    assert [life.on(day).is_sold for day in (first - DAY, first, second, third)] == [False, True, True, False]
    assert EVER.on(first) == Stage("active", None, None)
    assert Life(discontinued=third).on(first) == Stage("active", None, third)
    assert not UNSOLD.on(date(2999, 1, 1)).is_sold


def test_the_successor_is_the_first_one_that_is_sold() -> None:
    lives = {
        "a": Life(discontinued=date(2026, 1, 1), successor="b"),
        "b": Life(discontinued=date(2026, 6, 1), successor="c"),
        "c": Life(active=date(2026, 7, 1)),
    }
    found = [successor_on(lives["a"], date(2026, month, 15), lives.__getitem__) for month in (5, 6, 7)]
    assert found == ["b", "", "c"]
    circle = {"a": Life(discontinued=END, successor="b"), "b": Life(discontinued=END, successor="a")}
    assert successor_on(circle["a"], END, circle.__getitem__) == ""


def test_a_value_is_possible_on_exactly_the_days_on_which_it_is_sold() -> None:
    product = with_lives()
    for day, material, handle in (
        (date(2026, 7, 31), True, False),
        (date(2026, 8, 1), True, True),
        (END - DAY, True, True),
        (END, False, True),
    ):
        compiled = compiled_once(product, "eu", day)
        assert ("oak" in compiled.values("material"), "bar" in compiled.values("handle")) == (material, handle)
        assert product.life_of("material", "oak", "eu").on(day).is_sold is material


def test_the_reason_says_since_when_and_what_follows_in_both_languages() -> None:
    product = with_lives()
    engine = compiled_once(product, "eu", END).engine
    rule = product.rule_book.by_id["discontinued_material_oak"]
    assert "discontinued_material_oak" in str(derive_impossible(engine, {}, "material", "oak"))
    assert rule.reason("customer", "en") == "Oak has been discontinued since 1 January 2027; it is followed by Birch."
    assert rule.reason("customer", "ru") == "Дуб: снято с продажи 1 января 2027; на смену пришло: Берёза."
    assert product.rule_book.by_id["announced_handle_bar"].reason("customer", "en") == (
        "Bar handle will be sold from 1 August 2026 on."
    )
    assert rule.place == Place("life.csv", 2, 10, 3)
    assert "material,oak" in rule.place.picture()


def test_a_successor_that_is_over_itself_is_passed_over() -> None:
    more = HEADER + "material,oak,,,2026-12-01,birch\nmaterial,birch,,,2026-12-01,steel\n"
    product = with_lives(more)
    assert product.successor_of("material", "oak", "eu", END) == "steel"
    assert "followed by Steel" in product.rule_book.by_id["discontinued_material_oak"].reason("customer", "en")


def test_names_of_rules_are_told_apart() -> None:
    product = with_lives(**{"rules/bookcase.rules": RULES.replace("four_shelves", "discontinued_material_oak")})
    made = [rule.id for rule in product.rule_book.rules if rule.tags == ("life",)]
    assert made == ["discontinued_material_oak_", "announced_handle_bar"]


BAD = [
    ("material,oak,,,31.12.2026,", "2:16", "write it like 2026-01-31"),
    ("materail,oak,,,2026-12-31,", "2:1", "Did you mean 'material'?"),
    ("load,120,,,2026-12-31,", "2:1", "nothing to choose called 'load'"),
    ("material,oka,,,2026-12-31,", "2:10", "Did you mean 'oak'?"),
    ("doors,false,,,2026-12-31,", "2:7", "no value 'false' that could be sold"),
    ("material,oak,,,2026-12-31,brich", "2:27", "Did you mean 'birch'?"),
    ("material,oak,,,2026-12-31,oak", "2:27", "not its own successor"),
    ("material,oak,,,,birch", "2:10", "has no date"),
    ("material,oak,,2027-01-01,2026-12-31,", "2:26", "the dates of a life ascend"),
    ("material,oak,2026-12-31,,2026-12-31,", "2:26", "does not come after active"),
    ("material,oak,,,2026-12-31,\nmaterial,oak,,,2027-12-31,", "3:10", "stands in line 2 already"),
    ("material,oak,,,2026-12-31,birch\nmaterial,birch,,,2027-12-31,oak", "3:29", "'birch' → 'oak' → 'birch'"),
    (",,,,2026-12-31,", "2:1", "every row needs it"),
]


@pytest.mark.parametrize(("rows", "place", "message"), BAD)
def test_a_life_that_cannot_be_is_told_at_its_cell(rows: str, place: str, message: str) -> None:
    found = told(f"{HEADER}{rows}\n")
    assert any(path == f"life.csv:{place}" and message in said for path, said in found), found


def test_every_mistake_is_told_at_once() -> None:
    assert len(told(HEADER + "materail,oak,,,x,\nmaterial,oak,,,2027,oka\n")) == 4


PRODUCT_LIFE = '[life]\nactive = 2026-02-01\nphasing_out = 2026-10-01\ndiscontinued = 2027-01-01\nsuccessor = "shelf"\n'


def test_a_product_has_a_life_of_its_own() -> None:
    product = tiny_product({"product.toml": PRODUCT + PRODUCT_LIFE})
    assert product.life.on(END) == Stage("discontinued", END, None)
    assert product.life.place.startswith("product.toml:")
    assert tiny_product().life == EVER


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2026-10-01", "2027-10-01", "the dates of a life ascend"),
        ('"shelf"', '"bookcase"', "not its own successor"),
        ("active", "actve", "Did you mean 'active'?"),
        ("2026-02-01", '"soon"', "is not a day"),
    ],
)
def test_what_is_wrong_with_the_life_of_a_product_is_told(old: str, new: str, message: str) -> None:
    with pytest.raises(Malformed) as caught:
        tiny_product({"product.toml": PRODUCT + PRODUCT_LIFE.replace(old, new, 1)})
    assert any(message in each.message and each.path.startswith("product.toml:") for each in caught.value.problems)


def test_a_value_that_is_over_is_not_taken_for_a_dead_one() -> None:
    product = with_lives()
    assert list(dead_values(product, compiled_once(product, "eu", END))) == []
    assert list(broken_successions(product, compiled_once(product, "eu", END))) == []


def test_successors_that_cannot_be_had_and_defaults_that_are_over_are_found() -> None:
    sheet = HEADER + "material,oak,,,2026-01-01,birch\nhandle,none,2027-06-01,,,\n"
    product = with_lives(sheet, **{"rules/bookcase.rules": RULES + "\nrule oak: default material = oak\n"})
    found = list(broken_successions(product, compiled_once(product, "us", TODAY)))
    assert [(each.code, each.severity) for each in found] == [
        ("no-successor", "warning"),
        ("default-not-sold", "warning"),
    ]
    assert found[0].place == "life.csv:2:10"
    assert "birch" in found[0].message.in_("ru")


def test_an_end_to_come_is_told_before_it_comes() -> None:
    product = tiny_product({"product.toml": PRODUCT + PRODUCT_LIFE})
    assert list(unsold_product(product, compiled_once(product, "eu", TODAY))) == []
    found = examine(product, TODAY, ALWAYS, (unsold_product,), shared_cache())
    assert [(each.code, each.severity) for each in found] == [("product-discontinued", "warning")]
    assert found[0].message.in_("en") == ("From 2027-01-01: Bookcase has been discontinued since 1 January 2027.")


# --- by market ------------------------------------------------------------------------------------------------------

IN_MARKETS = (
    "characteristic,value,market,active,phasing_out,discontinued,successor\n"
    "material,oak,,,,2027-01-01,birch\n"
    "material,oak,us,,,2028-01-01,steel\n"
    "handle,bar,ru,2026-08-01,,,\n"
)


def test_a_value_has_another_life_in_some_markets() -> None:
    product = with_lives(IN_MARKETS)
    for market, day, is_sold in (("eu", END, False), ("us", END, True), ("us", date(2028, 1, 1), False)):
        assert product.life_of("material", "oak", market).on(day).is_sold is is_sold
        assert ("oak" in compiled_once(product, market, day).values("material")) is is_sold
    before = date(2026, 7, 31)
    assert [("bar" in compiled_once(product, market, before).values("handle")) for market in ("eu", "ru")] == [
        True,
        False,
    ]
    assert product.successor_of("material", "oak", "eu", END) == "birch"
    assert product.successor_of("material", "oak", "us", date(2028, 1, 1)) == "steel"


def test_the_rules_of_lives_say_where_they_hold_and_why() -> None:
    rules = with_lives(IN_MARKETS).rule_book.by_id
    general, own = rules["discontinued_material_oak"], rules["discontinued_us_material_oak"]
    assert (general.markets, own.markets) == (("eu", "ru"), ("us",))
    assert own.reason("customer", "en") == "Oak has been discontinued since 1 January 2028; it is followed by Steel."
    assert own.place is not None
    assert own.place.line == 3
    assert rules["announced_ru_handle_bar"].markets == ("ru",)
    assert "announced_handle_bar" not in rules


def test_what_follows_is_what_is_sold_in_the_market() -> None:
    sheet = IN_MARKETS + "material,birch,ru,,,2026-12-01,steel\n"
    rules = with_lives(sheet).rule_book.by_id
    told = {rule.markets: rule.reason("customer", "en") for rule in rules.values() if "material_oak" in rule.id}
    assert {markets: (said or "").split("followed by ")[1] for markets, said in told.items()} == {
        ("eu",): "Birch.",
        ("ru",): "Steel.",
        ("us",): "Steel.",
    }


def test_a_product_has_another_life_in_some_markets() -> None:
    life = "\n[life]\ndiscontinued = 2027-06-01\n\n[life.markets.us]\ndiscontinued = 2026-06-01\n"
    product = tiny_product({"product.toml": PRODUCT + life})
    assert product.life.in_market("eu").on(END).is_sold
    assert not product.life.in_market("us").on(END).is_sold
    assert {period.start for period in product.periods} >= {date(2027, 6, 1), date(2026, 6, 1)}
    found = {market: [*unsold_product(product, compiled_once(product, market, END))] for market in ("eu", "us")}
    assert [finding.code for finding in found["us"]] == ["product-discontinued"]
    assert found["eu"] == []


@pytest.mark.parametrize(
    ("row", "place", "message"),
    [
        ("material,oak,uk,,,2027-01-01,", "life.csv:2:14", "not sold in the market 'uk'"),
        ("material,oak,us,,,2027-01-01,\nmaterial,oak,us,,,2028-01-01,", "life.csv:3:10", "stands in line 2 already"),
        (
            "material,oak,,,,2027-01-01,birch\nmaterial,birch,us,,,2027-01-01,oak",
            "life.csv:2:28",
            "The value follows itself",
        ),
    ],
)
def test_lives_in_markets_that_cannot_be_are_reported(row: str, place: str, message: str) -> None:
    found = told(IN_MARKETS.splitlines()[0] + f"\n{row}\n")
    assert place in [path for path, _ in found], found
    assert any(message in said for _, said in found)


def test_a_circle_of_thousands_is_told_in_short_at_each_of_its_rows() -> None:
    values = "".join(f"m{at},30,,,,Material,Материал,,\n" for at in range(4_000))
    rows = "".join(f"material,m{at},,,2027-01-01,m{(at + 1) % 4_000}\n" for at in range(4_000))
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({"values/material.csv": MATERIALS + values, "life.csv": HEADER + rows}))
    circle = [each.message for each in caught.value.problems if each.path.startswith("life.csv")]
    assert len(circle) == 4_000
    assert "'m3999' → 'm0' → 'm1' → 'm2'" in circle[-1]
    assert "'m8' → … → 'm3999'. Take one" in circle[-1]


def test_a_life_in_a_market_where_the_product_is_not_sold_is_reported() -> None:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({"product.toml": PRODUCT + "\n[life.markets.uk]\nactive = 2026-01-01\n"}))
    assert [each.message for each in caught.value.problems] == [
        "The product is not sold in the market 'uk'. Known: eu, us, ru."
    ]
