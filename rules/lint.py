"""Lint: what is suspicious in a rule book although every statement of it is correct.

* *void*: a product without any configuration
* *dead*: a value nobody can ever choose
* *forced*: a characteristic with a single possible value
* *never-applicable*: a rule whose condition is never true
* *idle-default*: a default that can never apply
* *redundant*: a rule that the others imply

Each finding points at the declaration or rule and names the rules that cause it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rules import doubts
from rules.book import ABSENT, Characteristic, Member, Requirement, RuleBook
from rules.budget import Budget
from rules.components import KIND
from rules.core import Formula, conjunction, member
from rules.engines.base import Engine, Propagation
from rules.findings import Finding, Place, in_order
from rules.lower import Lowering
from rules.meaning import Applied, Node
from rules.problem import Default

MOST_CAUSES = 4
"""Rules named in one finding."""

MOST_COMPARED = 3_000
"""Rules up to which each is compared with all the others; beyond, a finding says that this was left out."""


def lint(engine: Engine, book: RuleBook | None = None, budget: Budget | None = None) -> tuple[Finding, ...]:
    """Check a problem as a whole.

    Args:
        engine: decides the problem.
        book: gives findings their places and rules their conditions; without it there are none.
        budget: what it leaves undecided is not reported.

    Returns:
        Findings in order of place: errors for a void product, warnings for the rest.
    """
    linting = _Linting(engine, book, budget)
    possible = engine.propagate({}, budget)
    if possible.consistent is False:
        return (linting.void(),)
    unused = linting.never_applicable()
    findings = [
        *linting.dead_and_forced(possible),
        *linting.idle_defaults(),
        *unused.values(),
        *linting.redundant(unused),
    ]
    return in_order(findings)


@dataclass(frozen=True, slots=True)
class _Linting:
    engine: Engine
    book: RuleBook | None
    budget: Budget | None

    def void(self) -> Finding:
        """Name the rules that contradict each other."""
        rules = self.engine.conflict_set({}, self.budget).rules
        culprits = ", ".join(rules) or "the computed characteristics"
        message = f"no configuration satisfies all rules: {culprits} contradict"
        return Finding("error", "void", message, None, "correct one of these rules")

    def dead_and_forced(self, possible: Propagation) -> Iterator[Finding]:
        """Look at what is left of each characteristic before anything is chosen; of components, by all instances."""
        seen: set[str] = set()
        for variable in self.engine.problem.variables:
            if variable.computed or variable.name in seen:
                continue
            owner = self.book.by_name.get(variable.name) if self.book else None
            if self.book and owner and owner.member:
                alike = self.book.in_instances(owner.name)
                seen.update(alike)
                yield from self._dead_everywhere(owner, owner.member, alike, possible)
                continue
            domain = possible.domains[variable.name]
            open_values = possible.undecided.get(variable.name, ())
            gone = [value for value in variable.values if value not in domain and value not in open_values]
            place = self._place_of_characteristic(variable.name)
            if len(domain) == 1 and not open_values and gone:
                message = f"{variable.name} is always {domain[0]}: no other value is possible"
                yield Finding("warning", "forced", message, place, self._because_of_values(variable.name, gone))
                continue
            for value in gone:
                message = f"{variable.name} = {value} is in no configuration"
                yield Finding("warning", "dead", message, place, self._because_of_values(variable.name, [value]))

    def _dead_everywhere(
        self, owner: Characteristic, of: Member, alike: Iterable[str], possible: Propagation
    ) -> Iterator[Finding]:
        """Look for values that no instance has; that their order rules some out in one instance is no fault."""
        left = {value for name in alike for value in possible.domains[name]}
        left.update(value for name in alike for value in possible.undecided.get(name, ()))
        for value in owner.values:
            if value not in left and (value != ABSENT or of.optional):
                message = f"{of.name} = {value} is in no configuration of any {of.component}"
                yield Finding("warning", "dead", message, owner.place, self._because_of_values(owner.name, [value]))

    def idle_defaults(self) -> Iterator[Finding]:
        """Look for defaults whose condition, or whose value then, is in no configuration."""
        problem = self.engine.problem
        both = [conjunction([each.condition, self._value_of(each)]) for each in problem.defaults]
        never = doubts.impossible(problem, [each.condition for each in problem.defaults], self.budget)
        for at in sorted(doubts.impossible(problem, both, self.budget)):
            default = problem.defaults[at]
            owner = problem.variables[default.variable]
            value = f"{owner.name} = {owner.values[default.value]} is impossible then"
            why = "its condition is never true" if at in never else value
            message = f"the default {default.rule!r} never applies: {why}"
            reasons = doubts.causes(problem, default.condition if at in never else both[at], self.budget)
            yield self._finding("idle-default", default.rule, message, reasons or (), "the condition forbids it itself")

    def never_applicable(self) -> dict[str, Finding]:
        """Look for rules whose condition is never true, were it not for the rule itself."""
        problem = self.engine.problem
        conditions = [*self._conditions()]
        found: dict[str, Finding] = {}
        for at in sorted(doubts.impossible(problem, [condition for _, condition in conditions], self.budget)):
            rule, condition = conditions[at]
            reasons = doubts.causes(doubts.without(problem, [rule]), condition, self.budget)
            if reasons is not None:
                message = f"the rule {rule!r} never applies: its condition is never true"
                otherwise = "the condition contradicts itself"
                found[rule] = self._finding("never-applicable", rule, message, reasons, otherwise)
        return found

    def redundant(self, unused: Iterable[str]) -> Iterator[Finding]:
        """Look for rules that the others imply; all that are reported can be removed together, later ones first."""
        left = doubts.without(self.engine.problem, list(unused))
        if len(left.constraints) > MOST_COMPARED:
            message = f"redundant rules were not looked for: there are more than {MOST_COMPARED} rules"
            yield Finding("warning", "not-compared", message, None, "check a part of the rules at a time")
            return
        for rule in reversed(doubts.implied(left, self.budget)):
            if self._is_structure(rule):
                continue
            others = doubts.without(left, [rule])
            reasons = doubts.causes(others, doubts.broken(left, rule), self.budget)
            if reasons is not None:
                left = others
                message = f"the rule {rule!r} is redundant: the other rules imply it"
                yield self._finding("redundant", rule, message, reasons, "it holds by itself")

    def _is_structure(self, rule: str) -> bool:
        known = self.book.by_id.get(rule) if self.book else None
        return known is not None and known.kind == KIND

    # --- reasons ------------------------------------------------------------------------------------------------

    def _conditions(self) -> Iterator[tuple[str, Formula]]:
        if self.book is None:
            return
        lowering = Lowering(self.book)
        for identity in doubts.by_rule(self.engine.problem):
            rule = self.book.by_id.get(identity)
            if rule is not None and isinstance(rule.body, Requirement):
                for condition in _conditions(rule.kind, rule.body.condition):
                    yield identity, lowering.formula(condition)

    def _value_of(self, default: Default) -> Formula:
        size = len(self.engine.problem.variables[default.variable].values)
        return member(default.variable, frozenset((default.value,)), size)

    def _finding(self, code: str, rule: str, message: str, reasons: Iterable[str], otherwise: str) -> Finding:
        known = self.book.by_id.get(rule) if self.book else None
        return Finding("warning", code, message, known.place if known else None, _because(reasons, otherwise))

    def _place_of_characteristic(self, name: str) -> Place | None:
        owner = self.book.by_name.get(name) if self.book else None
        return owner.place if owner else None

    def _because_of_values(self, name: str, values: Iterable[str]) -> str:
        rules: dict[str, None] = {}
        for value in values:
            if len(rules) < MOST_CAUSES:
                conflict = self.engine.conflict_set({name: value}, self.budget)
                if not conflict.decided:
                    return "the reason was not found within the budget"
                rules.update(dict.fromkeys(conflict.rules))
        return _because(rules, "the computed characteristics exclude it")


def _because(rules: Iterable[str], otherwise: str) -> str:
    """Name a few rules, or say what it is when there are none."""
    listed = list(rules)[:MOST_CAUSES]
    return f"because of {', '.join(listed)}" if listed else otherwise


def _conditions(kind: str, written: Node) -> tuple[Node, ...]:
    """Return what must sometimes be true for a rule to matter: what stands after `when`, each side of `excludes`."""
    match kind, written:
        case "requires", Applied("or", (Applied("not", (condition,)), *_)):
            return (condition,)
        case "excludes", Applied("not", (Applied("and", (left, right)),)):
            return (left, right)
        case _:
            return ()
