"""Logins and API tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from api.schemas.base import Answer, Request


class Credentials(Request):
    """Who wants in."""

    email: Annotated[str, Field(min_length=1, max_length=254)]
    password: Annotated[str, Field(min_length=1, max_length=1000)]


class Actor(Answer):
    """Who is logged in."""

    id: str
    name: str
    email: str
    role: str


class LoggedIn(Answer):
    """The login, and what to send as X-CSRF-Token with every change."""

    actor: Actor
    csrf: str


class Me(Answer):
    """Who asks."""

    actor: Actor | None
    csrf: str | None
    demo: bool


class NewToken(Request):
    """A token for a program."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    days: Annotated[int, Field(ge=1, le=366)] = 90


class IssuedToken(Answer):
    """The token; it is told only here."""

    id: str
    token: str
    name: str
    expires_at: datetime


class Token(Answer):
    """A token, without its secret."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class TokenPage(Answer):
    """The caller's tokens, newest first."""

    items: list[Token]
    next: str | None
