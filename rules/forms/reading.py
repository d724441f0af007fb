"""Reads the rules of a file as forms, and remembers where every piece of each stands.

Reading is the reader's: a body is read by the shape of its kind, clauses as for a book. A rule that cannot be read has
no form but a finding; the others of its file are not touched by that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rules.clauses import Clause, finish, gathered, read_clause
from rules.findings import Finding
from rules.forms.conditions import Spread, closing, condition_of, split
from rules.forms.model import Condition, Part, Rows, RuleForm
from rules.kinds import KINDS, InfixKind, PrefixKind, Slot
from rules.kinds.base import Kind
from rules.kinds.table import Cell, read_row, read_rows
from rules.reader import Reader, ReadError, described
from rules.syntax import Reason
from rules.tokens import Statement, Token, ended, inner_statements, source, statements


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a rule that can be written anew by itself.

    Args:
        field: what it is called in a form.
        value: what it says; equal values are not written anew.
        spread: its tokens.
        inner: the pieces it consists of, if those can be written one by one.
        lead: tokens before it that go with it.
    """

    field: str
    value: object
    spread: Spread
    inner: tuple[Piece, ...] = ()
    lead: int = 0


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """A rule as it stands in a file.

    Args:
        number: which rule of the file, from 0.
        id: its name; empty if not even that can be read.
        components: the components that it stands in, the outermost first.
        statement: its tokens.
        form: what it says; None if it cannot be read.
        finding: why it cannot be read.
        body: the pieces of its body.
        clauses: the pieces under it, in the order of the file.
    """

    number: int
    id: str
    components: tuple[str, ...]
    statement: Statement = field(repr=False)
    form: RuleForm | None = None
    finding: Finding | None = None
    body: tuple[Piece, ...] = ()
    clauses: tuple[Piece, ...] = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens, without that at the end."""
        return self.statement.tokens[:-1]

    @property
    def line(self) -> int:
        """The line that it starts on, from 1."""
        return self.tokens[0].place.line

    @property
    def last_line(self) -> int:
        """The line that it ends on."""
        return self.tokens[-1].place.line

    @property
    def column(self) -> int:
        """The column that it starts in, from 1."""
        return self.tokens[0].place.column


def read_rules(file: str, text: str) -> tuple[WrittenRule, ...]:
    """Return the rules of a file in their order, those inside of components too."""
    findings: list[Finding] = []
    found = [each for statement in statements(file, text, findings) for each in _rules_in(statement, (), findings)]
    return tuple(_read(number, statement, inside, findings) for number, (statement, inside) in enumerate(found))


def _rules_in(
    statement: Statement, inside: tuple[str, ...], findings: list[Finding]
) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    first, second = statement.tokens[0], statement.tokens[1]
    if first.kind == "word" and first.text == "rule":
        yield statement, inside
    elif first.kind == "word" and first.text == "component":
        for each in inner_statements(statement, findings)[1]:
            yield from _rules_in(each, (*inside, second.text), findings)


def _read(number: int, statement: Statement, inside: tuple[str, ...], findings: list[Finding]) -> WrittenRule:
    lines = {token.place.line for token in statement.tokens}
    known = next((each for each in findings if each.place and each.place.line in lines), None)
    reader = Reader(statement)
    name = statement.tokens[1].text
    try:
        form, body, clauses = _form(reader, statement.tokens)
    except ReadError as error:
        return WrittenRule(number, name, inside, statement, finding=known or error.finding)
    if known:
        return WrittenRule(number, name, inside, statement, finding=known)
    return WrittenRule(number, name, inside, statement, form, None, body, clauses)


def _form(reader: Reader, tokens: Sequence[Token]) -> tuple[RuleForm, tuple[Piece, ...], tuple[Piece, ...]]:
    reader.take()
    name = reader.next
    if name.kind not in ("word", "number", "string"):
        raise reader.wrong(f"expected the name of a rule, found {described(name)}", "write  rule some_name: ...")
    reader.take()
    reader.expect(":", f"write  rule {name.text}: require ...")
    kind, body = _body(reader, tokens)
    pieces, read = _clauses(reader)
    said = gathered(read)
    parts = {piece.field: piece.value for piece in body}
    form = RuleForm(
        name.text,
        kind.name,
        parts,  # type: ignore[arg-type]  # what pieces of a body say is what parts are
        said.reasons,
        said.source,
        said.tags,
        said.markets,
        said.start,
        said.end,
    )
    return form, body, pieces


# --- the body ---------------------------------------------------------------------------------------------------------


def _body(reader: Reader, tokens: Sequence[Token]) -> tuple[Kind, tuple[Piece, ...]]:
    for kind in KINDS:
        if isinstance(kind, PrefixKind) and reader.accept(kind.keyword):
            return kind, tuple(_pieces(kind, reader, tokens, reader.at))
    start = reader.at
    reader.expression()
    for kind in KINDS:
        if isinstance(kind, InfixKind) and reader.sees(kind.keyword):
            return kind, tuple(_pieces(kind, reader, tokens, start))
    raise reader.wrong(f"the rule says nothing: found {described(reader.next)}", "choose what kind of rule it is")


def _pieces(kind: Kind, reader: Reader, tokens: Sequence[Token], start: int) -> Iterator[Piece]:
    """Read a body by its shape; the first slot of an infix kind was read already, from a token on."""
    is_read = isinstance(kind, InfixKind)
    for part in kind.shape:
        if isinstance(part, str):
            reader.expect(part, "")
        elif is_read:
            yield _piece(part, tokens, Spread(start, reader.at))
            is_read = False
        elif not part.lead or reader.accept(part.lead):
            first = reader.at
            _READ[part.type](reader)
            yield _piece(part, tokens, Spread(first, reader.at))


def _skip_count(reader: Reader) -> None:
    reader.number("how many at least")
    if reader.accept(".."):
        reader.number("how many at most")


_READ: Mapping[str, Callable[[Reader], object]] = {
    "condition": lambda reader: reader.expression(),
    "conditions": lambda reader: reader.listed(reader.expression),
    "count": _skip_count,
    "name": lambda reader: reader.name("the name of a characteristic"),
    "names": lambda reader: reader.listed(lambda: reader.name("the name of a characteristic")),
    "value": lambda reader: reader.value(),
    "number": lambda reader: reader.number("a number"),
    "rows": lambda reader: read_rows(reader, "allow"),
}


def _piece(slot: Slot, tokens: Sequence[Token], spread: Spread) -> Piece:
    inside = tokens[spread.first : spread.last]
    lead = 1 if slot.lead else 0
    value: Part
    inner: tuple[Piece, ...] = ()
    if slot.type == "condition":
        value, inner = _condition(slot.name, tokens, spread)
    elif slot.type == "conditions":
        parts = [_condition(f"{slot.name}/{at}", tokens, each) for at, each in enumerate(split(tokens, spread, ","))]
        value = tuple(condition for condition, _ in parts)
    elif slot.type == "names":
        value = tuple(token.text for token in inside if token.kind == "word")
    elif slot.type == "rows":
        value, inner = _rows(slot.name, tokens, spread)
    elif slot.type == "value":
        value = "".join(token.text for token in inside)
    else:
        value = source(inside).replace(" ", "")
    return Piece(slot.name, value, spread, inner, lead)


def _condition(name: str, tokens: Sequence[Token], spread: Spread) -> tuple[Condition, tuple[Piece, ...]]:
    condition, spreads = condition_of(tokens, spread)
    terms = zip(condition.terms, spreads, strict=True)
    return condition, tuple(Piece(f"{name}/terms/{at}", term, each) for at, (term, each) in enumerate(terms))


def _rows(name: str, tokens: Sequence[Token], spread: Spread) -> tuple[Part, tuple[Piece, ...]]:
    """Return rows and their pieces; the first token is the colon, or `from`."""
    if tokens[spread.first].text == "from":
        return Rows("".join(token.text for token in tokens[spread.first + 2 : spread.last])), ()
    pieces: list[Piece] = []
    first = spread.first + 1
    while first < spread.last:
        last = closing(tokens, first) + 1
        cells = tuple(_codes(cell) for cell in read_row(Reader(ended(tokens[first:last]))).cells)
        last += last < spread.last and tokens[last].text == ","
        pieces.append(Piece(f"{name}/rows/{len(pieces)}", cells, Spread(first, last)))
        first = last
    return Rows(None, tuple(piece.value for piece in pieces)), tuple(pieces)  # type: ignore[misc]


def _codes(cell: Cell) -> tuple[str, ...]:
    return () if cell is None else tuple(value.text for value in cell)


# --- clauses ----------------------------------------------------------------------------------------------------------


def _clauses(reader: Reader) -> tuple[tuple[Piece, ...], list[Clause]]:
    pieces: list[Piece] = []
    read: list[Clause] = []
    while reader.next.kind != "end":
        first = reader.at
        clause = read_clause(reader)
        if clause is None:
            finish(reader)
            break
        read.append(clause)
        pieces.append(Piece(clause_field(clause), clause.value, Spread(first, reader.at)))
    return tuple(pieces), read


def clause_field(clause: Clause) -> str:
    """Return what a clause is called: its word, and of a reason for whom and in which language it is."""
    value = clause.value
    return f"reason {value.audience} {value.language}" if isinstance(value, Reason) else clause.keyword
