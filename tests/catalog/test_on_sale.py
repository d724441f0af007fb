"""What is on sale can be another release of a product in each market; terms must fit each of them where it is sold."""

from __future__ import annotations

from datetime import timedelta

from catalog.bundle_check import unsound
from catalog.compiled import CompiledCache
from catalog.on_sale import OnSale
from catalog.shelf import Shelf
from catalog.terms import Terms
from catalog.terms_sheet import load_terms, unfit
from kernel.db import Database
from kernel.period import Period
from tests.build.catalogue import MARKETS, RULES, TINY, TODAY, publish_tiny, tiny_product

STEEL_WITHOUT_DOORS = tiny_product()
WITH_DOORS = RULES.replace("steel excludes doors", "steel excludes handle = bar")
STEEL_WITH_DOORS = tiny_product({"rules/bookcase.rules": WITH_DOORS})
MIXED = OnSale({"eu": {TINY: STEEL_WITH_DOORS}, "us": {TINY: STEEL_WITHOUT_DOORS}})
CASES = """\
[[bundle]]
code = "pair"
name = "A pair"
percent = "5"
markets = [{markets}]
members = [{{ code = "one", product = "bookcase", quantity = "2", fixed = ["material = steel", "doors = true"] }}]
"""


def bundle(*markets: str) -> Terms:
    named = ", ".join(f'"{market}"' for market in markets)
    return load_terms({"markets.toml": MARKETS, "terms/bundles.toml": CASES.format(markets=named)})


def test_versions_of_a_product_are_told_once_and_by_market():
    assert MIXED.codes == (TINY,)
    assert MIXED.versions(TINY) == (STEEL_WITH_DOORS, STEEL_WITHOUT_DOORS)
    assert MIXED.versions(TINY, ["us"]) == (STEEL_WITHOUT_DOORS,)
    assert MIXED.product(TINY, "ru") is None
    assert OnSale.alike([STEEL_WITH_DOORS]).versions(TINY) == (STEEL_WITH_DOORS,)


def test_a_bundle_is_asked_of_the_release_of_each_of_its_markets():
    compiled = CompiledCache()
    for markets, wrong in ((["eu"], 0), (["us"], 1), (["eu", "us"], 1)):
        (found,) = bundle(*markets).bundles
        assert len(list(unsound(found, MIXED, TODAY, compiled))) == wrong
    assert [each.message for each in unfit(bundle("ru"), MIXED)] == ["'bookcase' is not sold in the market 'ru'."]


def test_the_shelf_has_the_release_of_each_market(database: Database):
    later = TODAY + timedelta(days=3)
    with database.transaction() as session:
        publish_tiny(session)
        publish_tiny(session, changes={"README.md": "us"}, markets={"us": Period(later, None)})
    shelf = Shelf(database)
    assert len(shelf.on_sale(TODAY).versions(TINY)) == 1
    on_sale = shelf.on_sale(later)
    assert on_sale.product(TINY, "us") == shelf.current(TINY, "us", later)[0]
    assert on_sale.product(TINY, "us") != on_sale.product(TINY, "eu")
