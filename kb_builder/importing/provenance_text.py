"""A finished draft → ``provenance.yaml`` with its source and its table; the rest byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kb_builder.importing.draft import INDEX_NODE, TableDraft
from kb_builder.importing.errors import TableError
from kb_builder.importing.table_texts import file_name
from kb_builder.model.area import AreaKind
from kb_builder.reference import Provenance, ReferenceDataError
from kb_builder.reference.provenance import read_provenance

_PLAIN: Final = re.compile(r"[A-Za-z][\w()/–-]*(?: [\w()/–-]+)*")
"""Text that YAML takes as it is, in a flow mapping too."""

_RESERVED: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_ROUND: Final = re.compile(r"assessments/.*-[0-9]{4}\.csv")
_OURS: Final = "rujukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published the table, under which title, and where."""

    publisher: str
    title: str
    address: str


def provenance_text(old: str, draft: TableDraft, source: Source | None, /) -> str:
    """``provenance.yaml`` with the table. ``source`` is needed where it is not yet in there.

    A table that is in there keeps its source and caveats; only its counts are renewed. Raises
    ``TableError``.
    """
    before = _read(old)
    if any(table.file == _path(draft) for table in before.tables):
        text = _renewed(old, draft)
    elif source is not None:
        text = _added(old, before, draft, source)
    else:
        raise TableError("Sumber tabel belum disebut.")
    after = _read(text)
    others = [table for table in after.tables if table.file != _path(draft)]
    kept = [table for table in before.tables if table.file != _path(draft)]
    if others != kept or not set(before.sources) <= set(after.sources):
        raise TableError("provenance.yaml tidak dapat dilengkapi tanpa mengubah isian lain.")
    return text


def is_described(old: str, path: str, /) -> bool:
    """Whether the table at ``path`` is in the text. Raises ``TableError``."""
    return any(table.file == path for table in _read(old).tables)


def _read(text: str) -> Provenance:
    try:
        return read_provenance(text)
    except ReferenceDataError as error:
        raise TableError("provenance.yaml di folder tujuan tidak dapat dibaca.") from error


def _path(draft: TableDraft) -> str:
    return f"assessments/{file_name(draft.framework, draft.year)}"


def _about(draft: TableDraft) -> str:
    provinces = sum(row.area.kind is AreaKind.PROVINCE for row in draft.placed)
    found = draft.framework.round(draft.year)
    parts = [
        f"{len(draft.placed) - provinces} kabupaten/kota",
        *([f"{provinces} provinsi"] if provinces else []),
    ]
    return (
        f"Hasil {found.kind if found else 'penilaian'} {_label(draft)} {draft.year} pemerintah "
        f"daerah, {' dan '.join(parts)}"
    )


def _label(draft: TableDraft) -> str:
    """What the index is called: "SPBE" of "SPBE 2020"."""
    return draft.framework.short_name.partition(" ")[0]


def _renewed(old: str, draft: TableDraft) -> str:
    lines = old.splitlines(keepends=True)
    start = _item(lines, "file", _path(draft))
    for at in range(start, _end(lines, start)):
        for key, value in (("about", _scalar(_about(draft))), ("rows", str(len(draft.placed)))):
            if lines[at].startswith(f"    {key}:"):
                lines[at] = f"    {key}: {value}\n"
    return "".join(lines)


def _added(old: str, before: Provenance, draft: TableDraft, source: Source) -> str:
    id_ = f"{draft.framework.family}-{draft.year}"
    if any(known.id == id_ for known in before.sources):
        raise TableError(f"provenance.yaml sudah memuat sumber '{id_}' untuk tabel lain.")
    rounds = [table for table in before.tables if _ROUND.fullmatch(table.file)]
    used = {column.source for table in rounds for column in table.columns} - {_OURS}
    last_source = [known.id for known in before.sources if known.id in used][-1:]
    last_table = [table.file for table in rounds][-1:]
    lines = old.splitlines(keepends=True)
    # the table stands below the sources: put it in first, so that no place moves
    at = _place(lines, "tables:", "file", last_table)
    lines[at:at] = _table_lines(draft, id_)
    at = _place(lines, "sources:", "id", last_source)
    lines[at:at] = [
        f"  - id: {id_}\n",
        f"    publisher: {_scalar(source.publisher)}\n",
        f"    title: {_scalar(source.title)}\n",
        f"    address: {_scalar(source.address)}\n",
    ]
    return "".join(lines)


def _place(lines: Sequence[str], section: str, key: str, last: Sequence[str]) -> int:
    """Where a new item goes: below the last one of its kind, else below the section's heading."""
    if last:
        return _end(lines, _item(lines, key, last[0]))
    for at, line in enumerate(lines):
        if line.rstrip() == section:
            return at + 1
    raise TableError(f"provenance.yaml tidak memuat bagian '{section}' seperti biasanya.")


def _item(lines: Sequence[str], key: str, value: str) -> int:
    for at, line in enumerate(lines):
        if line.rstrip() == f"  - {key}: {value}":
            return at
    raise TableError(f"provenance.yaml: isian '{value}' tidak ditulis seperti biasanya.")


def _end(lines: Sequence[str], start: int) -> int:
    """The line below the item that begins at ``start``."""
    at = start + 1
    while at < len(lines) and lines[at].startswith("    "):
        at += 1
    return at


def _table_lines(draft: TableDraft, source: str) -> list[str]:
    framework, year = draft.framework, str(draft.year)
    scale = f"skala {framework.scale_min}–{framework.scale_max}"
    published = {"source": source, "year": year}
    predicate = (
        "Disimpan seperti diterbitkan."
        if draft.has_predicates
        else "Tidak tercetak dalam sumber; dihitung dari indeks tercetak dengan batas predikat "
        "instrumen."
    )
    columns = [
        {
            "name": "code",
            "label": "Kode Kemendagri",
            "source": _OURS,
            "caveat": "Dipadankan dari nama tercetak.",
        },
        {"name": INDEX_NODE, "label": f"Indeks {_label(draft)}", "unit": scale, **published}
        | _caveat(draft, INDEX_NODE),
        {"name": "predicate", "label": "Predikat", **published, "caveat": predicate},
        *(
            {"name": node.id, "label": node.name, "unit": scale, **published}
            | _caveat(draft, node.id)
            for node in framework.top
        ),
        {"name": "printed_name", "label": "Nama tercetak", **published},
    ]
    return [
        f"  - file: {_path(draft)}\n",
        f"    about: {_scalar(_about(draft))}\n",
        f"    rows: {len(draft.placed)}\n",
        "    columns:\n",
        *(f"      - {{{_pairs(column)}}}\n" for column in columns),
    ]


def _caveat(draft: TableDraft, node: str) -> dict[str, str]:
    """What is odd about single values of a column."""
    odd = [
        f"{row.area.short_name} ({row.area.code}) "
        + ("dipulihkan menjadi " if oddity.status == "restored" else "tercetak ")
        + (row.index if node == INDEX_NODE else row.values[node]).replace(".", ",")
        for row in draft.placed
        for oddity in row.oddities
        if oddity.node == node
    ]
    return {"caveat": f"{'; '.join(odd)}; lihat catatan daerahnya."} if odd else {}


def _pairs(column: Mapping[str, str]) -> str:
    """A column as the inside of a flow mapping; caveats are always quoted, years never."""
    texts = {
        key: text
        if key == "year"
        else json.dumps(text, ensure_ascii=False)
        if key == "caveat"
        else _scalar(text)
        for key, text in column.items()
    }
    return ", ".join(f"{key}: {text}" for key, text in texts.items())


def _scalar(text: str) -> str:
    """``text`` as YAML, quoted where it has to be."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED:
        return text
    if re.fullmatch(r"https?://[\w./?=&%~+-]+", text):
        return text
    return json.dumps(text, ensure_ascii=False)
