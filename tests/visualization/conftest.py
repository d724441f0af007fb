"""The demo products, completed by the real engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalog.load import load_product, read_folder
from catalog.product import Product
from tests.build.engines import compiled_once
from visualization.build import scene
from visualization.scene import Scene

DEMO = Path(__file__).resolve().parents[2] / "catalog" / "demo"
Shown = Callable[..., Scene]


def shown_by(product: Product) -> Shown:
    """Return a function from choices to the scene of the completed product."""
    engine = compiled_once(product, "eu", date(2026, 11, 23)).engine

    def shown(**choices: str) -> Scene:
        completion = engine.complete(choices)
        assert completion.assignment is not None, f"these choices contradict each other: {choices}"
        return scene(product, completion.assignment)

    return shown


@pytest.fixture(scope="session")
def workstation() -> Product:
    return load_product(read_folder(DEMO / "workstation"))


@pytest.fixture(scope="session")
def display_case() -> Product:
    return load_product(read_folder(DEMO / "display-case"))


@pytest.fixture(scope="session")
def desk(workstation: Product) -> Shown:
    return shown_by(workstation)


@pytest.fixture(scope="session")
def shop(display_case: Product) -> Shown:
    return shown_by(display_case)
