"""What products look like, for routes and documents: looks remembered, models and pictures by the digest of a look.

A click costs the digest of its look and, if nobody had it before, a small file; the scene is made when somebody asks
for a picture of it. Frozen documents keep addresses for years, so a look is kept as long as the scenes are.

The libraries behind it take as long to import as everything else together, so they are imported when first needed: a
server answers before, and warms them while it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from catalog.product import Product
from kernel.errors import Broken, Unknown
from visualization.look import Look, read_names

if TYPE_CHECKING:
    from visualization.cache import SceneCache
    from visualization.still import Renderer

IN_DOCUMENTS = (960, 720)
"""Pixels of a picture in a document."""

MOST_KNOWN = 100_000
"""Looks of which this process knows that they are kept; a hundred bytes each."""

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)

PATIENCE_S = 3.0
"""Seconds that the end of the server waits for a picture."""


class Pictures:
    """The scene cache and the process that draws.

    Args:
        folder: where looks, scenes and what was made of them are kept.
        product_of: the product of a digest.
    """

    def __init__(self, folder: Path, product_of: Callable[[str], Product]) -> None:
        self._folder = folder
        self._product_of = product_of
        self._lock = Lock()
        self._made: tuple[SceneCache, Renderer] | None = None
        self._names: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, None] = {}

    @property
    def cache(self) -> SceneCache:
        """The scenes, by their own digest."""
        return self._parts()[0]

    def remember(self, product: Product, assignment: Mapping[str, str]) -> str | None:
        """Keep the look of a configured product so that it can be drawn; return its digest, None without a recipe."""
        if product.recipe is None:
            return None
        look = Look(product.digest, {name: assignment[name] for name in self._read_by(product) if name in assignment})
        if look.digest not in self._known:
            self._keep(look)
        return look.digest

    def show(self, product: Product, assignment: Mapping[str, str]) -> str | None:
        """Keep the scene of a product that is not published, made at once; return its digest, None without a recipe.

        Raises:
            Malformed: the recipe asks for what does not exist.
        """
        if product.recipe is None:
            return None
        from visualization.build import scene

        return self.cache.remember(scene(product, assignment))

    def glb(self, digest: str) -> bytes:
        """Return the model of a look, made when it is asked for the first time.

        Raises:
            Unknown: nobody remembered such a look.
        """
        return self.cache.glb(self._scene(digest))

    def png(self, digest: str, width: int = 960, height: int = 720, background: str = "transparent") -> bytes:
        """Return a picture of a look, made when it is asked for the first time.

        Raises:
            Malformed: a size or background that is not offered.
            Unknown: nobody remembered such a look.
            Broken: the picture cannot be made here now.
        """
        return self.cache.png(self._scene(digest), width, height, background)

    def for_document(self, digest: str) -> bytes | None:
        """Return a picture on white; None if there is none: a document is better without it than not at all."""
        try:
            return self.png(digest, *IN_DOCUMENTS, background="white")
        except (Broken, Unknown):
            return None

    def warm(self) -> None:
        """Start the process that draws."""
        self._parts()[1].warm()

    def close(self) -> None:
        """End the process that draws; one in the middle of a picture ends when its pipe does."""
        if self._made is not None:
            closing = Thread(target=self._made[1].close, daemon=True)
            closing.start()
            closing.join(PATIENCE_S)

    def _parts(self) -> tuple[SceneCache, Renderer]:
        with self._lock:
            if self._made is None:
                from visualization.cache import SceneCache
                from visualization.still import Renderer

                renderer = Renderer()
                self._made = SceneCache(self._folder, renderer), renderer
            return self._made

    def _read_by(self, product: Product) -> tuple[str, ...]:
        names = self._names.get(product.digest)
        if names is None:
            names = self._names[product.digest] = read_names(product)
        return names

    def _keep(self, look: Look) -> None:
        path = self._path(look.digest, "look")
        if _read(path) != look.content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(look.content)  # half a look is noticed by its digest, and written anew
        with self._lock:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[look.digest] = None

    def _scene(self, digest: str) -> str:
        """Return the digest of the scene of a look; what is no look may be a scene that an earlier version named."""
        if _DIGEST.fullmatch(digest) is None:
            return digest
        made, kept = _read(self._path(digest, "scene")), _read(self._path(digest, "look"))
        if made:
            return made.decode()
        look = None if kept is None else Look.read(kept)
        if look is None or look.digest != digest:
            return digest
        from visualization.build import scene

        found = self.cache.remember(scene(self._product_of(look.product), look.values))
        self._path(digest, "scene").write_text(found)
        return found

    def _path(self, digest: str, kind: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.{kind}"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
