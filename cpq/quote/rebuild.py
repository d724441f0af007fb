"""Open quotes under a release to come: which lines stand as they are, and the least that must change in the others.

Nothing here changes a quote: quotes stay on their release until somebody moves them. Prices of what is changed are
those of the release to come, on the day asked about, under the conditions of the quote; a line of a bundle has the
share that it would have of the bundle then, or none if that is no bundle any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import rules
from catalog.product import Product
from catalog.terms import Terms
from cpq.price import BundleShare, price, share_in
from cpq.quote.basis import Basis
from cpq.quote.bundle_price import Decided, Made, Products, made_of
from cpq.quote.open_line import OpenLine
from kernel.errors import QuotewrightError
from kernel.money import Money

MOST_STEPS = 2_000
"""What the search for the changes of one line may spend."""

Place = tuple[str, str]
"""Id of a revision, and of a group of it."""

Fate = Literal["untouched", "changed", "impossible", "undecided"]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What becomes of a line.

    Args:
        line: the line.
        fate: whether it stands as it is, or with changes, or not at all; or that was not found out.
        changes: the fewest changes with which it stands.
        difference: of the net of a changed line, then against now; None where the one or the other is not known.
    """

    line: OpenLine
    fate: Fate
    changes: tuple[rules.Change, ...] = ()
    difference: Money | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "quote": {"id": self.line.quote_id, "number": self.line.quote},
            "state": self.line.state,
            "position": self.line.position,
            "fate": self.fate,
            "changes": [
                {"characteristic": change.name, "before": change.old, "after": change.new} for change in self.changes
            ],
            "difference": self.difference.to_json() if self.difference else None,
        }


@dataclass(frozen=True, slots=True)
class Coming:
    """A product to come, among those on sale: the shelf that bundles are worked out on.

    Args:
        product: the one to come.
        engine: decides it, in the market of the lines on the day asked about.
        shelf: the products of all other lines.
    """

    product: Product
    engine: rules.Engine
    shelf: Products

    def by_digest(self, digest: str, /) -> tuple[Product, int]:
        """Return the product of a release, and its number; the one to come has none yet."""
        return (self.product, 0) if digest == self.product.digest else self.shelf.by_digest(digest)

    def current(self, product: str, market: str, day: date, /) -> tuple[Product, int]:
        """Return a product as sold in a market on a day, and the number of its release."""
        return self.shelf.current(product, market, day)

    def compiled(self, product: Product, market: str, day: date, /) -> Decided:
        """Return a product ready to be decided; the one to come is, already."""
        return self if product.digest == self.product.digest else self.shelf.compiled(product, market, day)


def rebuilt(
    lines: Sequence[OpenLine], coming: Coming, day: date, terms: Terms, members: Sequence[OpenLine] = ()
) -> tuple[Rebuilt, ...]:
    """Return what becomes of each line under a product to come.

    Args:
        lines: open lines of quotes in the market that the engine decides.
        coming: the product to come, among the others.
        day: the pricing date.
        terms: the terms of sale of the day.
        members: all lines of the bundles that lines are in.
    """
    if not lines:
        return ()
    together: dict[Place, list[OpenLine]] = {}
    for line in members:
        together.setdefault(_place(line), []).append(line)
    found = rules.migrate(coming.engine, [line.assignment for line in lines], steps=MOST_STEPS)
    return tuple(
        _rebuilt(line, each, coming, Basis(day, line.half, terms, line.quantities), together.get(_place(line), []))
        for line, each in zip(lines, found, strict=True)
    )


def _place(line: OpenLine) -> Place:
    """Return the group of a revision that a line belongs to."""
    return line.revision, line.group.id if line.group else ""


def _rebuilt(
    line: OpenLine, migration: rules.Migration, coming: Coming, basis: Basis, members: Sequence[OpenLine]
) -> Rebuilt:
    changes = migration.change_sets[0] if migration.change_sets else ()
    now = Rebuilt(line, migration.status, changes)
    if migration.status != "changed":
        return now
    then = _completed(line, changes, coming.engine)
    return replace(now, difference=None if then is None else _difference(line, then, coming, basis, members))


def _completed(line: OpenLine, changes: Sequence[rules.Change], engine: rules.Engine) -> Mapping[str, str] | None:
    choices = {name: value for name, value in line.assignment.items() if name in engine.problem.index}
    choices |= {change.name: change.new for change in changes if change.new is not None}
    return engine.complete(choices, rules.Budget(MOST_STEPS)).assignment


def _difference(
    line: OpenLine, then: Mapping[str, str], coming: Coming, basis: Basis, members: Sequence[OpenLine]
) -> Money | None:
    mended = replace(line, release=coming.product.digest, assignment=then)
    try:
        share = _share(line, mended, coming, basis, members)
        context = basis.context(line.market, line.buyer, line.quantity, line.discount, bundle=share)
        net = price(coming.product, then, context).net
    except QuotewrightError:
        return None  # no price in the release to come, which the gate tells
    now = Money.from_json(line.waterfall["net"])
    return net - now if net.currency == now.currency else None


def _share(
    line: OpenLine, mended: OpenLine, coming: Coming, basis: Basis, members: Sequence[OpenLine]
) -> BundleShare | None:
    """Return what a mended line saves as part of its bundle.

    If the terms of the day make no bundle of the lines as they are, that is not the repair's doing: then the line keeps
    the share that it was priced with.
    """
    before = share_in(line.waterfall)
    bundle = line.group.bundle if line.group else None
    if before is None or bundle is None or not isinstance(made_of(coming, line, bundle, members, basis), Made):
        return before
    lines = [mended if each.id == line.id else each for each in members]
    made = made_of(coming, mended, bundle, lines, basis)
    return made.shares[line.id] if isinstance(made, Made) else None
