"""The complete product that meets the user's choices and leaves most after its cost, with the proof.

The solver lists products by what they leave but for roundings, the best first (`going_through`). Only those who may
read margins get an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cpq.configure.going_through import MOST_PRICED, GoneThrough, Listed, go_through
from cpq.configure.ground import Ground
from cpq.configure.view import Audience
from cpq.configure.worths import Margins
from kernel.errors import Conflict, Refused


def check_reads_margins(audience: Audience) -> None:
    """Refuse to speak of margins.

    Raises:
        Refused: the audience may not read them.
    """
    if audience != "margin":
        raise Refused("Margins are for those who may read them; ask a manager.", code="margin-refused")


def margins_of(ground: Ground) -> Sequence[Margins]:
    """Return what the solver is told about margins, case by case.

    Raises:
        Conflict: the product has no cost book in the market on the day.
    """
    found = ground.margins
    if not found:
        raise Conflict(
            f"No cost book of {ground.product.code!r} holds in the market {ground.market} on {ground.day}, "
            "so its margins are not known; add one to prices/books.toml.",
            code="margin-unknown",
        )
    return found


def most_left(ground: Ground, choices: Mapping[str, str], tries: int = MOST_PRICED) -> GoneThrough:
    """Return the product that leaves most after its cost.

    Args:
        ground: what is asked stands on.
        choices: what it is to have.
        tries: how many products may be priced.

    Raises:
        Conflict: nothing with these values has a price and a cost, or the product has no costs at all.
    """
    margins = margins_of(ground)
    cases = [Listed(each.loss, each.most) for each in margins]
    found = go_through(ground, choices, cases, margins[0].margin_of, is_most_wanted=True, tries=tries)
    if found.is_beyond:
        raise _unknown(ground)
    return found


def _unknown(ground: Ground) -> Conflict:
    return Conflict(
        f"Nothing that meets these choices has both a price and a cost in the market {ground.market}; "
        "complete its price and cost books, or take a choice back.",
        code="margin-unknown",
    )
