"""Backup and restore: database, scenes and keys in one file, whatever the database is.

The database travels as rows in JSON lines, read in one snapshot, so that a backup of SQLite restores into PostgreSQL
and the other way round, and no outside program is needed. Restoring makes the schema of the backup's revision, fills
it, and brings it up to date; it refuses to touch anything that is not empty. The file holds keys and password hashes:
it is readable by its owner only, and should stay so.
"""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import orjson
from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    MetaData,
    Numeric,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)

from api.storage import VERSIONS, migrate, revision_of, upgrade
from kernel.db import Database
from kernel.errors import Conflict, Malformed
from kernel.settings import Settings

FORMAT = 1
MANIFEST = "manifest.json"
KEPT = ("keys", "media", "scenes", "seller.toml")
"""What is kept of the data folder, besides the database."""

BATCH = 500
"""Rows written at once."""

LARGEST_MEMBER = 4_000_000_000
"""Bytes of one member of a backup that we read."""


def save(settings: Settings, file: Path) -> str:
    """Write a backup; return what was saved, for people.

    Raises:
        Conflict: the database has no schema yet.
    """
    database = Database(settings.database)
    revision = revision_of(database)
    if revision is None:
        raise Conflict("There is nothing to save: the database is empty.", code="nothing-to-save")
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".backup-")  # readable by its owner only
    with os.fdopen(handle, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as archive:
        counts = _save_rows(database, archive)
        files = _save_files(settings.data, archive)
        manifest = {"format": FORMAT, "revision": revision, "tables": counts}
        _add(archive, MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
    os.replace(aside, file)
    database.close()
    return f"Saved {sum(counts.values())} rows of {len(counts)} tables and {files} files in {file}."


def bring_back(settings: Settings, file: Path) -> str:
    """Restore a backup into an empty database and data folder; return what was restored, for people.

    Raises:
        Conflict: the database or the data folder is not empty.
        Malformed: the file is not a backup of ours.
    """
    _refuse_kept_files(settings.data)
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    if revision_of(database) is not None:
        raise Conflict("The database is not empty. Restore into an empty one.", code="not-empty")
    try:
        with tarfile.open(file, "r:gz") as archive:
            manifest = _manifest(archive)
            upgrade(database, manifest["revision"])
            _restore_rows(database, archive, manifest["tables"])
            files = _restore_files(settings.data, archive)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Malformed(f"{file} cannot be read as a backup: {error}", code="not-a-backup") from error
    migrate(database)
    database.close()
    return f"Restored {sum(manifest['tables'].values())} rows and {files} files from {file}."


def _save_rows(database: Database, archive: tarfile.TarFile) -> dict[str, int]:
    counts = {}
    with _snapshot(database) as connection:
        for table in _tables(connection):
            lines = [orjson.dumps(_encoded(row._mapping)) for row in connection.execute(select(table))]
            _add(archive, f"tables/{table.name}.jsonl", b"\n".join(lines))
            counts[str(table.name)] = len(lines)
    return counts


@contextmanager
def _snapshot(database: Database) -> Iterator[Connection]:
    options: dict[str, Any] = {"read_only": True} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with database.engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSIONS]


def _encoded(row: Any) -> dict[str, Any]:
    return {str(name): _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _save_files(data: Path, archive: tarfile.TarFile) -> int:
    count = 0
    for name in KEPT:
        for path in sorted({data / name, *(data / name).rglob("*")}):
            if path.is_file() and not path.name.startswith(".") and path.suffix != ".lock":
                archive.add(path, str(PurePosixPath(path.relative_to(data))), recursive=False)
                count += 1
    return count


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def _refuse_kept_files(data: Path) -> None:
    for name in KEPT:
        if (data / name).is_file() or any((data / name).rglob("*")):
            raise Conflict(f"{data / name} is not empty. Restore into an empty data folder.", code="not-empty")


def _manifest(archive: tarfile.TarFile) -> dict[str, Any]:
    manifest = orjson.loads(_content(archive, MANIFEST))
    if manifest.get("format") != FORMAT:
        raise Malformed(f"The backup has the format {manifest.get('format')}; this version reads {FORMAT}.")
    return dict(manifest)


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        member = archive.getmember(name)
    except KeyError as error:
        raise Malformed(f"The file is not a backup of ours: it lacks {name}.", code="not-a-backup") from error
    stream = archive.extractfile(member) if member.isreg() and member.size <= LARGEST_MEMBER else None
    if stream is None:
        raise Malformed(f"The file is not a backup of ours: {name} is no file.", code="not-a-backup")
    return stream.read()


def _restore_rows(database: Database, archive: tarfile.TarFile, counts: dict[str, int]) -> None:
    with database.engine.begin() as connection, _without_triggers(connection):
        for table in _tables(connection):
            if table.name not in counts:
                continue
            rows = [_decoded(table, orjson.loads(line)) for line in _lines(archive, table.name)]
            if len(rows) != counts[table.name]:
                raise Malformed(f"The backup is damaged: {table.name} lacks rows.", code="not-a-backup")
            for start in range(0, len(rows), BATCH):
                connection.execute(insert(table), rows[start : start + BATCH])
            assert connection.scalar(select(func.count()).select_from(table)) == len(rows)


def _lines(archive: tarfile.TarFile, table: str) -> list[bytes]:
    return [line for line in _content(archive, f"tables/{table}.jsonl").split(b"\n") if line]


def _decoded(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _typed(table, name, value) for name, value in row.items()}


def _typed(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type
    if value is None:
        return None
    if isinstance(kind, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if kind.timezone else moment.replace(tzinfo=None)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(kind, Numeric) and isinstance(value, str) else value


@contextmanager
def _without_triggers(connection: Connection) -> Iterator[None]:
    """Take the guards of frozen rows away while those rows are put back; in the same transaction they return."""
    if connection.dialect.name == "postgresql":
        names = [f'"{name}"' for name in inspect(connection).get_table_names()]
        for name in names:
            connection.execute(text(f"ALTER TABLE {name} DISABLE TRIGGER USER"))
        yield
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # what is still to be looked at is in the way
        for name in names:
            connection.execute(text(f"ALTER TABLE {name} ENABLE TRIGGER USER"))
        return
    triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in triggers:
        connection.exec_driver_sql(statement)


def _restore_files(data: Path, archive: tarfile.TarFile) -> int:
    count = 0
    for member in archive.getmembers():
        place = PurePosixPath(member.name)
        if not member.isreg() or place.parts[0] not in KEPT or ".." in place.parts or place.is_absolute():
            continue
        path = data.joinpath(*place.parts)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = archive.extractfile(member)
        assert stream is not None
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as target:
            target.write(stream.read())
        count += 1
    return count
