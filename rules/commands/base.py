"""What the commands share: their options, the model and the choices they are asked about, exit codes."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from rules.budget import Budget
from rules.engines import ENGINES, engine
from rules.engines.base import Engine
from rules.findings import Finding
from rules.models import Model, load
from rules.reader import day_of

FINE, NO, SENSELESS, UNDECIDED = 0, 1, 2, 3
"""Exit codes."""

Options = argparse.Namespace
Add = Callable[[argparse.ArgumentParser], object]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it is called, does and takes.

    `add` adds options of its own; every command takes models, a market and a day, most an engine, many choices.
    """

    name: str
    run: Callable[[Options], int]
    what: str
    add: tuple[Add, ...] = ()
    has_engine: bool = True
    has_choices: bool = False

    def add_to(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's options."""
        parser.set_defaults(run=self.run)
        parser.add_argument("files", nargs="+", type=Path, metavar="MODEL")
        add_scope(parser)
        if self.has_engine:
            parser.add_argument("--engine", choices=[known for known, _ in ENGINES], help="else the best that fits")
        if self.has_choices:
            parser.add_argument("--choose", nargs="+", action="extend", default=[], metavar="NAME=VALUE")
            add_seconds(parser)
        for add in self.add:
            add(parser)


def add_scope(parser: argparse.ArgumentParser) -> None:
    """Add the market and the day."""
    parser.add_argument("--market", type=str.lower, help="market code; without it only rules for every market hold")
    parser.add_argument("--on", type=date_of, metavar="DATE", help="such as 2026-01-31; else today")


def add_seconds(parser: argparse.ArgumentParser) -> None:
    """Add the limit of time."""
    parser.add_argument("--seconds", type=seconds_of, help="give up after so long: the answer is undecided")


def count_of(text: str) -> int:
    """Read a number of things, at least one."""
    if not text.isdecimal() or not text.isascii() or len(text) > 18 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of things; write 1 or more")
    return int(text)


def seconds_of(text: str) -> float:
    """Read a number of seconds."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if math.isnan(seconds):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds; write such as 10 or 0.5")
    return seconds


def date_of(text: str) -> date:
    """Read a day."""
    day = day_of(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write such as 2026-01-31")
    return day


# --- what is asked ---------------------------------------------------------------------------------------------------


def model_of(options: Options, files: Sequence[Path] | None = None) -> Model:
    """Load the model that the options name."""
    return load(files or options.files, options.market, options.on)


def asked(options: Options) -> tuple[Model, Engine, dict[str, str], Budget | None]:
    """Return the model, its engine, the choices and the budget that the options name."""
    model = model_of(options)
    choices = choices_of(model, options.choose)
    budget = budget_of(options)
    return model, engine(model.problem, options.engine), choices, budget


def budget_of(options: Options) -> Budget | None:
    """Return the budget that the options name; its time runs from now on."""
    if options.seconds is None:
        return None
    return Budget(deadline=perf_counter() + options.seconds, clock=perf_counter)


def choices_of(model: Model, chosen: Sequence[str]) -> dict[str, str]:
    """Read choices written as NAME=VALUE."""
    choices: dict[str, str] = {}
    for each in chosen:
        name, value = pair(model, each, "NAME=VALUE")
        if choices.setdefault(name, value) != value:
            raise ValueError(f"{name!r} is chosen twice: {choices[name]} and {value}")
    model.problem.numbered(choices)
    return choices


def pair(model: Model, text: str, form: str) -> tuple[str, str]:
    """Split at the first `=` that leaves a known name; names may hold one too."""
    if "=" not in text:
        raise ValueError(f"{text!r} is no choice; write {form}")
    splits = [(text[:at].strip(), text[at + 1 :].strip()) for at, mark in enumerate(text) if mark == "="]
    return next((split for split in splits if split[0] in model.problem.index), splits[0])


# --- what is answered ------------------------------------------------------------------------------------------------


def print_json(found: object) -> None:
    """Print a value as JSON a person can read."""
    print(json.dumps(found, ensure_ascii=False, indent=1))


@contextmanager
def numbers_of_any_length() -> Iterator[None]:
    """Let counts be written however long they are; what is read keeps its limit."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)


def shown(model: Model, assignment: Mapping[str, str] | None) -> dict[str, str] | None:
    """Return the part of an assignment that a model shows."""
    return None if assignment is None else {name: assignment[name] for name in model.shown}


def tell(findings: Sequence[Finding]) -> None:
    """Report findings to standard error."""
    for finding in findings:
        print(finding.report(), file=sys.stderr)
