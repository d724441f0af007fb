"""Prices and long quotes: a line, a document, one change of it; beside a plain loop, and beside the peer users know.

The plain loop adds the same charges, already resolved, in bare Decimals, and explains nothing. The peer's figures are
those of Odoo 19 on the same work (a quotation of 1,000 lines, two cores, loopback), its best ones.
"""

from __future__ import annotations

import json
import tempfile
import tracemalloc
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from catalog.load import load_product, read_folder
from catalog.price_book import OptionPrice
from catalog.product import Product
from catalog.publish import DEMO_FOLDER
from cpq.price import (
    AlikeLine,
    LinePrice,
    LinesAlike,
    PricingContext,
    RoundingPolicy,
    Totals,
    Waterfall,
    changed,
    document_totals,
    price,
)
from kernel.text import Text
from tests.bench.row import Row, percentile, timed
from tests.live import LiveServer

DAY = date(2026, 11, 25)
CHARGES = 20
LINES = (1_000, 10_000)
REPEATS = 5
PLAIN = "a plain loop over Decimals"
ODOO = "Odoo 19"
CREATED_MS, CHANGED_MS, READ_MS = 4_200.0, 340.0, 200.0
"""Odoo's best figures for a quotation of 1,000 lines."""

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Job:
    """Something to price: a product with 20 charges, its values, and the charges as a plain list."""

    product: Product
    assignment: dict[str, str]
    charges: list[Decimal]

    def line(self, quantity: int) -> Waterfall:
        """Price a line."""
        return price(self.product, self.assignment, PricingContext("eu", DAY, Decimal(quantity)))

    def alike(self) -> LinesAlike:
        """Return what lines of it have in common."""
        return LinesAlike(self.product, self.assignment, PricingContext("eu", DAY))

    def plain(self, quantity: int) -> Decimal:
        """Add the charges of a line."""
        unit = Decimal(0)
        for charge in self.charges:
            unit += charge
        return (unit.quantize(CENT) * quantity).quantize(CENT)


def measure() -> Iterator[Row]:
    """Measure prices and documents in this process, and a long quote over HTTP."""
    job = _job()
    yield _one_line(job)
    for lines in LINES:
        yield from _document(job, lines)
    yield _one_change(job, LINES[0])
    yield from _over_http()


def _job() -> Job:
    """Return the workstation with exactly 20 charges, each of one value."""
    product = load_product(read_folder(DEMO_FOLDER / "workstation"))
    book = product.price_book("eu", DAY)
    assignment = {name: info.values[0].code if info.values else "1" for name, info in product.characteristics.items()}
    names = [name for name, info in product.characteristics.items() if info.values][: CHARGES - 1]
    amount = book.list_price.amount
    options = tuple(
        OptionPrice(
            name, assignment[name], "", replace(amount, amount=Decimal(7 * place + 1) / HUNDRED), Text.of(en=name)
        )
        for place, name in enumerate(names, 1)
    )
    plain_book = replace(book, options=options, dimensions=())
    simple = replace(product, price_books=(plain_book,), scales=())
    return Job(simple, assignment, [amount.amount, *(option.amount.amount for option in options)])


def _one_line(job: Job) -> Row:
    ours = _quickest(lambda: [job.line(3) for _ in range(100)]) / 100
    bare = _quickest(lambda: [job.plain(3) for _ in range(100)]) / 100
    return Row(f"one configured line of {CHARGES} charges, explained", ours, "ms", PLAIN, bare)


def _document(job: Job, lines: int) -> list[Row]:
    quantities = [number % 9 + 1 for number in range(lines)]
    by_one = _quickest(lambda: _totals([job.line(each) for each in quantities]))
    alike = _quickest(lambda: _totals(_alike(job, quantities)))
    told = _quickest(lambda: _totals([each.waterfall for each in _alike(job, quantities)]))
    bare = _quickest(lambda: _plain(job, quantities))
    held = _kept(lambda: _alike(job, quantities))
    held_told = _kept(lambda: [job.line(each) for each in quantities])
    held_bare = _kept(lambda: [job.plain(each) for each in quantities])
    what = f"{lines:,} lines of {CHARGES} charges"
    return [
        Row(f"{what}, with totals, explained when somebody asks", alike, "ms", PLAIN, bare),
        Row(f"{what}, with totals, every line explained", told, "ms", PLAIN, bare),
        Row(f"{what}, with totals, each by itself", by_one, "ms", PLAIN, bare),
        Row(f"{what}: memory of the prices", held / lines, "kB a line", PLAIN, held_bare / lines),
        Row(f"{what}: memory of the explained prices", held_told / lines, "kB a line", PLAIN, held_bare / lines),
    ]


def _quickest(work: Callable[[], object]) -> float:
    """Return the least time of several runs: what else the machine does only ever adds."""
    return min(timed(work) for _ in range(REPEATS))


def _alike(job: Job, quantities: Sequence[int]) -> list[AlikeLine]:
    alike = job.alike()
    return [alike.line(Decimal(each)) for each in quantities]


def _totals(lines: Sequence[Waterfall | AlikeLine]) -> Totals:
    return document_totals(lines, currency="EUR")


def _plain(job: Job, quantities: Sequence[int]) -> Decimal:
    net = Decimal(0)
    for quantity in quantities:
        net += job.plain(quantity)
    return net + (net * 19 / HUNDRED).quantize(CENT)


def _kept(made: Callable[[], object]) -> float:
    """Return the kilobytes that something takes."""
    tracemalloc.start()
    kept = made()
    size = tracemalloc.get_traced_memory()[0] / 1000
    tracemalloc.stop()
    del kept
    return size


def _one_change(job: Job, lines: int) -> Row:
    made = [job.line(number % 9 + 1) for number in range(lines)]
    before, policy = _totals(made), RoundingPolicy()

    def change() -> None:
        assert changed(before, made[500], LinePrice.of(job.line(8)), policy) is not None

    quick = percentile([timed(change) for _ in range(50)], 0.5)
    whole = _quickest(lambda: _totals([job.line(number % 9 + 1) for number in range(lines)]))
    return Row(f"one line changed of {lines:,}, with totals", quick, "ms", "all lines anew", whole)


@dataclass
class Desk:
    """The demo's rep at a server."""

    server: LiveServer
    csrf: str = ""

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        login = {"email": "rep@demo.example", "password": self.server.password("rep@demo.example")}
        self.csrf = self.ask("POST", "/v1/login", login)["csrf"]

    def ask(self, method: str, path: str, body: Any = None, version: int | None = None) -> dict[str, Any]:
        """Ask, and return what was answered."""
        headers = {"Content-Type": "application/json", "X-CSRF-Token": self.csrf, "Origin": self.server.url}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.server.url + path, data, headers, method=method)
        with self._opener.open(request, timeout=120) as answer:
            read: dict[str, Any] = json.loads(answer.read())
            return read


def _over_http() -> list[Row]:
    """Create a quote of 1,000 configured lines, change a quantity, read it: as an editor does."""
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder), {"QUOTEWRIGHT_LOG_LEVEL": "warning"})
        try:
            desk = Desk(server.warmed())
            sessions = _sessions(desk)
            created = [timed(lambda: _create(desk, sessions)) for _ in range(REPEATS)]
            quote = _create(desk, sessions)
            changes, reads = _edits(desk, quote)
            first, again = _bundles(desk)
        finally:
            server.stop()
    what = f"quote of {LINES[0]:,} configured lines"
    return [
        Row(f"{what}: created", percentile(created, 0.5), "ms", ODOO, CREATED_MS, faster=True),
        Row(f"{what}: one quantity changed", percentile(changes, 0.5), "ms", ODOO, CHANGED_MS, faster=True),
        Row(f"{what}: read", percentile(reads, 0.5), "ms", ODOO, READ_MS, faster=True),
        Row("bundles of a market: read, the first time", first, "ms"),
        Row("bundles of a market: read again", again, "ms"),
    ]


def _bundles(desk: Desk) -> tuple[float, float]:
    """Read the bundles that anybody may buy: as the first who asks, and as those after."""

    def read() -> None:
        assert desk.ask("GET", "/v1/bundles?market=eu")["items"]

    return timed(read), percentile([timed(read) for _ in range(REPEATS)], 0.5)


def _sessions(desk: Desk) -> list[str]:
    """Open sessions of both demo products, differently configured."""
    products = ("display-case", "workstation")
    return [desk.ask("POST", "/v1/sessions", {"product": code, "market": "eu"})["id"] for code in products * 5]


def _create(desk: Desk, sessions: Sequence[str]) -> dict[str, Any]:
    buyer = {"name": "Anna", "email": "anna@bench.example", "country": "DE"}
    quote = desk.ask("POST", "/v1/quotes", {"buyer": buyer, "market": "eu"})
    lines = [{"session": sessions[number % len(sessions)], "quantity": number % 9 + 1} for number in range(LINES[0])]
    return desk.ask("POST", f"/v1/quotes/{quote['id']}/lines/batch?answer=brief", {"lines": lines}, quote["version"])


def _edits(desk: Desk, quote: dict[str, Any]) -> tuple[list[float], list[float]]:
    line, changes, reads = quote["revision"]["lines"][500]["id"], [], []
    for quantity in range(10, 40):
        path, version = f"/v1/quotes/{quote['id']}", quote["version"]
        change: dict[str, Any] = {}

        def edit(
            quantity: int = quantity, path: str = path, version: int = version, kept: dict[str, Any] = change
        ) -> None:
            kept |= desk.ask("PATCH", f"{path}/lines/{line}?answer=brief", {"quantity": quantity}, version)

        changes.append(timed(edit))
        quote = change
        reads.append(timed(lambda path=path: desk.ask("GET", f"{path}/brief")))  # type: ignore[misc]
    return changes, reads
