"""The native kernels are compiled once, before anybody asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rules.engines import kernels


def prepared() -> str:
    """Compile the kernels unless that was done, in a process that has none loaded; return what it says."""
    command = [sys.executable, "-m", "rules.engines.kernels"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_nothing_is_said_when_the_kernels_are_compiled() -> None:
    assert prepared() in ("", f"{kernels.LINE}\n")
    assert prepared() == ""
    assert not kernels.prepare(print)


def test_kernels_of_another_source_are_forgotten(tmp_path: Path) -> None:
    script = """
from pathlib import Path
from rules.engines import kernels
found = [Path(str(each.stats.cache_path)) for each in kernels.A_KERNEL_OF_EACH_FOLDER]
kept = Path(str(found[0])) / "kernels-other.done"
for folder in found:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "old.nbi").touch()
    (folder / "old.nbc").touch()
kept.touch()
kernels.forget()
print(len(set(found)), [file.name for folder in found for file in folder.iterdir()])
"""
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "3 ['kernels-other.done']"


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
        naming.named, rotations.hold_fast, remainder.possible_left, remainder._find, layout._labels]
print([sum(each.stats.cache_misses.values()) for each in used])
"""
    prepared()
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.strip() == str([0] * 15)
