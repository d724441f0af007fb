"""Sending a quote: check, price, freeze, take the place of what was offered before, issue the offer's token."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cpq.price import CALCULATION
from cpq.quote.approval import passed
from cpq.quote.coupon import redeem_coupons
from cpq.quote.desk import Desk
from cpq.quote.draft import with_revisions
from cpq.quote.lifecycle import QUOTE, REVISION
from cpq.quote.line_plan import check_starts
from cpq.quote.model import Frozen, Plain, Quote, Revision
from cpq.quote.offer_token import new_token, token_hash
from cpq.quote.pricing import priced
from cpq.quote.validity import check_lines
from kernel.access import Role
from kernel.digest import digest
from kernel.errors import Conflict


def send(desk: Desk, quote_id: str, *, version: int, who: str, role: Role = Role.REP) -> tuple[Quote, str]:
    """Freeze and send the draft; return the quote and the offer's token, which nobody can find out again.

    Raises:
        Stale: the quote changed since the caller read it.
        Conflict: there is no draft, it has no lines, its validity is over, a configuration is not possible, or an
            approval is missing (`approval-needed`), or a term would have begun already (`start-over`).
    """
    quote = desk.quotes.lock(quote_id, version)
    state = QUOTE.after(quote.state, "send")
    draft = quote.draft()
    _guard(desk, quote, draft)
    ready = priced(desk, quote, draft)
    sent = frozen(desk, quote, ready, passed(desk, quote, ready, who=who, role=role))
    quote = with_revisions(quote, lambda each: sent if each.id == draft.id else _superseded(each))
    quote = desk.quotes.save(replace(quote, state=state))
    token = new_token()
    desk.quotes.add_offer(sent, token_hash(token))
    _tell(desk, quote, sent, draft, who)
    return quote, token


def frozen(desk: Desk, quote: Quote, draft: Revision, approval: Plain | None = None) -> Revision:
    """Return a priced draft as it is sent: with the envelope of this moment and the digest over everything.

    Args:
        desk: for the seller and the clock.
        quote: the envelope.
        draft: what is sent.
        approval: the approvals that were needed and given, None if none were.
    """
    header = {**header_of(desk, quote), **({"approval": approval} if approval else {})}
    seal = Frozen(desk.clock.now(), header, CALCULATION, digest(draft.content(header)))
    return replace(draft, state=REVISION.after(draft.state, "send"), frozen=seal)


def header_of(desk: Desk, quote: Quote) -> dict[str, Any]:
    """Return the envelope as a sent revision freezes it."""
    return {
        "number": quote.number,
        "market": quote.market,
        "currency": quote.currency,
        "language": quote.language,
        "buyer": quote.buyer.to_json(),
        "seller": desk.seller.to_json(),
    }


def _guard(desk: Desk, quote: Quote, draft: Revision) -> None:
    if not draft.lines:
        raise Conflict(f"Quote {quote.number} has no lines; add a configured product first.", code="no-lines")
    if draft.valid_until < desk.today:
        raise Conflict(
            f"The offer would have ended on {draft.valid_until}; set a later day first.", code="validity-over"
        )
    redeem_coupons(desk, quote)
    check_lines(desk, quote, draft, desk.today)
    check_starts(desk, draft)


def _superseded(revision: Revision) -> Revision:
    if revision.state != "sent":
        return revision
    return replace(revision, state=REVISION.after(revision.state, "supersede"))


def _tell(desk: Desk, quote: Quote, sent: Revision, draft: Revision, who: str) -> None:
    facts = {"revision": str(sent.number), "total": str(sent.totals["total"]["amount"]), "currency": quote.currency}
    if draft.totals["total"] != sent.totals["total"]:
        desk.quotes.note(quote, who, "repriced", before=str(draft.totals["total"]["amount"]), **facts)
    desk.quotes.note(quote, who, "sent", **facts)
    digest_of_sent = sent.frozen.digest if sent.frozen else ""
    desk.tell("quote.sent", quote, {"revision": sent.number, "total": sent.totals["total"], "digest": digest_of_sent})
