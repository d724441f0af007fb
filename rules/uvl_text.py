"""The text of a feature model: from characters to a tree of features, groups, attributes and constraints.

Nothing here knows what a model means. All mistakes are found at once, each with its line and column; a mistake in one
line does not hide those in the next. Nesting and lengths are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rules.findings import MOST_FINDINGS, Finding, Place, RuleErrors, nearest, or_maybe

MOST_TOKENS = 5_000_000
MOST_FEATURES = 200_000
DEEPEST = 60
"""Brackets and implications inside each other."""

LONGEST_NAME = 200
LONGEST_NUMBER = 15
"""Digits before, and after, the point."""

LEVELS: Mapping[str, tuple[str, ...]] = {
    "Boolean": ("group-cardinality",),
    "Arithmetic": ("feature-cardinality", "aggregate-function"),
    "Type": ("numeric-constraints", "string-constraints"),
}
"""The levels of the language and their parts; all are read whether included or not."""

TYPES = ("Boolean", "Integer", "Real", "String")
GROUPS = ("mandatory", "optional", "or", "alternative")
SECTIONS = ("include", "namespace", "imports", "features", "constraints")
AGGREGATES = ("sum", "avg", "min", "max", "len", "floor", "ceil")

Value = bool | Fraction | str | tuple["Value", ...] | None
"""The value of an attribute; None where it has none."""


# --- the tree -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with its place."""

    kind: str
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a constraint with its place."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """A feature or attribute by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A number, a text, or true or false."""

    value: Fraction | str | bool


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The opposite."""

    part: Node


@dataclass(frozen=True, slots=True)
class Both(Node):
    """All parts hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either(Node):
    """Some part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Equal(Node):
    """Both sides hold, or neither."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """One expression compared with another."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """Terms added (True) or taken away."""

    terms: tuple[tuple[bool, Node], ...]


@dataclass(frozen=True, slots=True)
class Times(Node):
    """Factors multiplied (True) or divided by."""

    factors: tuple[tuple[bool, Node], ...]


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """A function over attributes of selected features, or of one expression."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(slots=True)
class Group:
    """Features below one another feature; `low` and `high` only for a cardinality."""

    kind: str
    line: int
    column: int
    low: int = 0
    high: int | None = None
    features: list[Feature] = field(default_factory=list)


@dataclass(slots=True)
class Feature:
    """A feature with what is written about it."""

    name: str
    line: int
    column: int
    type: str = ""
    cardinality: tuple[int, int | None] | None = None
    attributes: dict[str, Value] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """A feature model as written."""

    file: str
    lines: list[str]
    root: Feature | None = None
    constraints: list[Node] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _limits: dict[str, list[tuple[str, Fraction]]] | None = None

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Return a place in the text."""
        excerpt = self.lines[line - 1][:2000] if 0 < line <= len(self.lines) else ""
        return Place(self.file, line, column, width, excerpt)

    def all_features(self) -> Iterator[Feature]:
        """Go through all features, in the order of the text."""
        waiting = [self.root] if self.root else []
        while waiting:
            feature = waiting.pop()
            yield feature
            waiting.extend(child for group in reversed(feature.groups) for child in reversed(group.features))

    def limits_on(self, name: str) -> list[tuple[str, Fraction]]:
        """Return what constraints that stand alone compare a feature with: operator and number."""
        if self._limits is None:
            self._limits = {}
            waiting = list(self.constraints)
            while waiting:
                node = waiting.pop()
                if isinstance(node, Both):
                    waiting.extend(node.parts)
                elif isinstance(node, Comparison):
                    self._limit(node)
        return self._limits.get(name, [])

    def _limit(self, node: Comparison) -> None:
        assert self._limits is not None
        left, right, operator = node.left, node.right, node.operator
        if isinstance(left, Constant) and isinstance(right, Reference):
            left, right, operator = right, left, _MIRRORED[operator]
        if isinstance(left, Reference) and isinstance(right, Constant) and isinstance(right.value, Fraction):
            self._limits.setdefault(left.name, []).append((operator, right.value))


_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


# --- tokens ---------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\f]+|//[^\n]*|/\*(?s:.*?)\*/)
  | (?P<newline>\n)
  | (?P<cardinality>\[[ ]*\d+[ ]*(?:\.\.[ ]*(?:\d+|\*)[ ]*)?\])
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<string>'[^'\n]*')
  | (?P<quoted>"[^"\n]*")
  | (?P<word>[^\W\d][\w\#§%?;]*)
  | (?P<mark><=>|=>|==|!=|<=|>=|[<>!&|(){}\[\],.+*/-])
    """,
    re.VERBOSE,
)


def _tokens(tree: Tree, text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each logical line; what stands in brackets is one line."""
    line, start, depth = 1, 0, 0
    found: list[Token] = []
    at, count = 0, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        column = at - start + 1
        if match is None:
            message = f"{text[at]!r} has no meaning here"
            tree.findings.append(Finding("error", "uvl", message, tree.place(line, column)))
            _stop_if_many(tree)
            at += 1
            continue
        kind, piece = str(match.lastgroup), match.group()
        at = match.end()
        if kind == "newline":
            if depth == 0 and found:
                yield found
                found = []
        elif kind != "space":
            count += 1
            if count > MOST_TOKENS:
                message = f"the file has more than {MOST_TOKENS:,} words"
                raise RuleErrors([*tree.findings, Finding("error", "too-large", message, tree.place(line, column))])
            found.append(Token(kind, piece, line, column))
            depth = max(0, depth + (piece in "({[") - (piece in ")}]")) if kind == "mark" else depth
        newlines = piece.count("\n")
        if newlines:
            line += newlines
            start = match.start() + piece.rindex("\n") + 1
            if depth and _begins_section(text, start):
                depth = 0
                if found:
                    yield found
                    found = []
    if found:
        yield found


def _begins_section(text: str, start: int) -> bool:
    """Whether a line begins a section, which ends brackets left open before."""
    return text.startswith(("features", "constraints"), start)


def _stop_if_many(tree: Tree) -> None:
    if len(tree.findings) >= MOST_FINDINGS:
        raise RuleErrors(tree.findings)


# --- parsing --------------------------------------------------------------------------------------------------------


def parsed(text: str, file: str) -> Tree:
    """Take a text apart; what is wrong stands in the tree's findings."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = Tree(file, text.split("\n"))
    _Parsing(tree).model(_tokens(tree, text))
    return tree


class _Mistake(Exception):
    def __init__(self, token: Token, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.token = token
        self.message = message
        self.hint = hint


class _Parsing:
    """Goes through the logical lines; each is parsed by a `_Line`."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._section = ""
        self._seen: set[str] = set()
        self._above: list[tuple[int, Feature | Group]] = []
        self._count = 0

    def model(self, lines: Iterator[list[Token]]) -> None:
        """Parse all lines."""
        for tokens in lines:
            try:
                self._line(_Line(tokens, self._tree))
            except _Mistake as mistake:
                token = mistake.token
                place = self._tree.place(token.line, token.column, max(1, len(token.text)))
                self._tree.findings.append(Finding("error", "uvl", mistake.message, place, mistake.hint))
                _stop_if_many(self._tree)
        if self._tree.root is None and not self._tree.findings:
            message = "there are no features"
            self._tree.findings.append(Finding("error", "uvl", message, self._tree.place(1, 1), "write  features"))

    def _line(self, line: _Line) -> None:
        first = line.next
        if first.kind == "word" and first.text in SECTIONS and _indent(self._tree, first) == 0:
            self._begin(line)
        elif self._section == "features":
            self._tree_line(line)
        elif self._section == "constraints":
            self._tree.constraints.append(line.constraint())
            line.end()
        elif self._section == "include":
            _level(line)
        elif self._section == "imports":
            message = "models that import others are not read: put them in one file"
            raise _Mistake(first, message)
        else:
            raise _Mistake(first, f"{first.text!r} stands in no section{_near(first, SECTIONS)}", "write  features")

    def _begin(self, line: _Line) -> None:
        section = line.take()
        if section.text in self._seen:
            raise _Mistake(section, f"there are two sections `{section.text}`")
        self._seen.add(section.text)
        self._section = section.text
        self._above = []
        if section.text == "namespace":
            line.reference()
            self._section = ""
        line.end()

    # --- features -----------------------------------------------------------------------------------------------

    def _tree_line(self, line: _Line) -> None:
        indent = _indent(self._tree, line.next)
        while self._above and self._above[-1][0] >= indent:
            self._above.pop()
        above = self._above[-1][1] if self._above else None
        if isinstance(above, Feature):
            group = self._group(line)
            above.groups.append(group)
            self._above.append((indent, group))
            return
        first = line.next
        feature = line.feature()
        self._tree.constraints.extend(line.constraints)
        self._count += 1
        if self._count > MOST_FEATURES:
            message = f"the model has more than {MOST_FEATURES:,} features"
            raise RuleErrors([*self._tree.findings, Finding("error", "too-large", message)])
        if above is not None:
            above.features.append(feature)
        elif self._tree.root is None:
            self._tree.root = feature
        else:
            raise _Mistake(first, "a model has one root feature; this is a second one", "indent it below a group")
        self._above.append((indent, feature))

    def _group(self, line: _Line) -> Group:
        token = line.take()
        if token.kind == "cardinality":
            low, high = line.cardinality(token)
            group = Group("cardinality", token.line, token.column, low, high)
        elif token.text in GROUPS:
            group = Group(token.text, token.line, token.column)
        else:
            hint = "below a feature stand groups; below a group, features"
            raise _Mistake(token, f"a group is expected, not {token.text!r}{_near(token, GROUPS)}", hint)
        line.end()
        return group


def _level(line: _Line) -> None:
    major = line.take()
    if major.text not in LEVELS:
        raise _Mistake(major, f"{major.text!r} is no language level{_near(major, LEVELS)}")
    if line.accept("."):
        minor = line.take()
        part = minor.text
        while line.accept("-"):
            part += f"-{line.take().text}"
        if part != "*" and part not in LEVELS[major.text]:
            near = or_maybe(nearest(part[:LONGEST_NAME], LEVELS[major.text]))
            raise _Mistake(minor, f"{major.text} has no part {part!r}{near}")
    line.end()


def _indent(tree: Tree, token: Token) -> int:
    before = tree.lines[token.line - 1][: token.column - 1]
    return len(before.expandtabs(8)) if not before.strip() else len(before) - len(before.lstrip())


def _near(token: Token, known: object) -> str:
    assert isinstance(known, tuple | Mapping)
    return or_maybe(nearest(token.text[:LONGEST_NAME], known))


class _Line:
    """One logical line, read from left to right."""

    def __init__(self, tokens: list[Token], tree: Tree) -> None:
        self._tokens = tokens
        self._tree = tree
        self._at = 0
        self._depth = 0
        last = tokens[-1]
        self._end = Token("end", "", last.line, last.column + len(last.text))
        self.constraints: list[Node] = []

    @property
    def next(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def take(self) -> Token:
        """Take the next token."""
        token = self.next
        self._at += 1
        return token

    def accept(self, *texts: str) -> Token | None:
        """Take the next token if it is one of some marks or words."""
        return self.take() if self.next.kind in ("mark", "word") and self.next.text in texts else None

    def expect(self, text: str) -> Token:
        """Take a mark, or report what stands in its place."""
        return self.accept(text) or self._wrong(f"`{text}`")

    def end(self) -> None:
        """Report what is left of the line."""
        if self.next.kind != "end":
            self._wrong("the end of the line")

    def _wrong(self, expected: str) -> Token:
        found = repr(self.next.text[:30]) if self.next.text else "the end of the line"
        raise _Mistake(self.next, f"{expected} is expected, not {found}")

    # --- features -----------------------------------------------------------------------------------------------

    def feature(self) -> Feature:
        """Read a feature: type, name, cardinality, attributes."""
        kind = ""
        if self.next.text in TYPES and self._at + 1 < len(self._tokens):
            after = self._tokens[self._at + 1]
            if after.kind in ("word", "quoted") and after.text != "cardinality":
                kind = self.take().text
        first = self.next
        feature = Feature(self.reference(), first.line, first.column, kind)
        if self.accept("cardinality"):
            token = self.take()
            if token.kind != "cardinality":
                raise _Mistake(token, "a cardinality such as [0..8] is expected")
            feature.cardinality = self.cardinality(token)
        if self.accept("{"):
            self._attributes(feature, "")
        self.end()
        return feature

    def cardinality(self, token: Token) -> tuple[int, int | None]:
        """Read `[m..n]`, `[n]` or `[m..*]`."""
        low, dots, high = token.text[1:-1].partition("..")
        if max(len(low.strip()), len(high.strip())) > LONGEST_NUMBER:
            raise _Mistake(token, "this number has too many digits")
        least = int(low)
        most = least if not dots else None if high.strip() == "*" else int(high)
        if most is not None and most < least:
            raise _Mistake(token, f"{least} is more than {most}")
        return least, most

    def reference(self) -> str:
        """Read a name; parts are joined by points."""
        parts = [self._name()]
        while self.accept("."):
            parts.append(self._name())
        return ".".join(parts)

    def _name(self) -> str:
        token = self.next
        if token.kind not in ("word", "quoted"):
            self._wrong("a name")
        name = token.text[1:-1] if token.kind == "quoted" else token.text
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            raise _Mistake(token, f"a name has 1 to {LONGEST_NAME} printable characters")
        self.take()
        return name

    def _attributes(self, feature: Feature, path: str) -> None:
        self._deeper()
        while not self.accept("}"):
            if self.next.text == "constraint" and self.next.kind == "word":
                self.take()
                self.constraints.append(self._for_feature(feature, self.constraint()))
            elif self.next.text == "constraints" and self.next.kind == "word":
                self.take()
                self._constraint_list(feature)
            else:
                first = self.next
                key = path + self.reference()
                if key in feature.attributes:
                    raise _Mistake(first, f"the attribute {key!r} stands twice")
                feature.attributes[key] = None
                if self.accept("{"):
                    self._attributes(feature, f"{key}.")
                elif self.next.text not in (",", "}"):
                    feature.attributes[key] = self._value()
            if self.next.text != "}":
                self.expect(",")
        self._depth -= 1

    def _constraint_list(self, feature: Feature) -> None:
        self.expect("[")
        while not self.accept("]"):
            self.constraints.append(self._for_feature(feature, self.constraint()))
            if self.next.text != "]":
                self.expect(",")

    @staticmethod
    def _for_feature(feature: Feature, constraint: Node) -> Node:
        """A constraint in a feature's attributes holds where the feature is selected."""
        owner = Reference(constraint.line, constraint.column, feature.name)
        return Either(constraint.line, constraint.column, (Not(owner.line, owner.column, owner), constraint))

    def _value(self) -> Value:
        if self.accept("["):
            self._deeper()
            values: list[Value] = []
            while not self.accept("]"):
                values.append(self._value())
                if self.next.text != "]":
                    self.expect(",")
            self._depth -= 1
            return tuple(values)
        token = self.take()
        if token.kind == "cardinality":
            if not token.text[1:-1].strip().isdigit():
                raise _Mistake(token, "expected a value, found a range")
            return (_number(Token("number", token.text[1:-1].strip(), token.line, token.column)),)
        if token.text == "-" and self.next.kind == "number":
            return -_number(self.take())
        if token.kind == "number":
            return _number(token)
        if token.kind in ("string", "quoted"):
            return token.text[1:-1]
        if token.text in ("true", "false"):
            return token.text == "true"
        raise _Mistake(token, f"a value is expected, not {token.text[:30]!r}", "texts stand in single quotes")

    # --- constraints --------------------------------------------------------------------------------------------

    def constraint(self) -> Node:
        """Read a constraint: `<=>` binds least, then `=>`, `|`, `&`, `!`."""
        left = self._implication()
        while token := self.accept("<=>"):
            left = Equal(token.line, token.column, left, self._implication())
        return left

    def _implication(self) -> Node:
        parts = [self._either()]
        while self.accept("=>"):
            parts.append(self._either())
            if len(parts) > DEEPEST:
                raise _Mistake(self.next, "the constraint is nested too deeply")
        found = parts[-1]
        for part in reversed(parts[:-1]):
            found = Either(part.line, part.column, (Not(part.line, part.column, part), found))
        return found

    def _either(self) -> Node:
        parts = [self._both()]
        while self.accept("|"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(parts[0].line, parts[0].column, tuple(parts))

    def _both(self) -> Node:
        parts = [self._negation()]
        while self.accept("&"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else Both(parts[0].line, parts[0].column, tuple(parts))

    def _negation(self) -> Node:
        if token := self.accept("!"):
            self._deeper()
            part = self._negation()
            self._depth -= 1
            return Not(token.line, token.column, part)
        left = self._sum()
        if token := self.accept("==", "!=", "<=", ">=", "<", ">"):
            return Comparison(left.line, left.column, token.text, left, self._sum())
        return left

    # --- expressions --------------------------------------------------------------------------------------------

    def _sum(self) -> Node:
        first = self.next
        terms = [(not self.accept("-"), self._product())]
        while token := self.accept("+", "-"):
            terms.append((token.text == "+", self._product()))
        return terms[0][1] if terms[0][0] and len(terms) == 1 else Sum(first.line, first.column, tuple(terms))

    def _product(self) -> Node:
        first = self.next
        factors = [(True, self._operand())]
        while token := self.accept("*", "/"):
            factors.append((token.text == "*", self._operand()))
        return factors[0][1] if len(factors) == 1 else Times(first.line, first.column, tuple(factors))

    def _operand(self) -> Node:
        token = self.next
        if self.accept("("):
            self._deeper()
            inner = self.constraint()
            self._depth -= 1
            self.expect(")")
            return inner
        if token.text == "-" and self._at + 1 < len(self._tokens) and self._tokens[self._at + 1].kind == "number":
            self.take()
            return Constant(token.line, token.column, -_number(self.take()))
        if token.kind == "number":
            return Constant(token.line, token.column, _number(self.take()))
        if token.kind == "string":
            return Constant(token.line, token.column, self.take().text[1:-1])
        if token.kind == "word" and token.text in ("true", "false"):
            return Constant(token.line, token.column, self.take().text == "true")
        if token.kind == "word" and token.text in AGGREGATES and self._calls():
            return self._aggregate()
        return Reference(token.line, token.column, self.reference())

    def _calls(self) -> bool:
        return self._at + 1 < len(self._tokens) and self._tokens[self._at + 1].text == "("

    def _aggregate(self) -> Node:
        function = self.take()
        self.expect("(")
        self._deeper()
        arguments = [self._sum()]
        while self.accept(","):
            arguments.append(self._sum())
        self._depth -= 1
        self.expect(")")
        return Aggregate(function.line, function.column, function.text, tuple(arguments))

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Mistake(self.next, f"this is nested more than {DEEPEST} deep")


def _number(token: Token) -> Fraction:
    whole, _, part = token.text.partition(".")
    if max(len(whole), len(part)) > LONGEST_NUMBER:
        raise _Mistake(token, f"a number has up to {LONGEST_NUMBER} digits before and after the point")
    return Fraction(token.text)
