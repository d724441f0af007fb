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

import rules
from catalog.product import Product

DEFAULT_SIZE = 64


class Compiled:
    """One product in one market on one day.

    Args:
        product: the product.
        market: a market it is sold in.
        day: decides which rules are in force.
        twin: gives an engine for an equal problem, if there is one already.

    Raises:
        Unknown: the product is not sold in the market.
    """

    def __init__(
        self,
        product: Product,
        market: str,
        day: date,
        twin: Callable[[str], rules.Engine | None] = lambda problem_digest: None,
    ) -> None:
        product.market(market)
        self.product = product
        self.market = market
        self.day = day
        self.problem = rules.lower(product.rule_book, market=market, on=day)
        self.engine: rules.Engine = twin(self.problem.digest) or rules.engine(self.problem)

    @cached_property
    def possible(self) -> rules.Propagation:
        """What is possible before anybody has chosen anything; worked out once."""
        return self.engine.propagate({})


@dataclass
class _Entry:
    """A place in the cache; its lock makes the second of two who ask wait for the first."""

    lock: Lock
    compiled: Compiled | None = None


class CompiledCache:
    """The most recently used compiled products; safe to share between threads.

    Args:
        size: how many are kept.
    """

    def __init__(self, size: int = DEFAULT_SIZE) -> None:
        self._size = size
        self._lock = Lock()
        self._entries: OrderedDict[tuple[str, str, date], _Entry] = OrderedDict()

    def __len__(self) -> int:
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
                entry.compiled = Compiled(product, market, day, self._engine_for)
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
