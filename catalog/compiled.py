"""A product compiled for a market and a day: the problem its rules make, and the engine that decides it.

Compiling takes long and answering does not, so compiled products are kept: in a bounded cache shared by all threads,
and as files in a folder, from one start to the next. Nothing in that folder is precious; what is missing, damaged or
cannot be written is compiled in memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import Lock
from time import monotonic

import rules
from catalog.charges import joints
from catalog.product import Product
from kernel.at_once import NotAtOnce
from kernel.kept import Kept
from kernel.period import Period
from kernel.progress import Tell, silent
from rules.engines.diagram import DiagramEngine
from rules.engines.planner import Plan, plan

DEFAULT_SIZE = 64

PATIENCE = 300.0
"""Seconds that `Compiled.possible` may take; the largest demo product needs less than one."""

AT_ONCE = 2
"""Compilations at a time when a product is published; each may take a gigabyte."""

UNUSED = timedelta(days=90)
"""A file that nobody has read for so long is removed at the next publishing. If it is needed after all, one click of an
old session waits for its compilation."""

Planner = Callable[[rules.Problem, Path | None], Plan]
"""Picks the engine of a problem, kept in a folder if there is one."""


class Decided:
    """The problem of a product in a market between two dates of its rules, and what decides it.

    Prices have an engine of their own, with joints for what is charged by several characteristics together: joints may
    make a diagram several times larger, and clicks do not need them. A product without such charges has one engine.

    Args:
        problem: the problem.
        priced: the same with the joints of the product's prices.
        folder: where compiled problems are kept as files, if anywhere.
        patience: seconds that `possible` may take.
        planner: picks engines.
    """

    def __init__(
        self,
        problem: rules.Problem,
        priced: rules.Problem,
        folder: Path | None = None,
        patience: float = PATIENCE,
        planner: Planner = plan,
    ) -> None:
        self.problem = problem
        self.priced = priced
        self.plan: Plan = planner(problem, folder)
        self._planner = planner
        self.gathering = rules.Gathering(self.plan.engine)
        self._folder = folder
        self._patience = patience
        self._lock = Lock()

    def is_of(self, problem: rules.Problem, priced: rules.Problem) -> bool:
        """Tell whether this decides a problem and its prices."""
        return self.problem.digest == problem.digest and self.priced.digest == priced.digest

    @property
    def is_warm(self) -> bool:
        """Tell whether `possible` is worked out."""
        return "possible" in self.__dict__

    @property
    def pricing(self) -> rules.Engine:
        """The engine that answers questions about prices; compiled when first needed, at publishing."""
        with self._lock:
            return self._pricing

    @cached_property
    def _pricing(self) -> rules.Engine:
        return self.plan.engine if self.priced is self.problem else self._planner(self.priced, self._folder).engine

    @cached_property
    def possible(self) -> rules.Propagation:
        """What is possible before anybody has chosen anything; worked out once, as far as patience goes."""
        return self.plan.engine.propagate({}, rules.Budget(deadline=monotonic() + self._patience, clock=monotonic))


class Compiled:
    """One product in one market on one day.

    Args:
        product: the product.
        market: a market it is sold in.
        day: decides which rules are in force.
        decided: the engine of a day on which the same rules are in force, if there is one already.
        folder: where compiled problems are kept as files, if anywhere.

    Raises:
        Unknown: the product is not sold in the market.
    """

    def __init__(
        self, product: Product, market: str, day: date, decided: Decided | None = None, folder: Path | None = None
    ) -> None:
        product.market(market)
        self.product = product
        self.market = market
        self.day = day
        self.decided = decided or Decided(*_problems(product, market, day), folder)
        self.problem = self.decided.problem
        self.engine: rules.Engine = self.decided.plan.engine

    @property
    def possible(self) -> rules.Propagation:
        """What is possible before anybody has chosen anything."""
        return self.decided.possible

    @property
    def pricing(self) -> rules.Engine:
        """The engine that answers questions about prices; its problem may have joints after the characteristics."""
        return self.decided.pricing

    @property
    def is_instant(self) -> bool:
        """Tell whether what is possible is a look-up of microseconds, whatever is chosen."""
        return isinstance(self.engine, DiagramEngine)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a characteristic that are possible or undecided, in declared order."""
        found = {*self.possible.domains[name], *self.possible.undecided.get(name, ())}
        return tuple(value for value in self.product.rule_book.by_name[name].values if value in found)

    def portable(self) -> rules.Portable:
        """Return what anybody may know of what is possible, to be answered without a server: nothing internal.

        Raises:
            rules.NotPortable: the rules did not compile to a diagram.
        """
        shown = [name for name, info in self.product.characteristics.items() if not info.internal]
        return rules.Portable.of(self.engine, names=shown)


def _problems(product: Product, market: str, day: date) -> tuple[rules.Problem, rules.Problem]:
    """Return the problem of a product, and the same with the joints of its prices."""
    problem = rules.lower(product.rule_book, market=market, on=day)
    return problem, rules.joined(problem, joints(product))


@dataclass(frozen=True, slots=True)
class Pick:
    """Which engine decides a product in a market over a period, and why.

    Args:
        market: code of the market.
        period: days on which the same rules are in force; open where no date of a rule ends it.
        engine: name of the engine.
        reason: of the planner, in a sentence.
    """

    market: str
    period: Period
    engine: str
    reason: str


@dataclass
class _Entry:
    """A place in the cache; its lock makes the second of two who ask wait for the first."""

    lock: Lock
    compiled: Compiled | None = None


class CompiledCache:
    """The most recently used compiled products; safe to share between threads.

    Args:
        size: how many are kept.
        patience: seconds that `Compiled.possible` may take for each.
        folder: where compiled problems are kept as files from one start to the next; without it, nowhere.
    """

    def __init__(self, size: int = DEFAULT_SIZE, *, patience: float = PATIENCE, folder: Path | None = None) -> None:
        self._patience = patience
        self._folder = folder
        self._entries = Kept[tuple[str, str, date], _Entry](size)
        self._dates = Kept[tuple[str, str], tuple[date, ...]](size)

    def count(self) -> int:
        """Return how many are kept."""
        return len(self._entries)

    def get(self, product: Product, market: str, day: date) -> Compiled:
        """Return a product compiled for a market and a day; compile it if nobody has.

        Days and markets in which the same rules hold share one engine.

        Raises:
            Unknown: the product is not sold in the market.
        """
        product.market(market)
        key = (product.digest, market, self._since(product, market, day))
        entry = self._entries.setdefault(key, _Entry(Lock()))
        with entry.lock:
            if entry.compiled is None:
                entry.compiled = Compiled(product, market, day, self._decided(product, market, day))
            found = entry.compiled
        return found if found.day == day else Compiled(product, market, day, found.decided)

    def ready(self, product: Product, market: str, day: date) -> Compiled:
        """Return a product compiled for a market and a day, if it is so already.

        Raises:
            NotAtOnce: it would have to be compiled, or somebody is just compiling it.
        """
        if self._dates.get((product.digest, market)) is None:
            raise NotAtOnce
        entry = self._entries.get((product.digest, market, self._since(product, market, day)))
        found = None if entry is None else entry.compiled
        if found is None or not found.decided.is_warm:
            raise NotAtOnce
        return found if found.day == day else Compiled(product, market, day, found.decided)

    def picks(
        self,
        product: Product,
        day: date,
        markets: Collection[str] | None = None,
        *,
        prices: bool = True,
        tell: Tell = silent,
    ) -> tuple[Pick, ...]:
        """Compile a product for its markets, from a day on; tell which engine was picked where, and why.

        Compiling leaves Python alone, so that each core does one at a time.

        Args:
            product: the product.
            day: what lies wholly before it is left out.
            markets: those to compile it for; all if left out.
            prices: compile what answers questions about prices, too; else the first such question does.
            tell: hears how many of the different problems are compiled.
        """
        found = [
            (interval.problem.digest, market, Period(interval.period.start, interval.period.end))
            for market in (product.markets if markets is None else markets)
            for interval in rules.intervals(product.rule_book, market)
            if interval.period.end is None or interval.period.end > day
        ]
        different = {digest: (market, period) for digest, market, period in found}
        with ThreadPoolExecutor(AT_ONCE) as threads:
            compiling = threads.map(lambda place: self._pick(product, place[0], place[1], prices), different.values())
            tell("compile", 0, len(different))
            for done, _ in enumerate(compiling, 1):
                tell("compile", done, len(different))
        return tuple(self._pick(product, market, period, prices) for _, market, period in found)

    def prune(self, now: datetime) -> int:
        """Remove the files that nobody has read for long; return how many."""
        if self._folder is None:
            return 0
        limit, removed = (now - UNUSED).timestamp(), 0
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.is_file() and path.stat().st_mtime < limit:
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed

    def _pick(self, product: Product, market: str, period: Period, prices: bool) -> Pick:
        decided = self.get(product, market, period.start or date.min).decided
        if prices:
            _ = decided.pricing
        chosen = decided.plan
        return Pick(market, period, chosen.engine.name, chosen.reason)

    def _since(self, product: Product, market: str, day: date) -> date:
        """Return the first of the days around a day on which the same rules are in force."""
        key = (product.digest, market)
        dates = self._dates.get(key)
        if dates is None:
            dates = self._dates.setdefault(key, _dates(product, market))
        return dates[bisect_right(dates, day) - 1]

    def _decided(self, product: Product, market: str, day: date) -> Decided:
        problem, priced = _problems(product, market, day)
        for each in self._entries.values():
            if each.compiled is not None and each.compiled.decided.is_of(problem, priced):
                return each.compiled.decided
        return Decided(problem, priced, self._folder, self._patience)


def _dates(product: Product, market: str) -> tuple[date, ...]:
    """Return the days on which other rules come into force in a market, the beginning of time among them."""
    rules_here = (rule for rule in product.rule_book.rules if not rule.markets or market in rule.markets)
    ends = {end for rule in rules_here for end in (rule.period.start, rule.period.end) if end is not None}
    return tuple(sorted({date.min, *ends}))
