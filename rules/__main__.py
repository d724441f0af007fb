"""`python -m rules`: check a model and ask it questions from a shell.

    python -m rules check MODEL                          all errors, or "ok"
    python -m rules lint MODEL                           what is suspicious
    python -m rules domains MODEL --choose NAME=VALUE    remaining values, as JSON
    python -m rules count MODEL --choose ...             the number of configurations
    python -m rules explain MODEL --choose ...           the conflict and the ways out
    python -m rules complete MODEL --choose ...          the preferred completion, as JSON
    python -m rules optimise MODEL --worth NAME=VALUE=N  the completion of least worth, as JSON
    python -m rules bounds MODEL --worth ...             least and greatest worth, for each value too, as JSON
    python -m rules export MODEL --to FILE               the same model in another format
    python -m rules bench MODEL...                       random sessions, one line of JSON per model

MODEL is a rule book (one or more files; tables are looked up beside the first, then in the folder above), or one file
that ends with .cnf (DIMACS), .fd.json (finite domains) or .uvl (feature model), also packed (.gz).

Answers go to standard output, everything else to standard error. Exit codes: 0 fine, 1 the answer is no (errors,
findings, a conflict), 2 the question makes no sense, 3 the answer is undecided within --seconds.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Protocol, runtime_checkable

from rules import (
    ENGINES,
    Budget,
    Engine,
    Objective,
    RuleErrors,
    UnknownName,
    UnknownValue,
    engine,
    lint,
)
from rules.engines.cnf import TooLarge
from rules.findings import Finding
from rules.models import Model, is_book, load, load_book, written
from rules.sessions import walk
from rules.wording import sentence

FINE, NO, SENSELESS, UNDECIDED = 0, 1, 2, 3

COUNTING_SECONDS = 10.0
"""After this, `bench` leaves the count of an engine that only lists undecided."""


@runtime_checkable
class Compiled(Protocol):
    """An engine that holds a compiled form of its problem."""

    @property
    def size(self) -> int:
        """The size of the compiled form in bytes."""
        ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    sys.set_int_max_str_digits(0)
    options = _parser().parse_args(arguments)
    try:
        answer: int = options.run(options)
        sys.stdout.flush()
        return answer
    except RuleErrors as errors:
        print(errors.report(), file=sys.stderr)
        return NO
    except TooLarge:
        print(f"the engine {options.engine!r} cannot hold this model; try another", file=sys.stderr)
        return UNDECIDED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO
    except (UnknownName, UnknownValue, OSError, ValueError) as error:
        print(f"python -m rules {options.command}: {error}", file=sys.stderr)
        return SENSELESS
    except KeyboardInterrupt:
        return 130


# --- the command line -----------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    assert __doc__ is not None
    parser = argparse.ArgumentParser(
        prog="python -m rules", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (run, what) in _COMMANDS.items():
        command = commands.add_parser(name, help=what, description=what)
        command.set_defaults(run=run)
        command.add_argument("files", nargs="+", type=Path, metavar="MODEL")
        command.add_argument("--market", help="lower-case market code; without it only rules for every market hold")
        command.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="such as 2026-01-31; else today")
        if name not in ("check", "export"):
            command.add_argument("--engine", choices=[known for known, _ in ENGINES], help="else the best that fits")
        if name in ("domains", "count", "explain", "complete", "optimise", "bounds"):
            command.add_argument("--choose", nargs="+", action="extend", default=[], metavar="NAME=VALUE")
            command.add_argument("--seconds", type=float, help="give up after so long: the answer is undecided")
        if name in ("optimise", "bounds"):
            command.add_argument("--worth", nargs="+", action="extend", default=[], metavar="NAME=VALUE=NUMBER")
            command.add_argument("--objective", type=Path, metavar="FILE", help="CSV with name, value, number")
        if name == "optimise":
            command.add_argument("--greatest", action="store_true", help="the greatest worth, not the least")
        if name == "export":
            command.add_argument("--to", type=Path, required=True, metavar="FILE", help=".cnf, .fd.json, .uvl or .csv")
        if name == "bench":
            command.add_argument("--sessions", type=_count_of, default=10, help="sessions on each model (10)")
            command.add_argument("--seed", type=int, default=1, help="equal seeds walk alike (1)")
            command.add_argument("--clicks", type=_count_of, help="stop after so many clicks on a model")
            command.add_argument("--seconds", type=float, help="stop when clicks on a model took so long")
    return parser


def _count_of(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _model(options: argparse.Namespace, files: Sequence[Path] | None = None) -> Model:
    return load(files or options.files, options.market, options.on or date.today())


def _asked(options: argparse.Namespace) -> tuple[Model, Engine, Mapping[str, str], Budget | None]:
    model = _model(options)
    choices = _choices(model, options.choose)
    budget = None
    if options.seconds is not None:
        budget = Budget(deadline=perf_counter() + options.seconds, clock=perf_counter)
    return model, engine(model.problem, options.engine), choices, budget


def _choices(model: Model, chosen: Sequence[str]) -> dict[str, str]:
    choices: dict[str, str] = {}
    for each in chosen:
        name, value = _pair(model, each, "NAME=VALUE")
        if choices.setdefault(name, value) != value:
            raise ValueError(f"{name!r} is chosen twice: {choices[name]} and {value}")
    model.problem.numbered(choices)
    return choices


def _pair(model: Model, text: str, form: str) -> tuple[str, str]:
    """Split at the first `=` that leaves a known name; names may hold one too."""
    if "=" not in text:
        raise ValueError(f"{text!r} is no choice; write {form}")
    splits = [(text[:at].strip(), text[at + 1 :].strip()) for at, mark in enumerate(text) if mark == "="]
    return next((split for split in splits if split[0] in model.problem.index), splits[0])


def _objective(model: Model, options: argparse.Namespace) -> Objective:
    numbers: dict[str, dict[str, int]] = {}
    rows = [text.rpartition("=")[::2] for text in options.worth]
    if options.objective is not None:
        with options.objective.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                try:
                    rows.append((f"{row['name']}={row['value']}", row["number"]))
                except KeyError as missing:
                    raise ValueError(f"{options.objective} has no column {missing}") from None
    for text, number in rows:
        name, value = _pair(model, text, "NAME=VALUE=NUMBER")
        model.problem.numbered({name: value})
        try:
            numbers.setdefault(name, {})[value] = int(number)
        except ValueError:
            raise ValueError(f"{number!r} is not a whole number; scale decimals before (cents, grams)") from None
    return Objective(numbers)


def _print_json(found: object) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=1))


# --- commands -------------------------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    if all(is_book(path) for path in options.files):
        book = load_book(options.files)
        _tell(book.findings)
        print(f"ok: {len(book.characteristics)} characteristics, {len(book.rules)} rules")
        return FINE
    for path in options.files:
        problem = _model(options, [path]).problem
        where = f"{path}: " if len(options.files) > 1 else ""
        print(f"{where}ok: {len(problem.variables)} characteristics, {len(problem.constraints)} rules")
    return FINE


def _domains(options: argparse.Namespace) -> int:
    model, decider, choices, budget = _asked(options)
    found = decider.propagate(choices, budget)
    _print_json({name: list(found.domains[name]) for name in model.shown})
    if found.undecided or found.consistent is None:
        shown = ", ".join(f"{name}: {'|'.join(values)}" for name, values in found.undecided.items())
        print(f"undecided: {shown or 'everything'}", file=sys.stderr)
        return UNDECIDED
    return FINE if found.consistent else NO


def _count(options: argparse.Namespace) -> int:
    _, decider, choices, budget = _asked(options)
    found = decider.count(choices, budget)
    print(found.value if found.decided and found.value is not None else "undecided")
    return FINE if found.decided and found.value is not None else UNDECIDED


def _complete(options: argparse.Namespace) -> int:
    model, decider, choices, budget = _asked(options)
    found = decider.complete(choices, budget)
    _print_json(_shown(model, found.assignment))
    return FINE if found.assignment is not None else NO if found.decided else UNDECIDED


def _shown(model: Model, assignment: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if assignment is None else {name: assignment[name] for name in model.shown}


def _explain(options: argparse.Namespace) -> int:
    model, decider, choices, budget = _asked(options)
    consistent = decider.propagate(choices, budget).consistent
    if consistent is None:
        print("undecided")
        return UNDECIDED
    if consistent:
        print("these choices can hold together")
        return FINE
    conflict = decider.conflict_set(choices, budget)
    print(f"cannot hold together: {', '.join(f'{name} = {choices[name]}' for name in conflict.choices) or 'the rules'}")
    for rule in conflict.rules:
        print(f"  {_rule(model, rule)}")
    relaxations = decider.relaxations(choices, budget=budget)
    for relaxation in relaxations:
        print(f"take back: {', '.join(relaxation.names)}")
    if not (conflict.decided and relaxations.decided):
        print("undecided: the conflict may be smaller, or there may be better ways out", file=sys.stderr)
    return NO


def _rule(model: Model, identity: str) -> str:
    if model.book is not None and identity in model.book.by_id:
        rule = model.book.by_id[identity]
        return f"{rule.id}: {rule.reason('engineer', 'en')} ({rule.place})"
    parts = [sentence(model.problem, each.formula) for each in model.problem.constraints if each.rule == identity]
    return f"{identity}: {'; '.join(parts)}"


def _optimise(options: argparse.Namespace) -> int:
    model, decider, choices, budget = _asked(options)
    found = decider.optimise(choices, _objective(model, options), greatest=options.greatest, budget=budget)
    shown = _shown(model, found.assignment)
    _print_json({"worth": found.worth, "bound": found.bound, "decided": found.decided, "assignment": shown})
    return UNDECIDED if not found.decided else NO if found.assignment is None else FINE


def _bounds(options: argparse.Namespace) -> int:
    model, decider, choices, budget = _asked(options)
    found = decider.bounds(choices, _objective(model, options), budget)
    values = {
        name: {value: list(ends) for value, ends in found.values[name].items()}
        for name in model.shown
        if name in found.values
    }
    _print_json({"overall": found.overall and list(found.overall), "decided": found.decided, "values": values})
    return UNDECIDED if not found.decided else NO if found.overall is None else FINE


def _lint(options: argparse.Namespace) -> int:
    model = _model(options)
    findings = lint(engine(model.problem, options.engine), model.book)
    for finding in findings:
        print(finding.report())
    return NO if findings else FINE


def _export(options: argparse.Namespace) -> int:
    files, findings = written(_model(options), options.to)
    _tell(findings)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
        print(path)
    return FINE


def _bench(options: argparse.Namespace) -> int:
    groups = [[path] for path in options.files if not is_book(path)]
    if books := [path for path in options.files if is_book(path)]:
        groups.append(books)
    exact = True
    for files in groups:
        line = _measured(_model(options, files), options)
        exact &= bool(line["exact"])
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return FINE if exact else UNDECIDED


def _measured(model: Model, options: argparse.Namespace) -> dict[str, object]:
    start = perf_counter()
    decider = engine(model.problem, options.engine)
    compiled = perf_counter() - start
    decider.propagate({})
    walked = walk(
        decider,
        model.shown,
        perf_counter,
        sessions=options.sessions,
        seed=options.seed,
        most_clicks=options.clicks,
        most_seconds=options.seconds,
    )
    count = decider.count({}, Budget(deadline=perf_counter() + COUNTING_SECONDS, clock=perf_counter))
    return {
        "model": model.name,
        "engine": decider.name,
        "compile_s": round(compiled, 3),
        "bytes": decider.size if isinstance(decider, Compiled) else None,
        "clicks": len(walked.seconds),
        "p50_us": round(walked.microseconds(0.5), 1),
        "p99_us": round(walked.microseconds(0.99), 1),
        "count": count.value if count.decided else None,
        "digest": walked.digest,
        "sessions": walked.sessions,
        "whole": walked.whole,
        "exact": walked.exact,
    }


def _tell(findings: Sequence[Finding]) -> None:
    for finding in findings:
        print(finding.report(), file=sys.stderr)


_COMMANDS: Mapping[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "check": (_check, "report all errors, or say ok"),
    "lint": (_lint, "report what is suspicious"),
    "domains": (_domains, "print the remaining values as JSON"),
    "count": (_count, "print the number of configurations"),
    "explain": (_explain, "print the conflict and the ways out"),
    "complete": (_complete, "print the preferred completion as JSON"),
    "optimise": (_optimise, "print the completion of least worth as JSON"),
    "bounds": (_bounds, "print the least and the greatest worth, for each value too, as JSON"),
    "export": (_export, "write the model in another format"),
    "bench": (_bench, "measure random sessions; one line of JSON per model"),
}

if __name__ == "__main__":
    sys.exit(main())
