"""What others may ask of orders: plain data in, plain data out, the same in process and over HTTP."""

from __future__ import annotations

from typing import Any, Protocol

Json = dict[str, Any]


class Ordering(Protocol):
    """Orders; a binding works within one transaction that its caller owns."""

    def convert_quote(self, quote_id: str, *, who: str, version: int | None = None) -> tuple[Json, bool]:
        """Turn the accepted revision into an order; return the Order and whether it was made just now.

        Converting again gives the same order, whatever version is expected then.

        Raises:
            Conflict: nothing was accepted yet.
            Stale: the quote changed since `version`, and is not ordered.
        """
        ...

    def orders(self, *, text: str = "", cursor: str | None = None, limit: int = 50) -> Json:
        """Return a page of orders, newest first: `{"items": [...], "next": cursor or None}`."""
        ...

    def order(self, order_id: str) -> Json:
        """Return an Order with its lines and their bills of materials."""
        ...
