"""Who sells is told by a file; the demo's company sells in the demo only."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from api.selling import seller_of
from cpq.price import RoundingPolicy
from cpq.quote.seller import DEMO
from kernel.errors import Malformed
from kernel.money import Rounding
from kernel.settings import Settings


def test_the_file_says_who_sells(tmp_path: Path) -> None:
    text = (
        'name = "Пример"\naddress = ["Street 1", "Town"]\nvalidity = 14\nrounding = "HALF_EVEN"\n'
        'tax_rounding = "line"\n[cash_rounding]\nCHF = "0.05"\n[terms]\nen = "Cash."'
    )
    (tmp_path / "seller.toml").write_text(text, encoding="utf-8")
    seller = seller_of(Settings(data=tmp_path, zone="Europe/Moscow"))
    assert (seller.name, seller.address, seller.validity) == ("Пример", ("Street 1", "Town"), 14)
    assert (seller.zone, seller.rounding, seller.terms["en"]) == (
        "Europe/Moscow",
        RoundingPolicy(Rounding.HALF_EVEN, "line", {"CHF": Decimal("0.05")}),
        "Cash.",
    )
    assert seller.terms["ru"]


def test_the_demo_company_sells_in_the_demo_only(tmp_path: Path) -> None:
    assert seller_of(Settings(data=tmp_path, demo=True)).name == DEMO.name
    assert DEMO.name not in seller_of(Settings(data=tmp_path)).name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name = ", ""),
        ('name = "x"\n[cash_rounding]\nCHF = "0.001"', "cash_rounding"),
        ('nam = "x"\nvalidity = "long"', "validity"),
        ('name = "x"\nrounding = "UP"', "rounding"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "seller.toml").write_text(text)
    with pytest.raises(Malformed, match="seller") as caught:
        seller_of(Settings(data=tmp_path))
    if named:
        assert named in {problem.path for problem in caught.value.problems}
