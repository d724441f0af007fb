"""Compiling a problem: several orders are tried within limits, and the smallest diagram is kept."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from rules.engines.diagram.arrays import arrays, full_domains
from rules.engines.diagram.artefact import View, pack
from rules.engines.diagram.network import Network, network
from rules.engines.diagram.order import ORDERS
from rules.engines.diagram.passes import Blob
from rules.engines.diagram.search import DONE, SPENT, Diagram, compile_network
from rules.problem import Problem

MOST_STEPS = 400_000_000
"""Steps of the search for one order: a few seconds. Deterministic, so that every machine compiles the same problems."""

ROOMS = (1 << 16, 1 << 19, 1 << 23)
"""Items of edges that a search may make; a small room is tried first, because making a large one takes long."""

ENOUGH = 20_000
"""A diagram with no more items than this is small enough: no other order is tried."""

VERSION = 1
"""Counts up with every change of what an artefact looks like; older files are then compiled anew."""


class NotCompiled(Exception):
    """No order led to a diagram within the limits."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled problem: the artefact, and how it came about."""

    blob: Blob
    order: str
    steps: int


def compiled(problem: Problem, *, most_steps: int = MOST_STEPS) -> Compiled:
    """Compile a problem.

    Raises:
        TooWide: the problem has no network of a reasonable size.
        NotCompiled: no order stayed within the limits.
    """
    found = network(problem)
    views = [
        View(variable, tuple(1 << value for value in range(len(each.values))))
        for variable, each in enumerate(problem.variables)
    ]
    best: Compiled | None = None
    for name, order in ORDERS:
        made = _searched(found, views, name, order(found), most_steps)
        if made is None:
            continue
        most_steps = min(most_steps, 4 * made.steps)
        if best is None or len(made.blob) < len(best.blob):
            best = made
        if len(best.blob) <= ENOUGH:
            break
    if best is None:
        raise NotCompiled
    return best


def _searched(
    found: Network, views: Sequence[View], name: str, rank: Sequence[int], most_steps: int
) -> Compiled | None:
    laid_out, domains = arrays(found, rank), full_domains(found)
    for room in ROOMS:
        outcome, steps, root, *parts = compile_network(laid_out, domains, len(found.sizes), most_steps, room)
        if outcome == DONE:
            return Compiled(pack(Diagram(*parts), root, found.sizes, rank, views), name, steps)
        if outcome == SPENT:
            return None
    return None


def kept(problem: Problem, folder: Path) -> Compiled:
    """Return the compiled problem from its file in a folder, mapped into memory; compile and write it if there is none.

    Files are named after the problem's digest and carry a check sum; a file that is damaged is made anew.

    Raises:
        TooWide, NotCompiled: as `compiled` does.
    """
    path = folder / f"{problem.digest}.v{VERSION}.diagram"
    known = _read(path)
    if known is not None:
        return Compiled(known, "file", 0)
    made = compiled(problem)
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(np.uint32(zlib.crc32(made.blob.tobytes())).tobytes())
        file.write(made.blob.tobytes())
    os.replace(file.name, path)
    return made


def _read(path: Path) -> Blob | None:
    with suppress(OSError, ValueError):
        words = np.memmap(path, np.int32, "c")
        blob = np.asarray(words[1:])
        if zlib.crc32(blob.tobytes()) == int(words[:1].view(np.uint32)[0]):
            return blob
    return None
