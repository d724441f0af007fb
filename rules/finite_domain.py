"""Finite-domain problems in JSON: variables with values, and tables of the combinations allowed.

    {"format": "finite-domain-problem/1", "name": ...,
     "variables": [{"name": ..., "values": [string, ...]}, ...],
     "tables": [{"scope": [name, ...], "rows": [[value, ...], ...]}, ...]}

The format of published industrial benchmarks. Writing lists the combinations that each rule allows, as long as there
are not too many to list; a rule that has more is reported by name.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from rules.core import Formula, Table, holds, number, variables_of
from rules.dimacs import wishes
from rules.findings import MOST_FINDINGS, Finding, Place, RuleErrors, nearest, or_maybe
from rules.problem import Constraint, Definition, NumberDefinition, Problem, Variable

FORMAT = "finite-domain-problem/1"
MOST_VARIABLES = 100_000
MOST_VALUES = 10_000
"""Of one variable."""

MOST_CELLS = 20_000_000
"""Of all tables together."""

LONGEST_NAME = 200
MOST_TRIED = 1_000_000
"""Combinations looked at to write one rule as a table."""


def read(text: str, file: str) -> Problem:
    """Read a problem; tables are rules named `table-1`, `table-2` and so on.

    Args:
        text: the content of the file.
        file: its name, for findings.

    Raises:
        RuleErrors: the text is no such problem; with all findings.
    """
    reading = _Reading(file)
    problem = reading.problem(reading.loaded(text))
    if reading.findings:
        raise RuleErrors(reading.findings)
    return problem


class _Reading:
    def __init__(self, file: str) -> None:
        self._file = file
        self.findings: list[Finding] = []
        self._cells = 0

    def loaded(self, text: str) -> Mapping[str, object]:
        """Read the JSON; a text that is none is refused at once."""
        try:
            found = json.loads(text)
        except json.JSONDecodeError as error:
            lines = text.splitlines()
            excerpt = lines[error.lineno - 1][:2000] if error.lineno <= len(lines) else ""
            place = Place(self._file, error.lineno, error.colno, 1, excerpt)
            raise RuleErrors([Finding("error", "json", f"this is no JSON: {error.msg}", place)]) from None
        except (RecursionError, ValueError):
            message = "this JSON is nested too deeply or holds a number without measure"
            raise RuleErrors([Finding("error", "json", message, Place(self._file, 1, 1))]) from None
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            message = f'the file does not say "format": "{FORMAT}"'
            raise RuleErrors([Finding("error", "format", message, Place(self._file, 1, 1))])
        return found

    def problem(self, found: Mapping[str, object]) -> Problem:
        """Read variables and tables, reporting what is wrong with each."""
        variables = tuple(self._variables(found.get("variables")))
        index = {variable.name: at for at, variable in enumerate(variables)}
        cells = [{code: frozenset((value,)) for value, code in enumerate(variable.values)} for variable in variables]
        constraints = tuple(self._tables(found.get("tables"), index, cells))
        return Problem(variables, constraints)

    def _report(self, where: str, message: str, code: str = "finite-domain") -> None:
        self.findings.append(Finding("error", code, f"{where}: {message}", Place(self._file, 1, 1)))
        if len(self.findings) >= MOST_FINDINGS:
            raise RuleErrors(self.findings)

    # --- variables ----------------------------------------------------------------------------------------------

    def _variables(self, written: object) -> Iterator[Variable]:
        seen: set[str] = set()
        for at, each in enumerate(self._list(written, "variables", MOST_VARIABLES)):
            where = f"variables[{at}]"
            name = each.get("name") if isinstance(each, dict) else None
            if not self._is_name(where, name):
                continue
            assert isinstance(each, dict)
            assert isinstance(name, str)
            if name in seen:
                self._report(where, f"there are two variables {name!r}", "repeated")
            seen.add(name)
            yield Variable(name, "enumeration", self._values(each.get("values"), f"{where} ({name})"), False)

    def _values(self, written: object, where: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        listed = self._list(written, f"{where}.values", MOST_VALUES)
        if not listed and isinstance(written, list):
            self._report(where, "a variable has at least one value")
        for value in listed:
            if not self._is_name(f"{where}.values", value):
                continue
            assert isinstance(value, str)
            if value in found:
                self._report(where, f"the value {value!r} stands twice", "repeated")
            found[value] = None
        return tuple(found)

    def _is_name(self, where: str, found: object) -> bool:
        if isinstance(found, str) and 0 < len(found) <= LONGEST_NAME and found.isprintable():
            return True
        self._report(where, f"a string of 1 to {LONGEST_NAME} printable characters is expected, not {_shown(found)}")
        return False

    def _list(self, found: object, where: str, most: int) -> Sequence[object]:
        if not isinstance(found, list):
            self._report(where, f"a list is expected, not {_shown(found)}")
            return ()
        if len(found) > most:
            self._report(where, f"there are {len(found):,}; {most:,} are allowed", "too-large")
            return ()
        return found

    # --- tables -------------------------------------------------------------------------------------------------

    def _tables(
        self, written: object, index: Mapping[str, int], cells: Sequence[Mapping[str, frozenset[int]]]
    ) -> Iterator[Constraint]:
        for at, each in enumerate(self._list(written, "tables", MOST_CELLS)):
            where = f"tables[{at}]"
            if not isinstance(each, dict):
                self._report(where, f"an object with scope and rows is expected, not {_shown(each)}")
                continue
            scope = self._scope(each.get("scope"), f"{where}.scope", index)
            if scope is None:
                continue
            rows = self._rows(each.get("rows"), f"{where}.rows", [cells[variable] for variable in scope])
            yield Constraint(f"table-{at + 1}", Table(scope, tuple(rows), True))

    def _scope(self, written: object, where: str, index: Mapping[str, int]) -> tuple[int, ...] | None:
        found: list[int] = []
        names = self._list(written, where, MOST_VARIABLES)
        for name in names:
            variable = index.get(name) if isinstance(name, str) else None
            if variable is None:
                near = or_maybe(nearest(name, index)) if isinstance(name, str) and len(name) <= LONGEST_NAME else ""
                self._report(where, f"there is no variable {_shown(name)}{near}")
            else:
                found.append(variable)
        if len(set(found)) < len(found):
            self._report(where, "a variable stands twice", "repeated")
        elif written == []:
            self._report(where, "a table is about at least one variable")
        elif names and len(found) == len(names):
            return tuple(found)
        return None

    def _rows(
        self, written: object, where: str, cells: Sequence[Mapping[str, frozenset[int]]]
    ) -> Iterator[tuple[frozenset[int], ...]]:
        rows = self._list(written, where, MOST_CELLS)
        self._cells += len(rows) * len(cells)
        if self._cells > MOST_CELLS:
            self._report(where, f"the tables have more than {MOST_CELLS:,} cells", "too-large")
            raise RuleErrors(self.findings)
        for at, row in enumerate(rows):
            if not isinstance(row, list) or len(row) != len(cells):
                self._report(f"{where}[{at}]", f"a list of {len(cells)} values is expected, not {_shown(row)}")
                continue
            try:
                yield tuple([known[value] for known, value in zip(cells, row, strict=True)])
            except (KeyError, TypeError):
                self._unknown_values(f"{where}[{at}]", row, cells)

    def _unknown_values(self, where: str, row: Sequence[object], cells: Sequence[Mapping[str, object]]) -> None:
        for at, (value, known) in enumerate(zip(row, cells, strict=True)):
            if not isinstance(value, str) or value not in known:
                self._report(f"{where}[{at}]", f"{_shown(value)} is no value of this variable")


def _shown(found: object) -> str:
    if isinstance(found, dict):
        return "an object"
    if isinstance(found, list):
        return f"a list of {len(found)}"
    if found is None:
        return "nothing"
    text = repr(found) if isinstance(found, str | bool | float) else "a number"
    return text if len(text) <= 60 else text[:57] + "..."


# --- writing --------------------------------------------------------------------------------------------------------


def write(problem: Problem, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Write a problem as tables.

    Args:
        problem: what to write.
        name: what the file says the problem is called.

    Returns:
        The text, and a warning for each default and preference: tables know no wishes.

    Raises:
        RuleErrors: naming each rule that allows too many combinations to list.
    """
    shown = [
        {"scope": [problem.variables[variable].name for variable in variables], "rows": rows}
        for _, variables, rows in _all_tables(problem)
    ]
    document = {
        "format": FORMAT,
        "name": name,
        "variables": [{"name": each.name, "values": list(each.values)} for each in problem.variables],
        "tables": shown,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", wishes(problem, "the format")


def write_tables(problem: Problem) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Write each rule as a CSV table of the combinations it allows: rule id to text; findings as `write`."""
    sheets: dict[str, str] = {}
    for rule, variables, rows in _all_tables(problem):
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow([problem.variables[variable].name for variable in variables])
        writer.writerows(rows)
        sheets[_unused(rule, sheets)] = written.getvalue()
    return sheets, wishes(problem, "a table")


def _unused(rule: str, known: Mapping[str, str]) -> str:
    if rule not in known:
        return rule
    return next(name for at in range(2, len(known) + 3) if (name := f"{rule}-{at}") not in known)


Rows = list[list[str]]


def _all_tables(problem: Problem) -> Iterator[tuple[str, tuple[int, ...], Rows]]:
    """Yield each rule and computed characteristic as its name, the variables it is about, and the rows allowed."""
    findings: list[Finding] = []
    found: list[tuple[str, tuple[int, ...], Rows]] = []
    for constraint in problem.constraints:
        variables = _scope(problem, constraint.formula)
        found += _listed(problem, constraint.rule, variables, constraint.formula, findings)
    for definition in problem.definitions:
        computed = problem.variables[definition.variable].name
        if isinstance(definition, NumberDefinition):
            inputs = variables_of(definition.linear)
        else:
            inputs = frozenset().union(*(variables_of(case) for case in definition.cases))
        variables = (*sorted(inputs - {definition.variable}), definition.variable)
        tried = _tried(problem, variables, computed, findings)
        rows = [_codes(problem, variables, values) for values in tried if _defines(definition, variables, values)]
        found.append((computed, variables, rows))
    if findings:
        raise RuleErrors(findings)
    yield from found


def _scope(problem: Problem, formula: Formula) -> tuple[int, ...]:
    """Return what a formula is about; one that is about nothing is put on the first variable."""
    if isinstance(formula, Table):
        return tuple(dict.fromkeys(formula.variables))
    return tuple(sorted(variables_of(formula))) or ((0,) if problem.variables else ())


def _listed(
    problem: Problem, rule: str, variables: tuple[int, ...], formula: Formula, findings: list[Finding]
) -> Iterator[tuple[str, tuple[int, ...], Rows]]:
    if isinstance(formula, Table) and formula.allowed and _is_plain(formula):
        cells = [problem.variables[variable].values for variable in variables]
        rows = [
            [codes[next(iter(cell))] for codes, cell in zip(cells, row, strict=True) if cell] for row in formula.rows
        ]
        yield rule, variables, rows
        return
    tried = _tried(problem, variables, rule, findings)
    yield (
        rule,
        variables,
        [
            _codes(problem, variables, values)
            for values in tried
            if holds(formula, dict(zip(variables, values, strict=True)))
        ],
    )


def _is_plain(table: Table) -> bool:
    distinct = len(set(table.variables)) == len(table.variables)
    return distinct and all(cell is not None and len(cell) == 1 for row in table.rows for cell in row)


def _tried(problem: Problem, variables: Sequence[int], rule: str, findings: list[Finding]) -> Iterator[tuple[int, ...]]:
    sizes = [len(problem.variables[variable].values) for variable in variables]
    if prod(sizes) > MOST_TRIED:
        message = f"{rule!r} cannot be listed: its {len(sizes)} variables have {prod(sizes):,} combinations"
        hint = f"up to {MOST_TRIED:,} are listed; write DIMACS instead"
        findings.append(Finding("error", "not-expressible", message, hint=hint))
        return iter(())
    return product(*(range(size) for size in sizes))


def _codes(problem: Problem, variables: Sequence[int], values: Sequence[int]) -> list[str]:
    return [problem.variables[variable].values[value] for variable, value in zip(variables, values, strict=True)]


def _defines(definition: Definition, variables: Sequence[int], values: Sequence[int]) -> bool:
    assignment = dict(zip(variables, values, strict=True))
    if isinstance(definition, NumberDefinition):
        return definition.numbers[assignment[definition.variable]] == number(definition.linear, assignment)
    return holds(definition.cases[values[-1]], assignment)
