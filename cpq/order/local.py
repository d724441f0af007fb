"""Orders in this process: the protocol of `facade.py` over the use cases."""

from __future__ import annotations

from typing import Any

from cpq.order.convert import convert
from cpq.order.store import OrderStore
from cpq.order.view import listed_json, order_json
from cpq.quote.desk import Desk
from cpq.quote.page import checked_limit, from_cursor, to_cursor

Json = dict[str, Any]


class LocalOrdering:
    """Ordering within one transaction.

    Args:
        desk: the transaction, and everything the use cases work with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def convert_quote(self, quote_id: str, *, who: str, version: int | None = None) -> tuple[Json, bool]:
        """Turn the accepted revision into an order."""
        order, is_new = convert(self._desk, quote_id, who=who, version=version)
        return order_json(self._desk, order), is_new

    def orders(self, *, text: str = "", cursor: str | None = None, limit: int = 50) -> Json:
        """Return a page of orders, newest first."""
        size = checked_limit(limit)
        store = OrderStore(self._desk.session)
        found = store.listed(text=text.strip(), after=from_cursor(cursor), limit=size + 1)
        page = found[:size]
        more = to_cursor(page[-1].created_at, page[-1].id) if len(found) > size else None
        return {"items": [listed_json(order) for order in page], "next": more}

    def order(self, order_id: str) -> Json:
        """Return an Order."""
        return order_json(self._desk, OrderStore(self._desk.session).get(order_id).verified())
