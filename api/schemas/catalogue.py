"""Markets, products, releases."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, MarketCode, Money, Request
from api.schemas.media import Picture
from rules import MOST_FINDINGS


class Market(Answer):
    """Where we sell, in which currency and language."""

    code: str
    name: Localized
    currency: str
    language: str


class Markets(Answer):
    """All markets."""

    items: list[Market]


class FamilyName(Answer):
    """A family of products as people see it."""

    code: str
    name: Localized
    summary: Localized | None
    parent: str | None = Field(description="code of the family it belongs to")


class Family(FamilyName):
    """A family of products, with those that belong to it directly."""

    products: list[str] = Field(description="codes of the products that name it as theirs")


class Families(Answer):
    """All families, each below its parent."""

    items: list[Family]


class Classification(Answer):
    """How the catalogues of the world file a product."""

    unspsc: str | None = Field(description="eight digits")
    etim: str | None = Field(description="EC and six digits")
    eclass: str | None = Field(description="four pairs of digits with hyphens")


State = Literal["announced", "active", "phasing_out", "discontinued"]


class ProductName(Answer):
    """Which product, and how it is called."""

    code: str
    name: Localized


class Stage(Answer):
    """Where something stands in its life today; only what is active or phasing out can be newly sold."""

    state: State
    since: date | None = Field(description="first day of the state; null if it always was")
    until: date | None = Field(description="first day of the next state; null if none is planned")


class ProductLife(Stage):
    """Where a product stands in its life."""

    successor: ProductName | None = Field(description="what is sold here instead")


class ValueLife(Stage):
    """Where a value stands in its life."""

    successor: str | None = Field(description="code of the value that is sold instead")


class ProductCard(Answer):
    """A product in a list."""

    code: str
    family: str
    families: list[FamilyName] = Field(description="what it inherits from, its own first; empty if that is only a word")
    model_number: str
    name: Localized
    summary: Localized
    life: ProductLife | None = Field(description="null for what is simply sold")
    price_from: Money | None = Field(
        description="what the cheapest complete product costs; null if that is on request, or not proved, or not yet"
    )
    price_shown: Money | None = Field(description="what the product on the picture costs; null if that is on request")
    picture: str | None = Field(description="path of a PNG")


class ProductPage(Answer):
    """Some products, and how to get more."""

    items: list[ProductCard]
    next: str | None


class ReleaseName(Answer):
    """Which release of a product."""

    digest: str
    number: int


class Group(Answer):
    """A page of the configurator."""

    code: str
    name: Localized
    characteristics: list[str]


class PartFact(Answer):
    """A measure or another fact of a part."""

    code: str
    name: Localized | None = Field(description="null for what buyers do not see")
    value: str = Field(description="as it is written; a number if there is a unit")
    unit: str | None
    text: Localized = Field(description="the value as people write it, with its unit")


class ValuePart(Answer):
    """What people may know of the part behind a value."""

    gtin: str | None = Field(description="Global Trade Item Number of 8, 12, 13 or 14 digits")
    model_number: str | None
    attributes: list[PartFact] = Field(description="those that the product names")


class Value(Answer):
    """A value a characteristic can take."""

    code: str
    name: Localized
    help: Localized | None
    swatch: str | None = Field(description="#rrggbb")
    picture: Picture | None
    model_number: str | None
    attributes: dict[str, str] = Field(description="by code; those that the characteristic names")
    part: ValuePart | None = Field(description="null if nothing is told of it")
    life: ValueLife | None = Field(description="null for what is simply sold")


class Attribute(Answer):
    """A fact of a value that people may see, such as the watts of a processor."""

    code: str
    name: Localized
    unit: str | None


class Characteristic(Answer):
    """A thing to choose, or one that follows from the choices (computed)."""

    name: Localized
    help: Localized | None
    kind: Literal["boolean", "enumeration", "integer", "decimal"]
    unit: str | None
    display: str = Field(description="list, cards, swatches, stepper, slider or toggle")
    computed: bool
    better: Literal["more", "less"] | None = Field(description="whether later or earlier values are better for a buyer")
    attributes: list[Attribute]
    values: list[Value] = Field(description="in declared order")


class Product(Answer):
    """Everything a configurator shows of a product."""

    code: str
    family: str
    families: list[FamilyName] = Field(description="what it inherits from, its own first; empty if that is only a word")
    model_number: str
    name: Localized
    summary: Localized
    description: Localized
    classification: Classification
    life: ProductLife | None = Field(description="null for what is simply sold")
    pictures: list[Picture]
    release: ReleaseName
    market: str
    currency: str
    groups: list[Group]
    characteristics: dict[str, Characteristic]


class Finding(Answer):
    """An observation of a check."""

    severity: Literal["error", "warning", "info"]
    code: str
    message: Localized
    place: str = Field(description="file:line:column, a file, or a name in the product")
    file: str | None
    line: int | None
    column: int | None
    excerpt: str | None = Field(description="the line, with a caret under the place")
    hint: str | None
    markets: list[str] = Field(description="where it was found; empty when the market does not matter")
    is_new: bool = Field(description="false: what is sold now has it, too; looked for of warnings about a draft")


class Findings(Answer):
    """What was found: errors first, then what is new, each in order of place."""

    findings: list[Finding] = Field(description=f"the first {MOST_FINDINGS}")
    finding_count: int = Field(description="how many there are")


class Days(Answer):
    """Business days, the last one left out."""

    start: date | None
    end: date | None


class MarketPeriod(Answer):
    """When a release is valid in a market."""

    market: str
    valid_from: date | None
    valid_until: date | None = Field(description="the day after the last")


class Release(Answer):
    """A published catalogue of one product."""

    id: str
    product: str
    number: int
    digest: str
    valid_from: date | None = Field(description="first day in any market; null if it has none")
    valid_until: date | None = Field(description="the day after the last one in any market; null if it has none")
    markets: list[MarketPeriod] = Field(description="where it was published for; empty for all markets alike")
    published_at: datetime
    published_by: str


class Withdrawal(Days):
    """Days of a release were taken back before they came."""

    markets: list[str] = Field(description="where; empty for all of its markets")
    at: datetime
    by: str
    reason: str


Standing = Literal["current", "scheduled", "past", "replaced", "withdrawn"]


class StandingRelease(Answer):
    """Where a release stands today in markets in which it stands alike."""

    markets: list[str] = Field(description="empty for terms of sale, which hold everywhere")
    standing: Standing = Field(
        description="current today; to begin; over; never begun because a newer one stands in its place; taken back"
    )
    current: list[Days] = Field(description="when it was, is and will be current there, as things stand")


class ListedRelease(Release):
    """A release, and where it stands today."""

    standing: Standing = Field(description="where it stands in the market that it matters most for, see `places`")
    places: list[StandingRelease] = Field(description="where it stands in each of its markets")
    note: str = Field(description="why it was published, if somebody said so")
    restores: int | None = Field(description="number of the earlier release that it brings back")
    withdrawals: list[Withdrawal]


class SpanRelease(Answer):
    """Which release is current."""

    id: str
    number: int


class TimelineSpan(Days):
    """Days on which the same release is current."""

    release: SpanRelease | None = Field(description="null where the product is not on sale")


class MarketTimeline(Answer):
    """What was, is and will be current in markets where that is the same."""

    markets: list[str] = Field(description="empty for terms of sale, which hold everywhere")
    spans: list[TimelineSpan]


class Timeline(Answer):
    """What was, is and will be current."""

    today: date
    items: list[MarketTimeline] = Field(description="each market of the product once")


class ChangedFile(Answer):
    """A file that differs between two releases."""

    path: str
    state: Literal["changed", "added", "deleted"]
    text: str | None = Field(description="in the later one; null if it is not there")
    base: str | None = Field(description="in the earlier one; null if it is not there")


class ReleaseChanges(Answer):
    """The files that differ between two releases."""

    before: Release
    after: Release
    items: list[ChangedFile]


class EnginePick(Answer):
    """Which engine decides a release in a market over a period, and why."""

    market: str
    start: date | None = Field(description="first day on which these rules are in force; null for no beginning")
    end: date | None = Field(description="the day after the last; null for no end")
    engine: str
    reason: str


class Engines(Answer):
    """What decides a release in each market, between the dates of its rules."""

    items: list[EnginePick]


class ReleasePage(Answer):
    """Some releases, newest first."""

    items: list[ListedRelease]
    next: str | None


Files = Annotated[
    dict[Annotated[str, Field(min_length=1, max_length=200)], Annotated[str, Field(max_length=900_000)]],
    Field(min_length=1, max_length=200, description="path in the product folder -> text"),
]


class MarketValidity(Request):
    """When a release is to be valid in a market."""

    market: MarketCode
    valid_from: Annotated[date | None, Field(strict=False, description="at once if left out")] = None
    valid_until: Annotated[date | None, Field(strict=False, description="the day after the last")] = None


class ReleaseValidity(Request):
    """Where and when a release is to be valid: in all markets alike, or in some, each with its own days."""

    valid_from: Annotated[date | None, Field(strict=False, description="in all markets; at once if left out")] = None
    valid_until: Annotated[date | None, Field(strict=False, description="in all markets; the day after the last")] = (
        None
    )
    markets: Annotated[
        list[MarketValidity],
        Field(max_length=200, description="only there; in any other market what is current stays current"),
    ] = Field(default_factory=list)


class NewRelease(ReleaseValidity):
    """The files of a product folder, to be checked and published."""

    files: Files


class NewTerms(Request):
    """The files of terms of sale, to be checked and published; terms hold in all markets."""

    files: Files
    valid_from: Annotated[date | None, Field(strict=False)] = None
    valid_until: Annotated[date | None, Field(strict=False)] = None


Reason = Annotated[str, Field(min_length=1, max_length=500, description="why; shown beside the release")]


class WithdrawalRequest(Request):
    """Why a release is taken back, where, and for which days."""

    reason: Reason
    markets: Annotated[
        list[MarketCode], Field(max_length=200, description="in which of its markets; in all if there are none")
    ] = Field(default_factory=list)
    valid_from: Annotated[
        date | None, Field(strict=False, description="first of the days, tomorrow or later; all of them if left out")
    ] = None
    valid_until: Annotated[date | None, Field(strict=False, description="the day after the last of the days")] = None


class RollBack(ReleaseValidity):
    """Why an earlier release is published anew, where, and for which days."""

    reason: Reason


class TermsRelease(Release):
    """Terms of sale, as they were published: agreements, promotions, surcharges."""

    files: dict[str, str]


class Publication(Findings):
    """What came of it: a release, or the findings that stand against it."""

    rejected: bool
    release: Release | None
    engines: list[EnginePick] = Field(description="what decides the release; empty when it was rejected")


class RuleFiles(Request):
    """Rule files to be read, with the tables they name."""

    files: Files


class RuleCheck(Findings):
    """All errors of all files at once."""

    ok: bool
    report: str = Field(description="the same as text, with carets")
