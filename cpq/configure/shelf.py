"""Where products stand; see `catalog.shelf`."""

from catalog.shelf import Shelf, Transactions

__all__ = ["Shelf", "Transactions"]
