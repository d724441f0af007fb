"""Many lines at once: a change like any other, made in one step, so that all its mistakes are told together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cpq.quote.desk import Desk
from cpq.quote.draft import keep, take
from cpq.quote.line_discount import parse_line_discount
from cpq.quote.line_plan import with_plan
from cpq.quote.lines import (
    MOST_LINES,
    configured,
    missing_member,
    new_line,
    parse_group,
    parse_quantity,
    refuse_too_many,
)
from cpq.quote.model import Quote, QuoteLine
from kernel.errors import FieldProblem, Malformed, Unknown
from kernel.ids import new_id

FIELDS = ("session", "quantity", "discount", "group", "plan")


def add_lines(desk: Desk, quote_id: str, lines: Sequence[Any], *, version: int, who: str) -> Quote:
    """Add the configurations of sessions as the last lines: all of them, or none.

    Those in the group of a bundle take the places of the members that it lacks.

    Raises:
        Malformed: a line cannot be read or names no session; carries every problem.
        Conflict: there would be too many lines, or a session is of another market.
    """
    if not lines or len(lines) > MOST_LINES:
        message = f"Add from 1 to {MOST_LINES:,} lines at once, not {len(lines):,}."
        raise Malformed(message, problems=[FieldProblem("/lines", message)], code="malformed-line")
    quote = take(desk, quote_id, version)
    draft = quote.draft()
    refuse_too_many(len(draft.lines) + len(lines))
    new = _read(desk, quote, lines, len(draft.lines) + 1)
    for line in new:
        member = missing_member(desk, draft, line.group, line.product)
        draft = replace(draft, lines=(*draft.lines, replace(line, member=member) if member else line))
    quote = keep(desk, quote, draft)
    desk.quotes.note(quote, who, "lines_added", lines=str(len(new)))
    return quote


def _read(desk: Desk, quote: Quote, lines: Sequence[Any], position: int) -> list[QuoteLine]:
    """Return new lines from what somebody sent; a session that is named often is looked at once."""
    found: list[QuoteLine] = []
    seen: dict[str, QuoteLine] = {}
    problems: list[FieldProblem] = []
    for index, data in enumerate(lines):
        try:
            line = _line(desk, quote, data, seen)
        except (Malformed, Unknown) as error:
            problems += _problems(error, index)
            continue
        found.append(replace(line, id=new_id("lin"), position=position + index))
    if problems:
        raise Malformed(
            f"{len(problems)} of the lines cannot be added: {problems[0].message}",
            problems=problems,
            code="malformed-line",
        )
    return found


def _line(desk: Desk, quote: Quote, data: Any, seen: dict[str, QuoteLine]) -> QuoteLine:
    if not isinstance(data, Mapping) or not isinstance(data.get("session"), str) or set(data) - set(FIELDS):
        raise Malformed(f"A line is an object with {', '.join(FIELDS)}; only the session must be there.")
    session = data["session"]
    if session not in seen:
        view = desk.configuring.session(session, audience="rep")
        seen[session] = configured(desk, quote, new_line(view, 1, 1), view)
    discount = parse_line_discount(data.get("discount"), quote.currency)
    group = parse_group(quote.draft(), data.get("group"))
    line = with_plan(desk, seen[session], data, quote.currency)
    return replace(line, quantity=parse_quantity(data.get("quantity", 1)), discount=discount, group=group)


def _problems(error: Malformed | Unknown, index: int) -> list[FieldProblem]:
    named = error.problems if isinstance(error, Malformed) else ()
    return [FieldProblem(f"/lines/{index}{each.path}", each.message) for each in named] or [
        FieldProblem(f"/lines/{index}", error.message)
    ]
