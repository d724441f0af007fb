"""The studio: what its users wait for, and whether that grows faster than what is looked at.

A publication from files to release; findings after a keystroke; examples of what a changed rule forbids; what becomes
of recorded orders and open quotes, at two sizes ten-fold apart; rule tests run, made and judged. The second size of
each pair is compared with ten times the first.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

import rules
from api import publishing
from api.storage import migrate
from catalog.compiled import CompiledCache
from catalog.draft.review import Sale, review
from catalog.generated_tests import GENERATED_FILE
from catalog.load import load_product, read_folder
from catalog.product import Product
from catalog.proof.generate import generated
from catalog.proof.mutation import RuleScore, guarded, score
from catalog.proof.trial import Deciders, deciding, outcomes
from catalog.publish import DEMO_FOLDER, Published, publish
from catalog.shelf import Shelf
from catalog.terms import NO_TERMS
from cpq.price import PricingContext, price
from cpq.quote.model import Buyer
from cpq.quote.open_line import OpenLine
from cpq.quote.rebuild import Coming, rebuilt
from kernel.clock import SystemClock
from kernel.db import Database
from kernel.money import Rounding
from tests.bench.row import Row, percentile, timed
from tests.build.catalogue import tiny_product_files

DAY = date(2026, 11, 25)
MARKET = "eu"
CASE, LARGE = "display-case", "workstation"
ORDERS = (1_000, 10_000)
QUOTES = (100, 1_000)
REPEATS = 5
TENFOLD = "ten times the smaller"
MEBIBYTE = 2**20
CHANGES: Mapping[str, tuple[str, str, str]] = {
    CASE: ("rules/cabinet.rules", "front = open require depth >= 0.75 m", "front = open require depth >= 0.85 m"),
    LARGE: ("rules/case.rules", "graphics.watts >= 300", "graphics.watts >= 250"),
}


def measure() -> Iterator[Row]:
    """Measure everything."""
    yield from _keystrokes()
    yield from _counterexamples()
    yield from _comparisons()
    yield from _tests()
    yield from _publications()
    yield Row("studio: memory at its highest", _peak(), "MiB")


def _peak() -> float:
    """Return the most memory that this process ever held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEBIBYTE if sys.platform == "darwin" else most / 1024


def _files(name: str) -> dict[str, str]:
    return read_folder(DEMO_FOLDER / name)


def _keystrokes() -> Iterator[Row]:
    """Read a whole draft, as after every keystroke."""
    for name in (CASE, LARGE):
        files = _files(name)
        taken = [timed(partial(load_product, files)) for _ in range(REPEATS)]
        yield Row(f"{name}: findings after a keystroke p50", percentile(taken, 0.5), "ms")


def _changed(name: str) -> tuple[Product, Product]:
    """Return a product, and the same with one limit of a rule moved by a little."""
    files = _files(name)
    base = load_product(files)
    path, before, after = CHANGES[name]
    assert before in files[path], path
    return base, load_product({**files, path: files[path].replace(before, after)})


def _counterexamples() -> Iterator[Row]:
    """Find examples of what a changed rule forbids, without counting."""
    for name in (CASE, LARGE):
        base, draft = _changed(name)
        old, new = (rules.lower(each.rule_book, market=MARKET, on=DAY) for each in (base, draft))
        taken = [timed(partial(rules.compare, old, new, counting=None)) for _ in range(REPEATS)]
        yield Row(f"{name}: examples of what a rule forbids p50", percentile(taken, 0.5), "ms")


def _comparisons() -> Iterator[Row]:
    """Look at recorded orders and open quotes under a changed draft."""
    base, draft = _changed(CASE)
    engine = rules.engine(rules.lower(base.rule_book, market=MARKET, on=DAY))
    sold = rules.sample(engine, {}, max(ORDERS), Random(7)).assignments
    yield from _pair(
        f"{CASE}: release compared with {{:,}} orders",
        ORDERS,
        lambda many: review(
            {MARKET: base},
            draft,
            deciding(draft, MARKET, DAY),
            MARKET,
            DAY,
            [Sale(dict(each)) for each in sold[:many]],
            count=False,
            budget=rules.Budget(deadline=monotonic() + 600, clock=monotonic),
        ),
    )
    shelf = Shelf(Database("sqlite://"))  # nothing else is sold

    def coming() -> Coming:
        return Coming(draft, deciding(draft, MARKET, DAY), shelf)

    draft = load_product(_lower(_files(CASE)))
    lines = [_line(base, dict(each), at) for at, each in enumerate(sold[: max(QUOTES)])]
    yield from _pair(
        f"{CASE}: {{:,}} lines of open quotes, repaired",
        QUOTES,
        lambda many: rebuilt(lines[:many], coming(), DAY, NO_TERMS),
    )
    half_chosen = [replace(line, origins=dict.fromkeys([*line.assignment][::2], "default")) for line in lines]
    yield from _pair(
        f"{CASE}: {{:,}} lines of open quotes of which half was chosen, repaired",
        QUOTES,
        lambda many: rebuilt(half_chosen[:many], coming(), DAY, NO_TERMS),
    )


def _lower(files: dict[str, str]) -> dict[str, str]:
    """Return the files with a rule that breaks a third of what can be sold."""
    path = "rules/cabinet.rules"
    return {**files, path: f"{files[path]}\nrule lower: require length <= 2.25 m or height <= 1.50 m\n"}


def _line(product: Product, assignment: dict[str, str], at: int) -> OpenLine:
    context = PricingContext(MARKET, DAY)
    return OpenLine(
        quote_id=f"quo_{at}",
        quote=f"Q-{at}",
        state="sent",
        product=product.code,
        release=product.digest,
        market=MARKET,
        buyer=Buyer("Bench", "", "bench@example.com"),
        position=1,
        assignment=assignment,
        quantity=1,
        discount=None,
        waterfall=price(product, assignment, context).to_json(),
        half=Rounding.HALF_UP,
        quantities={product.code: Decimal(1)},
    )


def _pair(what: str, sizes: tuple[int, int], work: Callable[[int], object]) -> Iterator[Row]:
    small, large = (timed(partial(work, size)) for size in sizes)
    yield Row(what.format(sizes[0]), small, "ms")
    yield Row(what.format(sizes[1]), large, "ms", TENFOLD, small * sizes[1] / sizes[0])


def _tests() -> Iterator[Row]:
    """Make rule tests, run them, and judge them by every mutant."""
    yield from _tests_of("bookcase", tiny_product_files())
    yield from _tests_of(CASE, _files(CASE))


def _tests_of(name: str, files: dict[str, str]) -> Iterator[Row]:
    product, cache = load_product(files), CompiledCache()
    for market in product.markets:
        cache.get(product, market, DAY)
    texts: list[str] = []

    def make(before: str | None = None) -> None:
        made = generated(product, DAY, lambda market: cache.get(product, market, DAY).engine, before)
        texts.append(made.text)

    yield Row(f"{name}: rule tests made", timed(make), "ms")
    yield Row(f"{name}: rule tests made again", timed(lambda: make(texts[0])), "ms")
    with_tests = {**files, GENERATED_FILE: texts[0]}
    yield Row(f"{name}: findings after a keystroke, with tests", timed(lambda: load_product(with_tests)), "ms")
    tested = load_product(with_tests)
    many = len(tested.rule_tests)
    run = timed(lambda: list(outcomes(tested.rule_tests, Deciders(tested, DAY), None)))
    yield Row(f"{name}: {many:,} rule tests run", run, "ms")
    guards = guarded(tested, MARKET, DAY)
    scores: list[RuleScore] = []
    judged = timed(lambda: scores.extend(guards.scored(rule) for rule in guards.names))
    counted = sum(each.counted for each in scores)
    yield Row(f"{name}: tests judged by {counted:,} mutants", judged, "ms")
    yield Row(f"{name}: mutation score of made tests", float(score(scores) or 0) * 100, "%")


def _publications() -> Iterator[Row]:
    """Publish from files to a release, with every check, into an empty database and with nothing compiled."""
    for name in (CASE, LARGE):
        with TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
            migrate(database)
            files = _files(name)

            taken = timed(partial(_publish, database, files))
            yield Row(f"{name}: published, nothing compiled before", taken / 1000, "s")
            database.close()


def _publish(database: Database, files: dict[str, str]) -> None:
    with database.transaction() as session:
        outcome = publish(
            session,
            files,
            clock=SystemClock(),
            actor_name="bench",
            checks=publishing.checks(),
            cache=CompiledCache(),
        )
    assert isinstance(outcome, Published), outcome.findings
