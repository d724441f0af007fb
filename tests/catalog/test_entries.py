"""Entries of TOML files as forms: writing one back changes what the form says, and nothing else of the file."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from catalog.entries.kinds import AGREEMENT, CHARACTERISTIC, INDEX, KINDS, LIFE, PRODUCT, SURCHARGE, EntryKind, Field
from catalog.entries.placing import field_at
from catalog.entries.printing import printed_entry
from catalog.entries.reading import EntryFile, read_entries
from catalog.entries.writing import added, changed, pruned, removed
from catalog.market import MARKETS_FILE, read_markets
from catalog.product_sheet import PRODUCT_FILE
from catalog.terms_sheet import AGREEMENTS_FILE, SURCHARGES_FILE
from catalog.toml_places import spans
from kernel.errors import FieldProblem, Malformed

DEMO = Path(__file__).parents[2] / "catalog" / "demo"
FILES = sorted({kind.file for kind in KINDS})

AGREED = """\
# Who pays what.

# The bank.
[[agreement]]
code = "bank"   # as in the contract
name = { en = "Bank", ru = "Банк" }
accounts = ["A-1", "A-2"]
market = "eu"
products = ["desk"]
from = "2026-01-01"
price = 340   # since the last talk
options = [
    { characteristic = "top", value = "oak", amount = "10" },   # the usual one
    # another
    { characteristic = "top", value = "ash", amount = "12" },
]
secret = "kept"

# The schools.
[[agreement]]
code = "schools"
name.en = "Schools"
name.ru = "Школы"
groups = [
    "school",   # all of them
    "nursery"
]
percent = "4"
"""
BANK, SCHOOLS = 0, 1


def demo(file: str) -> str:
    folder = DEMO / "display-case" if file.startswith("prices/") or file == PRODUCT_FILE else DEMO
    return (folder / file).read_text(encoding="utf-8")


def read(text: str = AGREED, file: str = AGREEMENTS_FILE) -> EntryFile:
    return read_entries(file, text)


def said(number: int, text: str = AGREED, file: str = AGREEMENTS_FILE, **values: Any) -> str:
    """Return the file with some fields of an entry holding something else."""
    found = read(text, file)
    entry = found.entries[number]
    assert entry.values is not None
    return changed(text, found, entry, {**entry.values, **values})


def differing(after: str, before: str = AGREED) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_every_entry_of_the_demo_is_a_form_and_writing_it_back_changes_nothing(file: str) -> None:
    text = demo(file)
    found = read(text, file)
    assert found.entries
    for entry in found.entries:
        assert entry.values is not None
        assert changed(text, found, entry, entry.values) == text
        if not entry.kind.can_be_added:
            continue
        (again,) = read(printed_entry(entry.kind, entry.values), file).entries
        assert again.values == entry.values


def test_entries_are_told_by_place_with_all_their_lines() -> None:
    found = read()
    assert [(entry.title, found.lines(entry)) for entry in found.entries] == [("bank", (4, 17)), ("schools", (20, 28))]
    assert found.written(found.entries[1]).startswith('[[agreement]]\ncode = "schools"\n')
    assert found.entries[0].values == {
        "code": "bank",
        "name": {"en": "Bank", "ru": "Банк"},
        "accounts": ["A-1", "A-2"],
        "market": "eu",
        "products": ["desk"],
        "from": "2026-01-01",
        "price": "340",
        "options": [
            {"characteristic": "top", "value": "oak", "amount": "10"},
            {"characteristic": "top", "value": "ash", "amount": "12"},
        ],
    }


def test_indices_and_surcharges_of_one_file_are_told_apart() -> None:
    found = read(demo(SURCHARGES_FILE), SURCHARGES_FILE)
    assert [entry.kind.name for entry in found.entries] == ["index", "surcharge", "surcharge", "surcharge", "surcharge"]


@pytest.mark.parametrize(
    "value", ["price = [1]", 'accounts = "A-1"', 'name = ["x"]', "with_tiers = 1", "options = [1]"]
)
def test_an_entry_that_holds_what_no_form_shows_has_none(value: str) -> None:
    found = read(f'[[agreement]]\ncode = "a"\n{value}\n')
    assert found.entries[0].values is None


@pytest.mark.parametrize("text", ["[[agreement]\n", "agreement = [{ code = 'a' }]\n", "agreement = 1\n"])
def test_a_file_of_another_form_is_left_to_the_text(text: str) -> None:
    with pytest.raises(Malformed):
        read(text)


# --- writing ----------------------------------------------------------------------------------------------------------


def test_only_the_keys_that_change_are_written_anew() -> None:
    assert differing(said(BANK, price="350")) == (
        ["price = 340   # since the last talk"],
        ["price = 350   # since the last talk"],
    )
    assert differing(said(BANK, **{"from": "2026-02-01"}))[1] == ['from = "2026-02-01"']
    assert differing(said(BANK, until="2027-01-01")) == ([], ["until = 2027-01-01"])
    assert 'from = "2026-01-01"\nuntil = 2027-01-01\nprice' in said(BANK, until="2027-01-01")
    assert differing(said(BANK, market="")) == (['market = "eu"'], [])
    assert differing(said(SCHOOLS, with_tiers=True)) == ([], ["with_tiers = true"])
    assert differing(said(BANK, code='b"\\')) == (
        ['code = "bank"   # as in the contract'],
        ['code = "b\\"\\\\"   # as in the contract'],
    )


def test_names_are_changed_language_by_language() -> None:
    assert differing(said(BANK, name={"en": "Bank", "ru": "Наш банк"}))[1] == [
        'name = { en = "Bank", ru = "Наш банк" }'
    ]
    assert differing(said(BANK, name={"en": "Bank"}))[1] == ['name = { en = "Bank" }']
    assert differing(said(BANK, name={"ru": "Банк"}))[1] == ['name = { ru = "Банк" }']
    assert differing(said(SCHOOLS, name={"en": "All schools", "ru": "Школы"})) == (
        ['name.en = "Schools"'],
        ['name.en = "All schools"'],
    )
    assert differing(said(SCHOOLS, name={"en": "Schools"})) == (['name.ru = "Школы"'], [])
    plain = '[[agreement]]\ncode = "a"\nname = "A"\n'
    assert said(0, plain, name={"en": "A", "ru": "А"}).splitlines()[2] == 'name = { en = "A", ru = "А" }'
    assert said(0, plain, code="b").splitlines()[2] == 'name = "A"'


def test_rows_are_changed_cell_by_cell_and_remarks_between_them_stay() -> None:
    oak, ash = read().entries[BANK].values["options"]  # type: ignore[index]
    new = {"characteristic": "legs", "value": "steel", "amount": "3"}
    usual = '    { characteristic = "top", value = "oak", amount = "10" },   # the usual one'
    assert differing(said(BANK, options=[{**oak, "amount": "11"}, ash])) == ([usual], [usual.replace('"10"', '"11"')])
    line = '    { characteristic = "legs", value = "steel", amount = "3" },'
    for rows in ([oak, ash, new], [oak, new, ash], [new, oak, ash]):
        assert differing(said(BANK, options=rows)) == ([], [line])
        assert read(said(BANK, options=rows)).entries[BANK].values["options"] == rows  # type: ignore[index]
    assert differing(said(BANK, options=[ash])) == ([usual], [])
    gone = differing(said(BANK, options=[]))[0]
    assert gone == AGREED.splitlines()[11:15]
    assert differing(said(BANK, options=[{**oak, "amount": ""}, ash]))[1] == [
        '    { characteristic = "top", value = "oak" },   # the usual one'
    ]


def test_words_of_a_list_are_added_and_left_out() -> None:
    assert differing(said(BANK, accounts=["A-1", "A-3", "A-2"]))[1] == ['accounts = ["A-1", "A-3", "A-2"]']
    assert differing(said(BANK, accounts=["A-2"]))[1] == ['accounts = ["A-2"]']
    assert differing(said(BANK, accounts=["A-1"]))[1] == ['accounts = ["A-1"]']
    assert differing(said(SCHOOLS, groups=["school", "nursery", "college"])) == (
        ['    "nursery"'],
        ['    "nursery",', '    "college"'],
    )
    assert differing(said(SCHOOLS, groups=["school"])) == (['    "nursery"'], [])
    assert differing(said(SCHOOLS, groups=[]))[0] == [
        "groups = [",
        '    "school",   # all of them',
        '    "nursery"',
    ]


def test_a_list_that_grows_too_wide_goes_on_in_lines_of_its_own() -> None:
    text = demo(MARKETS_FILE)
    taxes = read(text, MARKETS_FILE).entries[0].values["tax"]  # type: ignore[index]
    reduced = {"class": "reduced", "name": {"en": "VAT", "ru": "НДС"}, "rate": "7", "from": "2027-01-01"}
    after = said(0, text, MARKETS_FILE, tax=[*taxes, reduced])
    assert max(map(len, after.splitlines())) <= max(120, *map(len, text.splitlines()))
    assert differing(after, text)[1] == [
        "tax = [",
        '    { class = "standard", name = { en = "VAT", ru = "НДС" }, rate = "19" },',
        '    { class = "reduced", name = { en = "VAT", ru = "НДС" }, rate = "7", from = 2027-01-01 },',
    ]
    problems: list[FieldProblem] = []
    assert read_markets(after, problems)["eu"].taxes[1].rate == Decimal(7)
    assert not problems


def test_what_has_no_meaning_beside_the_rest_goes() -> None:
    text = demo(SURCHARGES_FILE)
    after = said(3, text, SURCHARGES_FILE, per="line", amount="5")
    assert differing(after, text) == (
        ['per = "index"', 'index = "steel"', "since = 2026-01-15", 'share = "20"'],
        ['per = "line"', 'amount = "5"'],
    )
    assert pruned(SURCHARGE, {"code": "x", "weight": "1", "amount": "2"}) == {"code": "x", "amount": "2"}


def test_an_entry_is_added_behind_those_of_its_kind_and_removed() -> None:
    text = demo(SURCHARGES_FILE)
    new = {"name": "copper", "values": [{"day": "2026-01-01", "value": "9"}]}
    after = added(text, read(text, SURCHARGES_FILE), INDEX, new)
    found = read(after, SURCHARGES_FILE)
    assert [entry.title for entry in found.entries] == [
        "steel",
        "copper",
        "dealer-freight",
        "dealer-crate",
        "dealer-steel",
        "sea-freight",
    ]
    assert found.written(found.entries[1]).splitlines() == [
        "[[index]]",
        'name = "copper"',
        'values = [{ day = 2026-01-01, value = "9" }]',
    ]
    assert removed(after, found, found.entries[1]) == text
    at_end = added(AGREED, read(), AGREEMENT, {"code": "z"})
    assert at_end == f'{AGREED}\n[[agreement]]\ncode = "z"\n'
    assert removed(at_end, read(at_end), read(at_end).entries[2]) == AGREED
    assert added("", read(""), AGREEMENT, {"code": "z"}) == '[[agreement]]\ncode = "z"\n'
    assert removed(AGREED, read(), read().entries[BANK]).startswith("# Who pays what.\n\n# The bank.\n\n# The schools.")


def test_files_of_windows_and_their_marks_stay_as_they_are() -> None:
    text = "\ufeff" + AGREED.replace("\n", "\r\n")
    after = said(BANK, text, until="2027-01-01", options=[])
    assert after.startswith("\ufeff# Who")
    assert "\n" not in after.replace("\r\n", "")
    assert "until = 2027-01-01\r\nprice" in after
    assert removed(text, read(text), read(text).entries[SCHOOLS]).endswith('secret = "kept"\r\n\r\n# The schools.\r\n')


def test_rows_under_headers_of_their_own_are_changed_but_not_added() -> None:
    options = '[[agreement.options]]\nvalue = "x"\namount = "1"\n[[agreement.options]]\nvalue = "y"\n'
    text = f'[[agreement]]\ncode = "a"\n{options}'
    assert differing(said(0, text, options=[{"value": "x", "amount": "2"}, {"value": "y"}]), text)[1] == [
        'amount = "2"'
    ]
    assert differing(said(0, text, code="b"), text)[1] == ['code = "b"']
    with pytest.raises(Malformed, match="as text"):
        said(0, text, options=[{"value": "x", "amount": "1"}, {"value": "y"}, {"value": "z"}])


def test_problems_stand_at_the_fields() -> None:
    text = demo(MARKETS_FILE).replace('rate = "19"', 'rate = "119"').replace('currency = "USD"', 'currency = "dollars"')
    problems: list[FieldProblem] = []
    read_markets(text, problems)
    found = read(text, MARKETS_FILE)
    places = [tuple(map(int, each.path.split(":")[1:])) for each in problems]
    fields = [[field_at(found, entry, place) for entry in found.entries] for place in places]  # type: ignore[arg-type]
    assert fields == [["tax/0/rate", None, None], [None, "currency", None]]


def test_spans_cover_a_key_and_its_value() -> None:
    found = spans(AGREED)
    path = ("agreement", 0)
    assert AGREED[found[(*path, "price")].start : found[(*path, "price")].end] == "price = 340"
    assert AGREED[found[(*path, "options", 1)].start : found[(*path, "options", 1)].end].startswith("{ characteristic")
    assert AGREED[found[path].start : found[path].value] == "[[agreement]]"
    assert AGREED[found[path].end - 6 : found[path].end] == '"kept"'


# --- what a product says ----------------------------------------------------------------------------------------------

CASE = """\
# The case.
code = "case"   # for good
family = "goods"
name = { en = "Case", ru = "Шкаф" }

[summary]
en = "Cold."

[[group]]
code = "use"
name = "Use"
characteristics = ["goods"]

[characteristic.goods]   # what it is for
name = { en = "Goods" }
[characteristic.goods.values.milk]
name = "Milk"

[life.markets.us]
discontinued = 2028-06-01
"""


def product(number: int, text: str = CASE, **values: Any) -> str:
    return said(number, text, PRODUCT_FILE, **values)


def test_a_product_its_groups_and_the_names_of_its_characteristics_are_forms() -> None:
    found = read(CASE, PRODUCT_FILE)
    assert [(entry.kind.name, entry.title, found.lines(entry)) for entry in found.entries] == [
        ("product", "case", (1, 4)),
        ("group", "use", (9, 12)),
        ("characteristic", "goods", (14, 17)),
    ]
    assert [entry.others for entry in found.entries] == [(), (), ("values",)]
    assert found.entries[0].values == {
        "code": "case",
        "family": "goods",
        "name": {"en": "Case", "ru": "Шкаф"},
        "summary": {"en": "Cold."},
    }


def test_only_what_changes_of_a_product_is_written() -> None:
    assert differing(product(0, unspsc="24131601"), CASE) == ([], ['unspsc = "24131601"'])
    assert product(0, unspsc="24131601").splitlines()[3] == 'unspsc = "24131601"'
    assert differing(product(0, summary={"en": "Colder."}), CASE) == (['en = "Cold."'], ['en = "Colder."'])
    assert product(0, summary={"en": "Cold.", "ru": "Холод."}).splitlines()[5:8] == [
        "[summary]",
        'en = "Cold."',
        'ru = "Холод."',
    ]
    seller = product(0, seller={"en": "Sell\nit."})
    assert seller.splitlines()[4] == 'seller = { en = "Sell\\nit." }'
    assert differing(product(0, markets=["eu"]), CASE) == ([], ['markets = ["eu"]'])


def test_names_of_characteristics_change_and_what_no_form_shows_stays() -> None:
    assert differing(product(2, help={"en": "Decides."}), CASE) == ([], ['help = { en = "Decides." }'])
    assert differing(product(2, display="cards", internal=True), CASE) == (
        [],
        ['display = "cards"', "internal = true"],
    )
    assert tomllib.loads(product(2, name={"en": "What"}))["characteristic"]["goods"]["values"]["milk"] == {
        "name": "Milk"
    }


def test_a_life_is_added_once() -> None:
    after = added(CASE, read(CASE, PRODUCT_FILE), LIFE, {"discontinued": "2027-06-01", "successor": "case-2"})
    assert after.endswith('\n[life]\ndiscontinued = 2027-06-01\nsuccessor = "case-2"\n')
    last = read(after, PRODUCT_FILE).entries[-1]
    assert (last.kind, last.others) == (LIFE, ("markets",))
    assert [kind.can_be_added for kind in (PRODUCT, CHARACTERISTIC, LIFE)] == [False, False, True]


def test_a_product_written_in_another_way_is_left_to_the_text() -> None:
    inline = 'code = "x"\ncharacteristic = { a = { name = "A" } }\n'
    assert [entry.kind for entry in read(inline, PRODUCT_FILE).entries] == [PRODUCT]
    beginning = '[[group]]\ncode = "use"\n'
    assert [entry.title for entry in read(beginning, PRODUCT_FILE).entries] == ["use"]
    with pytest.raises(Malformed):
        read('group = [{ code = "use" }]\n', PRODUCT_FILE)


# --- laws -------------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: text == text.strip()
)
NUMBERS = st.sampled_from(["0", "1", "19.5", "-3", "007", "1e3", "many"])
DAYS = st.one_of(st.dates().map(str), st.just("soon"))
NAMES = st.dictionaries(st.sampled_from(["en", "ru", "x y"]), TEXTS, min_size=1)


def cells(of: Field) -> st.SearchStrategy[Any]:
    if of.type == "flag":
        return st.just(True)
    if of.type == "name":
        return NAMES
    if of.type == "words":
        return st.lists(TEXTS, min_size=1, max_size=4)
    if of.type == "rows":
        row = st.fixed_dictionaries({}, optional={column.name: cells(column) for column in of.columns})
        return st.lists(row.filter(bool), min_size=1, max_size=4)
    if of.type == "choice":
        return st.sampled_from(of.choices)
    return {"number": NUMBERS, "day": DAYS}.get(of.type, TEXTS)


@st.composite
def entries(draw: st.DrawFn, kind: EntryKind) -> dict[str, Any]:
    values = draw(st.fixed_dictionaries({}, optional={of.name: cells(of) for of in kind.fields}))
    return pruned(kind, values)


@given(
    st.data(),
    st.sampled_from([kind for kind in KINDS if kind.times == "many"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_writing_one_entry_over_another_leaves_the_rest_of_the_file(
    data: st.DataObject, kind: EntryKind, line_end: str, remarked: bool
) -> None:
    before, after = data.draw(entries(kind)), data.draw(entries(kind))
    remark = "   # a remark" if remarked else ""
    middle = printed_entry(kind, before).replace("\n", f"{remark}\n")
    head, tail = "# head\n[[KIND]] # first\nx = 1\n\n# above\n", f"{remark}\n\n# tail\n[[KIND]]\ny = [ 1,\n 2 ] # end\n"
    text = f"{head}{middle}{tail}".replace("KIND", kind.name).replace("\n", line_end)
    assume("\r" not in middle)
    found = read(text, kind.file)
    assert found.entries[1].values == before
    assert changed(text, found, found.entries[1], before) == text
    new = changed(text, found, found.entries[1], after)
    assert new.startswith(head.replace("KIND", kind.name).replace("\n", line_end))
    assert new.endswith(tail[len(remark) :].replace("KIND", kind.name).replace("\n", line_end))
    again = read(new, kind.file)
    assert pruned(kind, again.entries[1].values or {}) == after
    assert changed(new, again, again.entries[1], after) == new, "what is written already is not written again"
    assert tomllib.loads(new)
