"""The published catalogue, as anybody may read it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from api.answers import ready_bytes
from api.deps import Cursor, Limit, TheRuntime
from api.routing import Routes
from api.schemas.base import MarketCode
from api.schemas.catalogue import Markets, Product, ProductPage

routes = Routes("catalogue", limit="configure")

InMarket = Annotated[MarketCode, Query(description="code of a market")]


@routes.get("/v1/markets", action="catalogue.read", answer=Markets)
def list_markets(runtime: TheRuntime) -> Response:
    """List the markets."""
    return ready_bytes(runtime.storefront.markets())


@routes.get("/v1/products", action="catalogue.read", answer=ProductPage, problems=(404,))
def list_products(runtime: TheRuntime, market: InMarket, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """List the products sold in a market, by code."""
    return ready_bytes(runtime.storefront.products(market, cursor=cursor, limit=limit))


@routes.get("/v1/products/{code}", action="catalogue.read", answer=Product, problems=(404,))
def get_product(runtime: TheRuntime, code: str, market: InMarket) -> Response:
    """Show everything a configurator needs to know of a product."""
    return ready_bytes(runtime.storefront.product(code, market))
