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
    "product": Text.of(en="Product", ru="Товар"),
    "quantity": Text.of(en="Quantity", ru="Количество"),
    "price": Text.of(en="How the price is made up", ru="Из чего складывается цена"),
    "unit_net": Text.of(en="Price per unit", ru="Цена за единицу"),
    "line_net": Text.of(en="Net", ru="Без налога"),
    "lines_net": Text.of(en="All lines, net", ru="Все позиции без налога"),
    "groups": Text.of(en="Groups", ru="Группы"),
    "discount": Text.of(en="Discount", ru="Скидка"),
    "bundle": Text.of(en="{quantity} × bundle, saves {saving}", ru="{quantity} × комплект, экономия {saving}"),
    "net": Text.of(en="Net", ru="Без налога"),
    "tax_on": Text.of(en="on", ru="от"),
    "lines_gross": Text.of(en="All lines, tax included", ru="Все позиции с налогом"),
    "line_gross": Text.of(en="Tax included", ru="С налогом"),
    "included": Text.of(en="of which", ru="в том числе"),
    "cash_rounding": Text.of(en="Cash rounding", ru="Округление суммы к оплате"),
    "total": Text.of(en="Total", ru="Итого"),
    "total_with_tax": Text.of(en="Total with tax", ru="Итого с налогом"),
    "second_currency": Text.of(
        en="For information: {total} at {rate} ({source}, {day}).",
        ru="Справочно: {total} по курсу {rate} ({source}, {day}).",
    ),
    "recurring": Text.of(en="Recurring charges", ru="Регулярные платежи"),
    "per_month": Text.of(en="Each month", ru="Каждый месяц"),
    "per_quarter": Text.of(en="Each quarter", ru="Каждый квартал"),
    "per_year": Text.of(en="Each year", ru="Каждый год"),
    "term": Text.of(en="Term", ru="Срок"),
    "term_value": Text.of(en="Over the term", ru="За весь срок"),
    "free": Text.of(en="free", ru="бесплатно"),
    "renewal": Text.of(en="On renewal {percent} more: {amount}", ru="При продлении дороже на {percent}: {amount}"),
    "contract": Text.of(en="Over the whole term", ru="За весь срок действия"),
    "charged_once": Text.of(en="Charged once", ru="Единовременно"),
    "contract_value": Text.of(en="Contract value", ru="Стоимость договора"),
    "first_year": Text.of(en="Of which in the first year", ru="В том числе за первый год"),
    "net_values": Text.of(en="Without tax", ru="Без налога"),
    "gross_values": Text.of(en="Tax included", ru="С налогом"),
    "usage": Text.of(en="Charged by use", ru="По факту использования"),
    "usage_note": Text.of(en="in no total", ru="в итоги не входит"),
    "expected": Text.of(en="Expected use", ru="Ожидаемое использование"),
    "expected_note": Text.of(en="an estimate, in no total", ru="оценка, в итоги не входит"),
    "expected_units": Text.of(en="{units} {unit} {every}", ru="{units} {unit} {every}"),
    "usage_from": Text.of(en="from {quantity} {unit} {every}", ru="от {quantity} {unit} {every}"),
    "usage_amount": Text.of(en="{amount} / {unit}", ru="{amount} / {unit}"),
    "terms": Text.of(en="Terms", ru="Условия"),
    "bank": Text.of(en="Bank", ru="Банк"),
    "page": Text.of(en="Page", ru="Страница"),
    "of": Text.of(en="of", ru="из"),
}

TAX_NOTES: Mapping[str, Text] = {
    "exempt": Text.of(
        en="No tax is charged: the buyer is exempt.", ru="Налог не начислен: покупатель освобождён от его уплаты."
    ),
    "reverse_charge": Text.of(
        en="Reverse charge: the buyer accounts for the tax.",
        ru="Обратное начисление (reverse charge): налог исчисляет и уплачивает покупатель.",
    ),
    "export": Text.of(
        en="No tax is charged on this export; it takes proof that the goods have left the country.",
        ru="Экспорт: налог не начислен при условии документального подтверждения вывоза товара.",
    ),
}
"""What a document has to say when it charges no tax, by the class of what stands in the place of a tax."""
