"""A visitor asks for a quote of what they configured, or of a bundle."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.answers import ready
from api.deps import Key, TheActor, TheRuntime
from api.idempotency import once
from api.problems import request_id_of
from api.routing import Routes
from api.runtime import Work
from api.schemas.quote import NewQuoteRequest, QuoteRequested

routes = Routes("quote requests", limit="request")


@routes.post("/v1/quote-requests", action="quote.request", answer=QuoteRequested, status=201, problems=(404, 409, 413))
def request_quote(
    runtime: TheRuntime, request: Request, actor: TheActor, body: NewQuoteRequest, key: Key = None
) -> Response:
    """Ask for a quote; the answer is the number to refer to, and nothing else about it."""

    def ask(work: Work) -> Response:
        contact = body.contact.model_dump(mode="json")
        if body.bundle is not None and body.market is not None:
            asked = work.quoting.request_bundle(
                body.bundle,
                body.quantity,
                contact,
                language=body.language,
                market=body.market,
                options=body.options,
            )
        else:
            asked = work.quoting.request_quote(
                body.session or "", body.quantity, contact, language=body.language, market=body.market
            )
        work.audit(actor, "quote.requested", asked["number"], request_id=request_id_of(request))
        return ready({"number": asked["number"]}, 201)

    return once(runtime, actor, key, "POST /v1/quote-requests", body, ask)
