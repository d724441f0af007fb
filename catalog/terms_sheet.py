"""Reads the terms of sale: agreements, promotions, surcharges and bundles of the folder `terms/`, as far as there.

They stand beside `markets.toml`, which is read with them. Whether products, values and formulas exist is asked of the
products that are on sale when the terms are published (`unfit`): they are released by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from catalog.books import read_period, read_priority
from catalog.bundle_check import wrong_with_bundle
from catalog.bundle_sheet import BUNDLES_FILE, read_bundles
from catalog.formula import CALLED, Wanted
from catalog.market import MARKETS_FILE, Market, read_markets
from catalog.on_sale import OnSale
from catalog.price_book import MONTHS, PERIODS, Every
from catalog.problems import did_you_mean, in_order
from catalog.product import Product
from catalog.terms import (
    AgreedOption,
    AgreedPeriod,
    Agreement,
    Index,
    Promotion,
    Scope,
    Surcharge,
    SurchargeBasis,
    SurchargeKind,
    Terms,
    normalized,
)
from catalog.terms_fields import read_amount, read_market, read_percent, read_whole
from catalog.toml_tree import Table, read_toml
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money
from rules import RuleErrors

AGREEMENTS_FILE = "terms/agreements.toml"
PROMOTIONS_FILE = "terms/promotions.toml"
SURCHARGES_FILE = "terms/surcharges.toml"
FILES = (AGREEMENTS_FILE, PROMOTIONS_FILE, SURCHARGES_FILE, BUNDLES_FILE)

SCOPE = ("code", "name", "market", "products", "groups", "from", "until")
KINDS: dict[str, SurchargeKind] = {"freight": "freight", "packaging": "packaging", "material": "material"}
BASES: dict[str, SurchargeBasis] = {"piece": "piece", "line": "line", "weight": "weight", "index": "index"}
AGREED = ("price", "percent", "options")
EVERY: dict[str, Every] = {every: every for every in MONTHS}
MOST_USES = 1_000_000_000
MOST_PIECES = 1_000_000
INDEX_DAYS = 92
"""For how long a value of an index is good if the table does not say: a quarter of a year."""

_COUPON = re.compile(r"[A-Z0-9-]{3,40}")

T = TypeVar("T", Agreement, Promotion, Surcharge)


def load_terms(files: Mapping[str, str]) -> Terms:
    """Return the terms that the files describe.

    Args:
        files: those of `FILES` that there are, and `markets.toml`; others are not looked at.

    Raises:
        Malformed: with ALL problems of all files, ordered by place.
    """
    problems: list[FieldProblem] = []
    terms = _Reader(files, read_markets(files.get(MARKETS_FILE, ""), problems), problems).read()
    if problems:
        found = in_order(problems)
        message = f"The terms have {len(found)} problem(s); the first: {found[0].path}: {found[0].message}"
        raise Malformed(message, problems=found, code="terms-files")
    return terms


@dataclass
class _Reader:
    files: Mapping[str, str]
    markets: Mapping[str, Market]
    problems: list[FieldProblem]
    indices: dict[str, Index] = field(default_factory=dict)

    def read(self) -> Terms:
        agreements = self._each(AGREEMENTS_FILE, "agreement", self._agreement, _report_rival)
        promotions = self._each(PROMOTIONS_FILE, "promotion", self._promotion)
        self._read_indices()
        surcharges = self._each(SURCHARGES_FILE, "surcharge", self._surcharge)
        bundles = read_bundles(self._root(BUNDLES_FILE), self.markets)
        kept = {path: self.files[path] for path in (*FILES, MARKETS_FILE) if path in self.files}
        return Terms(agreements, promotions, surcharges, digest(kept), bundles)

    def _root(self, path: str) -> Table | None:
        text = self.files.get(path)
        return None if text is None else read_toml(path, text, self.problems)

    def _each(
        self,
        path: str,
        key: str,
        read: Callable[[Table], T],
        check: Callable[[Table, T, Sequence[T]], None] | None = None,
    ) -> tuple[T, ...]:
        root = self._root(path)
        if root is None:
            return ()
        root.only(key, *(["index"] if path == SURCHARGES_FILE else []))
        found: list[T] = []
        for table in root.tables(key):
            one = read(table)
            if any(other.code == one.code for other in found):
                table.wrong("code", f"The {key} {one.code!r} stands here twice.")
            if check is not None:
                check(table, one, found)
            found.append(one)
        return tuple(found)

    def _scope(self, table: Table) -> Scope:
        market = read_market(table, self.markets)
        return Scope(market, table.texts("products"), read_period(table), table.texts("groups"))

    def _money(self, table: Table, key: str, market: str) -> Money | None:
        return read_amount(table, key, market, self.markets)

    def _agreement(self, table: Table) -> Agreement:
        table.only(*SCOPE, *AGREED, "accounts", "commitment", "with_tiers", "priority", "recurring")
        scope, accounts = self._scope(table), table.texts("accounts")
        if not accounts and not scope.groups:
            table.wrong(None, "An agreement is with somebody: name accounts or groups.")
        if not {*AGREED, "recurring"} & set(table.data):
            table.wrong(None, "An agreement agrees on something: a price, a percentage, or prices of options.")
        _check_products(table, table, scope)
        return Agreement(
            code=table.text("code"),
            name=table.localized("name"),
            scope=scope,
            accounts=accounts,
            price=self._money(table, "price", scope.market),
            percent=read_percent(table, "percent"),
            options=tuple(self._agreed(each, scope.market) for each in table.tables("options")),
            commitment=read_whole(table, "commitment", MOST_PIECES),
            with_tiers=table.flag("with_tiers"),
            priority=read_priority(table, among=""),
            recurring=self._recurring(table, scope),
        )

    def _recurring(self, agreement: Table, scope: Scope) -> tuple[AgreedPeriod, ...]:
        found: list[AgreedPeriod] = []
        for table in agreement.tables("recurring"):
            table.only("every", *AGREED)
            if not set(AGREED) & set(table.data):
                table.wrong(None, "Agree on something here: a price, a percentage, or prices of options.")
            _check_products(agreement, table, scope)
            every = EVERY[table.one_of("every", EVERY, "month")]
            if "every" not in table:
                table.wrong(None, "The key 'every' is missing: month, quarter or year.")
            if any(each.every == every for each in found):
                table.wrong("every", f"What is agreed on each {every} stands here twice.")
            options = tuple(self._agreed(each, scope.market) for each in table.tables("options"))
            price = self._money(table, "price", scope.market)
            found.append(AgreedPeriod(every, price, read_percent(table, "percent"), options))
        return tuple(found)

    def _agreed(self, table: Table, market: str) -> AgreedOption:
        table.only("characteristic", "value", "amount")
        money = self._money(table, "amount", market)
        if "amount" not in table:
            table.wrong(None, "The key 'amount' is missing.")
        return AgreedOption(table.text("characteristic"), table.text("value"), money or Money.zero("EUR"))

    def _promotion(self, table: Table) -> Promotion:
        own = ("when", "percent", "amount", "cap", "coupon", "uses", "exclusive", "priority")
        table.only(*SCOPE, *own)
        scope = self._scope(table)
        if ("percent" in table) == ("amount" in table):
            table.wrong(None, "A promotion takes off either a percentage or an amount.")
        if "when" in table and not scope.products:
            table.wrong("when", "A condition speaks of characteristics; name the products that have them.")
        if "uses" in table and "coupon" not in table:
            table.wrong("uses", "Only a coupon is used up; without one, the promotion holds for everybody.")
        uses = read_whole(table, "uses", MOST_USES)
        return Promotion(
            code=table.text("code"),
            name=table.localized("name"),
            scope=scope,
            when=table.text("when", ""),
            percent=read_percent(table, "percent"),
            amount=self._money(table, "amount", scope.market),
            cap=self._money(table, "cap", scope.market),
            coupon=_coupon(table),
            uses=None if uses is None else int(uses),
            group=table.text("exclusive", ""),
            priority=read_priority(table, among=""),
        )

    def _read_indices(self) -> None:
        root = self._root(SURCHARGES_FILE)
        for table in root.tables("index") if root is not None else ():
            index = _index(table)
            if index is not None and index.name in self.indices:
                table.wrong("name", f"The index {index.name!r} stands here twice.")
            if index is not None:
                self.indices[index.name] = index

    def _surcharge(self, table: Table) -> Surcharge:
        basis = BASES[table.one_of("per", BASES, "piece")]
        more = {"weight": ("amount", "weight"), "index": ("index", "since", "share")}.get(basis, ("amount",))
        table.only(*SCOPE, "kind", "per", *more)
        scope = self._scope(table)
        if basis == "weight" and not scope.products:
            table.wrong("weight", "A weight speaks of characteristics; name the products that have them.")
        surcharge = Surcharge(
            code=table.text("code"),
            name=table.localized("name"),
            kind=KINDS[table.one_of("kind", KINDS, "freight")],
            scope=scope,
            basis=basis,
            amount=self._money(table, "amount", scope.market),
            weight=table.text("weight") if basis == "weight" else "",
            index=self._named_index(table) if basis == "index" else None,
            since=table.day("since"),
            share=read_percent(table, "share"),
        )
        self._check_parts(table, surcharge)
        return surcharge

    def _named_index(self, table: Table) -> Index | None:
        name = table.text("index")
        if name not in self.indices:
            table.wrong("index", f"There is no index {name!r}.{did_you_mean(name, self.indices)}")
        return self.indices.get(name)

    def _check_parts(self, table: Table, surcharge: Surcharge) -> None:
        needed = ("since", "share") if surcharge.basis == "index" else ("amount",)
        for key in needed:
            if key not in table:
                table.wrong(None, f"The key {key!r} is missing.")
        index, since = surcharge.index, surcharge.since
        if index is not None and since is not None and not any(start <= since for start, _ in index.values):
            table.wrong(
                "since", f"The index {index.name!r} has no value on {since}; its first is of {index.values[0][0]}."
            )


@dataclass(frozen=True, slots=True)
class Misfit:
    """What terms say of a product that does not fit it.

    Args:
        file: where it is said.
        code: of the agreement, promotion, surcharge or bundle.
        key: where in it.
        message: what is wrong and what to do.
    """

    file: str
    code: str
    key: str
    message: str


def unfit(terms: Terms, on_sale: OnSale) -> Iterator[FieldProblem]:
    """Give what the terms say of products that does not fit them: no such product, value, condition or weight.

    Args:
        terms: what is to be published.
        on_sale: the products.
    """
    for each in misfits(terms, on_sale):
        yield FieldProblem(f"{each.file}#{each.code}", each.message)


def misfits(terms: Terms, on_sale: OnSale) -> Iterator[Misfit]:
    """Give what `unfit` tells, with the key that it is about."""
    for file, things in (
        (AGREEMENTS_FILE, terms.agreements),
        (PROMOTIONS_FILE, terms.promotions),
        (SURCHARGES_FILE, terms.surcharges),
    ):
        for thing in things:
            for code in thing.scope.products:
                if code not in on_sale.codes:
                    yield Misfit(file, thing.code, "products", _no_product(code, on_sale.codes))
                    continue
                versions = on_sale.versions(code, [thing.scope.market] if thing.scope.market else [])
                found = dict.fromkeys(wrong for product in versions for wrong in _wrong_with(thing, product))
                yield from (Misfit(file, thing.code, key, message) for key, message in found)
    for bundle in terms.bundles:
        for key, message in wrong_with_bundle(bundle, on_sale):
            yield Misfit(BUNDLES_FILE, bundle.code, key, message)


def _no_product(code: str, known: Sequence[str]) -> str:
    return f"There is no product {code!r} on sale.{did_you_mean(code, known)}"


def _wrong_with(thing: Agreement | Promotion | Surcharge, product: Product) -> Iterator[tuple[str, str]]:
    """Give the keys of what does not fit a product, and what is wrong with each."""
    if isinstance(thing, Agreement):
        for number, option in enumerate(thing.options):
            for key, message in _wrong_option(option, product):
                yield f"options/{number}/{key}", message
        for number, agreed in enumerate(thing.recurring):
            yield from ((f"recurring/{number}", message) for message in _wrong_period(product, agreed))
    elif isinstance(thing, Promotion):
        yield from (("when", message) for message in _wrong_formula(product, thing.when, "boolean"))
    else:
        yield from (("weight", message) for message in _wrong_formula(product, thing.weight, "number"))


def _wrong_option(option: AgreedOption, product: Product) -> Iterator[tuple[str, str]]:
    unknown = _unknown_option(product, option)
    if unknown is not None:
        yield unknown
    elif product.is_only_recurring(option.characteristic):
        message = "is charged again and again; agree on it in [[agreement.recurring]]."
        yield "characteristic", f"{option.characteristic!r} {message}"


def _wrong_period(product: Product, agreed: AgreedPeriod) -> Iterator[str]:
    """Give what an agreement says of a billing period in which the product is not charged so."""
    every = PERIODS[agreed.every].in_("en")
    charged = product.recurring.get(agreed.every)
    if charged is None:
        yield f"{product.code!r} is charged nothing {every}; there is nothing to agree on."
        return
    bases = [book.of(agreed.every).list_price.amount.amount for book in product.price_books]
    if agreed.price is not None and not any(bases):
        yield f"{product.code!r} has no base price {every}; agree on a percentage, or on prices of options."
    for option in agreed.options:
        unknown = _unknown_option(product, option)
        if unknown is not None:
            yield unknown[1]
        elif not any(info.code == option.characteristic for info in charged):
            yield f"{option.characteristic!r} is charged nothing {every}; agree on what it is charged once above."


def _unknown_option(product: Product, option: AgreedOption) -> tuple[str, str] | None:
    """Return which key names what the product does not have, and what is wrong; None if it has both."""
    declared = product.rule_book.by_name.get(option.characteristic)
    if declared is None:
        known = did_you_mean(option.characteristic, product.rule_book.by_name)
        return "characteristic", f"{product.code!r} has no characteristic {option.characteristic!r}.{known}"
    if option.value not in declared.values:
        known = did_you_mean(option.value, declared.values)
        return "value", f"{option.characteristic!r} has no value {option.value!r}.{known}"
    return None


def _wrong_formula(product: Product, text: str, wanted: Wanted) -> Iterator[str]:
    if not text:
        return
    try:
        kind = product.expression(text).kind
    except RuleErrors as errors:
        yield from (f"{text!r}: {finding.message}." for finding in errors.findings)
        return
    if kind != wanted:
        yield f"{text!r} is {CALLED[kind]}, not {CALLED[wanted]}."


def _check_products(agreement: Table, table: Table, scope: Scope) -> None:
    if {"price", "options"} & set(table.data) and len(scope.products) != 1:
        agreement.wrong("products", "A price, or prices of options, are of one product: name exactly one.")


def _report_rival(table: Table, one: Agreement, others: Sequence[Agreement]) -> None:
    """Report an agreement beside which another would hold for the same buyer, neither before the other."""
    for other in others:
        if not one.scope.meets(other.scope) or one.priority != other.priority:
            continue
        shared = sorted(set(one.accounts) & set(other.accounts))
        if shared:
            message = f"Beside {other.code!r} the account {shared[0]!r} would have two agreements"
        elif one.scope.groups and other.scope.groups:
            message = f"Beside {other.code!r} a buyer of the groups of both would have two agreements"
        else:
            continue
        table.wrong(None, f"{message}; give one of them a higher priority, or other days.")


def _index(table: Table) -> Index | None:
    table.only("name", "days", "values")
    values: list[tuple[date, Decimal]] = []
    for each in table.tables("values"):
        each.only("day", "value")
        day, value = each.day("day"), each.number("value")
        if day is None:
            each.wrong(None, "The key 'day' is missing.")
        elif value is not None and value <= 0:
            each.wrong("value", f"An index is more than zero, not {value}.")
        elif values and day <= values[-1][0]:
            each.wrong("day", f"The days of an index ascend; {day} does not come after {values[-1][0]}.")
        elif value is not None:
            values.append((day, value))
    name, days = table.text("name"), read_whole(table, "days", 10_000)
    if not values:
        table.wrong("values", f"The index {name!r} has no values.")
        return None
    return Index(name, tuple(values), INDEX_DAYS if days is None else int(days))


def _coupon(table: Table) -> str:
    coupon = normalized(table.text("coupon", ""))
    if coupon and not _COUPON.fullmatch(coupon):
        table.wrong("coupon", "A coupon has 3 to 40 Latin letters, digits and hyphens, such as SPRING-2026.")
    return coupon
