"""Cores: shrinking what cannot hold together to a part of which every proper part can.

By deletion: each element is left out once and the engine re-proves the rest. So a core is verified and minimal whatever
it started from, which matters because solvers' own cores are neither. Choices are tried before rules: a conflict with
few choices is the one a person understands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rules.budget import Spent


@dataclass(frozen=True, slots=True)
class Element:
    """A choice (by variable number) or a rule (by id) that may be part of a conflict."""

    kind: Literal["choice", "rule"]
    key: int | str


Core = Callable[[Sequence[Element]], Sequence[Element] | None]
"""Returns a part of the elements that cannot hold together (the whole will do), or None if all of them can."""


def minimal(elements: Sequence[Element], core: Core) -> tuple[tuple[Element, ...], bool]:
    """Shrink inconsistent elements to a minimal inconsistent part.

    Args:
        elements: cannot hold together; earlier ones are dropped first.
        core: the engine's test. It may return a smaller core than it was given, which saves tests.

    Returns:
        The elements left, and whether they are proved minimal (False if the budget ran out).
    """
    left = list(elements)
    needed: set[Element] = set()
    try:
        while candidate := next((element for element in left if element not in needed), None):
            smaller = core([element for element in left if element != candidate])
            if smaller is None:
                needed.add(candidate)
            else:
                kept = set(smaller)
                left = [element for element in left if element in kept]
    except Spent:
        return tuple(left), False
    return tuple(left), True
