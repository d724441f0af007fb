"""The cutset engine from the inside: question after question, what it remembers never changes what it answers."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import engine
from rules.engines.cutset.kernel import FOUND, NONE, begun, pool, supported
from rules.engines.diagram.arrays import arrays, first_domains, split
from rules.engines.diagram.network import Network
from tests.rules.demo import demo_problem
from tests.rules.networks import configurations, networks


class Asked:
    """A network to be asked again and again."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.net = arrays(network)
        self.begun = begun(self.net, first_domains(network))
        self.pool = pool(self.net)
        self.seen = np.zeros(int(self.net.words[-1]), np.uint64)
        self.unknown = np.zeros_like(self.seen)

    def ask(self, chosen: dict[int, int], limit: int) -> int:
        assert self.begun is not None
        widths = np.diff(self.net.words)
        masks = [word for at, value in chosen.items() for word in split(1 << value, int(widths[at]))]
        shown = np.arange(len(self.network.sizes), dtype=np.int32)
        return int(
            supported(
                self.net,
                *self.begun,
                self.pool,
                shown,
                np.array([*chosen], np.int32),
                np.array(masks, np.uint64),
                limit,
                self.seen,
                self.unknown,
            )
        )

    def values(self, words: np.ndarray) -> list[set[int]]:
        bits = np.unpackbits(words.view(np.uint8), bitorder="little")
        first = self.net.words
        return [
            set(np.flatnonzero(bits[64 * first[at] : 64 * first[at + 1]]).tolist())
            for at in range(len(self.network.sizes))
        ]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(networks(), st.randoms(use_true_random=False), st.sampled_from([10**9, 10**9, 40, 0]))
def test_values_are_those_of_all_configurations(network: Network, random: Random, limit: int) -> None:
    asked, every = Asked(network), configurations(network)
    if asked.begun is None:
        assert not every
        return
    variables = range(len(network.sizes))
    for _ in range(12):
        amount = min(random.choice((0, 1, 2, 3)), len(variables))
        chosen = {at: random.randrange(network.sizes[at]) for at in random.sample(variables, amount)}
        left = [values for values in every if all(values[at] == value for at, value in chosen.items())]
        outcome = asked.ask(chosen, limit)
        if limit > 40:
            assert outcome == (FOUND if left else NONE)
        if outcome != FOUND:
            assert outcome != NONE or not left
            continue
        true = [{values[at] for values in left} for at in variables]
        unknown = asked.values(asked.unknown)
        assert left
        for seen, undecided, right in zip(asked.values(asked.seen), unknown, true, strict=True):
            assert seen - undecided <= right <= seen
        if limit > 40:
            assert not asked.unknown.any()


def test_the_workstation_is_answered_as_by_sat() -> None:
    problem = demo_problem("workstation")
    ours, sat = engine(problem, "cutset"), engine(problem, "sat")
    random = Random(3)
    for _ in range(2):
        chosen: dict[str, str] = {}
        while True:
            found = ours.propagate(chosen)
            assert found == sat.propagate(chosen)
            several = [name for name, values in found.domains.items() if len(values) > 1]
            if not several:
                break
            name = random.choice(several)
            chosen[name] = random.choice(found.domains[name])
