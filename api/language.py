"""In which of our languages somebody wants to be told: as their Accept-Language says, else in English."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from kernel.text import LANGUAGES

ENGLISH = "en"
LONGEST = 400
"""Characters of the header that are looked at."""

_WANTED = re.compile(r"\s*([a-z]{1,8}|\*)(?:-[a-z0-9-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE)


def language_of(accepted: str) -> str:
    """Return the language that a header wants most of those we speak; of two wanted alike, the first.

    >>> language_of("de, ru-RU;q=0.9, en;q=0.8"), language_of("en, ru;q=0.5"), language_of("")
    ('ru', 'en', 'en')
    """
    found = [_WANTED.fullmatch(each) for each in accepted[:LONGEST].split(",")]
    wanted = [(each[1].lower(), float(each[2] or 1)) for each in found if each]
    spoken = [(language, much) for language, much in wanted if language in LANGUAGES and much > 0]
    return max(spoken, key=lambda each: each[1], default=(ENGLISH, 1.0))[0]


def spoken_to(request: Request) -> str:
    """Return the language in which a request is answered where an answer speaks one."""
    return language_of(request.headers.get("accept-language", ""))


async def _spoken_to(request: Request) -> str:
    return spoken_to(request)


TheLanguage = Annotated[str, Depends(_spoken_to)]
