"""The closed lists of the model: each term with the Indonesian name that readers see."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A term of a closed list; ``label`` is its Indonesian name."""

    label: str

    def __new__(cls, value: str, label: str) -> Term:
        """A member that is its value and carries its name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Status(Term):
    """How far a file is. Drafts stay off the site."""

    DRAFT = "draft", "konsep"
    PUBLISHED = "published", "terbit"
    NEEDS_REVIEW = "needs-review", "perlu diperiksa ulang"


class Basis(Term):
    """Who gave a score. Scores of different bases are never compared as equals."""

    EXTERNAL = "external", "penilaian pihak luar"
    SELF_ASSESSMENT = "self-assessment", "penilaian mandiri"
    RESEARCH = "research", "penelitian"


class Strength(Term):
    """Evidence step of a result, weakest first; ``step`` counts from 1."""

    DESCRIBED = "described", "diuraikan"
    OUTPUT = "output", "keluaran dihitung"
    BEFORE_AFTER = "before-after", "sebelum dan sesudah"
    COMPARED = "compared", "dibandingkan dengan daerah serupa"
    REPEATED = "repeated", "terulang di tempat lain"

    @property
    def step(self) -> int:
        """1 for the weakest, 5 for the strongest."""
        return list(Strength).index(self) + 1


class Theme(Term):
    """What a practice is about. The value is part of an address, hence Indonesian."""

    KEBIJAKAN = "kebijakan", "Kebijakan dan regulasi"
    KELEMBAGAAN = "kelembagaan", "Kelembagaan dan SDM"
    PERENCANAAN = "perencanaan", "Perencanaan"
    INFRASTRUKTUR = "infrastruktur", "Infrastruktur"
    APLIKASI = "aplikasi", "Aplikasi"
    DATA = "data", "Data"
    KEAMANAN = "keamanan", "Keamanan"
    LAYANAN_PUBLIK = "layanan-publik", "Layanan publik"
    KETERBUKAAN = "keterbukaan", "Keterbukaan"
    PARTISIPASI = "partisipasi", "Partisipasi dan pengaduan"
    PERLINDUNGAN_SOSIAL = "perlindungan-sosial", "Kesehatan dan perlindungan sosial"
    DESA = "desa", "Desa"
    PEMBELAJARAN = "pembelajaran", "Pembelajaran antardaerah"


class Role(Term):
    """Who in the room a question is for. The value is part of an address."""

    KEPALA_DAERAH = "kepala-daerah", "Kepala daerah dan Sekda"
    KOMINFO = "kominfo", "Dinas Kominfo"
    BAPPEDA = "bappeda", "Bappeda"
    ORTALA = "ortala", "Bagian Organisasi dan Tata Laksana"
    DPMPTSP = "dpmptsp", "DPMPTSP"
    KEUANGAN = "keuangan", "BPKAD dan pengelola anggaran"
    HUKUM = "hukum", "Bagian Hukum dan Pemerintahan"
    LAYANAN = "layanan", "Perangkat daerah pemberi layanan"


class QuestionOrigin(Term):
    """How a question came into the bank."""

    ASKED = "asked", "diajukan"
    TOPIC = "topic", "topik"
    COMPILED = "compiled", "disusun dari keterangan di sumber"


class SourceKind(Term):
    """What a source is."""

    GOVERNMENT_NEWS = "government-news", "berita situs pemerintah"
    PRESS = "press", "berita media"
    REPORT = "report", "laporan resmi"
    REGULATION = "regulation", "peraturan"
    DOCUMENT = "document", "dokumen"
    WEBSITE = "website", "situs"
    DATASET = "dataset", "kumpulan data"


class Reading(Term):
    """How the source was read: the page itself, or notes that quote it."""

    FULL_TEXT = "full-text", "teks lengkap dibaca"
    SECOND_HAND = "second-hand", "dikutip dari catatan; halaman asal belum dibaca ulang"


class FollowUpStatus(Term):
    """Where an agreed follow-up stands."""

    PLANNED = "planned", "direncanakan"
    RUNNING = "running", "berjalan"
    DONE = "done", "selesai"
    DROPPED = "dropped", "dihentikan"
