"""Rules of drafts as forms over HTTP: listed, checked while they are filled in, written back one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import rules
from api.drafting import SeenFile, read_draft, rewritten
from api.runtime import Runtime
from catalog.draft.model import Draft
from catalog.load import is_rule_file, rule_texts
from catalog.market import MARKETS_FILE, read_markets
from catalog.problems import did_you_mean
from catalog.russian import of_rules
from kernel.errors import FieldProblem, Malformed, Unknown
from rules import forms
from rules.forms import Comparison, Condition, Part, Rows, RuleForm, Term, WrittenRule
from rules.kinds import KINDS, Slot
from rules.syntax import Reason

Json = dict[str, Any]


def list_rules(runtime: Runtime, draft_id: str, path: str) -> tuple[Json, int]:
    """Return the rules of a file as forms, and the version of the file.

    Raises:
        Unknown: there is no such draft, or no such file in it.
        Malformed: the file holds no rules.
    """
    draft = read_draft(runtime, draft_id)
    return _rules_json(path, _text(draft, path), None), draft.files[path].version


def add_rule(runtime: Runtime, seen: SeenFile, body: Json, after: int | None) -> tuple[Json, int]:
    """Add a rule to a file; it stands beside another one, or at the end.

    Raises:
        Unknown: there is no such draft, file or rule.
        Stale: somebody else has changed the file since.
        Malformed: the form cannot be written as a rule; tells all that is wrong.
        Conflict: the draft is not open any more.
    """
    path = seen.path
    with _telling():
        text, number, version = rewritten(
            runtime, seen, lambda draft: _added(path, _text(draft, path), _form(body), after)
        )
    return _rules_json(path, text, number), version


def change_rule(runtime: Runtime, seen: SeenFile, number: int, body: Json | None) -> tuple[Json, int]:
    """Write one rule of a file anew, or delete it; everything else in the file stays as it is.

    Raises:
        Unknown: there is no such draft, file or rule.
        Stale: somebody else has changed the file since.
        Malformed: the form cannot be written as a rule; tells all that is wrong.
        Conflict: the draft is not open any more.
    """
    path = seen.path
    with _telling():
        text, at, version = rewritten(runtime, seen, lambda draft: _changed(path, _text(draft, path), number, body))
    return _rules_json(path, text, at), version


def check_rule(runtime: Runtime, draft_id: str, path: str, body: Json, number: int | None, after: int | None) -> Json:
    """Return what is wrong with a form, at its fields, and the rule that it would be.

    Raises:
        Unknown: there is no such draft, file or rule.
        Malformed: the file holds no rules.
    """
    draft = read_draft(runtime, draft_id)
    before, form = _text(draft, path), _form(body)
    try:
        if number is None:
            text, at = _added(path, before, form, after)
        else:
            text, at = forms.changed(before, _rule(path, before, number), form), number
    except forms.FormErrors as errors:
        return {"text": None, "findings": [_finding_json(each.field, each.finding) for each in errors.wrong]}
    rule = forms.read_rules(path, text)[at]
    files = {**draft.texts, path: text}
    found = [*_foreign_markets(form, files), *_findings(rule, files)]
    return {"text": rule_text(text, rule), "findings": found}


def rule_text(text: str, rule: WrittenRule) -> str:
    """Return the lines of a rule."""
    return "\n".join(text.splitlines()[rule.line - 1 : rule.last_line])


@contextmanager
def _telling() -> Iterator[None]:
    """Refuse what cannot be written as a rule, and tell what is wrong at its fields."""
    try:
        yield
    except forms.FormErrors as errors:
        problems = [FieldProblem(f"/rule/{each.field}", _sentence(each.finding)) for each in errors.wrong]
        raise Malformed("What is filled in is no rule.", problems=problems, code="rule-form") from errors


def _sentence(finding: rules.Finding) -> str:
    return f"{finding.message}; {finding.hint}" if finding.hint else finding.message


def _text(draft: Draft, path: str) -> str:
    if not is_rule_file(path):
        message = f"{path[:200]} holds no rules: they stand in files such as rules/glass.rules."
        raise Malformed(message, problems=[FieldProblem("?path", message)], code="no-rule-file")
    text = draft.texts.get(path)
    if text is None:
        raise Unknown(f"There is no file {path[:200]!r} in this draft.", code="unknown-file")
    return text


def _rule(path: str, text: str, number: int) -> WrittenRule:
    found = forms.read_rules(path, text)
    if number >= len(found):
        raise Unknown(f"There is no rule number {number + 1} in {path}.", code="unknown-rule")
    return found[number]


def _added(path: str, text: str, form: RuleForm, after: int | None) -> tuple[str, int]:
    beside = None if after is None else _rule(path, text, after)
    number = len(forms.read_rules(path, text)) if after is None else after + 1
    return forms.added(text, beside, form), number


def _changed(path: str, text: str, number: int, body: Json | None) -> tuple[str, int | None]:
    rule = _rule(path, text, number)
    if body is None:
        return forms.removed(text, rule), None
    if rule.form is None:
        message = f"The rule number {number + 1} of {path} cannot be read; mend it as text first."
        raise Malformed(message, problems=[FieldProblem("/rule", message)], code="rule-form")
    return forms.changed(text, rule, _form(body)), number


# --- findings ---------------------------------------------------------------------------------------------------------


def _findings(rule: WrittenRule, files: Mapping[str, str]) -> Iterator[Json]:
    """Give what a whole book says of one of its rules."""
    try:
        found: Sequence[rules.Finding] = rules.parse(rule_texts(files), files).findings
    except rules.RuleErrors as errors:
        found = errors.findings
    for finding in found:
        field = forms.field_at(rule, finding.place) if finding.place else None
        if field is not None:
            yield _finding_json(field, finding)


def _foreign_markets(form: RuleForm, files: Mapping[str, str]) -> Iterator[Json]:
    markets = read_markets(files.get(MARKETS_FILE, ""), [])
    for at, code in enumerate(form.markets):
        if markets and code not in markets:
            message = f"there is no market {code!r}.{did_you_mean(code, markets)}"
            yield _finding_json(f"markets/{at}", rules.Finding("error", "unknown-market", message))


def _finding_json(field: str, finding: rules.Finding) -> Json:
    return {
        "field": field,
        "severity": finding.severity,
        "code": finding.code,
        "message": _localized(finding.message),
        "hint": _localized(finding.hint) if finding.hint else None,
    }


def _localized(sentence: str) -> Json:
    return {"en": sentence, "ru": of_rules(sentence)}


def _told(finding: rules.Finding) -> Json:
    said = [_localized(each) for each in (finding.message, finding.hint) if each]
    return {language: "; ".join(each[language] for each in said) for language in ("en", "ru")}


# --- forms from and to JSON -------------------------------------------------------------------------------------------


def _form(body: Json) -> RuleForm:
    return RuleForm(
        body["id"],
        body["kind"],
        {name: part for name, said in body["parts"].items() if (part := _part(said)) is not None},
        tuple(Reason(each["audience"], each["language"], each["text"]) for each in body["reasons"]),
        body["source"],
        tuple(body["tags"]),
        tuple(body["markets"]),
        body["start"],
        body["end"],
    )


def _part(said: Json) -> Part | None:
    if said["condition"] is not None:
        return _condition(said["condition"])
    if said["conditions"] is not None:
        return tuple(_condition(each) for each in said["conditions"])
    if said["names"] is not None:
        return tuple(said["names"])
    if said["table"] is not None:
        return Rows(said["table"])
    if said["rows"] is not None:
        return Rows(None, tuple(tuple(tuple(cell) for cell in row) for row in said["rows"]))
    text: str | None = said["text"]
    return text


def _condition(said: Json) -> Condition:
    return Condition(said["join"], tuple(_term(each) for each in said["terms"]))


def _term(said: Json) -> Term:
    comparison = said["comparison"]
    if comparison is None:
        text: str = said["text"]
        return text
    return Comparison(comparison["subject"], comparison["operator"], tuple(comparison["values"]))


def _rules_json(path: str, text: str, number: int | None) -> Json:
    return {
        "path": path,
        "kinds": [_kind_json(kind.name, kind.shape) for kind in KINDS],
        "items": [_rule_json(text, rule) for rule in forms.read_rules(path, text)],
        "number": number,
    }


def _kind_json(name: str, shape: Sequence[str | Slot]) -> Json:
    slots = [part for part in shape if isinstance(part, Slot)]
    return {
        "kind": name,
        "slots": [{"name": slot.name, "type": slot.type, "optional": bool(slot.lead)} for slot in slots],
    }


def _rule_json(text: str, rule: WrittenRule) -> Json:
    return {
        "number": rule.number,
        "id": rule.id,
        "line": rule.line,
        "text": rule_text(text, rule),
        "components": list(rule.components),
        "fields": None if rule.form is None else _form_json(rule.form),
        "problem": None if rule.finding is None else _told(rule.finding),
    }


def _form_json(form: RuleForm) -> Json:
    return {
        "id": form.id,
        "kind": form.kind,
        "parts": {name: _part_json(part) for name, part in form.parts.items()},
        "reasons": [{"audience": each.audience, "language": each.language, "text": each.text} for each in form.reasons],
        "source": form.source,
        "tags": list(form.tags),
        "markets": list(form.markets),
        "start": form.start,
        "end": form.end,
    }


def _part_json(part: Part) -> Json:
    empty = dict.fromkeys(("condition", "conditions", "text", "names", "table", "rows"))
    match part:
        case Condition():
            return {**empty, "condition": _condition_json(part)}
        case Rows():
            return {**empty, "table": part.path, "rows": None if part.path is not None else part.rows}
        case str():
            return {**empty, "text": part}
    conditions = [_condition_json(each) for each in part if isinstance(each, Condition)]
    return {**empty, "conditions": conditions} if conditions else {**empty, "names": list(part)}


def _condition_json(condition: Condition) -> Json:
    return {"join": condition.join, "terms": [_term_json(term) for term in condition.terms]}


def _term_json(term: Term) -> Json:
    if isinstance(term, str):
        return {"text": term, "comparison": None}
    comparison = {"subject": term.subject, "operator": term.operator, "values": list(term.values)}
    return {"text": forms.comparison_text(term), "comparison": comparison}
