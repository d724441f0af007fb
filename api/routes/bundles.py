"""Bundles: what there is, and bundles as groups of lines on the desk's quotes."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import ready
from api.deps import TheActor, TheRuntime, Version
from api.routes.catalogue import InMarket
from api.routes.quotes import CHANGE, QuoteId, Shape, changed
from api.routing import PRIVATE, Routes
from api.schemas.bundle import BundleChange, Bundles, NewBundle

routes = Routes("bundles", limit="configure")

GroupId = Annotated[str, Path(max_length=40)]


@routes.get("/v1/bundles", action="catalogue.read", answer=Bundles, problems=(404,))
def list_bundles(runtime: TheRuntime, market: InMarket) -> Response:
    """List the bundles that anybody may buy in a market today, each with its price and what it saves."""
    with runtime.work(read_only=True) as work:
        return ready({"items": work.quoting.bundles(market)})


@routes.get("/v1/quotes/{quote_id}/bundles", action="quote.read", answer=Bundles, problems=(*PRIVATE, 404))
def list_quote_bundles(runtime: TheRuntime, actor: TheActor, quote_id: QuoteId) -> Response:
    """List the bundles for the buyer of a quote in its market, at their prices."""
    with runtime.work(actor, read_only=True) as work:
        return ready({"items": work.quoting.quote_bundles(quote_id)})


@routes.post("/v1/quotes/{quote_id}/bundles", **CHANGE | {"status": 201})
def add_bundle(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    body: NewBundle,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Add a bundle as lines that are held together as a group; each may be changed like any other.

    Its price stays while all members are there with their fixed values, in quantities that make whole bundles.
    """
    return changed(
        runtime,
        request,
        actor,
        "quote.bundle_added",
        quote_id,
        lambda quoting: quoting.add_bundle(
            quote_id, body.bundle, body.quantity, version=version, who=actor.name, options=body.options
        ),
        brief=answer == "brief",
        detail=body.model_dump(mode="json"),
        status=201,
    )


@routes.patch("/v1/quotes/{quote_id}/bundles/{group_id}", **CHANGE)
def change_bundle(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    group_id: GroupId,
    body: BundleChange,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Make a group so many of its bundle: all its lines get the quantities of that."""
    return changed(
        runtime,
        request,
        actor,
        "quote.bundle_changed",
        quote_id,
        lambda quoting: quoting.change_bundle(quote_id, group_id, body.quantity, version=version, who=actor.name),
        brief=answer == "brief",
        detail={"group": group_id, "quantity": body.quantity},
    )


@routes.delete("/v1/quotes/{quote_id}/bundles/{group_id}", **CHANGE)
def remove_bundle(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    group_id: GroupId,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Remove a bundle with its lines."""
    return changed(
        runtime,
        request,
        actor,
        "quote.bundle_removed",
        quote_id,
        lambda quoting: quoting.remove_bundle(quote_id, group_id, version=version, who=actor.name),
        brief=answer == "brief",
        detail={"group": group_id},
    )
