"""Approvals: what of a revision crosses a guard rail, who may let it pass, and who did.

An approval is an entry of the quote's history that names the digest of the draft it was given for. It is never taken
back: any change of the draft, also of its prices overnight, changes the digest, and with it the approval means nothing.
Sending freezes what was needed and who let it pass into the revision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.guard_rail import GuardRail, rails_for
from cpq.price import Audience, Totals, Waterfall
from cpq.price.guard_rail import Crossing, Offered, approver, crossings, offered, shown
from cpq.price.recurring_rail import recurring_crossings
from cpq.quote.buyer import LONGEST_MESSAGE, clean_text
from cpq.quote.desk import Desk
from cpq.quote.model import HistoryEntry, Plain, Quote, QuoteLine, Revision
from kernel.access import Role, outranks
from kernel.digest import digest
from kernel.errors import Conflict, FieldProblem, Malformed, Refused
from kernel.money import Money

NOTHING: Plain = {"needed": [], "role": None, "given": None}
"""The approval of a revision that keeps within its guard rails."""


@dataclass(frozen=True, slots=True)
class Needed:
    """An approval that a line needs."""

    line: QuoteLine
    crossing: Crossing

    def to_json(self) -> dict[str, Any]:
        """Return plain data, for the desk."""
        return {"line": self.line.id, "position": self.line.position, **self.crossing.to_json()}


def approve(desk: Desk, quote_id: str, *, version: int, who: str, role: Role, comment: str = "") -> Quote:
    """Let the draft be sent as it is.

    Raises:
        Stale: the quote changed since the caller read it.
        Conflict: there is no draft, or it needs no approval.
        Refused: it needs a higher role.
        Malformed: the comment is too long.
    """
    words = _comment(comment)
    quote = desk.quotes.lock(quote_id, version)
    draft = quote.draft()
    needed = approvals(desk, quote, draft)
    least = approver(one.crossing for one in needed)
    if least is None:
        raise Conflict(
            f"Quote {quote.number} keeps within its guard rails; nothing is to be approved.", code="in-rails"
        )
    if not outranks(role, least):
        raise Refused(f"This needs the approval of the role {least}.", code="approval-role", role=str(least))
    quote = desk.quotes.save(quote)
    facts = {"revision": str(draft.number), "role": str(role), "comment": words}
    desk.quotes.note(quote, who, "approved", **facts, digest=draft_digest(quote, draft))
    desk.tell("quote.approved", quote, {"revision": draft.number, "by": who, "role": str(role)})
    return quote


def approvals(desk: Desk, quote: Quote, revision: Revision) -> tuple[Needed, ...]:
    """Return the approvals that a revision needs, in the order of its lines."""
    shares = Totals.from_json(revision.totals).allocated
    found: list[Needed] = []
    for index, line in enumerate(revision.lines):
        rails = rails_of(desk, quote, line)
        if rails:
            waterfall = Waterfall.from_json(line.waterfall)
            price = offered(waterfall, shares[index] if shares else None)
            crossed = (*crossings(price, rails), *recurring_crossings(waterfall.running, rails))
            found += [Needed(line, crossing) for crossing in crossed]
    return tuple(found)


def rails_of(desk: Desk, quote: Quote, line: QuoteLine) -> tuple[GuardRail, ...]:
    """Return the guard rails that hold for a line: those of its release, market and buyer."""
    return rails_for(desk.product(line.release).guard_rails, quote.market, quote.buyer.price_groups)


def offered_line(line: QuoteLine, share: Money | None) -> Offered:
    """Return what a unit of a line is offered for, its share of the document's discounts included."""
    return offered(Waterfall.from_json(line.waterfall), share)


def passed(desk: Desk, quote: Quote, draft: Revision, *, who: str, role: Role) -> Plain | None:
    """Return what sending freezes of the approvals of a priced draft; None if none are needed.

    Args:
        desk: for the history.
        quote: the envelope.
        draft: priced as it is to be sent.
        who: who sends; whoever may approve it, does so by sending.
        role: what they are.

    Raises:
        Conflict: an approval is missing; names every one.
    """
    needed = approvals(desk, quote, draft)
    least = approver(one.crossing for one in needed)
    if least is None:
        return None
    given = _given(desk.quotes.history(quote.id), quote, draft)
    if given is None and outranks(role, least):
        given = {"by": who, "role": str(role), "at": desk.clock.now().isoformat(), "comment": ""}
    if given is None or not outranks(Role(given["role"]), least):
        raise _missing(desk, quote, needed, least)
    # What is frozen is under a digest that customers see: no margin may be guessed from it.
    return _shown(_approval_json(needed, least, given), "rep")


def approval_json(desk: Desk, quote: Quote, history: Sequence[HistoryEntry]) -> Plain:
    """Return the approvals of the newest revision, needed and given, for the desk."""
    revision = quote.newest
    if revision.frozen:
        return _shown(revision.frozen.header.get("approval", NOTHING), desk.audience)
    needed = approvals(desk, quote, revision)
    least = approver(one.crossing for one in needed)
    return _shown(_approval_json(needed, least, _given(history, quote, revision) if least else None), desk.audience)


def draft_digest(quote: Quote, draft: Revision) -> str:
    """Return the digest of all that an approval is given for; only the day of the prices may pass."""
    content = draft.content({"buyer": quote.buyer.to_json(), "language": quote.language})
    return digest({**content, "pricing_date": ""})


def _approval_json(needed: Sequence[Needed], least: Role | None, given: Plain | None) -> dict[str, Any]:
    return {"needed": [one.to_json() for one in needed], "role": str(least) if least else None, "given": given}


def _given(history: Sequence[HistoryEntry], quote: Quote, draft: Revision) -> dict[str, str] | None:
    """Return the newest approval of a draft as it stands, if there is one."""
    approved = [entry for entry in history if entry.what == "approved"]
    if not approved:
        return None
    wanted = draft_digest(quote, draft)
    return next((_words(entry) for entry in reversed(approved) if entry.facts["digest"] == wanted), None)


def _words(entry: HistoryEntry) -> dict[str, str]:
    facts: Mapping[str, str] = entry.facts
    return {"by": entry.who, "role": facts["role"], "at": entry.at.isoformat(), "comment": facts["comment"]}


def _shown(approval: Plain, audience: Audience) -> dict[str, Any]:
    return {**approval, "needed": [shown(one, audience) for one in approval["needed"]]}


def _missing(desk: Desk, quote: Quote, needed: Sequence[Needed], least: Role) -> Conflict:
    lines = ", ".join(sorted({str(one.line.position) for one in needed}, key=int))
    return Conflict(
        f"Quote {quote.number} goes beyond its guard rails in line {lines} and needs the approval of the role {least}.",
        code="approval-needed",
        role=str(least),
        approvals=[shown(one.to_json(), desk.audience) for one in needed],
    )


def _comment(comment: str) -> str:
    words = clean_text(comment)
    if len(words) > LONGEST_MESSAGE:
        message = f"A comment has at most {LONGEST_MESSAGE:,} characters."
        raise Malformed(message, problems=[FieldProblem("/comment", message)], code="malformed-comment")
    return words
