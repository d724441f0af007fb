"""Every route there is, area by area: to add an area, write its file and add a line here."""

from __future__ import annotations

from fastapi import APIRouter

from api.routes import (
    beginning,
    bundles,
    catalogue,
    conversations,
    drafts,
    entries,
    imports,
    jobs,
    login,
    media,
    offers,
    operations,
    orders,
    proving,
    quote_requests,
    quote_templates,
    quotes,
    releases,
    rule_forms,
    scenes,
    sessions,
    terms,
    tokens,
)

ROUTERS: tuple[APIRouter, ...] = (
    catalogue.routes.router,
    sessions.routes.router,
    scenes.routes.router,
    media.routes.router,
    quote_requests.routes.router,
    offers.routes.router,
    login.routes.router,
    tokens.routes.router,
    quotes.routes.router,
    beginning.routes.router,
    bundles.routes.router,
    orders.routes.router,
    releases.routes.router,
    drafts.routes.router,
    imports.routes.router,
    proving.routes.router,
    rule_forms.routes.router,
    entries.routes.router,
    quote_templates.routes.router,
    conversations.routes.router,
    jobs.routes.router,
    terms.routes.router,
    operations.routes.router,
)
