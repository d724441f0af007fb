"""Pictures are made once, whole, and only for digests that are digests."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kernel.errors import Broken, Malformed, Unknown
from tests.visualization.conftest import Shown
from visualization.cache import SceneCache
from visualization.gltf import glb
from visualization.scene import Scene


class Painter:
    """A renderer that counts, and can be told to fail."""

    def __init__(self, *, fails: int = 0) -> None:
        self.pictures = 0
        self.fails = fails
        self.guard = threading.Lock()

    def png(self, scene: Scene, width: int, height: int, background: str = "transparent") -> bytes:
        with self.guard:
            self.pictures += 1
            if self.pictures <= self.fails:
                raise Broken("no paint")
        return f"{scene.digest} {width}x{height} {background}".encode()


@pytest.fixture(scope="module")
def made(shop: Shown) -> Scene:
    return shop(length="1.00")


def test_a_remembered_scene_is_built_later_and_elsewhere(tmp_path: Path, made: Scene) -> None:
    digest = SceneCache(tmp_path).remember(made)
    another = SceneCache(tmp_path)

    assert another.glb(digest) == glb(made)
    assert another.scene(digest) == made


def test_a_picture_is_made_once_however_many_ask(tmp_path: Path, made: Scene) -> None:
    painter = Painter()
    caches = [SceneCache(tmp_path, painter), SceneCache(tmp_path, painter)]
    digest = caches[0].remember(made)

    with ThreadPoolExecutor(8) as pool:
        pictures = set(pool.map(lambda turn: caches[turn % 2].png(digest, 320, 240), range(24)))

    assert len(pictures) == 1
    assert painter.pictures == 1
    assert sum(cache.builds for cache in caches) == 1


def test_each_size_is_a_picture_of_its_own(tmp_path: Path, made: Scene) -> None:
    cache = SceneCache(tmp_path, Painter())
    digest = cache.remember(made)

    assert cache.png(digest, 320, 240) != cache.png(digest, 640, 480)


def test_a_failed_build_leaves_nothing_and_is_tried_again(tmp_path: Path, made: Scene) -> None:
    cache = SceneCache(tmp_path, Painter(fails=1))
    digest = cache.remember(made)

    with pytest.raises(Broken, match="no paint"):
        cache.png(digest, 320, 240)
    assert not list(tmp_path.rglob("*.png"))
    assert not list(tmp_path.rglob(".making-*"))
    assert cache.png(digest, 320, 240)


HOSTILE = ["", "a" * 63, "A" * 64, "../" * 20 + "etc/passwd", "a" * 64 + "\n", "0" * 61 + "/..", "٣" * 64, "g" * 64]


@pytest.mark.parametrize("digest", HOSTILE)
def test_what_is_no_digest_is_unknown_and_touches_no_file(tmp_path: Path, digest: str) -> None:
    cache = SceneCache(tmp_path, Painter())

    for ask in (cache.glb, cache.png, cache.scene):
        with pytest.raises(Unknown):
            ask(digest)
    assert list(tmp_path.iterdir()) == []


def test_a_digest_nobody_remembered_is_unknown(tmp_path: Path) -> None:
    cache = SceneCache(tmp_path, Painter())
    with pytest.raises(Unknown):
        cache.glb("0" * 64)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("width", "height"), [(0, 100), (100, 63), (4096, 100), (100, 10**9), (-5, 100)])
def test_sizes_that_are_not_offered_are_refused(tmp_path: Path, made: Scene, width: int, height: int) -> None:
    cache = SceneCache(tmp_path, Painter())
    digest = cache.remember(made)
    with pytest.raises(Malformed):
        cache.png(digest, width, height)


def test_a_scene_changed_on_disk_is_not_believed(tmp_path: Path, made: Scene) -> None:
    cache = SceneCache(tmp_path)
    digest = cache.remember(made)
    kept = next(tmp_path.rglob("*.json"))
    kept.write_text(kept.read_text().replace('"body"', '"belly"'))

    with pytest.raises(Unknown):
        cache.glb(digest)


def test_without_a_renderer_the_models_are_still_there(tmp_path: Path, made: Scene) -> None:
    cache = SceneCache(tmp_path)
    digest = cache.remember(made)

    assert cache.glb(digest)
    with pytest.raises(Broken):
        cache.png(digest)
