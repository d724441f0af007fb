"""The least prices of products, found out in the background: whoever looks at a list does not wait for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from queue import SimpleQueue
from threading import Lock, Thread
from typing import NamedTuple

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kernel.errors import QuotewrightError
from kernel.kept import Kept
from kernel.money import Money

KEPT = 4_096
"""Prices kept; one that was forgotten is found out again."""

LAST_S = 5.0
"""Seconds that what is being found out may take when the server is asked to end."""

log = structlog.get_logger("api.lowest")


class Asked(NamedTuple):
    """Whose least price is asked for, and everything it depends on.

    Args:
        product: its code.
        market: where it is sold.
        release: digest of the release that is current there.
        terms: digest of the terms of sale.
        day: on which.
    """

    product: str
    market: str
    release: str
    terms: str
    day: date


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found out: a price, or that there is none to tell."""

    price: Money | None


class Lowest:
    """Finds out least prices one after another, in a thread of its own, and keeps them.

    Args:
        find: finds one out, however long it takes; None where none can be told.
    """

    def __init__(self, find: Callable[[Asked], Money | None]) -> None:
        self._find = find
        self._found = Kept[Asked, _Found](KEPT)
        self._waiting: set[Asked] = set()
        self._queue = SimpleQueue[Asked | None]()
        self._thread: Thread | None = None
        self._lock = Lock()

    def price(self, asked: Asked) -> Money | None:
        """Return a least price; None if there is none to tell, or not yet: then it is found out meanwhile."""
        found = self._found.get(asked)
        if found is None:
            self._wish(asked)
            return None
        return found.price

    def find(self, asked: Asked) -> None:
        """Find a least price out now, unless it is known."""
        if self._found.get(asked) is None:
            try:
                self._found.put(asked, _Found(self._find(asked)))
            except (QuotewrightError, SQLAlchemyError) as error:
                log.warning("lowest.failed", product=asked.product, market=asked.market, error=str(error))

    def close(self) -> None:
        """End the thread after what it is doing."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join(LAST_S)

    def _wish(self, asked: Asked) -> None:
        with self._lock:
            if asked in self._waiting:
                return
            self._waiting.add(asked)
            self._queue.put(asked)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="lowest", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while (asked := self._queue.get()) is not None:
            try:
                self.find(asked)
            except Exception as error:  # the thread outlives what nobody foresaw: others wait for their prices
                log.error("lowest.broken", product=asked.product, market=asked.market, exc_info=error)
            with self._lock:
                self._waiting.discard(asked)
