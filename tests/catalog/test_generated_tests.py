"""Generated tests: they pass on the rules they came from, cover what they say, notice a change, and stay put."""

from __future__ import annotations

from itertools import combinations, product

import pytest

import rules
from catalog.generated_tests import GENERATED_FILE
from catalog.load import load_product
from catalog.product import Product
from catalog.proof.generate import Generated, generated
from catalog.proof.mutation import guarded, score
from catalog.proof.trial import Deciders, deciding, outcomes
from kernel.errors import Malformed
from tests.build.catalogue import RULES, TODAY, tiny_product_files

PATH = "rules/bookcase.rules"


def made(files: dict[str, str], before: str | None = None, budget: rules.Budget | None = None) -> Generated:
    without = load_product({path: text for path, text in files.items() if path != GENERATED_FILE})
    return generated(without, TODAY, lambda market: deciding(without, market, TODAY), before, budget)


def product_with(files: dict[str, str], text: str) -> Product:
    return load_product({**files, GENERATED_FILE: text})


def failed(changed: Product) -> list[str]:
    found = outcomes(changed.rule_tests, Deciders(changed, TODAY), None)
    return [outcome.test.note for outcome in found if outcome.misses]


def test_they_pass_on_the_rules_they_came_from_and_kill_every_mutant():
    files = tiny_product_files()
    product = product_with(files, made(files).text)
    assert len(product.rule_tests) > 90
    assert failed(product) == []
    for market in product.markets:
        guards = guarded(product, market, TODAY)
        assert score(guards.scored(rule) for rule in guards.names) == 1


def test_every_pair_that_is_possible_is_in_one_of_them():
    files = tiny_product_files()
    here = product_with(files, made(files).text)
    engine = deciding(here, "us", TODAY)
    names = [each for each in here.rule_book.characteristics if not each.computed]
    covered = [dict(test.choices) for test in here.rule_tests if test.market == "us" and test.possible]
    for one, other in combinations(names, 2):
        for values in product(one.values, other.values):
            pair = dict(zip((one.name, other.name), values, strict=True))
            if engine.propagate(pair).consistent:
                assert any(pair.items() <= each.items() for each in covered), pair


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("shelves >= 3", "shelves >= 4"),
        ("shelves >= 3", "shelves >= 2"),
        ("width > 1.0 m", "width >= 1.0 m"),
        ("excludes doors", "excludes not doors"),
        ("in {knob, bar}", "= knob"),
        ("require material != birch", "require material != oak"),
    ],
)
def test_they_notice_a_change(before: str, after: str):
    files = tiny_product_files()
    text = made(files).text
    assert before in RULES
    assert failed(product_with(tiny_product_files({PATH: RULES.replace(before, after)}), text))


def test_made_again_they_are_the_same_and_a_small_change_is_a_small_difference():
    files = tiny_product_files()
    first = made(files)
    assert made(files, first.text) == first
    changed = tiny_product_files({PATH: RULES.replace("shelves >= 3", "shelves >= 4")})
    again = made(changed, first.text)
    kept = set(first.text.splitlines()) & set(again.text.splitlines())
    assert len(kept) > len(first.text.splitlines()) * 0.6
    assert failed(product_with(changed, again.text)) == []


def test_they_are_made_again_though_a_characteristic_went_and_another_came():
    before = made(tiny_product_files()).text
    text = RULES.replace("characteristic shelves", "characteristic lit: boolean\ncharacteristic shelves")
    text = text.replace("one of none, knob, bar", "one of none, knob, rail").replace("{knob, bar}", "{knob, rail}")
    product = tiny_product_files()["product.toml"].replace('"width", "shelves"', '"width", "shelves", "lit"')
    product = product.replace("handle.values.bar", "handle.values.rail")
    product += '\n[characteristic.lit]\nname = { en = "Light", ru = "Свет" }\n'
    files = tiny_product_files(
        {PATH: text, "product.toml": product, "bom.csv": "position,part,when,quantity,unit,name_en,name_ru\n"}
    )
    files = {path: content.replace(",bar,", ",rail,") for path, content in files.items()}
    with pytest.raises(Malformed, match="Make the generated tests again"):
        product_with(files, before)
    assert failed(product_with(files, made(files, before).text)) == []


def test_dated_rules_are_tested_on_their_days():
    dated = RULES.replace("    markets us", "    markets us\n    from 2026-02-01 until 2026-08-01")
    files = tiny_product_files({PATH: dated})
    first = made(files)
    assert made(files, first.text) == first
    found = product_with(files, first.text)
    assert {str(test.day) for test in found.rule_tests if test.market == "us"} == {"2026-02-01"}
    assert {test.day for test in found.rule_tests if test.market == "eu"} == {None}
    assert failed(found) == []


def test_what_there_was_no_time_for_is_told():
    found = made(tiny_product_files(), budget=rules.Budget(60))
    assert any(each.missing or each.undecided for each in found.coverage)
    assert failed(product_with(tiny_product_files(), found.text)) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("markets,day,possible\n", 1, "lacks note"),
        ("# made\nmarkets,day,possible,note,material\nmars,,true,,oak\n", 3, "not sold in the market 'mars'"),
        ("markets,day,possible,note,material\neu,,maybe,,oak\n", 2, "'maybe' is not possible"),
        ("markets,day,possible,note,material\neu,soon,true,,oak\n", 2, "'soon' is not a day"),
        ("markets,day,possible,note,material\neu,,true,,oka\n", 2, "Did you mean 'oak'?"),
        ("markets,day,possible,note,materal\neu,,true,,oak\n", 2, "Did you mean 'material'?"),
        ("markets,day,possible,note,material\neu,,true,oak\n", 2, "4 cells, the header 5"),
        ('markets,day,possible,note,material\neu,,true,,"oak\n', 2, "not CSV"),
    ],
)
def test_mistakes_are_told_at_their_line(text: str, line: int, message: str):
    with pytest.raises(Malformed) as caught:
        product_with(tiny_product_files(), text)
    (problem,) = caught.value.problems
    assert problem.path == f"{GENERATED_FILE}:{line}:1"
    assert message in problem.message
