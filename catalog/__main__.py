"""The catalogue on the command line: `python -m catalog check|import|export|test|publish FOLDER`.

`check` says everything that is wrong with a product's folder, `import` puts a spreadsheet into it and `export` writes
it as a workbook; `test`, `generate` and `mutate` are about rule tests (`catalog.proof`). These need no database;
`publish` and `demo` publish into the database of `--database` or
`QUOTEWRIGHT_DATABASE_URL`, whose tables must be there.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from catalog.compiled import CompiledCache, Pick
from catalog.gate import CHECKS, Finding, examine, problem_findings
from catalog.load import load_product, read_folder, read_media_of
from catalog.media_store import MediaStore
from catalog.proof import commands as proof
from catalog.publish import DEMO_FOLDER, Rejected, keep_demo_media, publish, publish_demo, unpublished_demos
from catalog.spreadsheet import commands as spreadsheets
from catalog.terms_release import load_demo_terms, publish_terms, read_terms_folder
from catalog.terms_sheet import load_terms
from catalog.validity import ALWAYS, Validity
from kernel.clock import Clock, SystemClock
from kernel.db import Database
from kernel.errors import Malformed, QuotewrightError
from kernel.period import Period

ENGINES_VARIABLE = "QUOTEWRIGHT_ENGINES"
DATABASE_VARIABLE = "QUOTEWRIGHT_DATABASE_URL"
DATA_VARIABLE = "QUOTEWRIGHT_DATA"
FAILED = 1
SHEETS = {"import": spreadsheets.run_import, "export": spreadsheets.run_export}


def main(arguments: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Run one command; return the exit status: 0 when nothing is wrong, 1 when something is."""
    options = _parser().parse_args(arguments)
    moment = clock or SystemClock()
    try:
        if options.command == "check":
            return _check(options, moment)
        if options.command in SHEETS:
            return 0 if SHEETS[options.command](options) else FAILED
        commands = {**proof.COMMANDS, "publish": _publish, "load": _publish, "terms": _terms, "demo": _demo}
        return commands[options.command](options, moment)
    except QuotewrightError as error:
        problems = error.problems if isinstance(error, Malformed) else ()
        _report(problem_findings(problems), error.message, sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m catalog", description="Check and publish products kept as files.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say everything that is wrong with a product's folder")
    check.add_argument("folder", type=Path)
    check.add_argument("--day", type=date.fromisoformat, help="the day to look at, 2026-01-31; today if left out")
    check.add_argument("--files-only", action="store_true", help="read the files, but do not ask the engine")
    spreadsheets.add_import(commands.add_parser("import", help="put a spreadsheet into a product's folder"))
    spreadsheets.add_export(commands.add_parser("export", help="write a product's folder as a workbook or ZIP file"))
    proof.add_to(commands)
    publishing = commands.add_parser("publish", aliases=["load"], help="publish a product's folder")
    publishing.add_argument("folder", type=Path)
    publishing.add_argument("--by", default="command line", help="who publishes")
    publishing.add_argument("--from", dest="start", type=date.fromisoformat, help="first day, 2026-01-31")
    publishing.add_argument("--until", dest="end", type=date.fromisoformat, help="first day after, 2027-01-31")
    publishing.add_argument(
        "--market",
        dest="markets",
        action="append",
        default=[],
        metavar="CODE[=FROM..UNTIL]",
        help="only there, on those days or on days of its own: eu=2026-01-31..2027-01-31, us=2026-03-01..; "
        "once for each market, all markets if left out",
    )
    terms = commands.add_parser("terms", help="check the terms of sale in a folder of products, and publish them")
    terms.add_argument("folder", type=Path)
    terms.add_argument("--by", default="command line", help="who publishes")
    terms.add_argument("--files-only", action="store_true", help="read the files, but do not publish them")
    demo = commands.add_parser("demo", help="publish the demo products that are not published yet")
    demo.add_argument("--root", type=Path, default=DEMO_FOLDER, help="a folder of products; the demo's if left out")
    for each in (check, publishing, demo):
        each.add_argument(
            "--engines",
            type=Path,
            default=os.environ.get(ENGINES_VARIABLE),
            help=f"the folder in which compiled products are kept, or {ENGINES_VARIABLE}",
        )
    for each in (publishing, terms, demo):
        each.add_argument("--database", default=os.environ.get(DATABASE_VARIABLE), help=f"or {DATABASE_VARIABLE}")
    for each in (publishing, demo):
        each.add_argument(
            "--media",
            type=Path,
            default=Path(os.environ.get(DATA_VARIABLE, "var")) / "media",
            help=f"where documents and pictures are kept; the folder 'media' in {DATA_VARIABLE} if left out",
        )
    return parser


def _check(options: argparse.Namespace, clock: Clock) -> int:
    product = load_product(read_folder(options.folder))
    day, cache = options.day or clock.now().date(), CompiledCache(folder=options.engines)
    findings = examine(product, day, ALWAYS, () if options.files_only else CHECKS, cache)
    if not options.files_only:
        _tell(cache.picks(product, day))
    size = f"{len(product.characteristics)} characteristics, {len(product.rule_book.rules)} rules"
    return _report(findings, f"{product.code}: {size}, digest {product.digest[:12]}:")


def _publish(options: argparse.Namespace, clock: Clock) -> int:
    files, validity = read_folder(options.folder), _validity(options)
    validity.check_to_come(clock.now().date())
    for data in read_media_of(options.folder).values():
        MediaStore(options.media).keep(data)
    with _database(options).transaction() as session:
        cache = CompiledCache(folder=options.engines)
        outcome = publish(session, files, clock=clock, actor_name=options.by, validity=validity, cache=cache)
    if isinstance(outcome, Rejected):
        return _report(outcome.findings, "Nothing was published.")
    _tell(outcome.picks)
    return _report(outcome.findings, f"Published {outcome.release.product} release {outcome.release.number}.")


def _validity(options: argparse.Namespace) -> Validity:
    """Return where and when a release is to be valid, or tell what is wrong with it."""
    period, markets = _period(options.start, options.end), dict[str, Period]()
    for text in options.markets:
        market, has_days, days = text.partition("=")
        start, _, end = days.partition("..")
        if market in markets:
            raise Malformed(f"The market {market!r} is named twice.", code="market-twice")
        markets[market] = _period(_day(start), _day(end)) if has_days else period
    return Validity(period, markets)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Malformed(f"{text!r} is no day; write it like 2026-01-31.", code="period") from error


def _period(start: date | None, end: date | None) -> Period:
    try:
        return Period(start, end)
    except ValueError as error:
        raise Malformed(f"The period is wrong: {error}.", code="period") from error


def _terms(options: argparse.Namespace, clock: Clock) -> int:
    files = read_terms_folder(options.folder)
    terms = load_terms(files)
    counts = (
        _count(len(terms.agreements), "agreement"),
        _count(len(terms.promotions), "promotion"),
        _count(len(terms.surcharges), "surcharge"),
        _count(len(terms.bundles), "bundle"),
    )
    if options.files_only:
        return _report((), f"Terms {terms.digest[:12]} ({', '.join(counts)}):")
    with _database(options).transaction() as session:
        release = publish_terms(session, files, clock=clock, actor_name=options.by, compiled=CompiledCache())
    print(f"Published terms {release.number} ({', '.join(counts)}).")
    return 0


def _demo(options: argparse.Namespace, clock: Clock) -> int:
    database = _database(options)
    keep_demo_media(MediaStore(options.media), options.root)
    with database.transaction(read_only=True) as session:
        waiting = unpublished_demos(session, options.root)
    for files in waiting:
        with database.transaction() as session:  # one each, fresh: the checks take long and must hold up nobody
            cache = CompiledCache(folder=options.engines)
            published = publish_demo(session, files, clock=clock, checks=CHECKS, cache=cache)
        _tell(published.picks)
        print(f"Published {published.release.product} release {published.release.number}.")
    with database.transaction() as session:
        load_demo_terms(session, clock, root=options.root, compiled=CompiledCache(folder=options.engines))
    print(f"{len(waiting)} published.")
    return 0


def _database(options: argparse.Namespace) -> Database:
    if not options.database:
        raise Malformed(f"Say which database: --database URL, or {DATABASE_VARIABLE}.", code="no-database")
    return Database(options.database)


def _tell(picks: Sequence[Pick]) -> None:
    """Say which engine decides the product in each market and period, and why."""
    for pick in picks:
        start = f" from {pick.period.start}" if pick.period.start else ""
        end = f" until {pick.period.end}" if pick.period.end else ""
        print(f"{pick.market}{start}{end}: {pick.engine}: {pick.reason}")


def _report(findings: Sequence[Finding], summary: str, output: TextIO | None = None) -> int:
    for finding in findings:
        where = f" ({', '.join(finding.markets)})" if finding.markets else ""
        print(f"{finding.place}: {finding.severity}{where}: {finding.message.in_('en')} [{finding.code}]", file=output)
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{summary} {_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}.", file=output)
    return FAILED if errors else 0


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    raise SystemExit(main())
