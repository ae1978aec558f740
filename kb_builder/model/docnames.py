"""Where every page and document of the site stands, from its root; pages without ``.html``.

Whoever leads to a page, or says which pages a file makes, asks here. Templates name pages to
``url``, which refuses what does not exist.
"""

from __future__ import annotations

from typing import Final, Literal

from kb_builder.model.vocabulary import Role

AREAS: Final = "daerah/index"
PRACTICES: Final = "praktik/index"
PRACTICES_BY_THEME: Final = "praktik/tema"
PRACTICES_BY_INDICATOR: Final = "praktik/indikator"
CHAINS: Final = "praktik/rantai"
"""Who learnt what from whom."""
VISITS: Final = "kunjungan/index"
FOLLOW_UP: Final = "kunjungan/tindak-lanjut"
"""What was promised after visits, and what became of it."""
UNVISITED: Final = "kunjungan/belum-dikunjungi"
"""Hosts that nobody is known to have visited."""
QUESTIONS: Final = "tanya/index"
QUESTIONS_BY_INDICATOR: Final = "tanya/indikator"
INSTRUMENTS: Final = "instrumen/index"
CROSSWALKS: Final = "instrumen/padanan"
SOURCES: Final = "sumber"
WORKED_PAIR: Final = "metode/contoh"
METHOD: Final = "metode/index"
GUIDE: Final = "panduan/index"
PROBLEM_CODES: Final = "panduan/kode-masalah"

FIND: Final = "cari"
"""Peers and hosts for any area or for values that somebody types."""
COMPARE: Final = "banding"
"""Two to four areas side by side."""
MAP: Final = "peta"
"""All areas as dots, in layers."""
PREPARE: Final = "siapkan"
"""Sheets for a visit."""

ALL_AREAS: Final = "daerah/"
ALL_PRACTICES: Final = "praktik/"
ALL_VISITS: Final = "kunjungan/"
ALL_QUESTIONS: Final = "tanya/"
ALL_INSTRUMENTS: Final = "instrumen/"
ALL_METHOD: Final = "metode/"
ALL_GUIDES: Final = "panduan/"
"""Beginnings of addresses: folders whose pages are of one kind."""

API: Final = "api/v1"
"""The folder of the documents for programs."""

RESERVED_PRACTICES: Final = frozenset(
    name.partition("/")[2]
    for name in (PRACTICES, PRACTICES_BY_THEME, PRACTICES_BY_INDICATOR, CHAINS)
)
"""Ids that no practice may have: the site itself needs their addresses."""
_LISTS: Final = frozenset(
    (
        *(AREAS, PRACTICES, PRACTICES_BY_THEME, PRACTICES_BY_INDICATOR, CHAINS),
        *(VISITS, FOLLOW_UP, UNVISITED),
    )
)

Kind = Literal["area", "practice", "visit", "list", "data"]


def area_page(slug: str, /) -> str:
    """The page of a regency, city or province."""
    return f"daerah/{slug}"


def compare_page(slug: str, /) -> str:
    """An area beside its best hosts."""
    return f"{COMPARE}/{slug}"


def meeting_page(slug: str, meeting: str, /) -> str:
    """The page of an assessment meeting of an area."""
    return f"{area_page(slug)}/{meeting}"


def practice_page(practice: str, /) -> str:
    """The page of the practice of that id."""
    return f"praktik/{practice}"


def visit_page(stem: str, /) -> str:
    """The page of the visit in the file of that stem."""
    return f"kunjungan/{stem}"


def role_page(role: Role, /) -> str:
    """The questions for a role."""
    return f"tanya/{role.value}"


def instrument_page(framework: str, /) -> str:
    """The page of an instrument."""
    return f"instrumen/{framework}"


def document(name: str, /) -> str:
    """A document for programs."""
    return f"{API}/{name}"


def answers_document(code: str, /) -> str:
    """Peers, hosts and practices for the area of that code; its path below ``API``."""
    return f"peers/{code}.json"


def file_of(docname: str, /, *, anchor: str = "") -> str:
    """The file that a page becomes, with the place in it."""
    return f"{docname}.html" + (f"#{anchor}" if anchor else "")


def is_under(docname: str, entry: str, /) -> bool:
    """Whether a page belongs to the part of the site that ``entry`` opens."""
    folder, _, rest = entry.partition("/")
    return docname.startswith(f"{folder}/") if rest else docname == entry


def slug_in(name: str, /) -> str:
    """The slug of the area whose page, or whose meeting's page, it is."""
    return name.split("/")[1]


def kind_of(name: str, /) -> Kind:
    """What stands at the address of a page or document."""
    if name.startswith(f"{API}/"):
        return "data"
    if name not in _LISTS:
        kinds: tuple[tuple[str, Kind], ...] = (
            (AREAS, "area"),
            (PRACTICES, "practice"),
            (VISITS, "visit"),
        )
        for entry, kind in kinds:
            if is_under(name, entry):
                return kind
    return "list"
