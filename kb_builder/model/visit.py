"""The file of one study visit: it has two owners, so it lives outside both case files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from kb_builder.model.claims import (
    AskedQuestion,
    Cites,
    Claim,
    ClaimsOrUnknown,
    Model,
    Sources,
    or_unknown,
)
from kb_builder.model.fields import (
    AreaCode,
    Count,
    FullDate,
    PartialDate,
    PracticeRef,
    SchemaVersion,
    Text,
    Unknown,
)
from kb_builder.model.vocabulary import FollowUpStatus, Status


class Host(Model):
    """Who received the guests."""

    regency: AreaCode = Field(title="Kode tuan rumah", description="Kode Kemendagri tuan rumah.")
    place: Text | Unknown = Field(title="Tempat", description="Tempat penerimaan.")
    received_by: tuple[Text, ...] = Field(
        default=(), title="Penerima", description="Jabatan dan kantor yang menerima, bukan nama."
    )


class Guest(Model):
    """Who came. ``regency`` is empty where the guests were not a regency or city."""

    regency: AreaCode | None = Field(
        default=None, title="Kode tamu", description="Kode Kemendagri tamu, bila pemerintah daerah."
    )
    body: Text = Field(title="Lembaga", description="Lembaga tamu seperti disebut sumber.")
    lead_role: Text | Unknown = Field(title="Pemimpin", description="Jabatan pemimpin rombongan.")
    people: Count | Unknown = Field(title="Jumlah orang", description="Jumlah orang rombongan.")
    people_note: Text | None = Field(
        default=None, title="Catatan jumlah", description="Misalnya jumlah gabungan rombongan."
    )


class Shown(Claim):
    """Something that the host showed or told, with the practice that describes it."""

    practice: PracticeRef | None = Field(
        default=None, title="Praktik", description="Praktik terkait: 'daerah/id-praktik'."
    )


class FollowUp(Model):
    """An agreed next step."""

    what: Text = Field(title="Apa", description="Yang akan dilakukan.")
    owner: Text | Unknown = Field(title="Penanggung jawab", description="Kantor, bukan nama.")
    due: PartialDate | Unknown = Field(title="Tenggat", description="Kapan selesai.")
    status: FollowUpStatus | Unknown = Field(title="Status", description="Keadaan sekarang.")
    cites: Cites


FollowUpsOrUnknown = Annotated[
    Annotated[Unknown, Tag("unknown")]
    | Annotated[Annotated[tuple[FollowUp, ...], Field(min_length=1)], Tag("known")],
    Discriminator(or_unknown),
]


class Visit(Model):
    """The file ``cases/visits/<date>-<host>-<guest>.yaml`` of one visit."""

    schema_version: SchemaVersion = Field(title="Versi skema", description="Selalu 1.")
    status: Status = Field(title="Status", description="draft, published atau needs-review.")
    last_verified: FullDate = Field(
        title="Terakhir diperiksa", description="Tanggal seseorang membaca ulang seluruh isinya."
    )
    verified_by: Text = Field(title="Diperiksa oleh", description="Lembaga atau peran, bukan nama.")
    date: PartialDate = Field(title="Tanggal", description="Hari (atau bulan, tahun) kunjungan.")
    end: PartialDate | None = Field(
        default=None, title="Tanggal akhir", description="Hari terakhir bila lebih dari sehari."
    )
    date_note: Text | None = Field(
        default=None, title="Catatan tanggal", description="Bila tanggalnya tidak pasti."
    )
    host: Host = Field(title="Tuan rumah", description="Yang dikunjungi.")
    guests: Annotated[tuple[Guest, ...], Field(min_length=1)] = Field(
        title="Tamu", description="Yang berkunjung."
    )
    purpose: ClaimsOrUnknown = Field(title="Tujuan", description="Maksud kunjungan.")
    why_this_host: ClaimsOrUnknown = Field(
        title="Alasan memilih", description="Mengapa tuan rumah ini yang dipilih."
    )
    topics: tuple[Text, ...] = Field(
        default=(), title="Topik", description="Pokok bahasan, singkat."
    )
    questions: tuple[AskedQuestion, ...] = Field(
        default=(), title="Pertanyaan", description="Yang ditanyakan tamu."
    )
    shown: tuple[Shown, ...] = Field(
        default=(), title="Yang dijelaskan", description="Yang dijelaskan atau diperlihatkan."
    )
    lessons: ClaimsOrUnknown = Field(
        title="Pelajaran", description="Pelajaran yang disebut sumber."
    )
    follow_up: FollowUpsOrUnknown = Field(
        title="Tindak lanjut", description="Rencana tindak lanjut dan keadaannya."
    )
    disagreements: tuple[Claim, ...] = Field(
        default=(), title="Beda antarsumber", description="Di mana sumber tidak sejalan."
    )
    notes: tuple[Claim, ...] = Field(
        default=(), title="Catatan", description="Catatan penyusun tentang sumber."
    )
    cites: Cites
    sources: Sources
