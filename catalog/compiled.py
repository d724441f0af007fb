"""A product compiled for a market and a day: the problem its rules make, and the engine that decides it.

Compiling takes long and answering does not, so compiled products are kept in a bounded cache shared by all threads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from time import monotonic

import rules
from catalog.product import Product

DEFAULT_SIZE = 64

PATIENCE = 300.0
"""Seconds that `Compiled.possible` may take; the largest demo product needs less than one."""


class Compiled:
    """One product in one market on one day.

    Args:
        product: the product.
        market: a market it is sold in.
        day: decides which rules are in force.
        twin: gives an engine for an equal problem, if there is one already.
        patience: seconds that `possible` may take.

    Raises:
        Unknown: the product is not sold in the market.
    """

    def __init__(
        self,
        product: Product,
        market: str,
        day: date,
        twin: Callable[[str], rules.Engine | None] = lambda problem_digest: None,
        patience: float = PATIENCE,
    ) -> None:
        product.market(market)
        self.product = product
        self.market = market
        self.day = day
        self._patience = patience
        self.problem = rules.lower(product.rule_book, market=market, on=day)
        self.engine: rules.Engine = twin(self.problem.digest) or rules.engine(self.problem)

    @cached_property
    def possible(self) -> rules.Propagation:
        """What is possible before anybody has chosen anything; worked out once, as far as patience goes."""
        return self.engine.propagate({}, rules.Budget(deadline=monotonic() + self._patience, clock=monotonic))

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a characteristic that are possible or undecided, in declared order."""
        found = {*self.possible.domains[name], *self.possible.undecided.get(name, ())}
        return tuple(value for value in self.product.rule_book.by_name[name].values if value in found)


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
    """

    def __init__(self, size: int = DEFAULT_SIZE, *, patience: float = PATIENCE) -> None:
        self._size = size
        self._patience = patience
        self._lock = Lock()
        self._entries: OrderedDict[tuple[str, str, date], _Entry] = OrderedDict()

    def count(self) -> int:
        """Return how many are kept."""
        return len(self._entries)

    def get(self, product: Product, market: str, day: date) -> Compiled:
        """Return a product compiled for a market and a day; compile it if nobody has.

        Days on which the same rules hold share one engine.

        Raises:
            Unknown: the product is not sold in the market.
        """
        entry = self._entry((product.digest, market, day))
        with entry.lock:
            if entry.compiled is None:
                entry.compiled = Compiled(product, market, day, self._engine_for, self._patience)
            return entry.compiled

    def _entry(self, key: tuple[str, str, date]) -> _Entry:
        with self._lock:
            entry = self._entries.setdefault(key, _Entry(Lock()))
            self._entries.move_to_end(key)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)
            return entry

    def _engine_for(self, problem_digest: str) -> rules.Engine | None:
        with self._lock:
            present = [entry.compiled for entry in self._entries.values() if entry.compiled is not None]
        return next((each.engine for each in present if each.problem.digest == problem_digest), None)
