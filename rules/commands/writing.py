"""`export`: the same model in another format."""

from __future__ import annotations

import argparse
from pathlib import Path

from rules.commands.base import FINE, Options, model_of, tell
from rules.models import written


def add_target(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the file to write."""
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=".cnf, .fd.json, .uvl or .csv")


def export(options: Options) -> int:
    """Write the model in another format."""
    files, findings = written(model_of(options), options.to)
    tell(findings)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
        print(path)
    return FINE
