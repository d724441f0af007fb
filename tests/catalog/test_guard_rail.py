"""Guard rails as data: read exactly, the most exact one counts, mistakes are found with their place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from catalog.guard_rail import GUARD_RAILS_FILE, rails_for
from catalog.load import load_product
from kernel.access import Role
from kernel.errors import Malformed
from tests.build.catalogue import tiny_product, tiny_product_files
from tests.build.guard_rails import RAILS


def rails(text: str):
    return load_product(tiny_product_files({GUARD_RAILS_FILE: text})).guard_rails


def test_without_the_file_there_are_none():
    assert tiny_product().guard_rails == ()


def test_they_are_read_exactly_whether_written_as_numbers_or_as_texts():
    found = rails(RAILS)
    assert [(rail.kind, rail.role, rail.percent) for rail in found] == [
        ("discount", Role.REP, Decimal(10)),
        ("discount", Role.MANAGER, Decimal(25)),
        ("discount", Role.ADMIN, Decimal(100)),
        ("floor", Role.ADMIN, Decimal(80)),
    ]


def test_the_most_exact_one_counts_and_of_several_segments_the_most_generous():
    more = RAILS + "".join(
        f'[[discount]]\nrole = "rep"\nup_to = {up_to}\n{scope}\n'
        for up_to, scope in (
            (5, 'market = "eu"'),
            (15, 'segment = "education"'),
            (12, 'segment = "charity"'),
            (1, 'segment = "education"\nmarket = "us"'),
        )
    )
    found = rails(more)

    def rep(market: str, *segments: str) -> Decimal:
        (rail,) = [one for one in rails_for(found, market, segments) if (one.kind, one.role) == ("discount", Role.REP)]
        return rail.percent

    assert rep("ru") == 10
    assert rep("eu") == 5
    assert rep("eu", "education") == 15
    assert rep("us", "education") == 1
    assert rep("ru", "education", "charity") == 15


BAD = [
    ('role = "rep"', 'role = "boss"', "2:1", "'boss' is not possible for 'role'"),
    ('role = "rep"', 'role = "customer"', "2:1", "'customer' is not possible"),
    ("up_to = 10", "up_to = 101", "3:1", "from 0 to 100, not 101"),
    ("up_to = 10", "up_to = -1", "3:1", "from 0 to 100, not -1"),
    ("up_to = 10", 'up_to = "ten"', "3:1", "is a number"),
    ("up_to = 10", "up_to = nan", "3:1", "is a number"),
    ("up_to = 10", "", "1:1", "The key 'up_to' is missing; it is a number"),
    ('role = "rep"', "", "1:1", "The key 'role' is missing. Known: rep, manager, admin."),
    ("up_to = 10", "upto = 10", "3:1", "Did you mean 'up_to'?"),
    ("up_to = 10", 'up_to = 10\nmarket = "uk"', "4:1", "not sold in the market 'uk'"),
    ('role = "manager"', 'role = "rep"', "6:1", "There is a discount of rep for the same market and segment already"),
    ("up_to = 100", "up_to = 40", "11:1", "Nobody may approve a discount above 40 %"),
    ('role = "admin"\npercent_of_list', 'role = "rep"\npercent_of_list', "14:1", "'rep' is not possible for 'role'"),
    ("[[floor]]", "[[flor]]", "13:1", "Did you mean 'floor'?"),
]


@pytest.mark.parametrize(("old", "new", "place", "message"), BAD)
def test_a_mistake_is_found_with_file_and_line(old: str, new: str, place: str, message: str):
    assert old in RAILS
    with pytest.raises(Malformed) as caught:
        rails(RAILS.replace(old, new, 1))
    found = [(problem.path, problem.message) for problem in caught.value.problems]
    line = place.split(":")[0]
    assert any(path.startswith(f"{GUARD_RAILS_FILE}:{line}:") and message in said for path, said in found), found


def test_the_example_of_the_documentation_is_read():
    text = (Path(__file__).parents[2] / "catalog" / "README.md").read_text()
    section = text.partition("### Guard rails")[2].partition("\n## ")[0]
    example = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    found = rails(example + '\n[[discount]]\nrole = "admin"\nup_to = 100\n')
    assert [(rail.kind, rail.percent, rail.segment) for rail in found] == [
        ("discount", Decimal(10), "education"),
        ("discount", Decimal(100), None),
        ("floor", Decimal("82.5"), None),
        ("margin", Decimal(12), None),
    ]
