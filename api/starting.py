"""Starting: what happens between `python -m api serve` and the first answer.

Compile the engine's kernels unless setup has, make the data folder, bring the schema up to date, publish the demo
products and open their logins (or close them when the demo is off), listen, and only then warm what takes seconds:
engines first, the drawing process after them.
"""

from __future__ import annotations

import gc
import sys
import threading

import structlog
import uvicorn

from api.app import create_app
from api.demo import LOGINS, close_logins, open_logins
from api.logs import configure
from api.publishing import DEMO_CHECKS, log_picks
from api.runtime import Runtime
from api.storage import migrate
from api.worker import Worker
from catalog.publish import keep_demo_media, load_demo
from catalog.terms_release import load_demo_terms
from kernel.clock import SystemClock
from kernel.db import Database
from kernel.errors import QuotewrightError
from kernel.settings import Settings, check_exposure
from rules.engines import kernels

log = structlog.get_logger("api.starting")


def serve(settings: Settings) -> None:
    """Serve until told to end.

    Raises:
        Malformed: the settings are unsafe for the address they name.
    """
    check_exposure(settings)
    configure(settings.log_level)
    kernels.prepare(say)
    database = opened(settings)
    app = create_app(settings, database=database)
    runtime: Runtime = app.state.runtime
    password = prepare(runtime)
    say(greeting(settings, password))
    threading.Thread(target=warm, args=(runtime,), name="warming", daemon=True).start()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=settings.public_url is not None,
        forwarded_allow_ips=settings.proxies,
        timeout_graceful_shutdown=20,
    )
    database.close()


def work(settings: Settings) -> None:
    """Be a worker in a process of its own, until told to end."""
    check_exposure(settings)
    configure(settings.log_level)
    database = opened(settings)
    app = create_app(settings, database=database)
    Worker(app.state.runtime).run()


def opened(settings: Settings) -> Database:
    """Return the database with the schema of this code; make it when it is missing."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    migrate(database)
    return database


def prepare(runtime: Runtime) -> str | None:
    """Publish the demo and open its logins; without the demo setting, close them. Return their password, if any."""
    if not runtime.settings.demo:
        with runtime.database.transaction() as session:
            close_logins(session)
        return None
    keep_demo_media(runtime.media)
    with runtime.database.transaction() as session:
        published = load_demo(session, SystemClock(), checks=DEMO_CHECKS, cache=runtime.compiled, prices=False)
    with runtime.database.transaction() as session:
        load_demo_terms(session, SystemClock(), compiled=runtime.compiled)
    for each in published:
        log.info("demo.published", product=each.release.product, number=each.release.number)
        log_picks(each.release, each.picks)
    return open_logins(runtime)


def warm(runtime: Runtime) -> None:
    """Make ready what the first visitor would otherwise wait for."""
    try:
        shown = runtime.storefront.warm()
        with runtime.work(read_only=True):
            pass  # the document printer is imported with the first use of quotes
        runtime.pictures.warm()
        for digest in sorted(shown):
            runtime.pictures.png(digest)
        runtime.storefront.warm_prices()
    except QuotewrightError as error:
        log.warning("warming.failed", error=str(error))
    # What stands now (code, products, engines) stands until the end: the collector looking through it again and again
    # would hold up a request for half a second each time.
    gc.collect()
    gc.freeze()
    runtime.metrics.warm.set(1)


def greeting(settings: Settings, password: str | None) -> str:
    """Return what somebody who starts the server reads."""
    address = settings.public_url or f"http://{_written(settings.host)}:{settings.port}"
    lines = [f"Quotewright serves {address}", ""]
    if password is not None:
        lines += ["Demo logins (on this machine only):"]
        lines += [f"  {email:<24} {password}" for email, _, _ in LOGINS]
        lines += [
            "",
            "Try:",
            f"  {address}/products/workstation   configure, see why not, ask for a quote",
            f"  {address}/desk                   log in as rep@demo.example: quotes and orders",
            f"  {address}/studio                 log in as catalogue@demo.example: products and rules",
            f"  {address}/v1/docs                the same over HTTP",
            "",
        ]
    return "\n".join(lines)


def say(text: str) -> None:
    """Write to whoever started us, past any buffer: a supervisor reads it from a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
