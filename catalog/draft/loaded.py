"""Drafts as products, read once for as long as nobody writes: a bench, a test run and a review ask for the same again.

What cannot be read is read again each time, so that its problems are always told.
"""

from __future__ import annotations

from collections.abc import Mapping

from catalog.load import load_product
from catalog.product import Product
from kernel.digest import digest
from kernel.kept import Kept

KEPT = 16
"""Products kept: those of the drafts that people work on just now."""


class LoadedDrafts:
    """The products of drafts, by the digest of their files; safe to share between threads.

    Args:
        size: how many are kept.
    """

    def __init__(self, size: int = KEPT) -> None:
        self._kept = Kept[str, Product](size)

    def product(self, files: Mapping[str, str]) -> Product:
        """Return the product that the files describe.

        Raises:
            Malformed: as `load_product`.
        """
        key = digest(dict(sorted(files.items())))
        found = self._kept.get(key)
        if found is None:
            found = load_product(files)
            self._kept.put(key, found)
        return found
