"""Reads the sheet of a price or cost book.

A row whose column `every` names a billing period is charged again for each; the rows of a period are checked as those
that are charged once are, among themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from catalog.formula import Formulas
from catalog.market import Market
from catalog.price_book import MONTHS, DimensionPrice, Every, ListPrice, OptionPrice, Rows
from catalog.problems import problem
from catalog.product import CharacteristicInfo
from catalog.sheet import Row, read_sheet
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money
from kernel.text import Text

FOLDER = "prices/"
KINDS = ("list", "option", "dimension", "request")
COST_KINDS = KINDS[:3]

_REQUIRED = ("kind", "characteristic", "value", "per", "amount")
_OPTIONAL = ("every", "name_en", "name_ru")
_LIST_NAME = Text.of(en="List price", ru="Базовая цена")


@dataclass(frozen=True)
class Surroundings:
    """What prices are checked against.

    Without a readable rule book `characteristics` is None, and values are not checked.
    """

    files: Mapping[str, str]
    markets: Mapping[str, Market]
    characteristics: Mapping[str, CharacteristicInfo] | None
    formulas: Formulas
    problems: list[FieldProblem]

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, None]]:
        """The values of each characteristic, in declared order."""
        book = self.formulas.book
        return {each.name: dict.fromkeys(each.values) for each in book.characteristics} if book else {}

    def named(self, row: Row, characteristic: str, value: str) -> CharacteristicInfo | None:
        """Return the characteristic that has a value; report one, or a value, that there is not, and return None."""
        known = self.characteristics
        if known is None or not characteristic:
            return None
        if characteristic not in known:
            hint = row.did_you_mean(characteristic, known)
            row.wrong("characteristic", f"There is no characteristic {characteristic!r}.{hint}")
            return None
        values = self._values[characteristic]
        if value and value not in values:
            row.wrong("value", f"{characteristic!r} has no value {value!r}.{row.did_you_mean(value, values)}")
        return known[characteristic] if value in values else None


@dataclass
class _Collected:
    """The rows that are charged once, or for each billing period of a kind."""

    list_price: ListPrice | None = None
    options: list[OptionPrice] = field(default_factory=list)
    dimensions: list[DimensionPrice] = field(default_factory=list)
    priced: set[tuple[str, str]] = field(default_factory=set)
    on_request: set[tuple[str, str]] = field(default_factory=set)
    seen: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def rows(self) -> Rows:
        return Rows(self.list_price, tuple(self.options), tuple(self.dimensions), frozenset(self.on_request))


@dataclass
class PriceSheet:
    """One sheet of prices or costs being read.

    Args:
        path: the file.
        currency: of its amounts.
        around: what it is checked against.
        kinds: of rows it may have.
        is_derived: whether it only changes what another book says.
    """

    path: str
    currency: str
    around: Surroundings
    kinds: tuple[str, ...] = KINDS
    is_derived: bool = False
    _once: _Collected = field(default_factory=_Collected)
    _recurring: dict[Every, _Collected] = field(default_factory=dict)

    def read(self) -> Rows:
        """Return all rows."""
        before = len(self.around.problems)
        text = self.around.files[self.path]
        for row in read_sheet(self.path, text, self.around.problems, required=_REQUIRED, optional=_OPTIONAL):
            self._row(row)
        if self._once.list_price is None and not self.is_derived and len(self.around.problems) == before:
            message = "There is no row of kind list: every price book has one base price."
            self.around.problems.append(problem(self.path, 1, 1, message))
        recurring = {every: self._recurring[every].rows() for every in MONTHS if every in self._recurring}
        return replace(self._once.rows(), recurring=recurring)

    def _row(self, row: Row) -> None:
        kind, found = row.text("kind"), self._collected(row)
        if kind == "request" and kind in self.kinds:
            self._request(row, found)
            return
        amount = self._amount(row)
        if kind not in self.kinds:
            row.wrong("kind", f"{kind!r} is not a kind of price here.{row.did_you_mean(kind, self.kinds)}")
        elif kind == "list":
            self._list(row, amount, found)
        elif kind == "option":
            self._option(row, amount, found)
        else:
            self._dimension(row, amount, found)

    def _collected(self, row: Row) -> _Collected:
        """Return where a row belongs: to what is charged once, or to its billing period."""
        word = row.text("every")
        every = next((each for each in MONTHS if each == word), None)
        if word and every is None:
            hint = row.did_you_mean(word, MONTHS)
            row.wrong("every", f"{word!r} is no billing period; these are {', '.join(MONTHS)}, or nothing.{hint}")
        return self._once if every is None else self._recurring.setdefault(every, _Collected())

    def _amount(self, row: Row) -> Money:
        number = row.number("amount")
        try:
            return Money(number if number is not None else Decimal(0), self.currency)
        except Malformed as error:
            row.wrong("amount", error.message)
            return Money.zero(self.currency)

    def _list(self, row: Row, amount: Money, found: _Collected) -> None:
        self._must_be_empty(row, "characteristic", "value", "per")
        if found.list_price is not None:
            row.wrong("kind", "There are two rows of kind list; a price book has one base price.")
        if amount.amount < 0:
            row.wrong("amount", "The base price is below zero.")
        name = row.localized("name")
        found.list_price = ListPrice(amount, name if name.by_language else _LIST_NAME)

    def _option(self, row: Row, amount: Money, found: _Collected) -> None:
        characteristic, value, per = row.required("characteristic"), row.required("value"), row.text("per")
        name = row.localized("name")
        info = self.around.named(row, characteristic, value)
        if info is not None and not name.by_language:
            name = info.value(value).name
        if per:
            self.around.formulas.check(row, "per", per, "number")
        self._report_twice(row, (characteristic, value, per), found)
        found.options.append(OptionPrice(characteristic, value, per, amount, name))
        found.priced.add((characteristic, value))

    def _request(self, row: Row, found: _Collected) -> None:
        self._must_be_empty(row, "per", "amount")
        characteristic, value = row.required("characteristic"), row.required("value")
        self.around.named(row, characteristic, value)
        self._report_twice(row, (characteristic, value, ""), found)
        if (characteristic, value) in found.priced:
            row.wrong("value", f"{characteristic} = {value} has a price above; it cannot be on request, too.")
        found.on_request.add((characteristic, value))

    def _report_twice(self, row: Row, key: tuple[str, str, str], found: _Collected) -> None:
        characteristic, value, _ = key
        if key in found.seen:
            row.wrong("value", f"{characteristic} = {value} already has a price in line {found.seen[key]}.")
        elif (characteristic, value) in found.on_request:
            row.wrong("value", f"{characteristic} = {value} is on request above; it cannot have a price, too.")
        found.seen[key] = row.line

    def _dimension(self, row: Row, amount: Money, found: _Collected) -> None:
        self._must_be_empty(row, "characteristic", "value")
        per = row.required("per")
        name = row.localized("name")
        if per:
            self.around.formulas.check(row, "per", per, "number")
        if "en" not in name.by_language:
            row.wrong("name_en", "A price by dimension needs an English name for the breakdown.")
        key = "", name.in_("en"), per
        if key in found.seen:
            row.wrong("per", f"{per} is charged under this name in line {found.seen[key]} already.")
        found.seen[key] = row.line
        found.dimensions.append(DimensionPrice(per, amount, name))

    def _must_be_empty(self, row: Row, *columns: str) -> None:
        for column in columns:
            if row.text(column):
                row.wrong(column, f"A price of kind {row.text('kind')} leaves the column {column!r} empty.")
