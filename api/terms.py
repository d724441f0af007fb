"""Publishing the terms of sale over HTTP, and telling those of today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.publishing import check_unreviewed, release_json
from api.runtime import Runtime
from api.validity import period_of
from catalog.store import ReleaseStore
from catalog.terms_release import publish_terms
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Unknown

Json = dict[str, Any]


def publish_terms_files(
    runtime: Runtime,
    actor: Actor,
    files: Mapping[str, str],
    valid_from: date | None,
    valid_until: date | None,
    request_id: str,
) -> Json:
    """Publish the files of terms.

    Raises:
        Malformed: everything that stands against them, or a period that ends before it starts.
        Conflict: releases need a second pair of eyes here.
    """
    period = period_of(valid_from, valid_until)
    check_unreviewed(runtime)
    with runtime.database.transaction() as session:
        release = publish_terms(
            session, files, clock=runtime.clock, actor_name=actor.name, period=period, compiled=runtime.compiled
        )
        after = {"number": release.number, "digest": release.digest}
        audit(session, runtime.clock, actor, "terms.published", release.id, after=after, request_id=request_id)
    return {**release_json(release), "files": dict(release.files)}


def current_terms(runtime: Runtime) -> Json:
    """Return the terms of today with their files.

    Raises:
        Unknown: none were published for today.
    """
    with runtime.database.transaction(read_only=True) as session:
        store, today = ReleaseStore(session), runtime.clock.now().date()
        head = store.terms_head(today)
        if head is None:
            raise Unknown(f"There are no terms of sale for {today}.", code="no-terms")
        return {**release_json(head), "files": dict(store.by_digest(head.digest).files)}
