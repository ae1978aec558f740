"""The case file of one regency: profiles, practices, assessment meetings, gaps and plans."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb_builder.model.claims import (
    AskedQuestion,
    Cites,
    Claim,
    Claims,
    ClaimsOrUnknown,
    FileModel,
    Model,
    Note,
    Notes,
    SomeOrUnknown,
    Sources,
)
from kb_builder.model.fields import (
    AreaCode,
    Count,
    FrameworkId,
    NodeRef,
    Number,
    PartialDate,
    PracticeRef,
    Slug,
    Text,
    Unknown,
)
from kb_builder.model.hosting import Hosting
from kb_builder.model.vocabulary import Adoption, Basis, Strength, Theme


class Profile(Model, title="Profil kematangan"):
    """Scores of one assessment round, as published."""

    framework: FrameworkId = Field(
        title="Instrumen",
        description="Instrumen penilaian; nilai dari instrumen yang berbeda tidak dibandingkan.",
        examples=["spbe-2020"],
    )
    year: Count = Field(title="Tahun", description="Tahun penilaian, empat angka.", examples=[2024])
    basis: Basis = Field(title="Penilai", description="Siapa yang menilai.", examples=["external"])
    scores: dict[str, Number] = Field(
        default_factory=dict,
        title="Nilai",
        description="Nilai tiap domain, dimensi, aspek, atau indikator seperti tercetak.",
    )
    index: Number | None = Field(
        default=None,
        title="Indeks",
        description="Indeks tercetak, dengan titik desimal; hapus kunci ini bila tidak tercetak.",
        examples=["4.14"],
    )
    predicate: Text | None = Field(
        default=None,
        title="Predikat",
        description="Predikat seperti diterbitkan; jangan dihitung sendiri.",
        examples=["Sangat Baik"],
    )
    cites: Cites
    note: Note = None


class Measurement(Model, title="Angka dengan satuan"):
    """A figure with its unit and period."""

    value: Number = Field(
        title="Angka",
        description="Angka dengan titik desimal, tanpa satuan dan tanpa pemisah ribuan.",
        examples=["32.2"],
    )
    unit: Text = Field(
        title="Satuan",
        description="Satuan angka itu, misalnya persen, desa, atau km.",
        examples=["persen", "km"],
    )
    period: PartialDate | Unknown = Field(
        title="Periode",
        description="Kapan angka itu berlaku: tanggal, bulan, atau tahun saja.",
        examples=["2018", "2022-07"],
    )


class Result(Model, title="Hasil"):
    """What came of a practice, and how strong the evidence is."""

    metric: Text = Field(
        title="Ukuran",
        description="Apa yang diukur atau diuraikan, beberapa kata saja.",
        examples=["Panjang jaringan serat optik"],
    )
    text: Text | None = Field(
        default=None,
        title="Uraian",
        description="Hasilnya dalam kata-kata, teks biasa.",
        examples=["Semua kecamatan terhubung ke pusat data."],
    )
    before: Measurement | None = Field(
        default=None, title="Sebelum", description="Angka sebelum praktik berjalan."
    )
    after: Measurement | None = Field(
        default=None, title="Sesudah", description="Angka sesudah praktik berjalan, atau keluaran."
    )
    strength: Strength = Field(
        title="Tingkat bukti",
        description="Seberapa kuat buktinya; pilih yang benar-benar didukung sumber.",
        examples=["output"],
    )
    cites: Cites
    note: Note = None


class Transferability(Model, title="Keterterapan"):
    """What another regency needs before it can adopt the practice."""

    needs: ClaimsOrUnknown = Field(
        title="Prasyarat", description="Yang harus ada lebih dahulu di daerah lain."
    )
    adapt: ClaimsOrUnknown = Field(
        title="Penyesuaian", description="Yang perlu disesuaikan dengan keadaan setempat."
    )
    tried_elsewhere: ClaimsOrUnknown = Field(
        title="Sudah dicoba",
        description="Daerah lain yang sudah mencobanya, dan bagaimana jadinya.",
    )


class LearntFrom(Model, title="Asal praktik"):
    """Where a practice came from, as a source says it. Who took it over is computed from this.

    One of ``practice``, ``regency`` and ``body`` says from whom. A visit that merely came before is
    no origin: a source must say that the practice was taken over.
    """

    practice: PracticeRef | None = Field(
        default=None,
        title="Praktik asal",
        description="Praktik asalnya, bila ada di sini: nama berkas daerah, garis miring, id.",
        examples=["kota-tangerang/laksa"],
    )
    regency: AreaCode | None = Field(
        default=None,
        title="Daerah asal",
        description="Kode daerah asal, bila praktiknya belum ada di sini.",
        examples=["36.71"],
    )
    body: Text | None = Field(
        default=None,
        title="Lembaga asal",
        description="Lembaga asal, bila bukan kabupaten atau kota.",
        examples=["Pemerintah Provinsi Jawa Barat"],
    )
    how: Adoption | Unknown = Field(
        title="Cara mengambil",
        description="Aplikasinya dipakai, atau caranya saja yang ditiru.",
        examples=["application"],
    )
    visit: Slug | None = Field(
        default=None,
        title="Kunjungan",
        description="Nama berkas kunjungan tempat hal itu dipelajari, tanpa .yaml.",
        examples=["2018-05-16-kota-tangerang-karawang"],
    )
    agreement: Text | Unknown = Field(
        title="Naskah",
        description="Kesepakatan, perjanjian, atau hibah yang mendasarinya.",
        examples=["Nota kesepahaman pemanfaatan aplikasi"],
    )
    date: PartialDate | Unknown = Field(
        title="Tanggal",
        description="Kapan naskahnya ditandatangani atau praktiknya diambil.",
        examples=["2018-05-16"],
    )
    cites: Cites
    note: Note = None


class Practice(Model, title="Praktik"):
    """One practice that others can study and adopt."""

    id: Slug = Field(
        title="Id",
        description="Nama pendek praktik; menjadi alamat halaman dan tidak diganti lagi.",
        examples=["jaringan-serat-optik-milik-sendiri"],
    )
    title: Text = Field(
        title="Judul",
        description="Nama praktik yang jelas dan singkat.",
        examples=["Jaringan serat optik milik sendiri"],
    )
    summary: Text = Field(
        title="Ringkasan",
        description="Satu kalimat untuk daftar praktik.",
        examples=["Pemerintah kabupaten membangun serat optik dan NOC sendiri sejak 2010."],
    )
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)] = Field(
        title="Tema",
        description="Satu tema atau lebih; yang pertama adalah tema utama.",
        examples=[["infrastruktur"]],
    )
    improves: tuple[NodeRef, ...] = Field(
        default=(),
        title="Menyentuh indikator",
        description="Bagian instrumen yang didukung: instrumen, garis miring, id simpul.",
        examples=[["spbe-2020/I17", "pegi/3.2"]],
    )
    since: PartialDate | Unknown = Field(
        title="Sejak",
        description="Kapan praktik dimulai: tanggal, bulan, atau tahun saja.",
        examples=["2010"],
    )
    problem: ClaimsOrUnknown = Field(
        title="Masalah", description="Masalah yang hendak diatasi, menurut sumber."
    )
    intervention: Claims = Field(
        title="Tindakan", description="Apa yang dilakukan, satu pernyataan tiap butir."
    )
    results: SomeOrUnknown[Result] = Field(
        title="Hasil", description="Hasil praktik, masing-masing dengan tingkat buktinya."
    )
    obstacles: ClaimsOrUnknown = Field(title="Kendala", description="Yang menghambat.")
    costs: ClaimsOrUnknown = Field(title="Biaya", description="Biaya dan sumber dananya.")
    staff: ClaimsOrUnknown = Field(
        title="SDM", description="Siapa yang mengerjakan: jabatan dan jumlah, bukan nama orang."
    )
    legal_basis: ClaimsOrUnknown = Field(
        title="Dasar hukum", description="Peraturan yang mendasari, dengan nomor dan tahunnya."
    )
    transferability: Transferability = Field(
        title="Keterterapan", description="Yang diperlukan daerah lain sebelum menirunya."
    )
    learnt_from: tuple[LearntFrom, ...] = Field(
        default=(),
        title="Asal praktik",
        description="Dari siapa praktik ini diambil, menurut sumber; hapus bila tidak disebut.",
    )
    contact_office: Text | Unknown = Field(
        title="Kantor yang dihubungi",
        description="Nama kantor saja; jangan menulis nama, nomor telepon, atau surel orang.",
        examples=["Dinas Kominfo Kabupaten Bojonegoro"],
    )
    notes: Notes = ()

    @property
    def strength(self) -> Strength | None:
        """The strongest evidence step among the results; None where no result is known."""
        if isinstance(self.results, str):
            return None
        return max((result.strength for result in self.results), key=lambda s: s.step)


class Gap(Model, title="Yang belum baik"):
    """What is not yet good, as assessors or the regency said."""

    text: Text = Field(
        title="Kekurangan",
        description="Apa yang belum ada atau belum baik, dengan kata-kata sendiri.",
        examples=["Pemantauan keamanan belum berjalan sepanjang waktu."],
    )
    improves: tuple[NodeRef, ...] = Field(
        default=(),
        title="Menyentuh indikator",
        description="Bagian instrumen yang terkait: instrumen, garis miring, id simpul.",
        examples=[["spbe-2020/I22"]],
    )
    cites: Cites
    note: Note = None


class AssessmentMeeting(Model, title="Pertemuan penilaian"):
    """A meeting at which assessors questioned the regency."""

    id: Slug = Field(
        title="Id",
        description="Nama pendek pertemuan; menjadi bagian alamat dan tidak diganti lagi.",
        examples=["pegi-2015"],
    )
    title: Text = Field(
        title="Judul", description="Nama pertemuan.", examples=["Asesmen PeGI 2015 di Bogor"]
    )
    framework: FrameworkId = Field(
        title="Instrumen", description="Instrumen yang dipakai asesor.", examples=["pegi"]
    )
    date: PartialDate = Field(
        title="Tanggal mulai",
        description="Hari pertama; bulan atau tahun saja bila harinya tidak diketahui.",
        examples=["2015-11-19"],
    )
    end: PartialDate | None = Field(
        default=None,
        title="Tanggal akhir",
        description="Hari terakhir, bila pertemuan lebih dari sehari.",
        examples=["2015-11-20"],
    )
    place: Text | Unknown = Field(
        title="Tempat", description="Kota dan gedung tempat pertemuan.", examples=["Bogor"]
    )
    organiser: Text | Unknown = Field(
        title="Penyelenggara",
        description="Lembaga yang menyelenggarakan.",
        examples=["Kementerian Komunikasi dan Informatika"],
    )
    assessors: tuple[Text, ...] = Field(
        title="Asesor",
        description="Peran tiap asesor, bukan nama orang.",
        examples=[["kementerian", "akademisi", "praktisi"]],
    )
    delegation: tuple[Text, ...] = Field(
        title="Yang hadir",
        description="Jabatan yang mewakili daerah, bukan nama orang.",
        examples=[["Kepala Dinas Kominfo", "Kepala Bidang Aplikasi"]],
    )
    purpose: ClaimsOrUnknown = Field(
        title="Tujuan", description="Maksud pertemuan, satu pernyataan tiap butir."
    )
    requested: ClaimsOrUnknown = Field(
        title="Data yang diminta", description="Data yang harus dibawa peserta."
    )
    questions: tuple[AskedQuestion, ...] = Field(
        default=(), title="Pertanyaan", description="Yang ditanyakan asesor, menurut sumber."
    )
    exists: ClaimsOrUnknown = Field(
        title="Yang sudah ada", description="Yang sudah dimiliki daerah, menurut pertemuan itu."
    )
    must_improve: ClaimsOrUnknown = Field(
        title="Yang harus ditingkatkan", description="Saran asesor."
    )
    cites: Cites
    notes: Notes = ()


class Case(FileModel, title="Berkas kasus daerah"):
    """The case file ``cases/<slug>.yaml`` of one regency."""

    regency: AreaCode = Field(
        title="Kode wilayah",
        description="Kode Kemendagri kabupaten atau kota ini, dalam tanda kutip.",
        examples=["35.22"],
    )
    summary: Claims = Field(
        title="Ringkasan", description="Dua sampai lima pernyataan yang terpenting."
    )
    context: tuple[Claim, ...] = Field(
        default=(),
        title="Keadaan daerah",
        description="Keadaan lain yang perlu diketahui tamu, satu pernyataan tiap butir.",
    )
    profiles: tuple[Profile, ...] = Field(
        default=(),
        title="Profil kematangan",
        description="Nilai yang pernah diperoleh, satu butir tiap instrumen dan tahun.",
    )
    practices: tuple[Practice, ...] = Field(
        default=(),
        title="Praktik",
        description="Praktik yang dapat dipelajari daerah lain, satu butir tiap praktik.",
    )
    assessment_meetings: tuple[AssessmentMeeting, ...] = Field(
        default=(),
        title="Pertemuan penilaian",
        description="Pertemuan dengan asesor, satu butir tiap pertemuan.",
    )
    gaps: tuple[Gap, ...] = Field(
        default=(),
        title="Yang belum baik",
        description="Yang belum ada atau belum baik, menurut asesor atau daerah sendiri.",
    )
    plans: tuple[Claim, ...] = Field(
        default=(),
        title="Rencana",
        description="Rencana yang disebut sumber, satu pernyataan tiap butir.",
    )
    hosting: Hosting | None = Field(
        default=None,
        title="Menerima kunjungan",
        description="Kantor penerima, aturan bagi tamu, jumlah tamu, aplikasi yang diserahkan.",
    )
    notes: Notes = ()
    sources: Sources
