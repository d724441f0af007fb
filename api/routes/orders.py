"""The desk's orders, to read."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from starlette.responses import Response

from api.answers import ready
from api.deps import Cursor, Limit, TheActor, TheRuntime
from api.routing import PRIVATE, Routes
from api.schemas.quote import Order, OrderPage

routes = Routes("orders")


@routes.get("/v1/orders", action="order.read", answer=OrderPage, problems=PRIVATE)
def list_orders(
    runtime: TheRuntime,
    q: Annotated[str, Query(max_length=200, description="in number, buyer or company")] = "",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """List orders, newest first."""
    with runtime.work(read_only=True) as work:
        return ready(work.ordering.orders(text=q, cursor=cursor, limit=limit))


@routes.get("/v1/orders/{order_id}", action="order.read", answer=Order, problems=(*PRIVATE, 404))
def get_order(runtime: TheRuntime, actor: TheActor, order_id: Annotated[str, Path(max_length=40)]) -> Response:
    """Show an order with its lines and their bills of materials."""
    with runtime.work(actor, read_only=True) as work:
        return ready(work.ordering.order(order_id))
