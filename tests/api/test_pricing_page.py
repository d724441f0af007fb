"""Every example in docs/pricing.md is read by what it is an example for."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

from api.selling import seller_of
from catalog.exchange import read_rates
from catalog.market import Place, read_markets
from cpq.price import document_discount
from kernel.errors import FieldProblem
from kernel.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "pricing.md"


def examples(section: str, language: str) -> list[str]:
    """Return the examples of a section in a language."""
    text = PAGE.read_text("utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_seller_rounds_as_the_page_says(tmp_path: Path) -> None:
    [text] = examples("Rounding", "toml")
    (tmp_path / "seller.toml").write_text(text, encoding="utf-8")
    policy = seller_of(Settings(data=tmp_path)).rounding
    assert policy.to_json() == {"half": "HALF_EVEN", "tax": "line", "cash": {"CHF": "0.05", "SEK": "1"}}


def test_discounts_are_written_as_the_page_says() -> None:
    [text] = examples("Discounts on a quote", "json")
    written = [json.loads(line) for line in text.splitlines()]
    assert [document_discount(each).to_json() for each in written] == written


def test_taxes_and_rates_are_written_as_the_page_says() -> None:
    problems: list[FieldProblem] = []
    [market] = read_markets(examples("Taxes", "toml")[0], problems).values()
    rates = read_rates(examples("Currencies", "csv")[0], problems)
    assert not problems
    assert [tax.place for tax in market.taxes] == [Place(), Place("AT")]
    assert set(rates.by_pair) == {("EUR", "USD"), ("EUR", "JPY")}


def test_what_the_page_calculates_is_so() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8").failed == 0
