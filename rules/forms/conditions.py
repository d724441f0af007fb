"""Conditions as terms: an expression is split at its outermost `and` or `or`.

Each term is a comparison if it is a simple one, else it stays a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.forms.model import (
    EQUAL,
    FAILS,
    HAS,
    HAS_NOT,
    HOLDS,
    IN,
    NOT_IN,
    SET,
    UNSET,
    Comparison,
    Condition,
    Join,
    Term,
)
from rules.reader import RESERVED, Reader, is_name
from rules.syntax import AttributeOf, Expression, Name, Number, Text
from rules.tokens import Token, ended, source

_OPPOSITE = {HOLDS: FAILS, IN: NOT_IN, HAS: HAS_NOT, SET: UNSET}
_CLOSING = {"(": ")", "{": "}", "[": "]"}
_SIMPLE = (Name, AttributeOf, Number, Text)


@dataclass(frozen=True, slots=True)
class Spread:
    """Tokens that belong together, by their numbers in the statement: from the first, before the last."""

    first: int
    last: int


def condition_of(tokens: Sequence[Token], whole: Spread) -> tuple[Condition, list[Spread]]:
    """Return the condition that stands in some tokens of a statement, and where each of its terms stands."""
    bare = without_parentheses(tokens, whole)
    for word in ("or", "and"):
        parts = split(tokens, bare, word)
        if len(parts) > 1 and tokens[bare.first].text != "if":
            join: Join = "or" if word == "or" else "and"
            return Condition(join, tuple(_term(tokens, part) for part in parts)), parts
    return Condition("and", (_term(tokens, bare),)), [bare]


def split(tokens: Sequence[Token], whole: Spread, at: str) -> list[Spread]:
    """Split tokens at a word or mark that stands outside of all parentheses."""
    cuts = [number for number in _outside(tokens, whole) if _is(tokens[number], at)]
    starts, ends = [whole.first, *(cut + 1 for cut in cuts)], [*cuts, whole.last]
    return [Spread(first, last) for first, last in zip(starts, ends, strict=True)]


def _outside(tokens: Sequence[Token], whole: Spread) -> Iterator[int]:
    depth = 0
    for number in range(whole.first, whole.last):
        depth += _step(tokens[number])
        if depth == 0:
            yield number


def without_parentheses(tokens: Sequence[Token], whole: Spread) -> Spread:
    """Leave out parentheses around everything."""
    while _is(tokens[whole.first], "(") and closing(tokens, whole.first) == whole.last - 1:
        whole = Spread(whole.first + 1, whole.last - 1)
    return whole


def closing(tokens: Sequence[Token], opening: int) -> int:
    """Return the number of the token that closes what a token opens."""
    depth = 0
    for number in range(opening, len(tokens)):
        depth += _step(tokens[number])
        if depth == 0:
            return number
    return len(tokens)


def _step(token: Token) -> int:
    if token.kind != "mark":
        return 0
    return (token.text in _CLOSING) - (token.text in _CLOSING.values())


def _is(token: Token, text: str) -> bool:
    return token.kind in ("word", "mark") and token.text == text


def _term(tokens: Sequence[Token], part: Spread) -> Term:
    bare = without_parentheses(tokens, part)
    inside = tokens[bare.first : bare.last]
    return comparison_of(inside) or source(inside)


# --- comparisons ------------------------------------------------------------------------------------------------------


def comparison_of(tokens: Sequence[Token]) -> Comparison | None:
    """Return the comparison that an expression is; None for one that is more than that."""
    if tokens and _is(tokens[0], "not"):
        found = _positive(tokens[1:])
        opposite = _OPPOSITE.get(found.operator) if found else None
        return Comparison(found.subject, opposite, found.values) if found and opposite else None
    return _positive(tokens)


def _positive(tokens: Sequence[Token]) -> Comparison | None:
    size = _subject(tokens)
    if size == 0:
        return None
    subject, rest = "".join(token.text for token in tokens[:size]), tokens[size:]
    texts = [token.text if token.kind in ("word", "mark") else "" for token in rest]
    if not rest:
        return Comparison(subject, HOLDS)
    if texts in (["is", "set"], ["is", "not", "set"]):
        return Comparison(subject, SET if len(texts) == 2 else UNSET)
    if texts[0] in EQUAL or texts[0] == HAS:
        return Comparison(subject, texts[0], (source(rest[1:]),))
    if texts[0] == IN and texts[1:2] == ["{"] and texts[-1] == "}":
        values = _values(rest[2:-1])
        return Comparison(subject, IN, values) if values else None
    return None


def _subject(tokens: Sequence[Token]) -> int:
    """Count the tokens of the characteristic or attribute that an expression begins with; 0 if it does not."""
    names = [token.kind == "word" and is_name(token.text) and token.text not in RESERVED for token in tokens[:3]]
    if not names or not names[0]:
        return 0
    is_attribute = len(names) == 3 and _is(tokens[1], ".") and names[2]
    size = 3 if is_attribute else 1
    is_part = len(tokens) > size and tokens[size].kind == "mark" and tokens[size].text in ("(", ".", "+", "-", "*")
    return 0 if is_part else size


def _values(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the values that stand in braces; nothing if one of them is calculated."""
    reader = Reader(ended(tokens)) if tokens else None
    values: list[str] = []
    while reader is not None and reader.next.kind != "end":
        first = reader.at
        value: Expression = reader.operand()
        if not isinstance(value, _SIMPLE):
            return ()
        values.append(source(tokens[first : reader.at]))
        reader.accept(",")
    return tuple(values)


def comparison_text(comparison: Comparison) -> str:
    """Write a comparison."""
    subject, operator, values = comparison.subject, comparison.operator, comparison.values
    if operator in (HOLDS, FAILS):
        return subject if operator == HOLDS else f"not {subject}"
    if operator in (SET, UNSET):
        return f"{subject} {operator}"
    if operator in (IN, NOT_IN):
        text = f"{subject} in {{{', '.join(values)}}}"
        return text if operator == IN else f"not {text}"
    return f"not {subject} has {values[0]}" if operator == HAS_NOT else f"{subject} {operator} {values[0]}"
