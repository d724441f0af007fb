"""`python -m rules`: check a model and ask it questions from a shell.

    python -m rules check MODEL                          all errors, or "ok"
    python -m rules lint MODEL                           what is suspicious
    python -m rules lint MODEL --costly                  the rules that cost the compiler most, as JSON
    python -m rules domains MODEL --choose NAME=VALUE    remaining values, as JSON
    python -m rules count MODEL --choose ...             the number of configurations
    python -m rules explain MODEL --choose ...           the conflict and the ways out
    python -m rules why MODEL --value NAME=VALUE         why a value is impossible or forced, step by step
    python -m rules complete MODEL --choose ...          the preferred completion, as JSON
    python -m rules optimise MODEL --worth NAME=VALUE=N  the completion of least worth, as JSON
    python -m rules bounds MODEL --worth ...             least and greatest worth, for each value too, as JSON
    python -m rules sample MODEL -n N --choose ...       completions drawn at random, as JSON
    python -m rules cover MODEL --strength 2|3           configurations with every pair or triple of values, as JSON
    python -m rules best MODEL -k N --worth ...          the best completions in order, as JSON; also --within WORTH,
                                                         --differ D, --then-worth ..., --pareto ...
    python -m rules switch MODEL --choose ...            what choices could change to, as JSON; also --to NAME=VALUE
    python -m rules diff MODEL --old MODEL               what is newly forbidden and newly allowed, as JSON
    python -m rules migrate MODEL --configurations FILE  what has to change in recorded configurations, as JSON
    python -m rules export MODEL --to FILE               the same model in another format
    python -m rules pack MODEL --to FILE.cpq             one file that answers without rules, for browsers
    python -m rules bench MODEL...                       random sessions, one line of JSON per model

MODEL is a rule book (one or more files; tables are looked up beside the first, then in the folder above), or one file
that ends with .cnf (DIMACS), .fd.json (finite domains) or .uvl (feature model), also packed (.gz).

Answers go to standard output, everything else to standard error. Exit codes: 0 fine, 1 the answer is no (errors,
findings, a conflict), 2 the question makes no sense, 3 the answer is undecided within --seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date

from rules.commands import COMMANDS
from rules.commands.base import NO, SENSELESS, UNDECIDED
from rules.engines.cnf import TooLarge
from rules.engines.diagram import NotCompiled, TooWide
from rules.findings import RuleErrors, UnknownName, UnknownValue

_REASONS: Mapping[type[Exception], str] = {
    TooLarge: "its clause form would be too large",
    TooWide: "its sums, products or characteristics are worth too many numbers",
    NotCompiled: "no diagram was found within the limits of compilation",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    options = _parser().parse_args(arguments)
    options.on = options.on or date.today()
    try:
        answer: int = options.run(options)
        sys.stdout.flush()
        return answer
    except RuleErrors as errors:
        print(errors.report(), file=sys.stderr)
        return NO
    except (TooLarge, TooWide, NotCompiled) as error:
        print(f"the engine {options.engine!r} cannot hold this model: {_REASONS[type(error)]}", file=sys.stderr)
        print("leave out --engine, and an engine is picked that can", file=sys.stderr)
        return UNDECIDED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO
    except (UnknownName, UnknownValue, OSError, ValueError) as error:
        print(f"python -m rules {options.command}: {error}", file=sys.stderr)
        return SENSELESS
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    assert __doc__ is not None
    parser = argparse.ArgumentParser(
        prog="python -m rules", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands.add_parser(command.name, help=command.what, description=command.what))
    return parser


if __name__ == "__main__":
    sys.exit(main())
