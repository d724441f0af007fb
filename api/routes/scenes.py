"""The product to look at: GLB for the viewer, PNG for pages and documents.

Both are named by content, so they may be kept for ever.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from starlette.responses import Response

from api.answers import file
from api.deps import TheRuntime
from api.routing import Routes

routes = Routes("scenes", limit="configure")

SceneDigest = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
Pixels = Annotated[int, Query(ge=64, le=2048)]
Background = Annotated[str, Query(pattern="^(transparent|white|studio)$")]


@routes.get("/v1/scenes/{digest}.glb", action="scene.read", answer="model/gltf-binary", problems=(404,))
def get_model(runtime: TheRuntime, digest: SceneDigest) -> Response:
    """Return a scene as binary glTF, metres, Y up."""
    return file(runtime.pictures.glb(digest), "model/gltf-binary", immutable=True)


@routes.get("/v1/scenes/{digest}.png", action="scene.read", answer="image/png", problems=(404,))
def get_picture(
    runtime: TheRuntime,
    digest: SceneDigest,
    width: Pixels = 960,
    height: Pixels = 720,
    background: Background = "transparent",
) -> Response:
    """Return a picture of a scene."""
    return file(runtime.pictures.png(digest, width, height, background), "image/png", immutable=True)
