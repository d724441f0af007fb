"""What a document comes to again and again: per billing period with tax, and over the terms of its lines.

A period's lines are taxed together as the document's are, at the taxes of the pricing date; whole periods are told, as
if each line were billed in full. What free months, ramps and partial periods make of that is in the lines' schedules,
and the contract value is their sum beside what is charged once. Values over a term are told as prices are: without tax,
or with it where prices contain it, because nobody knows the taxes of later years.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.price_book import MONTHS, Every
from cpq.price.line_price import LinePrice
from cpq.price.rounding import RoundingPolicy
from cpq.price.tax_group import TaxTotal, contained_groups, tax_groups
from cpq.price.totals import Totals
from kernel.money import Money, total


@dataclass(frozen=True, slots=True)
class RecurringTotal:
    """What a document comes to in each billing period, every line in full.

    Args:
        every: the billing period.
        net: without tax.
        taxes: per tax group, highest rate first.
        tax: the groups' amounts added.
        total: net and tax.
    """

    every: Every
    net: Money
    taxes: tuple[TaxTotal, ...]
    tax: Money
    total: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "every": self.every,
            "net": self.net.to_json(),
            "taxes": [tax.to_json() for tax in self.taxes],
            "tax": self.tax.to_json(),
            "total": self.total.to_json(),
        }


@dataclass(frozen=True, slots=True)
class RunningTotals:
    """What a document with recurring charges comes to.

    Args:
        recurring: per billing period, the shortest first.
        once: what is charged once, after all discounts.
        terms: what the terms of all lines come to.
        first_year: `once` and what the first twelve months of each line are worth.
    """

    recurring: tuple[RecurringTotal, ...]
    once: Money
    terms: Money
    first_year: Money

    @property
    def value(self) -> Money:
        """The total contract value."""
        return self.once + self.terms

    def to_json(self) -> dict[str, Any]:
        """Return plain data, as it stands among the totals of a document."""
        contract = {
            "once": self.once.to_json(),
            "recurring": self.terms.to_json(),
            "value": self.value.to_json(),
            "first_year": self.first_year.to_json(),
        }
        return {"recurring": [each.to_json() for each in self.recurring], "contract": contract}


def running_totals(lines: Sequence[LinePrice], totals: Totals, policy: RoundingPolicy) -> RunningTotals | None:
    """Return what a document comes to again and again; None if nothing is.

    Args:
        lines: its lines, in short.
        totals: of what is charged once.
        policy: how it is rounded.
    """
    charged = [each for line in lines for each in line.recurring]
    if not charged:
        return None
    once, terms = totals.lines_net + totals.discount, total([each.value for each in charged], totals.currency)
    return RunningTotals(
        recurring=tuple(_per_period(lines, policy)),
        once=once,
        terms=terms,
        first_year=once + total([each.first_year for each in charged], totals.currency),
    )


def with_running(totals: Mapping[str, Any], running: RunningTotals | None) -> dict[str, Any]:
    """Return the plain data of totals with what is charged again and again; unchanged if nothing is."""
    return {**totals, **(running.to_json() if running else {})}


def _per_period(lines: Sequence[LinePrice], policy: RoundingPolicy) -> Iterator[RecurringTotal]:
    for every in MONTHS:
        prices = [each.price for line in lines for each in line.recurring if each.every == every]
        if prices:
            yield _total(every, prices, policy)


def _total(every: Every, prices: Sequence[LinePrice], policy: RoundingPolicy) -> RecurringTotal:
    currency = prices[0].currency
    amounts = [(price.taxes, price.gross or price.net) for price in prices]
    inclusive = any(price.gross for price in prices)
    taxes = contained_groups(amounts, policy) if inclusive else tax_groups(amounts, policy)
    tax, added = total([group.amount for group in taxes], currency), total([each for _, each in amounts], currency)
    net = added - tax if inclusive else added
    return RecurringTotal(every, net, taxes, tax, net + tax)
