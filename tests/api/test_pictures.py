"""Pictures are addressed by look and made when somebody asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import catalog
from api.pictures import Pictures
from catalog.load import load_product, read_folder
from catalog.product import Product
from kernel.errors import Unknown
from tests.build.engines import compiled_once
from visualization.build import scene
from visualization.gltf import glb
from visualization.look import read_names

DEMO = Path(catalog.__file__).parent / "demo"


@pytest.fixture(scope="module")
def case() -> Product:
    return load_product(read_folder(DEMO / "display-case"))


@pytest.fixture(scope="module")
def assignment(case: Product) -> dict[str, str]:
    found = compiled_once(case, "eu", date(2026, 11, 23)).engine.complete({}).assignment
    assert found is not None
    return dict(found)


def pictures_of(folder: Path, case: Product) -> Pictures:
    return Pictures(folder, {case.digest: case}.__getitem__)


def test_a_model_is_made_when_it_is_asked_for_also_after_a_restart(
    tmp_path: Path, case: Product, assignment: dict[str, str]
) -> None:
    digest = pictures_of(tmp_path, case).remember(case, assignment)
    assert digest is not None
    assert [path.suffix for path in tmp_path.rglob("*.*")] == [".look"]
    for _ in range(2):
        assert pictures_of(tmp_path, case).glb(digest) == glb(scene(case, assignment))


def test_what_does_not_show_does_not_change_the_address(
    tmp_path: Path, case: Product, assignment: dict[str, str]
) -> None:
    pictures = pictures_of(tmp_path, case)
    digest = pictures.remember(case, assignment)
    unread = next(name for name in assignment if name not in read_names(case))
    shown = read_names(case)[0]
    assert pictures.remember(case, {**assignment, unread: "another"}) == digest
    assert pictures.remember(case, {**assignment, shown: "another"}) != digest


def test_a_scene_named_by_an_earlier_version_is_still_served(
    tmp_path: Path, case: Product, assignment: dict[str, str]
) -> None:
    pictures = pictures_of(tmp_path, case)
    made = scene(case, assignment)
    assert pictures.glb(pictures.cache.remember(made)) == glb(made)


def test_half_a_look_is_unknown_until_it_is_remembered_again(
    tmp_path: Path, case: Product, assignment: dict[str, str]
) -> None:
    digest = pictures_of(tmp_path, case).remember(case, assignment)
    assert digest is not None
    (file,) = tmp_path.rglob("*.look")
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(Unknown):
        pictures_of(tmp_path, case).glb(digest)
    pictures = pictures_of(tmp_path, case)
    pictures.remember(case, assignment)
    assert pictures.glb(digest)
