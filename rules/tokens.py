"""Tokens: the words, numbers, strings and marks of a rule file, grouped into statements.

A statement starts where a line starts without indentation; indented lines continue it. Grouping by lines first means
that one broken statement cannot swallow its neighbours: every statement is read on its own and reports on its own.
Nothing here knows what a statement means.

Words are `[A-Za-z0-9_-]+`, so `rtx-5090` is one word, and a subtraction is written with spaces: `a - b`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rules.findings import Finding, Place

TokenKind = Literal["word", "number", "string", "mark", "end"]

LARGEST_FILE = 1_000_000
"""Characters in one rule file. Far above any book a person can read, far below what could hurt."""
LONGEST_STATEMENT = 200_000
"""Tokens in one statement: a table of 50,000 inline cells still fits."""
LONGEST_NUMBER = 100
"""Digits of a number, far more than any arithmetic that is proved to be exact can hold."""

_TOKEN = re.compile(
    r"""(?P<space>[ \t]+)
      | (?P<comment>\#.*)
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<open>"(?:[^"\\]|\\.)*)
      | (?P<number>[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_-]))
      | (?P<word>\w[\w-]*)
      | (?P<mark>\.\.|!=|<=|>=|[-=<>(){}\[\],.:+*/%°²³])
      | (?P<bad>.)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what it is, its text (strings without quotes and escapes), its place, whether it opens a line."""

    kind: TokenKind
    text: str
    place: Place
    opens_line: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """The tokens of one statement, ending with an `end` token, and its source text."""

    tokens: tuple[Token, ...]
    text: str


def statements(file: str, text: str, findings: list[Finding]) -> Iterator[Statement]:
    """Split a file into statements; problems with characters and strings go to `findings`."""
    if len(text) > LARGEST_FILE:
        message = f"the file has {len(text):,} characters; {LARGEST_FILE:,} are allowed"
        findings.append(Finding("error", "file-too-large", message, Place(file, 1, 1), "split it into several files"))
        return
    tokens: list[Token] = []
    lines: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        found = list(_line_tokens(file, number, line, findings))
        if found and not line[0].isspace() and tokens:
            yield from _statement(tokens, lines, findings)
            tokens, lines = [], []
        tokens.extend(found)
        if found:
            lines.append(line)
    if tokens:
        yield from _statement(tokens, lines, findings)


def expression_statement(file: str, text: str, findings: list[Finding]) -> Statement | None:
    """Read a text of any layout as one statement (used for expressions outside rule files)."""
    if len(text) > LARGEST_FILE:
        findings.append(Finding("error", "file-too-large", "the expression is too long", Place(file, 1, 1)))
        return None
    tokens: list[Token] = []
    for number, line in enumerate(text.splitlines(), start=1):
        tokens.extend(_line_tokens(file, number, line, findings))
    if not tokens:
        first = Place(file, 1, 1, 1, text[:80])
        findings.append(Finding("error", "empty", "the expression is empty", first, "write a value or a formula"))
        return None
    return next(_statement(tokens, [text], findings), None)


def inner_statements(statement: Statement, findings: list[Finding]) -> tuple[Statement, list[Statement]]:
    """Split a statement with statements inside: its first lines, and one for each inner one.

    The first indented line sets the column of the inner statements; lines indented more continue them.
    """
    tokens = statement.tokens[:-1]
    starts = [at for at, token in enumerate(tokens) if at and token.opens_line]
    if not starts:
        return statement, []
    column = tokens[starts[0]].place.column
    for at in starts:
        if tokens[at].place.column < column:
            message = f"the line is indented less than the first one inside, which starts in column {column}"
            findings.append(Finding("error", "indent", message, tokens[at].place, "indent both alike, by spaces"))
    heads = [at for at in starts if tokens[at].place.column <= column]
    pieces = [tokens[: heads[0]], *(tokens[a:b] for a, b in pairwise([*heads, len(tokens)]))]
    first, *inner = [_ended(piece, _lines_of(piece)) for piece in pieces]
    return first, inner


def source(tokens: Sequence[Token]) -> str:
    """Return how tokens are written, on one line: comments go, and so does the layout of lines."""
    pieces: list[str] = []
    before: Token | None = None
    for token in tokens:
        place = token.place
        if before is not None:
            apart = place.column - before.place.column - before.place.width if place.line == before.place.line else 1
            pieces.append(" " if apart else "")
        pieces.append(place.excerpt[place.column - 1 : place.column - 1 + place.width])
        before = token
    return "".join(pieces)


def ended(tokens: Sequence[Token]) -> Statement:
    """Make a statement of some of the tokens of one."""
    return _ended(tokens, _lines_of(tokens))


def _lines_of(tokens: Sequence[Token]) -> list[str]:
    return list({token.place.line: token.place.excerpt for token in tokens}.values())


def _statement(tokens: list[Token], lines: list[str], findings: list[Finding]) -> Iterator[Statement]:
    if len(tokens) > LONGEST_STATEMENT:
        message = f"the statement has {len(tokens):,} words and marks; {LONGEST_STATEMENT:,} are allowed"
        findings.append(Finding("error", "too-long", message, tokens[0].place, "move the rows to a CSV table"))
        return
    yield _ended(tokens, lines)


def _ended(tokens: Sequence[Token], lines: list[str]) -> Statement:
    last = tokens[-1].place
    end = Place(last.file, last.line, last.column + last.width, 1, last.excerpt)
    return Statement((*tokens, Token("end", "", end)), "\n".join(lines))


def _line_tokens(file: str, number: int, line: str, findings: list[Finding]) -> Iterator[Token]:
    opens = True
    for match in _TOKEN.finditer(line):
        kind = match.lastgroup or "bad"
        if kind in ("space", "comment"):
            continue
        place = Place(file, number, match.start() + 1, match.end() - match.start(), line)
        token = _token(kind, match.group(), place, opens, findings)
        if token is not None:
            yield token
        opens = False


def _token(kind: str, text: str, place: Place, opens: bool, findings: list[Finding]) -> Token | None:
    if kind == "bad":
        message = f"the character {text!r} has no meaning here"
        findings.append(Finding("error", "character", message, place, 'put free text between double quotes "..."'))
        return None
    if kind == "open":
        message = "the string has no closing quote"
        findings.append(Finding("error", "open-string", message, place, 'close it with " on the same line'))
        return Token("string", _unescaped(text[1:]), place, opens)
    if kind == "string":
        return Token("string", _unescaped(text[1:-1]), place, opens)
    if kind == "number" and len(text) > LONGEST_NUMBER:
        message = f"the number has more than {LONGEST_NUMBER} digits"
        findings.append(Finding("error", "number", message, place, "write fewer digits: nothing is known so exactly"))
        return Token("number", "1", place, opens)
    if kind == "number":
        return Token("number", text, place, opens)
    return Token("word" if kind == "word" else "mark", text, place, opens)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
