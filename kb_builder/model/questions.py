"""The question bank: what delegations and assessors ask, and what is answered so far."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb_builder.model.claims import Cites, FileModel, Model, Sources
from kb_builder.model.fields import NodeRef, PracticeRef, Slug, Text
from kb_builder.model.vocabulary import QuestionOrigin, Role


class Question(Model, title="Pertanyaan"):
    """One question worth asking a host."""

    id: Slug = Field(
        title="Id",
        description="Nama pendek pertanyaan; menjadi bagian alamat dan tidak diganti lagi.",
        examples=["siapa-menyetujui-aplikasi"],
    )
    text: Text = Field(
        title="Pertanyaan",
        description="Pertanyaan lengkap dan sopan, dalam satu kalimat.",
        examples=["Siapa yang menyetujui pembuatan aplikasi baru?"],
    )
    why: Text | None = Field(
        default=None,
        title="Mengapa ditanyakan",
        description="Apa gunanya jawaban itu bagi tamu, dalam satu kalimat.",
        examples=["Menunjukkan cara menahan aplikasi yang serupa."],
    )
    origin: QuestionOrigin = Field(
        title="Asal", description="Dari mana pertanyaan ini datang.", examples=["asked"]
    )
    roles: Annotated[tuple[Role, ...], Field(min_length=1)] = Field(
        title="Untuk siapa",
        description="Siapa yang dapat menjawab; yang pertama adalah yang utama.",
        examples=[["kominfo", "ortala"]],
    )
    nodes: tuple[NodeRef, ...] = Field(
        default=(),
        title="Menyentuh indikator",
        description="Bagian instrumen yang terkait: instrumen, garis miring, id simpul.",
        examples=[["spbe-2020/I17"]],
    )
    practices: tuple[PracticeRef, ...] = Field(
        default=(),
        title="Dijawab oleh praktik",
        description="Praktik yang menjawab: nama berkas daerah, garis miring, id praktik.",
        examples=[["bojonegoro/dewan-tik"]],
    )
    visits: tuple[Slug, ...] = Field(
        default=(),
        title="Ditanyakan pada kunjungan",
        description="Nama berkas kunjungan tanpa .yaml.",
        examples=[["2019-04-30-bojonegoro-sumedang"]],
    )
    meetings: tuple[PracticeRef, ...] = Field(
        default=(),
        title="Ditanyakan pada pertemuan penilaian",
        description="Pertemuan penilaian: nama berkas daerah, garis miring, id pertemuan.",
        examples=[["bojonegoro/pegi-2015"]],
    )
    cites: Cites


class QuestionBank(FileModel, title="Bank pertanyaan"):
    """The file ``cases/questions.yaml``."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)] = Field(
        title="Pertanyaan", description="Semua pertanyaan, satu butir tiap pertanyaan."
    )
    sources: Sources
