"""The error tree. Broken promises are exceptions; expected answers (a conflict, a needed approval) are values.

This module knows no HTTP: `api/problems.py` alone maps a kind to a status.

    QuotewrightError
    |-- Malformed    the input cannot be read; carries ALL its problems with their paths
    |-- Unknown      the thing named does not exist, or may not be seen by this actor
    |-- Conflict     the thing is in another state than the request supposes
    |-- Refused      the actor may not do this
    |-- Expired      the thing existed but its time is over
    |-- Exhausted    a budget was spent; carries the partial answer
    `-- Broken       we are at fault, or something we depend on is away
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong with an input.

    Args:
        path: where, as a JSON pointer or `file:line:column`.
        message: what is wrong and what to do.
    """

    path: str
    message: str


class QuotewrightError(Exception):
    """Base of every error that we raise on purpose.

    Args:
        message: what, where, why and what to do, in one or two sentences.
        code: a stable machine-readable name, such as `quote-not-draft`.
        facts: JSON-able details a program may use. Never secrets, costs or other people's data.
    """

    kind = "broken"

    def __init__(self, message: str, *, code: str | None = None, **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.kind
        self.facts: Mapping[str, Any] = facts


class Malformed(QuotewrightError):
    """The input cannot be read; `problems` lists everything wrong with it, not just the first thing."""

    kind = "malformed"

    def __init__(
        self, message: str, *, problems: Sequence[FieldProblem] = (), code: str | None = None, **facts: Any
    ) -> None:
        super().__init__(message, code=code, **facts)
        self.problems = tuple(problems)


class Unknown(QuotewrightError):
    """The thing named does not exist, or this actor may not know that it does."""

    kind = "unknown"


class Conflict(QuotewrightError):
    """The thing is in another state than the request supposes (stale version, forbidden transition, repeated key)."""

    kind = "conflict"


class Stale(Conflict):
    """The thing changed since the caller read it; read it again and repeat."""

    kind = "stale"


class Refused(QuotewrightError):
    """The actor is known (or anonymous) and may not do this."""

    kind = "refused"


class Unauthenticated(Refused):
    """Nobody is logged in, and this needs somebody."""

    kind = "unauthenticated"


class Expired(QuotewrightError):
    """The thing existed but its time is over."""

    kind = "expired"


class Exhausted(QuotewrightError):
    """A budget (time, rate, size) was spent."""

    kind = "exhausted"


class Broken(QuotewrightError):
    """We are at fault, or something we depend on is away."""

    kind = "broken"
