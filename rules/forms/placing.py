"""Tells which field of a form a finding about the text of its rule belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from rules.findings import Place
from rules.forms.model import Rows, RuleForm
from rules.forms.reading import Piece, WrittenRule
from rules.syntax import Reason
from rules.tokens import Token

_DAYS = {"from": "start", "until": "end"}


def field_at(rule: WrittenRule, place: Place) -> str | None:
    """Return the field in which a place lies; empty for the rule as a whole, None if it is not in the rule.

    A table that the rule names belongs to the rule: its findings are those of its rows.
    """
    if rule.form is None:
        return None
    rows = rule.form.parts.get("rows")
    if isinstance(rows, Rows) and rows.path == place.file:
        return "parts/rows"
    if place.file != rule.tokens[0].place.file or not rule.line <= place.line <= rule.last_line:
        return None
    number = _token_at(rule.tokens, place)
    if number <= 1:
        return "id"
    piece = _piece_at((*rule.body, *rule.clauses), number)
    if piece is None:
        return ""
    if piece in rule.clauses:
        return _clause_field(piece, rule.form)
    inner = _piece_at(piece.inner, number)
    if inner is None:
        return f"parts/{piece.field}"
    is_row = "/rows/" in inner.field
    return f"parts/{inner.field}/{_cell(rule.tokens, inner, number)}" if is_row else f"parts/{inner.field}"


def _token_at(tokens: Iterable[Token], place: Place) -> int:
    """Return the number of the last token that starts at a place or before it."""
    starts = [(token.place.line, token.place.column) for token in tokens]
    return max((number for number, start in enumerate(starts) if start <= (place.line, place.column)), default=0)


def _piece_at(pieces: Iterable[Piece], number: int) -> Piece | None:
    return next((piece for piece in pieces if piece.spread.first <= number < piece.spread.last), None)


def _cell(tokens: tuple[Token, ...], row: Piece, number: int) -> int:
    """Count the commas between cells before a token; those between braces part values of one cell."""
    cell, depth = 0, 0
    for token in tokens[row.spread.first + 1 : number]:
        if token.kind == "mark":
            depth += (token.text == "{") - (token.text == "}")
            cell += token.text == "," and depth == 0
    return cell


def _clause_field(piece: Piece, form: RuleForm) -> str:
    if isinstance(piece.value, Reason):
        keys = [(reason.audience, reason.language) for reason in form.reasons]
        return f"reasons/{keys.index((piece.value.audience, piece.value.language))}"
    return _DAYS.get(piece.field, piece.field)
