"""Lines of a draft: add the configuration of a session, copy a line, change it or its place, remove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalog.bom import explode
from cpq.configure.view import SessionView
from cpq.quote.bundle_price import alone
from cpq.quote.desk import Desk
from cpq.quote.draft import keep, take
from cpq.quote.line_discount import parse_line_discount
from cpq.quote.line_plan import with_plan
from cpq.quote.model import Quote, QuoteLine, Revision
from kernel.errors import Conflict, FieldProblem, Malformed
from kernel.ids import new_id

MOST = 100_000
"""Pieces of one line."""

MOST_LINES = 1_000
"""Lines of a quote; more is an import, not a quote."""

CHANGEABLE = ("quantity", "discount", "group", "position", "session", "plan")
GIVEN = ("discount", "group", "position", "plan")
UNPRICED = {"group", "position"}
"""What may change without the line's price."""


def add_line(
    desk: Desk,
    quote_id: str,
    session_id: str,
    quantity: Any,
    *,
    version: int,
    who: str,
    given: Mapping[str, Any] | None = None,
) -> Quote:
    """Add the configuration of a session as a line: the last one, unless a position is given.

    Raises:
        Malformed: the quantity is not a whole number from 1 to 100,000, or a discount or a position cannot be read.
        Unknown: there is no such session.
        Conflict: the session is of another market, or there are too many lines.
    """
    given = given or {}
    _refuse_others(given, GIVEN)
    pieces = parse_quantity(quantity)
    quote = take(desk, quote_id, version)
    draft = with_line(desk, quote, quote.draft(), desk.configuring.session(session_id, audience="rep"), pieces)
    line = _changed(desk, quote, draft.lines[-1], given)
    quote = keep(desk, quote, _placed(draft, line, given.get("position")))
    desk.quotes.note(quote, who, "line_added", product=line.product, quantity=str(pieces))
    return quote


def copy_line(desk: Desk, quote_id: str, line_id: str, *, version: int, who: str) -> Quote:
    """Add a copy of a line right behind it; the copy of a bundle's line is one by itself.

    Raises:
        Unknown: there is no such line.
        Conflict: there are too many lines.
    """
    quote = take(desk, quote_id, version, line_id)
    draft = quote.draft()
    line = draft.line(line_id)
    refuse_too_many(len(draft.lines) + 1)
    copy = replace(alone(line) if line.member else line, id=new_id("lin"))
    quote = keep(desk, quote, _placed(replace(draft, lines=(*draft.lines, copy)), copy, line.position + 1))
    desk.quotes.note(quote, who, "line_copied", position=str(line.position), product=line.product)
    return quote


def change_line(
    desk: Desk, quote_id: str, line_id: str, changes: Mapping[str, Any], *, version: int, who: str
) -> Quote:
    """Change any of quantity, discount, group, position, plan and configuration (by a session) of a line.

    Raises:
        Malformed: a value cannot be read, or a discount is more than the price.
        Unknown: there is no such line or session.
        Conflict: the session is of another market.
    """
    _refuse_others(changes, CHANGEABLE)
    quote = take(desk, quote_id, version, line_id)
    draft = quote.draft()
    line = _changed(desk, quote, draft.line(line_id), changes)
    quote = keep(desk, quote, _placed(draft, line, changes.get("position")))
    fields = ", ".join(sorted(changes))
    desk.quotes.note(quote, who, "line_changed", position=str(line.position), fields=fields)
    return quote


def remove_line(desk: Desk, quote_id: str, line_id: str, *, version: int, who: str) -> Quote:
    """Remove a line; those behind it move up.

    Raises:
        Unknown: there is no such line.
    """
    quote = take(desk, quote_id, version)
    draft = quote.draft()
    gone = draft.line(line_id)
    left = [line for line in draft.lines if line.id != line_id]
    quote = keep(desk, quote, replace(draft, lines=numbered(left)))
    desk.quotes.note(quote, who, "line_removed", position=str(gone.position), product=gone.product)
    return quote


def with_line(desk: Desk, quote: Quote, draft: Revision, view: SessionView, quantity: int) -> Revision:
    """Return a draft with the configuration of a session as its last line, not priced yet."""
    refuse_too_many(len(draft.lines) + 1)
    line = new_line(view, len(draft.lines) + 1, quantity)
    return replace(draft, lines=(*draft.lines, configured(desk, quote, line, view)))


def new_line(view: SessionView, position: int, quantity: int) -> QuoteLine:
    """Return a line for the product of a session, without its configuration."""
    return QuoteLine(
        id=new_id("lin"),
        position=position,
        product=view.session.product,
        release=view.session.release,
        assignment={},
        origins={},
        choices=(),
        quantity=quantity,
        discount=None,
        waterfall={},
        bom="",
        scene=None,
    )


def refuse_too_many(lines: int) -> None:
    """Refuse more lines than a quote may have.

    Raises:
        Conflict: there would be too many.
    """
    if lines > MOST_LINES:
        raise Conflict(f"A quote has at most {MOST_LINES:,} lines; start another one.", code="too-many-lines")


def parse_group(draft: Revision, value: Any) -> str | None:
    """Read the group of a line; None takes it out of its group.

    Raises:
        Malformed: the draft has no such group.
    """
    if value is None or value in [group.id for group in draft.groups]:
        return None if value is None else str(value)
    message = f"The quote has no group {value!r}; make it first."
    raise Malformed(message, problems=[FieldProblem("/group", message)], code="malformed-line")


def in_group(desk: Desk, draft: Revision, line: QuoteLine, value: Any) -> QuoteLine:
    """Return a line in a group, or in none; in one that is a bundle it takes the place of a member that is missing.

    Raises:
        Malformed: the draft has no such group.
    """
    group = parse_group(draft, value)
    if group == line.group:
        return line
    member = missing_member(desk, draft, group, line.product)
    moved = replace(line, group=group, member=member)
    return replace(moved, waterfall={}) if line.member or member else moved


def missing_member(desk: Desk, draft: Revision, group_id: str | None, product: str) -> str | None:
    """Return the member that a group lacks to be its bundle and that a product may be; None if there is none."""
    group = draft.group(group_id)
    bundle = desk.shelf.terms(desk.today).bundle(group.bundle.code) if group and group.bundle else None
    if bundle is None:
        return None
    taken = {line.member for line in draft.lines if line.group == group_id}
    return next((each.code for each in bundle.members if each.product == product and each.code not in taken), None)


def parse_quantity(value: Any) -> int:
    """Read a quantity.

    Raises:
        Malformed: it is not a whole number from 1 to 100,000.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
        message = f"A quantity is a whole number from 1 to {MOST:,}, not {value!r}."
        raise Malformed(message, problems=[FieldProblem("/quantity", message)], code="bad-quantity")
    return value


def parse_position(value: Any, lines: int) -> int:
    """Read the place of a line.

    Raises:
        Malformed: it is not a whole number from 1 to the number of lines.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= lines:
        message = f"A position is a whole number from 1 to {lines}, the number of lines; not {value!r}."
        raise Malformed(message, problems=[FieldProblem("/position", message)], code="bad-position")
    return value


def _placed(draft: Revision, line: QuoteLine, position: Any) -> Revision:
    """Return a draft in which a line of it is replaced and stands at a position, or where it was if there is none."""
    at = draft.line(line.id).position if position is None else parse_position(position, len(draft.lines))
    lines = [each for each in draft.lines if each.id != line.id]
    lines.insert(at - 1, line)
    return replace(draft, lines=numbered(lines))


def numbered(lines: Sequence[QuoteLine]) -> tuple[QuoteLine, ...]:
    """Return lines with positions in their order; one that has its own already is the same object."""
    return tuple(
        line if line.position == index else replace(line, position=index) for index, line in enumerate(lines, 1)
    )


def _refuse_others(changes: Mapping[str, Any], fields: Sequence[str]) -> None:
    if unknown := sorted(set(changes) - set(fields)):
        problems = [FieldProblem(f"/{name}", "A line has no such field.") for name in unknown]
        message = f"Of a line can change: {', '.join(fields)}."
        raise Malformed(message, problems=problems, code="malformed-line")


def _changed(desk: Desk, quote: Quote, line: QuoteLine, changes: Mapping[str, Any]) -> QuoteLine:
    if "quantity" in changes:
        line = replace(line, quantity=parse_quantity(changes["quantity"]))
    if "discount" in changes:
        line = replace(line, discount=parse_line_discount(changes["discount"], quote.currency))
    if "session" in changes:
        line = configured(desk, quote, line, desk.configuring.session(str(changes["session"]), audience="rep"))
    if {"session", "plan"} & set(changes):
        line = with_plan(desk, line, changes, quote.currency)
    if "group" in changes:
        line = in_group(desk, quote.draft(), line, changes["group"])
    return line if set(changes) <= UNPRICED else replace(line, waterfall={})


def configured(desk: Desk, quote: Quote, line: QuoteLine, view: SessionView) -> QuoteLine:
    """Return a line with the product, release and values that a session shows."""
    session = view.session
    if session.market != quote.market:
        raise Conflict(
            f"The session is for the market {session.market}, the quote for {quote.market}; "
            f"configure the product in the market {quote.market}.",
            code="other-market",
        )
    assignment = dict(view.assignment)
    return replace(
        line,
        product=session.product,
        release=session.release,
        assignment=assignment,
        origins=dict(view.origins),
        choices=tuple((choice.characteristic, choice.value) for choice in session.choices),
        bom=explode(desk.product(session.release), assignment).digest,
        scene=view.scene,
    )
