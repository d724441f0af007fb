"""The history of a quote in sentences: what happened is stored as a key with facts, and told here in every language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from cpq.quote.model import HistoryEntry
from kernel.text import Text

SENTENCES: Mapping[str, Text] = {
    "requested": Text.of(en="Asked for {quantity} × {product}", ru="Запрос: {quantity} × {product}"),
    "created": Text.of(en="Opened the quote", ru="Создано предложение"),
    "header_changed": Text.of(en="Changed {fields}", ru="Изменено: {fields}"),
    "line_added": Text.of(en="Added {quantity} × {product}", ru="Добавлено: {quantity} × {product}"),
    "lines_added": Text.of(en="Added {lines} lines", ru="Добавлено позиций: {lines}"),
    "line_copied": Text.of(en="Copied line {position} ({product})", ru="Скопирована позиция {position} ({product})"),
    "line_changed": Text.of(en="Changed line {position}: {fields}", ru="Изменена позиция {position}: {fields}"),
    "line_removed": Text.of(en="Removed line {position} ({product})", ru="Удалена позиция {position} ({product})"),
    "bundle_added": Text.of(en="Added {quantity} × {bundle}", ru="Добавлено: {quantity} × {bundle}"),
    "bundle_changed": Text.of(en="Made it {quantity} × {bundle}", ru="Стало: {quantity} × {bundle}"),
    "bundle_removed": Text.of(en="Removed {bundle} with its lines", ru="Удалён комплект {bundle} с его позициями"),
    "repriced": Text.of(
        en="Prices of the day changed the total from {before} to {total} {currency}",
        ru="Цены дня изменили итог с {before} на {total} {currency}",
    ),
    "sent": Text.of(
        en="Sent revision {revision}, {total} {currency}", ru="Отправлена редакция {revision}, {total} {currency}"
    ),
    "revised": Text.of(en="Started revision {revision}", ru="Начата редакция {revision}"),
    "approved": Text.of(en="Approved revision {revision}. {comment}", ru="Одобрена редакция {revision}. {comment}"),
    "accepted": Text.of(en="Accepted revision {revision}", ru="Принята редакция {revision}"),
    "declined": Text.of(en="Declined revision {revision}. {reason}", ru="Отклонена редакция {revision}. {reason}"),
    "expired": Text.of(en="Revision {revision} expired", ru="Истёк срок редакции {revision}"),
    "cancelled": Text.of(en="Withdrew the quote", ru="Предложение отозвано"),
    "ordered": Text.of(en="Converted to order {order}", ru="Оформлен заказ {order}"),
}


FIELDS: Mapping[str, Text] = {
    "buyer": Text.of(en="buyer", ru="покупатель"),
    "configuration": Text.of(en="configuration", ru="конфигурация"),
    "discount": Text.of(en="discount", ru="скидка"),
    "group": Text.of(en="group", ru="группа"),
    "groups": Text.of(en="groups", ru="группы"),
    "language": Text.of(en="language", ru="язык"),
    "plan": Text.of(en="term and billing", ru="срок и начисления"),
    "position": Text.of(en="position", ru="место"),
    "quantity": Text.of(en="quantity", ru="количество"),
    "session": Text.of(en="configuration", ru="конфигурация"),
    "shown_in": Text.of(en="second currency", ru="вторая валюта"),
    "terms": Text.of(en="terms", ru="условия"),
    "valid_until": Text.of(en="validity", ru="срок действия"),
}
"""What people call the fields that can change."""


def told(entry: HistoryEntry) -> dict[str, Any]:
    """Return an entry as people read it: `{"at", "who", "what", "action"}`."""
    sentence = SENTENCES[entry.what]
    what = {
        language: text.format_map(_worded(entry.facts, language)).strip()
        for language, text in sentence.by_language.items()
    }
    return {"at": entry.at.isoformat(), "who": entry.who, "what": what, "action": entry.what}


def _worded(facts: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the facts in a language: fields by their names, amounts as people write them."""
    worded = dict(facts)
    if "fields" in worded:
        names = (FIELDS.get(name, Text.of(en=name)) for name in worded["fields"].split(", "))
        worded["fields"] = ", ".join(name.in_(language) for name in names)
    for name in {"before", "total"} & worded.keys():
        worded[name] = format_decimal(Decimal(worded[name]), locale=language, decimal_quantization=False)
    return worded
