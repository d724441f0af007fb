"""Declarations: what is declared, settled into characteristics with their values and formulas; components unfolded.

Names are settled before formulas, because a formula may speak of anything declared anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from rules.book import ABSENT, Characteristic, Component, Frame, Member
from rules.components import (
    MOST_COMPARED,
    Stack,
    compared,
    frames,
    inside,
    is_used,
    prefix_of,
)
from rules.drafts import BookDraft, ComponentDraft, Item, declarations_in
from rules.findings import Place
from rules.meaning import Applied, Fixed, Node, Type, names_in
from rules.results import absent_result
from rules.scope import Scope, shown
from rules.syntax import Codes, CodeTable, Declaration, Expression, Range, Text, TwoValued
from rules.tables import LONGEST_CODE, value_table
from rules.units import NO_UNIT, unit_of

MOST_VALUES = 20_000
"""Values of one characteristic, reachable or not."""
MOST_VALUES_IN_ALL = 500_000
"""Values of all characteristics of a book together."""
MOST_CHARACTERISTICS = 5_000
LONGEST_TRAIL = 12
"""Names that are told of a circle of formulas."""
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Template:
    """A component as declared: the characteristics of one instance, not yet named after it."""

    component: Component
    items: tuple[Characteristic | Template, ...]
    place: Place

    def characteristics(self) -> int:
        """Count the characteristics of all instances, and the one that counts them."""
        own = sum(each.characteristics() if isinstance(each, Template) else 1 for each in self.items)
        return 1 + self.component.high * own

    def values(self) -> int:
        """Count the values of all of them."""
        own = sum(each.values() if isinstance(each, Template) else len(each.values) + 1 for each in self.items)
        return self.component.high * (own + 1) + 2


def declared(book: BookDraft) -> tuple[tuple[Characteristic, ...], tuple[Component, ...]]:
    """Settle every characteristic, without formulas, and every component; names that are settled are not broken."""
    level = _Level(book, {item.name.text for item in declarations_in(book.items)})
    made: dict[str, Characteristic] = {}
    components: list[Component] = []
    for item in level.settle(book.items):
        if len(made) + _size(item) > MOST_CHARACTERISTICS:
            _report_too_many(book, item)
            break
        if isinstance(item, Template):
            if _has_too_many_in_all(book, item.values(), item.place):
                break
            components.append(item.component)
        _add(book, made, unfolded(item, ()) if isinstance(item, Template) else (item,))
        book.broken.difference_update(_names(item))
    return tuple(made.values()), tuple(components)


def _add(book: BookDraft, made: dict[str, Characteristic], found: Iterable[Characteristic]) -> None:
    for each in found:
        if each.name in made:
            message = f"the characteristic {each.name!r} is declared twice"
            book.error("repeated", message, _place(each), "remove or rename one of them", made[each.name].place)
            return
        made[each.name] = each


def _size(item: Characteristic | Template) -> int:
    return item.characteristics() if isinstance(item, Template) else 1


def _names(item: Characteristic | Template) -> Iterator[str]:
    if isinstance(item, Characteristic):
        yield item.name
        return
    yield item.component.name
    for each in item.items:
        yield from _names(each)


def _report_too_many(book: BookDraft, item: Characteristic | Template) -> None:
    is_component = isinstance(item, Template)
    place = item.place if isinstance(item, Template) else _place(item)
    hint = "allow fewer instances" if is_component else "split the product"
    book.error("too-many", f"more than {MOST_CHARACTERISTICS:,} characteristics", place, hint)


def _place(owner: Characteristic) -> Place:
    assert owner.place is not None
    return owner.place


# --- components -------------------------------------------------------------------------------------------------------


def unfolded(template: Template, stack: Stack) -> Iterator[Characteristic]:
    """Return the characteristics of all instances of a component, each called after its instance."""
    component = template.component
    counts = tuple(str(number) for number in range(component.low, component.high + 1))
    count = Characteristic(component.name, "integer", counts, None, computed=False, place=template.place)
    yield _member(count, stack[0]) if stack else count
    for frame in frames(component, stack):
        for item in template.items:
            if isinstance(item, Template):
                yield from unfolded(item, (frame, *stack))
            else:
                yield _member(item, frame)


def _member(template: Characteristic, frame: Frame) -> Characteristic:
    member = Member(frame.component.name, frame.number, template.name, frame.prefix, template.optional)
    owner = template if frame.certain or template.optional else _with_none(template)
    return replace(owner, name=f"{frame.prefix}{template.name}", member=member)


def _with_none(owner: Characteristic) -> Characteristic:
    """Put the value of not choosing before the others."""
    nothing = {ABSENT: dict.fromkeys(owner.attribute_units, "")} if owner.attributes else {}
    attributes = {**nothing, **owner.attributes}
    return replace(owner, values=(ABSENT, *owner.values), attributes=attributes, optional=True)


class _Level:
    """The declarations of the product, or of one component; `outer` holds the names that they may not take."""

    def __init__(self, book: BookDraft, outer: set[str], owner: ComponentDraft | None = None) -> None:
        self._book = book
        self._outer = outer
        self._owner = owner

    def settle(self, items: list[Item]) -> Iterator[Characteristic | Template]:
        """Return what is declared, in order; what is wrong is reported and left out."""
        seen: dict[str, Place] = {}
        for item in declarations_in(items):
            name = item.name.text
            if name in seen:
                message = f"the characteristic {name!r} is declared twice"
                self._book.error("repeated", message, item.place, "remove or rename one of them", seen[name])
                continue
            made = self._component(item) if isinstance(item, ComponentDraft) else self._characteristic(item)
            if made is not None and not self._hides(item):
                seen[name] = item.place
                yield made

    def _hides(self, item: Declaration | ComponentDraft) -> bool:
        if self._owner is None or item.name.text not in self._outer:
            return False
        message = f"{item.name.text!r} is declared outside of {self._owner.name.text} too"
        hint = f"call it {self._owner.name.text}_{item.name.text}, so that rules inside can speak of both"
        self._book.error("repeated", message, item.place, hint)
        return True

    def _characteristic(self, declaration: Declaration) -> Characteristic | None:
        made = _with_absence(self._book, declaration, _characteristic(self._book, declaration))
        if made is not None and self._owner is not None and not made.optional and ABSENT in made.values:
            message = f"inside a component {ABSENT!r} means that the instance is not used"
            hint = f"remove the value; to leave {made.name} open, write  characteristic {made.name}: optional ..."
            self._book.error("repeated", message, declaration.place, hint)
            return None
        return made

    def _component(self, draft: ComponentDraft) -> Template | None:
        names = {item.name.text for item in declarations_in(draft.items)}
        before = len(self._book.findings)
        around = {item.name.text for item in declarations_in(self._owner.items)} if self._owner else set()
        made = tuple(_Level(self._book, self._outer | around, draft).settle(draft.items))
        if not draft.is_whole or len(self._book.findings) > before:
            self._book.broken.update(names)
            return None
        component = _component_of(draft, made)
        if component.interchangeable and len(compared(component)) > MOST_COMPARED:
            message = f"an instance of {component.name} has more than {MOST_COMPARED} characteristics to compare"
            hint = f"write  component {component.name}: {draft.low}..{draft.high} numbered"
            self._book.error("too-many", message, draft.place, hint)
            return None
        return Template(component, made, draft.place)


def _component_of(draft: ComponentDraft, items: tuple[Characteristic | Template, ...]) -> Component:
    members = [item for item in items if isinstance(item, Characteristic)]
    return Component(
        draft.name.text,
        draft.low,
        draft.high,
        draft.interchangeable,
        tuple(each.name for each in members),
        tuple(each.name for each in members if not each.computed),
        tuple(item.component for item in items if isinstance(item, Template)),
    )


# --- characteristics --------------------------------------------------------------------------------------------------


def _with_absence(book: BookDraft, declaration: Declaration, made: Characteristic | None) -> Characteristic | None:
    """Put the value of not choosing before the values of an optional characteristic."""
    if made is None or not declaration.optional:
        return made
    if ABSENT in made.values:
        message = f"{made.name} is optional: {ABSENT!r} already means that it is not chosen"
        book.error("repeated", message, declaration.place, f"remove the value {ABSENT!r}, or the word optional")
        return None
    return _with_none(made)


def _characteristic(book: BookDraft, declaration: Declaration) -> Characteristic | None:
    name, place, computed = declaration.name.text, declaration.place, declaration.formula is not None
    domain = declaration.domain
    match domain:
        case TwoValued():
            return Characteristic(name, "boolean", ("false", "true"), None, computed, place=place)
        case Codes():
            values = _codes(book, domain.values)
            return Characteristic(name, "enumeration", values, None, computed, place=place) if values else None
        case CodeTable():
            table = value_table(domain.path, book.source, book.findings)
            if table is None or _has_too_many(book, len(table.codes), place):
                return None
            return Characteristic(
                name, "enumeration", table.codes, None, computed, table.attributes, table.units, place
            )
        case Range():
            return _numeric(book, declaration, domain)


def _codes(book: BookDraft, written: tuple[Text, ...]) -> tuple[str, ...] | None:
    seen: dict[str, Place] = {}
    valid = True
    for value in written:
        if value.text in seen:
            hint = "remove one of them"
            book.error("repeated", f"the value {value.text!r} appears twice", value.place, hint, seen[value.text])
        elif not value.text or len(value.text) > LONGEST_CODE or not value.text.isprintable():
            message = f"a value code has 1 to {LONGEST_CODE} printable characters"
            book.error("value", message, value.place)
            valid = False
        seen.setdefault(value.text, value.place)
    if not valid or _has_too_many(book, len(seen), written[0].place):
        return None
    return tuple(seen)


def _has_too_many(book: BookDraft, count: int, place: Place) -> bool:
    if count <= MOST_VALUES:
        return _has_too_many_in_all(book, count, place)
    book.error(
        "too-many", f"{count:,} values; {MOST_VALUES:,} are allowed", place, "use a coarser step or a smaller range"
    )
    return True


def _has_too_many_in_all(book: BookDraft, count: int, place: Place) -> bool:
    """Count values; report once when there are too many, and refuse all that follow."""
    before, book.values = book.values, book.values + count
    if before <= MOST_VALUES_IN_ALL < book.values:
        message = f"the characteristics have more than {MOST_VALUES_IN_ALL:,} values in all"
        book.error("too-many", message, place, "use coarser steps or smaller ranges")
    return book.values > MOST_VALUES_IN_ALL


def _numeric(book: BookDraft, declaration: Declaration, domain: Range) -> Characteristic | None:
    numbers = [domain.low, domain.high, *([domain.step] if domain.step else [])]
    for number in numbers:
        if sum(map(str.isdigit, number.text)) > _DIGITS:
            book.error("range", f"the number has more than {_DIGITS} digits", number.place)
            return None
        if domain.kind == "integer" and "." in number.text:
            hint = "write  decimal 1.5..3.0 step 0.5"
            book.error("range", f"{number.text} is not a whole number", number.place, hint)
            return None
    low, high = Fraction(domain.low.text), Fraction(domain.high.text)
    step = Fraction(domain.step.text) if domain.step else Fraction(1)
    if low > high:
        book.error(
            "range", f"{domain.low.text} is more than {domain.high.text}", domain.low.place, "the smaller one first"
        )
        return None
    if step <= 0 or (high - low) % step:
        place = domain.step.place if domain.step else domain.low.place
        message = f"the step does not lead from {domain.low.text} to {domain.high.text}"
        book.error("range", message, place, "the distance between the bounds is a multiple of the step")
        return None
    count = int((high - low) / step) + 1
    unit = unit_of(domain.unit.text) if domain.unit else NO_UNIT
    if domain.unit and (unit is None or not domain.unit.text):
        book.error(
            "unknown-unit", f"{domain.unit.text!r} is not a unit", domain.unit.place, "write a unit such as [mm]"
        )
        return None
    if _has_too_many(book, count, declaration.place):
        return None
    places = max(_places(number.text) for number in numbers)
    values = tuple(_written(low + index * step, places) for index in range(count))
    symbol = domain.unit.text if domain.unit else None
    computed = declaration.formula is not None
    return Characteristic(declaration.name.text, domain.kind, values, symbol, computed, place=declaration.place)


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _written(number: Fraction, places: int) -> str:
    scaled = number * 10**places
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


# --- formulas ---------------------------------------------------------------------------------------------------------


def with_formulas(
    book: BookDraft, scope: Scope, characteristics: tuple[Characteristic, ...]
) -> tuple[Characteristic, ...]:
    """Give computed characteristics their formulas, those of every instance included."""
    formulas: dict[str, Node] = {}
    _check_formulas(book, scope, book.items, [()], formulas)
    _report_cycles(book, scope, formulas)
    return tuple(
        replace(each, formula=formulas[each.name]) if each.name in formulas else each for each in characteristics
    )


def _check_formulas(
    book: BookDraft, scope: Scope, items: list[Item], stacks: list[Stack], formulas: dict[str, Node]
) -> None:
    for item in declarations_in(items):
        if isinstance(item, ComponentDraft):
            component = scope.component_of(item.name.text, stacks[0])
            if component is not None:
                _check_formulas(book, scope, item.items, inside(component, stacks), formulas)
        elif item.formula is not None:
            _check_formula_everywhere(book, scope, item, stacks, formulas)


def _check_formula_everywhere(
    book: BookDraft, scope: Scope, declaration: Declaration, stacks: list[Stack], formulas: dict[str, Node]
) -> None:
    """Check a formula in each instance; stop at the first in which it is wrong, so that it is reported once."""
    assert declaration.formula is not None
    for stack in stacks:
        owner = scope.characteristics.get(f"{prefix_of(stack)}{declaration.name.text}")
        if owner is None or owner.name in formulas:
            return
        with scope.within(stack):
            formula = _formula(book, scope, owner, declaration.formula)
        if formula is None:
            return
        formulas[owner.name] = _only_if_used(owner, formula, stack, scope) if stack else formula


def _only_if_used(owner: Characteristic, formula: Node, stack: Stack, scope: Scope) -> Node:
    names = [name for name in names_in(formula) if name != owner.name]
    used = is_used(stack[0], scope.characteristics, names)
    if used is None:
        return formula
    text = Type("text")
    if owner.kind == "boolean":
        formula = Applied("if", (formula, Fixed("true", text), Fixed("false", text)), text)
    return Applied("if", (used, formula, Fixed(absent_result(owner), formula.type)), formula.type)


def _formula(book: BookDraft, scope: Scope, owner: Characteristic, written: Expression) -> Node | None:
    own = scope.value_of(owner)
    node = scope.check(written, own.type)
    if node is None or own.type.kind != node.type.kind:
        if node is not None:
            message = f"{shown(owner)} is {own.type}, its formula is {node.type}"
            book.error("type", message, written.place, "", owner.place)
        return None
    if own.type.kind != "number":
        return node
    assert owner.place is not None
    return scope.in_unit(node, own.type.unit or NO_UNIT, written.place, owner.place)


def _report_cycles(book: BookDraft, scope: Scope, formulas: Mapping[str, Node]) -> None:
    reported: set[frozenset[Place]] = set()
    for trail in _circles(formulas):
        circle = frozenset(_place(scope.characteristics[name]) for name in trail)
        if circle not in reported:
            reported.add(circle)
            shortened = trail if len(trail) <= LONGEST_TRAIL else [*trail[: LONGEST_TRAIL - 2], "...", trail[-1]]
            message = f"{trail[0]} is computed from itself: {' -> '.join(shortened)}"
            place = _place(scope.characteristics[trail[0]])
            book.error("cycle", message, place, "break the circle: one of them must be chosen, not computed")


def _circles(formulas: Mapping[str, Node]) -> Iterator[list[str]]:
    """Walk depth first without recursion; return the names around every circle that is closed on the way."""
    settled: set[str] = set()
    for start in formulas:
        trail = {} if start in settled else {start: _computed_in(start, formulas)}
        while trail:
            name = next(reversed(trail))
            if not trail[name]:
                settled.add(name)
                del trail[name]
                continue
            inner = trail[name].pop()
            if inner in trail:
                names = list(trail)
                yield [*names[names.index(inner) :], inner]
            elif inner not in settled:
                trail[inner] = _computed_in(inner, formulas)


def _computed_in(name: str, formulas: Mapping[str, Node]) -> list[str]:
    return [each for each in names_in(formulas[name]) if each in formulas]
