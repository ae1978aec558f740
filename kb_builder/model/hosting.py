"""What a regency tells those who want to visit it: office, rules, visits counted, applications."""

from __future__ import annotations

from pydantic import Field

from kb_builder.model.claims import Cites, Claim, Model, Note, SomeOrUnknown
from kb_builder.model.fields import UNKNOWN, Count, PartialDate, PracticeRef, Text, Unknown
from kb_builder.model.vocabulary import Paper, VisitorRule, VisitUnit


class Office(Model, title="Kantor penerima"):
    """The office that visitors write to. Public facts of the office, never of a person."""

    name: Text = Field(
        title="Nama kantor",
        description="Kantor yang menerima surat kunjungan.",
        examples=["Dinas Kominfo, Persandian, dan Statistik Kabupaten Sumedang"],
    )
    address: Text | Unknown = Field(
        title="Alamat kantor",
        description="Alamat umum kantor, seperti diumumkan; tanpa nomor telepon dan surel.",
        examples=["Jalan Angkrek Nomor 103, Sumedang"],
    )
    cites: Cites
    note: Note = None


class ForVisitors(Claim, title="Aturan bagi tamu"):
    """One rule that the host announced."""

    about: VisitorRule = Field(
        title="Tentang", description="Aturan itu tentang apa.", examples=["lead-time"]
    )


class VisitTotal(Model, title="Jumlah kunjungan yang disebut"):
    """How many came in a period, as the host or a paper said; not counted from our files."""

    value: Count = Field(
        title="Angka", description="Angka saja, tanpa pemisah ribuan.", examples=[203]
    )
    unit: VisitUnit = Field(
        title="Satuan", description="Yang dihitung sumber.", examples=["visits"]
    )
    since: PartialDate | Unknown = Field(
        title="Sejak",
        description="Awal masa yang dihitung: tanggal, bulan, atau tahun saja.",
        examples=["2022"],
    )
    until: PartialDate | Unknown = Field(
        title="Sampai",
        description="Akhir masa yang dihitung: tanggal, bulan, atau tahun saja.",
        examples=["2023-12"],
    )
    cites: Cites
    note: Note = None


class HandedOver(Model, title="Aplikasi yang diserahkan"):
    """An application that other governments can take over, and under which paper."""

    name: Text = Field(
        title="Aplikasi", description="Nama aplikasi.", examples=["e-Office", "SAKIP Desa"]
    )
    practice: PracticeRef | None = Field(
        default=None,
        title="Praktik",
        description="Praktik yang menguraikannya: nama berkas daerah, garis miring, id praktik.",
        examples=["sumedang/e-office"],
    )
    papers: SomeOrUnknown[Paper] = Field(
        title="Naskah",
        description="Naskah yang dipakai menyerahkannya, satu atau lebih.",
        examples=[["mou", "nphd"]],
    )
    cites: Cites
    note: Note = None


class Hosting(Model, title="Menerima kunjungan"):
    """What guests need to know of a host. What is not known may be left out."""

    office: Office | None = Field(
        default=None, title="Kantor penerima", description="Kantor yang menerima surat kunjungan."
    )
    rules: SomeOrUnknown[ForVisitors] = Field(
        default=UNKNOWN,
        title="Aturan bagi tamu",
        description="Surat, tenggat, hari kunjungan, dan aturan lain yang diumumkan.",
    )
    totals: SomeOrUnknown[VisitTotal] = Field(
        default=UNKNOWN,
        title="Jumlah kunjungan yang disebut",
        description="Berapa yang pernah datang menurut sumber, tiap masa satu butir.",
    )
    applications: SomeOrUnknown[HandedOver] = Field(
        default=UNKNOWN,
        title="Aplikasi yang dapat diserahkan",
        description="Aplikasi yang sudah atau dapat diserahkan ke daerah lain, dan naskahnya.",
    )
