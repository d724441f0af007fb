"""The real server: clicks beside a trivial endpoint, time to the first answer, memory after many sessions."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.bench.row import Row
from tests.live import LiveServer

CONNECTIONS = 16
SECONDS = 8
OPEN_SESSIONS = 64
MANY_SESSIONS = 1_000
UNLIMITED = {"QUOTEWRIGHT_RATE_CONFIGURE": "1000000/second", "QUOTEWRIGHT_LOG_LEVEL": "warning"}


def measure() -> list[Row]:
    """Measure a server in a process of its own, loaded by wrk in another."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        LiveServer(data, UNLIMITED).stop()
        start = time.perf_counter()
        server = LiveServer(data, UNLIMITED)
        started = time.perf_counter() - start
        try:
            rows = [Row("second start to the first answer", started, "s")]
            rows += _rates(server, data)
            for _ in range(MANY_SESSIONS):
                _post(server, "/v1/sessions", {"product": "workstation", "market": "eu"})
            rows.append(Row(f"resident memory after {MANY_SESSIONS:,} sessions", _resident(server), "MB"))
            return rows
        finally:
            server.stop()


def _rates(server: LiveServer, folder: Path) -> list[Row]:
    views = [_post(server, "/v1/sessions", {"product": "workstation", "market": "eu"}) for _ in range(OPEN_SESSIONS)]
    script = folder / "clicks.lua"
    script.write_text(_clicks([view["id"] for view in views], views[0]["state"]))
    trivial = _wrk(f"{server.url}/health/live")
    clicks = _wrk(server.url, "-s", str(script))
    return [Row(f"clicks a second over HTTP, {CONNECTIONS} connections", clicks, "1/s", "trivial endpoint", trivial)]


def _clicks(sessions: list[str], state: dict[str, Any]) -> str:
    """Return a wrk script that chooses random values of the start's remaining ones in random sessions."""
    pairs = [(name, value) for name, each in state.items() for value in each["possible"] if len(each["possible"]) > 1]
    bodies = [json.dumps({"characteristic": name, "value": value}) for name, value in pairs]
    return f"""
local sessions = {{{", ".join(json.dumps(each) for each in sessions)}}}
local bodies = {{{", ".join(json.dumps(each) for each in bodies)}}}
math.randomseed(7)
request = function()
    local path = "/v1/sessions/" .. sessions[math.random(#sessions)] .. "/choices"
    return wrk.format("POST", path, {{["Content-Type"] = "application/json"}}, bodies[math.random(#bodies)])
end
"""


def _wrk(url: str, *arguments: str) -> float:
    command = ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{SECONDS}s", "--timeout", "30s", *arguments, url]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", output)
    if found is None or "Non-2xx" in output:
        raise RuntimeError(f"the load failed:\n{output}")
    return float(found[1])


def _post(server: LiveServer, path: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(server.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        read: dict[str, Any] = json.load(answer)
        return read


def _resident(server: LiveServer) -> float:
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0
