"""Converting an accepted revision to an order: once, and equal to the cent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from catalog.bom import explode
from catalog.product import Product
from cpq.order.model import Order, OrderLine, order_digest, promise_digest
from cpq.order.store import OrderStore
from cpq.quote.desk import Desk
from cpq.quote.lifecycle import QUOTE
from cpq.quote.model import Quote, QuoteLine, Revision
from kernel.digest import digest
from kernel.errors import Broken, Conflict, Stale
from kernel.events import Event, record
from kernel.ids import new_id
from kernel.numbers import next_number

SERIES = "O"


def convert(desk: Desk, quote_id: str, *, who: str, version: int | None = None) -> tuple[Order, bool]:
    """Turn the accepted revision of a quote into an order; return it, and whether it was made just now.

    Raises:
        Unknown: there is no such quote.
        Conflict: nothing was accepted.
        Stale: the quote changed since `version`, and is not ordered yet.
        Broken: the order would not equal what was accepted.
    """
    orders = OrderStore(desk.session)
    quote = desk.quotes.lock(quote_id)
    if (made := orders.of_quote(quote_id)) is not None:
        return made.verified(), False
    if version is not None and version != quote.version:
        raise Stale(f"Quote {quote.number} changed since you read it; read it again.", code="stale")
    state = QUOTE.after(quote.state, "convert")
    number = next_number(desk.session, SERIES, desk.today.year)
    order = to_order(quote, desk.product, number, who, desk.clock.now())
    orders.add(order)
    quote = desk.quotes.save(replace(quote, state=state))
    desk.quotes.note(quote, who, "ordered", order=number)
    _tell(desk, quote, order)
    return order, True


def to_order(quote: Quote, product: Callable[[str], Product], number: str, who: str, at: datetime) -> Order:
    """Return the order that an accepted quote makes; a pure calculation.

    Args:
        quote: with an accepted revision.
        product: digest of a release -> its product.
        number: the order's number.
        who: who converts it.
        at: when.

    Raises:
        Conflict: no revision is accepted.
        Broken: the order does not equal the revision.
    """
    revision = _accepted(quote)
    assert revision.frozen is not None
    promise = revision.content(revision.frozen.header)
    lines = tuple(_line(line, product(line.release)) for line in revision.lines)
    del promise["lines"]
    order = Order(
        id=new_id("ord"),
        number=number,
        state="placed",
        quote_id=quote.id,
        revision_id=revision.id,
        revision_digest=promise_digest(promise, lines),
        promise=promise,
        lines=lines,
        calculation=revision.frozen.calculation,
        digest=order_digest(number, revision.frozen.digest, lines),
        created_at=at,
        created_by=who,
    )
    if order.revision_digest != revision.frozen.digest:
        raise Broken(f"Order {number} would not equal the accepted revision.", code="order-differs")
    return order.verified()


def _accepted(quote: Quote) -> Revision:
    live = quote.live()
    if live is None or live.state != "accepted":
        raise Conflict(f"No revision of {quote.number} is accepted; there is nothing to order.", code="not-accepted")
    return live.verified()


def _line(line: QuoteLine, product: Product) -> OrderLine:
    bom = explode(product, line.assignment).to_json()
    if digest(bom) != line.bom:
        raise Broken(f"The parts of line {line.position} are not those that were promised.", code="bom-differs")
    return OrderLine(line.id, line.content(), bom)


def _tell(desk: Desk, quote: Quote, order: Order) -> None:
    facts = {"number": order.number, "quote": quote.id, "total": order.totals["total"], "digest": order.digest}
    record(desk.session, Event("order.created", order.id, facts), desk.clock)
