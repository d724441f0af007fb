"""The part of the facade that configures: what may be asked of a session, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from cpq.configure.best import Best, Wanted
from cpq.configure.compromises import Against, Compromises
from cpq.configure.possibilities import Possibilities
from cpq.configure.value_prices import ValuePrices
from cpq.configure.view import Audience, OptionPrices, SessionView, Why
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Start a configuration.

    Args:
        product: code of the product.
        market: code of the market.
        choices: values already wanted, in order; they must be possible together.
        release: digest of a release, to reconfigure what was configured under it; the current one otherwise.
        quote: id of a quote whose buyer it is priced for; then it is the desk's, and customers do not see it.
    """

    product: str
    market: str
    choices: Mapping[str, str] = field(default_factory=dict)
    release: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose a value.

    Args:
        characteristic: its name.
        value: the value wanted.
        take_back: choices to take back in the same click, as a way out says.
    """

    characteristic: str
    value: str
    take_back: tuple[str, ...] = ()


class Configuring(Protocol):
    """Sessions.

    `version`, where given, is the version of the session that the caller saw; another one raises `Stale`. `audience`
    decides whether internal characteristics may be named, and whose wording reasons have.

    Every method raises `Unknown` for a session, product or market that does not exist, and `Malformed` for a
    characteristic or value that does not.
    """

    def open_session(self, request: OpenSession, *, audience: Audience = "customer") -> SessionView:
        """Open a session.

        Raises:
            Conflict: the choices are not possible together, or the quote is of another market.
        """
        ...

    def session(self, session_id: str, *, audience: Audience = "customer") -> SessionView:
        """Show a session."""
        ...

    def choose(
        self, session_id: str, request: Choose, *, version: int | None = None, audience: Audience = "customer"
    ) -> SessionView:
        """Choose a value; if it is impossible, the session stays as it was and the view says why (`conflict`)."""
        ...

    def take_back(
        self, session_id: str, characteristic: str, *, version: int | None = None, audience: Audience = "customer"
    ) -> SessionView:
        """Take a choice back; nothing changes if there is none."""
        ...

    def undo(self, session_id: str, *, version: int | None = None, audience: Audience = "customer") -> SessionView:
        """Undo the last click; nothing changes if there is none."""
        ...

    def clear(self, session_id: str, *, version: int | None = None, audience: Audience = "customer") -> SessionView:
        """Take every choice back, as one click that can be undone."""
        ...

    def enter_coupons(
        self,
        session_id: str,
        coupons: Sequence[str],
        *,
        version: int | None = None,
        audience: Audience = "customer",
    ) -> SessionView:
        """Enter coupons in place of those entered before; none takes them all off.

        Raises:
            Malformed: one of them gives nobody anything on this product here today, for whatever reason.
            Conflict: the session is of a quote, whose buyer has the coupons.
        """
        ...

    def why(self, session_id: str, characteristic: str, value: str, *, audience: Audience = "customer") -> Why:
        """Tell why a value can, or cannot, be had now."""
        ...

    def option_prices(self, session_id: str, characteristic: str, *, audience: Audience = "customer") -> OptionPrices:
        """Tell what choosing each possible value of a characteristic would make of the total."""
        ...

    def value_prices(
        self, session_id: str, *, budget: Decimal | None = None, audience: Audience = "customer"
    ) -> ValuePrices:
        """Tell what every value of every characteristic costs at the least, and what a budget leaves.

        Args:
            session_id: of the session.
            budget: what the customer wants to pay at most, as a total in the currency of the market.
            audience: who asks.

        Raises:
            Malformed: the budget is below zero or out of range.
        """
        ...

    def best(self, session_id: str, wanted: Wanted, *, audience: Audience = "customer") -> Best:
        """Tell the best complete product that meets the choices, and what is proved about it.

        Raises:
            Refused: the best margin is wanted by somebody who may not read margins.
            Conflict: a margin is not known, because costs are missing.
        """
        ...

    def compromises(
        self,
        session_id: str,
        characteristic: str,
        *,
        against: Against = "price",
        audience: Audience = "customer",
    ) -> Compromises:
        """Tell how good the product may be in one respect, and what that costs at the least, or leaves at the most.

        Raises:
            Refused: it is told against the margin, and the audience may not read margins.
            Conflict: margins are not known.
            Unknown: there is no such session or characteristic.
            Malformed: no value of the characteristic is better than another.
        """
        ...

    def choose_best(
        self, session_id: str, wanted: Wanted, *, version: int | None = None, audience: Audience = "customer"
    ) -> SessionView:
        """Choose what `best` tells, as one click; nothing changes if there is nothing to choose.

        Raises:
            Conflict: nothing that meets the choices is within the budget.
            Exhausted: it could not be found in time.
        """
        ...

    def possible(
        self, product: str, market: str, choices: Mapping[str, str], *, audience: Audience = "customer"
    ) -> Possibilities:
        """Tell what is possible under some choices, without opening a session.

        The choices need not hold together; then nothing is possible.

        Raises:
            Conflict: the product is not sold yet, or not any more.
        """
        ...

    def start(
        self, product: str, market: str, choices: Mapping[str, str], *, audience: Audience = "customer"
    ) -> SessionView:
        """Show a product as a session with these choices would show it, without opening one.

        Raises:
            Conflict: the choices are not possible together.
        """
        ...

    def starting_point(self, product: str, market: str) -> SessionView:
        """Show a product as it is before any choice, without opening a session: for lists and first pictures."""
        ...

    def lowest(self, product: str, market: str) -> Money | None:
        """Tell what the cheapest complete product that customers can choose costs anybody today, if that is proved."""
        ...
