"""Recurring charges as printed: of a line per billing period with its schedule, and of the whole document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from catalog.price_book import PERIODS, UsageRate
from catalog.unit_name import unit_name
from cpq.price import Recurring, RunningCharges
from cpq.price.entry import plain
from cpq.price.usage import Estimate
from cpq.quote import written
from cpq.quote.model import Plain
from cpq.quote.price_rows import PriceRow, price_rows, tax_row


@dataclass(frozen=True, slots=True)
class RecurringSection:
    """Rows under a heading.

    Args:
        heading: the billing period, or what else the rows are about.
        detail: what stands beside it, or empty.
        rows: how the amount comes about.
        schedule: what is billed when; empty for a document.
    """

    heading: str
    detail: str
    rows: Sequence[PriceRow]
    schedule: Sequence[PriceRow] = ()


def recurring_sections(running: RunningCharges | None, language: str, words: Plain) -> list[RecurringSection]:
    """Return what a line costs in each billing period, each with its schedule; nothing if nothing recurs."""
    if running is None:
        return []
    found = [_section(running, each, language, words) for each in running.recurring]
    found += [_usage(running.usage, language, words)] if running.usage else []
    return [*found, _expected(running.expected, language, words)] if running.expected else found


def _usage(usage: Sequence[UsageRate], language: str, words: Plain) -> RecurringSection:
    rows = [row for rate in usage for row in _bands(rate, language, words)]
    return RecurringSection(words["usage"], words["usage_note"], rows)


def _expected(expected: Sequence[Estimate], language: str, words: Plain) -> RecurringSection:
    """Return what an expected use would come to, said to be an estimate."""
    rows = []
    for each in expected:
        unit, every = unit_name(each.rate.unit).in_(language), PERIODS[each.rate.every].in_(language)
        detail = words["expected_units"].format(units=written.number(each.units, language), unit=unit, every=every)
        amount = f"{written.money(each.amount.to_json(), language)} {every}"
        rows.append(PriceRow("step", each.rate.name.in_(language), detail, amount))
        rows.append(PriceRow("step", words["term_value"], "", written.money(each.value.to_json(), language)))
    return RecurringSection(words["expected"], words["expected_note"], rows)


def _bands(rate: UsageRate, language: str, words: Plain) -> Iterator[PriceRow]:
    unit, every = unit_name(rate.unit).in_(language), PERIODS[rate.every].in_(language)
    for band in rate.bands:
        quantity = written.number(band.start, language)
        detail = words["usage_from"].format(quantity=quantity, unit=unit, every=every) if band.start else ""
        amount = words["usage_amount"].format(amount=written.money(band.amount.to_json(), language), unit=unit)
        yield PriceRow("step", rate.name.in_(language), detail, amount)


def in_short(running: RunningCharges | None, language: str) -> list[str]:
    """Return what a line costs in each billing period, such as `€29.00 a month`."""
    return [
        f"{written.money(each.amount.to_json(), language)} {PERIODS[each.every].in_(language)}"
        for each in (running.recurring if running else ())
    ]


def recurring_totals(totals: Plain, language: str, words: Plain) -> list[RecurringSection]:
    """Return what a document comes to per billing period, and over the terms of its lines."""
    contract: Plain | None = totals.get("contract")
    if contract is None:
        return []
    periods = [_period(each, bool(totals["inclusive"]), language, words) for each in totals["recurring"]]
    return [*periods, _contract(contract, bool(totals["inclusive"]), language, words)]


def _section(running: RunningCharges, each: Recurring, language: str, words: Plain) -> RecurringSection:
    plan = running.plan
    return RecurringSection(
        heading=words[f"per_{each.every}"],
        detail=f"{words['term']}: {_days(plan.first_day, plan.last, language)}",
        rows=list(price_rows(each.price.to_json("customer"), language, words)),
        schedule=list(_schedule(running, each, language, words)),
    )


def _schedule(running: RunningCharges, each: Recurring, language: str, words: Plain) -> Iterator[PriceRow]:
    for phase in each.schedule.phases:
        times = f"{phase.periods} × {written.money(phase.amount.to_json(), language)}"
        share = _share(phase.share, language, words)
        detail = f"{times} ({share})" if share else times
        label = _days(phase.start, phase.end, language)
        yield PriceRow("step", label, detail, written.money(phase.total.to_json(), language))
    yield PriceRow("total", words["term_value"], "", written.money(each.schedule.value.to_json(), language))
    if running.plan.uplift:
        percent = written.percent(plain(running.plan.uplift), language)
        amount = written.money(each.schedule.renewal.to_json(), language)
        yield PriceRow("step", words["renewal"].format(percent=percent, amount=amount), "", "")


def _share(share: Fraction, language: str, words: Plain) -> str:
    """Write the share of a whole period: nothing for all of it, percent where that is exact, else a fraction."""
    if share in (0, 1):
        return str(words["free"]) if share == 0 else ""
    hundredths = share * 10_000
    if hundredths.denominator == 1:
        return written.percent(plain(Decimal(hundredths.numerator) / 100), language)
    return str(share)


def _period(total: Plain, inclusive: bool, language: str, words: Plain) -> RecurringSection:
    net = PriceRow("subtotal", words["net"], "", written.money(total["net"], language))
    taxes = [tax_row(tax, language, words) for tax in total["taxes"]]
    rows = [*taxes, net] if inclusive else [net, *taxes]
    rows.append(PriceRow("subtotal", words["total_with_tax"], "", written.money(total["total"], language)))
    return RecurringSection(words[f"per_{total['every']}"], "", rows)


def _contract(contract: Plain, inclusive: bool, language: str, words: Plain) -> RecurringSection:
    names = (
        ("step", "charged_once", "once"),
        ("step", "recurring", "recurring"),
        ("subtotal", "contract_value", "value"),
    )
    rows = [PriceRow(kind, words[word], "", written.money(contract[name], language)) for kind, word, name in names]
    rows.append(PriceRow("step", words["first_year"], "", written.money(contract["first_year"], language)))
    return RecurringSection(words["contract"], words["gross_values" if inclusive else "net_values"], rows)


def _days(start: date, end: date, language: str) -> str:
    """Write a span by its first and last day."""
    last: Any = end - timedelta(days=1)
    return f"{written.short_day(start, language)} – {written.short_day(last, language)}"
