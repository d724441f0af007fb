"""The engines: clicks, compilation, counts, optima, explanations, repairs and memory, beside their peers.

A click and a session are those of `rules.sessions`. Peers walk the same sessions and are compared on the clicks both
made; a peer that is too slow is stopped after 10 clicks or a time, and one that does not finish a click in that time
is a lower bound (≥). Models that are not ours come from the folder that QUOTEWRIGHT_MODELS names.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

import numpy as np

import rules
from rules.commands.measuring import Compiled
from rules.engines.cnf import TooLarge
from rules.engines.diagram import DiagramEngine, NotCompiled
from rules.engines.diagram.compiled import bottom_up
from rules.engines.diagram.network import network
from rules.engines.diagram.passes import WORDS, Blob, possible
from rules.models import Model
from rules.sessions import Walk, walk
from tests.bench.models import models
from tests.bench.peers import CpsatPerValue, PythonConstraint, SatPerValue, Slow
from tests.bench.row import Row, percentile, timed
from tests.live import ROOT

SEED = 20261123
SESSIONS = 10
OUR_SECONDS = 15.0
"""After so many seconds of clicks on a model the default engine is stopped too."""

ROUNDS = 5
"""So often is measured what takes less than a second: microseconds pass in a moment, and a moment may be a bad one."""

ENOUGH_CLICKS = 10
PEER_SECONDS = 60.0
"""A peer gets so long on a model, and no more than `ENOUGH_CLICKS` once it has taken `PATIENCE` seconds."""

PATIENCE = 5.0
BRIEF = 8.0
"""Seconds for the peers that are slower by orders of magnitude, and for each other operation."""

MOST_STATES = 100
CONFLICTS = 200
EXPLAINED = ("workstation", "display-case", "eshop", "pc", "busybox", "fin", "auto1", "ren_med")
SESSIONS_HELD = 1_000


def measure() -> Iterator[Row]:
    """Measure everything; rows come as they are found."""
    bandwidth = _bandwidth()
    yield Row("memory bandwidth of this machine, reading", bandwidth, "GB/s")
    for model in models():
        yield from _measured(model, bandwidth)
    yield _session_memory()
    yield from _warm_start()


# --- one model ------------------------------------------------------------------------------------------------------


def _measured(model: Model, bandwidth: float) -> Iterator[Row]:
    start = perf_counter()
    engine = rules.engine(model.problem)
    yield Row(f"{model.name}: compilation ({engine.name})", perf_counter() - start, "s")
    engine.propagate({})
    ours = _walks(engine, model)
    clicks = Walk([seconds for each in ours for seconds in each.seconds])
    yield Row(f"{model.name}: click p50", clicks.microseconds(0.5) / 1000, "ms")
    yield Row(f"{model.name}: click p99", clicks.microseconds(0.99) / 1000, "ms")
    for peer in _peers(model):
        made = _peer_walk(peer, model)
        if made is not None:
            yield _compared(model, ours, *made)
    if isinstance(engine, DiagramEngine):
        yield from _passes(model, engine.compiled.blob, bandwidth)
        yield _second_try(model, engine)
    if isinstance(engine, Compiled):
        yield from _questions(model, engine, ours[0])
    if model.name in EXPLAINED:
        yield from _explanations(model, engine)


def _walks(engine: rules.Engine, model: Model) -> list[Walk]:
    """Walk through the sessions, again and again where that takes no time."""
    walks: list[Walk] = []
    while not walks or (len(walks) < ROUNDS and sum(walks[0].seconds) < 1):
        walks.append(walk(engine, model.shown, perf_counter, sessions=SESSIONS, seed=SEED, most_seconds=OUR_SECONDS))
    return walks


# --- clicks beside peers --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Peer:
    name: str
    make: Callable[[float], object]
    seconds: float
    sessions: int


def _peers(model: Model) -> Iterator[_Peer]:
    problem = model.problem
    yield _Peer("our SAT with witnesses", lambda _: rules.engine(problem, "sat"), 2 * BRIEF, 3)
    yield _Peer(SatPerValue.name, lambda seconds: SatPerValue(problem, seconds), PEER_SECONDS, 1)
    yield _Peer(CpsatPerValue.name, lambda seconds: CpsatPerValue(problem, seconds), 2 * BRIEF, 1)
    if len(problem.variables) < 1_000:  # beyond, building it alone takes minutes
        yield _Peer(PythonConstraint.name, lambda seconds: PythonConstraint(problem, seconds), BRIEF, 1)


class _Patient:
    """Asks a peer, and stops it when it was slow for long enough."""

    def __init__(self, peer: object, seconds: float) -> None:
        self._peer = peer
        self._seconds = seconds
        self.times: list[float] = []
        self.is_cut_off = False

    def propagate(self, choices: Mapping[str, str]) -> rules.Propagation:
        """Answer, or raise `Slow`."""
        spent = sum(self.times)
        if spent > self._seconds or (len(self.times) > ENOUGH_CLICKS and spent > PATIENCE):
            raise Slow
        start = perf_counter()
        try:
            found: rules.Propagation = self._peer.propagate(choices)  # type: ignore[attr-defined]  # an engine or a peer
        except Slow:
            self.is_cut_off = True
            self.times.append(perf_counter() - start)
            raise
        self.times.append(perf_counter() - start)
        return found


def _peer_walk(peer: _Peer, model: Model) -> tuple[str, list[float], bool] | None:
    try:
        patient = _Patient(peer.make(peer.seconds), peer.seconds)
    except TooLarge:
        return None
    with suppress(Slow):
        walk(patient, model.shown, perf_counter, sessions=peer.sessions, seed=SEED)
    return peer.name, patient.times, patient.is_cut_off


def _compared(model: Model, ours: Sequence[Walk], peer: str, times: list[float], is_cut_off: bool) -> Row:
    """Compare on the clicks both made; a session begins with a question that is no click."""
    clicks: list[float] = []
    at = 0
    for choices in ours[0].made:
        clicks += times[at + 1 : at + 1 + len(choices)]
        at += 1 + len(choices)
    if not clicks:  # not even the first question was answered
        clicks = times[:1]
    same = [seconds for each in ours for seconds in each.seconds[: len(clicks)]]
    what = f"{model.name}: click p50 of the first {len(clicks)} clicks"
    figure, other = statistics.median(same) * 1000, statistics.median(clicks) * 1000
    is_bound = is_cut_off and other >= max(times) * 1000 * 0.99
    return Row(what, figure, "ms", peer, other, at_least=is_bound, faster=True)


# --- what one compiled form gives -----------------------------------------------------------------------------------


def _passes(model: Model, blob: Blob, bandwidth: float) -> Iterator[Row]:
    """Measure a sweep over all of an artefact; a click on a large one need not make it."""
    nothing, answer = np.zeros(0, np.int32), np.empty(int(blob[WORDS]), np.int32)
    seconds = percentile([timed(lambda: possible(blob, nothing, answer)) for _ in range(50)], 0.5) / 1000
    yield Row(f"{model.name}: artefact", blob.nbytes / 1000, "kB")
    rate = blob.nbytes / seconds / 1e9
    yield Row(f"{model.name}: artefact bytes per second of a sweep", rate, "GB/s", "memory", bandwidth)


def _second_try(model: Model, engine: DiagramEngine) -> Row:
    """Compare what is put together bottom-up with what the search found; 0 if it would become too large."""
    start = perf_counter()
    try:
        size = bottom_up(network(model.problem), len(model.problem.variables)).blob.nbytes
    except NotCompiled:
        size = 0
    what = f"{model.name}: artefact bottom-up, in {perf_counter() - start:.1f} s"
    return Row(what, size / 1000, "kB", "the search's", engine.size / 1000)


def _questions(model: Model, engine: rules.Engine, ours: Walk) -> Iterator[Row]:
    """Compare counting and the least price with a click, on the states of the first sessions."""
    chance = random.Random(SEED)
    objective = rules.Objective(
        {each.name: {value: chance.randrange(1_000) for value in each.values} for each in model.problem.variables}
    )
    states = list(_states(ours))
    click = percentile(_repeated(lambda choices: engine.propagate(choices), states), 0.5)
    counts = _repeated(lambda choices: engine.count(choices), states)
    found = engine.count({}).value
    words = 1 if not found else -(-found.bit_length() // 64)
    yield Row(f"{model.name}: count p50 ({words} × 64 bits)", percentile(counts, 0.5), "ms", "a click", click)
    each = _repeated(lambda choices: engine.counts(choices), states)
    yield Row(f"{model.name}: count of each value p50", percentile(each, 0.5), "ms", "a click", click)
    optima = _repeated(lambda choices: engine.optimise(choices, objective), states)
    yield Row(f"{model.name}: least price p50", percentile(optima, 0.5), "ms", "a click", click)
    bounds = _repeated(lambda choices: engine.bounds(choices, objective), states)
    yield Row(f"{model.name}: prices of each value p50", percentile(bounds, 0.5), "ms", "a click", click)


def _states(ours: Walk) -> Iterator[dict[str, str]]:
    """Yield the choices after each click of the first session, evenly if there are too many."""
    made = list(ours.made[0].items())
    step = max(1, len(made) // MOST_STATES)
    for length in range(0, len(made), step):
        yield dict(made[:length])


def _repeated(
    work: Callable[[dict[str, str]], object], things: Sequence[dict[str, str]], rounds: int = ROUNDS
) -> list[float]:
    """Time some work on each thing, for as long as there is time; the first call warms up."""
    work(things[0])
    start = perf_counter()
    times: list[float] = []
    for _ in range(rounds):
        for thing in things:
            times.append(timed(lambda it=thing: work(it)))  # type: ignore[misc]  # bound on purpose
            if perf_counter() - start > BRIEF:
                return times
        if perf_counter() - start > 1:
            break
    return times


# --- explanations and repairs ---------------------------------------------------------------------------------------


def _explanations(model: Model, engine: rules.Engine) -> Iterator[Row]:
    conflicts = list(_conflicts(engine))
    if not conflicts:
        return
    measured = {
        "explanation over choices": lambda choices: engine.conflict_set(choices, rules=False),
        "explanation with rules": lambda choices: engine.conflict_set(choices),
        "best repair": lambda choices: engine.relaxations(choices, limit=1),
    }
    for what, work in measured.items():
        times = _repeated(work, conflicts, rounds=1)  # what conflicts is remembered
        yield Row(f"{model.name}: {what} p50", percentile(times, 0.5), "ms")
        yield Row(f"{model.name}: {what} p99", percentile(times, 0.99), "ms")


def _conflicts(engine: rules.Engine) -> Iterator[dict[str, str]]:
    """Yield random choices, each possible by itself, up to the one with which they cannot hold together."""
    chance = random.Random(SEED)
    domains = {name: values for name, values in engine.propagate({}).domains.items() if len(values) > 1}
    names = list(domains)
    until = perf_counter() + BRIEF
    for _ in range(CONFLICTS):
        chance.shuffle(names)
        choices: dict[str, str] = {}
        for name in names:
            choices[name] = chance.choice(domains[name])
            if engine.propagate(choices).consistent is False:
                yield choices
                break
        if perf_counter() > until:
            return


# --- memory, start, machine -----------------------------------------------------------------------------------------


def _session_memory() -> Row:
    """Measure what an open session holds: its choices, in a dictionary of its own."""
    model = next(models())
    made = walk(rules.engine(model.problem), model.shown, perf_counter, sessions=20, seed=SEED).made
    tracemalloc.start()
    held = [dict(made[at % len(made)]) for at in range(SESSIONS_HELD)]
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return Row("workstation: memory per open session, all choices made", size / len(held) / 1000, "kB")


_START = """
import sys, time
from datetime import date
from pathlib import Path
import rules
from catalog.load import load_product, read_folder
from catalog.publish import DEMO_FOLDER
book = load_product(read_folder(DEMO_FOLDER / "workstation")).rule_book
problem = rules.lower(book, market="eu", on=date(2026, 11, 23))
start = time.perf_counter()
rules.engine(problem, folder=Path(sys.argv[1])).propagate({})
print(time.perf_counter() - start)
"""


def _warm_start() -> Iterator[Row]:
    """Measure the engine's start in a process of its own: compiling, then with what was kept."""
    with tempfile.TemporaryDirectory() as folder:
        for what in ("first start of the engine", "warm start of the engine"):
            command = [sys.executable, "-c", _START, folder]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            yield Row(f"workstation: {what}", float(done.stdout), "s")


def _bandwidth() -> float:
    block = np.ones(32_000_000, dtype=np.int64)
    best = min(timed(lambda: block.max()) for _ in range(5))
    return float(block.nbytes / best / 1e6)
