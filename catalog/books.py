"""Reads `prices/books.toml`: the price books (`[[book]]`) and the cost books (`[[cost]]`), each with its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.market import is_currency
from catalog.price_book import PriceBook
from catalog.price_sheet import FOLDER, TIERS_FILE, PriceSheet, Surroundings
from catalog.problems import did_you_mean, problem
from catalog.toml_tree import Table, read_toml
from kernel.period import Period

BOOKS_FILE = "prices/books.toml"


@dataclass(frozen=True, slots=True)
class Books:
    """Every book of a product."""

    prices: tuple[PriceBook, ...] = ()
    costs: tuple[PriceBook, ...] = ()


def read_books(around: Surroundings) -> Books:
    """Read every book of a product; what is wrong is reported, what can be used is returned."""
    text = around.files.get(BOOKS_FILE)
    if text is None:
        around.problems.append(problem(BOOKS_FILE, 1, 1, "The file is missing; it lists the price books."))
        return Books()
    root = read_toml(BOOKS_FILE, text, around.problems)
    if root is None:
        return Books()
    root.only("book", "cost")
    codes: set[str] = set()
    prices = _read(root.tables("book"), around, codes)
    return Books(prices, _read(root.tables("cost"), around, codes, is_cost=True))


def _read(
    tables: tuple[Table, ...], around: Surroundings, codes: set[str], *, is_cost: bool = False
) -> tuple[PriceBook, ...]:
    books: list[PriceBook] = []
    for table in tables:
        book = _book(table, around, is_cost)
        if book is None:
            continue
        if book.code in codes:
            table.wrong("code", f"The book {book.code!r} stands here twice.")
        codes.add(book.code)
        _report_overlap(table, book, books)
        books.append(book)
    return tuple(books)


def _report_overlap(table: Table, book: PriceBook, books: list[PriceBook]) -> None:
    for other in books:
        is_same = (other.market, other.currency) == (book.market, book.currency)
        if is_same and other.period.overlaps(book.period):
            where = f"the market {book.market!r}" if book.market else f"every market that pays in {book.currency}"
            message = f"The book overlaps with {other.code!r}: on some day {where} would have two of them."
            table.wrong("from", message)


def _book(table: Table, around: Surroundings, is_cost: bool) -> PriceBook | None:
    table.only("code", "market", "currency", "from", "until", "file")
    code, market, currency = table.text("code"), table.text("market", "" if is_cost else None), table.text("currency")
    period = read_period(table)
    if not is_currency(currency):
        table.wrong("currency", f"{currency!r} is not a currency code; use ISO 4217, such as EUR.")
        return None
    if around.markets:
        _check_market(table, market, currency, around)
    path = FOLDER + table.text("file")
    if path not in around.files:
        table.wrong("file", f"There is no file {path!r}.{did_you_mean(path, _sheets(around.files))}")
        return None
    found = PriceSheet(path, currency, around).read()
    if found.list_price is None:
        return None
    return PriceBook(code, market, currency, period, found.list_price, tuple(found.options), tuple(found.dimensions))


def _check_market(table: Table, market: str, currency: str, around: Surroundings) -> None:
    known = around.markets.get(market)
    if not market:
        if currency not in {each.currency for each in around.markets.values()}:
            table.wrong("currency", f"No market of the product pays in {currency}; nobody would use the book.")
    elif known is None:
        hint = did_you_mean(market, around.markets)
        table.wrong("market", f"The product is not sold in the market {market!r}.{hint}")
    elif known.currency != currency:
        table.wrong("currency", f"The market {market!r} pays in {known.currency}, not in {currency}.")


def _sheets(files: Mapping[str, str]) -> Iterator[str]:
    return (path for path in files if path.startswith(FOLDER) and path.endswith(".csv") and path != TIERS_FILE)


def read_period(table: Table) -> Period:
    """Return the period of the keys `from` and `until`; report one that ends before it starts."""
    start, end = table.day("from"), table.day("until")
    if start is not None and end is not None and start >= end:
        table.wrong("until", f"The period ends on {end}, not after it starts on {start}.")
        return Period(start)
    return Period(start, end)
