"""The form of a practice: one more item in the case of its regency."""

from __future__ import annotations

from typing import Any, Final

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import ListNode, MapNode, document_of, read_document
from kb_builder.editing.names import cut, free_name
from kb_builder.forms.content import Content
from kb_builder.forms.definition import Empty, Field, Form, FormKind, Widget
from kb_builder.forms.filling import Filled
from kb_builder.forms.pages import CASES
from kb_builder.forms.proposal import Proposal
from kb_builder.forms.shared import PROMISE, SKIP, SOURCES, labels, statement_field
from kb_builder.forms.sources import settle_sources
from kb_builder.forms.statements import results, with_cites
from kb_builder.forms.values import area, date, measurement, nodes, some_of, text
from kb_builder.model.docnames import RESERVED_PRACTICES
from kb_builder.model.vocabulary import Strength, Theme
from kb_builder.reading.files import FileKind
from kb_builder.reference.areas import slug_of

_AREA: Final = "daerah"
_TITLE: Final = "judul"
_METRIC: Final = "yang_diukur"
_BEFORE: Final = "angka_sebelum"
_AFTER: Final = "angka_sesudah"


FORM: Final = Form(
    kind=FormKind.PRACTICE,
    file="praktik.yml",
    name="Praktik",
    description="Menambah satu praktik pada daerah yang sudah mempunyai kasus.",
    title="Praktik: ",
    introduction=(
        "Satu formulir untuk satu praktik. Yang tidak diketahui dikosongkan saja; di situs akan "
        "tertulis “tidak diketahui”. Sebut jabatan atau kantor, bukan nama orang."
    ),
    fields=(
        Field(
            id=_AREA,
            label="Daerah",
            finds=area,
            help="Kabupaten atau kota yang menjalankannya, nama atau kode Kemendagri.",
            example="Kabupaten Bojonegoro",
            empty=Empty.REFUSED,
        ),
        Field(
            id=_TITLE,
            label="Judul praktik",
            reads=text,
            help="Nama yang jelas dan singkat.",
            example="Jaringan serat optik milik sendiri",
            empty=Empty.REFUSED,
            place=("title",),
        ),
        Field(
            id="ringkasan",
            label="Ringkasan",
            reads=text,
            help="Satu kalimat untuk daftar praktik.",
            example="Kabupaten membangun jaringan sendiri yang menghubungkan semua kantornya.",
            empty=Empty.REFUSED,
            place=("summary",),
        ),
        Field(
            id="tema",
            label="Tema",
            reads=some_of(Theme),
            help="Boleh lebih dari satu.",
            widget=Widget.DROPDOWN,
            options=labels(Theme),
            several=True,
            empty=Empty.REFUSED,
            place=("themes",),
        ),
        Field(
            id="indikator",
            label="Indikator SPBE yang didukung",
            reads=nodes,
            help="Nomor indikator SPBE 2020 dengan koma di antaranya. Kosongkan bila tidak tahu.",
            example="17, 21",
            place=("improves",),
        ),
        Field(
            id="sejak",
            label="Sejak kapan",
            reads=date,
            help=SKIP,
            example="2010",
            empty=Empty.UNKNOWN,
            place=("since",),
        ),
        statement_field(
            "masalah",
            label="Masalah yang diatasi",
            example="Kecamatan tidak terhubung dengan kabupaten.",
            place=("problem",),
        ),
        statement_field(
            "tindakan",
            label="Yang dilakukan",
            says="Dengan kata-kata sendiri.",
            example="Serat optik sepanjang 25 km dibangun sejak 2010.",
            empty=Empty.REFUSED,
            place=("intervention",),
        ),
        Field(
            id="hasil",
            label="Hasil dalam kata-kata",
            reads=results,
            help=f"Satu hasil satu baris. {SKIP}",
            example="- Waktu layanan: izin selesai lebih cepat menurut dinas.",
            widget=Widget.TEXTAREA,
            empty=Empty.UNKNOWN,
            place=("results",),
        ),
        Field(
            id=_METRIC,
            label="Hasil dalam angka: yang diukur",
            reads=text,
            help="Bila sumber menyebut angka hasil.",
            example="Prevalensi stunting",
        ),
        Field(
            id=_BEFORE,
            label="Hasil dalam angka: sebelum",
            reads=measurement,
            help="Angka, satuan, lalu waktunya dalam kurung.",
            example="32,2 persen (2018)",
        ),
        Field(
            id=_AFTER,
            label="Hasil dalam angka: sesudah",
            reads=measurement,
            help="Angka, satuan, lalu waktunya dalam kurung.",
            example="8,27 persen (2022)",
        ),
        statement_field(
            "kendala",
            label="Kendala",
            example="Tenaga TI kurang.",
            place=("obstacles",),
        ),
        statement_field(
            "biaya",
            label="Biaya",
            says="Biaya dan sumber dananya.",
            example="Rp2 miliar dari APBD 2017.",
            place=("costs",),
        ),
        statement_field(
            "sdm",
            label="SDM",
            says="Siapa yang mengerjakan: kantor dan peran.",
            example="Tiga pranata komputer Dinas Kominfo.",
            place=("staff",),
        ),
        statement_field(
            "dasar_hukum",
            label="Dasar hukum",
            example="Peraturan Bupati Nomor 35 Tahun 2017.",
            place=("legal_basis",),
        ),
        statement_field(
            "prasyarat",
            label="Yang harus ada lebih dahulu di daerah lain",
            example="Ruang server dengan listrik cadangan.",
            place=("transferability", "needs"),
        ),
        statement_field(
            "penyesuaian",
            label="Yang perlu disesuaikan di daerah lain",
            example="Jalur jaringan mengikuti letak kecamatan.",
            place=("transferability", "adapt"),
        ),
        statement_field(
            "dicoba",
            label="Daerah lain yang sudah mencoba",
            example="Kabupaten Nganjuk mencobanya pada 2018.",
            place=("transferability", "tried_elsewhere"),
        ),
        Field(
            id="kantor",
            label="Kantor yang dihubungi",
            reads=text,
            help=f"Nama kantor, bukan nama atau nomor orang. {SKIP}",
            example="Dinas Kominfo Kabupaten Bojonegoro",
            empty=Empty.UNKNOWN,
            place=("contact_office",),
        ),
        *SOURCES,
        PROMISE,
    ),
)


def draft(filled: Filled, content: Content) -> Proposal | None:
    """The case's file with the practice in it; None where there is no case to put it in."""
    _add_figures(filled)
    if _AREA not in filled.values:
        return None
    home = content.areas.by_code[filled.values[_AREA]]
    name = f"{CASES}{home.slug}.yaml"
    case = content.library.cases.get(home.slug)
    if case is None:
        _refuse_home(filled, home.name, broken=name in content.files)
        return None
    title = str(filled.values.get(_TITLE, ""))
    if title.casefold() in {practice.title.casefold() for practice in case.practices}:
        filled.refuse(
            _TITLE,
            f"{home.name} sudah mempunyai praktik dengan judul ini.",
            hint="Pakai formulir koreksi bila yang dimaksud praktik itu; bila lain, ubah judulnya.",
        )
    settled = settle_sources(
        filled,
        own=case.sources,
        known=content.sources,
        taken=content.source_ids,
        today=content.today.isoformat(),
    )
    filled.tree["id"] = _id(title, home.slug, content)
    document = read_document(content.files[name].read(), FileKind.CASE)
    before = write_document(document)
    added = document_of({"practices": [filled.tree], "sources": settled.new}, FileKind.CASE).root
    number = _append(document.root, added)
    return Proposal(
        form=FORM,
        name=name,
        kind=FileKind.CASE,
        text=write_document(document),
        before=before,
        changed=("practices", number),
        places={
            place if place[0] == "sources" else ("practices", number, *place): field
            for place, field in filled.places.items()
        },
        problems=tuple(filled.problems),
        remarks=tuple(settled.remarks),
    )


def _refuse_home(filled: Filled, area_name: str, *, broken: bool) -> None:
    if broken:
        filled.refuse(
            _AREA,
            f"Berkas kasus {area_name} sedang bermasalah, jadi praktik belum dapat ditambahkan.",
            hint="Ini bukan salah Anda; pengelola perlu membetulkan berkas itu dahulu.",
        )
    else:
        filled.refuse(
            _AREA,
            f"{area_name} belum mempunyai kasus.",
            hint="Kirim formulir kasus baru dahulu; sesudah diterima, sunting lagi isian ini.",
        )


def _append(root: MapNode, added: MapNode) -> int:
    """Put the practice behind the others and its sources behind theirs; its place in the list."""
    practices = root.entries.setdefault("practices", ListNode())
    sources = root.entries.setdefault("sources", MapNode())
    more, new = added.entries["practices"], added.entries["sources"]
    assert isinstance(practices, ListNode) and isinstance(more, ListNode)  # noqa: S101, PT018
    assert isinstance(sources, MapNode) and isinstance(new, MapNode)  # noqa: S101, PT018
    practices.items += more.items
    sources.entries |= new.entries
    return len(practices.items) - 1


def _id(title: str, home: str, content: Content) -> str:
    """An address for ever: of the title, with the regency where another has it."""
    wanted = cut(slug_of(title)) or "praktik"
    taken = {*content.practice_ids, *RESERVED_PRACTICES}
    return wanted if wanted not in taken else free_name(cut(f"{wanted}-{home}"), taken)


def _add_figures(filled: Filled) -> None:
    """The result that was told in figures, as strong as its figures make it."""
    figures: dict[str, Any] = {
        key: filled.values[name]
        for key, name in (("before", _BEFORE), ("after", _AFTER))
        if name in filled.values
    }
    metric = filled.values.get(_METRIC)
    if figures and metric is None and _METRIC not in filled.wrong:
        filled.refuse(_METRIC, "Angkanya ada, tetapi belum disebut apa yang diukur.")
    if metric is not None and not figures and not filled.wrong & {_BEFORE, _AFTER}:
        filled.refuse(_AFTER, "Yang diukur sudah disebut, tetapi angkanya belum ada.")
    if metric is None or not figures:
        return
    words, cites = with_cites(metric)
    steps = {("before", "after"): Strength.BEFORE_AFTER, ("after",): Strength.OUTPUT}
    strength = steps.get(tuple(figures), Strength.DESCRIBED)
    result = {"metric": words, **figures, "strength": strength.value, "cites": cites}
    told = filled.tree.get("results")
    found = [*(told if isinstance(told, list) else []), result]
    filled.tree["results"] = found
    filled.places["results", len(found) - 1] = FORM.field(_METRIC)
