"""The form of a check: what came of a visit three, six or twelve months later."""

from __future__ import annotations

import re
from typing import Any, Final

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import ListNode, MapNode, document_of, read_document
from kb_builder.forms.content import Content
from kb_builder.forms.definition import Empty, Field, Form, FormKind, Place, Widget
from kb_builder.forms.filling import Filled
from kb_builder.forms.pages import VISITS
from kb_builder.forms.proposal import Proposal
from kb_builder.forms.shared import PROMISE, SKIP, SOURCES, labels, statement_field
from kb_builder.forms.sources import settle_sources
from kb_builder.forms.values import date, one_of, quoted, text
from kb_builder.model.docnames import file_of, visit_page
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import CheckMonth, FollowUpStatus
from kb_builder.reading.files import FileKind
from kb_builder.words.nearest import did_you_mean

_VISIT: Final = "kunjungan"
_AFTER: Final = "pemeriksaan"
_ADOPTED: Final = "diambil"

FORM: Final = Form(
    kind=FormKind.CHECK,
    file="pemeriksaan.yml",
    name="Pemeriksaan sesudah kunjungan",
    description="Mencatat hasil kunjungan sesudah 3, 6, atau 12 bulan.",
    title="Pemeriksaan: ",
    introduction=(
        "Satu formulir untuk satu pemeriksaan. “Belum ada hasil” juga berguna: tulis keadaannya "
        "apa adanya."
    ),
    fields=(
        Field(
            id=_VISIT,
            label="Halaman kunjungan",
            reads=text,
            help="Alamat halaman kunjungan di Rujukan; salin dari peramban.",
            example=file_of(visit_page("2019-04-30-bojonegoro-sumedang")),
            empty=Empty.REFUSED,
        ),
        Field(
            id=_AFTER,
            label="Pemeriksaan yang mana",
            reads=one_of(CheckMonth),
            widget=Widget.DROPDOWN,
            options=labels(CheckMonth),
            empty=Empty.REFUSED,
            place=("check", "after"),
        ),
        Field(
            id="tanggal_periksa",
            label="Tanggal diperiksa",
            reads=date,
            help="Hari atau bulan pemeriksaan.",
            example="2 Maret 2026",
            empty=Empty.REFUSED,
            place=("check", "date"),
        ),
        Field(
            id="keadaan",
            label="Keadaan tindak lanjut",
            reads=one_of(FollowUpStatus),
            widget=Widget.DROPDOWN,
            options=labels(FollowUpStatus),
            empty=Empty.REFUSED,
            place=("check", "status"),
        ),
        Field(
            id="berjalan",
            label="Yang sudah berjalan",
            reads=text,
            help=f"Satu kalimat, dengan angka bila ada. {SKIP}",
            example="Rancangan peraturan bupati sudah dibahas Bagian Hukum.",
            empty=Empty.UNKNOWN,
            place=("check", "working"),
        ),
        Field(
            id="kendala",
            label="Kendala tindak lanjut",
            reads=text,
            help="Yang menghambat, bila ada.",
            example="Anggaran baru tersedia pada perubahan APBD.",
            place=("check", "obstacle"),
        ),
        statement_field(
            _ADOPTED,
            label="Yang benar-benar diambil dari kunjungan",
            says="Hanya yang dinyatakan sumber.",
            example="Aturan pembangunan aplikasi ditiru dalam Peraturan Bupati.",
            empty=Empty.LEFT_OUT,
            place=("adopted",),
        ),
        *SOURCES,
        PROMISE,
    ),
)


def draft(filled: Filled, content: Content) -> Proposal | None:
    """The visit's file with the check in it; None where no visit is meant."""
    stem = _stem(filled, content)
    if stem is None:
        return None
    name, visit = f"{VISITS}{stem}.yaml", content.library.visits[stem]
    after = filled.values.get(_AFTER)
    if after in {check.after.value for check in visit.checks}:
        filled.refuse(
            _AFTER,
            "Pemeriksaan itu sudah tercatat.",
            hint="Bila ada yang keliru di dalamnya, pakai formulir koreksi.",
        )
    settled = settle_sources(
        filled,
        own=visit.sources,
        known=content.sources,
        taken=content.source_ids,
        today=content.today.isoformat(),
    )
    check = {**filled.tree["check"], "cites": list(dict.fromkeys(settled.ids.values()))}
    told = filled.tree.get("adopted")
    adopted = [{**one, "how": UNKNOWN} for one in told] if isinstance(told, list) else []
    document = read_document(content.files[name].read(), FileKind.VISIT)
    before = write_document(document)
    number = _append(document.root, "checks", [check])
    first = _append(document.root, "adopted", adopted) if adopted else 0
    _add_sources(document.root, settled.new)
    places: dict[Place, Field] = {
        {"check": ("checks", number), "adopted": ("adopted", first)}.get(str(place[0]), place[:1])
        + place[1:]: field
        for place, field in filled.places.items()
    }
    return Proposal(
        form=FORM,
        name=name,
        kind=FileKind.VISIT,
        text=write_document(document),
        before=before,
        changed=() if adopted else ("checks", number),
        places=places,
        problems=tuple(filled.problems),
        remarks=tuple(settled.remarks),
    )


def _stem(filled: Filled, content: Content) -> str | None:
    """The visit that is meant: only ever one of those that are there."""
    if _VISIT not in filled.values:
        return None
    asked = re.sub(r"(\.html|\.yaml)?([?#].*)?$", "", filled.values[_VISIT]).strip("/")
    stem = asked.rpartition("/")[2]
    visits = content.library.visits
    if stem in visits:
        return stem
    if f"{VISITS}{stem}.yaml" in content.files:
        filled.refuse(
            _VISIT,
            "Berkas kunjungan itu sedang bermasalah, jadi pemeriksaan belum dapat ditambahkan.",
            hint="Ini bukan salah Anda; pengelola perlu membetulkan berkas itu dahulu.",
        )
        return None
    hint = did_you_mean(
        stem, visits, mark="", otherwise="Salin alamat halaman kunjungannya dari peramban."
    )
    filled.refuse(_VISIT, f"Kunjungan '{quoted(stem)}' tidak ada.", hint=hint)
    return None


def _append(root: MapNode, key: str, items: list[dict[str, Any]]) -> int:
    """Put items behind those under ``key``; the place of the first."""
    known = root.entries.setdefault(key, ListNode())
    more = document_of({key: items}, FileKind.VISIT).root.entries[key]
    assert isinstance(known, ListNode) and isinstance(more, ListNode)  # noqa: S101, PT018
    known.items += more.items
    return len(known.items) - len(items)


def _add_sources(root: MapNode, new: dict[str, dict[str, Any]]) -> None:
    if not new:
        return
    known = root.entries["sources"]
    more = document_of({"sources": new}, FileKind.VISIT).root.entries["sources"]
    assert isinstance(known, MapNode) and isinstance(more, MapNode)  # noqa: S101, PT018
    known.entries |= more.entries
