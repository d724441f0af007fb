"""Builds the view of a session: possibilities, completion, price, picture, and what the last click changed."""

from __future__ import annotations

from dataclasses import dataclass

from cpq.configure.changes import changes, explained
from cpq.configure.conflict import difference
from cpq.configure.ground import Ground
from cpq.configure.model import Choices, Session
from cpq.configure.standing import Standing, standing, states
from cpq.configure.view import Audience, Change, Conflict, Priced, SessionView, States
from kernel.errors import Broken, Exhausted
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a view shows that hangs on nothing but the choices now and those before the last click."""

    state: States
    changes: tuple[Change, ...]
    price: Priced | None
    price_change: Money | None
    scene: str | None
    hidden: frozenset[str]


def show(ground: Ground, session: Session, audience: Audience, conflict: Conflict | None = None) -> SessionView:
    """Return the view of a session.

    Args:
        ground: what it stands on.
        session: its choices are possible together.
        audience: whose wording reasons have.
        conflict: the answer to a click that was impossible; such a click changed nothing, so no changes are shown.

    Raises:
        Broken: its choices are not possible together, which no click can bring about.
    """
    before = None if conflict else session.before
    shown = ground.remembered(
        "shown", session.choices, lambda: _shown(ground, session, before, audience), before, audience
    )
    return SessionView(
        session=session,
        currency=ground.product.market(session.market).currency,
        state=shown.state,
        changes=shown.changes,
        conflict=conflict,
        price=shown.price,
        price_change=shown.price_change,
        scene=shown.scene,
        hidden=shown.hidden,
    )


def _shown(ground: Ground, session: Session, before: Choices | None, audience: Audience) -> _Shown:
    now = present(ground, session)
    changed, price_change = _since(ground, before, now, audience)
    return _Shown(
        states(ground, now), changed, now.price, price_change, ground.scene(now.assignment), ground.product.internal
    )


def present(ground: Ground, session: Session) -> Standing:
    """Return where a session stands.

    Raises:
        Broken: its choices are not possible together.
    """
    now = standing(ground, session.choices)
    if now is None:
        raise Broken("The choices of this session are not possible together.", code="session-inconsistent")
    return now


def _since(
    ground: Ground, before: Choices | None, now: Standing, audience: Audience
) -> tuple[tuple[Change, ...], Money | None]:
    """Return what changed since other choices, and the difference in price."""
    if before is None:
        return (), None
    try:
        was = standing(ground, before)
    except Exhausted:
        was = None  # the click itself is worked out; only the comparison with before is missing
    if was is None:
        return (), None
    return tuple(explained(ground, now, change, audience) for change in changes(was, now)), difference(was, now)
