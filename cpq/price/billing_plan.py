"""How the recurring charges of a line run: from when, for how long, what is free, what is less, what a renewal adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from catalog.billing import HIGHEST_UPLIFT, LONGEST, Billing
from catalog.price_book import MONTHS, Every
from cpq.price.discount import DECIMALS, HUNDRED, Discount
from cpq.price.entry import plain
from cpq.price.line_target import LineDiscount, line_discount
from kernel.errors import FieldProblem, Malformed

STEEPEST = Decimal(1000)
"""Percent of the price that a year of a ramp may charge; beyond ten times the price is a slip of the finger."""

YEARS = range(1900, 2200)
"""Of a start; the calendar of a computer ends a few thousand years later, and a term must end before."""

MOST_USED = Decimal(10) ** 9
"""Units of a period that anybody can expect to use."""

FIELDS = ("months", "start", "free", "ramp", "uplift", "discount", "discounts", "expected")


@dataclass(frozen=True, slots=True)
class BillingPlan:
    """The term of a line and what is charged in it.

    Args:
        months: how long it runs.
        start: its first day; None for the first of the month after the pricing date.
        free: months at the beginning that are not charged.
        ramp: percent of the price that each year of the term is charged, the last one for all that follow; empty for
            the full price.
        uplift: percent that a renewal adds to what was charged last; stated, not charged.
        discount: percent off what each period costs.
        discounts: billing period -> the discount on it, in the place of `discount`; the shortest period first.
        by_calendar: periods begin on the first of a month, a quarter or a year; otherwise on the day of the start.
        expected: English name of what is used -> units that the whole line is expected to use in a period of its rate,
            in the order of names. It tells an estimate, and changes nothing that is charged.

    Raises:
        Malformed: a number is out of its range; carries every problem.
    """

    months: int
    start: date | None = None
    free: int = 0
    ramp: tuple[Decimal, ...] = ()
    uplift: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    by_calendar: bool = False
    discounts: tuple[tuple[Every, LineDiscount], ...] = ()
    expected: tuple[tuple[str, Decimal], ...] = ()

    def __post_init__(self) -> None:
        if problems := list(self._problems()):
            raise malformed_plan(problems)

    @classmethod
    def usual(cls, billing: Billing) -> BillingPlan:
        """Return the plan of a line of which nothing is said."""
        return cls(billing.months, uplift=billing.uplift, by_calendar=billing.by_calendar)

    def begun(self, day: date) -> BillingPlan:
        """Return the plan with its start: the one that is given, or the first of the month after a day."""
        return self if self.start else replace(self, start=month_later(day.replace(day=1), 1))

    def discount_on(self, every: Every) -> LineDiscount | None:
        """Return the discount on what a billing period costs: its own, or that of all of them; None without any."""
        own = dict(self.discounts).get(every)
        return own or (Discount(percent=self.discount) if self.discount else None)

    @property
    def first_day(self) -> date:
        """Its first day, which must be known."""
        assert self.start is not None
        return self.start

    @property
    def last(self) -> date:
        """The day after its last one."""
        return month_later(self.first_day, self.months)

    def to_json(self) -> dict[str, Any]:
        """Return plain data; numbers are texts."""
        return {
            "months": str(self.months),
            "start": self.start.isoformat() if self.start else None,
            "free": str(self.free),
            "ramp": [plain(percent) for percent in self.ramp],
            "uplift": plain(self.uplift),
            "discount": plain(self.discount),
            "by": "calendar" if self.by_calendar else "anniversary",
            **({"discounts": {every: each.to_json() for every, each in self.discounts}} if self.discounts else {}),
            **({"expected": {name: plain(units) for name, units in self.expected}} if self.expected else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> BillingPlan:
        """Read what `to_json` wrote; input of people goes through `billing_plan`."""
        return cls(
            months=int(data["months"]),
            start=date.fromisoformat(data["start"]) if data["start"] else None,
            free=int(data["free"]),
            ramp=tuple(Decimal(percent) for percent in data["ramp"]),
            uplift=Decimal(data["uplift"]),
            discount=Decimal(data["discount"]),
            by_calendar=data["by"] == "calendar",
            discounts=in_order({every: line_discount(each) for every, each in data.get("discounts", {}).items()}),
            expected=by_name({name: Decimal(units) for name, units in data.get("expected", {}).items()}),
        )

    def _problems(self) -> Iterator[FieldProblem]:
        if not 1 <= self.months <= LONGEST:
            yield FieldProblem("/months", f"A term is from 1 to {LONGEST} months, not {self.months}.")
        elif not 0 <= self.free < self.months:
            message = f"Of {self.months} months from 0 to {self.months - 1} can be free, not {self.free}."
            yield FieldProblem("/free", message)
        if self.start is not None and self.start.year not in YEARS:
            yield FieldProblem("/start", f"A start lies in the years {YEARS[0]} to {YEARS[-1]}, not on {self.start}.")
        yield from self._ramp_problems()
        if not _is_percentage(self.uplift, HIGHEST_UPLIFT):
            yield FieldProblem("/uplift", f"A renewal adds from 0 to {HIGHEST_UPLIFT} percent, not {self.uplift}.")
        if not _is_percentage(self.discount, HUNDRED):
            yield FieldProblem("/discount", f"A discount is from 0 to 100 percent, not {self.discount}.")
        for name, units in self.expected:
            if not (_is_percentage(units, MOST_USED) and units):
                message = f"What is expected is more than 0 and at most {MOST_USED:f}, not {units}."
                yield FieldProblem(f"/expected/{name}", message)

    def _ramp_problems(self) -> Iterator[FieldProblem]:
        years = -(-self.months // 12)
        if len(self.ramp) > max(years, 1):
            yield FieldProblem("/ramp", f"A term of {self.months} months has {years} years, not {len(self.ramp)}.")
        for index, percent in enumerate(self.ramp):
            if not _is_percentage(percent, STEEPEST):
                message = f"A year of a ramp is charged from 0 to {STEEPEST} percent of the price, not {percent}."
                yield FieldProblem(f"/ramp/{index}", message)


def billing_plan(data: Any, billing: Billing, before: BillingPlan | None = None) -> BillingPlan:
    """Read the plan that somebody writes; what is left out stays as it was, or is as the product says.

    Args:
        data: any of months, start (None for none), free, ramp, uplift, discount; discounts (of a billing period) and
            expected (of a rate), of which None takes one away.
        billing: of the product.
        before: the plan that is changed, if there is one.

    Raises:
        Malformed: a field is unknown, cannot be read or is out of its range; carries every problem.
    """
    if not isinstance(data, Mapping):
        raise malformed_plan([FieldProblem("", f"A billing plan is an object with any of {', '.join(FIELDS)}.")])
    problems = [FieldProblem(f"/{name}", "A billing plan has no such field.") for name in data if name not in FIELDS]
    given = {name: value for name, value in data.items() if name in FIELDS and value is not None}
    read: dict[str, Any] = {"start": None} if data.get("start", "") is None else {}
    for name, value in given.items():
        try:
            read[name] = _READERS[name](value)
        except (ValueError, InvalidOperation):
            problems.append(FieldProblem(f"/{name}", f"{value!r} cannot be read; write {_EXAMPLES[name]}."))
        except Malformed as error:
            problems += error.problems
    if problems:
        raise malformed_plan(problems)
    start = before or BillingPlan.usual(billing)
    if "discounts" in read:
        read["discounts"] = in_order({**dict(start.discounts), **read["discounts"]})
    if "expected" in read:
        read["expected"] = by_name({**dict(start.expected), **read["expected"]})
    plan = replace(start, **read)
    if not billing.least <= plan.months <= billing.most:
        message = f"The product is offered for {billing.least} to {billing.most} months, not for {plan.months}."
        raise malformed_plan([FieldProblem("/months", message)])
    return plan


def in_order(discounts: Mapping[Every, LineDiscount | None]) -> tuple[tuple[Every, LineDiscount], ...]:
    """Return the discounts that there are, the one of the shortest period first."""
    return tuple((every, found) for every in MONTHS if (found := discounts.get(every)) is not None)


def by_name(expected: Mapping[str, Decimal | None]) -> tuple[tuple[str, Decimal], ...]:
    """Return the expectations that there are, by name."""
    return tuple((name, units) for name in sorted(expected) if (units := expected[name]) is not None)


def malformed_plan(problems: list[FieldProblem]) -> Malformed:
    """Return the error of a plan that cannot be."""
    return Malformed(problems[0].message, problems=problems, code="billing-plan")


def month_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last of that month if it has no such day.

    >>> month_later(date(2027, 1, 31), 1), month_later(date(2028, 2, 29), 12)
    (datetime.date(2027, 2, 28), datetime.date(2029, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _is_percentage(number: Decimal, most: Decimal) -> bool:
    return number.is_finite() and 0 <= number <= most and number == round(number, DECIMALS)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("no whole number")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, str):
        raise ValueError("no text")
    return date.fromisoformat(value)


def _percent(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("no number")
    return Decimal(value)


def _percents(value: Any) -> tuple[Decimal, ...]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return tuple(map(_percent, value))


def _discounts(value: Any) -> dict[Every, LineDiscount | None]:
    if not isinstance(value, Mapping):
        raise ValueError("no object")
    problems = [
        FieldProblem(f"/discounts/{name}", f"A billing period is one of {', '.join(MONTHS)}.")
        for name in value
        if name not in MONTHS
    ]
    found: dict[Every, LineDiscount | None] = {}
    for every in (each for each in MONTHS if each in value):
        try:
            found[every] = None if value[every] is None else line_discount(value[every])
        except Malformed as error:
            problems.append(FieldProblem(f"/discounts/{every}", error.message))
    if problems:
        raise malformed_plan(problems)
    return found


def _expected(value: Any) -> dict[str, Decimal | None]:
    if not isinstance(value, Mapping):
        raise ValueError("no object")
    return {str(name): None if units is None else _percent(units) for name, units in value.items()}


_READERS = {
    "months": _whole,
    "start": _day,
    "free": _whole,
    "ramp": _percents,
    "uplift": _percent,
    "discount": _percent,
    "discounts": _discounts,
    "expected": _expected,
}
_EXAMPLES = {
    "months": "36",
    "start": '"2027-01-01"',
    "free": "2",
    "ramp": '["80", "90", "100"]',
    "uplift": '"3"',
    "discount": '"5"',
    "discounts": '{"month": {"percent": "5"}}',
    "expected": '{"Remote hands": "12"}',
}
