"""Formulas in catalogue files: expressions of the rule language in cells, checked where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import rules
from catalog.sheet import Row

Wanted = Literal["number", "boolean", "text"]

CALLED: Mapping[str, str] = {"number": "a number", "boolean": "a condition", "text": "a text"}


@dataclass(frozen=True)
class Formulas:
    """Checks formulas against a rule book; without one (it could not be read) every formula passes."""

    book: rules.RuleBook | None

    def check(self, row: Row, column: str, text: str, wanted: Wanted, *, offset: int = 0) -> None:
        """Report what is wrong with the formula in a cell.

        Args:
            row: where it stands.
            column: its column.
            text: the formula.
            wanted: what it must yield.
            offset: characters of the cell before the formula.
        """
        if self.book is None:
            return
        try:
            kind = rules.compile_expression(self.book, text, suggests=row.is_shown).kind
        except rules.RuleErrors as errors:
            for finding in errors.findings:
                hint = f" {finding.hint[:1].upper()}{finding.hint[1:]}." if finding.hint else ""
                where = f" (character {finding.place.column + offset} of the cell)" if finding.place else ""
                row.wrong(column, f"{text!r}{where}: {finding.message}.{hint}")
            return
        if kind != wanted:
            row.wrong(column, f"{text!r} is {CALLED[kind]}, not {CALLED[wanted]}.")
