"""Every query of orders."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from cpq.order.model import Order, OrderLine, SoldLine
from cpq.order.tables import OrderedRow, OrderLineRow, OrderRow
from kernel.errors import Unknown
from kernel.money import Money


class OrderStore:
    """The orders of a database, within one transaction.

    Args:
        session: the transaction; this class flushes and never commits.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, order: Order) -> None:
        """Write a new order."""
        self._session.add(_to_row(order))
        self._session.flush()
        for line in order.lines:
            bom = [dict(part) for part in line.bom]
            fields = {"position": line.position, "content": dict(line.content), "bom": bom}
            self._session.add(OrderLineRow(id=line.id, order_id=order.id, **fields))
        self._session.add_all(_ordered(order))
        self._session.flush()

    def get(self, order_id: str) -> Order:
        """Return an order.

        Raises:
            Unknown: there is no such order.
        """
        row = self._session.get(OrderRow, order_id)
        if row is None:
            raise Unknown(f"There is no order {order_id!r}.", code="unknown-order")
        return self._whole(row)

    def of_quote(self, quote_id: str) -> Order | None:
        """Return the order made from a quote, if any."""
        row = self._session.scalars(select(OrderRow).where(OrderRow.quote_id == quote_id)).first()
        return None if row is None else self._whole(row)

    def reference(self, quote_id: str) -> dict[str, Any] | None:
        """Return id and number of the order made from a quote, if any."""
        query = select(OrderRow.id, OrderRow.number).where(OrderRow.quote_id == quote_id)
        found = self._session.execute(query).first()
        return None if found is None else {"id": found[0], "number": found[1]}

    def sold(self, product: str, market: str, limit: int) -> list[SoldLine]:
        """Return the lines with a product that were ordered in a market, the last first.

        Args:
            product: its code; under whatever release it was ordered.
            market: its code.
            limit: how many at most.
        """
        query = (
            select(OrderLineRow.content, OrderRow.created_at)
            .join(OrderRow, OrderRow.id == OrderLineRow.order_id)
            .where(OrderLineRow.content["product"].as_string() == product)
            .where(OrderRow.promise["header"]["market"].as_string() == market)
            .order_by(OrderRow.created_at.desc(), OrderRow.id.desc(), OrderLineRow.position)
            .limit(limit)
        )
        return [
            SoldLine(dict(content["assignment"]), Money.from_json(content["waterfall"]["net"]), at)
            for content, at in self._session.execute(query)
        ]

    def bought(self, account: str, since: datetime | None) -> dict[str, Decimal]:
        """Return product -> the pieces of it that an account has ordered.

        Args:
            account: the buyer's number.
            since: the moment from which orders count; None for all.
        """
        query = select(OrderedRow.product, func.sum(OrderedRow.quantity)).where(OrderedRow.account == account)
        query = query if since is None else query.where(OrderedRow.at >= since)
        found = self._session.execute(query.group_by(OrderedRow.product))
        return {product: Decimal(pieces) for product, pieces in found}

    def listed(self, *, text: str, after: tuple[datetime, str] | None, limit: int) -> list[Order]:
        """Return orders without their lines, newest first.

        Args:
            text: only those with it in their number, the quote's number, name or company; empty for all.
            after: moment and id of the last order already seen.
            limit: how many at most.
        """
        query = select(OrderRow)
        if text:
            query = query.where(OrderRow.search.contains(text.casefold(), autoescape=True))
        if after:
            moment, last = after
            same_moment = and_(OrderRow.created_at == moment, OrderRow.id < last)
            query = query.where(or_(OrderRow.created_at < moment, same_moment))
        query = query.order_by(OrderRow.created_at.desc(), OrderRow.id.desc()).limit(limit)
        return [_to_order(row, ()) for row in self._session.scalars(query)]

    def _whole(self, row: OrderRow) -> Order:
        query = select(OrderLineRow).where(OrderLineRow.order_id == row.id).order_by(OrderLineRow.position)
        lines = tuple(OrderLine(line.id, line.content, line.bom) for line in self._session.scalars(query))
        return _to_order(row, lines)


def _ordered(order: Order) -> list[OrderedRow]:
    """Return the pieces of each product in an order; nothing if its buyer has no number."""
    account = order.header["buyer"]["reference"]
    pieces: Counter[str] = Counter()
    for line in order.lines:
        pieces[line.content["product"]] += int(line.content["quantity"])
    fixed = {"order_id": order.id, "account": account, "at": order.created_at}
    return [OrderedRow(product=product, quantity=number, **fixed) for product, number in pieces.items() if account]


def _to_row(order: Order) -> OrderRow:
    header = order.header
    found_by = (order.number, header["number"], header["buyer"]["company"], header["buyer"]["name"])
    return OrderRow(
        id=order.id,
        number=order.number,
        state=order.state,
        quote_id=order.quote_id,
        revision_id=order.revision_id,
        quote_number=header["number"],
        revision_number=int(order.promise["revision"]),
        revision_digest=order.revision_digest,
        lines=len(order.lines),
        promise=dict(order.promise),
        total=Decimal(order.totals["total"]["amount"]),
        currency=header["currency"],
        digest=order.digest,
        calculation=order.calculation,
        search="\n".join(found_by).casefold(),
        created_at=order.created_at,
        created_by=order.created_by,
    )


def _to_order(row: OrderRow, lines: tuple[OrderLine, ...]) -> Order:
    return Order(
        id=row.id,
        number=row.number,
        state=row.state,
        quote_id=row.quote_id,
        revision_id=row.revision_id,
        revision_digest=row.revision_digest,
        promise=row.promise,
        lines=lines,
        calculation=row.calculation,
        digest=row.digest,
        created_at=row.created_at,
        created_by=row.created_by,
    )
