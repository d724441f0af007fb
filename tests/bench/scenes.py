"""Models and pictures: what one distinct configuration costs once; after that it comes from the cache."""

from __future__ import annotations

from datetime import date

import rules
from catalog.load import load_product, read_folder
from catalog.product import Product
from catalog.publish import DEMO_FOLDER
from tests.bench.row import Row, percentile, timed
from visualization.build import scene
from visualization.gltf import glb
from visualization.still import Renderer

DAY = date(2026, 11, 23)
SHOWN = {"workstation": "chassis", "display-case": "length"}
"""The characteristic whose values are walked through: each gives another scene."""

MOST = 6
"""Configurations per product."""


def measure() -> list[Row]:
    """Measure the GLB (time and size) and the PNG of several configurations of both products."""
    rows: list[Row] = []
    renderer = Renderer()
    renderer.warm()
    for code, walked in SHOWN.items():
        product = load_product(read_folder(DEMO_FOLDER / code))
        scenes = [scene(product, assignment) for assignment in _configurations(product, walked)]
        models = [timed(lambda shown=shown: glb(shown)) for shown in scenes]  # type: ignore[misc]  # bound on purpose
        pictures = [timed(lambda shown=shown: renderer.png(shown)) for shown in scenes]  # type: ignore[misc]
        rows.append(Row(f"{code}: GLB", percentile(models, 0.5), "ms"))
        rows.append(Row(f"{code}: GLB size", max(len(glb(shown)) for shown in scenes) / 1000, "kB"))
        rows.append(Row(f"{code}: PNG 960 × 720", percentile(pictures, 0.5), "ms"))
    renderer.close()
    return rows


def _configurations(product: Product, walked: str) -> list[dict[str, str]]:
    engine = rules.engine(rules.lower(product.rule_book, market="eu", on=DAY))
    found = []
    for value in engine.propagate({}).domains[walked][:MOST]:
        assignment = engine.complete({walked: value}).assignment
        if assignment is not None:
            found.append(dict(assignment))
    return found
