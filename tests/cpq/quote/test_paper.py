"""Pictures laid on the ground of a document."""

from __future__ import annotations

import io

from PIL import Image

from cpq.quote.paper import GROUND, on_paper


def corner_and_middle(picture: Image.Image) -> tuple[tuple[int, ...], tuple[int, ...]]:
    data = io.BytesIO()
    picture.save(data, "PNG")
    laid = Image.open(io.BytesIO(on_paper(data.getvalue())))
    assert (laid.format, laid.mode, laid.size) == ("JPEG", "RGB", picture.size)
    corner, middle = laid.getpixel((0, 0)), laid.getpixel((32, 32))
    assert isinstance(corner, tuple)
    assert isinstance(middle, tuple)
    return corner, middle


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(left - right) <= 3 for left, right in zip(one, other, strict=True))


def test_a_transparent_background_shows_the_ground() -> None:
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    picture.paste((20, 40, 160, 255), (16, 16, 48, 48))
    corner, middle = corner_and_middle(picture)
    assert corner == GROUND
    assert is_near(middle, (20, 40, 160))


def test_a_white_background_becomes_the_ground() -> None:
    picture = Image.new("RGB", (64, 64), "white")
    picture.paste((0, 0, 0), (16, 16, 48, 48))
    corner, middle = corner_and_middle(picture)
    assert corner == GROUND
    assert is_near(middle, (0, 0, 0))
