"""Models in files: from a path to a problem, whatever the format, and back.

A name says the format: `.cnf` is DIMACS, `.fd.json` a finite-domain problem, `.uvl` a feature model, each also packed
as `.gz`; anything else is a rule book, of one or more files. Nothing here trusts a file: what is unpacked is bounded,
and what is wrong comes back as findings with their places.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rules import dimacs, finite_domain, uvl
from rules.book import RuleBook
from rules.dimacs import AUXILIARY
from rules.findings import Finding, Place, RuleErrors
from rules.lower import lower
from rules.parse import parse
from rules.problem import Problem

LARGEST_FILE = 64_000_000
"""Bytes as stored."""

LARGEST_TEXT = 256_000_000
"""Bytes once unpacked; a packed file that grows beyond is refused while it is unpacked."""


@dataclass(frozen=True, slots=True)
class Model:
    """A problem and where it comes from; the book is None unless it was written as rules."""

    name: str
    problem: Problem
    book: RuleBook | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The variables that stand for something: all but auxiliary ones."""
        return tuple(each.name for each in self.problem.variables if each.kind != AUXILIARY)


READERS: tuple[tuple[str, Callable[[str, str], Problem]], ...] = (
    (".cnf", dimacs.read),
    (".fd.json", finite_domain.read),
    (".uvl", uvl.read),
)
"""What a name ends with, and who reads it."""


def load(paths: Sequence[Path], market: str | None, on: date) -> Model:
    """Read a model: one file of a known format, or the files of one rule book.

    Args:
        paths: the files; tables are looked up beside the first, then in the folder above.
        market: for rule books; without it only rules for every market hold.
        on: the day, for rule books.

    Raises:
        RuleErrors: the files are wrong; with all findings.
        OSError: a file cannot be read.
        ValueError: several files, but not of one rule book.
    """
    readers = [_reader(path) for path in paths]
    reader = readers[0]
    if reader is not None and len(paths) == 1:
        with uncollected():
            return Model(name_of(paths[0]), reader(text_of(paths[0]), str(paths[0])))
    if any(readers):
        raise ValueError("several files make one model only if all of them are rule files")
    book = load_book(paths)
    return Model(name_of(paths[0]), lower(book, market=market, on=on), book, book.findings)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a large problem is all living objects, and looking takes as long as reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load_book(paths: Sequence[Path]) -> RuleBook:
    """Read the files of a rule book."""
    folders = (paths[0].parent, paths[0].parent.parent)

    def read(path: str) -> str:
        for folder in folders:
            if (folder / path).is_file():
                return text_of(folder / path)
        raise FileNotFoundError(path)

    return parse({str(path): text_of(path) for path in paths}, read)


def is_book(path: Path) -> bool:
    """Whether a path names a rule file."""
    return _reader(path) is None


def name_of(path: Path) -> str:
    """Return a file's name without what says its format."""
    name = path.name.removesuffix(".gz")
    for ending, _ in READERS:
        if name.endswith(ending):
            return name.removesuffix(ending)
    return path.stem


def _reader(path: Path) -> Callable[[str, str], Problem] | None:
    name = path.name.removesuffix(".gz")
    return next((reader for ending, reader in READERS if name.endswith(ending)), None)


# --- bytes ----------------------------------------------------------------------------------------------------------


def text_of(path: Path) -> str:
    """Return the text of a file, unpacked if it is packed; raises `RuleErrors` if it is too large or no text."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise _refused(path, f"the file is larger than {LARGEST_FILE:,} bytes")
    return decoded(unpacked(data, path) if path.name.endswith(".gz") else data, path)


def unpacked(data: bytes, path: Path, most: int = LARGEST_TEXT) -> bytes:
    """Unpack gzip data of one or more members, never keeping more than `most` bytes."""
    parts: list[bytes] = []
    size = 0
    while data:
        unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        try:
            parts.append(unpacker.decompress(data, most - size + 1))
        except zlib.error as error:
            raise _refused(path, f"the file is no sound gzip file: {error}") from None
        size += len(parts[-1])
        if size > most:
            raise _refused(path, f"the file unpacks to more than {most:,} bytes")
        if not unpacker.eof:
            raise _refused(path, "the packed file is cut off")
        data = unpacker.unused_data.lstrip(b"\0")
    return b"".join(parts)


def decoded(data: bytes, path: Path) -> str:
    """Decode UTF-8, saying where it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        place = Place(str(path), line, column)
        raise RuleErrors([Finding("error", "encoding", "this is no UTF-8 text", place, "save it as UTF-8")]) from None


def _refused(path: Path, message: str) -> RuleErrors:
    return RuleErrors([Finding("error", "file", message, Place(str(path), 1, 1))])


# --- writing --------------------------------------------------------------------------------------------------------

ENDINGS = (".cnf", ".fd.json", ".uvl", ".csv")
"""What a file to write may end with; `.csv` makes one file per rule, named `NAME-RULE.csv`."""


def written(model: Model, path: Path) -> tuple[dict[Path, str], tuple[Finding, ...]]:
    """Return the files that hold a model in the format a path's name says, and what that format leaves out.

    Raises:
        RuleErrors: naming everything that the format cannot express.
        ValueError: the name says no format.
    """
    name = path.name
    if name.endswith(".cnf"):
        text, findings = dimacs.write(model.problem)
        return {path: text}, findings
    if name.endswith(".fd.json"):
        text, findings = finite_domain.write(model.problem, model.name)
        return {path: text}, findings
    if name.endswith(".uvl"):
        text, findings = uvl.write(model.problem, model.name)
        return {path: text}, findings
    if name.endswith(".csv"):
        sheets, findings = finite_domain.write_tables(model.problem)
        stem = name.removesuffix(".csv")
        return {path.with_name(f"{stem}-{_file_name(rule)}.csv"): text for rule, text in sheets.items()}, findings
    raise ValueError(f"{name!r} says no format; write to a file that ends with {', '.join(ENDINGS)}")


def _file_name(rule: str) -> str:
    return "".join(mark if mark.isalnum() or mark in "._-" else "_" for mark in rule)
