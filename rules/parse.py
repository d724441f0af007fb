"""Parse: the texts of a rule book into a checked `RuleBook`, or into all their errors at once.

Three passes, because statements may stand in any order: read every statement, settle every characteristic, then check
formulas and rules against all of them. A statement that cannot be read still declares its name, so that one typo is
reported once. A last pass lowers every rule to prove that its arithmetic is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from rules.book import ABSENT, Body, Characteristic, Period, Rule, RuleBook
from rules.findings import Finding, Place, RuleErrors, in_order, nearest
from rules.kinds import KINDS, Draft, InfixKind, PrefixKind
from rules.lower import prove_bounded
from rules.meaning import Node, names_in
from rules.reader import AUDIENCE_WORDS, CLAUSES, RESERVED, Reader, ReadError, described
from rules.scope import Scope
from rules.syntax import Clauses, Codes, CodeTable, Declaration, Domain, Expression, Range, Reason, Text, TwoValued
from rules.tables import LONGEST_CODE, Source, value_table
from rules.tokens import Statement, statements
from rules.units import NO_UNIT, unit_of

MOST_VALUES = 20_000
"""Values of one characteristic, reachable or not."""
MOST_CHARACTERISTICS = 5_000
MOST_RULES = 50_000
_STARTS = ("characteristic", "computed", "rule")
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as read."""

    id: str
    kind: str
    body: Draft
    clauses: Clauses
    text: str
    place: Place


class _Book:
    """What has been read so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.declarations: list[Declaration] = []
        self.rules: list[RuleDraft] = []
        self.broken: set[str] = set()

    def error(self, code: str, message: str, place: Place, hint: str = "", related: Place | None = None) -> None:
        self.findings.append(Finding("error", code, message, place, hint, related))


def parse(files: Mapping[str, str], read: Source) -> RuleBook:
    """Read a rule book.

    Args:
        files: name of each file, as it shall appear in findings, and its text.
        read: gives the text of a table named in a rule file, by function or by mapping.

    Returns:
        The checked book, with characteristics and rules in declared order.

    Raises:
        RuleErrors: with every finding of every file, if any of them is an error.
    """
    book = _Book(read)
    for file, text in files.items():
        for statement in statements(file, text, book.findings):
            _read_statement(book, statement)
    _check_sizes(book)
    characteristics = _characteristics(book)
    scope = Scope(characteristics, book.broken, book.findings, read)
    characteristics = _with_formulas(book, scope, characteristics)
    rules = _rules(book, scope)
    _raise_errors(book.findings)
    made = RuleBook(characteristics, rules, in_order(book.findings))
    _raise_errors([*book.findings, *prove_bounded(made)])
    return made


def _raise_errors(findings: list[Finding]) -> None:
    if any(finding.severity == "error" for finding in findings):
        raise RuleErrors(findings)


def _check_sizes(book: _Book) -> None:
    for what, most, places in (
        ("characteristics", MOST_CHARACTERISTICS, [each.place for each in book.declarations]),
        ("rules", MOST_RULES, [each.place for each in book.rules]),
    ):
        if len(places) > most:
            book.error("too-many", f"more than {most:,} {what}", places[most], "split the product")


# --- statements ---------------------------------------------------------------------------------------------------


def _read_statement(book: _Book, statement: Statement) -> None:
    reader = Reader(statement)
    try:
        if reader.next.place.column > 1:
            raise _no_statement(reader)
        if reader.accept("characteristic"):
            _read_characteristic(book, reader, computed=False)
        elif reader.accept("computed"):
            _read_characteristic(book, reader, computed=True)
        elif reader.accept("rule"):
            _read_rule(book, reader)
        else:
            raise _no_statement(reader)
    except ReadError as error:
        book.findings.append(error.finding)


def _no_statement(reader: Reader) -> ReadError:
    token = reader.next
    if token.place.column > 1:
        return reader.wrong("an indented line without a statement before it", "statements start in column 1")
    maybe = nearest(token.text, _STARTS)
    kinds = nearest(token.text, [kind.keyword for kind in KINDS])
    hint = f"statements start with {', '.join(_STARTS)}"
    if maybe:
        hint = f"did you mean {maybe[0]}?"
    elif kinds:
        hint = f"a rule has a name: write  rule some_name: {kinds[0]} ..."
    elif token.text in CLAUSES:
        hint = "indent the line: it belongs to the rule above"
    return reader.wrong(f"{described(token)} starts no statement", hint)


def _read_characteristic(book: _Book, reader: Reader, *, computed: bool) -> None:
    name = reader.name("the name of a characteristic")
    book.broken.add(name.text)
    if name.text in RESERVED:
        raise reader.wrong(f"{name.text!r} is a word of the language", "choose another name", name.place)
    reader.expect(":", f"write  characteristic {name.text}: one of a, b")
    optional = reader.accept("optional")
    if optional and computed:
        hint = "remove the word optional, and give the formula a result for every case"
        raise reader.wrong("a computed characteristic always has a value", hint, optional.place)
    domain = _domain(reader)
    formula: Expression | None = None
    if computed:
        reader.expect("=", f"write  computed {name.text}: integer 0..100 = FORMULA")
        formula = reader.expression()
    elif reader.sees("="):
        raise reader.wrong("only computed characteristics have a formula", f"write  computed {name.text}: ... = ...")
    reader.finish("a characteristic ends after its domain; rules are statements of their own")
    book.declarations.append(Declaration(name, domain, formula, name.place, optional is not None))


def _domain(reader: Reader) -> Domain:
    if reader.accept("one"):
        reader.expect("of", "write  one of a, b, c")
        if reader.accept("table"):
            return CodeTable(reader.string("the path of a table"))
        return Codes(reader.listed(reader.value))
    if reader.accept("boolean"):
        return TwoValued()
    if reader.accept("integer"):
        return _range(reader, decimal=False)
    if reader.accept("decimal"):
        return _range(reader, decimal=True)
    maybe = nearest(reader.next.text, ("boolean", "integer", "decimal", "one", "optional"))
    hint = f"did you mean {maybe[0]}?" if maybe else "write: one of ..., boolean, integer 1..8, decimal 0.5..2 step 0.5"
    raise reader.wrong(f"expected a domain, found {described(reader.next)}", hint)


def _range(reader: Reader, *, decimal: bool) -> Range:
    usage = (
        "every number has bounds: decimal 1.00..3.75 step 0.25" if decimal else "every number has bounds: integer 1..8"
    )
    low = reader.number("the least value")
    reader.expect("..", usage)
    high = reader.number("the greatest value")
    step = None
    if decimal:
        reader.expect("step", usage)
        step = reader.number("a step")
    elif reader.accept("step"):
        step = reader.number("a step")
    return Range("decimal" if decimal else "integer", low, high, step, reader.bracketed_unit())


# --- rules ----------------------------------------------------------------------------------------------------------


def _read_rule(book: _Book, reader: Reader) -> None:
    token = reader.next
    if token.kind not in ("word", "number", "string"):
        raise reader.wrong(
            f"expected the name of a rule, found {described(token)}", "write  rule some_name: require ..."
        )
    identity = reader.take()
    if token.kind == "word" and (not token.text.isascii() or token.text != token.text.lower()):
        message = f"{token.text!r} cannot name a rule"
        raise reader.wrong(message, "rule names consist of a-z, 0-9, _ and -", token.place)
    reader.expect(":", f"write  rule {identity.text}: require ...")
    kind, body = _body(reader)
    clauses = _clauses(book, reader)
    text = _source_of(reader.text)
    book.rules.append(RuleDraft(identity.text, kind, body, clauses, text, identity.place))


def _source_of(text: str) -> str:
    """Return what the rule says: its source on one line, without name, comments and clauses."""
    kept: list[str] = []
    for line in text.splitlines():
        bare = line if '"' in line else line.partition("#")[0]
        if kept and bare.strip().split(" ", 1)[0] in CLAUSES:
            break
        kept.append(bare.strip())
    return " ".join(line for line in kept if line).partition(":")[2].strip()


def _body(reader: Reader) -> tuple[str, Draft]:
    for kind in KINDS:
        if isinstance(kind, PrefixKind) and reader.accept(kind.keyword):
            return kind.name, kind.read(reader)
    first = reader.expression()
    for kind in KINDS:
        if isinstance(kind, InfixKind) and reader.accept(kind.keyword):
            return kind.name, kind.draft(first, reader.expression())
    words = [kind.keyword for kind in KINDS]
    maybe = nearest(reader.next.text, words) if reader.next.kind == "word" else ()
    hint = f"did you mean {maybe[0]}?" if maybe else f"a rule says one of: {', '.join(words)}"
    raise reader.wrong(f"the rule says nothing: found {described(reader.next)}", hint)


def _clauses(book: _Book, reader: Reader) -> Clauses:
    reasons: list[Reason] = []
    lists: dict[str, tuple[str, ...]] = {"tags": (), "markets": ()}
    source = ""
    start = end = None
    while reader.next.kind != "end":
        try:
            token = reader.next
            if reader.accept("reason"):
                reasons.append(_reason(reader))
            elif reader.accept("source"):
                source = reader.string("the source").text
            elif reader.accept("tags", "markets"):
                lists[token.text] = tuple(each.text for each in reader.listed(reader.value))
            elif reader.accept("from"):
                start = reader.day()
            elif reader.accept("until"):
                end = reader.day()
            else:
                reader.finish(f"after the rule come {', '.join(CLAUSES)}")
        except ReadError as error:
            book.findings.append(error.finding)
            reader.skip_to_clause()
        else:
            if start and end and start >= end:
                book.error("period", f"the period from {start} until {end} is empty", token.place, "until is exclusive")
    return Clauses(tuple(reasons), source, lists["tags"], lists["markets"], start, end)


def _reason(reader: Reader) -> Reason:
    first = reader.take()
    audience = first.text if first.text in AUDIENCE_WORDS else "customer"
    language = reader.take() if first.text in AUDIENCE_WORDS else first
    is_language = language.kind == "word" and language.text.isalpha() and len(language.text) in (2, 3)
    if not is_language or language.text != language.text.lower():
        message = f"expected a language such as en or ru, found {described(language)}"
        raise reader.wrong(message, 'write  reason en "..."  or  reason rep en "..."', language.place)
    return Reason(audience, language.text, reader.string("the reason").text)


def _rules(book: _Book, scope: Scope) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for draft in book.rules:
        body: Body | None = draft.body.check(scope)
        earlier = rules.get(draft.id)
        if earlier is not None:
            message = f"there are two rules {draft.id!r}"
            book.error("repeated", message, draft.place, "every rule has its own name", earlier.place)
        reasons = _reason_table(book, draft)
        if body is not None and earlier is None:
            clauses = draft.clauses
            rules[draft.id] = Rule(
                id=draft.id,
                kind=draft.kind,
                text=draft.text,
                reasons=reasons,
                source=clauses.source,
                tags=clauses.tags,
                markets=clauses.markets,
                period=Period(clauses.start, clauses.end),
                place=draft.place,
                body=body,
            )
    return tuple(rules.values())


def _reason_table(book: _Book, draft: RuleDraft) -> Mapping[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for reason in draft.clauses.reasons:
        key = (reason.audience, reason.language)
        if key in table:
            message = f"the rule {draft.id!r} has two reasons for {reason.audience} in {reason.language}"
            book.error("repeated", message, draft.place, "keep one of them")
        table[key] = reason.text
    return table


# --- characteristics ------------------------------------------------------------------------------------------------


def _characteristics(book: _Book) -> tuple[Characteristic, ...]:
    made: dict[str, Characteristic] = {}
    for declaration in book.declarations:
        name = declaration.name.text
        earlier = made.get(name)
        if earlier is not None:
            message = f"the characteristic {name!r} is declared twice"
            book.error("repeated", message, declaration.place, "remove or rename one of them", earlier.place)
            continue
        characteristic = _with_absence(book, declaration, _characteristic(book, declaration))
        if characteristic is not None:
            made[name] = characteristic
            book.broken.discard(name)
    return tuple(made.values())


def _with_absence(book: _Book, declaration: Declaration, made: Characteristic | None) -> Characteristic | None:
    """Put the value of not choosing before the values of an optional characteristic."""
    if made is None or not declaration.optional:
        return made
    if ABSENT in made.values:
        message = f"{made.name} is optional: {ABSENT!r} already means that it is not chosen"
        book.error("repeated", message, declaration.place, f"remove the value {ABSENT!r}, or the word optional")
        return None
    attributes = {ABSENT: dict.fromkeys(made.attribute_units, ""), **made.attributes} if made.attributes else {}
    return replace(made, values=(ABSENT, *made.values), attributes=attributes, optional=True)


def _characteristic(book: _Book, declaration: Declaration) -> Characteristic | None:
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


def _codes(book: _Book, written: tuple[Text, ...]) -> tuple[str, ...] | None:
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


def _has_too_many(book: _Book, count: int, place: Place) -> bool:
    if count <= MOST_VALUES:
        return False
    book.error(
        "too-many", f"{count:,} values; {MOST_VALUES:,} are allowed", place, "use a coarser step or a smaller range"
    )
    return True


def _numeric(book: _Book, declaration: Declaration, domain: Range) -> Characteristic | None:
    numbers = [domain.low, domain.high, *([domain.step] if domain.step else [])]
    for number in numbers:
        if len(number.text) > _DIGITS:
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


# --- formulas -------------------------------------------------------------------------------------------------------


def _with_formulas(
    book: _Book, scope: Scope, characteristics: tuple[Characteristic, ...]
) -> tuple[Characteristic, ...]:
    formulas: dict[str, Node] = {}
    for declaration in book.declarations:
        name = declaration.name.text
        owner = scope.characteristics.get(name)
        if declaration.formula is None or owner is None or name in formulas:
            continue
        formula = _formula(book, scope, owner, declaration.formula)
        if formula is not None:
            formulas[name] = formula
    _report_cycles(book, scope, formulas)
    return tuple(
        replace(each, formula=formulas[each.name]) if each.name in formulas else each for each in characteristics
    )


def _formula(book: _Book, scope: Scope, owner: Characteristic, written: Expression) -> Node | None:
    own = scope.value_of(owner)
    node = scope.check(written, own.type)
    if node is None or own.type.kind != node.type.kind:
        if node is not None:
            message = f"{owner.name} is {own.type}, its formula is {node.type}"
            book.error("type", message, written.place, "", owner.place)
        return None
    if own.type.kind != "number":
        return node
    assert owner.place is not None
    return scope.in_unit(node, own.type.unit or NO_UNIT, written.place, owner.place)


def _report_cycles(book: _Book, scope: Scope, formulas: Mapping[str, Node]) -> None:
    settled: set[str] = set()
    for name in formulas:
        trail = _cycle_from(name, formulas, settled)
        if trail:
            place = scope.characteristics[name].place
            assert place is not None
            message = f"{name} is computed from itself: {' -> '.join(trail)}"
            book.error("cycle", message, place, "break the circle: one of them must be chosen, not computed")


def _cycle_from(start: str, formulas: Mapping[str, Node], settled: set[str]) -> list[str]:
    """Walk depth first without recursion; return the names around a circle, if there is one."""
    trail: list[str] = [start]
    pending: list[list[str]] = [_computed_in(start, formulas)]
    while trail:
        if not pending[-1]:
            settled.add(trail.pop())
            pending.pop()
            continue
        name = pending[-1].pop()
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name not in settled:
            trail.append(name)
            pending.append(_computed_in(name, formulas))
    return []


def _computed_in(name: str, formulas: Mapping[str, Node]) -> list[str]:
    return [each for each in _names(formulas[name]) if each in formulas]


def _names(node: Node) -> Iterable[str]:
    return names_in(node)
