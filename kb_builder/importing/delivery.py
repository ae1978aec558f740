"""A finished draft → the files of ``kb_builder/reference``: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kb_builder.importing.draft import TableDraft
from kb_builder.importing.errors import TableError
from kb_builder.importing.provenance_text import Source, is_described, provenance_text
from kb_builder.importing.table_texts import (
    file_name,
    has_table,
    oddities_of,
    oddities_text,
    table_text,
    tables_text,
)
from kb_builder.model.framework import Framework
from kb_builder.reference import Areas, ReferenceDataError
from kb_builder.reference.assessments import ODDITY_COLUMNS, TABLE_COLUMNS, read_table
from kb_builder.reference.tables import read_rows
from kb_builder.writing import write_if_changed

_TABLES: Final = "assessments/tables.csv"
_ODDITIES: Final = "assessments/oddities.csv"
_PROVENANCE: Final = "provenance.yaml"


class Target:
    """The folder that tables go to, as it is before anything is written.

    Raises ``TableError`` where it is no such folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.old = {name: self._read(name) for name in (_TABLES, _ODDITIES, _PROVENANCE)}

    def _read(self, name: str) -> str:
        try:
            return (self.folder / name).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise TableError(
                f"Berkas '{name}' tidak dapat dibaca di folder tujuan '{self.folder}'."
            ) from None

    def has(self, framework: Framework, year: int, /) -> bool:
        """Whether the table is there already, in the list or as a file."""
        listed = has_table(self.old[_TABLES], framework, year)
        return listed or (self.folder / "assessments" / file_name(framework, year)).exists()

    def describes(self, framework: Framework, year: int, /) -> bool:
        """Whether the source of the table is recorded already. Raises ``TableError``."""
        return is_described(self.old[_PROVENANCE], f"assessments/{file_name(framework, year)}")

    def notes_of(self, year: int, /) -> list[dict[str, str]]:
        """What ``oddities.csv`` says about a year."""
        return oddities_of(self.old[_ODDITIES], year)


def new_texts(
    draft: TableDraft, target: Target, source: Source | None, /, *, areas: Areas
) -> dict[str, str]:
    """The text of every file that changes, by path in the folder, the list of tables last.

    They are read back as the product reads them. Raises ``TableError``.
    """
    name = f"assessments/{file_name(draft.framework, draft.year)}"
    texts = {
        name: table_text(draft),
        _PROVENANCE: provenance_text(target.old[_PROVENANCE], draft, source),
        _ODDITIES: oddities_text(target.old[_ODDITIES], draft),
        _TABLES: tables_text(target.old[_TABLES], draft),
    }
    try:
        _read_back(draft, texts[name], areas, tables=texts[_TABLES], oddities=texts[_ODDITIES])
    except ReferenceDataError as error:
        raise TableError(f"Tabel yang jadi tidak dapat dibaca kembali: {error}") from error
    return texts


def _read_back(draft: TableDraft, text: str, areas: Areas, *, tables: str, oddities: str) -> None:
    """Read the new table as the product does. Raises ``ReferenceDataError``."""
    notes = read_rows(oddities, file="oddities.csv", columns=ODDITY_COLUMNS)
    rows = read_rows(tables, file="tables.csv", columns=TABLE_COLUMNS)
    own = next(row for row in rows if row["year"] == draft.year)
    found = read_table(text, table=own, oddities=notes)
    unknown = found.keys() - areas.by_code.keys()
    if unknown:
        raise ReferenceDataError(f"kode tidak dikenal: {', '.join(sorted(unknown))}.")


def write_all(folder: Path, texts: Mapping[str, str], /) -> tuple[str, ...]:
    """Write every text below ``folder``; when one fails, put back what was there.

    Returns the paths that changed. Raises ``TableError`` when a file cannot be written, and names
    those that could not be put back.
    """
    before: dict[str, bytes | None] = {}
    written: list[str] = []
    try:
        for name, text in texts.items():
            path = folder / name
            before[name] = path.read_bytes() if path.exists() else None
            if write_if_changed(path, text.encode("utf-8")):
                written.append(name)
    except BaseException as error:
        lost = [name for name in written if not _put_back(folder / name, before[name])]
        if lost:
            raise TableError(
                f"Penulisan ke '{folder}' gagal, dan berkas ini tidak dapat dikembalikan seperti "
                f"semula: {', '.join(lost)}. Pulihkan dari cadangan sebelum mencoba lagi."
            ) from error
        if isinstance(error, OSError):
            raise TableError(
                f"Berkas di '{folder}' tidak dapat ditulis; semuanya dikembalikan seperti semula."
            ) from error
        raise
    return tuple(written)


def _put_back(path: Path, data: bytes | None) -> bool:
    """Whether the file is as it was again."""
    try:
        if data is None:
            path.unlink(missing_ok=True)
        else:
            write_if_changed(path, data)
    except OSError:
        return False
    return True
