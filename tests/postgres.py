"""A PostgreSQL server for one run of the tests: real, on a Unix socket, gone when the run ends.

The process that runs pytest makes the folder; whichever worker needs the server first starts it (a file lock decides),
and all share it. PostgreSQL refuses to run as root, so as root it runs as the user `postgres` that its package made.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

FOLDER = "QUOTEWRIGHT_TEST_POSTGRES_FOLDER"


class PostgresServer:
    """The folder of a server, and its end."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="quotewright-pg-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres") if _has_user("postgres") else None
        self.folder.chmod(0o755)
        os.environ[FOLDER] = str(self.folder)

    def stop(self) -> None:
        """Stop the server if it was started, and remove its folder."""
        if (self.folder / "data" / "postmaster.pid").exists():
            _run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def shared_url() -> str:
        """Start the server of this run unless somebody has, and return its URL.

        Raises:
            RuntimeError: PostgreSQL is not installed, or does not start.
        """
        folder = Path(os.environ[FOLDER])
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "data" / "postmaster.pid").exists():
                _start(folder)
        return f"postgresql+psycopg://postgres@/postgres?host={folder}"


def _start(folder: Path) -> None:
    data = str(folder / "data")
    _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off"
    settings += " -c full_page_writes=off -c max_connections=300"
    _run("pg_ctl", "-D", data, "-w", "-l", str(folder / "data" / "log"), "-o", settings, "start")


def _run(program: str, *arguments: str) -> None:
    command = [str(_binaries() / program), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stderr.decode()}")


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    raise RuntimeError("PostgreSQL is not installed; `make test` installs it (package postgresql).")


def _has_user(name: str) -> bool:
    return name in {entry.pw_name for entry in pwd.getpwall()}
