"""`pack`: a model as one file that answers without rules, server and network."""

from __future__ import annotations

import argparse
import sys
from hashlib import sha256
from pathlib import Path

from rules.commands.base import FINE, NO, Options, model_of, print_json
from rules.commands.optimising import objective_of
from rules.engines.diagram import DiagramEngine, NotCompiled, TooWide
from rules.portable import Portable, Prices


def add_package(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is written where."""
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="such as product.cpq")
    parser.add_argument("--digits", type=int, default=0, help="decimal digits of the worths: 2 for cents (0)")


def pack(options: Options) -> int:
    """Write the portable file; print what it holds as JSON."""
    model = model_of(options)
    objective = objective_of(model, options)
    prices = Prices(objective, options.digits) if objective.numbers else None
    try:
        portable = Portable.of(DiagramEngine(model.problem), prices, names=model.shown)
    except (NotCompiled, TooWide):
        print("no diagram of this model was found within the limits, so it cannot be packed", file=sys.stderr)
        return NO
    data = portable.to_bytes()
    options.to.write_bytes(data)
    described = {"characteristics": len(portable.names), "prices": prices is not None}
    print_json({"file": str(options.to), "bytes": len(data), "digest": sha256(data).hexdigest(), **described})
    return FINE
