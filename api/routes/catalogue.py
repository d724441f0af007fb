"""The published catalogue, as anybody may read it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Query
from starlette.responses import Response

from api.answers import asked_again, ready_bytes
from api.deps import Cursor, Limit, TheRuntime
from api.routing import Routes
from api.schemas.base import MarketCode, ProductCode
from api.schemas.catalogue import Families, Markets, Product, ProductPage

routes = Routes("catalogue", limit="configure")

InMarket = Annotated[MarketCode, Query(description="code of a market")]

InFamily = Annotated[ProductCode | None, Query(description="code of a family; those below it belong to it")]

Known = Annotated[str | None, Header(alias="If-None-Match", description="ETags of what the caller has")]

PORTABLE = "application/vnd.quotewright.portable"
"""A portable file, see docs/portable.md."""


@routes.get("/v1/markets", action="catalogue.read", answer=Markets)
def list_markets(runtime: TheRuntime) -> Response:
    """List the markets."""
    return ready_bytes(runtime.storefront.markets())


@routes.get("/v1/families", action="catalogue.read", answer=Families, problems=(404,))
def list_families(runtime: TheRuntime, market: InMarket) -> Response:
    """List the families of the products sold in a market, each below its parent.

    Where releases of different products say different things of a family, the one published last is right.
    """
    return ready_bytes(runtime.storefront.families(market))


@routes.get("/v1/products", action="catalogue.read", answer=ProductPage, problems=(404,))
def list_products(
    runtime: TheRuntime, market: InMarket, family: InFamily = None, cursor: Cursor = None, limit: Limit = 50
) -> Response:
    """List the products sold in a market, by code, of one family and those below it or of all."""
    return ready_bytes(runtime.storefront.products(market, family=family, cursor=cursor, limit=limit))


@routes.get("/v1/products/{code}", action="catalogue.read", answer=Product, problems=(404,))
def get_product(runtime: TheRuntime, code: str, market: InMarket) -> Response:
    """Show everything a configurator needs to know of a product."""
    return ready_bytes(runtime.storefront.product(code, market))


@routes.get("/v1/products/{code}/engine", action="catalogue.read", answer=PORTABLE, problems=(404,), asked_again=True)
def get_engine(runtime: TheRuntime, code: str, market: InMarket, known: Known = None) -> Response:
    """Return the file from which a browser tells what is possible without asking at every click.

    It holds neither rules nor prices. A product without one answers 404 with the code `not-portable`.
    """
    return asked_again(runtime.storefront.engine(code, market), PORTABLE, known)
