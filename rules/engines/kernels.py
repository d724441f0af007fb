"""`python -m rules.engines.kernels`: compile the native kernels of the engines, once per installation.

The first use of each kernel compiles it, which takes most of a minute for all of them; afterwards they are read from
numba's cache: `__pycache__` beside the source, or the folder of NUMBA_CACHE_DIR. This asks every question once, so that
no request and no test ever waits for a compilation. A note in the cache says for which source, numba and processor it
was done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numba
import numpy as np
from llvmlite import binding

from rules.columns import Columns
from rules.engines.base import Objective
from rules.engines.cutset.kernel import supported
from rules.engines.diagram import DiagramEngine
from rules.engines.diagram.layout import layout
from rules.engines.diagram.passes import Blob, possible
from rules.engines.diagram.reach import LARGE, outline
from rules.engines.diagram.remainder import FEW, PATIENCE, exchanged_left, possible_left, remainders
from rules.engines.diagram.views import Reader
from rules.engines.rotations import hold_fast
from rules.engines.sat import SatEngine
from rules.lower import lower
from rules.on_demand import flat
from rules.parse import parse
from rules.problem import Problem

LINE = "Compiling the engine's kernels, once for this installation: about a minute"

BOOK = """\
characteristic size: integer 1..6
characteristic doors: integer 1..3
characteristic glass: one of clear, anti-fog, none
characteristic lit: boolean
characteristic heated: boolean
rule fog: when lit and heated require glass = anti-fog
rule wide: when doors > 2 require size >= 3
rule sum: require size + 2 * doors <= 10
rule area: require size * doors <= 12
rule four: default size = 4
rule dark: prefer lit = true weight 10
"""
"""A product with every form of constraint that the compiler treats apart."""

A_KERNEL_OF_EACH_FOLDER = (possible, supported, hold_fast)
"""numba keeps kernels by the folder of their source."""

YES_OR_NO = "characteristic lit: boolean\ncharacteristic heated: boolean\nrule warm: require lit or heated\n"
"""A product of the form that solutions near known ones are searched for in."""


def prepare(say: Callable[[str], object]) -> bool:
    """Compile the kernels unless that was done; return whether there was anything to do.

    This comes before any other use of the engines: a kernel that its process has loaded already is not kept anew.

    Args:
        say: hears that it will take a while.
    """
    note = _note()
    if note.exists():
        return False
    say(LINE)
    forget()
    use()
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch()
    return True


def forget() -> None:
    """Remove the kernels that were compiled from another source, whatever of it changed.

    numba compiles a kernel anew if its own file changed; but constants and inlined kernels of other files are in it,
    too, and old ones would read and write where there is nothing any more.
    """
    for kernel in A_KERNEL_OF_EACH_FOLDER:
        for file in Path(str(kernel.stats.cache_path)).glob("*.nb[ci]"):
            with suppress(OSError):
                file.unlink()


def use() -> None:
    """Ask every question once: of a freshly compiled problem, and of one read from its file, as if it were large."""
    given = _problem(BOOK)
    objective = Objective({"size": {"1": 3, "2": 5}})
    with TemporaryDirectory() as folder:
        for large in (LARGE, 0):
            engine = DiagramEngine(given, Path(folder), large=large)
            for choices in ({}, {"lit": "true", "heated": "true"}):
                engine.propagate(choices)
                engine.exchangeable(choices)
                engine.complete(choices)
                engine.count(choices)
                engine.counts(choices)
                engine.optimise(choices, objective)
                engine.bounds(choices, objective)
                flat(engine.exchanges(choices, objective).values)
                engine.enumerate(choices, 3)
                engine.sample(choices, 1, Random(1))
                engine.consistent([choices])
                for width in (np.uint8, np.uint16):
                    engine.consistent(Columns(["lit"], [["true"]], np.ones((1, 1), width)))
                engine.propagate_many([choices] * 2)
                engine.flags([choices])
                engine.beside.propagate(choices)
        walked = Reader(given, engine.compiled.blob, large=0, most_bytes=0)
        walked.possible(np.zeros(1, np.int32), np.empty(walked.words, np.int32))
        _use_wide(engine.compiled.blob, walked.words)
    yes_or_no = SatEngine(_problem(YES_OR_NO))
    yes_or_no.propagate({})


def _use_wide(blob: Blob, words: int) -> None:
    """Ask as of a diagram with more nodes than two bytes can number."""
    found = remainders(blob, layout(blob, outline(blob), narrow=0))
    if found is not None:
        possible_left(blob, found, np.zeros(2, np.int32), np.empty(words, np.int32), FEW, PATIENCE)
        exchanged_left(blob, found, np.zeros(2, np.int32), np.empty((3, words), np.int32), FEW, PATIENCE)


def _problem(text: str) -> Problem:
    return lower(parse({"kernels.rules": text}, {}), market=None, on=date(2026, 1, 1))


def _note() -> Path:
    return Path(str(possible.stats.cache_path)) / f"kernels-{_fingerprint()}.done"


@cache
def _fingerprint() -> str:
    parts = [file.read_bytes() for file in sorted(Path(__file__).parent.rglob("*.py"))]
    where = (
        f"{sys.version} {numba.__version__} {binding.get_host_cpu_name()} {binding.get_host_cpu_features().flatten()}"
    )
    return sha256(b"".join([where.encode(), *parts])).hexdigest()[:16]


if __name__ == "__main__":
    prepare(lambda line: sys.stdout.write(f"{line}\n"))
