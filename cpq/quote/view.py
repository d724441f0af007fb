"""Quotes as plain data of the HTTP contract, for the desk and for the customer.

A customer sees one revision through an offer: no internal characteristics, no references of price steps, no history,
nothing of other revisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cpq.configure.view import scene_json
from cpq.price import Audience, Totals, Waterfall, margin
from cpq.price.document_waterfall import document_waterfall_json
from cpq.quote.approval import approval_json
from cpq.quote.configuration import configured_values
from cpq.quote.desk import Desk
from cpq.quote.history import told
from cpq.quote.lifecycle import QUOTE, REP_ACTIONS
from cpq.quote.model import Plain, Quote, QuoteLine, Revision
from cpq.quote.rows import Listed
from kernel.money import Money, total


def quote_json(desk: Desk, quote: Quote) -> dict[str, Any]:
    """Return the Quote, for the desk."""
    history = desk.quotes.history(quote.id)
    return {
        "id": quote.id,
        "number": quote.number,
        "state": quote.state,
        "market": quote.market,
        "currency": quote.currency,
        "language": quote.language,
        "buyer": quote.buyer.to_json(),
        "message": quote.message,
        "version": quote.version,
        "created_at": quote.created_at.isoformat(),
        "updated_at": quote.updated_at.isoformat(),
        "actions": actions(quote),
        "revisions": [_summary(revision) for revision in quote.revisions],
        "revision": revision_json(desk, quote.newest, desk.audience),
        "order": desk.ordered(quote.id),
        "approval": approval_json(desk, quote, history),
        "history": [told(entry) for entry in history],
    }


def offer_json(desk: Desk, quote: Quote, revision: Revision) -> dict[str, Any]:
    """Return the Offer: what a customer may see of a sent revision."""
    header: Plain = revision.frozen.header if revision.frozen else {}
    decision = revision.decision
    return {
        "quote": {
            "number": quote.number,
            "buyer": {**header["buyer"], "reference": "", "price_groups": []},
            "language": header["language"],
            "market": header["market"],
            "currency": header["currency"],
        },
        "revision": revision_json(desk, revision, "customer"),
        "state": revision.state,
        "seller": {**header["seller"], "lines": seller_lines(header["seller"])},
        "valid_until": revision.valid_until.isoformat(),
        "can_accept": revision.state == "sent",
        "accepted_by": decision.by if decision and revision.state == "accepted" else None,
        "order": desk.ordered(quote.id),
    }


def seller_lines(seller: Plain) -> list[str]:
    """Return how the seller is reached, line by line."""
    return [line for line in (*seller["address"], seller["email"], seller["phone"]) if line]


def listed_json(listed: Listed) -> dict[str, Any]:
    """Return a quote as a list shows it."""
    return {
        "id": listed.id,
        "number": listed.number,
        "state": listed.state,
        "revision": listed.revision,
        "buyer": {"name": listed.buyer.name, "company": listed.buyer.company},
        "total": listed.total.to_json() if listed.total else None,
        "market": listed.market,
        "updated_at": listed.updated_at.isoformat(),
        "lines": listed.lines,
    }


def actions(quote: Quote) -> list[str]:
    """Return what the desk may do to a quote now."""
    possible = [action for action in REP_ACTIONS if action in QUOTE.actions(quote.state)]
    return [action for action in possible if action != "send" or quote.newest.lines]


def revision_json(desk: Desk, revision: Revision, audience: Audience) -> dict[str, Any]:
    """Return the RevisionView, for an audience."""
    decision = revision.decision
    inside = {"margin": _margin(revision)} if audience == "margin" else {}
    return {
        "number": revision.number,
        "state": revision.state,
        "valid_until": revision.valid_until.isoformat(),
        "pricing_date": revision.pricing_date.isoformat(),
        "sent_at": revision.frozen.sent_at.isoformat() if revision.frozen else None,
        "decision": {"by": decision.by, "at": decision.at.isoformat(), "reason": decision.reason} if decision else None,
        "terms": dict(revision.terms),
        "discount": revision.discount.to_json() if revision.discount else None,
        "lines": [line_json(desk, line, audience) for line in revision.lines],
        "totals": totals_json(revision.totals),
        "rounding": revision.policy.to_json(),
        "waterfall": _document_waterfall(revision, audience),
        "digest": revision.frozen.digest if revision.frozen else None,
        **inside,
    }


def _margin(revision: Revision) -> Plain | None:
    """Return what is left of the document's net after the costs of all lines; None if one of them is not known."""
    return margin_json(Money.from_json(revision.totals["net"]), [line.waterfall for line in revision.lines])


def margin_json(net: Money, waterfalls: Sequence[Plain]) -> Plain | None:
    """Return the margin of a document; None if the cost of a line is not known.

    Args:
        net: of the document, without tax.
        waterfalls: the prices of its lines, as they are stored.
    """
    costs = [waterfall["cost"]["line"] if waterfall.get("cost") else None for waterfall in waterfalls]
    known = [Money.from_json(cost) for cost in costs if cost is not None]
    left = margin(net, total(known, net.currency)) if len(known) == len(costs) else None
    return left.to_json() if left else None


def _document_waterfall(revision: Revision, audience: Audience) -> dict[str, Any]:
    lines = [Waterfall.from_json(line.waterfall) for line in revision.lines]
    return document_waterfall_json(lines, Totals.from_json(revision.totals), audience)


def line_json(desk: Desk, line: QuoteLine, audience: Audience) -> dict[str, Any]:
    """Return a line of a RevisionView, for an audience."""
    product = desk.product(line.release)
    waterfall = Waterfall.from_json(line.waterfall)
    return {
        "id": line.id,
        "position": line.position,
        "product": line.product,
        "name": product.name.to_json(),
        "release": line.release,
        "quantity": line.quantity,
        "configuration": [value.to_json() for value in configured_values(product, line, audience)],
        "discount": line.discount.to_json() if line.discount else None,
        "waterfall": waterfall.to_json(audience),
        "unit_net": waterfall.unit_net.to_json(),
        "net": waterfall.net.to_json(),
        "scene": scene_json(line.scene),
    }


def totals_json(totals: Plain) -> dict[str, Any]:
    """Return totals as they are shown: those of old revisions have neither groups nor cash rounding."""
    nothing = Money.zero(totals["total"]["currency"]).to_json()
    return {"groups": [], "discounts": [], "cash_rounding": nothing, **totals}


def _summary(revision: Revision) -> dict[str, Any]:
    frozen = revision.frozen
    return {
        "number": revision.number,
        "state": revision.state,
        "total": revision.totals["total"],
        "valid_until": revision.valid_until.isoformat(),
        "sent_at": frozen.sent_at.isoformat() if frozen else None,
        "digest": frozen.digest if frozen else None,
    }
