"""Do the engines agree on models that nobody here wrote? `python -m tests.bench.conformance [MODEL...]`.

On the models in the folder that QUOTEWRIGHT_MODELS names: the digests of whole sessions are equal on the default engine
and the SAT engine, published counts are reproduced, and every recorded order of ren_med is consistent and can be built
click by click. Prints a line per check as it goes; exits 1 if one fails, 2 without the folder.
"""

from __future__ import annotations

import csv
import gzip
import io
import os
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log10
from pathlib import Path
from time import perf_counter

import rules
from rules.models import Model, load
from rules.sessions import walk

DAY = date(2026, 11, 23)
SEED = 20261123
KNOWN: Mapping[str, tuple[str, float | None]] = {
    "eshop": ("eshop.cnf.gz", 14.394),
    "pc": ("pc.cnf.gz", 21.522),
    "busybox": ("busybox.cnf.gz", 141.857),
    "fin": ("fin.cnf.gz", 14.0),
    "auto1": ("auto1.cnf.gz", 210.7),
    "ren_med": ("ren_med.fd.json.gz", log10(278_744)),
    "ren_clib": ("ren_clib.fd.json.gz", 12.87),
    "auto2_1": ("auto2_1.cnf.gz", 1_260.7),
    "linux2633": ("linux2633.cnf.gz", None),
}
"""File and published number of variants (log10)."""

EXACT: Mapping[str, int] = {"ren_med": 278_744}
TOLERANCE = 0.06
"""Published figures have one to three digits after the point."""

SESSIONS: Mapping[str, int] = {"eshop": 20, "pc": 10, "busybox": 5, "fin": 10, "auto1": 1, "ren_med": 20, "ren_clib": 5}
PART_OF_A_SESSION = 60
"""Clicks on models on which the SAT engine takes minutes for a session."""

ORDERS = "ren_med.sales.csv.gz"


def main(names: Sequence[str]) -> int:
    """Check the models named, or all; return the exit code."""
    folder = os.environ.get("QUOTEWRIGHT_MODELS")
    if not folder:
        sys.stderr.write("QUOTEWRIGHT_MODELS is not set: there are no models to check\n")
        return 2
    failures = 0
    for name in names or KNOWN:
        path = Path(folder) / KNOWN[name][0]
        if not path.is_file():
            _say(f"     {name}: not in the folder")
            continue
        for is_right, line in _checked(name, load([path], None, DAY), Path(folder)):
            failures += not is_right
            _say(f"{'ok  ' if is_right else 'FAIL'} {name}: {line}")
    return 1 if failures else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _checked(name: str, model: Model, folder: Path) -> Iterator[tuple[bool, str]]:
    start = perf_counter()
    engine = rules.engine(model.problem)
    yield True, f"{engine.name}, compiled in {perf_counter() - start:.1f} s"
    published = KNOWN[name][1]
    if published is not None:
        yield _count(engine, published, EXACT.get(name))
    yield _digests(name, model, engine)
    if name == "ren_med" and (folder / ORDERS).is_file():
        yield _orders(engine, folder / ORDERS)


def _count(engine: rules.Engine, published: float, exact: int | None) -> tuple[bool, str]:
    found = engine.count({}, rules.Budget(deadline=perf_counter() + 60, clock=perf_counter)).value
    if not found:
        return False, f"no count; 10^{published:.3f} is published"
    is_right = abs(log10(found) - published) <= TOLERANCE and found == (exact or found)
    return is_right, f"10^{log10(found):.3f} configurations; 10^{published:.3f} is published"


def _digests(name: str, model: Model, engine: rules.Engine) -> tuple[bool, str]:
    sessions = SESSIONS.get(name, 1)
    most = None if name in SESSIONS else PART_OF_A_SESSION
    other = rules.engine(model.problem, "sat") if engine.name != "sat" else rules.engine(model.problem, "cpsat")
    if engine.name == "sat":
        most = 1  # CP-SAT beside it takes minutes for a click
    walks = [
        walk(each, model.shown, perf_counter, sessions=sessions, seed=SEED, most_clicks=most)
        for each in (engine, other)
    ]
    counted = f"{len(walks[0].seconds)} clicks in {sessions} session{'s' if sessions > 1 else ''}"
    is_right = walks[0].digest == walks[1].digest and walks[0].exact and walks[1].exact
    return is_right, f"{counted}, {engine.name} {'==' if is_right else '!='} {other.name} ({walks[0].digest[:16]})"


def _orders(engine: rules.Engine, path: Path) -> tuple[bool, str]:
    """Check that every recorded order is consistent, and that each of its values is offered when it is clicked."""
    chance = random.Random(SEED)
    orders = list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode())))
    clicks = wrong = 0
    for order in orders:
        wanted = {name: value for name, value in order.items() if name != "fold"}
        wrong += not engine.propagate(wanted).consistent
        names = list(wanted)
        chance.shuffle(names)
        choices: dict[str, str] = {}
        domains = engine.propagate({}).domains
        for name in names:
            if wanted[name] not in domains[name]:
                wrong += 1
                break
            choices[name] = wanted[name]
            domains = engine.propagate(choices).domains
            clicks += 1
    return not wrong, f"{len(orders):,} orders, {clicks:,} clicks, {wrong} wrong"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
