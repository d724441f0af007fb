"""Worlds: the plain meaning of a rule book, by none of the code that reads rule books.

A world is a tree: the product with the codes of its characteristics, and inside it the instances of its components
with theirs. Those that break none of the rules of a book are its configurations. `universes.py` draws books.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, product

NONE = "none"
UNITS: Mapping[str, Mapping[str, Fraction]] = {
    "": {"": Fraction(1), "%": Fraction(1, 100)},
    "length": {"m": Fraction(1), "mm": Fraction(1, 1000), "cm": Fraction(1, 100), "in": Fraction(254, 10000)},
    "area": {"m2": Fraction(1), "mm²": Fraction(1, 10**6)},
    "power": {"W": Fraction(1), "kW": Fraction(1000)},
}
"""What can be measured, and in which units."""


class Impossible(Exception):
    """A computed characteristic is worth something outside of its domain."""


@dataclass(eq=False)
class Level:
    """The product, or a component: what is declared in it."""

    name: str
    low: int = 1
    high: int = 1
    numbered: bool = False
    outer: Level | None = None
    characteristics: dict[str, Declared] = field(default_factory=dict)
    parts: dict[str, Level] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    @property
    def certain(self) -> int:
        """How many instances there are in any case."""
        return self.low if self.outer is None or self.outer.outer is None or self.outer.certain else 0


@dataclass(eq=False)
class World:
    """An instance of a level: the codes of its characteristics, and the instances inside it."""

    level: Level
    codes: dict[str, str]
    parts: dict[str, list[World]]
    outer: World | None = None

    @property
    def around(self) -> Env:
        """This world and those around it, the innermost first."""
        return (self, *(self.outer.around if self.outer else ()))

    def code(self, name: str) -> str:
        """Return the code of a characteristic, computing it if need be."""
        if name not in self.codes:
            owner = self.level.characteristics[name]
            assert owner.formula is not None
            worth = owner.formula.worth(self.around)
            code = next((code for code in owner.codes if owner.read(code) == worth), None)
            if code is None:
                raise Impossible
            self.codes[name] = code
        return self.codes[name]


Env = tuple[World, ...]
Scalar = bool | str | Fraction


@dataclass(frozen=True)
class Term:
    """An expression: how it is written, and what it is worth in base units.

    The factor is that of its unit; None takes the unit it meets, and `worth` is then the number as it is written.
    """

    text: str
    worth: Callable[[Env], Scalar]
    factor: Fraction | None = Fraction(1)

    def number(self, env: Env, factor: Fraction | None) -> Fraction:
        """Return the number it is worth beside one in a unit with this factor."""
        worth = self.worth(env)
        assert isinstance(worth, Fraction)
        return worth * factor if self.factor is None and factor is not None else worth


@dataclass(eq=False)
class Declared:
    """A characteristic: its kind, its codes, what it measures and in which unit."""

    name: str
    kind: str
    codes: tuple[str, ...]
    measure: str = ""
    unit: str = ""
    optional: bool = False
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    formula: Term | None = None

    @property
    def factor(self) -> Fraction:
        """What one in its unit is in base units."""
        return UNITS[self.measure][self.unit]

    def read(self, code: str) -> Scalar:
        """Return what a code is worth."""
        if self.kind == "boolean":
            return code == "true"
        if self.kind == "number":
            return Fraction(0 if code == NONE else code) * self.factor
        return code


@dataclass(frozen=True)
class Rule:
    """A rule: where it stands, what must hold there, and when and where it is in force."""

    level: Level
    holds: Callable[[Env], bool]
    markets: tuple[str, ...]
    start: date | None
    end: date | None

    def is_in_force(self, market: str | None, on: date) -> bool:
        """Whether it is one of the rules of a market on a day."""
        covered = (self.start is None or self.start <= on) and (self.end is None or on < self.end)
        return covered and (not self.markets or market in self.markets)


@dataclass
class Universe:
    """A book that was drawn: its text, its tables, and all its worlds."""

    product: Level
    tables: dict[str, str]
    rules: list[Rule] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The book as an author writes it."""
        return "\n".join(_written(self.product, "")) + "\n"

    def configurations(self, market: str | None, on: date) -> list[dict[str, str]]:
        """Return every configuration of a market on a day, by wire names."""
        rules = [rule for rule in self.rules if rule.is_in_force(market, on)]
        return [_flat(world) for world in _worlds(self.product) if _is_whole(world) and _breaks_none(world, rules)]


def _written(level: Level, indent: str) -> Iterator[str]:
    for line in level.lines:
        if line.startswith("component "):
            yield f"{indent}{line}"
            yield from _written(level.parts[line.split()[1].rstrip(":")], f"{indent}    ")
        else:
            yield from (f"{indent}{each}" for each in line.split("\n"))


# --- worlds -----------------------------------------------------------------------------------------------------------


def _worlds(level: Level) -> Iterator[World]:
    """Return every world of a level; outer worlds and computed values are not known yet."""
    chosen = [each for each in level.characteristics.values() if each.formula is None]
    own = product(*(each.codes for each in chosen))
    inner = [list(_instances(each)) for each in level.parts.values()]
    for codes, parts in product(list(own), list(product(*inner))):
        named = {each.name: code for each, code in zip(chosen, codes, strict=True)}
        yield _linked(World(level, named, dict(zip(level.parts, map(list, parts), strict=True))))


def _linked(world: World) -> World:
    """Copy a world with what is inside, so that each knows the one around it."""
    made = World(world.level, dict(world.codes), {})
    for name, parts in world.parts.items():
        made.parts[name] = [_linked(part) for part in parts]
        for part in made.parts[name]:
            part.outer = made
    return made


def _instances(level: Level) -> Iterator[tuple[World, ...]]:
    """Return every list of instances; interchangeable ones stand in the order of their characteristics."""
    kinds = sorted(_worlds(level), key=_rank)
    for number in range(level.low, level.high + 1):
        yield from product(kinds, repeat=number) if level.numbered else combinations_with_replacement(kinds, number)


def _rank(world: World) -> list[object]:
    """Return the place of an instance: its characteristics as declared, not chosen last, then what is inside it."""
    found: list[object] = []
    for owner in world.level.characteristics.values():
        if owner.formula is None:
            values = [code for code in owner.codes if code != NONE] + [NONE]
            found.append(values.index(world.codes[owner.name]))
    for name, level in world.level.parts.items():
        parts = world.parts[name]
        found.append(len(parts))
        found.append([(0, _rank(part)) for part in parts] + [(1, [])] * (level.high - len(parts)))
    return found


def size_of(level: Level) -> int:
    """Count the worlds of a level."""
    total = 1
    for owner in level.characteristics.values():
        total *= len(owner.codes) if owner.formula is None else 1
    for part in level.parts.values():
        kinds = size_of(part)
        lists = 0
        for number in range(part.low, part.high + 1):
            ordered = 1
            for at in range(number):
                ordered = ordered * kinds if part.numbered else ordered * (kinds + at) // (at + 1)
            lists += ordered
        total *= lists
    return total


def _everywhere(world: World) -> Iterator[World]:
    yield world
    for parts in world.parts.values():
        for part in parts:
            yield from _everywhere(part)


def _is_whole(world: World) -> bool:
    """Whether everything computed has a value of its domain."""
    try:
        for each in _everywhere(world):
            for name in each.level.characteristics:
                each.code(name)
    except Impossible:
        return False
    return True


def _breaks_none(world: World, rules: Sequence[Rule]) -> bool:
    places = list(_everywhere(world))
    return all(rule.holds(each.around) for rule in rules for each in places if each.level is rule.level)


def _flat(world: World) -> dict[str, str]:
    """Return the wire names of a world of the product and their codes; what is not there is none."""
    found = {name: world.code(name) for name in world.level.characteristics}
    for name, level in world.level.parts.items():
        found.update(_flat_part(name, level, world.parts[name]))
    return found


def _flat_part(prefix: str, level: Level, parts: Sequence[World] | None) -> dict[str, str]:
    found = {prefix: NONE if parts is None else str(len(parts))}
    for number in range(1, level.high + 1):
        part = parts[number - 1] if parts is not None and number <= len(parts) else None
        own = f"{prefix}_{number}_"
        for name in level.characteristics:
            found[own + name] = part.code(name) if part else NONE
        for name, inner in level.parts.items():
            found.update(_flat_part(own + name, inner, part.parts[name] if part else None))
    return found
