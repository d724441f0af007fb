"""`check` and `lint`: what is wrong with a model, and what is suspicious."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from rules.budget import Budget
from rules.commands.base import FINE, NO, UNDECIDED, Options, budget_of, model_of, print_json, seconds_of, tell
from rules.engines import engine
from rules.lint import costly_rules, lint, lint_dates
from rules.models import Model, is_book, load_book


def check(options: Options) -> int:
    """Report all errors, or say ok."""
    if all(is_book(path) for path in options.files):
        book = load_book(options.files)
        tell(book.findings)
        print(f"ok: {len(book.characteristics)} characteristics, {len(book.rules)} rules")
        return FINE
    for path in options.files:
        problem = model_of(options, [path]).problem
        where = f"{path}: " if len(options.files) > 1 else ""
        print(f"{where}ok: {len(problem.variables)} characteristics, {len(problem.constraints)} rules")
    return FINE


def add_costly(parser: argparse.ArgumentParser) -> None:
    """Add the options that ask for expensive rules instead."""
    parser.add_argument("--costly", action="store_true", help="only the rules that are expensive to compile, as JSON")
    parser.add_argument("--seconds", type=seconds_of, help="with --costly: begin nothing new after so long")


def find_suspicious(options: Options) -> int:
    """Report what lint finds; what is only worth knowing does not count as found."""
    model = model_of(options)
    if options.costly:
        return _find_costly(model, budget_of(options))
    findings = lint(engine(model.problem, options.engine), model.book)
    if model.book is not None:
        findings += lint_dates(model.book, options.market, options.on)
    for finding in findings:
        print(finding.report())
    return NO if any(finding.severity != "info" for finding in findings) else FINE


def _find_costly(model: Model, budget: Budget | None) -> int:
    found = costly_rules(model.problem, budget)
    print_json(asdict(found))
    return FINE if found.decided else UNDECIDED
