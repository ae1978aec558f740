"""Which documents the API has: the one list behind its index and its OpenAPI description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OPENAPI: Final = "openapi.json"
DATAPACKAGE: Final = "datapackage.json"
DATABASE: Final = "rujukan.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document, or where ``path`` holds a parameter, one for every entry of a list.

    ``item`` is the component of its data, or with ``many`` of the entries of its data; CSV and the
    OpenAPI description have none. ``figures``: the document says where its figures come from.
    """

    path: str
    title: str
    description: str
    tag: str
    item: str | None = None
    many: bool = False
    figures: bool = False

    @property
    def is_csv(self) -> bool:
        """Whether it is a table."""
        return self.path.endswith(".csv")

    @property
    def is_json(self) -> bool:
        """Whether it is JSON."""
        return self.path.endswith(".json")

    @property
    def media_type(self) -> str:
        """How the file is to be read."""
        if self.path.endswith(".sqlite"):
            return "application/vnd.sqlite3"
        return "text/csv" if self.is_csv else "application/json"

    @property
    def name(self) -> str:
        """The list it belongs to: ``areas`` for ``areas.csv`` and for ``areas/35.22.json``."""
        return self.path.split("/")[0].split(".")[0]

    @property
    def parameter(self) -> str | None:
        """The parameter in its path: ``code`` for ``areas/{code}.json``."""
        return self.path.partition("{")[2].partition("}")[0] or None

    @property
    def operation(self) -> str:
        """A name of its own, for programs."""
        return self.path.replace("{", "by-").replace("}", "").replace("/", "-").replace(".", "-")

    @property
    def component(self) -> str:
        """The component that describes all of it, envelope included."""
        words = self.operation.removesuffix("-json").split("-")
        return "".join(word.capitalize() for word in words) + "Document"


def _pair(
    name: str, title: str, description: str, *, tag: str, item: str, figures: bool = False
) -> tuple[Document, Document]:
    """A list as JSON and as a table."""
    return (
        Document(
            path=f"{name}.json",
            title=title,
            description=description,
            tag=tag,
            item=item,
            many=True,
            figures=figures,
        ),
        Document(
            path=f"{name}.csv",
            title=f"{title} (tabel)",
            description=f"{description} Satu baris tiap isian; yang tidak diketahui kosong.",
            tag=tag,
        ),
    )


TAGS: Final = {
    "daerah": "Kabupaten, kota, dan provinsi dengan hasil penilaiannya",
    "instrumen": "Instrumen penilaian dan padanannya",
    "isi": "Yang ditulis pengelola: praktik, kunjungan, pertanyaan",
    "layanan": "Daftar dan uraian dokumen",
}

DOCUMENTS: Final = (
    Document(
        path="index.json",
        title="Daftar dokumen",
        description="Semua dokumen dengan judul dan banyaknya isi.",
        tag="layanan",
        item="DocumentEntry",
        many=True,
    ),
    *_pair(
        "areas",
        "Daerah",
        "514 kabupaten dan kota serta 38 provinsi dengan letak dan angka-angkanya.",
        tag="daerah",
        item="Area",
        figures=True,
    ),
    Document(
        path="areas/{code}.json",
        title="Satu daerah",
        description="Satu daerah dengan hasil penilaian, indeks tiap tahun, dan isi kasusnya.",
        tag="daerah",
        item="AreaDetail",
        figures=True,
    ),
    Document(
        path="peers/{code}.json",
        title="Padanan, tuan rumah, dan praktik",
        description="Untuk satu kabupaten atau kota: daerah padanan, tuan rumah, dan praktik, "
        "dengan bagian-bagian yang jumlahnya tepat sama dengan jaraknya.",
        tag="daerah",
        item="Answers",
        figures=True,
    ),
    *_pair(
        "assessments",
        "Hasil penilaian",
        "Semua baris tabel nasional seperti diterbitkan, menurut tahun lalu kode.",
        tag="daerah",
        item="AssessmentRow",
        figures=True,
    ),
    *_pair(
        "series",
        "Indeks tiap tahun",
        "Semua indeks yang diterbitkan, menurut daerah lalu tahun, dengan instrumennya.",
        tag="daerah",
        item="SeriesRow",
        figures=True,
    ),
    Document(
        path="frameworks.json",
        title="Instrumen",
        description="Instrumen penilaian, tertua lebih dahulu.",
        tag="instrumen",
        item="Framework",
        many=True,
    ),
    Document(
        path="frameworks/{id}.json",
        title="Satu instrumen",
        description="Satu instrumen dengan simpul, bobot, predikat, dan putarannya.",
        tag="instrumen",
        item="FrameworkDetail",
    ),
    Document(
        path="crosswalks.json",
        title="Padanan instrumen",
        description="Bagian instrumen yang menilai hal yang sama; nilainya tetap tidak sebanding.",
        tag="instrumen",
        item="Crosswalk",
        many=True,
    ),
    *_pair(
        "practices",
        "Praktik",
        "Praktik dengan pernyataan, hasil, dan sumbernya.",
        tag="isi",
        item="Practice",
    ),
    *_pair(
        "visits",
        "Kunjungan",
        "Kunjungan studi banding yang tercatat, terbaru lebih dahulu.",
        tag="isi",
        item="Visit",
    ),
    *_pair(
        "learning",
        "Siapa belajar dari siapa",
        "Pasangan tamu dan tuan rumah: kunjungannya, dan terpisah dari itu yang diambil.",
        tag="isi",
        item="Learning",
    ),
    *_pair(
        "follow-ups",
        "Tindak lanjut kunjungan",
        "Yang disepakati, yang diambil, dan pemeriksaan sesudah 3, 6, dan 12 bulan.",
        tag="isi",
        item="Aftermath",
    ),
    *_pair(
        "hidden-hosts",
        "Tuan rumah yang belum dikunjungi",
        "Daerah yang unggul atas banyak padanannya, tetapi kunjungannya belum tercatat.",
        tag="isi",
        item="HiddenHost",
        figures=True,
    ),
    *_pair(
        "questions",
        "Bank pertanyaan",
        "Pertanyaan delegasi dan asesor, dengan praktik yang menjawabnya.",
        tag="isi",
        item="Question",
    ),
    Document(
        path=DATAPACKAGE,
        title="Paket data",
        description="Uraian semua tabel CSV menurut Frictionless Data Package.",
        tag="layanan",
    ),
    Document(
        path=DATABASE,
        title="Semua tabel dalam satu berkas SQLite",
        description="Tabel yang sama dengan berkas CSV; tabel _columns menerangkan kolomnya.",
        tag="layanan",
    ),
    Document(
        path=OPENAPI,
        title="Uraian OpenAPI",
        description="Uraian semua dokumen menurut OpenAPI 3.1.",
        tag="layanan",
    ),
)
