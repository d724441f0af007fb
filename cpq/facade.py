"""The only door into cpq: one contract in three parts, whatever stands behind it.

Sessions belong to nobody and are bound once for the whole process (`cpq.local.LocalCpq`); quotes and orders are bound
to one transaction of the caller (`cpq.quote.local`, `cpq.order.local`).
"""

from __future__ import annotations

from typing import Protocol

from cpq.configure.best import Best, Wanted
from cpq.configure.configuring import Choose, Configuring, OpenSession
from cpq.configure.value_prices import ValuePrices
from cpq.configure.view import Audience, Conflict, OptionPrices, SessionView, Why
from cpq.order.facade import Ordering
from cpq.quote.facade import Quoting

__all__ = [
    "Audience",
    "Best",
    "Choose",
    "Configuring",
    "Conflict",
    "Cpq",
    "OpenSession",
    "OptionPrices",
    "Ordering",
    "Quoting",
    "SessionView",
    "ValuePrices",
    "Wanted",
    "Why",
]


class Cpq(Configuring, Quoting, Ordering, Protocol):
    """Everything that may be asked of cpq."""
