"""Converting an accepted quote: once, at once, and equal to the cent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from catalog.bom import explode
from cpq.order.convert import to_order
from cpq.order.model import OrderLine
from cpq.quote.model import Quote
from kernel.errors import Broken, Conflict, Malformed, Stale, Unknown
from kernel.events import OutboxRow
from tests.build.quotes import REP, Office, promise

LINES = ((2, {"material": "oak", "doors": "true"}), (10, {"material": "steel"}))


def stored(office: Office, quote_id: str) -> Quote:
    with office.desk() as desk:
        return desk.quotes.get(quote_id)


def test_an_order_equals_the_accepted_revision(office: Office) -> None:
    quote = office.accepted(*LINES)
    with office.ordering() as ordering:
        order, is_new = ordering.convert_quote(quote["id"], who=REP, version=quote["version"])
    assert is_new
    assert promise(order) == promise(quote["revision"])
    assert order["quote"] == {"id": quote["id"], "number": quote["number"], "revision": 1}
    assert (order["number"], order["state"], order["buyer"]) == ("O-2026-000001", "placed", quote["buyer"])


def test_every_line_of_an_order_carries_its_parts(office: Office) -> None:
    quote = office.accepted(*LINES)
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(quote["id"], who=REP)
    with office.desk() as desk:
        for line, promised in zip(order["lines"], stored(office, quote["id"]).newest.lines, strict=True):
            bom = explode(desk.product(promised.release), promised.assignment)
            assert [{name: each[name] for name in each if name != "facts"} for each in line["bom"]] == bom.to_json()
            assert all(each["facts"] is None for each in line["bom"]), "the release knows nothing of its parts"
            assert bom.digest == promised.bom


def test_converting_again_gives_the_same_order(office: Office) -> None:
    quote = office.accepted(*LINES)
    with office.ordering() as ordering:
        first, _ = ordering.convert_quote(quote["id"], who=REP, version=quote["version"])
    office.later(40)
    with office.ordering() as ordering:
        assert ordering.convert_quote(quote["id"], who="Somebody else", version=quote["version"]) == (first, False)
        assert ordering.convert_quote(quote["id"], who=REP) == (first, False)
        assert ordering.order(first["id"]) == first
    with office.database.transaction() as session:
        names = list(session.scalars(select(OutboxRow.name).where(OutboxRow.name == "order.created")))
    assert len(names) == 1
    assert office.shown(quote["id"])["state"] == "ordered"


def test_many_who_convert_at_once_get_the_same_order(office: Office) -> None:
    quote = office.accepted()
    start = Barrier(6)

    def convert(_: int) -> tuple[str, bool]:
        start.wait()
        with office.ordering() as ordering:
            order, is_new = ordering.convert_quote(quote["id"], who=REP)
            return order["number"], is_new

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(convert, range(6)))
    assert {number for number, _ in answers} == {"O-2026-000001"}
    assert sorted(is_new for _, is_new in answers) == [False] * 5 + [True]


def test_only_what_is_accepted_becomes_an_order(office: Office) -> None:
    quote, _ = office.sent()
    with office.ordering() as ordering:
        with pytest.raises(Conflict):
            ordering.convert_quote(quote["id"], who=REP)
        with pytest.raises(Unknown):
            ordering.convert_quote("quo_none", who=REP)
        with pytest.raises(Unknown):
            ordering.order("ord_none")


def test_a_stale_version_converts_nothing(office: Office) -> None:
    quote = office.accepted()
    with office.ordering() as ordering, pytest.raises(Stale):
        ordering.convert_quote(quote["id"], who=REP, version=quote["version"] - 1)
    assert office.shown(quote["id"])["state"] == "accepted"


def test_an_order_that_would_differ_by_a_cent_is_broken(office: Office) -> None:
    quote = stored(office, office.accepted()["id"])
    revision = quote.newest
    total = {"amount": "0.01", "currency": "EUR"}
    cheaper = replace(quote, revisions=(replace(revision, totals={**revision.totals, "total": total}),))
    with office.desk() as desk, pytest.raises(Broken):
        to_order(cheaper, desk.product, "O-1", REP, office.clock.now())


def test_an_order_with_other_parts_than_promised_is_broken(office: Office) -> None:
    quote = stored(office, office.accepted()["id"])
    with office.desk() as desk:
        product = desk.product(quote.newest.lines[0].release)
        poorer = replace(product, bom=product.bom[:-1])
        with pytest.raises(Broken) as refusal:
            to_order(quote, lambda release: poorer, "O-1", REP, office.clock.now())
        assert refusal.value.code == "bom-differs"


def test_an_order_that_was_touched_is_broken(office: Office) -> None:
    quote = stored(office, office.accepted()["id"])
    with office.desk() as desk:
        order = to_order(quote, desk.product, "O-1", REP, office.clock.now())
    line = order.lines[0]
    with pytest.raises(Broken):
        replace(order, lines=(OrderLine(line.id, {**line.content, "quantity": "1"}, line.bom),)).verified()
    with pytest.raises(Broken):
        replace(order, lines=(OrderLine(line.id, line.content, ()),)).verified()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE orders SET total = '1'",
        "UPDATE orders SET promise = '{}'",
        "UPDATE order_lines SET bom = '[]'",
        "DELETE FROM order_lines",
        "DELETE FROM orders",
        "INSERT INTO order_lines SELECT 'lin_new', order_id, 2, content, bom FROM order_lines",
        "INSERT INTO orders SELECT 'ord_new', 'O-2', state, quote_id, revision_id, quote_number, revision_number, "
        "revision_digest, lines, promise, total, currency, digest, calculation, search, created_at, created_by "
        "FROM orders",
    ],
)
def test_the_database_refuses_to_change_or_repeat_an_order(office: Office, statement: str) -> None:
    quote = office.accepted()
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(quote["id"], who=REP)
    with pytest.raises(IntegrityError), office.database.transaction() as session:
        session.execute(text(statement))
    with office.ordering() as ordering:
        assert ordering.order(order["id"]) == order


def test_orders_are_listed_newest_first_and_found_by_text(office: Office) -> None:
    numbers = []
    for _ in range(3):
        quote = office.accepted()
        with office.ordering() as ordering:
            numbers.append(ordering.convert_quote(quote["id"], who=REP)[0]["number"])
        office.later(1)
    with office.ordering() as ordering:
        first = ordering.orders(limit=2)
        second = ordering.orders(limit=2, cursor=first["next"])
        assert [item["number"] for item in first["items"] + second["items"]] == numbers[::-1]
        assert second["next"] is None
        assert [item["number"] for item in ordering.orders(text="q-2026-000002")["items"]] == [numbers[1]]
        assert len(ordering.orders(text="MÖBELHAUS")["items"]) == 3
        with pytest.raises(Malformed):
            ordering.orders(cursor="x")
