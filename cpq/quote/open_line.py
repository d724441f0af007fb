"""A line of a quote that is being written or was sent, by itself: what a release or terms to come would make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cpq.price import BillingPlan, LineDiscount
from cpq.quote.model import Buyer, Group, Plain, Quote, QuoteLine, Revision
from kernel.money import Rounding


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of a quote that is being written or was sent.

    Args:
        quote_id: the quote.
        quote: its number.
        state: of the revision: draft or sent.
        market: of the quote.
        buyer: whose taxes, groups and agreements count.
        position: of the line.
        product: what is configured.
        release: digest of the release that the line stays on.
        assignment: its configuration.
        quantity: how many.
        discount: on the line.
        waterfall: its price as it stands.
        half: how its revision rounds a half.
        quantities: product -> its pieces in all lines of the revision.
        plan: how its recurring charges run; None for what the product says.
        id: of the line.
        revision: id of the revision.
        group: that it belongs to.
        member: which member it is of the bundle that its group is.
        origins: where each of its values came from, as far as that is known.
    """

    quote_id: str
    quote: str
    state: str
    market: str
    buyer: Buyer
    position: int
    product: str
    release: str
    assignment: Plain
    quantity: int
    discount: LineDiscount | None
    waterfall: Plain
    half: Rounding
    quantities: Mapping[str, Decimal]
    plan: BillingPlan | None = None
    id: str = ""
    revision: str = ""
    group: Group | None = None
    member: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> frozenset[str]:
        """The characteristics whose values somebody chose."""
        return frozenset(filter(self.is_chosen, self.assignment))

    def is_chosen(self, name: str) -> bool:
        """Tell whether somebody chose the value of a characteristic; if that is not known, it is taken to be so."""
        return self.origins.get(name, "chosen") == "chosen"

    @classmethod
    def of(cls, quote: Quote, revision: Revision, line: QuoteLine, quantities: Mapping[str, Decimal]) -> OpenLine:
        """Return a line of a revision of a quote, in all of whose lines there are these pieces of each product."""
        return cls(
            quote_id=quote.id,
            quote=quote.number,
            state=revision.state,
            market=quote.market,
            buyer=quote.buyer,
            position=line.position,
            product=line.product,
            release=line.release,
            assignment=line.assignment,
            quantity=line.quantity,
            discount=line.discount,
            waterfall=line.waterfall,
            half=revision.policy.half,
            quantities=quantities,
            plan=line.plan,
            id=line.id,
            revision=revision.id,
            group=revision.group(line.group),
            member=line.member,
            origins=line.origins,
        )
