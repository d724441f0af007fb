"""Products compiled for a market and a day, and the cache that keeps them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from catalog.compiled import Compiled, CompiledCache
from kernel.errors import Unknown
from tests.build.catalogue import RULES, TODAY, tiny_product

DATED = RULES.replace("    markets us\n", "    from 2027-01-01\n")


def test_rules_of_other_markets_do_not_hold():
    product = tiny_product()
    assert "birch" in Compiled(product, "eu", TODAY).possible.domains["material"]
    assert "birch" not in Compiled(product, "us", TODAY).possible.domains["material"]


def test_rules_hold_from_their_first_day_on():
    product = tiny_product({"rules/bookcase.rules": DATED})
    eve = date(2026, 12, 31)
    assert "birch" in Compiled(product, "eu", eve).possible.domains["material"]
    assert "birch" not in Compiled(product, "eu", eve + timedelta(days=1)).possible.domains["material"]


def test_a_market_the_product_is_not_sold_in_is_unknown():
    with pytest.raises(Unknown):
        Compiled(tiny_product(), "uk", TODAY)


def test_the_cache_compiles_once():
    cache, product = CompiledCache(), tiny_product()
    assert cache.get(product, "eu", TODAY) is cache.get(product, "eu", TODAY)
    assert cache.get(tiny_product(), "eu", TODAY) is cache.get(product, "eu", TODAY)


def test_days_and_markets_with_the_same_rules_share_one_engine():
    cache, product = CompiledCache(), tiny_product()
    first = cache.get(product, "eu", TODAY)
    assert cache.get(product, "eu", TODAY + timedelta(days=1)).engine is first.engine
    assert cache.get(product, "ru", TODAY).engine is first.engine
    assert cache.get(product, "us", TODAY).engine is not first.engine


def test_the_cache_forgets_the_least_recently_used():
    cache, product = CompiledCache(2), tiny_product()
    first = cache.get(product, "eu", TODAY)
    cache.get(product, "us", TODAY)
    assert cache.get(product, "eu", TODAY) is first
    cache.get(product, "ru", TODAY)
    assert cache.count() == 2
    assert cache.get(product, "eu", TODAY) is first


def test_threads_that_ask_at_once_get_the_same_answer():
    cache, product = CompiledCache(), tiny_product()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: cache.get(product, "eu", TODAY), range(32)))
    assert len({id(each) for each in found}) == 1


def test_a_failure_is_not_kept():
    cache, product = CompiledCache(), tiny_product()
    with pytest.raises(Unknown):
        cache.get(product, "uk", TODAY)
    assert cache.get(product, "eu", TODAY).possible.consistent
