"""`check` and `lint`: what is wrong with a model, and what is suspicious."""

from __future__ import annotations

from rules.commands.base import FINE, NO, Options, model_of, tell
from rules.engines import engine
from rules.lint import lint
from rules.models import is_book, load_book


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


def find_suspicious(options: Options) -> int:
    """Report what lint finds."""
    model = model_of(options)
    findings = lint(engine(model.problem, options.engine), model.book)
    for finding in findings:
        print(finding.report())
    return NO if findings else FINE
