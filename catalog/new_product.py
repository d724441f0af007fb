"""The first files of a product that somebody begins: from nothing, or after a product that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalog.books import BOOKS_FILE
from catalog.family import FOLDER, documents_path_of, path_of
from catalog.load import SHARED
from catalog.market import MARKETS_FILE, read_markets
from catalog.media import MEDIA_FILE, manifest, read_media
from catalog.product_sheet import PRODUCT_FILE
from catalog.toml_places import Span, spans
from catalog.toml_text import printed_key, quoted
from catalog.toml_tree import read_toml
from kernel.text import Text

CHARACTERISTICS_FILE = "rules/characteristics.rules"
NO_FAMILY = "new"
"""What stands for the family of a product that has none."""

_BEGUN = "# The characteristics: what a buyer chooses, the most visible first.\n"
_BASE_PRICE = "kind,characteristic,value,per,amount,name_en,name_ru\nlist,,,,,,\n"


@dataclass(frozen=True, slots=True)
class NewProduct:
    """What is said of a product when it is begun.

    Args:
        code: its code.
        name: what it is called.
        summary: in a sentence; may be empty.
        family: the code of its family, or empty.
        markets: the codes of those it is to be sold in.
    """

    code: str
    name: Text
    summary: Text = field(default_factory=Text)
    family: str = ""
    markets: tuple[str, ...] = ()


def first_files(new: NewProduct, shared: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a product that has nothing yet but its name: what it lacks, the findings tell.

    Args:
        new: what is said of it.
        shared: the files of another product, from which markets, exchange rates and the family are taken.
    """
    files = {path: shared[path] for path in SHARED if path in shared} | family_files(new.family, shared)
    files |= {PRODUCT_FILE: _product(new), CHARACTERISTICS_FILE: _BEGUN}
    return files | _prices(new, files.get(MARKETS_FILE, ""))


def copied_files(new: NewProduct, files: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a product under another code and name; what is not said of it stays as it was.

    Args:
        new: its code, its name and, unless that stays, its summary; family and markets are those of the other.
        files: of a product that was published.
    """
    text = _with_key(files[PRODUCT_FILE].removeprefix("\ufeff"), "code", quoted(new.code))
    text = _with_key(text, "name", printed_text(new.name))
    if new.summary.by_language:
        text = _with_key(text, "summary", printed_text(new.summary))
    return {**files, PRODUCT_FILE: text}


def family_files(family: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a family and of those above it, with their documents, as another product carries them."""
    found = {path: files[path] for code in _lineage(family, files) for path in _paths(code) if path in files}
    media = [one for path, one in read_media(files, []).items() if path.startswith(FOLDER)]
    if media and any(path.endswith(".csv") for path in found):
        found[MEDIA_FILE] = manifest(media)
    return found


def printed_text(text: Text) -> str:
    """Return a text in several languages as TOML."""
    pairs = (f"{printed_key(language)} = {quoted(words)}" for language, words in text.by_language.items())
    return f"{{ {', '.join(pairs)} }}"


def _paths(family: str) -> tuple[str, str]:
    return path_of(family), documents_path_of(family)


def _lineage(family: str, files: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while family and family not in seen and path_of(family) in files:
        seen.add(family)
        yield family
        root = read_toml("", files[path_of(family)], [])
        parent = root.data.get("parent") if root else None
        family = parent if isinstance(parent, str) else ""


def _product(new: NewProduct) -> str:
    lines = [f"code = {quoted(new.code)}", f"family = {quoted(new.family or NO_FAMILY)}"]
    if new.markets:
        lines.append(f"markets = [{', '.join(map(quoted, new.markets))}]")
    lines.append(f"name = {printed_text(new.name)}")
    if new.summary.by_language:
        lines.append(f"summary = {printed_text(new.summary)}")
    return "\n".join([*lines, ""])


def _prices(new: NewProduct, markets: str) -> dict[str, str]:
    """Return a price book for each market, and a sheet for each currency that waits for its base price."""
    known = read_markets(markets, [])
    currencies = {code: known[code].currency for code in new.markets if code in known}
    if not currencies:
        return {}
    books = [
        f"[[book]]\ncode = {quoted(market)}\nmarket = {quoted(market)}\ncurrency = {quoted(currency)}\n"
        f"file = {quoted(f'{currency.lower()}.csv')}\n"
        for market, currency in currencies.items()
    ]
    sheets = {f"prices/{currency.lower()}.csv": _BASE_PRICE for currency in currencies.values()}
    return {BOOKS_FILE: "\n".join(books), **sheets}


def _with_key(text: str, key: str, value: str) -> str:
    """Return a TOML text in which a key of the whole says something else, however it was written before."""
    found = spans(text)
    own = found.get((key,))
    if own is not None and not own.is_header:
        return text[: own.value] + value + text[own.end :]
    parts = [own] if own else [span for path, span in found.items() if len(path) == 2 and path[0] == key]
    return f"{key} = {value}\n{_without(text, parts)}"


def _without(text: str, parts: list[Span]) -> str:
    """Return a text without some stretches of it, and without the rest of the lines on which they end."""
    for span in sorted(parts, key=lambda each: each.start, reverse=True):
        rest = text[span.end :]
        text = text[: span.start] + rest[len(rest.split("\n", 1)[0]) + 1 :]
    return text
