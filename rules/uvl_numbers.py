"""The arithmetic of feature models: comparisons become limits on sums, exactly or not at all.

Numbers are fractions until a whole comparison is known; then they are scaled to whole ones. What is no sum of products
(quotients of features, averages of averages, rounding) is decided case by case where the features concerned have few
combinations, and reported where they have many. The attribute of a feature that is not selected is worth 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import ceil, floor, lcm, prod

from rules.core import (
    FALSE,
    TRUE,
    All,
    Any,
    AtMost,
    Column,
    Formula,
    Linear,
    Member,
    Product,
    bounds,
    conjunction,
    disjunction,
    member,
    negated,
)
from rules.findings import nearest, or_maybe
from rules.uvl_text import Aggregate, Comparison, Constant, Feature, Node, Reference, Sum, Times, Value

NONE = "none"
"""The value of a typed feature that is not selected."""

MOST_CASES = 4_096
"""Combinations of values that one comparison may be decided by."""

MOST_COLUMNS = 5_000_000
"""Terms of all comparisons together."""

LONGEST = 256
"""Bits of a numerator or denominator."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a feature is in the problem: a variable, the values that mean selected, and what each is worth."""

    variable: int
    size: int
    selected: frozenset[int]
    values: tuple[str, ...]
    numbers: tuple[Fraction, ...] | None
    is_text: bool


class Inexpressible(Exception):
    """A part of a constraint that has no exact form, or no meaning."""

    def __init__(self, node: Node, message: str, hint: str = "", code: str = "uvl") -> None:
        super().__init__(message)
        self.line = node.line
        self.column = node.column
        self.message = message
        self.hint = hint
        self.code = code


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum of products: a constant, a number for each value of some variables, weighted products of two worths."""

    constant: Fraction = Fraction(0)
    columns: Mapping[int, tuple[Fraction, ...]] = field(default_factory=dict)
    products: tuple[tuple[Fraction, Worth, Worth], ...] = ()

    @property
    def is_constant(self) -> bool:
        """Whether it is worth the same whatever is chosen."""
        return not self.columns and not self.products

    def plus(self, other: Worth, weight: Fraction = Fraction(1)) -> Worth:
        """Add another worth, times a weight."""
        columns = dict(self.columns)
        for variable, numbers in other.columns.items():
            scaled = tuple(_short(weight * number) for number in numbers)
            known = columns.get(variable)
            columns[variable] = scaled if known is None else tuple(map(Fraction.__add__, known, scaled))
        products = tuple((_short(weight * own), left, right) for own, left, right in other.products)
        return Worth(_short(self.constant + weight * other.constant), columns, self.products + products)

    def single(self) -> tuple[int, tuple[Fraction, ...]] | None:
        """Return the variable it depends on and what each value is worth, if it is one variable."""
        if self.products or len(self.columns) != 1:
            return None
        [(variable, numbers)] = self.columns.items()
        return variable, tuple(self.constant + number for number in numbers)

    def linear(self) -> tuple[Linear, int]:
        """Return whole numbers, and how much greater they are."""
        parts = [(weight, left.linear(), right.linear()) for weight, left, right in self.products]
        weights = [weight / (left[1] * right[1]) for weight, left, right in parts]
        numbers = [self.constant, *weights, *(each for column in self.columns.values() for each in column)]
        scale = lcm(*{number.denominator for number in numbers})
        columns = tuple(
            Column(variable, tuple(int(number * scale) for number in column))
            for variable, column in sorted(self.columns.items())
            if any(column)
        )
        atoms = tuple(
            (int(weight * scale), Product(left[0], right[0]))
            for weight, (_, left, right) in zip(weights, parts, strict=True)
        )
        made = Linear(int(self.constant * scale), columns, atoms)
        bounds(made)
        return made, scale


def _short(number: Fraction) -> Fraction:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > LONGEST:
        raise OverflowError
    return number


def plain(number: Fraction) -> str:
    """Write a number with few digits as decimal, without needless zeros."""
    if number.denominator == 1:
        return str(number.numerator)
    digits = 0
    while digits < 30 and (number * 10**digits).denominator != 1:
        digits += 1
    scaled = abs(int(number * 10**digits))
    sign = "-" if number < 0 else ""
    return f"{sign}{scaled // 10**digits}.{scaled % 10**digits:0{digits}d}"


class Arithmetic:
    """Turns comparisons into formulas."""

    def __init__(self, meanings: Mapping[str, Meaning], features: Mapping[str, Feature]) -> None:
        self._meanings = meanings
        self._features = features
        self._columns = 0

    def attribute(self, node: Reference) -> tuple[str, Value]:
        """Return the feature and the value of an attribute `feature.attribute`."""
        at = node.name.rfind(".")
        while at > 0:
            feature = self._features.get(node.name[:at])
            if feature is not None and node.name[at + 1 :] in feature.attributes:
                return feature.name, feature.attributes[node.name[at + 1 :]]
            at = node.name.rfind(".", 0, at)
        near = or_maybe(nearest(node.name, self._features))
        raise Inexpressible(node, f"there is no feature or attribute {node.name!r}{near}")

    def compared(self, node: Comparison) -> Formula:
        """Return the formula of a comparison."""
        if self._is_text(node.left) or self._is_text(node.right):
            return self._texts(node)
        try:
            return self._numbers(node)
        except _Hard:
            return self._by_cases(node)

    # --- texts --------------------------------------------------------------------------------------------------

    def _is_text(self, node: Node) -> bool:
        if isinstance(node, Constant):
            return isinstance(node.value, str)
        meaning = self._meanings.get(node.name) if isinstance(node, Reference) else None
        return meaning is not None and meaning.is_text

    def _texts(self, node: Comparison) -> Formula:
        if node.operator not in ("==", "!="):
            raise Inexpressible(node, f"texts cannot be compared by {node.operator}", "use == or !=")
        left, right = self._by_text(node.left), self._by_text(node.right)
        same = disjunction([conjunction([left[code], right[code]]) for code in left if code in right])
        return same if node.operator == "==" else negated(same)

    def _by_text(self, node: Node) -> dict[str, Formula]:
        """Return each text a side can be, and when."""
        if isinstance(node, Constant) and isinstance(node.value, str):
            return {node.value: TRUE}
        meaning = self._meanings.get(node.name) if isinstance(node, Reference) else None
        if meaning is not None and meaning.is_text:
            return {
                meaning.values[value]: member(meaning.variable, frozenset((value,)), meaning.size)
                for value in sorted(meaning.selected)
            }
        raise Inexpressible(node, "a text cannot be compared with this")

    # --- sums ---------------------------------------------------------------------------------------------------

    def _numbers(self, node: Comparison) -> Formula:
        average = self._average(node)
        if average is not None:
            return average
        difference = self.worth(node.left).plus(self.worth(node.right), Fraction(-1))
        return _limited(difference, node.operator)

    def _average(self, node: Comparison) -> Formula | None:
        """Return the formula of `avg(x) < number`, which needs no quotient."""
        left, right, operator = node.left, node.right, node.operator
        if isinstance(right, Aggregate) and right.function == "avg":
            left, right, operator = right, left, _MIRRORED[operator]
        if not (isinstance(left, Aggregate) and left.function == "avg"):
            return None
        limit = self.worth(right)
        if not limit.is_constant:
            raise _Hard
        having = list(self._having(left))
        total, count = self._total(having, None), self._total(having, Fraction(1))
        some = _limited(count, ">")
        of_some = conjunction([some, _limited(total.plus(count, -limit.constant), operator)])
        of_none = conjunction([negated(some), _limited(Worth(-limit.constant), operator)])
        return disjunction([of_some, of_none])

    def worth(self, node: Node) -> Worth:
        """Return what an expression is worth."""
        match node:
            case Constant():
                if isinstance(node.value, Fraction):
                    return Worth(node.value)
            case Reference():
                return self._referred(node)
            case Sum():
                total = Worth()
                for added, term in node.terms:
                    total = total.plus(self.worth(term), Fraction(1 if added else -1))
                    self._spend(node, len(total.columns))
                return total
            case Times():
                return self._times(node)
            case Aggregate():
                return self._aggregate(node)
        raise Inexpressible(node, "a number is expected here")

    def _referred(self, node: Reference) -> Worth:
        meaning = self._meanings.get(node.name)
        if meaning is not None:
            if meaning.numbers is None:
                message = f"the feature {node.name!r} is no number"
                raise Inexpressible(node, message, "compare one of its attributes, or give it a type")
            return Worth(Fraction(0), {meaning.variable: meaning.numbers})
        owner, value = self.attribute(node)
        if not isinstance(value, Fraction):
            raise Inexpressible(node, f"the attribute {node.name!r} is no number")
        return self._total([(self._meanings[owner], value)], None)

    def _times(self, node: Times) -> Worth:
        total = Worth(Fraction(1))
        for multiplied, factor in node.factors:
            other = self.worth(factor)
            total = _multiplied(total, other) if multiplied else _divided(node, total, other)
            self._spend(node, len(total.columns) + len(total.products))
        return total

    def _aggregate(self, node: Aggregate) -> Worth:
        if node.function == "sum":
            return self._total(list(self._having(node)), None)
        if node.function == "len":
            return self._length(node)
        if node.function in ("floor", "ceil") and len(node.arguments) == 1:
            inner = self.worth(node.arguments[0])
            rounded: Callable[[Fraction], int] = floor if node.function == "floor" else ceil
            if inner.is_constant:
                return Worth(Fraction(rounded(inner.constant)))
            single = inner.single()
            if single is not None:
                return Worth(Fraction(0), {single[0]: tuple(Fraction(rounded(number)) for number in single[1])})
            raise _Hard
        if node.function in ("avg", "min", "max"):
            list(self._having(node))
            raise _Hard
        raise Inexpressible(node, f"{node.function} takes one expression")

    def _length(self, node: Aggregate) -> Worth:
        if len(node.arguments) == 1:
            argument = node.arguments[0]
            if isinstance(argument, Constant) and isinstance(argument.value, str):
                return Worth(Fraction(len(argument.value)))
            meaning = self._meanings.get(argument.name) if isinstance(argument, Reference) else None
            if meaning is not None and meaning.is_text:
                lengths = [len(code) if at in meaning.selected else 0 for at, code in enumerate(meaning.values)]
                return Worth(Fraction(0), {meaning.variable: tuple(map(Fraction, lengths))})
        raise Inexpressible(node, "len takes a text")

    def _having(self, node: Aggregate) -> Iterator[tuple[Meaning, Fraction]]:
        """Yield the features that have the attribute an aggregate is about, with what it is worth."""
        names = [argument.name for argument in node.arguments if isinstance(argument, Reference)]
        if len(names) != len(node.arguments) or len(names) not in (1, 2):
            message = f"{node.function} takes an attribute, and perhaps the feature to look below"
            raise Inexpressible(node, message, f"write  {node.function}(price)  or  {node.function}(price, feature)")
        key, root = names[0], names[1] if len(names) == 2 else None
        if root is not None and root not in self._features and key in self._features:
            key, root = root, key
        if root is not None and root not in self._features:
            near = or_maybe(nearest(root, self._features))
            raise Inexpressible(node, f"there is no feature {root!r}{near}")
        features = self._features.values() if root is None else list(_below(self._features[root]))
        self._spend(node, len(features))
        found = False
        for feature in features:
            value = feature.attributes.get(key)
            if isinstance(value, Fraction):
                found = True
                yield self._meanings[feature.name], value
            elif value is not None:
                message = f"the attribute {key!r} of {feature.name!r} is no number"
                raise Inexpressible(node, message)
        if not found:
            known = {name for feature in self._features.values() for name in feature.attributes}
            raise Inexpressible(node, f"no feature has an attribute {key!r}{or_maybe(nearest(key, known))}")

    def _total(self, having: Sequence[tuple[Meaning, Fraction]], each: Fraction | None) -> Worth:
        columns: dict[int, tuple[Fraction, ...]] = {}
        for meaning, value in having:
            worth = value if each is None else each
            columns[meaning.variable] = tuple(
                worth * (_instances(meaning, at)) if at in meaning.selected else Fraction(0)
                for at in range(meaning.size)
            )
        return Worth(Fraction(0), columns)

    def _spend(self, node: Node, columns: int) -> None:
        self._columns += columns
        if self._columns > MOST_COLUMNS:
            message = f"the comparisons have more than {MOST_COLUMNS:,} terms"
            raise Inexpressible(node, message, code="too-large")

    # --- case by case -------------------------------------------------------------------------------------------

    def _by_cases(self, node: Comparison) -> Formula:
        """Decide a comparison for each combination of the features it is about."""
        meanings = {each.variable: each for each in self._about(node)}
        variables = sorted(meanings)
        sizes = [meanings[variable].size for variable in variables]
        if prod(sizes) > MOST_CASES:
            message = f"this comparison is no sum of products and has {prod(sizes):,} cases; {MOST_CASES:,} are tried"
            raise Inexpressible(
                node, message, "multiply instead of dividing, or compare fewer features", "not-expressible"
            )
        kept: list[Formula] = []
        for values in product(*(range(size) for size in sizes)):
            chosen = dict(zip(variables, values, strict=True))
            try:
                left, right = self._evaluated(node.left, chosen), self._evaluated(node.right, chosen)
            except ZeroDivisionError:
                continue
            if _OPERATORS[node.operator](left, right):
                kept.append(_case(variables, values, sizes))
        return disjunction(kept) if len(kept) < prod(sizes) else TRUE

    def _about(self, node: Node) -> Iterator[Meaning]:
        waiting = [node]
        while waiting:
            part = waiting.pop()
            match part:
                case Comparison():
                    waiting += [part.left, part.right]
                case Sum():
                    waiting += [term for _, term in part.terms]
                case Times():
                    waiting += [factor for _, factor in part.factors]
                case Aggregate() if part.function in ("sum", "avg", "min", "max"):
                    for meaning, _ in self._having(part):
                        yield meaning
                case Aggregate():
                    waiting += part.arguments
                case Reference():
                    yield self._meanings.get(part.name) or self._meanings[self.attribute(part)[0]]

    def _evaluated(self, node: Node, chosen: Mapping[int, int]) -> Fraction:
        match node:
            case Sum():
                signed = [(added, self._evaluated(term, chosen)) for added, term in node.terms]
                return sum((number if added else -number for added, number in signed), Fraction(0))
            case Times():
                total = Fraction(1)
                for multiplied, factor in node.factors:
                    number = self._evaluated(factor, chosen)
                    total = _short(total * number if multiplied else total / number)
                return total
            case Aggregate() if node.function in ("avg", "min", "max"):
                numbers = [
                    value
                    for meaning, value in self._having(node)
                    for _ in range(_instances(meaning, chosen[meaning.variable]))
                    if chosen[meaning.variable] in meaning.selected
                ]
                if not numbers:
                    return Fraction(0)
                if node.function == "avg":
                    return sum(numbers, Fraction(0)) / len(numbers)
                return min(numbers) if node.function == "min" else max(numbers)
            case Aggregate() if node.function in ("floor", "ceil"):
                inner = self._evaluated(node.arguments[0], chosen)
                return Fraction(floor(inner) if node.function == "floor" else ceil(inner))
        worth = self.worth(node)
        return sum((numbers[chosen[variable]] for variable, numbers in worth.columns.items()), worth.constant)


class _Hard(Exception):
    """No sum of products."""


_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}

_OPERATORS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def _instances(meaning: Meaning, value: int) -> int:
    """Return how many instances of a feature a value means: its number where the values count from 0."""
    if meaning.values[0] == "0":
        return int(meaning.values[value])
    return 1


def _below(feature: Feature) -> Iterator[Feature]:
    waiting = [feature]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(child for group in found.groups for child in group.features)


def _multiplied(left: Worth, right: Worth) -> Worth:
    if left.is_constant:
        return Worth().plus(right, left.constant)
    if right.is_constant:
        return Worth().plus(left, right.constant)
    one, other = left.single(), right.single()
    if one is not None and other is not None and one[0] == other[0]:
        numbers = tuple(_short(first * second) for first, second in zip(one[1], other[1], strict=True))
        return Worth(Fraction(0), {one[0]: numbers})
    if left.products or right.products:
        raise _Hard
    return Worth(products=((Fraction(1), left, right),))


def _divided(node: Node, left: Worth, right: Worth) -> Worth:
    if not right.is_constant:
        raise _Hard
    if right.constant == 0:
        raise Inexpressible(node, "this divides by 0")
    return Worth().plus(left, 1 / right.constant)


def _limited(difference: Worth, operator: str) -> Formula:
    """Return the formula that a difference is above, below or equal to 0."""
    if difference.is_constant:
        return TRUE if _OPERATORS[operator](difference.constant, Fraction(0)) else FALSE
    single = difference.single()
    if single is not None:
        variable, numbers = single
        kept = [at for at, number in enumerate(numbers) if _OPERATORS[operator](number, Fraction(0))]
        return member(variable, frozenset(kept), len(numbers))
    linear, _ = difference.linear()
    opposite, _ = Worth().plus(difference, Fraction(-1)).linear()
    match operator:
        case "<=":
            return AtMost(linear)
        case "<":
            return AtMost(_more(linear))
        case ">=":
            return AtMost(opposite)
        case ">":
            return AtMost(_more(opposite))
        case "==":
            return All((AtMost(linear), AtMost(opposite)))
    return Any((AtMost(_more(linear)), AtMost(_more(opposite))))


def _more(linear: Linear) -> Linear:
    return Linear(linear.constant + 1, linear.columns, linear.atoms)


def _case(variables: Sequence[int], values: Sequence[int], sizes: Sequence[int]) -> Formula:
    parts = [
        Member(variable, frozenset((value,)), size)
        for variable, value, size in zip(variables, values, sizes, strict=True)
        if size > 1
    ]
    return conjunction(parts)
