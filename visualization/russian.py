"""What is wrong with a geometry recipe in Russian: every sentence of this package that authors read has its phrase."""

from __future__ import annotations

from collections.abc import Mapping

from kernel.phrasebook import Phrasebook

PHRASES: Mapping[str, str] = {
    "nothing is listed for {}={}.": "для {}={} ничего не указано.",
    "a number is needed, not {}.": "нужно число, а не {}.",
    "there is no finish {}; known are {}.": "отделки {} нет; известны {}.",
    "there is no part family {}.": "семейства деталей {} нет.",
    "There is no part family {}.": "Семейства деталей {} нет.",
    "parts of the family {} do not reach from place to place.": "детали семейства {} не тянутся от места к месту.",
    "the family {} has no parameter {}.": "у семейства {} нет параметра {}.",
    "the outline {} of {} is missing.": "нет контура {} у {}.",
    "the family {} has no surface {}.": "у семейства {} нет поверхности {}.",
    "there is no material {}.": "материала {} нет.",
    "{} is repeated {} times; at most {} are shown.": "{} повторяется столько раз: {}; показывается не больше {}.",
    "{} stands on {}, which is not there.": "{} стоит на {}, а этой детали там нет.",
    "{} has no anchor {}; it has {}.": "у {} нет точки {}; есть {}.",
    "{} is missing.": "не указано: {}.",
    "{} is {}; {} is needed.": "{} — {}, а нужно: {}.",
    "The drawing is larger than two million characters.": "Чертёж больше двух миллионов знаков.",
    "The drawing is not a DXF file: {}": "Чертёж — не файл DXF: {}",
    "The drawing is not in millimetres ($INSUNITS = 4).": "Чертёж не в миллиметрах ($INSUNITS = 4).",
    "The drawing has two outlines on the layer {}.": "На слое {} чертежа два контура.",
    "The drawing has no closed outline on the layer {}.": "На слое {} чертежа нет замкнутого контура.",
    "The drawing has no closed outline on the layer {}; it has {}.": (
        "На слое {} чертежа нет замкнутого контура; контуры есть на {}."
    ),
    "The drawing has no line on the layer {}.": "На слое {} чертежа нет линии.",
    "The drawing cannot be made as small as {} mm along {}.": "Чертёж нельзя сжать до {} мм вдоль {}.",
    "A line on the layer {} crosses an arc.": "Линия на слое {} пересекает дугу.",
    "A line on the layer {} is neither level nor upright.": "Линия на слое {} ни горизонтальна, ни вертикальна.",
    "there are two parts with the id {}": "деталей с id {} две",
    "{} has no value {}": "у {} нет значения {}",
    "{} has no value {}; did you mean {}?": "у {} нет значения {}; может быть, {}?",
    "{}: the surface {} has no material": "{}: у поверхности {} нет материала",
    "{}, {}: it leaves its envelope": "{}, {}: выходит за свои габариты",
    "{}, {}: {}": "{}, {}: {}",
}
"""Sentences -> the same in Russian."""

PARTS: Mapping[str, str] = {
    "{} of {}": "{} у {}",
    "{} or {}": "{} или {}",
    "true or false": "true или false",
    "one of {}": "одно из {}",
    "a text": "текст",
    "a number": "число",
    "a number between {} and {}": "число от {} до {}",
    "none": "ничего",
    "it has a corner at no place": "угол неизвестно где",
    "it is not closed": "тело не замкнуто",
    "it is inside out, or has no volume": "тело вывернуто или без объёма",
}
"""What stands inside of them -> the same in Russian."""

_BOOK = Phrasebook(PHRASES, PARTS)


def in_russian(sentence: str) -> str:
    """Return what is wrong with a recipe in Russian, or as it is if nobody has translated it.

    >>> in_russian("there is no material 'oak'.")
    "материала 'oak' нет."
    """
    return _BOOK.find(sentence) or sentence
