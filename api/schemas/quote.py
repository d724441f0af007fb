"""Quotes: buyers, lines, revisions, offers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from api.schemas.base import Answer, Email, Language, Localized, MarketCode, Money, ProductCode, Quantity, Request
from api.schemas.bundle import GroupBundle
from api.schemas.catalogue import PartFact
from api.schemas.configuration import ONLY_FOR_MARGINS, OVER_THE_TERM, Entry, Margin, SceneName, Waterfall
from api.schemas.discount import DocumentDiscount, DocumentDiscountInput, LineDiscount, LineDiscountInput
from api.schemas.recurring import BillingPlan, BillingPlanInput, ContractValue, RecurringPrice, RecurringTotal, Tax

Line = Annotated[str, Field(max_length=200)]
Position = Annotated[int, Field(ge=1, le=100_000)]


class Contact(Request):
    """Who asks."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    email: Email
    company: Line = ""
    phone: Annotated[str, Field(max_length=50)] = ""
    country: Annotated[str, Field(max_length=2)] = ""
    message: Annotated[str, Field(max_length=4000)] = ""


class NewQuoteRequest(Request):
    """A visitor asks for a quote of what they configured, or of a bundle as it starts: one of both."""

    session: Annotated[str | None, Field(max_length=40)] = None
    bundle: ProductCode | None = Field(None, description="code of a bundle; the market has to be told, too")
    options: Annotated[
        list[Annotated[str, Field(max_length=80)]],
        Field(max_length=50, description="codes of the bundle's optional members that are wanted"),
    ] = Field(default_factory=list)
    quantity: Quantity = 1
    market: MarketCode | None = None
    language: Language = "en"
    contact: Contact

    @model_validator(mode="after")
    def _one_of_both(self) -> NewQuoteRequest:
        if (self.session is None) == (self.bundle is None):
            raise ValueError("ask for a session or for a bundle")
        if self.bundle is not None and self.market is None:
            raise ValueError("a bundle is asked for in a market; name it")
        if self.options and self.bundle is None:
            raise ValueError("only a bundle has options")
        return self


class QuoteRequested(Answer):
    """The number to refer to."""

    number: str


class BuyerInput(Request):
    """The buyer as the seller writes it down."""

    reference: Line = ""
    name: Annotated[str, Field(min_length=1, max_length=200)]
    company: Line = ""
    email: Email
    phone: Annotated[str, Field(max_length=50)] = ""
    address: Annotated[list[Line], Field(max_length=6)] = Field(default_factory=list)
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    tax_status: Annotated[str, Field(pattern="^(standard|exempt|reverse_charge|export)$")] = "standard"
    tax_number: Annotated[str, Field(max_length=50)] = ""
    region: Annotated[str, Field(max_length=50, description="where taxes differ within the country")] = ""
    price_groups: Annotated[list[Annotated[str, Field(max_length=50)]], Field(max_length=20)] = Field(
        default_factory=list
    )
    coupons: Annotated[list[Annotated[str, Field(max_length=50)]], Field(max_length=8)] = Field(
        default_factory=list, description="codes that the buyer entered; one that does not hold is refused"
    )


class Buyer(Answer):
    """The buyer, frozen into the quote."""

    reference: str
    name: str
    company: str
    email: str
    phone: str
    address: list[str]
    country: str
    tax_status: str
    tax_number: str = Field(description="as given; not verified")
    price_groups: list[str]
    region: str = ""
    coupons: list[str] = Field(default_factory=list)


class BuyerName(Answer):
    """The buyer in a list."""

    name: str
    company: str


class LineGroup(Answer):
    """Lines that are offered together, with a discount of their own."""

    id: str
    name: str
    discount: DocumentDiscount | None
    bundle: GroupBundle | None = Field(description="null: nobody added them as a bundle")


class GroupInput(Request):
    """A group of lines; without an id it is a new one."""

    id: Annotated[str | None, Field(max_length=40)] = None
    name: Annotated[str, Field(min_length=1, max_length=200)]
    discount: DocumentDiscountInput | None = None


class GroupTotal(Answer):
    """What a group of lines comes to, before a discount on the whole quote."""

    id: str
    lines_net: Money
    discount: Money
    subtotal: Money


class Reduction(Answer):
    """A discount on a group of lines, or on the whole quote (then `group` is null)."""

    group: str | None
    basis: Money
    rate: str | None
    amount: Money


class Totals(Answer):
    """The totals of a document."""

    calculation: str
    inclusive: bool = Field(
        description="prices contain tax; then lines_net is with tax, and net + tax is lines_net + discount"
    )
    lines_net: Money
    groups: list[GroupTotal] = Field(description="what each group of lines comes to")
    discounts: list[Reduction] = Field(description="on groups and on the whole, in the order they are taken off")
    discount: Money = Field(description="all of them together")
    allocated: list[Money] = Field(description="the discounts' share of each line")
    net: Money
    taxes: list[Tax]
    tax: Money
    cash_rounding: Money = Field(description="what rounding the total to the cash step of the currency adds")
    total: Money
    recurring: list[RecurringTotal] = Field(description="beside the total, per billing period")
    contract: ContractValue | None = Field(description="null if nothing is charged again and again")


class ShownIn(Answer):
    """What the total is worth in a second currency, at a published rate; information, not what is paid."""

    currency: str
    total: Money
    rate: str = Field(description="what one unit of the quote's currency is worth")
    day: date = Field(description="when the rate was published")
    source: str


class RoundingPolicy(Answer):
    """How a revision is rounded; it keeps the policy it was opened with."""

    half: str = Field(description="HALF_UP or HALF_EVEN")
    tax: str = Field(description="group: tax per tax group of the document; line: per line")
    cash: dict[str, str] = Field(description="currency: the step its totals are rounded to")


class DocumentWaterfall(Answer):
    """How the total of a document comes about: its lines by step, for all units, then what the document adds."""

    currency: str
    entries: list[Entry]
    net: Money
    total: Money


class ConfiguredValue(Answer):
    """One configured characteristic of a line, as it is read by people."""

    group: Localized
    characteristic: str
    name: Localized
    value: str
    value_name: Localized
    origin: str


class BriefLine(Answer):
    """A configured product with its quantity and price, without the configuration and the steps of the price."""

    id: str
    position: int
    product: str
    name: Localized
    release: str
    quantity: int
    discount: LineDiscount | None
    group: str | None = Field(description="id of its group")
    member: str | None = Field(description="code of the member that it is of its group's bundle")
    unit_net: Money
    net: Money
    plan: BillingPlan | None = Field(description="null: as the product says")
    recurring: list[RecurringPrice]
    share: Money = Field(description="its share of the discounts on groups and on the whole quote")
    scene: SceneName | None
    sold_now: int | None = Field(
        None, description="on the desk, of a draft: number of the release sold now, if the line is on another"
    )


class RevisionLine(BriefLine):
    """A configured product with its quantity and price."""

    configuration: list[ConfiguredValue]
    waterfall: Waterfall


class Decision(Answer):
    """What ended the wait: an acceptance by name, or a refusal with its reason."""

    by: str
    at: datetime
    reason: str


class BriefRevision(Answer):
    """An offer: a draft, or frozen; its lines in brief."""

    number: int
    state: str
    valid_until: date
    pricing_date: date
    sent_at: datetime | None
    decision: Decision | None
    terms: Localized
    discount: DocumentDiscount | None
    groups: list[LineGroup]
    lines: list[BriefLine]
    totals: Totals
    rounding: RoundingPolicy
    shown_in: ShownIn | None
    digest: str | None = Field(description="of everything a sent revision promises")
    margin: Margin | None = Field(None, description=ONLY_FOR_MARGINS)
    contract_margin: Margin | None = Field(None, description=OVER_THE_TERM)


class RevisionView(BriefRevision):
    """An offer: a draft, or frozen."""

    lines: list[RevisionLine]  # type: ignore[assignment]  # a narrower shape of the same list
    waterfall: DocumentWaterfall


class RevisionName(Answer):
    """A revision in the list of a quote."""

    number: int
    state: str
    total: Money
    sent_at: datetime | None
    valid_until: date
    digest: str | None


class OrderName(Answer):
    """An order."""

    id: str
    number: str


class Happening(Answer):
    """What was done to the quote."""

    at: datetime
    who: str
    what: Localized
    action: str


class BriefQuote(Answer):
    """The envelope of an offer's revisions, with the lines in brief and the newest entries of the history."""

    id: str
    number: str
    state: str
    market: str
    currency: str
    language: str
    buyer: Buyer
    message: str
    version: int
    created_at: datetime
    updated_at: datetime
    actions: list[str] = Field(description="what can be done now")
    revisions: list[RevisionName]
    revision: BriefRevision
    order: OrderName | None
    history: list[Happening]


class Quote(BriefQuote):
    """The envelope of an offer's revisions."""

    revision: RevisionView
    approval: Approval


class OfferLink(Answer):
    """The link for the customer; it is told only here."""

    url: str


class SentQuote(Quote):
    """A quote just sent."""

    offer: OfferLink


class QuoteRow(Answer):
    """A quote in a list."""

    id: str
    number: str
    state: str
    revision: int
    buyer: BuyerName
    total: Money | None
    market: str
    updated_at: datetime
    lines: int


class QuotePage(Answer):
    """Some quotes, newest first."""

    items: list[QuoteRow]
    next: str | None


class NewQuote(Request):
    """An empty draft for a buyer."""

    buyer: BuyerInput
    market: MarketCode
    language: Language = "en"


class QuoteChange(Request):
    """What to change in the draft; what is absent stays."""

    buyer: BuyerInput | None = None
    language: Language | None = None
    valid_until: Annotated[date | None, Field(strict=False)] = None
    terms: Annotated[
        dict[Language, Annotated[str, Field(max_length=8000)]] | None, Field(description="by language")
    ] = None
    discount: DocumentDiscountInput | None = Field(None, description="null takes the discount away")
    groups: Annotated[
        list[GroupInput] | None,
        Field(max_length=50, description="all groups in order; the lines of one that is left out have none"),
    ] = None
    shown_in: Annotated[
        str | None,
        Field(pattern="^[A-Z]{3}$", description="a second currency to show the total in; null shows none"),
    ] = None


class BatchLine(Request):
    """A configured product among many to add."""

    session: str
    quantity: Quantity = 1
    discount: LineDiscountInput | None = None
    group: str | None = Field(None, description="id of a group")
    plan: BillingPlanInput | None = Field(None, description="for a product with recurring charges")


class NewLine(BatchLine):
    """A configured product to add."""

    position: Position | None = Field(None, description="from 1 on; absent: the last one")


class NewLines(Request):
    """Configured products to add, all at once."""

    lines: Annotated[list[BatchLine], Field(min_length=1, max_length=1000)]


class LineChange(Request):
    """What to change in a line; what is absent stays."""

    quantity: Quantity | None = None
    discount: LineDiscountInput | None = Field(None, description="null takes the discount away")
    position: Position | None = Field(None, description="from 1 on; the other lines keep their order")
    session: str | None = Field(None, description="replace the configuration by that of this session")
    plan: BillingPlanInput | None = Field(None, description="what is absent in it stays; null: all as the product says")
    group: str | None = Field(None, description="id of a group; null takes the line out of its group")


class PriceDifference(Answer):
    """What one entry of a price adds to the difference of two prices of a line."""

    kind: Literal["added", "removed", "changed"]
    step: str
    sentence: Localized
    amount: Money = Field(description="on the line, exact")
    before: Money | None = Field(description="of the entry as it was")
    after: Money | None = Field(description="of the entry as it is")


class ValueChange(Answer):
    """A characteristic of a line with another value."""

    characteristic: str
    name: Localized
    before: Localized | None
    after: Localized


class MovedValue(Answer):
    """A characteristic of a line that has another value under the release that is sold now."""

    characteristic: str
    name: Localized
    before: str | None = Field(description="null if the release of the line does not have it")
    before_name: Localized | None
    after: str | None = Field(description="null if the release that is sold now does not have it")
    after_name: Localized | None
    chosen: bool = Field(description="somebody chose the value that the line has")


class MovedRelease(Answer):
    """Numbers of two releases."""

    line: int = Field(description="that the line is on")
    now: int = Field(description="that is sold now")


class LineMove(Answer):
    """What becomes of a line of a draft under the release that is sold now."""

    release: MovedRelease
    fate: Literal["current", "untouched", "changed", "impossible", "undecided"] = Field(
        description="current: it is on that release already; untouched: it stands there as it is"
    )
    changes: list[MovedValue] = Field(
        description="the least with which it stands: of the fewest choices, then of the fewest other values, then the "
        "nearest in price; and what is new. Choices come first"
    )
    difference: Money | None = Field(description="of the net of the line, moved against now; null if not known")


class LineComparison(Answer):
    """A line of two revisions, matched by its configuration."""

    kind: Literal["added", "removed", "changed"]
    line: str | None = Field(description="id of the line in the later revision")
    position_before: int | None
    position: int | None
    name: Localized
    before: Money | None = Field(description="net of the line as it was")
    after: Money | None = Field(description="net of the line as it is")
    amount: Money
    differences: list[PriceDifference] = Field(description="they sum to the amount; empty for a line that came or went")
    values: list[ValueChange]
    recurring: list[Localized] = Field(description="what is different again and again, and in the term; no part of it")


class ComparedRevision(Answer):
    """One side of a comparison."""

    number: int
    state: str
    total: Money


class DocumentDifference(Answer):
    """What a discount, a tax or a rounding of the document adds to the difference."""

    label: Localized
    amount: Money


class Comparison(Answer):
    """What is different between two revisions; lines and document sum exactly to the amount."""

    currency: str
    recurring: list[Localized] = Field(description="of the totals per period and the contract; no part of the amount")
    before: ComparedRevision
    after: ComparedRevision
    lines: list[LineComparison] = Field(description="those that differ")
    unchanged: int = Field(description="how many lines do not")
    document: list[DocumentDifference]
    amount: Money


Approver = Literal["rep", "manager", "admin"]
RailKind = Literal["discount", "floor", "ceiling", "margin"]


OF_A_MARGIN = "of a margin only for those who may read margins, null for others"


class Crossing(Answer):
    """A guard rail that a price crosses: an approval that is needed."""

    kind: RailKind | Literal["recurring"] = Field(description="recurring: a discount by the billing plan of the line")
    limit: str | None = Field(description=f"percent; of a discount, what a rep may give alone; {OF_A_MARGIN}")
    role: Approver = Field(description="the least role that may approve it")
    actual: str | None = Field(description=f"percent, rounded; {OF_A_MARGIN}")
    by: Money | None = Field(description=f"what the line is beyond the limit; {OF_A_MARGIN}")


class NeededApproval(Crossing):
    """An approval that a line needs."""

    line: str
    position: int


class GivenApproval(Answer):
    """Who let the draft pass as it is."""

    by: str
    role: Approver
    at: datetime
    comment: str


class Approval(Answer):
    """What of a revision crosses its guard rails, and who let it pass; any change makes an approval void."""

    needed: list[NeededApproval]
    role: Approver | None = Field(description="the least role that may approve everything; null if nothing is needed")
    given: GivenApproval | None


class Approving(Request):
    """Why it may pass."""

    comment: Annotated[str, Field(max_length=2000)] = ""


class RoomLimit(Answer):
    """What ends a role's room."""

    kind: RailKind | None = Field(description="null where only the price of nothing ends it")
    percent: str | None = Field(description=OF_A_MARGIN)


class Reach(Answer):
    """How far a role may go without anybody's approval."""

    role: Approver
    percent: str = Field(description="the largest discount, in hundredths of a percent, tried by pricing anew")
    limit: RoomLimit


class LineReach(Reach):
    """How far a role may go on a line."""

    unit_net: Money = Field(description="what a unit costs then")


class QuoteReach(Reach):
    """How far a role may go with a discount on the whole draft."""

    line: str = Field(description="the line that leaves the least room")
    position: int


class Swap(Answer):
    """One option for another, everything else as it is, that saves the customer more than it costs us."""

    characteristic: str
    name: Localized
    before: Localized
    after: Localized
    value: str
    saves: Money = Field(description="on the line, without tax")
    costs: Money | None = Field(
        description="what the margin loses; only for those who may read margins, null for others"
    )


class LineRoom(Answer):
    """The room to negotiate on a line of a draft."""

    line: str
    currency: str
    before: Money = Field(description="what a unit costs before discounts")
    percent: str = Field(description="what is given away now, the discount on the quote included")
    needed: list[Crossing]
    reach: list[LineReach]
    swaps: list[Swap] = Field(description="those that cost least of what they save first")


class QuoteRoom(Answer):
    """The room for a discount on a whole draft, its lines as they are."""

    currency: str
    reach: list[QuoteReach]


class OfferedQuote(Answer):
    """The quote, as its customer sees it."""

    number: str
    buyer: Buyer
    language: str
    market: str
    currency: str


class Seller(Answer):
    """Who sells, as printed."""

    name: str
    address: list[str]
    email: str
    phone: str
    tax_number: str
    bank: list[str]
    rounding: str


class OfferingSeller(Seller):
    """Who offers, and how they are reached, line by line."""

    lines: list[str]


class Offer(Answer):
    """What the customer sees through the link."""

    quote: OfferedQuote
    revision: RevisionView
    state: str
    seller: OfferingSeller
    valid_until: date
    can_accept: bool
    accepted_by: str | None
    order: OrderName | None


class Acceptance(Request):
    """Who accepts."""

    name: Annotated[str, Field(min_length=1, max_length=200)]


class Declining(Request):
    """Why not."""

    reason: Annotated[str, Field(max_length=2000)] = ""


class BomPart(Answer):
    """What the catalogue knows of a part."""

    gtin: str | None
    supplier: str | None
    supplier_number: str | None
    model_number: str | None
    attributes: list[PartFact]


class BomLine(Answer):
    """A part to build it from."""

    position: int
    part: str
    name: Localized
    quantity: str
    unit: str
    facts: BomPart | None = Field(description="null if the release does not list the part")


class OrderLine(RevisionLine):
    """A line with its bill of materials."""

    bom: list[BomLine]


class OrderedQuote(Answer):
    """The revision that was ordered."""

    id: str
    number: str
    revision: int


class Order(Answer):
    """What the customer bought."""

    id: str
    number: str
    quote: OrderedQuote
    buyer: Buyer
    seller: Seller
    state: str
    market: str
    currency: str
    terms: Localized
    discount: DocumentDiscount | None
    groups: list[LineGroup]
    lines: list[OrderLine]
    totals: Totals
    shown_in: ShownIn | None
    total: Money
    digest: str
    created_at: datetime
    created_by: str
    margin: Margin | None = Field(None, description=ONLY_FOR_MARGINS)
    contract_margin: Margin | None = Field(None, description=OVER_THE_TERM)


class OrderRow(Answer):
    """An order in a list."""

    id: str
    number: str
    quote: OrderedQuote
    buyer: BuyerName
    state: str
    market: str
    currency: str
    total: Money
    digest: str
    created_at: datetime


class OrderPage(Answer):
    """Some orders, newest first."""

    items: list[OrderRow]
    next: str | None
