"""Everything beyond the click, on every model: optima, switches, crowds, samples, covers, lint, portable files.

What they take is told in clicks of the same model: the median along one session of random clicks.
"""

from __future__ import annotations

from collections.abc import Iterator

import rules
from tests.bench import comparing, covers, crowd, lint, optima, portable, samples
from tests.bench.models import models
from tests.bench.row import Row

FAMILIES = (optima, crowd, samples, covers, comparing, lint, portable)


def measure() -> Iterator[Row]:
    """Measure each family of operations on each model; rows come as they are found."""
    for model in models():
        engine = rules.engine(model.problem)
        click = optima.click(model, engine)
        for family in FAMILIES:
            yield from family.rows(model, engine, click)
    yield from covers.measure()
