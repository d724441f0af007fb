"""Drafts as products, read once for as long as nobody writes: a bench, a test run and a review ask for the same again.

What cannot be read is read again each time, so that its problems are always told.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from catalog.load import load_product
from catalog.product import Product
from kernel.digest import digest

KEPT = 16
"""Products kept: those of the drafts that people work on just now."""


class LoadedDrafts:
    """The products of drafts, by the digest of their files; safe to share between threads.

    Args:
        size: how many are kept.
    """

    def __init__(self, size: int = KEPT) -> None:
        self._size = size
        self._lock = Lock()
        self._kept: OrderedDict[str, Product] = OrderedDict()

    def product(self, files: Mapping[str, str]) -> Product:
        """Return the product that the files describe.

        Raises:
            Malformed: as `load_product`.
        """
        key = digest(dict(sorted(files.items())))
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        product = load_product(files)
        with self._lock:
            self._kept[key] = product
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return product
