"""Which pages of the site a form makes or changes, by the rules of their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kb_builder.forms.definition import FormKind, Place
from kb_builder.model import docnames
from kb_builder.model.case import Practice
from kb_builder.model.library import Library
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import Role
from kb_builder.reference import Areas
from kb_builder.words.dates import date_text


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page: its address without ``.html``, what it is called, and whether it is new."""

    docname: str
    words: str
    new: bool = False


CASES: Final = "cases/"
VISITS: Final = "cases/visits/"
QUESTIONS: Final = "cases/questions.yaml"

_SOURCES: Final = PageChange(docnames.SOURCES, "daftar sumber")
_VISITS: Final = PageChange(docnames.VISITS, "daftar kunjungan")
_FOLLOW_UP: Final = PageChange(docnames.FOLLOW_UP, "papan tindak lanjut")
_AREAS: Final = PageChange(docnames.AREAS, "daftar daerah")
_QUESTIONS: Final = (
    PageChange(docnames.QUESTIONS, "bank pertanyaan"),
    PageChange(docnames.QUESTIONS_BY_INDICATOR, "pertanyaan menurut indikator"),
    *(PageChange(docnames.role_page(role), f"pertanyaan bagi {role.label}") for role in Role),
)
_PRACTICES: Final = PageChange(docnames.PRACTICES, "daftar praktik")
_BY_THEME: Final = PageChange(docnames.PRACTICES_BY_THEME, "praktik menurut tema")
_BY_INDICATOR: Final = PageChange(docnames.PRACTICES_BY_INDICATOR, "praktik menurut indikator")


def changed_pages(
    kind: FormKind, *, name: str, place: Place, library: Library, areas: Areas
) -> tuple[PageChange, ...]:
    """What a form makes and changes, by the checked ``library`` with the file ``name`` in it.

    ``place`` is the part of the file that is new or changed.
    """
    stem = _stem(name)
    if kind in (FormKind.VISIT, FormKind.CHECK):
        visit = library.visits[stem]
        codes = [visit.host.regency, *(guest.regency for guest in visit.guests)]
        own_areas = [areas.by_code[code] for code in dict.fromkeys(codes) if code]
        pages = [_area_page(area.slug, area.name) for area in own_areas]
        new = kind is FormKind.VISIT
        follow = () if new else (_FOLLOW_UP,)
        return (_visit_page(stem, visit, areas, new=new), *pages, _VISITS, *follow, _SOURCES)
    if kind is FormKind.CORRECTION:
        own = [page for page, held in _pages_of(name, library, areas) if place[: len(held)] == held]
        lists = {"practices": (_PRACTICES,), "sources": (_SOURCES,)}.get(str(place[0]), ())
        return (*own, *lists, *((_VISITS,) if name.startswith(VISITS) else ()))
    case = library.cases[stem]
    area = _area_page(stem, _name(case.regency, areas))
    if kind is FormKind.CASE:
        return (area, _AREAS, _SOURCES)
    practice = case.practices[int(place[1])]
    lists = (_PRACTICES, _BY_THEME, *((_BY_INDICATOR,) if practice.improves else ()))
    return (_practice_page(practice, new=True), area, *lists, _SOURCES)


def files_by_page(library: Library, areas: Areas) -> dict[str, str]:
    """The file of ``cases/`` that each page is about, by the page's address."""
    names = [
        *(f"{CASES}{slug}.yaml" for slug in library.cases),
        *(f"{VISITS}{stem}.yaml" for stem in library.visits),
        *([QUESTIONS] if library.questions else []),
    ]
    return {page.docname: name for name in names for page, _ in _pages_of(name, library, areas)}


def _pages_of(name: str, library: Library, areas: Areas) -> Iterator[tuple[PageChange, Place]]:
    """The pages that one file makes, each with the part of the file that it shows."""
    stem = _stem(name)
    if name == QUESTIONS:
        for page in _QUESTIONS:
            yield page, ()
    elif name.startswith(VISITS):
        if stem in library.visits:
            yield _visit_page(stem, library.visits[stem], areas), ()
    elif stem in library.cases:
        case = library.cases[stem]
        yield _area_page(stem, _name(case.regency, areas)), ()
        for number, practice in enumerate(case.practices):
            yield _practice_page(practice), ("practices", number)
        for number, meeting in enumerate(case.assessment_meetings):
            page = PageChange(docnames.meeting_page(stem, meeting.id), f"halaman {meeting.title}")
            yield page, ("assessment_meetings", number)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yaml")


def _name(code: str, areas: Areas) -> str:
    """The area's name; the code where a file has a wrong one."""
    area = areas.by_code.get(code)
    return area.name if area else code


def _area_page(slug: str, name: str) -> PageChange:
    return PageChange(docnames.area_page(slug), f"halaman {name}")


def _practice_page(practice: Practice, *, new: bool = False) -> PageChange:
    return PageChange(docnames.practice_page(practice.id), f"halaman praktik {practice.title}", new)


def _visit_page(stem: str, visit: Visit, areas: Areas, *, new: bool = False) -> PageChange:
    guests = ", ".join(_name(g.regency, areas) if g.regency else g.body for g in visit.guests)
    title = f"{guests} ke {_name(visit.host.regency, areas)}, {date_text(visit.date)}"
    return PageChange(docnames.visit_page(stem), f"halaman kunjungan {title}", new)
