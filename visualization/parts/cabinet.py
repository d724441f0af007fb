"""Parts of refrigerated cabinets: shelves, doors, panels, cooling units, castors, controllers, blinds.

Frame of each: X along the length of the cabinet with the middle at the origin, Y into the depth, Z up.
"""

from __future__ import annotations

from visualization.frame import Frame, at, axes, turned
from visualization.lettering import lettering
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, count, flag, length, text
from visualization.parts.fan import rotor
from visualization.solid import Solid, box, cylinder, extrude, join, ring, rounded_rectangle, slab, tube

_FACING: Frame = axes((1, 0, 0), (0, 0, 1), (0.0, 0.0, 0.0))
"""The frame of something drawn flat that stands upright and faces the front (-Y)."""


def _facing(x: float, y: float, z: float) -> Frame:
    return at(x, y, z) @ _FACING


def _shelf(values: Values) -> list[Piece]:
    """A shelf with its back edge at Y = 0 reaching forward, its upper face at Z = 0, on brackets, with a price rail."""
    long, depth = values.mm("length"), values.mm("depth")
    style = values.word("style")
    found: list[Piece] = []
    if style == "wire":
        found.append(Piece("board", join(_wires(long, depth))))
    elif style == "glass":
        found.append(Piece("glass", box((-long / 2, -depth, -8), (long / 2, 0, 0), 1.5)))
    else:
        lip = box((-long / 2, -depth, -26), (long / 2, -depth + 3, 0), 0.8)
        found.append(Piece("board", join([box((-long / 2, -depth, -4), (long / 2, 0, 0), 0.8), lip])))
    arms = max(round(long / 625), 1) + 1
    arm = extrude([(0, -6), (-depth * 0.92, -6), (-depth * 0.92, -16), (-60, -40), (0, -60)], 3.0)
    place = axes((0, 1, 0), (0, 0, 1), (-1.5, 0, 0))
    places = tuple(at(-long / 2 + 12 + (long - 24) * i / (arms - 1)) @ place for i in range(arms))
    found.append(Piece("bracket", arm, places))
    if values.on("rail"):
        found.append(Piece("rail", box((-long / 2, -depth - 5, -36), (long / 2, -depth, 2), 1.0)))
        tickets = max(int(long / 250), 1)
        ticket = box((-28, -depth - 5.6, -31), (28, -depth - 4.8, -4))
        spread = tuple(at(-long / 2 + long * (i + 0.5) / tickets) for i in range(tickets))
        found.append(Piece("ticket", ticket, spread))
    if values.on("lit"):
        found.append(Piece("light", box((-long / 2 + 15, -depth + 8, -12), (long / 2 - 15, -depth + 22, -6), 1.5)))
    return found


def _wires(long: float, depth: float) -> list[Solid]:
    """The bars of a wire shelf."""
    across = max(int(long / 30), 2)
    bars = [
        box((-long / 2 + long * i / across - 2, -depth, -4), (-long / 2 + long * i / across + 2, 0, 0))
        for i in range(1, across)
    ]
    rails = [
        box((-long / 2, -depth * part - 4, -10), (long / 2, -depth * part, -4), 1.0)
        for part in (0.02, 0.34, 0.67, 0.99)
    ]
    return [*bars, *rails]


def _shelf_envelope(values: Values) -> Envelope:
    x, depth = values.mm("length") / 2, values.mm("depth")
    return (-x, -depth - 6, -62.0), (x, 0.0, 2.0)


SHELF = Family(
    name="shelf",
    params={
        "length": length(None, 100.0, 6000.0),
        "depth": length(None, 80.0, 1500.0),
        "style": text("steel", "steel", "wire", "glass", "stainless"),
        "rail": flag(True),
        "lit": flag(),
    },
    slots={
        "board": material("satin", "#eceeed"),
        "glass": material("glass", "#a9c6bf"),
        "bracket": material("satin", "#c9cbca"),
        "rail": material("satin", "#e6e8e8"),
        "ticket": material("print", "#fffdf2"),
        "light": material("light"),
    },
    build=_shelf,
    envelope=_shelf_envelope,
)


def _door(values: Values) -> list[Piece]:
    """One of the doors that close a span: a frame round a pane, standing on Z = 0, its front at Y = 0."""
    width = values.mm("span") / max(values.n("doors"), 1) - 3.0
    high, sliding = values.mm("height"), values.on("sliding")
    bar, thick = (24.0, 15.0) if sliding else (34.0, 32.0)
    if sliding:
        width += 20.0
    back = thick + 2.0 if sliding and values.n("number") % 2 == 0 else 0.0
    place = _facing(0, back + thick, high / 2)
    hole = rounded_rectangle(width - 2 * bar, high - 2 * bar, 6.0)
    frame = extrude(rounded_rectangle(width, high, 5.0), thick, [hole])
    panes = max(values.n("panes"), 1)
    spacer = extrude(hole, thick * 0.5, [rounded_rectangle(width - 2 * bar - 14, high - 2 * bar - 14, 3.0)])
    found = [
        Piece("frame", frame, (place,)),
        Piece(
            "glass",
            slab(width - 2 * bar, high - 2 * bar, min(4.0 + 8.0 * (panes - 1), thick - 3), 6),
            (place @ at(z=2),),
        ),
        Piece("spacer", spacer, (place @ at(z=1.5),)),
    ]
    side = 1 if values.n("number") % 2 == 1 or sliding else -1
    if sliding and values.n("number") % 2 == 0:
        side = -1
    if values.on("heated"):
        found.append(
            Piece(
                "heater",
                join(
                    [
                        box(
                            (-width / 2 + bar + 12, -0.5, high * 0.5 * s + (-46 if s > 0 else 44)),
                            (width / 2 - bar - 12, 0.5, high * 0.5 * s + (-44 if s > 0 else 46)),
                        )
                        for s in (-1, 1)
                    ]
                ),
                (at(0, back + thick * 0.5, high / 2),),
            )
        )
    handle_x = side * (width / 2 - bar / 2)
    if sliding:
        found.append(Piece("handle", slab(12, 260, 2.0, 5).moved(), (_facing(handle_x, back + 1.0, high * 0.45),)))
    else:
        grip = tube([(0, 0, 0), (0, -20, 12), (0, -20, high * 0.42 - 12), (0, 0, high * 0.42)], 5.5, 12)
        found.append(Piece("handle", grip, (at(handle_x, 4, high * 0.29),)))
        hinge = cylinder(6.5, 34, 16)
        x = -side * (width / 2 - 7)
        found.append(Piece("hinge", hinge, (at(x, -1.0, 14), at(x, -1.0, high - 48))))
    return found


def _door_envelope(values: Values) -> Envelope:
    half = values.mm("span") / max(values.n("doors"), 1) / 2 + 12.0
    return (-half, -22.5, 0.0), (half, 36.0, values.mm("height"))


DOOR = Family(
    name="door",
    params={
        "span": length(None, 200.0, 10000.0),
        "doors": count(1, 1, 16),
        "height": length(None, 200.0, 3000.0),
        "panes": count(2, 1, 3),
        "sliding": flag(),
        "heated": flag(),
        "number": count(1, 0, 64),
    },
    slots={
        "frame": material("anodised", "#5d6166"),
        "glass": material("glass"),
        "spacer": material("brushed", "#2b2d30"),
        "handle": material("chrome", "#c9cccf"),
        "hinge": material("brushed", "#8f9397"),
        "heater": material("copper"),
    },
    build=_door,
    envelope=_door_envelope,
    cycle=lambda params: 2,
)


def _branding(values: Values) -> list[Piece]:
    """A panel with lettering, standing on Z = 0, its back at Y = 0, reaching forward."""
    long, high, thick = values.mm("length"), values.mm("height"), values.mm("thickness")
    lit = values.on("lit")
    frame = extrude(rounded_rectangle(long, high, 5.0), thick, [rounded_rectangle(long - 12, high - 12, 3.0)])
    face = slab(long - 12.4, high - 12.4, thick - 2.0, 3)
    name = lettering(values.word("name").replace("-", " "), high * 0.42, long * 0.8, 1.0)
    place = _facing(0, 0, high / 2)
    found = [Piece("frame", frame, (place,)), Piece("lit_face" if lit else "face", face, (place,))]
    if len(name.faces):
        found.append(Piece("lettering", name, (place @ at(z=thick - 2.0),)))
    return found


def _branding_envelope(values: Values) -> Envelope:
    x = values.mm("length") / 2
    return (-x, -values.mm("thickness"), 0), (x, 0.0, values.mm("height"))


BRANDING = Family(
    name="branding_panel",
    params={
        "length": length(None, 100.0, 10000.0),
        "height": length(180.0, 40.0, 600.0),
        "thickness": length(18.0, 6.0, 80.0),
        "lit": flag(),
        "name": text(""),
    },
    slots={
        "frame": material("anodised", "#74787d"),
        "face": material("print", "#f4f4f1"),
        "lit_face": material("light", "#fffaf0"),
        "lettering": material("gloss", "#1d5a8c"),
    },
    build=_branding,
    envelope=_branding_envelope,
)


def _cooling_unit(values: Values) -> list[Piece]:
    """A condensing unit behind a slatted grille; the front of the grille is at Y = 0, it stands on Z = 0."""
    wide, depth, high = values.mm("width"), values.mm("depth"), values.mm("height")
    grille = extrude(rounded_rectangle(wide, high, 4.0), 6.0, [rounded_rectangle(wide - 14, high - 14, 3.0)])
    slats = [
        box((-wide / 2 + 6, 1.5, 9 + 9.0 * i), (wide / 2 - 6, 5.0, 13 + 9.0 * i)) for i in range(int((high - 16) / 9))
    ]
    coil = box((-wide / 2 + 8, 10, 6), (wide / 2 - 8, 40, high - 4), 1.0)
    shell = ring(min(high * 0.4, 60), min(high * 0.36, 55), 14, 28)
    radius = min(high * 0.35, 54)
    middle = at(-wide * 0.24, 64, high / 2)
    compressor = cylinder(min(high * 0.36, 70.0), high * 0.66, 28, 10)
    return [
        Piece("grille", grille, (_facing(0, 6.0, high / 2),)),
        Piece("grille", join(slats)),
        Piece("coil", coil),
        Piece("fan", shell, (middle @ _FACING,)),
        Piece("fan", rotor(radius, 10), (middle @ _FACING,)),
        Piece("compressor", compressor, (at(wide * 0.24, depth * 0.6, high * 0.1),)),
        Piece("tray", box((-wide / 2, 6, 0), (wide / 2, depth, 5), 1.0)),
    ]


def _cooling_envelope(values: Values) -> Envelope:
    x = values.mm("width") / 2
    return (-x, 0.0, 0.0), (x, values.mm("depth"), values.mm("height"))


COOLING_UNIT = Family(
    name="cooling_unit",
    params={
        "width": length(420.0, 150.0, 1500.0),
        "depth": length(360.0, 250.0, 1200.0),
        "height": length(105.0, 60.0, 600.0),
    },
    slots={
        "grille": material("powder_coat", "#2c2e31"),
        "coil": material("brushed", "#a9adb1"),
        "fan": material("plastic", "#3a3d41"),
        "compressor": material("gloss", "#17181a"),
        "tray": material("brushed", "#8d9195"),
    },
    build=_cooling_unit,
    envelope=_cooling_envelope,
)


def _pipes(values: Values) -> list[Piece]:
    """Two insulated pipes from below the cabinet to a plant or a water loop, the inlet and the return."""
    high, reach = values.mm("height"), values.mm("reach")
    path = [(0.0, 0.0, high), (0.0, 0.0, 40.0), (0.0, reach, 40.0)]
    hose = tube([(x, y, z) for x, y, z in path], 15.0, 14)
    collar = ring(19.0, 15.5, 24.0, 24)
    return [
        Piece("inlet", hose, (at(-34),)),
        Piece("outlet", hose, (at(34),)),
        Piece("collar", collar, (at(-34, 0, high - 26), at(34, 0, high - 26))),
    ]


def _pipes_envelope(values: Values) -> Envelope:
    return (-54.0, -19.5, 24.0), (54.0, max(values.mm("reach"), 20.0), values.mm("height"))


PIPES = Family(
    name="pipes",
    params={"height": length(120.0, 60.0, 600.0), "reach": length(300.0, 50.0, 2000.0)},
    slots={
        "inlet": material("rubber", "#2d5f8a"),
        "outlet": material("rubber", "#8a3a32"),
        "collar": material("brass"),
    },
    build=_pipes,
    envelope=_pipes_envelope,
)


def _castors(values: Values) -> list[Piece]:
    """Castors with brakes at the corners, and between them when the cabinet is long."""
    high = values.mm("height")
    radius = high * 0.40
    x, y = values.mm("width") / 2 - radius, values.mm("depth") / 2 - radius * 1.6
    pairs = max(values.n("pairs"), 2)
    places = tuple(at(-x + 2 * x * i / (pairs - 1), side * y) for i in range(pairs) for side in (-1, 1))
    wheel = cylinder(radius, 26, 28, 4).placed(axes((0, 1, 0), (0, 0, 1), (-13, 0, radius)))
    hub = cylinder(radius * 0.5, 30, 20).placed(axes((0, 1, 0), (0, 0, 1), (-15, 0, radius)))
    fork = join(
        [
            box((-19, -radius * 0.4, radius * 0.7), (-16, radius * 0.4, high - 6), 0.8),
            box((16, -radius * 0.4, radius * 0.7), (19, radius * 0.4, high - 6), 0.8),
            box((-24, -24, high - 8), (24, 24, high), 1.5),
        ]
    )
    brake = box((-14, -radius * 1.25, radius * 1.7), (14, -radius * 0.7, radius * 1.95), 2.0)
    return [Piece("tyre", wheel, places), Piece("metal", join([fork, hub]), places), Piece("brake", brake, places)]


def _castors_envelope(values: Values) -> Envelope:
    x, y = values.mm("width") / 2, values.mm("depth") / 2
    return (-x, -y, 0.0), (x, y, values.mm("height"))


CASTORS = Family(
    name="castors",
    params={
        "width": length(None, 200.0, 10000.0),
        "depth": length(None, 200.0, 3000.0),
        "height": length(125.0, 60.0, 300.0),
        "pairs": count(2, 2, 8),
    },
    slots={
        "tyre": material("rubber", "#2b2c2e"),
        "metal": material("brushed", "#b4b7ba"),
        "brake": material("plastic", "#b3261e"),
    },
    build=_castors,
    envelope=_castors_envelope,
)


def _controller(values: Values) -> list[Piece]:
    """A small display with the temperature, its back at Y = 0, about Z = 0; networked ones bear an aerial."""
    body = slab(92, 38, 9, 6, 1.5)
    screen = slab(52, 24, 0.6, 3)
    digits = lettering(values.word("reading"), 15, 44, 0.5)
    found = [
        Piece("body", body, (_FACING,)),
        Piece("screen", screen, (_FACING @ at(-14, 0, 8.8),)),
        Piece("digits", digits, (_FACING @ at(-14, 0, 9.3),)),
        Piece(
            "key",
            join([cylinder(4, 1, 16).moved(24 + 12 * (i % 2), 8 - 15 * (i // 2), 8.8) for i in range(4)]),
            (_FACING,),
        ),
    ]
    if values.on("networked"):
        found.append(Piece("body", cylinder(3, 60, 12, 1.0), (at(52, -5, -10),)))
    return found


CONTROLLER = Family(
    name="controller",
    params={"reading": text("4 C"), "networked": flag()},
    slots={
        "body": material("plastic", "#232528"),
        "screen": material("screen", "#0b1d16"),
        "digits": material("light", "#5dffa0"),
        "key": material("rubber", "#6a6e73"),
    },
    build=_controller,
    envelope=lambda values: ((-46.5, -10.0, -19.5), (56.0, 0.1, 50.5)),
)


def _blind(values: Values) -> list[Piece]:
    """A night blind: its cassette with the top at Z = 0, the blind drawn down a little, a grip along its edge."""
    long, drawn = values.mm("length"), values.mm("drawn")
    cassette = cylinder(19, long, 24, 2).placed(turned(y=90) @ at(z=-long / 2)).moved(z=-20)
    cloth = box((-long / 2 + 8, -1, -20 - drawn), (long / 2 - 8, 0.5, -20))
    grip = cylinder(7, long - 10, 16, 1).placed(turned(y=90) @ at(z=-(long - 10) / 2)).moved(z=-24 - drawn)
    return [Piece("cassette", cassette), Piece("cloth", cloth), Piece("grip", grip)]


def _blind_envelope(values: Values) -> Envelope:
    x = values.mm("length") / 2
    return (-x, -19.5, -32.0 - values.mm("drawn")), (x, 19.5, 0.0)


NIGHT_BLIND = Family(
    name="night_blind",
    params={"length": length(None, 200.0, 10000.0), "drawn": length(160.0, 0.0, 2000.0)},
    slots={
        "cassette": material("anodised", "#b9bcbf"),
        "cloth": material("satin", "#dfe3e2"),
        "grip": material("anodised", "#8d9195"),
    },
    build=_blind,
    envelope=_blind_envelope,
)
