"""The question bank: what delegations and assessors ask, and what is answered so far."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb_builder.model.claims import Cites, Model, Sources
from kb_builder.model.fields import (
    FullDate,
    NodeRef,
    PracticeRef,
    SchemaVersion,
    Slug,
    Text,
)
from kb_builder.model.vocabulary import QuestionOrigin, Role, Status


class Question(Model):
    """One question worth asking a host."""

    id: Slug = Field(title="Id", description="Tetap selamanya: menjadi bagian alamat.")
    text: Text = Field(title="Pertanyaan", description="Pertanyaan lengkap, sopan, satu kalimat.")
    why: Text | None = Field(
        default=None, title="Mengapa ditanyakan", description="Apa gunanya jawaban itu bagi tamu."
    )
    origin: QuestionOrigin = Field(
        title="Asal",
        description="asked bila sumber mencatat pertanyaannya, topic bila hanya topiknya.",
    )
    roles: Annotated[tuple[Role, ...], Field(min_length=1)] = Field(
        title="Untuk siapa", description="Peran yang menjawab; yang pertama adalah yang utama."
    )
    nodes: tuple[NodeRef, ...] = Field(
        default=(), title="Menyentuh indikator", description="Simpul instrumen yang terkait."
    )
    practices: tuple[PracticeRef, ...] = Field(
        default=(), title="Dijawab oleh praktik", description="Praktik yang menjawabnya."
    )
    visits: tuple[Slug, ...] = Field(
        default=(), title="Ditanyakan pada kunjungan", description="Nama berkas kunjungan."
    )
    meetings: tuple[PracticeRef, ...] = Field(
        default=(),
        title="Ditanyakan pada pertemuan penilaian",
        description="Pertemuan penilaian: 'daerah/id-pertemuan'.",
    )
    cites: Cites


class QuestionBank(Model):
    """The file ``cases/questions.yaml``."""

    schema_version: SchemaVersion = Field(title="Versi skema", description="Selalu 1.")
    status: Status = Field(title="Status", description="draft, published atau needs-review.")
    last_verified: FullDate = Field(
        title="Terakhir diperiksa", description="Tanggal seseorang membaca ulang seluruh isinya."
    )
    verified_by: Text = Field(title="Diperiksa oleh", description="Lembaga atau peran, bukan nama.")
    questions: Annotated[tuple[Question, ...], Field(min_length=1)] = Field(
        title="Pertanyaan", description="Daftar pertanyaan."
    )
    sources: Sources
