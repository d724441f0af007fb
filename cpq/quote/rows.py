"""Between the rows of quotes and the frozen data of `model.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Text, cast

from cpq.price.billing_plan import BillingPlan
from cpq.price.line_target import line_discount
from cpq.price.rounding import RoundingPolicy
from cpq.price.target import document_discount
from cpq.quote.model import Buyer, Decision, Frozen, Group, Quote, QuoteLine, Revision
from cpq.quote.open_line import OpenLine
from cpq.quote.tables import LineRow, QuoteRow, RevisionRow
from kernel.money import Money
from kernel.stored import UNREAD, Stored


@dataclass(frozen=True, slots=True)
class Listed:
    """A quote as a list shows it."""

    id: str
    number: str
    state: str
    market: str
    revision: int
    buyer: Buyer
    total: Money | None
    lines: int
    updated_at: datetime


def search_text(number: str, buyer: Buyer) -> str:
    """Return what a list searches, case-folded."""
    return "\n".join((number, buyer.company, buyer.name, buyer.email)).casefold()


def quote_values(quote: Quote) -> dict[str, Any]:
    """Return what changes of an envelope's row."""
    return {
        "state": quote.state,
        "market": quote.market,
        "currency": quote.currency,
        "language": quote.language,
        "buyer": quote.buyer.to_json(),
        "message": quote.message,
        "search": search_text(quote.number, quote.buyer),
        "revision": quote.newest.number,
    }


def fill_revision(row: RevisionRow, revision: Revision) -> None:
    """Write a revision into its row."""
    row.state = revision.state
    row.valid_until, row.pricing_date = revision.valid_until, revision.pricing_date
    row.terms = dict(revision.terms)
    row.discount = revision.discount.to_json() if revision.discount else None
    row.totals, row.total = dict(revision.totals), Decimal(revision.totals["total"]["amount"])
    row.rounding = revision.rounding.to_json() if revision.rounding else None
    row.shown_in = dict(revision.shown_in) if revision.shown_in else None
    row.line_groups = [group.to_json() for group in revision.groups] or None
    if (frozen := revision.frozen) is not None:
        row.sent_at, row.header = frozen.sent_at, dict(frozen.header)
        row.calculation, row.digest = frozen.calculation, frozen.digest
    if (decision := revision.decision) is not None:
        row.decided_by, row.decided_at, row.reason = decision.by, decision.at, decision.reason


LINE_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "position": int,
    "product": str,
    "release": str,
    "assignment": dict,
    "origins": dict,
    "choices": lambda choices: [list(choice) for choice in choices],
    "quantity": int,
    "discount": lambda discount: discount.to_json() if discount else None,
    "waterfall": dict,
    "bom": str,
    "scene": lambda scene: scene,
    "price": lambda price: dict(price) or None,
    "group": lambda group: group,
    "plan": lambda plan: plan.to_json() if plan else None,
    "member": lambda member: member,
}
"""Field of a line -> how its column is made of it."""

COLUMNS: Mapping[str, str] = {"group": "group_id", "plan": "billing_plan", "member": "bundle_member"}
"""Fields whose column has another name, because theirs means something to databases."""


def line_values(line: QuoteLine, before: QuoteLine | None = None) -> dict[str, Any]:
    """Return what changes in a line's row.

    Args:
        line: what to write.
        before: what is written already; a field that is the same object is left out. None for a new line.
    """
    changed = {
        COLUMNS.get(name, name): made(getattr(line, name))
        for name, made in LINE_VALUES.items()
        if before is None or getattr(line, name) is not getattr(before, name)
    }
    return {"id": line.id, **changed}


def to_quote(row: QuoteRow, revisions: list[tuple[RevisionRow, list[QuoteLine]]]) -> Quote:
    """Return a quote from its rows."""
    quote = Quote(
        id=row.id,
        number=row.number,
        state=row.state,
        market=row.market,
        currency=row.currency,
        language=row.language,
        buyer=Buyer.from_json(row.buyer),
        message=row.message,
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
        revisions=tuple(to_revision(revision, lines) for revision, lines in revisions),
    )
    return replace(quote, stored=quote)


def to_revision(row: RevisionRow, lines: list[QuoteLine]) -> Revision:
    """Return a revision from its rows."""
    frozen = decision = None
    if row.digest and row.sent_at and row.calculation and row.header:
        frozen = Frozen(row.sent_at, row.header, row.calculation, row.digest)
    if row.decided_by and row.decided_at:
        decision = Decision(row.decided_by, row.decided_at, row.reason or "")
    return Revision(
        id=row.id,
        number=row.number,
        state=row.state,
        valid_until=row.valid_until,
        pricing_date=row.pricing_date,
        terms=row.terms,
        discount=document_discount(row.discount) if row.discount else None,
        lines=tuple(lines),
        totals=row.totals,
        rounding=RoundingPolicy.from_json(row.rounding) if row.rounding else None,
        shown_in=row.shown_in,
        groups=tuple(Group.from_json(group) for group in row.line_groups or ()),
        frozen=frozen,
        decision=decision,
    )


SHORT_COLUMNS = (
    LineRow.id,
    LineRow.revision_id,
    LineRow.position,
    LineRow.product,
    LineRow.release,
    LineRow.quantity,
    LineRow.discount,
    LineRow.bom,
    LineRow.scene,
    LineRow.price,
    LineRow.group_id,
    LineRow.billing_plan,
    LineRow.bundle_member,
)
"""Of a line, what totals and short views need, in the order in which `to_line` reads it."""

LONG_COLUMNS = (
    LineRow.id,
    cast(LineRow.assignment, Text),
    cast(LineRow.origins, Text),
    LineRow.choices,
    cast(LineRow.waterfall, Text),
)
"""The rest of a line; large objects stay text until somebody looks into them."""


def to_line(short: Sequence[Any], long: Sequence[Any] | None) -> QuoteLine:
    """Return a line from its columns.

    Args:
        short: `SHORT_COLUMNS`.
        long: `LONG_COLUMNS`; without them nobody may look into the line.
    """
    line_id, _, position, product, release, quantity, discount, bom, scene, price, group, plan, member = short
    _, assignment, origins, choices, waterfall = long or (None, None, None, (), None)
    steps = UNREAD if waterfall is None else Stored(waterfall)
    return QuoteLine(
        id=line_id,
        position=position,
        product=product,
        release=release,
        assignment=UNREAD if assignment is None else Stored(assignment),
        origins=UNREAD if origins is None else Stored(origins),
        choices=tuple((name, value) for name, value in choices),
        quantity=quantity,
        discount=line_discount(discount) if discount else None,
        waterfall=steps,
        bom=bom,
        scene=scene,
        price=price or steps,
        group=group,
        plan=BillingPlan.from_json(plan) if plan else None,
        member=member,
    )


def to_listed(row: QuoteRow, total: Decimal, lines: int) -> Listed:
    """Return a quote as a list shows it.

    Args:
        row: its envelope.
        total: of the newest revision.
        lines: how many that revision has.
    """
    return Listed(
        id=row.id,
        number=row.number,
        state=row.state,
        market=row.market,
        revision=row.revision,
        buyer=Buyer.from_json(row.buyer),
        total=Money(total, row.currency) if lines else None,
        lines=lines,
        updated_at=row.updated_at,
    )


def to_open_line(
    quote: QuoteRow, revision: RevisionRow, columns: Sequence[Any], quantities: Mapping[str, Decimal]
) -> OpenLine:
    """Read a line of an open quote with what its price depends on.

    Args:
        quote: the row of its quote.
        revision: the row of its revision.
        columns: of the line: `SHORT_COLUMNS`, then `LONG_COLUMNS`.
        quantities: product -> its pieces in all lines of the revision.
    """
    line = to_line(columns[: len(SHORT_COLUMNS)], columns[len(SHORT_COLUMNS) :])
    return OpenLine.of(to_quote(quote, []), to_revision(revision, []), line, quantities)
