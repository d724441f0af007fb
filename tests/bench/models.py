"""The models that are measured: the demo products, and models that nobody here wrote.

The latter come from the folder that QUOTEWRIGHT_MODELS names; without it only the demo products are measured.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import rules
from catalog.load import load_product, read_folder
from catalog.publish import DEMO_FOLDER
from rules.models import Model, load

DAY = date(2026, 11, 23)
DEMOS = ("workstation", "display-case")
MODELS = (
    "eshop.cnf.gz",
    "pc.cnf.gz",
    "busybox.cnf.gz",
    "fin.cnf.gz",
    "auto1.cnf.gz",
    "ren_med.fd.json.gz",
    "ren_clib.fd.json.gz",
    "auto2_1.cnf.gz",
    "linux2633.cnf.gz",
)


def models() -> Iterator[Model]:
    """Load the models one after the other; say what is missing."""
    for code in DEMOS:
        product = load_product(read_folder(DEMO_FOLDER / code))
        yield Model(code, rules.lower(product.rule_book, market="eu", on=DAY), product.rule_book)
    folder = os.environ.get("QUOTEWRIGHT_MODELS")
    if not folder:
        sys.stderr.write("QUOTEWRIGHT_MODELS is not set: only the demo products are measured\n")
        return
    for name in MODELS:
        path = Path(folder) / name
        if path.is_file():
            yield load([path], None, DAY)
        else:
            sys.stderr.write(f"there is no {name} in the folder of QUOTEWRIGHT_MODELS\n")
