"""Where products stand: published releases, read from the database once and kept ready."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session as Transaction

from catalog.compiled import Compiled, CompiledCache
from catalog.load import load_product
from catalog.product import Product
from catalog.release import Release
from catalog.store import ReleaseStore
from cpq.configure.memory import Memory

PRODUCTS = 64
"""Products kept loaded."""


class Transactions(Protocol):
    """Something that gives transactions: a database, or the transaction one is in already."""

    def transaction(self, *, read_only: bool = False) -> AbstractContextManager[Transaction]:
        """Give a transaction for the length of a block."""
        ...


class Shelf:
    """The published products, shared by all threads.

    Args:
        transactions: where releases are read from.
        compiled: keeps products ready to be decided.
    """

    def __init__(self, transactions: Transactions, compiled: CompiledCache) -> None:
        self._transactions = transactions
        self._compiled = compiled
        self._products = Memory(PRODUCTS)

    def current(self, product: str, day: date) -> tuple[Product, int]:
        """Return a product as sold on a day, and the number of its release.

        Raises:
            Unknown: it is not sold that day.
        """
        with self._transactions.transaction(read_only=True) as transaction:
            head = ReleaseStore(transaction).current_head(product, day)
        return self.by_digest(head.digest)[0], head.number

    def by_digest(self, release: str) -> tuple[Product, int]:
        """Return the product of a release, and its number.

        Raises:
            Unknown: there is no such release.
        """
        return self._products.recall(release, lambda: self._load(release))

    def compiled(self, product: Product, market: str, day: date) -> Compiled:
        """Return a product ready to be decided.

        Raises:
            Unknown: it is not sold in the market.
        """
        return self._compiled.get(product, market, day)

    def _load(self, release: str) -> tuple[Product, int]:
        found = self._read(release)
        return load_product(found.files), found.number

    def _read(self, release: str) -> Release:
        with self._transactions.transaction(read_only=True) as transaction:
            return ReleaseStore(transaction).by_digest(release)
