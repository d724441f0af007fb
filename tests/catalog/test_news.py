"""News: what a draft's findings have that those of the release do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalog.compiled import Compiled, CompiledCache
from catalog.gate import Finding, examine, missing_reasons
from catalog.news import ExaminedReleases, known, with_news
from catalog.product import Product
from catalog.validity import ALWAYS, Validity
from kernel.period import Period
from kernel.text import Text
from tests.build.catalogue import RULES, TODAY, tiny_product

RULE_FILE = "rules/bookcase.rules"
MARKETS = ("eu", "us", "ru")
UNREASONED = "\nrule tall: when shelves > 5 require width > 0.60 m\n"


def finding(text: str, line: int = 1, markets: Sequence[str] = (), severity: str = "warning") -> Finding:
    assert severity in ("error", "warning")
    return Finding(severity, "odd", Text.of(en=text, ru=text), f"a.rules:{line}:1", tuple(markets))  # type: ignore[arg-type]


def told(found: Sequence[Finding], before: Sequence[Finding], sold: Sequence[str] = MARKETS) -> list[Finding]:
    return list(with_news(found, known(before, sold), MARKETS))


def test_a_line_above_makes_no_news_of_what_stands_below():
    base, draft = (tiny_product({RULE_FILE: text + RULES + UNREASONED}) for text in ("", "# a remark\n\n"))
    before, found = (examine(each, TODAY, ALWAYS, (missing_reasons,)) for each in (base, draft))
    assert before
    assert [each.place for each in before] != [each.place for each in found]
    assert not any(each.is_new for each in told(found, before))


def test_what_is_said_of_another_rule_is_news():
    base, draft = (tiny_product({RULE_FILE: RULES + rules}) for rules in ("", UNREASONED))
    before, found = (examine(each, TODAY, ALWAYS, (missing_reasons,)) for each in (base, draft))
    new = [each for each in told(found, before) if each.is_new]
    assert {each.code for each in new} == {"missing-reason-en", "missing-reason-ru"}
    assert all("tall" in each.message.in_("en") for each in new)


def test_the_same_once_more_is_news_once():
    found = [finding("x", line) for line in (3, 5, 8)]
    assert [each.is_new for each in told(found, found[:2])] == [False, False, True]


def test_what_spreads_to_another_market_is_news_there():
    found = told([finding("x", markets=("eu", "us"))], [finding("x", markets=("us",))])
    assert [(each.markets, each.is_new) for each in found] == [(("eu",), True), (("us",), False)]
    found = told([finding("x")], [finding("x", markets=("us", "ru"))])
    assert [(each.markets, each.is_new) for each in found] == [(("eu",), True), (("us", "ru"), False)]


def test_in_a_new_market_only_that_is_old_which_is_found_in_all_others():
    before = [finding("everywhere"), finding("local", markets=("us",))]
    found = told([finding("everywhere"), finding("local", markets=("eu", "us"))], before, sold=("us", "ru"))
    assert [(each.message.in_("en"), each.markets, each.is_new) for each in found] == [
        ("everywhere", (), False),
        ("local", ("eu",), True),
        ("local", ("us",), False),
    ]


def test_an_error_is_always_told_as_new():
    wrong = finding("x", severity="error")
    assert told([wrong], [wrong]) == [wrong]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from("xy"),
        st.integers(1, 3),
        st.lists(st.sampled_from(MARKETS), unique=True).filter(lambda each: len(each) < len(MARKETS)),
    ),
    max_size=6,
)


def counted(found: Sequence[Finding]) -> Counter[tuple[str, str]]:
    """Count what is said in each market."""
    return Counter((each.message.in_("en"), market) for each in found for market in each.markets or MARKETS)


@given(FINDINGS, FINDINGS)
def test_nothing_is_lost_and_as_much_is_old_as_the_release_has(found: list[Finding], before: list[Finding]) -> None:
    shown = told(found, before)
    assert counted(shown) == counted(found)
    assert counted([each for each in shown if not each.is_new]) == counted(found) & counted(before)
    assert all(not each.is_new for each in told(found, found))
    assert told(found, (), sold=()) == found


def test_a_release_is_examined_once_a_day_for_the_same_markets():
    looks: list[tuple[str, str]] = []

    def look(product: Product, compiled: Compiled) -> Iterator[Finding]:
        looks.append((compiled.market, compiled.day.isoformat()))
        yield finding("x")

    releases, product = ExaminedReleases(CompiledCache()), tiny_product()
    only_us = Validity(markets={"us": Period()})
    for day, validity in ((TODAY, only_us), (TODAY, only_us), (TODAY, ALWAYS), (TODAY + timedelta(1), only_us)):
        assert [each.code for each in releases.findings(product, day, validity, (look,))] == ["odd"]
    today = [market for market, day in looks if day == TODAY.isoformat()]
    assert Counter(today) == {"us": 2, "eu": 1, "ru": 1}
    assert ("us", (TODAY + timedelta(1)).isoformat()) in looks
