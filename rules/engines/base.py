"""What every engine is: the protocol, its answers, and the budget it must respect.

An answer is exact or says which part of it is undecided; it is never wrong. A spent budget is an answer, not an error.
Engines may be called from several threads at once; one `Budget` belongs to one call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rules.budget import Budget
from rules.completion import Origin
from rules.problem import Problem


@dataclass(slots=True)
class Counters:
    """What the engine has done so far; for tests and measurements. Approximate under concurrent calls."""

    solves: int = 0
    proofs: int = 0
    witnesses: int = 0
    moves: int = 0
    remembered: int = 0
    tests: int = 0


@dataclass(frozen=True, slots=True)
class Propagation:
    """What is still possible.

    `domains` holds, for every characteristic, exactly the values that some completion has, in declared order. Values
    neither proved possible nor impossible when the budget ran out stand in `undecided` instead.
    """

    consistent: bool | None
    domains: Mapping[str, tuple[str, ...]]
    undecided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Completion:
    """The preferred completion; the assignment is None if there is none, or if the budget ran out before any."""

    assignment: Mapping[str, str] | None
    origins: Mapping[str, Origin] = field(default_factory=dict)
    decided: bool = True


@dataclass(frozen=True, slots=True)
class ConflictSet:
    """Choices and rules that cannot hold together; minimal when decided."""

    choices: tuple[str, ...]
    rules: tuple[str, ...]
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Choices to take back, in declared order, so that the rest can hold together."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relaxations:
    """Minimal relaxations, fewest choices first, then in declared order."""

    relaxations: tuple[Relaxation, ...]
    decided: bool = True

    def __iter__(self) -> Iterator[Relaxation]:
        """Go through the relaxations, best first."""
        return iter(self.relaxations)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.relaxations)


@dataclass(frozen=True, slots=True)
class Count:
    """How many configurations there are; None when this engine or budget cannot tell."""

    value: int | None
    decided: bool = True


class Engine(Protocol):
    """Decides one problem."""

    name: str
    problem: Problem
    counters: Counters

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has."""
        ...

    def complete(self, choices: Mapping[str, str], budget: Budget | None = None) -> Completion:
        """Return the preferred completion of the choices."""
        ...

    def conflict_set(self, choices: Mapping[str, str], budget: Budget | None = None) -> ConflictSet:
        """Return a minimal set of choices and rules that cannot hold together; the choices must be inconsistent."""
        ...

    def relaxations(
        self,
        choices: Mapping[str, str],
        *,
        keep: Collection[str] = (),
        limit: int = 3,
        budget: Budget | None = None,
    ) -> Relaxations:
        """Return the best minimal sets of choices to take back; those in `keep` stay. Empty if nothing is wrong."""
        ...

    def count(self, choices: Mapping[str, str], budget: Budget | None = None) -> Count:
        """Count the completions of the choices."""
        ...
