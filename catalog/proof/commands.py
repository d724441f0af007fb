"""What `python -m catalog` does with rule tests: run them, make them, judge them by the mutants of the rules.

Prices that tests name are not looked at here: the catalogue does not know how a price is made.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from catalog.compiled import CompiledCache
from catalog.generated_tests import GENERATED_FILE
from catalog.load import load_product, read_folder
from catalog.product import Product
from catalog.proof.generate import Coverage, generated
from catalog.proof.mutation import RuleScore, guarded, score
from catalog.proof.trial import Deciders, outcomes
from kernel.clock import Clock
from kernel.errors import Malformed

FAILED = 1
UNDECIDED = 3
PERCENT = 100

Command = Callable[[argparse.Namespace, Clock], int]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    run = commands.add_parser("test", help="run the rule tests of a product's folder")
    make = commands.add_parser("generate", help=f"make rule tests from the rules, into {GENERATED_FILE}")
    mutate = commands.add_parser("mutate", help="tell how well the rule tests guard the rules")
    for each in (run, make, mutate):
        each.add_argument("folder", type=Path)
        each.add_argument("--day", type=date.fromisoformat, help="the day to look at, 2026-01-31; today if left out")
    make.add_argument("--engines", type=Path, help="the folder in which compiled products are kept")
    mutate.add_argument("--market", help="one market; all of them if left out")
    mutate.add_argument("--rule", action="append", default=[], help="one rule, may be repeated; all if left out")
    mutate.add_argument("--at-least", type=int, default=0, metavar="PERCENT", help="fail below this score")


def run_tests(options: argparse.Namespace, clock: Clock) -> int:
    """Run the rule tests of a folder; fail if one of them does."""
    product, day = _product_and_day(options, clock)
    found = list(outcomes(product.rule_tests, Deciders(product, day), None))
    for outcome in found:
        for miss in outcome.misses:
            note = f" ({outcome.test.note})" if outcome.test.note else ""
            print(f"{outcome.test.place}: {outcome.test.market}{note}: {miss.message.in_('en')}")
    results = [outcome.result for outcome in found]
    failed, undecided = results.count("failed"), results.count("undecided")
    prices = sum(test.price is not None for test in product.rule_tests)
    left_out = f"; {prices} prices are looked at when it is published" if prices else ""
    print(f"{product.code}: {len(found)} tests, {failed} failed, {undecided} undecided{left_out}.")
    return FAILED if failed else UNDECIDED if undecided else 0


def make_tests(options: argparse.Namespace, clock: Clock) -> int:
    """Make rule tests and write them into the folder."""
    files = read_folder(options.folder)
    before = files.pop(GENERATED_FILE, None)
    product, day = load_product(files), options.day or clock.now().date()
    cache = CompiledCache(folder=options.engines)
    made = generated(product, day, lambda market: cache.get(product, market, day).engine, before)
    for each in made.coverage:
        print(_coverage(each))
    path = options.folder / GENERATED_FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(made.text, encoding="utf-8", newline="")
    print(f"{GENERATED_FILE}: {made.tests} tests{', as before' if made.text == before else ''}.")
    return 0


def mutate(options: argparse.Namespace, clock: Clock) -> int:
    """Print what the tests notice of each rule, and what they do not."""
    product, day = _product_and_day(options, clock)
    scores = [each for market in _markets(product, options) for each in _scores(product, market, day, options.rule)]
    found = score(scores)
    undecided = sum(each.undecided for each in scores)
    equivalent = sum(each.equivalent for each in scores)
    share = 1 if found is None else found
    counted = sum(each.counted for each in scores)
    print(
        f"{product.code}: the tests notice {float(share):.1%} of {counted} mistakes;"
        f" {equivalent} change nothing, {undecided} are undecided."
    )
    return FAILED if share * PERCENT < options.at_least else 0


def _scores(product: Product, market: str, day: date, only: list[str]) -> Iterator[RuleScore]:
    guards = guarded(product, market, day)
    for rule in guards.names:
        if only and rule not in only:
            continue
        found = guards.scored(rule)
        print(f"{market}: {rule}: {len(found.killed)} of {found.counted}")
        for each in found.survivors:
            said = "possible" if each.possible else "not possible"
            part = f" {each.mutant.part}" if each.mutant.part else ""
            print(f"    {each.mutant.mistake}{part}: nobody says that this is {said}: {_listed(each.choices)}")
        yield found


def _markets(product: Product, options: argparse.Namespace) -> list[str]:
    known = {rule.id for rule in product.rule_book.rules}
    strange = [rule for rule in options.rule if rule not in known]
    if strange:
        raise Malformed(f"There is no rule {', '.join(strange)} in {product.code}.", code="unknown-rule")
    return [product.market(options.market).code] if options.market else list(product.markets)


def _product_and_day(options: argparse.Namespace, clock: Clock) -> tuple[Product, date]:
    return load_product(read_folder(options.folder)), options.day or clock.now().date()


def _coverage(each: Coverage) -> str:
    found = [
        f"{each.pairs - each.missing} of {each.pairs} pairs",
        f"{each.limits} limits",
        f"{each.broken} rules broken",
    ]
    found.append(f"{each.mistakes} mistakes")
    implied = f"; implied by the others: {', '.join(each.implied)}" if each.implied else ""
    return f"{each.market}: {', '.join(found)}{implied}"


def _listed(choices: Mapping[str, str]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in choices.items())


COMMANDS: Mapping[str, Command] = {"test": run_tests, "generate": make_tests, "mutate": mutate}
