"""The file of one study visit: it has two owners, so it lives outside both case files."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Annotated

from pydantic import Field

from kb_builder.model.claims import (
    AskedQuestion,
    Cites,
    Claim,
    ClaimsOrUnknown,
    FileModel,
    Model,
    Notes,
    SomeOrUnknown,
    Sources,
)
from kb_builder.model.fields import (
    AreaCode,
    Count,
    PartialDate,
    PracticeRef,
    Text,
    Unknown,
    parse_partial_date,
)
from kb_builder.model.vocabulary import Adoption, CheckMonth, DateBasis, FollowUpStatus


class Host(Model, title="Tuan rumah"):
    """Who received the guests."""

    regency: AreaCode = Field(
        title="Kode tuan rumah",
        description="Kode Kemendagri kabupaten atau kota yang dikunjungi, dalam tanda kutip.",
        examples=["35.22"],
    )
    place: Text | Unknown = Field(
        title="Tempat",
        description="Ruang atau gedung tempat tamu diterima.",
        examples=["Ruang Angling Darmo, kantor Pemerintah Kabupaten Bojonegoro"],
    )
    received_by: tuple[Text, ...] = Field(
        default=(),
        title="Penerima",
        description="Jabatan dan kantor yang menerima, bukan nama orang.",
        examples=[["Kepala Dinas Kominfo Kabupaten Bojonegoro", "Dewan TIK"]],
    )


class Guest(Model, title="Tamu"):
    """Who came. ``regency`` is empty where the guests were not a regency or city."""

    regency: AreaCode | None = Field(
        default=None,
        title="Kode tamu",
        description="Kode Kemendagri tamu, dalam tanda kutip; hapus bila bukan pemerintah daerah.",
        examples=["32.11"],
    )
    body: Text = Field(
        title="Lembaga",
        description="Lembaga tamu, seperti disebut sumber.",
        examples=["Sekretariat Daerah Kabupaten Sumedang"],
    )
    lead_role: Text | Unknown = Field(
        title="Pemimpin",
        description="Jabatan pemimpin rombongan, bukan nama orang.",
        examples=["Asisten I Sekretariat Daerah Kabupaten Sumedang"],
    )
    people: Count | Unknown = Field(
        title="Jumlah orang",
        description="Banyaknya orang dalam rombongan, angka saja.",
        examples=[15],
    )
    people_note: Text | None = Field(
        default=None,
        title="Catatan jumlah",
        description="Penjelasan jumlah orang, misalnya bila dihitung bersama rombongan lain.",
        examples=["Jumlah ini gabungan dengan rombongan lain pada hari yang sama."],
    )


class Shown(Claim, title="Yang dijelaskan"):
    """Something that the host showed or told, with the practice that describes it."""

    practice: PracticeRef | None = Field(
        default=None,
        title="Praktik",
        description="Praktik yang menguraikannya: nama berkas daerah, garis miring, id praktik.",
        examples=["bojonegoro/dewan-tik"],
    )


class FollowUp(Model, title="Tindak lanjut"):
    """An agreed next step."""

    what: Text = Field(
        title="Apa",
        description="Yang akan dilakukan, dalam satu kalimat.",
        examples=["Menyusun peraturan bupati tentang pengendalian aplikasi."],
    )
    owner: Text | Unknown = Field(
        title="Penanggung jawab",
        description="Kantor yang mengerjakan, bukan nama orang.",
        examples=["Dinas Kominfo Kabupaten Sumedang"],
    )
    due: PartialDate | Unknown = Field(
        title="Tenggat",
        description="Kapan harus selesai: tanggal, bulan, atau tahun saja.",
        examples=["2019-10", "2019"],
    )
    status: FollowUpStatus | Unknown = Field(
        title="Status", description="Keadaannya sekarang.", examples=["planned"]
    )
    cites: Cites


class Adopted(Claim, title="Yang diambil"):
    """What the guests took over because of the visit, as a source says; never inferred."""

    practice: PracticeRef | None = Field(
        default=None,
        title="Praktik tuan rumah",
        description="Praktik yang diambil: nama berkas daerah, garis miring, id praktik.",
        examples=["bojonegoro/dewan-tik"],
    )
    how: Adoption | Unknown = Field(
        title="Cara mengambil",
        description="Aplikasinya yang dipakai, atau caranya yang ditiru.",
        examples=["method"],
    )


class Check(Model, title="Pemeriksaan"):
    """A look at what came of the visit, three, six or twelve months later."""

    after: CheckMonth = Field(
        title="Sesudah berapa bulan",
        description="Pemeriksaan yang mana: 3, 6, atau 12.",
        examples=["3"],
    )
    date: PartialDate = Field(
        title="Tanggal pemeriksaan",
        description="Kapan diperiksa: tanggal atau bulan.",
        examples=["2026-03-02"],
    )
    status: FollowUpStatus = Field(
        title="Keadaan",
        description="Keadaan tindak lanjut secara keseluruhan pada hari itu.",
        examples=["running"],
    )
    working: Text | Unknown = Field(
        title="Yang sudah berjalan",
        description="Apa yang sudah terlihat hasilnya, dengan angka bila ada.",
        examples=["Rancangan peraturan bupati sudah dibahas Bagian Hukum."],
    )
    obstacle: Text | None = Field(
        default=None,
        title="Kendala",
        description="Yang menghambat, bila ada.",
        examples=["Anggaran baru tersedia pada perubahan APBD."],
    )
    cites: Cites


class Visit(FileModel, title="Berkas kunjungan"):
    """The file ``cases/visits/<date>-<host>-<guest>.yaml`` of one visit."""

    date: PartialDate = Field(
        title="Tanggal",
        description="Hari kunjungan; bulan atau tahun saja bila harinya tidak diketahui.",
        examples=["2019-04-30", "2019-04"],
    )
    end: PartialDate | None = Field(
        default=None,
        title="Tanggal akhir",
        description="Hari terakhir, bila kunjungan lebih dari sehari.",
        examples=["2019-05-01"],
    )
    date_basis: DateBasis = Field(
        default=DateBasis.STATED,
        title="Dasar tanggal",
        description="Disebut sumber, atau disimpulkan penyusun; hapus kunci ini bila disebut.",
        examples=["inferred"],
    )
    date_note: Text | None = Field(
        default=None,
        title="Catatan tanggal",
        description="Penjelasan bila tanggalnya tidak pasti.",
        examples=["Berita terbit 30 April; hari kunjungannya tidak disebut."],
    )
    host: Host = Field(title="Tuan rumah", description="Daerah yang dikunjungi.")
    guests: Annotated[tuple[Guest, ...], Field(min_length=1)] = Field(
        title="Tamu", description="Rombongan yang berkunjung, satu butir tiap rombongan."
    )
    purpose: ClaimsOrUnknown = Field(
        title="Tujuan", description="Maksud kunjungan, satu pernyataan tiap butir."
    )
    why_this_host: ClaimsOrUnknown = Field(
        title="Alasan memilih", description="Mengapa tuan rumah ini yang dipilih, menurut sumber."
    )
    topics: tuple[Text, ...] = Field(
        default=(),
        title="Topik",
        description="Pokok bahasan, beberapa kata saja tiap butir.",
        examples=[["Pusat data", "Pengendalian aplikasi"]],
    )
    questions: tuple[AskedQuestion, ...] = Field(
        default=(), title="Pertanyaan", description="Yang ditanyakan tamu, menurut sumber."
    )
    shown: tuple[Shown, ...] = Field(
        default=(),
        title="Yang dijelaskan",
        description="Yang dijelaskan atau diperlihatkan tuan rumah.",
    )
    lessons: ClaimsOrUnknown = Field(
        title="Pelajaran", description="Pelajaran yang dibawa pulang, menurut sumber."
    )
    follow_up: SomeOrUnknown[FollowUp] = Field(
        title="Tindak lanjut", description="Rencana sesudah kunjungan dan keadaannya sekarang."
    )
    adopted: tuple[Adopted, ...] = Field(
        default=(),
        title="Yang diambil",
        description="Yang menurut sumber benar-benar diambil tamu dari kunjungan ini.",
    )
    checks: tuple[Check, ...] = Field(
        default=(),
        title="Pemeriksaan",
        description="Pemeriksaan sesudah 3, 6, dan 12 bulan, masing-masing paling banyak sekali.",
    )
    disagreements: tuple[Claim, ...] = Field(
        default=(),
        title="Beda antarsumber",
        description="Hal yang ditulis berbeda oleh dua sumber atau lebih.",
    )
    notes: Notes = ()
    cites: Cites
    sources: Sources

    @property
    def ended(self) -> dt.date:
        """The last day that the dates of the visit allow."""
        return parse_partial_date(self.end or self.date)[1]

    def check_due(self, after: CheckMonth, /) -> dt.date:
        """The day from which a check can be made."""
        day = self.ended
        years, month = divmod(day.month - 1 + after.months, 12)
        year, month = day.year + years, month + 1
        return day.replace(
            year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
        )
