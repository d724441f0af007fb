"""Products compiled for a market and a day, and the cache that keeps them."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import rules
from catalog.compiled import UNUSED, Compiled, CompiledCache
from kernel.errors import Unknown
from rules.engines.planner import plan
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


def test_days_with_the_same_rules_are_lowered_once():
    cache, product = CompiledCache(), tiny_product({"rules/bookcase.rules": DATED})
    first = cache.get(product, "eu", TODAY)
    for day, is_same in ((date(2026, 12, 31), True), (date(2027, 1, 1), False)):
        later = cache.get(product, "eu", day)
        assert (later.problem is first.problem) is is_same
        assert later.day == day


def test_every_market_is_compiled_between_the_dates_of_its_rules():
    product = tiny_product({"rules/bookcase.rules": DATED})
    cache, change = CompiledCache(), date(2027, 1, 1)
    picks = cache.picks(product, TODAY)
    assert {pick.engine for pick in picks} == {"diagram"}
    assert all("answers everything exactly" in pick.reason for pick in picks)
    assert {pick.market for pick in picks} == set(product.markets)
    assert [(p.period.start, p.period.end) for p in picks if p.market == "eu"] == [(None, change), (change, None)]
    assert [p.period.start for p in cache.picks(product, change) if p.market == "eu"] == [change]


def test_what_was_compiled_is_read_from_its_file_at_the_next_start(tmp_path: Path):
    product = tiny_product()
    first = CompiledCache(folder=tmp_path / "engines").get(product, "eu", TODAY)
    again = CompiledCache(folder=tmp_path / "engines").get(product, "eu", TODAY)
    assert "compiled before" in again.decided.plan.reason
    assert again.possible.domains == first.possible.domains


def wide_problem() -> rules.Problem:
    text = "characteristic a: integer 0..9999\ncharacteristic b: integer 0..9999\nrule r: require a * b <= 1000000\n"
    return rules.lower(rules.parse({"wide.rules": text}, {}), market=None, on=TODAY)


def test_that_a_problem_does_not_compile_is_remembered_until_the_compiler_changes(tmp_path: Path):
    problem = wide_problem()
    reason = plan(problem, tmp_path).reason
    (verdict,) = tmp_path.iterdir()
    name, compiler = verdict.read_text().split()
    verdict.write_text(f"NotCompiled {compiler}")
    remembered = plan(problem, tmp_path).reason
    assert remembered != reason, "the file was believed"
    for outdated in (f"NotCompiled {compiler[::-1]}", "NotCompiled", ""):
        verdict.write_text(outdated)
        assert plan(problem, tmp_path).reason == reason
        assert verdict.read_text() == f"{name} {compiler}"


def test_a_folder_that_cannot_be_written_costs_a_warning_only(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = tmp_path / "a file"
    folder.write_text("is in the way")
    with caplog.at_level(logging.WARNING):
        assert CompiledCache(folder=folder).get(tiny_product(), "eu", TODAY).possible.consistent
        assert plan(wide_problem(), folder).engine.name != "diagram"
    assert [str(folder) in record.getMessage() for record in caplog.records] == [True, True]
    assert CompiledCache(folder=folder).prune(datetime(2100, 1, 1, tzinfo=UTC)) == 0


def test_files_that_nobody_reads_any_more_are_removed(tmp_path: Path):
    product, now = tiny_product(), datetime.now(UTC)
    cache = CompiledCache(folder=tmp_path)
    cache.picks(product, TODAY)
    files = set(tmp_path.iterdir())
    long_ago = (now - 2 * UNUSED).timestamp()
    for file in files:
        os.utime(file, (long_ago, long_ago))
    CompiledCache(folder=tmp_path).get(product, "eu", TODAY)
    assert cache.prune(now) == len(files) - 1
    assert cache.prune(now) == 0
    assert "compiled before" in CompiledCache(folder=tmp_path).get(product, "eu", TODAY).decided.plan.reason
