"""Adding somebody who can log in."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from api.auth.secrets import hashed_password
from api.auth.store import add_user
from api.auth.tables import UserRow
from kernel.access import ANONYMOUS, Role
from kernel.audit import audit
from kernel.clock import SystemClock
from kernel.db import Database
from kernel.errors import Conflict


def add_person(database: Database, email: str, name: str, role: str) -> str:
    """Add a user with a fresh password; return what to tell them.

    Raises:
        Conflict: the e-mail has a login already.
    """
    password, clock = secrets.token_urlsafe(15), SystemClock()
    with database.transaction() as session:
        if session.scalars(select(UserRow).where(UserRow.email == email.strip().lower())).first() is not None:
            raise Conflict(f"{email} has a login already.", code="login-exists")
        user = add_user(session, email, name, Role(role), hashed_password(password), clock.now())
        audit(session, clock, ANONYMOUS, "user.added", user.id, after={"role": role, "name": name})
    return f"{user.email} {password}"
