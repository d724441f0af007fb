"""The bookcase with a care plan: doors are serviced by the month, the material by the year."""

from __future__ import annotations

from catalog.product import Product
from tests.build.catalogue import tiny_product, tiny_product_files

_ROWS = """\
option,doors,true,,month,{doors},Care of the doors,Уход за дверцами
option,material,oak,,year,{oak},Oiling,Пропитка маслом
option,material,birch,,year,{oak},Oiling,Пропитка маслом
option,material,steel,,year,0,,
"""
_HEADER, _OLD = "kind,characteristic,value,per,every,amount", "kind,characteristic,value,per,amount"
BILLING = """
[billing]
months = 24
least = 6
most = 60
uplift = 3
"""
AMOUNTS = {"eur": ("9.99", "60.00"), "eur-2027": ("10.49", "63.00"), "usd": ("11.00", "66.00"), "rub": ("990", "5900")}


def cared_for_files(billing: str = BILLING, **more: str | None) -> dict[str, str | None]:
    """Return the files that are different from those of the plain bookcase.

    Args:
        billing: table of `product.toml`; it stands before the groups.
        more: rows of a sheet (`eur="..."`) in the place of the honest ones; None leaves a sheet without any.
    """
    files = tiny_product_files()
    changed: dict[str, str | None] = {}
    for sheet, (doors, oak) in AMOUNTS.items():
        rows = more.get(sheet.replace("-", "_"), _ROWS.format(doors=doors, oak=oak)) or ""
        changed[f"prices/{sheet}.csv"] = with_every(files[f"prices/{sheet}.csv"]) + rows
    changed["product.toml"] = files["product.toml"].replace("\n[[group]]", f"{billing}\n[[group]]", 1)
    return changed


COSTS = """\
option,doors,true,,month,4.00,,
option,material,oak,,year,35.00,,
option,material,birch,,year,30.00,,
option,material,steel,,year,0,,
"""
"""What the care costs us, in the sheet of euros."""


def costed_files(rows: str = COSTS, billing: str = BILLING) -> dict[str, str | None]:
    """Return the files of the bookcase with a care plan whose costs are kept, too."""
    sheet = with_every(tiny_product_files()["prices/cost-eur.csv"]) + rows
    return {**cared_for_files(billing), "prices/cost-eur.csv": sheet}


def with_every(sheet: str) -> str:
    """Return a sheet with an empty column `every`."""
    header, *rows = sheet.splitlines()
    return "\n".join([header.replace(_OLD, _HEADER), *(_widened(row) for row in rows)]) + "\n"


def _widened(row: str) -> str:
    cells = row.split(",")
    return ",".join([*cells[:4], "", *cells[4:]])


def cared_for(billing: str = BILLING, **more: str | None) -> Product:
    """Return the bookcase with a care plan, loaded."""
    return tiny_product(cared_for_files(billing, **more))
