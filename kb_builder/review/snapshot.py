"""What one side holds: the files of a folder, or of a revision of git, as bytes.

Links are never followed and nothing of either side is run. What is taken out of a snapshot and
written somewhere (``write_data``) has a name that is safe on every system.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kb_builder.reading.files import make_problem
from kb_builder.reading.problems import Problem
from kb_builder.reading.yaml_tree import Position
from kb_builder.review.errors import ReviewError

CASES: Final = "cases/"
TABLES: Final = "kb_builder/reference/"
WEIGHTS: Final = "kb_builder/similarity/weights.yaml"
TOPS: Final = (
    "cases",
    "kb_builder",
    "docs",
    "conf.py",
    "docutils.conf",
    "pyproject.toml",
    "requirements",
    "scripts",
    ".ci",
    ".github",
)
"""What decides what readers see: contents, pages, and all that runs; nothing else is looked at."""

MAX_FILE: Final = 4 * 1024 * 1024
MAX_FILES: Final = 20_000
MAX_TOTAL: Final = 64 * 1024 * 1024
_TABLE: Final = re.compile(
    r"kb_builder/(reference/.+\.(csv|yaml)|frameworks/.+\.yaml|similarity/weights\.yaml)"
)
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"\\|?*]|[. ]$')
_LEFTOVER: Final = re.compile(r"\..*|__pycache__|.*\.(page|pyc)", re.DOTALL)
"""What editors, Python and builds leave behind in a folder; what is in a revision was put there."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LINK: Final = "Ini tautan, bukan berkas biasa; isinya tidak dibaca."
_NAME: Final = "Nama berkas ini tidak dapat dipakai di semua komputer; isinya tidak dibaca."
_LARGE: Final = "Berkas ini melebihi 4 MB; isinya tidak dibaca."


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as its side lists it; ``data`` is None for a link, and for a file too large."""

    name: str
    data: bytes | None
    link: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of one side. ``cases`` and ``tables`` map names from the root to contents."""

    label: str
    cases: Mapping[str, bytes]
    tables: Mapping[str, bytes]
    """National tables, instruments and weights."""
    code: str
    """A hash over all the rest of ``TOPS``; empty where there are no programs."""
    refused: tuple[Problem, ...]

    @property
    def reference(self) -> Mapping[str, bytes]:
        """The national tables, by their name in the package ``reference``."""
        return {
            name.removeprefix(TABLES): data
            for name, data in self.tables.items()
            if name.startswith(TABLES)
        }


def is_table(name: str) -> bool:
    """Whether a file is data of the package: a table, an instrument, the weights."""
    return _TABLE.fullmatch(name) is not None


def make_snapshot(label: str, entries: Iterable[Entry]) -> Snapshot:
    """The snapshot of what a side lists. Raises ``ReviewError`` when that is too much."""
    cases: dict[str, bytes] = {}
    tables: dict[str, bytes] = {}
    refused: list[Problem] = []
    code, programs = hashlib.sha256(), False
    taken: set[str] = set()
    total = 0
    for number, entry in enumerate(sorted(entries, key=lambda entry: entry.name)):
        total += len(entry.data or b"")
        if number >= MAX_FILES or total > MAX_TOTAL:
            raise ReviewError(f"Isi '{label}' terlalu banyak untuk dibandingkan.")
        # What Windows checks out with other line ends is the same text.
        data = None if entry.data is None else entry.data.replace(b"\r\n", b"\n")
        case = f"{entry.name}/".startswith(CASES)
        if case and _is_hidden(entry.name):
            continue  # ``kb check`` passes over it too, whatever it holds
        if not case and not is_table(entry.name):
            code.update(f"{entry.name} {entry.link} {len(data or b'')}\n".encode(errors="replace"))
            code.update(data or b"")
            programs = programs or entry.name.startswith("kb_builder/")
        elif entry.link:
            refused.append(_refusal(entry.name, "R101", _LINK))
        elif not _is_safe(entry.name) or entry.name.casefold() in taken:
            refused.append(_refusal(entry.name, "R115", _NAME))
        elif data is None:
            refused.append(_refusal(entry.name, "R102", _LARGE))
        else:
            (cases if case else tables)[entry.name] = data
            taken.add(entry.name.casefold())
    return Snapshot(label, cases, tables, code.hexdigest() if programs else "", tuple(refused))


def folder_snapshot(label: str, root: Path) -> Snapshot:
    """The files of the project in ``root`` as they are now."""
    return make_snapshot(label, _entries(root))


def write_data(snapshot: Snapshot, folder: Path) -> None:
    """Write cases and tables of a snapshot below ``folder``, which is empty."""
    for name, data in (*snapshot.cases.items(), *snapshot.tables.items()):
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise ReviewError(
                f"Berkas '{name}' dari '{snapshot.label}' tidak dapat ditulis ke folder sementara."
            ) from error


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return len(name) <= 200 and not any(
        not part or _UNSAFE.search(part) or _RESERVED.fullmatch(part) for part in parts
    )


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in name.split("/"))


def _refusal(name: str, code: str, sentence: str) -> Problem:
    return make_problem(name, Position(1, 1), code, sentence, hint="")


def _entries(root: Path) -> Iterator[Entry]:
    for top in TOPS:
        yield from _below(root / top, top)


def _below(path: Path, name: str) -> Iterator[Entry]:
    """The files at and below ``path``."""
    if path.is_symlink():
        yield Entry(name, None, link=True)
    elif path.is_dir():
        try:
            inside = sorted(p for p in path.iterdir() if not _LEFTOVER.fullmatch(p.name))
        except OSError as error:
            raise ReviewError(f"Folder '{name}' tidak dapat dibaca.") from error
        for child in inside:
            yield from _below(child, f"{name}/{child.name}")
    elif path.is_file():
        try:
            yield Entry(name, path.read_bytes() if path.stat().st_size <= MAX_FILE else None)
        except OSError as error:
            raise ReviewError(f"Berkas '{name}' tidak dapat dibaca.") from error
