"""The preferred completion, looked for ahead of proof.

`rules.completion` defines it one characteristic after the other, with a search for each. A diagram tells for every
characteristic at once what is possible, and mostly the best ranked values go together. So values are taken for as many
characteristics as can be ranked, and one question asks whether they hold together. If not, the longest beginning that
does is found by halving, and only behind it the domains are asked for again.

A very wide product is gone through hundreds of times so. Values are numbered through here, as the diagram has them, and
the best of all characteristics are taken at once; only those that have defaults are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import compress
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.completion import Find, Origin, Question, Ranking
from rules.core import Formula, negated
from rules.engines.diagram.passes import Blob
from rules.engines.diagram.together import Flags
from rules.engines.diagram.views import Domains, Reader
from rules.possible import can_hold

Ask = Callable[[Blob], Blob | None]
"""Returns the answer to a question, None if nothing is possible."""

Variables = NDArray[np.intp]


class Ahead(NamedTuple):
    """Literals that variables shall get, one each, and at which places a default is the reason."""

    literals: Blob
    by_default: Collection[int]


class Completing:
    """Completes choices as preferred.

    Args:
        reader: knows the problem and reads answers.
        ranking: of its values.
    """

    def __init__(self, reader: Reader, ranking: Ranking) -> None:
        self._reader = reader
        self._ranking = ranking
        self._first = np.array(reader.first_literal, np.int32)
        self._order = np.arange(self._first[-1], dtype=np.int32)
        self._computed = [variable for variable, each in enumerate(reader.problem.variables) if each.computed]
        self._has_default = np.zeros(len(self._first) - 1, np.bool_)
        self._has_default[[*ranking.defaulting]] = True
        for variable in ranking.preferring:
            first, last = reader.first_literal[variable : variable + 2]
            self._order[first:last] = [first + value for value in ranking.ranked(variable, (), range(last - first))]

    def preferred(
        self, choices: Mapping[int, int], ask: Ask, find: Find
    ) -> tuple[dict[int, int], dict[int, Origin]] | None:
        """Return the values and where each came from, or None if the choices have no completion.

        Args:
            choices: values of variables.
            ask: the engine's answer to a question.
            find: searches for a solution in which a formula holds; for conditions of defaults that look ahead.

        Raises:
            Spent: the budget of a question was spent.
        """
        settled = np.array([self._first[variable] + value for variable, value in choices.items()], np.int32)
        answer = ask(settled)
        if answer is None:
            return None
        flags = self._flags(answer)
        origins: dict[int, Origin] = dict.fromkeys(choices, "chosen")
        rest = np.delete(np.arange(len(self._first) - 1), [*choices, *self._computed])
        is_open = np.add.reduceat(flags, self._first[:-1], dtype=np.int64) > 1
        while len(rest):
            ahead = self._ahead(rest, is_open, settled, flags, find)
            fits, answer = _longest(settled, ahead.literals, ask)
            flags = self._flags(answer)
            origins.update(self._origins(ahead, fits, is_open))
            settled, rest = np.append(settled, ahead.literals[:fits]), rest[fits:]
        for variable in self._computed:
            origins.setdefault(variable, "computed")
        return dict(enumerate((self._best(flags) - self._first[:-1]).tolist())), origins

    def _flags(self, answer: Blob) -> Flags:
        return Domains(self._reader, answer).flags()

    def _best(self, flags: Flags) -> Blob:
        """Return the best ranked possible literal of each variable, defaults left aside."""
        best = np.empty(len(self._first) - 1, np.int32)
        first_flagged(flags, self._order, self._first, best)
        return best

    def _ahead(self, rest: Variables, is_open: Flags, settled: Blob, flags: Flags, find: Find) -> Ahead:
        """Take the best ranked value of one variable after the other, until one depends on what is not known yet."""
        literals = self._best(flags)[rest]
        by_default: set[int] = set()
        places = np.flatnonzero(self._has_default[rest] & is_open[rest]).tolist()
        if not places:
            return Ahead(literals, by_default)
        variables, values = rest.tolist(), (literals - self._first[rest]).tolist()
        known, is_possible = self._numbered(settled), flags.data
        begin = 0
        for at in places:
            known.update(zip(variables[begin:at], values[begin:at], strict=True))
            begin = at
            ask = None if at else lambda condition: self._is_certain(condition, settled, flags, find)
            first, last = self._reader.first_literal[variables[at] : variables[at] + 2]
            possible = [*compress(range(last - first), is_possible[first:last])]
            best = self._ranking.first(variables[at], possible, known, ask)
            if best is None:
                return Ahead(literals[:at], by_default)
            values[at], literals[at] = best[0], first + best[0]
            if best[1] == "default":
                by_default.add(at)
        return Ahead(literals, by_default)

    def _origins(self, ahead: Ahead, fits: int, is_open: Flags) -> Iterator[tuple[int, Origin]]:
        """Say why the first of some variables get their literals."""
        for at, (variable, value) in enumerate(self._numbered(ahead.literals[:fits]).items()):
            if at in ahead.by_default:
                yield variable, "default"
            else:
                yield variable, self._ranking.origin(variable, value, ()) if is_open[variable] else "forced"

    def _numbered(self, literals: Blob) -> dict[int, int]:
        """Return the value of each variable that some literals settle."""
        variables = self._reader.naming.owner[literals]
        return dict(zip(variables.tolist(), (literals - self._first[variables]).tolist(), strict=True))

    def _is_certain(self, condition: Formula, settled: Blob, flags: Flags, find: Find) -> bool:
        """Whether a condition holds in every completion of what is settled, under which some values are possible."""
        domains = [np.flatnonzero(each).tolist() for each in np.split(flags, self._first[1:-1])]
        if not can_hold(condition, domains):
            return False
        fails = negated(condition)
        if not can_hold(fails, domains):
            return True
        return find(Question(self._numbered(settled), formula=fails)) is None


@njit(cache=True, nogil=True)
def first_flagged(flags: Flags, order: Blob, first: Blob, found: Blob) -> None:
    """Write of each variable the literal that is flagged and comes first in an order; of each one is flagged."""
    for variable in range(len(found)):
        for at in range(first[variable], first[variable + 1]):
            if flags[order[at]]:
                found[variable] = order[at]
                break


def _longest(settled: Blob, ahead: Blob, ask: Ask) -> tuple[int, Blob]:
    """Return the length of the longest beginning that is possible, and the answer to it; one alone always is."""
    fits, fails = 0, len(ahead) + 1
    found: Blob | None = None
    at = len(ahead)
    while fails - fits > 1 or found is None:
        answer = ask(np.concatenate([settled, ahead[:at]]))
        if answer is None:
            fails = at
        else:
            fits, found = at, answer
        at = max(1, (fits + fails) // 2)
    return fits, found
