"""The kinds of entries that have a form: in which file they stand, under which key, with which fields.

What a field may hold is checked by the reader of its file; here is only told how it is filled in and written. To add a
kind, add it to `KINDS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from catalog.books import BOOKS_FILE
from catalog.bundle_sheet import BUNDLES_FILE
from catalog.classification import SYSTEMS
from catalog.guard_rail import BOUNDS, GUARD_RAILS_FILE
from catalog.life_sheet import DATES
from catalog.market import MARKETS_FILE, PRICES
from catalog.product import BETTER, DISPLAYS
from catalog.product_sheet import PRODUCT_FILE
from catalog.scale import COUNTED, RESTS, SCALE_KINDS, SCALES_FILE
from catalog.terms_sheet import AGREEMENTS_FILE, BASES, PROMOTIONS_FILE, SURCHARGES_FILE
from catalog.terms_sheet import KINDS as SURCHARGE_KINDS
from kernel.text import LANGUAGES

FieldType = Literal["text", "name", "number", "day", "flag", "words", "choice", "rows"]
"""A text, a text in several languages, a number, a day, yes or no, several texts, one of some words, a table."""

Times = Literal["many", "once", "keyed", "whole"]
"""`[[name]]` each, `[name]` at most once, `[name.CODE]` each, or the keys of the file that belong to no table."""

References = Literal["", "market", "product", "index", "characteristic", "sheet", "book", "cost"]


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an entry.

    Args:
        name: the key.
        type: how it is filled in.
        required: whether an entry always has it, where it has a meaning.
        choices: what it may be, if it is a choice.
        refers: what its text names, so that it can be offered.
        only: another field, and the words of it with which this one has a meaning.
        columns: the fields of each row, if it is a table.
    """

    name: str
    type: FieldType = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: References = ""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entries.

    Args:
        name: the key under which they stand.
        file: where they stand.
        title: the fields that tell one from another; what several tell apart has no name of its own.
        fields: in the order in which they are written.
        times: how they stand there. What is keyed, or is the whole of its file, is neither added nor removed as a form.
    """

    name: str
    file: str
    title: tuple[str, ...]
    fields: tuple[Field, ...]
    times: Times = "many"

    @property
    def can_be_added(self) -> bool:
        """Whether a form can add one, and remove one."""
        return self.times in ("many", "once")


_HEAD = (Field("code", required=True), Field("name", "name", required=True))
_PERIOD = (Field("from", "day"), Field("until", "day"))
_MARKET = Field("market", refers="market")
_PRODUCTS = Field("products", "words", refers="product")
_GROUPS = Field("groups", "words")

AGREEMENT = EntryKind(
    "agreement",
    AGREEMENTS_FILE,
    ("code",),
    (
        *_HEAD,
        Field("accounts", "words"),
        _GROUPS,
        _MARKET,
        _PRODUCTS,
        *_PERIOD,
        Field("price", "number"),
        Field("percent", "number"),
        Field(
            "options",
            "rows",
            columns=(
                Field("characteristic", required=True, refers="characteristic"),
                Field("value", required=True),
                Field("amount", "number", required=True),
            ),
        ),
        Field("commitment", "number"),
        Field("with_tiers", "flag"),
        Field("priority", "number"),
    ),
)

PROMOTION = EntryKind(
    "promotion",
    PROMOTIONS_FILE,
    ("code",),
    (
        *_HEAD,
        _MARKET,
        _PRODUCTS,
        _GROUPS,
        Field("when"),
        *_PERIOD,
        Field("percent", "number"),
        Field("amount", "number"),
        Field("cap", "number"),
        Field("coupon"),
        Field("uses", "number"),
        Field("exclusive"),
        Field("priority", "number"),
    ),
)

_BY_AMOUNT = {"per": ("piece", "line", "weight")}
_BY_INDEX = {"per": ("index",)}

SURCHARGE = EntryKind(
    "surcharge",
    SURCHARGES_FILE,
    ("code",),
    (
        *_HEAD,
        Field("kind", "choice", choices=tuple(SURCHARGE_KINDS)),
        _MARKET,
        _PRODUCTS,
        _GROUPS,
        *_PERIOD,
        Field("per", "choice", choices=tuple(BASES)),
        Field("weight", required=True, only={"per": ("weight",)}),
        Field("amount", "number", required=True, only=_BY_AMOUNT),
        Field("index", required=True, refers="index", only=_BY_INDEX),
        Field("since", "day", required=True, only=_BY_INDEX),
        Field("share", "number", required=True, only=_BY_INDEX),
    ),
)

INDEX = EntryKind(
    "index",
    SURCHARGES_FILE,
    ("name",),
    (
        Field("name", required=True),
        Field("days", "number"),
        Field(
            "values",
            "rows",
            required=True,
            columns=(Field("day", "day", required=True), Field("value", "number", required=True)),
        ),
    ),
)

BUNDLE = EntryKind(
    "bundle",
    BUNDLES_FILE,
    ("code",),
    (
        *_HEAD,
        Field("text", "name"),
        Field("markets", "words", refers="market"),
        _GROUPS,
        *_PERIOD,
        Field("percent", "number"),
        Field(
            "prices",
            "rows",
            columns=(Field("market", required=True, refers="market"), Field("amount", "number", required=True)),
        ),
        Field(
            "members",
            "rows",
            required=True,
            columns=(
                Field("code", required=True),
                Field("product", required=True, refers="product"),
                Field("quantity", "number"),
                Field("choices", "words"),
                Field("fixed", "words"),
                Field("optional", "flag"),
            ),
        ),
    ),
)

MARKET = EntryKind(
    "market",
    MARKETS_FILE,
    ("code",),
    (
        *_HEAD,
        Field("currency", required=True),
        Field("language", "choice", required=True, choices=LANGUAGES),
        Field("country", required=True),
        Field("prices", "choice", choices=PRICES),
        Field("reverse_charge", "words"),
        Field(
            "tax",
            "rows",
            required=True,
            columns=(
                Field("class", required=True),
                Field("name", "name", required=True),
                Field("rate", "number", required=True),
                Field("country"),
                Field("region"),
                *_PERIOD,
            ),
        ),
    ),
)

_CODE = Field("code", required=True)
_SEGMENT = (Field("segment"), Field("priority", "number"))
_BLOCK = {"kind": ("block",)}

TIER = EntryKind(
    "tier",
    SCALES_FILE,
    ("code",),
    (
        _CODE,
        Field("kind", "choice", choices=SCALE_KINDS),
        _MARKET,
        *_SEGMENT,
        *_PERIOD,
        Field("over", "choice", choices=COUNTED, only={"kind": ("volume",)}),
        Field("file", refers="sheet"),
        Field("size", "number", only=_BLOCK),
        Field("amount", "number", only=_BLOCK),
        Field("rest", "choice", choices=RESTS, only=_BLOCK),
    ),
)


def _book(name: Literal["book", "cost"], *own: Field) -> EntryKind:
    """Return the kind of price books, or of cost books: what they stand on and add is filled in alike."""
    fields = (
        _CODE,
        Field("market", required=name == "book", refers="market"),
        Field("currency", required=True),
        *_PERIOD,
        Field("base", refers=name),
        Field("factor", "number"),
        Field("percent", "number"),
        Field("file", refers="sheet"),
    )
    return EntryKind(name, BOOKS_FILE, ("code",), (*fields, *own))


BOOK = _book("book", *_SEGMENT, Field("usage", refers="sheet"))
COST = _book("cost", Field("at_rates", "flag"))

GUARD_RAILS = tuple(
    EntryKind(
        name,
        GUARD_RAILS_FILE,
        ("role", "market", "segment"),
        (
            Field("role", "choice", required=True, choices=bound.roles),
            Field(bound.key, "number", required=True),
            _MARKET,
            Field("segment"),
        ),
    )
    for name, bound in BOUNDS.items()
)

PRODUCT = EntryKind(
    "product",
    PRODUCT_FILE,
    ("code",),
    (
        Field("code", required=True),
        Field("family", required=True),
        Field("model_number"),
        *(Field(system) for system in SYSTEMS),
        Field("tax_class"),
        Field("markets", "words", refers="market"),
        Field("name", "name", required=True),
        Field("summary", "name", required=True),
        Field("description", "name"),
        Field("seller", "name"),
    ),
    "whole",
)

LIFE = EntryKind("life", PRODUCT_FILE, (), (*(Field(name, "day") for name in DATES), Field("successor")), "once")

PICTURE = EntryKind("picture", PRODUCT_FILE, ("file",), (Field("file", required=True), Field("alt", "name")))

GROUP = EntryKind("group", PRODUCT_FILE, ("code",), (*_HEAD, Field("characteristics", "words", required=True)))

CHARACTERISTIC = EntryKind(
    "characteristic",
    PRODUCT_FILE,
    (),
    (
        Field("name", "name"),
        Field("help", "name"),
        Field("display", "choice", choices=("", *DISPLAYS)),
        Field("better", "choice", choices=BETTER),
        Field("internal", "flag"),
    ),
    "keyed",
)

OF_THE_PRODUCT = (PRODUCT, LIFE, PICTURE, GROUP, CHARACTERISTIC)

KINDS = (AGREEMENT, PROMOTION, INDEX, SURCHARGE, BUNDLE, MARKET, BOOK, COST, TIER, *GUARD_RAILS, *OF_THE_PRODUCT)
"""In the order in which those of one file are shown."""


def kinds_of(file: str) -> tuple[EntryKind, ...]:
    """Return the kinds that stand in a file."""
    return tuple(kind for kind in KINDS if kind.file == file)
