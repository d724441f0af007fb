"""A book over time: what its dates will do to the product, and dates that look like slips.

* *void*, *forced*, *dead*: from a day to come the product cannot be had, a characteristic has a single value left, or a
  value is lost, though it was not so before. That a dated rule takes away a value of the only characteristic it speaks
  of is what such rules are for, and not reported.
* *gap*, *overlap*: a rule ends some days before, or after, its successor starts. A successor is of the same kind, for
  the same markets and about the same characteristics. Only as many days as a slip has are reported: seasons leave
  larger gaps on purpose.
* *over*: a rule that will never be in force again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from rules import doubts
from rules.book import Combinations, Requirement, Rule, RuleBook, SoftDefault, SoftPreference
from rules.budget import Budget
from rules.core import All, Member
from rules.engines.base import Propagation
from rules.findings import Finding, Place, in_order
from rules.lint.domains import about_lost, declared, lost_in_all, void
from rules.lint.subject import Subject
from rules.lower import Interval, intervals
from rules.meaning import names_in
from rules.problem import Problem

MOST_INTERVALS = 24
"""Stretches of days that are looked at; what is farther away will be looked at in time."""

MOST_DAYS = 31
"""Longer gaps and overlaps are taken for intended."""


def lint_dates(book: RuleBook, market: str | None, on: date, budget: Budget | None = None) -> tuple[Finding, ...]:
    """Check what the dates in a book do from a day on.

    Args:
        book: a checked rule book.
        market: lower-case market code; None looks at rules for every market only.
        on: the day; what is over by then is not looked at.
        budget: what it leaves undecided is not reported.

    Returns:
        Findings in order of place: errors for a product that becomes void, warnings for what looks like a slip, infos
        for what will be lost and for rules that are over.
    """
    rules = _written(book, market)
    return in_order([*_to_come(book, market, on, budget), *_slips(rules, on), *_over(rules, on)])


def _written(book: RuleBook, market: str | None) -> list[Rule]:
    """Return the rules of a market; of those that stand in every instance of a component, the first."""
    found: dict[Place, Rule] = {}
    for rule in book.rules:
        if not rule.markets or market in rule.markets:
            found.setdefault(rule.place, rule)
    return list(found.values())


# --- what is to come --------------------------------------------------------------------------------------------------


def _to_come(book: RuleBook, market: str | None, on: date, budget: Budget | None) -> Iterator[Finding]:
    ahead = [each for each in intervals(book, market) if each.period.end is None or each.period.end > on]
    before: tuple[Problem, Propagation] | None = None
    for interval in ahead[: MOST_INTERVALS + 1]:
        subject = Subject(doubts.started(interval.problem), book, budget)
        possible = subject.engine.propagate({}, budget)
        if before is not None and before[1].consistent:
            yield from _news(subject, possible, interval, *before)
        before = interval.problem, possible


def _news(
    subject: Subject, possible: Propagation, interval: Interval, past: Problem, was: Propagation
) -> Iterator[Finding]:
    """Report what is so from an interval on, and was not before."""
    if possible.consistent is False:
        yield _from(interval, void(subject))
        return
    stated = _stated(past, interval.problem)
    for alike in declared(subject):
        lost = [
            value
            for value in lost_in_all(subject, possible, alike)
            if all(value in was.domains[name] and value not in stated.get(name, ()) for name in alike)
        ]
        for finding in about_lost(subject, possible, alike, lost):
            yield replace(_from(interval, finding), severity="info")


def _from(interval: Interval, finding: Finding) -> Finding:
    return replace(finding, message=f"from {interval.period.start}: {finding.message}")


def _stated(past: Problem, problem: Problem) -> dict[str, frozenset[str]]:
    """Return the values that rules which are new in a problem take away by saying so."""
    known = frozenset(past.constraints)
    found: dict[str, frozenset[str]] = {}
    for each in problem.constraints:
        if each not in known:
            for part in each.formula.parts if isinstance(each.formula, All) else (each.formula,):
                if isinstance(part, Member):
                    owner = problem.variables[part.variable]
                    taken = frozenset(value for at, value in enumerate(owner.values) if at not in part.values)
                    found[owner.name] = found.get(owner.name, frozenset()) | taken
    return found


# --- slips ------------------------------------------------------------------------------------------------------------


def _slips(rules: Iterable[Rule], on: date) -> Iterator[Finding]:
    """Compare each rule that ends with those that may be its successors."""
    alike: dict[object, list[Rule]] = {}
    for rule in rules:
        alike.setdefault((rule.kind, frozenset(_names(rule)), rule.markets), []).append(rule)
    for group in alike.values():
        for rule in group:
            if rule.period.end is not None and rule.period.end > on:
                yield from _slips_of(rule, rule.period.end, group)


def _slips_of(rule: Rule, end: date, group: Iterable[Rule]) -> Iterator[Finding]:
    later = sorted(_successors(rule, group), key=lambda each: each[0])
    for start, successor in later:
        if 0 < (end - start).days <= MOST_DAYS:
            message = f"{rule.id!r} and {successor.id!r} are both in force from {start} until {end}"
            yield _slip("overlap", rule, successor, message, f"let {rule.id!r} end on {start}, unless both are meant")
    if later and not any(each.period.covers(end) for each in group):
        start, successor = next((each for each in later if each[0] > end), later[-1])
        if 0 < (start - end).days <= MOST_DAYS:
            message = f"neither {rule.id!r} nor {successor.id!r} is in force from {end} until {start}"
            yield _slip("gap", rule, successor, message, f"let {successor.id!r} start on {end}, unless a gap is meant")


def _successors(rule: Rule, group: Iterable[Rule]) -> Iterator[tuple[date, Rule]]:
    """Yield the rules that start after a rule started and hold beyond it, with their starts."""
    own, end = rule.period, rule.period.end
    for each in group:
        start, until = each.period.start, each.period.end
        starts_later = start is not None and (own.start is None or start > own.start)
        if start is not None and starts_later and (until is None or (end is not None and until > end)):
            yield start, each


def _slip(code: str, rule: Rule, successor: Rule, message: str, hint: str) -> Finding:
    return Finding("warning", code, message, rule.place, hint, successor.place)


def _names(rule: Rule) -> Iterable[str]:
    match rule.body:
        case Requirement():
            return names_in(rule.body.condition)
        case Combinations():
            return rule.body.names
        case SoftDefault():
            return (rule.body.name, *(names_in(rule.body.condition) if rule.body.condition else ()))
        case SoftPreference():
            return (rule.body.name,)


def _over(rules: Iterable[Rule], on: date) -> Iterator[Finding]:
    for rule in rules:
        if rule.period.end is not None and rule.period.end <= on:
            message = f"the rule {rule.id!r} has been over since {rule.period.end}"
            yield Finding("info", "over", message, rule.place, "remove it: what was published keeps its own rules")
