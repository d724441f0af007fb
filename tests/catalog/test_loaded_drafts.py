"""Drafts as products: read once, told anew when they cannot be read, forgotten when there are too many."""

from __future__ import annotations

import pytest

from catalog.draft.loaded import LoadedDrafts
from kernel.errors import Malformed
from tests.build.catalogue import RULES, tiny_product_files

PATH = "rules/bookcase.rules"


def test_the_same_files_are_read_once_in_whatever_order():
    drafts = LoadedDrafts()
    files = tiny_product_files()
    found = drafts.product(files)
    assert drafts.product(dict(reversed(files.items()))) is found
    changed = drafts.product({**files, PATH: RULES.replace(">= 3", ">= 4")})
    assert changed is not found
    assert changed.digest != found.digest


def test_what_cannot_be_read_is_told_every_time():
    drafts = LoadedDrafts()
    for _ in range(2):
        with pytest.raises(Malformed):
            drafts.product({**tiny_product_files(), PATH: "rule"})


def test_the_least_used_is_forgotten():
    drafts = LoadedDrafts(size=2)
    first = drafts.product(tiny_product_files({"a.md": "1"}))
    second = drafts.product(tiny_product_files({"a.md": "2"}))
    assert drafts.product(tiny_product_files({"a.md": "1"})) is first
    drafts.product(tiny_product_files({"a.md": "3"}))
    assert drafts.product(tiny_product_files({"a.md": "1"})) is first
    assert drafts.product(tiny_product_files({"a.md": "2"})) is not second
