"""The document as PDF.

The same document and the same pictures give the same bytes: dates come from the revision, the file's identifier from
its digest. Fonts are our own, beside this file; nothing is fetched from anywhere else, whatever somebody typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from cpq.quote.document import Document
from cpq.quote.paper import on_paper

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "templates"
BASE = HERE.as_uri() + "/"
PICTURE_SCHEME = "picture:"

Picture = Callable[[str], bytes | None]
"""Digest of a scene -> a PNG of it, or None."""

_PRESS = Lock()


def render(document: Document, picture: Picture) -> bytes:
    """Return a document as PDF.

    Args:
        document: what to print.
        picture: gives the picture of a configured product.

    Cost: about 0.2 s and some 50 ms a line; one at a time in a process, because fonts are shared and not safe
    for threads.
    """
    pictures = _pictures(document, picture)
    page = HTML(string=html(document, set(pictures)), base_url=BASE, url_fetcher=Fetcher(pictures))
    with _PRESS:
        style = _style()
        written: bytes = page.write_pdf(
            stylesheets=style.sheets,
            font_config=style.fonts,
            pdf_identifier=document.identifier[:32].encode(),
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


@dataclass(frozen=True)
class _Style:
    """The parsed style with its fonts, which are slow to unpack and the same for every document."""

    sheets: list[CSS]
    fonts: FontConfiguration


@lru_cache(maxsize=1)
def _style() -> _Style:
    fonts = FontConfiguration()
    sheets = [
        CSS(string=(TEMPLATES / name).read_text("utf-8"), base_url=BASE, url_fetcher=Fetcher({}), font_config=fonts)
        for name in ("fonts.css", "quote.css")
    ]
    return _Style(sheets, fonts)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _pictures(document: Document, picture: Picture) -> dict[str, bytes]:
    scenes = dict.fromkeys(line.scene for line in document.lines if line.scene)
    found = {scene: picture(scene) for scene in scenes}
    return {scene: on_paper(png) for scene, png in found.items() if png is not None}


class Fetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Gives our fonts and the pictures of this document, and nothing else."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return a font or a picture; refuse everything else."""
        if url.startswith(PICTURE_SCHEME):
            jpeg = self._pictures[url.removeprefix(PICTURE_SCHEME)]
            return URLFetcherResponse(url, jpeg, {"Content-Type": "image/jpeg"})
        name = url.rpartition("/")[2]
        if url == (FONTS / name).as_uri():
            return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/woff2"})
        raise ValueError(f"a document fetches nothing but its fonts and pictures, not {url}")
