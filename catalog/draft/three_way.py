"""Puts two changes of one text together, line by line: what only one of them changes is as that one has it.

Where both change the same or neighbouring lines, and not alike, nobody but a person can tell what is meant.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MOST_LINES = 4_000
"""Lines between the first and the last difference; beyond it comparing takes longer than anybody waits."""

MOST_PAIRS = 200_000
"""Pairs of equal lines in these stretches: what is compared, and far more than there are lines if many are alike."""

_Change = tuple[int, int, Sequence[str]]
"""From which line of the origin to which, and what stands there instead."""


def merged(origin: str, mine: str, theirs: str) -> str | None:
    r"""Return a text with both changes of its origin; None if they are about the same lines, or too large.

    It is also None if the text would not be seen to have either change: where lines repeat, a change can be read in
    several ways, and it would be put in again.

    >>> merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n")
    'A\nb\nC\n'
    """
    if mine == origin or theirs == mine:
        return theirs
    if theirs == origin:
        return mine
    both = _put_together(origin, mine, theirs)
    if both is None or any(_put_together(origin, both, each) not in (both, None) for each in (mine, theirs)):
        return None
    return both


def _put_together(origin: str, mine: str, theirs: str) -> str | None:
    before, one, other = (text.splitlines(keepends=True) for text in (origin, mine, theirs))
    changes = [_changes(before, after) for after in (one, other)]
    if None in changes:
        return None
    lines: list[str] = []
    at = 0
    for start, end, here in _groups([each or [] for each in changes]):
        texts = [_lines(before, start, end, group) for group in here if group]
        if any(text != texts[0] for text in texts):
            return None
        lines += [*before[at:start], *texts[0]]
        at = end
    return "".join([*lines, *before[at:]])


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change] | None:
    """Return what differs, in order; None if it is too much to be compared."""
    first, shortest = 0, min(len(before), len(after))
    while first < shortest and before[first] == after[first]:
        first += 1
    last = 0
    while last < shortest - first and before[-1 - last] == after[-1 - last]:
        last += 1
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    if max(len(old), len(new)) > MOST_LINES or _pairs(old, new) > MOST_PAIRS:
        return None
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found = [(first + a, first + b, new[c:d]) for tag, a, b, c, d in codes if tag != "equal"]
    return list(_slid(before, found))


def _slid(before: Sequence[str], changes: Sequence[_Change]) -> Iterator[_Change]:
    """Give changes with what is only put in, or only taken out, as far up as it can be read, so that all read it alike.

    Between lines that repeat the same change can stand in several places: a line put in before or behind its like.
    """
    end = 0
    for start, last, lines in changes:
        is_one_way = start == last or not lines
        at, moved = start, deque(lines or before[start:last])
        while is_one_way and at > end and before[at - 1] == moved[-1]:
            at -= 1
            moved.rotate()
        end = at + last - start
        yield at, end, list(moved) if lines else []


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pairs of equal lines there are."""
    many = Counter(new)
    return sum(number * many[line] for line, number in Counter(old).items())


def _groups(changes: Sequence[Sequence[_Change]]) -> Iterator[tuple[int, int, list[list[_Change]]]]:
    """Give stretches of the origin with the changes of each side in them; those that touch stand in one."""
    waiting = sorted(((*change, side) for side, each in enumerate(changes) for change in each), key=lambda x: x[:2])
    while waiting:
        start, end = waiting[0][:2]
        here: list[list[_Change]] = [[], []]
        while waiting and waiting[0][0] <= end:
            first, last, lines, side = waiting.pop(0)
            here[side].append((first, last, lines))
            end = max(end, last)
        yield start, end, here


def _lines(before: Sequence[str], start: int, end: int, changes: Sequence[_Change]) -> list[str]:
    """Return a stretch of the origin with the changes of one side."""
    lines: list[str] = []
    for first, last, new in changes:
        lines += [*before[start:first], *new]
        start = last
    return [*lines, *before[start:end]]
