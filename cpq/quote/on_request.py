"""Lines that have no price but on request: nothing could be promised, so they are on no quote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kernel.errors import Conflict, Unknown

PRICE_ON_REQUEST = "price-on-request"
"""What the pricer says of a configuration that has no price in the book."""


@contextmanager
def naming_line(position: int) -> Iterator[None]:
    """Tell which line is priced on request only.

    Raises:
        Conflict: the price that is worked out inside is on request. The product exists and so does the configuration;
            it only has no price that could be promised.
    """
    try:
        yield
    except Unknown as error:
        if error.code != PRICE_ON_REQUEST:
            raise
        raise Conflict(f"Line {position} is priced on request only: {error.message}", code=error.code) from error
