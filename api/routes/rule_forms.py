"""Rules of drafts as forms: the rules of a file one by one, checked while somebody fills one in."""

from __future__ import annotations

from starlette.responses import Response

from api import rule_forms
from api.answers import ready
from api.deps import TheRuntime
from api.routes.drafts import FilePath, Number, TheSeenFile
from api.routing import EDITS, PRIVATE, Routes
from api.schemas.rule_forms import ChangedRule, CheckedRule, DraftRules, NewRule, RuleToCheck

routes = Routes("studio")


@routes.get("/v1/drafts/{draft_id}/rules", action="draft.read", answer=DraftRules, problems=(*PRIVATE, 404))
def list_draft_rules(runtime: TheRuntime, draft_id: str, path: FilePath) -> Response:
    """List the rules of a file as forms; the ETag is that of the file."""
    found, version = rule_forms.list_rules(runtime, draft_id, path)
    return ready(found, version=version)


@routes.post("/v1/drafts/{draft_id}/rules", action="draft.write", answer=DraftRules, status=201, problems=EDITS)
def add_draft_rule(runtime: TheRuntime, seen: TheSeenFile, body: NewRule) -> Response:
    """Add a rule to a file; If-Match names the version of the file that was read."""
    found, version = rule_forms.add_rule(runtime, seen, body.rule.model_dump(), body.after)
    return ready(found, 201, version=version)


@routes.put("/v1/drafts/{draft_id}/rules/{number}", action="draft.write", answer=DraftRules, problems=EDITS)
def put_draft_rule(runtime: TheRuntime, seen: TheSeenFile, number: Number, body: ChangedRule) -> Response:
    """Write a rule anew and leave the rest of its file as it is; If-Match names the version that was read."""
    found, version = rule_forms.change_rule(runtime, seen, number, body.rule.model_dump())
    return ready(found, version=version)


@routes.delete("/v1/drafts/{draft_id}/rules/{number}", action="draft.write", answer=DraftRules, problems=EDITS)
def delete_draft_rule(runtime: TheRuntime, seen: TheSeenFile, number: Number) -> Response:
    """Delete a rule and leave the rest of its file as it is; If-Match names the version that was read."""
    found, version = rule_forms.change_rule(runtime, seen, number, None)
    return ready(found, version=version)


@routes.post("/v1/drafts/{draft_id}/rule-check", action="draft.read", answer=CheckedRule, problems=(*PRIVATE, 404, 413))
def check_draft_rule(runtime: TheRuntime, draft_id: str, path: FilePath, body: RuleToCheck) -> Response:
    """Tell what is wrong with a form, at its fields, and which rule it would be; nothing is written."""
    found = rule_forms.check_rule(runtime, draft_id, path, body.rule.model_dump(), body.number, body.after)
    return ready(found)
