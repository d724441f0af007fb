"""Making rule tests from the rules: every pair of values that can stand together, limits met, rules broken one by one.

They do not say that the rules are right. They notice when the rules change, and the review of a change is then the list
of those that had to change. Made again, they stay as they were as far as the rules still allow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import rules
from catalog.generated_tests import GeneratedRow, GeneratedTest, generated_rows, generated_sheet
from catalog.product import Product
from catalog.proof.mutation import Guarded
from catalog.rule_tests import RuleTest
from kernel.progress import Tell, silent
from rules.book import Period

PAIRS = "pairs"
"""What a configuration is there for that has pairs of values no other has."""

Deciding = Callable[[str], rules.Engine]
"""Gives what decides the product in a market."""

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the tests of one market cover.

    Args:
        market: which.
        pairs: pairs of values that some configuration has.
        missing: of these, those that no test has, because time ran out.
        undecided: pairs of which there was no time to tell.
        limits: ends of numbers and limits of rules that are met.
        unmet: those that no configuration meets.
        broken: rules that a test breaks, and no other rule with them.
        implied: rules that nothing breaks alone, since the others imply them.
        mistakes: small mistakes in rules (`rules.mutants`) that only tests made for them notice.
    """

    market: str
    pairs: int
    missing: int
    undecided: int
    limits: int
    unmet: tuple[str, ...]
    broken: int
    implied: tuple[str, ...]
    mistakes: int


@dataclass(frozen=True, slots=True)
class Generated:
    """Tests that were made.

    Args:
        text: of the sheet that holds them.
        tests: how many rows it has.
        coverage: what they cover, for each market.
    """

    text: str
    tests: int
    coverage: tuple[Coverage, ...]


def generated(
    product: Product,
    day: date,
    deciding: Deciding,
    before: str | None = None,
    budget: rules.Budget | None = None,
    tell: Tell = silent,
) -> Generated:
    """Make the tests of a product.

    Args:
        product: the product.
        day: which rules are in force.
        deciding: gives what decides it in a market on that day.
        before: the sheet as it was; its configurations are kept as far as they are still of use.
        budget: what all of it may spend; what is not covered then is told.
        tell: hears of every market.

    Cost:
        What a cover costs (`rules.cover`) for each market, less for what is kept.
    """
    names = tuple(each.name for each in product.rule_book.characteristics if not each.computed)
    made = _Making(names, deciding, _kept(before), budget)
    coverage = []
    for number, market in enumerate(product.markets):
        tell("make_tests", number, len(product.markets))
        coverage.append(made.market(market, _day(product, market, day)))
    tests = tuple(made.tests())
    return Generated(generated_sheet(names, tests), len(tests), tuple(coverage))


def _day(product: Product, market: str, day: date) -> date | None:
    """Return the same day for all days on which the same rules are in force; None if they always are."""
    periods = (each.period for each in rules.intervals(product.rule_book, market))
    period = next((each for each in periods if each.covers(day)), Period())
    return period.start or (period.end - timedelta(days=1) if period.end else None)


def _kept(before: str | None) -> tuple[GeneratedRow, ...]:
    """Return the rows of a sheet that cover pairs, whatever product it was of."""
    rows = generated_rows(before, []) if before else ()
    return tuple(row for row in rows if row.cells["note"] == PAIRS)


class _Making:
    """The tests as they come together, market by market; one that holds in several is made once."""

    def __init__(
        self,
        names: Sequence[str],
        deciding: Deciding,
        kept: Sequence[GeneratedRow],
        budget: rules.Budget | None,
    ) -> None:
        self._names = names
        self._deciding = deciding
        self._kept = kept
        self._budget = budget
        self._engines: dict[str, tuple[date | None, rules.Engine]] = {}
        self._pairs: dict[date | None, dict[Choices, None]] = {}
        self._others: dict[tuple[date | None, bool, str, Choices], list[str]] = {}

    def market(self, market: str, day: date | None) -> Coverage:
        """Make the tests of a market."""
        engine = self._deciding(market)
        self._engines[market] = (day, engine)
        cover = rules.cover(engine, first=self._first(engine, day), budget=self._budget)
        for each in cover.configurations:
            self._pairs.setdefault(day, {})[self._choices(each)] = None
        limits = rules.boundaries(engine, self._budget)
        for limit in limits:
            self._note(market, day, True, _of_limit(limit), limit.configuration)
        misses = rules.near_misses(engine.problem, self._budget)
        for miss in misses:
            self._note(market, day, False, f"breaks {miss.rule}", miss.assignment)
        mistakes = self._guard(market, day, engine.problem, cover.configurations)
        return _coverage(market, cover, limits, misses, mistakes)

    def tests(self) -> Iterator[GeneratedTest]:
        """Yield the tests in the order of the sheet: what covers pairs, then the rest."""
        for day, pairs in self._pairs.items():
            for choices in pairs:
                yield GeneratedTest(self._markets(day, dict(choices)), day, True, PAIRS, dict(choices))
        for (day, possible, note, choices), markets in self._others.items():
            yield GeneratedTest(tuple(markets), day, possible, note, dict(choices))

    def _guard(self, market: str, day: date | None, problem: rules.Problem, pairs: Iterable[Mapping[str, str]]) -> int:
        """Add what tells the mistakes that no test notices so far; return how many there were."""
        here = [(True, self._choices(each)) for each in pairs]
        here += [
            (possible, choices)
            for (its, possible, _, choices), of in self._others.items()
            if its == day and market in of
        ]
        guards = Guarded(problem, [RuleTest(market, dict(each), possible, "", "", "") for possible, each in here])
        found = [survivor for rule in guards.names for survivor in guards.scored(rule).survivors]
        for each in found:
            note = f"guards {each.mutant.rule}"
            self._note(market, day, each.possible, note, each.choices)
        return len(found)

    def _first(self, engine: rules.Engine, day: date | None) -> Iterator[Mapping[str, str]]:
        """Yield what may be kept: of the markets before, then of the sheet before, completed where it has to be."""
        known = [dict(each) for each in self._pairs.get(day, {})]
        dated = "" if day is None else day.isoformat()
        kept = sorted(self._kept, key=lambda row: row.cells["day"] != dated)
        for each in (*known, *(row.choices for row in kept)):
            found = _completed(engine, each)
            if found is not None:
                yield found

    def _markets(self, day: date | None, choices: Mapping[str, str]) -> tuple[str, ...]:
        alike = ((market, engine) for market, (its, engine) in self._engines.items() if its == day)
        return tuple(market for market, engine in alike if engine.propagate(choices).consistent)

    def _note(self, market: str, day: date | None, possible: bool, note: str, found: Mapping[str, str] | None) -> None:
        if found is not None:
            markets = self._others.setdefault((day, possible, note, self._choices(found)), [])
            markets += [market] if market not in markets else []

    def _choices(self, configuration: Mapping[str, str]) -> Choices:
        return tuple((name, configuration[name]) for name in self._names)


def _completed(engine: rules.Engine, choices: Mapping[str, str]) -> Mapping[str, str] | None:
    """Return the configuration that some choices make, as far as they are choices of the product."""
    problem = engine.problem
    known = {
        name: value
        for name, value in choices.items()
        if name in problem.index and value in problem.value_index[problem.index[name]]
    }
    return engine.complete(known).assignment if known else None


def _of_limit(limit: rules.Boundary) -> str:
    return f"limit {limit.name} {limit.number + 1}" if limit.kind == "limit" else f"{limit.kind} {limit.name}"


def _coverage(
    market: str,
    cover: rules.Cover,
    limits: Sequence[rules.Boundary],
    misses: Sequence[rules.NearMiss],
    mistakes: int,
) -> Coverage:
    return Coverage(
        market,
        cover.interactions.possible,
        cover.missing,
        cover.interactions.unknown,
        sum(limit.configuration is not None for limit in limits),
        tuple(_of_limit(limit) for limit in limits if limit.configuration is None and limit.decided),
        sum(miss.assignment is not None for miss in misses),
        tuple(miss.rule for miss in misses if miss.assignment is None and miss.decided),
        mistakes,
    )
