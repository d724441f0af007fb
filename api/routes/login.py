"""Logging in and out, and who one is."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.answers import ready
from api.auth.credentials import COOKIE, Login
from api.auth.logins import log_in, log_out
from api.deps import TheActor, TheRuntime, client_of
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.login import Credentials, LoggedIn, Me
from kernel.access import Actor

routes = Routes("login")


@routes.post("/v1/login", action="login.open", answer=LoggedIn, limit="login", problems=(401, 413))
def login(runtime: TheRuntime, request: Request, body: Credentials) -> Response:
    """Log a browser in; sets an HttpOnly cookie."""
    runtime.limits.hit("login-name", body.email.strip().lower())
    opened = log_in(runtime, body.email, body.password, client_of(request), request_id_of(request))
    response = ready({"actor": shown(opened.actor), "csrf": opened.csrf})
    response.set_cookie(
        COOKIE,
        opened.secret or "",
        max_age=runtime.settings.login_hours * 3600,
        secure=runtime.settings.secure_cookies,
        httponly=True,
        samesite="strict",
    )
    return response


@routes.post("/v1/logout", action="login.close", answer=None, status=204, problems=PRIVATE)
def logout(runtime: TheRuntime, request: Request, actor: TheActor) -> Response:
    """Log out; the cookie is worth nothing afterwards."""
    login: Login = request.state.login
    if login.secret is not None:
        log_out(runtime, actor, login.secret, request_id_of(request))
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, secure=runtime.settings.secure_cookies, httponly=True, samesite="strict")
    return response


@routes.get("/v1/me", action="login.read", answer=Me)
async def me(runtime: TheRuntime, request: Request, actor: TheActor) -> Response:
    """Tell who asks, and what to send as X-CSRF-Token."""
    login: Login = request.state.login
    return ready(
        {"actor": None if actor.is_anonymous else shown(actor), "csrf": login.csrf, "demo": runtime.settings.demo}
    )


def shown(actor: Actor) -> dict[str, str | None]:
    """Return an actor as it is told to itself."""
    return {"id": actor.id, "name": actor.name, "email": actor.email, "role": str(actor.role)}
