"""The SAT engine: an incremental solver that remembers what it learned from click to click.

The problem is turned into clauses once; after that every question is a handful of assumptions and takes microseconds
to milliseconds. What makes a click quick:

* Every solution found is a *witness*, kept in a pool: a value is possible as soon as a witness that agrees with the
  choices has it.
* Of every solution it is seen at once which single values could be others (`rules.engines.rotations`); where all is
  yes or no, others are found near it (`rules.engines.nearby`).
* What is impossible under some choices stays impossible under more: each click starts from what was found before.
* Unit propagation of the choices rules most impossible values out without a search.
* Before each remaining question the solver's phases are set to values not yet seen, so that one answer settles many.

A second solver, made when first needed, has a literal per rule that switches the rule on; conflicts are read from its
cores and then shrunk and proved minimal by asking again. Which model the solver finds depends on its past; answers do
not: domains, completions, conflicts and relaxations are defined exactly, whatever the model.

Thread safety: a solver answers one question at a time, so each operation holds the engine's lock.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import reduce
from itertools import compress, islice
from operator import xor

import numpy as np
from numpy.typing import NDArray
from pysat.solvers import Solver

from rules.budget import Budget, Spent
from rules.completion import Question, Solution, preferred
from rules.cores import Element, minimal, shrunk
from rules.engines import answers
from rules.engines.base import (
    Bounds,
    Completion,
    ConflictSet,
    Count,
    Counters,
    Counts,
    Least,
    Listing,
    Objective,
    Optimum,
    Propagation,
    Relaxations,
)
from rules.engines.cnf import Clauses, Lit
from rules.engines.compatible import Compatible
from rules.engines.cpsat import CpsatEngine
from rules.engines.listing import Walk, listing, tally
from rules.engines.nearby import Nearby
from rules.engines.objective import weights
from rules.engines.repairs import RepairSearch, costs_of
from rules.engines.rotations import Marks, Recording, Rotations
from rules.on_demand import OnDemand
from rules.problem import Problem

SOLVER = "minisat-gh"
"""Fast on many small questions, and lets phases be set."""

MOST_WITNESSES = 4_096
"""Solutions kept; at 500 values this is 2 MB."""

MOST_REMEMBERED = 4_096
"""Sets of choices whose impossible values are kept."""

MOST_COUNTED = 150
"""Completions up to which they are counted by listing them; each costs many questions."""

MOST_COMPATIBLE = 256
"""Newest solutions looked at for choices that hold together, when repairs are searched for."""

MOST_CAUSES = 4_096
"""Sets of choices of which the rules against them are kept, a hundred bytes or two each."""

MOST_CONFLICTS = 200_000
"""Conflicts that one question may cost before its answer is undecided: many seconds, never met on real catalogues."""

CONFLICTS_AT_ONCE = 2_000
"""Conflicts after which a solver is interrupted to look at the clock; a few hundredths of a second."""

FEW = 8
"""Solutions that are looked at together, not position by position."""


class Witnesses:
    """The pool of known solutions: the newest `MOST_WITNESSES`, one row of marks each, and their rotations in bits."""

    def __init__(self, width: int) -> None:
        self._rows = np.zeros((MOST_WITNESSES, width), dtype=np.bool_)
        self._rotated = np.zeros((MOST_WITNESSES, (width + 7) // 8), dtype=np.uint8)
        self._width = width
        self._count = 0

    def add(self, marks: Marks, rotated: Marks) -> None:
        """Keep a solution with its rotations, in the place of the oldest when the pool is full."""
        self._rows[self._count % MOST_WITNESSES] = marks
        self._rotated[self._count % MOST_WITNESSES] = np.packbits(rotated)
        self._count += 1

    def agreeing(self, positions: Sequence[int]) -> NDArray[np.bool_]:
        """Return the solutions that have all the values at some positions."""
        return self._rows[self._agreeing(positions)]

    def shown(self, positions: Sequence[int]) -> Marks | None:
        """Return what the solutions that have all these values show: their values, and those that one change leads to.

        None if there is no such solution.
        """
        found = self._agreeing(positions)
        if not len(found):
            return None
        bits = np.bitwise_or.reduce(self._rotated[found], axis=0)
        return np.unpackbits(bits, count=self._width).view(np.bool_)

    def nearly(self, positions: Sequence[int], last: int) -> NDArray[np.bool_]:
        """Return the solutions that have the values at some positions and lack a last one, which one change gives."""
        found = self._agreeing(positions)
        is_near = (self._rotated[found, last // 8] >> (7 - last % 8) & 1).astype(np.bool_) & ~self._rows[found, last]
        rows: NDArray[np.bool_] = self._rows[found[is_near]]
        return rows

    def _agreeing(self, positions: Sequence[int]) -> NDArray[np.intp]:
        found = np.arange(min(self._count, MOST_WITNESSES))
        asked = reversed(positions)  # most solutions were found under earlier choices and agree with these
        while len(found) > FEW:
            position = next(asked, None)
            if position is None:
                return found
            found = found[self._rows[found, position]]
        left = np.fromiter(asked, np.intp)
        agree = self._rows[found[:, np.newaxis], left].all(axis=1)
        return found[agree]

    def newest(self, most: int, positions: Sequence[int]) -> NDArray[np.bool_]:
        """Return which of the values at some positions each of the newest solutions has."""
        rows = np.arange(max(0, self._count - most), self._count) % MOST_WITNESSES
        found: NDArray[np.bool_] = self._rows[rows[:, np.newaxis], np.array(positions, dtype=np.intp)]
        return found


class SatEngine:
    """Decides a problem with an incremental SAT solver.

    Raises:
        TooLarge: the problem has no clause form of a reasonable size.
    """

    name = "sat"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.counters = Counters()
        self._lock = threading.RLock()
        self._solver = Solver(name=SOLVER)
        recording = Recording(self._solver.add_clause)
        self._clauses = Clauses(problem, recording)
        clauses = recording.closed(self._clauses.of_domains)
        self._rotations = Rotations(self._clauses.offsets, clauses)
        yes_or_no = self._rotations.is_plain and all(len(each.values) == 2 for each in problem.variables)
        self._nearby = Nearby(len(problem.variables), clauses) if yes_or_no else None
        self._width = self._clauses.offsets[-1]
        self._owner = np.repeat(np.arange(len(problem.variables)), np.diff(self._clauses.offsets))
        self._numbers = np.arange(1, self._width + 1)
        self._pool = Witnesses(self._width)
        self._memory: OrderedDict[int, tuple[frozenset[Lit], Marks]] = OrderedDict()
        self._explaining: tuple[Solver, dict[Lit, str]] | None = None
        self._causes: dict[tuple[Lit, ...], tuple[str, ...]] = {}
        self._optimising: CpsatEngine | None = None

    # --- the protocol -------------------------------------------------------------------------------------------

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has."""
        settled = self.problem.numbered(choices)
        with self._lock:
            seen, unknown, consistent = self._possible(settled, budget or Budget())
        return Propagation(consistent, self._named_domains(seen), self._named_undecided(unknown))

    def complete(self, choices: Mapping[str, str], budget: Budget | None = None) -> Completion:
        """Return the preferred completion of the choices."""
        spending = budget or Budget()
        settled = self.problem.numbered(choices)
        with self._lock:
            try:
                seen, unknown, consistent = self._possible(settled, spending)
                if consistent is False:
                    return Completion(None)
                domains = [set(np.flatnonzero(part).tolist()) for part in self._split(seen | unknown)]
                made = preferred(self.problem, settled, domains, lambda question: self.find(question, spending))
            except Spent:
                return Completion(None, decided=False)
        if made is None:
            return Completion(None)
        values, origins = made
        names = {self.problem.variables[variable].name: origins[variable] for variable in sorted(origins)}
        return Completion(self.problem.named(values), names)

    def conflict_set(
        self, choices: Mapping[str, str], budget: Budget | None = None, *, rules: bool = True
    ) -> ConflictSet:
        """Return the preferred minimal set of choices and rules that cannot hold together.

        The choices are found with every rule in force, on the solver that learned most; only then the rules.
        """
        spending = budget or Budget()
        settled = self.problem.numbered(choices)
        with self._lock:
            chosen = minimal(
                [Element("choice", variable) for variable in sorted(settled)],
                lambda part: self._choice_core(part, settled, spending),
            )
            if chosen is None:
                raise ValueError("the choices can hold together; there is no conflict to explain")
            needed, decided = chosen
            if not rules:
                return answers.conflict(self.problem, needed, decided=decided)
            if not decided or spending.is_spent:
                every = [Element("rule", rule) for rule in self.problem.rules]
                return answers.conflict(self.problem, [*needed, *every], decided=False)
            causes = self._against({int(each.key): settled[int(each.key)] for each in needed}, spending)
        named = [Element("rule", rule) for rule in causes[0]]
        return answers.conflict(self.problem, [*needed, *named], decided=causes[1])

    def relaxations(
        self,
        choices: Mapping[str, str],
        *,
        keep: Collection[str] = (),
        limit: int = 3,
        cost: Mapping[str, int] | None = None,
        budget: Budget | None = None,
    ) -> Relaxations:
        """Return the best minimal sets of choices to take back."""
        spending = budget or Budget()
        settled = dict(sorted(self.problem.numbered(choices).items()))
        free = [variable for variable in settled if self.problem.variables[variable].name not in keep]
        costs = costs_of(self.problem, free, cost)
        found: list[frozenset[int]] = []
        try:
            with self._lock:
                repairs = RepairSearch(costs, self._conflicts(settled, costs.keys(), spending), spending.watch)
                for taken_back in islice(repairs.best_first(), limit):
                    if taken_back:
                        found.append(taken_back)
        except Spent:
            return answers.relaxations(self.problem, found, decided=False)
        return answers.relaxations(self.problem, found, decided=True)

    def count(self, choices: Mapping[str, str], budget: Budget | None = None) -> Count:
        """Count the completions if there are few; a SAT solver can only list them."""
        found = self.counts(choices, budget)
        return Count(found.total, found.decided)

    def counts(self, choices: Mapping[str, str], budget: Budget | None = None) -> Counts:
        """Count the completions, and for each value those that have it, if there are few."""
        settled = self.problem.numbered(choices)
        spending = budget or Budget()
        with self._lock:
            self._possible(settled, spending)
            known = self._pool.agreeing([literal - 1 for literal in self._literals(settled)])
            if len({row.tobytes() for row in known}) > MOST_COUNTED:
                return Counts(None, decided=False)
            return tally(self.problem, self._walk(settled, spending), MOST_COUNTED)

    def optimise(
        self,
        choices: Mapping[str, str],
        objective: Objective,
        *,
        greatest: bool = False,
        unlike: Mapping[str, str] | None = None,
        budget: Budget | None = None,
    ) -> Optimum:
        """Return the completion with the least (or greatest) worth of an objective; CP-SAT finds it."""
        if self._has_no_time(choices, objective, budget):
            return Optimum(None, None, None, decided=False)
        return self._optimiser().optimise(choices, objective, greatest=greatest, unlike=unlike, budget=budget)

    def bounds(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Bounds:
        """Return the least and greatest worth of an objective, over all and for each value; CP-SAT finds them."""
        if self._has_no_time(choices, objective, budget):
            return Bounds(None, decided=False)
        return self._optimiser().bounds(choices, objective, budget)

    def least(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return the least worth of an objective, over all completions and for each value; CP-SAT finds it."""
        if self._has_no_time(choices, objective, budget):
            return Least(None, decided=False)
        return self._optimiser().least(choices, objective, budget)

    def enumerate(self, choices: Mapping[str, str], limit: int, budget: Budget | None = None) -> Listing:
        """List up to `limit` completions of the choices in order."""
        settled = self.problem.numbered(choices)
        with self._lock:
            return listing(self.problem, self._walk(settled, budget or Budget()), limit)

    # --- remaining values ---------------------------------------------------------------------------------------

    def _possible(self, settled: Mapping[int, int], budget: Budget) -> tuple[Marks, Marks, bool | None]:
        """Return the values proved possible, the undecided ones, and whether the choices are consistent."""
        assumptions = self._literals(settled)
        nothing = np.zeros(self._width, dtype=np.bool_)
        implied_consistent, implied = self._solver.propagate(assumptions=assumptions)
        if not implied_consistent:
            return nothing, nothing, False
        candidates = self._remembered(frozenset(assumptions))
        candidates[[-literal - 1 for literal in implied if -self._width <= literal < 0]] = False
        shown = self._pool.shown([literal - 1 for literal in assumptions])
        chosen = self._chosen(settled)
        seen = nothing if shown is None else shown & ~chosen
        seen[[literal - 1 for literal in assumptions if shown is not None]] = True
        if assumptions and self._rotations.is_plain:
            seen = self._changed(assumptions, candidates, seen, chosen)
        try:
            seen, unknown, consistent = self._settle(assumptions, candidates, seen, chosen, budget)
        except Spent:
            return seen, candidates & ~seen, True if seen.any() else None
        if consistent:
            self._remember(frozenset(assumptions), seen | unknown)
        return seen, unknown, consistent

    def _changed(self, assumptions: Sequence[Lit], candidates: Marks, seen: Marks, chosen: Marks) -> Marks:
        """Change solutions that lack only the last choice, for values not seen yet; return what is seen then."""
        last = assumptions[-1] - 1
        rows = self._pool.nearly([literal - 1 for literal in assumptions[:-1]], last)
        while len(rows):
            gains = rows[:, candidates & ~seen].sum(axis=1)
            best = int(gains.argmax())
            if not gains[best]:
                break
            marks = rows[best].copy()
            marks[self._owner == self._owner[last]] = False
            marks[last] = True
            seen = self._spread(marks, np.where(marks, self._numbers, -self._numbers), candidates, seen, chosen)
            rows = rows[gains > 0]
        return seen

    def _spread(self, marks: Marks, model: NDArray[np.int64], candidates: Marks, seen: Marks, chosen: Marks) -> Marks:
        """Keep a solution, and others near it that show more; return what is seen then."""
        if self._nearby is None:
            rows, shown = marks[np.newaxis], self._rotations.of(model)[np.newaxis]
        else:
            rows, shown = self._nearby.explored(marks, chosen, candidates & ~seen)
        for row, rotated in zip(rows, shown, strict=True):
            self._pool.add(row, rotated)
        found: Marks = seen | (shown.any(axis=0) & ~chosen) | marks
        return found

    def _settle(
        self, assumptions: Sequence[Lit], candidates: Marks, seen: Marks, chosen: Marks, budget: Budget
    ) -> tuple[Marks, Marks, bool | None]:
        nothing = np.zeros(self._width, dtype=np.bool_)
        if not seen.any():
            first = self._solved(assumptions, budget)
            if first is None:
                return nothing, nothing, False
            seen = self._spread(*first, candidates, seen, chosen)
        while len(open_positions := np.flatnonzero(candidates & ~seen)):
            self._solver.set_phases(np.where(candidates & ~seen, self._numbers, -self._numbers).tolist())
            position = int(open_positions[0])
            try:
                witness = self._solved([*assumptions, position + 1], budget)
            except Spent:
                return seen, candidates & ~seen, True
            if witness is None:
                candidates[position] = False
            else:
                seen = self._spread(*witness, candidates, seen, chosen)
        return seen, nothing, True

    def _chosen(self, settled: Mapping[int, int]) -> Marks:
        """Mark all values of chosen variables: these stay as they are."""
        variables = np.zeros(len(self.problem.variables), np.bool_)
        variables[list(settled)] = True
        found: Marks = variables[self._owner]
        return found

    def _remembered(self, choices: frozenset[Lit]) -> Marks:
        """Return the values not known to be impossible, from every remembered part of the choices."""
        candidates = np.ones(self._width, dtype=np.bool_)
        whole = _key(choices)
        parts = [whole, *(whole ^ _mixed(each) for each in choices), *map(_mixed, choices), _key(())]
        for known, left in filter(None, map(self._memory.get, dict.fromkeys(parts))):
            if known <= choices:
                self.counters.remembered += 1
                candidates &= left
        return candidates

    def _remember(self, choices: frozenset[Lit], candidates: Marks) -> None:
        key = _key(choices)
        self._memory[key] = choices, candidates
        self._memory.move_to_end(key)
        while len(self._memory) > MOST_REMEMBERED:
            self._memory.popitem(last=False)

    def _split(self, marks: Marks) -> list[Marks]:
        return np.split(marks, self._clauses.offsets[1:-1])

    def _named_domains(self, marks: Marks) -> Mapping[str, tuple[str, ...]]:
        """Return the values that are marked, named when asked for."""
        variables, index, offsets = self.problem.variables, self.problem.index, self._clauses.offsets
        flags = marks.tolist()

        def values(name: str) -> tuple[str, ...]:
            at = index[name]
            return tuple(compress(variables[at].values, flags[offsets[at] : offsets[at + 1]]))

        return OnDemand(index, values)

    def _named_undecided(self, marks: Marks) -> dict[str, tuple[str, ...]]:
        if not marks.any():
            return {}
        return {name: values for name, values in self._named_domains(marks).items() if values}

    # --- questions ----------------------------------------------------------------------------------------------

    def _literals(self, settled: Mapping[int, int]) -> list[Lit]:
        return [self._clauses.literal(variable, value) for variable, value in settled.items()]

    def _solve(self, assumptions: Sequence[Lit], budget: Budget) -> Marks | None:
        """Ask the solver; a solution goes to the pool; None means there is none, `Spent` that the budget ran out."""
        found = self._solved(assumptions, budget)
        if found is None:
            return None
        marks, model = found
        self._pool.add(marks, self._rotations.of(model))
        return marks

    def _solved(self, assumptions: Sequence[Lit], budget: Budget) -> tuple[Marks, NDArray[np.int64]] | None:
        """Ask the solver; return the values of a solution, and all its literals."""
        if not self._can_hold(self._solver, assumptions, budget):
            return None
        model = np.array(self._solver.get_model())
        self.counters.witnesses += 1
        return model[: self._width] > 0, model

    def _can_hold(self, solver: Solver, assumptions: Sequence[Lit], budget: Budget) -> bool:
        """Ask a solver; raises `Spent` when the budget runs out or the question is too hard."""
        budget.spend()
        self.counters.solves += 1
        for _ in range(MOST_CONFLICTS // CONFLICTS_AT_ONCE):
            solver.conf_budget(CONFLICTS_AT_ONCE)
            answer = solver.solve_limited(assumptions=list(assumptions))
            if answer is not None:
                self.counters.proofs += not answer
                return bool(answer)
            budget.watch()
        raise Spent

    def find(self, question: Question, budget: Budget) -> Solution | None:
        """Answer a question of a walk: the first of its values, in their order, that has a solution."""
        with self._lock:
            return self._found(question, budget)

    def _found(self, question: Question, budget: Budget) -> Solution | None:
        budget.watch()
        assumptions = self._literals(question.settled)
        if question.formula is not None:
            assumptions.append(self._clauses.implying(question.formula))
        wanted: list[list[Lit]] = [[]]
        if question.variable is not None:
            wanted = [[self._clauses.literal(question.variable, value)] for value in question.values]
        for more in wanted:
            marks = self._witness([*assumptions, *more], budget)
            if marks is not None:
                return self._values(marks)
        return None

    def _witness(self, assumptions: Sequence[Lit], budget: Budget) -> Marks | None:
        if all(0 < literal <= self._width for literal in assumptions):
            agreeing = self._pool.agreeing([literal - 1 for literal in assumptions])
            if len(agreeing):
                found: Marks = agreeing[-1]
                return found
        return self._solve(assumptions, budget)

    def _values(self, marks: Marks) -> Solution:
        positions: list[int] = np.flatnonzero(marks).tolist()
        return [position - offset for position, offset in zip(positions, self._clauses.offsets, strict=False)]

    def _walk(self, settled: Mapping[int, int], budget: Budget) -> Iterator[Solution]:
        """Go through the completions in order."""
        seen, unknown, _ = self._possible(settled, budget)
        domains = [np.flatnonzero(part).tolist() for part in self._split(seen | unknown)]
        yield from Walk(self.problem, settled, domains, lambda question: self.find(question, budget)).solutions()

    def _has_no_time(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None) -> bool:
        """Whether the budget is spent before an optimiser is made; refuses what none would answer."""
        self.problem.numbered(choices)
        weights(self.problem, objective)
        return budget is not None and budget.is_spent

    def _optimiser(self) -> CpsatEngine:
        with self._lock:
            if self._optimising is None:
                self._optimising = CpsatEngine(self.problem)
            return self._optimising

    # --- explanations -------------------------------------------------------------------------------------------

    def _explainer(self) -> tuple[Solver, dict[Lit, str]]:
        """Return a solver and the literals that switch on a rule each, in order."""
        if self._explaining is None:
            solver = Solver(name=SOLVER)
            selectors = Clauses(self.problem, solver.add_clause, selectors=True).selectors
            self._explaining = solver, {literal: rule for rule, literal in selectors.items()}
        return self._explaining

    def _against(self, needed: Mapping[int, int], budget: Budget) -> tuple[tuple[str, ...], bool]:
        """Return the rules that stand against some choices, and whether they are proved so.

        They depend on nothing but these choices, which are few: most conflicts are those of earlier sessions.
        """
        kept = tuple(self._literals(needed))
        known = self._causes.get(kept)
        if known is not None:
            return known, True
        solver, rule_of = self._explainer()
        causes = minimal([*rule_of], lambda part: self._core(solver, [*kept, *part], budget))
        assert causes is not None
        rules = tuple(rule_of[selector] for selector in causes[0])
        if causes[1] and len(self._causes) < MOST_CAUSES:
            self._causes[kept] = rules
        return rules, causes[1]

    def _choice_core(
        self, part: Sequence[Element], settled: Mapping[int, int], budget: Budget
    ) -> frozenset[Element] | None:
        """Return some of these choices that cannot hold together under all rules, or None if they can."""
        element_of = {self._clauses.literal(int(each.key), settled[int(each.key)]): each for each in part}
        core = self._core(self._solver, list(element_of), budget)
        return None if core is None else frozenset(element_of[literal] for literal in core)

    def _core(self, solver: Solver, assumptions: list[Lit], budget: Budget) -> list[Lit] | None:
        """Return some assumptions that cannot hold together, or None if all can."""
        if self._can_hold(solver, assumptions, budget):
            return None
        return solver.get_core() or []

    def _conflicts(
        self, settled: Mapping[int, int], free: Set[int], budget: Budget
    ) -> Callable[[frozenset[int]], list[int] | None]:
        """Return what shows a minimal conflict among free choices, the others kept, when some are taken back."""
        kept = self._literals({each: value for each, value in settled.items() if each not in free})
        literals = self._literals({each: settled[each] for each in free})
        known = self._pool.newest(MOST_COMPATIBLE, [literal - 1 for literal in (*kept, *literals)])
        compatible = Compatible(literals, known[known[:, : len(kept)].all(axis=1), len(kept) :])

        def core(part: Sequence[Lit]) -> list[Lit] | None:
            if compatible.hold_together(part):
                return None
            found = self._core(self._solver, [*kept, *part], budget)
            if found is None:
                model = self._solver.get_model()
                compatible.add(literal for literal in literals if model[literal - 1] > 0)
                return None
            return [literal for literal in found if literal not in kept]

        def conflict_without(taken_back: frozenset[int]) -> list[int] | None:
            rest = {literal: each for literal, each in zip(literals, free, strict=True) if each not in taken_back}
            found = shrunk(list(rest), core)
            return None if found is None else [rest[literal] for literal in found]

        return conflict_without


def _key(literals: Iterable[Lit]) -> int:
    """Return a number for a set of literals; that of the set with one more or less is found at once from it."""
    return reduce(xor, map(_mixed, literals), 0)


def _mixed(literal: Lit) -> int:
    return hash((literal, literal))
