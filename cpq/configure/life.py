"""Whether a product may be newly sold: what is only announced, or discontinued, begins no session."""

from __future__ import annotations

from datetime import date

from catalog.life import no_longer_sold, not_yet_sold
from catalog.product import Product
from kernel.errors import Conflict
from kernel.text import Text


def check_sold(product: Product, market: str, day: date) -> None:
    """Let a product be newly sold in a market on a day, or refuse. Whatever was begun on one of its releases goes on.

    Raises:
        Conflict: it is not sold yet, or not any more; says since or until when, and what follows it.
    """
    life = product.life.in_market(market)
    stage = life.on(day)
    if stage.is_sold:
        return
    successor = life.successor
    if stage.state == "announced":
        assert stage.until is not None  # it waits for the day on which it becomes active
        said, code, since = not_yet_sold(product.name, stage.until), "product-announced", stage.until
    else:
        assert stage.since is not None  # discontinued on a day
        following = Text.of(en=repr(successor), ru=f"«{successor}»") if successor else None
        said, code, since = no_longer_sold(product.name, stage.since, following), "product-discontinued", stage.since
    raise Conflict(
        said.in_("en"),
        code=code,
        product=product.code,
        since=since.isoformat(),
        successor=successor or None,
        text=said.to_json(),
    )
