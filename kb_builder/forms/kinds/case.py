"""The form of a new case: the first file of a regency or city."""

from __future__ import annotations

from typing import Final

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import document_of
from kb_builder.forms.content import Content
from kb_builder.forms.definition import Empty, Field, Form, FormKind
from kb_builder.forms.filling import Filled
from kb_builder.forms.pages import CASES
from kb_builder.forms.proposal import Proposal
from kb_builder.forms.shared import OFFICE, PROMISE, SOURCES, statement_field
from kb_builder.forms.sources import settle_sources
from kb_builder.forms.values import area
from kb_builder.reading.files import FileKind

_AREA: Final = "daerah"

FORM: Final = Form(
    kind=FormKind.CASE,
    file="kasus-baru.yml",
    name="Kasus baru",
    description="Memulai berkas sebuah kabupaten atau kota yang belum ada kasusnya.",
    title="Kasus baru: ",
    introduction=(
        "Satu formulir untuk satu daerah. Praktik dan kunjungan dikirim sesudahnya dengan "
        "formulirnya sendiri. Nilai SPBE tidak perlu ditulis: sudah ada dari tabel nasional."
    ),
    fields=(
        Field(
            id=_AREA,
            label="Daerah",
            finds=area,
            help="Kabupaten atau kota, nama atau kode Kemendagri.",
            example="Kabupaten Tegal",
            empty=Empty.REFUSED,
            place=("regency",),
        ),
        statement_field(
            "ringkasan",
            label="Ringkasan",
            says="Dua sampai lima pernyataan terpenting, dengan kata-kata sendiri.",
            example="Sejak 2018 semua kecamatan terhubung dengan jaringan milik sendiri.",
            empty=Empty.REFUSED,
            place=("summary",),
        ),
        statement_field(
            "keadaan",
            label="Keadaan daerah",
            says="Hal lain yang perlu diketahui tamu.",
            example="Sepertiga desa berada di pegunungan tanpa sinyal.",
            empty=Empty.LEFT_OUT,
            place=("context",),
        ),
        statement_field(
            "belum_baik",
            label="Yang belum baik",
            says="Menurut asesor atau daerah sendiri.",
            example="Perizinan belum dapat diurus dari rumah.",
            empty=Empty.LEFT_OUT,
            place=("gaps",),
        ),
        statement_field(
            "rencana",
            label="Rencana",
            says="Rencana yang disebut sumber.",
            example="Pusat data dipindahkan ke pusat data nasional pada 2027.",
            empty=Empty.LEFT_OUT,
            place=("plans",),
        ),
        *SOURCES,
        OFFICE,
        PROMISE,
    ),
)


def draft(filled: Filled, content: Content) -> Proposal | None:
    """The case's file, or None where the area has one already."""
    home = content.areas.by_code.get(filled.values.get(_AREA, ""))
    name = f"{CASES}{home.slug if home else 'daerah'}.yaml"
    if home and name in content.files:
        filled.refuse(
            _AREA,
            f"{home.name} sudah mempunyai kasus ({name}).",
            hint="Tambahkan dengan formulir praktik, atau betulkan dengan formulir koreksi.",
        )
        return None
    today = content.today.isoformat()
    settled = settle_sources(
        filled, own={}, known=content.sources, taken=content.source_ids, today=today
    )
    data = {
        "schema_version": "1",
        "status": "published",
        "last_verified": today,
        **filled.tree,
        "sources": settled.new,
    }
    return Proposal(
        form=FORM,
        name=name,
        kind=FileKind.CASE,
        text=write_document(document_of(data, FileKind.CASE)),
        places=filled.places,
        problems=tuple(filled.problems),
        remarks=tuple(settled.remarks),
    )
