"""Where compiled products are kept during a run of the tests: one folder for all its workers and all servers it starts.

A fresh one for each run, so that no test is answered by what an earlier compiler made.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

from catalog.compiled import Compiled, CompiledCache
from catalog.product import Product

VARIABLE = "QUOTEWRIGHT_ENGINES"


def make_folder() -> Path:
    """Make the folder; workers and servers find it in the environment."""
    folder = Path(tempfile.mkdtemp(prefix="quotewright-engines-"))
    os.environ[VARIABLE] = str(folder)
    return folder


def remove_folder(folder: Path) -> None:
    """Remove the folder."""
    shutil.rmtree(folder, ignore_errors=True)


def compiled_once(product: Product, market: str, day: date) -> Compiled:
    """Return a product compiled for a market and a day, from the run's folder if anybody compiled it before."""
    return Compiled(product, market, day, folder=Path(os.environ[VARIABLE]))


def shared_cache() -> CompiledCache:
    """Return an empty cache over the run's folder."""
    return CompiledCache(folder=Path(os.environ[VARIABLE]))
