"""One table decides who may do what."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kernel.access import ANONYMOUS, POLICY, Actor, Role, authorise, is_allowed
from kernel.errors import Refused, Unauthenticated, Unknown


@dataclass(frozen=True)
class Thing:
    owner_id: str


def somebody(role: Role) -> Actor:
    return Actor(f"usr_{role}", str(role), f"{role}@test.example", role)


@pytest.mark.parametrize("action", sorted(POLICY))
def test_every_action_is_allowed_to_somebody_and_an_admin_may_do_all(action: str) -> None:
    assert POLICY[action]
    assert is_allowed(Role.ADMIN, action)


def test_an_unknown_action_is_allowed_to_nobody() -> None:
    assert not any(is_allowed(role, "world.destroy") for role in Role)
    with pytest.raises(Refused):
        authorise(somebody(Role.ADMIN), "world.destroy")


def test_a_visitor_is_asked_to_log_in_and_others_are_refused() -> None:
    with pytest.raises(Unauthenticated):
        authorise(ANONYMOUS, "quote.read")
    with pytest.raises(Refused) as caught:
        authorise(somebody(Role.CUSTOMER), "quote.read")
    assert not isinstance(caught.value, Unauthenticated)
    authorise(somebody(Role.REP), "quote.read")


def test_what_belongs_to_somebody_else_is_not_even_known() -> None:
    rep, thing = somebody(Role.REP), Thing("usr_manager")
    with pytest.raises(Unknown):
        authorise(rep, "token.manage", thing)
    authorise(rep, "token.manage", Thing("usr_rep"))
    authorise(somebody(Role.ADMIN), "token.manage", thing)


def test_the_table_cannot_be_changed_while_running() -> None:
    with pytest.raises(TypeError):
        POLICY["quote.read"] = frozenset(Role)  # type: ignore[index]  # what is refused
