"""Media: files of a product that are no text (PDF documents and pictures), told safe from unsafe by their bytes.

A release consists of text files; `media.csv` among them lists every medium with its digest, so that the digest of the
release covers its content too. The bytes stand in a store (`catalog.media_store`), each under its own digest. What a
file is, its bytes say, and its name must agree; a page that calls itself a picture, a picture that would unpack to
gigabytes, and a document that runs something are refused.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image

from catalog.csv_text import written
from catalog.problems import problem
from catalog.sheet import Row, read_sheet
from kernel.errors import FieldProblem, Malformed

if TYPE_CHECKING:
    from pypdf import PdfReader

MEDIA_FILE = "media.csv"
COLUMNS = ("path", "digest", "type", "bytes", "width", "height")
PDF = "application/pdf"
TYPES: Mapping[str, str] = {
    ".pdf": PDF,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
"""Endings of media, and what they promise."""
LARGEST_MEDIUM = 20_000_000
"""Bytes of one medium."""
MOST_PIXELS = 40_000_000
"""Of a picture: 160 MB unpacked."""
LONGEST_SIDE = 20_000
"""Pixels."""
LONGEST_PATH = 200

_FORMATS: Mapping[str, str] = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PATH = re.compile(r"[^\x00-\x1f\\:*?\"<>|]+")
_ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMedia", "/Movie", "/Sound")
"""Actions of a PDF that do something besides turning pages."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What is known of a medium.

    Args:
        path: where it stands in the product's folder.
        digest: SHA-256 of its bytes: its address.
        type: media type, told by its bytes.
        bytes: how many.
        width: of a picture, in pixels; 0 for a document.
        height: likewise.
    """

    path: str
    digest: str
    type: str
    bytes: int
    width: int = 0
    height: int = 0

    @property
    def ending(self) -> str:
        """The ending of its name, with the dot."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def is_picture(self) -> bool:
        """Tell a picture from a document."""
        return self.type != PDF


def is_medium(path: str) -> bool:
    """Tell whether the ending of a path is that of a medium."""
    return PurePosixPath(path).suffix.lower() in TYPES


def examined(path: str, data: bytes) -> Medium:
    """Return what is known of a medium, or say why it is not taken.

    Args:
        path: where it is to stand in the product's folder.
        data: its bytes.

    Raises:
        Malformed: its path, type, size or content is not allowed.
    """
    wrong = _wrong_path(path) or _wrong_size(data)
    if wrong is None:
        promised = TYPES[PurePosixPath(path).suffix.lower()]
        found = PDF if b"%PDF-" in data[:1024] else picture_type(data)
        if found != promised:
            wrong = f"The file is no {_named(promised)}{f', but {_named(found)}' if found else ''}; {_ADVICE}"
        elif found == PDF:
            wrong = _wrong_document(data)
            width = height = 0
        else:
            wrong, width, height = _measured(data)
        if wrong is None:
            return Medium(path, sha256(data).hexdigest(), promised, len(data), width, height)
    place = path if path.isprintable() else repr(path)[1:-1]
    found_problem = problem(place[:LONGEST_PATH], 1, 1, wrong)
    raise Malformed(wrong, problems=[found_problem], code="medium")


_ADVICE = "save it as PDF, PNG, JPEG or WebP under a name with that ending."


def _named(media_type: str) -> str:
    return {PDF: "PDF", "image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP"}[media_type]


def _wrong_path(path: str) -> str | None:
    parts = path.split("/")
    if len(path) > LONGEST_PATH or not _PATH.fullmatch(path) or any(part.strip() in ("", ".", "..") for part in parts):
        return f"A path is relative, with / between its parts, no . or .. in it, at most {LONGEST_PATH} characters."
    if not is_medium(path):
        return f"A file of this kind is no document or picture; {_ADVICE}"
    return None


def _wrong_size(data: bytes) -> str | None:
    if not data:
        return "The file is empty."
    if len(data) > LARGEST_MEDIUM:
        return f"The file has over {LARGEST_MEDIUM // 1_000_000} MB; make it smaller."
    return None


def picture_type(data: bytes) -> str | None:
    """Return the type of a picture by its first bytes; None if it is none that we take."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _measured(data: bytes) -> tuple[str | None, int, int]:
    """Return what is wrong with a picture, if anything, its width and its height; it is unpacked once to be sure."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is told below
            with Image.open(BytesIO(data), formats=list(_FORMATS)) as image:
                width, height = image.size
                if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                    limit = f"{MOST_PIXELS // 1_000_000} million pixels and {LONGEST_SIDE:,} along a side"
                    return f"The picture has {width:,} × {height:,} pixels; at most {limit} are allowed.", 0, 0
                _unpack(image, data)
    except Image.DecompressionBombError:
        return "The picture would unpack to far more than it may; save it smaller.", 0, 0
    except Exception:  # whatever a broken file makes a decoder raise, it is no picture
        return "The picture is broken: it cannot be unpacked. Save it anew from where it came.", 0, 0
    return None, width, height


def _unpack(image: Image.Image, data: bytes) -> None:
    """Unpack a picture to be sure that all of it is there.

    What is cut off is looked for by hand: the printer of documents lets it pass in the whole process
    (`ImageFile.LOAD_TRUNCATED_IMAGES`).

    Raises:
        Exception: whatever a broken file makes the decoder raise.
    """
    if image.format == "PNG":
        image.verify()  # reads every block and its check sum up to the last; a verified picture is opened anew
        with Image.open(BytesIO(data), formats=["PNG"]) as again:
            again.load()
        return
    if image.format == "JPEG" and b"\xff\xd9" not in data[-4096:]:
        raise ValueError("no end of image")
    image.load()


def _wrong_document(data: bytes) -> str | None:
    from pypdf import PdfReader  # brings a second of imports along, and most starts read no document

    if b"%%EOF" not in data[-2048:]:
        return "The PDF is cut off: it has no end. Save it anew from where it came."
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            return "The PDF is locked with a password; save it without one."
        if len(reader.pages) == 0:
            return "The PDF has no pages."
        return _active(reader)
    except Exception:  # whatever a broken file makes a reader raise, it is no document
        return "The PDF is broken: it cannot be read. Save it anew from where it came."


def _active(reader: PdfReader) -> str | None:
    """Return what is wrong with a document that runs, sends or carries something, wherever in it that stands."""
    numbers = {number for generation in reader.xref.values() for number in generation} | reader.xref_objStm.keys()
    for number in sorted(numbers):
        for entry in _dictionaries(reader.get_object(number)):
            if entry.get("/S") in _ACTIVE or entry.get("/Subtype") in _ACTIVE or "/JS" in entry:
                return "The PDF holds a script or an action that does more than turn pages; save it without."
            if "/EF" in entry or "/EmbeddedFiles" in entry:
                return "The PDF carries other files in it; save it without attachments."
    return None


def _dictionaries(thing: object) -> Iterator[Mapping[str, object]]:
    """Yield a dictionary and those written inside it; what it only points to is an object of its own."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            raw = dict(dict.items(each))
            yield raw
            waiting.extend(raw.values())
        elif isinstance(each, list):
            waiting.extend(list.__iter__(each))


def read_media(files: Mapping[str, str], problems: list[FieldProblem]) -> Mapping[str, Medium]:
    """Return the media of a product by their paths; what is wrong with the list is reported.

    Args:
        files: of the product.
        problems: where to report.
    """
    text = files.get(MEDIA_FILE)
    if text is None:
        return {}
    found: dict[str, Medium] = {}
    for row in read_sheet(MEDIA_FILE, text, problems, required=COLUMNS):
        medium = _listed(row)
        if medium.path in found:
            row.wrong("path", f"The file {medium.path!r} is listed twice.")
        found[medium.path] = medium
    return found


def _listed(row: Row) -> Medium:
    path, digest, kind = row.required("path"), row.text("digest"), row.text("type")
    if path and (wrong := _wrong_path(path)):
        row.wrong("path", wrong)
    elif path and kind != TYPES[PurePosixPath(path).suffix.lower()]:
        row.wrong("type", f"{kind!r} does not fit the ending of {path!r}.")
    if not _DIGEST.fullmatch(digest):
        row.wrong("digest", "A digest is 64 hexadecimal digits; do not write it by hand, but add the file again.")
    numbers = [int(number) if (number := row.number(each)) is not None else 0 for each in ("bytes", "width", "height")]
    return Medium(path, digest, kind, *numbers)


def manifest(media: Iterable[Medium]) -> str:
    """Return the text of `media.csv`, by path."""
    rows = (
        (each.path, each.digest, each.type, str(each.bytes), str(each.width), str(each.height))
        for each in sorted(media, key=lambda each: each.path)
    )
    return "".join(f"{written(row)}\n" for row in (COLUMNS, *rows))
