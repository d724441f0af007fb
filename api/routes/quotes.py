"""The desk's quotes: read, write, send, revise, convert. Every change needs the version that was read (If-Match)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import file, ready
from api.audience import audience_of
from api.deps import Cursor, Key, Limit, MaybeVersion, TheActor, TheRuntime, Version
from api.idempotency import once
from api.problems import request_id_of
from api.routes.sessions import shown
from api.routing import EDITS, PRIVATE, Routes
from api.runtime import Runtime, Work
from api.schemas.base import Language
from api.schemas.configuration import SessionView
from api.schemas.quote import (
    Approving,
    BriefQuote,
    Comparison,
    LineChange,
    LineMove,
    LineRoom,
    NewLine,
    NewLines,
    NewQuote,
    Order,
    Quote,
    QuoteChange,
    QuotePage,
    QuoteRoom,
    RevisionLine,
    SentQuote,
)
from cpq.quote.facade import Quoting, ReleaseOf
from kernel.access import Actor

routes = Routes("quotes")

Json = dict[str, Any]
QuoteId = Annotated[str, Path(max_length=40)]
LineId = Annotated[str, Path(max_length=40)]
Shape = Annotated[
    Literal["quote", "brief"],
    Query(description="`brief` answers with a BriefQuote, whose lines have neither configuration nor waterfall"),
]

CHANGE = {"action": "quote.write", "answer": Quote, "problems": EDITS}


def changed(
    runtime: Runtime,
    request: Request,
    actor: Actor,
    what: str,
    quote_id: str,
    change: Callable[[Quoting], Json],
    *,
    brief: bool = False,
    detail: Json | None = None,
    status: int = 200,
) -> Response:
    """Change a quote in one transaction, with its entry in the audit, and answer with the quote and its new ETag.

    Args:
        runtime: the application.
        request: whose id the audit notes.
        actor: who.
        what: the audit's action.
        quote_id: which quote.
        change: does it and returns the quote.
        brief: answer with a BriefQuote.
        detail: what was asked for, for the audit.
        status: of the answer.
    """
    with runtime.work(actor) as work:
        before = work.quoting.quote_summary(quote_id)
        quote = change(work.quoting.in_brief() if brief else work.quoting)
        after = {**summary(quote), **({"change": detail} if detail else {})}
        work.audit(actor, what, quote_id, before=before, after=after, request_id=request_id_of(request))
    return ready(quote, status, version=quote["version"])


def summary(quote: Json) -> Json:
    """Return what the audit keeps of a quote."""
    revision = quote["revision"]
    return {
        "number": quote["number"],
        "state": quote["state"],
        "version": quote["version"],
        "revision": revision["number"],
        "lines": len(revision["lines"]),
        "total": (revision["totals"] or {}).get("total"),
    }


@routes.get("/v1/quotes", action="quote.read", answer=QuotePage, problems=PRIVATE)
def list_quotes(
    runtime: TheRuntime,
    state: Annotated[str | None, Query(max_length=20)] = None,
    q: Annotated[str, Query(max_length=200, description="in number, buyer or company")] = "",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """List quotes, the last changed first."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.quotes(state=state, text=q, cursor=cursor, limit=limit))


@routes.post("/v1/quotes", action="quote.write", answer=Quote, status=201, problems=(*PRIVATE, 404, 409, 413))
def create_quote(runtime: TheRuntime, request: Request, actor: TheActor, body: NewQuote, key: Key = None) -> Response:
    """Open an empty draft for a buyer."""

    def create(work: Work) -> Response:
        quote = work.quoting.create_quote(
            body.buyer.model_dump(mode="json"), market=body.market, language=body.language, who=actor.name
        )
        work.audit(actor, "quote.created", quote["id"], after=summary(quote), request_id=request_id_of(request))
        return ready(quote, 201, version=quote["version"])

    return once(runtime, actor, key, "POST /v1/quotes", body, create)


@routes.get("/v1/quotes/{quote_id}", action="quote.read", answer=Quote, problems=(*PRIVATE, 404))
def get_quote(runtime: TheRuntime, actor: TheActor, quote_id: QuoteId) -> Response:
    """Show a quote with its newest revision."""
    with runtime.work(actor, read_only=True) as work:
        quote = work.quoting.quote(quote_id)
    return ready(quote, version=quote["version"])


@routes.get("/v1/quotes/{quote_id}/brief", action="quote.read", answer=BriefQuote, problems=(*PRIVATE, 404))
def get_brief_quote(runtime: TheRuntime, quote_id: QuoteId) -> Response:
    """Show a quote without the configurations and waterfalls of its lines: quick, however many there are."""
    with runtime.work(read_only=True) as work:
        quote = work.quoting.in_brief().quote(quote_id)
    return ready(quote, version=quote["version"])


@routes.patch("/v1/quotes/{quote_id}", **CHANGE)
def change_quote(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    body: QuoteChange,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Change the header of the draft: buyer, language, validity, terms, discount."""
    changes = body.model_dump(mode="json", exclude_unset=True)
    return changed(
        runtime,
        request,
        actor,
        "quote.changed",
        quote_id,
        lambda quoting: quoting.change_quote(quote_id, changes, version=version, who=actor.name),
        brief=answer == "brief",
        detail=changes,
    )


@routes.post("/v1/quotes/{quote_id}/lines", **CHANGE | {"status": 201})
def add_line(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    body: NewLine,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Add what a session configured as a line."""
    given = body.model_dump(mode="json", exclude_none=True, include={"discount", "group", "plan", "position"})
    return changed(
        runtime,
        request,
        actor,
        "quote.line_added",
        quote_id,
        lambda quoting: quoting.add_line(
            quote_id, body.session, body.quantity, version=version, who=actor.name, given=given
        ),
        brief=answer == "brief",
        detail=body.model_dump(mode="json"),
        status=201,
    )


@routes.post("/v1/quotes/{quote_id}/lines/batch", **CHANGE | {"status": 201})
def add_lines(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    body: NewLines,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Add many lines as one change: all of them or none."""
    lines = [line.model_dump(mode="json", exclude_unset=True) for line in body.lines]
    return changed(
        runtime,
        request,
        actor,
        "quote.lines_added",
        quote_id,
        lambda quoting: quoting.add_lines(quote_id, lines, version=version, who=actor.name),
        brief=answer == "brief",
        detail={"lines": len(lines)},
        status=201,
    )


@routes.get("/v1/quotes/{quote_id}/lines/{line_id}", action="quote.read", answer=RevisionLine, problems=(*PRIVATE, 404))
def get_line(runtime: TheRuntime, quote_id: QuoteId, line_id: LineId) -> Response:
    """Show a line of the newest revision, with its configuration and waterfall."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.line(quote_id, line_id))


@routes.patch("/v1/quotes/{quote_id}/lines/{line_id}", **CHANGE)
def change_line(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    line_id: LineId,
    body: LineChange,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Change a line: quantity, discount, place, or its whole configuration by that of a session."""
    changes = body.model_dump(mode="json", exclude_unset=True)
    return changed(
        runtime,
        request,
        actor,
        "quote.line_changed",
        quote_id,
        lambda quoting: quoting.change_line(quote_id, line_id, changes, version=version, who=actor.name),
        brief=answer == "brief",
        detail={"line": line_id, **changes},
    )


@routes.post("/v1/quotes/{quote_id}/lines/{line_id}/copy", **CHANGE | {"status": 201})
def copy_line(
    runtime: TheRuntime, request: Request, actor: TheActor, quote_id: QuoteId, line_id: LineId, version: Version
) -> Response:
    """Add a copy of a line right behind it."""
    return changed(
        runtime,
        request,
        actor,
        "quote.line_copied",
        quote_id,
        lambda quoting: quoting.copy_line(quote_id, line_id, version=version, who=actor.name),
        detail={"line": line_id},
        status=201,
    )


@routes.delete("/v1/quotes/{quote_id}/lines/{line_id}", **CHANGE)
def remove_line(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    line_id: LineId,
    version: Version,
    answer: Shape = "quote",
) -> Response:
    """Remove a line."""
    return changed(
        runtime,
        request,
        actor,
        "quote.line_removed",
        quote_id,
        lambda quoting: quoting.remove_line(quote_id, line_id, version=version, who=actor.name),
        brief=answer == "brief",
        detail={"line": line_id},
    )


@routes.post(
    "/v1/quotes/{quote_id}/lines/{line_id}/session",
    action="quote.write",
    answer=SessionView,
    status=201,
    problems=(*PRIVATE, 404, 409),
)
def open_line_session(
    runtime: TheRuntime,
    actor: TheActor,
    quote_id: QuoteId,
    line_id: LineId,
    release: Annotated[ReleaseOf, Query(description="current: the one sold now, with the least changes")] = "line",
) -> Response:
    """Open a session from a line, to configure it anew; the line stays until it is given that session."""
    with runtime.work() as work:
        view = work.quoting.line_session(quote_id, line_id, release=release)
    return shown(view, audience_of(actor), 201)


@routes.get(
    "/v1/quotes/{quote_id}/lines/{line_id}/move",
    action="quote.read",
    answer=LineMove,
    problems=(*PRIVATE, 404, 409),
)
def get_line_move(runtime: TheRuntime, quote_id: QuoteId, line_id: LineId) -> Response:
    """Tell what becomes of a line of the draft under the release that is sold now; nothing changes."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.line_move(quote_id, line_id))


@routes.post("/v1/quotes/{quote_id}/send", action="quote.send", answer=SentQuote, problems=EDITS)
def send_quote(runtime: TheRuntime, request: Request, actor: TheActor, quote_id: QuoteId, version: Version) -> Response:
    """Check and price every line anew, freeze the draft, and make the customer's link, which is told only here.

    Beyond its guard rails a draft is sent by somebody who may approve that, or after an approval.
    """
    return changed(
        runtime,
        request,
        actor,
        "quote.sent",
        quote_id,
        lambda quoting: quoting.send_quote(quote_id, version=version, who=actor.name, role=actor.role),
    )


@routes.post("/v1/quotes/{quote_id}/approve", action="quote.approve", answer=Quote, problems=EDITS)
def approve_quote(
    runtime: TheRuntime, request: Request, actor: TheActor, quote_id: QuoteId, body: Approving, version: Version
) -> Response:
    """Let the draft be sent beyond its guard rails, exactly as it is; any change makes this void."""
    return changed(
        runtime,
        request,
        actor,
        "quote.approved",
        quote_id,
        lambda quoting: quoting.approve_quote(
            quote_id, version=version, who=actor.name, role=actor.role, comment=body.comment
        ),
        detail={"comment": body.comment, "role": str(actor.role)},
    )


@routes.get("/v1/quotes/{quote_id}/negotiation", action="quote.read", answer=QuoteRoom, problems=(*PRIVATE, 404, 409))
def get_quote_room(runtime: TheRuntime, quote_id: QuoteId) -> Response:
    """Tell how far each role may go with a discount on the whole draft, and which line and limit ends it."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.quote_room(quote_id))


@routes.get(
    "/v1/quotes/{quote_id}/lines/{line_id}/negotiation",
    action="quote.read",
    answer=LineRoom,
    problems=(*PRIVATE, 404, 409),
)
def get_line_room(runtime: TheRuntime, quote_id: QuoteId, line_id: LineId) -> Response:
    """Tell how far each role may go on a line of the draft, and which limit ends it."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.line_room(quote_id, line_id))


@routes.post("/v1/quotes/{quote_id}/revise", **CHANGE)
def revise_quote(
    runtime: TheRuntime, request: Request, actor: TheActor, quote_id: QuoteId, version: Version
) -> Response:
    """Open a new draft with the lines of the newest revision."""
    return changed(
        runtime,
        request,
        actor,
        "quote.revised",
        quote_id,
        lambda quoting: quoting.revise_quote(quote_id, version=version, who=actor.name),
    )


@routes.post("/v1/quotes/{quote_id}/cancel", **CHANGE)
def cancel_quote(
    runtime: TheRuntime, request: Request, actor: TheActor, quote_id: QuoteId, version: Version
) -> Response:
    """Withdraw the quote."""
    return changed(
        runtime,
        request,
        actor,
        "quote.cancelled",
        quote_id,
        lambda quoting: quoting.cancel_quote(quote_id, version=version, who=actor.name),
    )


@routes.get("/v1/quotes/{quote_id}/comparison", action="quote.read", answer=Comparison, problems=(*PRIVATE, 404))
def compare_revisions(
    runtime: TheRuntime,
    quote_id: QuoteId,
    before: Annotated[int | None, Query(ge=1, le=10_000, description="a revision; absent: the one before")] = None,
    after: Annotated[int | None, Query(ge=1, le=10_000, description="a revision; absent: the newest")] = None,
) -> Response:
    """Tell why the total changed from one revision to another: line by line, entry by entry, exactly."""
    with runtime.work(read_only=True) as work:
        return ready(work.quoting.compare_revisions(quote_id, before=before, after=after))


@routes.get(
    "/v1/quotes/{quote_id}/document.pdf", action="quote.read", answer="application/pdf", problems=(*PRIVATE, 404)
)
def get_quote_document(
    runtime: TheRuntime,
    quote_id: QuoteId,
    revision: Annotated[int | None, Query(ge=1, le=10_000)] = None,
    lang: Annotated[Language | None, Query()] = None,
) -> Response:
    """Return a revision (the newest if none is named) as a document."""
    with runtime.work(read_only=True) as work:
        number = work.quoting.quote_summary(quote_id)["number"]
        document = work.quoting.quote_document(quote_id, revision=revision, language=lang)
    return file(document, "application/pdf", name=f"{number}.pdf")


@routes.post(
    "/v1/quotes/{quote_id}/convert", action="quote.convert", answer=Order, status=201, also={200: Order}, problems=EDITS
)
def convert_quote(
    runtime: TheRuntime,
    request: Request,
    actor: TheActor,
    quote_id: QuoteId,
    version: MaybeVersion,
    key: Key = None,
) -> Response:
    """Turn the accepted revision into an order: 201 the first time, 200 with the same order ever after."""

    def convert(work: Work) -> Response:
        order, is_new = work.ordering.convert_quote(quote_id, who=actor.name, version=version)
        if is_new:
            after = {"order": order["id"], "number": order["number"], "digest": order["digest"]}
            work.audit(actor, "quote.converted", quote_id, after=after, request_id=request_id_of(request))
        return ready(order, 201 if is_new else 200)

    return once(runtime, actor, key, f"POST /v1/quotes/{quote_id}/convert", None, convert)
