"""The look of a configured product: what decides its scene, and a name for that, without making the scene.

Every click shows a product, and most of what is shown by address is never fetched. A scene takes milliseconds to make
and as long to digest; the values that its recipe reads are known at once. So a picture is addressed by the digest of
its look, and its scene is made when somebody asks for the picture. Equal looks are equal scenes, byte by byte; two
looks may give the same scene.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any

import orjson

from catalog.geometry import Formula, Lookup, Swatch
from catalog.product import Product

BUILDER = "1"
"""Raised whenever `visualization.build` makes another scene of the same recipe and values."""


@dataclass(frozen=True)
class Look:
    """What decides a scene.

    Args:
        product: digest of the product.
        values: of the characteristics that its recipe reads, in the order of their names.
    """

    product: str
    values: Mapping[str, str]

    @cached_property
    def content(self) -> bytes:
        """The look as bytes, for keeping; equal looks are equal bytes."""
        data = {"builder": BUILDER, "product": self.product, "values": self.values}
        return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content: the address of its pictures."""
        return hashlib.sha256(self.content).hexdigest()

    @classmethod
    def read(cls, content: bytes) -> Look | None:
        """Return the look that was kept; None if it is damaged or from another builder."""
        try:
            data = orjson.loads(content)
        except orjson.JSONDecodeError:
            return None
        if not isinstance(data, dict) or data.get("builder") != BUILDER:
            return None
        return cls(str(data.get("product")), dict(data.get("values", {})))


def read_names(product: Product) -> tuple[str, ...]:
    """Return the characteristics that a product's recipe may read, in order."""
    return tuple(sorted(set(_names(product, product.recipe))))


def _names(product: Product, item: Any) -> Iterator[str]:
    if isinstance(item, Formula):
        yield from product.expression(item.text).names
    elif isinstance(item, Swatch):
        yield item.characteristic
    elif isinstance(item, Mapping):
        for each in item.values():
            yield from _names(product, each)
    elif isinstance(item, tuple | list):
        for each in item:
            yield from _names(product, each)
    elif is_dataclass(item):
        if isinstance(item, Lookup):
            yield item.by
        for field in fields(item):
            yield from _names(product, getattr(item, field.name))
