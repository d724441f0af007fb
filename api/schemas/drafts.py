"""Drafts of products: their files, what is wrong with them, what they newly forbid and allow."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, MarketCode, Money, Request, Subject
from api.schemas.catalogue import Findings, ReleaseName, ReleaseValidity
from catalog.load import LARGEST_FILE

FileState = Literal["base", "changed", "added", "deleted"]
DraftState = Literal["open", "published", "abandoned"]


class NewDraft(Request):
    """A draft to be begun on the newest release of a product."""

    product: Subject
    name: Annotated[str, Field(min_length=1, max_length=200)]
    market: Annotated[MarketCode | None, Field(description="the newest release there; anywhere if left out")] = None


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
    undoable: bool = Field(description="whether there is a change that can be taken back")


class DraftFile(FileHead):
    """A file of a draft with its text."""

    text: str | None = Field(description="null if it was deleted")
    base: str | None = Field(description="the text in the release; null if it is not there")


class FileText(Request):
    """What a file holds from now on."""

    text: Annotated[str, Field(max_length=LARGEST_FILE)]


class ExchangedLines(Request):
    """Lines of a file that go, and what stands there instead."""

    at: Annotated[int, Field(ge=1, description="the first line that changes in the text as it was, from 1")]
    gone: Annotated[int, Field(ge=0, description="how many lines go from there on")]
    lines: Annotated[list[str], Field(max_length=LARGEST_FILE, description="what stands there, without line ends")]


class FileChanges(Request):
    """What changes in a file: less to send than a large table as a whole."""

    changes: Annotated[list[ExchangedLines], Field(max_length=100_000, description="in the order of the lines")]
    count: Annotated[int, Field(ge=1, description="lines of the file from then on: that of its line ends, and one")]


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


class DraftCheck(Findings):
    """What is wrong with a draft."""

    ok: bool


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
    before: Money = Field(description="of what could be sold again as it is under the release")
    possible: Money = Field(description="of what could be sold again as it is under the draft")
    changed: Money = Field(description="of what could be sold under the draft with changes")


class TouchedMarket(Answer):
    """Whether a draft changes anything in a market."""

    market: str
    rules: bool
    prices: bool = Field(description="prices, costs or tiers")


class Sold(Answer):
    """What a draft means for what was ordered in the market."""

    examined: int
    before: int = Field(description="could be sold again as they are under the release")
    possible: int = Field(description="could be sold again as they are under the draft")
    changed: int = Field(description="could be sold under the draft with changes")
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
    chosen: bool = Field(description="somebody chose the value that the line has")


class BrokenLine(Answer):
    """A line of an open quote that could not stay as it is."""

    quote: QuoteName
    state: Literal["draft", "sent"]
    position: int
    fate: Literal["changed", "impossible", "undecided"]
    is_new: bool = Field(description="it could stay as it is under the release that is followed")
    changes: list[ValueChange] = Field(
        description="the least with which it could be sold: of the fewest choices, then of the fewest other values, "
        "then the nearest in price. Choices come first"
    )
    difference: Money | None = Field(description="of the net of the line, then against now")


class OpenQuotes(Answer):
    """What a draft means for quotes that are being written or were sent; they stay on their release."""

    lines: int
    untouched: int
    broken: list[BrokenLine]


class DraftReview(Answer):
    """A draft against the release that it would follow, in one market."""

    market: str
    release: int = Field(description="number of that release")
    equal: bool | None = Field(description="both allow the same; null if that is not decided")
    forbidden: RuleDifference
    allowed: RuleDifference
    added: Extra
    removed: Extra
    died: dict[str, list[str]] = Field(description="values that no configuration has any more")
    markets: list[TouchedMarket]
    sold: Sold
    quotes: OpenQuotes


class RepricingRequest(Request):
    """On which day to look."""

    day: Annotated[date | None, Field(strict=False, description="the pricing date; today if absent")] = None


class RepricedLine(Answer):
    """A line of an open quote that would cost something else."""

    quote: QuoteName
    state: Literal["draft", "sent"]
    position: int
    product: str
    before: Money | None = Field(description="its net under the terms in force; null if it has no price")
    after: Money | None = Field(description="its net under the terms of the draft; null if it has no price")
    difference: Money | None


class Repricing(Answer):
    """What terms make of open quotes if these were priced anew; they stay as they are."""

    day: date
    lines: int = Field(description="lines of open quotes that were looked at")
    changed: int = Field(description="lines that would cost something else")
    sums: list[Money] = Field(description="of all differences, in each currency")
    items: list[RepricedLine] = Field(description="the first of them, by number of the quote")


class DraftPublication(ReleaseValidity):
    """Where and when the release is to be valid."""

    note: Annotated[str, Field(max_length=500, description="why; shown beside the release")] = ""


class ReleaseReviewRequest(ReviewRequest):
    """Against which release to look, where, and whether to count."""

    against: Annotated[str, Field(min_length=1, max_length=40, description="id of the earlier release")]


class LaterRelease(Answer):
    """A release that came after the one a draft stands on."""

    number: int
    published_at: datetime
    published_by: str
    note: str


class LackingFile(Answer):
    """A file in which a draft lacks what a later release has changed."""

    path: str
    is_open: bool = Field(description="both have changed the same lines, so that a person decides")


class Overtaken(Answer):
    """What a draft would take back of what was published after it was begun."""

    release: LaterRelease | None = Field(description="none if the draft stands on the newest")
    files: list[LackingFile]
    newest: int = Field(description="number of the newest release that it could follow")


class CatchUp(Request):
    """What a later release has changed is taken over."""

    release: Annotated[int, Field(ge=1, description="its number, as it was read")]


class LookRequest(Request):
    """A second look is asked for, or taken."""

    kind: Literal["asked", "approved", "objected"]
    text: Annotated[str, Field(max_length=4_000)] = ""


class Look(Answer):
    """Somebody asked for a second look at a draft, or took it."""

    kind: Literal["asked", "approved", "objected"]
    text: str
    at: datetime
    by: str
    holds: bool = Field(description="it was about the files as they stand now")


class Looks(Answer):
    """Where a draft stands with the second pair of eyes."""

    needed: bool = Field(description="it is not published without an approval")
    state: Literal["none", "asked", "approved", "objected", "void"] = Field(
        description="void: it was approved once, and edited since"
    )
    may_approve: bool = Field(description="whoever reads this wrote none of it")
    items: list[Look] = Field(description="the newest first")


class NewComment(Request):
    """A comment on a draft, on a file of it, or on a line."""

    text: Annotated[str, Field(min_length=1, max_length=4_000)]
    path: Annotated[str | None, Field(max_length=200)] = None
    line: Annotated[int | None, Field(ge=1, le=1_000_000, description="from 1, as the file stands")] = None


class Comment(Answer):
    """A comment; plain text."""

    id: str
    path: str | None
    line: int | None = Field(description="where its line stands now; null if the line is gone, or there is none")
    excerpt: str | None = Field(description="what the line said when the comment was made")
    text: str
    at: datetime
    by: str
    resolved_at: datetime | None
    resolved_by: str | None


class Comments(Answer):
    """The comments on a draft, oldest first."""

    items: list[Comment]


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


class UndoRequest(Request):
    """What is to be taken back."""

    edits: Annotated[
        list[Annotated[int, Field(ge=1)]],
        Field(
            max_length=2_000,
            default_factory=list,
            description="edits that were made together, all or none; empty for the last one",
        ),
    ]


class InMarket(Request):
    """Where to look."""

    market: MarketCode
