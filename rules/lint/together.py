"""Values that are always taken together: in a configuration there are all of such a set or none.

In feature models they are called atomic sets. They tell an author that one characteristic would do instead of several,
or that a rule says more than was meant. A set that a single rule states is meant so and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rules import doubts
from rules.book import ABSENT
from rules.budget import Budget
from rules.conflict import forced_by
from rules.engines.base import Engine, Propagation
from rules.findings import Finding
from rules.lint.subject import MOST_CAUSES, MOST_COMPARED, Subject, because, not_compared

Pair = tuple[str, str]
"""A characteristic and its value."""

MOST_SHOWN = 6
"""Values named in one finding."""


def together(engine: Engine, budget: Budget | None = None) -> tuple[tuple[Pair, ...], ...]:
    """Return the sets of values of different characteristics that are in exactly the same configurations.

    Values of computed characteristics, and those that are in every configuration, are left out. What the budget leaves
    undecided is in no set.

    Returns:
        Sets in the order of their first values, each in declared order.

    Cost: a propagation for each value; where the engine can count, only for values that are counted alike.
    """
    problem = engine.problem
    possible = engine.propagate({}, budget)
    chosen = [each.name for each in problem.variables if not each.computed and len(possible.domains[each.name]) > 1]
    pairs = [(name, value) for name in chosen for value in possible.domains[name]]
    found: dict[Pair, tuple[Pair, ...]] = {}
    for group in _candidates(engine, pairs, budget):
        names = tuple(dict.fromkeys(name for name, _ in group))
        implied = {pair: _implied(engine, pair, names, budget) for pair in group}
        place = {pair: at for at, pair in enumerate(group)}
        for pair in group:
            if pair not in found:
                mutual = (other for other in implied[pair] if pair in implied.get(other, ()))
                alike = tuple(sorted(mutual, key=place.__getitem__))
                found |= dict.fromkeys(alike, alike)
    sets = dict.fromkeys(found[pair] for pair in pairs if pair in found)
    return tuple(alike for alike in sets if len(alike) > 1)


def _candidates(engine: Engine, pairs: Sequence[Pair], budget: Budget | None) -> Iterable[list[Pair]]:
    """Group the values that can be in the same configurations: those in equally many, if that is known."""
    counts = engine.counts({}, budget)
    groups: dict[int, list[Pair]] = {}
    for name, value in pairs:
        groups.setdefault(counts.values[name][value] if counts.decided else 0, []).append((name, value))
    return [group for group in groups.values() if len(group) > 1]


def _implied(engine: Engine, pair: Pair, names: Sequence[str], budget: Budget | None) -> frozenset[Pair]:
    """Return the values that are taken wherever a value is; none if the budget is spent."""
    if budget is not None and budget.is_spent:
        return frozenset()
    left = engine.propagate(dict([pair]), budget)
    if left.consistent is not True:
        return frozenset()
    settled = (name for name in names if len(left.domains[name]) == 1 and not left.undecided.get(name))
    return frozenset((name, left.domains[name][0]) for name in settled)


def always_together(subject: Subject, possible: Propagation) -> Iterator[Finding]:
    """Look for values that several rules together tie to each other; one finding for the same characteristics."""
    many = sum(map(len, possible.domains.values()))
    yield from not_compared("values that are always taken together", many, "values")
    if many > MOST_COMPARED:
        return
    # A diagram answers at once; any other engine no faster than one that starts without compiling.
    asked = subject.engine if subject.engine.name == "diagram" else doubts.started(subject.problem)
    tied: dict[tuple[str, ...], list[tuple[Pair, ...]]] = {}
    for alike in together(asked, subject.budget):
        written = tuple(pair for pair in alike if not _is_absence(subject, pair))
        if len(written) > 1:
            tied.setdefault(tuple(name for name, _ in written), []).append(written)
    for names, sets in tied.items():
        reasons = _reasons(asked, sets, subject.budget)
        if reasons is not None and len(reasons) != 1:
            yield _finding(subject, names, sets, reasons)


def _finding(
    subject: Subject, names: tuple[str, ...], sets: list[tuple[Pair, ...]], reasons: tuple[str, ...]
) -> Finding:
    shown = "; ".join(_in_words(alike) for alike in sets[:MOST_SHOWN])
    more = f"; and {len(sets) - MOST_SHOWN} sets more" if len(sets) > MOST_SHOWN else ""
    hint = (
        f"{because(reasons, 'the computed characteristics tie them')}; if it is meant so, one of them could be computed"
    )
    return Finding("info", "together", f"always taken together: {shown}{more}", subject.place_of(names[0]), hint)


def _in_words(alike: tuple[Pair, ...]) -> str:
    shown = " with ".join(f"{name} = {value}" for name, value in alike[:MOST_SHOWN])
    return f"{shown} and {len(alike) - MOST_SHOWN} more" if len(alike) > MOST_SHOWN else shown


def _is_absence(subject: Subject, pair: Pair) -> bool:
    """Whether a value says that a part of the product is not there: that ties everything in it together."""
    name, value = pair
    owner = subject.book.by_name.get(name) if subject.book else None
    return owner is not None and owner.member is not None and value == ABSENT


def _reasons(engine: Engine, sets: list[tuple[Pair, ...]], budget: Budget | None) -> tuple[str, ...] | None:
    """Return rules that tie values to the first of their set, as many as are told, or None if the budget ran out."""
    found: dict[str, None] = {}
    ties = ((taken, name) for first, *others in sets for other in others for taken, name in _both(first, other))
    for taken, name in ties:
        causes = forced_by(engine, dict([taken]), name, budget)
        if not causes.decided:
            return None
        found |= dict.fromkeys(causes.rules)
        if len(found) > MOST_CAUSES:
            break
    return tuple(found)


def _both(first: Pair, second: Pair) -> tuple[tuple[Pair, str], tuple[Pair, str]]:
    """Return each of two values with the characteristic that follows from it."""
    return (first, second[0]), (second, first[0])
