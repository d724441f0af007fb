"""The product: everything a release says about one configurable thing, as frozen data.

It is built by `catalog.load` from the files of a release and never changes afterwards. It knows its names, groups,
markets, prices, bill of materials and rule book; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import rules
from catalog.billing import USUAL, Billing
from catalog.classification import Classification
from catalog.cost_rate import converted
from catalog.document import Document
from catalog.family import Family
from catalog.guard_rail import GuardRail
from catalog.life import EVER, Life, successor_on
from catalog.market import Market
from catalog.media import Medium
from catalog.part import NO_PARTS, Part, Parts
from catalog.picture import Picture
from catalog.price_book import MONTHS, Every, PriceBook
from catalog.quote_template import QuoteTemplate
from catalog.scale import Scale, scale_for
from catalog.unit_name import boolean_name, number_name
from kernel.errors import Unknown
from kernel.period import Period, valid_on
from kernel.text import Text

if TYPE_CHECKING:
    from catalog.bom import BomRule
    from catalog.geometry import Recipe
    from catalog.rule_tests import RuleTest

Display = Literal["list", "cards", "swatches", "stepper", "slider", "toggle"]
DISPLAYS: tuple[Display, ...] = ("list", "cards", "swatches", "stepper", "slider", "toggle")
Better = Literal["", "more", "less"]
BETTER: tuple[Better, ...] = ("", "more", "less")
Kind = Literal["boolean", "enumeration", "integer", "decimal"]


@dataclass(frozen=True, slots=True)
class ValueInfo:
    """What people see of a value.

    Args:
        code: the value as written on the wire.
        name: how it is called.
        help: what it means for the buyer; may be empty.
        swatch: a colour `#rrggbb`, or empty.
        model_number: the maker's number of the option, or empty.
        part_number: our number of the part behind it, or empty.
        attributes: the raw cells of its other columns.
        picture: what it looks like, if there is a picture.
    """

    code: str
    name: Text
    help: Text = field(default_factory=Text)
    swatch: str = ""
    model_number: str = ""
    part_number: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class AttributeInfo:
    """An attribute of the values of a characteristic that people may see, such as the watts of a processor."""

    code: str
    name: Text
    unit: str | None


@dataclass(frozen=True, slots=True)
class CharacteristicInfo:
    """What people see of a characteristic. Values of computed numbers are not listed, but `value` names them.

    Of some, values are `better` for a buyer than others: `more` (the later ones) or `less` (the earlier ones).
    """

    code: str
    name: Text
    help: Text
    display: Display
    unit: str | None
    kind: Kind
    internal: bool
    computed: bool
    values: tuple[ValueInfo, ...]
    attributes: tuple[AttributeInfo, ...] = ()
    optional: bool = False
    better: Better = ""
    _by_code: Mapping[str, ValueInfo] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {each.code: each for each in self.values})

    def is_nothing(self, code: str) -> bool:
        """Tell whether a value means that nothing is sold: a condition that does not hold, or what is not chosen."""
        return (self.kind == "boolean" and code == "false") or (self.optional and code == rules.ABSENT)

    def value(self, code: str) -> ValueInfo:
        """Return what people see of one value.

        Raises:
            Unknown: an enumeration without that value.
        """
        found = self._by_code.get(code)
        if found is not None:
            return found
        if self.kind in ("integer", "decimal"):
            return ValueInfo(code, number_name(code, self.unit))
        if self.kind == "boolean" and code in ("true", "false", rules.ABSENT):
            return ValueInfo(code, boolean_name(code))
        raise Unknown(
            f"{self.code!r} has no value {code!r}.", code="unknown-value", characteristic=self.code, value=code
        )


@dataclass(frozen=True, slots=True)
class Group:
    """A page of the configurator: characteristics in the order a person meets them."""

    code: str
    name: Text
    characteristics: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Product:
    """A configurable thing that is sold, as one release describes it; its digest is the release's.

    `families` are those it inherits from, its own first; none if its `family` is only a word. `lives` are those of
    values that are not always sold, by characteristic and value. `quote_templates` say what stands around the numbers
    of its offers.
    """

    code: str
    family: str
    model_number: str
    classification: Classification
    tax_class: str
    name: Text
    summary: Text
    description: Text
    seller: Text
    groups: tuple[Group, ...]
    characteristics: Mapping[str, CharacteristicInfo]
    markets: Mapping[str, Market]
    rule_book: rules.RuleBook
    price_books: tuple[PriceBook, ...]
    cost_books: tuple[PriceBook, ...]
    scales: tuple[Scale, ...]
    bom: tuple[BomRule, ...]
    recipe: Recipe | None
    rule_tests: tuple[RuleTest, ...]
    digest: str
    guard_rails: tuple[GuardRail, ...] = ()
    billing: Billing = USUAL
    families: tuple[Family, ...] = ()
    life: Life = EVER
    lives: Mapping[tuple[str, str], Life] = field(default_factory=dict)
    parts: Parts = NO_PARTS
    documents: tuple[Document, ...] = ()
    quote_templates: tuple[QuoteTemplate, ...] = ()
    pictures: tuple[Picture, ...] = ()
    _expressions: dict[str, rules.Expression] = field(default_factory=dict, repr=False)

    def market(self, code: str) -> Market:
        """Return a market the product is sold in.

        Raises:
            Unknown: it is not sold there.
        """
        found = self.markets.get(code)
        if found is None:
            raise Unknown(f"{self.code!r} is not sold in the market {code!r}.", code="unknown-market", market=code)
        return found

    def characteristic(self, name: str) -> CharacteristicInfo:
        """Return what people see of a characteristic.

        Raises:
            Unknown: there is none of that name.
        """
        found = self.characteristics.get(name)
        if found is None:
            raise Unknown(
                f"{self.code!r} has no characteristic {name!r}.", code="unknown-characteristic", characteristic=name
            )
        return found

    @property
    def media(self) -> Iterator[Medium]:
        """Everything shown or given away that is no text, documents for reps included."""
        yield from (document.medium for document in self.documents)
        yield from self._pictures

    @property
    def public_media(self) -> Iterator[Medium]:
        """What of it anybody may have."""
        yield from (document.medium for document in self.documents if document.readers == "customer")
        yield from self._pictures

    @property
    def _pictures(self) -> Iterator[Medium]:
        yield from (picture.medium for picture in self.pictures)
        values = (value for info in self.characteristics.values() for value in info.values)
        yield from (value.picture.medium for value in values if value.picture)

    def part_of(self, value: ValueInfo) -> Part | None:
        """Return the part behind a value, as far as the product lists its parts."""
        return self.parts.by_number.get(value.part_number)

    def life_of(self, name: str, value: str, market: str) -> Life:
        """Return the life of a value of a characteristic in a market; most are always sold."""
        return self.lives.get((name, value), EVER).in_market(market)

    def successor_of(self, name: str, value: str, market: str, day: date) -> str:
        """Return the value that is sold instead of another one in a market on a day, or an empty text."""
        life = self.life_of(name, value, market)
        return successor_on(life, day, lambda code: self.life_of(name, code, market))

    def price_book(self, market: str, day: date, groups: Collection[str] = ()) -> PriceBook:
        """Return the price book of a market valid on a day; never a neighbouring one.

        Args:
            market: where.
            day: when.
            groups: of the buyer; the book of a segment among them goes before the market's own.

        Raises:
            Unknown: the product has no prices there on that day.
        """
        valid = self.price_books_on(market, day)
        of_segments = [book for book in valid if book.segment and book.segment in groups]
        found = max(of_segments, key=lambda book: book.priority, default=None)
        found = found or next((book for book in valid if not book.segment), None)
        if found is None:
            raise Unknown(
                f"{self.code!r} has no prices in the market {market!r} on {day}.", code="no-price-book", market=market
            )
        return found

    def price_books_on(self, market: str, day: date) -> tuple[PriceBook, ...]:
        """Return the price books of a market that are valid on a day, the one for everybody and those of segments."""
        return tuple(book for book in self.price_books if book.market == market and book.period.contains(day))

    def scale(self, market: str, day: date, groups: Collection[str] = ()) -> Scale | None:
        """Return the quantity scale of a buyer with these price groups, if there is one."""
        return scale_for(self.scales, market, day, groups)

    def cost_book(self, market: str, day: date) -> PriceBook | None:
        """Return what the product costs us in a market on a day: the market's own book, or else the one of all markets.

        One in the market's currency goes before one at rates, which is converted with the published rate of the day.
        None means that the costs are not known, which is not zero.
        """
        currency = self.market(market).currency
        books = [book for book in self.cost_books if book.currency == currency]
        own = valid_on((book for book in books if book.market == market), day)
        own = own or valid_on((book for book in books if not book.market), day)
        abroad = self._cost_book_at_rates(market, day) if own is None else None
        if abroad is None:
            return own
        try:
            return converted(abroad, self.market(market).rates.on(day, abroad.currency, currency))
        except Unknown:
            return None

    def missing_cost_rate(self, market: str, day: date) -> str:
        """Return why the costs of a market are not known on a day though a book at rates holds; else nothing."""
        abroad = self._cost_book_at_rates(market, day)
        if abroad is None or self.cost_book(market, day) is not None:
            return ""
        try:
            self.market(market).rates.on(day, abroad.currency, self.market(market).currency)
        except Unknown as error:
            return error.message
        return ""

    def _cost_book_at_rates(self, market: str, day: date) -> PriceBook | None:
        currency = self.market(market).currency
        books = [book for book in self.cost_books if book.at_rates and book.currency != currency]
        own = valid_on((book for book in books if book.market == market), day)
        return own or valid_on((book for book in books if not book.market), day)

    @cached_property
    def internal(self) -> frozenset[str]:
        """The names of the characteristics that customers do not see."""
        return frozenset(name for name, info in self.characteristics.items() if info.internal)

    @cached_property
    def priced(self) -> tuple[CharacteristicInfo, ...]:
        """The characteristics that have a price in any book: then every value of theirs needs one in each."""
        return self._in_books(self.price_books)

    @cached_property
    def recurring(self) -> Mapping[Every, tuple[CharacteristicInfo, ...]]:
        """Billing periods of which any book has prices -> the characteristics that have one: as with `priced`."""
        found = {every: tuple(book.of(every) for book in self.price_books) for every in MONTHS}
        used = {each for book in self.price_books for each in book.recurring}
        return {every: self._in_books(books) for every, books in found.items() if every in used}

    def priced_in(self, book: PriceBook) -> tuple[CharacteristicInfo, ...]:
        """Return the characteristics whose values need a row in a price book, or in that of a billing period."""
        return self.priced if book.every is None else self.recurring.get(book.every, ())

    def is_only_recurring(self, name: str) -> bool:
        """Tell whether the values of a characteristic are charged again and again, and nothing once."""
        return not any(info.code == name for info in self.priced) and any(
            info.code == name for infos in self.recurring.values() for info in infos
        )

    @cached_property
    def costed(self) -> tuple[CharacteristicInfo, ...]:
        """The characteristics that have a price or a cost in any book: then every value of theirs needs a cost."""
        return self._in_books((*self.price_books, *self.cost_books))

    @cached_property
    def recurring_costed(self) -> Mapping[Every, tuple[CharacteristicInfo, ...]]:
        """Billing periods of which any cost book has costs -> the characteristics with a price or a cost for it."""
        used = {every for book in self.cost_books for every in book.recurring}
        books = (*self.price_books, *self.cost_books)
        return {every: self._in_books(tuple(book.of(every) for book in books)) for every in MONTHS if every in used}

    def costed_in(self, book: PriceBook) -> tuple[CharacteristicInfo, ...]:
        """Return the characteristics whose values need a row in a cost book, or in that of a billing period."""
        return self.costed if book.every is None else self.recurring_costed.get(book.every, ())

    @property
    def periods(self) -> tuple[Period, ...]:
        """When its books and tiers are valid, and the states of its life."""
        books = (*self.price_books, *self.cost_books)
        states = (Period(day) for day in self.life.days)
        return (*(book.period for book in books), *(scale.period for scale in self.scales), *states)

    def _in_books(self, books: tuple[PriceBook, ...]) -> tuple[CharacteristicInfo, ...]:
        charged = {option.characteristic for book in books for option in book.options}
        names = charged | {characteristic for book in books for characteristic, _ in book.on_request}
        return tuple(info for name, info in self.characteristics.items() if name in names)

    def expression(self, text: str) -> rules.Expression:
        """Return an expression over the characteristics, compiled once.

        Raises:
            rules.RuleErrors: the text is no expression; cannot happen for texts of the product's own files.
        """
        found = self._expressions.get(text)
        if found is None:
            found = self._expressions[text] = rules.compile_expression(self.rule_book, text)
        return found
