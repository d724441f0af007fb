"""What is possible under some choices, without a session: nothing is opened, completed, priced or written.

For those who keep the choices themselves: a page of their own, a search, another system that checks what it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.product import Product
from cpq.configure.view import Audience
from rules import Propagation


@dataclass(frozen=True, slots=True)
class Possibilities:
    """What is possible under some choices.

    Args:
        product: as it is in a release.
        number: of that release.
        market: where it is asked for.
        found: what the engine says.
    """

    product: Product
    number: int
    market: str
    found: Propagation

    def to_json(self, audience: Audience = "customer") -> dict[str, Any]:
        """Return the Possibilities of the HTTP contract."""
        hidden = self.product.internal if audience == "customer" else frozenset[str]()
        return {
            "product": self.product.code,
            "release": {"digest": self.product.digest, "number": self.number},
            "market": self.market,
            "consistent": self.found.consistent,
            "possible": _shown(self.found.domains, hidden),
            "undecided": _shown(self.found.undecided, hidden),
        }


def _shown(values: Mapping[str, tuple[str, ...]], hidden: frozenset[str]) -> dict[str, tuple[str, ...]]:
    return {name: each for name, each in values.items() if name not in hidden}
