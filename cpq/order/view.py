"""Orders as plain data of the HTTP contract, for the desk."""

from __future__ import annotations

from typing import Any

from catalog.part import Parts
from cpq.order.model import Order, OrderLine
from cpq.price import BillingPlan, LinePrice, Waterfall, line_discount
from cpq.quote.desk import Desk
from cpq.quote.model import Group, Plain, QuoteLine
from cpq.quote.view import group_json, line_json, margins_json, totals_json, with_shares
from kernel.money import Money


def order_json(desk: Desk, order: Order) -> dict[str, Any]:
    """Return an Order with its lines and their bills of materials."""
    return {
        **listed_json(order),
        "buyer": {"region": "", **order.header["buyer"]},
        "seller": dict(order.header["seller"]),
        "terms": dict(order.promise["terms"]),
        "discount": order.promise["discount"],
        "groups": [group_json(Group.from_json(group), desk.audience) for group in order.promise.get("groups", ())],
        "lines": with_shares([_line_json(desk, line) for line in order.lines], order.totals),
        "totals": totals_json(order.totals),
        "shown_in": order.promise.get("shown_in"),
        "created_by": order.created_by,
        **(_margins(order) if desk.audience == "margin" else {}),
    }


def _line_json(desk: Desk, line: OrderLine) -> dict[str, Any]:
    revision_line = _revision_line(line)
    parts = desk.product(revision_line.release).parts
    bom = [{**each, "facts": _facts_json(parts, str(each["part"]))} for each in line.bom]
    return {**line_json(desk, revision_line, desk.audience), "bom": bom}


def _facts_json(parts: Parts, number: str) -> Plain | None:
    """Return what the release of a line knows of a part; the frozen list itself only says which, and how many."""
    part = parts.by_number.get(number)
    if part is None:
        return None
    return {
        "gtin": part.gtin or None,
        "supplier": part.supplier or None,
        "supplier_number": part.supplier_number or None,
        "model_number": part.model_number or None,
        "attributes": [fact.to_json() for fact in parts.facts(part)],
    }


def _margins(order: Order) -> dict[str, Plain | None]:
    prices = [LinePrice.of(Waterfall.from_json(line.content["waterfall"])).to_json() for line in order.lines]
    return margins_json(Money.from_json(order.totals["net"]), prices)


def listed_json(order: Order) -> dict[str, Any]:
    """Return an order as a list shows it."""
    header = order.header
    return {
        "id": order.id,
        "number": order.number,
        "state": order.state,
        "quote": {"id": order.quote_id, "number": header["number"], "revision": int(order.promise["revision"])},
        "buyer": {"name": header["buyer"]["name"], "company": header["buyer"]["company"]},
        "market": header["market"],
        "currency": header["currency"],
        "total": order.totals["total"],
        "digest": order.digest,
        "created_at": order.created_at.isoformat(),
    }


def _revision_line(line: OrderLine) -> QuoteLine:
    content = line.content
    discount = content["discount"]
    return QuoteLine(
        id=line.id,
        position=content["position"],
        product=content["product"],
        release=content["release"],
        assignment=content["assignment"],
        origins=content["origins"],
        choices=tuple((name, value) for name, value in content["choices"]),
        quantity=int(content["quantity"]),
        discount=line_discount(discount) if discount else None,
        waterfall=content["waterfall"],
        bom=content["bom"],
        scene=content["scene"],
        group=content.get("group"),
        plan=BillingPlan.from_json(content["plan"]) if content.get("plan") else None,
        member=content.get("member"),
    )
