"""Waterfalls of `tests/golden/pricing`, each to be checked with a pencil.

`python -m tests.cpq.price.test_golden_prices` writes the tables anew after a change that is meant; read the difference.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalog.product import Product
from catalog.terms_sheet import load_terms
from cpq.price import BundleShare, PricingContext, billing_plan, line_discount, price
from kernel.money import Money
from kernel.text import Text
from tests.build.catalogue import BOOKS, MARKETS, TODAY, tiny_product
from tests.cpq.price.pricing import OAK
from tests.cpq.price.waterfall_text import as_table, running_tables

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "pricing"
_TABLE = re.compile(r'(waterfall = """\n).*?(?=""")', re.DOTALL)

Written = Mapping[str, Any]
Case = Mapping[str, Any]


def cases() -> Iterator[Any]:
    """Give the product and each price of every file."""
    for path in sorted(FOLDER.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in written["price"]:
            yield pytest.param(written, case, id=f"{path.stem}: {case['says']}")


def product_of(written: Written) -> Product:
    """Return the bookcase with other files; `books` are added to its price books, an empty file is taken away."""
    files = written.get("files", {})
    changes: dict[str, str | None] = {path: text.lstrip("\n") or None for path, text in files.items() if "/" in path}
    return tiny_product({**changes, "prices/books.toml": BOOKS + files.get("books", "")})


def share_of(case: Case) -> BundleShare | None:
    """Return what a case saves as part of a bundle."""
    bundle = case.get("bundle")
    return bundle and BundleShare(bundle["code"], Text.of(en=bundle["name"]), Money.of(bundle["amount"], "EUR"))


def table_of(written: Written, case: Case) -> str:
    """Return the waterfall of a case as a table."""
    context = PricingContext(
        market=case["market"],
        day=case.get("day", TODAY),
        quantity=Decimal(case.get("quantity", "1")),
        discounts=tuple(line_discount(each) for each in case.get("discounts", ())),
        price_groups=tuple(case.get("groups", ())),
        quote_quantities={code: Decimal(each) for code, each in case.get("quote", {}).items()},
        account=case.get("account", ""),
        coupons=tuple(case.get("coupons", ())),
        plan=billing_plan(case["plan"], product_of(written).billing) if "plan" in case else None,
        terms=load_terms({"markets.toml": MARKETS, **written.get("terms", {})}),
        bundle=share_of(case),
    )
    assignment = {**OAK, **case.get("assignment", {})}
    waterfall, language = price(product_of(written), assignment, context), case.get("language", "en")
    return "\n".join([as_table(waterfall, language), *running_tables(waterfall, language)])


@pytest.mark.parametrize(("written", "case"), cases())
def test_the_waterfall_is_the_one_on_paper(written: Written, case: Case):
    assert table_of(written, case) == case["waterfall"].rstrip("\n")


def accept() -> None:
    """Write what the prices are now."""
    for path in sorted(FOLDER.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        written = tomllib.loads(text)
        for case in written["price"]:
            place = _TABLE.search(text, text.index(case["says"]))
            assert place is not None, case["says"]
            text = f"{text[: place.start()]}{place[1]}{table_of(written, case)}\n{text[place.end() :]}"
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    accept()
