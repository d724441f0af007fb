"""A line of a draft under the release that is sold now: what would change, what it costs then, and the way there.

Lines stay on their release until somebody moves them. Moving one is giving it a session, as any other change of its
configuration is; here are the choices of that session. What has to change is the smallest repair, as a review of a
draft tells it; everything else that the line has stays, whatever the release that is sold now would prefer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import rules
from catalog.product import Product
from cpq.configure.configuring import OpenSession
from cpq.configure.life import check_sold
from cpq.quote.desk import Desk
from cpq.quote.line_plan import with_plan
from cpq.quote.model import Quote, QuoteLine
from cpq.quote.open_line import OpenLine
from cpq.quote.pricing import quantities, repriced
from cpq.quote.rebuild import MOST_STEPS, Coming, Fate, completed, rebuilt
from kernel.errors import Conflict, QuotewrightError, Unknown
from kernel.money import Money

Assignment = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A characteristic that has another value under the release that is sold now.

    Args:
        name: of the characteristic.
        before: its value in the line; None if the release of the line does not have it.
        after: its value then; None if the release that is sold now does not have it.
        chosen: somebody chose the value that the line has.
    """

    name: str
    before: str | None
    after: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of a line under the release that is sold now.

    Args:
        line: as it stands.
        product: as it is sold now.
        number: of its release.
        fate: `current` if the line is on it already.
        target: the configuration it would have; None if there is none, or it was not found in time.
        changes: what differs, choices first; what rules computed before and compute now is left out.
    """

    line: QuoteLine
    product: Product
    number: int
    fate: Fate | Literal["current"]
    target: Assignment | None = None
    changes: tuple[Changed, ...] = ()


def sold_now(desk: Desk, quote: Quote) -> dict[str, int]:
    """Return the releases that lines of the newest revision are on though another is sold now, with its number.

    Cost:
        One look at what is sold for each product of the quote, however many lines it has.
    """
    found = dict[str, int]()
    releases = {(line.product, line.release) for line in quote.newest.lines}
    for code in {product for product, _ in releases}:
        try:
            current, number = _current(desk, code, quote.market)
        except (Unknown, Conflict):
            continue  # nothing of it is sold now, so there is nowhere to move to
        found |= {release: number for product, release in releases if product == code and release != current.digest}
    return found


def move_json(desk: Desk, quote: Quote, line_id: str) -> dict[str, Any]:
    """Return the LineMove: what becomes of a line of the draft, and by how much its net would move.

    Raises:
        Unknown: there is no such line, or the product is not sold in the market of the quote now.
        Conflict: there is no draft, or the product is only announced, or discontinued.
    """
    move = _move(desk, quote, line_id)
    difference = _difference(desk, quote, move)
    return {
        "release": {"line": desk.shelf.by_digest(move.line.release)[1], "now": move.number},
        "fate": move.fate,
        "changes": [_change_json(desk.product(move.line.release), move.product, change) for change in move.changes],
        "difference": difference.to_json() if difference else None,
    }


def opening(desk: Desk, quote: Quote, line_id: str) -> OpenSession:
    """Return how to open a session that has a line of the draft as it would be under the release that is sold now.

    Raises:
        Unknown: there is no such line, or the product is not sold in the market of the quote now.
        Conflict: there is no draft, or nothing like the line is possible now, or that was not found out in time.
    """
    move = _move(desk, quote, line_id)
    choices = dict(move.line.choices) if move.fate == "current" else _choices(desk, quote, move)
    if choices is None:
        raise Conflict(
            f"Line {move.line.position} cannot be moved to release {move.number}; configure the product anew.",
            code="cannot-move",
            fate=move.fate,
        )
    return OpenSession(move.line.product, quote.market, choices, quote=quote.id)


def _current(desk: Desk, code: str, market: str) -> tuple[Product, int]:
    """Return a product as it may be newly sold in a market today, and the number of its release."""
    product, number = desk.shelf.current(code, market, desk.today)
    check_sold(product, market, desk.today)
    return product, number


def _move(desk: Desk, quote: Quote, line_id: str) -> Move:
    draft = quote.draft()
    line = draft.line(line_id)
    product, number = _current(desk, line.product, quote.market)
    if line.release == product.digest:
        return Move(line, product, number, "current", line.assignment)
    coming = Coming(product, desk.engine(product, quote.market, desk.today), desk.shelf)
    alone = OpenLine.of(quote, draft, line, quantities(draft))
    terms = desk.shelf.terms(desk.today)
    (found,) = rebuilt([alone], coming, desk.today, terms, desk.quotes.members([alone]))
    if found.fate not in ("untouched", "changed"):
        return Move(line, product, number, found.fate)
    target = completed(alone, found.changes, coming)
    if target is None:
        return Move(line, product, number, "undecided")
    changes = tuple(sorted(_changes(alone, target, coming.engine), key=lambda each: not each.chosen))
    return Move(line, product, number, "changed" if changes else "untouched", target, changes)


def _changes(line: OpenLine, target: Assignment, engine: rules.Engine) -> Iterator[Changed]:
    computed = engine.problem.computed
    for name in {**target, **line.assignment}:
        before, after = line.assignment.get(name), target.get(name)
        follows = name in computed and line.origins.get(name, "computed") == "computed"
        if before != after and not follows:
            yield Changed(name, before, after, before is not None and line.is_chosen(name))


def _choices(desk: Desk, quote: Quote, move: Move) -> dict[str, str] | None:
    """Return the line's own choices, as the target has them, and as few more as lead there; None if nothing does."""
    target = move.target
    if target is None:
        return None
    engine = desk.engine(move.product, quote.market, desk.today)
    settled = rules.chosen_in(target, engine.problem)
    choices, more = {name: settled[name] for name, _ in move.line.choices if name in settled}, 1
    while (found := engine.complete(choices, rules.Budget(MOST_STEPS)).assignment) is not None:
        others = [name for name, value in settled.items() if found[name] != value]
        if not others:
            return choices
        choices |= {name: settled[name] for name in others[:more]}
        more *= 2  # the first ones often bring the others along; where they do not, it must not take a round for each
    return None


def _difference(desk: Desk, quote: Quote, move: Move) -> Money | None:
    """Return by how much the net of the line moves, priced as the quote would price it; None if it has no price."""
    line, target = move.line, move.target
    if target is None or move.fate == "current":
        return None
    try:
        moved = replace(line, release=move.product.digest, assignment=target, waterfall={})
        moved = with_plan(desk, moved, {}, quote.currency)
        draft = quote.draft()
        lines = tuple(moved if each is line else each for each in draft.lines)
        then = repriced(desk, quote, replace(draft, lines=lines)).line(line.id)
    except QuotewrightError:
        return None  # the reason is told when the line is moved
    return Money.from_json(then.price["net"]) - Money.from_json(line.price["net"])


def _change_json(before: Product, now: Product, change: Changed) -> dict[str, Any]:
    name, old, new = change.name, change.before, change.after
    info = (now if new is not None else before).characteristic(name)
    return {
        "characteristic": name,
        "name": info.name.to_json(),
        "before": old,
        "before_name": None if old is None else before.characteristic(name).value(old).name.to_json(),
        "after": new,
        "after_name": None if new is None else now.characteristic(name).value(new).name.to_json(),
        "chosen": change.chosen,
    }
