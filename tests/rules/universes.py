"""A second reading of the rule language: books drawn at random with their meaning, by none of the code that reads them.

`books.py` draws rule books and evaluates what the reader made of them, so a mistake of the reader (of units, of names
inside components, of guards around instances that are not there) is in both answers. Here each piece of a book is drawn
with a function that says what `docs/rules.md` says about it, over *worlds*: plain trees of parts with their values. The
worlds of a book that break none of its rules are its configurations.

Whatever is drawn comes from a `random.Random`: of hypothesis in tests, so that it shrinks, or of a seed in a long run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random

from tests.rules.worlds import NONE, UNITS, Declared, Env, Level, Rule, Term, Universe, World, size_of

DAYS = (date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1))
MARKETS = ("eu", "us")
MOST_WORLDS = 1_000
"""Worlds of a book, those that break its rules included."""

TABLES = {
    "processor.csv": "code,socket,tdp[W],memory#,sockets,width[mm],note\n"
    "p1,am5,65,2,am5|am4,40,first\n"
    "p2,lga,125.5,,lga,37.5,second\n",
}


@dataclass(frozen=True)
class Seen:
    """A characteristic as seen from somewhere: how it is written there, and which code it has."""

    text: str
    owner: Declared
    code: Callable[[Env], str]
    codes: tuple[str, ...]
    optional: bool

    def term(self) -> Term:
        """Return its value as an expression."""
        return Term(self.text, lambda env: self.owner.read(self.code(env)), self.owner.factor)


# --- what can be seen -------------------------------------------------------------------------------------------------

View = tuple[Level, ...]
"""The levels that an expression stands in, the innermost first."""


def _here(env: Env, level: Level) -> World:
    return next(world for world in env if world.level is level)


def seen(view: View) -> list[Seen]:
    """Return the characteristics that can be named in a view; the product sees those of instances too."""
    found: dict[str, Seen] = {}
    for level in view:
        for owner in level.characteristics.values():
            code = _code_of(level, owner.name)
            found.setdefault(owner.name, Seen(owner.name, owner, code, owner.codes, owner.optional))
    if len(view) == 1:
        for part in view[0].parts.values():
            found.update({each.text: each for each in _of_instances(part)})
    return list(found.values())


def _code_of(level: Level, name: str) -> Callable[[Env], str]:
    return lambda env: _here(env, level).code(name)


def _of_instances(part: Level) -> Iterator[Seen]:
    assert part.outer is not None
    for number in range(1, part.high + 1):
        for owner in part.characteristics.values():
            sure = number <= part.certain
            codes = owner.codes if sure or owner.optional else (NONE, *owner.codes)
            yield Seen(
                f"{part.name}_{number}_{owner.name}",
                owner,
                _code_in(part, number, owner.name),
                codes,
                owner.optional or not sure,
            )


def _code_in(part: Level, number: int, name: str) -> Callable[[Env], str]:
    def code(env: Env) -> str:
        assert part.outer is not None
        parts = _here(env, part.outer).parts[part.name]
        return parts[number - 1].code(name) if number <= len(parts) else NONE

    return code


def parts_seen(view: View) -> list[Level]:
    """Return the components that an expression may ask about: none that it stands in."""
    return [part for level in view for part in level.parts.values() if part not in view]


# --- expressions ------------------------------------------------------------------------------------------------------


def condition(chance: Random, view: View, depth: int) -> Term:
    """Draw a condition."""
    makers = [_comparison, _of_texts, _flag, _absence, _membership]
    if depth > 0:
        makers += [_logic, _logic, _not, _if_condition, _equality]
        if parts_seen(view):
            makers += [_all_or_any] * 3
    while True:
        made = chance.choice(makers)(chance, view, depth - 1)
        if made is not None:
            return made


def _flag(chance: Random, view: View, _: int) -> Term | None:
    flags = [each for each in seen(view) if each.owner.kind == "boolean"]
    return chance.choice(flags).term() if flags else Term("true", lambda env: True)


def _absence(chance: Random, view: View, _: int) -> Term | None:
    optional = [each for each in seen(view) if each.optional]
    if not optional:
        return None
    which = chance.choice(optional)
    text, is_set = chance.choice(
        [("{} is set", True), ("{} is not set", False), ("{} = none", False), ("none != {}", True)]
    )
    return Term(f"({text.format(which.text)})", lambda env: (which.code(env) != NONE) == is_set)


def _logic(chance: Random, view: View, depth: int) -> Term:
    word = chance.choice(["and", "or"])
    parts = [condition(chance, view, depth) for _ in range(chance.randint(2, 3))]
    every = all if word == "and" else any
    return Term(f"({f' {word} '.join(each.text for each in parts)})", lambda env: every(p.worth(env) for p in parts))


def _not(chance: Random, view: View, depth: int) -> Term:
    inner = condition(chance, view, depth)
    return Term(f"(not {inner.text})", lambda env: not inner.worth(env))


def _if_condition(chance: Random, view: View, depth: int) -> Term:
    test, first, second = (condition(chance, view, depth) for _ in range(3))
    return Term(
        f"(if {test.text} then {first.text} else {second.text})",
        lambda env: first.worth(env) if test.worth(env) else second.worth(env),
    )


def _equality(chance: Random, view: View, depth: int) -> Term:
    first, second = condition(chance, view, depth), condition(chance, view, depth)
    alike = chance.random() < 0.5
    return Term(
        f"({first.text} {'=' if alike else '!='} {second.text})",
        lambda env: (first.worth(env) == second.worth(env)) == alike,
    )


def _all_or_any(chance: Random, view: View, depth: int) -> Term:
    part = chance.choice(parts_seen(view))
    inner = condition(chance, (part, *view), depth)
    word = chance.choice(["all", "any"])
    every = all if word == "all" else any
    return Term(
        f"{word}({part.name}, {inner.text})", lambda env: every(inner.worth(e) for e in _instances_in(part, env))
    )


def _instances_in(part: Level, env: Env) -> Iterator[Env]:
    assert part.outer is not None
    for each in _here(env, part.outer).parts[part.name]:
        yield (each, *env)


_ORDERS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _comparison(chance: Random, view: View, depth: int) -> Term:
    measure = chance.choice(["", "", "length", "area", "power"])
    first, second = numbers(chance, view, depth, measure, 2)
    order = chance.choice([*_ORDERS])
    unit = first.factor if first.factor is not None else second.factor
    return Term(
        f"({first.text} {order} {second.text})",
        lambda env: _ORDERS[order](first.number(env, unit), second.number(env, unit)),
    )


def _membership(chance: Random, view: View, depth: int) -> Term | None:
    optional = [each for each in seen(view) if each.optional and each.owner.kind == "number"]
    if optional and chance.random() < 0.3:
        return _absence_among(chance, chance.choice(optional))
    measure = chance.choice(["", "length"])
    subject, *others = numbers(chance, view, min(depth, 0), measure, 3)
    unit = _unit_of([subject, *others])
    return Term(
        f"({subject.text} in {{{', '.join(each.text for each in others)}}})",
        lambda env: subject.number(env, unit) in [each.number(env, unit) for each in others],
    )


def _absence_among(chance: Random, which: Seen) -> Term:
    """Draw whether an optional number is one of several, or not chosen."""
    bare = _bare(chance)
    own = which.term()
    return Term(
        f"({which.text} in {{{', '.join(chance.sample([NONE, bare.text], 2))}}})",
        lambda env: which.code(env) == NONE or own.number(env, None) == bare.number(env, own.factor),
    )


def _texts(chance: Random, view: View) -> tuple[Seen, Term] | None:
    """Draw a characteristic that has texts, and itself or an attribute of it that holds one word."""
    owners = [each for each in seen(view) if each.owner.kind == "text"]
    if not owners:
        return None
    which = chance.choice(owners)
    if not which.owner.attributes or chance.random() < 0.5:
        return which, which.term()
    return which, Term(
        f"{which.text}.socket", lambda env: which.owner.attributes.get(which.code(env), {}).get("socket", "")
    )


def _of_texts(chance: Random, view: View, depth: int) -> Term | None:
    found = _texts(chance, view)
    if found is None:
        return None
    which, term = found
    is_own = term.text == which.text
    words = [code for code in which.codes if code != NONE] if is_own else ["am5", "lga"]
    how = chance.randrange(5)
    if how == 0 and which.owner.attributes:
        word = chance.choice(["am4", "am5", "lga"])
        cell = lambda env: which.owner.attributes.get(which.code(env), {}).get("sockets", "")  # noqa: E731
        return Term(f'({which.text}.sockets has "{word}")', lambda env: word in cell(env).split("|"))
    if how == 1:
        some = chance.sample(words, chance.randint(1, len(words)))
        return Term(f"({term.text} in {{{', '.join(map(_quoted, some))}}})", lambda env: term.worth(env) in some)
    other = _texts(chance, view) if how == 2 else None
    if other is not None:
        return Term(f"({term.text} = {other[1].text})", lambda env: term.worth(env) == other[1].worth(env))
    word = chance.choice(words)
    if how == 3 and depth >= 0:
        test = condition(chance, view, depth)
        instead = chance.choice(words)
        text = f"((if {test.text} then {term.text} else {_quoted(instead)}) != {_quoted(word)})"
        return Term(text, lambda env: (term.worth(env) if test.worth(env) else instead) != word)
    return Term(f"({_quoted(word)} = {term.text})", lambda env: term.worth(env) == word)


def _quoted(code: str) -> str:
    return code if code.replace("_", "a").replace("-", "a").isalnum() else f'"{code}"'


def numbers(chance: Random, view: View, depth: int, measure: str, count: int) -> list[Term]:
    """Draw numbers that meet; at most one of them takes its unit from the others."""
    found = [number(chance, view, depth, measure) for _ in range(count)]
    if chance.random() < 0.4:
        at = chance.randrange(count)
        found[at] = _bare(chance)
    return found


def _bare(chance: Random) -> Term:
    text = chance.choice(["0", "1", "2", "1.5", "0.75", "40"])
    if chance.random() < 0.2:
        return Term(f"({text} + 1)", lambda env: Fraction(text) + 1, None)
    return Term(text, lambda env: Fraction(text), None)


def number(chance: Random, view: View, depth: int, measure: str) -> Term:
    """Draw a number that measures something, in whatever unit."""
    makers = [_literal, _named, _named]
    if depth > 0:
        makers += [_sum, _extreme, _if_number, _negative, _product, _product]
        if parts_seen(view):
            makers += [_over_instances] * 3
        if not measure:
            makers += [_count]
    while True:
        made = chance.choice(makers)(chance, view, depth - 1, measure)
        if made is not None:
            return made


def _literal(chance: Random, _: View, __: int, measure: str) -> Term:
    unit = chance.choice([*UNITS[measure]])
    factor = UNITS[measure][unit]
    text = chance.choice(["0", "1", "2", "37.5", "0.25", "1000"])
    if not unit:
        return Term(f"count({', '.join(['true'] * 2)})", lambda env: Fraction(2))
    return Term(f"{text} {unit}", lambda env: Fraction(text) * factor, factor)


def _named(chance: Random, view: View, _: int, measure: str) -> Term | None:
    found = [each.term() for each in seen(view) if each.owner.kind == "number" and each.owner.measure == measure]
    for each in seen(view):
        if each.owner.attributes:
            found += _attributes(each, measure)
    if not measure:
        found += [_how_many(part) for part in parts_seen(view)]
    return chance.choice(found) if found else None


def _attributes(which: Seen, measure: str) -> list[Term]:
    columns = {"": [("memory", "")], "length": [("width", "mm")], "power": [("tdp", "W")]}.get(measure, [])
    return [
        Term(
            f"{which.text}.{name}",
            lambda env, name=name, unit=unit: (  # type: ignore[misc]
                Fraction(which.owner.attributes.get(which.code(env), {}).get(name) or 0) * UNITS[measure][unit]
            ),
            UNITS[measure][unit],
        )
        for name, unit in columns
    ]


def _how_many(part: Level) -> Term:
    outer = part.outer
    assert outer is not None
    return Term(part.name, lambda env: Fraction(len(_here(env, outer).parts[part.name])))


_REDUCING: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "min": min,
    "max": max,
    "sum": lambda parts: sum(parts, Fraction(0)),
}


def _unit_of(terms: Sequence[Term]) -> Fraction | None:
    return next((each.factor for each in terms if each.factor is not None), None)


def _sum(chance: Random, view: View, depth: int, measure: str) -> Term:
    first, second = numbers(chance, view, depth, measure, 2)
    unit = _unit_of([first, second])
    sign = chance.choice([1, -1])
    return Term(
        f"({first.text} {'+' if sign > 0 else '-'} {second.text})",
        lambda env: first.number(env, unit) + sign * second.number(env, unit),
        unit,
    )


def _extreme(chance: Random, view: View, depth: int, measure: str) -> Term:
    terms = numbers(chance, view, depth, measure, chance.randint(1, 3))
    word = chance.choice(["min", "max", "sum"])
    if len(terms) == 1 and terms[0].factor is None:
        terms = [number(chance, view, 0, measure)]
    unit = _unit_of(terms)
    reduce = _REDUCING[word]
    listed = ", ".join(f"({each.text})" if each.text.isidentifier() else each.text for each in terms)
    listed = f"({terms[0].text} + 0){listed[len(f'({terms[0].text})') :]}" if terms[0].text.isidentifier() else listed
    return Term(f"{word}({listed})", lambda env: reduce([each.number(env, unit) for each in terms]), unit)


def _if_number(chance: Random, view: View, depth: int, measure: str) -> Term:
    first, second = numbers(chance, view, depth, measure, 2)
    test = condition(chance, view, depth)
    unit = _unit_of([first, second])
    return Term(
        f"(if {test.text} then {first.text} else {second.text})",
        lambda env: first.number(env, unit) if test.worth(env) else second.number(env, unit),
        unit,
    )


def _negative(chance: Random, view: View, depth: int, measure: str) -> Term:
    inner = number(chance, view, depth, measure)
    return Term(f"(-{inner.text})", lambda env: -inner.number(env, None), inner.factor)


def _product(chance: Random, view: View, depth: int, measure: str) -> Term:
    if measure == "area":
        first, second = (number(chance, view, depth, "length") for _ in range(2))
    else:
        first, second = number(chance, view, depth, ""), number(chance, view, depth, measure)
        if chance.random() < 0.3:
            first = _bare(chance)
    pair = (first, second) if chance.random() < 0.5 else (second, first)
    unit = Fraction(1) if not measure else _times(first, second, measure)
    return Term(
        f"({pair[0].text} * {pair[1].text})", lambda env: first.number(env, None) * second.number(env, None), unit
    )


def _times(first: Term, second: Term, measure: str) -> Fraction | None:
    """Return the unit of a product: a share or a number of things changes the number, not the unit."""
    if measure == "area":
        assert first.factor is not None
        assert second.factor is not None
        return first.factor * second.factor
    return second.factor


def _count(chance: Random, view: View, depth: int, measure: str) -> Term:
    parts = [condition(chance, view, depth) for _ in range(chance.randint(1, 3))]
    return Term(
        f"count({', '.join(f'({each.text})' for each in parts)})",
        lambda env: Fraction(sum(1 for each in parts if each.worth(env))),
    )


def _over_instances(chance: Random, view: View, depth: int, measure: str) -> Term:
    part = chance.choice(parts_seen(view))
    word = chance.choice(["sum", "min", "max"] if measure else ["sum", "min", "max", "count", "distinct"])
    if word == "count":
        test = condition(chance, (part, *view), depth)
        return Term(
            f"count({part.name}, {test.text})",
            lambda env: Fraction(sum(1 for each in _instances_in(part, env) if test.worth(each))),
        )
    if word == "distinct":
        inner = _anything(chance, (part, *view), depth)
        return Term(
            f"distinct({part.name}, {inner.text})",
            lambda env: Fraction(len({inner.worth(each) for each in _instances_in(part, env)})),
        )
    term = number(chance, (part, *view), depth, measure)
    reduce = _REDUCING[word]
    return Term(
        f"{word}({part.name}, {term.text})",
        lambda env: reduce([term.number(each, None) for each in _instances_in(part, env)] or [Fraction(0)]),
        term.factor,
    )


def _anything(chance: Random, view: View, depth: int) -> Term:
    texts = _texts(chance, view)
    if texts is not None and chance.random() < 0.5:
        return texts[1]
    if chance.random() < 0.5:
        return condition(chance, view, depth)
    return number(chance, view, depth, chance.choice(["", "length"]))


# --- rules ------------------------------------------------------------------------------------------------------------


def rule(chance: Random, view: View, universe: Universe, name: str) -> None:
    """Draw a rule of any kind that removes values, and write it into the innermost level."""
    level = view[0]
    body, holds = chance.choice([_require, _when, _excludes, _iff, _choose, _combinations])(chance, view, universe)
    markets = tuple(chance.sample(MARKETS, 1)) if chance.random() < 0.2 else ()
    start = chance.choice(DAYS) if chance.random() < 0.15 else None
    end = chance.choice(DAYS) if chance.random() < 0.15 else None
    if start and end and start >= end:
        start = None
    clauses = [f"markets {', '.join(markets)}"] * bool(markets)
    clauses += [f"from {start}"] * bool(start) + [f"until {end}"] * bool(end)
    level.lines.append("\n".join([f"rule {name}: {body}", *(f"    {clause}" for clause in clauses)]))
    universe.rules.append(Rule(level, holds, markets, start, end))


Made = tuple[str, Callable[[Env], bool]]


def _require(chance: Random, view: View, _: Universe) -> Made:
    first = condition(chance, view, 3)
    return f"require {first.text}", lambda env: bool(first.worth(env))


def _when(chance: Random, view: View, _: Universe) -> Made:
    first, second = condition(chance, view, 2), condition(chance, view, 2)
    return f"when {first.text} require {second.text}", lambda env: bool(not first.worth(env) or second.worth(env))


def _excludes(chance: Random, view: View, _: Universe) -> Made:
    first, second = condition(chance, view, 2), condition(chance, view, 2)
    return f"{first.text} excludes {second.text}", lambda env: not (first.worth(env) and second.worth(env))


def _iff(chance: Random, view: View, _: Universe) -> Made:
    first, second = condition(chance, view, 2), condition(chance, view, 2)
    return f"{first.text} iff {second.text}", lambda env: bool(first.worth(env)) == bool(second.worth(env))


def _choose(chance: Random, view: View, _: Universe) -> Made:
    parts = [condition(chance, view, 1) for _ in range(chance.randint(1, 4))]
    low = chance.randint(0, len(parts))
    high = chance.randint(low, len(parts) + 1)
    usual = f"{low}..{high}" if low < high or chance.random() < 0.5 else str(low)
    text = f"choose {usual} of {', '.join(each.text for each in parts)}"
    return text, lambda env: low <= sum(1 for each in parts if each.worth(env)) <= high


def _combinations(chance: Random, view: View, universe: Universe) -> Made:
    columns = chance.sample(seen(view), min(len(seen(view)), chance.randint(1, 3)))
    rows = [[_cell(chance, column) for column in columns] for _ in range(chance.randint(1, 4))]
    allowed = chance.random() < 0.5

    def holds(env: Env) -> bool:
        codes = [column.code(env) for column in columns]
        fits = any(all(c is None or code in c for code, c in zip(codes, row, strict=True)) for row in rows)
        return fits == allowed

    names = ", ".join(column.text for column in columns)
    head = f"{'allow' if allowed else 'forbid'} ({names})"
    if chance.random() < 0.3:
        path = f"t{len(universe.tables)}.csv"
        lines = [",".join("*" if cell is None else "|".join(cell) for cell in row) for row in rows]
        universe.tables[path] = "\n".join([names.replace(" ", ""), *lines])
        return f'{head} from table "{path}"', holds
    written = ["(" + ", ".join(_inline(cell) for cell in row) + ")" for row in rows]
    return f"{head}: {' '.join(written)}", holds


def _cell(chance: Random, column: Seen) -> list[str] | None:
    if chance.random() < 0.3:
        return None
    return chance.sample(column.codes, chance.randint(1, len(column.codes)))


def _inline(cell: list[str] | None) -> str:
    if cell is None:
        return "*"
    words = [code if code.replace(".", "").replace("-", "").isalnum() else f'"{code}"' for code in cell]
    return words[0] if len(words) == 1 else "{" + " ".join(words) + "}"


# --- books ------------------------------------------------------------------------------------------------------------

_ROWS = [line.split(",") for line in TABLES["processor.csv"].splitlines()]
_ATTRIBUTES = {
    row[0]: dict(zip(["socket", "tdp", "memory", "sockets", "width", "note"], row[1:], strict=True))
    for row in _ROWS[1:]
}

_POOL: Sequence[tuple[str, Declared]] = (
    ('one of table "processor.csv"', Declared("processor", "text", ("p1", "p2"), attributes=_ATTRIBUTES)),
    ('one of clear, frosted, "RAL 9010"', Declared("glass", "text", ("clear", "frosted", "RAL 9010"))),
    ("one of clear, steel", Declared("back", "text", ("clear", "steel"))),
    ("boolean", Declared("light", "boolean", ("false", "true"))),
    ("integer 0..2", Declared("shelves", "number", ("0", "1", "2"))),
    ("integer -1..1 [W]", Declared("load", "number", ("-1", "0", "1"), "power", "W")),
    ("decimal 0.75..1.25 step 0.25 [m]", Declared("size", "number", ("0.75", "1.00", "1.25"), "length", "m")),
    ("decimal -0.5..1 step 1.5 [in]", Declared("shift", "number", ("-0.5", "1.0"), "length", "in")),
    ("optional integer 1..2 [mm]", Declared("gap", "number", (NONE, "1", "2"), "length", "mm", optional=True)),
    ("optional one of left, right", Declared("door", "text", (NONE, "left", "right"), optional=True)),
    ("optional boolean", Declared("vent", "boolean", (NONE, "false", "true"), optional=True)),
    (
        'optional one of table "processor.csv"',
        Declared("second", "text", (NONE, "p1", "p2"), optional=True, attributes=_ATTRIBUTES),
    ),
)


def universe(chance: Random, most_rules: int = 4) -> Universe:
    """Draw a book with its worlds; there are never more than `MOST_WORLDS`."""
    while True:
        made = Universe(Level("product"), dict(TABLES))
        pool = chance.sample(_POOL, len(_POOL))
        _declare(chance, made.product, pool, chance.randint(1, 3))
        for name in chance.sample(["drive", "shelf"], chance.choice([0, 1, 1, 2])):
            _component(chance, made.product, name, pool, 1)
        if size_of(made.product) <= MOST_WORLDS:
            break
    views = list(_views((made.product,)))
    for number_of, view in enumerate(chance.choices(views, k=chance.randint(0, 3))):
        _compute(chance, view, f"computed_{number_of}")
    for number_of, view in enumerate(chance.choices(views, k=chance.randint(0, most_rules))):
        rule(chance, view, made, f"r{number_of}")
    return made


def _views(view: View) -> Iterator[View]:
    yield view
    for part in view[0].parts.values():
        yield from _views((part, *view))


def _declare(chance: Random, level: Level, pool: list[tuple[str, Declared]], count: int) -> None:
    for _ in range(count):
        if pool:
            text, owner = pool.pop()
            level.characteristics[owner.name] = owner
            level.lines.append(f"characteristic {owner.name}: {text}")


def _component(chance: Random, outer: Level, name: str, pool: list[tuple[str, Declared]], depth: int) -> None:
    high = chance.randint(1, 2)
    level = Level(name, chance.randint(0, high), high, chance.random() < 0.3, outer)
    how_many = str(high) if level.low == high and chance.random() < 0.5 else f"{level.low}..{high}"
    outer.lines.append(f"component {name}: {how_many}{' numbered' if level.numbered else ''}")
    outer.parts[name] = level
    _declare(chance, level, pool, chance.randint(1, 2))
    if not level.characteristics:
        level.lines.append("characteristic spare: boolean")
        level.characteristics["spare"] = Declared("spare", "boolean", ("false", "true"))
    if pool and depth < 3 and chance.random() < 0.4:
        _component(chance, level, f"{name}_part", pool, depth + 1)


def _compute(chance: Random, view: View, name: str) -> None:
    """Declare a computed characteristic; it may speak of everything declared so far, computed ones included."""
    kind = chance.choice(["boolean", "text", "number", "number"])
    if kind == "boolean":
        formula = condition(chance, view, 2)
        text, owner = "boolean", Declared(name, kind, ("false", "true"), formula=formula)
    elif kind == "text":
        test = condition(chance, view, 2)
        formula = Term(
            f"if {test.text} then big else small", lambda env: "big" if test.worth(env) else "small", Fraction(1)
        )
        text, owner = "one of small, big", Declared(name, kind, ("small", "big"), formula=formula)
    else:
        measure, unit, domain = chance.choice(
            [
                ("", "", "integer -1..6"),
                ("power", "W", "integer 0..9 [W]"),
                ("length", "cm", "decimal -50..250 step 0.5 [cm]"),
            ]
        )
        formula = number(chance, view, 2, measure)
        codes = (
            tuple(f"{half / 2:.1f}" for half in range(-100, 501))
            if unit == "cm"
            else tuple(map(str, range(-1, 7) if not unit else range(10)))
        )
        text = domain
        owner = Declared(name, kind, codes, measure, "cm" if unit == "cm" else unit, formula=formula)
    view[0].lines.append(f"computed {name}: {text} = {formula.text}")
    view[0].characteristics[name] = owner
