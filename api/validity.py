"""Where and when a release is to be valid, as it is asked for over HTTP and kept with a job."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.schemas.catalogue import ReleaseValidity
from catalog.validity import Validity
from kernel.errors import FieldProblem, Malformed
from kernel.period import Period

Json = dict[str, Any]


def validity_of(asked: ReleaseValidity, today: date) -> Validity:
    """Return what is asked for, as far as it can be told without the files.

    Args:
        asked: the body of a request.
        today: the business day; no period begins before it.

    Raises:
        Malformed: a period ends before it starts or begins in the past, a market is named twice, or there are days
            beside those of the markets.
    """
    period = period_of(asked.valid_from, asked.valid_until)
    if asked.markets and period != Period():
        message = "Markets have days of their own; leave out those for all markets."
        raise Malformed(message, problems=[FieldProblem("/valid_from", message)], code="two-validities")
    markets: dict[str, Period] = {}
    for place, each in enumerate(asked.markets):
        if each.market in markets:
            message = f"The market {each.market!r} is named twice: a release has one period in a market."
            raise Malformed(message, problems=[FieldProblem(f"/markets/{place}", message)], code="market-twice")
        markets[each.market] = period_of(each.valid_from, each.valid_until, f"/markets/{place}")
    validity = Validity(period, markets)
    validity.check_to_come(today)
    return validity


def period_of(valid_from: date | None, valid_until: date | None, path: str = "") -> Period:
    """Return the period of a release.

    Args:
        valid_from: the first day; None for no beginning.
        valid_until: the day after the last; None for no end.
        path: where in the body the days stand.

    Raises:
        Malformed: it ends before it starts.
    """
    if valid_from is not None and valid_until is not None and valid_from >= valid_until:
        message = "a period ends after it starts"
        problems = [FieldProblem(f"{path}/valid_until", message)]
        raise Malformed(f"The release cannot be valid: {message}.", problems=problems)
    return Period(valid_from, valid_until)


def check_everywhere(validity: Validity) -> None:
    """Let terms of sale be published for these markets, or refuse.

    Raises:
        Malformed: some are named; terms hold everywhere, and their entries name markets.
    """
    if validity.markets:
        message = "Terms of sale hold in all markets; name the markets in their entries."
        raise Malformed(message, problems=[FieldProblem("/markets", message)], code="terms-everywhere")


def validity_json(validity: Validity) -> Json:
    """Return a validity as a job keeps it."""
    markets = {market: _days_json(period) for market, period in validity.markets.items()}
    return {"period": _days_json(validity.period), "markets": markets}


def validity_of_json(kept: Mapping[str, Any]) -> Validity:
    """Return a validity that a job kept."""
    return Validity(_period(kept["period"]), {market: _period(days) for market, days in kept["markets"].items()})


def _days_json(period: Period) -> list[str | None]:
    return [None if day is None else day.isoformat() for day in (period.start, period.end)]


def _period(days: list[str | None]) -> Period:
    return Period(*(None if day is None else date.fromisoformat(day) for day in days))
