"""The studio begins products and characteristics: their first files are written, which people go on with."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api import beginning
from api.answers import ready
from api.deps import TheActor, TheRuntime
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.beginning import BegunCharacteristic, DraftGroups, NewCharacteristic, NewProduct
from api.schemas.drafts import Draft

routes = Routes("studio")


@routes.post("/v1/drafts/products", action="draft.write", answer=Draft, status=201, problems=(*PRIVATE, 404, 409, 413))
def begin_product(runtime: TheRuntime, request: Request, actor: TheActor, body: NewProduct) -> Response:
    """Begin a draft of a product that has none yet: from nothing, or with the files of another product."""
    return ready(beginning.begin_product(runtime, actor, body, request_id_of(request)), 201)


@routes.get("/v1/drafts/{draft_id}/groups", action="draft.read", answer=DraftGroups, problems=(*PRIVATE, 404))
def list_draft_groups(runtime: TheRuntime, draft_id: str) -> Response:
    """List the groups of a draft's product; none while `product.toml` cannot be read."""
    return ready(beginning.groups_json(runtime, draft_id))


@routes.post(
    "/v1/drafts/{draft_id}/characteristics",
    action="draft.write",
    answer=BegunCharacteristic,
    status=201,
    problems=(*PRIVATE, 404, 409, 413),
)
def begin_characteristic(runtime: TheRuntime, actor: TheActor, draft_id: str, body: NewCharacteristic) -> Response:
    """Begin a characteristic: its declaration, its names, its place in a group, and a table for its values."""
    return ready(beginning.begin_characteristic(runtime, actor, draft_id, body), 201)
