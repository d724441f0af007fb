"""A folder that comes as a ZIP file against the files of a draft: which files it adds, changes and takes away."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from catalog.gate import Finding, problem_findings
from catalog.load import LARGEST_FILE, MOST_FILES, SUFFIXES, decoded, load_product
from catalog.media import MEDIA_FILE, TYPES, Medium, examined, is_medium, manifest, read_media
from catalog.problems import problem
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed

FileAction = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class FolderPlan:
    """What becomes of a folder.

    Args:
        actions: every file that changes, and how.
        unchanged: how many files are as they were.
        texts: what the files that change hold from now on; None for those that go.
        findings: what is wrong with the product as it would be.
        media: the documents and pictures in it, path -> bytes; those that differ are among the actions.
    """

    actions: Mapping[str, FileAction]
    unchanged: int
    texts: Mapping[str, str | None]
    findings: tuple[Finding, ...]
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """What accepting writes; who accepts names it, so that nothing else is written than was seen."""
        return digest(dict(self.texts))

    @property
    def is_acceptable(self) -> bool:
        """Tell whether something would change."""
        return bool(self.texts)


def planned_folder(
    files: Mapping[str, str],
    packed: Mapping[str, bytes],
    *,
    removes: bool,
    load: Callable[[Mapping[str, str]], object] = load_product,
) -> FolderPlan:
    """Return what a packed folder makes of the files of a draft.

    Args:
        files: of the draft.
        packed: path -> bytes.
        removes: files that the folder does not have are taken away.
        load: reads all files together, or raises what is wrong with them.

    Raises:
        Malformed: with everything in it that cannot be a file of a product.
    """
    problems: list[FieldProblem] = []
    media = {path: data for path, data in sorted(packed.items()) if is_medium(path)}
    found = {path: _text(path, data, problems) for path, data in sorted(packed.items()) if path not in media}
    listed = _with_media(found, files, media, problems, removes=removes)
    if len(found) > MOST_FILES:
        problems.append(problem("", 1, 1, f"There are {len(found):,} files; {MOST_FILES:,} are allowed."))
    if problems:
        raise Malformed("The folder has files that a product cannot have.", problems=problems, code="draft-file")
    texts: dict[str, str | None] = {path: text for path, text in found.items() if files.get(path) != text}
    if removes:
        texts |= {path: None for path in files if path not in found}
    actions = {path: _action(path, text, files) for path, text in sorted(texts.items())}
    before = read_media(files, [])
    actions |= {
        path: _action(path, "", before)
        for path in media
        if path not in before or before[path].digest != listed[path].digest
    }
    after = {**files, **found}
    after = {path: text for path, text in after.items() if texts.get(path, "") is not None}
    return FolderPlan(actions, len(found) - sum(path in texts for path in found), texts, _findings(after, load), media)


def _with_media(
    found: dict[str, str],
    files: Mapping[str, str],
    media: Mapping[str, bytes],
    problems: list[FieldProblem],
    *,
    removes: bool,
) -> Mapping[str, Medium]:
    """Write down the media of a folder in its list of them; return the list."""
    if not media:
        return {}
    known = found if MEDIA_FILE in found or removes else files
    listed = dict(read_media(known, []))
    for path, data in media.items():
        try:
            listed[path] = examined(path, data)
        except Malformed as error:
            problems.extend(error.problems)
    found[MEDIA_FILE] = manifest(listed.values())
    return listed


def _action(path: str, text: str | None, files: Container[str]) -> FileAction:
    if text is None:
        return "removed"
    return "changed" if path in files else "added"


def _text(path: str, data: bytes, problems: list[FieldProblem]) -> str:
    parts = path.split("/")
    if not path.isprintable() or "\\" in path or any(part in ("", ".", "..") for part in parts):
        problems.append(problem(repr(path)[1:101], 1, 1, "A path is relative, with / between its parts and no . or .."))
        return ""
    if PurePosixPath(path).suffix not in SUFFIXES:
        known = ", ".join((*SUFFIXES, *TYPES))
        problems.append(problem(path, 1, 1, f"A file of this kind has no meaning here; a product consists of {known}."))
        return ""
    text = decoded(path, data, problems)
    if len(text) > LARGEST_FILE:
        problems.append(problem(path, 1, 1, f"The file has over {LARGEST_FILE:,} characters; split it."))
    return text


def _findings(files: Mapping[str, str], load: Callable[[Mapping[str, str]], object]) -> tuple[Finding, ...]:
    try:
        load(files)
    except Malformed as error:
        return problem_findings(error.problems)
    return ()
