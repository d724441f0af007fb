"""Quotes as plain data of the HTTP contract, for the desk and for the customer.

A customer sees one revision through an offer: no internal characteristics, no references of price steps, no history,
nothing of other revisions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cpq.configure.view import scene_json
from cpq.price import Audience, LinePrice, Totals, Waterfall, contract_of, margin
from cpq.price.document_waterfall import document_waterfall_json
from cpq.quote.approval import approval_json
from cpq.quote.configuration import configured_values
from cpq.quote.desk import Desk
from cpq.quote.history import told
from cpq.quote.lifecycle import QUOTE, REP_ACTIONS
from cpq.quote.model import Group, Plain, Quote, QuoteLine, Revision
from cpq.quote.move import sold_now
from cpq.quote.rows import Listed
from kernel.money import Money, total

NEWEST_HISTORY = 50
"""Entries of the history that a brief quote tells."""


def quote_json(desk: Desk, quote: Quote) -> dict[str, Any]:
    """Return the Quote, for the desk."""
    history = desk.quotes.history(quote.id)
    revision = whole_revision(desk, quote.newest, desk.audience)
    return {
        **_envelope(desk, quote),
        "revision": {**revision, "lines": with_sold_now(desk, quote, revision["lines"])},
        "approval": approval_json(desk, quote, history),
        "history": [told(entry) for entry in history],
    }


def brief_json(desk: Desk, quote: Quote) -> dict[str, Any]:
    """Return the BriefQuote, for the desk: its lines have neither configuration nor waterfall."""
    releases = {line.release for line in quote.newest.lines}
    names = {release: desk.product(release).name.to_json() for release in releases}
    lines = with_sold_now(desk, quote, [brief_line(line, names) for line in quote.newest.lines])
    revision = revision_json(quote.newest, lines, desk.audience)
    history = [told(entry) for entry in desk.quotes.history(quote.id, NEWEST_HISTORY)]
    return {**_envelope(desk, quote), "revision": revision, "history": history}


def brief_line(line: QuoteLine, names: Mapping[str, Plain]) -> dict[str, Any]:
    """Return a line in short.

    Args:
        line: what to show.
        names: digest of a release -> name of its product.
    """
    return {
        "id": line.id,
        "position": line.position,
        "product": line.product,
        "name": names[line.release],
        "release": line.release,
        "quantity": line.quantity,
        "discount": line.discount.to_json() if line.discount else None,
        "group": line.group,
        "member": line.member,
        "unit_net": line.price["unit_net"],
        "net": line.price["net"],
        "plan": plan_json(line),
        "recurring": recurring_json(line.price),
        "scene": scene_json(line.scene),
    }


def _envelope(desk: Desk, quote: Quote) -> dict[str, Any]:
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
        "order": desk.ordered(quote.id),
    }


def offer_json(desk: Desk, quote: Quote, revision: Revision) -> dict[str, Any]:
    """Return the Offer: what a customer may see of a sent revision."""
    header: Plain = revision.frozen.header if revision.frozen else {}
    decision = revision.decision
    return {
        "quote": {
            "number": quote.number,
            "buyer": {"region": "", **header["buyer"], "reference": "", "price_groups": []},
            "language": header["language"],
            "market": header["market"],
            "currency": header["currency"],
        },
        "revision": whole_revision(desk, revision, "customer"),
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


def whole_revision(desk: Desk, revision: Revision, audience: Audience) -> dict[str, Any]:
    """Return the RevisionView for an audience: every line with its configuration, every price with its waterfall."""
    prices = [Waterfall.from_json(line.waterfall) for line in revision.lines]
    lines = [line_json(desk, line, audience, price) for line, price in zip(revision.lines, prices, strict=True)]
    waterfall = document_waterfall_json(prices, Totals.from_json(revision.totals), audience)
    return {**revision_json(revision, lines, audience), "waterfall": waterfall}


def revision_json(revision: Revision, lines: Sequence[Plain], audience: Audience) -> dict[str, Any]:
    """Return what every view of a revision has, for an audience, with lines made for it."""
    decision = revision.decision
    inside = _margins(revision) if audience == "margin" else {}
    return {
        "number": revision.number,
        "state": revision.state,
        "valid_until": revision.valid_until.isoformat(),
        "pricing_date": revision.pricing_date.isoformat(),
        "sent_at": revision.frozen.sent_at.isoformat() if revision.frozen else None,
        "decision": {"by": decision.by, "at": decision.at.isoformat(), "reason": decision.reason} if decision else None,
        "terms": dict(revision.terms),
        "discount": revision.discount.to_json() if revision.discount else None,
        "groups": [group_json(group, audience) for group in revision.groups],
        "lines": with_shares(lines, revision.totals),
        "totals": totals_json(revision.totals),
        "rounding": revision.policy.to_json(),
        "shown_in": dict(revision.shown_in) if revision.shown_in else None,
        "digest": revision.frozen.digest if revision.frozen else None,
        **inside,
    }


def group_json(group: Group, audience: Audience) -> dict[str, Any]:
    """Return a group as it is shown; a customer does not read why a bundle's price is gone."""
    bundle = group.bundle
    if bundle is None or (audience == "customer" and not bundle.holds):
        return {**group.to_json(), "bundle": None}
    return {**group.to_json(), "bundle": {**bundle.to_json(), "gone": bundle.gone.to_json() or None}}


def _margins(revision: Revision) -> dict[str, Plain | None]:
    return margins_json(Money.from_json(revision.totals["net"]), [line.price for line in revision.lines])


def margins_json(net: Money, prices: Sequence[Plain]) -> dict[str, Plain | None]:
    """Return the margin of what a document charges once, and over the terms of its lines; None where not known.

    Args:
        net: of the document, without tax.
        prices: of its lines, in short.
    """
    over_terms = contract_of(net, [LinePrice.from_json(price) for price in prices])
    left = over_terms.margin if over_terms else None
    return {"margin": margin_json(net, prices), "contract_margin": left.to_json() if left else None}


def margin_json(net: Money, waterfalls: Sequence[Plain]) -> Plain | None:
    """Return the margin of a document; None if the cost of a line is not known.

    Args:
        net: of the document, without tax.
        waterfalls: the prices of its lines as they are stored, whole or in short.
    """
    costs = [waterfall["cost"]["line"] if waterfall.get("cost") else None for waterfall in waterfalls]
    known = [Money.from_json(cost) for cost in costs if cost is not None]
    left = margin(net, total(known, net.currency)) if len(known) == len(costs) else None
    return left.to_json() if left else None


def line_json(desk: Desk, line: QuoteLine, audience: Audience, price: Waterfall | None = None) -> dict[str, Any]:
    """Return a line of a RevisionView, for an audience.

    Args:
        desk: for the product.
        line: what to show.
        audience: who reads it.
        price: the line's waterfall, if it has been read already.
    """
    product = desk.product(line.release)
    waterfall = price or Waterfall.from_json(line.waterfall)
    return {
        "id": line.id,
        "position": line.position,
        "product": line.product,
        "name": product.name.to_json(),
        "release": line.release,
        "quantity": line.quantity,
        "configuration": [value.to_json() for value in configured_values(product, line, audience)],
        "discount": line.discount.to_json() if line.discount else None,
        "group": line.group,
        "member": line.member,
        "waterfall": waterfall.to_json(audience),
        "unit_net": waterfall.unit_net.to_json(),
        "net": waterfall.net.to_json(),
        "plan": plan_json(line),
        "recurring": recurring_json(LinePrice.of(waterfall).to_json()),
        "scene": scene_json(line.scene),
    }


def plan_json(line: QuoteLine) -> dict[str, Any] | None:
    """Return the billing plan of a line, as it is asked for; None if it has none of its own."""
    plan = line.plan
    return {**plan.to_json(), "months": plan.months, "free": plan.free} if plan else None


def recurring_json(price: Plain) -> list[dict[str, Any]]:
    """Return what a line costs in each billing period, from its short price."""
    return [
        {
            "every": each["every"],
            "amount": each["price"].get("gross") or each["price"]["net"],
            "value": each["value"],
            "first_year": each["first_year"],
        }
        for each in price.get("recurring", ())
    ]


def with_shares(lines: Sequence[Plain], totals: Plain) -> list[dict[str, Any]]:
    """Return lines, each with its share of the document's discounts."""
    return [{**line, "share": share} for line, share in zip(lines, totals["allocated"], strict=True)]


def with_sold_now(desk: Desk, quote: Quote, lines: Sequence[Plain]) -> list[dict[str, Any]]:
    """Return lines of the newest revision; those of a draft say which release is sold now. No customer reads that."""
    if quote.newest.state != "draft":
        return [dict(line) for line in lines]
    now = sold_now(desk, quote)
    return [{**line, "sold_now": now.get(line["release"])} for line in lines]


def totals_json(totals: Plain) -> dict[str, Any]:
    """Return totals as they are shown: what old revisions and those without recurring charges lack is empty."""
    nothing = Money.zero(totals["total"]["currency"]).to_json()
    absent = {"groups": [], "discounts": [], "cash_rounding": nothing, "inclusive": False}
    return {**absent, "recurring": [], "contract": None, **totals}


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
