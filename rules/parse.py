"""Parse: the texts of a rule book into a checked `RuleBook`, or into all their errors at once.

Three passes, because statements may stand in any order: read every statement, settle every characteristic, then check
formulas and rules against all of them. A statement that cannot be read still declares its name, so that one typo is
reported once. A last pass lowers every rule to prove that its arithmetic is bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from rules.book import Body, Period, Rule, RuleBook
from rules.clauses import Clause, finish, gathered, read_clause
from rules.components import MOST_INSTANCES, MOST_LEVELS, Stack, guarded, inside, prefix_of, structure
from rules.declare import declared, with_formulas
from rules.drafts import BookDraft, ComponentDraft, Item, RuleDraft
from rules.findings import Finding, Place, RuleErrors, in_order, nearest
from rules.kinds import KINDS, Draft, InfixKind, PrefixKind
from rules.lower import prove_bounded
from rules.reader import CLAUSES, RESERVED, Reader, ReadError, described
from rules.scope import Scope
from rules.syntax import Clauses, Codes, CodeTable, Declaration, Domain, Expression, Name, Range, TwoValued
from rules.tables import Source
from rules.tokens import Statement, inner_statements, statements

MOST_RULES = 50_000
_STARTS = ("characteristic", "computed", "component", "rule", "decide")


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
    book = BookDraft(read)
    for file, text in files.items():
        for statement in statements(file, text, book.findings):
            _read_statement(book, book.items, statement)
    characteristics, components = declared(book)
    scope = Scope(characteristics, book.broken, book.findings, read, components)
    characteristics = with_formulas(book, scope, characteristics)
    rules = _rules(book, scope)
    advice = [scope.characteristic(name) for name in book.advice]
    _raise_errors(book.findings)
    names = tuple(dict.fromkeys(owner.name for owner in advice if owner is not None))
    made = RuleBook(characteristics, rules, in_order(book.findings), components, names)
    _raise_errors([*book.findings, *prove_bounded(made)])
    return made


def _raise_errors(findings: list[Finding]) -> None:
    if any(finding.severity == "error" for finding in findings):
        raise RuleErrors(findings)


# --- statements ---------------------------------------------------------------------------------------------------


def _read_statement(
    book: BookDraft, items: list[Item], statement: Statement, owner: ComponentDraft | None = None
) -> None:
    """Read a statement into the items of the product, or of the component it stands in."""
    before = len(book.findings)
    reader = Reader(statement)
    try:
        if reader.next.place.column > 1 and owner is None:
            raise _no_statement(reader, owner)
        if reader.accept("characteristic"):
            items.append(_read_characteristic(book, reader, computed=False))
        elif reader.accept("computed"):
            items.append(_read_characteristic(book, reader, computed=True))
        elif reader.accept("component"):
            _read_component(book, items, statement, owner)
        elif reader.accept("rule"):
            items.append(_read_rule(book, reader))
        elif owner is None and reader.accept("decide"):
            book.advice += reader.listed(lambda: reader.name("the name of a characteristic"))
            reader.finish("after decide come names of characteristics, separated by commas")
        else:
            raise _no_statement(reader, owner)
    except ReadError as error:
        book.findings.append(error.finding)
    if owner is not None and len(book.findings) > before and statement.tokens[0].text != "rule":
        owner.is_whole = False


def _no_statement(reader: Reader, owner: ComponentDraft | None) -> ReadError:
    token = reader.next
    if token.place.column > 1 and owner is None:
        return reader.wrong("an indented line without a statement before it", "statements start in column 1")
    maybe = nearest(token.text, _STARTS)
    kinds = nearest(token.text, [kind.keyword for kind in KINDS])
    hint = f"statements start with {', '.join(_STARTS)}"
    if maybe:
        hint = f"did you mean {maybe[0]}?"
    elif kinds:
        hint = f"a rule has a name: write  rule some_name: {kinds[0]} ..."
    elif token.text in CLAUSES:
        hint = "indent the line more: it belongs to the rule above"
    return reader.wrong(f"{described(token)} starts no statement", hint)


def _name(book: BookDraft, reader: Reader, what: str) -> Name:
    name = reader.name(f"the name of a {what}")
    book.broken.add(name.text)
    if name.text in RESERVED:
        raise reader.wrong(f"{name.text!r} is a word of the language", "choose another name", name.place)
    return name


def _read_characteristic(book: BookDraft, reader: Reader, *, computed: bool) -> Declaration:
    name = _name(book, reader, "characteristic")
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
    return Declaration(name, domain, formula, name.place, optional is not None)


def _read_component(book: BookDraft, items: list[Item], statement: Statement, owner: ComponentDraft | None) -> None:
    first, inner = inner_statements(statement, book.findings)
    reader = Reader(first)
    reader.take()
    draft = _component(book, reader, owner.level + 1 if owner else 1)
    items.append(draft)
    if not inner:
        hint = f"if nothing is to be chosen of each, write  characteristic {draft.name.text}: integer 0..4"
        raise reader.wrong(f"nothing stands inside of {draft.name.text}", hint)
    for each in inner:
        _read_statement(book, draft.items, each, draft)
    if owner is not None and not draft.is_whole:
        owner.is_whole = False


def _component(book: BookDraft, reader: Reader, level: int) -> ComponentDraft:
    name = _name(book, reader, "component")
    usage = f"write  component {name.text}: 0..4"
    reader.expect(":", usage)
    low = reader.number("how many at least")
    high = reader.number("how many at most") if reader.accept("..") else low
    numbered = reader.accept("numbered")
    reader.finish("what belongs to a component stands indented on the lines below")
    if level > MOST_LEVELS:
        raise reader.wrong(f"more than {MOST_LEVELS} components inside each other", "name parts at the top", name.place)
    bounds = [int(number.text) if number.text.isdigit() and len(number.text) < 10 else -1 for number in (low, high)]
    if not 0 <= bounds[0] <= bounds[1] or not 1 <= bounds[1] <= MOST_INSTANCES:
        message = f"there can be {low.text}..{high.text} of {name.text}"
        hint = f"both are whole numbers, the second at least the first and 1 to {MOST_INSTANCES}: {usage}"
        raise ReadError(Finding("error", "range", message, low.place, hint))
    return ComponentDraft(name, bounds[0], bounds[1], numbered is None, level)


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


def _read_rule(book: BookDraft, reader: Reader) -> RuleDraft:
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
    return RuleDraft(identity.text, kind, body, clauses, text, identity.place)


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


def _clauses(book: BookDraft, reader: Reader) -> Clauses:
    read: list[Clause] = []
    while reader.next.kind != "end":
        try:
            token = reader.next
            clause = read_clause(reader)
            if clause is None:
                finish(reader)
                continue
            if clause.keyword != "reason" and any(each.keyword == clause.keyword for each in read):
                hint = "write everything behind one of them, and remove the other"
                raise reader.wrong(f"{clause.keyword!r} stands under this rule twice", hint, token.place)
            read.append(clause)
        except ReadError as error:
            book.findings.append(error.finding)
            reader.skip_to_clause()
        else:
            _check_period(book, gathered(read), token.place)
    return gathered(read)


def _check_period(book: BookDraft, clauses: Clauses, place: Place) -> None:
    start, end = clauses.start, clauses.end
    if start and end and start >= end:
        book.error("period", f"the period from {start} until {end} is empty", place, "until is exclusive")


def _rules(book: BookDraft, scope: Scope) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    _add_rules(book, scope, book.items, [()], rules)
    return tuple(rules.values())


def _add_rules(book: BookDraft, scope: Scope, items: list[Item], stacks: list[Stack], rules: dict[str, Rule]) -> None:
    for item in items:
        if isinstance(item, RuleDraft):
            _add_rule(book, scope, item, stacks, rules)
        elif isinstance(item, ComponentDraft):
            component = scope.component_of(item.name.text, stacks[0])
            if component is not None:
                for rule in structure(component, stacks, scope.characteristics, item.place):
                    _keep(book, rule, rules)
                _add_rules(book, scope, item.items, inside(component, stacks), rules)


def _add_rule(book: BookDraft, scope: Scope, draft: RuleDraft, stacks: list[Stack], rules: dict[str, Rule]) -> None:
    """Check a rule in each instance; stop at the first in which it is wrong, so that it is reported once."""
    reasons = _reason_table(book, draft)
    clauses = draft.clauses
    for stack in stacks:
        with scope.within(stack):
            body: Body | None = draft.body.check(scope)
        rule = Rule(
            id=f"{prefix_of(stack)}{draft.id}",
            kind=draft.kind,
            text=draft.text,
            reasons=reasons,
            source=clauses.source,
            tags=clauses.tags,
            markets=clauses.markets,
            period=Period(clauses.start, clauses.end),
            place=draft.place,
            body=guarded(body, stack[0], scope.characteristics) if stack and body else cast(Body, body),
        )
        if not _keep(book, rule, rules) or body is None:
            return


def _keep(book: BookDraft, rule: Rule, rules: dict[str, Rule]) -> bool:
    """Keep a rule unless its name is taken."""
    earlier = rules.setdefault(rule.id, rule)
    if earlier is not rule:
        message = f"there are two rules {rule.id!r}"
        book.error("repeated", message, rule.place, "every rule has its own name", earlier.place)
    elif len(rules) == MOST_RULES + 1:
        book.error("too-many", f"more than {MOST_RULES:,} rules", rule.place, "split the product")
    return earlier is rule and len(rules) <= MOST_RULES


def _reason_table(book: BookDraft, draft: RuleDraft) -> Mapping[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for reason in draft.clauses.reasons:
        key = (reason.audience, reason.language)
        if key in table:
            message = f"the rule {draft.id!r} has two reasons for {reason.audience} in {reason.language}"
            book.error("repeated", message, draft.place, "keep one of them")
        table[key] = reason.text
    return table
