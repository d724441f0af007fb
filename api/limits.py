"""Rate limits per address, counted in this process (moving window)."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kernel.errors import Exhausted
from kernel.settings import Settings

PER_LOGIN = "10/minute"
"""Attempts on one login, from wherever: guessing is slow even for somebody with many addresses."""


class Limits:
    """The limits an operator set.

    Args:
        settings: `rate_*`, such as `20/hour`, or `off`.
    """

    def __init__(self, settings: Settings) -> None:
        texts = {
            "configure": settings.rate_configure,
            "request": settings.rate_request,
            "login": settings.rate_login,
            "login-name": "off" if settings.rate_login == "off" else PER_LOGIN,
            "offer": settings.rate_offer,
        }
        self._items: dict[str, RateLimitItem | None] = {
            name: None if text == "off" else parse(text) for name, text in texts.items()
        }
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def hit(self, name: str, who: str) -> None:
        """Count one request.

        Args:
            name: `configure`, `request`, `login`, `login-name` or `offer`.
            who: whose count: an address, or a login.

        Raises:
            Exhausted: there were too many; `retry_after` says how many seconds to wait.
        """
        item = self._items[name]
        if item is None or self._counts.hit(item, name, who):
            return
        window = self._counts.get_window_stats(item, name, who)
        wait = max(1, math.ceil(window.reset_time - time.time()))
        raise Exhausted(
            f"Too many requests (at most {item.amount} per {item.multiples} {item.GRANULARITY.name}). "
            f"Try again in {wait} s.",
            code="rate-limited",
            retry_after=wait,
        )
