"""Quote templates: what a product's offers say around their numbers, by language, market and validity.

A row of `documents.csv` of kind `quote_template` that names a `.toml` file of the product is one: its texts are printed
under the title, before the lines and above the terms of a quote. They are plain texts with a few names in braces that
are filled in, and nothing else: no markup, no conditions, no code. A template that is a PDF is a document like others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.document import DOCUMENTS_FILE, OPTIONAL, REQUIRED, is_template, period_of
from catalog.problems import did_you_mean
from catalog.sheet import Row, read_sheet
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem
from kernel.period import Period

FILLED = ("buyer", "company", "number", "product", "seller", "total", "valid_until")
"""What may stand in braces: the buyer's name and company, the quote's number, the name of the line's product that has
the template, the seller's name, the total and the last day of the offer, written as the document writes them."""
PARTS = ("cover", "intro", "terms")
"""Keys of the file: under the title, before the lines, above the terms."""

_NAME = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class QuoteTemplate:
    """What is said around the numbers of a quote, in one language.

    Args:
        code: names the template, whatever its version and language.
        language: in which it is written.
        version: as people call it.
        period: when it is valid.
        markets: where; everywhere if empty.
        cover: under the title.
        intro: before the lines.
        terms: above the terms of the quote.
    """

    code: str
    language: str
    version: str
    period: Period
    markets: tuple[str, ...]
    cover: str = ""
    intro: str = ""
    terms: str = ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text of a template with its names filled in; what is filled in is never looked at again.

    >>> filled("Dear {buyer}, {other}", {"buyer": "{total}"})
    'Dear {total}, {other}'
    """
    return _NAME.sub(lambda name: values.get(name[1], name[0]), text)


def template_for(templates: Iterable[QuoteTemplate], market: str, day: date, language: str) -> QuoteTemplate | None:
    """Return the template of a quote: in its language, else in English; for its market before one for all.

    Args:
        templates: of a product.
        market: of the quote.
        day: of its prices.
        language: in which it is printed.

    Returns:
        Of several the one that began last; None if no template is meant for it.
    """
    meant = [
        each
        for each in templates
        if each.period.contains(day) and each.language in (language, "en") and market in (each.markets or (market,))
    ]
    return max(meant, key=lambda each: _rank(each, language), default=None)


def _rank(template: QuoteTemplate, language: str) -> tuple[bool, bool, date, str]:
    start = template.period.start or date.min
    return template.language == language, bool(template.markets), start, template.code


def read_quote_templates(
    files: Mapping[str, str],
    markets: Collection[str],
    problems: list[FieldProblem],
    inherited: Sequence[str] = (),
) -> tuple[QuoteTemplate, ...]:
    """Return the quote templates of a product, its own before those of its families; what is wrong is reported.

    Args:
        files: of the product.
        markets: in which it is sold.
        problems: where to report.
        inherited: the sheets of its families, the nearest first; a code that was there before is left out.
    """
    found: list[QuoteTemplate] = []
    for file in (DOCUMENTS_FILE, *inherited):
        before = {each.code for each in found}
        sold = markets if file == DOCUMENTS_FILE else None  # a family speaks of products that are sold elsewhere, too
        found += [each for each in _sheet(file, files, sold, problems) if each.code not in before]
    return tuple(found)


def _sheet(
    file: str, files: Mapping[str, str], markets: Collection[str] | None, problems: list[FieldProblem]
) -> list[QuoteTemplate]:
    text = files.get(file)
    rows = [] if text is None else read_sheet(file, text, problems, required=REQUIRED, optional=OPTIONAL)
    found: dict[tuple[str, str, str], int] = {}
    templates: list[QuoteTemplate] = []
    for row in rows:
        if not is_template(row):
            continue
        key = (row.text("code"), row.text("language"), row.text("version"))
        if key in found:
            row.wrong("version", f"This version stands in line {found[key]} already.")
        found.setdefault(key, row.line)
        templates.append(_template(row, files, markets, problems))
    return templates


def _template(
    row: Row, files: Mapping[str, str], markets: Collection[str] | None, problems: list[FieldProblem]
) -> QuoteTemplate:
    path, own = row.text("file"), tuple(row.text("markets").split())
    for market in own if markets is not None else ():
        if market not in (markets or ()):
            known = did_you_mean(market, markets or ())
            row.wrong("markets", f"The product is not sold in the market {market!r}.{known}")
    text = files.get(path)
    if text is None:
        known = did_you_mean(path, [each for each in files if each.endswith(".toml")])
        row.wrong("file", f"There is no file {path!r}.{known}")
    root = None if text is None else read_toml(path, text, problems)
    texts = {} if root is None else _texts(root)
    return QuoteTemplate(row.text("code"), row.text("language"), row.text("version"), period_of(row), own, **texts)


def _texts(root: Table) -> dict[str, str]:
    root.only(*PARTS)
    texts = {part: root.text(part, "") for part in PARTS}
    for part, text in texts.items():
        for name in _NAME.findall(text):
            if name not in FILLED:
                root.wrong(part, f"{name[:60]!r} is nothing that is filled in.{did_you_mean(name, FILLED)}")
    if not any(texts.values()):
        root.wrong(None, f"A quote template says something: {', '.join(PARTS)}.")
    return texts
