"""Pictures of products and values: media with words for those who do not see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.media import Medium
from catalog.problems import did_you_mean
from catalog.toml_tree import Table
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Args:
        medium: its file.
        alt: what it shows, in words; may be empty for a value, whose name stands beside it.
    """

    medium: Medium
    alt: Text


def read_pictures(root: Table, media: Mapping[str, Medium]) -> tuple[Picture, ...]:
    """Return the pictures of a product: `[[picture]]` in `product.toml`, the first one first.

    Args:
        root: the file.
        media: by path.
    """
    found: list[Picture] = []
    for table in root.tables("picture"):
        table.only("file", "alt")
        path, alt = table.text("file"), table.localized("alt")
        medium = media.get(path)
        if medium is not None and medium.is_picture:
            found.append(Picture(medium, alt))
        elif path:
            table.wrong("file", no_picture(path, media))
    return tuple(found)


def no_picture(path: str, media: Mapping[str, Medium]) -> str:
    """Return the sentence that a path leads to no picture."""
    if path in media:
        return f"{path!r} is a document, not a picture; list it in documents.csv."
    pictures = [each.path for each in media.values() if each.is_picture]
    return f"There is no picture {path!r} among the media.{did_you_mean(path, pictures)}"
