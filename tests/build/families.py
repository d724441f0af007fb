"""The bookcase in a family tree: `furniture` stands in `goods`, and the bookcase leaves to them what they say."""

from __future__ import annotations

from collections.abc import Mapping

from tests.build.catalogue import PRODUCT, tiny_product_files

GOODS = """\
name = { en = "Goods", ru = "Товары" }
fixed = ["tax_class"]
tax_class = "standard"
markets = ["eu"]
seller = { en = "Ask for the room.", ru = "Спросите о помещении." }

[characteristic.material]
name = { en = "Stuff", ru = "Вещество" }
help = { en = "What it is made of", ru = "Из чего сделано" }

[characteristic.handle.values.none]
name = { en = "Nothing to hold", ru = "Не за что взяться" }

[characteristic.handle.values.gold]
name = { en = "Golden", ru = "Золотая" }

[characteristic.engine]
name = { en = "Engine", ru = "Двигатель" }

[[guard_rails.discount]]
role = "manager"
up_to = 100
"""

FURNITURE = """\
parent = "goods"
name = { en = "Furniture", ru = "Мебель" }
summary = { en = "To sit, to store", ru = "Сидеть и хранить" }
unspsc = "56100000"
markets = ["eu", "us", "ru"]

[characteristic.material]
name = { en = "Material", ru = "Материал" }
display = "swatches"

[characteristic.material.attributes.strength]
name = { en = "Load per shelf", ru = "Нагрузка на полку" }
"""

OWN = (
    'tax_class = "standard"\nmarkets = ["eu", "us", "ru"]\n',
    """\
[characteristic.material]
name = { en = "Material", ru = "Материал" }
help = { en = "What the case is made of", ru = "Из чего сделан шкаф" }
display = "swatches"

[characteristic.material.attributes.strength]
name = { en = "Load per shelf", ru = "Нагрузка на полку" }
""",
    '[characteristic.handle.values.none]\nname = { en = "No handle", ru = "Без ручки" }\n',
)
"""What the bookcase need not say itself."""


def heir() -> str:
    """Return `product.toml` of the bookcase without what its families say."""
    text = PRODUCT
    for said in OWN:
        assert said in text
        text = text.replace(said, "")
    return text


def family_files(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Return the files of the bookcase with its families; `changes` as in `tiny_product_files`."""
    families = {"families/furniture.toml": FURNITURE, "families/goods.toml": GOODS, "product.toml": heir()}
    return tiny_product_files({**families, **(changes or {})})
