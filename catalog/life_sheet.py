"""Reads the lives of a product (`[life]` in `product.toml`) and of its values (`life.csv`), and makes rules of these.

A value that is not sold on a day is forbidden by a rule with a period. So it is found, explained, avoided and repaired
like whatever else is impossible, and needs no rule of its own kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.life import EVER, Life, no_longer_sold, not_yet_sold, successor_on
from catalog.problems import did_you_mean
from catalog.product import CharacteristicInfo
from catalog.sheet import Row, read_sheet
from catalog.toml_tree import Table
from kernel.errors import FieldProblem
from kernel.text import LANGUAGES, Text
from rules import Place, Rule, RuleBook
from rules.book import Combinations, Period

LIFE_FILE = "life.csv"
DATES = ("active", "phasing_out", "discontinued")
MOST_LISTED = 10
"""Values of a circle that are named."""
TAG = "life"
"""On the rules that are made here."""

Lives = Mapping[tuple[str, str], Life]
"""Characteristic and value -> its life, with that in markets of their own; what is always sold is left out."""

_KIND = "forbid"


def read_life(root: Table, code: str, markets: Collection[str]) -> Life:
    """Return the life of the product that `product.toml` tells; report what cannot be.

    Args:
        root: the file.
        code: of the product.
        markets: in which it is sold.
    """
    table = root.table("life")
    if table is None:
        return Life()
    table.only(*DATES, "successor", "markets")
    own = table.table("markets")
    exceptions = tuple(_lives_in_markets(own, code, markets)) if own else ()
    return replace(_life_in(table, code), exceptions=exceptions)


def _lives_in_markets(own: Table, code: str, markets: Collection[str]) -> Iterator[tuple[str, Life]]:
    for market, each in own.children():
        if market not in markets:
            own.wrong(market, _not_sold_in(market, markets))
        each.only(*DATES, "successor")
        yield market, _life_in(each, code)


def _not_sold_in(market: str, markets: Collection[str]) -> str:
    return f"The product is not sold in the market {market!r}.{did_you_mean(market, markets)}"


def _life_in(table: Table, code: str) -> Life:
    days = {key: table.day(key) for key in DATES}
    for key, message in _disorder(days):
        table.wrong(key, message)
    successor = table.text("successor", "")
    if successor and successor == code:
        table.wrong("successor", "A product is not its own successor; name the one that follows it, or take this out.")
    line, column = table.document.places.get(table.path, (1, 1))
    return Life(
        days["active"],
        days["phasing_out"],
        days["discontinued"],
        successor=successor,
        place=f"{table.document.file}:{line}:{column}",
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the sheet that can stand."""

    row: Row
    name: str
    value: str
    market: str
    life: Life

    @property
    def key(self) -> tuple[str, str, str]:
        """What only one row may tell of."""
        return self.name, self.value, self.market


_Chosen = Mapping[str, Mapping[str, None]]
"""Characteristic -> the codes of its values that can be chosen."""
_Entries = dict[tuple[str, str, str], _Entry]
"""Characteristic, value and market, which is empty for what holds elsewhere -> its row."""


def read_lives(
    files: Mapping[str, str],
    characteristics: Mapping[str, CharacteristicInfo] | None,
    markets: Collection[str],
    problems: list[FieldProblem],
) -> Lives:
    """Return the lives of values that `life.csv` tells; whatever is wrong with the sheet is reported.

    Args:
        files: of the product.
        characteristics: of the product; without them only what the rows say by themselves is checked.
        markets: in which the product is sold.
        problems: where to report.
    """
    text = files.get(LIFE_FILE)
    if text is None:
        return {}
    needed = ("characteristic", "value", "discontinued")
    optional = ("market", "active", "phasing_out", "successor")
    rows = read_sheet(LIFE_FILE, text, problems, required=needed, optional=optional)
    chosen = None if characteristics is None else _chosen(characteristics)
    found: _Entries = {}
    for row in rows:
        life, market = _life(row), row.text("market")
        if market and market not in markets:
            row.wrong("market", _not_sold_in(market, markets))
        entry = _entry(row, life, chosen)
        if entry is not None:
            _add(entry, found)
    places = dict.fromkeys(["", *(key[2] for key in found)])
    circles = [circle for market in places for circle in _circles(_in_market(found, market))]
    for circle in circles:
        _report_circle(circle)
    astray = {each.key for circle in circles for each in circle}
    by_value: dict[tuple[str, str], dict[str, Life]] = {}
    for each in (entry for key, entry in found.items() if key not in astray):
        by_value.setdefault((each.name, each.value), {})[each.market] = each.life
    return {key: _with_exceptions(lives) for key, lives in by_value.items()}


def _in_market(found: _Entries, market: str) -> Mapping[tuple[str, str], _Entry]:
    """Return the rows that hold in a market, by characteristic and value."""
    general = {(name, value): entry for (name, value, where), entry in found.items() if not where}
    return general | {(name, value): entry for (name, value, where), entry in found.items() if where == market}


def _with_exceptions(lives: Mapping[str, Life]) -> Life:
    """Return the life of a value: its row without a market, or that it is always sold, with its rows for markets."""
    own = tuple((market, life) for market, life in lives.items() if market)
    return replace(lives[""] if "" in lives else Life(place=own[0][1].place), exceptions=own)


def _chosen(characteristics: Mapping[str, CharacteristicInfo]) -> _Chosen:
    """Return the codes of what can be chosen, in declared order."""
    return {
        info.code: dict.fromkeys(each.code for each in info.values if not info.is_nothing(each.code))
        for info in characteristics.values()
        if not info.computed
    }


def _entry(row: Row, life: Life, chosen: _Chosen | None) -> _Entry | None:
    name, value = row.required("characteristic"), row.required("value")
    if chosen is None or not name:
        return None
    if name not in chosen:
        hint = row.did_you_mean(name, chosen)
        row.wrong("characteristic", f"There is nothing to choose called {name!r}.{hint}")
        return None
    codes = chosen[name]
    for column, code in (("value", value), ("successor", life.successor)):
        if code and code not in codes:
            row.wrong(column, f"{name!r} has no value {code!r} that could be sold.{row.did_you_mean(code, codes)}")
            return None
    return _Entry(row, name, value, row.text("market"), life) if value else None


def _life(row: Row) -> Life:
    days = {key: _day(row, key) for key in DATES}
    for key, message in _disorder(days):
        row.wrong(key, message)
    if not any(row.text(key) for key in DATES):
        row.wrong("value", "The row has no date, so it says nothing; fill active, phasing_out or discontinued.")
    cell = row.cell("value")
    return Life(
        days["active"],
        days["phasing_out"],
        days["discontinued"],
        successor=row.text("successor"),
        place=f"{row.file}:{cell.line}:{cell.column}",
    )


def _day(row: Row, column: str) -> date | None:
    text = row.text(column)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        row.wrong(column, f"{text!r} is not a day; write it like 2026-01-31.")
        return None


def _disorder(days: Mapping[str, date | None]) -> Iterator[tuple[str, str]]:
    """Yield dates that do not follow the one before them: a state of no day, or one that ends before it begins."""
    last: tuple[str, date] | None = None
    for key in DATES:
        day = days[key]
        if day is None:
            continue
        if last is not None and day <= last[1]:
            yield key, f"{key} ({day}) does not come after {last[0]} ({last[1]}); the dates of a life ascend."
        last = key, day


def _add(entry: _Entry, found: _Entries) -> None:
    if entry.key in found:
        entry.row.wrong("value", f"The life of {entry.value!r} stands in line {found[entry.key].row.line} already.")
    elif entry.life.successor == entry.value:
        message = "A value is not its own successor; name the one that follows it, or leave the cell empty."
        entry.row.wrong("successor", message)
    else:
        found[entry.key] = entry


def _report_circle(circle: Sequence[_Entry]) -> None:
    twice, left_out = (*circle, *circle), ["…"] if len(circle) > MOST_LISTED else []
    for at, entry in enumerate(circle):
        way = [repr(each.value) for each in twice[at : at + min(len(circle), MOST_LISTED)]]
        told = " → ".join([*way, *left_out, repr(entry.value)])
        entry.row.wrong("successor", f"The value follows itself: {told}. Take one successor out of the circle.")


def _circles(found: Mapping[tuple[str, str], _Entry]) -> Iterator[Sequence[_Entry]]:
    """Yield the rows that follow one another in a circle; each row is visited once."""
    seen: set[tuple[str, str]] = set()
    for start in found:
        way: dict[tuple[str, str], int] = {}
        at = start
        while at in found and at not in seen:
            seen.add(at)
            way[at] = len(way)
            at = at[0], found[at].life.successor
        if at in way:
            yield [found[each] for each in list(way)[way[at] :]]


def in_instances(lives: Lives, book: RuleBook) -> Lives:
    """Return the lives of values in every instance of the component that their characteristic stands in."""
    return {(each, value): life for (name, value), life in lives.items() for each in book.in_instances(name)}


def with_lives(
    book: RuleBook,
    lives: Lives,
    characteristics: Mapping[str, CharacteristicInfo],
    markets: Collection[str],
    files: Mapping[str, str],
) -> RuleBook:
    """Return a rule book with the rules that keep values from being sold when they are not.

    Args:
        book: the product's own rules.
        lives: of values.
        characteristics: of the product.
        markets: in which the product is sold.
        files: of the product, for the lines that findings show.
    """
    lines = files.get(LIFE_FILE, "").splitlines()
    rules = {rule.id: rule for rule in book.rules}
    for (name, value), life in lives.items():
        for following, where in _variants(name, value, lives, markets).items():
            for rule in _rules(characteristics[name], value, life, following, where, lines):
                named = _named(rule, rules)
                rules[named.id] = named
    return replace(book, rules=tuple(rules.values())) if lives else book


def _variants(name: str, value: str, lives: Lives, markets: Collection[str]) -> Mapping[_Following, tuple[str, ...]]:
    """Return the lives that a value has, with what follows it, and where; nowhere in particular if it is one."""
    found: dict[_Following, tuple[str, ...]] = {}
    for market in markets or ("",):
        life = lives[name, value].in_market(market)
        following = life, _successor_in(market, name, life, lives)
        found[following] = (*found.get(following, ()), market)
    return found if len(found) > 1 else dict.fromkeys(found, ())


_Following = tuple[Life, str]
"""A life, and the code of what is sold after it."""


def _successor_in(market: str, name: str, life: Life, lives: Lives) -> str:
    if life.discontinued is None:
        return ""
    return successor_on(life, life.discontinued, lambda code: lives.get((name, code), EVER).in_market(market))


def _rules(
    info: CharacteristicInfo,
    value: str,
    general: Life,
    following: _Following,
    markets: tuple[str, ...],
    lines: Sequence[str],
) -> Iterator[Rule]:
    name, (life, successor) = info.value(value).name, following
    where = "" if life is general else "_".join(("", *markets))
    if life.active is not None:
        period, reason = Period(None, life.active), not_yet_sold(name, life.active)
        yield _rule(info, value, life, f"announced{where}", markets, period, reason, lines)
    if life.discontinued is not None:
        reason = no_longer_sold(name, life.discontinued, info.value(successor).name if successor else None)
        period = Period(life.discontinued, None)
        yield _rule(info, value, life, f"discontinued{where}", markets, period, reason, lines)


def _rule(
    info: CharacteristicInfo,
    value: str,
    life: Life,
    state: str,
    markets: tuple[str, ...],
    period: Period,
    reason: Text,
    lines: Sequence[str],
) -> Rule:
    file, line, column = life.place.rsplit(":", 2)
    excerpt = lines[int(line) - 1] if int(line) <= len(lines) else ""
    return Rule(
        id=f"{state}_{info.code}_{value}".replace("-", "_").lower(),
        kind=_KIND,
        text=f'forbid ({info.code}): ("{value}")',
        reasons={("customer", language): reason.in_(language) for language in LANGUAGES},
        source=LIFE_FILE,
        tags=(TAG,),
        markets=markets,
        period=period,
        place=Place(file, int(line), int(column), max(len(value), 1), excerpt),
        body=Combinations((info.code,), ((frozenset({value}),),), allowed=False),
    )


def _named(rule: Rule, taken: Mapping[str, Rule]) -> Rule:
    """Return a rule under a name that no other has."""
    name = rule.id
    while name in taken:
        name += "_"
    return replace(rule, id=name)
