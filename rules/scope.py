"""The scope: looks up names, checks types and units, and turns syntax into meaning.

A check never stops at the first problem: it reports a finding, returns None for the part that has no meaning, and goes
on with the rest. Parts built on a None stay silent, so that one typo gives one finding.

Where a value is expected (`glass = clear`), a word is first taken as a value of the other side, then as a
characteristic; quotes always make a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction

from rules.book import ABSENT, Characteristic, Component
from rules.components import Stack, frames, is_set, is_used
from rules.findings import MOST_FINDINGS, Finding, Place, nearest
from rules.meaning import CONDITION, Applied, Fixed, Lookup, Node, Scalar, Type, applied, names_in, negation
from rules.quantify import QUANTIFIERS, Part, size_of
from rules.syntax import AttributeOf, Expression, Name, Number, OneOf, Operation, Text, place_of
from rules.tables import Sheet, Source, sheet
from rules.units import NO_UNIT, UNITS, Unit, unit_of

_EQUALITIES = ("=", "!=")
_ORDERINGS = ("<", "<=", ">", ">=")
_OVER_COMPONENTS = ("all", "any", "distinct")
"""Functions that speak of components only; the others also take plain lists."""
_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")
"""How a value that is a number may be written."""
_INSTANCE = re.compile("_[0-9]+_")
"""What stands between the name of a component and that of a characteristic of one instance."""
MOST_PARTS = 300_000
"""Parts of all expressions of a book that were written out for instances."""


class Scope:
    """The characteristics that expressions may speak of, and the findings made while checking them."""

    def __init__(
        self,
        characteristics: Iterable[Characteristic],
        broken: Iterable[str],
        findings: list[Finding],
        source: Source | None = None,
        components: Iterable[Component] = (),
        *,
        suggests: bool = True,
    ) -> None:
        """Take what is known; names in `broken` were declared with errors and cause no further ones."""
        self._most_suggested = MOST_FINDINGS if suggests else 0
        self._source: Source = source if source is not None else {}
        self._values: dict[str, Node] = {}
        self.characteristics = {each.name: each for each in characteristics}
        self.order = {name: index for index, name in enumerate(self.characteristics)}
        self._broken = frozenset(broken)
        self._findings = findings
        self._components = {each.name: each for each in components}
        self._stack: Stack = ()
        self._parts = 0

    # --- instances ----------------------------------------------------------------------------------------------

    @contextmanager
    def within(self, stack: Stack) -> Iterator[None]:
        """Look at everything from inside an instance; the innermost frame comes first."""
        outside, self._stack = self._stack, stack
        try:
            yield
        finally:
            self._stack = outside

    def _found(self, name: str) -> Characteristic | None:
        """Return what a name means here: in the innermost frame that knows it, else in the product."""
        frame = next((frame for frame in self._stack if frame.component.knows(name)), None)
        return self.characteristics.get(f"{frame.prefix}{name}" if frame else name)

    def _is_broken(self, name: str) -> bool:
        """Whether a name, or the component whose instance it would be of, was declared with errors."""
        return name in self._broken or any(name[: at.start()] in self._broken for at in _INSTANCE.finditer(name))

    def _component(self, name: str) -> tuple[Component, Stack] | None:
        """Return a component by name, and the frames it stands in."""
        for at, frame in enumerate(self._stack):
            for each in frame.component.components:
                if each.name == name:
                    return each, self._stack[at:]
        return (self._components[name], ()) if name in self._components else None

    def component_of(self, name: str, stack: Stack) -> Component | None:
        """Return a component that stands directly in a stack of frames, or in the product."""
        known = stack[0].component.components if stack else self._components.values()
        return next((each for each in known if each.name == name), None)

    def _names_here(self) -> list[str]:
        """Return the names that can be written here, without those of single instances."""
        inner = [name for frame in self._stack for name in frame.component.names]
        return [*inner, *(name for name, owner in self.characteristics.items() if owner.member is None)]

    def _is_member_without_choice(self, owner: Characteristic) -> bool:
        """Whether a characteristic is only `none` because its instance is not used, and is looked at from inside."""
        member = owner.member
        return bool(member and not member.optional and any(frame.prefix == member.prefix for frame in self._stack))

    def _quantified(self, operation: Operation) -> Node | None:
        """Check a function over the instances of a component, once for each."""
        name, *rest = operation.operands
        assert isinstance(name, Name)
        found = self._component(name.text)
        if found is None or len(rest) != 1:
            self._wrong_quantifier(operation, name, found is not None)
            return None
        component, around = found
        if any(frame.component is component for frame in self._stack):
            message = f"this already speaks of one {name.text}: of all of them only the product can ask"
            hint = f"write {operation.operator}({name.text}, ...) in a rule outside of {name.text}"
            self.error("component", message, name.place, hint)
            return None
        expected, build = QUANTIFIERS[operation.operator]
        parts: list[Part] = []
        for frame in frames(component, around):
            with self.within((frame, *self._stack)):
                node = self._of_instance(rest[0], expected)
            if node is None:
                return None
            parts.append((is_used(frame, self.characteristics, names_in(node)), node))
        built = build(parts)
        return built if self._is_small(size_of(built), operation.place) else None

    def _of_instance(self, expression: Expression, expected: str) -> Node | None:
        if expected == "boolean":
            return self.condition(expression)
        node = self.check(expression)
        if node is not None and expected and node.type.kind != expected:
            self.error("type", f"cannot calculate with {node.type}", place_of(expression), "write a number here")
            return None
        return node

    def _wrong_quantifier(self, operation: Operation, name: Name, is_component: bool) -> None:
        operator = operation.operator
        usage = f"the function is written: {operator}(COMPONENT, EXPRESSION)"
        if not is_component:
            known = [each for frame in self._stack for each in (c.name for c in frame.component.components)]
            hint = _did_you_mean(self._nearest(name.text, [*known, *self._components])) or usage
            self.error("unknown-name", f"there is no component {name.text!r}", name.place, hint)
            return
        message = f"{name.text} is a component: {operator} takes one expression over its instances"
        hint = f"write {operator}({name.text}, EXPRESSION); to calculate with how many there are, do not name it first"
        self.error("component", message, name.place, hint)

    def _is_small(self, parts: int, place: Place) -> bool:
        """Count the parts that functions over instances make; report once when they become too many."""
        before, self._parts = self._parts, self._parts + parts
        if before <= MOST_PARTS < self._parts:
            message = f"written out for every instance, the rules have more than {MOST_PARTS:,} parts"
            self.error("too-large", message, place, "allow fewer instances, or put fewer functions inside each other")
        return self._parts <= MOST_PARTS

    # --- what kinds use -----------------------------------------------------------------------------------------

    def error(self, code: str, message: str, place: Place, hint: str = "", related: Place | None = None) -> None:
        """Report an error."""
        self._findings.append(Finding("error", code, message, place, hint, related))

    def condition(self, expression: Expression) -> Node | None:
        """Check an expression that must be true or false."""
        node = self.check(expression)
        return node if node is None or self._is_condition(node, expression) else None

    def characteristic(self, name: Name) -> Characteristic | None:
        """Look up a characteristic by name."""
        found = self._found(name.text)
        if found is None and not self._is_broken(name.text):
            self._unknown_name(name)
        return found

    def value(self, owner: Characteristic, written: Text) -> str | None:
        """Look up a value of a characteristic; numbers may be written in any exact form (1.5 for 1.50)."""
        found = canonical(owner, written.text)
        if found is None or (found == ABSENT and self._is_member_without_choice(owner)):
            self._unknown_value(shown(owner), written.text, _codes(owner), written.place)
            return None
        return found

    def check(self, expression: Expression, want: Type | None = None) -> Node | None:
        """Check any expression; `want` is the type it will be compared with, which decides what a bare word means."""
        if self._stack and not self._is_small(1, place_of(expression)):
            return None
        match expression:
            case Number():
                return self._number(expression, want)
            case Text():
                return self._text(expression, want)
            case Name():
                return self._name(expression, want)
            case AttributeOf():
                return self._attribute(expression)
            case OneOf():
                return self._one_of(expression)
            case Operation():
                return self._operation(expression, want)

    def in_unit(self, node: Node, unit: Unit, place: Place, other: Place) -> Node | None:
        """Give a number the unit it must have: literals take it, other numbers must measure the same thing."""
        if node.type.kind != "number":
            self.error("type", f"expected a number in {unit}, found {node.type}", place)
            return None
        if node.type.unit is None:
            return _scaled(node, unit)
        if not node.type.unit.agrees_with(unit):
            self._unit_clash(node.type.unit, unit, place, other)
            return None
        return node

    def sheet(self, path: Text) -> Sheet | None:
        """Read a table that a rule names."""
        return sheet(path, self._source, self._findings)

    # --- leaves -------------------------------------------------------------------------------------------------

    def _number(self, number: Number, want: Type | None) -> Node | None:
        if want is not None and want.kind == "text":
            return self._text(Text(number.text, number.place), want)
        value = Fraction(number.text)
        if number.unit is None:
            return Fixed(value, Type("number", None))
        unit = unit_of(number.unit)
        if unit is None:
            hint = "write the number, a space, and a unit such as mm, W or GB"
            self.error("unknown-unit", f"{number.unit!r} is not a unit", number.place, hint)
            return None
        return Fixed(value * unit.factor, Type("number", unit))

    def _text(self, text: Text, want: Type | None) -> Node | None:
        if want is None:
            self.error("type", "a text stands where a characteristic or a number is expected", text.place)
            return None
        if want.kind != "text":
            self.error("type", f"{text.text!r} is text; expected {want}", text.place, "remove the quotes")
            return None
        if want.codes and text.text not in want.codes:
            self._unknown_value(want.owner, text.text, want.codes, text.place)
            return None
        return Fixed(text.text, Type("text"))

    def _name(self, name: Name, want: Type | None) -> Node | None:
        if want is not None and want.kind == "text" and name.text in want.codes:
            return Fixed(name.text, Type("text"))
        owner = self._found(name.text)
        if owner is not None:
            return self.value_of(owner)
        if name.text in ("true", "false"):
            return Fixed(name.text == "true", CONDITION)
        if self._is_broken(name.text):
            return None
        if want is not None and want.kind == "text" and want.codes:
            self._unknown_value(want.owner, name.text, want.codes, name.place, self._names_here())
        else:
            self._unknown_name(name)
        return None

    def value_of(self, owner: Characteristic) -> Node:
        """Return the look-up of a characteristic's own value."""
        if owner.name not in self._values:
            self._values[owner.name] = self._own_lookup(owner)
        return self._values[owner.name]

    def _own_lookup(self, owner: Characteristic) -> Node:
        if owner.kind == "boolean":
            return Lookup(owner.name, {value: value == "true" for value in owner.values}, CONDITION)
        if owner.kind == "enumeration":
            cells: Mapping[str, Scalar] = {value: value for value in owner.values}
            return Lookup(owner.name, cells, Type("text", owner=shown(owner), codes=_codes(owner)))
        unit = (unit_of(owner.unit) if owner.unit else None) or NO_UNIT
        return Lookup(
            owner.name, {value: _number_of(owner, value) * unit.factor for value in owner.values}, Type("number", unit)
        )

    def _attribute(self, expression: AttributeOf) -> Node | None:
        owner = self.characteristic(expression.name)
        if owner is None:
            return None
        attribute = expression.attribute.text
        if attribute not in owner.attribute_units:
            self._unknown_attribute(owner, expression)
            return None
        symbol = owner.attribute_units[attribute]
        raw = {value: owner.attributes[value][attribute] for value in owner.values}
        if symbol is None:
            codes = tuple(dict.fromkeys(word for cell in raw.values() for word in (cell, *cell.split("|"))))
            label = f"{shown(owner)}.{attribute}"
            holds_words = any("|" in cell for cell in raw.values())
            return Lookup(owner.name, dict(raw), Type("text", owner=label, codes=codes, holds_words=holds_words))
        unit = unit_of(symbol) or NO_UNIT
        numbers = {value: Fraction(cell or "0") * unit.factor for value, cell in raw.items()}
        return Lookup(owner.name, numbers, Type("number", unit))

    # --- operators ----------------------------------------------------------------------------------------------

    def _operation(self, operation: Operation, want: Type | None) -> Node | None:
        operator, first = operation.operator, operation.operands[0]
        if operator in QUANTIFIERS and isinstance(first, Name):
            if operator in _OVER_COMPONENTS or self._component(first.text):
                return None if first.text in self._broken else self._quantified(operation)
            if first.text in self._broken:
                return None
        elif operator in _OVER_COMPONENTS:
            usage = f"the function is written: {operator}(COMPONENT, EXPRESSION)"
            self.error("type", f"{operator} speaks of a component", place_of(first), usage)
            return None
        if operator in ("and", "or", "not", "count"):
            return self._over_conditions(operation)
        if operator == "set":
            return self._is_set(operation.operands[0])
        if operator in _EQUALITIES or operator in _ORDERINGS:
            return self._absence(operation) or self._comparison(operation)
        if operator == "has":
            return self._membership(operation)
        if operator == "if":
            return self._choice(operation, want)
        return self._arithmetic(operation)

    def _is_set(self, expression: Expression) -> Node | None:
        if not isinstance(expression, Name):
            self.error("type", "only a characteristic is set or not", place_of(expression), "write: NAME is set")
            return None
        owner = self.characteristic(expression)
        if owner is None:
            return None
        if not owner.optional or self._is_member_without_choice(owner):
            hint = f"declare it so: characteristic {shown(owner)}: optional ..."
            self.error("type", f"{shown(owner)} is not optional: it is always set", expression.place, hint, owner.place)
            return None
        return is_set(owner)

    def _absence(self, operation: Operation) -> Node | None:
        """Read `NAME = none` of an optional characteristic, of whatever type."""
        left, right = operation.operands
        if operation.operator not in _EQUALITIES:
            return None
        for name, other in ((left, right), (right, left)):
            if self._absent_one(name, other):
                found = self._is_set(name)
                return negation(found) if found and operation.operator == "=" else found
        return None

    def _absent_one(self, name: Expression, value: Expression) -> bool:
        """Whether a value beside a name is the `none` of an optional characteristic."""
        if not isinstance(name, Name) or not isinstance(value, Name) or value.text != ABSENT or self._found(ABSENT):
            return False
        owner = self._found(name.text)
        return owner is not None and owner.optional and not self._is_member_without_choice(owner)

    def _over_conditions(self, operation: Operation) -> Node | None:
        parts = [self.condition(operand) for operand in operation.operands]
        nodes = tuple(part for part in parts if part is not None)
        if len(nodes) < len(parts):
            return None
        kind = Type("number", NO_UNIT) if operation.operator == "count" else CONDITION
        return Applied(operation.operator, nodes, kind)

    def _pair(self, left: Expression, right: Expression) -> tuple[Node, Node] | None:
        """Check two sides of a comparison; the side that is no bare value gives the other one its meaning."""
        if self._is_bare_value(left) and not self._is_bare_value(right):
            second = self.check(right)
            first = self.check(left, second.type) if second else None
        else:
            first = self.check(left)
            second = self.check(right, first.type) if first else None
        if first is None or second is None:
            return None
        return first, second

    def _is_bare_value(self, expression: Expression) -> bool:
        if isinstance(expression, Name):
            return not self._found(expression.text) and not self._is_broken(expression.text)
        return isinstance(expression, Text | Number)

    def _comparison(self, operation: Operation) -> Node | None:
        left, right = operation.operands
        pair = self._pair(left, right)
        if pair is None:
            return None
        kinds = (pair[0].type.kind, pair[1].type.kind)
        if kinds == ("number", "number"):
            agreed = self._agreeing(pair, [place_of(left), place_of(right)])
            return Applied(operation.operator, agreed, CONDITION) if agreed else None
        if kinds[0] != kinds[1]:
            self._type_clash(pair, operation)
            return None
        if operation.operator in _ORDERINGS:
            hint = "only numbers have an order; compare a numeric attribute, such as NAME.capacity"
            self.error("type", f"{pair[0].type} cannot be compared with {operation.operator}", operation.place, hint)
            return None
        if any(self._holds_words(node, side) for node, side in zip(pair, (left, right), strict=True)):
            return None
        return Applied(operation.operator, pair, CONDITION)

    def _holds_words(self, node: Node, written: Expression) -> bool:
        """Complain if a text has several words: no comparison with one of them would ever hold."""
        if node.type.holds_words:
            hint = f"write: {node.type.owner} has VALUE"
            self.error("type", f"{node.type.owner} holds several words", place_of(written), hint)
        return node.type.holds_words

    def _type_clash(self, pair: tuple[Node, Node], operation: Operation) -> None:
        hint = ""
        kinds = {pair[0].type.kind, pair[1].type.kind}
        if kinds == {"text", "number"}:
            text = pair[0] if pair[0].type.kind == "text" else pair[1]
            hint = f"{text.type} is text; to calculate with it, give its table column a unit or a #, such as watts[W]"
        message = f"cannot compare {pair[0].type} with {pair[1].type}"
        self.error("type", message, operation.place, hint)

    def _membership(self, operation: Operation) -> Node | None:
        left, right = operation.operands
        words = self.check(left)
        if words is None:
            return None
        if words.type.kind != "text":
            hint = 'has looks for a word in a text attribute: cooler.sockets has "am5"'
            self.error("type", f"{words.type} has no words", place_of(left), hint)
            return None
        word = self.check(right, words.type)
        if word is None:
            return None
        if word.type.kind != "text":
            self.error("type", f"expected a word, found {word.type}", place_of(right))
            return None
        return Applied("has", (words, word), CONDITION)

    def _one_of(self, expression: OneOf) -> Node | None:
        named = tuple(each for each in expression.values if not self._absent_one(expression.subject, each))
        if len(named) < len(expression.values):
            return self._one_of_or_none(expression, named)
        subject = self.check(expression.subject)
        if subject is None or self._holds_words(subject, expression.subject):
            return None
        values: list[Node] = []
        for written in expression.values:
            value = self.check(written, subject.type)
            if value is not None and value.type.kind != subject.type.kind:
                self.error("type", f"expected {subject.type}, found {value.type}", place_of(written))
                value = None
            if value is not None and not self._holds_words(value, written):
                values.append(value)
        if len(values) < len(expression.values):
            return None
        if subject.type.kind != "number":
            return Applied("in", (subject, *values), CONDITION)
        agreed = self._agreeing(
            (subject, *values), [place_of(each) for each in (expression.subject, *expression.values)]
        )
        return Applied("in", agreed, CONDITION) if agreed else None

    def _one_of_or_none(self, expression: OneOf, named: tuple[Expression, ...]) -> Node | None:
        """Check `NAME in {none, a, b}` of an optional characteristic, of whatever type."""
        assert isinstance(expression.subject, Name)
        is_set = self._is_set(expression.subject)
        other = self._one_of(OneOf(expression.subject, named, expression.place)) if named else Fixed(False, CONDITION)
        return applied("or", negation(is_set), other) if is_set and other else None

    def _choice(self, operation: Operation, want: Type | None) -> Node | None:
        condition = self.condition(operation.operands[0])
        first = self.check(operation.operands[1], want)
        second = self.check(operation.operands[2], want or (first.type if first else None))
        if condition is None or first is None or second is None:
            return None
        places = (place_of(operation.operands[1]), place_of(operation.operands[2]))
        if first.type.kind == second.type.kind == "number":
            agreed = self._agreeing((first, second), places)
            return Applied("if", (condition, *agreed), agreed[0].type) if agreed else None
        if first.type.kind != second.type.kind:
            message = f"the two results differ: {first.type} and {second.type}"
            self.error("type", message, places[1], "both results of an if are of the same type", places[0])
            return None
        return Applied("if", (condition, first, second), first.type)

    def _arithmetic(self, operation: Operation) -> Node | None:
        nodes: list[Node] = []
        for operand in operation.operands:
            node = self.check(operand)
            if node is not None and node.type.kind != "number":
                hint = "count(...) turns conditions into a number" if node.type.kind == "boolean" else ""
                if node.type.kind == "text":
                    hint = "give the table column a unit or a # to calculate with it, such as watts[W] or slots#"
                self.error("type", f"cannot calculate with {node.type}", place_of(operand), hint)
                node = None
            if node is not None:
                nodes.append(node)
        if len(nodes) < len(operation.operands):
            return None
        if operation.operator == "*":
            return Applied("*", tuple(nodes), Type("number", _product_unit(nodes[0].type.unit, nodes[1].type.unit)))
        return self._same_unit(operation, nodes)

    def _same_unit(self, operation: Operation, nodes: list[Node]) -> Node | None:
        agreed = self._agreeing(tuple(nodes), [place_of(operand) for operand in operation.operands])
        return Applied(operation.operator, agreed, Type("number", _unit_among(nodes))) if agreed else None

    def _agreeing(self, nodes: tuple[Node, ...], places: Sequence[Place]) -> tuple[Node, ...] | None:
        """Give all numbers the unit of the first that has one; complain about those that measure something else."""
        unit = _unit_among(nodes)
        if unit is None:
            return nodes
        leader = next(place for place, node in zip(places, nodes, strict=True) if node.type.unit is not None)
        agreed = [self.in_unit(node, unit, place, leader) for node, place in zip(nodes, places, strict=True)]
        known = tuple(node for node in agreed if node is not None)
        return known if len(known) == len(nodes) else None

    def _nearest(self, word: str, known: Iterable[str]) -> tuple[str, ...]:
        """Look for what was meant, unless there are more findings than anybody will be shown: it takes its time."""
        return nearest(word, known) if len(self._findings) < self._most_suggested else ()

    # --- complaints ---------------------------------------------------------------------------------------------

    def _is_condition(self, node: Node, expression: Expression) -> bool:
        if node.type.kind == "boolean":
            return True
        shown = expression.text if isinstance(expression, Name) else "it"
        hint = f"compare it with something: {shown} = ..."
        self.error("type", f"expected a condition, found {node.type}", place_of(expression), hint)
        return False

    def _unknown_name(self, name: Name) -> None:
        pieces = name.text.split("-")
        if len(self._findings) >= self._most_suggested:
            hint = ""
        elif len(pieces) > 1 and all(self._found(piece) or piece.isdigit() for piece in pieces):
            hint = f"a subtraction needs spaces: {' - '.join(pieces)}"
        else:
            hint = _did_you_mean(self._nearest(name.text, self._names_here()))
            hint = hint or self._owners_of(name.text) or self._components_of(name.text)
        self.error("unknown-name", f"there is no characteristic {name.text!r}", name.place, hint)

    def _owners_of(self, code: str) -> str:
        holding = [owner for owner in map(self._found, self._names_here()) if owner and code in _codes(owner)]
        owners = [shown(owner) for owner in holding[:3]]
        return f"{code!r} is a value: write {' or '.join(f'{owner} = {code}' for owner in owners)}" if owners else ""

    def _components_of(self, name: str) -> str:
        inside = (each.member.component for each in self.characteristics.values() if each.member)
        owner = next((each for each in inside if self._is_member(each, name)), None)
        return (
            f"{owner} has it: write a function over its instances, such as any({owner}, {name} = ...)" if owner else ""
        )

    def _is_member(self, component: str, name: str) -> bool:
        found = self._component(component)
        return found is not None and found[0].knows(name)

    def _unknown_value(
        self, owner: str, written: str, known: Iterable[str], place: Place, names: Iterable[str] = ()
    ) -> None:
        values = tuple(known)
        hint = _did_you_mean((*self._nearest(written, values), *self._nearest(written, names))[:3])
        if not hint:
            hint = f"its values are {', '.join(values[:8])}{', ...' if len(values) > 8 else ''}"
        self.error("unknown-value", f"{owner} has no value {written!r}", place, hint)

    def _unknown_attribute(self, owner: Characteristic, expression: AttributeOf) -> None:
        attribute = expression.attribute.text
        known = tuple(owner.attribute_units)
        hint = _did_you_mean(self._nearest(attribute, known))
        if not hint:
            hint = f"its attributes are {', '.join(known)}" if known else "only values from a table have attributes"
        if self._component(expression.name.text):
            name = expression.name.text
            hint = f"{name} is a component: write a function over its instances, such as any({name}, {attribute} = ...)"
        message = f"{shown(owner)} has no attribute {attribute!r}"
        self.error("unknown-attribute", message, expression.attribute.place, hint)

    def _unit_clash(self, unit: Unit, wanted: Unit, place: Place, other: Place) -> None:
        message = f"a number in {unit} does not fit one in {wanted}: they do not measure the same thing"
        symbols = [known for known in UNITS if UNITS[known].agrees_with(wanted)]
        maybe = self._nearest(unit.symbol, symbols) if unit.symbol and unit.symbol not in UNITS else ()
        hint = _did_you_mean(maybe) or "compare, add or assign only numbers of the same dimension"
        self.error("unit", message, place, hint, other)


def shown(owner: Characteristic) -> str:
    """Return the name an author knows a characteristic by."""
    return owner.member.name if owner.member else owner.name


def _codes(owner: Characteristic) -> tuple[str, ...]:
    """Return the values an author may write; that an instance is not used is none of them."""
    if owner.member is None or owner.member.optional:
        return owner.values
    return tuple(value for value in owner.values if value != ABSENT)


def canonical(owner: Characteristic, written: str) -> str | None:
    """Return the value code that a text stands for, or None; numbers may be written in any exact form."""
    if written in owner.values:
        return written
    if owner.kind in ("integer", "decimal") and _NUMBER.fullmatch(written):
        number = Fraction(written)
        return next((value for value in owner.values if value != ABSENT and Fraction(value) == number), None)
    return None


def _number_of(owner: Characteristic, value: str) -> Fraction:
    """Return what a value counts; an optional number that is not chosen counts 0."""
    return Fraction(0) if owner.optional and value == ABSENT else Fraction(value)


def _scaled(node: Node, unit: Unit) -> Node:
    kind = Type("number", unit)
    if isinstance(node, Fixed) and isinstance(node.value, Fraction):
        return Fixed(node.value * unit.factor, kind)
    return Applied("*", (node, Fixed(unit.factor, kind)), kind)


def _unit_among(nodes: Iterable[Node]) -> Unit | None:
    return next((node.type.unit for node in nodes if node.type.unit is not None), None)


def _product_unit(left: Unit | None, right: Unit | None) -> Unit | None:
    if left is None or right is None:
        return left or right
    return left.times(right)


def _did_you_mean(suggestions: tuple[str, ...]) -> str:
    return f"did you mean {' or '.join(suggestions)}?" if suggestions else ""
