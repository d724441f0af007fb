"""The binding of the facade in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import Connection
from sqlalchemy.orm import Session as Transaction

from catalog.compiled import CompiledCache
from catalog.market import Place
from catalog.product import Product
from catalog.shelf import Shelf, Shelved
from catalog.store import RELEASES
from catalog.terms import Terms, normalized
from cpq.configure.conditions import NOBODY, Conditions, Statements
from cpq.configure.ground import SceneOf
from cpq.configure.memory import Memory
from cpq.configure.model import Session
from cpq.configure.recent import Recent
from cpq.configure.sessions import MEMORY, Sessions, SessionsAtOnce, Tools
from cpq.price import Audience, PricingContext, Waterfall, price, price_with_cost
from cpq.price.margin_objective import MarginObjective, margin_objectives
from cpq.price.objective import PriceObjective, objectives
from cpq.price.steps.promotion import taken_off
from cpq.quote.coupon import is_used_up
from cpq.quote.store import conditions_of
from kernel.at_once import NotAtOnce
from kernel.clock import Clock
from kernel.db import Database
from kernel.lately import Lately
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class PriceOfOne:
    """What one unit costs somebody of whom nothing is known: a session shows this.

    What it costs us is worked out only when somebody reads it who may: a customer's click does not wait for that.
    """

    product: Product
    assignment: Mapping[str, str]
    context: PricingContext
    waterfall: Waterfall
    _encoded: dict[Audience, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def total(self) -> Money:
        """What the customer pays."""
        return self.waterfall.total

    @property
    def recurring(self) -> Mapping[str, Money]:
        """Billing period -> what the customer pays in each, beside the total."""
        return self.waterfall.recurring

    @property
    def coupons(self) -> Mapping[str, Money]:
        """Coupon -> what it takes off, before tax; those that take nothing off are left out."""
        return taken_off(self.waterfall, self.context.terms, self.context.coupons)

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return the waterfall as plain data for an audience."""
        if audience != "margin":
            return self.waterfall.to_json(audience)
        return price_with_cost(self.product, self.assignment, self.context).to_json(audience)

    def encoded(self, audience: Audience = "rep") -> bytes:
        """Return the same as JSON, written once for all sessions that show it."""
        found = self._encoded.get(audience)
        if found is None:
            found = self._encoded[audience] = orjson.dumps(self.to_json(audience))
        return found


def price_of_one(
    product: Product, assignment: Mapping[str, str], market: str, day: date, conditions: Conditions = NOBODY
) -> PriceOfOne:
    """Return what one unit costs, whoever asks or the buyer of a quote."""
    context = context_of(market, day, conditions)
    return PriceOfOne(product, assignment, context, price(product, assignment, context))


def worths_of_one(
    product: Product, market: str, day: date, conditions: Conditions = NOBODY
) -> tuple[PriceObjective, ...]:
    """Return the same for the solver, case by case."""
    return objectives(product, context_of(market, day, conditions))


def margins_of_one(
    product: Product, market: str, day: date, conditions: Conditions = NOBODY
) -> tuple[MarginObjective, ...]:
    """Return what one unit leaves after its cost, for the solver, case by case; nothing without costs."""
    return margin_objectives(product, context_of(market, day, conditions))


def context_of(market: str, day: date, conditions: Conditions) -> PricingContext:
    """Return the context of one unit under somebody's conditions; earlier orders are not counted."""
    return PricingContext(
        market,
        day,
        tax_status=conditions.tax_status,
        price_groups=conditions.price_groups,
        rounding=conditions.half,
        place=conditions.place,
        account=conditions.account,
        coupons=conditions.coupons,
        terms=conditions.terms,
    )


class Joined:
    """Gives the transaction one is in already, so that sessions and quotes change together or not at all."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    @contextmanager
    def statement(self) -> Iterator[Connection]:
        """Give the connection of the outer transaction, which its owner ends."""
        yield self._transaction.connection()


class LocalCpq(Sessions):
    """Cpq in this process; one is shared by all threads.

    Args:
        database: where sessions and releases are.
        clock: the time.
        scene_of: digest of the scene of a configured product, None if it has no picture.
        compiled: keeps products ready to be decided.
        zone: where the seller's business days begin and end.
        timer: seconds of a monotonic clock, for the deadline of a click.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        scene_of: SceneOf,
        compiled: CompiledCache | None = None,
        zone: ZoneInfo | None = None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self.shelf = Shelf(database, compiled or CompiledCache())
        in_zone = zone or ZoneInfo("UTC")
        tools = Tools(
            shelf=self.shelf,
            clock=clock,
            today=lambda: clock.now().astimezone(in_zone).date(),
            timer=timer,
            price_of=price_of_one,
            worths_of=worths_of_one,
            margins_of=margins_of_one,
            scene_of=scene_of,
            current=self._current,
            conditions_of=self._conditions_now,
            is_good=self._is_good,
            memory=Memory(MEMORY),
        )
        hasty = replace(tools, current=self._current_at_once, conditions_of=self._conditions_at_once)
        self._terms = Lately[date, Terms](lambda: database.changes[RELEASES], timer)
        self._sold = Lately[tuple[str, str, date], Shelved](lambda: database.changes[RELEASES], timer)
        recent = Recent()
        super().__init__(database, replace(tools, conditions_of=self._conditions_of_click), recent)
        self._exact = tools
        self.at_once = SessionsAtOnce(database.at_once, hasty, recent) if database.at_once else None
        """The same for a thread that must not wait; None where the database is a network away."""

    def _current(self, product: str, market: str, day: date) -> Shelved:
        return self._sold.looking((product, market, day), lambda: self.shelf.current(product, market, day))

    def _current_at_once(self, product: str, market: str, day: date) -> Shelved:
        return self._sold.seen((product, market, day))

    def _conditions_now(self, statements: Statements, session: Session) -> Conditions:
        """Return what holds for anybody, or for the buyer of a session's quote, as it is now."""
        terms = self._terms.looking(session.day, self._terms_of(statements, session))
        return _conditions(statements, session, terms)

    def _conditions_of_click(self, statements: Statements, session: Session) -> Conditions:
        """Return the same under the terms that were looked up just now, if they were."""
        terms = self._terms.seen_or_looking(session.day, self._terms_of(statements, session))
        return _conditions(statements, session, terms)

    def _conditions_at_once(self, _: Statements, session: Session) -> Conditions:
        """Return what holds for anybody, if that was looked up just now; a buyer is always looked up."""
        if session.quote is not None:
            raise NotAtOnce
        return _of_anybody(session, self._terms.seen(session.day))

    def _terms_of(self, statements: Statements, session: Session) -> Callable[[], Terms]:
        def look() -> Terms:
            with statements.statement() as connection:
                return self.shelf.terms_seen(connection, session.day)

        return look

    def _is_good(self, connection: Connection, session: Session, coupon: str) -> bool:
        """Tell whether a coupon gives anybody something on the product of a session, and is not used up."""
        promotions = self.shelf.terms_seen(connection, session.day).of_coupon(coupon)
        held = [each for each in promotions if each.scope.holds(session.product, session.market, session.day)]
        return bool(held) and not is_used_up(connection, held, coupon)

    def within(self, transaction: Transaction) -> Sessions:
        """Return the same sessions inside a transaction that the caller owns and ends."""
        return Sessions(Joined(transaction), self._exact)


def _conditions(statements: Statements, session: Session, terms: Terms) -> Conditions:
    """Return what holds for anybody under some terms, or for the buyer of a session's quote."""
    if session.quote is None:
        return _of_anybody(session, terms)
    with statements.statement() as connection:
        buyer, half = conditions_of(connection, session.quote, session.market)
    return Conditions(
        account=buyer.reference,
        price_groups=buyer.price_groups,
        coupons=tuple(sorted(map(normalized, buyer.coupons))),
        tax_status=buyer.tax_status,
        place=Place(buyer.country, buyer.region),
        half=half,
        digest=terms.digest,
        terms=terms,
    )


def _of_anybody(session: Session, terms: Terms) -> Conditions:
    return Conditions(coupons=session.coupons, digest=terms.digest, terms=terms)
