"""Schemas of what people write, made from the models: one place says what a practice is.

``plain`` changes the models in a few ways, and so do these schemas: every key is there, what is
not known is null, figures are strings.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import models_json_schema

from kb_builder.model.case import Case, Practice
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.questions import Question
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import Term
from kb_builder.site.api.content import CASE_PARTS
from kb_builder.site.api.following import AFTERMATH
from kb_builder.site.api.parts import (
    Schema,
    decimal,
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

_TITLES: Final = {
    "Adopted": "Yang diambil tamu",
    "Adoption": "Cara mengambil praktik",
    "Answer": "Jawaban",
    "AskedQuestion": "Pertanyaan yang diajukan",
    "AssessmentMeeting": "Pertemuan penilaian",
    "Basis": "Penilai",
    "Case": "Berkas kasus",
    "Check": "Pemeriksaan sesudah kunjungan",
    "CheckMonth": "Pemeriksaan yang mana",
    "Claim": "Pernyataan bersumber",
    "DateBasis": "Dasar tanggal",
    "FollowUp": "Tindak lanjut",
    "FollowUpStatus": "Keadaan tindak lanjut",
    "ForVisitors": "Aturan bagi tamu",
    "Gap": "Yang belum baik",
    "Guest": "Tamu",
    "HandedOver": "Aplikasi yang diserahkan",
    "Host": "Tuan rumah",
    "Hosting": "Menerima kunjungan",
    "LearntFrom": "Asal praktik",
    "Measurement": "Angka dengan satuan",
    "Office": "Kantor penerima",
    "Paper": "Naskah penyerahan",
    "Practice": "Praktik",
    "Profile": "Profil kematangan",
    "Question": "Pertanyaan",
    "QuestionOrigin": "Asal pertanyaan",
    "Reading": "Cara sumber dibaca",
    "Result": "Hasil",
    "Role": "Peran",
    "Shown": "Yang dijelaskan",
    "Source": "Sumber",
    "SourceKind": "Jenis sumber",
    "Status": "Status",
    "Strength": "Tingkat bukti",
    "Theme": "Tema",
    "Transferability": "Keterterapan",
    "Visit": "Kunjungan",
    "VisitTotal": "Jumlah kunjungan yang disebut",
    "VisitUnit": "Satuan jumlah kunjungan",
    "VisitorRule": "Pokok aturan bagi tamu",
}
_TERMS: Final = {kind.__name__: kind for kind in Term.__subclasses__()}
_FILE_KEYS: Final = ("schema_version", "status", "last_verified", "verified_by", "sources")
_PAGE: Final = text("Halaman", "Alamat halaman dari akar situs.")


def content_schemas() -> dict[str, Schema]:
    """Components for cases, practices, visits and questions."""
    found = _from_models()
    practice, visit = _properties(found, "Practice"), _properties(found, "Visit")
    question, case = _properties(found, "Question"), _properties(found, "Case")
    guest, host = _properties(found, "Guest"), _properties(found, "Host")
    found["Practice"] = record(
        _TITLES["Practice"],
        id=practice.pop("id"),
        reference=text("Rujukan", "Alamat singkat daerah, garis miring, id praktik."),
        area=ref("AreaRef", "Daerah"),
        page=_PAGE,
        **practice,
        strength=nullable(
            ref("Strength", "Tingkat bukti terkuat", "null bila hasil tidak diketahui.")
        ),
        strength_step=nullable(whole("Langkah bukti", "1 (terlemah) sampai 5.")),
        **_ending(),
    )
    found["Host"] = record(
        _TITLES["Host"], area=ref("AreaRef", "Daerah"), **_without(host, "regency")
    )
    found["Guest"] = record(
        _TITLES["Guest"],
        area=nullable(ref("AreaRef", "Daerah", "null: bukan pemerintah daerah.")),
        **_without(guest, "regency"),
    )
    found["Visit"] = record(
        _TITLES["Visit"],
        id=text("Id", "Nama berkas kunjungan."),
        title=text("Judul"),
        page=_PAGE,
        **_without(visit, *_FILE_KEYS),
        **_ending(),
    )
    found["Learning"] = record(
        "Tamu dan tuan rumah",
        guest=ref("AreaRef", "Tamu"),
        host=ref("AreaRef", "Tuan rumah"),
        visits=listing(text("Kunjungan"), "Kunjungan", "Id di visits.json."),
        adopted=whole("Banyaknya yang diambil", "Menurut sumber; kunjungan saja tidak dihitung."),
        practices=listing(
            text("Praktik"), "Praktik yang mengambil", "Kunci 'reference' di practices.json."
        ),
    )
    found["Aftermath"] = record(
        "Sesudah kunjungan",
        visit=text("Kunjungan", "Id di visits.json."),
        title=text("Judul"),
        page=_PAGE,
        kind=text("Jenis", "Rencana, yang diambil, atau pemeriksaan.", enum=list(AFTERMATH)),
        text=nullable(text("Uraian")),
        owner=nullable(text("Penanggung jawab")),
        date=nullable(text("Tenggat atau tanggal")),
        status=nullable(ref("FollowUpStatus", "Keadaan")),
        after_months=nullable(whole("Sesudah berapa bulan")),
        obstacle=nullable(text("Kendala")),
    )
    found["HiddenHost"] = record(
        "Tuan rumah yang belum dikunjungi",
        area=ref("AreaRef", "Daerah"),
        province=record("Provinsi", code=text("Kode"), name=text("Nama")),
        domain=text("Domain", "D1 sampai D4 pada SPBE 2020."),
        value=decimal("Nilai domain"),
        behind=whole("Padanan yang tertinggal", "Sedikitnya 0,5 poin, dari sepuluh terdekat."),
        known=whole("Padanan yang nilainya diketahui"),
        documented=flag("Ada praktik tercatat"),
    )
    found["Question"] = record(_TITLES["Question"], **question, page=_PAGE, **_ending())
    found["Case"] = record(
        _TITLES["Case"], **{name: case[name] for name in CASE_PARTS}, **_ending()
    )
    return {name: found[name] for name in sorted(found)}


def _from_models() -> dict[str, Schema]:
    _, top = models_json_schema(
        [(model, "validation") for model in (Case, Practice, Visit, Question)],
        ref_template="#/components/schemas/{model}",
    )
    return {name: _component(name, schema) for name, schema in top["$defs"].items()}


def _component(name: str, schema: Schema) -> Schema:
    if name in _TERMS:
        return term(_TERMS[name], _TITLES.get(name, name))
    properties = {key: _published(value) for key, value in schema["properties"].items()}
    return record(_TITLES.get(name, name), **properties)


def _published(node: Any) -> Any:
    """A part of a model's schema as it holds for the API."""
    if isinstance(node, list):
        return [_published(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("const") == UNKNOWN:
        return {"type": "null"}
    out = {key: _published(value) for key, value in node.items() if key != "default"}
    if isinstance(out.get("type"), list) and "string" in out["type"]:
        out["type"] = "string"  # authors may write figures and years bare; we print strings
    if "oneOf" in out:
        out["anyOf"] = out.pop("oneOf")
    out.pop("discriminator", None)
    return out


def _properties(found: dict[str, Schema], name: str) -> dict[str, Schema]:
    return dict(found[name]["properties"])


def _without(properties: dict[str, Schema], *names: str) -> dict[str, Schema]:
    return {key: value for key, value in properties.items() if key not in names}


def _ending() -> dict[str, Schema]:
    return {
        "status": ref("Status"),
        "last_verified": text("Terakhir diperiksa", format="date"),
        "verified_by": text("Diperiksa oleh"),
        "sources": mapping(ref("Source"), "Sumber", "Menurut id yang dipakai di 'cites'."),
    }
