"""Sessions of random clicks: how engines are measured and compared.

A click picks a random open variable, gives it a random value that is still possible, and asks again what is possible
for every variable. A session is clicks until every variable is decided. What is picked depends on a seed and on the
answers alone, so engines that answer alike walk alike, and the digest over all answers says whether they did.

The clock runs around `propagate` only. Looking at the answers comes after: reading them may cost more than the click.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rules.engines.base import Propagation


class Propagates(Protocol):
    """All that a session asks of an engine."""

    def propagate(self, choices: Mapping[str, str]) -> Propagation:
        """Return every value that some completion of the choices has."""
        ...


@dataclass(slots=True)
class Walk:
    """What some sessions cost and answered.

    `whole` is False when they were stopped early, `exact` when a value stayed undecided.
    """

    seconds: list[float] = field(default_factory=list)
    digest: str = ""
    whole: bool = True
    exact: bool = True
    sessions: int = 0
    made: list[dict[str, str]] = field(default_factory=list)

    def microseconds(self, share: float) -> float:
        """Return the time of a click that a share of the clicks does not exceed; 0 without clicks."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1e6 if ordered else 0.0


def walk(
    engine: Propagates,
    names: Sequence[str],
    clock: Callable[[], float],
    *,
    sessions: int = 10,
    seed: int = 1,
    most_clicks: int | None = None,
    most_seconds: float | None = None,
) -> Walk:
    """Walk through some sessions.

    Args:
        engine: what to ask.
        names: the variables that are picked and compared, in declared order.
        clock: read before and after each click, in seconds.
        sessions: how many.
        seed: equal seeds walk alike.
        most_clicks: stop after so many clicks, over all sessions.
        most_seconds: stop when clicks have taken so long, over all sessions.
    """
    walked = Walk()
    digest = hashlib.sha256()
    for number in range(sessions):
        chance = random.Random(f"{seed}/{number}")
        if not _session(engine, names, clock, chance, walked, digest.update, most_clicks, most_seconds):
            walked.whole = False
            break
        walked.sessions += 1
    walked.digest = digest.hexdigest()
    return walked


def _session(
    engine: Propagates,
    names: Sequence[str],
    clock: Callable[[], float],
    chance: random.Random,
    walked: Walk,
    update: Callable[[bytes], object],
    most_clicks: int | None,
    most_seconds: float | None,
) -> bool:
    choices: dict[str, str] = {}
    walked.made.append(choices)
    found = engine.propagate(choices)
    looked_at = names
    while True:
        walked.exact &= found.consistent is not None and not found.undecided
        opened = _digested(found, looked_at, update)
        if not opened:
            _digested(found, names, update)
            return True
        if most_clicks is not None and len(walked.seconds) >= most_clicks:
            return False
        if most_seconds is not None and sum(walked.seconds) >= most_seconds:
            return False
        picked = opened[chance.randrange(len(opened))]
        values = found.domains[picked]
        choices[picked] = values[chance.randrange(len(values))]
        start = clock()
        found = engine.propagate(choices)
        walked.seconds.append(clock() - start)
        looked_at = opened


def _digested(found: Propagation, names: Sequence[str], update: Callable[[bytes], object]) -> list[str]:
    """Add the domains of some variables to the digest; return which are open.

    Only variables that were open before a click are looked at after it, and all of them at the end of a session.
    """
    opened: list[str] = []
    domains = found.domains
    parts: list[str] = []
    for name in names:
        values = domains[name]
        parts.extend((name, *values, ""))
        if len(values) > 1:
            opened.append(name)
    update("\0".join(parts).encode())
    return opened
