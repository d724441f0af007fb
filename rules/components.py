"""Components: parts of which a product has several, each with characteristics of its own.

A component is unfolded while the book is read, so that nothing behind the language has to know of it. Of
`component drive: 0..4` with a characteristic `size`, the count `drive` is a characteristic 0..4, and `size` of the
second drive is the optional characteristic `drive_2_size`. Used instances come first; what belongs to an unused one is
`none`. Interchangeable instances stand in lexicographical order of their characteristics, so that every multiset of
instances is one configuration and not many.

A *frame* is one instance looked at from inside: it gives the names of the component their meaning, and tells whether
the instance is used. This module may not report anything: what is wrong is found before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from rules.book import ABSENT, Body, Characteristic, Combinations, Component, Frame, Period, Requirement, Rule
from rules.findings import Place
from rules.meaning import CONDITION, Lookup, Node, Type, applied, names_in, negation
from rules.units import NO_UNIT

MOST_INSTANCES = 32
MOST_LEVELS = 4
"""Components inside components."""
MOST_COMPARED = 60
"""Characteristics of one interchangeable instance, those of components inside it included."""
KIND = "component"
"""The kind of the rules that make a component what it is."""

_PRESENT = {
    "en": "What belongs to a part is chosen exactly when the part is there.",
    "ru": "Свойства части выбирают тогда и только тогда, когда эта часть есть.",
}
_IN_ORDER = {
    "en": "Interchangeable parts are listed in a fixed order.",
    "ru": "Взаимозаменяемые части перечисляются в установленном порядке.",
}

Known = Mapping[str, Characteristic]
Stack = tuple[Frame, ...]
"""Frames around a statement, the innermost first; empty for the product itself."""


def prefix_of(stack: Stack) -> str:
    """Return what the names of the innermost frame start with."""
    return stack[0].prefix if stack else ""


def frames(component: Component, stack: Stack) -> Iterator[Frame]:
    """Return the instances of a component that stands directly inside a stack of frames."""
    certain = not stack or stack[0].certain
    count = f"{prefix_of(stack)}{component.name}"
    for number in range(1, component.high + 1):
        yield Frame(component, number, f"{count}_{number}_", count, certain and number <= component.low)


def inside(component: Component, stacks: Iterable[Stack]) -> list[Stack]:
    """Return the stacks of frames for statements inside a component."""
    return [(frame, *stack) for stack in stacks for frame in frames(component, stack)]


# --- whether an instance is used --------------------------------------------------------------------------------------


def is_used(frame: Frame, known: Known, names: Iterable[str] = ()) -> Lookup | None:
    """Return the condition that an instance is used, or None if it always is.

    It speaks of one of the given characteristics if it can: so what depends on one characteristic stays so.
    """
    if frame.certain:
        return None
    for name in names:
        member = known[name].member
        if member is not None and member.prefix == frame.prefix and not member.optional:
            return is_set(known[name])
    count = known[frame.count]
    return Lookup(count.name, {v: v != ABSENT and int(v) >= frame.number for v in count.values}, CONDITION)


def is_set(owner: Characteristic) -> Lookup:
    """Return the condition that an optional characteristic is chosen."""
    return Lookup(owner.name, {value: value != ABSENT for value in owner.values}, CONDITION)


def guarded(body: Body, frame: Frame, known: Known) -> Body:
    """Return the body of a rule inside an instance: it asks nothing of an unused one."""
    if frame.certain:
        return body
    if isinstance(body, Requirement):
        used = is_used(frame, known, names_in(body.condition))
        return Requirement(applied("or", negation(used), body.condition)) if used else body
    return _guarded_rows(body, frame, known) if isinstance(body, Combinations) else body


def _guarded_rows(body: Combinations, frame: Frame, known: Known) -> Combinations:
    used = is_used(frame, known, body.names)
    assert used is not None
    inside_it = frozenset(value for value, holds in used.cells.items() if holds)
    outside = frozenset(used.cells) - inside_it
    names, rows = body.names, body.rows
    if used.name not in names:
        names, rows = (*names, used.name), tuple((*row, None) for row in rows)
    at = names.index(used.name)
    if body.allowed:
        free = tuple(outside if place == at else None for place in range(len(names)))
        return Combinations(names, (*rows, free), allowed=True)
    narrowed = ((*row[:at], inside_it if row[at] is None else row[at], *row[at + 1 :]) for row in rows)
    return Combinations(names, tuple(narrowed), allowed=False)


# --- what makes a component -------------------------------------------------------------------------------------------


def structure(component: Component, stacks: Iterable[Stack], known: Known, place: Place) -> Iterator[Rule]:
    """Return the rules that unused instances have nothing, and that interchangeable ones stand in order."""
    for stack in stacks:
        instances = list(frames(component, stack))
        for frame in instances:
            condition = _present(frame, known)
            if condition is not None:
                yield _rule(f"{frame.prefix}present", condition, _PRESENT, place)
        if component.interchangeable:
            for first, second in pairwise(instances):
                condition = _in_order(first, second, known)
                if condition is not None:
                    yield _rule(f"{second.prefix}in_order", condition, _IN_ORDER, place)


def _rule(identity: str, condition: Node, reasons: Mapping[str, str], place: Place) -> Rule:
    return Rule(
        id=identity,
        kind=KIND,
        text=place.excerpt.strip(),
        reasons={("customer", language): text for language, text in reasons.items()},
        source="",
        tags=(),
        markets=(),
        period=Period(),
        place=place,
        body=Requirement(condition),
    )


def _present(frame: Frame, known: Known) -> Node | None:
    used = is_used(frame, known)
    if used is None:
        return None
    parts: list[Node] = []
    for name in (*frame.component.members, *(each.name for each in frame.component.components)):
        owner = known[f"{frame.prefix}{name}"]
        if owner.member is not None and owner.member.optional:
            parts.append(applied("or", used, negation(is_set(owner))))
        elif not owner.computed or owner.kind in ("integer", "decimal"):
            parts.append(applied("=", used, is_set(owner)))
    return applied("and", *parts) if parts else None


def _in_order(first: Frame, second: Frame, known: Known) -> Node | None:
    """Return that the characteristics of one instance come before those of the next, or are the same."""
    condition: Node | None = None
    for name in reversed(compared(first.component)):
        left, right = _rank(known[f"{first.prefix}{name}"]), _rank(known[f"{second.prefix}{name}"])
        at_most = applied("<=", left, right)
        less = applied("<", left, right)
        condition = at_most if condition is None else applied("and", at_most, applied("or", less, condition))
    return condition


def compared(component: Component) -> list[str]:
    """Return the names inside an instance that tell two instances apart; nested ones by their path."""
    found = list(component.chosen)
    for each in component.components:
        found.append(each.name)
        own = compared(each)
        found += [f"{each.name}_{number}_{name}" for number in range(1, each.high + 1) for name in own]
    return found


def _rank(owner: Characteristic) -> Node:
    """Return the place of a value among the values; not chosen comes last."""
    places = {value: Fraction(at) for at, value in enumerate(value for value in owner.values if value != ABSENT)}
    if ABSENT in owner.values:
        places[ABSENT] = Fraction(len(places))
    return Lookup(owner.name, places, Type("number", NO_UNIT))
