"""A feature model as a rule book: text that people can read and go on writing, with the same configurations.

What is always there needs no characteristic; a feature that is there exactly when its parent is, is its parent; a group
of alternatives is one characteristic with the alternatives as its values; anything else is a boolean, or the number or
text that its type says. Every rule names the line of the model it comes from. A constraint that the rule language has
no words for is left out and reported; nothing is approximated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from rules.findings import Finding, RuleErrors
from rules.problem import Variable
from rules.reader import CLAUSES, FUNCTIONS, RESERVED
from rules.uvl import domains
from rules.uvl_numbers import NONE, plain
from rules.uvl_text import (
    Aggregate,
    Both,
    Comparison,
    Constant,
    Either,
    Equal,
    Feature,
    Group,
    Node,
    Not,
    Reference,
    Sum,
    Times,
    Tree,
    parsed,
)

LONGEST_NAME = 60
LONGEST_CODE = 100

_TAKEN = (
    RESERVED | set(FUNCTIONS) | set(CLAUSES) | {"rule", "characteristic", "computed", "component", "decide", "none"}
)
_CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_LETTERS = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh "
    "ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ß=ss"
)
_LATIN = str.maketrans(dict(pair.split("=") for pair in _LETTERS.split()))

Expression = str | bool
"""A condition in the rule language, or one that always or never holds."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule book made of a feature model.

    Args:
        text: of the rule file.
        names: characteristic -> what the model calls it.
        values: characteristic -> value -> what the model calls it.
        left_out: constraints that could not be written, with their places.
    """

    text: str
    names: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    left_out: tuple[Finding, ...]


def rule_text(text: str, file: str) -> RuleText:
    """Return the rule book that a feature model means.

    Args:
        text: the content of the file.
        file: its name, for findings and for the sources of the rules.

    Raises:
        RuleErrors: the text is no feature model, or a feature has no bounded domain; with all findings.
    """
    tree = parsed(text, file)
    variables, findings = domains(tree)
    if findings or tree.root is None:
        raise RuleErrors(findings)
    return _Writing(tree, variables).written()


class _Unwritable(Exception):
    """The rule language has no words for it."""

    def __init__(self, node: Node, why: str) -> None:
        super().__init__(why)
        self.node, self.why = node, why


@dataclass
class _Writing:
    """One model being written down."""

    tree: Tree
    variables: Mapping[str, Variable]
    features: dict[str, Feature] = field(default_factory=dict)
    selected: dict[str, Expression] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    rule_names: set[str] = field(default_factory=set)
    left_out: list[Finding] = field(default_factory=list)

    def written(self) -> RuleText:
        """Return the rule book."""
        root = self.tree.root
        assert root is not None
        self.features = {feature.name: feature for feature in self.tree.all_features()}
        self.selected[root.name] = True
        self._below(root)
        for constraint in self.tree.constraints:
            self._constraint(constraint)
        if not self.declared:
            self.declared.append(f"characteristic {self._name(root.name)}: boolean")
        head = f"# {root.name}, from the feature model {self.tree.file}.\n".replace("\n", " ").rstrip() + "\n\n"
        lost = "\n".join(f"# {finding.message}" for finding in self.left_out)
        text = head + "\n\n".join(part for part in ("\n".join(self.declared), "\n".join(self.rules), lost) if part)
        return RuleText(text.rstrip("\n") + "\n", self.names, self.values, tuple(self.left_out))

    # --- features -----------------------------------------------------------------------------------------------

    def _below(self, parent: Feature) -> None:
        """Declare what stands below a feature, and what its groups demand."""
        waiting = [parent]
        while waiting:
            above = waiting.pop()
            for group in above.groups:
                if group.kind == "alternative" and len(group.features) > 1 and all(map(_is_plain, group.features)):
                    self._choice(above, group)
                else:
                    for feature in group.features:
                        self._feature(above, group, feature)
                    self._demand(above, group)
            waiting.extend(feature for group in reversed(above.groups) for feature in reversed(group.features))

    def _choice(self, above: Feature, group: Group) -> None:
        """Declare a group of alternatives as one characteristic."""
        there = self.selected[above.name]
        optional = there is not True
        name = self._name(above.name)
        codes = _codes([feature.name for feature in group.features])
        self.values[name] = {code: feature.name for code, feature in zip(codes, group.features, strict=True)}
        kind = "optional one of" if optional else "one of"
        self.declared.append(f"characteristic {name}: {kind} {', '.join(map(_quoted, codes))}")
        for code, feature in zip(codes, group.features, strict=True):
            self.selected[feature.name] = f"{name} = {_quoted(code)}"
        if optional:
            self._rule(group.line, _same(f"{name} is set", there))

    def _feature(self, above: Feature, group: Group, feature: Feature) -> None:
        there = self.selected[above.name]
        must = group.kind == "mandatory"
        if must and _is_plain(feature):
            self.selected[feature.name] = there
            return
        variable = self.variables[feature.name]
        name = self._name(feature.name)
        always = must and there is True and NONE in variable.values
        self.declared.append(f"characteristic {name}: {_domain(variable, always)}")
        self.selected[feature.name] = self._presence(feature, name, always)
        if variable.kind == "enumeration":
            self.texts[feature.name] = name
            self.values[name] = {value: value for value in variable.values if value != NONE}
        elif variable.kind != "boolean":
            self.numbers[feature.name] = name
            self._gaps(feature, name, variable)
        if always:
            return
        is_there = self.selected[feature.name]
        free = feature.cardinality is not None and feature.cardinality[0] == 0
        self._rule(feature.line, _same(is_there, there) if must and not free else _or([_not(is_there), there]))

    def _presence(self, feature: Feature, name: str, always: bool) -> Expression:
        if feature.cardinality is not None:
            return f"{name} >= 1"
        return name if _is_plain(feature) else True if always else f"{name} is set"

    def _gaps(self, feature: Feature, name: str, variable: Variable) -> None:
        """Take out the numbers of a range that the feature cannot have: they go by steps, or begin above 1."""
        values = [Fraction(value) for value in variable.values if value != NONE]
        if variable.kind == "integer" and len(values) <= max(values) - min(values):
            listed = f"{name} in {{{', '.join(map(plain, values))}}}"
            self._rule(feature.line, listed if NONE not in variable.values else _or([f"{name} is not set", listed]))

    def _demand(self, above: Feature, group: Group) -> None:
        there = self.selected[above.name]
        children = [self.selected[feature.name] for feature in group.features]
        low, high = {"or": (1, None), "alternative": (1, 1), "cardinality": (group.low, group.high)}.get(
            group.kind, (0, None)
        )
        if low == 1:
            self._rule(group.line, _or([_not(there), *children]))
        elif low > 1:
            self._rule(group.line, _or([_not(there), f"{_count(children)} >= {low}"]))
        if high is not None and high < len(children):
            self._rule(group.line, f"{_count(children)} <= {high}")

    # --- constraints --------------------------------------------------------------------------------------------

    def _constraint(self, constraint: Node) -> None:
        try:
            self._rule(constraint.line, self._condition(constraint))
        except _Unwritable as refused:
            place = self.tree.place(refused.node.line, refused.node.column)
            message = f"the constraint in line {constraint.line} is left out: {refused.why}"
            self.left_out.append(Finding("warning", "not-expressible", message, place, "write it as a rule by hand"))

    def _rule(self, line: int, condition: Expression) -> None:
        if condition is True:
            return
        name, count = f"line_{line}", 1
        while name in self.rule_names:
            count += 1
            name = f"line_{line}_{count}"
        self.rule_names.add(name)
        body = condition if isinstance(condition, str) else self._never()
        self.rules.append(f"rule {name}: require {body}\n    source {_text(f'{self.tree.file}:{line}')}\n")

    def _never(self) -> str:
        """Return a condition that never holds."""
        if not self.declared:
            self.declared.append("characteristic never: boolean")
        name = self.declared[0].split()[1].rstrip(":")
        return f"count({name} = {name}) = 0"

    def _condition(self, node: Node) -> Expression:
        match node:
            case Both():
                return _and([self._condition(part) for part in node.parts])
            case Either():
                return _or([self._condition(part) for part in node.parts])
            case Not():
                return _not(self._condition(node.part))
            case Equal():
                return _same(self._condition(node.left), self._condition(node.right))
            case Comparison():
                return self._comparison(node)
            case Reference():
                return self._referred(node)
            case Constant() if isinstance(node.value, bool):
                return node.value
        raise _Unwritable(node, "a condition is expected there")

    def _referred(self, node: Reference) -> Expression:
        if node.name in self.selected:
            return self.selected[node.name]
        owner, value = self._attribute(node)
        if not isinstance(value, bool):
            raise _Unwritable(node, f"{node.name!r} is neither true nor false")
        return self.selected[owner.name] if value else False

    def _comparison(self, node: Comparison) -> Expression:
        operator = {"==": "="}.get(node.operator, node.operator)
        if self._is_text(node.left) or self._is_text(node.right):
            return self._text_comparison(node, operator)
        return f"{self._number(node.left)} {operator} {self._number(node.right)}"

    def _is_text(self, node: Node) -> bool:
        if isinstance(node, Constant):
            return isinstance(node.value, str)
        return isinstance(node, Reference) and node.name in self.texts

    def _text_comparison(self, node: Comparison, operator: str) -> Expression:
        sides = sorted((node.left, node.right), key=lambda side: not isinstance(side, Reference))
        feature, text = sides
        if not isinstance(feature, Reference) or not isinstance(text, Constant) or operator not in ("=", "!="):
            raise _Unwritable(node, "only a feature and a text are compared here, by == or !=")
        name = self.texts.get(feature.name, "")
        known = text.value in self.values.get(name, {})
        if not known:
            return operator == "!="
        return f"{name} {operator} {_quoted(str(text.value))}"

    # --- numbers ------------------------------------------------------------------------------------------------

    def _number(self, node: Node) -> str:
        match node:
            case Constant() if isinstance(node.value, Fraction):
                return self._literal(node, node.value)
            case Reference():
                return self._measure(node)
            case Sum():
                terms = [f"{'+' if added else '-'} {self._number(term)}" for added, term in node.terms]
                return f"({' '.join(['0', *terms])})"
            case Times():
                return self._product(node)
            case Aggregate() if node.function == "sum":
                return self._total(node)
            case Aggregate():
                raise _Unwritable(node, f"the rule language has no {node.function}() over attributes")
        raise _Unwritable(node, "a number is expected there")

    def _measure(self, node: Reference) -> str:
        if node.name in self.numbers:
            return self.numbers[node.name]
        if node.name in self.features:
            raise _Unwritable(node, f"the feature {node.name!r} is no number")
        owner, value = self._attribute(node)
        if not isinstance(value, Fraction):
            raise _Unwritable(node, f"the attribute {node.name!r} is no number")
        return self._worth(node, owner, value)

    def _product(self, node: Times) -> str:
        parts: list[str] = []
        for multiplied, factor in node.factors:
            if multiplied:
                parts.append(self._number(factor))
            elif isinstance(factor, Constant) and isinstance(factor.value, Fraction) and factor.value:
                parts.append(self._literal(factor, 1 / factor.value))
            else:
                raise _Unwritable(factor, "the rule language does not divide; multiply the other side")
        return f"({' * '.join(parts)})"

    def _total(self, node: Aggregate) -> str:
        names = [argument.name for argument in node.arguments if isinstance(argument, Reference)]
        if len(names) != len(node.arguments) or len(names) not in (1, 2):
            raise _Unwritable(node, "sum() takes an attribute, and perhaps the feature to look below")
        key, root = names[0], names[1] if len(names) == 2 else None
        if root is not None and root not in self.features and key in self.features:
            key, root = root, key
        if root is not None and root not in self.features:
            raise _Unwritable(node, f"there is no feature {root!r}")
        features = self.features.values() if root is None else _descendants(self.features[root])
        having = [(each, each.attributes[key]) for each in features if key in each.attributes]
        if not having or not all(isinstance(value, Fraction) for _, value in having):
            raise _Unwritable(node, f"no feature has a number as its attribute {key!r}, or some have another thing")
        worths = [self._worth(node, each, value) for each, value in having if isinstance(value, Fraction)]
        return f"sum({', '.join(worths)})" if len(worths) > 1 else worths[0]

    def _worth(self, node: Node, owner: Feature, value: Fraction) -> str:
        """Return what an attribute adds: its number where its feature is there, for each of its instances."""
        literal = self._literal(node, value)
        if owner.cardinality is not None:
            return f"({literal} * {self.numbers[owner.name]})"
        there = self.selected[owner.name]
        if isinstance(there, bool):
            return literal if there else "0"
        return f"(if {there} then {literal} else 0)"

    def _attribute(self, node: Reference) -> tuple[Feature, object]:
        at = node.name.rfind(".")
        while at > 0:
            feature = self.features.get(node.name[:at])
            if feature is not None and node.name[at + 1 :] in feature.attributes:
                return feature, feature.attributes[node.name[at + 1 :]]
            at = node.name.rfind(".", 0, at)
        raise _Unwritable(node, f"there is no feature or attribute {node.name!r}")

    @staticmethod
    def _literal(node: Node, number: Fraction) -> str:
        text = plain(number)
        if Fraction(text) != number:
            raise _Unwritable(node, f"{number} is no decimal number")
        return text

    # --- names --------------------------------------------------------------------------------------------------

    def _name(self, feature: str) -> str:
        """Return the name of a characteristic, which no other has."""
        stem = _latin(feature)[: LONGEST_NAME - 5].strip("_") or "feature"
        stem = f"f_{stem}" if not stem[0].isalpha() else stem
        name, count = f"{stem}_" if stem in _TAKEN else stem, 1
        while name in self.names:
            count += 1
            name = f"{stem}_{count}"
        self.names[name] = feature
        return name


def _domain(variable: Variable, always: bool) -> str:
    """Return the type of a feature's characteristic."""
    if variable.kind == "boolean":
        return "boolean"
    optional = "" if always or NONE not in variable.values else "optional "
    values = [value for value in variable.values if value != NONE]
    if variable.kind == "enumeration":
        return f"{optional}one of {', '.join(map(_quoted, values))}"
    numbers = [Fraction(value) for value in values]
    if variable.kind == "integer":
        return f"{optional}integer {plain(min(numbers))}..{plain(max(numbers))}"
    step = numbers[1] - numbers[0] if len(numbers) > 1 else Fraction(1)
    return f"{optional}decimal {plain(min(numbers))}..{plain(max(numbers))} step {plain(step)}"


def _is_plain(feature: Feature) -> bool:
    """Tell whether a feature is there or not, and nothing more."""
    return feature.type in ("", "Boolean") and feature.cardinality is None


def _descendants(feature: Feature) -> Iterable[Feature]:
    waiting = [feature]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(child for group in each.groups for child in group.features)


def _codes(names: Sequence[str]) -> list[str]:
    """Return a value code for each name, each once."""
    codes: list[str] = []
    for name in names:
        stem = name[: LONGEST_CODE - 5].strip() or "value"
        code, count = f"{stem}_" if stem in ("none", "*") else stem, 1
        while code in codes:
            count += 1
            code = f"{stem}_{count}"
        codes.append(code)
    return codes


def _latin(name: str) -> str:
    """Return a name in small Latin letters, digits and underscores."""
    small = name.casefold().translate(_LATIN)
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", small) if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")


def _quoted(code: str) -> str:
    return code if _CODE.match(code) and code not in _TAKEN else _text(code)


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _count(conditions: Sequence[Expression]) -> str:
    some = ", ".join(f"({each})" for each in conditions if isinstance(each, str))
    always = sum(each is True for each in conditions)
    counted = f"count({some})" if some else "0"
    return f"({counted} + {always})" if always else counted


def _not(condition: Expression) -> Expression:
    return not condition if isinstance(condition, bool) else f"not ({condition})"


def _and(conditions: Sequence[Expression]) -> Expression:
    if any(each is False for each in conditions):
        return False
    return _joined([each for each in conditions if isinstance(each, str)], " and ") or True


def _or(conditions: Sequence[Expression]) -> Expression:
    if any(each is True for each in conditions):
        return True
    return _joined([each for each in conditions if isinstance(each, str)], " or ") or False


def _joined(conditions: Sequence[str], word: str) -> str:
    return conditions[0] if len(conditions) == 1 else word.join(f"({each})" for each in conditions)


def _same(one: Expression, other: Expression) -> Expression:
    if isinstance(one, bool):
        return other if one else _not(other)
    if isinstance(other, bool):
        return one if other else _not(one)
    return f"({one}) = ({other})"
