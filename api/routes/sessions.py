"""Configuring: each click is one request and one transaction; the answer is the whole view, as ready bytes.

A conflict is a good answer (200): the session is as it was, and the view says why and what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import Annotated, TypeVar

from anyio import to_thread
from fastapi import Query, Request
from pydantic import TypeAdapter, ValidationError
from starlette.responses import Response

from api.answers import JSON, ready, ready_bytes
from api.audience import audience_of
from api.deps import MaybeVersion, TheActor, TheRuntime, admitted, client_of, if_match
from api.routing import Routes
from api.runtime import Runtime
from api.schemas.base import Name, ValueCode
from api.schemas.configuration import (
    Against,
    Asked,
    Best,
    BestWanted,
    Budget,
    Compromises,
    Coupons,
    Goal,
    NewChoice,
    NewSession,
    OptionPrices,
    Possibilities,
    SessionView,
    ValuePrices,
    Why,
)
from cpq.facade import Audience, Choose, Configuring, OpenSession, Wanted
from cpq.facade import SessionView as View
from kernel.access import Actor, authorise
from kernel.at_once import NotAtOnce

LIMIT = "configure"
routes = Routes("configuring", limit=LIMIT)

NEW_CHOICE, ASKED = TypeAdapter(NewChoice), TypeAdapter(Asked)
ACTION = "session.configure"
CLICK = {"action": ACTION, "answer": SessionView, "problems": (404, 412, 413)}


def shown(view: View, audience: Audience, status: int = 200) -> Response:
    """Return a view as an answer."""
    return ready_bytes(view.encoded(audience), status, version=view.session.version)


@routes.post(
    "/v1/sessions", action="session.configure", answer=SessionView, status=201, problems=(401, 403, 404, 409, 413)
)
def open_session(runtime: TheRuntime, actor: TheActor, body: NewSession) -> Response:
    """Open a session on a product, completed to a valid and priced configuration."""
    audience = audience_of(actor)
    if body.quote is not None:
        authorise(actor, "quote.read")
    opening = OpenSession(body.product, body.market, body.choices, quote=body.quote)
    view = runtime.configuring.open_session(opening, audience=audience)
    return shown(view, audience, 201)


@routes.get("/v1/sessions/{session_id}", action="session.configure", answer=SessionView, problems=(404,))
def get_session(runtime: TheRuntime, actor: TheActor, session_id: str) -> Response:
    """Show a session."""
    audience = audience_of(actor)
    view = runtime.configuring.session(session_id, audience=audience)
    return shown(view, audience)


T = TypeVar("T")
Click = Callable[[Configuring, str, int | None, Audience], View]
"""Does a click: in which sessions, in which of them, the version that was seen, who clicks."""


def clicked(runtime: Runtime, actor: Actor, session_id: str, version: int | None, click: Click) -> Response:
    """Click, and wait as long as it takes."""
    audience = audience_of(actor)
    return shown(click(runtime.configuring, session_id, version, audience), audience)


async def clicked_directly(request: Request, click: Click) -> Response:
    """Count, authorise and click: at once if the answer is known, else in a thread that may wait."""
    version = if_match(request.headers.get("if-match"))
    runtime, actor = await admitted(request, LIMIT, ACTION)
    session_id, audience = request.path_params["session_id"], audience_of(actor)
    if runtime.at_once is not None:
        with suppress(NotAtOnce):
            return shown(click(runtime.at_once, session_id, version, audience), audience)
    return await to_thread.run_sync(clicked, runtime, actor, session_id, version, click)


def choosing(body: NewChoice) -> Click:
    """Return the click that chooses a value."""
    wanted = Choose(body.characteristic, body.value, tuple(body.take_back))
    return lambda sessions, session_id, version, audience: sessions.choose(
        session_id, wanted, version=version, audience=audience
    )


def taking_back(characteristic: str) -> Click:
    """Return the click that takes a choice back."""
    return lambda sessions, session_id, version, audience: sessions.take_back(
        session_id, characteristic, version=version, audience=audience
    )


def undoing(sessions: Configuring, session_id: str, version: int | None, audience: Audience) -> View:
    """Undo the last click."""
    return sessions.undo(session_id, version=version, audience=audience)


def clearing(sessions: Configuring, session_id: str, version: int | None, audience: Audience) -> View:
    """Take every choice back."""
    return sessions.clear(session_id, version=version, audience=audience)


async def usual_body(request: Request, shape: TypeAdapter[T]) -> T | None:
    """Return the body of a request, if there is nothing unusual about it."""
    if request.headers.get("content-type") != JSON:
        return None
    try:
        return shape.validate_json(await request.body())
    except ValidationError:
        return None


async def choose_directly(request: Request) -> Response | None:
    """Answer as `choose` does, if there is nothing unusual about the request."""
    body = await usual_body(request, NEW_CHOICE)
    return None if body is None else await clicked_directly(request, choosing(body))


@routes.post("/v1/sessions/{session_id}/choices", direct=choose_directly, **CLICK)
def choose(runtime: TheRuntime, actor: TheActor, session_id: str, body: NewChoice, version: MaybeVersion) -> Response:
    """Choose a value; if it is impossible, the session stays as it was and `conflict` says why."""
    return clicked(runtime, actor, session_id, version, choosing(body))


@routes.delete("/v1/sessions/{session_id}/choices/{characteristic}", **CLICK)
def take_back(
    runtime: TheRuntime, actor: TheActor, session_id: str, characteristic: str, version: MaybeVersion
) -> Response:
    """Take a choice back."""
    return clicked(runtime, actor, session_id, version, taking_back(characteristic))


@routes.post("/v1/sessions/{session_id}/undo", direct=partial(clicked_directly, click=undoing), **CLICK)
def undo(runtime: TheRuntime, actor: TheActor, session_id: str, version: MaybeVersion) -> Response:
    """Undo the last click."""
    return clicked(runtime, actor, session_id, version, undoing)


@routes.post("/v1/sessions/{session_id}/clear", direct=partial(clicked_directly, click=clearing), **CLICK)
def clear(runtime: TheRuntime, actor: TheActor, session_id: str, version: MaybeVersion) -> Response:
    """Take every choice back; one undo brings them again."""
    return clicked(runtime, actor, session_id, version, clearing)


def told_possible(sessions: Configuring, product: str, asked: Asked, audience: Audience) -> Response:
    """Tell what is possible under some choices."""
    found = sessions.possible(product, asked.market, asked.choices, audience=audience)
    return ready(found.to_json(audience))


async def possible_directly(request: Request) -> Response | None:
    """Answer as `possible` does, if there is nothing unusual about the request and the answer is a look-up."""
    asked = await usual_body(request, ASKED)
    if asked is None:
        return None
    runtime, actor = await admitted(request, LIMIT, ACTION)
    arguments = request.path_params["code"], asked, audience_of(actor)
    if runtime.at_once is not None:
        with suppress(NotAtOnce):
            return told_possible(runtime.at_once, *arguments)
    return await to_thread.run_sync(told_possible, runtime.configuring, *arguments)


@routes.post(
    "/v1/products/{code}/possible",
    action=ACTION,
    answer=Possibilities,
    problems=(404, 409, 413),
    direct=possible_directly,
)
def possible(runtime: TheRuntime, actor: TheActor, code: str, body: Asked) -> Response:
    """Tell what is possible under some choices, without opening a session: nothing is completed, priced or kept.

    Of a characteristic that is chosen the chosen value is left. Choices that are not possible together leave nothing;
    opening a session with them tells why.
    """
    return told_possible(runtime.configuring, code, body, audience_of(actor))


@routes.put("/v1/sessions/{session_id}/coupons", **{**CLICK, "problems": (404, 409, 412, 413)})
def enter_coupons(
    request: Request, runtime: TheRuntime, actor: TheActor, session_id: str, body: Coupons, version: MaybeVersion
) -> Response:
    """Enter coupons; one that gives nothing here is refused, and it is not told whether it does elsewhere."""
    if body.coupons:
        runtime.limits.hit("coupon", client_of(request))
    audience = audience_of(actor)
    view = runtime.configuring.enter_coupons(session_id, body.coupons, version=version, audience=audience)
    return shown(view, audience)


@routes.get("/v1/sessions/{session_id}/why", action="session.configure", answer=Why, problems=(404,))
def why(
    runtime: TheRuntime,
    actor: TheActor,
    session_id: str,
    characteristic: Annotated[Name, Query()],
    value: Annotated[ValueCode, Query()],
) -> Response:
    """Tell why a value cannot be had, or what forces it."""
    audience = audience_of(actor)
    answer = runtime.configuring.why(session_id, characteristic, value, audience=audience)
    return ready(answer.to_json(audience))


@routes.get("/v1/sessions/{session_id}/prices", action="session.configure", answer=ValuePrices, problems=(404,))
def value_prices(
    runtime: TheRuntime, actor: TheActor, session_id: str, budget: Annotated[Budget | None, Query()] = None
) -> Response:
    """Tell what every value of every characteristic costs at the least, and what a budget leaves."""
    audience = audience_of(actor)
    amount = None if budget is None else Decimal(budget)
    answer = runtime.configuring.value_prices(session_id, budget=amount, audience=audience)
    return ready(answer.to_json(audience))


@routes.get(
    "/v1/sessions/{session_id}/prices/{characteristic}",
    action="session.configure",
    answer=OptionPrices,
    problems=(404,),
)
def option_prices(runtime: TheRuntime, actor: TheActor, session_id: str, characteristic: str) -> Response:
    """Tell what choosing each possible value of a characteristic would make of the total."""
    audience = audience_of(actor)
    answer = runtime.configuring.option_prices(session_id, characteristic, audience=audience)
    return ready(answer.to_json(audience))


@routes.get(
    "/v1/sessions/{session_id}/compromises/{characteristic}",
    action="session.configure",
    answer=Compromises,
    problems=(403, 404, 409),
)
def compromises(
    runtime: TheRuntime,
    actor: TheActor,
    session_id: str,
    characteristic: str,
    against: Annotated[Against, Query()] = "price",
) -> Response:
    """Tell how good the product may be in one respect, and what that costs, or leaves for whoever reads margins."""
    audience = audience_of(actor)
    answer = runtime.configuring.compromises(session_id, characteristic, against=against, audience=audience)
    return ready(answer.to_json())


@routes.get("/v1/sessions/{session_id}/best", action="session.configure", answer=Best, problems=(403, 404, 409))
def best(
    runtime: TheRuntime,
    actor: TheActor,
    session_id: str,
    goal: Annotated[Goal, Query()],
    budget: Annotated[Budget | None, Query()] = None,
) -> Response:
    """Tell the best complete product that meets the choices, and whether it is proved that none is better."""
    audience = audience_of(actor)
    answer = runtime.configuring.best(session_id, wanted(goal, budget), audience=audience)
    return ready(answer.to_json(audience))


@routes.post("/v1/sessions/{session_id}/best", **{**CLICK, "problems": (403, 404, 409, 412, 413)})
def choose_best(
    runtime: TheRuntime, actor: TheActor, session_id: str, body: BestWanted, version: MaybeVersion
) -> Response:
    """Choose the best complete product that meets the choices, as one click."""
    audience = audience_of(actor)
    goal = wanted(body.goal, body.budget, body.having)
    view = runtime.configuring.choose_best(session_id, goal, version=version, audience=audience)
    return shown(view, audience)


def wanted(goal: Goal, budget: str | None, having: Mapping[str, str] | None = None) -> Wanted:
    """Return what is to be best."""
    return Wanted(goal, None if budget is None else Decimal(budget), having or {})
