"""What a customer sees through the link. The token travels in a header, never in an address that servers write down.

Reading changes nothing, whoever fetches the page (a mail scanner does): only a POST made by the page accepts or
declines.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header, Query
from starlette.responses import Response

from api.answers import file, ready
from api.deps import TheRuntime
from api.routing import Routes
from api.schemas.base import Language
from api.schemas.quote import Acceptance, Declining, Offer
from kernel.errors import Unauthenticated

routes = Routes("offer", limit="offer")

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
def accept_offer(runtime: TheRuntime, token: Token, body: Acceptance) -> Response:
    """Accept; accepting again gives the same answer."""
    with runtime.work() as work:
        accepted = work.quoting.accept_offer(token, body.name)
    return ready(accepted)


@routes.post("/v1/offer/decline", **REPLY)
def decline_offer(runtime: TheRuntime, token: Token, body: Declining) -> Response:
    """Decline; declining again gives the same answer."""
    with runtime.work() as work:
        declined = work.quoting.decline_offer(token, body.reason)
    return ready(declined)
