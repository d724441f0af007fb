"""The gate: what is found when a product is looked at before it is published. Findings of severity error keep it back.

A check is a function from a product and its compiled form in one market on one day to findings. Packages above bring
checks of their own (`publish` takes the list), so that the arrow holds. What a check finds in every market may weigh
more than in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from itertools import product as combinations
from math import prod
from typing import Literal

import rules
from catalog.bom import BomRule, bom_line
from catalog.compiled import Compiled, CompiledCache
from catalog.family import path_of
from catalog.life import Life, no_longer_sold, not_yet_sold
from catalog.part import PARTS_FILE
from catalog.price_book import PERIODS, PriceBook
from catalog.product import CharacteristicInfo, Product
from catalog.proof.trial import Deciders, Outcome, outcomes
from catalog.russian import in_languages, of_rules
from catalog.scale import SCALES_FILE, Block, Scale
from catalog.validity import Validity
from kernel.errors import Broken, FieldProblem
from kernel.period import Period
from kernel.progress import Tell, silent
from kernel.text import LANGUAGES, Text
from rules.book import SoftDefault

Severity = Literal["error", "warning"]

MOST_LISTED = 10
"""Values named in one message; the rest is counted."""
MOST_COMBINATIONS = 50_000
"""Combinations of values tried for one row of the bill of materials; beyond it the row is sampled from the front."""
MOST_WITNESSES = 100
"""Combinations per row for which the engine is asked whether they can be bought at all."""
REASON_STEPS = 200_000
"""What the search for the rules of a void product may cost; it is void whether they are found or not."""
MOST_FAILED = 20
"""Rule tests of a market that are told one by one when they fail."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found.

    Args:
        severity: errors keep the release back.
        code: a stable machine-readable name.
        message: what, and what to do.
        place: `file:line:column`, a file, or a name in the product.
        markets: where it was found; empty when the market does not matter.
        everywhere: its severity when it is found in every market of the product; None for the same.
        is_new: whether the release that is sold now does not have it, too.
    """

    severity: Severity
    code: str
    message: Text
    place: str
    markets: tuple[str, ...] = ()
    everywhere: Severity | None = None
    is_new: bool = True


Check = Callable[[Product, Compiled], Iterable[Finding]]


def examine(
    product: Product,
    day: date,
    validity: Validity,
    checks: Sequence[Check],
    cache: CompiledCache | None = None,
    tell: Tell = silent,
) -> tuple[Finding, ...]:
    """Look at a product in some markets, on its first day there and on every later day when rules or prices change.

    Args:
        product: what is to be published.
        day: the day of publishing.
        validity: in which markets the release will be valid, and when; nothing is looked for in any other one.
        checks: what to look for.
        cache: where compiled products may be taken from and left.
        tell: hears how many of the days are looked at, and on the first one how many of the checks are done.

    Returns:
        The findings in the order of the checks, each once with its markets. What is wrong only later is a warning:
        there is time to publish again.

    Raises:
        Malformed: a market is named in which the product is not sold.
    """
    compiled = CompiledCache() if cache is None else cache
    periods = validity.sold(product.code, product.markets)
    first = {market: max(day, period.start or day) for market, period in periods.items()}
    found = _examine_on(product, first, checks, compiled, tell)
    seen = {_key(each) for each in found}
    days = _days_of_change(product, first, periods)
    for done, (later, markets) in enumerate(days.items()):
        tell("check_later", done, len(days))
        for each in _examine_on(product, dict.fromkeys(markets, later), checks, compiled):
            if _key(each) not in seen:
                seen.add(_key(each))
                found.append(_later(each, later))
    return tuple(found)


def _key(finding: Finding) -> tuple[str, str, str]:
    """Return what makes findings of different markets the same."""
    return finding.code, finding.place, str(finding.message.to_json())


def _examine_on(
    product: Product, days: Mapping[str, date], checks: Sequence[Check], cache: CompiledCache, tell: Tell = silent
) -> list[Finding]:
    """Look at a product in each market on a day of its own."""
    found: list[Finding] = []
    for done, check in enumerate(checks):
        tell("check", done, len(checks))
        merged: dict[tuple[str, str, str], Finding] = {}
        for market, day in days.items():
            for finding in check(product, cache.get(product, market, day)):
                known = merged.get(_key(finding), replace(finding, markets=()))
                worse = "error" if "error" in (known.severity, finding.severity) else known.severity
                merged[_key(finding)] = replace(known, severity=worse, markets=(*known.markets, market))
        found += [_weighed(finding, product, days, check, cache) for finding in merged.values()]
    return found


def _weighed(
    finding: Finding, product: Product, days: Mapping[str, date], check: Check, cache: CompiledCache
) -> Finding:
    """Weigh a finding; one of every market that was looked at may be one of all that the product is sold in."""
    if len(finding.markets) < len(days):
        return finding
    others = [market for market in product.markets if market not in days]
    if finding.everywhere:
        day = max(days.values())
        looks = (check(product, cache.get(product, market, day)) for market in others)
        if all(any(_key(each) == _key(finding) for each in look) for look in looks):
            finding = replace(finding, severity=finding.everywhere)
    return finding if others else replace(finding, markets=())


def _later(finding: Finding, day: date) -> Finding:
    message = Text.of(
        en=f"From {day.isoformat()}: {finding.message.in_('en')}",
        ru=f"С {day.isoformat()}: {finding.message.in_('ru')}",
    )
    return replace(finding, severity="warning", message=message)


def _days_of_change(
    product: Product, first: Mapping[str, date], periods: Mapping[str, Period]
) -> Mapping[date, Sequence[str]]:
    """Return the later days on which something changes, in order, with the markets in which the release is valid."""
    ends = [
        *(end for rule in product.rule_book.rules for end in (rule.period.start, rule.period.end)),
        *(end for valid in product.periods for end in (valid.start, valid.end)),
    ]
    changes = sorted({end for end in ends if end is not None})
    valid = {end: [m for m, period in periods.items() if end > first[m] and period.contains(end)] for end in changes}
    return {end: markets for end, markets in valid.items() if markets}


def problem_findings(problems: Iterable[FieldProblem]) -> tuple[Finding, ...]:
    """Return what `load_product` reported as findings, in every language."""
    return tuple(Finding("error", "catalogue-files", in_languages(each.message), each.path) for each in problems)


def void_product(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find a product of which nothing can be bought, and the rules that contradict each other."""
    if compiled.possible.consistent is not False:
        return
    conflict = compiled.engine.conflict_set({}, rules.Budget(REASON_STEPS))
    named = frozenset(conflict.rules if conflict.decided else ())
    culprits = [rule for rule in product.rule_book.rules if rule.id in named]
    names = _listed([rule.id for rule in culprits])
    told = Text.of(
        en="No configuration satisfies all rules: nothing could be bought. "
        + (f"Take back or soften one of these: {names}." if names else "Take back or soften a rule."),
        ru="Ни одна конфигурация не удовлетворяет всем правилам: купить нечего. "
        + (f"Уберите или смягчите что-то одно: {names}." if names else "Уберите или смягчите правило."),
    )
    yield Finding("error", "void-product", told, str(culprits[-1].place) if culprits else "rules")


def undecided_values(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find a product too hard to be decided in the time there is; it may be sold, but some findings may be missing."""
    undecided = compiled.possible.undecided
    number = sum(len(undecided.get(each.name, ())) for each in product.rule_book.characteristics if not each.computed)
    if number:
        yield Finding(
            "warning",
            "undecided",
            Text.of(
                en=f"There was no time to decide {number} values; other findings may be missing.",
                ru=f"Не хватило времени проверить значения (всего {number}); могут быть и другие замечания.",
            ),
            "rules",
        )


def dead_values(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find values that no configuration has: on display, but never possible."""
    if compiled.possible.consistent is False:
        return
    seen: set[str] = set()
    for declared in product.rule_book.characteristics:
        if declared.computed or declared.name in seen:
            continue
        alike = product.rule_book.in_instances(declared.name)
        seen.update(alike)
        possible = {value for name in alike for value in compiled.values(name)}
        for value in _chosen_values(declared):
            if (
                value not in possible
                and product.life_of(declared.name, value, compiled.market).on(compiled.day).is_sold
            ):
                yield Finding(
                    "warning",
                    "dead-value",
                    Text.of(
                        en=f"{declared.name} = {value} can never be chosen: no configuration has it.",
                        ru=f"{declared.name} = {value} нельзя выбрать никогда: такой конфигурации нет.",
                    ),
                    f"{declared.name}={value}",
                    everywhere="error",
                )


def _chosen_values(declared: rules.Characteristic) -> tuple[str, ...]:
    """Return the values a person chooses among; that an instance of a component is not there is none of them."""
    if declared.member is None or declared.member.optional:
        return declared.values
    return tuple(value for value in declared.values if value != rules.ABSENT)


def uncovered_prices(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find days without a price book, and possible values without a price though others of theirs have one."""
    books = product.price_books_on(compiled.market, compiled.day)
    if all(book.segment for book in books):
        yield Finding(
            "error",
            "no-price-book",
            Text.of(
                en=f"There is no price book for the market {compiled.market} on {compiled.day}.",
                ru=f"Для рынка {compiled.market} нет прайс-листа на {compiled.day}.",
            ),
            "prices/books.toml",
        )
        return
    if compiled.possible.consistent is False:
        return
    sheets = [each for book in books for each in (book, *map(book.of, product.recurring))]
    for book, info in ((sheet, info) for sheet in sheets for info in product.priced_in(sheet)):
        missing = _uncovered(info, compiled, book)
        if missing:
            yield Finding(
                "error",
                "uncovered-price",
                Text.of(
                    en=f"The price book {book.code} lacks {info.code} = {_listed(missing)}{_per(book, 'en')}. "
                    "Add rows; 0 is a price.",
                    ru=f"В прайс-листе {book.code} нет {info.code} = {_listed(missing)}{_per(book, 'ru')}. "
                    "Добавьте строки; 0 тоже цена.",
                ),
                f"prices/books.toml#{book.code}",
            )


def uncovered_usage(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find rates of use that another book of the product has: what is used there would be charged nowhere else."""
    rates = {rate.key: rate for book in product.price_books for rate in book.usage}
    for book in product.price_books_on(compiled.market, compiled.day):
        for rate in (rates[key] for key in rates if key not in {each.key for each in book.usage}):
            yield Finding(
                "warning",
                "uncovered-usage",
                Text.of(
                    en=f"The price book {book.code} lacks the rate {rate.name.in_('en')}, which another book has.",
                    ru=f"В прайс-листе {book.code} нет тарифа «{rate.name.in_('ru')}», который есть в другом.",
                ),
                f"prices/books.toml#{book.code}",
            )


def dear_blocks(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find blocks that cost more than as many single pieces, or more per piece than a smaller block."""
    books = product.price_books_on(compiled.market, compiled.day)
    for scale in product.scales:
        if scale.market == compiled.market and scale.period.contains(compiled.day):
            for block in scale.blocks:
                yield from _dear_block(scale, block, [book for book in books if _is_for_block(book, scale)])


def _is_for_block(book: PriceBook, scale: Scale) -> bool:
    return not scale.segment or book.segment in ("", scale.segment)


def _dear_block(scale: Scale, block: Block, books: list[PriceBook]) -> Iterator[Finding]:
    for book in books:
        if book.list_price.amount * block.size < block.amount:
            yield _block_finding(
                scale,
                en=f"A block of {block.size} costs more than {block.size} single pieces by the price book {book.code}.",
                ru=f"Упаковка по {block.size} шт. дороже, чем {block.size} шт. поштучно по прайс-листу {book.code}.",
            )
    for smaller in scale.blocks:
        if smaller.size < block.size and smaller.amount * block.size < block.amount * smaller.size:
            yield _block_finding(
                scale,
                en=f"A piece costs more in a block of {block.size} than in one of {smaller.size}.",
                ru=f"Штука в упаковке по {block.size} дороже, чем в упаковке по {smaller.size}.",
            )


def _block_finding(scale: Scale, **told: str) -> Finding:
    return Finding("warning", "dear-block", Text.of(**told), f"{SCALES_FILE}#{scale.code}")


def _per(book: PriceBook, language: str) -> str:
    """Return for which billing period a book is, as it stands behind what it lacks."""
    return f" {PERIODS[book.every].in_(language)}" if book.every else ""


def _uncovered(info: CharacteristicInfo, compiled: Compiled, book: PriceBook) -> list[str]:
    needed = [value for value in compiled.values(info.code) if not info.is_nothing(value)]
    return [value for value in needed if not book.covers(info.code, value)]


def unknown_costs(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find days without a cost book, and possible values without a cost: margins would be unknown, sales go on.

    A product without any cost book does not work with costs, which is no finding.
    """
    if not product.cost_books or compiled.possible.consistent is False:
        return
    book = product.cost_book(compiled.market, compiled.day)
    if why := product.missing_cost_rate(compiled.market, compiled.day):
        message = Text.of(
            en=f"The costs of the market {compiled.market} are kept in another currency, but {why}",
            ru=f"Себестоимость для рынка {compiled.market} ведётся в другой валюте, а курса нет: {why}",
        )
        yield Finding("warning", "no-cost-rate", message, "rates.csv")
    elif book is None:
        yield Finding(
            "warning",
            "no-cost-book",
            Text.of(
                en=f"There is no cost book for the market {compiled.market}: margins are unknown.",
                ru=f"Для рынка {compiled.market} нет книги себестоимости: маржа неизвестна.",
            ),
            "prices/books.toml",
        )
    if book is None:
        return
    sheets = [(book, product.costed), *((book.of(every), infos) for every, infos in product.recurring_costed.items())]
    for sheet, info in ((sheet, info) for sheet, infos in sheets for info in infos):
        missing = _uncovered(info, compiled, sheet)
        if missing:
            lacks = f"{info.code} = {_listed(missing)}"
            yield Finding(
                "warning",
                "uncovered-cost",
                Text.of(
                    en=f"The cost book {book.code} lacks {lacks}{_per(sheet, 'en')}: their margin is unknown.",
                    ru=f"В книге себестоимости {book.code} нет {lacks}{_per(sheet, 'ru')}: маржа неизвестна.",
                ),
                f"prices/books.toml#{book.code}",
            )


def missing_names(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find texts that lack a language: an error where a market speaks it, else a warning."""
    spoken = product.markets[compiled.market].language
    for language in LANGUAGES:
        severity: Severity = "error" if language == spoken else "warning"
        for place, missing in _missing(product, language).items():
            yield Finding(
                severity,
                f"missing-name-{language}",
                Text.of(
                    en=f"Not named in the language {language}: {_listed(missing)}.",
                    ru=f"Нет названия на языке {language}: {_listed(missing)}.",
                ),
                place,
            )


def _missing(product: Product, language: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, what, text in _texts(product):
        if language not in text.by_language:
            found.setdefault(place, []).append(what)
    return found


def _texts(product: Product) -> Iterator[tuple[str, str, Text]]:
    """Yield every text that must be there: place, what it names, the text."""
    head = (("name", product.name), ("summary", product.summary))
    yield from (("product.toml", what, text) for what, text in head)
    optional = (("description", product.description), ("seller", product.seller))
    yield from (("product.toml", what, text) for what, text in optional if text.by_language)
    yield from (("product.toml", f"group {group.code}", group.name) for group in product.groups)
    for family in product.families:
        yield path_of(family.code), "name", family.name
        if family.summary.by_language:
            yield path_of(family.code), "summary", family.summary
    for info in product.characteristics.values():
        place = f"characteristic {info.code}"
        yield place, "name", info.name
        yield from ((place, f"value {value.code}", value.name) for value in info.values)
        yield from ((place, f"help of {value.code}", value.help) for value in info.values if value.help.by_language)
        yield from ((place, f"attribute {each.code}", each.name) for each in info.attributes)
        if info.help.by_language:
            yield place, "help", info.help
    yield from (("documents.csv", each.code, each.title) for each in product.documents if each.title.by_language)
    yield from (("product.toml", f"picture {each.medium.path}", each.alt) for each in product.pictures)
    for part in product.parts.by_number.values():
        if part.name.by_language:
            yield PARTS_FILE, part.number, part.name
    shown = ((each.code, each.name) for each in product.parts.shown)
    yield from (("product.toml", f"part attribute {code}", name) for code, name in shown if name is not None)
    yield from (("bom.csv", row.part, row.name) for row in product.bom if not row.named_by)
    books = (*product.price_books, *product.cost_books)
    sheets = (each for book in books for each in (book, *book.recurring.values()))
    for book in sheets:
        place = f"prices/books.toml#{book.code}"
        yield place, "list price", book.list_price.name
        yield from ((place, each.per, each.name) for each in book.dimensions)
        yield from ((place, "usage rate", each.name) for each in book.usage)
        yield from ((place, f"{each.characteristic} = {each.value}", each.name) for each in book.options)


def missing_reasons(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find rules in force without a reason in a language: customers would read a sentence that fits any rule."""
    for rule in product.rule_book.rules:
        if rule.kind in ("default", "prefer") or not rule.is_in_force(compiled.market, compiled.day):
            continue
        for language in LANGUAGES:
            if ("customer", language) not in rule.reasons:
                yield Finding(
                    "warning",
                    f"missing-reason-{language}",
                    Text.of(
                        en=f"The rule {rule.id} has no reason for customers in the language {language}.",
                        ru=f"У правила {rule.id} нет объяснения для покупателей на языке {language}.",
                    ),
                    str(rule.place),
                )


def failed_rule_tests(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find rule tests of the market that say something else than the rules; prices are looked at elsewhere."""
    tests = [test for test in product.rule_tests if test.market == compiled.market]
    failed = [each for each in outcomes(tests, deciders_of(product, compiled), None) if each.misses]
    shown, more = failed[:MOST_FAILED], failed[MOST_FAILED:]
    for outcome in shown:
        yield from test_findings(outcome)
    if more:
        yield Finding(
            "error",
            "rule-tests-failed",
            Text.of(
                en=f"{len(more)} more rule tests fail. See Tests for all of them.",
                ru=f"Не пройдены и другие тесты правил (ещё {len(more)}). Все они на странице «Тесты».",
            ),
            more[0].test.place,
        )


def deciders_of(product: Product, compiled: Compiled) -> Deciders:
    """Return what decides the tests of a product, with what is compiled of it."""
    return Deciders(product, compiled.day, {(compiled.market, compiled.day): compiled.engine})


def test_findings(outcome: Outcome) -> Iterator[Finding]:
    """Give what a test says and the rules do not as findings."""
    note = f" ({outcome.test.note})" if outcome.test.note else ""
    for miss in outcome.misses:
        yield Finding(
            "error",
            "rule-test-failed",
            Text.of(
                en=f"A rule test fails{note}: {miss.message.in_('en')}. Mend the rules, or the test.",
                ru=f"Тест правил не пройден{note}: {miss.message.in_('ru')}. Исправьте правила или тест.",
            ),
            outcome.test.place,
        )


def rule_warnings(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Pass on what the rule language found strange, but not wrong, while reading the rules."""
    for finding in product.rule_book.findings:
        said = [(finding.message, of_rules(finding.message)), (finding.hint, of_rules(finding.hint))]
        english, russian = (". ".join(filter(None, each)) for each in zip(*said, strict=True))
        yield Finding("warning", finding.code, Text.of(en=english, ru=russian), str(finding.place or "rules"))


def unsold_product(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find a product that cannot be newly sold: right after its end, and easily forgotten before its beginning."""
    life = product.life.in_market(compiled.market)
    stage = life.on(compiled.day)
    if stage.state == "announced" and stage.until is not None:
        said = not_yet_sold(product.name, stage.until)
        yield Finding("warning", "product-announced", said, life.place)
    if stage.state == "discontinued" and stage.since is not None:
        said = no_longer_sold(product.name, stage.since, None)
        yield Finding("warning", "product-discontinued", said, life.place)


def broken_successions(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find values that are over and whose successor cannot be had, and defaults that are."""
    for name, value in product.lives:
        life = product.life_of(name, value, compiled.market)
        if life.on(compiled.day).state == "discontinued" and life.successor:
            successor = product.successor_of(name, value, compiled.market, compiled.day)
            if not successor or successor not in compiled.values(name):
                yield _no_successor(name, value, life)
    yield from _defaults_that_are_over(product, compiled)


def _no_successor(name: str, value: str, life: Life) -> Finding:
    return Finding(
        "warning",
        "no-successor",
        Text.of(
            en=f"{name} = {value} is discontinued, and its successor {life.successor} cannot be chosen either.",
            ru=f"{name} = {value} снято с продажи, но и преемник {life.successor} выбрать нельзя.",
        ),
        life.place,
    )


def _defaults_that_are_over(product: Product, compiled: Compiled) -> Iterator[Finding]:
    for rule in product.rule_book.rules:
        body = rule.body
        if isinstance(body, SoftDefault) and rule.is_in_force(compiled.market, compiled.day):
            stage = product.life_of(body.name, body.value, compiled.market).on(compiled.day)
            if not stage.is_sold:
                yield Finding(
                    "warning",
                    "default-not-sold",
                    Text.of(
                        en=f"The default {body.name} = {body.value} is not sold; name another value, or end the rule.",
                        ru=f"Значение по умолчанию {body.name} = {body.value} не продаётся; "
                        "укажите другое или завершите правило.",
                    ),
                    str(rule.place),
                )


def unknown_parts(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find part numbers of values, and in the bill of materials, that a product's list of parts does not have."""
    if not product.parts.is_known:
        return
    values = (value.part_number for info in product.characteristics.values() for value in info.values)
    rows = (row.part for row in product.bom if not row.is_expression)
    missing = [each for each in dict.fromkeys((*values, *rows)) if each and each not in product.parts.by_number]
    if missing:
        yield Finding(
            "warning",
            "unknown-part",
            Text.of(
                en=f"Not in the list of parts: {_listed(missing)}. Add a row for each, or correct the numbers.",
                ru=f"Нет в списке деталей: {_listed(missing)}. Добавьте строки или исправьте номера.",
            ),
            PARTS_FILE,
        )


def broken_bom(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find rows of the bill of materials that give a line without a part, or below zero, for some configuration."""
    if compiled.possible.consistent is False:
        return
    for row in product.bom:
        witness = _bom_witness(product, row, compiled)
        if witness is not None:
            assignment, message = witness
            with_ = ", ".join(f"{name} = {value}" for name, value in assignment.items())
            yield Finding(
                "error",
                "broken-bom",
                Text.of(en=f"With {with_}: {message}", ru=f"При {with_}: {message}"),
                row.place,
            )


def _bom_witness(product: Product, row: BomRule, compiled: Compiled) -> tuple[Mapping[str, str], str] | None:
    """Return values that can be bought together and break the row, and what is wrong; None if all is well."""
    names = _names_in(product, row)
    domains = [compiled.values(name) for name in names]
    witnesses = 0
    for values in islice(combinations(*domains), min(prod(map(len, domains)), MOST_COMBINATIONS)):
        assignment = dict(zip(names, values, strict=True))
        try:
            bom_line(product, row, assignment)
        except (Broken, rules.UnknownName, rules.UnknownValue) as error:
            if compiled.engine.propagate(assignment).consistent is not False:
                return assignment, error.message if isinstance(error, Broken) else str(error)
            witnesses += 1
            if witnesses == MOST_WITNESSES:
                return None
    return None


def _names_in(product: Product, row: BomRule) -> tuple[str, ...]:
    texts = [text for text in (row.when, row.quantity, row.part if row.is_expression else "") if text]
    names = dict.fromkeys(name for text in texts for name in product.expression(text).names)
    return (*names, *((row.named_by,) if row.named_by and row.named_by not in names else ()))


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - MOST_LISTED
    return ", ".join(words[:MOST_LISTED]) + (f" (+{rest})" if rest > 0 else "")


CHECKS: tuple[Check, ...] = (
    void_product,
    undecided_values,
    dead_values,
    failed_rule_tests,
    uncovered_prices,
    uncovered_usage,
    dear_blocks,
    unknown_costs,
    missing_names,
    missing_reasons,
    rule_warnings,
    unsold_product,
    broken_successions,
    unknown_parts,
    broken_bom,
)
"""What the catalogue itself looks for."""
