"""Rate limits per address, counted in this process (moving window)."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kernel.errors import Exhausted
from kernel.settings import Settings


class Limits:
    """The limits an operator set.

    Args:
        settings: `rate_*`, such as `20/hour`; an empty text switches a limit off.
    """

    def __init__(self, settings: Settings) -> None:
        texts = {
            "configure": settings.rate_configure,
            "request": settings.rate_request,
            "login": settings.rate_login,
            "offer": settings.rate_offer,
        }
        self._items: dict[str, RateLimitItem | None] = {
            name: parse(text) if text else None for name, text in texts.items()
        }
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def hit(self, name: str, who: str) -> None:
        """Count one request.

        Args:
            name: `configure`, `request`, `login` or `offer`.
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
