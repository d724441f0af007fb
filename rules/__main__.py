"""`python -m rules`: check a rule book and ask it questions from a shell.

    python -m rules check FILE...                        all errors, or "ok"
    python -m rules lint FILE...                         what is suspicious
    python -m rules domains FILE... --choose NAME=VALUE  remaining values, as JSON
    python -m rules complete FILE... --choose ...        the preferred completion, as JSON
    python -m rules explain FILE... --choose ...         the conflict and the ways out
    python -m rules count FILE... --choose ...           the number of configurations

Tables are looked up beside the rule file that is given first, then in the folder above. Exit codes: 0 fine, 1 the
answer is no (errors, findings, a conflict), 2 the question makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from rules import (
    ENGINES,
    Engine,
    RuleBook,
    RuleErrors,
    UnknownName,
    UnknownValue,
    engine,
    lint,
    lower,
    parse,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        choices = _choices(options.choose)
        book = _book(options.files)
        if options.command == "check":
            for finding in book.findings:
                print(finding.report())
            print(f"ok: {len(book.characteristics)} characteristics, {len(book.rules)} rules")
            return 0
        day = date.fromisoformat(options.on) if options.on else date.today()
        problem = lower(book, market=options.market, on=day)
        name = options.engine or ("exhaustive" if options.command == "count" else None)
        return _COMMANDS[options.command](engine(problem, name), book, choices)
    except RuleErrors as errors:
        print(errors.report(), file=sys.stderr)
        return 1
    except (UnknownName, UnknownValue, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rules", description="Check a rule book and ask it questions.")
    parser.add_argument("command", choices=("check", *_COMMANDS))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--choose", nargs="+", action="extend", default=[], metavar="NAME=VALUE")
    parser.add_argument("--market", help="lower-case market code; without it only rules for every market hold")
    parser.add_argument("--on", metavar="DATE", help="the day, such as 2026-01-31; today without it")
    parser.add_argument("--engine", choices=[name for name, _ in ENGINES])
    return parser


def _choices(written: Sequence[str]) -> dict[str, str]:
    choices: dict[str, str] = {}
    for each in written:
        name, equals, value = each.partition("=")
        if not equals:
            raise ValueError(f"{each!r} is no choice; write NAME=VALUE")
        choices[name.strip()] = value.strip()
    return choices


def _book(files: Sequence[Path]) -> RuleBook:
    folders = (files[0].parent, files[0].parent.parent)

    def read(path: str) -> str:
        for folder in folders:
            if (folder / path).is_file():
                return (folder / path).read_text(encoding="utf-8")
        raise FileNotFoundError(path)

    return parse({str(file): file.read_text(encoding="utf-8") for file in files}, read)


def _domains(decider: Engine, _book: RuleBook, choices: Mapping[str, str]) -> int:
    found = decider.propagate(choices)
    print(json.dumps({name: list(values) for name, values in found.domains.items()}, ensure_ascii=False, indent=1))
    return 0 if found.consistent else 1


def _complete(decider: Engine, _book: RuleBook, choices: Mapping[str, str]) -> int:
    found = decider.complete(choices)
    print(json.dumps(found.assignment and dict(found.assignment), ensure_ascii=False, indent=1))
    return 0 if found.assignment else 1


def _explain(decider: Engine, book: RuleBook, choices: Mapping[str, str]) -> int:
    if decider.propagate(choices).consistent:
        print("these choices can hold together")
        return 0
    conflict = decider.conflict_set(choices)
    print(f"cannot hold together: {', '.join(f'{name} = {choices[name]}' for name in conflict.choices) or 'the rules'}")
    for identity in conflict.rules:
        rule = book.by_id[identity]
        print(f"  {rule.id}: {rule.reason('engineer', 'en')} ({rule.place})")
    for relaxation in decider.relaxations(choices):
        print(f"take back: {', '.join(relaxation.names)}")
    return 1


def _count(decider: Engine, _book: RuleBook, choices: Mapping[str, str]) -> int:
    found = decider.count(choices)
    print(found.value if found.decided else "undecided")
    return 0


def _lint(decider: Engine, book: RuleBook, _choices: Mapping[str, str]) -> int:
    findings = lint(decider, book)
    for finding in findings:
        print(finding.report())
    return 1 if findings else 0


_COMMANDS: Mapping[str, Callable[[Engine, RuleBook, Mapping[str, str]], int]] = {
    "domains": _domains,
    "complete": _complete,
    "explain": _explain,
    "count": _count,
    "lint": _lint,
}

if __name__ == "__main__":
    sys.exit(main())
