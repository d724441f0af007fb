"""The portable file: its size, and clicks in Node and in a browser as slow as a phone's, beside a click in Python.

The browser is a headless Chromium whose processor is slowed down fourfold by its own developer tools.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Route, sync_playwright

import rules
from rules.engines.diagram import DiagramEngine
from rules.models import Model
from rules.sessions import walk
from tests.bench.row import Row, percentile, timed
from tests.live import ROOT
from tests.stories.conftest import CHROMIUM

SEED = 20261125
STATES = 25
"""Questions that are timed, along one session."""

REPEATS = 40
SLOWER = 4
WEB = ROOT / "web"
PAGE = "http://localhost/"
"""Answered by the test itself; browsers digest files only for pages that came safely, and localhost counts as such."""

QUESTIONS = {
    "click": "click",
    "domains": "click, answer read in names",
    "count": "count",
    "price": "least price",
    "prices": "prices of each value",
}
Times = dict[str, list[float]]


def rows(model: Model, engine: rules.Engine, _: float) -> Iterator[Row]:
    """Measure a model's file; nothing if no diagram of it was found."""
    if not isinstance(engine, DiagramEngine):
        return
    chance = random.Random(SEED)
    numbers = {each.name: {value: chance.randrange(1_000) for value in each.values} for each in model.problem.variables}
    objective = rules.Objective(numbers)
    portable = rules.Portable.of(engine, rules.Prices(objective, 2))
    data = portable.to_bytes()
    yield Row(f"{model.name}: portable file", len(data) / 1000, "kB", "artefact", engine.size / 1000)
    yield Row(f"{model.name}: portable file, gzip", len(gzip.compress(data, 9)) / 1000, "kB")
    yield Row(f"{model.name}: portable file read in Python", timed(lambda: rules.Portable.from_bytes(data)), "ms")
    states = _states(model, engine)
    python = _in_python(engine, portable, objective, states)
    with tempfile.TemporaryDirectory() as folder:
        script = _bundled(Path(folder))
        asked: dict[str, object] = {"file": base64.b64encode(data).decode(), "states": states}
        places = {"Node": _in_node(script, asked), f"a browser {SLOWER} times slower": _in_browser(script, asked)}
    for place, times in places.items():
        yield Row(f"{model.name}: portable file read in {place}", times["load"][0], "ms")
        for key, what in QUESTIONS.items():
            if not times[key]:
                continue
            figure, peer = percentile(times[key], 0.5), percentile(python[key], 0.5)
            yield Row(f"{model.name}: {what} p50 in {place}", figure, "ms", "Python", peer)
        yield Row(f"{model.name}: click p99 in {place}", percentile(times["click"], 0.99), "ms")


def _states(model: Model, engine: rules.Engine) -> list[dict[str, str]]:
    """Return the choices along a session, evenly."""
    made = list(walk(engine, model.shown, perf_counter, sessions=1, seed=SEED, most_seconds=2).made[0].items())
    step = max(1, len(made) // STATES)
    return [dict(made[:length]) for length in range(0, len(made), step)]


def _in_python(
    engine: rules.Engine, portable: rules.Portable, objective: rules.Objective, states: Sequence[dict[str, str]]
) -> Times:
    questions: dict[str, Callable[[dict[str, str]], object]] = {
        "click": engine.propagate,
        "domains": lambda choices: dict(engine.propagate(choices).domains),
        "count": engine.count,
        "price": lambda choices: engine.optimise(choices, objective),
        "prices": portable.least_prices,
    }
    return {key: [_median(work, state) for state in states] for key, work in questions.items()}


def _median(work: Callable[[dict[str, str]], object], state: dict[str, str]) -> float:
    return percentile([timed(lambda: work(state)) for _ in range(REPEATS)], 0.5)


def _bundled(folder: Path) -> Path:
    """Put the engine and its stop-watch in one script."""
    script = folder / "clicks.mjs"
    bundler = WEB / "node_modules" / ".bin" / "rolldown"
    command = [str(bundler), str(WEB / "src/engine/clicks.bench.ts"), "--format", "esm", "--file", str(script)]
    subprocess.run(command, cwd=WEB, check=True, capture_output=True)
    return script


_NODE = """
import { readFileSync } from "node:fs";
const { measure } = await import(process.argv[1]);
const { file, states } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await measure(file, states)));
"""


def _in_node(script: Path, asked: dict[str, object]) -> Times:
    command = ["node", "--input-type=module", "--eval", _NODE, str(script)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    times: Times = json.loads(done.stdout)
    return times


def _in_browser(script: Path, asked: dict[str, object]) -> Times:
    def serve(route: Route) -> None:
        if route.request.url.endswith(script.name):
            route.fulfill(content_type="text/javascript", body=script.read_text())
        else:
            route.fulfill(content_type="text/html", body="<!doctype html>")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.route(f"{PAGE}**", serve)
        page.goto(PAGE)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        call = f"({{ file, states }}) => import('/{script.name}').then((made) => made.measure(file, states))"
        times: Times = page.evaluate(call, asked)
        browser.close()
    return times
