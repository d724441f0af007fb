"""Withdrawing: a release that was published for a later day is taken back before that day comes."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from catalog.release import Release, Withdrawal
from catalog.store import ReleaseStore
from kernel.clock import Clock
from kernel.errors import Conflict
from kernel.events import Event, record


def withdraw(session: Session, release_id: str, day: date, *, clock: Clock, by: str, reason: str) -> Release:
    """Take back a release before its first day; until then the one before it stays, and its number is not used again.

    Args:
        session: the transaction; the withdrawal and its event are written together.
        release_id: which.
        day: the business day of today.
        clock: for the time.
        by: the name of who takes it back.
        reason: why.

    Raises:
        Unknown: there is no such release.
        Conflict: it has begun, or was taken back already.
    """
    store = ReleaseStore(session)
    store.hold(store.get(release_id).product)
    release = store.get(release_id)
    if release.withdrawn is not None:
        raise Conflict(f"Release {release.number} was withdrawn by {release.withdrawn.by}.", code="release-withdrawn")
    if release.period.start is None or release.period.start <= day:
        raise Conflict(
            f"Release {release.number} has begun, and somebody may have configured under it. "
            "Bring an earlier release back instead.",
            code="release-begun",
        )
    store.withdraw(release_id, Withdrawal(clock.now(), by, reason), day)
    facts = {"product": release.product, "number": release.number, "digest": release.digest, "by": by}
    record(session, Event("release.withdrawn", release.id, facts), clock)
    return store.get(release_id)
