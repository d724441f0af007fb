"""What is left of each characteristic before anything is chosen: nothing at all, a single value, not every value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rules.book import ABSENT, Member
from rules.engines.base import Propagation
from rules.findings import Finding
from rules.lint.subject import MOST_CAUSES, Subject, because

NOT_FOUND = "the reason was not found within the budget"


def void(subject: Subject) -> Finding:
    """Name the rules that contradict each other; within a spent budget, none: they would be too many."""
    conflict = subject.engine.conflict_set({}, subject.budget)
    culprits = ", ".join(conflict.rules) or "the computed characteristics"
    if not conflict.decided:
        culprits = "some of them"
    message = f"no configuration satisfies all rules: {culprits} contradict"
    return Finding("error", "void", message, None, "correct one of these rules")


def gone(subject: Subject, possible: Propagation, name: str) -> list[str]:
    """Return the values of a characteristic that are proved to be in no configuration."""
    left = {*possible.domains[name], *possible.undecided.get(name, ())}
    problem = subject.problem
    return [value for value in problem.variables[problem.index[name]].values if value not in left]


def declared(subject: Subject) -> Iterator[tuple[str, ...]]:
    """Yield the characteristics that are not computed; one of a component with its name in every instance."""
    seen: set[str] = set()
    for variable in subject.problem.variables:
        if not variable.computed and variable.name not in seen:
            known = subject.book is not None and variable.name in subject.book.by_name
            alike = subject.book.in_instances(variable.name) if subject.book and known else (variable.name,)
            seen.update(alike)
            yield alike


def dead_and_forced(subject: Subject, possible: Propagation) -> Iterator[Finding]:
    """Look for values that are in no configuration, and for characteristics with a single one left."""
    for alike in declared(subject):
        lost = lost_in_all(subject, possible, alike)
        yield from about_lost(subject, possible, alike, lost)


def lost_in_all(subject: Subject, possible: Propagation, alike: Sequence[str]) -> list[str]:
    """Return the values that no instance has; that their order rules some out in one instance is no fault."""
    of = _member(subject, alike[0])
    lost = [frozenset(gone(subject, possible, name)) for name in alike]
    return [
        value
        for value in gone(subject, possible, alike[0])
        if all(value in each for each in lost) and (value != ABSENT or of is None or of.optional)
    ]


def about_lost(subject: Subject, possible: Propagation, alike: Sequence[str], lost: Sequence[str]) -> Iterator[Finding]:
    """Report lost values of a characteristic: one by one, or that a single one is left."""
    name, of = alike[0], _member(subject, alike[0])
    domain, place = possible.domains[name], subject.place_of(name)
    if of is None and len(domain) == 1 and not possible.undecided.get(name) and lost:
        message = f"{name} is always {domain[0]}: no other value is possible"
        yield Finding("warning", "forced", message, place, _because_of_values(subject, name, lost))
        return
    what, where = (of.name, f" of any {of.component}") if of else (name, "")
    for value in lost:
        message = f"{what} = {value} is in no configuration{where}"
        yield Finding("warning", "dead", message, place, _because_of_values(subject, name, [value]))


def _member(subject: Subject, name: str) -> Member | None:
    owner = subject.book.by_name.get(name) if subject.book else None
    return owner.member if owner else None


def _because_of_values(subject: Subject, name: str, values: Iterable[str]) -> str:
    rules: dict[str, None] = {}
    for value in values:
        if len(rules) < MOST_CAUSES:
            if subject.budget is not None and subject.budget.is_spent:
                return NOT_FOUND
            conflict = subject.engine.conflict_set({name: value}, subject.budget)
            if not conflict.decided:
                return NOT_FOUND
            rules.update(dict.fromkeys(conflict.rules))
    return because(rules, "the computed characteristics exclude it")
