"""The case file of one regency: profiles, practices, assessment meetings, gaps and plans."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from kb_builder.model.claims import (
    AskedQuestion,
    Cites,
    Claim,
    Claims,
    ClaimsOrUnknown,
    Model,
    Sources,
    or_unknown,
)
from kb_builder.model.fields import (
    AreaCode,
    Count,
    FullDate,
    NodeRef,
    Number,
    PartialDate,
    SchemaVersion,
    Slug,
    Text,
    Unknown,
)
from kb_builder.model.vocabulary import Basis, Status, Strength, Theme


class Profile(Model):
    """Scores of one assessment round, as published."""

    framework: Slug = Field(title="Instrumen", description="pegi, spbe-2018, spbe-2020, …")
    year: Count = Field(title="Tahun", description="Tahun penilaian.")
    basis: Basis = Field(title="Penilai", description="Siapa yang menilai.")
    scores: dict[str, Number] = Field(
        default_factory=dict,
        title="Nilai",
        description="Nilai tiap dimensi, domain, aspek atau indikator seperti tercetak.",
    )
    index: Number | None = Field(default=None, title="Indeks", description="Indeks tercetak.")
    predicate: Text | None = Field(
        default=None, title="Predikat", description="Predikat seperti diterbitkan."
    )
    cites: Cites
    note: Text | None = Field(default=None, title="Catatan", description="Catatan penyusun.")


class Measurement(Model):
    """A figure with its unit and period."""

    value: Number = Field(title="Angka", description="Angka dengan titik desimal.")
    unit: Text = Field(title="Satuan", description="persen, desa, km, …")
    period: PartialDate | Unknown = Field(title="Periode", description="Kapan angka itu berlaku.")


class Result(Model):
    """What came of a practice, and how strong the evidence is."""

    metric: Text = Field(title="Ukuran", description="Apa yang diukur atau diuraikan.")
    text: Text | None = Field(default=None, title="Uraian", description="Hasilnya dalam kata-kata.")
    before: Measurement | None = Field(
        default=None, title="Sebelum", description="Angka sebelum praktik berjalan."
    )
    after: Measurement | None = Field(
        default=None, title="Sesudah", description="Angka sesudah praktik berjalan, atau keluaran."
    )
    strength: Strength = Field(title="Tingkat bukti", description="Seberapa kuat buktinya.")
    cites: Cites
    note: Text | None = Field(default=None, title="Catatan", description="Catatan penyusun.")


ResultsOrUnknown = Annotated[
    Annotated[Unknown, Tag("unknown")]
    | Annotated[Annotated[tuple[Result, ...], Field(min_length=1)], Tag("known")],
    Discriminator(or_unknown),
]


class Transferability(Model):
    """What another regency needs before it can adopt the practice."""

    needs: ClaimsOrUnknown = Field(
        title="Prasyarat", description="Yang harus ada lebih dahulu di daerah lain."
    )
    adapt: ClaimsOrUnknown = Field(
        title="Penyesuaian", description="Yang perlu disesuaikan dengan keadaan setempat."
    )
    tried_elsewhere: ClaimsOrUnknown = Field(
        title="Sudah dicoba", description="Daerah lain yang sudah mencobanya."
    )


class Practice(Model):
    """One practice that others can study and adopt."""

    id: Slug = Field(title="Id", description="Tetap selamanya: menjadi alamat halaman.")
    title: Text = Field(title="Judul", description="Nama praktik yang jelas dan singkat.")
    summary: Text = Field(title="Ringkasan", description="Satu kalimat untuk daftar praktik.")
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)] = Field(
        title="Tema", description="Satu tema atau lebih; yang pertama adalah tema utama."
    )
    improves: tuple[NodeRef, ...] = Field(
        default=(),
        title="Menyentuh indikator",
        description="Simpul instrumen yang didukung, misalnya spbe-2020/I17.",
    )
    since: PartialDate | Unknown = Field(title="Sejak", description="Kapan praktik dimulai.")
    problem: ClaimsOrUnknown = Field(title="Masalah", description="Masalah yang hendak diatasi.")
    intervention: Claims = Field(title="Tindakan", description="Apa yang dilakukan.")
    results: ResultsOrUnknown = Field(title="Hasil", description="Hasil dan tingkat buktinya.")
    obstacles: ClaimsOrUnknown = Field(title="Kendala", description="Yang menghambat.")
    costs: ClaimsOrUnknown = Field(title="Biaya", description="Biaya dan sumber dana.")
    staff: ClaimsOrUnknown = Field(title="SDM", description="Siapa yang mengerjakan.")
    legal_basis: ClaimsOrUnknown = Field(
        title="Dasar hukum", description="Peraturan yang mendasari."
    )
    transferability: Transferability = Field(
        title="Keterterapan", description="Prasyarat, penyesuaian, dan percobaan di tempat lain."
    )
    contact_office: Text | Unknown = Field(
        title="Kantor yang dihubungi", description="Nama kantor, bukan nama atau nomor orang."
    )
    notes: tuple[Claim, ...] = Field(
        default=(), title="Catatan", description="Catatan penyusun tentang sumber."
    )

    @property
    def strength(self) -> Strength | None:
        """The strongest evidence step among the results; None where no result is known."""
        if isinstance(self.results, str):
            return None
        return max((result.strength for result in self.results), key=lambda s: s.step)


class Gap(Model):
    """What is not yet good, as assessors or the regency said."""

    text: Text = Field(title="Kekurangan", description="Apa yang belum ada atau belum baik.")
    improves: tuple[NodeRef, ...] = Field(
        default=(), title="Menyentuh indikator", description="Simpul instrumen yang terkait."
    )
    cites: Cites
    note: Text | None = Field(default=None, title="Catatan", description="Catatan penyusun.")


class AssessmentMeeting(Model):
    """A meeting at which assessors questioned the regency."""

    id: Slug = Field(title="Id", description="Tetap selamanya: menjadi bagian alamat.")
    title: Text = Field(title="Judul", description="Nama pertemuan.")
    framework: Slug = Field(title="Instrumen", description="Instrumen yang dipakai.")
    date: PartialDate = Field(title="Tanggal mulai", description="Hari pertama.")
    end: PartialDate | None = Field(default=None, title="Tanggal akhir", description="Hari akhir.")
    place: Text | Unknown = Field(title="Tempat", description="Tempat pertemuan.")
    organiser: Text | Unknown = Field(title="Penyelenggara", description="Lembaga penyelenggara.")
    assessors: tuple[Text, ...] = Field(title="Asesor", description="Peran asesor, bukan nama.")
    delegation: tuple[Text, ...] = Field(title="Yang hadir", description="Jabatan, bukan nama.")
    purpose: ClaimsOrUnknown = Field(title="Tujuan", description="Maksud pertemuan.")
    requested: ClaimsOrUnknown = Field(
        title="Data yang diminta", description="Data yang harus dibawa peserta."
    )
    questions: tuple[AskedQuestion, ...] = Field(
        default=(), title="Pertanyaan", description="Yang ditanyakan asesor."
    )
    exists: ClaimsOrUnknown = Field(title="Yang sudah ada", description="Yang sudah ada.")
    must_improve: ClaimsOrUnknown = Field(
        title="Yang harus ditingkatkan", description="Saran asesor."
    )
    cites: Cites
    notes: tuple[Claim, ...] = Field(
        default=(), title="Catatan", description="Catatan penyusun tentang sumber."
    )


class Case(Model):
    """The case file ``cases/<slug>.yaml`` of one regency."""

    schema_version: SchemaVersion = Field(title="Versi skema", description="Selalu 1.")
    status: Status = Field(title="Status", description="draft, published atau needs-review.")
    last_verified: FullDate = Field(
        title="Terakhir diperiksa", description="Tanggal seseorang membaca ulang seluruh isinya."
    )
    verified_by: Text = Field(title="Diperiksa oleh", description="Lembaga atau peran, bukan nama.")
    regency: AreaCode = Field(
        title="Kode wilayah", description='Kode Kemendagri dalam tanda kutip, misalnya "35.22".'
    )
    summary: Claims = Field(
        title="Ringkasan", description="Dua sampai lima pernyataan yang terpenting."
    )
    context: tuple[Claim, ...] = Field(
        default=(), title="Keadaan daerah", description="Keadaan lain yang perlu diketahui tamu."
    )
    profiles: tuple[Profile, ...] = Field(
        default=(), title="Profil kematangan", description="Nilai resmi atau penelitian."
    )
    practices: tuple[Practice, ...] = Field(
        default=(), title="Praktik", description="Praktik yang dapat dipelajari."
    )
    assessment_meetings: tuple[AssessmentMeeting, ...] = Field(
        default=(), title="Pertemuan penilaian", description="Pertemuan dengan asesor."
    )
    gaps: tuple[Gap, ...] = Field(
        default=(), title="Yang belum baik", description="Menurut asesor atau daerah sendiri."
    )
    plans: tuple[Claim, ...] = Field(
        default=(), title="Rencana", description="Rencana yang disebut sumber."
    )
    notes: tuple[Claim, ...] = Field(
        default=(), title="Catatan", description="Catatan penyusun tentang sumber."
    )
    sources: Sources
