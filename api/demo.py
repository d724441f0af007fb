"""The demo: its products and its logins. The logins exist only while the demo setting is on."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.auth.secrets import hashed_password, is_password
from api.auth.store import add_user
from api.auth.tables import LoginRow, TokenRow, UserRow
from api.keys import kept
from api.runtime import Runtime
from kernel.access import Role
from kernel.clock import Clock

LOGINS = (
    ("rep@demo.example", "Rita Rep", Role.REP),
    ("manager@demo.example", "Max Manager", Role.MANAGER),
    ("catalogue@demo.example", "Carla Catalogue", Role.CATALOGUE_MANAGER),
    ("admin@demo.example", "Ada Admin", Role.ADMIN),
    ("customer@demo.example", "Chris Customer", Role.CUSTOMER),
)
"""E-mail, name, role. They share one password, made anew for every installation."""

PASSWORD = "demo.password"
"""File of the data folder that keeps the password, so that it is the same at the next start."""


def open_logins(runtime: Runtime) -> str:
    """Make sure the demo logins exist; return their password."""
    password = kept(runtime.settings.data, PASSWORD, lambda: secrets.token_urlsafe(9))
    with runtime.database.transaction() as session:
        users = {user.email: user for user in session.scalars(select(UserRow).where(UserRow.demo))}
        first = users.get(LOGINS[0][0])
        stored = None if first is None else first.password
        if stored is None or not is_password(password, stored):
            stored = hashed_password(password)
        for email, name, role in LOGINS:
            _ensure(session, runtime.clock, users.get(email), email, name, role, stored)
    return password


def close_logins(session: Session) -> None:
    """Make sure no demo login can be used."""
    demo = select(UserRow.id).where(UserRow.demo).scalar_subquery()
    session.execute(delete(LoginRow).where(LoginRow.user_id.in_(demo)))
    session.execute(delete(TokenRow).where(TokenRow.user_id.in_(demo)))
    for user in session.scalars(select(UserRow).where(UserRow.demo, UserRow.active)):
        user.active, user.password = False, None
    session.flush()


def _ensure(
    session: Session, clock: Clock, user: UserRow | None, email: str, name: str, role: Role, stored: str
) -> None:
    if user is None:
        add_user(session, email, name, role, stored, clock.now(), demo=True)
    elif not user.active or user.password != stored:
        user.active, user.password = True, stored
