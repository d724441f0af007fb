"""Where the bytes of media stand: a folder of files, each under the digest of its content.

Writing twice is writing once, nothing is ever changed, and what nobody lists any more does no harm. Small copies of
pictures are made when they are asked for, and may be lost at any time.
"""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from catalog.media import MOST_PIXELS
from kernel.errors import Unknown
from kernel.files import write_whole

WIDTHS = (160, 480, 1200)
"""Pixels of the longer side of the small copies of pictures."""
_QUALITY = 82
"""Of a small copy; what WebP calls good."""
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class MediaStore:
    """The media of all products and drafts.

    Args:
        folder: where they are kept; made when the first one comes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Keep the bytes of a medium; return their digest."""
        digest = sha256(data).hexdigest()
        path = self._path(digest)
        if not path.exists():
            write_whole(path, data)
        return digest

    def has(self, digest: str) -> bool:
        """Tell whether a medium is here."""
        return _DIGEST.fullmatch(digest) is not None and self._path(digest).is_file()

    def data(self, digest: str) -> bytes:
        """Return the bytes of a medium.

        Raises:
            Unknown: it is not here.
        """
        if _DIGEST.fullmatch(digest):
            try:
                return self._path(digest).read_bytes()
            except FileNotFoundError:
                pass
        raise Unknown("There is no such file.", code="unknown-medium")

    def small(self, digest: str, width: int) -> bytes:
        """Return a picture as WebP with at most so many pixels along its longer side.

        Raises:
            Unknown: it is not here, or no picture.
        """
        whole = self.data(digest)
        path = self._path(digest).with_suffix(f".{width}.webp")
        if path.is_file():
            return path.read_bytes()
        made = _small(whole, width)
        write_whole(path, made)
        return made

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


def _small(data: bytes, width: int) -> bytes:
    try:
        with Image.open(BytesIO(data), formats=["PNG", "JPEG", "WEBP"]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unknown("This is no picture that we show.", code="unknown-medium")
            image.draft("RGB", (width, width))
            turned = ImageOps.exif_transpose(image)
            turned.thumbnail((width, width))
            target = BytesIO()
            has_alpha = "A" in turned.getbands() or "transparency" in turned.info
            turned.convert("RGBA" if has_alpha else "RGB").save(target, "WEBP", quality=_QUALITY)
            return target.getvalue()
    except (OSError, SyntaxError, ValueError) as error:
        raise Unknown("This is no picture.", code="unknown-medium") from error
