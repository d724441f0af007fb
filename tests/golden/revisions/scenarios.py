"""What the corpus holds, one scenario for every kind of price there is. Add to the end; a file made once stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.build.catalogue import tiny_product_files
from tests.build.recurring import cared_for_files

OAK = {"material": "oak", "width": "0.80", "shelves": "4", "doors": "false", "handle": "none", "load": "120"}
DOORS = {**OAK, "width": "1.20", "doors": "true", "handle": "knob"}
STEEL = {**OAK, "material": "steel", "width": "1.20", "shelves": "5"}
STANDARD = {"half": "HALF_UP", "tax": "group", "cash": {}}


def line(
    assignment: Mapping[str, str], quantity: int, discount: Any = None, group: str | None = None
) -> dict[str, Any]:
    """Return a line of a scenario."""
    return {"assignment": dict(assignment), "quantity": str(quantity), "discount": discount, "group": group}


def revision(*lines: dict[str, Any], markets: tuple[str, str] = ("", ""), **more: Any) -> dict[str, Any]:
    """Return the inputs of a scenario; what is not named is as plain as it can be.

    Args:
        lines: of the revision.
        markets: a text of `markets.toml` and what stands in its place.
        more: inputs that are not plain.
    """
    files = tiny_product_files()
    files["markets.toml"] = files["markets.toml"].replace(*markets, 1) if markets[0] else files["markets.toml"]
    plain = {
        "market": "eu",
        "currency": "EUR",
        "day": "2026-06-15",
        "tax_status": "standard",
        "place": ["DE", ""],
        "price_groups": [],
        "policy": STANDARD,
        "discount": None,
        "groups": [],
    }
    return {**plain, **more, "lines": list(lines), "files": files}


def cared_for(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the inputs of a scenario of the bookcase with a care plan."""
    return {**revision(*lines, **more), "files": tiny_product_files(cared_for_files())}


def with_plan(line: dict[str, Any], **plan: Any) -> dict[str, Any]:
    """Return a line with a billing plan; what is not named is as plain as it can be."""
    bare = {"months": "24", "start": "2026-08-01", "free": "0", "ramp": [], "uplift": "0", "discount": "0"}
    return {**line, "plan": {**bare, "by": "anniversary", **plan}}


def money(amount: str, currency: str = "EUR") -> dict[str, str]:
    """Return money as plain data."""
    return {"amount": amount, "currency": currency}


COUNTRY = 'country = "DE"\n'
ALL = (line(OAK, 3), line(DOORS, 7), line(STEEL, 1))

SCENARIOS: Mapping[str, dict[str, Any]] = {
    "one-line": revision(line(OAK, 1)),
    "tiers": revision(line(OAK, 4), line(OAK, 5), line(DOORS, 10), line(STEEL, 9999)),
    "line-discounts": revision(
        line(OAK, 3, {"percent": "7.5"}), line(DOORS, 2, {"amount": money("19.99")}), line(STEEL, 6, {"percent": "100"})
    ),
    "quote-percentage": revision(*ALL, discount={"percent": "3.333333"}),
    "quote-amount": revision(*ALL, discount={"amount": money("100.01")}),
    "net-total": revision(*ALL, discount={"net_total": money("4000.00")}),
    "gross-total": revision(*ALL, discount={"gross_total": money("4999.99")}),
    "groups": revision(
        line(OAK, 3, group="a"),
        line(DOORS, 7, {"percent": "2"}, group="b"),
        line(STEEL, 1, group="a"),
        line(OAK, 2),
        groups=[{"id": "a", "discount": {"percent": "10"}}, {"id": "b", "discount": {"net_total": money("3000.00")}}],
        discount={"percent": "1.5"},
    ),
    "half-even-per-line": revision(*ALL, policy={"half": "HALF_EVEN", "tax": "line", "cash": {}}),
    "cash": revision(*ALL, policy={"half": "HALF_UP", "tax": "group", "cash": {"EUR": "0.05"}}),
    "exempt": revision(*ALL, tax_status="exempt"),
    "reverse-charge": revision(
        *ALL, markets=(COUNTRY, f'{COUNTRY}reverse_charge = ["AT"]\n'), tax_status="reverse_charge", place=["AT", ""]
    ),
    "export": revision(*ALL, tax_status="export", place=["CH", ""]),
    "prices-with-tax": revision(
        *ALL, markets=(COUNTRY, f'{COUNTRY}prices = "inclusive"\n'), discount={"percent": "12.5"}
    ),
    "us": revision(*ALL, market="us", currency="USD", place=["US", "CA"]),
    "ru": revision(*ALL, market="ru", currency="RUB", place=["RU", ""], discount={"percent": "5"}),
    "recurring": cared_for(
        line(DOORS, 2),
        with_plan(line(DOORS, 7), months="36", free="2", ramp=["50", "80.5", "100"], uplift="3", discount="5"),
        line(STEEL, 1),
        discount={"percent": "10"},
    ),
}
