"""Reading ``cases/`` again when little changed: files that stayed are taken from memory.

A file's verdict depends on its bytes, on programs and tables, and on what the other files tell
(their names, ids, sources). While a changed file tells the others the same as before, none of them
needs another look; as soon as it does not, everything is read anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kb_builder.reading.checks import run_checks
from kb_builder.reading.context import Context, what_it_tells
from kb_builder.reading.explain import validate
from kb_builder.reading.files import CaseFile, FileKind, read_file
from kb_builder.reading.library import (
    MODELS,
    Library,
    Reading,
    file_name,
    find_files,
    has_errors,
    library_of,
    read_library,
)
from kb_builder.reading.problems import Problem
from kb_builder.reference import National
from kb_builder.today import today as this_day

_NATIONAL: Final = ("areas", "frameworks", "assessments")
"""Parts of the context that are handed over, not remembered."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file without an error: its bytes' hash, what it tells the others, its pickled model."""

    sha: bytes
    tells: bytes
    model: bytes


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """A library without an error, as it was read under ``key`` on the day ``today``."""

    key: str
    today: dt.date
    files: Mapping[str, KnownFile]
    context: Mapping[str, Any]


def load_again(
    folder: Path,
    national: National,
    /,
    *,
    known: KnownLibrary | None,
    key: str,
    today: dt.date | None = None,
) -> tuple[Library, list[Problem], KnownLibrary | None]:
    """What ``load_library`` returns, and what to remember of it; nothing if there is an error.

    ``key`` identifies programs and national tables. Where files come from memory, warnings on them
    are not repeated.
    """
    day = today or this_day()
    if known is not None and known.key == key and known.today <= day:
        found = _take_over(folder, national, known, day)
        if found is not None:
            return found
    # Taken before the files are read: one that is changed meanwhile is read again the next time.
    shas = {file_name(p, folder): _sha(p) for p, _ in find_files(folder, []) if p.is_file()}
    reading = read_library(folder, national, today=day)
    problems = list(reading.problems)
    known = None if has_errors(problems) else _known(reading, shas, key, day)
    return reading.library, problems, known


def _take_over(
    folder: Path, national: National, known: KnownLibrary, day: dt.date
) -> tuple[Library, list[Problem], KnownLibrary] | None:
    """The library with changed files read anew; None where that is not enough."""
    problems: list[Problem] = []
    paths = {file_name(p, folder): (p, kind) for p, kind in find_files(folder, problems)}
    if problems or paths.keys() != known.files.keys():
        return None
    parts = {name: getattr(national, name) for name in _NATIONAL} | {
        "areas": national.areas.by_code
    }
    context = Context(today=day, **parts, **known.context)
    files = dict(known.files)
    models: dict[FileKind, dict[str, BaseModel]] = {kind: {} for kind in FileKind}
    for name, (path, kind) in paths.items():
        former = known.files[name]
        if not path.is_symlink() and _sha(path) == former.sha:
            models[kind][path.stem] = pickle.loads(former.model)  # noqa: S301 -- our own
            continue
        source, _ = read_file(path, name, kind)
        if source is None or _tells(source) != former.tells:
            return None
        model = validate(MODELS[kind], source)
        run_checks(source, context)
        if model is None or has_errors(source.problems):
            return None
        problems += source.problems
        models[kind][source.stem] = model
        files[name] = KnownFile(_sha(path), former.tells, _pickled(model))
    return library_of(models), problems, replace(known, files=files, today=day)


def _known(reading: Reading, shas: Mapping[str, bytes], key: str, day: dt.date) -> KnownLibrary:
    """What to remember of a library that was read as a whole."""
    files = {
        source.name: KnownFile(
            shas.get(source.name, b""),
            _tells(source),
            _pickled(reading.models[source.kind][source.stem]),
        )
        for source in reading.sources
    }
    told = {
        item.name: getattr(reading.context, item.name)
        for item in fields(Context)
        if item.name not in (*_NATIONAL, "today")
    }
    return KnownLibrary(key, day, files, told)


def _sha(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _tells(source: CaseFile) -> bytes:
    return hashlib.sha256(repr(what_it_tells(source)).encode("utf-8", "replace")).digest()


def _pickled(model: BaseModel) -> bytes:
    return pickle.dumps(model, protocol=5)
