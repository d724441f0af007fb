"""A small honest product for everybody's tests: a bookcase with every kind of characteristic, price and BOM row.

    material   enumeration from a table (oak, birch, steel), with attributes and part numbers
    width      decimal 0.60..1.20 step 0.20 m
    shelves    integer 1..6
    doors      boolean
    handle     enumeration written in place (none, knob, bar): a handle needs doors, and doors need a handle
    load       computed: kilograms the case carries

`wide_needs_shelves`: a case over 1 m wide has at least 3 shelves. `steel_doors`: a steel case has no doors.
`us_no_birch`: no birch in the market us. Prices and costs in eu (EUR, 19 %), us (USD, 8.25 %) and ru (RUB, 22 %); the
price book of eu changes on 2027-01-01.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from catalog.load import load_product
from catalog.product import Product
from catalog.publish import Published, publish
from catalog.release import Release
from catalog.validity import Validity
from kernel.clock import Clock, SettableClock
from kernel.period import Period

TODAY = date(2026, 6, 15)
"""A day on which the tiny product has prices everywhere."""

TINY = "bookcase"
"""The code of the tiny product."""

MARKETS = """\
[[market]]
code = "eu"
name = { en = "European Union", ru = "Европейский союз" }
currency = "EUR"
language = "en"
country = "DE"
tax = [{ class = "standard", name = { en = "VAT", ru = "НДС" }, rate = "19" }]

[[market]]
code = "us"
name = { en = "United States", ru = "США" }
currency = "USD"
language = "en"
country = "US"
tax = [{ class = "standard", name = { en = "Sales tax", ru = "Налог с продаж" }, rate = "8.25" }]

[[market]]
code = "ru"
name = { en = "Russia", ru = "Россия" }
currency = "RUB"
language = "ru"
country = "RU"
tax = [{ class = "standard", name = { en = "VAT", ru = "НДС" }, rate = "22" }]
"""

PRODUCT = """\
code = "bookcase"
family = "furniture"
model_number = "BC-100"
unspsc = "56101520"
tax_class = "standard"
markets = ["eu", "us", "ru"]
name = { en = "Bookcase", ru = "Книжный шкаф" }
summary = { en = "A small bookcase", ru = "Небольшой книжный шкаф" }
description = { en = "Made to measure, for tests.", ru = "На заказ, для проверок." }

[[group]]
code = "body"
name = { en = "Body", ru = "Корпус" }
characteristics = ["material", "width", "shelves"]

[[group]]
code = "front"
name = { en = "Front", ru = "Фасад" }
characteristics = ["doors", "handle", "load"]

[characteristic.material]
name = { en = "Material", ru = "Материал" }
help = { en = "What the case is made of", ru = "Из чего сделан шкаф" }
display = "swatches"

[characteristic.material.attributes.strength]
name = { en = "Load per shelf", ru = "Нагрузка на полку" }

[characteristic.width]
name = { en = "Width", ru = "Ширина" }
better = "more"

[characteristic.shelves]
name = { en = "Shelves", ru = "Полки" }

[characteristic.doors]
name = { en = "Doors", ru = "Дверцы" }

[characteristic.handle]
name = { en = "Handle", ru = "Ручка" }
display = "cards"

[characteristic.handle.values.none]
name = { en = "No handle", ru = "Без ручки" }

[characteristic.handle.values.knob]
name = { en = "Round knob", ru = "Круглая ручка" }

[characteristic.handle.values.bar]
name = { en = "Bar handle", ru = "Ручка-скоба" }

[characteristic.load]
name = { en = "Total load", ru = "Общая нагрузка" }
better = "more"
"""

MATERIALS = """\
code,strength[kg],part_number,model_number,swatch,name_en,name_ru,help_en,help_ru
oak,30,P-OAK,M-1,#b08d57,Oak,Дуб,Solid oak,Массив дуба
birch,20,P-BIRCH,M-2,#e6d3a7,Birch,Берёза,,
steel,40,P-STEEL,M-3,#8a9299,Steel,Сталь,,
"""

RULES = """\
characteristic material: one of table "values/material.csv"
characteristic width: decimal 0.60..1.20 step 0.20 [m]
characteristic shelves: integer 1..6
characteristic doors: boolean
characteristic handle: one of none, knob, bar
computed load: integer 0..240 [kg] = material.strength * shelves

rule wide_needs_shelves: when width > 1.0 m require shelves >= 3
    reason en "A case over 1 m wide needs at least three shelves."
    reason ru "Шкафу шире 1 м нужно не меньше трёх полок."

rule steel_doors: material = steel excludes doors
    reason en "A steel case has no doors."
    reason ru "У стального шкафа нет дверец."

rule handle_doors: doors iff handle in {knob, bar}
    reason en "Doors and handles come together."
    reason ru "Дверцы и ручки бывают только вместе."

rule us_no_birch: require material != birch
    reason en "Birch is not sold here."
    reason ru "Берёза здесь не продаётся."
    markets us

rule four_shelves: default shelves = 4
rule eighty_wide: default width = 0.80
rule no_doors: default doors = false
rule prefer_oak: prefer material = oak weight 5
"""

BOOKS = """\
[[book]]
code = "eu-2026"
market = "eu"
currency = "EUR"
from = 2026-01-01
until = 2027-01-01
file = "eur.csv"

[[book]]
code = "eu-2027"
market = "eu"
currency = "EUR"
from = 2027-01-01
file = "eur-2027.csv"

[[book]]
code = "us-2026"
market = "us"
currency = "USD"
from = 2026-01-01
file = "usd.csv"

[[book]]
code = "ru-2026"
market = "ru"
currency = "RUB"
from = 2026-01-01
file = "rub.csv"
"""

COST_BOOKS = """\

[[cost]]
code = "eu-cost"
market = "eu"
currency = "EUR"
from = 2026-01-01
file = "cost-eur.csv"

[[cost]]
code = "dollar-cost"
currency = "USD"
from = 2026-01-01
file = "cost-usd.csv"

[[cost]]
code = "ru-cost"
market = "ru"
currency = "RUB"
from = 2026-01-01
file = "cost-rub.csv"
"""

_PRICES = """\
kind,characteristic,value,per,amount,name_en,name_ru
list,,,,{base},Base price,Базовая цена
option,material,oak,,{oak},,
option,material,birch,,0,,
option,material,steel,,{steel},,
option,doors,true,,{doors},Pair of doors,Пара дверец
option,handle,none,,0,,
option,handle,knob,2,{knob},,
option,handle,bar,2,{bar},,
dimension,,,width * shelves,{shelf},Shelf boards,Доски полок
"""

TIERS = """\
from_quantity,percent
5,5
10,12.5
"""

BOM = """\
position,part,when,quantity,unit,name_en,name_ru
10,=material.part_number,,,pcs,,
20,P-SHELF,,shelves,pcs,Shelf,Полка
30,P-BOARD,,width * shelves,m,Shelf board,Доска полки
40,P-DOOR,doors,2,pcs,Door,Дверца
50,P-KNOB,handle = knob,2,pcs,Knob,Кнопка
50,P-BAR,handle = bar,2,pcs,Bar,Скоба
60,P-BRACKET,,shelves - 1,pcs,Bracket,Уголок
"""


def _prices(base: str, oak: str, steel: str, doors: str, knob: str, bar: str, shelf: str) -> str:
    return _PRICES.format(base=base, oak=oak, steel=steel, doors=doors, knob=knob, bar=bar, shelf=shelf)


def tiny_product_files(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Return the files of the bookcase.

    Args:
        changes: files to put in place of (or beside) the honest ones; None takes a file away.
    """
    files: dict[str, str | None] = {
        "bom.csv": BOM,
        "markets.toml": MARKETS,
        "prices/books.toml": BOOKS + COST_BOOKS,
        "prices/cost-eur.csv": _prices("120.00", "55.00", "12.00", "60.00", "2.10", "3.60", "19.50"),
        "prices/cost-usd.csv": _prices("139.00", "63.00", "14.00", "71.00", "2.50", "4.10", "23.40"),
        "prices/cost-rub.csv": _prices("12100.00", "5500.00", "1190.00", "6000.00", "212.00", "355.00", "1950.00"),
        "prices/eur.csv": _prices("200.00", "80.00", "-15.50", "95.00", "4.25", "7.90", "33.33"),
        "prices/eur-2027.csv": _prices("210.00", "84.00", "-10.00", "99.00", "4.50", "8.20", "35.00"),
        "prices/usd.csv": _prices("230.00", "90.00", "-18.00", "110.00", "5.00", "9.00", "39.99"),
        "prices/rub.csv": _prices("20000.00", "8000.00", "-1550.00", "9500.00", "425.00", "790.00", "3333.00"),
        "prices/tiers.csv": TIERS,
        "product.toml": PRODUCT,
        "rules/bookcase.rules": RULES,
        "values/material.csv": MATERIALS,
        **(changes or {}),
    }
    return {path: text for path, text in sorted(files.items()) if text is not None}


def tiny_product(changes: Mapping[str, str | None] | None = None) -> Product:
    """Return the bookcase, loaded."""
    return load_product(tiny_product_files(changes))


def settable_clock(moment: datetime = datetime(2026, 6, 15, 12, tzinfo=UTC)) -> SettableClock:
    """Return a clock that stands at noon of `TODAY`."""
    return SettableClock(moment)


def publish_tiny(
    session: Session,
    clock: Clock | None = None,
    *,
    changes: Mapping[str, str | None] | None = None,
    period: Period | None = None,
    markets: Mapping[str, Period] | None = None,
) -> Release:
    """Publish the bookcase, in all markets over a period or in some, and return its release."""
    outcome = publish(
        session,
        tiny_product_files(changes),
        clock=clock or settable_clock(),
        actor_name="Catalogue manager",
        validity=Validity(period or Period(), markets or {}),
    )
    assert isinstance(outcome, Published), outcome
    return outcome.release
