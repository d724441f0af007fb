"""Pictures kept by content: a scene's digest names its GLB and its stills for ever, so each is made once.

The cache is a folder. A scene is remembered as JSON when a configuration is shown; its pictures are made when somebody
first asks for them. Files are written aside and renamed, so that a reader never sees half of one; one build at a time
per picture, in this process by a lock and between processes by a locked file. Digests come from strangers: whatever
is not 64 hexadecimal digits is refused before it comes near a path.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from kernel.digest import canonical
from kernel.errors import Broken, Malformed, Unknown
from visualization.gltf import glb
from visualization.scene import BUILDER, Scene

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
SMALLEST, LARGEST = 64, 2048
"""Pixels along a side of a still."""
BACKGROUNDS = ("transparent", "white", "studio")


class StillRenderer(Protocol):
    """What makes the stills; `visualization.still.Renderer` does."""

    def png(self, scene: Scene, width: int, height: int, background: str = "transparent") -> bytes:
        """Return a picture of a scene."""


class SceneCache:
    """The pictures of scenes, by digest.

    Args:
        folder: where they are kept; made when missing. Everything in it can be deleted at any time and is made again,
            except that a scene nobody has remembered since cannot be.
        renderer: makes the stills; without one `png` is Broken.
    """

    def __init__(self, folder: Path, renderer: StillRenderer | None = None) -> None:
        """Open the cache."""
        self.folder = folder
        self.renderer = renderer
        self.builds = 0
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)

    def remember(self, scene: Scene) -> str:
        """Keep a scene so that its pictures can be made later, and return its digest."""
        path = self._path(scene.digest, "json")
        if not path.exists():
            _write(path, canonical(scene.to_json()))
        return scene.digest

    def scene(self, digest: str) -> Scene:
        """Return a remembered scene.

        Raises:
            Unknown: it is no digest, or no scene with it was remembered.
        """
        path = self._path(digest, "json")
        try:
            data = json.loads(path.read_bytes())
        except FileNotFoundError:
            raise Unknown("There is no scene with this digest.", code="unknown-scene") from None
        except ValueError as error:
            raise Broken("A kept scene cannot be read.", code="scene-damaged", digest=digest) from error
        found = Scene.from_json(data)
        if data.get("builder") != BUILDER or found.digest != digest:
            raise Unknown("The scene with this digest was made by another version.", code="unknown-scene")
        return found

    def glb(self, digest: str) -> bytes:
        """Return the GLB of a remembered scene, making it when it is asked for the first time."""
        return self._made(digest, "glb", lambda scene: glb(scene))

    def png(self, digest: str, width: int = 960, height: int = 720, background: str = "transparent") -> bytes:
        """Return a still of a remembered scene.

        Args:
            digest: of the scene.
            width: pixels, 64 to 2048.
            height: pixels, 64 to 2048.
            background: transparent, white or studio.

        Raises:
            Malformed: a size or background that is not offered.
            Unknown: there is no such scene.
            Broken: the picture cannot be made here now.
        """
        if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
            raise Malformed(f"A picture has between {SMALLEST} and {LARGEST} pixels a side.", code="picture-size")
        if background not in BACKGROUNDS:
            raise Malformed(f"A background is one of {', '.join(BACKGROUNDS)}.", code="picture-background")
        renderer = self.renderer
        if renderer is None:
            raise Broken("There is no renderer for stills.", code="no-renderer")
        kind = f"{width}x{height}-{background}.png"
        return self._made(digest, kind, lambda scene: renderer.png(scene, width, height, background))

    def _made(self, digest: str, kind: str, make: Callable[[Scene], bytes]) -> bytes:
        """Return a kept file, making it when it is not there."""
        path = self._path(digest, kind)
        kept = _read(path)
        if kept is not None:
            return kept
        scene = self.scene(digest)
        with self._alone(path):
            kept = _read(path)
            if kept is None:
                self.builds += 1
                kept = make(scene)
                _write(path, kept)
        return kept

    def _path(self, digest: str, kind: str) -> Path:
        """Return where a file is kept; refuses anything that is not a digest."""
        if not isinstance(digest, str) or _DIGEST.fullmatch(digest) is None:
            raise Unknown("There is no scene with this digest.", code="unknown-scene")
        return self.folder / digest[:2] / f"{digest}.{kind}"

    @contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        """Hold the only build of a file, in this process and among processes."""
        with self._guard:
            lock = self._locks.setdefault(path.name, threading.Lock())
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with lock, path.with_suffix(path.suffix + ".lock").open("wb") as held:
                fcntl.flock(held, fcntl.LOCK_EX)
                yield
        finally:
            with self._guard:
                if not lock.locked():
                    self._locks.pop(path.name, None)


def _read(path: Path) -> bytes | None:
    """Return a file's bytes; None when there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
