"""The form of a correction: other words in one place of one file."""

from __future__ import annotations

import re
from typing import Final

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import Leaf, ListNode, MapNode, Node, read_document
from kb_builder.forms.content import Content
from kb_builder.forms.definition import Empty, Field, Form, FormKind, Place, Widget
from kb_builder.forms.errors import LeftToKeepers, Misread
from kb_builder.forms.filling import Filled
from kb_builder.forms.finding import Found, alike, find_words, shown
from kb_builder.forms.links import FILE_FIELD, PAGE_FIELD, TEMPLATE, TITLE
from kb_builder.forms.pages import files_by_page
from kb_builder.forms.problems import FormProblem
from kb_builder.forms.proposal import Proposal
from kb_builder.forms.shared import PROMISE
from kb_builder.forms.sources import address_key
from kb_builder.forms.values import address, passage, passage_or_unknown, quoted, text
from kb_builder.model.docnames import visit_page
from kb_builder.reading.files import FileKind
from kb_builder.words.nearest import did_you_mean

_NOW: Final = "tertulis"
_WANTED: Final = "seharusnya"
_REASON: Final = "alasan"
_SOURCE: Final = "alamat_sumber"

FORM: Final = Form(
    kind=FormKind.CORRECTION,
    file=TEMPLATE,
    name="Koreksi",
    description="Melaporkan satu kesalahan pada satu halaman.",
    title=TITLE,
    introduction=(
        "Satu formulir untuk satu kesalahan. Salin kata-kata yang keliru dari halaman, lalu tulis "
        "yang seharusnya."
    ),
    fields=(
        Field(
            id=PAGE_FIELD,
            label="Halaman",
            reads=text,
            help="Alamatnya; sudah terisi bila Anda datang dari tautan “Laporkan kesalahan”.",
            example=visit_page("2019-04-30-bojonegoro-sumedang"),
            empty=Empty.REFUSED,
        ),
        Field(
            id=FILE_FIELD,
            label="Berkas",
            reads=text,
            help="Biarkan seperti terisi; kosongkan bila tidak tahu.",
            example="cases/visits/2019-04-30-bojonegoro-sumedang.yaml",
        ),
        Field(
            id=_NOW,
            label="Tertulis sekarang",
            reads=passage_or_unknown,
            help="Salin persis dari halaman, sebaiknya satu kalimat utuh.",
            example="Asisten I didampingi 9 orang",
            widget=Widget.TEXTAREA,
            empty=Empty.REFUSED,
            unknown_too=True,
        ),
        Field(
            id=_WANTED,
            label="Seharusnya",
            reads=passage_or_unknown,
            help="Pengganti kata-kata di atas.",
            example="Asisten I didampingi 10 orang",
            widget=Widget.TEXTAREA,
            empty=Empty.REFUSED,
            unknown_too=True,
        ),
        Field(
            id=_REASON,
            label="Alasan",
            reads=passage,
            help="Dari mana Anda tahu? Sebut dokumen atau halaman yang menyatakannya.",
            example="Berita menyebut 10 orang pada alinea kedua.",
            widget=Widget.TEXTAREA,
            empty=Empty.REFUSED,
        ),
        Field(
            id=_SOURCE,
            label="Alamat sumber",
            reads=address,
            help="Bila ada di internet.",
            example="https://dinkominfo.bojonegorokab.go.id/berita/baca/528",
        ),
        PROMISE,
    ),
)


def draft(filled: Filled, content: Content) -> Proposal | None:
    """The file with the words replaced; None where they are not found in exactly one place.

    Raises ``LeftToKeepers`` where one file is not enough.
    """
    name = _file(filled, content)
    if name is None or filled.wrong & {_NOW, _WANTED}:
        return None
    file = content.files[name]
    text = file.read()
    found = _the_one_place(filled, text, file.kind)
    if found is None:
        return None
    if found.place[0] == "sources" and content.source_ids[str(found.place[1])] > 1:
        raise LeftToKeepers(
            "Keterangan sumber ini dipakai beberapa berkas, jadi diubah di semuanya sekaligus."
        )
    try:
        other = found.replace(filled.values[_NOW], filled.values[_WANTED])
    except Misread as misread:
        filled.refuse(_WANTED, misread.message, hint=misread.hint)
        return None
    document = read_document(text, file.kind)
    before = write_document(document)
    remarks = _change(document.root, found.place, other, address=filled.values.get(_SOURCE))
    return Proposal(
        form=FORM,
        name=name,
        kind=file.kind,
        text=write_document(document),
        before=before,
        changed=found.place,
        places={found.place: FORM.field(_WANTED)},
        problems=tuple(filled.problems),
        remarks=tuple(remarks),
        reason="\n".join(filled.values[key] for key in (_REASON, _SOURCE) if key in filled.values),
    )


def _file(filled: Filled, content: Content) -> str | None:
    """The file that is meant: only ever one of those that are there.

    Raises ``LeftToKeepers`` for pages that are made otherwise.
    """
    if FILE_FIELD in filled.values:
        asked = filled.values[FILE_FIELD].replace("\\", "/").removeprefix("./")
        if asked in content.files:
            return str(asked)
        if asked.startswith("docs/"):
            raise LeftToKeepers("Halaman ini ditulis langsung oleh pengelola.")
        otherwise = "Kosongkan isian ini; halamannya cukup."
        hint = did_you_mean(asked, list(content.files), mark="", otherwise=otherwise)
        filled.refuse(FILE_FIELD, f"Berkas '{quoted(asked)}' tidak ada.", hint=hint)
        return None
    if PAGE_FIELD not in filled.values:
        return None
    asked = re.sub(r"(\.html)?([?#].*)?$", "", filled.values[PAGE_FIELD]).strip("/")
    known = files_by_page(content.library, content.areas)
    parts = asked.split("/")
    for first in range(len(parts)):
        if name := known.get("/".join(parts[first:])):
            return name
    hint = did_you_mean("/".join(parts[-2:]), known, mark="")
    if not hint:
        raise LeftToKeepers(
            "Halaman ini tidak dibuat dari satu berkas di cases/; nilai dan data daerah berasal "
            "dari tabel nasional."
        )
    filled.refuse(PAGE_FIELD, "Halaman ini tidak ada.", hint=hint)
    return None


def _the_one_place(filled: Filled, text: str, kind: FileKind) -> Found | None:
    now = filled.values[_NOW]
    if now == filled.values[_WANTED]:
        filled.refuse(_WANTED, "Isian ini sama dengan yang tertulis sekarang.")
        return None
    found = find_words(text, kind, now)
    if len(found) == 1 and found[0].times == 1:
        return found[0]
    if found:
        message = "Kata-kata ini ada di lebih dari satu tempat."
        hint = (
            "Salin lebih banyak kata di sekitarnya, supaya hanya satu tempat yang cocok. Bila "
            "kalimatnya memang sama persis, sebut barisnya di alasan; pengelola yang membetulkan."
        )
    else:
        found = alike(text, kind, now)
        message = "Kata-kata ini tidak ditemukan di berkas halaman itu."
        hint = "Salin persis dari halaman, tanpa tambahan."
    filled.problems.append(
        FormProblem(message=message, hint=hint, field=FORM.field(_NOW), found=shown(found))
    )
    return None


def _change(root: MapNode, place: Place, other: str, *, address: str | None) -> list[str]:
    """Set the value at ``place`` and cite the source there; what the sender should know."""
    node: Node = root
    around = [node]
    for part in place:
        if isinstance(node, MapNode):
            node = node.entries[str(part)]
        elif isinstance(node, ListNode):
            node = node.items[int(part)]
        around.append(node)
    assert isinstance(node, Leaf)  # noqa: S101 -- words were found in it
    node.text = other
    return _cite(root, around, address) if address else []


def _cite(root: MapNode, around: list[Node], address: str) -> list[str]:
    sources = root.entries.get("sources")
    known = {
        address_key(url.text): name
        for name, source in (sources.entries.items() if isinstance(sources, MapNode) else ())
        if isinstance(source, MapNode) and isinstance(url := source.entries.get("url"), Leaf)
    }
    key = address_key(address)
    name = known.get(key) if key else None
    if name is None:
        return ["Alamat sumber itu belum ada di berkas ini; pengelola yang menambahkannya."]
    for node in reversed(around):
        cites = node.entries.get("cites") if isinstance(node, MapNode) else None
        if isinstance(cites, ListNode):
            if name not in [item.text for item in cites.items if isinstance(item, Leaf)]:
                cites.items.append(Leaf(name))
                return [f"Sumber '{name}' sekarang dirujuk pada pernyataan itu."]
            break
    return []
