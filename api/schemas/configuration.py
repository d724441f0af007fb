"""Configuring: sessions, conflicts and ways out, waterfalls, scenes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, MarketCode, Money, Name, ProductCode, Request, ValueCode
from api.schemas.catalogue import ReleaseName
from api.schemas.discount import LineDiscount

Origin = Literal["chosen", "forced", "default", "preferred", "first", "computed"]


Values = Annotated[dict[Name, ValueCode], Field(max_length=1000)]
"""Characteristic -> value."""


class NewSession(Request):
    """What to configure, where, and with what already chosen."""

    product: ProductCode
    market: MarketCode
    choices: Values = Field(default_factory=dict)
    quote: Annotated[str, Field(max_length=40)] | None = Field(
        None, description="a quote whose buyer it is priced for: for the desk only, which alone can see it then"
    )


class Asked(Request):
    """What is asked about: some choices, in a market."""

    market: MarketCode
    choices: Values = Field(default_factory=dict)


class NewChoice(Request):
    """A choice, and which earlier ones to take back for it."""

    characteristic: Name
    value: ValueCode
    take_back: Annotated[list[Name], Field(max_length=1000)] = Field(default_factory=list)


class Coupons(Request):
    """The coupons of a session, in place of those entered before."""

    coupons: Annotated[list[Annotated[str, Field(min_length=1, max_length=50)]], Field(max_length=8)]


class EnteredCoupon(Answer):
    """A coupon that a visitor entered."""

    code: str
    takes_off: Money | None = Field(description="of one, before tax; null if nothing as it is configured now")


class Choice(Answer):
    """A value the user asserted."""

    characteristic: str
    value: str


class State(Answer):
    """Where one characteristic stands."""

    value: str
    origin: Origin
    possible: list[str] = Field(description="the values that some complete configuration still has, in declared order")
    undecided: list[str] = Field(description="values not decided within the time allowed")


class Reason(Answer):
    """A rule, in a sentence."""

    rule: str
    text: Localized


class Change(Answer):
    """A value that changed because of the last click."""

    characteristic: str
    before: str | None
    after: str
    origin: Origin
    reasons: list[Reason]


class Difference(Answer):
    """A value before and after."""

    characteristic: str
    before: str | None
    after: str


class RecurringDifference(Answer):
    """What choosing a value makes of a billing period."""

    every: Every
    difference: Money


class WayOut(Answer):
    """Choices to take back so that the wanted value becomes possible."""

    take_back: list[str]
    changes: list[Difference]
    price: Money | None = Field(description="the new total; null if that can be priced on request only")
    price_difference: Money | None = Field(description="against the present total")
    recurring: list[RecurringDifference] = Field(description="of each billing period in which something else is paid")


class Conflict(Answer):
    """Why a value cannot be had, and what to do about it."""

    characteristic: str
    value: str
    reasons: list[Reason]
    choices: list[Choice] = Field(description="the user's choices that stand against it")
    ways_out: list[WayOut]
    decided: bool = Field(description="false if the time for finding out was up, so that something may be missing")


class Source(Answer):
    """The value that an entry of the waterfall comes from."""

    characteristic: str
    value: str


class Entry(Answer):
    """One step of the price."""

    step: str
    label: Localized
    basis: Money | None
    rate: str | None = Field(description="percent")
    quantity: str | None = Field(description="how many times the basis")
    amount: Money
    result: Money
    source: Source | None
    reference: str | None = Field(None, description="what it was taken from; not for customers")
    internal: bool | None = Field(None, description="whether customers see it without its name; not for customers")


class TaxRate(Answer):
    """A tax that applies."""

    class_: str = Field(alias="class")
    name: Localized
    rate: str = Field(description="percent")


class MissingCost(Answer):
    """A value whose cost is not known."""

    characteristic: str
    value: str


class Cost(Answer):
    """What it costs us."""

    book: str
    currency: str
    entries: list[Entry] = Field(description="what the cost of one unit is made of")
    missing: MissingCost | None = Field(description="why the cost is not known")
    unit: Money | None = Field(description="of one unit; null if it is not known")
    line: Money | None = Field(description="of the whole quantity; null if it is not known")
    recurring: list[RunningCost] | None = Field(None, description="what it costs us again and again")
    rate: CostRate | None = Field(None, description="the exchange rate, where costs are kept in another currency")
    no_rate: str | None = Field(None, description="why there is none; then the cost is not known")


class CostRate(Answer):
    """A published exchange rate."""

    from_: str = Field(alias="from")
    to: str
    rate: str
    day: date
    source: str
    days: int = Field(description="for how many days it may be used")


class RunningCost(Answer):
    """What it costs us in each billing period."""

    every: Every
    cost: Cost = Field(description="of a whole period")
    term: Money | None = Field(description="of the line over its term, free months included; null if it is not known")


class Margin(Answer):
    """What is left of the net price after the cost."""

    amount: Money
    percent: str | None = Field(description="of the net price; null if nothing is paid")


ONLY_FOR_MARGINS = "only for those who may read margins; null if it is not known"
OVER_THE_TERM = "over the term, with what recurs; only for those who may read margins, null if not known"


class Counted(Answer):
    """What a tier or a commitment was measured with."""

    what: Literal["tier", "commitment"]
    since: date | None = Field(description="the first day that counts; null for all there is")
    on: date = Field(description="when it was counted")
    ordered: str = Field(description="pieces that the account had ordered")
    here: str = Field(description="pieces in the document")
    committed: str | None = Field(description="pieces of the commitment; null for a tier")


class Waterfall(Answer):
    """How a price comes about; the entries sum to the result exactly."""

    calculation: str
    currency: str
    quantity: str
    entries: list[Entry]
    taxes: list[TaxRate]
    list_: Money = Field(alias="list", description="before anything was taken off")
    unit_net: Money
    net: Money
    tax: Money
    total: Money
    gross: Money | None = Field(None, description="of the line, where prices contain tax")
    digest: str
    counted: list[Counted] | None = Field(None, description="what was counted of earlier orders")
    terms: str | None = Field(None, description="digest of the terms of sale that were looked at; not for customers")
    running: RunningCharges | None = Field(None, description="what is charged again and again, beside all this")
    cost: Cost | None = Field(None, description=ONLY_FOR_MARGINS)
    margin: Margin | None = Field(None, description=ONLY_FOR_MARGINS)
    contract_margin: Margin | None = Field(None, description=OVER_THE_TERM)


Every = Literal["month", "quarter", "year"]


class BillingPlanInForce(Answer):
    """How recurring charges run; whole numbers are texts, as everything under a digest is."""

    months: str
    start: date
    free: str = Field(description="months at the beginning that are not charged")
    ramp: list[str] = Field(description="percent of the price that each year is charged; empty for the full price")
    uplift: str = Field(description="percent that a renewal adds; stated, not charged")
    discount: str = Field(description="percent off each period")
    by: Literal["calendar", "anniversary"] = Field(description="on what day periods begin")
    discounts: dict[Every, LineDiscount] | None = Field(None, description="on a billing period, in place of `discount`")
    expected: dict[str, str] | None = Field(None, description="English name of a rate -> units expected in its period")


class Phase(Answer):
    """Billing periods in a row that cost the same."""

    start: date
    end: date = Field(description="the day after the last one")
    periods: str = Field(description="how many")
    share: str = Field(description="of a whole period at the full price, as a fraction: 1, 4/5, 17/31, 0")
    amount: Money = Field(description="of each period")
    total: Money


class Schedule(Answer):
    """What is billed over a term; without tax, or with it where prices contain it."""

    phases: list[Phase]
    value: Money = Field(description="of the whole term")
    first_year: Money = Field(description="of the first twelve months")
    renewal: Money = Field(description="what a period costs after the term")


class RecurringCharge(Answer):
    """What a line costs in each billing period."""

    every: Every
    price: Waterfall = Field(description="of a whole period, explained")
    schedule: Schedule


class UsageBand(Answer):
    """What a unit costs from so many units of a period on, until the next band."""

    from_: str = Field(alias="from")
    amount: Money


class UsageRate(Answer):
    """What is charged for each unit that is used."""

    name: Localized
    unit: str
    every: Every = Field(description="the period whose units the bands count")
    bands: list[UsageBand]


class UsageEstimate(Answer):
    """What an expected use of a line would come to: an estimate, in no total."""

    name: Localized
    unit: str
    every: Every
    units: str = Field(description="expected in a period")
    amount: Money = Field(description="of a period")
    value: Money = Field(description="of the whole term")


class RunningCharges(Answer):
    """What a line is charged again and again."""

    plan: BillingPlanInForce
    recurring: list[RecurringCharge]
    usage: list[UsageRate] = Field(default_factory=list, description="rates for what is used; in no total")
    expected: list[UsageEstimate] = Field(default_factory=list, description="estimates of it; in no total")


class SceneName(Answer):
    """Where the product is to be seen; the paths may be cached for ever."""

    digest: str
    glb: str
    png: str


class SessionView(Answer):
    """A configuration being made: the user's choices, completed to a valid and priced product."""

    id: str
    product: str
    release: ReleaseName
    market: str
    currency: str
    version: int
    can_undo: bool
    choices: list[Choice]
    state: dict[str, State]
    changes: list[Change] = Field(description="what the last click changed besides itself")
    conflict: Conflict | None
    price: Waterfall | None = Field(description="null if it can be priced on request only")
    price_change: Money | None = Field(description="against before the last click")
    scene: SceneName | None
    quote: str | None = Field(description="the quote under whose buyer's terms it is priced; seen by the desk only")
    coupons: list[EnteredCoupon] = Field(description="entered in the shop; those of a quote stand on the quote")


class Possibilities(Answer):
    """What is possible under some choices."""

    product: str
    release: ReleaseName
    market: str
    consistent: bool | None = Field(
        description="whether the choices are possible together; null: not decided within the time allowed"
    )
    possible: dict[str, list[str]] = Field(
        description="characteristic -> the values that some complete configuration with these choices has"
    )
    undecided: dict[str, list[str]] = Field(description="values not decided within the time allowed")


class ForcedBy(Answer):
    """What leaves a value as the only one."""

    reasons: list[Reason]
    choices: list[Choice]


class Sentence(Answer):
    """A sentence of an argument."""

    number: int = Field(description="counted from 1; the last sentence concludes what was asked")
    text: Localized
    because: list[int] = Field(description="numbers of the earlier sentences that it follows from")


class Why(Answer):
    """Why a value is excluded, or what forces it."""

    possible: bool | None = Field(description="null: not decided within the time allowed")
    conflict: Conflict | None = Field(None, description="only for a value that cannot be had")
    forced_by: ForcedBy | None = Field(None, description="only for a value that nothing else is left beside")
    story: list[Sentence] = Field(description="the argument step by step; empty for a value that is merely possible")


class OptionPrice(Answer):
    """What choosing a value makes of the total, with everything it brings along."""

    value: str
    difference: Money | None = Field(description="against the present total; null if priced on request")
    changes: list[Difference]
    recurring: list[RecurringDifference] = Field(description="against what is paid in each billing period now")


class OptionPrices(Answer):
    """What choosing the possible values of a characteristic makes of the total."""

    characteristic: str
    version: int = Field(description="of the session whose total is compared with")
    prices: list[OptionPrice] = Field(description="values not worked out within the time allowed are left out")


Budget = Annotated[str, Field(pattern=r"^[0-9]{1,15}(\.[0-9]{1,12})?$", examples=["1200.00"])]
"""What is to be paid at most, as a total in the currency of the session."""

Goal = Literal["cheapest", "dearest", "nearest", "margin"]
Against = Literal["price", "margin"]


class ValuePrice(Answer):
    """What a value costs at the least, with everything it brings along."""

    changes: int = Field(description="how many of the user's other choices would have to change; 0 if possible")
    total: Money | None = Field(description="of the cheapest complete product with it; null if priced on request")
    difference: Money | None = Field(
        description="against the cheapest with the value shown now; null if one of the two is priced on request"
    )
    over: Money | None = Field(description="by how much the total is over the budget; null if it is not")
    gap: Money | None = Field(description="by how much the total may be too low; null if it is exact")


class Unlock(Answer):
    """Values that a little more than the budget would allow."""

    more: Money
    values: list[Choice]


class BudgetView(Answer):
    """What a budget leaves."""

    amount: Money
    is_enough: bool | None = Field(description="whether anything that meets the choices is within it; null: unknown")
    unlocks: list[Unlock] = Field(description="what the next amounts above it would unlock, the least first")


class ValuePrices(Answer):
    """What every value of every characteristic costs at the least, with the user's other choices kept."""

    version: int = Field(description="of the session whose choices are kept")
    least: Money | None = Field(description="the lowest total that is still possible")
    greatest: Money | None = Field(description="the highest")
    decided: bool = Field(description="false if values were left out because the time was up")
    values: dict[str, dict[str, ValuePrice]] = Field(description="characteristic -> value -> price")
    budget: BudgetView | None = Field(description="null if none was given")


class Compromise(Answer):
    """A value, and what the cheapest product with it costs."""

    value: str
    total: Money = Field(
        description="of the cheapest complete product with it that keeps the user's other choices; "
        "against the margin what is left of the one that leaves most"
    )
    difference: Money | None = Field(description="against the product shown; null if that is not known")
    gap: Money | None = Field(description="by how much the total may be too low, the margin too high; null if exact")


class Compromises(Answer):
    """How good a product may be in one respect, and what that costs or leaves: nothing as good is better in it."""

    characteristic: str
    better: Literal["more", "less"] = Field(description="whether later or earlier values are better")
    version: int = Field(description="of the session whose other choices are kept")
    shown: str = Field(description="the value of the product shown")
    total: Money | None = Field(description="of the product shown; null if it is priced on request")
    compromises: list[Compromise] = Field(description="the best value first; the cheapest, or what leaves most, last")
    against: Against
    decided: bool = Field(description="false if some were left out because the time was up")


class BestWanted(Request):
    """What is to be best; `nearest`, the fewest differences from what is shown, needs a budget.

    `margin`, what is left after the cost, is for those who may read margins.
    """

    goal: Goal
    budget: Budget | None = None
    having: Values = Field(default_factory=dict, description="values that it is to have, computed ones too")


class Best(Answer):
    """The best complete product that meets the choices, and what is proved about it."""

    goal: Goal
    version: int = Field(description="of the session whose choices it meets")
    configuration: dict[str, str] | None = Field(description="null if there is none, or none was found in time")
    price: Waterfall | None
    difference: Money | None = Field(description="of the total, against what is shown")
    changes: list[Difference] = Field(description="against what is shown")
    bound: Money | None = Field(description="no configuration that meets the choices is better; with `margin`, of that")
    gap: Money | None = Field(description="between the bound and the total, or the margin")
    proved: bool = Field(description="whether none is better; without a configuration, whether there is none")
