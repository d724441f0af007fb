"""The shelf: published products, read from the database once and kept ready to be shown and decided.

A release never changes, so a product once loaded stays right for ever; the shelf keeps the most recently used.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from catalog.compiled import Compiled, CompiledCache
from catalog.load import load_product
from catalog.on_sale import OnSale
from catalog.product import Product
from catalog.store import ReleaseStore, terms_digest
from catalog.terms import NO_TERMS, Terms
from catalog.terms_sheet import load_terms
from kernel.at_once import NotAtOnce
from kernel.kept import Kept

PRODUCTS = 64
"""Products kept loaded."""
TERMS = 4
"""Terms of sale kept loaded: sessions of several days are open at the same time."""

Shelved = tuple[Product, int]
"""A product and the number of its release."""


Current = Callable[[str, str, date], Shelved]
"""Product, market, day -> what is sold there that day."""


class Transactions(Protocol):
    """Something that gives transactions: a database, or the transaction one is in already."""

    def transaction(self, *, read_only: bool = False) -> AbstractContextManager[Session]:
        """Give a transaction for the length of a block."""
        ...


class Shelf:
    """The published products, shared by all threads.

    Args:
        transactions: where releases are read from.
        compiled: keeps products ready to be decided.
        size: how many products are kept loaded.
    """

    def __init__(
        self, transactions: Transactions, compiled: CompiledCache | None = None, *, size: int = PRODUCTS
    ) -> None:
        self._transactions = transactions
        self._compiled = CompiledCache() if compiled is None else compiled
        self._kept = Kept[str, Shelved](size)
        self._terms = Kept[str, Terms](TERMS)

    def current(self, product: str, market: str, day: date) -> Shelved:
        """Return a product as sold in a market on a day, and the number of its release.

        Raises:
            Unknown: it is not sold there that day.
        """
        with self._transactions.transaction(read_only=True) as session:
            head = ReleaseStore(session).current_head(product, market, day)
        return self.by_digest(head.digest)[0], head.number

    def on_sale(self, day: date) -> OnSale:
        """Return everything that is sold on a day, market by market."""
        with self._transactions.transaction(read_only=True) as session:
            heads = ReleaseStore(session).all_current(day)
        return OnSale.of(heads, lambda head: self.by_digest(head.digest)[0])

    def by_digest(self, digest: str) -> Shelved:
        """Return the product of a release, and the number of the newest release with these files.

        Raises:
            Unknown: there is no such release.
        """
        found = self._kept.get(digest)
        if found is not None:
            return found
        with self._transactions.transaction(read_only=True) as session:
            release = ReleaseStore(session).by_digest(digest)
        return self._kept.setdefault(digest, (load_product(release.files), release.number))

    def terms(self, day: date) -> Terms:
        """Return the terms of sale of a day: of those valid then the newest, or none at all."""
        with self._transactions.transaction(read_only=True) as session:
            return self.terms_seen(session.connection(), day)

    def terms_seen(self, connection: Connection, day: date) -> Terms:
        """Return the same, looked up on a connection that one has already."""
        digest = terms_digest(connection, day)
        if digest is None:
            return NO_TERMS
        found = self._terms.get(digest)
        if found is None:
            with self._transactions.transaction(read_only=True) as session:
                found = load_terms(ReleaseStore(session).by_digest(digest).files)
            self._terms.put(digest, found)
        return found

    def compiled(self, product: Product, market: str, day: date) -> Compiled:
        """Return a product ready to be decided.

        Raises:
            Unknown: it is not sold in the market.
        """
        return self._compiled.get(product, market, day)

    def ready(self, digest: str, market: str, day: date) -> Compiled:
        """Return the product of a release ready to be decided, if it is so already.

        Raises:
            NotAtOnce: it would have to be read or compiled first.
        """
        found = self._kept.get(digest)
        if found is None:
            raise NotAtOnce
        return self._compiled.ready(found[0], market, day)
