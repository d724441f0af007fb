"""Open quotes under terms of sale to come: which lines would cost something else, and by how much.

Nothing here changes a quote. Both prices are those of the same day under the conditions of the quote, and differ by the
terms alone; what else has changed since the quote was written is no business of whoever changes terms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.product import Product
from catalog.terms import Terms
from cpq.price import price
from cpq.quote.basis import Basis
from cpq.quote.rebuild import OpenLine
from kernel.errors import QuotewrightError
from kernel.money import Money
from kernel.progress import Tell, silent


@dataclass(frozen=True, slots=True)
class Repriced:
    """A line under two terms.

    Args:
        line: the line.
        before: its net under the terms in force, with what its term comes to; None if it has no price.
        after: the same under those to come; None if it has no price.
    """

    line: OpenLine
    before: Money | None
    after: Money | None

    @property
    def difference(self) -> Money | None:
        """After less before; None where the one or the other is not known."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def is_other(self) -> bool:
        """Tell whether the terms to come make a difference."""
        return self.before != self.after


def repriced(
    lines: Sequence[OpenLine],
    product_of: Callable[[str], Product],
    day: date,
    before: Terms,
    after: Terms,
    tell: Tell = silent,
) -> tuple[Repriced, ...]:
    """Return what each line would cost under two terms.

    Args:
        lines: open lines of quotes.
        product_of: returns the product of a release by its digest.
        day: the pricing date of both.
        before: the terms in force.
        after: the terms to come.
        tell: hears how many lines are done, as the step `reprice`.
    """
    found = []
    for done, line in enumerate(lines):
        tell("reprice", done, len(lines))
        product = product_of(line.release)
        found.append(Repriced(line, _net(line, product, day, before), _net(line, product, day, after)))
    return tuple(found)


def _net(line: OpenLine, product: Product, day: date, terms: Terms) -> Money | None:
    basis = Basis(day, line.half, terms, line.quantities)
    context = basis.context(line.market, line.buyer, line.quantity, line.discount, line.plan)
    try:
        found = price(product, line.assignment, context)
    except QuotewrightError:
        return None  # on request, or no price on that day
    return found.contract.net if found.contract else found.net
