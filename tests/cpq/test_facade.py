"""The bindings keep the contract of the facade; mypy checks the signatures, this checks that nothing is missing."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from cpq.configure.sessions import Sessions
from cpq.facade import Configuring, Cpq, Ordering, Quoting
from cpq.local import LocalCpq
from cpq.order.local import LocalOrdering
from cpq.quote.local import LocalQuoting


def configuring(sessions: Sessions) -> Configuring:
    return sessions


def quoting(quotes: LocalQuoting) -> Quoting:
    return quotes


def ordering(orders: LocalOrdering) -> Ordering:
    return orders


@pytest.mark.parametrize(
    ("part", "binding"),
    [(Configuring, LocalCpq), (Configuring, Sessions), (Quoting, LocalQuoting), (Ordering, LocalOrdering)],
)
def test_a_binding_has_every_method_with_the_same_parameters(part: type, binding: type):
    for name, method in _methods(part).items():
        bound = getattr(binding, name)
        assert list(inspect.signature(bound).parameters) == list(inspect.signature(method).parameters), name


def test_the_facade_is_the_sum_of_its_parts():
    parts = [set(_methods(part)) for part in (Configuring, Quoting, Ordering)]
    assert set().union(*parts) == {name for name in dir(Cpq) if not name.startswith("_")}
    assert sum(map(len, parts)) == len(set().union(*parts))


def _methods(part: type) -> dict[str, Callable[..., Any]]:
    return {
        name: method for name, method in vars(part).items() if inspect.isfunction(method) and not name.startswith("_")
    }
