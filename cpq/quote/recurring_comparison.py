"""What is different between the recurring charges of two revisions, in words: they are no part of the totals' sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from catalog.price_book import MONTHS, PERIODS, UsageRate
from catalog.unit_name import unit_name
from cpq.price import BillingPlan, RunningCharges
from cpq.price.entry import plain
from cpq.quote import written
from cpq.quote.model import Plain
from kernel.text import LANGUAGES, Text

CHANGED = Text.of(en="{what}: {after} instead of {before}", ru="{what}: {after} вместо {before}")
ADDED = Text.of(en="{what}: {after} (added)", ru="{what}: {after} (добавлено)")
REMOVED = Text.of(en="{what}: {before} (removed)", ru="{what}: {before} (убрано)")
PRICE = Text.of(en="Price {every}", ru="Цена {every}")
TERM_VALUE = Text.of(en="Over the term, billed {every}", ru="За весь срок, при оплате {every}")
TOTAL = Text.of(en="Total {every}, with tax", ru="Итого {every}, с налогом")
CONTRACT = Text.of(en="Contract value", ru="Стоимость договора")
NONE = Text.of(en="none", ru="нет")

Written = Callable[[str], str]
"""Writes something in a language."""


def line_sentences(before: RunningCharges | None, after: RunningCharges | None) -> list[dict[str, str]]:
    """Return what is different between the recurring charges of a line; nothing if they are the same."""
    old, new = _amounts(before), _amounts(after)
    found = [_sentence(what, old.get(key), new.get(key)) for key, what in _names({**old, **new}).items()]
    rates = {**_rates(before), **_rates(after)}
    for key, (name, _) in rates.items():
        pair = [each[key][1] if key in each else None for each in (_rates(before), _rates(after))]
        found.append(_sentence(name.in_, *pair))
    if before and after:
        found += [_sentence(what, *each) for what, each in _plans(before.plan, after.plan)]
    return [one for one in found if one]


def document_sentences(before: Plain, after: Plain) -> list[dict[str, str]]:
    """Return what is different between the recurring totals of two documents."""
    old, new = _totals(before), _totals(after)
    names = {every: _with(TOTAL, every) for every in MONTHS} | {"": lambda language: CONTRACT.in_(language)}
    found = [_sentence(names[key], old.get(key), new.get(key)) for key in names if key in {**old, **new}]
    return [one for one in found if one]


def _amounts(running: RunningCharges | None) -> dict[tuple[str, str], Written]:
    found: dict[tuple[str, str], Written] = {}
    for each in running.recurring if running else ():
        found["price", each.every] = _money(each.amount.to_json())
        found["term", each.every] = _money(each.schedule.value.to_json())
    return found


def _rates(running: RunningCharges | None) -> dict[tuple[str, str, str], tuple[Text, Written]]:
    return {rate.key: (rate.name, _bands(rate)) for rate in (running.usage if running else ())}


def _bands(rate: UsageRate) -> Written:
    def bands(language: str) -> str:
        unit = unit_name(rate.unit).in_(language)
        amounts = [(plain(band.start), written.money(band.amount.to_json(), language)) for band in rate.bands]
        return ", ".join(f"{start}+ {unit}: {amount}" if start != "0" else amount for start, amount in amounts)

    return bands


def _names(keys: Mapping[tuple[str, str], Any]) -> dict[tuple[str, str], Written]:
    return {(kind, every): _with(PRICE if kind == "price" else TERM_VALUE, every) for kind, every in keys}


def _totals(totals: Plain) -> dict[str, Written]:
    contract: Plain | None = totals.get("contract")
    if contract is None:
        return {}
    return {each["every"]: _money(each["total"]) for each in totals["recurring"]} | {"": _money(contract["value"])}


def _plans(before: BillingPlan, after: BillingPlan) -> Iterator[tuple[Written, tuple[Written, Written]]]:
    for name, write in _FIELDS:
        yield name.in_, (write(before), write(after))


def _sentence(what: Written, before: Written | None, after: Written | None) -> dict[str, str] | None:
    """Return the sentence of one difference in every language; None if there is none."""
    form = ADDED if before is None else REMOVED if after is None else CHANGED
    told = {
        language: {
            "what": what(language),
            "before": before(language) if before else "",
            "after": after(language) if after else "",
        }
        for language in LANGUAGES
    }
    if all(each["before"] == each["after"] for each in told.values()):
        return None
    return {language: form.in_(language).format(**facts) for language, facts in told.items()}


def _with(name: Text, every: str) -> Written:
    return lambda language: name.in_(language).format(every=_period(every).in_(language))


def _period(every: str) -> Text:
    return next(text for each, text in PERIODS.items() if each == every)


def _money(data: Plain) -> Written:
    return lambda language: written.money(data, language)


def _number(number: int) -> Written:
    return lambda language: written.number(str(number), language)


def _start(plan: BillingPlan) -> Written:
    return lambda language: written.day(plan.first_day, language)


def _ramp(plan: BillingPlan) -> Written:
    rates = [plain(rate) for rate in plan.ramp]
    return lambda language: ", ".join(written.percent(rate, language) for rate in rates) or NONE.in_(language)


def _expected(plan: BillingPlan) -> Written:
    told = [(name, plain(units)) for name, units in plan.expected]
    return lambda language: (
        ", ".join(f"{name}: {written.number(units, language)}" for name, units in told) or NONE.in_(language)
    )


def _uplift(plan: BillingPlan) -> Written:
    return lambda language: written.percent(plain(plan.uplift), language)


_FIELDS: tuple[tuple[Text, Callable[[BillingPlan], Written]], ...] = (
    (Text.of(en="Term in months", ru="Срок в месяцах"), lambda plan: _number(plan.months)),
    (Text.of(en="Start of the term", ru="Начало срока"), _start),
    (Text.of(en="Free months", ru="Месяцев бесплатно"), lambda plan: _number(plan.free)),
    (Text.of(en="Share of the price in each year", ru="Доля цены по годам"), _ramp),
    (Text.of(en="More on renewal", ru="Прибавка при продлении"), _uplift),
    (Text.of(en="Expected use", ru="Ожидаемое использование"), _expected),
)
