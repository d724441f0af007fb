"""Quote templates of drafts over HTTP: listed, written as forms, and printed as they would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.drafting import read_draft, written_by
from api.proving import check_rules, product_of
from api.runtime import Runtime
from api.selling import seller_of
from catalog.compiled import Compiled
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.store import DraftStore
from catalog.product import Product
from catalog.proof.trial import deciding
from catalog.quote_template import FILLED, PARTS, QuoteTemplate
from catalog.quote_template_form import Key, TemplateForm, template_forms, with_template, without_template, wrong_with
from catalog.shelf import Shelf
from catalog.terms import Terms
from kernel.access import Actor
from kernel.errors import Conflict, FieldProblem, Malformed, QuotewrightError
from kernel.period import Period

Json = dict[str, Any]


def list_templates(runtime: Runtime, draft_id: str) -> tuple[Json, int]:
    """Return the quote templates of a draft, and the version of the draft.

    Raises:
        Unknown: there is no such draft.
        Malformed: it is of terms of sale, or its sheet of documents cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    check_rules(draft)
    return _templates_json(runtime, draft), draft.head.version


def write_template(runtime: Runtime, actor: Actor, draft_id: str, seen: int, body: Json) -> tuple[Json, int]:
    """Write a quote template into a draft, a new one or instead of another; return all there are.

    Raises:
        Unknown: there is no such draft or template.
        Stale: somebody has changed the draft since it was read.
        Conflict: it is not open any more.
        Malformed: the template cannot be what is filled in; tells all that is wrong at its fields.
    """
    form, instead = _form(body["template"]), body["instead_of"]
    with runtime.database.transaction() as session:
        draft = _read_anew(session, draft_id, seen)
        texts = with_template(draft.texts, form, _key(instead) if instead else None)
        _refuse_wrong({**draft.texts, **texts}, form, _markets(runtime, draft))
        draft = _written(runtime, actor, session, draft, texts)
    return _templates_json(runtime, draft), draft.head.version


def remove_template(runtime: Runtime, actor: Actor, draft_id: str, seen: int, key: Key) -> tuple[Json, int]:
    """Take a quote template out of a draft; return those that are left.

    Raises:
        Unknown: there is no such draft or template.
        Stale: somebody has changed the draft since it was read.
        Conflict: it is not open any more.
    """
    with runtime.database.transaction() as session:
        draft = _read_anew(session, draft_id, seen)
        draft = _written(runtime, actor, session, draft, without_template(draft.texts, key))
    return _templates_json(runtime, draft), draft.head.version


def shown_template(runtime: Runtime, draft_id: str, market: str, body: Json) -> bytes:
    """Return the PDF of a quote of one piece of the draft's product that says what a template says.

    Raises:
        Unknown: there is no such draft, or its product is not sold in the market.
        Malformed: its files cannot be read, or the template is none.
        Conflict: the product cannot be configured, or is priced on request only.
    """
    # Imported when needed: they bring the document printer along.
    from cpq.quote.desk import Desk
    from cpq.quote.document import document
    from cpq.quote.pdf import render
    from cpq.quote.sample import sample_quote

    form, draft = _form(body), read_draft(runtime, draft_id)
    _refuse_wrong({**draft.texts, **with_template(draft.texts, form, _like(draft, form))}, form, None)
    product = replace(product_of(runtime, draft), quote_templates=(_always(form),))
    product.market(market)
    made = deciding(product, market, runtime.today).complete({}).assignment
    if made is None:
        raise Conflict("The product cannot be configured in this market; mend its rules first.", code="void-product")
    seller = seller_of(runtime.settings)
    with runtime.database.transaction(read_only=True) as session:
        desk = Desk(
            session=session,
            clock=runtime.clock,
            seller=seller,
            configuring=runtime.configuring,
            shelf=_OneProduct(product, runtime.shelf),
            market=product.market,
        )
        quote = sample_quote(desk, product, market, form.language, made, _scene(runtime, product, made))
        return render(document(desk, quote, quote.newest), runtime.pictures.for_document)


@dataclass(frozen=True, slots=True)
class _OneProduct:
    """The shelf on which a product of a draft stands before it is published."""

    product: Product
    shelf: Shelf

    def by_digest(self, digest: str) -> tuple[Product, int]:
        """Return the product, and no number."""
        return self.product, 0

    def current(self, product: str, market: str, day: date) -> tuple[Product, int]:
        """Return the product, and no number."""
        return self.product, 0

    def terms(self, day: date) -> Terms:
        """Return the terms of sale of a day."""
        return self.shelf.terms(day)

    def compiled(self, product: Product, market: str, day: date) -> Compiled:
        """Return the product ready to be decided."""
        return self.shelf.compiled(product, market, day)


def _always(form: TemplateForm) -> QuoteTemplate:
    """Return a template as if it held today and everywhere: that is what somebody looks at."""
    return QuoteTemplate(*form.key, Period(), (), **(form.texts or {}))


def _scene(runtime: Runtime, product: Product, configuration: Mapping[str, str]) -> str | None:
    try:
        return runtime.pictures.show(product, configuration)
    except QuotewrightError:
        return None  # what is wrong with the geometry is told by the gate


def _form(body: Json) -> TemplateForm:
    first, end = (str(body[name] or "") for name in ("valid_from", "valid_until"))
    texts = {part: body["texts"][part].strip() for part in PARTS}
    return TemplateForm(*_key(body), first, end, tuple(body["markets"]), texts)


def _key(body: Json) -> Key:
    return body["code"], body["language"], body["version"]


def _like(draft: Draft, form: TemplateForm) -> Key | None:
    """Return the key of a form, if the draft has a template of that key already."""
    return form.key if any(each.key == form.key for each in template_forms(draft.texts)) else None


def _read_anew(session: Session, draft_id: str, seen: int) -> Draft:
    draft = DraftStore(session).get(draft_id, lock=True)
    check_rules(draft)
    drafting.wholly_unchanged(draft, seen)
    return draft


def _written(runtime: Runtime, actor: Actor, session: Session, draft: Draft, texts: Mapping[str, str | None]) -> Draft:
    """Write what differs into a draft; a file without text goes."""
    changed = {path: text for path, text in texts.items() if text != draft.texts.get(path)}
    return drafting.write_together(session, draft.head.id, changed, draft.versions, **written_by(runtime, actor))


def _refuse_wrong(files: Mapping[str, str], form: TemplateForm, markets: list[str] | None) -> None:
    sold = form.markets if markets is None else markets
    problems = [FieldProblem(f"/template{each.path}", each.message) for each in wrong_with(files, form.key, sold)]
    if problems:
        raise Malformed("What is filled in is no quote template.", problems=problems, code="quote-template")


def _markets(runtime: Runtime, draft: Draft) -> list[str]:
    """Return where the product of a draft is sold; where its release is, while the draft cannot be read."""
    try:
        return list(product_of(runtime, draft).markets)
    except Malformed:
        return list(runtime.shelf.by_digest(draft.head.base)[0].markets) if draft.head.base_number else []


def _templates_json(runtime: Runtime, draft: Draft) -> Json:
    return {
        "items": [_template_json(each) for each in template_forms(draft.texts)],
        "markets": _markets(runtime, draft),
        "filled": list(FILLED),
    }


def _template_json(form: TemplateForm) -> Json:
    return {
        "code": form.code,
        "language": form.language,
        "version": form.version,
        "valid_from": form.valid_from,
        "valid_until": form.valid_until,
        "markets": list(form.markets),
        "texts": None if form.texts is None else dict(form.texts),
        "file": form.file,
    }
