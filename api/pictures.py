"""What products look like, for routes and documents: scenes remembered, models and pictures by digest.

The libraries behind it take as long to import as everything else together, so they are imported when first needed: a
server answers before, and warms them while it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from catalog.product import Product
from kernel.errors import Broken, Unknown

if TYPE_CHECKING:
    from visualization.cache import SceneCache
    from visualization.still import Renderer

IN_DOCUMENTS = (960, 720)
"""Pixels of a picture in a document."""

PATIENCE_S = 3.0
"""Seconds that the end of the server waits for a picture."""


class Pictures:
    """The scene cache and the process that draws.

    Args:
        folder: where scenes and what was made of them are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._made: tuple[SceneCache, Renderer] | None = None

    @property
    def cache(self) -> SceneCache:
        """The scenes, by digest."""
        return self._parts()[0]

    def remember(self, product: Product, assignment: Mapping[str, str]) -> str | None:
        """Keep the scene of a configured product so that it can be drawn; return its digest, None without a recipe."""
        if product.recipe is None:
            return None
        from visualization.build import scene

        return self.cache.remember(scene(product, assignment))

    def for_document(self, digest: str) -> bytes | None:
        """Return a picture on white; None if there is none: a document is better without it than not at all."""
        try:
            return self.cache.png(digest, *IN_DOCUMENTS, background="white")
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
