"""DIMACS CNF: clauses over numbered variables, read and written.

The format is as old as SAT solving: `p cnf VARIABLES CLAUSES`, then clauses of non-zero numbers, each ended by `0`.
Comment lines `c NUMBER NAME` name variables. Every named variable is a boolean; where none is named, every variable is
one, named by its number. In a file that names some, the others are *auxiliary*: decided like all, but shown to nobody.

Reading checks everything and reports all findings at once; what it holds is bounded by the size of the text. Writing
a problem that is not boolean gives every value a variable named `name=value`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rules.core import FALSE, Any, Formula, Member, disjunction
from rules.engines.cnf import Clauses, Lit, TooLarge
from rules.findings import MOST_FINDINGS, Finding, Place, RuleErrors
from rules.problem import Constraint, Problem, Variable

AUXILIARY = "auxiliary"
"""The kind of variables that stand for nothing a person knows."""

MOST_VARIABLES = 1_000_000
MOST_LITERALS = 20_000_000
LONGEST_NAME = 200
LONGEST_NUMBER = 12
"""Digits; a longer one is refused before it is read, since reading huge numbers is slow."""

BOOLEAN = ("false", "true")
"""In this order, as in rule books."""


def read(text: str, file: str) -> Problem:
    """Read a problem; clauses are rules named `clause-1`, `clause-2` and so on.

    Args:
        text: the content of the file.
        file: its name, for findings.

    Raises:
        RuleErrors: the text is no DIMACS CNF; with all findings.
    """
    reading = _Reading(file)
    reading.lines(text)
    return reading.problem()


class _Reading:
    def __init__(self, file: str) -> None:
        self._file = file
        self._findings: list[Finding] = []
        self._stated: tuple[int, int] | None = None
        self._names: dict[int, str] = {}
        self._named_at: list[tuple[int, int, str]] = []
        self._members: dict[str, Member] = {}
        self._open: list[Member] = []
        self._constraints: list[Constraint] = []
        self._literals = 0

    # --- lines --------------------------------------------------------------------------------------------------

    def lines(self, text: str) -> None:
        """Go through the lines."""
        number = 0
        for number, line in enumerate(text.splitlines(), 1):
            if len(self._findings) >= MOST_FINDINGS:
                return
            start = line[:1]
            if start == "c" and line[:2].strip() == "c":
                self._comment(number, line)
            elif start == "p":
                self._header(number, line)
            elif start == "%":
                break
            elif line.strip():
                self._clauses(number, line)
        self._end(number)

    def _comment(self, number: int, line: str) -> None:
        parts = line.split(None, 2)
        if len(parts) == 3 and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) <= LONGEST_NUMBER:
            self._named_at.append((number, int(parts[1]), parts[2].strip()))

    def _header(self, number: int, line: str) -> None:
        parts = line.split()
        if self._stated is not None:
            self._report(number, line, "there are two lines that begin with `p`", "remove one")
            return
        digits = parts[2:]
        if parts[:2] != ["p", "cnf"] or len(digits) != 2 or not all(_is_number(each) for each in digits):
            self._report(number, line, "the header is not understood", "write  p cnf VARIABLES CLAUSES")
            self._stated = (MOST_VARIABLES, -1)
            return
        self._stated = (int(digits[0]), int(digits[1]))
        if self._stated[0] > MOST_VARIABLES:
            message = f"{self._stated[0]:,} variables are announced; {MOST_VARIABLES:,} are allowed"
            self._report(number, line, message, code="too-large")
            self._stated = (MOST_VARIABLES, self._stated[1])

    def _clauses(self, number: int, line: str) -> None:
        if self._stated is None:
            self._report(number, line, "a clause stands before the header", "begin with  p cnf VARIABLES CLAUSES")
            self._stated = (MOST_VARIABLES, -1)
        tokens = line.split()
        self._literals += len(tokens)
        if self._literals > MOST_LITERALS:
            raise RuleErrors([*self._findings, self._finding(number, line, _TOO_LONG, code="too-large")])
        known = self._members
        if tokens[-1] == "0" and not self._open:
            try:
                self._open = [known[token] for token in tokens[:-1]]
            except KeyError:
                pass  # a literal not met before, or several clauses on the line
            else:
                self._close()
                return
        opened = self._open
        for token in tokens:
            member = known.get(token)
            if member is None:
                if token == "0":
                    self._close()
                    opened = self._open
                    continue
                member = self._member(number, line, token)
                if member is None:
                    continue
            opened.append(member)

    def _member(self, number: int, line: str, token: str) -> Member | None:
        digits = token.removeprefix("-")
        if not _is_number(digits):
            self._report(number, line, f"{token[:30]!r} is not a number of a variable", token=token)
            return None
        variable = int(digits)
        if variable == 0:
            self._report(number, line, f"{token!r} is not a literal; a clause ends with 0", token=token)
            return None
        assert self._stated is not None
        if variable > self._stated[0]:
            message = f"variable {variable} is beyond the {self._stated[0]:,} that the header announces"
            self._report(number, line, message, token=token)
            return None
        made = Member(variable - 1, _FALSE if token[0] == "-" else _TRUE, 2)
        self._members[token] = made
        return made

    def _close(self) -> None:
        parts, self._open = self._open, []
        formula: Formula
        if len(parts) == 2 and parts[0].variable != parts[1].variable:  # nearly all clauses
            formula = Any((parts[0], parts[1]))
        elif len({part.variable for part in parts}) < len(parts):
            formula = disjunction(parts)
        elif len(parts) > 1:
            formula = Any(tuple(parts))
        else:
            formula = parts[0] if parts else FALSE
        self._constraints.append(Constraint(f"clause-{len(self._constraints) + 1}", formula))

    def _end(self, number: int) -> None:
        if self._stated is None:
            self._report(1, "", "there is no header", "begin with  p cnf VARIABLES CLAUSES")
            return
        if self._open:
            self._report(number, "", "the last clause is not ended", "end it with 0")
        announced = self._stated[1]
        if announced >= 0 and announced != len(self._constraints) and not self._findings:
            message = f"{announced:,} clauses are announced, {len(self._constraints):,} are there"
            self._report(number, "", message, "the file may be cut off; correct the header if it is not")
        self._name_variables(self._stated[0])

    def _name_variables(self, count: int) -> None:
        used: dict[str, int] = {}
        for line, variable, name in self._named_at:
            if not 0 < variable <= count:
                continue  # a comment that happens to begin with a number
            text = f"c {variable} {name}"
            if len(name) > LONGEST_NAME or not name.isprintable():
                self._report(line, text, f"a name has up to {LONGEST_NAME} printable characters; this one has not")
            elif variable in self._names:
                self._report(line, text, f"variable {variable} is named twice")
            elif name in used:
                self._report(line, text, f"{name!r} names two variables: {used[name]} and {variable}")
            else:
                used[name] = variable
                self._names[variable] = name

    # --- the result ---------------------------------------------------------------------------------------------

    def problem(self) -> Problem:
        """Return what was read."""
        if self._findings:
            raise RuleErrors(self._findings)
        assert self._stated is not None
        return Problem(tuple(self._variables(self._stated[0])), tuple(self._constraints))

    def _variables(self, count: int) -> Iterator[Variable]:
        if not self._names:
            for number in range(1, count + 1):
                yield Variable(str(number), "boolean", BOOLEAN, False)
            return
        mark = "#"
        taken = set(self._names.values())
        while any(f"{mark}{number}" in taken for number in range(1, count + 1)):
            mark += "#"
        for number in range(1, count + 1):
            name = self._names.get(number)
            if name is None:
                yield Variable(f"{mark}{number}", AUXILIARY, BOOLEAN, False)
            else:
                yield Variable(name, "boolean", BOOLEAN, False)

    def _report(
        self, number: int, line: str, message: str, hint: str = "", token: str = "", code: str = "dimacs"
    ) -> None:
        self._findings.append(self._finding(number, line, message, hint, token, code))

    def _finding(
        self, number: int, line: str, message: str, hint: str = "", token: str = "", code: str = "dimacs"
    ) -> Finding:
        column = line.find(token) + 1 if token else 1
        place = Place(self._file, max(1, number), max(1, column), max(1, len(token or line)), line[:2000])
        return Finding("error", code, message, place, hint)


_FALSE = frozenset((0,))
_TRUE = frozenset((1,))
_TOO_LONG = f"the file has more than {MOST_LITERALS:,} literals"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER


# --- writing --------------------------------------------------------------------------------------------------------


def write(problem: Problem) -> tuple[str, tuple[Finding, ...]]:
    """Write a problem as clauses, with what clauses cannot express.

    Booleans become one variable each, named alike; a value of anything else becomes a variable `name=value`. Variables
    that only the clauses need have no name. They are implied, not defined: the configurations over the named variables
    are those of the problem, but counting the file's models may count some of them more than once.

    Returns:
        The text, and a warning for each default and preference: clauses know no wishes.

    Raises:
        RuleErrors: the problem has no clause form of a reasonable size, or names no line can hold.
    """
    _check_names(problem)
    clauses: list[list[Lit]] = []
    try:
        made = Clauses(problem, clauses.append)
    except TooLarge:
        message = "the problem has no clause form of a reasonable size"
        raise RuleErrors([Finding("error", "not-expressible", message)]) from None
    numbers, names = _renumbered(problem, made)
    kept = list(_rewritten(clauses, numbers))
    count = max([len(names), *(abs(literal) for clause in kept for literal in clause)])
    lines = [f"c {number} {name}" for number, name in names.items()]
    lines.append(f"p cnf {count} {len(kept)}")
    lines.extend(" ".join(map(str, [*clause, 0])) for clause in kept)
    return "\n".join(lines) + "\n", wishes(problem, "DIMACS")


def wishes(problem: Problem, format_name: str) -> tuple[Finding, ...]:
    """Return a warning for each default and preference, which formats without wishes leave out."""
    rules = [default.rule for default in problem.defaults]
    rules += [preference.rule for preference in problem.preferences]
    message = "the default or preference {!r} is left out: {} knows no wishes"
    return tuple(
        Finding("warning", "not-expressible", message.format(rule, format_name)) for rule in dict.fromkeys(rules)
    )


def _check_names(problem: Problem) -> None:
    names = [name for name, _, _ in _literals(problem)]
    findings = [
        Finding("error", "not-expressible", f"the name {name!r} does not fit on a line")
        for name in names
        if len(name) > LONGEST_NAME or not name.isprintable() or name != name.strip() or not name
    ]
    findings += [
        Finding("error", "not-expressible", f"{name!r} would name {times} variables")
        for name, times in Counter(names).items()
        if times > 1
    ]
    if findings:
        raise RuleErrors(findings)


def _literals(problem: Problem) -> Iterator[tuple[str, int, int]]:
    """Yield the variables of the file: name, and the variable and value it stands for."""
    for number, variable in enumerate(problem.variables):
        if set(variable.values) == set(BOOLEAN):
            yield variable.name, number, variable.values.index("true")
        else:
            for value, code in enumerate(variable.values):
                yield f"{variable.name}={code}", number, value


def _renumbered(problem: Problem, made: Clauses) -> tuple[dict[Lit, Lit], dict[int, str]]:
    """Number the file's variables; booleans have one literal and its opposite instead of two."""
    numbers: dict[Lit, Lit] = {}
    names: dict[int, str] = {}
    for at, (name, variable, value) in enumerate(_literals(problem), 1):
        if problem.variables[variable].kind != AUXILIARY:
            names[at] = name
        numbers[made.literal(variable, value)] = at
        if set(problem.variables[variable].values) == set(BOOLEAN):
            numbers[made.literal(variable, 1 - value)] = -at
    return numbers, names


def _rewritten(clauses: Sequence[Sequence[Lit]], numbers: Mapping[Lit, Lit]) -> Iterator[list[Lit]]:
    """Renumber clauses, without those that always hold."""
    known = dict(numbers)
    last = max((abs(number) for number in numbers.values()), default=0)
    for clause in clauses:
        literals: dict[Lit, None] = {}
        for literal in clause:
            if abs(literal) not in known:
                last += 1
                known[abs(literal)] = last
            literals[known[abs(literal)] if literal > 0 else -known[abs(literal)]] = None
        if not any(-literal in literals for literal in literals):
            yield list(literals)
