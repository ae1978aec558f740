"""Texts of issues as GitHub makes them from the forms, and the events that carry them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, Final

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import read_document
from kb_builder.editing.selection import select_files
from kb_builder.forms.conversion import Conversion, convert
from kb_builder.forms.definition import FormKind, Widget
from kb_builder.forms.kinds import FORMS
from kb_builder.forms.submission import Submission
from tests.national import NATIONAL
from tests.small import small_cases

ROOT: Final = Path(__file__).resolve().parents[2]
TODAY: Final = dt.date(2026, 11, 22)

_SOURCE: Final = {
    "alamat_sumber_1": "https://dinkominfo.tegalkab.go.id/berita/kunjungan-tegal.html",
    "judul_sumber_1": "Tegal belajar dari Bojonegoro",
    "penerbit_sumber_1": "Dinas Kominfo Kabupaten Tegal",
    "jenis_sumber_1": "berita situs pemerintah",
    "cara_membaca": "teks lengkap dibaca",
    "janji": "- [X] Isian ini tidak memuat NIK, nomor telepon, surel, atau nama perorangan.",
}
_OFFICE: Final = {"kantor_pengisi": "Dinas Kominfo Kabupaten Tegal"}
GOOD: Final[dict[FormKind, dict[str, str]]] = {
    FormKind.VISIT: {
        "tanggal": "30 April 2025",
        "tuan_rumah": "Kab. Bojonegoro",
        "daerah_tamu": "Kabupaten Tegal",
        "lembaga_tamu": "Dinas Kominfo Kabupaten Tegal",
        **_SOURCE,
        **_OFFICE,
    },
    FormKind.CHECK: {
        "kunjungan": "kunjungan/2019-04-30-bojonegoro-sumedang.html",
        "pemeriksaan": "sesudah 3 bulan",
        "tanggal_periksa": "2 Agustus 2019",
        "keadaan": "berjalan",
        **_SOURCE,
    },
    FormKind.PRACTICE: {
        "daerah": "Bojonegoro",
        "judul": "Klinik data desa",
        "ringkasan": "Dinas mendampingi desa merapikan datanya.",
        "tema": "Desa, Data",
        "tindakan": "- Dinas mengunjungi desa setiap bulan.",
        **_SOURCE,
    },
    FormKind.CASE: {
        "daerah": "Kabupaten Tegal",
        "ringkasan": "- Semua kecamatan terhubung dengan jaringan milik sendiri.",
        **_SOURCE,
        **_OFFICE,
    },
    FormKind.CORRECTION: {
        "halaman": "daerah/bojonegoro.html",
        "berkas": "cases/bojonegoro.yaml",
        "tertulis": "Jaringan sudah ada.",
        "seharusnya": "Jaringan sudah ada sejak 2010.",
        "alasan": "Berita menyebut tahunnya.",
        "janji": _SOURCE["janji"],
    },
}
"""The fewest answers that each form takes."""


def body(kind: FormKind, **answers: str) -> str:
    """The text of an issue with these answers, the others good or empty."""
    given = {**GOOD[kind], **answers}
    unknown = set(given) - {field.id for field in FORMS[kind].fields}
    assert not unknown, f"no such questions: {unknown}"
    parts = []
    for field in FORMS[kind].fields:
        choice = field.widget is Widget.DROPDOWN and not field.several
        answer = given.get(field.id) or ("None" if choice else "_No response_")
        parts.append(f"### {field.label}\n\n{answer}")
    return "\n\n".join(parts)


def event(kind: FormKind, text: str, **issue: Any) -> bytes:
    """GitHub's event of an issue with this text."""
    told = {
        "number": 12,
        "title": "Kunjungan: Tegal",
        "body": text,
        "labels": [{"name": "formulir"}, {"name": kind.value}],
        "user": {"login": "tegal"},
        "created_at": "2026-11-21T20:00:00Z",
    }
    return json.dumps({"action": "opened", "issue": told | issue}).encode("utf-8")


def sent(root: Path, kind: FormKind, **answers: str) -> Conversion:
    """What comes of a form with these answers in the project at ``root``."""
    return convert(
        Submission(body=body(kind, **answers), kind=kind), root=root, national=NATIONAL, today=TODAY
    )


def told(conversion: Conversion) -> list[tuple[str, str]]:
    """The problems as question and sentence."""
    return [(p.field.label if p.field else "", p.message) for p in conversion.problems]


def real_project(root: Path) -> Path:
    """A project with a few of the repository's own cases."""
    small_cases(root)
    (root / "conf.py").write_text("", encoding="utf-8")
    return root


def canonical(root: Path) -> Path:
    """The project with its files in their one form."""
    for file in select_files(root):
        text = write_document(read_document(file.read(), file.kind))
        file.path.write_text(text, encoding="utf-8")
    return root
