"""A review of a draft: what it says of markets and of sold configurations, against a look at each by itself."""

from __future__ import annotations

from random import Random

import pytest

import rules
from catalog.draft.review import Review, Sale, review
from catalog.product import Product
from catalog.proof.trial import deciding
from kernel.money import Money, total
from tests.build.catalogue import RULES, TODAY, tiny_product
from tests.build.recurring import cared_for_files

BASE = tiny_product()


def changed(*added: str, old: str = "", new: str = "") -> Product:
    text = "\n".join([RULES.replace(old, new), *added]) + "\n"
    return tiny_product({"rules/bookcase.rules": text})


def reviewed(product: Product, *sales: Sale, base: Product = BASE, market: str = "eu") -> Review:
    bases = dict.fromkeys(base.markets, base)
    engine = deciding(product, market, TODAY)
    return review(bases, product, engine, market, TODAY, sales, count=False, budget=rules.Budget())


def prices_touched(base: Product, product: Product) -> dict[str, bool]:
    return {each.market: each.prices for each in reviewed(product, base=base).markets}


def test_charges_that_come_again_touch_prices_when_they_change_and_only_then() -> None:
    base = tiny_product(cared_for_files())
    assert prices_touched(base, tiny_product(cared_for_files())) == {"eu": False, "us": False, "ru": False}
    dearer = cared_for_files()
    sheet = dearer["prices/usd.csv"]
    assert sheet
    assert "11.00" in sheet
    dearer["prices/usd.csv"] = sheet.replace("11.00", "12.00")
    assert prices_touched(base, tiny_product(dearer)) == {"eu": False, "us": True, "ru": False}


@pytest.mark.parametrize(
    "draft",
    [
        changed(old="shelves >= 3", new="shelves >= 4"),
        changed(old="shelves >= 3", new="shelves >= 2"),
        changed("rule steel_narrow: when material = steel require width <= 0.80 m"),
        changed("rule nothing: require shelves > 6 or shelves < 1"),
    ],
)
def test_what_was_sold_is_told_before_and_after_as_a_look_at_each_says(draft: Product) -> None:
    drawn = Random(3)
    variables = [each for each in rules.lower(BASE.rule_book, market="eu", on=TODAY).variables if not each.computed]
    sold = [{each.name: drawn.choice(each.values) for each in variables} for _ in range(200)]
    revenue = [Money.of(str(drawn.randint(1, 99)), "EUR") if drawn.random() < 0.7 else None for _ in sold]
    # What is computed follows: that another formula held once makes nothing impossible.
    sales = [Sale({**each, "load": "1"}, brought) for each, brought in zip(sold, revenue, strict=True)]
    found = reviewed(draft, *sales).sold
    engines = [rules.engine(rules.lower(each.rule_book, market="eu", on=TODAY), "exhaustive") for each in (BASE, draft)]
    before, after = ([bool(engine.propagate(each).consistent) for each in sold] for engine in engines)
    is_void = not engines[1].propagate({}).consistent
    assert (found.examined, found.before, found.possible) == (200, sum(before), sum(after))
    assert found.changed == (0 if is_void else 200 - found.possible)

    def sum_of(counts: list[bool]) -> Money:
        amounts = [brought for brought, does in zip(revenue, counts, strict=True) if brought is not None and does]
        return total(amounts, "EUR")

    (told,) = found.revenue
    mended = [not possible and not is_void for possible in after]
    parts = (told.total, told.before, told.possible, told.changed)
    assert parts == tuple(sum_of(each) for each in ([True] * 200, before, after, mended))
