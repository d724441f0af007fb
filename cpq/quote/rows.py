"""Between the rows of quotes and the frozen data of `model.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from cpq.price.discount import Discount
from cpq.price.rounding import RoundingPolicy
from cpq.quote.model import Buyer, Decision, Frozen, Quote, QuoteLine, Revision
from cpq.quote.tables import LineRow, QuoteRow, RevisionRow
from kernel.money import Money


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
    if (frozen := revision.frozen) is not None:
        row.sent_at, row.header = frozen.sent_at, dict(frozen.header)
        row.calculation, row.digest = frozen.calculation, frozen.digest
    if (decision := revision.decision) is not None:
        row.decided_by, row.decided_at, row.reason = decision.by, decision.at, decision.reason


def fill_line(row: LineRow, line: QuoteLine) -> None:
    """Write a line into its row."""
    row.position, row.product, row.release = line.position, line.product, line.release
    row.assignment, row.origins = dict(line.assignment), dict(line.origins)
    row.choices = [list(choice) for choice in line.choices]
    row.quantity = line.quantity
    row.discount = line.discount.to_json() if line.discount else None
    row.waterfall, row.bom, row.scene = dict(line.waterfall), line.bom, line.scene


def to_quote(row: QuoteRow, revisions: list[tuple[RevisionRow, list[LineRow]]]) -> Quote:
    """Return a quote from its rows."""
    return Quote(
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


def to_revision(row: RevisionRow, lines: list[LineRow]) -> Revision:
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
        discount=Discount.from_json(row.discount) if row.discount else None,
        lines=tuple(to_line(line) for line in lines),
        totals=row.totals,
        rounding=RoundingPolicy.from_json(row.rounding) if row.rounding else None,
        frozen=frozen,
        decision=decision,
    )


def to_line(row: LineRow) -> QuoteLine:
    """Return a line from its row."""
    return QuoteLine(
        id=row.id,
        position=row.position,
        product=row.product,
        release=row.release,
        assignment=row.assignment,
        origins=row.origins,
        choices=tuple((name, value) for name, value in row.choices),
        quantity=row.quantity,
        discount=Discount.from_json(row.discount) if row.discount else None,
        waterfall=row.waterfall,
        bom=row.bom,
        scene=row.scene,
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
