"""Under whose conditions a session is priced: of anybody, or of the buyer of a quote.

A visitor's session is priced with the terms of sale that hold for everybody, as the quote will be that they ask for.

A session of a quote belongs to the desk: its prices are between the seller and one buyer, so customers are told that
there is no such session. What is remembered of prices is remembered under the conditions, so that nobody is ever shown
what was worked out for somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import Connection

from catalog.market import ANYWHERE, Place
from catalog.terms import NO_TERMS, Terms
from cpq.configure.model import Session
from cpq.configure.view import Audience
from kernel.errors import Unknown
from kernel.money import Rounding

DESK: tuple[Audience, ...] = ("rep", "margin")
"""Who may look at the sessions of quotes."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a price depends on besides product, configuration, market and day; equal ones give equal prices.

    Args:
        account: the buyer's number, with which prices may be agreed.
        price_groups: the groups that the buyer belongs to.
        coupons: the codes that the buyer entered.
        tax_status: whether the buyer is charged tax.
        place: where the goods go.
        half: how a half is rounded.
        digest: of the terms of sale.
        terms: of the day; their digest stands for them.
    """

    account: str = ""
    price_groups: tuple[str, ...] = ()
    coupons: tuple[str, ...] = ()
    tax_status: str = "standard"
    place: Place = ANYWHERE
    half: Rounding = Rounding.HALF_UP
    digest: str = ""
    terms: Terms = field(default=NO_TERMS, compare=False, repr=False)


NOBODY = Conditions()
"""Those of anybody where no terms of sale are published."""

IsGood = Callable[[Connection, Session, str], bool]
"""Tells whether a coupon gives anybody something on the product of a session, on its day, and is not used up."""


class Statements(Protocol):
    """Something that does single statements: a database, or the transaction one is in already."""

    def statement(self) -> AbstractContextManager[Connection]:
        """Give a connection for one statement."""
        ...


ConditionsOf = Callable[[Statements, Session], Conditions]
"""Looks up under whose conditions a session is priced, as they are now."""


def check_may_see(session: Session, audience: Audience) -> None:
    """Refuse to show the session of a quote to anybody but the desk.

    Raises:
        Unknown: as if there were none.
    """
    if session.quote is not None and audience not in DESK:
        raise session_unknown()


def session_unknown() -> Unknown:
    """Return the error of a session that does not exist, or not for whoever asks."""
    return Unknown("There is no such configuration session; open a new one.", code="session-unknown")
