"""The closed lists of the model: each term with the Indonesian name that readers see."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A term of a closed list; ``label`` is its Indonesian name, ``about`` says when to choose it.

    ``about`` is empty where the name says enough.
    """

    label: str
    about: str

    def __new__(cls, value: str, label: str, about: str = "") -> Term:
        """A member that is its value and carries its name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.about = about
        return member


class Status(Term):
    """How far a file is. Drafts stay off the site."""

    DRAFT = "draft", "konsep", "belum selesai, tidak tampil di situs"
    PUBLISHED = "published", "terbit", "sudah diperiksa, tampil di situs"
    NEEDS_REVIEW = (
        "needs-review",
        "perlu diperiksa ulang",
        "tampil di situs, tetapi isinya perlu dibaca ulang",
    )


class Basis(Term):
    """Who gave a score. Scores of different bases are never compared as equals."""

    EXTERNAL = "external", "penilaian pihak luar", "oleh kementerian atau asesor dari luar daerah"
    SELF_ASSESSMENT = "self-assessment", "penilaian mandiri", "daerah menilai dirinya sendiri"
    RESEARCH = "research", "penelitian", "dihitung peneliti, misalnya dalam artikel jurnal"


class Strength(Term):
    """Evidence step of a result, weakest first; ``step`` counts from 1."""

    DESCRIBED = "described", "diuraikan", "sumber hanya menguraikan hasilnya, tanpa angka"
    OUTPUT = (
        "output",
        "keluaran dihitung",
        "ada angka keluaran di 'after', misalnya panjang jaringan",
    )
    BEFORE_AFTER = "before-after", "sebelum dan sesudah", "ada angka di 'before' dan di 'after'"
    COMPARED = (
        "compared",
        "dibandingkan dengan daerah serupa",
        "sumber membandingkan hasilnya dengan daerah itu",
    )
    REPEATED = (
        "repeated",
        "terulang di tempat lain",
        "daerah lain yang meniru memperoleh hasil yang sama",
    )

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
    INSPEKTORAT = "inspektorat", "Inspektorat"
    LAYANAN = "layanan", "Perangkat daerah pemberi layanan"


class QuestionOrigin(Term):
    """How a question came into the bank."""

    ASKED = "asked", "diajukan", "sumber mencatat bahwa pertanyaan ini diajukan"
    TOPIC = "topic", "topik", "sumber hanya menyebut topiknya, kalimatnya dibuat penyusun"
    COMPILED = (
        "compiled",
        "disusun dari keterangan di sumber",
        "sumber tidak mencatat pertanyaan apa pun",
    )


class SourceKind(Term):
    """What a source is."""

    GOVERNMENT_NEWS = "government-news", "berita situs pemerintah", "milik daerah atau kementerian"
    PRESS = "press", "berita media", "surat kabar, majalah, atau media daring"
    REPORT = "report", "laporan resmi", "evaluasi, rencana aksi, atau laporan kinerja"
    REGULATION = "regulation", "peraturan", "undang-undang, perda, atau keputusan pejabat"
    DOCUMENT = "document", "dokumen", "paparan, buku, atau artikel jurnal"
    WEBSITE = "website", "situs", "halaman yang bukan berita"
    DATASET = "dataset", "kumpulan data", "tabel atau berkas data yang diterbitkan"


class Reading(Term):
    """How the source was read: the page to its end, only its beginning, or notes that quote it."""

    FULL_TEXT = (
        "full-text",
        "teks lengkap dibaca",
        "halaman atau dokumen itu sendiri dibaca seluruhnya",
    )
    BEGINNING = (
        "beginning",
        "baru bagian awalnya yang dibaca",
        "salinan yang terbaca terpotong; kelanjutannya belum dibaca",
    )
    SECOND_HAND = "second-hand", "dikutip dari catatan; halaman asal belum dibaca ulang"


class FollowUpStatus(Term):
    """Where an agreed follow-up stands."""

    PLANNED = "planned", "direncanakan", "disepakati, belum dimulai"
    RUNNING = "running", "berjalan", "sedang dikerjakan"
    DONE = "done", "selesai", "sudah selesai dikerjakan"
    DROPPED = "dropped", "dihentikan", "tidak dilanjutkan"


class CheckMonth(Term):
    """How long after a visit its host and guests look at what came of it."""

    THREE = "3", "sesudah 3 bulan"
    SIX = "6", "sesudah 6 bulan"
    TWELVE = "12", "sesudah 12 bulan"

    @property
    def months(self) -> int:
        """The number of months."""
        return int(self.value)


class Adoption(Term):
    """In what way a practice was taken over from somebody else."""

    APPLICATION = "application", "aplikasinya dipakai", "aplikasi asalnya dipakai atau disesuaikan"
    METHOD = "method", "caranya ditiru", "cara atau aturannya ditiru, aplikasinya dibuat sendiri"


class VisitorRule(Term):
    """What a host's rule for visitors is about."""

    LETTER = "letter", "surat", "surat yang dikirim, kepada siapa, dan isinya"
    LEAD_TIME = "lead-time", "tenggat surat", "berapa hari sebelumnya surat diterima"
    DAYS = "days", "hari kunjungan", "hari dan jam tamu diterima"
    OTHER = "other", "aturan lain", "misalnya jumlah tamu, biaya, atau cara daring"


class VisitUnit(Term):
    """What a host counts when it says how many came."""

    VISITS = "visits", "kunjungan"
    AREAS = "areas", "pemerintah daerah"
    PEOPLE = "people", "orang"


class Paper(Term):
    """The paper under which an application is handed to another government."""

    MOU = "mou", "nota kesepahaman", "nota kesepahaman atau kesepakatan bersama"
    PKS = "pks", "perjanjian kerja sama"
    NPHD = "nphd", "naskah perjanjian hibah daerah"
    OPEN_LICENCE = "open-licence", "lisensi terbuka", "kode sumber terbit, tanpa perjanjian"


class DateBasis(Term):
    """Where the date of a visit comes from."""

    STATED = "stated", "disebut sumber"
    INFERRED = "inferred", "disimpulkan", "tidak disebut sumber; dasarnya ditulis di date_note"
