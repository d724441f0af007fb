"""What every use case works with: a transaction, the clock, the seller, and functions from below.

It is made once per request or job and holds no state of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from catalog.market import Market
from catalog.product import Product
from cpq.configure.configuring import Configuring
from cpq.quote.model import Quote
from cpq.quote.seller import Seller
from cpq.quote.store import QuoteStore
from kernel.clock import Clock
from kernel.events import Event, record
from rules import Engine


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which quotes are made.

    Args:
        session: the transaction.
        clock: the time.
        seller: who sells.
        configuring: the sessions; an answer of it carries the configuration that becomes a line.
        product: digest of a release -> its product.
        engine: product, market code and day -> the engine that decides it.
        market: code -> a market that something is sold in today.
    """

    session: Session
    clock: Clock
    seller: Seller
    configuring: Configuring
    product: Callable[[str], Product]
    engine: Callable[[Product, str, date], Engine]
    market: Callable[[str], Market]

    @property
    def quotes(self) -> QuoteStore:
        """The stored quotes."""
        return QuoteStore(self.session, self.clock)

    @property
    def today(self) -> date:
        """The seller's present business day."""
        return self.seller.today(self.clock)

    def tell(self, name: str, quote: Quote, facts: Mapping[str, Any]) -> None:
        """Record that something happened to a quote."""
        record(self.session, Event(name, quote.id, {"number": quote.number, **facts}), self.clock)
