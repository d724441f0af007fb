"""Bundles on quotes: added as lines, priced together to the cent, and gone with a reason when they are none any more.

oak case            200.00 + 80.00 + 3.2 x 33.33 = 386.656 -> 386.66
birch case          200.00         + 3.2 x 33.33 = 306.656 -> 306.66
reading room        2 x 386.66 + 306.66          = 1079.98, of which 10 % are 108.00 (107.998)
    shares          108.00 x 773.32 / 1079.98 = 77.333 -> 77.33;  108.00 x 306.66 / 1079.98 = 30.666 -> 30.67
corner              386.66 + 306.66              = 693.32, for 650.00: 43.32
    shares          43.32 x 386.66 / 693.32 = 24.159 -> 24.16;    43.32 x 306.66 / 693.32 = 19.161 -> 19.16
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalog.load import load_product
from catalog.proof.trial import deciding
from catalog.terms import NO_TERMS
from cpq.configure.memory import Memory
from cpq.quote.bundle_offers import offers_json
from cpq.quote.document import document
from cpq.quote.local import LocalQuoting
from cpq.quote.model import Buyer
from cpq.quote.rebuild import Coming, rebuilt
from kernel.errors import Conflict, Malformed, Stale, Unknown
from tests.build.bundles import FIXED, PERCENT, publish_bundles
from tests.build.catalogue import PRODUCT, RULES, TODAY, tiny_product_files
from tests.build.quotes import BUYER, REP, Office, promise

Json = Mapping[str, Any]


@pytest.fixture(autouse=True)
def terms(office: Office) -> str:
    return publish_bundles(office)


def empty(office: Office, market: str = "eu", **buyer: Any) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.create_quote({**BUYER, **buyer}, market=market, language="en", who=REP)


def with_bundle(
    office: Office,
    code: str = "reading-room",
    quantity: Any = 1,
    *,
    of: Json | None = None,
    options: tuple[str, ...] = (),
) -> dict[str, Any]:
    quote = of or empty(office)
    with office.quoting() as quoting:
        return quoting.add_bundle(quote["id"], code, quantity, version=quote["version"], who=REP, options=options)


def changed(office: Office, quote: Json, at: int, **changes: Any) -> dict[str, Any]:
    line = quote["revision"]["lines"][at]["id"]
    with office.quoting() as quoting:
        return quoting.in_brief().change_line(quote["id"], line, changes, version=quote["version"], who=REP)


def nets(quote: Json) -> list[str]:
    return [line["net"]["amount"] for line in quote["revision"]["lines"]]


def bundle_of(quote: Json, at: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = quote["revision"]["groups"][at]["bundle"]
    return found


def saved(line: Json) -> list[str]:
    return [entry["amount"]["amount"] for entry in line["waterfall"]["entries"] if entry["step"] == "bundle_price"]


def gone(quote: Json) -> str:
    bundle = bundle_of(quote)
    assert (bundle["quantity"], bundle["saving"]) == (0, None)
    return str(bundle["gone"]["en"])


# --- adding -----------------------------------------------------------------------------------------------------------


def test_a_bundle_becomes_lines_that_share_what_it_saves_to_the_cent(office: Office) -> None:
    quote = with_bundle(office)
    lines, (group,) = quote["revision"]["lines"], quote["revision"]["groups"]
    assert [(line["quantity"], line["member"], line["group"]) for line in lines] == [
        (2, "oak", group["id"]),
        (1, "birch", group["id"]),
    ]
    assert [saved(line) for line in lines] == [["-77.33"], ["-30.67"]]
    assert nets(quote) == ["695.99", "275.99"]
    assert group["name"] == "Reading room"
    assert (group["bundle"]["quantity"], group["bundle"]["saving"]["amount"]) == (1, "108.00")
    assert quote["revision"]["totals"]["net"]["amount"] == "971.98"
    assert quote["history"][-1]["what"]["en"] == "Added 1 × Reading room"


def test_a_fixed_price_is_what_the_bundle_costs(office: Office) -> None:
    quote = with_bundle(office, "corner")
    assert [saved(line) for line in quote["revision"]["lines"]] == [["-24.16"], ["-19.16"]]
    assert quote["revision"]["totals"]["net"]["amount"] == "650.00"
    three = with_bundle(office, "corner", 3)
    assert three["revision"]["totals"]["net"]["amount"] == "1950.00"


def test_an_option_is_taken_when_it_is_wanted_and_saves_with_the_others(office: Office) -> None:
    quote = with_bundle(office, options=("steel",))
    assert [line["member"] for line in quote["revision"]["lines"]] == ["oak", "birch", "steel"]
    assert all(saved(line) for line in quote["revision"]["lines"])
    with pytest.raises(Malformed, match="has no option 'oak'"):
        with_bundle(office, options=("oak",))


def test_two_of_the_same_bundle_are_two_groups(office: Office) -> None:
    quote = with_bundle(office, of=with_bundle(office))
    first, second = quote["revision"]["groups"]
    assert first["bundle"] == second["bundle"]
    assert nets(quote) == ["695.99", "275.99"] * 2


@pytest.mark.parametrize(
    ("code", "quantity", "market", "error", "says"),
    [
        ("reading-rom", 1, "eu", Unknown, "There is no bundle 'reading-rom'"),
        ("corner", 1, "ru", Conflict, "is sold in eu, and the quote is for ru"),
        ("corner", 0, "eu", Malformed, "A quantity is a whole number from 1"),
        ("corner", 1_000_000, "eu", Malformed, "A quantity is a whole number from 1 to 100,000"),
        ("corner", "2", "eu", Malformed, "A quantity is a whole number"),
        ("reading-room", 60_000, "eu", Malformed, "at most 50,000 of this bundle"),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_reason(
    office: Office, code: str, quantity: Any, market: str, error: type[Exception], says: str
) -> None:
    quote = empty(office, market)
    with pytest.raises(error, match=says):
        with_bundle(office, code, quantity, of=quote)
    assert office.shown(quote["id"])["version"] == quote["version"]


def test_a_bundle_of_other_days_or_other_buyers_is_refused(office: Office) -> None:
    publish_bundles(office, PERCENT + "until = 2026-07-01\n" + FIXED + 'groups = ["schools"]\n')
    with pytest.raises(Conflict, match="for buyers of the groups schools"):
        with_bundle(office, "corner")
    with_bundle(office, "corner", of=empty(office, price_groups=["schools"]))
    office.later(60)
    with pytest.raises(Conflict, match="sold from the beginning until 2026-07-01, and not on 2026-08"):
        with_bundle(office)


def test_two_who_add_at_once_are_one_after_the_other(office: Office) -> None:
    quote = empty(office)
    with_bundle(office, of=quote)
    with pytest.raises(Stale):
        with_bundle(office, of=quote)


# --- what keeps it, and what ends it ----------------------------------------------------------------------------------


def test_an_open_choice_keeps_the_bundle_and_is_paid_at_its_price(office: Office) -> None:
    quote = with_bundle(office, "corner")
    better = changed(office, quote, 0, session=office.configured(material="oak", doors="true"))
    # doors 120.00 and two knobs at 4.25: the saving stays, so all of the difference is paid
    before, after = (sum(map(float, nets(each))) for each in (quote, better))
    assert bundle_of(better)["saving"]["amount"] == "43.32"
    alone = office.draft((1, {"material": "oak", "doors": "true"}), (1, {"material": "birch"}))
    assert round(sum(map(float, nets(alone))) - after, 2) == 43.32
    assert after > before


def test_a_fixed_choice_that_is_changed_ends_it_and_changed_back_brings_it_back(office: Office) -> None:
    quote = with_bundle(office)
    other = changed(office, quote, 0, session=office.configured(material="birch"))
    assert gone(other) == "Line 1: Material has to be Oak."
    assert nets(other) == ["613.32", "306.66"]
    back = changed(office, other, 0, session=office.configured(material="oak"))
    assert (nets(back), bundle_of(back)) == (nets(quote), bundle_of(quote))


def test_quantities_have_to_make_whole_bundles(office: Office) -> None:
    quote = with_bundle(office)
    odd = changed(office, quote, 0, quantity=3)
    assert gone(odd) == "Line 1 has 3, and 1 × the bundle takes 2."
    four = changed(office, odd, 0, quantity=4)
    assert gone(four) == "Line 2 has 1, and 2 × the bundle takes 2."
    two = changed(office, four, 1, quantity=2)
    assert (bundle_of(two)["quantity"], bundle_of(two)["saving"]["amount"]) == (2, "216.00")


def test_how_many_bundles_is_one_change_of_all_their_lines(office: Office) -> None:
    quote = with_bundle(office)
    group = quote["revision"]["groups"][0]["id"]
    with office.quoting() as quoting:
        five = quoting.change_bundle(quote["id"], group, 5, version=quote["version"], who=REP)
    assert [line["quantity"] for line in five["revision"]["lines"]] == [10, 5]
    assert bundle_of(five)["quantity"] == 5
    with office.quoting() as quoting, pytest.raises(Malformed):
        quoting.change_bundle(quote["id"], group, 10**6, version=five["version"], who=REP)
    with office.quoting() as quoting, pytest.raises(Unknown):
        quoting.change_bundle(quote["id"], "grp_none", 2, version=five["version"], who=REP)


def test_a_member_that_is_removed_is_missed_and_put_back_takes_its_place(office: Office) -> None:
    quote = with_bundle(office)
    first, second = quote["revision"]["lines"]
    with office.quoting() as quoting:
        less = quoting.in_brief().remove_line(quote["id"], second["id"], version=quote["version"], who=REP)
    assert gone(less) == "Bookcase is missing."
    assert nets(less) == ["773.32"]
    session = office.configured(material="birch")
    with office.quoting() as quoting:
        back = quoting.add_line(
            quote["id"], session, 1, version=less["version"], who=REP, given={"group": first["group"]}
        )
    assert nets(back) == nets(quote)
    assert back["revision"]["lines"][1]["member"] == "birch"


def test_many_lines_take_the_places_of_all_members_that_are_missing(office: Office) -> None:
    quote = with_bundle(office)
    group = quote["revision"]["groups"][0]["id"]
    birch, oak = (office.configured(material=each) for each in ("birch", "oak"))
    with office.quoting() as quoting:
        less = quote
        for line in quote["revision"]["lines"][:2]:
            less = quoting.in_brief().remove_line(quote["id"], line["id"], version=less["version"], who=REP)
        lines = [
            {"session": oak, "quantity": 2, "group": group},
            {"session": birch, "quantity": 1, "group": group},
            {"session": oak, "quantity": 5},
        ]
        back = quoting.add_lines(quote["id"], lines, version=less["version"], who=REP)
    assert [line["member"] for line in back["revision"]["lines"]] == ["oak", "birch", None]
    assert nets(back)[:2] == nets(quote)
    assert bundle_of(back)["saving"] == bundle_of(quote)["saving"]


def test_a_line_that_leaves_the_group_or_is_copied_is_a_line_by_itself(office: Office) -> None:
    quote = with_bundle(office)
    left = changed(office, quote, 1, group=None)
    assert gone(left) == "Bookcase is missing."
    assert nets(left) == ["773.32", "306.66"]
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        copied = quoting.copy_line(quote["id"], line, version=left["version"], who=REP)
    copy = copied["revision"]["lines"][1]
    assert (copy["group"], copy["member"], saved(copy)) == (None, None, [])


def test_a_bundle_that_is_dissolved_leaves_its_lines_at_their_prices(office: Office) -> None:
    quote = with_bundle(office)
    with office.quoting() as quoting:
        alone = quoting.change_quote(quote["id"], {"groups": []}, version=quote["version"], who=REP)
    assert nets(alone) == ["773.32", "306.66"]
    assert [line["member"] for line in alone["revision"]["lines"]] == [None, None]


def test_a_group_keeps_its_bundle_when_it_is_renamed_or_given_a_discount(office: Office) -> None:
    quote = with_bundle(office)
    group = quote["revision"]["groups"][0]
    named = {"id": group["id"], "name": "Library", "discount": {"percent": "5"}}
    with office.quoting() as quoting:
        other = quoting.change_quote(quote["id"], {"groups": [named]}, version=quote["version"], who=REP)
    assert bundle_of(other) == bundle_of(quote)
    assert other["revision"]["totals"]["groups"][0]["discount"]["amount"] == "-48.60"  # 5 % of 971.98


def test_a_bundle_is_removed_with_its_lines(office: Office) -> None:
    quote = with_bundle(office, of=office.draft((3, {})))
    group = quote["revision"]["groups"][0]["id"]
    with office.quoting() as quoting:
        left = quoting.remove_bundle(quote["id"], group, version=quote["version"], who=REP)
    assert [line["position"] for line in left["revision"]["lines"]] == [1]
    assert left["revision"]["groups"] == []


def test_other_lines_are_not_touched_by_a_bundle(office: Office) -> None:
    plain = office.draft((3, {"material": "oak"}))
    quote = with_bundle(office, of=plain)
    assert quote["revision"]["lines"][0]["waterfall"] == plain["revision"]["lines"][0]["waterfall"]
    more = changed(office, quote, 0, quantity=4)
    assert nets(more)[1:] == nets(quote)[1:]


def test_terms_decide_every_day_whether_a_bundle_is_offered(office: Office) -> None:
    quote = with_bundle(office)
    publish_bundles(office, FIXED)
    over = changed(office, quote, 0, discount=None)
    assert gone(over) == "The bundle is not offered here and today any more."
    group = over["revision"]["groups"][0]["id"]
    with office.quoting() as quoting, pytest.raises(Unknown, match="not among the terms of sale any more"):
        quoting.change_bundle(quote["id"], group, 2, version=over["version"], who=REP)
    publish_bundles(office, PERCENT.replace('"10"', '"20"'))
    assert bundle_of(changed(office, over, 0, discount=None))["saving"]["amount"] == "216.00"
    publish_bundles(office, PERCENT + 'groups = ["schools"]\n')
    quote = office.shown(quote["id"])
    assert gone(changed(office, quote, 0, discount=None)) == "The bundle is not meant for this buyer."


def test_a_bundle_that_costs_no_less_than_its_members_takes_nothing_off(office: Office) -> None:
    publish_bundles(office, FIXED.replace("650.00", "700.00"))
    quote = with_bundle(office, "corner")
    assert quote["revision"]["totals"]["net"]["amount"] == "693.32"
    assert bundle_of(quote)["saving"]["amount"] == "0.00"
    assert bundle_of(quote)["quantity"] == 1


def test_what_a_rep_gives_is_taken_off_the_price_of_the_bundle(office: Office) -> None:
    quote = with_bundle(office, "corner")
    given = changed(office, quote, 0, discount={"percent": "10"})
    assert nets(given) == ["326.25", "287.50"]  # 90 % of 362.50
    assert bundle_of(given) == bundle_of(quote)


def test_room_for_negotiation_knows_the_bundle(office: Office) -> None:
    quote = with_bundle(office)
    line = quote["revision"]["lines"][0]
    with office.quoting() as quoting:
        room = quoting.line_room(quote["id"], line["id"])
    assert room["before"]["amount"].startswith("347.99")  # 695.99 / 2


@pytest.mark.parametrize(("code", "at"), [("corner", 0), ("corner", 1), ("reading-room", 0)])
def test_a_swap_in_a_bundle_saves_on_all_its_lines_what_it_says_and_the_bundle_stays(
    office: Office, code: str, at: int
) -> None:
    quote = with_bundle(office, code)
    line = quote["revision"]["lines"][at]
    with office.desk() as desk:
        swaps = LocalQuoting(replace(desk, audience="margin")).line_room(quote["id"], line["id"])["swaps"]
    chosen = {
        each["characteristic"]: each["value"] for each in line["configuration"] if each["characteristic"] != "load"
    }
    fixed = {"corner": {1: "material"}, "reading-room": {0: "material"}}[code].get(at)
    assert fixed not in [swap["characteristic"] for swap in swaps]
    if fixed is None:
        assert "material" in [swap["characteristic"] for swap in swaps]
    for swap in swaps:
        session = office.configured(**{**chosen, swap["characteristic"]: swap["value"]})
        swapped = changed(office, office.shown(quote["id"]), at, session=session)
        assert bundle_of(swapped)["quantity"] == 1
        saves = total_of(quote) - total_of(swapped)
        assert saves == Decimal(swap["saves"]["amount"])
        changed(office, office.shown(quote["id"]), at, session=office.configured(**chosen))


def total_of(quote: Json) -> Decimal:
    return Decimal(quote["revision"]["totals"]["net"]["amount"])


# --- promised ---------------------------------------------------------------------------------------------------------


def test_screen_paper_order_and_revision_are_equal_to_the_cent(office: Office) -> None:
    quote = with_bundle(office, "corner", 2, of=with_bundle(office))
    sent, token = office.send(quote)
    assert promise(sent["revision"]) == promise(quote["revision"])
    with office.desk() as desk:
        kept = desk.quotes.get(sent["id"])
        paper = document(desk, kept, kept.newest)
    assert [line.net for line in paper.lines] == [f"€{net}" for net in nets(sent)]
    assert [(row.label, row.detail, row.amount) for row in paper.groups] == [
        ("Reading room", "1 × bundle, saves €108.00", "€971.98"),
        ("Corner", "2 × bundle, saves €86.64", "€1,300.00"),
    ]
    with office.quoting() as quoting:
        offer = quoting.accept_offer(token, "Anna Schmidt")
    assert [group["bundle"]["saving"]["amount"] for group in offer["revision"]["groups"]] == ["108.00", "86.64"]
    assert "bundle:" not in str(offer)
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(quote["id"], who=REP)
    assert order["totals"] == sent["revision"]["totals"]
    assert [line["net"] for line in order["lines"]] == [line["net"] for line in sent["revision"]["lines"]]
    assert order["groups"] == sent["revision"]["groups"]


def test_what_was_sent_stays_when_the_bundle_ends_and_a_revision_has_the_day_it_is_made_on(office: Office) -> None:
    sent, _ = office.send(with_bundle(office))
    publish_bundles(office, FIXED)
    again = office.shown(sent["id"])
    assert promise(again["revision"]) == promise(sent["revision"])
    with office.quoting() as quoting:
        revised = quoting.revise_quote(sent["id"], version=again["version"], who=REP)
        differing = quoting.compare_revisions(sent["id"])
    assert gone(revised) == "The bundle is not offered here and today any more."
    assert differing["amount"]["amount"] == "128.52"  # 108.00 and 19 % on it
    assert {entry["step"] for line in differing["lines"] for entry in line["differences"]} == {"bundle_price"}


def test_a_customer_reads_neither_reasons_nor_prices_that_are_gone(office: Office) -> None:
    quote = with_bundle(office)
    odd = changed(office, quote, 0, quantity=3)
    _, token = office.send(odd)
    with office.quoting() as quoting:
        (group,) = quoting.offer(token)["revision"]["groups"]
    assert group["bundle"] is None


# --- what there is ----------------------------------------------------------------------------------------------------


def test_bundles_are_told_with_their_prices_as_they_start(office: Office) -> None:
    with office.quoting() as quoting:
        room, corner = quoting.bundles("eu")
        assert [each["code"] for each in quoting.bundles("ru")] == ["reading-room"]
        assert quoting.bundles("us") == []
        with pytest.raises(Unknown):
            quoting.bundles("uk")
    assert (room["regular"]["amount"], room["saving"]["amount"], room["price"]["amount"]) == (
        "1079.98",
        "108.00",
        "971.98",
    )
    assert [(each["code"], each["price"]["amount"], each["optional"]) for each in room["members"]] == [
        ("oak", "773.32", False),
        ("birch", "306.66", False),
        ("steel", "291.16", True),
    ]
    assert [each["adds"] is None for each in room["members"]] == [True, True, False]
    with_option = with_bundle(office, options=("steel",))["revision"]["totals"]
    adds = room["members"][2]["adds"]
    assert float(with_option["net"]["amount"]) == round(971.98 + float(adds["price"]["amount"]), 2)
    paid = float(room["paid"]["price"]["amount"]) + float(adds["paid"]["amount"])
    assert float(with_option["total"]["amount"]) == round(paid, 2)
    assert room["members"][0]["choices"][0]["value_name"]["ru"] == "Дуб"
    assert (corner["percent"], corner["price"]["amount"]) == (None, "650.00")
    assert "cost" not in str(room)
    quote = with_bundle(office)
    assert quote["revision"]["totals"]["net"] == room["price"]
    assert quote["revision"]["totals"]["total"] == room["paid"]["price"]
    alone = office.draft((2, {"material": "oak"}), (1, {"material": "birch"}))
    assert alone["revision"]["totals"]["total"] == room["paid"]["regular"]


def test_bundles_are_worked_out_once_for_all_who_ask_the_same(office: Office) -> None:
    memory = Memory(16)

    def offers(market: str = "eu", **buyer: Any) -> list[dict[str, Any]]:
        with office.desk() as desk:
            return offers_json(replace(desk, offers=memory), market, buyer=Buyer("Ada", **buyer))

    first = offers()
    assert len(memory) == 2
    assert [again is before for again, before in zip(offers(), first, strict=True)] == [True, True]
    assert all(again is before for again, before in zip(offers(company="Ada & Co"), first, strict=True)), (
        "the same pays"
    )
    dealers = offers(price_groups=("dealer",))
    assert dealers[0] is not first[0]
    assert len(memory) == 4
    office.later(1)
    assert offers()[0] is not first[0]
    office.publish({"rules/bookcase.rules": RULES.replace("default shelves = 4", "default shelves = 5")})
    after = offers()
    assert after[0]["regular"] != first[0]["regular"], "a release moves the prices"
    publish_bundles(office, PERCENT.replace('percent = "10"', 'percent = "20"'))
    assert offers()[0]["percent"] == "20"
    office.publish({"rules/bookcase.rules": RULES + NO_BIRCH})
    kept = len(memory)
    assert offers() == []
    assert len(memory) == kept, "what cannot be had is not remembered"


NO_BIRCH = """
rule no_birch: require material != birch
    reason en "There is no birch left."
    reason ru "Берёзы больше нет."
"""


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rules/bookcase.rules": RULES + NO_BIRCH}, "not possible together: material. There is no birch left."),
        ({"product.toml": f"{PRODUCT}[life]\ndiscontinued = 2026-01-01\n"}, "discontinued since 1 January 2026"),
    ],
)
def test_a_bundle_that_cannot_be_had_any_more_is_neither_shown_nor_added(
    office: Office, changes: dict[str, str | None], says: str
) -> None:
    quote = with_bundle(office, "corner")
    office.publish(changes)
    with office.quoting() as quoting:
        assert quoting.bundles("eu") == []
    with pytest.raises(Conflict, match=says):
        with_bundle(office, "corner")
    kept = changed(office, quote, 0, quantity=1)  # what was added stays on its release
    assert bundle_of(kept) == bundle_of(quote)


def test_lines_on_a_release_on_which_the_bundle_cannot_start_are_none(office: Office) -> None:
    office.publish({"rules/bookcase.rules": RULES + NO_BIRCH})
    birch, steel = 'fixed = ["material = birch"]', 'choices = ["material = steel"]'
    publish_bundles(office, FIXED.replace(birch, steel))
    quote = with_bundle(office, "corner")
    assert bundle_of(quote)["quantity"] == 1
    office.publish()
    publish_bundles(office, FIXED.replace(birch, 'choices = ["material = birch"]'))
    later = changed(office, quote, 0, quantity=1)
    assert gone(later) == "As the bundle starts, it cannot be priced any more."


def test_a_buyer_of_a_group_sees_their_bundles(office: Office) -> None:
    publish_bundles(office, FIXED + 'groups = ["schools"]\n')
    with office.quoting() as quoting:
        assert quoting.bundles("eu") == []
        assert quoting.quote_bundles(empty(office)["id"]) == []
    school = empty(office, price_groups=["schools"])
    with office.quoting() as quoting:
        assert [each["code"] for each in quoting.quote_bundles(school["id"])] == ["corner"]


# --- releases to come -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "rule", "stays"),
    [
        ("reading-room", "require width != 0.80", True),
        ("corner", "require width != 0.80", True),
        ("reading-room", "require material != oak", False),  # a fixed value
        ("corner", "require material != oak", False),  # it cannot start like that any more
    ],
)
def test_what_a_release_repairs_in_a_bundle_is_priced_as_the_quote_would_be(
    office: Office, code: str, rule: str, stays: bool
) -> None:
    quote = with_bundle(office, code)
    line = quote["revision"]["lines"][0]
    rules: dict[str, str | None] = {"rules/bookcase.rules": f"{RULES}\nrule to_come: {rule}\n"}
    product = load_product(tiny_product_files(rules))
    with office.desk() as desk:
        lines = desk.quotes.open_lines(product.code, "eu")
        coming = Coming(product, deciding(product, "eu", TODAY), office.shelf)
        found = rebuilt(lines, coming, TODAY, office.shelf.terms(TODAY), desk.quotes.members(lines))
    mended = next(each for each in found if each.line.id == line["id"])
    values = {each["characteristic"]: each["value"] for each in line["configuration"]}
    values |= {each.name: str(each.new) for each in mended.changes}
    office.publish(rules)
    with office.quoting() as quoting:
        told = quoting.line_move(quote["id"], line["id"])["difference"]
        session = quoting.line_session(quote["id"], line["id"], release="current")
    assert {**values, "load": session.assignment["load"]} == session.assignment
    after = changed(office, quote, 0, session=session.session.id)
    assert (bundle_of(after)["saving"] is not None) == stays
    difference = Decimal(nets(after)[0]) - Decimal(line["net"]["amount"])
    assert mended.difference is not None
    assert mended.difference.amount == difference != 0
    assert told == mended.difference.to_json()


def test_a_bundle_that_the_terms_have_ended_is_no_fault_of_a_repair(office: Office) -> None:
    with_bundle(office)
    office.draft((2, {"material": "oak"}))  # the same line by itself
    rule = "rule to_come: require width != 0.80"
    product = load_product(tiny_product_files({"rules/bookcase.rules": f"{RULES}\n{rule}\n"}))
    coming = Coming(product, deciding(product, "eu", TODAY), office.shelf)
    with office.desk() as desk:
        lines = desk.quotes.open_lines(product.code, "eu")
        in_bundle, _, alone = rebuilt(lines, coming, TODAY, NO_TERMS, desk.quotes.members(lines))
    assert in_bundle.line.member == "oak"
    assert in_bundle.difference == alone.difference
    assert in_bundle.difference is not None
