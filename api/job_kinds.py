"""Every kind of job there is: to add one, write what it does and add a line here."""

from __future__ import annotations

from collections.abc import Mapping

from api import consequences, draft_jobs, import_jobs, proving_jobs, releasing
from api.jobs import Kind

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        draft_jobs.CHECK,
        draft_jobs.REVIEW,
        draft_jobs.REPRICING,
        draft_jobs.PUBLICATION,
        consequences.LINT,
        consequences.MEASUREMENT,
        import_jobs.LOOK,
        import_jobs.IMPORT,
        proving_jobs.RUN,
        proving_jobs.MAKING,
        proving_jobs.JUDGEMENT,
        releasing.REVIEW,
        releasing.ROLL_BACK,
    )
}
"""By the name under which it is stored."""
