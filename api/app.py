"""The application: every part made once, and handed to whoever needs it. The only place that knows all packages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from anyio import to_thread
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy.orm import Session
from starlette.types import ASGIApp

from api import problems
from api.description import describe
from api.directory import Directory
from api.edge import Edge
from api.keys import secret_key
from api.limits import Limits
from api.metrics import Metrics
from api.pictures import Pictures
from api.routes import ROUTERS
from api.runtime import Runtime
from api.selling import seller_of
from api.site import Site
from api.storefront import Storefront
from api.worker import Worker
from catalog.compiled import CompiledCache
from catalog.draft.loaded import LoadedDrafts
from catalog.media_store import MediaStore
from catalog.news import ExaminedReleases
from catalog.spreadsheet.upload_store import UploadStore
from cpq.configure.memory import Memory
from cpq.local import LocalCpq
from cpq.order.facade import Ordering
from cpq.order.store import OrderStore
from cpq.quote.desk import OFFERS, Desk
from cpq.quote.facade import Quoting
from cpq.quote.recent import RecentQuotes
from cpq.quote.seller import Seller
from kernel.access import Actor, is_allowed
from kernel.clock import Clock, SystemClock
from kernel.db import Database
from kernel.settings import Settings, check_exposure


class Application(FastAPI):
    """FastAPI with our edge around everything, its own error page included."""

    runtime: Runtime | None = None

    def build_middleware_stack(self) -> ASGIApp:
        """Return what a request passes through, outermost first."""
        inner = super().build_middleware_stack()
        if self.runtime is None:
            return inner
        return Edge(inner, self.runtime.metrics, secure=self.runtime.settings.secure_cookies)


def create_app(settings: Settings, *, clock: Clock | None = None, database: Database | None = None) -> Application:
    """Return an application over a database whose tables exist.

    Args:
        settings: what the operator set.
        clock: the time; the machine's if absent.
        database: already open; opened from the settings, and closed at the end, if absent.

    Raises:
        Malformed: the settings are unsafe for the address they name.
    """
    check_exposure(settings)
    ours = database is None
    runtime = wire(settings, clock or SystemClock(), database or Database(settings.database))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = settings.threads
        worker = Worker(runtime)
        if settings.worker:
            worker.start()
        yield
        worker.stop()
        runtime.storefront.lowest.close()
        runtime.pictures.close()
        if ours:
            runtime.database.close()

    app = door(lifespan)
    app.runtime = runtime
    app.state.runtime = runtime
    app.router.default = Site(settings.web, app.router.not_found)
    app.router.middleware_stack = Directory(app.router.app, ROUTERS, app.router.default)
    return app


def wire(settings: Settings, clock: Clock, database: Database) -> Runtime:
    """Make every part and hand it to those that need it."""
    settings.data.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(settings.data / "scenes", lambda digest: cpq.shelf.by_digest(digest)[0])
    zone, key = ZoneInfo(settings.zone), secret_key(settings)
    compiled = CompiledCache(settings.compiled, folder=settings.compiled_folder)
    cpq = LocalCpq(database, clock=clock, scene_of=pictures.remember, compiled=compiled, zone=zone)
    storefront = Storefront(database, cpq.shelf, cpq, cpq.tools.today, key, compiled)
    seller, recent, offers = seller_of(settings), RecentQuotes(), Memory(OFFERS)

    def bound(session: Session, actor: Actor) -> tuple[Quoting, Ordering]:
        # Imported when first needed: they bring the document printer along, and starting must not wait for it.
        from cpq.order.local import LocalOrdering
        from cpq.quote.local import LocalQuoting

        desk = Desk(
            session=session,
            clock=clock,
            seller=seller,
            configuring=cpq.within(session),
            shelf=cpq.shelf,
            market=storefront.market,
            ordered=lambda quote_id: ordered(session, quote_id),
            picture=pictures.for_document,
            bought=lambda account, since: bought(session, seller, account, since),
            audience="margin" if is_allowed(actor.role, "margin.read") else "rep",
            recent=recent,
            offers=offers,
        )
        return LocalQuoting(desk), LocalOrdering(desk)

    return Runtime(
        settings=settings,
        clock=clock,
        database=database,
        limits=Limits(settings),
        metrics=Metrics(),
        key=key,
        configuring=cpq,
        at_once=cpq.at_once,
        bound=bound,
        compiled=compiled,
        shelf=cpq.shelf,
        drafts=LoadedDrafts(),
        examined=ExaminedReleases(compiled),
        storefront=storefront,
        pictures=pictures,
        media=MediaStore(settings.data / "media"),
        uploads=UploadStore(settings.data / "uploads"),
    )


def door(lifespan: Callable[[FastAPI], object] | None = None) -> Application:
    """Return the routes with their description and their problems, with nothing behind them."""
    app = Application(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        lifespan=lifespan,  # type: ignore[arg-type]  # narrower than FastAPI's overloads, equal in use
    )
    for router in ROUTERS:
        app.include_router(router)
    problems.install(app)
    describe(app)
    return app


def ordered(session: Session, quote_id: str) -> dict[str, Any] | None:
    """Return id and number of the order made from a quote."""
    return OrderStore(session).reference(quote_id)


def bought(session: Session, seller: Seller, account: str, since: date | None) -> Mapping[str, Decimal]:
    """Return the pieces of each product that an account has ordered since the beginning of a day, or ever."""
    return OrderStore(session).bought(account, seller.begin_of(since) if since else None)


def _operation_id(route: APIRoute) -> str:
    return route.name
