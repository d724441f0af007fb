"""Writes a rule back: only what a form says differently is written anew, everything else stays character by character.

A rule is first written as if it were new. Then the pieces of the text that is there are compared with the pieces of
the new text, and those that say something else are exchanged: a term, a row, a reason. What came of it is read again;
should it not say what the form says, larger pieces are exchanged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rules.forms.conditions import Spread
from rules.forms.model import Condition, FormErrors, RuleForm, Wrong
from rules.forms.printing import INDENT, written
from rules.forms.reading import Piece, WrittenRule, read_rules
from rules.reader import CLAUSES

__all__ = ["added", "changed", "removed", "written"]

Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""
NAME, BODY = 1, 3
"""The tokens of a rule that are its name, and where its body begins: `rule NAME : BODY`."""


def changed(text: str, rule: WrittenRule, form: RuleForm) -> str:
    """Return the text of a file in which one rule says what a form says.

    Args:
        text: of the file.
        rule: as `read_rules` returned it for this text.
        form: what it says from now on.

    Raises:
        FormErrors: the form cannot be written.
    """
    lines = text.splitlines(keepends=True)
    first, last = rule.line - 1, rule.last_line
    before, block, after = "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])
    mark = "\ufeff" if first == 0 and block.startswith("\ufeff") else ""
    return before + mark + _changed_block(block.removeprefix("\ufeff"), form, rule.column - 1, _line_end(text)) + after


def added(text: str, after: WrittenRule | None, form: RuleForm) -> str:
    """Return the text of a file with one rule more: at its end, or after another one and beside it.

    Raises:
        FormErrors: the form cannot be written.
    """
    end = _line_end(text)
    lines = text.splitlines(keepends=True)
    at = len(lines) if after is None else _below(lines, after)
    new = written(form, 0 if after is None else after.column - 1).replace("\n", end) + end
    before = "".join(lines[:at])
    if before and not before.endswith(("\n", "\r")):
        before += end
    above = end if before.strip("\ufeff").strip() and lines[at - 1].strip() else ""
    below = end if at < len(lines) and lines[at].strip() else ""
    return before + above + new + below + "".join(lines[at:])


def removed(text: str, rule: WrittenRule) -> str:
    """Return the text of a file without one rule. Remarks above it stay: they may be about more than this rule."""
    lines = text.splitlines(keepends=True)
    first, last = rule.line - 1, _below(lines, rule)
    is_blank_before = first == 0 or not lines[first - 1].strip()
    while last < len(lines) and not lines[last].strip() and is_blank_before:
        last += 1
    while last == len(lines) and first > 0 and not lines[first - 1].strip():
        first -= 1
    mark = "\ufeff" if first == 0 and text.startswith("\ufeff") else ""
    return mark + "".join(lines[:first] + lines[last:])


def _below(lines: Sequence[str], rule: WrittenRule) -> int:
    """Return how many lines stand before what follows a rule: remarks that are indented more belong to it."""
    at = rule.last_line
    while at < len(lines) and lines[at].lstrip().startswith("#") and _indent(lines[at]) >= rule.column:
        at += 1
    return at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


# --- one rule ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one rule, read."""

    text: str
    rule: WrittenRule
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Block:
        """Read the lines of a rule.

        Raises:
            FormErrors: they are no rule.
        """
        found = read_rules("rule", text)
        if len(found) != 1 or found[0].form is None:
            finding = found[0].finding if found else None
            raise FormErrors([Wrong("", finding)] if finding else [])
        starts = [0]
        for line in text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return cls(text, found[0], tuple(starts))

    def start(self, number: int) -> int:
        """Return where a token starts."""
        place = self.rule.tokens[number].place
        return self.starts[place.line - 1] + place.column - 1

    def end(self, number: int) -> int:
        """Return where a token ends."""
        return self.start(number) + self.rule.tokens[number].place.width

    def of_piece(self, piece: Piece) -> str:
        """Return how a piece is written."""
        return self.text[self.start(piece.spread.first) : self.end(piece.spread.last - 1)]

    def body(self) -> Piece:
        """Return the whole body as one piece."""
        return Piece("body", None, Spread(BODY, self.rule.body[-1].spread.last))

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends, remarks on it included."""
        line = self.text[self.line_start(at) : self.next_line(at)]
        return self.line_start(at) + len(line.rstrip("\r\n"))

    def line_start(self, at: int) -> int:
        """Return where the line of a place starts."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def next_line(self, at: int) -> int:
        """Return where the line after that of a place starts."""
        return self.starts[min(bisect_right(self.starts, at), len(self.starts) - 1)]

    def edited(self, edits: Sequence[Edit]) -> str:
        """Return the text with edits made."""
        parts: list[str] = []
        at = 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])


def _changed_block(text: str, form: RuleForm, indent: int, line_end: str) -> str:
    """Return the lines of a rule, saying what a form says; ever larger pieces are exchanged until they do."""
    new = _Block.of(written(form, indent))
    old = _Block.of(text)
    for attempt in (_pieces_changed, _body_changed):
        if old.rule.form == new.rule.form:
            return text
        said = attempt(old, new, line_end)
        if _says(said, new.rule.form):
            return said
    tail = text[len(text.rstrip("\r\n")) :]
    return new.text.replace("\n", line_end) + tail


def _says(text: str, form: RuleForm | None) -> bool:
    found = read_rules("rule", text)
    return len(found) == 1 and found[0].form == form


def _pieces_changed(old: _Block, new: _Block, line_end: str) -> str:
    text = old.edited([*_name_edits(old, new), *_body_edits(old, new, line_end)])
    return _clauses_changed(text, new, line_end)


def _body_changed(old: _Block, new: _Block, line_end: str) -> str:
    text = old.edited([*_name_edits(old, new), _exchange(old, old.body(), new, new.body(), line_end)])
    return _clauses_changed(text, new, line_end)


def _name_edits(old: _Block, new: _Block) -> Iterator[Edit]:
    if old.rule.id != new.rule.id:
        name = Piece("id", None, Spread(NAME, NAME + 1))
        yield _exchange(old, name, new, name, "\n")


def _exchange(old: _Block, before: Piece, new: _Block, after: Piece, line_end: str) -> Edit:
    start, end = old.start(before.spread.first), old.end(before.spread.last - 1)
    text = new.of_piece(after).replace("\n", line_end)
    if text.startswith(":"):
        start = len(old.text[:start].rstrip())
    elif old.text[start - 1] == ")":
        text = f" {text}"
    return start, end, text


def _body_edits(old: _Block, new: _Block, line_end: str) -> Iterator[Edit]:
    if old.rule.form is None or new.rule.form is None or old.rule.form.kind != new.rule.form.kind:
        yield _exchange(old, old.body(), new, new.body(), line_end)
        return
    before = {piece.field: piece for piece in old.rule.body}
    after = {piece.field: piece for piece in new.rule.body}
    for field, piece in before.items():
        if field in after:
            yield from _piece_edits(old, piece, new, after[field], line_end)
        else:
            yield old.end(piece.spread.first - piece.lead - 1), old.end(piece.spread.last - 1), ""
    end = old.end(old.rule.body[-1].spread.last - 1)
    for field, piece in after.items():
        if field not in before:
            start = new.start(piece.spread.first - piece.lead)
            yield end, end, f" {new.text[start : new.end(piece.spread.last - 1)]}"


def _piece_edits(old: _Block, before: Piece, new: _Block, after: Piece, line_end: str) -> Iterator[Edit]:
    if before.value == after.value:
        return
    if not before.inner or not after.inner:
        yield _exchange(old, before, new, after, line_end)
    elif isinstance(before.value, Condition) and isinstance(after.value, Condition):
        is_alike = before.value.join == after.value.join or len(before.inner) == 1
        if is_alike:
            yield from _sequence_edits(old, before.inner, new, after.inner, f" {after.value.join} ")
        else:
            yield _exchange(old, before, new, after, line_end)
    else:
        first, *more = [old.rule.tokens[piece.spread.first].place for piece in before.inner]
        on_lines = any(place.line != first.line for place in more) or bool(
            not old.text[old.starts[first.line - 1] :][: first.column - 1].strip()
        )
        joint = f"{line_end}{' ' * (first.column - 1)}" if on_lines else " "
        yield from _sequence_edits(old, before.inner, new, after.inner, joint)


def _sequence_edits(
    old: _Block, before: Sequence[Piece], new: _Block, after: Sequence[Piece], joint: str
) -> Iterator[Edit]:
    """Exchange, leave out and add pieces of a sequence; those that say the same stay."""
    said = [[repr(piece.value) for piece in pieces] for pieces in (before, after)]
    for tag, a, b, c, d in SequenceMatcher(None, said[0], said[1], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        shared = min(b - a, d - c)
        for number in range(shared):
            yield _exchange(old, before[a + number], new, after[c + number], "\n")
        yield from _left_out(old, before, a + shared, b)
        more = [new.of_piece(piece) for piece in after[c + shared : d]]
        if more and a + shared == 0:
            start = old.start(before[0].spread.first)
            yield start, start, "".join(f"{each}{joint}" for each in more)
        elif more:
            end = old.end(before[a + shared - 1].spread.last - 1)
            end = old.line_end(end) if "\n" in joint else end
            yield end, end, "".join(f"{joint}{each}" for each in more)


def _left_out(old: _Block, pieces: Sequence[Piece], first: int, last: int) -> Iterator[Edit]:
    """Leave out pieces, each with what joins it to the one before; the first of all with what joins it to the next."""
    if first == 0 and last < len(pieces):
        yield old.start(pieces[0].spread.first), old.start(pieces[last].spread.first), ""
        return
    for number in range(max(first, 1), last):
        spread, previous = pieces[number].spread, pieces[number - 1].spread.last
        yield _taken(old, old.start(min(previous, spread.first)), old.end(spread.last - 1))


def _taken(old: _Block, start: int, end: int) -> Edit:
    """Take a stretch out of the text: whole lines if nothing else stands on them, else with the blanks beside it."""
    line = old.line_start(start)
    before, rest = old.text[line:start], old.text[end : old.line_end(end)]
    if before.strip():
        return start - (len(before) - len(before.rstrip())), end, ""
    if rest.strip():
        return start, end + len(rest) - len(rest.lstrip()), ""
    return line, old.next_line(end - 1), ""


# --- clauses ----------------------------------------------------------------------------------------------------------


def _clauses_changed(text: str, new: _Block, line_end: str) -> str:
    old = _Block.of(text)
    after = {piece.field: piece for piece in new.rule.clauses}
    gone = [piece.field for piece in old.rule.clauses if piece.field not in after]
    exchanged = [
        piece for piece in old.rule.clauses if piece.field in after and after[piece.field].value != piece.value
    ]
    text = old.edited([_exchange(old, piece, new, after[piece.field], line_end) for piece in exchanged])
    for field in gone:
        text = _clause_taken(_Block.of(text), field)
    for piece in new.rule.clauses:
        text = _clause_added(_Block.of(text), new, piece, line_end)
    return text


def _clause_taken(old: _Block, field: str) -> str:
    piece = next(piece for piece in old.rule.clauses if piece.field == field)
    return old.edited([_taken(old, old.start(piece.spread.first), old.end(piece.spread.last - 1))])


def _clause_added(old: _Block, new: _Block, clause: Piece, line_end: str) -> str:
    """Return the text with a clause, below those that come before it by their kind; unless it is there."""
    if any(piece.field == clause.field for piece in old.rule.clauses):
        return old.text
    written_ = new.of_piece(clause)
    beside = next((piece for piece in old.rule.clauses if {piece.field, clause.field} == {"from", "until"}), None)
    if beside is not None and clause.field == "until":
        at = old.end(beside.spread.last - 1)
        return old.edited([(at, at, f" {written_}")])
    if beside is not None:
        at = old.start(beside.spread.first)
        return old.edited([(at, at, f"{written_} ")])
    above = [piece.spread.last for piece in old.rule.clauses if _rank(piece) <= _rank(clause)]
    at = old.line_end(old.end(max([old.rule.body[-1].spread.last, *above]) - 1))
    return old.edited([(at, at, f"{line_end}{' ' * (old.rule.column - 1 + INDENT)}{written_}")])


def _rank(clause: Piece) -> int:
    return CLAUSES.index(clause.field.partition(" ")[0])
