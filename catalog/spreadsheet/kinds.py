"""The kinds of tables a product has: what tells their rows apart, which cells are numbers, how people call the columns.

To add a kind, add an entry to `KINDS`; the first whose signature a header has is the one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_HEADER = re.compile(r"(?P<name>[a-z][a-z0-9_]*)\s*(?P<number>\[[^\]]*\]|#)?\Z")
_BESIDE_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of tables.

    Args:
        code: its name.
        signature: columns that every header of the kind has; they must be filled.
        key: columns that tell rows apart, as far as a table has them; none: the whole row does.
        optional: further columns it may have.
        is_open: whether it may have any other column, too.
        numbers: columns that hold numbers besides those whose header says so.
        is_unique: whether two rows with the same key are a mistake.
        is_ascending: whether rows stand in the order of the number that their key begins with.
    """

    code: str
    signature: tuple[str, ...]
    key: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    is_open: bool = False
    numbers: frozenset[str] = field(default_factory=frozenset)
    is_unique: bool = True
    is_ascending: bool = False


PRICES = TableKind(
    "prices",
    ("kind", "characteristic", "value", "per", "amount"),
    ("kind", "characteristic", "value", "per", "every"),
    ("every", "name_en", "name_ru"),
    numbers=frozenset({"amount"}),
)
USAGE = TableKind(
    "usage",
    ("every", "unit", "amount", "name_en"),
    ("name_en", "characteristic", "value", "every", "unit", "from_quantity"),
    ("characteristic", "value", "from_quantity", "name_ru"),
    numbers=frozenset({"amount", "from_quantity"}),
)
TIERS = TableKind(
    "tiers",
    ("from_quantity",),
    ("from_quantity",),
    ("until_quantity", "percent", "amount"),
    numbers=frozenset({"from_quantity", "until_quantity", "percent", "amount"}),
    is_ascending=True,
)
BLOCKS = TableKind(
    "blocks",
    ("size", "amount"),
    ("size",),
    numbers=frozenset({"size", "amount"}),
)
BOM = TableKind(
    "bom",
    ("position", "part", "when", "quantity", "unit"),
    ("position", "part", "when"),
    ("name_en", "name_ru"),
    numbers=frozenset({"position"}),
    is_unique=False,
)
RATES = TableKind(
    "rates",
    ("day", "from", "to", "rate", "source"),
    ("day", "from", "to"),
    ("days",),
    numbers=frozenset({"rate", "days"}),
)
LIVES = TableKind(
    "lives",
    ("characteristic", "value", "discontinued"),
    ("characteristic", "value", "market"),
    ("active", "phasing_out", "successor"),
)
PARTS = TableKind(
    "parts",
    ("number", "gtin"),
    ("number",),
    ("name_en", "name_ru", "supplier", "supplier_number", "model_number"),
    is_open=True,
)
DOCUMENTS = TableKind(
    "documents",
    ("code", "kind", "language", "version", "file"),
    ("code", "language", "version"),
    ("from", "until", "readers", "title_en", "title_ru", "markets"),
)
MEDIA = TableKind(
    "media",
    ("path", "digest", "type", "bytes", "width", "height"),
    ("path",),
    numbers=frozenset({"bytes", "width", "height"}),
)
VALUES = TableKind("values", ("code",), ("code",), is_open=True)
COMBINATIONS = TableKind("combinations", (), is_open=True, is_unique=False)

KINDS = (PRICES, USAGE, TIERS, BLOCKS, BOM, RATES, LIVES, PARTS, DOCUMENTS, MEDIA, VALUES, COMBINATIONS)

NAMES: Mapping[str, tuple[str, ...]] = {
    "code": ("Code", "Value", "Код", "Код значения", "Артикул"),
    "name_en": ("Name (en)", "Name", "English name", "Название (en)", "Название (англ)", "Название на английском"),
    "name_ru": ("Name (ru)", "Russian name", "Название (ru)", "Название", "Название на русском", "Наименование"),
    "help_en": ("Help (en)", "Help", "Подсказка (en)", "Подсказка (англ)"),
    "help_ru": ("Help (ru)", "Подсказка (ru)", "Подсказка"),
    "part_number": ("Part number", "Part no", "Номер детали", "Артикул детали"),
    "model_number": ("Model number", "Model", "Номер модели", "Модель"),
    "swatch": ("Colour", "Color", "Цвет"),
    "kind": ("Kind", "Type", "Вид", "Тип"),
    "characteristic": ("Characteristic", "Характеристика"),
    "value": ("Value", "Значение"),
    "per": ("Per", "За", "За единицу"),
    "amount": ("Amount", "Price", "Cost", "Сумма", "Цена", "Стоимость"),
    "size": ("Size", "Pieces", "Pack", "Размер", "Штук", "Упаковка"),
    "from_quantity": ("From quantity", "From", "Quantity from", "От количества", "Количество от", "От"),
    "until_quantity": ("Until quantity", "Until", "До количества", "До"),
    "every": ("Every", "Period", "Каждый", "Период"),
    "percent": ("Percent", "Discount", "%", "Процент", "Скидка"),
    "position": ("Position", "Pos", "Позиция", "Поз"),
    "part": ("Part", "Деталь"),
    "when": ("When", "Condition", "Когда", "Условие"),
    "quantity": ("Quantity", "Qty", "Количество", "Кол-во"),
    "unit": ("Unit", "Единица", "Ед", "Ед. изм."),
    "day": ("Day", "Date", "День", "Дата"),
    "from": ("From", "Из", "Валюта"),
    "to": ("To", "В", "В валюту"),
    "rate": ("Rate", "Курс"),
    "source": ("Source", "Источник"),
    "number": ("Number", "Part number", "Part no", "Номер", "Номер детали", "Артикул"),
    "gtin": ("GTIN", "EAN", "UPC", "Barcode", "Штрихкод", "Штрих-код"),
    "supplier": ("Supplier", "Vendor", "Поставщик"),
    "supplier_number": ("Supplier number", "Supplier part no", "Номер поставщика", "Артикул поставщика"),
    "active": ("Active", "Sold from", "В продаже с", "Начало продаж"),
    "phasing_out": ("Phasing out", "Заканчивается с", "Сворачивается с"),
    "discontinued": ("Discontinued", "End of sale", "Снято с продажи", "Конец продаж"),
    "successor": ("Successor", "Replaced by", "Преемник", "Замена"),
    "language": ("Language", "Язык"),
    "version": ("Version", "Версия", "Редакция"),
    "file": ("File", "Файл"),
    "until": ("Until", "Valid until", "Действует до"),
    "readers": ("Readers", "For", "Для кого"),
    "title_en": ("Title (en)", "Title", "Заголовок (en)"),
    "title_ru": ("Title (ru)", "Заголовок", "Заголовок (ru)"),
    "days": ("Days", "Valid days", "Дней", "Срок, дней"),
}
"""What people call the columns, in English and Russian."""


_AT: Mapping[str, TableKind] = {
    "bom.csv": BOM,
    "rates.csv": RATES,
    "life.csv": LIVES,
    "parts.csv": PARTS,
    "documents.csv": DOCUMENTS,
    "media.csv": MEDIA,
}
"""What stands at a path that only one kind of tables may have."""


def kind_of(columns: Sequence[str]) -> TableKind:
    """Return the kind of a table by its columns: the first that has them all, or is open to others."""
    return next(kind for kind in KINDS if set(kind.signature) <= set(columns) and _has_only_known(kind, columns))


def _has_only_known(kind: TableKind, columns: Sequence[str]) -> bool:
    return kind.is_open or set(columns) <= {*kind.signature, *kind.optional}


def new_kind(path: str) -> TableKind:
    """Return the kind of a table that is to stand at a path and is not there yet."""
    folder, _, name = path.rpartition("/")
    if folder == "prices":
        return next((kind for kind in (TIERS, BLOCKS, USAGE) if name.startswith(kind.code)), PRICES)
    if folder == "families":
        return DOCUMENTS
    return _AT.get(path, VALUES if folder == "values" else COMBINATIONS)


def known_columns(kind: TableKind) -> tuple[str, ...]:
    """Return the columns that a table of a kind may have; an open kind may have others, too."""
    common = ("name_en", "name_ru", "help_en", "help_ru", "part_number", "model_number", "swatch")
    return (*kind.signature, *(common if kind is VALUES else kind.optional))


def is_column(kind: TableKind, column: str) -> bool:
    """Tell whether a table of a kind may have a column."""
    return column in known_columns(kind) or (kind.is_open and _HEADER.match(column) is not None)


def stem_of(column: str) -> str:
    """Return a column without its unit: `tdp[W]` and `slots#` are `tdp` and `slots`."""
    match = _HEADER.match(column)
    return match["name"] if match else column


def is_number(kind: TableKind, column: str) -> bool:
    """Tell whether the cells of a column are numbers."""
    match = _HEADER.match(column)
    return column in kind.numbers or (kind in (VALUES, PARTS) and bool(match and match["number"]))


def plain(title: str) -> str:
    """Return a title as it is compared: without case, marks and units written differently.

    >>> plain(" Цена, ЕД. ") == plain("цена (ед)")
    True
    """
    words = unicodedata.normalize("NFKC", title).casefold().replace("ё", "е")
    return _BESIDE_WORDS.sub(" ", words).strip() or words.strip()
