"""The customer's side of a sent revision: find it by the token, accept it, decline it.

Both answers are safe to repeat, and safe when two clients answer at once: the quote's row is taken first, and whoever
comes second sees what the first one did. Fetching an offer changes nothing, so a mail scanner that opens links does
no harm.
"""

from __future__ import annotations

from dataclasses import replace

from cpq.quote.buyer import LONGEST, LONGEST_MESSAGE, clean_text
from cpq.quote.desk import Desk
from cpq.quote.draft import with_revisions
from cpq.quote.lifecycle import QUOTE, REVISION
from cpq.quote.model import Decision, Quote, Revision
from cpq.quote.offer_token import token_hash
from kernel.errors import Expired, FieldProblem, Malformed


def find(desk: Desk, token: str) -> tuple[Quote, Revision]:
    """Return the quote and the revision that a token leads to.

    Raises:
        Unknown: no such offer was made.
        Expired: its time is over, it was withdrawn, or a newer one took its place.
    """
    quote_id, number = desk.quotes.offered(token_hash(token))
    quote = desk.quotes.get(quote_id)
    return quote, _open(desk, quote, quote.revision(number))


def accept(desk: Desk, token: str, name: str) -> tuple[Quote, Revision]:
    """Accept in somebody's name; accepting what is accepted already changes nothing.

    Raises:
        Unknown: no such offer was made.
        Expired: its time is over, it was withdrawn, or a newer one took its place.
        Conflict: it was declined.
        Malformed: the name is empty or too long.
    """
    by = _text(name, "/name", LONGEST, "Type your name to accept.")
    quote, revision = _taken(desk, token)
    if revision.state == "accepted":
        return quote, revision
    state = QUOTE.after(quote.state, "accept")
    accepted = replace(
        revision, state=REVISION.after(revision.state, "accept"), decision=Decision(by, desk.clock.now())
    )
    quote = with_revisions(quote, lambda each: accepted if each.id == revision.id else _dropped(each))
    quote = desk.quotes.save(replace(quote, state=state))
    desk.quotes.note(quote, by, "accepted", revision=str(revision.number))
    desk.tell("quote.accepted", quote, {"revision": revision.number, "total": revision.totals["total"]})
    return quote, quote.revision(revision.number)


def decline(desk: Desk, token: str, reason: str = "") -> tuple[Quote, Revision]:
    """Decline; declining what is declined already changes nothing.

    Raises:
        Unknown: no such offer was made.
        Expired: its time is over, it was withdrawn, or a newer one took its place.
        Conflict: it was accepted.
        Malformed: the reason is too long.
    """
    why = _text(reason, "/reason", LONGEST_MESSAGE)
    quote, revision = _taken(desk, token)
    if revision.state == "declined":
        return quote, revision
    by = quote.buyer.name or quote.buyer.company
    decision = Decision(by, desk.clock.now(), why)
    declined = replace(revision, state=REVISION.after(revision.state, "decline"), decision=decision)
    quote = with_revisions(quote, lambda each: declined if each.id == revision.id else each)
    quote = desk.quotes.save(replace(quote, state=state_after(quote, "decline")))
    desk.quotes.note(quote, by, "declined", revision=str(revision.number), reason=why)
    desk.tell("quote.declined", quote, {"revision": revision.number})
    return quote, quote.revision(revision.number)


def is_over(desk: Desk, revision: Revision) -> bool:
    """Tell whether a sent revision waited beyond its last day."""
    return revision.state == "sent" and revision.valid_until < desk.today


def state_after(quote: Quote, action: str) -> str:
    """Return the quote's state after its sent revision ended; a newer draft goes on as a draft."""
    return quote.state if quote.newest.state == "draft" else QUOTE.after(quote.state, action)


def _taken(desk: Desk, token: str) -> tuple[Quote, Revision]:
    quote_id, number = desk.quotes.offered(token_hash(token))
    quote = desk.quotes.lock(quote_id)
    return quote, _open(desk, quote, quote.revision(number))


def _open(desk: Desk, quote: Quote, revision: Revision) -> Revision:
    facts = {"number": quote.number, "valid_until": revision.valid_until.isoformat()}
    if revision.state == "superseded":
        raise Expired(
            f"A newer version of offer {quote.number} took the place of this one; use the newer link.",
            code="offer-superseded",
            **facts,
        )
    if revision.state == "cancelled":
        raise Expired(f"Offer {quote.number} was withdrawn by the seller.", code="offer-withdrawn", **facts)
    if revision.state == "expired" or is_over(desk, revision):
        raise Expired(
            f"Offer {quote.number} was open until {revision.valid_until}. Ask the seller for a new one.",
            code="offer-expired",
            **facts,
        )
    return revision.verified()


def _dropped(revision: Revision) -> Revision:
    # A draft that was being prepared while the customer accepted has nothing left to be sent for.
    return replace(revision, state=REVISION.after("draft", "cancel")) if revision.state == "draft" else revision


def _text(value: str, path: str, longest: int, needed: str = "") -> str:
    text = clean_text(value) if isinstance(value, str) else ""
    message = (
        needed if needed and not text else f"This is longer than {longest:,} characters." if len(text) > longest else ""
    )
    if message:
        raise Malformed(message, problems=[FieldProblem(path, message)], code="malformed-answer")
    return text
