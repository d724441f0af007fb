"""Phrases: what a story is worded with, in each language.

A language is a set of phrases with the same names and the same gaps. Russian phrases put values behind a dash, so that
no label has to be declined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.book import LANGUAGE


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a language; what stands in braces is filled in."""

    both: str
    more: str
    equals: str
    one_of: str
    between: str
    not_one: str
    none_of: str
    nothing_for: str
    nothing: str
    chosen: str
    supposed: str
    computed: str
    again: str
    so: str
    so_with: str
    only_with: str
    always: str
    not_together: str
    not_so: str
    source: str
    rule: str

    def listed(self, parts: Sequence[str]) -> str:
        """Join parts as in a sentence."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.both} {parts[-1]}"


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        both="and",
        more="{many} more",
        equals="{name} is {value}",
        one_of="{name} is one of {values}",
        between="{name} is between {low} and {high}",
        not_one="{name} is not {value}",
        none_of="{name} is none of {values}",
        nothing_for="nothing is left for {name}",
        nothing="nothing is left",
        chosen="Chosen: {fact}.",
        supposed="Suppose that {fact}.",
        computed="{name} is calculated.",
        again="The reason is the one in {numbers}.",
        so="So {fact}.",
        so_with="So, with {numbers}, {fact}.",
        only_with="With {numbers} goes only this: {fact}.",
        always="In every case {fact}.",
        not_together="There is no way to have {numbers}.",
        not_so="So {numbers} cannot be.",
        source="source: {source}",
        rule="rule {rule}",
    ),
    "ru": Phrases(
        both="и",
        more="ещё {many}",
        equals="{name} — {value}",
        one_of="{name} — одно из: {values}",
        between="{name} — от {low} до {high}",
        not_one="{name} — не {value}",
        none_of="{name} — ничто из: {values}",
        nothing_for="для «{name}» ничего не остаётся",
        nothing="ничего не остаётся",
        chosen="Выбрано: {fact}.",
        supposed="Допустим: {fact}.",
        computed="«{name}» вычисляется.",
        again="Причина та же, что в {numbers}.",
        so="Значит, {fact}.",
        so_with="Значит, с учётом {numbers}: {fact}.",
        only_with="С {numbers} сочетается только это: {fact}.",
        always="Во всех случаях {fact}.",
        not_together="Это невозможно: {numbers}.",
        not_so="Значит, {numbers} невозможно.",
        source="источник: {source}",
        rule="правило {rule}",
    ),
}


def phrases_of(language: str) -> Phrases:
    """Return the phrases of a language; an unknown one falls back to English, as reasons do."""
    return PHRASES.get(language, PHRASES[LANGUAGE])
