"""Numbers as people write them in spreadsheets, written as tables of a product want them: digits and a point.

A comma is a decimal mark or stands between thousands; which of them it is depends on where the sheet comes from. It is
told from the whole sheet, or asked; a single cell is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Literal

Mark = Literal[",", "."]
"""What stands before decimals."""

MARKS: dict[str, Mark] = {"comma": ",", "point": "."}

_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
_NUMBER = re.compile(r"[-−]?[0-9][0-9.,'\s]*\Z")
_BLANKS = re.compile(r"[\s']+")
_THOUSANDS = {mark: re.compile(rf"-?[0-9]{{1,3}}({re.escape(mark)}[0-9]{{3}})+\Z") for mark in ",."}


def decimal_mark(cells: Iterable[str]) -> Mark | None:
    """Return the decimal mark that some cells agree on; None if they say nothing or disagree.

    >>> decimal_mark(["12,5", "1,000"]), decimal_mark(["1,000"]), decimal_mark(["1,234.50"])
    (',', None, '.')
    """
    said = {mark for cell in cells if (mark := _mark_of(_bare(cell)))}
    return said.pop() if len(said) == 1 else None


def number_text(cell: str, mark: Mark | None) -> str | None:
    """Return a number as tables hold it; the cell as it is if it is no number; None if it could be two numbers.

    A number in per cent is the number before the sign: columns of percentages hold 12.5 and not 0.125.

    >>> number_text("1 234,50", ","), number_text("1,234.50", "."), number_text("n/a", ","), number_text("1,234", None)
    ('1234.50', '1234.50', 'n/a', None)
    >>> number_text("12,5 %", None), number_text("%", None)
    ('12.5', '%')
    """
    if cell.endswith("%"):
        found = number_text(cell[:-1].rstrip(), mark)
        return found if found is None or _PLAIN.match(found) else cell
    if _PLAIN.match(cell):
        return cell
    if not _NUMBER.match(cell):
        return cell
    bare = _bare(cell)
    if mark is None and bare.count(",") == 1 and "." not in bare and _THOUSANDS[","].match(bare):
        return None
    own = _mark_of(bare) or mark or "."
    other: Mark = "." if own == "," else ","
    whole, _, decimals = bare.partition(own)
    if other in whole and not _THOUSANDS[other].match(whole):
        return cell
    found = whole.replace(other, "") + (f".{decimals}" if decimals else "")
    return found if _PLAIN.match(found) else cell


def same_number(one: str, other: str) -> bool:
    """Tell whether two texts are the same number, or the same text."""
    if one == other:
        return True
    try:
        return bool(one and other) and Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _bare(cell: str) -> str:
    return _BLANKS.sub("", cell.strip()).replace("−", "-").removesuffix("%")


def _mark_of(bare: str) -> Mark | None:
    """Return the decimal mark of a number that leaves no doubt about it."""
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0 or not _NUMBER.match(bare):
        return None
    mark: Mark = "," if bare[last] == "," else "."
    other = "." if mark == "," else ","
    if bare.count(mark) > 1:
        return None
    is_group = len(bare) - last - 1 == 3 and other not in bare
    return None if is_group else mark
