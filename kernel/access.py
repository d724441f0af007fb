"""Who may do what: actors, roles, and one table from action to roles.

Every route names its action and asks `authorise`; nothing else decides. The table is data, so that a test can walk
every route with every role and compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from kernel.errors import Refused, Unauthenticated, Unknown


class Role(StrEnum):
    """What somebody is here."""

    ANONYMOUS = "anonymous"
    CUSTOMER = "customer"
    REP = "rep"
    MANAGER = "manager"
    CATALOGUE_MANAGER = "catalogue_manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks.

    Args:
        id: the user's id; None for an anonymous visitor.
        name: as shown to colleagues and written to the audit.
        email: the login; None for an anonymous visitor.
        role: what they are.
    """

    id: str | None
    name: str
    email: str | None
    role: Role

    @property
    def is_anonymous(self) -> bool:
        """Tell whether nobody is logged in."""
        return self.role is Role.ANONYMOUS


ANONYMOUS = Actor(None, "visitor", None, Role.ANONYMOUS)
"""Nobody in particular."""

EVERYBODY = frozenset(Role)
LOGGED_IN = EVERYBODY - {Role.ANONYMOUS}
APPROVERS = (Role.REP, Role.MANAGER, Role.ADMIN)
"""Who may let a price go beyond its guard rails, each further than the one before."""

SALES = frozenset(APPROVERS)
MANAGEMENT = frozenset({Role.MANAGER, Role.ADMIN})
CATALOGUE = frozenset({Role.CATALOGUE_MANAGER, Role.ADMIN})

POLICY: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        # public: read the published catalogue, configure, look at the result, ask for a quote
        "catalogue.read": EVERYBODY,
        "session.configure": EVERYBODY,
        "scene.read": EVERYBODY,
        "quote.request": EVERYBODY,
        # the link's token is the key; it names one offer and nothing else
        "offer.read": EVERYBODY,
        "offer.answer": EVERYBODY,
        # logins
        "login.open": EVERYBODY,
        "login.read": EVERYBODY,
        "login.close": EVERYBODY,
        "token.manage": LOGGED_IN,
        # desk
        "quote.read": SALES,
        "quote.write": SALES,
        "quote.send": SALES,
        "quote.approve": MANAGEMENT,
        "quote.convert": SALES,
        "order.read": SALES,
        # what we pay and what is left, wherever a price is shown to somebody who may read the price
        "margin.read": MANAGEMENT,
        # catalogue
        "draft.read": CATALOGUE,
        "draft.write": CATALOGUE,
        "draft.approve": CATALOGUE,
        "job.read": CATALOGUE,
        "job.stop": CATALOGUE,
        "release.read": CATALOGUE,
        "release.publish": CATALOGUE,
        "rules.check": CATALOGUE,
        # operations
        "health.read": EVERYBODY,
        "description.read": EVERYBODY,
        "metrics.read": frozenset({Role.ADMIN}),
    }
)
"""Action -> the roles that may do it. The only such table."""


def outranks(role: Role, other: Role) -> bool:
    """Tell whether a role may approve at least what another one may; roles outside sales approve nothing."""
    return role in APPROVERS and APPROVERS.index(role) >= APPROVERS.index(other)


class Owned(Protocol):
    """A thing that belongs to one user."""

    @property
    def owner_id(self) -> str:
        """The id of that user."""
        ...


def is_allowed(role: Role, action: str) -> bool:
    """Tell whether a role may do an action; an action that is not in the table is allowed to nobody."""
    return role in POLICY.get(action, frozenset())


def authorise(actor: Actor, action: str, thing: Owned | None = None) -> None:
    """Let an actor do an action, or refuse.

    Args:
        actor: who asks.
        action: a key of `POLICY`.
        thing: what it is done to, when it belongs to somebody; only the owner and an admin may touch it.

    Raises:
        Unauthenticated: nobody is logged in, and somebody who is might be allowed.
        Refused: this role may not.
        Unknown: the thing is somebody else's; its existence is not told.
    """
    if not is_allowed(actor.role, action):
        if actor.is_anonymous:
            raise Unauthenticated("Log in to do this.", code="login-needed", action=action)
        raise Refused(
            f"The role {actor.role} may not do this.", code="not-allowed", action=action, role=str(actor.role)
        )
    if thing is not None and thing.owner_id != actor.id and actor.role is not Role.ADMIN:
        raise Unknown("There is no such thing, or it is somebody else's.", code="unknown")
