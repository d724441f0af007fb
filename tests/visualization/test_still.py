"""Stills are drawn by a real renderer in a process of its own, which may die."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from tests.visualization.conftest import Shown
from visualization.still import Renderer


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    made = Renderer()
    yield made
    made.close()


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA")).astype(int)


def test_a_still_shows_the_product_on_a_transparent_ground(renderer: Renderer, shop: Shown) -> None:
    red = pixels(renderer.png(shop(exterior_colour="ral-3020"), 320, 240))

    assert red.shape == (240, 320, 4)
    assert red[0, 0, 3] == 0
    covered = red[red[:, :, 3] > 250]
    assert len(covered) > 0.2 * 320 * 240
    assert covered[:, :3].std() > 20
    assert ((covered[:, 0] - covered[:, 1]) > 60).sum() > 2000


def test_another_colour_is_another_picture(renderer: Renderer, shop: Shown) -> None:
    red = pixels(renderer.png(shop(exterior_colour="ral-3020"), 160, 120, "white"))
    blue = pixels(renderer.png(shop(exterior_colour="ral-5005"), 160, 120, "white"))

    assert (red[0, 0] == 255).all()
    assert np.abs(red - blue).max() > 60


def test_the_product_fills_the_picture_and_stays_inside_it(renderer: Renderer, desk: Shown) -> None:
    alpha = pixels(renderer.png(desk(side_panel="glass"), 240, 240))[:, :, 3] > 250
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))

    assert rows[0] > 0
    assert rows[-1] < 239
    assert columns[0] > 0
    assert columns[-1] < 239
    assert max(np.ptp(rows), np.ptp(columns)) > 200


def test_the_death_of_the_drawing_process_is_survived(renderer: Renderer, shop: Shown) -> None:
    first = renderer.png(shop(), 160, 120)
    before, process = renderer.starts, renderer.process_id
    assert process is not None
    os.kill(process, signal.SIGKILL)

    assert renderer.png(shop(), 160, 120) == first
    assert renderer.starts == before + 1
    assert renderer.process_id != process
