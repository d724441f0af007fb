"""The native kernels are compiled once, before anybody asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rules.engines import kernels


def test_nothing_is_said_when_the_kernels_are_compiled() -> None:
    said: list[str] = []
    kernels.prepare(said.append)
    assert not kernels.prepare(said.append)
    assert said in ([], [kernels.LINE])


def test_one_use_compiles_everything_that_questions_need(tmp_path: Path) -> None:
    # A process of its own, because a kernel once loaded is not looked for again.
    script = """
import sys
from rules.engines import kernels
kernels.use()
from rules.engines import rotations
from rules.engines.diagram import drawing, layout, naming, numbers, passes, reach, remainder, search, worths
used = [passes.possible, numbers.count, numbers.cheapest, numbers.log_count, search.compile_network,
        drawing.followed, reach.possible_within, reach.cheapest_within, worths.each, worths.each_within,
        naming.named, rotations._hold_fast, remainder.possible_left, remainder._find, layout._labels]
print([sum(each.stats.cache_misses.values()) for each in used])
"""
    kernels.prepare(lambda _: None)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.strip() == str([0] * 15)
