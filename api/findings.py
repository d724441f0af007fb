"""What was found, over HTTP: as much of it as anybody reads, the worst first, and how much there is.

Every answer that tells findings does it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest
from typing import Any, TypeVar

import rules
from catalog.gate import Finding
from catalog.problems import spot
from catalog.russian import of_rules

Json = dict[str, Any]
Found = TypeVar("Found", Finding, rules.Finding)

LONGEST_TOLD = 1_000
"""Characters of a message or a hint, which may quote a cell of any length."""

_SEVERITIES = ("error", "warning", "info")


def findings_json(findings: Iterable[Finding], files: Mapping[str, str]) -> Json:
    """Return the first findings with their places in some files, and how many there are: errors, then what is new."""

    def order(finding: Finding) -> tuple[object, ...]:
        return _SEVERITIES.index(finding.severity), not finding.is_new, *spot(finding.place)

    return _first(findings, order, lambda finding: _gate_json(finding, files))


def checked_json(findings: Iterable[Finding], files: Mapping[str, str]) -> Json:
    """Return findings as a check tells them: errors stand against publishing."""
    found = tuple(findings)
    return {"ok": all(finding.severity != "error" for finding in found), **findings_json(found, files)}


def rule_findings_json(findings: Iterable[rules.Finding]) -> Json:
    """Return the first findings of the rule language, which are in order of place, and how many there are."""
    return _first(findings, lambda finding: _SEVERITIES.index(finding.severity), _rule_json)


def _first(findings: Iterable[Found], order: Callable[[Found], Any], to_json: Callable[[Found], Json]) -> Json:
    found = tuple(findings)
    told = [to_json(finding) for finding in nsmallest(rules.MOST_FINDINGS, found, order)]
    return {"findings": told, "finding_count": len(found)}


def _gate_json(finding: Finding, files: Mapping[str, str]) -> Json:
    file, line, column = spot(finding.place)
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": _shortened(finding.message.to_json()),
        "place": finding.place,
        "file": file if line or file in files else None,
        "line": line or None,
        "column": column or None,
        "excerpt": None,
        "hint": None,
        "markets": list(finding.markets),
        "is_new": finding.is_new,
    }


def _rule_json(finding: rules.Finding) -> Json:
    place = finding.place
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": _shortened({"en": finding.message, "ru": of_rules(finding.message)}),
        "place": str(place) if place else "",
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "excerpt": place.picture() if place else None,
        "hint": finding.hint[:LONGEST_TOLD] or None,
        "markets": [],
        "is_new": True,
    }


def _shortened(message: Mapping[str, str]) -> dict[str, str]:
    return {language: text[:LONGEST_TOLD] for language, text in message.items()}
