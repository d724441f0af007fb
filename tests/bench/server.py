"""The real server: clicks beside a trivial endpoint, time to the first answer, memory of open sessions.

Clicks are measured four ways on each product: what is possible under choices that nobody had before, asked without a
session, so that what is measured is the engine's click and what HTTP adds; clicks of random values in sessions, where
every session goes its own way and hardly any answer is remembered; of one way that all sessions go, where the answers
are, so that what is measured is everything around the engine; and clicks that conflict, which ask for reasons and ways
out.
"""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.row import Row
from tests.live import LiveServer

PRODUCTS = ("display-case", "workstation")
CONNECTIONS = 16
SECONDS = 8
OPEN_SESSIONS = 64
ASKED = 512
"""Walks whose beginnings are asked about."""
MANY_SESSIONS = 1_000
UNLIMITED = {"QUOTEWRIGHT_RATE_CONFIGURE": "1000000/second", "QUOTEWRIGHT_LOG_LEVEL": "warning"}

CLICKS = 16
"""Clicks of a walk through a session."""
SEED = 7
Click = dict[str, str]


@dataclass(frozen=True)
class Load:
    """What one run of the load generator found.

    Args:
        rate: answers a second.
        p50_ms: half the answers took less.
        p99_ms: all but one in a hundred took less.
        cpu_ms: processor time of the server for one answer; unlike the others, it hardly depends on what else runs.
    """

    rate: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float


def measure() -> list[Row]:
    """Measure a server in a process of its own, loaded by wrk in another."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        LiveServer(data, UNLIMITED).stop()
        start = time.perf_counter()
        server = LiveServer(data, UNLIMITED)
        started = time.perf_counter() - start
        try:
            server.warmed()
            rows = [Row("second start to the first answer", started, "s")]
            for product in PRODUCTS:
                rows += _rates(server, data, product)
            rows += _memory(server, "workstation")
            return rows
        finally:
            server.stop()


def _memory(server: LiveServer, product: str) -> list[Row]:
    """Return what open sessions cost: untouched ones, and ones in which everything of a walk was chosen."""
    _opened(server, product)
    before, kept = _resident(server), _kept(server)
    sessions = [_opened(server, product)["id"] for _ in range(MANY_SESSIONS)]
    grown, stored = _resident(server) - before, _kept(server) - kept
    walk = _walk(server, product, SEED)[0]
    walked = sessions[:OPEN_SESSIONS]
    before_walks = _kept(server)
    for session in walked:
        for click in walk:
            _post(server, f"/v1/sessions/{session}/choices", click)
    after_walks = (_kept(server) - before_walks) / len(walked) + stored / MANY_SESSIONS
    return [
        Row(f"{product}: resident memory for each further open session", grown * 1000 / MANY_SESSIONS, "kB"),
        Row(f"{product}: database for each further open session", stored / 1000 / MANY_SESSIONS, "kB"),
        Row(f"{product}: database for a session after {CLICKS} clicks", after_walks / 1000, "kB"),
        Row(f"resident memory after {MANY_SESSIONS:,} sessions", _resident(server), "MB"),
    ]


def _kept(server: LiveServer) -> int:
    """Return the bytes that all sessions take in their columns."""
    with sqlite3.connect(f"file:{server.data / 'quotewright.db'}?mode=ro", uri=True) as database:
        columns = "length(choices) + length(history) + length(coalesce(\"before\", '')) + 150"
        found: int = database.execute(f"SELECT sum({columns}) FROM sessions").fetchone()[0]
        return found


def _rates(server: LiveServer, folder: Path, product: str) -> list[Row]:
    sessions = [_opened(server, product)["id"] for _ in range(OPEN_SESSIONS)]
    ways = [_walk(server, product, SEED + number)[0] for number in range(OPEN_SESSIONS)]
    walk, refused = _walk(server, product, SEED)
    rows = _measured(f"{product}: what is possible", _questions(server, folder / "possible.lua", product), server)
    random_ways = _script(folder / "random.lua", sessions, ways, clears=True)
    one_way = _script(folder / "one.lua", sessions, [walk] * len(sessions), clears=True)
    conflicts = _script(folder / "conflicts.lua", sessions, [refused] * len(sessions), clears=False)
    for what, script in (("random clicks", random_ways), ("clicks, answers remembered", one_way)):
        _wrk(server, 1, "-s", script)
        rows += _measured(f"{product}: {what}", script, server)
    for session in sessions:
        for click in walk:
            _post(server, f"/v1/sessions/{session}/choices", click)
    rows += _measured(f"{product}: clicks that conflict, ways out included", conflicts, server)
    return rows


def _measured(what: str, script: str, server: LiveServer) -> list[Row]:
    rows = []
    for connections in (1, CONNECTIONS):
        trivial = _wrk(server, connections, path="/health/live")
        rows += _rows(what, connections, script, server, trivial)
    return rows


def _rows(what: str, connections: int, script: str, server: LiveServer, trivial: Load) -> list[Row]:
    clicks = _wrk(server, connections, "-s", script)
    name = f"{what}, {connections} at once"
    return [
        Row(name, clicks.rate, "1/s", "trivial endpoint", trivial.rate),
        Row(f"{name}: p50", clicks.p50_ms, "ms", "trivial endpoint", trivial.p50_ms),
        Row(f"{name}: p99", clicks.p99_ms, "ms", "trivial endpoint", trivial.p99_ms),
        Row(f"{name}: processor time of the server", clicks.cpu_ms, "ms", "trivial endpoint", trivial.cpu_ms),
    ]


def _walk(server: LiveServer, product: str, seed: int) -> tuple[list[Click], list[Click]]:
    """Return clicks that are possible one after the other, and clicks that are not after all of them."""
    chance = random.Random(seed)
    view = start = _opened(server, product)
    clicks: list[Click] = []
    while len(clicks) < CLICKS:
        chosen = {click["characteristic"] for click in clicks}
        names = [name for name, each in view["state"].items() if len(each["possible"]) > 1 and name not in chosen]
        if not names:
            break
        name = chance.choice(names)
        click = {"characteristic": name, "value": chance.choice(view["state"][name]["possible"])}
        view = _post(server, f"/v1/sessions/{view['id']}/choices", click)
        clicks.append(click)
    refused = [
        {"characteristic": name, "value": value}
        for name, each in start["state"].items()
        for value in each["possible"]
        if value not in view["state"][name]["possible"] and each["origin"] != "computed"
    ]
    return clicks, chance.sample(refused, min(len(refused), CLICKS))


def _questions(server: LiveServer, path: Path, product: str) -> str:
    """Write a wrk script that asks what is possible under the choices of walks, each as long as it got so far."""
    start = _opened(server, product)["state"]
    asked = []
    for seed in range(ASKED):
        chance, choices = random.Random(SEED + seed), dict[str, str]()
        for _ in range(CLICKS):
            found = _possible(server, product, choices)
            names = [name for name, values in found.items() if len(values) > 1 and start[name]["origin"] != "computed"]
            if not names:
                break
            name = chance.choice(names)
            choices[name] = chance.choice(found[name])
            asked.append(json.dumps({"market": "eu", "choices": choices}))
    return _asking(path, f"/v1/products/{product}/possible", asked)


def _possible(server: LiveServer, product: str, choices: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = _post(
        server, f"/v1/products/{product}/possible", {"market": "eu", "choices": choices}
    )["possible"]
    return found


def _asking(path: Path, asked: str, bodies: list[str]) -> str:
    """Write a wrk script that posts one body after the other."""
    path.write_text(f"""
local bodies = {{{", ".join(json.dumps(each) for each in bodies)}}}
local sent = 0
request = function()
    sent = sent + 1
    local headers = {{["Content-Type"] = "application/json"}}
    return wrk.format("POST", "{asked}", headers, bodies[(sent - 1) % #bodies + 1])
end
""")
    return str(path)


def _script(path: Path, sessions: list[str], walks: list[list[Click]], *, clears: bool) -> str:
    """Write a wrk script that clicks through every session in turn, and begins again.

    Args:
        path: the file to write.
        sessions: their ids.
        walks: the clicks of each.
        clears: clear a session at the end of its walk; clicks that conflict change nothing and need no clearing.
    """
    steps = [[("choices", json.dumps(click)) for click in walk] + [("clear", "")] * clears for walk in walks]
    bodies = ", ".join("{" + ", ".join(json.dumps(body) for _, body in each) + "}" for each in steps)
    paths = ", ".join("{" + ", ".join(json.dumps(path) for path, _ in each) + "}" for each in steps)
    path.write_text(f"""
local sessions = {{{", ".join(json.dumps(each) for each in sessions)}}}
local paths = {{{paths}}}
local bodies = {{{bodies}}}
local sent = 0
request = function()
    local number = sent % #sessions + 1
    local step = math.floor(sent / #sessions) % #bodies[number] + 1
    sent = sent + 1
    local path = "/v1/sessions/" .. sessions[number] .. "/" .. paths[number][step]
    return wrk.format("POST", path, {{["Content-Type"] = "application/json"}}, bodies[number][step])
end
""")
    return str(path)


def _wrk(server: LiveServer, connections: int, *arguments: str, path: str = "") -> Load:
    command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{SECONDS}s", "--timeout", "30s", "--latency"]
    before = _processor_ms(server)
    output = subprocess.run(
        [*command, *arguments, server.url + path], capture_output=True, text=True, check=True
    ).stdout
    spent = _processor_ms(server) - before
    rate, count = re.search(r"Requests/sec:\s+([\d.]+)", output), re.search(r"(\d+) requests in", output)
    if rate is None or count is None or "Non-2xx" in output:
        raise RuntimeError(f"the load failed:\n{output}")
    return Load(float(rate[1]), _ms(output, "50%"), _ms(output, "99%"), spent / int(count[1]))


def _ms(output: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)\n", output)
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found[2]] if found else 0.0


def _processor_ms(server: LiveServer) -> float:
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _opened(server: LiveServer, product: str) -> dict[str, Any]:
    return _post(server, "/v1/sessions", {"product": product, "market": "eu"})


def _post(server: LiveServer, path: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(server.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        read: dict[str, Any] = json.load(answer)
        return read


def _resident(server: LiveServer) -> float:
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0
