"""The rule book: characteristics and rules, checked and ready to be lowered.

Pure, frozen data with the sentences an explanation needs. A book holds the rules of every market and every date;
`lower` picks those in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from rules.findings import Finding, Place
from rules.meaning import Node

CharacteristicKind = Literal["boolean", "enumeration", "integer", "decimal"]
AUDIENCES = ("customer", "rep", "engineer")
"""From the widest audience to the most internal one. A reason is never shown to a wider audience than it names."""
ABSENT = "none"
"""The value of an optional characteristic that is not chosen."""
LANGUAGE = "en"
"""The language every other language falls back to."""

_GENERATED: Mapping[str, Mapping[str, str]] = {
    "customer": {"en": "This combination is not available.", "ru": "Такое сочетание недоступно."},
    "internal": {"en": "The rule “{text}” does not allow it.", "ru": "Это запрещает правило «{text}»."},
}


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A named variable of a product with its domain; values are codes as written on the wire."""

    name: str
    kind: CharacteristicKind
    values: tuple[str, ...]
    unit: str | None
    computed: bool
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False, hash=False)
    attribute_units: Mapping[str, str | None] = field(default_factory=dict, repr=False, hash=False)
    place: Place | None = field(default=None, repr=False, compare=False)
    formula: Node | None = field(default=None, repr=False, hash=False)
    optional: bool = False
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """What a characteristic of an instance of a component is: `size` of the 2nd `drive`, named `drive_2_size`.

    `prefix` is what all names of the instance start with; `optional` tells that the author declared it so.
    """

    component: str
    number: int
    name: str
    prefix: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Component:
    """A part of which there can be several: its characteristics (`chosen` are those that are not computed)."""

    name: str
    low: int
    high: int
    interchangeable: bool
    members: tuple[str, ...]
    chosen: tuple[str, ...]
    components: tuple[Component, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names declared inside."""
        return (*self.members, *(each.name for each in self.components))

    def knows(self, name: str) -> bool:
        """Whether a name is declared inside."""
        return name in self.names


@dataclass(frozen=True, slots=True)
class Frame:
    """One instance: its number, what its names start with, what counts the instances, whether it is always there."""

    component: Component
    number: int
    prefix: str
    count: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open validity: from `start` on, before `end`; either may be open."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition that every configuration satisfies."""

    condition: Node


@dataclass(frozen=True, slots=True)
class Combinations:
    """Rows of values over some characteristics that are allowed, or forbidden; None in a row means any value."""

    names: tuple[str, ...]
    rows: tuple[tuple[frozenset[str] | None, ...], ...]
    allowed: bool


@dataclass(frozen=True, slots=True)
class SoftDefault:
    """A value to take unless something speaks against it, under a condition."""

    name: str
    value: str
    condition: Node | None


@dataclass(frozen=True, slots=True)
class SoftPreference:
    """A weight on a value; heavier values are tried first."""

    name: str
    value: str
    weight: int


Body = Requirement | Combinations | SoftDefault | SoftPreference


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the book: what it says, why, from where, and when it is in force."""

    id: str
    kind: str
    text: str
    reasons: Mapping[tuple[str, str], str] = field(hash=False)
    source: str
    tags: tuple[str, ...]
    markets: tuple[str, ...]
    period: Period
    place: Place
    body: Body = field(repr=False, hash=False)

    def reason(self, audience: str, lang: str) -> str:
        """Return the sentence for an audience in a language.

        Without any written reason it falls back to a neutral sentence for customers and to the rule's text for others.
        """
        generated = _GENERATED["customer" if audience == "customer" else "internal"]
        return self.written_reason(audience, lang) or generated.get(lang, generated[LANGUAGE]).format(text=self.text)

    def written_reason(self, audience: str, lang: str) -> str | None:
        """Return the reason that an author wrote for an audience, or None.

        Looks at the audience itself, then at ever wider ones down to the customer, in each first in the language, then
        in English; never at a more internal audience.
        """
        for wider in reversed(AUDIENCES[: AUDIENCES.index(audience) + 1]):
            for language in (lang, LANGUAGE):
                found = self.reasons.get((wider, language))
                if found:
                    return found
        return None

    def is_in_force(self, market: str | None, on: date) -> bool:
        """Whether the rule exists in the market on the day; without a market only rules for every market do."""
        return (not self.markets or market in self.markets) and self.period.covers(on)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All characteristics and rules, in declared order, and the warnings found while reading them.

    `advice` names the characteristics that a compiler should decide first; it changes no answer.
    """

    characteristics: tuple[Characteristic, ...]
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...] = ()
    components: tuple[Component, ...] = ()
    advice: tuple[str, ...] = ()
    by_name: Mapping[str, Characteristic] = field(default_factory=dict, repr=False, compare=False)
    by_id: Mapping[str, Rule] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index characteristics by name and rules by id."""
        object.__setattr__(self, "by_name", MappingProxyType({each.name: each for each in self.characteristics}))
        object.__setattr__(self, "by_id", MappingProxyType({each.id: each for each in self.rules}))

    def in_instances(self, name: str) -> tuple[str, ...]:
        """Return the same characteristic in every instance of its component; only itself outside of components."""
        owner = self.by_name[name]
        if owner.member is None:
            return (name,)
        return tuple(each.name for each in self.characteristics if each.member and each.place == owner.place)
