"""Open quotes under a release to come: which lines stand as they are, and the least that must change in the others.

A value that nobody chose (a default, what was forced) is given up before one that was chosen, however many of them.
Nothing here changes a quote: quotes stay on their release until somebody moves them. Prices of what is changed are
those of the release to come, on the day asked about, under the conditions of the quote; a line of a bundle has the
share that it would have of the bundle then, or none if that is no bundle any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
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

MOST_COMPARED = 6
"""Ways to mend a line, with equally few choices and other values changed, of which the price is compared."""

Place = tuple[str, str]
"""Id of a revision, and of a group of it."""

Fate = Literal["untouched", "changed", "impossible", "undecided"]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What becomes of a line.

    Args:
        line: the line.
        fate: whether it stands as it is, or with changes, or not at all; or that was not found out.
        is_new: it stands as it is under the release that is sold now.
        changes: with which it stands: of the fewest choices, then of the fewest other values; of several such ways the
            one whose price is nearest.
        difference: of the net of a changed line, then against now; None where the one or the other is not known.
    """

    line: OpenLine
    fate: Fate
    is_new: bool = True
    changes: tuple[rules.Change, ...] = ()
    difference: Money | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "quote": {"id": self.line.quote_id, "number": self.line.quote},
            "state": self.line.state,
            "position": self.line.position,
            "fate": self.fate,
            "is_new": self.is_new,
            "changes": [
                {
                    "characteristic": change.name,
                    "before": change.old,
                    "after": change.new,
                    "chosen": self.line.is_chosen(change.name),
                }
                for change in sorted(self.changes, key=lambda each: not self.line.is_chosen(each.name))
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
        followed: decides the release that it follows there; None if there is none to blame for anything.
    """

    product: Product
    engine: rules.Engine
    shelf: Products
    followed: rules.Engine | None = None

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
    found = _migrations(lines, coming)
    return tuple(
        _rebuilt(line, each, coming, Basis(day, line.half, terms, line.quantities), together.get(_place(line), []))
        for line, each in zip(lines, found, strict=True)
    )


def _migrations(lines: Sequence[OpenLine], coming: Coming) -> list[rules.Migration]:
    """Return what becomes of each; if not all ways to mend one are found in time, the best one counts."""

    def found(some: Sequence[OpenLine], limit: int) -> list[rules.Migration]:
        settled, chosen = [_settled(line, coming) for line in some], [line.chosen for line in some]
        return rules.migrate(coming.engine, settled, chosen=chosen, limit=limit, steps=MOST_STEPS)

    first = found(lines, MOST_COMPARED)
    again = iter(found([line for line, each in zip(lines, first, strict=True) if each.status == "undecided"], 1))
    return [next(again) if each.status == "undecided" else each for each in first]


def _settled(line: OpenLine, coming: Coming) -> dict[str, str]:
    """Return the values of a line but those that the release to come computes, as the one before it did."""
    engines = (coming.engine, coming.followed or coming.engine)
    return rules.chosen_in(line.assignment, *(engine.problem for engine in engines))


def _place(line: OpenLine) -> Place:
    """Return the group of a revision that a line belongs to."""
    return line.revision, line.group.id if line.group else ""


def _rebuilt(
    line: OpenLine, migration: rules.Migration, coming: Coming, basis: Basis, members: Sequence[OpenLine]
) -> Rebuilt:
    now = Rebuilt(line, migration.status)
    if migration.status == "untouched":
        return now
    now = replace(now, is_new=_stands(line, coming))
    if migration.status != "changed":
        return replace(now, changes=migration.change_sets[0] if migration.change_sets else ())
    least = _extent(line, migration.change_sets[0])
    ways = [
        replace(now, changes=changes, difference=_difference(line, changes, coming, basis, members))
        for changes in migration.change_sets
        if _extent(line, changes) == least
    ]
    return min(ways, key=_nearest_price)


def _extent(line: OpenLine, changes: Sequence[rules.Change]) -> tuple[int, int]:
    """Return how many choices change, and how many values."""
    return sum(line.is_chosen(change.name) for change in changes), len(changes)


def _stands(line: OpenLine, coming: Coming) -> bool:
    """Tell whether a line stands as it is under the release that is sold now."""
    if coming.followed is None:
        return True
    return rules.Migrator(coming.followed, steps=MOST_STEPS).checked([_settled(line, coming)])[0] is not None


def _nearest_price(way: Rebuilt) -> tuple[bool, Decimal]:
    """Rank by how far the price moves; a way without a price comes last, and the first of equal ones stays first."""
    return way.difference is None, abs(way.difference.amount) if way.difference else Decimal(0)


def completed(line: OpenLine, changes: Sequence[rules.Change], coming: Coming) -> Mapping[str, str] | None:
    """Return the configuration of a line with some changes under a release to come; None if not found in time."""
    engine = coming.engine
    choices = {name: value for name, value in _settled(line, coming).items() if name in engine.problem.index}
    choices |= {change.name: change.new for change in changes if change.new is not None}
    return engine.complete(choices, rules.Budget(MOST_STEPS)).assignment


def _difference(
    line: OpenLine, changes: Sequence[rules.Change], coming: Coming, basis: Basis, members: Sequence[OpenLine]
) -> Money | None:
    """Return by how much some changes move the net of a line; None if it has no price then, or another currency."""
    then = completed(line, changes, coming)
    if then is None:
        return None
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
