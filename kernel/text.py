"""Texts in several languages. English is always there; a missing language falls back to it, never to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("en", "ru")
"""The languages every screen and document speaks."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in several languages.

    >>> Text.of(en="Glass", ru="Стекло").in_("ru")
    'Стекло'
    """

    by_language: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, **by_language: str) -> Text:
        """Return a text from keyword arguments named after languages."""
        return cls(by_language)

    def in_(self, language: str) -> str:
        """Return the text in a language, else in English, else in any language it has, else an empty string."""
        found = self.by_language.get(language) or self.by_language.get("en")
        return found if found is not None else next(iter(self.by_language.values()), "")

    def to_json(self) -> dict[str, str]:
        """Return the plain mapping from language to text."""
        return dict(self.by_language)
