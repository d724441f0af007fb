"""A feature model becomes the first files of a product: its rules, and what its features and values are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.load import SHARED
from catalog.market import MARKETS_FILE, read_markets
from catalog.product_sheet import PRODUCT_FILE
from kernel.errors import FieldProblem, Malformed
from rules import Finding, RuleErrors
from rules.uvl_book import RuleText, rule_text

RULES_FILE = "rules/model.rules"
TAX_CLASS = "standard"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of a product that a feature model describes.

    Args:
        files: path -> text.
        left_out: constraints of the model that the rules have no words for.
    """

    files: Mapping[str, str]
    left_out: tuple[Finding, ...]


def model_files(product: str, model: str, file: str, shared: Mapping[str, str]) -> ModelFiles:
    """Return the files of a new product. What a model does not know (prices, parts, geometry) is left to its makers.

    Args:
        product: its code.
        model: the text of the feature model.
        file: its name.
        shared: files of another product, from which markets and exchange rates are taken.

    Raises:
        Malformed: the text is no feature model; with everything wrong in it.
    """
    try:
        book = rule_text(model, file)
    except RuleErrors as error:
        problems = [FieldProblem(str(finding.place or file), _told(finding)) for finding in error.findings]
        raise Malformed(f"{file!r} is no feature model that can become a product.", problems=problems) from error
    files = {path: shared[path] for path in SHARED if path in shared}
    files |= {RULES_FILE: book.text, PRODUCT_FILE: _product(product, book, files.get(MARKETS_FILE, ""))}
    return ModelFiles(files, book.left_out)


def _told(finding: Finding) -> str:
    return finding.message + (f"; {finding.hint}" if finding.hint else "")


def _product(code: str, book: RuleText, markets: str) -> str:
    known = read_markets(markets, [])
    sold = [each.code for each in known.values() if any(tax.tax_class == TAX_CLASS for tax in each.taxes)]
    lines = [
        f"code = {json.dumps(code)}",
        'family = "new"',
        f"markets = [{', '.join(map(json.dumps, sold))}]",
        f"name = {{ en = {_text(code)} }}",
        f"summary = {{ en = {_text(f'Made from a feature model: {len(book.names)} characteristics.')} }}",
        "",
        "[[group]]",
        'code = "all"',
        'name = { en = "Features", ru = "Характеристики" }',
        f"characteristics = [{', '.join(map(json.dumps, book.names))}]",
    ]
    for name, called in book.names.items():
        lines += ["", f"[characteristic.{name}]", f"name = {{ en = {_text(called)} }}"]
        for value, words in book.values.get(name, {}).items():
            lines += [f"[characteristic.{name}.values.{_text(value)}]", f"name = {{ en = {_text(words)} }}"]
    return "\n".join([*lines, ""])


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
