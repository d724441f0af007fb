"""Coupons that a buyer entered: each is known, holds today and here, and is not used up; or it is said why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from catalog.terms import Promotion, Terms, normalized
from cpq.quote.desk import Desk
from cpq.quote.model import Quote
from cpq.quote.store import times_redeemed
from kernel.errors import Conflict, FieldProblem, Malformed

REDEEMED = ("sent", "accepted", "ordered")
"""States of quotes that use a coupon; a draft does not yet, and one that came to nothing gives it back."""


def check_coupons(desk: Desk, quote: Quote) -> None:
    """Refuse coupons that do not hold.

    Raises:
        Malformed: carries a problem for each of them.
    """
    problems = list(_problems(desk, quote))
    if problems:
        details = " ".join(problem.message for problem in problems)
        raise Malformed(f"A coupon cannot be used. {details}", problems=problems, code="coupon")


def redeem_coupons(desk: Desk, quote: Quote) -> None:
    """Make sure that a quote that is about to be sent may use its coupons, and that nobody else uses the last ones now.

    Raises:
        Conflict: a coupon does not hold any more.
    """
    for coupon in sorted(map(normalized, quote.buyer.coupons)):
        desk.quotes.hold(f"coupon:{coupon}")
    problems = list(_problems(desk, quote))
    if problems:
        details = " ".join(problem.message for problem in problems)
        raise Conflict(f"{details} Take the coupon off the quote, then send it.", code="coupon")


def _problems(desk: Desk, quote: Quote) -> Iterator[FieldProblem]:
    if not quote.buyer.coupons:
        return
    terms = desk.shelf.terms(desk.today)
    for index, coupon in enumerate(quote.buyer.coupons):
        message = _what_is_wrong(desk, quote, terms, coupon)
        if message:
            yield FieldProblem(f"/buyer/coupons/{index}", message)


def _what_is_wrong(desk: Desk, quote: Quote, terms: Terms, coupon: str) -> str:
    found = terms.of_coupon(coupon)
    if not found:
        return f"There is no coupon {coupon!r}; look at how it is spelled."
    dated = [each for each in found if each.scope.period.contains(desk.today)]
    if not dated:
        return _other_days(found[0], coupon)
    here = [each for each in dated if each.scope.market in ("", quote.market)]
    if not here:
        return f"The coupon {coupon!r} does not hold in the market {quote.market}."
    if is_used_up(desk.session.connection(), here, coupon, besides=quote.id):
        return f"The coupon {coupon!r} is used up: it was good for {_uses(here)} quotes."
    return ""


def is_used_up(connection: Connection, promotions: Iterable[Promotion], coupon: str, *, besides: str = "") -> bool:
    """Tell whether as many quotes carry a coupon as its promotions are good for.

    Args:
        connection: to the quotes.
        promotions: those that hold.
        coupon: as it was entered.
        besides: id of a quote that is not counted.
    """
    most = _uses(promotions)
    return most is not None and times_redeemed(connection, normalized(coupon), REDEEMED, besides=besides) >= most


def _uses(promotions: Iterable[Promotion]) -> int | None:
    return max((each.uses for each in promotions if each.uses is not None), default=None)


def _other_days(promotion: Promotion, coupon: str) -> str:
    period = promotion.scope.period
    start = f" from {period.start}" if period.start else ""
    end = f" until {period.end} (that day excluded)" if period.end else ""
    return f"The coupon {coupon!r} does not hold today; it does{start}{end}."
