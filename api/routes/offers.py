"""What a customer sees through the link. The token travels in a header, never in an address that servers write down.

Reading changes nothing, whoever fetches the page (a mail scanner does): only a POST made by the page accepts or
declines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request
from starlette.responses import Response

from api.answers import file, ready
from api.deps import TheActor, TheRuntime
from api.problems import request_id_of
from api.routing import Routes
from api.runtime import Runtime
from api.schemas.base import Language
from api.schemas.quote import Acceptance, Declining, Offer
from cpq.quote.facade import Quoting
from kernel.access import Actor
from kernel.errors import Unauthenticated

routes = Routes("offer", limit="offer")

Json = dict[str, Any]

OFFER = {"action": "offer.read", "answer": Offer, "problems": (401, 404, 410)}
REPLY = {"action": "offer.answer", "answer": Offer, "problems": (401, 404, 409, 410, 413)}


async def offer_token(
    authorization: Annotated[str | None, Header(description="`Offer TOKEN`, the token behind # in the link")] = None,
) -> str:
    """Return the token of the link."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "offer" or not token.strip():
        raise Unauthenticated("Open the link of the offer again: its token is missing.", code="offer-token-missing")
    return token.strip()


Token = Annotated[str, Depends(offer_token)]


@routes.get("/v1/offer", **OFFER)
def get_offer(runtime: TheRuntime, token: Token) -> Response:
    """Show the offer."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.offer(token))


@routes.get("/v1/offer/document.pdf", action="offer.read", answer="application/pdf", problems=(401, 404, 410))
def get_offer_document(runtime: TheRuntime, token: Token, lang: Annotated[Language | None, Query()] = None) -> Response:
    """Return the offer as a document."""
    with runtime.work(read_only=True) as work:
        return file(work.quoting.offer_document(token, lang), "application/pdf", name="offer.pdf")


@routes.post("/v1/offer/accept", **REPLY)
def accept_offer(runtime: TheRuntime, request: Request, actor: TheActor, token: Token, body: Acceptance) -> Response:
    """Accept; accepting again gives the same answer."""
    return _answered(runtime, request, actor, "offer.accepted", lambda quoting: quoting.accept_offer(token, body.name))


@routes.post("/v1/offer/decline", **REPLY)
def decline_offer(runtime: TheRuntime, request: Request, actor: TheActor, token: Token, body: Declining) -> Response:
    """Decline; declining again gives the same answer."""
    return _answered(
        runtime, request, actor, "offer.declined", lambda quoting: quoting.decline_offer(token, body.reason)
    )


def _answered(
    runtime: Runtime, request: Request, actor: Actor, what: str, reply: Callable[[Quoting], Json]
) -> Response:
    with runtime.work() as work:
        offer = reply(work.quoting)
        after = {"state": offer["state"], "revision": offer["revision"]["number"], "by": offer["accepted_by"]}
        work.audit(actor, what, offer["quote"]["number"], after=after, request_id=request_id_of(request))
    return ready(offer)
