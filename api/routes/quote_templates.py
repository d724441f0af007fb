"""Quote templates of drafts as forms, and as they would be printed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from api import quote_templates
from api.answers import file, ready
from api.deps import TheActor, TheRuntime, Version
from api.routing import EDITS, PRIVATE, Routes
from api.schemas.base import Language
from api.schemas.quote_templates import QuoteTemplates, TemplateToShow, TemplateToWrite

routes = Routes("studio")

PDF = "application/pdf"

Code = Annotated[str, Query(max_length=200)]


@routes.get(
    "/v1/drafts/{draft_id}/quote-templates", action="draft.read", answer=QuoteTemplates, problems=(*PRIVATE, 404)
)
def list_quote_templates(runtime: TheRuntime, draft_id: str) -> Response:
    """List the quote templates of a draft; the ETag is that of the draft."""
    found, version = quote_templates.list_templates(runtime, draft_id)
    return ready(found, version=version)


@routes.put("/v1/drafts/{draft_id}/quote-templates", action="draft.write", answer=QuoteTemplates, problems=EDITS)
def put_quote_template(
    runtime: TheRuntime, actor: TheActor, draft_id: str, version: Version, body: TemplateToWrite
) -> Response:
    """Write a quote template, a new one or instead of another; If-Match names the version of the draft."""
    found, now = quote_templates.write_template(runtime, actor, draft_id, version, body.model_dump())
    return ready(found, version=now)


@routes.delete("/v1/drafts/{draft_id}/quote-templates", action="draft.write", answer=QuoteTemplates, problems=EDITS)
def delete_quote_template(
    runtime: TheRuntime,
    actor: TheActor,
    draft_id: str,
    version: Version,
    code: Code,
    language: Language,
    of_version: Annotated[str, Query(max_length=200, description="the version of the template")],
) -> Response:
    """Take a quote template out of a draft; If-Match names the version of the draft."""
    found, now = quote_templates.remove_template(runtime, actor, draft_id, version, (code, language, of_version))
    return ready(found, version=now)


@routes.post(
    "/v1/drafts/{draft_id}/quote-template-preview", action="draft.read", answer=PDF, problems=(*PRIVATE, 404, 409, 413)
)
def show_quote_template(runtime: TheRuntime, draft_id: str, body: TemplateToShow) -> Response:
    """Print a quote of one piece of the draft's product with a template; nothing is written."""
    shown = quote_templates.shown_template(runtime, draft_id, body.market, body.template.model_dump())
    return file(shown, PDF, name="preview.pdf")
