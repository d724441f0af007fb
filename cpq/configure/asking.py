"""Answers "why can, or can I not, have this value?"."""

from __future__ import annotations

from collections.abc import Mapping

from cpq.configure.conflict import conflict
from cpq.configure.ground import Ground
from cpq.configure.model import Choice, Session, as_mapping
from cpq.configure.reasons import reasons
from cpq.configure.show import present
from cpq.configure.telling import told
from cpq.configure.view import Audience, Why


def why(ground: Ground, session: Session, asked: Choice, audience: Audience) -> Why:
    """Return why a value can, or cannot, be had with the user's other choices.

    Args:
        ground: what the session stands on.
        session: whose choices count.
        asked: the value asked about.
        audience: whose wording the reasons have.
    """
    name, value = asked.characteristic, asked.value
    others = {other: chosen for other, chosen in as_mapping(session.choices).items() if other != name}
    around = ground.propagation(others)
    possible = around.domains.get(name, ())
    if value in around.undecided.get(name, ()):
        return Why(name, value, possible=None, hidden=ground.product.internal)
    if value not in possible:
        found = conflict(ground, present(ground, session), asked, audience)
        argument = told(ground.product, ground.compiled.problem, ground.impossible(others, name, value), audience)
        return Why(name, value, possible=False, conflict=found, story=argument, hidden=ground.product.internal)
    if possible != (value,) or around.undecided.get(name) or _is_computed(ground, name):
        return Why(name, value, possible=True, hidden=ground.product.internal)
    return _forced(ground, session, others, asked, audience)


def _is_computed(ground: Ground, name: str) -> bool:
    """Tell whether a value follows from a formula; "forced" would say nothing, and asking for all others is dear."""
    return ground.product.characteristic(name).computed


def _forced(ground: Ground, session: Session, others: Mapping[str, str], asked: Choice, audience: Audience) -> Why:
    found = ground.forced_by(others, asked.characteristic)
    return Why(
        asked.characteristic,
        asked.value,
        possible=True,
        forced=True,
        forced_choices=tuple(choice for choice in session.choices if choice.characteristic in found.choices),
        forced_reasons=reasons(ground.product.rule_book, found.rules, audience),
        story=told(ground.product, ground.compiled.problem, ground.forced(others, asked.characteristic), audience),
        hidden=ground.product.internal,
    )
