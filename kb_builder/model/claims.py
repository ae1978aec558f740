"""Claims, questions and sources: the sourced sentences all files are made of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from kb_builder.model.fields import (
    PartialDate,
    PracticeRef,
    Slug,
    Text,
    Unknown,
    WebAddress,
)
from kb_builder.model.vocabulary import Reading, SourceKind


class Model(BaseModel):
    """Base of all models: frozen, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Cites = Annotated[
    tuple[Slug, ...],
    Field(
        min_length=1,
        title="Sumber",
        description="Daftar id sumber di bagian 'sources' berkas ini yang menyatakan hal tersebut.",
    ),
]


class Claim(Model):
    """One statement in our own words, with the sources that say it."""

    text: Text = Field(
        title="Pernyataan", description="Satu pernyataan dengan kata-kata sendiri, teks biasa."
    )
    cites: Cites
    quote: Text | None = Field(
        default=None,
        title="Kutipan",
        description="Kutipan langsung yang singkat, persis seperti di sumber.",
    )
    speaker: Text | None = Field(
        default=None,
        title="Penutur",
        description="Jabatan orang yang menyatakannya, bukan namanya.",
    )
    note: Text | None = Field(
        default=None,
        title="Catatan",
        description="Catatan penyusun: salah tulis di sumber, beda antarsumber, batas bukti.",
    )


def or_unknown(value: Any) -> str:
    """Tag of the union "a known value or ``tidak diketahui``"."""
    return "unknown" if isinstance(value, str) else "known"


Claims = Annotated[tuple[Claim, ...], Field(min_length=1)]
ClaimsOrUnknown = Annotated[
    Annotated[Unknown, Tag("unknown")] | Annotated[Claims, Tag("known")],
    Discriminator(or_unknown),
]


class Answer(Model):
    """An answer known so far to a question."""

    text: Text = Field(title="Jawaban", description="Jawaban dengan kata-kata sendiri.")
    cites: Cites
    practice: PracticeRef | None = Field(
        default=None, title="Praktik", description="Praktik yang menjawab: 'daerah/id-praktik'."
    )
    note: Text | None = Field(default=None, title="Catatan", description="Catatan penyusun.")


class AskedQuestion(Model):
    """A question that was asked at a visit or an assessment."""

    text: Text = Field(title="Pertanyaan", description="Yang ditanyakan, kata-kata sendiri.")
    asked_by: Text | None = Field(
        default=None, title="Penanya", description="Peran penanya, bukan nama."
    )
    cites: Cites
    answers: tuple[Answer, ...] = Field(
        default=(), title="Jawaban", description="Jawaban yang tercatat; kosong bila tidak ada."
    )


class Source(Model):
    """A page or document that claims cite."""

    title: Text = Field(title="Judul", description="Judul halaman atau dokumen.")
    publisher: Text = Field(title="Penerbit", description="Lembaga atau media yang menerbitkan.")
    kind: SourceKind = Field(title="Jenis", description="Jenis sumber.")
    published: PartialDate | Unknown = Field(
        title="Tanggal terbit", description="2015-11-25, 2015-11, 2015, atau tidak diketahui."
    )
    accessed: PartialDate | Unknown = Field(
        title="Tanggal dibaca", description="Kapan sumber terakhir dibaca untuk berkas ini."
    )
    url: WebAddress | Unknown = Field(title="Alamat", description="Alamat http(s) sumber.")
    archive_url: WebAddress | Unknown = Field(
        title="Alamat arsip", description="Salinan di arsip web, atau tidak diketahui."
    )
    reading: Reading = Field(
        title="Cara dibaca", description="full-text bila halaman itu sendiri dibaca."
    )
    note: Text | None = Field(default=None, title="Catatan", description="Catatan penyusun.")


Sources = Annotated[
    dict[Slug, Source],
    Field(
        title="Daftar sumber", description="Sumber berkas ini, dengan id yang dipakai di 'cites'."
    ),
]
