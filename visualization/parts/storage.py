"""Drives: 3.5 inch hard disks, 2.5 inch drives, M.2 modules and optical drives, with their true outer sizes.

Frame of a drive in a bay: X across, Y along from its front, Z up, the origin in the middle of its lower front edge.
Frame of an M.2 module: X along from its connector, Y across, Z out of the board.

Sources: SFF-8301 (3.5 inch: 147 x 101.6 x 26.1 mm), SFF-8201 (2.5 inch: 100 x 69.85 x 7 mm), PCI Express M.2.
"""

from __future__ import annotations

from visualization.frame import at, axes
from visualization.lettering import lettering
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, flag, length, text
from visualization.solid import box, cylinder, join, slab

SIZES = {"3.5": (101.6, 147.0, 26.1), "2.5": (69.85, 100.0, 7.0), "5.25": (146.0, 170.0, 41.3)}


def _drive(values: Values) -> list[Piece]:
    width, depth, height = SIZES[values.word("size")]
    body = box((-width / 2, 0, 0), (width / 2, depth, height), 1.6)
    name = values.word("name").replace("-", " ")
    written = lettering(name, 7.0, width * 0.8, 0.3)
    if values.word("size") == "3.5":
        cover = slab(width - 8, depth - 10, 0.8, 8, 0.2).moved(0, depth / 2, height - 0.8)
        motor = cylinder(26, 0.6, 32).moved(0, depth * 0.38, height - 0.5)
        label = box((-width * 0.40, depth * 0.62, height - 0.4), (width * 0.40, depth * 0.92, height), 0)
        front = box((-width * 0.42, -0.4, 5), (width * 0.42, 0.2, height - 5), 0)
        found = [Piece("body", body), Piece("cover", join([cover, motor])), Piece("label", join([label, front]))]
        edge = at(0, -0.4, height / 2)
    elif values.word("size") == "2.5":
        label = box((-width * 0.42, depth * 0.1, height - 0.2), (width * 0.42, depth * 0.9, height + 0.2), 0)
        found = [Piece("body", body), Piece("label", label)]
        top = at(0, depth * 0.45, height + 0.2)
        return [*found, Piece("print", lettering(name, 8.0, width * 0.76, 0.3), (top,))] if name else found
    else:
        tray = box((-width * 0.44, -1.4, height * 0.52), (width * 0.44, 0.2, height * 0.86), 0.6)
        button = box((width * 0.33, -2.0, height * 0.22), (width * 0.42, 0.0, height * 0.34), 0.5)
        return [Piece("body", body), Piece("cover", join([tray, button]))]
    if len(written.faces):
        side = axes((0, -1, 0), (0, 0, 1), (-width / 2, depth / 2, height / 2))
        found.append(Piece("print", written, (edge @ axes((1, 0, 0), (0, 0, 1), (0, 0, 0)), side)))
    return found


def _drive_envelope(values: Values) -> Envelope:
    width, depth, height = SIZES[values.word("size")]
    return (-width / 2 - 0.4, -2.0, 0), (width / 2, depth, height + 0.6)


DRIVE = Family(
    name="drive",
    params={"size": text("3.5", *SIZES), "name": text("")},
    slots={
        "body": material("brushed", "#b3b6ba"),
        "cover": material("brushed", "#cfd2d5"),
        "label": material("satin", "#e9ebee"),
        "print": material("plastic", "#26282c"),
    },
    build=_drive,
    envelope=_drive_envelope,
)

M2_WIDTH = 22.0


def _module(values: Values) -> list[Piece]:
    long = values.mm("length")
    sink = values.on("heatsink")
    found = [
        Piece("board", box((0, -M2_WIDTH / 2, 0), (long, M2_WIDTH / 2, 0.8))),
        Piece("connector", box((-6, -M2_WIDTH / 2, -3), (3, M2_WIDTH / 2, 2.4), 0.4)),
    ]
    if sink:
        ribs = [
            box((6, -M2_WIDTH / 2 + 3.4 * i, 0.8), (long, -M2_WIDTH / 2 + 3.4 * i + 2.2, 8.0), 0.5) for i in range(6)
        ]
        return [*found, Piece("sink", join([box((4, -M2_WIDTH / 2, 0.8), (long, M2_WIDTH / 2, 5.0), 0.6), *ribs]))]
    chips = [box((long * part, -8, 0.8), (long * part + 12, 8, 2.2), 0.2) for part in (0.14, 0.4, 0.66)]
    label = box((long * 0.1, -M2_WIDTH / 2 + 1, 2.2), (long * 0.88, M2_WIDTH / 2 - 1, 2.5), 0)
    return [*found, Piece("chip", join(chips)), Piece("label", label)]


def _module_envelope(values: Values) -> Envelope:
    return (-6, -M2_WIDTH / 2, -3), (values.mm("length"), M2_WIDTH / 2, 8.0)


M2_MODULE = Family(
    name="m2_module",
    params={"length": length(80.0, 30.0, 120.0), "heatsink": flag()},
    slots={
        "board": material("pcb", "#12221b"),
        "connector": material("plastic", "#0e0f11"),
        "chip": material("plastic", "#1a1b1d"),
        "label": material("satin", "#d9dde2"),
        "sink": material("anodised", "#4a4e54"),
    },
    build=_module,
    envelope=_module_envelope,
)
