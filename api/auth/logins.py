"""Logging a browser in and out, with an entry in the audit for each attempt."""

from __future__ import annotations

from datetime import timedelta

from api.auth.credentials import Login
from api.auth.secrets import csrf_of, digest_of, is_password, new_secret
from api.auth.store import actor_of, close_login, open_login, user_by_email
from api.runtime import Runtime
from kernel.access import ANONYMOUS, Actor
from kernel.audit import audit
from kernel.errors import Unauthenticated


def log_in(runtime: Runtime, email: str, password: str, address: str, request_id: str) -> Login:
    """Check credentials and open a login.

    Raises:
        Unauthenticated: they are wrong. Neither words nor time tell an unknown name from a wrong password.
    """
    with runtime.database.transaction(read_only=True) as session:
        user = user_by_email(session, email)
    is_right = is_password(password, None if user is None else user.password)
    if user is None or not is_right:
        _note_failure(runtime, email, address, request_id)
        raise Unauthenticated("E-mail or password is wrong.", code="login-failed")
    actor, secret, now = actor_of(user), new_secret(), runtime.clock.now()
    with runtime.database.transaction() as session:
        open_login(session, user.id, secret, now, now + timedelta(hours=runtime.settings.login_hours))
        audit(session, runtime.clock, actor, "login.opened", user.id, after={"address": address}, request_id=request_id)
    return Login(actor, csrf_of(secret, runtime.key), secret)


def log_out(runtime: Runtime, actor: Actor, secret: str, request_id: str) -> None:
    """Close a login."""
    with runtime.database.transaction() as session:
        close_login(session, secret)
        if actor.id is not None:
            audit(session, runtime.clock, actor, "login.closed", actor.id, request_id=request_id)


def _note_failure(runtime: Runtime, email: str, address: str, request_id: str) -> None:
    # The name is digested: people type passwords into the wrong field.
    subject = f"login {digest_of(email.strip().lower())[:16]}"
    with runtime.database.transaction() as session:
        audit(
            session,
            runtime.clock,
            ANONYMOUS,
            "login.failed",
            subject,
            after={"address": address},
            request_id=request_id,
        )
