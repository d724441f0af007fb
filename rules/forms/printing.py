"""Prints a rule as text, or tells all that is wrong with what is filled in, field by field.

What is filled in is read before it is printed: an expression that nobody could read, or that would end where it should
not, is told at its field and never written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rules.book import AUDIENCES
from rules.clauses import market_fault
from rules.findings import Finding
from rules.forms.conditions import Spread, comparison_of, comparison_text, without_parentheses
from rules.forms.model import (
    OPERATORS,
    WITH_MANY,
    WITHOUT_VALUES,
    Comparison,
    Condition,
    FormErrors,
    Part,
    Rows,
    RuleForm,
    Term,
    Wrong,
)
from rules.kinds import KINDS, PrefixKind, Slot
from rules.kinds.base import Kind
from rules.reader import RESERVED, Reader, ReadError, is_name
from rules.syntax import Expression, Operation, Reason
from rules.tokens import expression_statement, source

INDENT = 4
"""Of what stands under a rule; what goes on from the line above is indented twice."""
WIDEST = 120
"""Characters of a line before it goes on in the next."""

_BARE_NAME = re.compile(r"[a-z0-9_][a-z0-9_-]*")
_BARE_VALUE = re.compile(r"-?[0-9]+(\.[0-9]+)?|\w[\w-]*")
_NUMBER_LIKE = re.compile(r"[0-9]+(\.[0-9]+)?(?![A-Za-z0-9_-])")


def written(form: RuleForm, indent: int = 0) -> str:
    """Return a rule as text, without a line end behind it.

    Args:
        form: what it says.
        indent: blanks before each of its lines.

    Raises:
        FormErrors: with all that is wrong, each at its field.
    """
    printer = _Printer(form, indent)
    text = printer.printed()
    if printer.wrong:
        raise FormErrors(printer.wrong)
    return text


def value_text(code: str) -> str:
    """Return how the code of a value is written where only a value can stand."""
    is_bare = _BARE_VALUE.fullmatch(code) and (not code[0].isdigit() or _is_one_token(code))
    return code if is_bare else string_text(code)


def _joined(word: str, text: str) -> str:
    """Put a word or mark of the language before a text."""
    is_close = word.endswith("(") or text.startswith(":")
    return f"{word}{'' if is_close else ' '}{text}" if word and text else word or text


def _is_one_token(code: str) -> bool:
    number = _NUMBER_LIKE.match(code)
    return number is None or number.end() == len(code)


def string_text(text: str) -> str:
    """Return a text between quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass
class _Printer:
    """One rule being printed."""

    form: RuleForm
    indent: int
    wrong: list[Wrong] = field(default_factory=list)

    def printed(self) -> str:
        """Return the text; what is wrong is collected."""
        kind = next((kind for kind in KINDS if kind.name == self.form.kind), None)
        if kind is None:
            self._report("kind", f"there is no kind of rule {self.form.kind!r}", "choose one of the list")
        head = f"{' ' * self.indent}rule {self._name()}:"
        body = self._body(kind, head) if kind else head
        under = [f"{' ' * (self.indent + INDENT)}{clause}" for clause in self._clauses()]
        return "\n".join([body, *under])

    def _report(self, place: str, message: str, hint: str) -> None:
        self.wrong.append(Wrong(place, Finding("error", "form", message, None, hint)))

    def _name(self) -> str:
        name = self.form.id
        if not name:
            self._report("id", "the rule has no name", "give it one, such as glass_needs_doors")
        elif not self._is_plain("id", name):
            return ""
        return name if _BARE_NAME.fullmatch(name) and _is_one_token(name) else string_text(name)

    def _is_plain(self, place: str, text: str) -> bool:
        """Whether a text can stand between quotes; report one that cannot."""
        if len(text.splitlines()) > 1 or any(not mark.isprintable() for mark in text if mark != "\u00a0"):
            self._report(place, "the text has line breaks or control characters", "write it on one line")
            return False
        return True

    # --- the body -----------------------------------------------------------------------------------------------

    def _body(self, kind: Kind, head: str) -> str:
        chunks: list[str] = []
        word = kind.keyword if isinstance(kind, PrefixKind) else ""
        for part in kind.shape:
            if isinstance(part, str):
                chunks += [word] if word else []
                word = part
            elif part.name in self.form.parts or not part.lead:
                first, *more = self._part(part) or [""]
                chunks += [_joined(word or part.lead, first), *more]
                word = ""
        return self._filled(head, chunks)

    def _filled(self, line: str, chunks: list[str]) -> str:
        """Put chunks on lines that are not too wide; a chunk that begins with a line break begins a line."""
        lines = [line]
        for chunk in chunks:
            if chunk.startswith("\n"):
                lines.append(" " * (self.indent + 2 * INDENT) + chunk[1:])
            elif chunk.startswith((")", ":")):
                lines[-1] += chunk
            elif len(lines[-1]) + len(chunk) < WIDEST:
                lines[-1] += f" {chunk}"
            else:
                lines.append(" " * (self.indent + 2 * INDENT) + chunk)
        return "\n".join(lines)

    def _part(self, slot: Slot) -> list[str]:
        place = f"parts/{slot.name}"
        value = self.form.parts.get(slot.name)
        found = _PRINTED[slot.type](self, place, value)
        if found is None:
            self._report(place, "nothing is filled in", "fill it in")
        return found or []

    def _condition_part(self, place: str, value: Part | None) -> list[str] | None:
        if not isinstance(value, Condition) or not value.terms:
            return None
        terms = [self._term(f"{place}/terms/{at}", term, value) for at, term in enumerate(value.terms)]
        return [terms[0], *(f"{value.join} {term}" for term in terms[1:])]

    def _conditions_part(self, place: str, value: Part | None) -> list[str] | None:
        if not isinstance(value, tuple) or not value:
            return None
        found = [
            " ".join(self._condition_part(f"{place}/{at}", each) or self._nothing(f"{place}/{at}"))
            for at, each in enumerate(value)
            if isinstance(each, Condition)
        ]
        return [*(f"{each}," for each in found[:-1]), *found[-1:]] or None

    def _nothing(self, place: str) -> list[str]:
        self._report(place, "nothing is filled in", "fill it in")
        return []

    def _count_part(self, place: str, value: Part | None) -> list[str] | None:
        if not isinstance(value, str) or not value.strip():
            return None
        if not re.fullmatch(r"[0-9]{1,9}(\.\.[0-9]{1,9})?", value.strip(), re.ASCII):
            self._report(place, f"{value!r} is no count", "write how many, such as 1 or 1..2")
        return [value.strip()]

    def _number_part(self, place: str, value: Part | None) -> list[str] | None:
        if not isinstance(value, str) or not value.strip():
            return None
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", value.strip(), re.ASCII):
            self._report(place, f"{value!r} is no number", "write a number, such as 10")
        return [value.strip()]

    def _name_part(self, place: str, value: Part | None) -> list[str] | None:
        return [self._characteristic(place, value)] if isinstance(value, str) and value else None

    def _names_part(self, place: str, value: Part | None) -> list[str] | None:
        if not isinstance(value, tuple) or not value:
            return None
        names = [self._characteristic(f"{place}/{at}", name) for at, name in enumerate(value) if isinstance(name, str)]
        return [*(f"{name}," for name in names[:-1]), *names[-1:]]

    def _characteristic(self, place: str, name: str) -> str:
        if not is_name(name):
            self._report(place, f"{name!r} cannot name a characteristic", "names consist of a-z, 0-9 and _")
        return name

    def _value_part(self, place: str, value: Part | None) -> list[str] | None:
        if not isinstance(value, str) or not value:
            return None
        return [value_text(value)] if self._is_plain(place, value) else []

    def _rows_part(self, place: str, value: Part | None) -> list[str] | None:
        if isinstance(value, Rows) and value.path is not None:
            return [f"from table {string_text(value.path)}"] if self._is_plain(place, value.path) else []
        if not isinstance(value, Rows) or not value.rows:
            return None
        names = self.form.parts.get("names", ())
        columns = len(names) if isinstance(names, tuple) else 0
        return [":", *(f"\n{self._row(f'{place}/rows/{at}', row, columns)}" for at, row in enumerate(value.rows))]

    def _row(self, place: str, row: tuple[tuple[str, ...], ...], columns: int) -> str:
        if len(row) != columns:
            self._report(place, f"the row has {len(row)} cells for {columns} columns", "fill in every column")
        cells: list[str] = []
        for at, cell in enumerate(row):
            is_plain = [self._is_plain(f"{place}/{at}", code) for code in cell]
            if not all(cell):
                self._report(f"{place}/{at}", "the cell has an empty value", "write a value, or * for any")
            codes = [value_text(code) for code in cell if all(is_plain)]
            cells.append("*" if not codes else codes[0] if len(codes) == 1 else f"{{{' '.join(codes)}}}")
        return f"({', '.join(cells)})"

    # --- terms --------------------------------------------------------------------------------------------------

    def _term(self, place: str, term: Term, within: Condition) -> str:
        if isinstance(term, Comparison):
            return self._comparison(place, term)
        read = self._read(place, term, Reader.expression)
        if read is None:
            return ""
        text, tree = read
        operator = tree.operator if isinstance(tree, Operation) else ""
        loose = ("if", "or") if within.join == "and" else ("if",)
        return f"({text})" if operator in loose and len(within.terms) > 1 else text

    def _comparison(self, place: str, term: Comparison) -> str:
        name, _, attribute = term.subject.partition(".")
        if not is_name(name) or name in RESERVED or ("." in term.subject and not is_name(attribute)):
            self._report(f"{place}/subject", "no characteristic is chosen", "choose one, or write an expression")
        if term.operator not in OPERATORS:
            self._report(f"{place}/operator", f"there is no comparison {term.operator!r}", "choose one of the list")
        wanted = 0 if term.operator in WITHOUT_VALUES else 1
        if (len(term.values) > wanted and term.operator not in WITH_MANY) or len(term.values) < wanted:
            self._report(f"{place}/values", "no value is chosen" if wanted else "it takes no value", "choose a value")
        values = [self._read(f"{place}/values/{at}", value, Reader.operand) for at, value in enumerate(term.values)]
        if self.wrong:
            return ""
        said = Comparison(term.subject, term.operator, tuple(value[0] for value in values if value))
        return self._checked(place, said)

    def _checked(self, place: str, said: Comparison) -> str:
        """Print a comparison that can be read as the same one; others are better written as an expression."""
        text = comparison_text(said)
        statement = expression_statement("form", text, [])
        if statement is None or comparison_of(statement.tokens[:-1]) != said:
            self._report(place, f"{text!r} is no simple comparison", "write it as an expression")
        return text

    def _read(self, place: str, text: str, read: Callable[[Reader], Expression]) -> tuple[str, Expression] | None:
        """Read an expression; return it as it is written on one line, without parentheses around it."""
        findings: list[Finding] = []
        statement = expression_statement("form", text, findings)
        if statement is not None:
            reader = Reader(statement)
            try:
                tree = read(reader)
                reader.finish("the expression ends here")
            except ReadError as error:
                findings.append(error.finding)
        if statement is None or findings:
            self.wrong += [Wrong(place, finding) for finding in findings]
            return None
        tokens = statement.tokens[:-1]
        bare = without_parentheses(tokens, Spread(0, len(tokens)))
        return source(tokens if read is Reader.operand else tokens[bare.first : bare.last]), tree

    # --- clauses ------------------------------------------------------------------------------------------------

    def _clauses(self) -> Iterator[str]:
        form = self.form
        yield from self._reasons(form.reasons)
        if form.source and self._is_plain("source", form.source):
            yield f"source {string_text(form.source)}"
        for word, values in (("tags", form.tags), ("markets", form.markets)):
            if values:
                yield f"{word} {', '.join(self._listed(word, values))}"
        yield from self._period(form.start, form.end)

    def _reasons(self, reasons: tuple[Reason, ...]) -> Iterator[str]:
        seen: set[tuple[str, str]] = set()
        for at, reason in enumerate(reasons):
            place = f"reasons/{at}"
            if reason.audience not in AUDIENCES or not re.fullmatch(r"[a-z]{2,3}", reason.language):
                self._report(place, "a reason is for customers, reps or engineers, in a language", "choose both")
            if (reason.audience, reason.language) in seen:
                self._report(place, "there are two reasons for the same readers in this language", "keep one of them")
            seen.add((reason.audience, reason.language))
            if not reason.text.strip():
                self._report(place, "the reason is empty", "write it, or remove it")
            if self._is_plain(place, reason.text):
                audience = "" if reason.audience == AUDIENCES[0] else f"{reason.audience} "
                yield f"reason {audience}{reason.language} {string_text(reason.text)}"

    def _listed(self, word: str, values: tuple[str, ...]) -> Iterator[str]:
        for at, value in enumerate(values):
            if not value:
                self._report(f"{word}/{at}", "an entry of the list is empty", "remove it")
            elif word == "markets" and (wrong := market_fault(value)) is not None:
                self._report(f"{word}/{at}", *wrong)
            if self._is_plain(f"{word}/{at}", value):
                yield value_text(value)

    def _period(self, start: date | None, end: date | None) -> Iterator[str]:
        if start and end and start >= end:
            self._report("end", f"the period from {start} until {end} is empty", "until is the first day after it")
        days = [f"{word} {day.isoformat()}" for word, day in (("from", start), ("until", end)) if day]
        if days:
            yield " ".join(days)


_PRINTED: Mapping[str, Callable[[_Printer, str, Part | None], list[str] | None]] = {
    "condition": _Printer._condition_part,
    "conditions": _Printer._conditions_part,
    "count": _Printer._count_part,
    "name": _Printer._name_part,
    "names": _Printer._names_part,
    "value": _Printer._value_part,
    "number": _Printer._number_part,
    "rows": _Printer._rows_part,
}
