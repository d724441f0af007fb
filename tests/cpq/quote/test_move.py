"""A line of a draft is moved to the release that is sold now: with the least changes, told before, and exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update

from catalog.load import load_product
from catalog.product import Product
from catalog.proof.trial import deciding
from cpq.quote.desk import Shelf
from cpq.quote.move import sold_now
from cpq.quote.rebuild import Coming, rebuilt
from cpq.quote.tables import LineRow
from kernel.errors import Conflict, Stale
from tests.build.catalogue import PRODUCT, RULES, TODAY, tiny_product_files
from tests.build.quotes import REP, Office

Files = dict[str, str | None]

WIDE = {"width": "1.20", "shelves": "3", "material": "oak"}
NARROW: Files = {"rules/bookcase.rules": f"{RULES}\nrule narrow: when width > 1.0 m require shelves >= 4\n"}
OAK_ONLY: Files = {"rules/bookcase.rules": f"{RULES}\nrule to_come: require material = oak\n"}
BAR: Files = {"rules/bookcase.rules": f"{RULES}\nrule to_come: prefer handle = bar weight 9\n"}
BIRCH_HAS_DOORS: Files = {"rules/bookcase.rules": f"{RULES}\nrule to_come: when material = birch require doors\n"}
OTHER_PRICES: Files = {"prices/eur.csv": tiny_product_files()["prices/eur.csv"].replace("200.00", "210.00")}


def line_of(quote: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = quote["revision"]["lines"][0]
    return found


def told(office: Office, quote: dict[str, Any]) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.line_move(quote["id"], line_of(quote)["id"])


def moved(office: Office, quote: dict[str, Any]) -> dict[str, Any]:
    """Move the first line; return the quote."""
    line = line_of(quote)["id"]
    with office.quoting() as quoting:
        session = quoting.line_session(quote["id"], line, release="current").session.id
        return quoting.change_line(quote["id"], line, {"session": session}, version=quote["version"], who=REP)


def values(quote: dict[str, Any]) -> dict[str, str]:
    return {each["characteristic"]: each["value"] for each in line_of(quote)["configuration"]}


def net(quote: dict[str, Any]) -> Decimal:
    return Decimal(line_of(quote)["net"]["amount"])


def test_a_line_on_the_release_that_is_sold_says_so(office: Office) -> None:
    quote = office.draft((2, WIDE))
    assert line_of(quote)["sold_now"] is None
    found = told(office, quote)
    assert found == {"release": {"line": 1, "now": 1}, "fate": "current", "changes": [], "difference": None}
    assert values(moved(office, quote)) == values(quote)


def test_a_line_that_stands_is_moved_as_it_is_at_the_prices_of_the_release(office: Office) -> None:
    quote = office.draft((2, {"material": "oak"}))
    digest = office.publish(OTHER_PRICES)
    quote = office.shown(quote["id"])
    assert line_of(quote)["sold_now"] == 2
    found = told(office, quote)
    assert (found["release"], found["fate"], found["changes"]) == ({"line": 1, "now": 2}, "untouched", [])
    after = moved(office, quote)
    assert (line_of(after)["release"], line_of(after)["sold_now"]) == (digest, None)
    assert values(after) == values(quote)
    assert Decimal(found["difference"]["amount"]) == net(after) - net(quote) != 0


def test_a_line_that_breaks_is_repaired_as_a_review_tells_and_costs_what_was_told(office: Office) -> None:
    quote = office.draft((2, WIDE))
    with office.quoting() as quoting:
        changes = {"discount": {"percent": "10"}}
        quote = quoting.change_line(quote["id"], line_of(quote)["id"], changes, version=quote["version"], who=REP)
    product = load_product(tiny_product_files(NARROW))
    with office.desk() as desk:
        coming = Coming(product, deciding(product, "eu", TODAY), office.shelf)
        (review,) = rebuilt(desk.quotes.open_lines(), coming, TODAY, office.shelf.terms(TODAY))
    office.publish(NARROW)
    found = told(office, quote)
    assert [(x["characteristic"], x["before"], x["after"]) for x in found["changes"]] == [
        (change.name, change.old, change.new) for change in review.changes
    ]
    assert (found["fate"], len(found["changes"])) == ("changed", 1)
    assert review.difference is not None
    assert found["difference"] == review.difference.to_json()
    after = moved(office, quote)
    assert net(after) - net(quote) == review.difference.amount != 0
    changed = {each["characteristic"]: each["after"] for each in found["changes"]}
    computed = {"load": values(after)["load"]}
    assert values(after) == {**values(quote), **changed, **computed}
    assert (line_of(after)["quantity"], line_of(after)["discount"]["percent"]) == (2, "10")


@pytest.mark.parametrize(
    ("chosen", "changed"),
    [
        ({"material": "birch"}, [("doors", "false", "true", False), ("handle", "none", "knob", False)]),
        ({"material": "birch", "doors": "false"}, [("material", "birch", "oak", True)]),
        ({"doors": "false", "material": "birch", "handle": "none"}, [("material", "birch", "oak", True)]),
    ],
)
def test_what_nobody_chose_is_given_up_before_a_choice(office: Office, chosen: dict[str, str], changed: Any) -> None:
    quote = office.draft((1, chosen))
    product = load_product(tiny_product_files(BIRCH_HAS_DOORS))
    with office.desk() as desk:
        coming = Coming(product, deciding(product, "eu", TODAY), office.shelf)
        (review,) = rebuilt(desk.quotes.open_lines(), coming, TODAY, office.shelf.terms(TODAY))
    office.publish(BIRCH_HAS_DOORS)
    for told_of in (told(office, quote), review.to_json()):
        names = ("characteristic", "before", "after", "chosen")
        assert [tuple(change[name] for name in names) for change in told_of["changes"]] == changed
    new = {name: after for name, _, after, _ in changed}
    after = values(moved(office, quote))
    assert after == {**values(quote), **new, "load": after["load"]}


def test_of_a_line_of_unknown_origins_everything_counts_as_chosen(office: Office) -> None:
    quote = office.draft((1, {"material": "birch"}))
    with office.database.transaction() as session:
        session.execute(update(LineRow).values(origins={}))
    office.publish(BIRCH_HAS_DOORS)
    (change,) = told(office, quote)["changes"]
    assert (change["characteristic"], change["chosen"]) == ("material", True)


def test_choices_are_told_first(office: Office) -> None:
    quote = office.draft((1, {"doors": "true"}))
    assert values(quote)["material"] == "oak"
    office.publish({"rules/bookcase.rules": f"{RULES}\nrule no: require material = birch and not doors\n"})
    found = [(each["characteristic"], each["chosen"]) for each in told(office, quote)["changes"]]
    assert found == [("doors", True), ("material", False), ("handle", False)]


def test_what_nobody_chose_stays_when_the_release_would_prefer_something_else(office: Office) -> None:
    quote = office.draft((1, {"doors": "true"}))
    assert values(quote)["handle"] == "knob"
    office.publish(BAR)
    assert office.sessions.session(office.configured(doors="true")).assignment["handle"] == "bar"
    assert told(office, quote)["changes"] == []
    with office.quoting() as quoting:
        view = quoting.line_session(quote["id"], line_of(quote)["id"], release="current")
    chosen = {choice.characteristic: choice.value for choice in view.session.choices}
    assert chosen == {"doors": "true", "handle": "knob"}, "as few choices as keep it as it was"
    assert values(moved(office, quote)) == values(quote)


def test_what_a_release_adds_and_drops_is_told(office: Office) -> None:
    quote = office.draft((1, WIDE))
    group = 'characteristics = ["material", "width", "shelves"'
    names = '[characteristic.back]\nname = { en = "Back", ru = "Задник" }\n'
    with_back = PRODUCT.replace(group, f'{group}, "back"') + names
    office.publish({"product.toml": with_back, "rules/bookcase.rules": f"characteristic back: boolean\n{RULES}"})
    changes = told(office, quote)["changes"]
    assert [(each["characteristic"], each["before"], each["before_name"]) for each in changes] == [("back", None, None)]
    quote = moved(office, quote)
    office.publish(NARROW)
    after = {each["characteristic"]: (each["name"]["en"], each["after"]) for each in told(office, quote)["changes"]}
    assert after["back"] == ("Back", None)


def test_what_was_chosen_and_follows_from_rules_now_is_told(office: Office) -> None:
    quote = office.draft((1, {"shelves": "5", "material": "oak"}))
    follows = RULES.replace("characteristic shelves: integer 1..6", "computed shelves: integer 1..6 = 6")
    assert follows != RULES
    office.publish({"rules/bookcase.rules": follows.replace("rule four_shelves: default shelves = 4\n", "")})
    found = told(office, quote)
    assert found["fate"] == "changed"
    assert [(x["characteristic"], x["before"], x["after"]) for x in found["changes"]] == [("shelves", "5", "6")]
    after = moved(office, quote)
    assert values(after) == {**values(quote), "shelves": "6", "load": "180"}
    assert Decimal(found["difference"]["amount"]) == net(after) - net(quote)


def test_a_line_of_which_nothing_is_left_is_not_moved(office: Office) -> None:
    quote = office.draft((1, WIDE))
    office.publish({"rules/bookcase.rules": f"{RULES}\nrule no: require shelves > 6\n"})
    found = told(office, quote)
    assert (found["fate"], found["changes"], found["difference"]) == ("impossible", [], None)
    with pytest.raises(Conflict, match="cannot be moved to release 2; configure the product anew") as refused:
        moved(office, quote)
    assert refused.value.code == "cannot-move"


def test_what_is_not_sold_any_more_is_nowhere_to_move_to(office: Office) -> None:
    quote = office.draft((1, WIDE))
    office.publish({"product.toml": f"{PRODUCT}[life]\ndiscontinued = 2026-01-01\n"})
    assert line_of(office.shown(quote["id"]))["sold_now"] is None
    with pytest.raises(Conflict, match="discontinued since 1 January 2026"):
        told(office, quote)


def test_a_sent_line_is_revised_before_it_is_moved(office: Office) -> None:
    quote, _ = office.sent((1, WIDE))
    office.publish(NARROW)
    assert "sold_now" not in line_of(office.shown(quote["id"]))
    with pytest.raises(Conflict, match="revise the quote first"):
        told(office, quote)
    with pytest.raises(Conflict, match="revise the quote first"):
        moved(office, quote)
    with office.quoting() as quoting:
        draft = quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
    assert line_of(draft)["sold_now"] == 2
    assert line_of(moved(office, draft))["sold_now"] is None


def test_a_quote_that_changed_meanwhile_is_not_moved(office: Office) -> None:
    quote = office.draft((1, WIDE))
    office.publish(NARROW)
    with pytest.raises(Stale):
        moved(office, {**quote, "version": quote["version"] - 1})
    assert line_of(office.shown(quote["id"]))["sold_now"] == 2


class Counting:
    """A shelf that remembers what it was asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.asked: list[str] = []

    def current(self, product: str, market: str, day: date) -> tuple[Product, int]:
        self.asked.append(product)
        return self._shelf.current(product, market, day)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shelf, name)


def test_a_long_quote_looks_once_for_each_product(office: Office) -> None:
    quote = office.draft(*((1, WIDE),) * 3)
    office.publish(OAK_ONLY)
    with office.desk() as desk:
        shelf = Counting(desk.shelf)
        stored = desk.quotes.get(quote["id"], ())
        assert sold_now(replace(desk, shelf=shelf), stored) == {stored.newest.lines[0].release: 2}
    assert shelf.asked == ["bookcase"]
