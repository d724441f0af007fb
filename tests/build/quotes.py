"""Quotes for tests: a desk over the bookcase, with honest defaults, and short ways to any state of a quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from catalog.compiled import CompiledCache
from catalog.load import load_product
from catalog.product import Product
from catalog.release import EVERYWHERE, Release
from catalog.shelf import Shelf
from catalog.store import ReleaseStore
from cpq.configure.configuring import OpenSession
from cpq.local import LocalCpq
from cpq.order.local import LocalOrdering
from cpq.order.store import OrderStore
from cpq.quote.desk import Desk
from cpq.quote.local import LocalQuoting
from cpq.quote.recent import RecentQuotes
from cpq.quote.seller import Seller
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.digest import digest
from kernel.ids import new_id
from kernel.period import Period
from tests.build.catalogue import TINY, settable_clock, tiny_product_files

REP = "Rita Rep"
BUYER: Mapping[str, Any] = {
    "name": "Anna Schmidt",
    "company": "Möbelhaus Schmidt GmbH",
    "email": "anna@schmidt.example",
    "address": ["Lange Reihe 7", "20099 Hamburg"],
    "country": "DE",
}
CONTACT: Mapping[str, Any] = {
    "name": "Иван Петров",
    "email": "ivan@petrov.example",
    "company": "ООО «Книжный дом»",
    "country": "RU",
    "message": "Нужно к осени.",
}
SELLER = Seller(
    name="Nordlicht Möbel GmbH",
    address=("Speicherstraße 14", "20457 Hamburg"),
    email="offers@nordlicht.example",
    zone="Europe/Berlin",
)

SCENE = "5ce4e" + "0" * 59
"""The digest every bookcase's picture has here."""


COMPILED = CompiledCache()
"""Engines, shared by the tests of a run: a release decides the same whoever asks."""


@dataclass
class Office:
    """A seller's office over one database: published bookcase, clock, and a desk per transaction."""

    database: Database
    clock: SettableClock = field(default_factory=settable_clock)
    seller: Seller = SELLER
    compiled: CompiledCache = COMPILED
    picture: bytes | None = None
    recent: RecentQuotes = field(default_factory=RecentQuotes)

    def __post_init__(self) -> None:
        self.publish()
        self.shelf = Shelf(self.database, self.compiled)
        self.sessions = LocalCpq(
            self.database, clock=self.clock, scene_of=lambda product, assignment: SCENE, compiled=self.compiled
        )

    def publish(self, changes: dict[str, str | None] | None = None) -> str:
        """Put a bookcase on sale, without the checks of publishing; return its digest."""
        files = tiny_product_files(changes)
        product = load_product(files)
        with self.database.transaction() as session:
            release = Release(
                id=new_id("rel"),
                product=product.code,
                number=len(ReleaseStore(session).heads(product.code)) + 1,
                digest=product.digest,
                periods={EVERYWHERE: Period(), **dict.fromkeys(product.markets, Period())},
                published_at=self.clock.now(),
                published_by="Catalogue manager",
                files=files,
            )
            ReleaseStore(session).add(release)
        return product.digest

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open a transaction and give the desk in it."""
        with self.database.transaction() as session:
            yield self.desk_in(session)

    def desk_in(self, session: Session) -> Desk:
        """Return a desk in a transaction."""
        return Desk(
            session=session,
            clock=self.clock,
            seller=self.seller,
            configuring=self.sessions.within(session),
            shelf=self.shelf,
            market=lambda code: self._product().market(code),
            ordered=OrderStore(session).reference,
            picture=lambda scene: self.picture,
            bought=lambda account, since: OrderStore(session).bought(
                account, self.seller.begin_of(since) if since else None
            ),
            recent=self.recent,
        )

    @contextmanager
    def quoting(self) -> Iterator[LocalQuoting]:
        """Open a transaction and give quoting in it."""
        with self.desk() as desk:
            yield LocalQuoting(desk)

    @contextmanager
    def ordering(self) -> Iterator[LocalOrdering]:
        """Open a transaction and give ordering in it."""
        with self.desk() as desk:
            yield LocalOrdering(desk)

    def configured(self, market: str = "eu", **choices: str) -> str:
        """Return the id of a session with choices."""
        return self.sessions.open_session(OpenSession(TINY, market, choices)).session.id

    def request(self, quantity: int = 2, *, market: str = "eu", language: str = "ru", **choices: str) -> str:
        """Ask for a quote as a visitor; return the quote's id."""
        session = self.configured(market, **choices)
        with self.quoting() as quoting:
            number = quoting.request_quote(session, quantity, CONTACT, language=language)["number"]
        with self.quoting() as quoting:
            found: str = quoting.quotes(text=number)["items"][0]["id"]
            return found

    def draft(self, *lines: tuple[int, dict[str, str]], market: str = "eu", language: str = "en") -> dict[str, Any]:
        """Return a draft Quote with lines of these quantities and choices; one plain line if none is named."""
        sessions = [(quantity, self.configured(market, **choices)) for quantity, choices in lines or ((3, {}),)]
        with self.quoting() as quoting:
            quote = quoting.create_quote(BUYER, market=market, language=language, who=REP)
            for quantity, session in sessions:
                quote = quoting.add_line(quote["id"], session, quantity, version=quote["version"], who=REP)
        return quote

    def send(self, quote: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """Send a quote; return it and the offer's token."""
        with self.quoting() as quoting:
            sent = quoting.send_quote(quote["id"], version=quote["version"], who=REP)
        return sent, sent["offer"]["url"].removeprefix("/offer#")

    def sent(self, *lines: tuple[int, dict[str, str]]) -> tuple[dict[str, Any], str]:
        """Return a sent Quote and its offer's token."""
        return self.send(self.draft(*lines))

    def accepted(self, *lines: tuple[int, dict[str, str]]) -> dict[str, Any]:
        """Return an accepted Quote."""
        quote, token = self.sent(*lines)
        with self.quoting() as quoting:
            quoting.accept_offer(token, "Anna Schmidt")
        return self.shown(quote["id"])

    def shown(self, quote_id: str) -> dict[str, Any]:
        """Return the Quote as it stands."""
        with self.quoting() as quoting:
            return quoting.quote(quote_id)

    def later(self, days: int) -> None:
        """Let days pass."""
        self.clock.advance(timedelta(days=days))

    def _product(self) -> Product:
        return self.shelf.current(TINY, "eu", self.seller.today(self.clock))[0]


def promise(revision: Mapping[str, Any]) -> str:
    """Return a digest of what a RevisionView promises in money and configuration, to compare two."""
    lines = [
        {name: line[name] for name in ("position", "product", "release", "quantity", "waterfall", "configuration")}
        for line in revision["lines"]
    ]
    return digest({"lines": lines, "totals": revision["totals"]})
