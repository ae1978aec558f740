"""Schemas of areas, results and instruments, in Indonesian."""

from __future__ import annotations

import json
from typing import Final

from kb_builder.model.area import AreaKind
from kb_builder.model.framework import Certainty, NodeKind, Overlap, PredicateBasis
from kb_builder.reference import Provenance
from kb_builder.reference.provenance import ColumnOrigin
from kb_builder.similarity import Hosts, Peers, Practices, schema_of
from kb_builder.site.api.areas import FIGURES
from kb_builder.site.api.parts import (
    Schema,
    decimal,
    exact,
    flag,
    listing,
    mapping,
    nullable,
    record,
    ref,
    term,
    text,
    whole,
)
from kb_builder.site.api.series import Origin

CODE: Final = r"^[0-9]{2}(\.[0-9]{2})?$"

_TAKEN: Final = {"Gap": "DomainGap", "Host": "ListedHost"}
"""Answers' names that case files and visits have already, and what they are called here."""
_WHOLE_FIGURES: Final = ("population", "districts", "urban_villages", "rural_villages")
_CODE: Final = text("Kode Kemendagri", "Teks, bukan angka: 35.10.", pattern=CODE)
_FRAMEWORK: Final = text("Instrumen", "Id di frameworks.json, misalnya spbe-2020.")
_YEAR: Final = whole("Tahun")
_NOTE: Final = nullable(text("Catatan"))
_CERTAINTY: Final = term(Certainty, "Seberapa pasti")
_SUMS: Final = "Untuk provinsi: jumlah kabupaten dan kotanya; yang tidak dapat dijumlahkan null."


def area_schemas(provenance: Provenance, /) -> dict[str, Schema]:
    """Components for areas, their results and where the figures come from."""
    area = _area(provenance)
    detail = {
        **area,
        "assessments": listing(
            ref("Assessment"), "Hasil penilaian", "Tertua lebih dahulu; kosong: belum dievaluasi."
        ),
        "index_series": listing(
            ref("IndexPoint"),
            "Indeks dari tahun ke tahun",
            "Nilai dari instrumen yang berbeda tidak boleh disambung menjadi satu garis.",
        ),
        "practices": listing(
            text("Praktik"), "Praktik", "Kunci 'reference' di practices.json milik daerah ini."
        ),
        "visits_received": listing(
            text("Kunjungan"), "Kunjungan yang diterima", "Id di visits.json, terbaru lebih dahulu."
        ),
        "visits_made": listing(
            text("Kunjungan"), "Kunjungan yang dilakukan", "Id di visits.json, terbaru dahulu."
        ),
        "case": nullable(ref("Case", "Berkas kasus", "null bila daerah belum mempunyainya.")),
    }
    own = {"code": _CODE, "name": text("Nama daerah")}
    assessment, point = _assessment(), _point()
    return {
        "Area": record("Daerah", **area),
        "AreaDetail": record("Daerah dengan hasil penilaian dan isi kasusnya", **detail),
        "AreaRef": record(
            "Rujukan ke daerah", **own, slug=text("Alamat singkat"), page=_page("Halaman daerah")
        ),
        "Assessment": record("Hasil penilaian", **assessment),
        "AssessmentRow": record("Hasil penilaian sebuah daerah", **own, **assessment),
        "IndexPoint": record("Indeks satu tahun", **point),
        "SeriesRow": record("Indeks satu tahun sebuah daerah", **own, **point),
        "TableSource": record(
            "Sumber angka",
            publisher=text("Penerbit"),
            title=text("Judul"),
            url=nullable(text("Alamat")),
            note=_NOTE,
        ),
        "Origins": record(
            "Asal angka",
            tables=listing(_table(), "Tabel"),
            oddities=listing(text("Keterangan"), "Yang perlu diketahui tentang tabel nasional"),
        ),
    }


def answer_schemas() -> dict[str, Schema]:
    """Components for peers, hosts and practices, made from the answers themselves."""
    answers = {"peers": Peers, "hosts": Hosts, "practices": Practices}
    found: dict[str, Schema] = {}
    for kind in answers.values():
        schema = schema_of(kind, refs="#/components/schemas/{model}")
        found |= schema.pop("$defs", {})
        found[kind.__name__] = schema
    found = _renamed(found)
    found["Answers"] = record(
        "Jawaban untuk satu daerah", **{name: ref(kind.__name__) for name, kind in answers.items()}
    )
    return found


def framework_schemas() -> dict[str, Schema]:
    """Components for the instruments and their crosswalks."""
    summary = _framework()
    return {
        "Framework": record("Instrumen", **summary),
        "FrameworkDetail": record("Instrumen dengan seluruh isinya", **summary, **_details()),
        "Node": record(
            "Simpul instrumen",
            id=text("Id"),
            name=text("Nama"),
            kind=term(NodeKind, "Jenis"),
            parent=nullable(text("Induk", "null: langsung di bawah indeks.")),
            weight_percent=exact("Bobot", "Persen dari indeks, nilai pasti."),
            level_set=nullable(text("Nama tingkat", "Kunci di level_sets.")),
            answers=listing(text("Kunci"), "Kunci isian", "Kosong: bukan indikator."),
            external=flag("Dari lembaga lain", "Diambil dari indeks lembaga lain."),
            provenance=_CERTAINTY,
            note=_NOTE,
        ),
        "Crosswalk": record(
            "Padanan dua instrumen",
            before=text("Instrumen lama"),
            after=text("Instrumen baru"),
            provenance=_CERTAINTY,
            why_not_comparable=text("Mengapa angkanya tidak sebanding"),
            covers=listing(
                record(
                    "Jenis simpul",
                    before=term(NodeKind, "Pada yang lama"),
                    after=term(NodeKind, "Pada yang baru"),
                ),
                "Jenis simpul yang seluruhnya disebut",
            ),
            rows=listing(
                record(
                    "Padanan",
                    before=listing(text("Id simpul"), "Pada yang lama"),
                    after=listing(text("Id simpul"), "Pada yang baru"),
                    overlap=term(Overlap, "Irisan"),
                    reason=text("Alasan"),
                ),
                "Baris",
            ),
            sources=_sources(),
        ),
    }


def _area(provenance: Provenance) -> dict[str, Schema]:
    columns = {column.name: column for column in provenance.table("regencies.csv").columns}
    figures = record("Angka", **{name: _figure(columns[name]) for name in FIGURES})
    coordinates = record("Titik ibu kota", lat=decimal("Lintang"), lon=decimal("Bujur"))
    return {
        "code": _CODE,
        "name": text("Nama"),
        "short_name": text("Nama singkat"),
        "kind": term(AreaKind, "Jenis"),
        "slug": text("Alamat singkat"),
        "page": _page("Halaman daerah"),
        "province": record("Provinsi", code=_CODE, name=text("Nama")),
        "island_group": text("Kelompok pulau"),
        "administrative": flag("Wilayah administratif", "Bagian DKI Jakarta; tidak dinilai."),
        "bps_code": nullable(text("Kode BPS")),
        "capital": nullable(text("Ibu kota")),
        "coordinates": nullable(coordinates),
        "utc_offset_h": nullable(whole("Zona waktu", "Jam dari UTC.")),
        "figures": {**figures, "description": _SUMS},
        "has_case": flag("Mempunyai berkas kasus"),
    }


def _figure(column: ColumnOrigin) -> Schema:
    build = whole if column.name in _WHOLE_FIGURES else decimal
    year = f", {column.year}" if column.year else ""
    caveat = f" {column.caveat}" if column.caveat else ""
    return nullable(build(column.label, f"Satuan: {column.unit}{year}.{caveat}"))


def _assessment() -> dict[str, Schema]:
    return {
        "year": _YEAR,
        "framework": _FRAMEWORK,
        "scores": mapping(decimal("Nilai"), "Nilai", "Menurut id simpul instrumen, misalnya D1."),
        "index": decimal("Indeks", "Seperti tercetak."),
        "predicate": text("Predikat", "Seperti diterbitkan."),
        "printed_name": text("Nama tercetak"),
        "doubtful": listing(text("Id simpul"), "Diragukan", "Nilai yang tidak mungkin benar."),
        "note": _NOTE,
    }


def _point() -> dict[str, Schema]:
    return {
        "year": _YEAR,
        "framework": _FRAMEWORK,
        "index": nullable(
            decimal(
                "Indeks", "Seperti tercetak; null bila yang diketahui hanya predikat atau rank."
            )
        ),
        "predicate": nullable(text("Predikat")),
        "rank": nullable(text("Peringkat", "Seperti disebut sumber, misalnya '3 di Jawa Timur'.")),
        "origin": term(Origin, "Asal"),
        "sources": listing(text("Alamat"), "Sumber", "Alamat selain tabel nasional."),
        "note": _NOTE,
    }


def _table() -> Schema:
    return record(
        "Tabel",
        table=text("Berkas"),
        about=text("Isi"),
        columns=listing(
            record(
                "Kolom",
                name=text("Nama kolom"),
                label=text("Sebutan"),
                unit=nullable(text("Satuan")),
                year=nullable(whole("Tahun", "Tahun yang digambarkan angkanya.")),
                source=text("Sumber", "Kunci di 'sources'."),
                caveat=nullable(text("Yang perlu diketahui")),
            ),
            "Kolom",
        ),
    )


def _framework() -> dict[str, Schema]:
    return {
        "id": text("Id"),
        "title": text("Nama"),
        "short_name": text("Nama singkat"),
        "owner": text("Pemilik"),
        "legal_basis": text("Dasar hukum"),
        "status": text("Keadaan"),
        "since": whole("Sejak"),
        "scale": record(
            "Skala",
            min=exact("Terendah"),
            max=exact("Tertinggi"),
            step=nullable(exact("Langkah", "null: sembarang desimal.")),
        ),
        "decimals": whole("Desimal", "Banyaknya desimal nilai tercetak."),
        "indicators": whole("Banyaknya indikator"),
    }


def _details() -> dict[str, Schema]:
    levels = record("Tingkat", level=whole("Tingkat"), name=text("Nama"))
    band = record("Predikat", name=text("Nama"), min=exact("Mulai"), max=exact("Sampai"))
    return {
        "nodes": listing(ref("Node"), "Simpul", "Induk lebih dahulu."),
        "predicates": record(
            "Predikat",
            provenance=_CERTAINTY,
            bands=listing(
                band,
                "Rentang",
                "Tertinggi dahulu; batas atas tidak termasuk, kecuali pada yang tertinggi.",
            ),
        ),
        "level_sets": mapping(
            record("Nama tingkat", provenance=_CERTAINTY, levels=listing(levels, "Tingkat")),
            "Nama tingkat",
        ),
        "rounds": listing(
            record(
                "Putaran",
                year=_YEAR,
                kind=text("Jenis"),
                decree=nullable(text("Keputusan")),
                predicate_from=term(PredicateBasis, "Dasar predikat"),
                note=_NOTE,
            ),
            "Putaran nasional",
        ),
        "examples": listing(
            record(
                "Contoh hitungan",
                node=nullable(text("Id simpul", "null: indeks.")),
                values=mapping(exact("Nilai"), "Nilai bagian-bagiannya"),
                result=text("Hasil"),
                place=text("Tempat di peraturan"),
            ),
            "Contoh hitungan dari peraturan",
        ),
        "notes": listing(text("Catatan"), "Catatan"),
        "sources": _sources(),
    }


def _sources() -> Schema:
    return mapping(
        record("Sumber", what=text("Yang diambil"), url=text("Alamat", format="uri")), "Sumber"
    )


def _page(title: str) -> Schema:
    return text(title, "Alamat halaman dari akar situs.")


def _renamed(found: dict[str, Schema]) -> dict[str, Schema]:
    """The same components, with other names where a case file uses the name for something else."""
    text = json.dumps(found, ensure_ascii=False)
    for name, better in _TAKEN.items():
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{better}"')
    read: dict[str, Schema] = json.loads(text)
    return {_TAKEN.get(name, name): schema for name, schema in read.items()}
