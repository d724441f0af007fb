"""The complete product that meets the user's choices and leaves most after its cost, with the proof.

The solver lists products by what they leave but for roundings, the best first. Each is priced exactly, until nothing
that is still to come can leave more than the best so far: then that is proved. What could not be gone through in time
leaves a gap, and it is told. Only those who may read margins get an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from cpq.configure.ground import Ground
from cpq.configure.view import Audience
from cpq.configure.worths import Margins
from kernel.errors import Conflict, Refused
from kernel.money import Money
from rules import without_joints
from rules.best import BestFirst
from rules.budget import Spent
from rules.objectives import names_of

MOST_PRICED = 50
"""Products that are priced for one answer. They differ in price or cost, and roundings by less than a coin."""


@dataclass(frozen=True, slots=True)
class MostLeft:
    """What leaves most.

    Args:
        assignment: it; None if there is none, or none was found in time.
        margin: what it leaves, exactly.
        bound: what nothing that meets the choices leaves more than; None if that is not known.
        decided: whether nothing is left to be found out.
    """

    assignment: Mapping[str, str] | None
    margin: Money | None
    bound: Money | None
    decided: bool


def check_reads_margins(audience: Audience) -> None:
    """Refuse to speak of margins.

    Raises:
        Refused: the audience may not read them.
    """
    if audience != "margin":
        raise Refused("Margins are for those who may read them; ask a manager.", code="margin-refused")


def margins_of(ground: Ground) -> Margins:
    """Return what the solver is told about margins.

    Raises:
        Conflict: the product has no cost book in the market on the day.
    """
    found = ground.margins
    if found is None:
        raise Conflict(
            f"No cost book of {ground.product.code!r} holds in the market {ground.market} on {ground.day}, "
            "so its margins are not known; add one to prices/books.toml.",
            code="margin-unknown",
        )
    return found


def most_left(ground: Ground, choices: Mapping[str, str], tries: int = MOST_PRICED) -> MostLeft:
    """Return the product that leaves most after its cost.

    Args:
        ground: what is asked stands on.
        choices: what it is to have.
        tries: how many products may be priced.

    Raises:
        Conflict: nothing with these values has a price and a cost, or the product has no costs at all.
    """
    margins = margins_of(ground)
    ranking = BestFirst(ground.pricing, choices, margins.loss, names=names_of(margins.loss), budget=ground.budget)
    best: tuple[Money, Mapping[str, str]] | None = None
    is_unknown = False
    try:
        for each in islice(ranking, tries):
            most = margins.most(each.worth)
            if most is None or (best is not None and most <= best[0]):
                is_unknown = best is None
                break
            shown = without_joints(each.assignment)
            left = margins.margin_of(shown)
            if left is not None and (best is None or best[0] < left):
                best = left, shown
        else:
            return _found(margins, best, ranking.bound, decided=ranking.bound is None)
    except Spent:
        return _found(margins, best, ranking.bound, decided=False)
    if is_unknown:
        raise _unknown(ground)
    return _found(margins, best, None, decided=True)


def _found(
    margins: Margins, best: tuple[Money, Mapping[str, str]] | None, to_come: int | None, *, decided: bool
) -> MostLeft:
    """Return what was found; no product that is still to come is better than the worth `to_come`."""
    rest = None if to_come is None else margins.most(to_come)
    if best is None:
        return MostLeft(None, None, rest, decided)
    bound = best[0] if rest is None or rest < best[0] else rest
    return MostLeft(best[1], best[0], bound, decided or bound == best[0])


def _unknown(ground: Ground) -> Conflict:
    return Conflict(
        f"Nothing that meets these choices has both a price and a cost in the market {ground.market}; "
        "complete its price and cost books, or take a choice back.",
        code="margin-unknown",
    )
