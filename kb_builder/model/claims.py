"""Claims, questions and sources: the sourced sentences all files are made of."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from kb_builder.model.fields import (
    FullDate,
    PartialDate,
    PracticeRef,
    SchemaVersion,
    Slug,
    Text,
    Unknown,
    WebAddress,
)
from kb_builder.model.vocabulary import Reading, SourceKind, Status


class Model(BaseModel):
    """Base of all models: frozen, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class FileModel(Model):
    """What every file begins with."""

    schema_version: SchemaVersion = Field(
        title="Versi skema", description="Selalu 1, sampai susunan berkas berubah."
    )
    status: Status = Field(
        title="Status",
        description="Sejauh mana berkas ini selesai. Konsep tidak tampil di situs.",
        examples=["draft"],
    )
    last_verified: FullDate = Field(
        title="Terakhir diperiksa",
        description="Tanggal seseorang membaca ulang seluruh isi berkas, bukan tanggal menyunting.",
        examples=["2026-11-20"],
    )
    verified_by: Text = Field(
        title="Diperiksa oleh",
        description="Lembaga atau jabatan yang membaca ulang, bukan nama orang.",
        examples=["Dinas Kominfo Kabupaten Bojonegoro"],
    )


Cites = Annotated[
    tuple[Slug, ...],
    Field(
        min_length=1,
        title="Sumber",
        description="Id sumber yang menyatakan hal ini, dari bagian 'sources' berkas ini.",
        examples=[["dinkominfo-107"], ["dinkominfo-107", "kemenpanrb-spbe-2024"]],
    ),
]
Note = Annotated[
    Text | None,
    Field(
        title="Catatan",
        description="Catatan penyusun: salah tulis di sumber, beda antarsumber, atau batas bukti.",
        examples=["Sumber menulis 54 daerah, padahal 10% dari 507 adalah 51."],
    ),
]


class Claim(Model, title="Pernyataan"):
    """One statement in our own words, with the sources that say it."""

    text: Text = Field(
        title="Pernyataan",
        description="Satu hal, dengan kata-kata sendiri, dalam teks biasa tanpa Markdown dan HTML.",
        examples=["Jaringan serat optik milik sendiri dibangun sejak 2010."],
    )
    cites: Cites
    quote: Text | None = Field(
        default=None,
        title="Kutipan",
        description="Kutipan langsung yang singkat, persis seperti di sumber.",
        examples=["karena usaha keras, karena secara geografis tidak menguntungkan"],
    )
    speaker: Text | None = Field(
        default=None,
        title="Penutur",
        description="Jabatan dan kantor yang menyatakannya, bukan nama orang.",
        examples=["Kepala Dinas Kominfo Kabupaten Bojonegoro"],
    )
    note: Note = None


def or_unknown(value: Any) -> str:
    """Tag of the union "a known value or ``tidak diketahui``"."""
    return "unknown" if isinstance(value, str) else "known"


ItemT = TypeVar("ItemT")
SomeOrUnknown = Annotated[
    Annotated[Unknown, Tag("unknown")]
    | Annotated[Annotated[tuple[ItemT, ...], Field(min_length=1)], Tag("known")],
    Discriminator(or_unknown),
]
"""A list of at least one item, or ``tidak diketahui``."""

Claims = Annotated[tuple[Claim, ...], Field(min_length=1)]
ClaimsOrUnknown = SomeOrUnknown[Claim]
Notes = Annotated[
    tuple[Claim, ...],
    Field(
        title="Catatan",
        description="Catatan penyusun tentang sumber, satu pernyataan tiap butir.",
    ),
]


class Answer(Model, title="Jawaban"):
    """An answer known so far to a question."""

    text: Text = Field(
        title="Jawaban",
        description="Jawaban dengan kata-kata sendiri, dalam teks biasa.",
        examples=["Dinas Kominfo dan Dewan TIK, sebelum aplikasi dibuat."],
    )
    cites: Cites
    practice: PracticeRef | None = Field(
        default=None,
        title="Praktik",
        description="Praktik yang menjawab: nama berkas daerah, garis miring, id praktik.",
        examples=["bojonegoro/dewan-tik"],
    )
    note: Note = None


class AskedQuestion(Model, title="Pertanyaan yang diajukan"):
    """A question that was asked at a visit or an assessment."""

    text: Text = Field(
        title="Pertanyaan",
        description="Yang ditanyakan, dalam satu kalimat dengan kata-kata sendiri.",
        examples=["Siapa yang menyetujui pembuatan aplikasi baru?"],
    )
    asked_by: Text | None = Field(
        default=None,
        title="Penanya",
        description="Jabatan atau peran yang bertanya, bukan nama orang.",
        examples=["asesor dari perguruan tinggi"],
    )
    cites: Cites
    answers: tuple[Answer, ...] = Field(
        default=(),
        title="Jawaban",
        description="Jawaban yang tercatat di sumber; hapus kunci ini bila tidak ada.",
    )


class Source(Model, title="Sumber"):
    """A page or document that claims cite."""

    title: Text = Field(
        title="Judul",
        description="Judul halaman atau dokumen, seperti tertulis di sana.",
        examples=["Laporan Pelaksanaan Evaluasi SPBE 2024"],
    )
    publisher: Text = Field(
        title="Penerbit",
        description="Lembaga atau media yang menerbitkan, bukan nama penulis.",
        examples=["Dinas Kominfo Kabupaten Bojonegoro"],
    )
    kind: SourceKind = Field(
        title="Jenis", description="Jenis sumber.", examples=["government-news"]
    )
    published: PartialDate | Unknown = Field(
        title="Tanggal terbit",
        description="Kapan sumber terbit: tanggal, bulan, atau tahun saja.",
        examples=["2015-11-25", "2015-11", "2015"],
    )
    accessed: PartialDate | Unknown = Field(
        title="Tanggal dibaca",
        description="Kapan sumber terakhir dibaca untuk berkas ini.",
        examples=["2026-11-20"],
    )
    url: WebAddress | Unknown = Field(
        title="Alamat",
        description="Alamat lengkap halaman, diawali http:// atau https://.",
        examples=["https://dinkominfo.bojonegorokab.go.id/berita/baca/107"],
    )
    archive_url: WebAddress | Unknown = Field(
        title="Alamat arsip",
        description="Salinan halaman itu di arsip web, supaya tetap terbaca bila aslinya hilang.",
        examples=["https://web.archive.org/web/2019/https://bojonegorokab.go.id/berita/2114"],
    )
    reading: Reading = Field(
        title="Cara dibaca",
        description="Apakah halaman itu sendiri dibaca, atau hanya kutipannya di tempat lain.",
        examples=["full-text"],
    )
    note: Note = None


Sources = Annotated[
    dict[Slug, Source],
    Field(
        title="Daftar sumber",
        description="Semua sumber berkas ini; kuncinya id yang dipakai di 'cites'.",
    ),
]
