"""Open quotes under terms of sale to come: which lines would cost something else, and by how much.

Nothing here changes a quote. Both prices are those of the same day under the conditions of the quote, and differ by the
terms alone; what else has changed since the quote was written is no business of whoever changes terms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.terms import Terms
from cpq.price import BundleShare, price
from cpq.quote.basis import Basis
from cpq.quote.bundle_price import Made, made_of
from cpq.quote.desk import Shelf
from cpq.quote.open_line import OpenLine
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
    shelf: Shelf,
    day: date,
    before: Terms,
    after: Terms,
    tell: Tell = silent,
) -> tuple[Repriced, ...]:
    """Return what each line would cost under two terms.

    Args:
        lines: open lines of quotes; those of a bundle all of them.
        shelf: for the products, and the engines that bundles need.
        day: the pricing date of both.
        before: the terms in force.
        after: the terms to come.
        tell: hears how many lines are done, as the step `reprice`.
    """
    now, then = _Pricing(shelf, day, before, lines), _Pricing(shelf, day, after, lines)
    found = []
    for done, line in enumerate(lines):
        tell("reprice", done, len(lines))
        found.append(Repriced(line, now.net(line), then.net(line)))
    return tuple(found)


class _Pricing:
    """Prices open lines under terms, the lines of a bundle together."""

    def __init__(self, shelf: Shelf, day: date, terms: Terms, lines: Sequence[OpenLine]) -> None:
        self._shelf, self._day, self._terms = shelf, day, terms
        self._together: dict[tuple[str, str], list[OpenLine]] = {}
        self._shares: dict[tuple[str, str], Mapping[str, BundleShare]] = {}
        for line in lines:
            if line.group is not None and line.member is not None:
                self._together.setdefault((line.revision, line.group.id), []).append(line)

    def net(self, line: OpenLine) -> Money | None:
        """Return the net of a line, with what its term comes to; None if it has no price."""
        basis = Basis(self._day, line.half, self._terms, line.quantities)
        try:
            share = self._share(line, basis)
            context = basis.context(line.market, line.buyer, line.quantity, line.discount, line.plan, share)
            found = price(self._shelf.by_digest(line.release)[0], line.assignment, context)
        except QuotewrightError:
            return None  # on request, or no price on that day
        return found.contract.net if found.contract else found.net

    def _share(self, line: OpenLine, basis: Basis) -> BundleShare | None:
        if line.group is None or line.group.bundle is None or line.member is None:
            return None
        key = line.revision, line.group.id
        if key not in self._shares:
            made = made_of(self._shelf, line, line.group.bundle, self._together[key], basis)
            self._shares[key] = made.shares if isinstance(made, Made) else {}
        return self._shares[key].get(line.id)
