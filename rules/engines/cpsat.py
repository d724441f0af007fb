"""The CP-SAT engine: exact answers by proof, made quick by remembering.

One solve takes milliseconds, so the art is to ask few questions:

* Every solution ever found is kept as a *witness* in a pool. A value is possible as soon as one witness that agrees
  with the choices has it.
* What is impossible under some choices stays impossible under more choices: results are remembered by their choices,
  and a click starts from those of every remembered subset.
* Most open values are one step away from a witness; testing that needs no solver (`rules.neighbours`).
* All values still open are asked for at once: "any solution with one of these?" Each answer settles at least one value,
  usually many; the final "no" proves all the rest impossible together.

Thread safety: the models are frozen after construction and every question is put to a clone, so solves run in parallel;
the pool and the memory are guarded by one short lock. Answers do not depend on what is remembered, with two exceptions
that are never wrong: which values a spent budget leaves undecided, and those of *wide* computed numbers (see `WIDE`),
of which only `WIDE_SOLVES` questions are asked before the rest are reported as undecided.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any as Untyped

from ortools.sat.python import cp_model

from rules.budget import Budget, Spent
from rules.completion import Question, Ranking, Solution, preferred
from rules.core import LIMIT, Formula, holds
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
from rules.engines.cpsat_model import WIDE, CpsatModel, Literal
from rules.engines.listing import Walk, listing, tally
from rules.engines.objective import Weights, weights
from rules.engines.repairs import RepairSearch, costs_of
from rules.engines.witnesses import Values, Witnesses
from rules.neighbours import Neighbours
from rules.problem import Problem

MOST_COUNTED = 60
"""Completions up to which they are counted by listing them; each costs several solves."""
MOST_REMEMBERED = 20_000
WIDE_SOLVES = 12
"""Questions asked about wide computed numbers in one propagation without an explicit budget."""
MOST_NEIGHBOURS = 16
"""Known solutions whose neighbours are tried for an open value; each try takes tens of microseconds."""
MOST_REPAIRS = 3
"""Known solutions in which a second value is changed too."""
SEED = 7
MOST_WORK = 10.0
"""Deterministic seconds of the solver that one question may cost before its answer is undecided."""
LONGEST_WEIGHTS = 40
"""Choices that one goal orders by name; weights stay below 2**47."""

Key = frozenset[tuple[int, int]]


@dataclass(slots=True)
class Found:
    """What one propagation found: possible values, open ones, and whether the choices are consistent."""

    possible: list[set[int]]
    undecided: dict[int, set[int]]
    consistent: bool | None


@dataclass(frozen=True, slots=True)
class Best:
    """The best solution found, and the worth that none is proved to beat."""

    values: Values
    bound: int


class CpsatEngine:
    """Decides a problem with OR-tools CP-SAT."""

    name = "cpsat"

    def __init__(self, problem: Problem) -> None:
        """Build the model once."""
        self.problem = problem
        self.counters = Counters()
        self._model = CpsatModel(problem)
        self._pool = Witnesses(len(problem.variables), [len(each.values) for each in problem.variables])
        self._neighbours = Neighbours(problem)
        self._lock = threading.Lock()
        self._memory: OrderedDict[Key, Found] = OrderedDict()
        self._explaining: CpsatModel | None = None
        self._wide = {
            variable
            for variable, each in enumerate(problem.variables)
            if each.computed and self._model.is_wide(variable)
        }

    # --- the protocol -------------------------------------------------------------------------------------------

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has."""
        found = self._domains(self.problem.numbered(choices), budget or Budget())
        variables = self.problem.variables
        domains = {
            each.name: tuple(each.values[value] for value in sorted(values))
            for each, values in zip(variables, found.possible, strict=True)
        }
        undecided = {
            variables[variable].name: tuple(variables[variable].values[value] for value in sorted(values))
            for variable, values in sorted(found.undecided.items())
        }
        return Propagation(found.consistent, domains, undecided)

    def complete(self, choices: Mapping[str, str], budget: Budget | None = None) -> Completion:
        """Return the preferred completion of the choices."""
        spending = budget or Budget()
        settled = self.problem.numbered(choices)
        found = self._domains(settled, spending)
        if found.consistent is False:
            return Completion(None)
        domains = [values | found.undecided.get(variable, set()) for variable, values in enumerate(found.possible)]
        ranking = Ranking(self.problem)
        wishes = [
            (variable, value)
            for variable, values in enumerate(domains)
            if not self.problem.variables[variable].computed and len(values) > 1
            for value in ranking.usual(variable, values)
        ]
        try:
            best = self._best(settled, domains, ranking, wishes, spending)
            if best is None:
                return Completion(None)
            made = preferred(self.problem, settled, domains, lambda question: self._confirmed(question, best, spending))
        except Spent:
            return Completion(None, decided=False)
        if made is None:
            return Completion(None)
        values, origins = made
        names = {self.problem.variables[variable].name: origins[variable] for variable in sorted(origins)}
        return Completion(self.problem.named(values), names)

    def _best(
        self,
        settled: Mapping[int, int],
        domains: Sequence[Collection[int]],
        ranking: Ranking,
        wishes: Sequence[tuple[int, int]],
        budget: Budget,
    ) -> Values | None:
        """Search greedily for the preferred completion, then ask once whether any solution comes before it."""
        best = self._solve(self._clone(settled), budget, wishes)
        while best is not None:
            model = self._clone(settled)
            ranked = self._ranked_along(best, settled, domains, ranking, budget)
            earlier: list[Literal] = []
            same: Literal = self._model.true
            for variable, values in ranked.items():
                better = values[: values.index(best[variable])]
                if better:
                    literal = self._model.member_literal(model, variable, better)
                    model.add_implication(literal, same)
                    earlier.append(literal)
                further = self._model.member_literal(model, variable, (best[variable],))
                model.add_implication(further, same)
                same = further
            if not earlier:
                return best
            model.add_bool_or(earlier)
            found = self._solve(model, budget, [(variable, each) for variable in ranked for each in ranked[variable]])
            if found is None:
                return best
            best = found
        return None

    def _ranked_along(
        self,
        solution: Values,
        settled: Mapping[int, int],
        domains: Sequence[Collection[int]],
        ranking: Ranking,
        budget: Budget,
    ) -> dict[int, list[int]]:
        """Rank the values of every open variable as the walk would if the solution were the preferred completion."""
        prefix = dict(settled)
        ranked: dict[int, list[int]] = {}
        for variable, each in enumerate(self.problem.variables):
            if variable in settled or each.computed:
                continue
            if len(domains[variable]) > 1:
                backed = ranking.backed_by_default(
                    variable, prefix, solution, lambda question: self._find(question, budget, ())
                )
                ranked[variable] = ranking.ranked(variable, backed, domains[variable])
            prefix[variable] = solution[variable]
        return ranked

    def _confirmed(self, question: Question, best: Values, budget: Budget) -> Values | None:
        """Answer the walk's questions along a completion that is known to be the preferred one."""
        if question.formula is not None:
            return self._find(question, budget, ())
        return best if question.variable is None else None

    def conflict_set(
        self, choices: Mapping[str, str], budget: Budget | None = None, *, rules: bool = True
    ) -> ConflictSet:
        """Return the preferred minimal set of choices and rules that cannot hold together."""
        spending = budget or Budget()
        settled = self.problem.numbered(choices)
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
        model = self._explaining_model()
        elements = [Element("rule", rule) for rule in model.selectors]
        kept = {int(each.key): settled[int(each.key)] for each in needed}
        causes = minimal(elements, lambda part: self._rule_core(model, kept, part, spending))
        assert causes is not None
        return answers.conflict(self.problem, [*needed, *causes[0]], decided=causes[1])

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
        kept = self.problem.numbered({name: choices[name] for name in keep if name in choices})
        costs = costs_of(self.problem, settled.keys() - kept.keys(), cost)
        found: list[Collection[int]] = []
        try:
            for dropped in islice(self._repairs(settled, kept, costs, spending), limit):
                if dropped:
                    found.append(dropped)
        except Spent:
            return answers.relaxations(self.problem, found, decided=False)
        return answers.relaxations(self.problem, found, decided=True)

    def count(self, choices: Mapping[str, str], budget: Budget | None = None) -> Count:
        """Count the completions if there are few; CP-SAT can only list them."""
        found = self.counts(choices, budget)
        return Count(found.total, found.decided)

    def counts(self, choices: Mapping[str, str], budget: Budget | None = None) -> Counts:
        """Count the completions, and for each value those that have it, if there are few."""
        settled = self.problem.numbered(choices)
        if len(self._pool.agreeing(settled)) > MOST_COUNTED:
            return Counts(None, decided=False)
        return tally(self.problem, self._walk(settled, budget or Budget()), MOST_COUNTED)

    def optimise(
        self,
        choices: Mapping[str, str],
        objective: Objective,
        *,
        greatest: bool = False,
        unlike: Mapping[str, str] | None = None,
        budget: Budget | None = None,
    ) -> Optimum:
        """Return the completion with the least (or greatest) worth of an objective."""
        settled = self.problem.numbered(choices)
        weighing = weights(self.problem, objective)
        wanted = None if unlike is None else self._others(unlike)
        try:
            best = self._best_worth(settled, weighing, greatest, budget or Budget(), wanted)
        except Spent:
            return Optimum(None, None, None, decided=False)
        if best is None:
            return Optimum(None, None, None)
        worth = weighing.worth(best.values)
        return Optimum(worth, self.problem.named(dict(enumerate(best.values))), best.bound, worth == best.bound)

    def bounds(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Bounds:
        """Return the least and greatest worth of an objective, over all completions and for each value.

        The best completion with any of the values still open settles all of the open values that it has; so the
        questions are far fewer than the values.
        """
        (low, high), decided = self._each_worth(choices, objective, (False, True), budget or Budget())
        both = {pair: (low[pair], high[pair]) for pair in low if pair in high}
        overall = (min(low.values()), max(high.values())) if both and decided else None
        return Bounds(overall, answers.by_value(self.problem, both), decided)

    def least(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return the least worth of an objective, over all completions and for each value."""
        (low,), decided = self._each_worth(choices, objective, (False,), budget or Budget())
        overall = min(low.values(), default=None) if decided else None
        return Least(overall, answers.by_value(self.problem, low), decided)

    def enumerate(self, choices: Mapping[str, str], limit: int, budget: Budget | None = None) -> Listing:
        """List up to `limit` completions of the choices in order."""
        return listing(self.problem, self._walk(self.problem.numbered(choices), budget or Budget()), limit)

    # --- remaining values ---------------------------------------------------------------------------------------

    def _domains(self, settled: Mapping[int, int], budget: Budget) -> Found:
        key = frozenset(settled.items())
        with self._lock:
            known = self._memory.get(key)
            if known is not None:
                self._memory.move_to_end(key)
        if known is not None:
            self.counters.remembered += 1
            return known
        found = self._new_domains(settled, key, budget)
        if found.consistent is not None and all(variable in self._wide for variable in found.undecided):
            with self._lock:
                self._memory[key] = found
                while len(self._memory) > MOST_REMEMBERED:
                    self._memory.popitem(last=False)
        return found

    def _new_domains(self, settled: Mapping[int, int], key: Key, budget: Budget) -> Found:
        limits = self._limits(settled, key)
        possible = self._pool.seen(settled)
        if any(not values for values in limits):
            return self._nothing()
        open_values = {
            variable: values - possible[variable]
            for variable, values in enumerate(limits)
            if values - possible[variable]
        }
        consistent: bool | None = True if possible and possible[0] else None
        narrow = {variable: values for variable, values in open_values.items() if variable not in self._wide}
        wide = {variable: values for variable, values in open_values.items() if variable in self._wide}
        try:
            if consistent is None and self._new_witness(settled, {}, possible, budget) is None:
                return self._nothing()
            consistent = True
            self._move(settled, open_values, possible, budget)
            self._settle(settled, narrow, possible, budget)
            narrow = {}
            wide = self._settle(settled, wide, possible, budget, WIDE_SOLVES)
        except Spent:
            pass
        undecided = {
            variable: values - possible[variable]
            for variable, values in (narrow | wide).items()
            if values - possible[variable]
        }
        return Found(possible, undecided, consistent)

    def _nothing(self) -> Found:
        return Found([set() for _ in self.problem.variables], {}, False)

    def _limits(self, settled: Mapping[int, int], key: Key) -> list[set[int]]:
        """Return the values not yet known to be impossible, from every remembered subset of the choices."""
        limits = [set(values) for values in self._model.reachable]
        for variable, value in settled.items():
            limits[variable] &= {value}
        smaller = [frozenset[tuple[int, int]](), *(key - {each} for each in key), *(frozenset((each,)) for each in key)]
        with self._lock:
            known = [self._memory[each] for each in dict.fromkeys(smaller) if each != key and each in self._memory]
        for found in known:
            for variable, values in enumerate(found.possible):
                open_values = found.undecided.get(variable)
                limits[variable] &= values | open_values if open_values else values
        return limits

    def _settle(
        self,
        settled: Mapping[int, int],
        open_values: Mapping[int, set[int]],
        possible: list[set[int]],
        budget: Budget,
        most: int | None = None,
    ) -> dict[int, set[int]]:
        """Find a witness for every open value that has one; return what is still open after `most` solves."""
        left = {variable: values - possible[variable] for variable, values in open_values.items()}
        left = {variable: values for variable, values in left.items() if values}
        solves = 0
        while left:
            if most is not None and solves >= most:
                return left
            solves += 1
            found = self._new_witness(settled, left, possible, budget)
            if found is None:
                return {}
            self._move(settled, left, possible, budget, [found])
            left = {variable: values - possible[variable] for variable, values in left.items()}
            left = {variable: values for variable, values in left.items() if values}
        return {}

    def _new_witness(
        self, settled: Mapping[int, int], open_values: Mapping[int, set[int]], possible: list[set[int]], budget: Budget
    ) -> Values | None:
        """Look for a solution with at least one of the open values, and add what it shows to `possible`."""
        model = self._clone(settled)
        if open_values:
            self._want(model, open_values)
        found = self._solve(model, budget, _interleaved(open_values))
        if found is not None:
            for variable, value in enumerate(found):
                possible[variable].add(value)
        return found

    def _want(self, model: cp_model.CpModel, wanted: Mapping[int, Collection[int]]) -> None:
        """Demand at least one of some values."""
        clause: list[Literal] = []
        for variable, values in wanted.items():
            if self._model.is_wide(variable):
                clause.append(self._model.member_literal(model, variable, values))
                continue
            literals = [self._model.literal(variable, value) for value in sorted(values)]
            clause.extend(literal for literal in literals if literal is not None)
        model.add_bool_or(clause)

    def _move(
        self,
        settled: Mapping[int, int],
        open_values: Mapping[int, set[int]],
        possible: list[set[int]],
        budget: Budget,
        solutions: Sequence[Sequence[int]] | None = None,
    ) -> None:
        """Look for open values one step away from known solutions, before the solver is asked."""
        if solutions is None:
            rows = self._pool.agreeing(settled)
            solutions = rows[:: -max(1, len(rows) // MOST_NEIGHBOURS)][:MOST_NEIGHBOURS].tolist()
        for variable, values in open_values.items():
            if variable in settled or self.problem.variables[variable].computed:
                continue
            budget.watch()
            for value in sorted(values - possible[variable]):
                moved = self._moved(solutions, variable, value, settled, possible)
                if moved is not None:
                    self.counters.moves += 1
                    self._pool.add(moved)
                    for at, each in enumerate(moved):
                        possible[at].add(each)

    def _moved(
        self,
        solutions: Sequence[Sequence[int]],
        variable: int,
        value: int,
        settled: Mapping[int, int],
        possible: Sequence[set[int]],
    ) -> Values | None:
        for solution in solutions:
            moved = self._neighbours.moved(solution, variable, value, settled)
            if moved is not None:
                return moved
        for solution in solutions[:MOST_REPAIRS]:
            repaired = self._neighbours.repaired(solution, variable, value, settled, possible)
            if repaired is not None:
                return repaired
        return None

    # --- questions ----------------------------------------------------------------------------------------------

    def _clone(self, settled: Mapping[int, int]) -> cp_model.CpModel:
        model = self._model.model.clone()
        for variable, value in settled.items():
            self._fix(self._model, model, variable, value)
        return model

    @staticmethod
    def _fix(source: CpsatModel, model: cp_model.CpModel, variable: int, value: int) -> None:
        if source.is_wide(variable):
            model.add(source.integer(variable) == value)
            return
        literal = source.literal(variable, value)
        model.add_bool_or([] if literal is None else [literal])

    def _solve(self, model: cp_model.CpModel, budget: Budget, wishes: Sequence[tuple[int, int]]) -> Values | None:
        """Solve a clone of the plain model, granting wishes greedily in their order; a solution goes to the pool."""
        literals = [self._model.literal(variable, value) for variable, value in wishes]
        known = [literal for literal in literals if literal is not None and literal is not self._model.true]
        if known:
            model.add_decision_strategy(known, cp_model.CHOOSE_FIRST, cp_model.SELECT_MAX_VALUE)
        solver = self._run(model, budget)
        if solver is None:
            return None
        values = self._values(solver)
        self._pool.add(values)
        self.counters.witnesses += 1
        return values

    def _run(
        self, model: cp_model.CpModel, budget: Budget, *, optimising: bool = False, exactly: bool = False
    ) -> cp_model.CpSolver | None:
        """Solve; None means there is no solution, `Spent` that the budget ran out before any (`exactly`: the best)."""
        budget.spend()
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.random_seed = SEED
        if not optimising:
            # Measured on the workstation: presolve, inprocessing and LP cost 130 ms a solve, plain search 8 ms.
            parameters.cp_model_presolve = False
            parameters.search_branching = cp_model.FIXED_SEARCH
            parameters.use_sat_inprocessing = False
            parameters.inprocessing_probing_dtime = 0.0
            parameters.inprocessing_minimization_dtime = 0.0
        parameters.linearization_level = 0
        parameters.symmetry_level = 0
        parameters.max_deterministic_time = MOST_WORK
        seconds = budget.seconds_left()
        if seconds != float("inf"):
            parameters.max_time_in_seconds = max(seconds, 0.001)
        self.counters.solves += 1
        status = solver.solve(model)
        if status == cp_model.OPTIMAL or (status == cp_model.FEASIBLE and not exactly):
            return solver
        if status == cp_model.INFEASIBLE:
            self.counters.proofs += 1
            return None
        if status == cp_model.MODEL_INVALID:
            raise AssertionError(f"the lowered model is invalid: {model.validate()}")
        raise Spent

    def _values(self, solver: cp_model.CpSolver) -> Values:
        values: list[int] = []
        for variable, reachable in enumerate(self._model.reachable):
            if self._model.is_wide(variable):
                values.append(solver.value(self._model.integer(variable)))
                continue
            literals = ((value, self._model.literal(variable, value)) for value in reachable)
            values.append(
                next(value for value, literal in literals if literal is not None and solver.boolean_value(literal))
            )
        return tuple(values)

    def _find(self, question: Question, budget: Budget, wishes: Sequence[tuple[int, int]]) -> Values | None:
        budget.watch()
        known = self._pooled(question)
        if known is not None:
            return known
        model = self._clone(question.settled)
        if question.variable is not None:
            model.add_bool_or([self._model.member_literal(model, question.variable, question.values)])
        if question.formula is not None:
            self._model.add_formula(model, question.formula)
        return self._solve(model, budget, [wish for wish in wishes if wish[0] not in question.settled])

    def _pooled(self, question: Question) -> Values | None:
        rows = self._pool.agreeing(question.settled)
        if question.variable is not None and len(rows):
            for value in question.values:
                fitting = rows[rows[:, question.variable] == value]
                if len(fitting):
                    rows = fitting
                    break
            else:
                return None
        formula: Formula | None = question.formula
        for row in rows[::-1]:
            values = tuple(int(value) for value in row)
            if formula is None or holds(formula, values):
                return values
        return None

    def find(self, question: Question, budget: Budget) -> Solution | None:
        """Answer a question of a walk: the first of its values, in their order, that has a solution."""
        if question.variable is None:
            return self._find(question, budget, ())
        each = (Question(question.settled, question.variable, (v,), question.formula) for v in question.values)
        return next((found for one in each if (found := self._find(one, budget, ())) is not None), None)

    # --- explanations -------------------------------------------------------------------------------------------

    def _explaining_model(self) -> CpsatModel:
        with self._lock:
            if self._explaining is None:
                self._explaining = CpsatModel(self.problem, selectors=True)
            return self._explaining

    def _choice_core(
        self, part: Sequence[Element], settled: Mapping[int, int], budget: Budget
    ) -> Sequence[Element] | None:
        """Return these choices if they cannot hold together under all rules, or None if they can."""
        kept = {int(each.key): settled[int(each.key)] for each in part}
        return part if self._find(Question(kept), budget, ()) is None else None

    def _rule_core(
        self, source: CpsatModel, kept: Mapping[int, int], part: Sequence[Element], budget: Budget
    ) -> Sequence[Element] | None:
        """Return these rules if they cannot hold together with the choices kept, or None if they can."""
        model = source.model.clone()
        rules = {element.key for element in part}
        for rule, selector in source.selectors.items():
            model.add_bool_or([selector if rule in rules else selector.negated()])
        for variable, value in kept.items():
            self._fix(source, model, variable, value)
        return part if self._run(model, budget) is None else None

    # --- worths -------------------------------------------------------------------------------------------------

    def _walk(self, settled: Mapping[int, int], budget: Budget) -> Iterator[Solution]:
        """Go through the completions in order."""
        found = self._domains(settled, budget)
        domains = [values | found.undecided.get(variable, set()) for variable, values in enumerate(found.possible)]
        yield from Walk(self.problem, settled, domains, lambda question: self._find(question, budget, ())).solutions()

    def _others(self, unlike: Mapping[str, str]) -> dict[int, set[int]]:
        """Return all other values of some characteristics."""
        numbered = self.problem.numbered(unlike).items()
        others = {variable: set(self._model.reachable[variable]) - {value} for variable, value in numbered}
        return {variable: values for variable, values in others.items() if values}

    def _each_worth(
        self, choices: Mapping[str, str], objective: Objective, sides: Sequence[bool], budget: Budget
    ) -> tuple[list[dict[tuple[int, int], int]], bool]:
        """Find the best worth with each possible value, least or greatest for each side; return whether it is all."""
        settled = self.problem.numbered(choices)
        weighing = weights(self.problem, objective)
        found: list[dict[tuple[int, int], int]] = [{} for _ in sides]
        known = self._domains(settled, budget)
        if known.consistent is False:
            return found, True
        turns = [
            self._settled_worths(settled, weighing, greatest, known.possible, own, budget)
            for greatest, own in zip(sides, found, strict=True)
        ]
        try:
            for _ in zip_longest(*turns):
                pass
        except Spent:
            return found, False
        return found, known.consistent is True and not known.undecided

    def _settled_worths(
        self,
        settled: Mapping[int, int],
        weighing: Weights,
        greatest: bool,
        possible: Sequence[set[int]],
        found: dict[tuple[int, int], int],
        budget: Budget,
    ) -> Iterator[None]:
        """Find the best worth with each possible value, one question a turn; `found` holds what is proved so far."""
        left = {variable: set(values) for variable, values in enumerate(possible) if values}
        best: Best | None = None
        while left:
            best = self._best_worth(settled, weighing, greatest, budget, left, None if best is None else best.bound)
            if best is None or best.bound != weighing.worth(best.values):
                raise Spent
            for variable, value in enumerate(best.values):
                if value in left.get(variable, ()):
                    left[variable].discard(value)
                    found[variable, value] = best.bound
            left = {variable: values for variable, values in left.items() if values}
            yield

    def _best_worth(
        self,
        settled: Mapping[int, int],
        weighing: Weights,
        greatest: bool,
        budget: Budget,
        wanted: Mapping[int, Collection[int]] | None = None,
        bound: int | None = None,
    ) -> Best | None:
        """Look for the solution with the best worth, among those with at least one of the wanted values.

        A bound that is already known spares the solver the proof.
        """
        model = self._clone(settled)
        if wanted is not None:
            self._want(model, wanted)
        expression = self._model.add_expression(model, weighing.linear())
        if bound is not None and weighing.columns:
            model.add(expression <= bound if greatest else expression >= bound)
        (model.maximize if greatest else model.minimize)(expression)
        solver = self._run(model, budget, optimising=True)
        if solver is None:
            return None
        values = self._values(solver)
        self._pool.add(values)
        return Best(values, round(solver.best_objective_bound))

    # --- relaxations --------------------------------------------------------------------------------------------

    def _repairs(
        self, settled: Mapping[int, int], kept: Mapping[int, int], costs: Mapping[int, int], budget: Budget
    ) -> Iterator[Collection[int]]:
        """Yield minimal repairs, best first; nothing but an empty one if nothing is wrong."""
        if sum(costs.values()) > LIMIT:
            yield from RepairSearch(
                costs, lambda taken_back: self._conflict(settled, costs, taken_back, budget), budget.watch
            ).best_first()
            return
        found: list[list[int]] = []
        while (dropped := self._cheapest(settled, kept, costs, found, budget)) is not None:
            yield dropped
            if not dropped:
                return
            found.append(dropped)

    def _conflict(
        self, settled: Mapping[int, int], free: Collection[int], taken_back: Collection[int], budget: Budget
    ) -> Collection[int] | None:
        """Return a minimal set of free choices that cannot hold together with the others, some taken back."""

        def core(part: Sequence[int]) -> Sequence[int] | None:
            asked = {each: value for each, value in settled.items() if each in part or each not in free}
            return part if self._find(Question(asked), budget, ()) is None else None

        return shrunk([each for each in free if each not in taken_back], core)

    def _cheapest(
        self,
        settled: Mapping[int, int],
        kept: Mapping[int, int],
        costs: Mapping[int, int],
        found: Sequence[Sequence[int]],
        budget: Budget,
    ) -> list[int] | None:
        """Return the best set of variables to take back that holds none of those found; [] if nothing is wrong."""
        model = self._clone(kept)
        dropped: dict[int, Literal] = {}
        for variable in costs:
            literal = self._model.member_literal(model, variable, (settled[variable],))
            dropped[variable] = literal.negated()
        for earlier in found:
            model.add_bool_or([dropped[variable].negated() for variable in earlier])
        if not dropped:
            return None if self._run(model, budget) is None else []
        goals = [
            sum(costs[variable] * literal for variable, literal in dropped.items()),
            sum(dropped.values()),
            *_declared_order(list(dropped.values())),
        ]
        solver = None
        for goal in goals:
            model.minimize(goal)
            solver = self._run(model, budget, exactly=True)
            if solver is None:
                return None
            model.add(goal == solver.value(goal))
        return [variable for variable, literal in dropped.items() if solver and solver.boolean_value(literal)]


def _declared_order(dropped: Sequence[Literal]) -> Iterator[Untyped]:
    """Yield goals that, minimised one after the other, prefer the earlier of several sets of the same size."""
    for start in range(0, len(dropped), LONGEST_WEIGHTS):
        block = dropped[start : start + LONGEST_WEIGHTS]
        yield sum(-(2 ** (len(block) - 1 - at)) * literal for at, literal in enumerate(block))


def _interleaved(open_values: Mapping[int, set[int]]) -> list[tuple[int, int]]:
    """Order open values so that one solution shows many: one of each variable first, the fullest variables leading."""
    columns = sorted(((variable, sorted(values)) for variable, values in open_values.items()), key=lambda c: -len(c[1]))
    return [(variable, value) for variable, values in columns for value in values]


__all__ = ["WIDE", "CpsatEngine"]
