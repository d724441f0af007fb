"""What every engine is: the protocol, its answers, and the budget it must respect.

An answer is exact or says which part of it is undecided; it is never wrong. A spent budget is an answer, not an error.
Engines may be called from several threads at once; one `Budget` belongs to one call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Protocol, runtime_checkable

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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many configurations there are, in all and with each value; None when this engine or budget cannot tell."""

    total: int | None
    values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Objective:
    """A linear objective: the sum of a whole number for each value taken, plus a constant.

    `numbers` maps a characteristic to its values' numbers; values and characteristics that are not named count 0.
    Scale decimals before (cents, grams). All of `on` counts besides: engines prepare an objective once, and many small
    ones on top of the same large one cost next to nothing more.
    """

    numbers: Mapping[str, Mapping[str, int]]
    constant: int = 0
    on: Objective | None = None


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best worth of an objective and a completion that has it; of several, any.

    `worth` is None if there is no completion or none was found before the budget ran out; `bound` is what is proved: no
    completion is better. Decided means that the two are equal, or that there is no completion.
    """

    worth: int | None
    assignment: Mapping[str, str] | None
    bound: int | None
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest worth of an objective, over all completions and over those with each value.

    `values` holds the possible values only. None means there is no completion; an engine or budget that cannot tell all
    of it says so with `decided` and leaves out what it does not know.
    """

    overall: tuple[int, int] | None
    values: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Least:
    """The least worth of an objective, over all completions and over those with each value.

    As in `Bounds`, of which this is the quicker half: `values` holds the possible values only, None means there is no
    completion, and what is not known is left out and makes it undecided.
    """

    overall: int | None
    values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """Completions in lexicographic order of declared values; `complete` if there are no more than these."""

    assignments: tuple[Mapping[str, str], ...]
    complete: bool
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Sample:
    """Completions drawn at random and independently, each as likely as every other; the same one may come twice.

    Decided: as many as were asked for, or none because there is none. If not, those that the budget allowed.
    """

    assignments: tuple[Mapping[str, str], ...]
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

    def conflict_set(
        self, choices: Mapping[str, str], budget: Budget | None = None, *, rules: bool = True
    ) -> ConflictSet:
        """Return the preferred minimal set of choices and rules that cannot hold together.

        Preferred: choices are left out before rules and each in declared order, as long as the rest cannot hold
        together; so a conflict leans on late choices, the details, rather than on early ones. Without `rules` only the
        choices are named (the same ones), which is quicker. Raises ValueError if the choices are consistent.
        """
        ...

    def relaxations(
        self,
        choices: Mapping[str, str],
        *,
        keep: Collection[str] = (),
        limit: int = 3,
        cost: Mapping[str, int] | None = None,
        budget: Budget | None = None,
    ) -> Relaxations:
        """Return the best minimal sets of choices to take back; those in `keep` stay. Empty if nothing is wrong.

        The best are those of the least summed `cost` (1 for each choice without one; costs are at least 1), then the
        fewest choices, then in declared order. A customer's order of preference becomes costs.
        """
        ...

    def count(self, choices: Mapping[str, str], budget: Budget | None = None) -> Count:
        """Count the completions of the choices."""
        ...

    def counts(self, choices: Mapping[str, str], budget: Budget | None = None) -> Counts:
        """Count the completions of the choices, and for each value those that have it (0 for impossible ones)."""
        ...

    def optimise(
        self,
        choices: Mapping[str, str],
        objective: Objective,
        *,
        greatest: bool = False,
        unlike: Mapping[str, str] | None = None,
        budget: Budget | None = None,
    ) -> Optimum:
        """Return the completion with the least (or greatest) worth of an objective.

        With `unlike` it is the best of those with another value for at least one of these characteristics: if the best
        is told, the second best. An optimum is the best unlike itself only if nothing else is possible.
        """
        ...

    def bounds(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Bounds:
        """Return the least and greatest worth of an objective, over all completions and for each value."""
        ...

    def least(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return the least worth of an objective, over all completions and for each value."""
        ...

    def enumerate(self, choices: Mapping[str, str], limit: int, budget: Budget | None = None) -> Listing:
        """List up to `limit` completions of the choices."""
        ...


@runtime_checkable
class Sampler(Protocol):
    """An engine that draws samples by itself, however many completions there are."""

    def sample(self, choices: Mapping[str, str], number: int, chance: Random, budget: Budget | None = None) -> Sample:
        """Draw completions of the choices."""
        ...
