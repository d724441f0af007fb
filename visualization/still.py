"""Stills: pictures of scenes as PNG, drawn in a process of their own.

The drawing library needs seconds to start and can take its whole process down with it when the graphics driver is
missing or broken, so it lives in one long-lived child (`visualization.studio`) that is spoken to over pipes, started
again when it dies, and never loaded here. Which driver works (EGL, else OSMesa) is found out by a short child before
that.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from kernel.errors import Broken
from visualization.scene import Scene

WINDOWS = ("vtkEGLRenderWindow", "vtkOSOpenGLRenderWindow")
"""Ways to draw without a screen, best first."""
STARTING = 120.0
"""Seconds the child may take to draw its first picture on a busy machine."""
DRAWING = 60.0
"""Seconds it may take for any other."""
GIVEN_UP = 3
"""Attempts at one picture, each with a fresh process, before it is given up."""


class Renderer:
    """Draws stills; safe to use from many threads, one picture at a time.

    Args:
        starting: seconds a fresh process may take for its first picture.
        drawing: seconds it may take for each further one.
    """

    def __init__(self, starting: float = STARTING, drawing: float = DRAWING) -> None:
        """Make a renderer; its process starts with the first picture, or with `warm`."""
        self.starts = 0
        self._starting, self._drawing = starting, drawing
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._window: str | None = None
        self._fresh = True

    @property
    def process_id(self) -> int | None:
        """The child's process id; None while there is none."""
        return None if self._process is None else self._process.pid

    def png(self, scene: Scene, width: int = 960, height: int = 720, background: str = "transparent") -> bytes:
        """Return a picture of a scene.

        Args:
            scene: what to draw.
            width: pixels.
            height: pixels.
            background: transparent, white or studio (a light grey that darkens towards the floor).

        Raises:
            Broken: it cannot be drawn on this machine now.
        """
        request = json.dumps(
            {"scene": scene.to_json(), "width": width, "height": height, "background": background}
        ).encode()
        with self._lock:
            for _ in range(GIVEN_UP):
                try:
                    return self._drawn(request)
                except (_Died, OSError):
                    self._stop()
        raise Broken("The picture cannot be drawn on this machine: its drawing process dies.", code="still-broken")

    def warm(self) -> None:
        """Start the process now, so that the first picture does not wait for it."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the process. The renderer can be used again; it starts another."""
        with self._lock:
            self._stop()

    def _drawn(self, request: bytes) -> bytes:
        """Send a request to the process and return its picture."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(struct.pack("<I", len(request)) + request)
        process.stdin.flush()
        deadline = time.monotonic() + (self._starting if self._fresh else self._drawing)
        good, size = struct.unpack("<?I", _read(process.stdout, 5, deadline))
        answer = _read(process.stdout, size, deadline)
        self._fresh = False
        if not good:
            raise Broken(f"The picture cannot be drawn: {answer.decode(errors='replace')}", code="still-broken")
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the process, started when there is none."""
        if self._process is None or self._process.poll() is not None:
            self._window = self._window or working_window()
            self._process = _child(["-m", "visualization.studio"], self._window)
            self._fresh = True
            self.starts += 1
        return self._process

    def _stop(self) -> None:
        """End the process, however it feels."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class _Died(Exception):
    """The process ended, or did not answer in time."""


def working_window() -> str:
    """Return the first way to draw that works here, tried in a child because a missing driver kills the process.

    Raises:
        Broken: none does; the message says what to install.
    """
    for window in WINDOWS:
        probe = _child(["-m", "visualization.studio", "--probe"], window)
        with contextlib.suppress(subprocess.TimeoutExpired):
            probe.communicate(timeout=STARTING)
        if probe.poll() is None:
            probe.kill()
            probe.wait()
        if probe.returncode == 0:
            return window
    raise Broken(
        "Pictures cannot be drawn here: install libegl1, libegl-mesa0 and libgl1-mesa-dri, or libosmesa6.",
        code="no-graphics-driver",
    )


def _child(arguments: list[str], window: str) -> subprocess.Popen[bytes]:
    """Start our Python on a module of ours, with the environment it needs and nothing else changed."""
    root = str(Path(__file__).resolve().parent.parent)
    environment = {
        **os.environ,
        "VTK_DEFAULT_OPENGL_WINDOW": window,
        "PYVISTA_OFF_SCREEN": "true",
        "PYTHONPATH": os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH")) if part),
    }
    environment.pop("DISPLAY", None)
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _read(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    """Read exactly so many bytes, or raise `_Died`."""
    data = bytearray()
    while len(data) < size:
        ready, _, _ = select.select([pipe], [], [], max(deadline - time.monotonic(), 0.0))
        piece = os.read(pipe.fileno(), size - len(data)) if ready else b""
        if not piece:
            raise _Died
        data += piece
    return bytes(data)
