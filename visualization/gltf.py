"""GLB models of scenes, for the viewer in the browser and for any program that reads glTF 2.0.

Equal meshes are stored once and placed many times; nodes are named after parts and carry their labels and the
characteristic they show, so that a click on a part can open its choice. The same scene gives the same bytes. glTF is in
metres with Y up: the root node turns and scales, everything below stays in the scene's millimetres.

Names a viewer meets: node `PART` (extras `part`, `source`, `shows`, `label`), below it `PART/SLOT...` for its surfaces;
material `SOURCE:SLOT`, because some viewers can pick only materials.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import trimesh
from trimesh.exchange.gltf import export_glb
from trimesh.visual.material import PBRMaterial
from trimesh.visual.texture import TextureVisuals

from visualization.assembly import Mesh, Surface, assembled
from visualization.frame import identity
from visualization.material import Material, linear
from visualization.scene import Part, Scene

ROOT = "product"
TO_GLTF = np.array([[0.001, 0, 0, 0], [0, 0, 0.001, 0], [0, -0.001, 0, 0], [0, 0, 0, 1]])
"""Millimetres, Z up -> metres, Y up; the front (-Y) comes to face +Z, as glTF says a front should."""


def glb(scene: Scene) -> bytes:
    """Return a scene as a binary glTF 2.0 file.

    Returns:
        The same bytes for the same scene, on any machine with the same release of the mesh library.
    """
    model = trimesh.Scene(base_frame="world")
    model.graph.update(frame_from="world", frame_to=ROOT, matrix=TO_GLTF)
    materials: dict[str, Material] = {}
    for part, surfaces in assembled(scene):
        _add_part(model, part, surfaces, materials)
    extras = {"digest": scene.digest, "azimuth": scene.view.azimuth, "elevation": scene.view.elevation}

    def finish(tree: dict[str, Any]) -> None:
        tree["asset"]["extras"] = extras
        for written in tree.get("materials", []):
            written.update(_material_json(written["name"], materials[written["name"]]))

    return bytes(export_glb(model, include_normals=True, tree_postprocessor=finish))


def _add_part(model: trimesh.Scene, part: Part, surfaces: tuple[Surface, ...], materials: dict[str, Material]) -> None:
    """Add a part's node, and below it a node for every place of its surfaces."""
    extras = {"part": part.id, "source": part.source, "shows": part.shows, "label": part.label.to_json()}
    model.graph.update(frame_from=ROOT, frame_to=part.id, matrix=part.frame, metadata=extras)
    for index, surface in enumerate(surfaces):
        name = f"{part.source}:{surface.slot}"
        if materials.setdefault(name, surface.material) != surface.material:
            name = f"{part.id}:{surface.slot}"
            materials[name] = surface.material
        geometry = f"{surface.mesh.name}|{name}"
        if geometry not in model.geometry:
            model.geometry[geometry] = _trimesh(surface.mesh, name)
        for number, place in enumerate(surface.places):
            suffix = "" if len(surface.places) == 1 else f".{number + 1}"
            model.graph.update(
                frame_from=part.id,
                frame_to=f"{part.id}/{surface.slot}-{index + 1}{suffix}",
                matrix=identity() if np.allclose(place, np.eye(4)) else place,
                geometry=geometry,
            )


def _trimesh(mesh: Mesh, material_name: str) -> trimesh.Trimesh:
    """Return a mesh with its normals; its material is named here and described when the file is written."""
    return trimesh.Trimesh(
        vertices=mesh.positions,
        faces=mesh.triangles,
        vertex_normals=mesh.normals,
        visual=TextureVisuals(material=PBRMaterial(name=material_name)),
        process=False,
        validate=False,
    )


def _material_json(name: str, material: Material) -> dict[str, Any]:
    """Return the glTF material: linear factors at full precision, where the mesh library would round to eight bits."""
    red, green, blue = (round(channel, 5) for channel in linear(material.colour))
    written: dict[str, Any] = {
        "name": name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [red, green, blue, material.alpha],
            "metallicFactor": material.metallic,
            "roughnessFactor": material.roughness,
        },
    }
    if material.alpha < 1:
        written |= {"alphaMode": "BLEND", "doubleSided": True}
    if material.glow > 0:
        written["emissiveFactor"] = [round(channel * material.glow, 5) for channel in (red, green, blue)]
    return written
