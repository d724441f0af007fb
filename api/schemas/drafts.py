"""Drafts of products: their files, what is wrong with them, what they newly forbid and allow."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, MarketCode, Money, ProductCode, Request
from api.schemas.catalogue import Finding, ReleaseName

FileState = Literal["base", "changed", "added", "deleted"]
DraftState = Literal["open", "published", "abandoned"]


class NewDraft(Request):
    """A draft to be begun on the newest release of a product."""

    product: ProductCode
    name: Annotated[str, Field(min_length=1, max_length=200)]


class DraftHead(Answer):
    """A draft in a list."""

    id: str
    product: str
    name: str
    base: ReleaseName
    state: DraftState
    actions: list[str] = Field(description="what can be done now: edit, publish, abandon")
    version: int = Field(description="counts every change, undoing included")
    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str


class DraftPage(Answer):
    """Some drafts, the last changed first."""

    items: list[DraftHead]
    next: str | None


class FileHead(Answer):
    """A file of a draft."""

    path: str
    state: FileState
    version: int = Field(description="number of the edit it comes from; 0 for the release")
    characters: int
    changed_at: datetime | None
    changed_by: str | None


class Draft(DraftHead):
    """A draft with its files."""

    files: list[FileHead]


class DraftFile(FileHead):
    """A file of a draft with its text."""

    text: str | None = Field(description="null if it was deleted")
    base: str | None = Field(description="the text in the release; null if it is not there")


class FileText(Request):
    """What a file holds from now on."""

    text: Annotated[str, Field(max_length=900_000)]


class Edit(Answer):
    """One change of one file."""

    version: int
    path: str
    action: Literal["written", "deleted"]
    by: str
    at: datetime
    undone: bool
    is_new: bool = Field(description="the file is not in the release")


class History(Answer):
    """Every edit of a draft, the last first."""

    items: list[Edit]


class DraftCheckRequest(Request):
    """How thoroughly to look."""

    quick: Annotated[bool, Field(description="read the files only")] = False


class DraftCheck(Answer):
    """What is wrong with a draft."""

    ok: bool
    findings: list[Finding]


class ReviewRequest(Request):
    """Where to look, and whether to count."""

    market: MarketCode
    count: Annotated[bool, Field(description="also count what is meant; seconds for a large product")] = False


class RuleToBlame(Answer):
    """A rule that excludes an example."""

    id: str
    place: str | None = Field(description="file:line:column")


class Example(Answer):
    """A concrete product that one of the two allows and the other does not."""

    configuration: dict[str, str] = Field(description="characteristic -> value, of those that both have")
    names: list[str] = Field(description="characteristics whose values cannot hold together")
    rules: list[RuleToBlame] = Field(description="because of these rules")
    computed: list[str] = Field(description="and these computed characteristics")
    recorded: bool = Field(description="it was sold")


class RuleDifference(Answer):
    """What one of the two allows and the other does not."""

    examples: list[Example]
    count: str | None = Field(description="how many configurations, exact; null if that was not counted")
    total: str | None = Field(description="of so many")
    share: float | None = Field(description="count / total, for people")
    complete: bool = Field(description="the examples show every reason there is")


class Extra(Answer):
    """What only one of the two has."""

    characteristics: list[str]
    values: dict[str, list[str]]


class Revenue(Answer):
    """What the orders of the last year brought in the market, and would again."""

    total: Money
    possible: Money = Field(description="of what could be sold again as it is")
    changed: Money = Field(description="of what could be sold with changes")


class TouchedMarket(Answer):
    """Whether a draft changes anything in a market."""

    market: str
    rules: bool
    prices: bool = Field(description="prices, costs or tiers")


class Sold(Answer):
    """What a draft means for what was ordered."""

    examined: int
    possible: int = Field(description="could be sold again as they are")
    changed: int = Field(description="could be sold with changes")
    revenue: list[Revenue] = Field(description="by currency; empty without orders of the last year in the market")


class QuoteName(Answer):
    """Which quote."""

    id: str
    number: str


class ValueChange(Answer):
    """What becomes of a value; null if the characteristic is gone."""

    characteristic: str
    before: str
    after: str | None


class BrokenLine(Answer):
    """A line of an open quote that could not stay as it is."""

    quote: QuoteName
    state: Literal["draft", "sent"]
    position: int
    fate: Literal["changed", "impossible", "undecided"]
    changes: list[ValueChange] = Field(description="the fewest with which it could be sold")
    difference: Money | None = Field(description="of the net of the line, then against now")


class OpenQuotes(Answer):
    """What a draft means for quotes that are being written or were sent; they stay on their release."""

    lines: int
    untouched: int
    broken: list[BrokenLine]


class DraftReview(Answer):
    """A draft against its release, in one market."""

    market: str
    equal: bool | None = Field(description="both allow the same; null if that is not decided")
    forbidden: RuleDifference
    allowed: RuleDifference
    added: Extra
    removed: Extra
    died: dict[str, list[str]] = Field(description="values that no configuration has any more")
    markets: list[TouchedMarket]
    sold: Sold
    quotes: OpenQuotes


class DraftPublication(Request):
    """When the release is to be valid."""

    valid_from: Annotated[date | None, Field(strict=False)] = None
    valid_until: Annotated[date | None, Field(strict=False)] = None


class Suspicion(Answer):
    """Something suspicious in rules that are correct each by itself."""

    severity: Literal["error", "warning", "info"]
    code: str
    message: Localized
    hint: Localized | None = Field(description="because of what, or what to do")
    place: str
    file: str | None
    line: int | None
    column: int | None
    is_new: bool = Field(description="the release does not have it")


class Suspicions(Answer):
    """What is suspicious in the rules of a draft, new things first."""

    items: list[Suspicion]
    decided: bool = Field(description="false if time ran out; then more may be found")


class Measured(Answer):
    """What it costs to decide a product in a market, measured on this server just now."""

    engine: str
    reason: str
    bytes: int | None = Field(description="size of the compiled rules; null without a diagram")
    click_ms: float = Field(description="median of clicks with two values chosen")


class Measurement(Answer):
    """A draft and its release measured."""

    draft: Measured
    release: Measured | None


class InMarket(Request):
    """Where to look."""

    market: MarketCode
