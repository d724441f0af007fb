"""Compiling a problem: several orders are tried within limits, and the smallest diagram is kept.

Where none stays within them, a binary diagram is put together bottom-up.
"""

from __future__ import annotations

import logging
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from rules.engines.diagram.arrays import arrays, first_domains
from rules.engines.diagram.artefact import pack
from rules.engines.diagram.binary import binary_diagram
from rules.engines.diagram.network import Network, TooWide, network
from rules.engines.diagram.order import ORDERS, advised, by_reach
from rules.engines.diagram.passes import Blob
from rules.engines.diagram.search import DONE, SPENT, Diagram, compile_network
from rules.engines.diagram.simplify import Simplified, simplified
from rules.problem import Problem

ADVISED_TIMES = 3
"""The order that the author of the rules advises may take so many times the steps of all others together."""

LIMITS = (3_000_000, 15_000_000)
"""Steps of the search for one order: all orders are tried with few, and only if none gets by with them, with more."""

MOST_STEPS = 40_000_000
"""Steps of all searches: a few seconds. Deterministic, so that every machine compiles the same problems."""

ROOMS = (1 << 16, 1 << 20)
"""Items of edges that a search may make; a small room is tried first, because making a large one takes long."""

ADVISED_ROOMS = (1 << 22,)
"""Whoever advises an order expects a large diagram."""

ENOUGH = 20_000
"""A diagram with no more words than this is small enough: no other order is tried."""

BOTTOM_UP = "bottom-up"
"""Stands for the order of a diagram that no search found."""

VERSION = 1
"""Counts up with every change of what an artefact looks like; older files are then compiled anew."""


log = logging.getLogger(__name__)


class NotCompiled(Exception):
    """No order led to a diagram within the limits."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled problem: the artefact, and how it came about; `steps` are the search's, or nodes put together."""

    blob: Blob
    order: str
    steps: int


def compiled(problem: Problem, *, most_steps: int = MOST_STEPS, second: bool = True) -> Compiled:
    """Compile a problem; see `smallest`.

    Raises:
        TooWide: the problem has no network of a reasonable size.
        NotCompiled: nothing stayed within the limits.
    """
    given = network(problem)
    return smallest(given, len(problem.variables), problem.advice, most_steps=most_steps, second=second)


def smallest(
    given: Network, shown: int, advice: Sequence[int] = (), *, most_steps: int = MOST_STEPS, second: bool = True
) -> Compiled:
    """Compile a network in several orders and keep the smallest diagram of the first variables' values.

    Args:
        given: the network.
        shown: how many of its variables, the first ones, are asked about.
        advice: begins an order that is tried first, with a limit of its own; if it leads to a diagram, that is kept.
        most_steps: of all orders together.
        second: whether a diagram is put together bottom-up where no order stays within the limits.

    Raises:
        NotCompiled: nothing stayed within the limits.
    """
    search = _Search(simplified(given), shown)
    made = search.smallest(advice, most_steps) or (search.bottom_up() if second else None)
    if made is None:
        raise NotCompiled
    return made


def bottom_up(given: Network, shown: int) -> Compiled:
    """Put the diagram of a network together bottom-up, whatever a search would find.

    Raises:
        NotCompiled: it would become too large.
    """
    made = _Search(simplified(given), shown).bottom_up()
    if made is None:
        raise NotCompiled
    return made


class _Search:
    """A network laid out once, to be searched in several orders."""

    def __init__(self, found: Simplified, shown: int) -> None:
        self.network = found.network
        self._views = found.views[:shown]
        self._tables = arrays(found.network)
        self._domains = first_domains(found.network)

    def smallest(self, advice: Sequence[int], most_steps: int) -> Compiled | None:
        """Return the smallest diagram that some order leads to; None if none stays within the limits."""
        if advice:
            _, made = self.made("advised", self.advised(advice), ADVISED_TIMES * most_steps, ADVISED_ROOMS)
            if made is not None:
                return made
        ranks = {name: order(self.network) for name, order in ORDERS}
        left = most_steps
        for limit in LIMITS:
            best: Compiled | None = None
            for name, rank in ranks.items():
                if rank is None or left <= 0:
                    continue
                spent, made = self.made(name, rank, min(left, limit))
                left -= spent
                if made is not None:
                    best = made if best is None or len(made.blob) < len(best.blob) else best
                    if limit > LIMITS[0] or len(best.blob) <= ENOUGH:
                        return best
            if best is not None:
                return best
        return None

    def advised(self, advice: Sequence[int]) -> Sequence[int]:
        """Return the order that some of the first variables begin."""
        return advised(self.network, list(dict.fromkeys(self._views[variable].variable for variable in advice)))

    def made(
        self, name: str, rank: Sequence[int], most_steps: int, rooms: Sequence[int] = ROOMS
    ) -> tuple[int, Compiled | None]:
        """Search in one order; return the steps it took and the diagram, if one was found."""
        tables = self._tables._replace(rank=np.array([*rank, 0], np.int32))
        steps = 0
        for room in rooms:
            outcome, steps, root, *parts = compile_network(tables, self._domains, len(rank), most_steps, room)
            if outcome == DONE:
                blob = pack(Diagram(*parts), root, self.network.sizes, rank, self._views)
                return steps, Compiled(blob, name, steps)
            if outcome == SPENT:
                break
        return steps, None

    def bottom_up(self) -> Compiled | None:
        """Put a diagram together bottom-up; None if it would become too large."""
        line = by_reach(self.network)
        made = binary_diagram(self.network, line)
        if made is None:
            return None
        rank = np.empty(len(line), np.int64)
        rank[line] = np.arange(len(line), 0, -1)
        blob = pack(made.diagram, made.root, self.network.sizes, rank.tolist(), self._views)
        return Compiled(blob, BOTTOM_UP, made.work)


def kept(problem: Problem, folder: Path) -> Compiled:
    """Return the compiled problem from its file in a folder, mapped into memory; compile and write it if there is none.

    Files are named after the problem's digest and carry a check sum; a file that is damaged is made anew. That a
    problem does not compile is kept as well, for as long as this compiler is the same. A folder that cannot be written
    costs a warning and nothing else.

    Raises:
        TooWide, NotCompiled: as `compiled` does.
    """
    path = folder / f"{problem.digest}.v{VERSION}.diagram"
    verdict = path.with_suffix(".none")
    known = _read(path)
    if known is not None:
        return Compiled(known, "file", 0)
    _repeat(verdict)
    try:
        made = compiled(problem)
    except (TooWide, NotCompiled) as error:
        _write(verdict, f"{type(error).__name__} {_compiler()}".encode())
        raise
    _write(path, np.uint32(zlib.crc32(made.blob.tobytes())).tobytes() + made.blob.tobytes())
    return made


def _repeat(verdict: Path) -> None:
    """Raise again what this compiler raised the last time."""
    with suppress(OSError, ValueError):
        name, compiler = verdict.read_text().split()
        if compiler == _compiler():
            _touch(verdict)
            raise {each.__name__: each for each in (TooWide, NotCompiled)}.get(name, NotCompiled)


@cache
def _compiler() -> str:
    """Return a digest of the compiler's source: a better one tries again what an earlier one could not do."""
    parts = [file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))]
    return sha256(b"".join(parts)).hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        os.replace(file.name, path)
    except OSError as error:
        log.warning("a compiled problem cannot be kept in %s: %s", path.parent, error)


def _read(path: Path) -> Blob | None:
    with suppress(OSError, ValueError):
        words = np.memmap(path, np.int32, "c")
        blob = np.asarray(words[1:])
        if zlib.crc32(blob.tobytes()) == int(words[:1].view(np.uint32)[0]):
            _touch(path)
            return blob
    return None


def _touch(path: Path) -> None:
    """Note that a file is in use: files that nobody reads any more are removed one day."""
    with suppress(OSError):
        path.touch()
