"""The customer's side: the token, and answering once, twice, late, and at once."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from cpq.quote.offer_token import token_hash
from cpq.quote.tables import OfferRow
from kernel.errors import Conflict, Malformed, QuotewrightError, Unknown
from kernel.events import OutboxRow
from tests.build.catalogue import PRODUCT
from tests.build.quotes import REP, Office


def count(office: Office, event: str) -> int:
    with office.database.transaction() as session:
        return len(list(session.scalars(select(OutboxRow.id).where(OutboxRow.name == event))))


def test_a_token_has_256_bits_and_only_its_hash_is_kept(office: Office) -> None:
    _, token = office.sent()
    assert len(token) == 43
    with office.database.transaction() as session:
        rows = list(session.scalars(select(OfferRow)))
    assert [row.token_hash for row in rows] == [token_hash(token)]
    assert token not in repr([vars(row) for row in rows])


def test_the_link_is_shown_only_when_sending(office: Office) -> None:
    quote, token = office.sent()
    assert quote["offer"] == {"url": f"/offer#{token}"}
    assert "offer" not in office.shown(quote["id"])


@pytest.mark.parametrize("token", ["", "x", "ы", "wHMtPSlyPrn1a48zC5XnNNDRM4i-Deu18J0r1rcSuMM"])
def test_a_forged_token_leads_nowhere(office: Office, token: str) -> None:
    office.sent()
    with office.quoting() as quoting:
        for ask in (quoting.offer, quoting.offer_document, quoting.decline_offer):
            with pytest.raises(Unknown):
                ask(token)
        with pytest.raises(Unknown):
            quoting.accept_offer(token, "Mallory")


def test_looking_at_an_offer_changes_nothing(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        quoting.offer(token)
        quoting.offer(token)
    assert office.shown(quote["id"])["version"] == quote["version"]


def test_accepting_twice_gives_the_same_answer_and_happens_once(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        first = quoting.accept_offer(token, "Anna")
    office.later(1)
    with office.quoting() as quoting:
        assert quoting.accept_offer(token, "Anna Schmidt") == first
    assert first["accepted_by"] == "Anna"
    assert count(office, "quote.accepted") == 1
    assert office.shown(quote["id"])["version"] == quote["version"] + 1


def test_declining_twice_gives_the_same_answer_and_happens_once(office: Office) -> None:
    _, token = office.sent()
    with office.quoting() as quoting:
        assert quoting.decline_offer(token, "No") == quoting.decline_offer(token, "Still no")
    assert count(office, "quote.declined") == 1


def test_what_is_accepted_cannot_be_declined_nor_the_reverse(office: Office) -> None:
    _, accepted = office.sent()
    _, declined = office.sent()
    with office.quoting() as quoting:
        quoting.accept_offer(accepted, "Anna")
        quoting.decline_offer(declined)
        with pytest.raises(Conflict):
            quoting.decline_offer(accepted)
        with pytest.raises(Conflict):
            quoting.accept_offer(declined, "Anna")


@pytest.mark.parametrize("name", ["", "   ", "\x00", "n" * 201])
def test_accepting_needs_a_name(office: Office, name: str) -> None:
    _, token = office.sent()
    with pytest.raises(Malformed), office.quoting() as quoting:
        quoting.accept_offer(token, name)


def test_many_who_accept_at_once_all_get_the_same_answer(office: Office) -> None:
    _, token = office.sent()
    start = Barrier(6)

    def accept(index: int) -> str:
        start.wait()
        with office.quoting() as quoting:
            accepted: str = quoting.accept_offer(token, f"Client {index}")["accepted_by"]
            return accepted

    with ThreadPoolExecutor(6) as pool:
        names = set(pool.map(accept, range(6)))
    assert len(names) == 1
    assert count(office, "quote.accepted") == 1


def test_of_one_who_accepts_and_one_who_declines_at_once_one_wins(office: Office) -> None:
    quote, token = office.sent()
    start = Barrier(2)

    def answer(accepts: bool) -> str:
        start.wait()
        try:
            with office.quoting() as quoting:
                if accepts:
                    quoting.accept_offer(token, "Anna")
                else:
                    quoting.decline_offer(token)
        except Conflict:
            return "lost"
        return "accepted" if accepts else "declined"

    with ThreadPoolExecutor(2) as pool:
        answers = set(pool.map(answer, (True, False)))
    won = (answers - {"lost"}).pop()
    assert answers == {won, "lost"}
    assert office.shown(quote["id"])["state"] == won


def test_accepting_while_the_rep_withdraws_gives_one_outcome(office: Office) -> None:
    quote, token = office.sent()
    start = Barrier(2)

    def act(customer: bool) -> bool:
        start.wait()
        try:
            with office.quoting() as quoting:
                if customer:
                    quoting.accept_offer(token, "Anna")
                else:
                    quoting.cancel_quote(quote["id"], version=quote["version"], who=REP)
        except QuotewrightError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        accepted, cancelled = pool.map(act, (True, False))
    assert accepted != cancelled
    assert office.shown(quote["id"])["state"] == ("accepted" if accepted else "cancelled")


def test_what_is_internal_is_for_the_rep_only(office: Office) -> None:
    handle = "[characteristic.handle]\n"
    office.publish({"product.toml": PRODUCT.replace(handle, handle + "internal = true\n")})
    quote, token = office.sent((1, {"doors": "true"}))
    with office.quoting() as quoting:
        offered = quoting.offer(token)["revision"]["lines"][0]
        page = PdfReader(io.BytesIO(quoting.offer_document(token))).pages[1].extract_text()
    line = quote["revision"]["lines"][0]
    assert "handle" in {value["characteristic"] for value in line["configuration"]}
    assert "handle" in {(entry["source"] or {}).get("characteristic") for entry in line["waterfall"]["entries"]}
    assert "andle" not in repr(offered)
    assert "andle" not in page
    assert offered["net"] == line["net"]
    assert offered["waterfall"]["digest"] == line["waterfall"]["digest"]


def test_a_customer_sees_no_internals(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        offer = quoting.offer(token)
    assert offer["revision"]["digest"] == quote["revision"]["digest"]
    assert offer["revision"]["totals"] == quote["revision"]["totals"]
    assert not {"history", "actions", "revisions"} & set(offer)
    assert "reference" not in repr(offer["revision"]["lines"][0]["waterfall"])
    assert offer["quote"]["buyer"]["company"] == "Möbelhaus Schmidt GmbH"
    assert offer["seller"]["lines"] == ["Speicherstraße 14", "20457 Hamburg", "offers@nordlicht.example"]
