"""Samples: completions drawn at random, each exactly as likely as every other.

For everything that must not depend on which configurations somebody thinks of: estimates over all variants, tests of
price books and pictures, fair shares of features. An engine that counts draws by its counts; of the others a list of
all completions is drawn from, if there are few, and otherwise the answer is undecided.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from rules.budget import Budget
from rules.engines.base import Engine, Sample, Sampler

MOST_DRAWN = 100_000
"""Completions that are drawn at once."""

MOST_LISTED = 1_000
"""Completions that are listed on engines that cannot draw by themselves."""


def sample(
    engine: Engine,
    choices: Mapping[str, str],
    number: int,
    chance: Random,
    *,
    most_listed: int = MOST_LISTED,
    budget: Budget | None = None,
) -> Sample:
    """Draw completions of some choices; with the same state of `chance` the same ones again.

    Args:
        engine: decides.
        choices: what the completions have in common.
        number: how many to draw, up to `MOST_DRAWN`.
        chance: where all randomness comes from.
        most_listed: on engines that cannot draw, give up if there are more completions than this.
        budget: what all of it may spend.

    Raises:
        ValueError: fewer than none or too many are asked for.

    Cost:
        On the diagram engine the exact count of each node once, then for each draw about a click.
    """
    if not 0 <= number <= MOST_DRAWN:
        raise ValueError(f"{number:,} samples cannot be drawn at once; ask for 0 to {MOST_DRAWN:,}")
    if isinstance(engine, Sampler):
        return engine.sample(choices, number, chance, budget)
    listed = engine.enumerate(choices, most_listed, budget)
    if not (listed.complete and listed.decided):
        return Sample((), decided=False)
    every = listed.assignments
    return Sample(tuple(every[chance.randrange(len(every))] for _ in range(number if every else 0)))
