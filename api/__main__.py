"""`python -m api COMMAND`: serve, worker, migrate, backup FILE, restore FILE, user EMAIL NAME ROLE, openapi.

Each command imports what it needs and no more, so that `serve` starts fast.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kernel.access import LOGGED_IN
from kernel.errors import Malformed, QuotewrightError
from kernel.settings import from_environment


def main(arguments: list[str]) -> int:
    """Run one command; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        COMMANDS[options.command](options)
    except Malformed as error:
        print("\n".join([error.message, *(f"  {one.path}: {one.message}" for one in error.problems)]), file=sys.stderr)
        return 2
    except QuotewrightError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m api", description="Settings are read from QUOTEWRIGHT_*.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="migrate, then serve until told to end")
    commands.add_parser("worker", help="deliver events in a process of its own (PostgreSQL)")
    commands.add_parser("migrate", help="bring the database's schema up to date")
    commands.add_parser("backup", help="save database, scenes and keys").add_argument("file", type=Path)
    commands.add_parser("restore", help="bring a backup back into an empty place").add_argument("file", type=Path)
    user = commands.add_parser("user", help="add somebody who can log in; prints a password")
    user.add_argument("email")
    user.add_argument("name")
    user.add_argument("role", choices=sorted(LOGGED_IN))
    commands.add_parser("openapi", help="print the description of the HTTP interface")
    return parser


def _serve(_options: argparse.Namespace) -> None:
    from api.starting import serve

    serve(from_environment())


def _worker(_options: argparse.Namespace) -> None:
    from api.starting import work

    work(from_environment())


def _migrate(_options: argparse.Namespace) -> None:
    from api.starting import opened
    from api.storage import revision_of

    database = opened(from_environment())
    print(f"The schema is {revision_of(database)}.")
    database.close()


def _backup(options: argparse.Namespace) -> None:
    from api.backup import save

    print(save(from_environment(), options.file))


def _restore(options: argparse.Namespace) -> None:
    from api.backup import bring_back

    print(bring_back(from_environment(), options.file))


def _user(options: argparse.Namespace) -> None:
    from api.auth.people import add_person
    from api.starting import opened

    database = opened(from_environment())
    print(add_person(database, options.email, options.name, options.role))
    database.close()


def _openapi(_options: argparse.Namespace) -> None:
    from api.app import door
    from api.description import written

    sys.stdout.buffer.write(written(door()))


COMMANDS = {
    "serve": _serve,
    "worker": _worker,
    "migrate": _migrate,
    "backup": _backup,
    "restore": _restore,
    "user": _user,
    "openapi": _openapi,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
