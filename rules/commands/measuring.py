"""`bench`: random sessions on a model, measured."""

from __future__ import annotations

import argparse
import json
from time import perf_counter
from typing import Protocol, runtime_checkable

from rules.budget import Budget
from rules.commands.base import (
    FINE,
    UNDECIDED,
    Options,
    count_of,
    model_of,
    numbers_of_any_length,
    seconds_of,
)
from rules.engines import engine
from rules.models import Model, is_book
from rules.sessions import walk

COUNTING_SECONDS = 10.0
"""After this, the count of an engine that only lists is left undecided."""


@runtime_checkable
class Compiled(Protocol):
    """An engine that holds a compiled form of its problem."""

    @property
    def size(self) -> int:
        """The size of the compiled form in bytes."""
        ...


def add_sessions(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is walked."""
    parser.add_argument("--sessions", type=count_of, default=10, help="sessions on each model (10)")
    parser.add_argument("--seed", type=int, default=1, help="equal seeds walk alike (1)")
    parser.add_argument("--clicks", type=count_of, help="stop after so many clicks on a model")
    parser.add_argument("--seconds", type=seconds_of, help="stop when clicks on a model took so long")


def bench(options: Options) -> int:
    """Measure random sessions; print one line of JSON per model."""
    groups = [[path] for path in options.files if not is_book(path)]
    if books := [path for path in options.files if is_book(path)]:
        groups.append(books)
    exact = True
    for files in groups:
        line = _measured(model_of(options, files), options)
        exact &= bool(line["exact"])
        with numbers_of_any_length():
            print(json.dumps(line, ensure_ascii=False), flush=True)
    return FINE if exact else UNDECIDED


def _measured(model: Model, options: Options) -> dict[str, object]:
    start = perf_counter()
    decider = engine(model.problem, options.engine)
    compiled = perf_counter() - start
    decider.propagate({})
    walked = walk(
        decider,
        model.shown,
        perf_counter,
        sessions=options.sessions,
        seed=options.seed,
        most_clicks=options.clicks,
        most_seconds=options.seconds,
    )
    count = decider.count({}, Budget(deadline=perf_counter() + COUNTING_SECONDS, clock=perf_counter))
    return {
        "model": model.name,
        "engine": decider.name,
        "compile_s": round(compiled, 3),
        "bytes": decider.size if isinstance(decider, Compiled) else None,
        "clicks": len(walked.seconds),
        "p50_us": round(walked.microseconds(0.5), 1),
        "p99_us": round(walked.microseconds(0.99), 1),
        "count": count.value if count.decided else None,
        "digest": walked.digest,
        "sessions": walked.sessions,
        "whole": walked.whole,
        "exact": walked.exact,
    }
