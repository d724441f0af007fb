"""Rates: so many requests in any stretch of time, for each address by itself."""

from __future__ import annotations

import pytest

from api.limits import SWEEP, Limits
from kernel.errors import Exhausted
from kernel.settings import Settings


class Watch:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def limits(watch: Watch) -> Limits:
    return Limits(Settings(rate_configure="3/minute", rate_request="off"), watch)


def test_the_window_moves(limits: Limits, watch: Watch) -> None:
    for watch.time in (100.0, 110.0, 120.0):
        limits.hit("configure", "a")
    watch.time = 159.9
    with pytest.raises(Exhausted) as caught:
        limits.hit("configure", "a")
    assert caught.value.facts["retry_after"] == 1
    watch.time = 160.0
    limits.hit("configure", "a")
    with pytest.raises(Exhausted):
        limits.hit("configure", "a")


def test_addresses_and_limits_are_counted_apart(limits: Limits) -> None:
    for who in ("a", "b"):
        for _ in range(3):
            limits.hit("configure", who)
    limits.hit("offer", "a")
    for _ in range(10):
        limits.hit("request", "a")


def test_addresses_not_heard_of_for_long_are_forgotten(limits: Limits, watch: Watch) -> None:
    for number in range(SWEEP - 1):
        limits.hit("configure", f"192.0.2.{number}")
    watch.time += 60
    limits.hit("configure", "a")
    assert len(limits) == 1
