"""Quotes as plain frozen data: buyer, seller, lines, revisions, the envelope.

No storage, no clock, no language. `content` is what a revision promises: the digest is taken over it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cpq.price.billing_plan import BillingPlan
from cpq.price.line_target import LineDiscount
from cpq.price.rounding import STANDARD, RoundingPolicy
from cpq.price.target import DocumentDiscount, document_discount
from cpq.price.waterfall import promised as promised_price
from kernel.digest import digest
from kernel.errors import Broken, Conflict, Unknown
from kernel.money import Money, Rounding
from kernel.text import Text

Plain = Mapping[str, Any]
"""JSON-able data."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys: a value frozen into the quote, not a link to somebody's record.

    Args:
        reference: the buyer's number elsewhere (an account), or empty.
        address: lines as printed, without the country.
        country: ISO 3166 two-letter code, or empty while unknown.
        region: within the country, where taxes differ by it (`CA`).
        tax_status: `standard`, or why no tax is charged: `exempt`, `reverse_charge`, `export`.
        tax_number: as given; with reverse charge its form is checked, that it is the buyer's nobody has verified.
        price_groups: names that price steps may look at.
        coupons: codes that the buyer entered, as they were typed.
    """

    name: str
    company: str = ""
    email: str = ""
    phone: str = ""
    address: tuple[str, ...] = ()
    country: str = ""
    reference: str = ""
    tax_status: str = "standard"
    tax_number: str = ""
    price_groups: tuple[str, ...] = ()
    coupons: tuple[str, ...] = ()
    region: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "reference": self.reference,
            "name": self.name,
            "company": self.company,
            "email": self.email,
            "phone": self.phone,
            "address": list(self.address),
            "country": self.country,
            "tax_status": self.tax_status,
            "tax_number": self.tax_number,
            "price_groups": list(self.price_groups),
            "coupons": list(self.coupons),
            "region": self.region,
        }

    @classmethod
    def from_json(cls, data: Plain) -> Buyer:
        """Read what `to_json` wrote; input of people goes through `buyer.parse`."""
        lists = {name: tuple(data.get(name, ())) for name in ("address", "price_groups", "coupons")}
        return cls(**{**data, **lists})


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One configured product with a quantity.

    Args:
        release: digest of the release it was configured under; it stays with the line.
        assignment: a value for every characteristic.
        origins: where each value came from (`chosen`, `forced`, ...).
        choices: what the customer chose, in order.
        waterfall: the price with its steps, cost and margin, as plain data.
        bom: digest of the exploded bill of materials.
        scene: digest of the picture's scene, or None if the product has none.
        price: unit net, net and taxes of the waterfall, as plain data; they are the waterfall's own words, kept beside
            it so that a long document need not read every waterfall.
        group: id of the group of the revision that it belongs to, if it does.
        plan: how its recurring charges run; None for what the product says.
        member: which member it is of the bundle that its group is, if it is one.
    """

    id: str
    position: int
    product: str
    release: str
    assignment: Mapping[str, str]
    origins: Mapping[str, str]
    choices: tuple[tuple[str, str], ...]
    quantity: int
    discount: LineDiscount | None
    waterfall: Plain
    bom: str
    scene: str | None
    price: Plain = field(default_factory=dict)
    group: str | None = None
    plan: BillingPlan | None = None
    member: str | None = None

    def content(self) -> dict[str, Any]:
        """Return everything this line says; `promised` is the part of it that binds the seller."""
        return {
            "position": self.position,
            "product": self.product,
            "release": self.release,
            "assignment": dict(self.assignment),
            "origins": dict(self.origins),
            "choices": [list(choice) for choice in self.choices],
            "quantity": str(self.quantity),
            "discount": self.discount.to_json() if self.discount else None,
            "waterfall": dict(self.waterfall),
            "bom": self.bom,
            "scene": self.scene,
            **({"group": self.group} if self.group else {}),
            **({"plan": self.plan.to_json()} if self.plan else {}),
            **({"member": self.member} if self.member else {}),
        }


def promised(content: Plain) -> dict[str, Any]:
    """Return what a line promises: all its content, but the cost and margin of its price."""
    return {**content, "waterfall": promised_price(content["waterfall"])}


@dataclass(frozen=True, slots=True)
class GroupBundle:
    """The bundle that the lines of a group were added as, and how it stands since the lines were priced.

    Args:
        code: of the bundle among the terms of sale.
        name: as customers read it.
        quantity: how many bundles the lines make; zero while its price does not hold.
        saving: what the lines save together, zero or more; None while its price does not hold.
        gone: why its price does not hold; empty while it does.
    """

    code: str
    name: Text
    quantity: int = 0
    saving: Money | None = None
    gone: Text = field(default_factory=Text)

    @property
    def holds(self) -> bool:
        """Tell whether the lines have the price of the bundle."""
        return self.saving is not None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "code": self.code,
            "name": self.name.to_json(),
            "quantity": self.quantity,
            "saving": self.saving.to_json() if self.saving else None,
            "gone": self.gone.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> GroupBundle:
        """Read what `to_json` wrote."""
        saving = Money.from_json(data["saving"]) if data["saving"] else None
        return cls(data["code"], Text(data["name"]), data["quantity"], saving, Text(data["gone"]))


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that are offered together.

    Args:
        name: as printed, in the language of the quote.
        discount: on the sum of its lines.
        bundle: the bundle that they were added as, if they were.
    """

    id: str
    name: str
    discount: DocumentDiscount | None = None
    bundle: GroupBundle | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        discount = self.discount.to_json() if self.discount else None
        bundle = {"bundle": self.bundle.to_json()} if self.bundle else {}
        return {"id": self.id, "name": self.name, "discount": discount, **bundle}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Group:
        """Read what `to_json` wrote."""
        discount = data["discount"]
        bundle = GroupBundle.from_json(data["bundle"]) if data.get("bundle") else None
        return cls(data["id"], data["name"], document_discount(discount) if discount else None, bundle)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What sending adds to a revision: the envelope as it was, and the digest over all of it.

    Args:
        header: number, market, currency, language, buyer and seller of the moment of sending.
        calculation: version of the price calculation.
    """

    sent_at: datetime
    header: Plain
    calculation: str
    digest: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What ended a revision's wait: an acceptance by name, or a refusal with its reason."""

    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One offer of a quote; a draft until it is sent.

    Args:
        number: 1, 2, ... within the quote.
        valid_until: the last day on which it may be accepted, in the seller's zone.
        pricing_date: the day whose prices it carries.
        terms: language -> text.
        totals: net, discount, taxes and total, as plain data.
        discount: on all lines, after those of the groups.
        rounding: the policy it was opened with; None in one from before policies were kept.
        groups: of lines, in the order in which they are shown.
        shown_in: a second currency, what the total is worth in it, the rate, its day and its source.
    """

    id: str
    number: int
    state: str
    valid_until: date
    pricing_date: date
    terms: Mapping[str, str]
    discount: DocumentDiscount | None
    lines: tuple[QuoteLine, ...]
    totals: Plain
    rounding: RoundingPolicy | None = None
    groups: tuple[Group, ...] = ()
    shown_in: Plain | None = None
    frozen: Frozen | None = None
    decision: Decision | None = None

    @property
    def policy(self) -> RoundingPolicy:
        """How it is rounded, whatever its seller does today."""
        if self.rounding is None and self.frozen is not None:
            return RoundingPolicy(Rounding[self.frozen.header["seller"]["rounding"]])
        return self.rounding or STANDARD

    def line(self, line_id: str) -> QuoteLine:
        """Return a line by its id.

        Raises:
            Unknown: there is no such line.
        """
        for line in self.lines:
            if line.id == line_id:
                return line
        raise Unknown(f"Revision {self.number} has no line {line_id!r}.", code="unknown-line")

    def group(self, group_id: str | None) -> Group | None:
        """Return a group by its id, None if there is none such."""
        return next((group for group in self.groups if group.id == group_id), None)

    def content(self, header: Plain) -> dict[str, Any]:
        """Return everything this revision promises, as plain data.

        Args:
            header: the envelope at the moment of sending.
        """
        return {
            "header": dict(header),
            "revision": str(self.number),
            "valid_until": self.valid_until.isoformat(),
            "pricing_date": self.pricing_date.isoformat(),
            "terms": dict(self.terms),
            "discount": self.discount.to_json() if self.discount else None,
            "lines": [promised(line.content()) for line in self.lines],
            "totals": dict(self.totals),
            **({"rounding": self.rounding.to_json()} if self.rounding else {}),
            **({"shown_in": dict(self.shown_in)} if self.shown_in else {}),
            **({"groups": [group.to_json() for group in self.groups]} if self.groups else {}),
        }

    def verified(self) -> Revision:
        """Return this sent revision after checking that it still is what was sent.

        Raises:
            Broken: it was never sent, or its content no longer has the digest it was sent with.
        """
        if self.frozen is None or digest(self.content(self.frozen.header)) != self.frozen.digest:
            raise Broken(f"Revision {self.id} is not what was sent: its digest differs.", code="digest-differs")
        return self


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that happened to a quote.

    Args:
        what: a key of `history.SENTENCES`.
        facts: what the sentence mentions.
    """

    at: datetime
    who: str
    what: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """The envelope: a number, a buyer, and revisions, oldest first (at least one).

    Args:
        stored: what is written of it already. Whatever is the same object in both needs not be written again.
    """

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
    revisions: tuple[Revision, ...]
    stored: Quote | None = field(default=None, repr=False, compare=False)

    @property
    def newest(self) -> Revision:
        """The revision with the highest number."""
        return self.revisions[-1]

    def revision(self, number: int) -> Revision:
        """Return a revision by its number.

        Raises:
            Unknown: there is no such revision.
        """
        for revision in self.revisions:
            if revision.number == number:
                return revision
        raise Unknown(f"Quote {self.number} has no revision {number}.", code="unknown-revision")

    def draft(self) -> Revision:
        """Return the draft revision.

        Raises:
            Conflict: there is none; what was sent can only be revised.
        """
        if self.newest.state != "draft":
            raise Conflict(
                f"Revision {self.newest.number} of {self.number} is {self.newest.state} and cannot change; "
                "revise the quote first.",
                code="no-draft",
                state=self.newest.state,
            )
        return self.newest

    def live(self) -> Revision | None:
        """Return the revision that binds the seller (sent or accepted), if any."""
        return next((revision for revision in self.revisions if revision.state in ("sent", "accepted")), None)
