"""Drafts of the terms of sale: what is wrong with them, what they make of open quotes, publishing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from api.jobs import Task
from api.runtime import Runtime
from catalog.draft.model import Draft
from catalog.gate import Finding, problem_findings
from catalog.shelf import Shelf
from catalog.terms_release import fitting, strangers
from catalog.terms_sheet import load_terms
from cpq.quote.repricing import Repriced, repriced
from cpq.quote.store import QuoteStore
from kernel.errors import Malformed
from kernel.money import Money, total

Json = dict[str, Any]

MOST_SHOWN = 500
"""Lines of quotes that are listed; their sums are of all."""


def findings_in(files: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what is wrong with the files by themselves."""
    problems = strangers(files)
    try:
        load_terms(files)
    except Malformed as error:
        problems += error.problems
    return problem_findings(problems)


def findings_against(runtime: Runtime, files: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what is wrong with the files, by themselves or beside the products on sale."""
    found = findings_in(files)
    if found:
        return found
    shelf = Shelf(runtime.database, runtime.compiled)
    try:
        fitting(load_terms(files), shelf.on_sale(runtime.today), runtime.today, runtime.compiled)
    except Malformed as error:
        return problem_findings(error.problems)
    return ()


def repricing(task: Task, draft: Draft, day: date) -> Json:
    """Return which lines of open quotes would cost something else on a day under the terms of a draft.

    Raises:
        Malformed: the files cannot be read; check them first.
    """
    runtime = task.runtime
    after = load_terms(draft.texts)
    shelf = Shelf(runtime.database, runtime.compiled)
    with runtime.database.transaction(read_only=True) as session:
        lines = QuoteStore(session, runtime.clock).open_lines()
    found = repriced(lines, shelf, day, shelf.terms(day), after, task.tell)
    changed = [each for each in found if each.is_other]
    return {
        "day": day,
        "lines": len(found),
        "changed": len(changed),
        "sums": [money.to_json() for money in _sums(changed)],
        "items": [_line_json(each) for each in changed[:MOST_SHOWN]],
    }


def _sums(changed: Sequence[Repriced]) -> list[Money]:
    """Return the sum of the differences in each currency, by currency."""
    by_currency: dict[str, list[Money]] = {}
    for each in changed:
        if each.difference is not None:
            by_currency.setdefault(each.difference.currency, []).append(each.difference)
    return [total(found, found[0].currency) for _, found in sorted(by_currency.items())]


def _line_json(each: Repriced) -> Json:
    line = each.line
    return {
        "quote": {"id": line.quote_id, "number": line.quote},
        "state": line.state,
        "position": line.position,
        "product": line.product,
        "before": each.before.to_json() if each.before else None,
        "after": each.after.to_json() if each.after else None,
        "difference": each.difference.to_json() if each.difference else None,
    }
