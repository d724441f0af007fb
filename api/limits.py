"""Rate limits per address, counted in this process (moving window)."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from limits import RateLimitItem, parse

from kernel.errors import Exhausted
from kernel.settings import Settings

PER_LOGIN = "10/minute"
"""Attempts on one login, from wherever: guessing is slow even for somebody with many addresses."""

PER_COUPON = "10/minute"
"""Coupons entered in the shop from one address: nobody finds one by trying."""

SWEEP = 1_000
"""Requests between two looks for addresses that have not been heard of for long."""


class Limits:
    """The limits an operator set.

    Args:
        settings: `rate_*`, such as `20/hour`, or `off`.
        now: seconds of a clock that never goes back.
    """

    def __init__(self, settings: Settings, now: Callable[[], float] = time.monotonic) -> None:
        texts = {
            "configure": settings.rate_configure,
            "request": settings.rate_request,
            "login": settings.rate_login,
            "login-name": "off" if settings.rate_login == "off" else PER_LOGIN,
            "offer": settings.rate_offer,
            "coupon": "off" if settings.rate_configure == "off" else PER_COUPON,
        }
        self._items: dict[str, RateLimitItem | None] = {
            name: None if text == "off" else parse(text) for name, text in texts.items()
        }
        self._now = now
        self._lock = Lock()
        self._seen: dict[tuple[str, str], deque[float]] = {}
        self._hits = 0

    def hit(self, name: str, who: str) -> None:
        """Count one request.

        Args:
            name: `configure`, `request`, `login`, `login-name`, `offer` or `coupon`.
            who: whose count: an address, or a login.

        Raises:
            Exhausted: there were too many; `retry_after` says how many seconds to wait.
        """
        item = self._items[name]
        if item is None:
            return
        now, span = self._now(), item.get_expiry()
        with self._lock:
            self._hits += 1
            if self._hits % SWEEP == 0:
                self._forget(now)
            seen = self._seen.setdefault((name, who), deque())
            while seen and seen[0] <= now - span:
                seen.popleft()
            if len(seen) < item.amount:
                seen.append(now)
                return
            wait = max(1, math.ceil(seen[0] + span - now))
        raise Exhausted(
            f"Too many requests (at most {item.amount} per {item.multiples} {item.GRANULARITY.name}). "
            f"Try again in {wait} s.",
            code="rate-limited",
            retry_after=wait,
        )

    def __len__(self) -> int:
        """Return how many addresses are being counted."""
        return len(self._seen)

    def _forget(self, now: float) -> None:
        for (name, who), seen in list(self._seen.items()):
            item = self._items[name]
            if item is None or not seen or seen[-1] <= now - item.get_expiry():
                del self._seen[name, who]
