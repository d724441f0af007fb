"""Cores: shrinking what cannot hold together to a part of which every proper part can.

One element after the other is left out, in order, and stays out if the rest still cannot hold together. So the answer
is verified, minimal, and the *preferred* one (Junker, AAAI 2004): of all minimal conflicts it is the one that does
without the first element if any does, then without the second, and so on. It depends on the order of the elements
only, never on the cores a solver happens to return; those merely save questions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from rules.budget import Spent


@dataclass(frozen=True, slots=True)
class Element:
    """A choice (by variable number) or a rule (by id) that may be part of a conflict."""

    kind: Literal["choice", "rule"]
    key: int | str


Part = TypeVar("Part")
"""Whatever an engine tells elements of a conflict by."""


def minimal(
    elements: Sequence[Part], core: Callable[[Sequence[Part]], Collection[Part] | None]
) -> tuple[tuple[Part, ...], bool] | None:
    """Shrink inconsistent elements to the preferred minimal inconsistent part.

    Args:
        elements: earlier ones are dropped first.
        core: the engine's test: returns a part of some elements that cannot hold together (the whole will do), or None
            if all of them can. The smaller the parts it returns, the fewer tests it is asked.

    Returns:
        The elements left in order, and whether they are proved inconsistent and minimal (False if the budget ran out);
        None if all elements can hold together.
    """
    needed: list[Part] = []
    left = list(elements)
    try:
        known = core(left)
        if known is None:
            return None
        while (at := _first(left, frozenset(known))) is not None:
            smaller = core([*needed, *left[at + 1 :]])
            if smaller is None:
                needed.append(left[at])
            else:
                known = smaller
            left = left[at + 1 :]
    except Spent:
        return (*needed, *left), False
    return tuple(needed), True


def shrunk(
    elements: Sequence[Part], core: Callable[[Sequence[Part]], Collection[Part] | None]
) -> tuple[Part, ...] | None:
    """Shrink inconsistent elements to any minimal inconsistent part, with few questions; raises `Spent`.

    Every core is believed at once: what it leaves out is never looked at again.

    Returns:
        The elements left, or None if all elements can hold together.
    """
    known = core(elements)
    if known is None:
        return None
    needed: list[Part] = []
    left = [element for element in elements if element in known]
    while left:
        candidate = left.pop()
        smaller = core([*needed, *left])
        if smaller is None:
            needed.append(candidate)
        else:
            kept = frozenset(smaller)
            left = [element for element in left if element in kept]
    return tuple(needed)


def _first(elements: Sequence[Part], wanted: Collection[Part]) -> int | None:
    """Return the place of the first of some elements; those before it can be dropped without a question."""
    return next((at for at, element in enumerate(elements) if element in wanted), None)
