"""Write the demo's cost books: every price times the share that such a thing costs us, by what it is.

The shares are invented but plausible (work and services leave more than parts that every shop sells); the result is
the same whoever runs it, and a test holds the committed files against it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent / "catalog" / "demo"
CURRENCIES = ("eur", "usd", "rub")
COLUMNS = ("kind", "characteristic", "value", "per", "every", "amount", "name_en", "name_ru")
CENT = Decimal("0.01")

USUAL = Decimal("0.68")
"""Of the price: what is made or bought and has no share of its own below."""

SHARES: Mapping[str, Mapping[str, str]] = {
    "workstation": {
        "processor": "0.80",
        "graphics": "0.80",
        "second_graphics": "0.80",
        "memory_kit": "0.77",
        "system_drive": "0.76",
        "m2_drive": "0.76",
        "sata_drive": "0.76",
        "monitor": "0.78",
        "operating_system": "0.79",
        "office_software": "0.79",
        "professional_software": "0.75",
        "warranty": "0.57",
        "delivery": "0.70",
        "burn_in": "0.55",
        "asset_tag": "0.55",
        "support": "0.52",
        "": "0.60",
    },
    "display-case": {
        "cooling_unit": "0.74",
        "controller": "0.72",
        "refrigerant": "0.70",
        "glass": "0.66",
        "exterior_colour": "0.58",
        "interior_colour": "0.58",
        "branding_panel": "0.56",
        "warranty": "0.57",
        "": "0.62",
    },
}
"""Product -> characteristic -> share of its price; the empty one is the base price and the prices by dimension."""


def main() -> None:
    """Write every cost book beside the prices it comes from."""
    for product in SHARES:
        for currency in CURRENCIES:
            path = DEMO / product / "prices" / f"cost-{currency}.csv"
            path.write_text(costs(product, currency), encoding="utf-8")


def costs(product: str, currency: str) -> str:
    """Return the cost sheet of a product in a currency."""
    text = (DEMO / product / "prices" / f"{currency}.csv").read_text(encoding="utf-8")
    written, prices = io.StringIO(), csv.DictReader(io.StringIO(text))
    columns = [column for column in COLUMNS if column in (prices.fieldnames or ())]
    writer = csv.DictWriter(written, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(_costed(product, prices))
    return written.getvalue()


def _costed(product: str, rows: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    shares = SHARES[product]
    for row in rows:
        share = Decimal(shares.get(row["characteristic"], USUAL))
        yield {**row, "amount": str((Decimal(row["amount"]) * share).quantize(CENT, ROUND_HALF_UP))}


if __name__ == "__main__":
    main()
