"""What reading found out about files before, so that no file is looked into twice.

A file's verdict (its model and its problems) depends on its bytes, on the programs and tables, on
what the files tell one another, and, where a date lies in the future, on the day. Verdicts are kept
under just that, in a database of the person who runs the programs: outside the project, so that
nobody's pull request can bring verdicts along, and as JSON, which can hold nothing but data. It may
be lost or broken at any time: then files are looked into again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path
from pydantic import BaseModel, ValidationError

from kb_builder.fingerprint import PACKAGE, distributions, fingerprint
from kb_builder.reading.context import Told
from kb_builder.reading.files import MODELS, FileKind, RawFile
from kb_builder.reading.problems import Problem, Severity
from kb_builder.reference import National

PARTS: Final = ("frameworks", "model", "reading", "reference", "words")
"""The parts of the programs that a verdict depends on."""
MOST: Final = 20_000
"""So many verdicts are kept; then the older half is forgotten."""
_FOLDER: Final = "RUJUKAN_CACHE"
_TABLE: Final = """
create table if not exists verdicts (
    file blob, circumstances blob, day text, told text, model text, problems text,
    primary key (file, circumstances)
)
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file holds, if it fits its model, and what is wrong with it."""

    model: BaseModel | None
    problems: tuple[Problem, ...]


class Verdicts:
    """Verdicts of earlier readings, and those that the running one adds."""

    def __init__(self, database: Path | None) -> None:
        """Without a ``database`` nothing is known, and nothing is kept."""
        self._database = database
        self._programs = _programs() if database else ""
        self._new: list[tuple[bytes, bytes, str, str, str | None, str]] = []
        self._usable = database is not None
        self._connection: sqlite3.Connection | None = None

    def told(self, file: RawFile, /) -> Told | None:
        """What a file tells the others, if it was read before."""
        row = self._row("select told from verdicts where file = ? limit 1", self._key(file))
        if row is None:
            return None
        try:
            return _told(file, row[0])
        except (ValueError, TypeError):
            return None

    def circumstances(
        self, told: Iterable[Told], unread: Iterable[tuple[str, FileKind]], national: National
    ) -> bytes:
        """Identifies all that verdicts depend on besides the file itself and the day."""
        if not self._usable:
            return b""
        files = [(t.name, t.stem, t.kind, t.practices, t.meetings, t.cited) for t in told]
        said = json.dumps([national.digest, files, list(unread)])
        return hashlib.sha256(said.encode("ascii")).digest()

    def verdict(self, file: RawFile, circumstances: bytes, day: dt.date, /) -> Verdict | None:
        """What was found out about a file; only where nothing is wrong with it on earlier days."""
        row = self._row(
            "select model, problems from verdicts where file = ? and circumstances = ? "
            "and (day = ? or (day < ? and problems = '[]'))",
            self._key(file),
            circumstances,
            str(day),
            str(day),
        )
        if row is None:
            return None
        try:
            model = None if row[0] is None else MODELS[file.kind].model_validate_json(row[0])
            return Verdict(model, tuple(_problem(each) for each in json.loads(row[1])))
        except (ValidationError, ValueError, TypeError):
            return None

    def learn(
        self, file: RawFile, circumstances: bytes, day: dt.date, told: Told, verdict: Verdict, /
    ) -> None:
        """Remember a verdict, from ``keep`` on."""
        if not self._usable:
            return
        made = verdict.model
        model = None if made is None else made.model_dump_json(exclude_defaults=True)
        problems = json.dumps([problem.as_dict() for problem in verdict.problems])
        said = json.dumps([told.practices, told.meetings, told.cited])
        self._new.append((self._key(file), circumstances, str(day), said, model, problems))

    def keep(self) -> None:
        """Write down what was learnt, and let go of the database until it is asked again."""
        if self._new and self._usable:
            with self._unharmed(), self._open() as connection:
                connection.executemany(
                    "insert or replace into verdicts values (?, ?, ?, ?, ?, ?)", self._new
                )
                connection.execute(
                    "delete from verdicts where rowid <= (select max(rowid) from verdicts) - ?",
                    (MOST,),
                )
        self._new.clear()
        self._close()

    def _key(self, file: RawFile) -> bytes:
        head = f"{self._programs} {file.kind} {file.name}\n".encode()
        return hashlib.sha256(head + file.sha).digest()

    def _row(self, query: str, *values: bytes | str) -> tuple[str, ...] | None:
        found: tuple[str, ...] | None = None
        if self._usable:
            with self._unharmed():
                found = self._open().execute(query, values).fetchone()
        return found

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            database = self._database or Path()
            database.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(database, timeout=1.0)
            self._connection.execute(_TABLE)
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _unharmed(self) -> Iterator[None]:
        """Without a usable database files are read as if for the first time."""
        try:
            yield
        except (sqlite3.OperationalError, OSError):  # locked, full, or not ours to write
            self._give_up()
        except sqlite3.DatabaseError:  # no database, or a broken one
            self._give_up()
            with suppress(OSError):
                (self._database or Path()).unlink()

    def _give_up(self) -> None:
        self._usable = False
        with suppress(sqlite3.Error):
            self._close()


def kept_verdicts() -> Verdicts:
    """The verdicts of whoever runs the programs.

    They lie in the cache folder that the system provides, or in ``RUJUKAN_CACHE``; where that is
    set to nothing, none are kept.
    """
    chosen = os.environ.get(_FOLDER)
    if chosen == "":
        return Verdicts(None)
    folder = Path(chosen) if chosen else user_cache_path("rujukan", appauthor=False)
    return Verdicts(folder / "verdicts.sqlite")


def _programs() -> str:
    return fingerprint(PACKAGE, [PACKAGE / part for part in PARTS], extra=distributions())


def _told(file: RawFile, text: str) -> Told:
    practices, meetings, cited = json.loads(text)
    return Told(
        name=file.name,
        stem=file.stem,
        kind=file.kind,
        practices=tuple(practices),
        meetings=tuple(meetings),
        cited=tuple((name, url, publisher) for name, url, publisher in cited),
    )


def _problem(found: dict[str, Any]) -> Problem:
    return Problem(**found | {"severity": Severity(found["severity"])})
