"""What ``kb import assessment`` tells: a page for people, JSON for programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from kb_builder.importing.draft import OpenRow, TableDraft, missing_by_province
from kb_builder.importing.rows import UNKNOWN
from kb_builder.model.area import Area, AreaKind
from kb_builder.words.page import Column, Page

_SHOWN: Final = 40
"""More repairs than this are left to ``--json``."""
_NAMED: Final = 20
"""More areas whose row may be lost are left to ``--json``, too."""
_ROUNDED: Final = "dibulatkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it. ``written`` are paths in the folder ``into``."""

    file: str
    draft: TableDraft
    dry_run: bool
    into: Path
    written: tuple[str, ...] = ()
    notes_lost: tuple[str, ...] = ()
    """Notes of the old table that the new one does not have."""
    template: Path | None = None


def closing(result: Result, /) -> list[str]:
    """What people are told at the end."""
    draft, sentences = result.draft, []
    if draft.suspect:
        sentences.append(
            "Sangat banyak baris yang tidak cocok dengan hitungan; mungkin susunan kolom atau "
            "instrumennya keliru, jadi saran tidak dicari."
        )
    if result.notes_lost:
        sentences.append(
            f"Catatan lama tahun {draft.year} yang tidak ada lagi: {'; '.join(result.notes_lost)}"
        )
    if draft.open:
        sentences.append(f"Tidak ada tabel yang ditulis: {len(draft.open)} baris belum beres.")
        sentences.append(
            f"Isi '{result.template}', lalu jalankan lagi dengan --decisions '{result.template}'."
            if result.template
            else "Tambahkan --write-decisions keputusan.csv untuk mendapat berkas yang dapat diisi."
        )
    elif result.dry_run:
        sentences.append("Semua baris beres; tidak ada yang ditulis karena --dry-run.")
    elif result.written:
        sentences.append(f"Ditulis di '{result.into}': {', '.join(result.written)}.")
    else:
        sentences.append("Semua baris beres; tabel yang ada sudah sama.")
    return sentences


def page(result: Result, /) -> Page:
    """The report for people."""
    draft = result.draft
    found = Page()
    found.title(f"{draft.framework.short_name}, putaran {draft.year}: {result.file}")
    found.pairs(_counts(draft))
    if draft.open:
        found.lines("Belum beres:")
        found.table(
            (Column("Baris", numbers=True), Column("Nama"), Column("Masalah"), Column("Petunjuk")),
            [(str(row.row), row.name, "; ".join(row.problems), advice(row)) for row in draft.open],
        )
    if draft.respelled:
        found.lines("Nama yang ditempatkan walaupun ejaannya berbeda:")
        found.table(
            (Column("Baris", numbers=True), Column("Tertulis"), Column("Dibaca")),
            [(str(row.row), row.name, _named(row.area)) for row in draft.respelled],
        )
    _show_repairs(found, draft)
    if unknown := [line for line in draft.skipped if line.why == UNKNOWN]:
        found.lines("Baris berangka yang dilewati karena tidak dikenal:")
        found.table(
            (Column("Baris", numbers=True), Column("Tulisan")),
            [(str(line.number), line.text) for line in unknown[:_SHOWN]],
        )
    if draft.left_out:
        found.lines("Dikeluarkan dengan alasan:")
        found.table(
            (Column("Baris", numbers=True), Column("Nama"), Column("Alasan")),
            [(str(row.row), row.name, row.reason) for row in draft.left_out],
        )
    if draft.missing:
        found.lines(*_missing_lines(draft))
    return found


def _counts(draft: TableDraft) -> list[tuple[str, str]]:
    skipped = Counter(line.why.partition(" dengan baris ")[0] for line in draft.skipped)
    rows = [
        ("Baris dibaca", str(draft.read)),
        ("Ditempatkan", str(len(draft.placed))),
        ("Belum beres", str(len(draft.open))),
        ("Dikeluarkan dengan alasan", str(len(draft.left_out))),
        ("Sel dibetulkan", str(len(draft.repairs))),
    ]
    if skipped:
        parts = ", ".join(f"{count} {why}" for why, count in sorted(skipped.items()))
        rows.append(("Dilewati", parts))
    how = "menurut judul kolom" if draft.headed else "dipastikan dengan hitungan"
    rows.append(("Susunan angka", f"{', '.join(draft.order)} ({how})"))
    if not draft.has_predicates:
        rows.append(("Predikat", "tidak tercetak; dihitung dari indeks tercetak"))
    return rows


def _show_repairs(found: Page, draft: TableDraft) -> None:
    rounded = sum(repair.why == _ROUNDED for repair in draft.repairs)
    repairs = [repair for repair in draft.repairs if repair.why != _ROUNDED]
    if rounded:
        found.lines(f"{rounded} sel memuat lebih banyak desimal daripada yang dicetak; dibulatkan.")
    if not repairs:
        return
    found.lines("Sel yang dibetulkan:")
    found.table(
        (
            Column("Baris", numbers=True),
            Column("Kolom"),
            Column("Tertulis"),
            Column("Dibaca"),
            Column("Sebab"),
        ),
        [
            (str(item.row), item.column, item.before, _comma(item.after), item.why)
            for item in repairs[:_SHOWN]
        ],
    )
    if len(repairs) > _SHOWN:
        found.lines(f"{len(repairs) - _SHOWN} sel lain yang dibetulkan ada pada keluaran --json.")


def _missing_lines(draft: TableDraft) -> list[str]:
    """Areas without a row: a count for each province, and provinces by name."""
    counts = missing_by_province(draft)
    lines = []
    if counts:
        parts = ", ".join(f"{name} {count}" for name, count in counts.items())
        lines.append(f"Kabupaten dan kota tanpa baris ({sum(counts.values())}): {parts}.")
    provinces = [area.short_name for area in draft.missing if area.kind is AreaKind.PROVINCE]
    if provinces:
        lines.append(f"Provinsi tanpa baris ({len(provinces)}): {', '.join(provinces)}.")
    if draft.lost:
        names = ", ".join(map(_named, draft.lost[:_NAMED]))
        more = len(draft.lost) - _NAMED
        others = f", dan {more} lainnya" if more > 0 else ""
        lines.append(
            "Periksa apakah barisnya terlewat, karena ada pada tabel nasional sebelumnya: "
            f"{names}{others}."
        )
    lines.append("Yang tanpa baris disebut belum dievaluasi.")
    return lines


def advice(row: OpenRow) -> str:
    """What may be meant."""
    parts = []
    if row.suggestion is not None:
        parts.append(f"mungkin {row.suggestion.column} {_comma(row.suggestion.after)}")
    if row.candidates:
        parts.append(f"terdekat {', '.join(map(_named, row.candidates))}")
    return "; ".join(parts)


def _named(area: Area) -> str:
    return f"{area.name} ({area.code})"


def _comma(text: str) -> str:
    return re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", text)


def result_json(result: Result, /) -> dict[str, Any]:
    """The report for programs. Figures are strings with a decimal point."""
    draft = result.draft
    return {
        "file": result.file,
        "framework": draft.framework.id,
        "year": draft.year,
        "counts": {
            "read": draft.read,
            "placed": len(draft.placed),
            "open": len(draft.open),
            "left_out": len(draft.left_out),
            "repaired": len(draft.repairs),
            "skipped": len(draft.skipped),
            "missing": len(draft.missing),
        },
        "order": list(draft.order),
        "headed": draft.headed,
        "predicate_printed": draft.has_predicates,
        "open": [
            {
                "row": row.row,
                "name": row.name,
                "text": row.text,
                "problems": list(row.problems),
                "candidates": [_area_json(area) for area in row.candidates],
                "suggestion": None if row.suggestion is None else asdict(row.suggestion),
            }
            for row in draft.open
        ],
        "respelled": [
            {"row": row.row, "name": row.name, **_area_json(row.area)} for row in draft.respelled
        ],
        "repairs": [asdict(repair) for repair in draft.repairs],
        "left_out": [asdict(row) for row in draft.left_out],
        "skipped": [asdict(line) for line in draft.skipped],
        "missing": [area.code for area in draft.missing],
        "lost": [area.code for area in draft.lost],
        "notes_lost": list(result.notes_lost),
        "written": list(result.written),
    }


def _area_json(area: Area) -> Mapping[str, str]:
    return {"code": area.code, "area": area.name}
