"""Whether the products on sale carry the same copy of their families: each has its own, and is published by itself."""

from __future__ import annotations

from collections.abc import Iterator

from api.runtime import Runtime
from catalog.family import path_of
from catalog.gate import Finding
from catalog.product import Product
from kernel.text import Text


def differing_families(runtime: Runtime, product: Product) -> tuple[Finding, ...]:
    """Return a warning for each family that other products on sale today inherit from, but in other words."""
    return tuple(_differing(runtime, product))


def _differing(runtime: Runtime, product: Product) -> Iterator[Finding]:
    others = [other for other in runtime.shelf.on_sale(runtime.today).products if other.code != product.code]
    for family in product.families:
        codes = dict.fromkeys(
            other.code
            for other in others
            if any(each.code == family.code and each.digest != family.digest for each in other.families)
        )
        if codes:
            named = ", ".join(codes)
            yield Finding(
                "warning",
                "family-differs",
                Text.of(
                    en=f"The family {family.code!r} says something else here than in what is on sale of {named}. "
                    "Write the same into drafts of those, or take over their text.",
                    ru=f"Семейство {family.code!r} описано здесь иначе, чем у продаваемых сейчас: {named}. "
                    "Внесите то же в их черновики или возьмите их текст.",
                ),
                path_of(family.code),
            )
