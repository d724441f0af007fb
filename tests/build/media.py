"""Small honest and hostile documents and pictures."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject


def picture(kind: str = "PNG", width: int = 64, height: int = 48, colour: str = "#336699") -> bytes:
    """Return a picture of one colour."""
    target = BytesIO()
    Image.new("RGB", (width, height), colour).save(target, kind)
    return target.getvalue()


def pdf(pages: int = 1, title: str = "A document") -> bytes:
    """Return a document of empty pages."""
    return _written(_writer(pages, title))


def pdf_with(**root: Any) -> bytes:
    """Return a document with entries in its root, such as `OpenAction`."""
    writer = _writer(1, "Hostile")
    for name, value in root.items():
        writer._root_object[NameObject(f"/{name}")] = value
    return _written(writer)


def action(kind: str, **more: str) -> DictionaryObject:
    """Return an action of a document."""
    entries = {NameObject(f"/{name}"): TextStringObject(text) for name, text in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), **entries})


def listed(*things: Any) -> ArrayObject:
    """Return an array of a document."""
    return ArrayObject(things)


def locked_pdf() -> bytes:
    """Return a document with a password."""
    writer = _writer(1, "Locked")
    writer.encrypt("secret", algorithm="RC4-128")
    return _written(writer)


def carrying_pdf() -> bytes:
    """Return a document with a file in it."""
    writer = _writer(1, "Carrier")
    writer.add_attachment("note.txt", b"hidden")
    return _written(writer)


def png_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """Return a PNG of a few kilobytes that says that it has billions of pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _writer(pages: int, title: str) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    return writer


def _written(writer: PdfWriter) -> bytes:
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
