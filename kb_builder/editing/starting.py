"""New files of ``cases/`` and new practices, with what is already known filled in.

What nobody has said yet stays empty, so that ``kb check`` points at it; what may stay unknown says
so. Comments tell what belongs where.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Collection, Iterator
from itertools import count
from typing import Any, Final

from kb_builder.editing.document import Document, Leaf, ListNode, MapNode, Node, document_of
from kb_builder.editing.errors import EditError
from kb_builder.editing.names import free_name
from kb_builder.model.area import Area, Assessment
from kb_builder.model.claims import Source
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.library import Library
from kb_builder.model.vocabulary import Basis, Reading, SourceKind, Theme
from kb_builder.reading.files import FileKind
from kb_builder.reference import National

SOURCE: Final = "sumber-1"
EMPTY: Final = ""
_FIRST: Final = (
    "# Isi tempat yang kosong. Yang tidak diketahui ditulis: tidak diketahui",
    "# Setelah selesai jalankan: kb fmt, lalu kb check.",
)
_STATUS: Final = "# draft: belum tampil di situs; published: tampil."
_VERIFIED: Final = "# Lembaga atau jabatan, bukan nama orang."
_SOURCES: Final = (
    "# Sumber baru: beri id yang bermakna, misalnya dinkominfo-528, dan pakai id itu di 'cites'.",
    "# kind: " + ", ".join(SourceKind) + ".",
    "# reading: full-text bila halaman itu dibaca sampai selesai, beginning bila baru bagian "
    "awalnya, second-hand bila hanya dikutip.",
)


def new_case(
    area: Area,
    /,
    *,
    national: National,
    library: Library,
    today: dt.date,
    verified_by: str = EMPTY,
) -> Document:
    """A draft case: the national results as profiles, and the latest one as its first claim."""
    results = national.assessments.of(area.code)
    data: dict[str, Any] = {
        "schema_version": "1",
        "status": "draft",
        "last_verified": today.isoformat(),
        "verified_by": verified_by,
        "regency": area.code,
        "summary": [_latest(area, results[-1], national)] if results else [_claim()],
        **({"profiles": [_profile(found, national) for found in results]} if results else {}),
        "sources": {_id_of(found, national): _report(found, library, national) for found in results}
        or _sources(),
    }
    document = document_of(data, FileKind.CASE)
    document.head += [f"# {area.name}, {area.province}.", *_FIRST]
    root = document.root
    _say(root, "status", _STATUS)
    _say(root, "verified_by", _VERIFIED)
    _say(
        root,
        "summary",
        "# Dua sampai lima pernyataan terpenting, tiap pernyataan dengan sumbernya.",
    )
    if results:
        _say(
            root, "profiles", "# Dari tabel nasional. Tambahkan tahun dan instrumen lain bila ada."
        )
    _say(
        root,
        "sources",
        *_known_visits(area, library),
        f"# Tambahkan praktik dengan: kb new practice {area.slug}",
        "# Bagian lain bila ada: context, assessment_meetings, gaps, plans, hosting, notes.",
        *_SOURCES,
    )
    return document


def new_visit(
    *,
    host: Area,
    guest: Area,
    date: str,
    today: dt.date,
    verified_by: str = EMPTY,
) -> Document:
    """A draft visit of ``guest`` to ``host`` on ``date`` (a day, month or year)."""
    data: dict[str, Any] = {
        "schema_version": "1",
        "status": "draft",
        "last_verified": today.isoformat(),
        "verified_by": verified_by,
        "date": date,
        "host": {"regency": host.code, "place": UNKNOWN},
        "guests": [
            {
                "regency": guest.code,
                "body": f"Pemerintah {guest.name}",
                "lead_role": UNKNOWN,
                "people": UNKNOWN,
            }
        ],
        "purpose": [_claim()],
        "why_this_host": UNKNOWN,
        "lessons": UNKNOWN,
        "follow_up": UNKNOWN,
        "cites": [SOURCE],
        "sources": _sources(),
    }
    document = document_of(data, FileKind.VISIT)
    document.head += [f"# Kunjungan {guest.name} ke {host.name}.", *_FIRST]
    root = document.root
    _say(root, "status", _STATUS)
    _say(root, "verified_by", _VERIFIED)
    _say(root, "date", "# Tanggal yang tidak disebut sumber: date_basis: inferred dan date_note.")
    _say(root, "host", f"# Tuan rumah: {host.name}. received_by: daftar jabatan yang menerima.")
    _say(root, "guests", f"# Tamu: {guest.name}. Lembaga, jabatan pemimpin, jumlah orang.")
    _say(root, "purpose", "# Maksud kunjungan, satu pernyataan tiap butir, dengan sumbernya.")
    _say(root, "why_this_host", "# Mengapa tuan rumah ini yang dipilih.")
    _say(root, "lessons", "# Pelajaran yang disebut sumber.")
    _say(
        root,
        "follow_up",
        "# Tiap tindak lanjut memuat what, owner, due, status, cites.",
        "# Sesudah 3, 6, dan 12 bulan tambahkan 'checks': after, date, status, working, cites;",
        "# yang benar-benar diambil ditulis di 'adopted': text, how, cites.",
    )
    _say(
        root,
        "sources",
        "# Bagian lain bila ada: topics, questions, shown, disagreements, notes.",
        *_SOURCES,
    )
    return document


def visit_stem(*, host: Area, guest: Area, date: str, taken: Collection[str]) -> str:
    """The name of a visit's file without its ending; a number follows where the name is taken."""
    return free_name(f"{date}-{host.slug}-{guest.slug}", taken)


def add_practice(document: Document, /, *, name: str, title: str) -> None:
    """Put a practice to fill in at the end of a case's practices. Raises ``EditError``."""
    known = document.root.entries
    practices = known.setdefault("practices", ListNode())
    sources = known.setdefault("sources", MapNode())
    if not isinstance(practices, ListNode) or not isinstance(sources, MapNode):
        raise EditError("Bagian 'practices' atau 'sources' berkas ini keliru bentuknya.")
    # Not a source that another unfinished practice waits for: it would be filled in only once.
    source = next(s for n in count(1) if (s := f"sumber-{n}") not in sources.entries)
    practice = {
        "id": name,
        "title": title,
        "summary": EMPTY,
        "themes": [EMPTY],
        "improves": [],
        "since": UNKNOWN,
        "problem": UNKNOWN,
        "intervention": [_claim(source)],
        "results": UNKNOWN,
        **dict.fromkeys(("obstacles", "costs", "staff", "legal_basis"), UNKNOWN),
        "transferability": dict.fromkeys(("needs", "adapt", "tried_elsewhere"), UNKNOWN),
        "contact_office": UNKNOWN,
    }
    new = document_of(practice, document.kind).root
    themes = textwrap.wrap("Satu tema atau lebih: " + ", ".join(Theme) + ".", width=80)
    _say(new, "summary", "# Satu kalimat untuk daftar praktik.")
    _say(new, "themes", *(f"# {line}" for line in themes))
    _say(new, "improves", "# Indikator yang didukung, misalnya spbe-2020/I17; boleh kosong.")
    _say(new, "intervention", "# Apa yang dilakukan, satu pernyataan tiap butir.")
    _say(new, "results", "# Tiap hasil memuat metric, strength, cites; angkanya di after.")
    _say(new, "transferability", "# Yang diperlukan daerah lain sebelum menirunya.")
    _say(
        new,
        "contact_office",
        "# Bila sumber menyebut praktik ini diambil dari pihak lain, tambahkan learnt_from.",
    )
    practices.items.append(new)
    sources.entries |= document_of(_sources(source), document.kind).root.entries


def add_source(document: Document, /, *, name: str, known: Source | None) -> None:
    """Put a source at the end of a file's sources: as it is ``known``, or to fill in.

    Raises ``EditError``.
    """
    sources = document.root.entries.setdefault("sources", MapNode())
    if not isinstance(sources, MapNode):
        raise EditError("Bagian 'sources' berkas ini keliru bentuknya.")
    if name in sources.entries:
        raise EditError(f"Sumber '{name}' sudah ada di berkas ini.")
    data = {name: _as_data(known)} if known is not None else _sources(name)
    sources.entries |= document_of(data, document.kind).root.entries


def _as_data(source: Source) -> dict[str, Any]:
    return {key: value for key, value in source.model_dump().items() if value is not None}


def practice_ids(document: Document, /) -> set[str]:
    """The ids of a case's practices, finished or not."""
    practices = document.root.entries.get("practices")
    items = practices.items if isinstance(practices, ListNode) else []
    ids = [item.entries.get("id") for item in items if isinstance(item, MapNode)]
    return {found.text for found in ids if isinstance(found, Leaf)}


def _say(node: Node, key: str, *lines: str) -> None:
    """Comments above an entry."""
    assert isinstance(node, MapNode)  # noqa: S101 -- made above
    node.entries[key].comments.before += lines


def _claim(source: str = SOURCE) -> dict[str, Any]:
    return {"text": EMPTY, "cites": [source]}


def _sources(name: str = SOURCE) -> dict[str, Any]:
    source = {key: EMPTY for key in Source.model_fields if key != "note"}
    return {name: source | dict.fromkeys(("published", "accessed", "archive_url"), UNKNOWN)}


def _id_of(found: Assessment, national: National) -> str:
    """The source of a national result, as existing files call it."""
    return f"kemenpanrb-{national.frameworks[found.framework].family}-{found.year}"


def _latest(area: Area, found: Assessment, national: National) -> dict[str, Any]:
    family, index = national.frameworks[found.framework].family_name, str(found.index)
    text = (
        f"Pada evaluasi {family} {found.year} {area.name} memperoleh indeks "
        f"{index.replace('.', ',')} dengan predikat {found.predicate}."
    )
    return {"text": text, "cites": [_id_of(found, national)]}


def _profile(found: Assessment, national: National) -> dict[str, Any]:
    data: dict[str, Any] = {
        "framework": found.framework,
        "year": found.year,
        "basis": Basis.EXTERNAL,
        "scores": found.scores,
        "index": found.index,
        "predicate": found.predicate,
        "cites": [_id_of(found, national)],
    }
    if found.note:
        data["note"] = found.note
    return data


def _report(found: Assessment, library: Library, national: National) -> dict[str, Any]:
    """The source as the library has it already, or from what is known about the table."""
    known = library.source(_id_of(found, national))
    if known is not None:
        return _as_data(known)
    provenance = national.provenance
    file = national.assessments.files[found.year]
    origin = provenance.source_of(provenance.column(file, "index"))
    report: dict[str, Any] = _sources()[SOURCE]
    return report | {
        "title": origin.title,
        "publisher": origin.publisher,
        "kind": SourceKind.REPORT,
        "url": UNKNOWN,
        "reading": Reading.SECOND_HAND,
        "note": "Nilai diambil dari tabel nasional yang dipakai Rujukan.",
    }


def _known_visits(area: Area, library: Library) -> Iterator[str]:
    for stem, visit in library.visits.items():
        if area.code in (visit.host.regency, *(guest.regency for guest in visit.guests)):
            yield f"# Kunjungan yang sudah tercatat: visits/{stem}.yaml"
