"""The photographer's studio: draws scenes with VTK, as a process of its own; `visualization.still` runs it.

It reads requests from standard input and writes pictures to standard output, one after the other, until the input ends.
A large soft light from the left, a fill from the right and a bright ceiling, given as an environment, light the
product; its shadow is a soft patch on the floor. Nothing else may import it: a broken driver takes its process down.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from collections.abc import Mapping
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np
import pyvista
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from shapely import MultiPoint, Polygon

from kernel.errors import QuotewrightError
from visualization.assembly import assembled
from visualization.material import Material, linear
from visualization.scene import Scene

LARGEST_REQUEST = 16_000_000
"""Bytes."""
FIELD = 22.0
"""Degrees of view: a long lens, as products are photographed."""
MARGIN = 1.06
"""Free room round the product."""
EXPOSURE = 1.0
SHADOW_PIXELS = 512
STANDING = 140.0
"""mm above the floor up to which a part still throws a shadow on it."""

Colour = tuple[float, float, float]


class Studio:
    """A warm plotter that draws one scene after the other."""

    def __init__(self) -> None:
        """Set up the lights once; they stay the same for every product."""
        self.plotter = pyvista.Plotter(off_screen=True, lighting="none", window_size=[640, 480])
        self.plotter.enable_anti_aliasing("ssaa")
        renderer = self.plotter.renderer
        renderer.SetEnvironmentTexture(_texture(_softboxes()), False)
        renderer.UseImageBasedLightingOn()
        renderer.SetEnvironmentUp(0.0, 0.0, 1.0)
        renderer.SetEnvironmentRight(1.0, 0.0, 0.0)
        for position, strength in (((-2.0, -3.0, 4.0), 0.9), ((4.0, -2.0, 2.0), 0.35)):
            self.plotter.add_light(pyvista.Light(position=position, intensity=strength, light_type="scene light"))

    def picture(self, scene: Scene, width: int, height: int, background: str) -> bytes:
        """Return a PNG of a scene."""
        self.plotter.suppress_rendering = True  # one change after the other must not each draw the whole picture
        self.plotter.clear_actors()
        low, high = self._fill(scene)
        self.plotter.window_size = [width, height]
        self._aim(scene, low, high, width / height)
        if background == "studio":
            self._ground((0.90, 0.90, 0.89), (0.985, 0.985, 0.98))
        else:
            self._ground((1.0, 1.0, 1.0), (1.0, 1.0, 1.0))
        self.plotter.suppress_rendering = False
        self.plotter.render()
        pixels = self.plotter.screenshot(transparent_background=background == "transparent", return_img=True)
        file = BytesIO()
        Image.fromarray(np.asarray(pixels)).save(file, format="PNG", optimize=False, compress_level=6)
        return file.getvalue()

    def _ground(self, bottom: Colour, top: Colour) -> None:
        """Set the background."""
        renderer = self.plotter.renderer
        renderer.SetBackground(*bottom)
        renderer.SetBackground2(*top)
        renderer.SetGradientBackground(bottom != top)

    def _fill(self, scene: Scene) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Put a scene's surfaces on the stage, one actor per material; return its bounding box."""
        groups: dict[Material, list[tuple[NDArray[Any], NDArray[Any], NDArray[Any]]]] = {}
        bodies: list[NDArray[np.float64]] = []
        for part, surfaces in assembled(scene):
            for surface in surfaces:
                for place in surface.places:
                    frame = part.frame @ place
                    turn, shift = frame[:3, :3], frame[:3, 3]
                    points = surface.mesh.positions @ turn.T + shift
                    groups.setdefault(surface.material, []).append(
                        (points, surface.mesh.normals @ turn.T, surface.mesh.triangles)
                    )
                    bodies.append(points)
        everything = np.vstack([points for group in groups.values() for points, _, _ in group])
        low, high = everything.min(axis=0), everything.max(axis=0)
        self._add_shadow([points for points in bodies if points[:, 2].min() < low[2] + STANDING])
        for material, group in groups.items():
            if material.alpha == 1:
                self._add(material, group)
        panes = [(material, [mesh]) for material, group in groups.items() if material.alpha < 1 for mesh in group]
        for material, pane in sorted(panes, key=lambda pane: self._nearness(scene, pane[1][0][0])):
            self._add(material, pane)
        return low, high

    @staticmethod
    def _nearness(scene: Scene, points: NDArray[Any]) -> float:
        """Return how far towards the camera something stands; panes are drawn from the farthest to the nearest."""
        return float(points.mean(axis=0) @ _away(scene))

    def _add(self, material: Material, group: list[tuple[NDArray[Any], NDArray[Any], NDArray[Any]]]) -> None:
        """Add everything of one material."""
        offsets = np.cumsum([0] + [len(points) for points, _, _ in group[:-1]])
        triangles = np.vstack(
            [faces.astype(np.int64) + start for (_, _, faces), start in zip(group, offsets, strict=True)]
        )
        cells = np.hstack([np.full((len(triangles), 1), 3), triangles]).reshape(-1)
        mesh = pyvista.PolyData(np.vstack([points for points, _, _ in group]).astype(np.float32), cells)
        mesh.point_data["Normals"] = np.vstack([normals for _, normals, _ in group]).astype(np.float32)
        mesh.GetPointData().SetActiveNormals("Normals")
        if material.glow >= 0.6:
            self.plotter.add_mesh(mesh, color=material.colour, lighting=False, opacity=material.alpha, render=False)
            return
        actor = self.plotter.add_mesh(
            mesh,
            color=linear(material.colour),
            opacity=material.alpha,
            pbr=True,
            metallic=material.metallic,
            roughness=max(material.roughness, 0.08),
            smooth_shading=True,
            split_sharp_edges=False,
            render=False,
        )
        actor.prop.ambient = 0.0
        if material.glow > 0:
            actor.prop.SetEmissiveFactor([material.glow] * 3)

    def _add_shadow(self, footprints: list[NDArray[np.float64]]) -> None:
        """Lay soft shadows on the floor, under everything that stands on it or near it.

        Args:
            footprints: `(n, 3)` points, mm, of each such thing.
        """
        everything = np.vstack(footprints)
        size = np.ptp(everything[:, :2], axis=0)
        reach = float(min(0.14 * size.min() + 20.0, 90.0))
        low = everything[:, :2].min(axis=0) - 4 * reach
        wide, deep = (float(value) for value in size + 8 * reach)
        plane = pyvista.Plane(
            center=(low[0] + wide / 2, low[1] + deep / 2, float(everything[:, 2].min()) - 0.5),
            direction=(0, 0, 1),
            i_size=wide,
            j_size=deep,
            i_resolution=1,
            j_resolution=1,
        )
        texture = pyvista.Texture(_shadow(footprints, low, (wide, deep), reach))
        self.plotter.add_mesh(plane, texture=texture, lighting=False, render=False)

    def _aim(self, scene: Scene, low: NDArray[np.float64], high: NDArray[np.float64], aspect: float) -> None:
        """Point the camera so that the whole bounding box fills the picture."""
        away = _away(scene)
        right = np.array([-away[1], away[0], 0.0]) / np.hypot(away[0], away[1])
        up = np.cross(away, right)
        corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)]) * (high - low) + low
        centre, distance = (low + high) / 2, 0.0
        tangent = np.tan(np.radians(FIELD / 2))
        for _ in range(4):
            around = corners - centre
            needed = np.maximum(np.abs(around @ up) / tangent, np.abs(around @ right) / (tangent * aspect)) * MARGIN
            distance = float((around @ away + needed).max())
            depth = distance - around @ away
            for axis in (right, up):
                seen = (around @ axis) / depth
                centre = centre + axis * float((seen.max() + seen.min()) / 2 * distance)
        camera = self.plotter.camera
        camera.view_angle = FIELD
        camera.position = tuple(centre + away * distance)
        camera.focal_point = tuple(centre)
        camera.up = (0.0, 0.0, 1.0)
        self.plotter.renderer.ResetCameraClippingRange()


def _away(scene: Scene) -> NDArray[np.float64]:
    """Return the direction from the product to the camera."""
    azimuth, elevation = np.radians(scene.view.azimuth), np.radians(scene.view.elevation)
    return np.array([np.sin(azimuth) * np.cos(elevation), -np.cos(azimuth) * np.cos(elevation), np.sin(elevation)])


def _texture(pixels: NDArray[np.float32]) -> Any:
    """Return an environment as a VTK texture of floats."""
    height, width, _ = pixels.shape
    image = pyvista.ImageData(dimensions=(width, height, 1))
    image.point_data["rgb"] = pixels[::-1].reshape(-1, 3)
    image.set_active_scalars("rgb")
    texture = pyvista.Texture(image)
    texture.SetColorModeToDirectScalars()
    texture.MipmapOn()
    texture.InterpolateOn()
    return texture


def _softboxes() -> NDArray[np.float32]:
    """Return the environment: a panorama of a studio, in linear light.

    Shape: `(256, 512, 3)`; rows from the ceiling to the floor, columns round the horizon.
    """
    height, width = 256, 512
    up = np.cos(np.linspace(0, np.pi, height))[:, None] * np.ones((1, width))
    turn = np.linspace(-180, 180, width, endpoint=False)[None, :] * np.ones((height, 1))
    light = 0.42 + 0.30 * up

    def soft(centre: float, wide: float, low: float, high: float, strength: float) -> NDArray[np.float64]:
        across = np.clip((wide - np.abs((turn - centre + 180) % 360 - 180)) / 8 + 0.5, 0, 1)
        return strength * across * np.clip((up - low) / 0.08, 0, 1) * np.clip((high - up) / 0.08, 0, 1)

    light = light + soft(-135, 34, -0.05, 0.75, 2.6) + soft(60, 16, -0.1, 0.6, 1.4) + soft(-20, 9, -0.2, 0.7, 1.2)
    light = light + 1.6 * np.clip((up - 0.86) / 0.08, 0, 1)
    tint = np.array([1.0, 0.985, 0.965])
    return np.asarray(light[:, :, None] * tint * EXPOSURE, dtype=np.float32)


def _shadow(
    footprints: list[NDArray[np.float64]], low: NDArray[np.float64], size: tuple[float, float], reach: float
) -> NDArray[np.uint8]:
    """Return blurred outlines of what stands on a floor of a size (mm), as an RGBA picture seen from above."""
    scale = SHADOW_PIXELS / max(size)
    pixels = (max(round(size[0] * scale), 8), max(round(size[1] * scale), 8))
    drawn = Image.new("L", pixels)
    pen = ImageDraw.Draw(drawn)
    for points in footprints:
        hull = MultiPoint(points[:, :2]).convex_hull
        if isinstance(hull, Polygon):
            corners = [((x - low[0]) * scale, pixels[1] - (y - low[1]) * scale) for x, y in hull.exterior.coords]
            pen.polygon(corners, fill=255)
    wide = np.asarray(drawn.filter(ImageFilter.GaussianBlur(reach * scale)), dtype=np.float64)
    near = np.asarray(drawn.filter(ImageFilter.GaussianBlur(reach * scale * 0.25)), dtype=np.float64)
    shadow = np.zeros((pixels[1], pixels[0], 4), dtype=np.uint8)
    shadow[:, :, :3] = 26
    shadow[:, :, 3] = np.round((0.6 * wide + 0.4 * near) * 0.5)
    return shadow


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    studio = Studio()
    while True:
        head = requests.read(4)
        if len(head) < 4:
            return
        (size,) = struct.unpack("<I", head)
        if size > LARGEST_REQUEST:
            return
        good, answer = _answer(studio, requests.read(size))
        answers.write(struct.pack("<?I", good, len(answer)) + answer)
        answers.flush()


def _answer(studio: Studio, request: bytes) -> tuple[bool, bytes]:
    """Return a picture, or why there is none; what is worse than that ends the process, and is answered by another."""
    try:
        asked: Mapping[str, Any] = json.loads(request)
        scene = Scene.from_json(asked["scene"])
        return True, studio.picture(scene, int(asked["width"]), int(asked["height"]), str(asked["background"]))
    except (QuotewrightError, KeyError, ValueError, TypeError) as error:
        return False, f"{type(error).__name__}: {error}".encode()


def probe() -> None:
    """Draw something; a driver that does not work ends the process here."""
    plotter = pyvista.Plotter(off_screen=True, window_size=[64, 64])
    plotter.add_mesh(pyvista.Sphere())
    drawn = np.asarray(plotter.screenshot(return_img=True))
    if drawn.std() == 0:
        sys.exit(1)


def main() -> None:
    """Serve, or probe; what the drawing library prints must not mix with the answers, so it goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if "--probe" in sys.argv[1:]:
        probe()
    else:
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
