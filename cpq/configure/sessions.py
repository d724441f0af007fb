"""The sessions, in this process: each method is one click.

A click reads the session, unless this process wrote it last and remembers it; works out the answer outside any
transaction (an engine may take long, and a writer would hold up all others); and writes it back guarded by the version
it saw. Without an `If-Match` of the caller, a click that lost a race is worked out again on what the other left; with
one, it is refused as stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import inf

from catalog.compiled import Compiled
from catalog.product import Product
from catalog.shelf import Current, Shelf
from catalog.terms import normalized
from cpq.configure import clicks
from cpq.configure.asking import why
from cpq.configure.best import Best, Wanted, asserting, best
from cpq.configure.best_margin import check_reads_margins
from cpq.configure.compromises import Against, Compromises, compromises
from cpq.configure.conditions import Conditions, ConditionsOf, IsGood, Statements, check_may_see
from cpq.configure.configuring import Choose, OpenSession
from cpq.configure.conflict import conflict, difference
from cpq.configure.ground import Ground, PriceOf, SceneOf
from cpq.configure.life import check_sold
from cpq.configure.lowest import lowest
from cpq.configure.memory import Known, Memory
from cpq.configure.model import Choice, Session
from cpq.configure.naming import check_choice, check_choices, check_names, check_question
from cpq.configure.option_prices import option_prices
from cpq.configure.possibilities import Possibilities
from cpq.configure.reasons import reasons
from cpq.configure.recent import Recent
from cpq.configure.show import present, show
from cpq.configure.standing import standing
from cpq.configure.store import SessionStore, stale
from cpq.configure.value_prices import ValuePrices, value_prices
from cpq.configure.view import Audience, OptionPrices, Reason, SessionView, Why
from cpq.configure.worths import MarginsOf, WorthsOf, budget_in
from kernel.at_once import NotAtOnce
from kernel.clock import Clock
from kernel.errors import Conflict, FieldProblem, Malformed, Stale
from kernel.ids import new_id
from kernel.money import Money
from kernel.text import LANGUAGES, Text
from rules import Budget, Propagation

SECONDS_PER_CLICK = 5.0
"""What a click may cost; what is not known then is shown as undecided."""
SECONDS_FOR_LOWEST = 60.0
"""What finding the least price of a product may cost, in the background; what is not known then is not told."""
TRIES = 5
"""How often a click without If-Match is worked out again before it gives up against faster ones."""
IMPOSSIBLE = Text.of(
    en="These choices are not possible together: {choices}.", ru="Эти значения вместе невозможны: {choices}."
)
MEMORY = 4_096
"""Answers remembered, a few kilobytes each."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What sessions work with, passed in.

    Args:
        shelf: where products stand.
        clock: the time.
        today: the present business day, in the seller's zone.
        timer: seconds of a monotonic clock, for deadlines.
        price_of: what a configuration costs.
        worths_of: the same for the solver.
        margins_of: what is left after costs, for the solver.
        scene_of: what a configuration looks like.
        current: the product that is sold in a market on a day.
        conditions_of: under whose conditions a session is priced.
        is_good: whether a coupon gives anybody something.
        memory: shared by all clicks.
        seconds: what a click may cost.
    """

    shelf: Shelf
    clock: Clock
    today: Callable[[], date]
    timer: Callable[[], float]
    price_of: PriceOf
    worths_of: WorthsOf
    margins_of: MarginsOf
    scene_of: SceneOf
    current: Current
    conditions_of: ConditionsOf
    is_good: IsGood
    memory: Memory
    seconds: float = SECONDS_PER_CLICK


class Sessions:
    """The `Configuring` of this process.

    Args:
        statements: the database.
        tools: everything else.
        recent: remembers sessions; only where each statement is a transaction by itself, for what is remembered must
            stay written.
    """

    def __init__(self, statements: Statements, tools: Tools, recent: Recent | None = None) -> None:
        self._statements = statements
        self.tools = tools
        self._recent = recent or Recent(0)

    def open_session(self, request: OpenSession, *, audience: Audience = "customer") -> SessionView:
        """Open a session; see `Configuring`."""
        view = self._begun(request, audience)
        with self._statements.statement() as connection:
            SessionStore(connection).add(view.session)
        return view

    def session(self, session_id: str, *, audience: Audience = "customer") -> SessionView:
        """Show a session; see `Configuring`."""
        session = self._shown_to(session_id, audience)
        return show(self._ground(session), session, audience)

    def choose(
        self, session_id: str, request: Choose, *, version: int | None = None, audience: Audience = "customer"
    ) -> SessionView:
        """Choose a value; see `Configuring`."""
        wanted = Choice(request.characteristic, request.value)

        def click(session: Session, ground: Ground) -> Session | SessionView:
            check_choice(ground.product, wanted, audience)
            check_names(ground.product, request.take_back, audience, "/take_back")
            clicked = clicks.choose(session, wanted, self.tools.clock.now(), request.take_back)
            if standing(ground, clicked.choices) is not None:
                return clicked
            found = conflict(ground, present(ground, session), wanted, audience)
            return show(ground, session, audience, found)

        return self._click(session_id, version, audience, click)

    def take_back(
        self, session_id: str, characteristic: str, *, version: int | None = None, audience: Audience = "customer"
    ) -> SessionView:
        """Take a choice back; see `Configuring`."""

        def click(session: Session, ground: Ground) -> Session:
            check_names(ground.product, (characteristic,), audience, "/characteristic")
            return clicks.take_back(session, characteristic, self.tools.clock.now())

        return self._click(session_id, version, audience, click)

    def undo(self, session_id: str, *, version: int | None = None, audience: Audience = "customer") -> SessionView:
        """Undo the last click; see `Configuring`."""
        return self._click(
            session_id, version, audience, lambda session, _: clicks.undo(session, self.tools.clock.now())
        )

    def clear(self, session_id: str, *, version: int | None = None, audience: Audience = "customer") -> SessionView:
        """Take every choice back; see `Configuring`."""
        return self._click(
            session_id, version, audience, lambda session, _: clicks.clear(session, self.tools.clock.now())
        )

    def enter_coupons(
        self,
        session_id: str,
        coupons: Sequence[str],
        *,
        version: int | None = None,
        audience: Audience = "customer",
    ) -> SessionView:
        """Enter coupons in place of those entered before; see `Configuring`."""
        wanted = tuple(dict.fromkeys(map(normalized, coupons)))

        def click(session: Session, ground: Ground) -> SessionView:
            self._check_coupons(session, wanted)
            entered = clicks.enter_coupons(session, wanted, self.tools.clock.now())
            after = self._ground(entered)
            changed = difference(present(ground, session), present(after, entered))
            return replace(show(after, entered, audience), price_change=changed)

        return self._click(session_id, version, audience, click)

    def why(self, session_id: str, characteristic: str, value: str, *, audience: Audience = "customer") -> Why:
        """Tell why; see `Configuring`."""
        session = self._shown_to(session_id, audience)
        ground = self._ground(session)
        asked = Choice(characteristic, value)
        check_question(ground.product, asked, audience)
        return why(ground, session, asked, audience)

    def option_prices(self, session_id: str, characteristic: str, *, audience: Audience = "customer") -> OptionPrices:
        """Tell what each possible value would cost; see `Configuring`."""
        session = self._shown_to(session_id, audience)
        ground = self._ground(session)
        check_names(ground.product, (characteristic,), audience, "/characteristic")
        return option_prices(ground, session, characteristic)

    def value_prices(
        self, session_id: str, *, budget: Decimal | None = None, audience: Audience = "customer"
    ) -> ValuePrices:
        """Tell what every value costs; see `Configuring`."""
        session = self._shown_to(session_id, audience)
        ground = self._ground(session, priced=True)
        currency = ground.product.market(session.market).currency
        return value_prices(ground, session, audience, None if budget is None else budget_in(currency, budget))

    def best(self, session_id: str, wanted: Wanted, *, audience: Audience = "customer") -> Best:
        """Tell the best complete product; see `Configuring`."""
        session = self._shown_to(session_id, audience)
        ground = self._ground(session, priced=True)
        _check_wanted(ground, wanted, audience)
        return best(ground, session, wanted)

    def compromises(
        self,
        session_id: str,
        characteristic: str,
        *,
        against: Against = "price",
        audience: Audience = "customer",
    ) -> Compromises:
        """Tell what more of something good costs, or leaves; see `Configuring`."""
        if against == "margin":
            check_reads_margins(audience)
        session = self._shown_to(session_id, audience)
        return compromises(self._ground(session, priced=True), session, characteristic, audience, against)

    def choose_best(
        self, session_id: str, wanted: Wanted, *, version: int | None = None, audience: Audience = "customer"
    ) -> SessionView:
        """Choose the best complete product; see `Configuring`."""

        def click(session: Session, _: Ground) -> Session:
            ground = self._ground(session, priced=True)
            _check_wanted(ground, wanted, audience)
            found = best(ground, session, wanted).assignment_or_refuse()
            kept = ground.product.internal if audience == "customer" else frozenset()
            choices = asserting(ground, wanted.besides(session.choices), found, kept)
            return clicks.choose_all(session, choices, self.tools.clock.now())

        return self._click(session_id, version, audience, click)

    def possible(
        self, product: str, market: str, choices: Mapping[str, str], *, audience: Audience = "customer"
    ) -> Possibilities:
        """Tell what is possible, without a session; see `Configuring`."""
        asked, number, day = self._asked(OpenSession(product, market))
        check_sold(asked, market, day)
        check_choices(asked, (Choice(name, value) for name, value in choices.items()), audience)
        compiled = self._ready(asked.digest, market, day)
        return Possibilities(asked, number, market, self._propagated(compiled, choices))

    def start(
        self, product: str, market: str, choices: Mapping[str, str], *, audience: Audience = "customer"
    ) -> SessionView:
        """Show a product with choices, without opening a session; see `Configuring`."""
        return self._begun(OpenSession(product, market, choices), audience)

    def starting_point(self, product: str, market: str) -> SessionView:
        """Show a product before any choice; see `Configuring`. Takes the time it needs: this warms the engine up."""
        session = self._new(OpenSession(product, market))
        return show(self._ground(session, seconds=inf), session, "customer")

    def lowest(self, product: str, market: str) -> Money | None:
        """Tell what the cheapest product costs; see `Configuring`. Takes more time than a click may."""
        return lowest(self._ground(self._new(OpenSession(product, market)), SECONDS_FOR_LOWEST, priced=True))

    def _begun(self, request: OpenSession, audience: Audience) -> SessionView:
        session = self._new(request)
        check_may_see(session, audience)
        ground = self._ground(session)
        if request.release is None:
            check_sold(ground.product, session.market, session.day)
        check_choices(ground.product, session.choices, audience)
        if standing(ground, session.choices) is None:
            raise _impossible(ground, session, audience)
        return show(ground, session, audience)

    def _click(
        self,
        session_id: str,
        version: int | None,
        audience: Audience,
        click: Callable[[Session, Ground], Session | SessionView],
    ) -> SessionView:
        for attempt in range(1, TRIES + 1):
            session = self._seen(session_id, version)
            check_may_see(session, audience)
            ground = self._ground(session)
            clicked = click(session, ground)
            view = clicked if isinstance(clicked, SessionView) else show(ground, clicked, audience)
            try:
                if view.session.version != session.version:
                    self._write(view.session, session.version)
                    return view
                self._confirm(session)
                return view if view.conflict else replace(view, changes=(), price_change=None)
            except Stale:
                self._recent.drop(session_id)
                if version is not None or attempt == TRIES:
                    raise
        raise AssertionError("the last attempt returns or raises")

    def _seen(self, session_id: str, version: int | None) -> Session:
        """Return a session, remembered or read; refuse a version that it does not have."""
        session = self._recent.get(session_id)
        if session is None or version not in (None, session.version):
            session = self._read(session_id)
        if version is not None and version != session.version:
            raise stale(version)
        return session

    def _shown_to(self, session_id: str, audience: Audience) -> Session:
        session = self._read(session_id)
        check_may_see(session, audience)
        return session

    def _confirm(self, session: Session) -> None:
        """Refuse to answer, without writing anything, on a session that somebody else has written since."""
        if self._read(session.id).version != session.version:
            raise stale(session.version)

    def _check_coupons(self, session: Session, wanted: Sequence[str]) -> None:
        """Refuse coupons of a quote, which its buyer has, and those that give nobody in the shop anything here.

        One answer for all of the latter: whether a code is good for somebody else is nobody's business.
        """
        if session.quote is not None:
            message = "The coupons of a quote belong to its buyer; enter them on the quote."
            raise Conflict(message, code="coupon-of-quote")
        with self._statements.statement() as connection:
            bad = [
                (number, coupon)
                for number, coupon in enumerate(wanted)
                if coupon not in session.coupons and not self.tools.is_good(connection, session, coupon)
            ]
        if bad:
            said = [
                (number, f"The coupon {coupon!r} gives nothing on this product here today.") for number, coupon in bad
            ]
            problems = [FieldProblem(f"/coupons/{number}", message) for number, message in said]
            raise Malformed(f"{said[0][1]} Look at how it is spelled.", problems=problems, code="coupon")

    def _conditions(self, session: Session) -> Conditions:
        """Return under whose conditions a session is priced, as they are now."""
        return self.tools.conditions_of(self._statements, session)

    def _read(self, session_id: str) -> Session:
        with self._statements.statement() as connection:
            return SessionStore(connection).get(session_id)

    def _write(self, session: Session, seen: int) -> None:
        with self._statements.statement() as connection:
            SessionStore(connection).put(session, seen)
        self._recent.put(session)

    def _new(self, request: OpenSession) -> Session:
        product, number, day = self._asked(request)
        choices = tuple(Choice(name, value) for name, value in request.choices.items())
        return Session(
            id=new_id("ses"),
            product=product.code,
            release=product.digest,
            number=number,
            market=request.market,
            day=day,
            updated_at=self.tools.clock.now(),
            choices=choices,
            quote=request.quote,
        )

    def _asked(self, request: OpenSession) -> tuple[Product, int, date]:
        """Return the product that is asked for, with the number of its release, and today."""
        day = self.tools.today()
        if request.release is None:
            product, number = self.tools.current(request.product, request.market, day)
        else:
            product, number = self.tools.shelf.by_digest(request.release)
        product.market(request.market)
        return product, number, day

    def _propagated(self, compiled: Compiled, choices: Mapping[str, str]) -> Propagation:
        """Return what is possible under choices that are asked about once."""
        return compiled.decided.gathering.propagate(choices, self._budget())

    def _ready(self, release: str, market: str, day: date, *, priced: bool = False) -> Compiled:
        """Return the product of a release, ready to be decided.

        What is possible before any choice is found out once per release and market. It takes longer than a click may,
        and every click starts from it, so it is waited for before the time of the click begins. So is the engine of
        prices, which is compiled at publishing; after that it is only read.
        """
        product, _ = self.tools.shelf.by_digest(release)
        compiled = self.tools.shelf.compiled(product, market, day)
        _ = compiled.pricing if priced else compiled.possible
        return compiled

    def _ground(self, session: Session, seconds: float | None = None, *, priced: bool = False) -> Ground:
        tools = self.tools
        return Ground(
            compiled=self._ready(session.release, session.market, session.day, priced=priced),
            market=session.market,
            day=session.day,
            price_of=tools.price_of,
            worths_of=tools.worths_of,
            margins_of=tools.margins_of,
            scene_of=tools.scene_of,
            memory=tools.memory,
            conditions=self._conditions(session),
            budget=self._budget(seconds),
        )

    def _budget(self, seconds: float | None = None) -> Budget:
        return Budget(deadline=self.tools.timer() + (seconds or self.tools.seconds), clock=self.tools.timer)


class SessionsAtOnce(Sessions):
    """The same sessions for a thread that must not wait: only clicks, and only those whose answer is known.

    Whatever would take time (a question that nobody has asked, a product that is not ready, a database that is being
    written) raises `NotAtOnce` before anything is changed.

    Args:
        statements: do not wait.
        tools: of the sessions.
        recent: of the sessions.
    """

    def __init__(self, statements: Statements, tools: Tools, recent: Recent) -> None:
        super().__init__(statements, replace(tools, memory=Known(tools.memory)), recent)

    def _ready(self, release: str, market: str, day: date, *, priced: bool = False) -> Compiled:
        if priced:
            raise NotAtOnce
        return self.tools.shelf.ready(release, market, day)

    def _propagated(self, compiled: Compiled, choices: Mapping[str, str]) -> Propagation:
        if not compiled.is_instant:
            raise NotAtOnce
        return compiled.engine.propagate(choices)


def _impossible(ground: Ground, session: Session, audience: Audience) -> Conflict:
    """Return the error of a session that would open with choices which are not possible together."""
    found = ground.conflict_set(session.chosen)
    sentences = reasons(ground.product.rule_book, found.rules, audience)
    said = Text({language: _told(language, found.choices, sentences) for language in LANGUAGES})
    return Conflict(
        said.in_("en"),
        code="choices-inconsistent",
        text=said.to_json(),
        choices=[choice.to_json() for choice in session.choices if choice.characteristic in found.choices],
        reasons=[reason.to_json() for reason in sentences],
    )


def _told(language: str, choices: Iterable[str], sentences: Iterable[Reason]) -> str:
    begin = IMPOSSIBLE.in_(language).format(choices=", ".join(choices))
    return " ".join([begin, *(each.text.in_(language) for each in sentences)])


def _check_wanted(ground: Ground, wanted: Wanted, audience: Audience) -> None:
    if wanted.goal == "margin":
        check_reads_margins(audience)
    for name, value in wanted.having.items():
        check_question(ground.product, Choice(name, value), audience)
