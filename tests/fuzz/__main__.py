"""Fuzz what reads files: `python -m tests.fuzz book|uvl|dimacs|finite-domain [libFuzzer options]`.

Coverage-guided (atheris): inputs that reach new lines are kept and changed further. Whatever the text, it is read, or
refused with errors that have their places; everything else ends the run with the input that did it. Without `-runs=N`
it goes on until it is stopped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["rules"]):
    from rules import RuleErrors, dimacs, finite_domain, parse, uvl

TABLES = {"t.csv": "code,watts[W],kind\na,1,x\nb,2.5,y|z\n"}

TARGETS: dict[str, Callable[[str], object]] = {
    "book": lambda text: parse({"fuzz.rules": text}, TABLES),
    "uvl": lambda text: uvl.read(text, "fuzz.uvl"),
    "dimacs": lambda text: dimacs.read(text, "fuzz.cnf"),
    "finite-domain": lambda text: finite_domain.read(text, "fuzz.fd.json"),
}


def main(arguments: list[str]) -> None:
    """Fuzz one target."""
    read = TARGETS[arguments[1]]

    def once(data: bytes) -> None:
        try:
            read(data.decode("utf-8", "replace"))
        except RuleErrors as errors:
            errors.report()

    atheris.Setup([arguments[0], *arguments[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
