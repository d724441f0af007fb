"""Shadowed parts of rules: rows of tables and alternatives that could be struck out and nothing would change.

A row of an `allow` table is shadowed if no configuration uses it; a row of a `forbid` table if the other rows and rules
forbid the same; an alternative of `require A or B`, of what a `when` requires, or of `choose`, if no configuration in
which the rule matters takes it. What a dead value makes needless is not told again: the dead value is.

A row of a component's table stands in every instance: it is shadowed only if it is so in all of them. Alternatives in
components are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from rules import doubts
from rules.book import Combinations, Requirement
from rules.core import Formula, Member, Table, conjunction, member, negated
from rules.engines.base import Propagation
from rules.findings import Finding, Place
from rules.lint.domains import gone
from rules.lint.subject import MOST_COMPARED, Subject, not_compared
from rules.lower import Lowering
from rules.meaning import Applied, Node
from rules.problem import Constraint, Problem
from rules.wording import sentence

Row = tuple[frozenset[int] | None, ...]
EXCLUDED = "the rest of the rule, or a computed characteristic, excludes it"


@dataclass(frozen=True, slots=True)
class _Part:
    """A row or an alternative: the rule it stands in, which one it is, when it is used, and what it is called.

    A part that `forbids` is needless if the rest forbids the same, any other if it is never used. One `of_dead` values
    is not asked about.
    """

    rule: str
    at: int
    used: Formula
    words: str
    forbids: bool = False
    of_dead: bool = False


def shadowed(subject: Subject, left: Problem, possible: Propagation) -> Iterator[Finding]:
    """Look for shadowed rows and alternatives in the rules that are left; all can be struck out together."""
    parts = [*_rows(subject, left, possible), *_alternatives(subject, left, possible)]
    yield from not_compared("shadowed rows", len(parts), "rows")
    if len(parts) > MOST_COMPARED:
        return
    found = {**_unused(subject, left, parts), **_needless(subject, left, parts)}
    for alike in _together(subject, parts):
        if all(part in found for part in alike):
            first = alike[0]
            why = "forbids nothing that is not forbidden" if first.forbids else "is in no configuration"
            reasons = dict.fromkeys(chain.from_iterable(found[part] for part in alike))
            message = f"{first.words} of the rule {first.rule!r} {why}"
            yield subject.finding("shadowed", first.rule, message, reasons, EXCLUDED)


def _unused(subject: Subject, left: Problem, parts: Iterable[_Part]) -> dict[_Part, tuple[str, ...]]:
    asked = [part for part in parts if not part.forbids and not part.of_dead]
    never = doubts.impossible(left, [part.used for part in asked], subject.budget)
    why = {asked[at]: doubts.causes(left, asked[at].used, subject.budget) for at in sorted(never)}
    return {part: _others(reasons, part) for part, reasons in why.items() if reasons is not None}


def _needless(subject: Subject, left: Problem, parts: Iterable[_Part]) -> dict[_Part, tuple[str, ...]]:
    """Make a rule of every forbidden row, and ask which of these can be removed."""
    rows = {f"{part.rule} {part.at}": part for part in parts if part.forbids}
    kept = doubts.without(left, {part.rule for part in rows.values()})
    single = tuple(Constraint(name, negated(part.used)) for name, part in rows.items())
    split = replace(kept, constraints=(*kept.constraints, *single))
    asked = [name for name, part in rows.items() if not part.of_dead]
    found = doubts.removable(split, asked, subject.budget)
    return {rows[name]: tuple(rows[each].rule if each in rows else each for each in why) for name, why in found}


def _others(reasons: Iterable[str], part: _Part) -> tuple[str, ...]:
    return tuple(rule for rule in reasons if rule != part.rule)


def _together(subject: Subject, parts: Iterable[_Part]) -> Iterable[list[_Part]]:
    """Put the same part of the same rule of all instances together."""
    found: dict[tuple[Place | str, int], list[_Part]] = {}
    for part in parts:
        found.setdefault((subject.place_of_rule(part.rule) or part.rule, part.at), []).append(part)
    return found.values()


# --- rows -------------------------------------------------------------------------------------------------------------


def _rows(subject: Subject, left: Problem, possible: Propagation) -> Iterator[_Part]:
    for each in left.constraints:
        if isinstance(each.formula, Table):
            yield from _of_table(subject, each.rule, each.formula, possible)


def _written_rows(subject: Subject, rule: str, table: Table) -> tuple[Row, ...]:
    """Return the rows as they are written: lowering drops repetitions."""
    known = subject.book.by_id.get(rule) if subject.book else None
    if subject.book is None or known is None or not isinstance(known.body, Combinations):
        return table.rows
    return Lowering(subject.book).rows(known.body)


def _of_table(subject: Subject, rule: str, table: Table, possible: Propagation) -> Iterator[_Part]:
    variables = [subject.problem.variables[at] for at in table.variables]
    dead = [{each.values.index(value) for value in gone(subject, possible, each.name)} for each in variables]
    for at, row in enumerate(_written_rows(subject, rule, table)):
        of_dead = any(cell is not None and cell <= lost for cell, lost in zip(row, dead, strict=True))
        cells = [
            member(place, cell, len(owner.values))
            for place, owner, cell in zip(table.variables, variables, row, strict=True)
            if cell is not None
        ]
        written = [_cell(owner.values, cell) for owner, cell in zip(variables, row, strict=True)]
        words = f"row {at + 1} ({', '.join(written)})"
        yield _Part(rule, at, conjunction(cells), words, not table.allowed, of_dead)


def _cell(values: tuple[str, ...], cell: frozenset[int] | None) -> str:
    if cell is None:
        return "*"
    codes = [values[value] for value in sorted(cell)]
    return codes[0] if len(codes) == 1 else f"{{{' '.join(codes)}}}"


# --- alternatives -----------------------------------------------------------------------------------------------------


def _alternatives(subject: Subject, left: Problem, possible: Propagation) -> Iterator[_Part]:
    if subject.book is None:
        return
    lowering = Lowering(subject.book)
    dead = [{each.values.index(lost) for lost in gone(subject, possible, each.name)} for each in left.variables]
    prefixes = tuple({each.member.prefix for each in subject.book.characteristics if each.member})
    for rule in doubts.by_rule(left):
        known = subject.book.by_id.get(rule)
        if known is not None and isinstance(known.body, Requirement) and not rule.startswith(prefixes):
            when, written = _written_in(known.kind, known.body.condition)
            matters = [lowering.formula(when)] if when else []
            for at, node in enumerate(written):
                formula = lowering.formula(node)
                of_dead = isinstance(formula, Member) and formula.values <= dead[formula.variable]
                words = f"alternative {at + 1} ({sentence(subject.problem, formula)})"
                yield _Part(rule, at, conjunction([*matters, formula]), words, of_dead=of_dead)


def _written_in(kind: str, written: Node) -> tuple[Node | None, tuple[Node, ...]]:
    """Return when a rule matters, if not always, and its alternatives."""
    match kind, written:
        case "require", Applied("or", alternatives):
            return None, alternatives
        case "requires", Applied("or", (Applied("not", (when,)), Applied("or", alternatives))):
            return when, alternatives
        case "group", Applied("and", (Applied(_, (Applied("count", conditions), *_)), *_)):
            return None, conditions
        case _:
            return None, ()
