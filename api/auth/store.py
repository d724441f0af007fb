"""Every query on users, logins and tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.auth.secrets import digest_of
from api.auth.tables import LoginRow, TokenRow, UserRow
from kernel.access import Actor, Role
from kernel.ids import new_id

USED_EVERY = timedelta(minutes=5)
"""How exact "last used" is; writing it with every request would make every read a write."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found by a secret.

    Args:
        actor: who.
        to_mark: id of the token whose use is worth noting.
    """

    actor: Actor
    to_mark: str | None = None


def actor_of(user: UserRow) -> Actor:
    """Return a user as an actor."""
    return Actor(user.id, user.name, user.email, Role(user.role))


def user_by_email(session: Session, email: str) -> UserRow | None:
    """Return the active user with a login name."""
    return session.scalars(select(UserRow).where(UserRow.email == email.strip().lower(), UserRow.active)).one_or_none()


def add_user(
    session: Session,
    email: str,
    name: str,
    role: Role,
    password: str | None,
    at: datetime,
    *,
    demo: bool = False,
) -> UserRow:
    """Add a user.

    Args:
        session: the transaction.
        email: the login name.
        name: as shown.
        role: what they are.
        password: its hash; None for a user of programs only.
        at: when.
        demo: exists only with the demo setting.
    """
    user = UserRow(
        id=new_id("usr"),
        email=email.strip().lower(),
        name=name,
        role=str(role),
        password=password,
        active=True,
        demo=demo,
        created_at=at,
    )
    session.add(user)
    session.flush()
    return user


def open_login(session: Session, user_id: str, secret: str, at: datetime, until: datetime) -> None:
    """Store a login."""
    session.execute(delete(LoginRow).where(LoginRow.expires_at <= at))
    session.add(LoginRow(digest=digest_of(secret), user_id=user_id, created_at=at, expires_at=until))
    session.flush()


def close_login(session: Session, secret: str) -> None:
    """Forget a login."""
    session.execute(delete(LoginRow).where(LoginRow.digest == digest_of(secret)))


def by_login(session: Session, secret: str, at: datetime) -> Found | None:
    """Find who is logged in with a cookie."""
    query = select(UserRow).join(LoginRow, LoginRow.user_id == UserRow.id)
    user = session.scalars(
        query.where(LoginRow.digest == digest_of(secret), LoginRow.expires_at > at, UserRow.active)
    ).one_or_none()
    return None if user is None else Found(actor_of(user))


def by_token(session: Session, token: str, at: datetime) -> Found | None:
    """Find whose program sends a token."""
    query = select(UserRow, TokenRow).join(TokenRow, TokenRow.user_id == UserRow.id)
    row = session.execute(
        query.where(TokenRow.digest == digest_of(token), TokenRow.expires_at > at, UserRow.active)
    ).one_or_none()
    if row is None:
        return None
    user, found = row
    is_fresh = found.last_used_at is not None and at - found.last_used_at < USED_EVERY
    return Found(actor_of(user), None if is_fresh else found.id)


def mark_used(session: Session, token_id: str, at: datetime) -> None:
    """Note the use of a token."""
    session.execute(update(TokenRow).where(TokenRow.id == token_id).values(last_used_at=at))


def add_token(session: Session, user_id: str, name: str, token: str, at: datetime, until: datetime) -> TokenRow:
    """Store a token."""
    row = TokenRow(
        id=new_id("tok"), user_id=user_id, name=name, digest=digest_of(token), created_at=at, expires_at=until
    )
    session.add(row)
    session.flush()
    return row


def tokens_of(session: Session, user_id: str, *, before: str | None, limit: int) -> list[TokenRow]:
    """Return a user's tokens, newest first, at most `limit`, older than the id `before`."""
    query = select(TokenRow).where(TokenRow.user_id == user_id).order_by(TokenRow.id.desc()).limit(limit)
    return list(session.scalars(query if before is None else query.where(TokenRow.id < before)))


def token_by_id(session: Session, token_id: str) -> TokenRow | None:
    """Return a token."""
    return session.get(TokenRow, token_id)


def remove_token(session: Session, token_id: str) -> None:
    """Forget a token."""
    session.execute(delete(TokenRow).where(TokenRow.id == token_id))
