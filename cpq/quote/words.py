"""The words of the document, in every language."""

from __future__ import annotations

from collections.abc import Mapping

from kernel.text import Text

WORDS: Mapping[str, Text] = {
    "quote": Text.of(en="Quote", ru="Коммерческое предложение"),
    "draft": Text.of(en="Draft, not an offer", ru="Черновик, не оферта"),
    "for": Text.of(en="For", ru="Покупатель"),
    "from": Text.of(en="From", ru="Продавец"),
    "date": Text.of(en="Date", ru="Дата"),
    "valid_until": Text.of(en="Valid until", ru="Действует до"),
    "prices_of": Text.of(en="Prices of", ru="Цены на"),
    "reference": Text.of(en="Your reference", ru="Ваш номер"),
    "tax_number": Text.of(en="Tax number", ru="ИНН / налоговый номер"),
    "position": Text.of(en="Position", ru="Позиция"),
    "quantity": Text.of(en="Quantity", ru="Количество"),
    "configuration": Text.of(en="Configuration", ru="Конфигурация"),
    "price": Text.of(en="How the price is made up", ru="Из чего складывается цена"),
    "unit_net": Text.of(en="Price per unit", ru="Цена за единицу"),
    "line_net": Text.of(en="Line, net", ru="Сумма без налога"),
    "lines_net": Text.of(en="All lines, net", ru="Все позиции без налога"),
    "discount": Text.of(en="Discount", ru="Скидка"),
    "net": Text.of(en="Net", ru="Сумма без налога"),
    "tax_on": Text.of(en="on", ru="от"),
    "total": Text.of(en="Total", ru="Итого"),
    "terms": Text.of(en="Terms", ru="Условия"),
    "payment": Text.of(en="Bank", ru="Банк"),
    "page": Text.of(en="Page", ru="Страница"),
    "of": Text.of(en="of", ru="из"),
    "each": Text.of(en="each", ru="за единицу"),
}
