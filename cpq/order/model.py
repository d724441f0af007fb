"""An order as plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cpq.quote.model import promised
from kernel.digest import digest
from kernel.errors import Broken
from kernel.money import Money

Plain = Mapping[str, Any]
"""JSON-able data."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of the accepted revision, with the parts that one piece of it needs.

    Args:
        id: of the revision's line.
        content: what that line said.
        bom: the parts of one piece, as plain data.
    """

    id: str
    content: Plain
    bom: Sequence[Plain]

    @property
    def position(self) -> int:
        """Its place in the document."""
        return int(self.content["position"])


@dataclass(frozen=True, slots=True)
class SoldLine:
    """What a line of an order sold.

    Args:
        configuration: of one piece.
        net: of all its pieces.
        at: when it was ordered.
    """

    configuration: Plain
    net: Money
    at: datetime


@dataclass(frozen=True, slots=True)
class Order:
    """What the customer bought.

    Args:
        promise: the accepted revision's content without its lines: header, terms, discount, totals.
        revision_digest: the digest under which the revision was sent.
        digest: over the whole order.
        calculation: version of the price calculation.
    """

    id: str
    number: str
    state: str
    quote_id: str
    revision_id: str
    revision_digest: str
    promise: Plain
    lines: tuple[OrderLine, ...]
    calculation: str
    digest: str
    created_at: datetime
    created_by: str

    @property
    def header(self) -> Plain:
        """The envelope as the customer accepted it."""
        header: Plain = self.promise["header"]
        return header

    @property
    def totals(self) -> Plain:
        """The totals as the customer accepted them."""
        totals: Plain = self.promise["totals"]
        return totals

    def verified(self) -> Order:
        """Return this order after checking that it is what was accepted, to the last digit.

        Raises:
            Broken: its lines or totals are not those of the accepted revision, or it changed since.
        """
        if promise_digest(self.promise, self.lines) != self.revision_digest:
            raise Broken(f"Order {self.number} is not what was accepted: its digest differs.", code="order-differs")
        if order_digest(self.number, self.revision_digest, self.lines) != self.digest:
            raise Broken(f"Order {self.number} is not what was placed: its digest differs.", code="order-changed")
        return self


def promise_digest(promise: Plain, lines: Sequence[OrderLine]) -> str:
    """Return the digest of an order's lines and totals, taken as the revision's was."""
    return digest({**promise, "lines": [promised(line.content) for line in lines]})


def order_digest(number: str, revision_digest: str, lines: Sequence[OrderLine]) -> str:
    """Return the digest of an order: what was promised, and the parts it takes."""
    parts = [[dict(part) for part in line.bom] for line in lines]
    return digest({"number": number, "revision": revision_digest, "parts": parts})
