"""Withdrawing: days of a release that are to come are taken back, in all its markets or in some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from catalog.problems import did_you_mean
from catalog.release import EVERYWHERE, Release, ReleaseHead, Withdrawal
from catalog.store import ReleaseStore
from kernel.clock import Clock
from kernel.errors import Conflict, FieldProblem, Malformed
from kernel.events import Event, record
from kernel.period import Period


def withdraw(
    session: Session,
    release_id: str,
    today: date,
    *,
    clock: Clock,
    by: str,
    reason: str,
    markets: Sequence[str] = (),
    days: Period | None = None,
) -> Release:
    """Take back days of a release before they come; on these days the one before it stays.

    Without days all of it is taken back, which must not have begun. Its number is not used again.

    Args:
        session: the transaction; the withdrawal and its event are written together.
        release_id: which.
        today: the business day of today.
        clock: for the time.
        by: the name of who takes it back.
        reason: why.
        markets: where; in all its markets if there are none.
        days: which; all of them if left out.

    Raises:
        Unknown: there is no such release.
        Malformed: it is not for such a market, or the days begin today or before.
        Conflict: it has begun, or is not valid on any of the days (any more).
    """
    store = ReleaseStore(session)
    store.hold(store.get(release_id).product)
    release = store.get(release_id)
    _check_to_come(days, today)
    places = _places(release, markets)
    taken = [(place, period) for place in places for period in _taken(release, place, days or Period())]
    if not taken:
        raise _nothing_left(release)
    begun = sorted({place for place, period in taken if period.start is None or period.start <= today})
    if begun:
        raise _begun(release, begun, today)
    now = clock.now()
    withdrawals = [Withdrawal(place, period, now, by, reason) for place, period in taken]
    store.withdraw(release_id, withdrawals, today)
    facts = {"product": release.product, "number": release.number, "digest": release.digest, "by": by}
    record(session, Event("release.withdrawn", release.id, {**facts, "markets": list(places)}), clock)
    return store.get(release_id)


def _check_to_come(days: Period | None, today: date) -> None:
    """Let days be taken back that are to come, or refuse."""
    if days is not None and days.start is not None and days.start <= today:
        message = f"{days.start} has begun; days can be taken back from tomorrow ({today + timedelta(days=1)}) on."
        raise Malformed(message, problems=[FieldProblem("/valid_from", message)], code="past-day")


def _places(release: ReleaseHead, markets: Sequence[str]) -> tuple[str, ...]:
    """Return the markets of a release that are meant; all of them include those it does not name."""
    known = release.markets
    problems = [
        FieldProblem(
            f"/markets/{place}", f"Release {release.number} is not for the market {each!r}.{did_you_mean(each, known)}"
        )
        for place, each in enumerate(markets)
        if each not in known
    ]
    if problems:
        raise Malformed(problems[0].message, problems=problems, code="unknown-market")
    return tuple(dict.fromkeys(markets)) if set(markets) < set(known) and markets else tuple(release.periods)


def _taken(release: ReleaseHead, place: str, days: Period) -> list[Period]:
    """Return those of the days on which a release is valid in a market by now."""
    found = (period.within(days) for period in release.days(place))
    return [period for period in found if period is not None]


def _nothing_left(release: ReleaseHead) -> Conflict:
    if release.withdrawals:
        by = release.withdrawals[-1].by
        return Conflict(f"Release {release.number} was withdrawn by {by} on these days.", code="release-withdrawn")
    return Conflict(f"Release {release.number} is not valid there on any of these days.", code="not-valid-then")


def _begun(release: ReleaseHead, places: Sequence[str], today: date) -> Conflict:
    named = ", ".join(place for place in places if place != EVERYWHERE)
    where = f" in {named}" if named and set(places) != set(release.periods) else ""
    return Conflict(
        f"Release {release.number} has begun{where}, and somebody may have configured under it. "
        f"Bring an earlier release back instead, or take back the days from {today + timedelta(days=1)} on.",
        code="release-begun",
    )
