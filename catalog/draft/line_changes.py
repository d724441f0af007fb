"""Some lines of a file exchanged for others: how a small change of a large table is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.errors import FieldProblem, Malformed


@dataclass(frozen=True, slots=True)
class LineChange:
    """Lines that go, and what stands there instead.

    Args:
        at: the first line that changes in the text as it was, from 1.
        gone: how many lines go from there on.
        lines: what stands there from now on, without line ends.
    """

    at: int
    gone: int
    lines: Sequence[str]


def with_changes(text: str, changes: Sequence[LineChange], count: int) -> str:
    r"""Return a text with some lines exchanged; lines end with `\n`, and what is before that is part of them.

    Args:
        text: as it was.
        changes: in the order of the lines, none touching what another one has exchanged.
        count: how many lines come out: whoever counts otherwise has read another text.

    Raises:
        Malformed: the changes do not fit the text.

    >>> with_changes("a\nb\nc\n", [LineChange(2, 1, ["x", "y"])], 5)
    'a\nx\ny\nc\n'
    """
    before = text.split("\n")
    after: list[str] = []
    at = 0
    for number, change in enumerate(changes):
        start = change.at - 1
        if start < at or start + change.gone > len(before):
            raise _misfit(
                f"/changes/{number}", "The lines are not there, or another change has exchanged them already."
            )
        if any("\n" in line for line in change.lines):
            raise _misfit(f"/changes/{number}/lines", "A line holds no line end; tell two lines.")
        after += before[at:start]
        after += change.lines
        at = start + change.gone
    after += before[at:]
    if len(after) != count:
        raise _misfit("/count", f"{len(after):,} lines come out, not {count:,}: they were made for another text.")
    return "\n".join(after)


def _misfit(path: str, message: str) -> Malformed:
    return Malformed("The changes do not fit the file.", problems=[FieldProblem(path, message)], code="draft-changes")
