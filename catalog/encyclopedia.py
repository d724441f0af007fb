"""The encyclopedia: find products and options by name, model number or specification; write out a configuration.

Small on purpose: it searches the products it is given, in memory, word by word. Every word of a query must be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalog.product import CharacteristicInfo, Product, ValueInfo
from catalog.unit_name import number_name
from kernel.text import Text

LONGEST_QUERY = 200
"""Characters of a query that are looked at."""
MOST_HITS = 50

_WORD = re.compile(r"[\w.,+#/×-]+")
_NUMBER_CELL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    Args:
        product: the code of the product.
        name: what was found: the product, or one of its values.
        characteristic: the characteristic of the value found; empty for the product itself.
        value: the value found; empty for the product itself.
        score: the higher, the nearer; only good for ordering.
    """

    product: str
    name: Text
    characteristic: str
    value: str
    score: int


@dataclass(frozen=True, slots=True)
class SpecificationRow:
    """One characteristic of a configuration in words, with the attributes of its value that people may see."""

    characteristic: str
    name: Text
    value: str
    value_name: Text
    attributes: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class SpecificationGroup:
    """A group of the product with its rows."""

    code: str
    name: Text
    rows: tuple[SpecificationRow, ...]


def search(products: Iterable[Product], query: str, language: str) -> tuple[Hit, ...]:
    """Return what a query finds, best first: exact model numbers, then names, then descriptions and specifications.

    Args:
        products: where to look.
        query: words in any order; a word also finds longer words that begin with it.
        language: whose names are searched, besides the English ones.
    """
    words = [_folded(word) for word in _WORD.findall(query[:LONGEST_QUERY])]
    if not words:
        return ()
    hits = [hit for product in products for hit in _hits(product, words, language)]
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.product, hit.characteristic, hit.value))[:MOST_HITS])


def _hits(product: Product, words: list[str], language: str) -> Iterator[Hit]:
    fields = _Fields(
        exact=(product.model_number, product.code),
        names=_in_languages((product.name,), language),
        texts=(*_in_languages((product.summary, product.description, product.seller), language), product.family),
    )
    if score := fields.score(words):
        yield Hit(product.code, product.name, "", "", score)
    for info in product.characteristics.values():
        if info.kind == "enumeration" and not info.internal:
            yield from _value_hits(product, info, words, language)


def _value_hits(product: Product, info: CharacteristicInfo, words: list[str], language: str) -> Iterator[Hit]:
    for value in info.values:
        attributes = tuple(text for pair in _attributes(info, value) for text in _in_languages(pair, language))
        part = product.part_of(value)
        fields = _Fields(
            exact=(value.model_number, value.code, *((part.gtin, part.model_number) if part else ())),
            names=_in_languages((value.name,), language),
            texts=(*_in_languages((value.help, info.name), language), *attributes),
        )
        if score := fields.score(words):
            yield Hit(product.code, value.name, info.code, value.code, score)


@dataclass(frozen=True, slots=True)
class _Fields:
    """What is searched of one thing; the earlier field counts more."""

    exact: tuple[str, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]

    def score(self, words: list[str]) -> int:
        """Return how well the words fit; 0 when one of them is nowhere."""
        exact = {_folded(text) for text in self.exact if text}
        names, texts = _folded(" ".join(self.names)), _folded(" ".join(self.texts))
        total = 0
        for word in words:
            if word in exact:
                total += 100
            elif _begins_a_word(word, names):
                total += 10
            elif _begins_a_word(word, texts) or any(each.startswith(word) for each in exact):
                total += 1
            else:
                return 0
        return total


def _begins_a_word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _in_languages(texts: Iterable[Text], language: str) -> tuple[str, ...]:
    found = (text.by_language.get(each) for text in texts for each in dict.fromkeys((language, "en")))
    return tuple(text for text in found if text)


def specification(product: Product, assignment: Mapping[str, str]) -> tuple[SpecificationGroup, ...]:
    """Return a configuration in words, group by group; internal characteristics are left out.

    Args:
        product: the product.
        assignment: characteristics and their values; those it lacks are left out.

    Raises:
        Unknown: a characteristic has a value that it does not have.
    """
    groups: list[SpecificationGroup] = []
    for group in product.groups:
        infos = [product.characteristics[name] for name in group.characteristics if name in assignment]
        rows = tuple(_row(info, info.value(assignment[info.code])) for info in infos if not info.internal)
        if rows:
            groups.append(SpecificationGroup(group.code, group.name, rows))
    return tuple(groups)


def _row(info: CharacteristicInfo, value: ValueInfo) -> SpecificationRow:
    return SpecificationRow(info.code, info.name, value.code, value.name, tuple(_attributes(info, value)))


def _attributes(info: CharacteristicInfo, value: ValueInfo) -> Iterator[tuple[Text, Text]]:
    """Yield name and value of the attributes people may see: those that have a name."""
    for attribute in info.attributes:
        cell = value.attributes.get(attribute.code, "")
        if _NUMBER_CELL.fullmatch(cell) and attribute.unit is not None:
            yield attribute.name, number_name(cell, attribute.unit)
        elif cell:
            yield attribute.name, Text.of(en=cell.replace("|", ", "), ru=cell.replace("|", ", "))
