"""What every use case works with: a transaction, the clock, the seller, and functions from below.

It is made once per request or job and holds no state of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from sqlalchemy.orm import Session

from catalog.compiled import Compiled
from catalog.market import Market
from catalog.product import Product
from catalog.terms import Terms
from cpq.configure.configuring import Configuring
from cpq.configure.memory import Memory
from cpq.price import Audience
from cpq.quote.model import Quote
from cpq.quote.recent import RecentQuotes
from cpq.quote.seller import Seller
from cpq.quote.store import QuoteStore
from kernel.clock import Clock
from kernel.events import Event, record
from rules import Engine

OFFERS = 256
"""Offers of bundles that a process remembers, some kilobytes each."""


class Shelf(Protocol):
    """Where products stand."""

    def by_digest(self, digest: str, /) -> tuple[Product, int]:
        """Return the product of a release, and its number; raises `Unknown`."""
        ...

    def current(self, product: str, market: str, day: date, /) -> tuple[Product, int]:
        """Return a product as sold in a market on a day, and the number of its release; raises `Unknown`."""
        ...

    def terms(self, day: date, /) -> Terms:
        """Return the terms of sale of a day."""
        ...

    def compiled(self, product: Product, market: str, day: date) -> Compiled:
        """Return a product ready to be decided."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which quotes are made.

    Args:
        session: the transaction.
        clock: the time.
        seller: who sells.
        configuring: the sessions; an answer of it carries the configuration that becomes a line.
        shelf: where products stand, and the engines that decide them.
        market: code -> a market that something is sold in today.
        ordered: id of a quote -> id and number of the order made from it, or None.
        picture: digest of a scene -> a PNG of it, or None.
        bought: account and first day -> the pieces of each product that it has ordered since, of all days for None.
        audience: who reads the desk's answers: a `rep`, or one who may see margins.
        recent: the quotes that this process looked at last.
        offers: what this process worked out of bundles, for everybody who asks the same.
    """

    session: Session
    clock: Clock
    seller: Seller
    configuring: Configuring
    shelf: Shelf
    market: Callable[[str], Market]
    ordered: Callable[[str], dict[str, Any] | None] = field(default=lambda quote_id: None)
    picture: Callable[[str], bytes | None] = field(default=lambda digest: None)
    bought: Callable[[str, date | None], Mapping[str, Decimal]] = field(default=lambda account, since: {})
    audience: Audience = "rep"
    recent: RecentQuotes | None = None
    offers: Memory = field(default_factory=lambda: Memory(0))

    @property
    def quotes(self) -> QuoteStore:
        """The stored quotes."""
        return QuoteStore(self.session, self.clock, self.recent)

    @property
    def today(self) -> date:
        """The seller's present business day."""
        return self.seller.today(self.clock)

    def product(self, release: str) -> Product:
        """Return the product of a release.

        Raises:
            Unknown: there is no release with this digest.
        """
        return self.shelf.by_digest(release)[0]

    def engine(self, product: Product, market: str, day: date) -> Engine:
        """Return the engine that decides a product in a market on a day."""
        return self.shelf.compiled(product, market, day).engine

    def tell(self, name: str, quote: Quote, facts: Mapping[str, Any]) -> None:
        """Record that something happened to a quote."""
        record(self.session, Event(name, quote.id, {"number": quote.number, **facts}), self.clock)
