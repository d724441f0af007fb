"""The real product as a newcomer starts it: `python -m api serve` in its own process, with the demo."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT_S = 300
"""After this long a server that does not answer is reported as broken. It needs a few seconds, and some more the first
time, when it compiles the demo."""


class LiveServer:
    """One running server, its address and its log.

    Args:
        data: the folder it keeps its database and caches in.
        settings: further environment variables.
    """

    def __init__(self, data: Path, settings: dict[str, str] | None = None) -> None:
        self.data = data
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data / "server.log"
        data.mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ,
            "QUOTEWRIGHT_DATA": str(data),
            "QUOTEWRIGHT_DEMO": "true",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            **(settings or {}),
        }
        with self.log.open("wb") as log:
            command = [sys.executable, "-m", "api", "serve"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        self._wait()

    @property
    def output(self) -> str:
        """Return what the server has printed so far."""
        return self.log.read_text(errors="replace")

    def password(self, login: str) -> str:
        """Return the demo password that the server printed for a login."""
        found = re.search(rf"{re.escape(login)}\s+(\S+)", self.output)
        assert found, f"no login {login} in:\n{self.output}"
        return found[1]

    def warmed(self) -> LiveServer:
        """Wait until nothing is made ready in the background any more, as a measurement must."""
        limit = time.monotonic() + START_LIMIT_S
        while time.monotonic() < limit:
            with urllib.request.urlopen(f"{self.url}/metrics", timeout=30) as answer:
                if b"\nquotewright_warm 1.0" in answer.read():
                    return self
            time.sleep(0.5)
        raise RuntimeError(f"the server does not get warm:\n{self.output}")

    def stop(self) -> None:
        """End the server as an operator would."""
        self.process.terminate()
        self.process.wait(timeout=30)

    def _wait(self) -> None:
        limit = time.monotonic() + START_LIMIT_S
        while time.monotonic() < limit:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.output}")
            try:
                with urllib.request.urlopen(f"{self.url}/health/ready", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        self.process.kill()
        raise RuntimeError(f"the server does not answer:\n{self.output}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
