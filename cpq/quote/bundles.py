"""Bundles on a draft: add one as a group of lines, change how many of it there are, remove it with its lines.

Its lines are lines like any others: each may be configured anew, given a discount, or leave. `bundle_price` tells what
that makes of the bundle's price.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from catalog.bundle import Bundle, Member
from cpq.quote.desk import Desk
from cpq.quote.draft import keep, take
from cpq.quote.line_group import MOST_GROUPS
from cpq.quote.lines import MOST, configured, new_line, numbered, parse_quantity, refuse_too_many
from cpq.quote.model import Group, GroupBundle, Quote, QuoteLine, Revision
from kernel.errors import Conflict, FieldProblem, Malformed, Unknown
from kernel.ids import new_id


def add_bundle(
    desk: Desk,
    quote_id: str,
    code: str,
    quantity: Any,
    *,
    version: int,
    who: str,
    options: Collection[str] = (),
) -> Quote:
    """Add a bundle as the last lines, each as it starts, held together as a group.

    Args:
        desk: where the quote is.
        quote_id: the quote.
        code: of the bundle.
        quantity: how many of it.
        version: the one the caller read.
        who: for the history.
        options: codes of the optional members that are wanted.

    Raises:
        Unknown: there is no such bundle, or a product of it is not sold any more.
        Malformed: the quantity is out of its range, or the bundle has no such option.
        Conflict: the bundle is not for this market, day or buyer, it cannot be configured as it starts, or there are
            too many lines or groups.
    """
    bundles = parse_quantity(quantity)
    quote = take(desk, quote_id, version)
    bundle = _for_quote(desk, quote, code)
    quote = keep(desk, quote, with_bundle(desk, quote, quote.draft(), bundle, bundles, options))
    desk.quotes.note(quote, who, "bundle_added", bundle=bundle.name.in_(quote.language), quantity=str(bundles))
    return quote


def change_bundle(desk: Desk, quote_id: str, group_id: str, quantity: Any, *, version: int, who: str) -> Quote:
    """Make a group so many of its bundle: the quantity of each line is that of its member, so many times.

    Raises:
        Unknown: the draft has no such bundle, or the terms do not know it any more.
        Malformed: the quantity is out of its range.
    """
    bundles = parse_quantity(quantity)
    quote = take(desk, quote_id, version)
    draft = quote.draft()
    group, bundle = _in_draft(desk, draft, group_id)
    _refuse_too_many_pieces(bundle.members, bundles)
    lines = tuple(_times(line, bundle.member(line.member), bundles, group.id) for line in draft.lines)
    quote = keep(desk, quote, replace(draft, lines=lines))
    desk.quotes.note(quote, who, "bundle_changed", bundle=group.name, quantity=str(bundles))
    return quote


def remove_bundle(desk: Desk, quote_id: str, group_id: str, *, version: int, who: str) -> Quote:
    """Remove a bundle with all lines of its group.

    Raises:
        Unknown: the draft has no such bundle.
    """
    quote = take(desk, quote_id, version)
    draft = quote.draft()
    group = _group(draft, group_id)
    left = numbered([line for line in draft.lines if line.group != group_id])
    groups = tuple(each for each in draft.groups if each.id != group_id)
    quote = keep(desk, quote, replace(draft, groups=groups, lines=left))
    desk.quotes.note(quote, who, "bundle_removed", bundle=group.name)
    return quote


def with_bundle(
    desk: Desk, quote: Quote, draft: Revision, bundle: Bundle, bundles: int, options: Collection[str]
) -> Revision:
    """Return a draft with a bundle as its last lines, in a group of their own, not priced yet.

    Raises:
        Malformed: the bundle has no such option, or a line would have too many pieces.
        Conflict: it cannot be configured as it starts, or there would be too many lines or groups.
    """
    members = _wanted(bundle, options)
    _refuse_too_many_pieces(members, bundles)
    refuse_too_many(len(draft.lines) + len(members))
    if len(draft.groups) >= MOST_GROUPS:
        raise Conflict(f"A quote has at most {MOST_GROUPS} groups; start another one.", code="too-many-groups")
    held = GroupBundle(bundle.code, bundle.name)
    group = Group(new_id("grp"), bundle.name.in_(quote.language), bundle=held)
    new = (_line(desk, quote, member, bundles, group.id, at) for at, member in enumerate(members, len(draft.lines) + 1))
    return replace(draft, groups=(*draft.groups, group), lines=(*draft.lines, *new))


def _for_quote(desk: Desk, quote: Quote, code: str) -> Bundle:
    """Return a bundle that may be added to a quote today."""
    today = desk.today
    bundle = desk.shelf.terms(today).bundle(code)
    if bundle is None:
        raise Unknown(f"There is no bundle {code[:80]!r}.", code="unknown-bundle")
    if bundle.markets and quote.market not in bundle.markets:
        markets = ", ".join(bundle.markets)
        raise Conflict(
            f"The bundle {code!r} is sold in {markets}, and the quote is for {quote.market}.", code="other-market"
        )
    if not bundle.period.contains(today):
        start, end = bundle.period.start or "the beginning", bundle.period.end or "ever"
        raise Conflict(
            f"The bundle {code!r} is sold from {start} until {end}, and not on {today}.", code="bundle-not-sold"
        )
    if not bundle.is_for(quote.buyer.price_groups):
        groups = ", ".join(bundle.groups)
        raise Conflict(f"The bundle {code!r} is for buyers of the groups {groups}.", code="bundle-other-buyer")
    return bundle


def _wanted(bundle: Bundle, options: Collection[str]) -> list[Member]:
    known = {member.code for member in bundle.members if member.optional}
    problems = [
        FieldProblem("/options", f"The bundle {bundle.code!r} has no option {each[:80]!r}.")
        for each in options
        if each not in known
    ]
    if problems:
        raise Malformed(problems[0].message, problems=problems, code="unknown-option")
    return [member for member in bundle.members if not member.optional or member.code in options]


def _refuse_too_many_pieces(members: Collection[Member], bundles: int) -> None:
    most = max(member.quantity for member in members)
    if bundles * most > MOST:
        message = f"A line has at most {MOST:,} pieces, so there are at most {MOST // most:,} of this bundle."
        raise Malformed(message, problems=[FieldProblem("/quantity", message)], code="bad-quantity")


def _line(desk: Desk, quote: Quote, member: Member, bundles: int, group: str, position: int) -> QuoteLine:
    view = desk.configuring.start(member.product, quote.market, member.presets, audience="rep")
    line = configured(desk, quote, new_line(view, position, member.quantity * bundles), view)
    return replace(line, group=group, member=member.code)


def _in_draft(desk: Desk, draft: Revision, group_id: str) -> tuple[Group, Bundle]:
    group = _group(draft, group_id)
    code = group.bundle.code if group.bundle else ""
    bundle = desk.shelf.terms(desk.today).bundle(code)
    if bundle is None:
        raise Unknown(
            f"The bundle {code!r} is not among the terms of sale any more; change its lines one by one.",
            code="unknown-bundle",
        )
    return group, bundle


def _group(draft: Revision, group_id: str) -> Group:
    group = draft.group(group_id)
    if group is None or group.bundle is None:
        raise Unknown(f"Revision {draft.number} has no bundle {group_id!r}.", code="unknown-bundle")
    return group


def _times(line: QuoteLine, member: Member | None, bundles: int, group: str) -> QuoteLine:
    if line.group != group or member is None:
        return line
    return replace(line, quantity=member.quantity * bundles, waterfall={})
