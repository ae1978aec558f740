"""The form of a study visit: a file of its own in ``cases/visits/``."""

from __future__ import annotations

from typing import Final

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import document_of
from kb_builder.editing.names import cut, free_name
from kb_builder.forms.content import Content
from kb_builder.forms.definition import Empty, Field, Form, FormKind, Widget
from kb_builder.forms.filling import Filled
from kb_builder.forms.pages import VISITS
from kb_builder.forms.proposal import Proposal
from kb_builder.forms.shared import OFFICE, PROMISE, SKIP, SOURCES, statement_field
from kb_builder.forms.sources import settle_sources
from kb_builder.forms.statements import follow_ups, statements, texts
from kb_builder.forms.values import area, count, date, text
from kb_builder.reading.files import FileKind
from kb_builder.reference import Areas
from kb_builder.reference.areas import slug_of
from kb_builder.words.dates import date_text

_HOST: Final = "tuan_rumah"
_GUEST: Final = "daerah_tamu"
_BODY: Final = "lembaga_tamu"
_DATE: Final = "tanggal"
_END: Final = "tanggal_akhir"

FORM: Final = Form(
    kind=FormKind.VISIT,
    file="kunjungan.yml",
    name="Kunjungan",
    description="Mencatat satu kunjungan studi banding yang sudah terjadi.",
    title="Kunjungan: ",
    introduction=(
        "Satu formulir untuk satu kunjungan. Yang tidak diketahui dikosongkan saja; "
        "di situs akan tertulis “tidak diketahui”. Sebut jabatan, bukan nama orang."
    ),
    fields=(
        Field(
            id=_DATE,
            label="Tanggal kunjungan",
            reads=date,
            help="Hari, bulan, dan tahun. Bila harinya tidak diketahui, bulan dan tahun saja.",
            example="30 April 2019",
            empty=Empty.REFUSED,
            place=("date",),
        ),
        Field(
            id=_END,
            label="Tanggal akhir",
            reads=date,
            help="Hanya bila kunjungan lebih dari sehari.",
            example="2 Mei 2019",
            place=("end",),
        ),
        Field(
            id=_HOST,
            label="Daerah yang dikunjungi",
            finds=area,
            help="Kabupaten atau kota tuan rumah.",
            example="Kabupaten Bojonegoro",
            empty=Empty.REFUSED,
            place=("host", "regency"),
        ),
        Field(
            id="tempat",
            label="Tempat penerimaan",
            reads=text,
            help=SKIP,
            example="Ruang Angling Darmo, kantor Pemerintah Kabupaten Bojonegoro",
            empty=Empty.UNKNOWN,
            place=("host", "place"),
        ),
        Field(
            id="penerima",
            label="Yang menerima",
            reads=texts,
            help="Jabatan dan kantor yang menerima, satu baris satu. Bukan nama orang.",
            example="- Sekretaris Daerah\n- Kepala Dinas Kominfo",
            widget=Widget.TEXTAREA,
            place=("host", "received_by"),
        ),
        Field(
            id=_GUEST,
            label="Daerah tamu",
            finds=area,
            help="Kabupaten atau kota yang datang. Kosongkan bila tamunya bukan kabupaten/kota.",
            example="Kabupaten Sumedang",
            place=("guest", "regency"),
        ),
        Field(
            id=_BODY,
            label="Lembaga tamu",
            reads=text,
            help="Lembaga yang datang, seperti disebut sumber.",
            example="Sekretariat Daerah Kabupaten Sumedang",
            empty=Empty.REFUSED,
            place=("guest", "body"),
        ),
        Field(
            id="pemimpin",
            label="Jabatan pemimpin rombongan",
            reads=text,
            help=f"Jabatan, bukan nama. {SKIP}",
            example="Asisten I Sekretariat Daerah",
            empty=Empty.UNKNOWN,
            place=("guest", "lead_role"),
        ),
        Field(
            id="jumlah_orang",
            label="Jumlah orang",
            reads=count,
            help=SKIP,
            example="10",
            empty=Empty.UNKNOWN,
            place=("guest", "people"),
        ),
        statement_field(
            "tujuan",
            label="Tujuan kunjungan",
            says="Dengan kata-kata sendiri.",
            example="Mempelajari penerapan pemerintahan elektronik.",
            place=("purpose",),
        ),
        statement_field(
            "alasan_memilih",
            label="Alasan memilih tuan rumah",
            example="Indeks SPBE tuan rumah lebih tinggi pada domain tata kelola.",
            place=("why_this_host",),
        ),
        Field(
            id="topik",
            label="Topik",
            reads=texts,
            help="Pokok bahasan, beberapa kata saja, satu baris satu.",
            example="- Pusat data\n- Jaringan antarkecamatan",
            widget=Widget.TEXTAREA,
            place=("topics",),
        ),
        Field(
            id="pertanyaan",
            label="Pertanyaan tamu",
            reads=statements,
            help="Yang ditanyakan tamu, satu baris satu pertanyaan.",
            example="- Bagaimana kecamatan dihubungkan ke jaringan?",
            widget=Widget.TEXTAREA,
            place=("questions",),
        ),
        statement_field(
            "dijelaskan",
            label="Yang dijelaskan tuan rumah",
            says="Yang diterangkan atau diperlihatkan.",
            example="Dua kecamatan sudah terhubung dengan serat optik.",
            empty=Empty.LEFT_OUT,
            place=("shown",),
        ),
        statement_field(
            "pelajaran",
            label="Pelajaran",
            says="Yang dipelajari tamu, seperti disebut sumber.",
            example="Aturan lebih dahulu, baru aplikasi.",
            place=("lessons",),
        ),
        Field(
            id="tindak_lanjut",
            label="Tindak lanjut",
            reads=follow_ups,
            help=(
                "Satu baris satu rencana: apa | kantor | tenggat | keadaan (direncanakan, "
                f"berjalan, selesai, dihentikan). {SKIP}"
            ),
            example="- Menyusun Peraturan Bupati tentang SPBE | Bagian Hukum | Desember 2026",
            widget=Widget.TEXTAREA,
            empty=Empty.UNKNOWN,
            place=("follow_up",),
        ),
        *SOURCES,
        OFFICE,
        PROMISE,
    ),
)


def draft(filled: Filled, content: Content) -> Proposal:
    """The visit's file, under a name that no other visit has."""
    today = content.today.isoformat()
    for key in (_DATE, _END):
        day = str(filled.values.get(key, ""))
        if day > today[: len(day)]:
            filled.refuse(
                key,
                f"{date_text(day)} belum terjadi pada hari formulir ini ({date_text(today)}).",
                hint="Catat kunjungan sesudah berlangsung, atau betulkan tanggalnya.",
            )
    settled = settle_sources(
        filled, own={}, known=content.sources, taken=content.source_ids, today=today
    )
    data = {
        "schema_version": "1",
        "status": "published",
        "last_verified": today,
        **{key: value for key, value in filled.tree.items() if key != "guest"},
        "guests": [filled.tree["guest"]],
        "cites": list(dict.fromkeys(settled.ids.values())),
        "sources": settled.new,
    }
    places = {
        ("guests", 0, *place[1:]) if place[0] == "guest" else place: field
        for place, field in filled.places.items()
    }
    wanted = _stem(filled, content.areas)
    stem = free_name(wanted, content.stems)
    remarks = settled.remarks
    if stem != wanted:
        remarks.append(
            f"Sudah ada kunjungan dengan tanggal, tuan rumah, dan tamu yang sama ({wanted}). Bila "
            "yang dimaksud kunjungan itu, jangan teruskan formulir ini; pakai formulir koreksi."
        )
    return Proposal(
        form=FORM,
        name=f"{VISITS}{stem}.yaml",
        kind=FileKind.VISIT,
        text=write_document(document_of(data, FileKind.VISIT)),
        places=places,
        problems=tuple(filled.problems),
        remarks=tuple(remarks),
    )


def _stem(filled: Filled, known: Areas) -> str:
    """``<date>-<host>-<guest>``; only what was understood is used, and only as a slug."""
    values, areas = filled.values, known.by_code
    host = areas[values[_HOST]].slug if _HOST in values else "tuan-rumah"
    guest = areas[values[_GUEST]].slug if _GUEST in values else slug_of(values.get(_BODY, ""))
    return f"{values.get(_DATE, 'tanggal')}-{host}-{cut(guest, longest=40) or 'tamu'}"
