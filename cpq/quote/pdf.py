"""The document as PDF.

The same document and the same pictures give the same bytes: dates come from the revision, the file's identifier from its digest.
Fonts are our own, beside this file; nothing is fetched from anywhere else, whatever somebody typed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from cpq.quote.document import Document

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
PICTURE_SCHEME = "picture:"
PICTURE_DPI = 220
"""Dots per inch of a picture on paper; more cannot be seen."""

Picture = Callable[[str], bytes | None]
"""Digest of a scene -> a PNG of it, or None."""


def render(document: Document, picture: Picture) -> bytes:
    """Return a document as PDF.

    Args:
        document: what to print.
        picture: gives the picture of a configured product.
    """
    pictures = _pictures(document, picture)
    page = HTML(string=html(document, set(pictures)), base_url=HERE.as_uri() + "/", url_fetcher=_Fetcher(pictures))
    written: bytes = page.write_pdf(
        pdf_identifier=document.identifier[:32].encode(),
        optimize_images=True,
        dpi=PICTURE_DPI,
        pdf_tags=True,
    )
    return written


def html(document: Document, pictures: set[str]) -> str:
    """Return the page that is printed.

    Args:
        document: what to print.
        pictures: digests of the scenes there is a picture of.
    """
    return _templates().get_template("quote.html").render(document=document, pictures=pictures, words=document.words)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _pictures(document: Document, picture: Picture) -> dict[str, bytes]:
    scenes = dict.fromkeys(line.scene for line in document.lines if line.scene)
    found = {scene: picture(scene) for scene in scenes}
    return {scene: png for scene, png in found.items() if png is not None}


class _Fetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Gives our fonts and the pictures of this document, and nothing else."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return a font or a picture; refuse everything else."""
        if url.startswith(PICTURE_SCHEME):
            png = self._pictures[url.removeprefix(PICTURE_SCHEME)]
            return URLFetcherResponse(url, png, {"Content-Type": "image/png"})
        name = url.rpartition("/")[2]
        if url == (FONTS / name).as_uri():
            return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/woff2"})
        raise ValueError(f"a document fetches nothing but its fonts and pictures, not {url}")
