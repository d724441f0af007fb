"""What goes beyond the guard rails is sent only when somebody who may has approved exactly that."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.guard_rail import GUARD_RAILS_FILE
from kernel.access import Role
from kernel.errors import Conflict, Malformed, Refused, Stale
from tests.build.guard_rails import RAILS
from tests.build.quotes import REP, Office

BOSS = "Mona Manager"


@pytest.fixture
def railed(office: Office) -> Office:
    office.publish({GUARD_RAILS_FILE: RAILS})
    return office


def discounted(office: Office, percent: str, *, index: int = 0, quote: dict[str, Any] | None = None) -> dict[str, Any]:
    quote = quote or office.draft((2, {}), (1, {"material": "birch"}))
    line = quote["revision"]["lines"][index]["id"]
    with office.quoting() as quoting:
        discount = {"discount": {"percent": percent}}
        return quoting.change_line(quote["id"], line, discount, version=quote["version"], who=REP)


def approved(
    office: Office, quote: dict[str, Any], role: Role = Role.MANAGER, comment: str = "Fine by me."
) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.approve_quote(quote["id"], version=quote["version"], who=BOSS, role=role, comment=comment)


def sent(office: Office, quote: dict[str, Any], role: Role = Role.REP) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.send_quote(quote["id"], version=quote["version"], who=REP, role=role)


def test_within_the_rails_nothing_is_needed(railed: Office) -> None:
    quote = discounted(railed, "10")
    assert quote["approval"] == {"needed": [], "role": None, "given": None}
    assert sent(railed, quote)["approval"] == quote["approval"]


def test_a_needed_approval_names_line_limit_role_and_how_much(railed: Office) -> None:
    quote = discounted(railed, "12", index=1)
    assert quote["approval"]["role"] == "manager"
    (one,) = quote["approval"]["needed"]
    assert (one["position"], one["kind"], one["limit"], one["role"], one["actual"]) == (
        2,
        "discount",
        "10",
        "manager",
        "12",
    )
    assert one["line"] == quote["revision"]["lines"][1]["id"]


def test_sending_without_it_is_a_conflict_that_names_it_and_changes_nothing(railed: Office) -> None:
    quote = discounted(railed, "12")
    with pytest.raises(Conflict, match="line 1 and needs the approval of the role manager") as refusal:
        sent(railed, quote)
    assert refusal.value.code == "approval-needed"
    assert refusal.value.facts["approvals"] == quote["approval"]["needed"]
    assert railed.shown(quote["id"]) == quote


def test_with_it_the_quote_is_sent_and_what_was_approved_is_frozen(railed: Office) -> None:
    quote = approved(railed, discounted(railed, "12"))
    assert quote["approval"]["given"]["by"] == BOSS
    assert quote["history"][-1]["what"]["en"] == "Approved revision 1. Fine by me."
    done = sent(railed, quote)
    assert done["approval"] == quote["approval"]
    with railed.desk() as desk:
        revision = desk.quotes.get(done["id"]).newest.verified()
    assert revision.frozen is not None
    assert revision.frozen.header["approval"]["given"]["comment"] == "Fine by me."
    assert railed.shown(quote["id"])["approval"] == quote["approval"]


@pytest.mark.parametrize("change", ["line", "header", "buyer", "quantity"])
def test_any_change_of_the_draft_makes_it_void(railed: Office, change: str) -> None:
    quote = approved(railed, discounted(railed, "12"))
    line = quote["revision"]["lines"][0]["id"]
    at = {"version": quote["version"], "who": REP}
    with railed.quoting() as quoting:
        if change == "line":
            quote = quoting.remove_line(quote["id"], quote["revision"]["lines"][1]["id"], **at)
        elif change == "quantity":
            quote = quoting.change_line(quote["id"], line, {"quantity": 3}, **at)
        elif change == "header":
            quote = quoting.change_quote(quote["id"], {"terms": "Pay at once."}, **at)
        else:
            buyer = {**quote["buyer"], "price_groups": ["vip"]}
            quote = quoting.change_quote(quote["id"], {"buyer": buyer}, **at)
    assert quote["approval"]["given"] is None
    with pytest.raises(Conflict):
        sent(railed, quote)


def test_what_is_changed_back_is_what_was_approved(railed: Office) -> None:
    quote = approved(railed, discounted(railed, "12"))
    other = discounted(railed, "13", quote=quote)
    again = discounted(railed, "12", quote=other)
    assert again["approval"]["given"]["by"] == BOSS


def test_the_next_day_with_the_same_prices_it_still_holds_and_with_others_it_does_not(railed: Office) -> None:
    quote = approved(railed, discounted(railed, "12"))
    railed.later(1)
    assert sent(railed, quote)["state"] == "sent"

    other = discounted(railed, "12")
    with railed.quoting() as quoting:
        far = {"valid_until": "2027-06-01"}
        other = quoting.change_quote(other["id"], far, version=other["version"], who=REP)
    other = approved(railed, other)
    railed.later(250)
    with pytest.raises(Conflict) as refusal:
        sent(railed, other)
    assert refusal.value.code == "approval-needed"


def test_a_role_that_may_not_go_so_far_may_not_approve_it(railed: Office) -> None:
    quote = discounted(railed, "26")
    assert quote["approval"]["role"] == "admin"
    for role in (Role.REP, Role.MANAGER, Role.CATALOGUE_MANAGER, Role.CUSTOMER):
        with pytest.raises(Refused):
            approved(railed, quote, role)
    assert approved(railed, quote, Role.ADMIN)["approval"]["given"]["role"] == "admin"


def test_a_manager_who_sends_approves_by_sending(railed: Office) -> None:
    done = sent(railed, discounted(railed, "20"), Role.MANAGER)
    assert done["approval"]["given"] == {
        "by": REP,
        "role": "manager",
        "at": done["approval"]["given"]["at"],
        "comment": "",
    }
    with pytest.raises(Conflict):
        sent(railed, discounted(railed, "26"), Role.MANAGER)


def test_a_discount_on_the_quote_counts_on_every_line(railed: Office) -> None:
    quote = discounted(railed, "6")
    with railed.quoting() as quoting:
        change = {"discount": {"percent": "6"}}
        quote = quoting.change_quote(quote["id"], change, version=quote["version"], who=REP)
    (one,) = quote["approval"]["needed"]
    assert (one["position"], one["actual"]) == (1, "11.64")


def test_there_is_nothing_to_approve_within_the_rails_or_in_what_was_sent(railed: Office) -> None:
    quote = discounted(railed, "5")
    with pytest.raises(Conflict) as refusal:
        approved(railed, quote)
    assert refusal.value.code == "in-rails"
    done = sent(railed, quote)
    with pytest.raises(Conflict) as refusal:
        approved(railed, done)
    assert refusal.value.code == "no-draft"


def test_an_approval_of_what_moved_on_is_stale_and_a_novel_is_refused(railed: Office) -> None:
    quote = discounted(railed, "12")
    with pytest.raises(Stale):
        approved(railed, {**quote, "version": quote["version"] - 1})
    with pytest.raises(Malformed):
        approved(railed, quote, comment="x" * 10_000)


def test_the_customer_sees_nothing_of_it(railed: Office) -> None:
    quote = approved(railed, discounted(railed, "12"))
    done = sent(railed, quote)
    token = done["offer"]["url"].removeprefix("/offer#")
    with railed.quoting() as quoting:
        offer = str(quoting.offer(token))
    for word in ("approv", "guard", "needed", BOSS, "Fine by me", "manager"):
        assert word not in offer


def test_without_guard_rails_anything_is_sent(office: Office) -> None:
    assert sent(office, discounted(office, "90"))["state"] == "sent"
