"""Reads `prices/books.toml`: the price books (`[[book]]`) and the cost books (`[[cost]]`), each with its sheet.

A book may stand on another (`base`): it says what that one says, times a factor, but for the rows of its own sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from catalog.price_book import PriceBook, Rows
from catalog.price_sheet import COST_KINDS, FOLDER, KINDS, PriceSheet, Surroundings
from catalog.problems import did_you_mean, problem
from catalog.scale import TIERS_FILE
from catalog.toml_tree import Table, read_toml
from catalog.usage_sheet import UsageSheet
from kernel.money import is_currency
from kernel.period import Period

BOOKS_FILE = "prices/books.toml"
COMMON = ("code", "market", "currency", "from", "until", "file", "base", "factor", "percent")
LARGEST_FACTOR = Decimal(1_000)
DECIMALS = 6
"""Of a factor: every derived amount stays exact, however long the chain."""
LONGEST_CHAIN = 10
"""Books that stand on one another."""
_HUNDRED = Decimal(100)


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
    prices, costs = root.tables("book"), root.tables("cost")
    codes: set[str] = set()
    for table in (*prices, *costs):
        code = table.text("code")
        if code in codes:
            table.wrong("code", f"The book {code!r} stands here twice.")
        codes.add(code)
    return Books(_Shelf(prices, around).read(), _Shelf(costs, around, is_cost=True).read())


@dataclass
class _Shelf:
    """The price books, or the cost books, being read; each is read once, after the one it stands on."""

    tables: tuple[Table, ...]
    around: Surroundings
    is_cost: bool = False
    _done: dict[str, PriceBook | None] = field(default_factory=dict)

    def read(self) -> tuple[PriceBook, ...]:
        """Return the books in the order of the file."""
        by_code: dict[str, Table] = {}
        for table in self.tables:
            by_code.setdefault(table.text("code", ""), table)
        for code in by_code:
            self._resolve(code, by_code, ())
        books: list[PriceBook] = []
        for table in self.tables:
            book = self._done.get(table.text("code", ""))
            if book is not None and table is by_code[book.code]:
                _report_rivals(table, book, books)
                books.append(book)
        return tuple(books)

    def _resolve(self, code: str, by_code: Mapping[str, Table], above: tuple[str, ...]) -> PriceBook | None:
        """Return a book by its code; None if something about it, or below it, is wrong and reported."""
        if code in self._done:
            return self._done[code]
        table = by_code[code]
        base_code = table.text("base", "")
        base = None
        if base_code and self._is_sound(table, base_code, by_code, (*above, code)):
            base = self._resolve(base_code, by_code, (*above, code))
        unusable = bool(base_code) and base is None
        self._done[code] = None if unusable else self._book(table, base)
        return self._done[code]

    def _is_sound(self, table: Table, base: str, by_code: Mapping[str, Table], chain: tuple[str, ...]) -> bool:
        if base in chain:
            circle = " -> ".join((*chain[chain.index(base) :], base))
            table.wrong("base", f"The books stand on one another in a circle: {circle}.")
        elif base not in by_code:
            table.wrong("base", f"There is no book {base!r} to stand on.{did_you_mean(base, by_code)}")
        elif len(chain) > LONGEST_CHAIN:
            table.wrong("base", f"More than {LONGEST_CHAIN} books stand on one another here; nobody could follow that.")
        else:
            return True
        return False

    def _book(self, table: Table, base: PriceBook | None) -> PriceBook | None:
        table.only(*COMMON, *(("at_rates",) if self.is_cost else ("segment", "priority", "usage")))
        market, currency = table.text("market", "" if self.is_cost else None), table.text("currency")
        period, factor = read_period(table), _factor(table)
        if not is_currency(currency):
            table.wrong("currency", f"{currency!r} is not a currency code; use ISO 4217, such as EUR.")
            return None
        if self.around.markets:
            _check_market(table, market, currency, self.around, at_rates=table.flag("at_rates"))
        if base is not None and base.currency != currency:
            table.wrong("base", f"The book is in {currency}, the book {base.code!r} below it in {base.currency}.")
            return None
        rows = self._with_usage(table, currency, self._rows(table, currency, base))
        if base is not None and rows is not None:
            rows = base.overlaid(rows, factor)
        if rows is None or rows.list_price is None:
            return None
        book = PriceBook(
            code=table.text("code"),
            market=market,
            currency=currency,
            period=period,
            list_price=rows.list_price,
            options=rows.options,
            dimensions=rows.dimensions,
            segment=table.text("segment", ""),
            priority=read_priority(table),
            on_request=rows.on_request,
            usage=rows.usage,
            at_rates=table.flag("at_rates"),
        )
        return replace(book, recurring={every: book.charging(every, each) for every, each in rows.recurring.items()})

    def _with_usage(self, table: Table, currency: str, rows: Rows | None) -> Rows | None:
        """Return the rows of a book with the rates of its usage sheet, if it has one."""
        if rows is None or self.is_cost or "usage" not in table:
            return rows
        path = self._sheet(table, "usage")
        return None if path is None else replace(rows, usage=UsageSheet(path, currency, self.around).read())

    def _sheet(self, table: Table, key: str) -> str | None:
        """Return the path of a sheet that a table names; report one that is not there."""
        path = FOLDER + table.text(key)
        if path in self.around.files:
            return path
        table.wrong(key, f"There is no file {path!r}.{did_you_mean(path, _sheets(self.around.files))}")
        return None

    def _rows(self, table: Table, currency: str, base: PriceBook | None) -> Rows | None:
        if base is not None and "file" not in table:
            return Rows()
        path = self._sheet(table, "file")
        if path is None:
            return None
        kinds = COST_KINDS if self.is_cost else KINDS
        return PriceSheet(path, currency, self.around, kinds, is_derived=base is not None).read()


def _factor(table: Table) -> Decimal:
    """Return what the amounts of the base are multiplied with: `factor`, or a change in `percent`; 1 without both."""
    given = [key for key in ("factor", "percent") if key in table]
    if not given:
        return Decimal(1)
    number = table.number(given[0])
    if "base" not in table:
        table.wrong(given[0], f"{given[0]!r} changes the prices of a base; name one with base = ... .")
    if len(given) > 1:
        table.wrong("percent", "Give either a factor or a percentage, not both.")
    if number is None:
        return Decimal(1)
    factor = number if given[0] == "factor" else (_HUNDRED + number) / _HUNDRED
    if not 0 < factor <= LARGEST_FACTOR or factor != round(factor, DECIMALS):
        what = "A factor is more than 0" if given[0] == "factor" else "A change is more than -100 percent"
        table.wrong(given[0], f"{what} and makes at most {LARGEST_FACTOR:,} times as much, not {number}.")
        return Decimal(1)
    return factor


def read_priority(table: Table, *, among: str = "segment") -> int:
    """Return the priority, 0 if there is none; report what is no priority.

    Args:
        table: where it stands.
        among: the key without which a priority orders nothing; empty for none.
    """
    if "priority" not in table:
        return 0
    number = table.number("priority")
    if number is None or not 0 <= number <= 1000 or number != int(number):
        table.wrong("priority", "A priority is a whole number from 0 to 1000.")
        return 0
    if among and among not in table:
        table.wrong("priority", "A priority orders what different segments have; name the segment, too.")
    return int(number)


def _report_rivals(table: Table, book: PriceBook, books: list[PriceBook]) -> None:
    """Report books of which a buyer on some day would have two."""
    for other in books:
        if other.market != book.market or not other.period.overlaps(book.period):
            continue
        if other.currency != book.currency:
            if other.at_rates and book.at_rates:
                where = f"the market {book.market!r}" if book.market else "a market that pays in another currency"
                message = f"Beside {other.code!r} {where} would on some day have two books at rates."
                table.wrong("at_rates", message)
            continue
        if other.segment == book.segment:
            where = f"the market {book.market!r}" if book.market else f"every market that pays in {book.currency}"
            buyers = f" and the segment {book.segment!r}" if book.segment else ""
            message = f"The book overlaps with {other.code!r}: on some day {where}{buyers} would have two of them."
            table.wrong("from", message)
        elif other.segment and book.segment and other.priority == book.priority:
            message = (
                f"A buyer in both segments, {other.segment!r} and {book.segment!r}, would have two prices: "
                f"{other.code!r} is valid at the same time. Give one of them a higher priority."
            )
            table.wrong("segment", message)


def _check_market(table: Table, market: str, currency: str, around: Surroundings, *, at_rates: bool) -> None:
    known = around.markets.get(market)
    if not market:
        if not at_rates and currency not in {each.currency for each in around.markets.values()}:
            table.wrong("currency", f"No market of the product pays in {currency}; nobody would use the book.")
    elif known is None:
        hint = did_you_mean(market, around.markets)
        table.wrong("market", f"The product is not sold in the market {market!r}.{hint}")
    elif known.currency != currency and not at_rates:
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
