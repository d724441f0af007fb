"""Reads `prices/guard_rails.toml`: how far a price may go, and who must approve what goes further.

Each `[[discount]]` says how much of the price before discounts a role may give away on its own. Each `[[floor]]`,
`[[ceiling]]` and `[[margin]]` says where the price of a unit must stay, and which role must approve what does not:
a share of the list price for floors and ceilings, a share of the net price for a margin. A rail may hold in one market
or for one segment (a price group of the buyer) only; the most exact one that applies counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from catalog.market import Market
from catalog.problems import did_you_mean
from catalog.toml_tree import Table, read_toml
from kernel.access import APPROVERS, Role
from kernel.errors import FieldProblem

GUARD_RAILS_FILE = "prices/guard_rails.toml"
HIGHEST_CEILING = Decimal(1000)
"""Percent of the list price; a ceiling beyond ten times the list price is a slip of the finger."""

Kind = Literal["discount", "floor", "ceiling", "margin"]


@dataclass(frozen=True, slots=True)
class Bound:
    """How a kind of guard rails is written.

    Args:
        key: of its percentage.
        most: that the percentage may be.
        roles: that it may name.
    """

    key: str
    most: Decimal
    roles: tuple[Role, ...] = APPROVERS[1:]


BOUNDS: Mapping[Kind, Bound] = {
    "discount": Bound("up_to", Decimal(100), APPROVERS),
    "floor": Bound("percent_of_list", Decimal(100)),
    "ceiling": Bound("percent_of_list", HIGHEST_CEILING),
    "margin": Bound("percent", Decimal("99.999999")),
}
KINDS = tuple(BOUNDS)


@dataclass(frozen=True, slots=True)
class GuardRail:
    """A bound of the price.

    Args:
        kind: `discount`: the most that `role` may give away on its own; `floor`, `ceiling`: the least and the most of
            the list price, `margin`: the least of the net price, that needs no approval of `role`.
        percent: of the price before discounts, the list price or the net price; exact.
        role: who may go as far as a discount, or must approve what crosses another bound.
        market: the only market it holds in, or None.
        segment: the only price group it holds for, or None.
    """

    kind: Kind
    percent: Decimal
    role: Role
    market: str | None = None
    segment: str | None = None

    def applies(self, market: str, segments: Collection[str]) -> bool:
        """Tell whether it holds in a market for somebody of some price groups."""
        return self.market in (None, market) and (self.segment is None or self.segment in segments)

    @property
    def exactness(self) -> int:
        """How narrowly it is meant: a segment counts more than a market."""
        return 2 * (self.segment is not None) + (self.market is not None)


def rails_for(rails: Collection[GuardRail], market: str, segments: Collection[str]) -> tuple[GuardRail, ...]:
    """Return the rails that hold: per kind and role the most exact; of several segments the most generous.

    Args:
        rails: of a product.
        market: where it is sold.
        segments: the price groups of the buyer.
    """
    found: dict[tuple[Kind, Role], GuardRail] = {}
    for rail in rails:
        if rail.applies(market, segments):
            key = (rail.kind, rail.role)
            found[key] = max(found.get(key, rail), rail, key=lambda one: (one.exactness, _generosity(one)))
    return tuple(sorted(found.values(), key=lambda rail: (KINDS.index(rail.kind), APPROVERS.index(rail.role))))


def _generosity(rail: GuardRail) -> Decimal:
    return rail.percent if rail.kind in ("discount", "ceiling") else -rail.percent


def read_guard_rails(
    files: Mapping[str, str], markets: Mapping[str, Market], problems: list[FieldProblem]
) -> tuple[GuardRail, ...] | None:
    """Read the guard rails of a product; None without the file. What is wrong is reported."""
    text = files.get(GUARD_RAILS_FILE)
    root = None if text is None else read_toml(GUARD_RAILS_FILE, text, problems)
    return None if root is None else rails_in(root, markets)


def rails_in(root: Table, markets: Mapping[str, Market]) -> tuple[GuardRail, ...]:
    """Return the guard rails that a table says.

    Args:
        root: the table.
        markets: that it may speak of; empty if they cannot be read.
    """
    root.only(*KINDS)
    found: dict[GuardRail, Table] = {}
    for kind in KINDS:
        for table in root.tables(kind):
            rail = _rail(table, kind)
            if rail is not None:
                _check(table, rail, markets, found)
                found[rail] = table
    _report_open_end(found)
    return tuple(found)


def _check(table: Table, rail: GuardRail, markets: Mapping[str, Market], before: Collection[GuardRail]) -> None:
    if markets and rail.market is not None and rail.market not in markets:
        message = f"The product is not sold in the market {rail.market!r}.{did_you_mean(rail.market, markets)}"
        table.wrong("market", message)
    for other in before:
        if _scope(other) == _scope(rail):
            table.wrong("role", f"There is a {rail.kind} of {rail.role} for the same market and segment already.")


def _scope(rail: GuardRail) -> tuple[object, ...]:
    return rail.kind, rail.role, rail.market, rail.segment


def _report_open_end(rails: Mapping[GuardRail, Table]) -> None:
    """Report discounts that nobody could approve: the highest of the general ones must reach 100 percent."""
    general = [rail for rail in rails if rail.kind == "discount" and rail.exactness == 0]
    furthest = max(general, key=lambda rail: rail.percent, default=None)
    if furthest is not None and furthest.percent < 100:
        message = f"Nobody may approve a discount above {furthest.percent} %; let one role go up to 100."
        rails[furthest].wrong(BOUNDS["discount"].key, message)


def _rail(table: Table, kind: Kind) -> GuardRail | None:
    bound = BOUNDS[kind]
    table.only("role", bound.key, "market", "segment")
    percent = table.number(bound.key)
    role = table.one_of("role", bound.roles, "")
    if percent is not None and not 0 <= percent <= bound.most:
        table.wrong(bound.key, f"This is a percentage from 0 to {bound.most}, not {percent}.")
        percent = None
    if percent is None or not role:
        return None
    market, segment = (table.text(name, "") or None for name in ("market", "segment"))
    return GuardRail(kind, percent, Role(role), market, segment)
