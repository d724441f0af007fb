"""Which release a draft would follow in each market: the one it stands on where that is for the market.

In any other market it is the newest that is. So what a draft changes is told against what is sold there.
"""

from __future__ import annotations

from collections.abc import Mapping

from api.runtime import Runtime
from catalog.draft.model import Draft
from catalog.product import Product
from catalog.release import ReleaseHead
from catalog.store import ReleaseStore


def followed(runtime: Runtime, draft: Draft) -> Mapping[str, Product]:
    """Return the products that a draft would follow, by market.

    Raises:
        Unknown: its product was never published.
    """
    base, _ = runtime.shelf.by_digest(draft.head.base)
    with runtime.database.transaction(read_only=True) as session:
        heads = ReleaseStore(session).heads(draft.head.product)
    markets = sorted({market for head in heads for market in head.markets})
    found = {market: _head(heads, market, draft.head.base_number) for market in markets}
    by_market = {market: runtime.shelf.by_digest(head.digest)[0] for market, head in found.items() if head is not None}
    return by_market or dict.fromkeys(base.markets, base)


def followed_in(runtime: Runtime, draft: Draft, market: str) -> Product:
    """Return the product that a draft would follow in a market; the one it stands on where it would follow none.

    Raises:
        Unknown: its product was never published.
    """
    return followed(runtime, draft).get(market) or runtime.shelf.by_digest(draft.head.base)[0]


def _head(heads: tuple[ReleaseHead, ...], market: str, base: int) -> ReleaseHead | None:
    there = [head for head in heads if market in head.markets and head.days(market)]
    return max(there, key=lambda head: (head.number == base, head.number), default=None)
