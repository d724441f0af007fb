"""Which release a draft would follow in each market: the newest that is for it, also where that came after the draft.

So what a draft changes is told against what is sold there: what it took over from a release that overtook it is no
change of the draft, and what it would take back of one is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.runtime import Runtime
from catalog.draft.model import Draft
from catalog.product import Product
from catalog.release import ReleaseHead
from catalog.store import ReleaseStore


@dataclass(frozen=True, slots=True)
class Followed:
    """A release that is followed.

    Args:
        product: as it sells it.
        number: of the release.
    """

    product: Product
    number: int


def followed(runtime: Runtime, draft: Draft) -> Mapping[str, Followed]:
    """Return the releases that a draft would follow, by market; of one that was published, those that it followed.

    Raises:
        Unknown: its product was never published.
    """
    base, _ = runtime.shelf.by_digest(draft.head.base)
    with runtime.database.transaction(read_only=True) as session:
        heads = _before(draft, ReleaseStore(session).heads(draft.head.product))
    markets = sorted({market for head in heads for market in head.markets})
    found = {market: _newest(heads, market) for market in markets}
    by_market = {
        market: Followed(runtime.shelf.by_digest(head.digest)[0], head.number)
        for market, head in found.items()
        if head is not None
    }
    return by_market or dict.fromkeys(base.markets, Followed(base, draft.head.base_number))


def followed_in(runtime: Runtime, draft: Draft, market: str) -> Product:
    """Return the product that a draft would follow in a market; the one it stands on where it would follow none.

    Raises:
        Unknown: its product was never published.
    """
    found = followed(runtime, draft).get(market)
    return found.product if found else runtime.shelf.by_digest(draft.head.base)[0]


def newest_before(runtime: Runtime, draft: Draft) -> int:
    """Return the number of the newest release that a draft could follow; what is told against it holds until the next.

    0 if its product was never published.
    """
    with runtime.database.transaction(read_only=True) as session:
        heads = _before(draft, ReleaseStore(session).heads(draft.head.product))
    return max((head.number for head in heads), default=0)


def _before(draft: Draft, heads: tuple[ReleaseHead, ...]) -> tuple[ReleaseHead, ...]:
    """Leave out the release that a draft has become, and what came after that."""
    own = next((head.number for head in heads if head.id == draft.head.released), None)
    return tuple(head for head in heads if own is None or head.number < own)


def _newest(heads: tuple[ReleaseHead, ...], market: str) -> ReleaseHead | None:
    there = [head for head in heads if market in head.markets and head.days(market)]
    return max(there, key=lambda head: head.number, default=None)
