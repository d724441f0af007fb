"""The reader: a recursive-descent parser over the tokens of one statement.

The grammar of expressions, loosest first:

    expression  = "if" expression "then" expression "else" expression | either
    either      = both { "or" both }
    both        = negation { "and" negation }
    negation    = "not" negation | comparison
    comparison  = sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=" | "has") sum | "in" "{" value { [","] value } "}"
                      | "is" ["not"] "set" ]
    sum         = product { ("+" | "-") product }
    product     = factor { "*" factor }
    factor      = "-" factor | number [unit] | string | "(" expression ")"
                | function "(" expression { "," expression } ")"
    function    = "count" | "min" | "max" | "sum" | "all" | "any" | "distinct"
                | name [ "." attribute ]

It reads shapes only; names and types are looked at later. Nesting is limited, so no text can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from rules.findings import Finding, Place, nearest
from rules.syntax import AttributeOf, Expression, Name, Number, OneOf, Operation, Text
from rules.tokens import Statement, Token
from rules.units import UNITS

Item = TypeVar("Item")

DEEPEST_NESTING = 60
"""Parentheses, negations and ifs inside each other; each level costs about ten Python frames."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""How a date is written; ISO 8601 knows other ways (weeks, no dashes), which would be mistakes here."""

FUNCTIONS = ("count", "min", "max", "sum", "all", "any", "distinct")
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
AUDIENCE_WORDS = ("customer", "rep", "engineer")
CLAUSES = ("reason", "source", "tags", "markets", "from", "until")
RESERVED = frozenset(
    (
        "or",
        "and",
        "not",
        "in",
        "has",
        "if",
        "then",
        "else",
        "true",
        "false",
        "require",
        "when",
        "excludes",
        "iff",
        "choose",
        "allow",
        "forbid",
        "default",
        "prefer",
    )
)
"""Words with a meaning of their own in formulas and rules; a characteristic cannot be called so."""
NO_UNITS = RESERVED | frozenset(CLAUSES) | {"weight", "of", "step", "is"}
"""Words after a number that go on with the rule."""


class ReadError(Exception):
    """The statement cannot be read on from here; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.message)
        self.finding = finding


class Reader:
    """Walks over the tokens of one statement and builds syntax."""

    def __init__(self, statement: Statement) -> None:
        """Start before the first token."""
        self._tokens = statement.tokens
        self._at = 0
        self._depth = 0
        self._deepest = 0
        self.text = statement.text

    # --- tokens -------------------------------------------------------------------------------------------------

    @property
    def next(self) -> Token:
        """The token to be read next."""
        return self._tokens[self._at]

    @property
    def at(self) -> int:
        """How many tokens were read."""
        return self._at

    def take(self) -> Token:
        """Read one token, whatever it is; the end is never passed."""
        token = self.next
        if token.kind != "end":
            self._at += 1
        return token

    def sees(self, *texts: str) -> bool:
        """Whether the next token is one of these words or marks."""
        return self.next.kind in ("word", "mark") and self.next.text in texts

    def accept(self, *texts: str) -> Token | None:
        """Read the next token if it is one of these."""
        return self.take() if self.sees(*texts) else None

    def expect(self, text: str, why: str) -> Token:
        """Read this word or mark, or complain that it is missing."""
        if self.sees(text):
            return self.take()
        raise self.wrong(f"expected {text!r}, found {described(self.next)}", why)

    def wrong(self, message: str, hint: str = "", place: Place | None = None) -> ReadError:
        """Build the complaint about the next token."""
        return ReadError(Finding("error", "syntax", message, place or self.next.place, hint))

    def skip_to_clause(self) -> None:
        """Go on at the next clause that opens a line, or at the end."""
        while self.next.kind != "end" and not (self.next.opens_line and self.sees(*CLAUSES)):
            self.take()

    @contextmanager
    def _nested(self) -> Iterator[None]:
        self._depth += 1
        self._reach(self._depth)
        try:
            yield
        finally:
            self._depth -= 1

    def _reach(self, depth: int) -> None:
        """Note how deep the expression has become; complain if it is too deep."""
        self._deepest = max(self._deepest, depth)
        if depth > DEEPEST_NESTING:
            message = f"more than {DEEPEST_NESTING} levels of nesting"
            raise self.wrong(message, "split the rule, or name a part of it with a computed characteristic")

    # --- words --------------------------------------------------------------------------------------------------

    def name(self, what: str) -> Name:
        """Read the name of a characteristic or attribute: lower case, digits, underscores."""
        token = self.next
        if token.kind != "word":
            raise self.wrong(f"expected {what}, found {described(token)}", "names look like cooler_height")
        if not is_name(token.text):
            better = as_name(token.text)
            hint = "names consist of a-z, 0-9 and _ and start with a letter" + (f": {better}" if better else "")
            raise self.wrong(f"{token.text!r} cannot be {what}", hint)
        return Name(self.take().text, token.place)

    def value(self) -> Text:
        """Read a value code: a word, a number (possibly negative) or a string."""
        token = self.next
        if token.kind == "mark" and token.text == "-":
            self.take()
            if self.next.kind != "number":
                raise self.wrong(f"expected a number after '-', found {described(self.next)}")
            return Text("-" + self.take().text, token.place)
        is_next_clause = token.opens_line and self.sees(*CLAUSES)
        if token.kind in ("word", "number", "string") and not is_next_clause:
            return Text(self.take().text, token.place)
        raise self.wrong(
            f"expected a value, found {described(token)}", 'a value looks like rtx-5090, 8 or "Oak, oiled"'
        )

    def string(self, what: str) -> Text:
        """Read a string; strings that follow each other are joined."""
        token = self.next
        if token.kind != "string":
            raise self.wrong(f"expected {what} between double quotes, found {described(token)}")
        text = self.take().text
        while self.next.kind == "string":
            text += self.take().text
        return Text(text, token.place)

    def number(self, what: str) -> Number:
        """Read a signed number without a unit."""
        minus = self.accept("-")
        token = self.next
        if token.kind != "number":
            raise self.wrong(f"expected {what}, found {described(token)}", "a number looks like 8 or 1.25")
        text = self.take().text
        return Number(f"-{text}" if minus else text, None, minus.place if minus else token.place)

    def bracketed_unit(self) -> Text | None:
        """Read `[unit]` if it is there."""
        if not self.accept("["):
            return None
        start = self.next.place
        pieces: list[str] = []
        while self.next.kind != "end" and not self.sees("]"):
            pieces.append(self.take().text)
        self.expect("]", "a unit stands between brackets, such as [mm]")
        return Text("".join(pieces), start)

    def day(self) -> date:
        """Read a date written 2026-01-31."""
        token = self.next
        day = day_of(token.text)
        if day is None:
            raise self.wrong(f"expected a date, found {described(token)}", "dates look like 2026-01-31")
        self.take()
        return day

    def listed(self, read: Callable[[], Item]) -> tuple[Item, ...]:
        """Read one or more items separated by commas."""
        items = [read()]
        while self.accept(","):
            items.append(read())
        return tuple(items)

    # --- expressions --------------------------------------------------------------------------------------------

    def expression(self) -> Expression:
        """Read an expression."""
        with self._nested():
            token = self.accept("if")
            if not token:
                return self._either()
            condition = self.expression()
            self.expect("then", "an if is written: if CONDITION then A else B")
            first = self.expression()
            self.expect("else", "an if always has an else: if CONDITION then A else B")
            return Operation("if", (condition, first, self.expression()), token.place)

    def operand(self) -> Expression:
        """Read one side of a comparison."""
        return self._sum()

    def _either(self) -> Expression:
        return self._chain("or", self._both)

    def _both(self) -> Expression:
        return self._chain("and", self._negation)

    def _chain(self, word: str, part: Callable[[], Expression]) -> Expression:
        parts = [part()]
        place = self.next.place
        while self.accept(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Operation(word, tuple(parts), place)

    def _negation(self) -> Expression:
        token = self.accept("not")
        if not token:
            return self._comparison()
        with self._nested():
            return Operation("not", (self._negation(),), token.place)

    def _comparison(self) -> Expression:
        left = self._sum()
        token = self.next
        if self.accept(*COMPARISONS, "has"):
            compared = Operation(token.text, (left, self._sum()), token.place)
            if self.sees(*COMPARISONS):
                raise self.wrong("comparisons cannot be chained", "write a < b and b < c")
            return compared
        if self.accept("in"):
            return OneOf(left, self._braced(), token.place)
        return self._is_set(left) if self.sees("is") else left

    def _is_set(self, left: Expression) -> Operation:
        place = self.take().place
        opposite = self.accept("not")
        self.expect("set", "write: NAME is set, or NAME is not set")
        found = Operation("set", (left,), place)
        return Operation("not", (found,), place) if opposite else found

    def _braced(self) -> tuple[Expression, ...]:
        self.expect("{", "the values of `in` stand in braces: NAME in {a, b}")
        values: list[Expression] = []
        while not self.sees("}"):
            values.append(self._sum())
            self.accept(",")
        if not values:
            raise self.wrong("the braces are empty", "list at least one value")
        self.take()
        return tuple(values)

    def _sum(self) -> Expression:
        """Read a sum; a long one becomes one operation, so that its length is no depth."""
        left = self._product()
        terms: list[tuple[Token, Expression]] = []
        while token := self.accept("+", "-"):
            terms.append((token, self._product()))
        if not terms:
            return left
        first = terms[0][0]
        if len(terms) == 1:
            return Operation(first.text, (left, terms[0][1]), first.place)
        signed = (Operation("negative", (each,), sign.place) if sign.text == "-" else each for sign, each in terms)
        return Operation("+", (left, *signed), first.place)

    def _product(self) -> Expression:
        """Read a product; each factor makes it one level deeper than the deepest before."""
        outside, self._deepest = self._deepest, self._depth
        left = self._factor()
        while token := self.accept("*"):
            self._reach(self._deepest + 1)
            left = Operation("*", (left, self._factor()), token.place)
        self._deepest = max(outside, self._deepest)
        if self.sees("/"):
            raise self.wrong("there is no division", "multiply the other side instead: a <= 2 * b, or a * 0.5")
        return left

    def _factor(self) -> Expression:
        token = self.next
        if self.accept("-"):
            with self._nested():
                return Operation("negative", (self._factor(),), token.place)
        if token.kind == "number":
            return self._number_with_unit()
        if token.kind == "string":
            return Text(self.take().text, token.place)
        if self.accept("("):
            inner = self.expression()
            self.expect(")", f"the parenthesis opened in column {token.place.column} is not closed")
            return inner
        if token.kind == "word":
            return self._word()
        raise self.wrong(f"expected a name, a number or '(', found {described(token)}")

    def _number_with_unit(self) -> Number:
        token = self.take()
        follower = self.next
        if self.accept("%", "°"):
            unit = "%" if follower.text == "%" else "°" + self.take().text
            return Number(token.text, unit, token.place)
        is_unit = follower.kind == "word" and (
            follower.text in UNITS or (follower.text not in NO_UNITS and not follower.opens_line)
        )
        if follower.text == "in" and self._tokens[self._at + 1].text == "{":
            is_unit = False  # not inches: `8 in {...}` asks whether a number is one of several
        if not is_unit:
            return Number(token.text, None, token.place)
        text = self.take().text
        if self.sees("/") and follower.text in UNITS:
            self.take()
            text += "/" + self.take().text
        return Number(token.text, text, token.place)

    def _word(self) -> Expression:
        token = self.take()
        if token.text in FUNCTIONS and self.sees("("):
            return self._call(token)
        if token.text == "if":
            raise self.wrong("an if inside a formula needs parentheses", "write (if A then B else C)", token.place)
        if token.text in RESERVED and token.text not in ("true", "false"):
            raise self.wrong(f"expected a name or a value, found the word {token.text!r}", "", token.place)
        name = Name(token.text, token.place)
        if not self.accept("."):
            return name
        attribute = self.name("the name of an attribute")
        whole = Place(
            token.place.file,
            token.place.line,
            token.place.column,
            max(1, attribute.place.column + attribute.place.width - token.place.column),
            token.place.excerpt,
        )
        return AttributeOf(name, attribute, whole)

    def _call(self, token: Token) -> Operation:
        self.expect("(", "")
        operands = self.listed(self.expression)
        self.expect(")", f"{token.text}(...) takes expressions separated by commas")
        return Operation(token.text, operands, token.place)

    def finish(self, allowed: str) -> None:
        """Complain if anything is left."""
        if self.next.kind == "end":
            return
        token = self.next
        maybe = nearest(token.text, ("and", "or", *CLAUSES, "excludes", "iff")) if token.kind == "word" else ()
        hint = f"did you mean {' or '.join(maybe)}?" if maybe else allowed
        raise self.wrong(f"did not expect {described(token)} here", hint)


def day_of(text: str) -> date | None:
    """Return the day that is written 2026-01-31, and in no other way."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def described(token: Token) -> str:
    """Name a token in a message."""
    if token.kind == "end":
        return "the end of the statement"
    return f'"{token.text}"' if token.kind == "string" else repr(token.text)


def is_name(text: str) -> bool:
    """Whether the text can name a characteristic or an attribute."""
    return text.isascii() and text[:1].islower() and text.replace("_", "a").isalnum() and text == text.lower()


def as_name(text: str) -> str:
    """Make a name out of a word where that is obvious, else nothing."""
    candidate = text.lower().replace("-", "_")
    return candidate if is_name(candidate) else ""
