"""The built web app as files: the shell for every address that is a screen, the assets for ever.

It stands behind the routes: whatever no route answers and no file is, is an unknown path.
"""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self' blob: data:; worker-src 'self' blob:; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What the web app may do: nothing from elsewhere. The 3D viewer keeps its textures in blobs and decodes them
in a worker with WebAssembly; the interface library writes style elements."""

SCREENS = re.compile(r"/(|products/.+|configure/.+|offer|desk(/.*)?|studio(/.*)?|login)")
"""Addresses that the shell shows a screen for."""

FOREVER = "public, max-age=31536000, immutable"
MISSING = (
    "<!doctype html><title>Quotewright</title><p>The web application is not built. "
    "Run <code>make run</code>, or look at <a href=/v1/docs>the HTTP interface</a>.</p>"
)

mimetypes.add_type("application/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("model/gltf-binary", ".glb")
mimetypes.add_type("application/manifest+json", ".webmanifest")


class Site:
    """Answers what no route did.

    Args:
        folder: the built web app; may not exist.
        otherwise: answers unknown paths.
    """

    def __init__(self, folder: Path, otherwise: ASGIApp) -> None:
        self._folder = folder.resolve()
        self._otherwise = otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the shell or a file."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._otherwise(scope, receive, send)
            return
        response = await to_thread.run_sync(self._file, scope["path"])
        if response is None:
            raise HTTPException(404)
        await response(scope, receive, send)

    def _file(self, path: str) -> Response | None:
        if SCREENS.fullmatch(path):
            return self._shell()
        if "\0" in path:
            return None
        wanted = (self._folder / path.lstrip("/")).resolve()
        if not wanted.is_relative_to(self._folder) or not wanted.is_file():
            return None
        kind = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
        kept = FOREVER if path.startswith("/assets/") else "no-cache"
        headers = {"Cache-Control": kept, "Content-Security-Policy": POLICY}
        return Response(wanted.read_bytes(), headers=headers, media_type=kind)

    def _shell(self) -> Response:
        index = self._folder / "index.html"
        body = index.read_bytes() if index.is_file() else MISSING.encode()
        headers = {"Cache-Control": "no-cache", "Content-Security-Policy": POLICY}
        return Response(body, headers=headers, media_type="text/html; charset=utf-8")
