"""Builds the view of a session: possibilities, completion, price, picture, and what the last click changed."""

from __future__ import annotations

from cpq.configure.changes import changes, explained
from cpq.configure.conflict import difference
from cpq.configure.ground import Ground, hidden
from cpq.configure.model import Session
from cpq.configure.standing import Standing, standing, states
from cpq.configure.view import Audience, Change, Conflict, SessionView
from kernel.errors import Broken, Exhausted
from kernel.money import Money


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
    now = present(ground, session)
    changed, price_change = ((), None) if conflict else _since_last_click(ground, session, now, audience)
    return SessionView(
        session=session,
        currency=ground.product.market(session.market).currency,
        state=states(ground, now),
        changes=changed,
        conflict=conflict,
        price=now.price,
        price_change=price_change,
        scene=ground.scene(now.assignment),
        hidden=hidden(ground),
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


def _since_last_click(
    ground: Ground, session: Session, now: Standing, audience: Audience
) -> tuple[tuple[Change, ...], Money | None]:
    before = _before(ground, session)
    if before is None:
        return (), None
    found = tuple(explained(ground, now, change, audience) for change in changes(before, now))
    return found, difference(before, now)


def _before(ground: Ground, session: Session) -> Standing | None:
    if session.before is None:
        return None
    try:
        return standing(ground, session.before)
    except Exhausted:
        return None  # the click itself is worked out; only the comparison with before is missing
