"""Whose eyes an answer is for."""

from __future__ import annotations

from cpq.facade import Audience
from kernel.access import SALES, Actor, is_allowed


def audience_of(actor: Actor) -> Audience:
    """Return whose wording somebody reads, and whether they see what we pay."""
    if is_allowed(actor.role, "margin.read"):
        return "margin"
    return "rep" if actor.role in SALES else "customer"
