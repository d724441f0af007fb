"""Loads a product from its files, or says everything that is wrong with them, each with file, line and column.

A product is a folder of plain text files; in memory, and inside a release, it is a mapping from path to text. Loading
is pure: the same files give the same product with the same digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import rules
from catalog.billing import read_billing
from catalog.bom_sheet import read_bom
from catalog.books import read_books
from catalog.document import read_documents
from catalog.exchange import RATES_FILE, read_rates
from catalog.family import (
    FOLDER,
    GUARD_RAILS,
    FamilySheet,
    code_in,
    documents_path_of,
    families_of,
    lineage,
    path_of,
    read_families,
    report_contradictions,
)
from catalog.formula import Formulas
from catalog.generated_tests import read_generated_tests
from catalog.geometry import read_recipe
from catalog.guard_rail import GuardRail, rails_in, read_guard_rails
from catalog.inheritance import inheriting
from catalog.life_sheet import in_instances, read_life, read_lives, with_lives
from catalog.market import MARKETS_FILE, Market, read_markets
from catalog.media import MEDIA_FILE, Medium, examined, is_medium, manifest, read_media
from catalog.media import TYPES as MEDIA_SUFFIXES
from catalog.part import read_parts
from catalog.picture import read_pictures
from catalog.price_sheet import Surroundings
from catalog.problems import did_you_mean, in_order, problem
from catalog.product import CharacteristicInfo, Product
from catalog.product_sheet import (
    PRODUCT_FILE,
    read_characteristics,
    read_groups,
    read_head,
    read_texts,
    select_markets,
)
from catalog.quote_template import read_quote_templates
from catalog.rule_tests import read_rule_tests
from catalog.scale_sheet import read_scales
from catalog.sheet import read_sheet
from catalog.toml_tree import Table, read_toml
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed

RULES_FOLDER = "rules/"
RULES_SUFFIX = ".rules"
SUFFIXES = (".toml", ".csv", ".rules", ".dxf", ".svg", ".md")
"""The text files of a product, beside which there may be media; hidden files are ignored."""

MOST_FILES = 1_000
LARGEST_FILE = 20_000_000
"""Characters in one file."""


SHARED = (MARKETS_FILE, RATES_FILE)
"""Files that products have in common; families are others."""


def is_shared(path: str) -> bool:
    """Tell whether products have a file in common: it may stand beside their folders."""
    return path in SHARED or code_in(path) is not None


def read_folder(folder: Path) -> dict[str, str]:
    """Return the files of a product's folder by their path in it, in the order of the paths.

    Markets, exchange rates and families are shared between products: when the folder has no `markets.toml`, no
    `rates.csv`, or no `families/CODE.toml` of its own, the one beside it is taken along, and so are the documents of
    such families.

    Raises:
        Malformed: the folder is missing, or files are no UTF-8 text or of a kind without meaning; all are listed.
    """
    if not folder.is_dir():
        raise Malformed(f"There is no folder {folder.name!r}.", code="no-folder")
    problems: list[FieldProblem] = []
    files, media = _read_texts(folder, problems)
    _list_media(files, media, problems)
    _raise_if_any(problems)
    return dict(sorted(files.items()))


def read_media_of(folder: Path) -> dict[str, bytes]:
    """Return the media of a product's folder, and of its families, by their paths; `read_folder` looks at them."""
    return {path: file.read_bytes() for path, file in _read_texts(folder, [])[1].items()}


def _read_texts(folder: Path, problems: list[FieldProblem]) -> tuple[dict[str, str], dict[str, Path]]:
    """Return the texts of a folder with what is shared, and where its media stand."""
    found = dict(_paths(folder, problems))
    media = {path: file for path, file in found.items() if is_medium(path)}
    files = {path: decoded(path, file.read_bytes(), problems) for path, file in found.items() if path not in media}
    for name in SHARED:
        _take(name, folder.parent, files, problems)
    _take_families(folder.parent, files, problems)
    return files, {**_family_media(folder.parent, files), **media}


def _take(path: str, beside: Path, files: dict[str, str], problems: list[FieldProblem]) -> None:
    """Take along a file that stands beside a folder, unless the folder has one of its own."""
    if path not in files and (beside / path).is_file():
        files[path] = decoded(path, (beside / path).read_bytes(), problems)


def _list_media(files: dict[str, str], media: Mapping[str, Path], problems: list[FieldProblem]) -> None:
    """Write down in `media.csv` what media there are; those it lists without a file here must be in a store already."""
    listed = dict(read_media(files, [])) if media else {}
    for path, file in media.items():
        try:
            listed[path] = examined(path, file.read_bytes())
        except Malformed as error:
            problems.extend(error.problems)
    if media:
        files[MEDIA_FILE] = manifest(listed.values())


def _take_families(beside: Path, files: dict[str, str], problems: list[FieldProblem]) -> None:
    """Take along the family that `product.toml` names, its parent, and so on, as far as there are files of them."""
    text, key = files.get(PRODUCT_FILE, ""), "family"
    seen: set[str] = set()
    while (code := _named_family(text, key)) and code not in seen:  # loading reports a circle
        seen.add(code)
        _take(path_of(code), beside, files, problems)
        if path_of(code) in files:
            _take(documents_path_of(code), beside, files, problems)
        text, key = files.get(path_of(code), ""), "parent"


def _family_media(beside: Path, files: Mapping[str, str]) -> dict[str, Path]:
    """Return the files that documents of families name, where they stand beside the folder."""
    sheets = [(path, text) for path, text in files.items() if path.startswith(FOLDER) and path.endswith(".csv")]
    rows = (row for path, text in sheets for row in read_sheet(path, text, [], required=("file",), optional=None))
    named = {row.text("file") for row in rows}
    allowed = {path for path in named if path.startswith(FOLDER) and is_medium(path) and ".." not in path.split("/")}
    return {path: beside / path for path in sorted(allowed) if (beside / path).is_file()}


def _named_family(text: str, key: str) -> str | None:
    """Return the code of the family that a file names under a key, if it can be read and names one."""
    root = read_toml("", text, [])
    code = root.data.get(key) if root else None
    return code if isinstance(code, str) and code_in(path_of(code)) else None


def _paths(folder: Path, problems: list[FieldProblem]) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        if not file.is_file() or any(part.startswith((".", "__")) for part in parts):
            continue
        path = "/".join(parts)
        if file.suffix in SUFFIXES or is_medium(path):
            yield path, file
        else:
            known = ", ".join((*SUFFIXES, *MEDIA_SUFFIXES))
            problems.append(
                problem(path, 1, 1, f"A file of this kind has no meaning here; a product consists of {known}.")
            )


def decoded(path: str, data: bytes, problems: list[FieldProblem]) -> str:
    """Return the text of a file; report one that is no UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        problems.append(problem(path, line, column, "The file is not UTF-8 text; save it as UTF-8 (not windows-1251)."))
        return ""


def load_product(files: Mapping[str, str]) -> Product:
    """Return the product that the files describe.

    Raises:
        Malformed: with ALL problems of all files, ordered by place. While the rules or `product.toml` cannot be read,
            names and formulas in the other files are not checked against them.
    """
    problems: list[FieldProblem] = []
    if not _are_sound(files, problems):
        _raise_if_any(problems)
    product = _Loader(files, problems).load()
    _raise_if_any(problems)
    assert product is not None  # a missing piece has reported a problem
    return product


def rule_texts(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files that hold the rules of a product."""
    return {path: text for path, text in files.items() if is_rule_file(path)}


def is_rule_file(path: str) -> bool:
    """Tell whether a file of a product holds rules."""
    return path.startswith(RULES_FOLDER) and path.endswith(RULES_SUFFIX)


def _are_sound(files: Mapping[str, str], problems: list[FieldProblem]) -> bool:
    """Check what everything else relies on: sane paths and texts that every database can keep."""
    if len(files) > MOST_FILES:
        problems.append(problem("", 1, 1, f"There are {len(files):,} files; {MOST_FILES:,} are allowed."))
        return False
    for path, text in files.items():
        parts = path.split("/")
        if not path.isprintable() or "\\" in path or any(part in ("", ".", "..") for part in parts):
            problems.append(
                problem(repr(path)[1:-1], 1, 1, "A path is relative, with / between its parts and no . or .. in it.")
            )
        if len(text) > LARGEST_FILE:
            problems.append(problem(path, 1, 1, f"The file has over {LARGEST_FILE:,} characters; split it."))
        elif "\0" in text or not _is_encodable(text):
            at = next(i for i, mark in enumerate(text) if mark == "\0" or 0xD800 <= ord(mark) <= 0xDFFF)
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            problems.append(
                problem(path, line, column, "The file holds a character that is no text (NUL or half a surrogate).")
            )
    return not problems


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _raise_if_any(problems: list[FieldProblem]) -> None:
    if problems:
        found = in_order(problems)
        count = f"{len(found)} problem{'' if len(found) == 1 else 's'}"
        first = f"{found[0].path}: {found[0].message}"
        raise Malformed(f"The catalogue files have {count}; the first: {first}", problems=found, code="catalogue-files")


class _Loader:
    """One product being loaded."""

    def __init__(self, files: Mapping[str, str], problems: list[FieldProblem]) -> None:
        self._files = dict(sorted(files.items()))
        self._problems = problems

    def load(self) -> Product | None:
        """Read every file, as far as the broken ones allow."""
        markets = self._markets()
        book = self._rule_book()
        self._report_foreign_markets(book, markets)
        known = read_families(self._files, markets, self._problems)
        root = self._root()
        families: tuple[FamilySheet, ...] = ()
        if root is not None:
            families = lineage(root, known, self._files)
            report_contradictions(root, families)
            root = inheriting(root, families, book)
        media = read_media(self._files, self._problems)
        characteristics = self._characteristics(root, book, media)
        sold = markets
        if root is not None:
            head, texts = read_head(root), read_texts(root)
            sold = select_markets(root, head["tax_class"], markets)
            groups = read_groups(root, characteristics)
            billing, life = read_billing(root), read_life(root, head["code"], sold)
            pictures = read_pictures(root, media)
        lives = read_lives(self._files, characteristics, sold, self._problems)
        if book is not None and characteristics is not None:
            lives = in_instances(lives, book)
            book = with_lives(book, lives, characteristics, sold, self._files)
        formulas = Formulas(book)
        around = Surroundings(self._files, sold, characteristics, formulas, self._problems)
        around_tests = (self._files, book, sold, self._problems)
        rule_tests = (*read_rule_tests(*around_tests), *read_generated_tests(*around_tests))
        books, scales = read_books(around), read_scales(around)
        sheets = [documents_path_of(sheet.family.code) for sheet in families]
        documents = read_documents(self._files, media, self._problems, sheets)
        templates = read_quote_templates(self._files, sold, self._problems, sheets)
        parts = read_parts(self._files, root, self._problems)
        bom = read_bom(self._files, characteristics, formulas, self._problems, parts)
        if root is None or book is None or characteristics is None:
            return None
        return Product(
            **head,
            **texts,
            groups=groups,
            characteristics=characteristics,
            markets=sold,
            rule_book=book,
            price_books=books.prices,
            cost_books=books.costs,
            scales=scales,
            bom=bom,
            recipe=read_recipe(self._files, book, self._problems),
            rule_tests=rule_tests,
            digest=digest(self._files),
            guard_rails=self._guard_rails(families, sold, markets),
            billing=billing,
            families=families_of(families),
            life=life,
            lives=lives,
            parts=parts,
            documents=documents,
            quote_templates=templates,
            pictures=pictures,
        )

    def _markets(self) -> Mapping[str, Market]:
        text = self._files.get(MARKETS_FILE)
        if text is None:
            self._problems.append(problem(MARKETS_FILE, 1, 1, "The file is missing; it says where we sell."))
            return {}
        rates = read_rates(self._files.get(RATES_FILE), self._problems)
        return {code: replace(each, rates=rates) for code, each in read_markets(text, self._problems).items()}

    def _guard_rails(
        self, families: tuple[FamilySheet, ...], sold: Mapping[str, Market], markets: Mapping[str, Market]
    ) -> tuple[GuardRail, ...]:
        """Read the product's own guard rails, or else those of the nearest family that has some."""
        own = read_guard_rails(self._files, sold, self._problems)
        tables = [table for sheet in families if (table := sheet.table.table(GUARD_RAILS))]
        inherited = [rails_in(table, markets) for table in tables]
        return own if own is not None else next(iter(inherited), ())

    def _root(self) -> Table | None:
        text = self._files.get(PRODUCT_FILE)
        if text is None:
            self._problems.append(problem(PRODUCT_FILE, 1, 1, "The file is missing; it names the product."))
            return None
        return read_toml(PRODUCT_FILE, text, self._problems)

    def _rule_book(self) -> rules.RuleBook | None:
        texts = rule_texts(self._files)
        if not texts:
            message = f"There is no rule file; characteristics are declared in {RULES_FOLDER}*{RULES_SUFFIX}."
            self._problems.append(problem(RULES_FOLDER, 1, 1, message))
            return None
        try:
            return rules.parse(texts, self._files)
        except rules.RuleErrors as errors:
            self._problems.extend(_rule_problem(finding) for finding in errors.findings if finding.severity == "error")
            return None

    def _report_foreign_markets(self, book: rules.RuleBook | None, markets: Mapping[str, Market]) -> None:
        """Report rules for markets that do not exist: they would silently never hold."""
        for rule in book.rules if book and markets else ():
            for code in rule.markets:
                if code not in markets:
                    place = rule.place
                    message = f"The rule {rule.id!r} is for the market {code!r}, which does not exist."
                    self._problems.append(
                        problem(place.file, place.line, place.column, message + did_you_mean(code, markets))
                    )

    def _characteristics(
        self, root: Table | None, book: rules.RuleBook | None, media: Mapping[str, Medium]
    ) -> Mapping[str, CharacteristicInfo] | None:
        if root is None or book is None:
            return None
        return read_characteristics(root, book, self._files, media, self._problems)


def _rule_problem(finding: rules.Finding) -> FieldProblem:
    place = finding.place
    message = f"{finding.message} [{finding.code}]" + (f"; {finding.hint}" if finding.hint else "")
    return problem(place.file, place.line, place.column, message) if place else FieldProblem(RULES_FOLDER, message)
