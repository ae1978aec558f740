"""The list of all areas, and the page of each one that has a case file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kb_builder.model import docnames as address
from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.model.fields import UNKNOWN
from kb_builder.similarity import Lens
from kb_builder.site.area_answer import (
    EVIDENCE,
    SHOWN,
    domain_names,
    fit_line,
    host_tables,
    own_values,
    picked,
    standing,
)
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import SPBE, Catalogue, answers_of
from kb_builder.site.entries import PracticeCard, QuestionLink, question_link
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer, View
from kb_builder.words.dates import date_text


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    meetings = map(address.area_page, catalogue.meetings)
    return [address.AREAS, *map(address.area_page, catalogue.cases), *meetings]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list of areas, then one page for each case."""
    areas = catalogue.national.areas
    yield renderer.plan(
        "areas",
        docname=address.AREAS,
        title="Daerah",
        description="Semua kabupaten dan kota menurut provinsi, dan yang memiliki berkas kasus.",
        kind="daftar",
        view={
            "regencies": len(areas.regencies),
            "islands": sorted({area.island_group for area in areas.regencies}),
            "recorded": {case.regency: True for case in catalogue.cases.values() if case.practices},
            "provinces": [
                (areas.by_code[code], list(members))
                for code, members in groupby(areas.regencies, key=lambda area: area.province_code)
            ],
            "entries": [
                (area, case.summary[0].text, len(case.practices), len(catalogue.visits_to(area)))
                for case in catalogue.cases.values()
                for area in [catalogue.areas[case.regency]]
            ],
        },
    )
    views = AreaViews(catalogue.national)
    for case in catalogue.cases.values():
        area = catalogue.areas[case.regency]
        yield area_page(area, case, catalogue=catalogue, renderer=renderer, views=views)
        for meeting in case.assessment_meetings:
            yield renderer.plan(
                "meeting",
                docname=address.meeting_page(area.slug, meeting.id),
                title=meeting.title,
                description=f"{meeting.title}, {area.name}: yang ditanyakan dan yang disarankan.",
                kind="daerah",
                keywords=(area.name,),
                source_path=f"cases/{area.slug}.yaml",
                verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
                sources=case.sources,
                view={
                    "area": area,
                    "meeting": meeting,
                    "practices": catalogue.cards_in(answers_of(meeting.questions)),
                },
            )


def area_page(
    area: Area,
    case: Case | None,
    *,
    catalogue: Catalogue,
    renderer: Renderer,
    views: AreaViews,
) -> PlannedPage:
    """The page of a regency or city, with its case if it has one."""
    description = (
        case.summary[0].text
        if case
        else f"{area.name}, {area.province}: nilai SPBE tiap domain, indeks, dan kunjungan."
    )
    # The practices have pages of their own; here they are cards.
    shown = case.model_copy(update={"practices": (), "sources": {}}) if case else None
    practices = catalogue.practices_of(area)
    received = [entry.line for entry in catalogue.visits_to(area)]
    made = [entry.line for entry in catalogue.visits_by(area)]
    gaps = [tuple(catalogue.in_order(gap.improves)) for gap in case.gaps] if case else []
    hosting = case.hosting if case else None
    given = hosting.applications if hosting else UNKNOWN
    asked = {
        domain: tuple(question_link(question) for question in picked(questions))
        for domain, questions in catalogue.questions_by_domain.items()
    }
    own = {
        "case": shown,
        "practices": practices,
        "received": received,
        "made": made,
        "gap_nodes": gaps,
        "handed_over": {} if isinstance(given, str) else catalogue.cards_in(given),
        "lessons": sorted(practices, key=_step, reverse=True)[:SHOWN],
        "for_host": _for_host(practices, catalogue),
    }

    def view() -> View:
        found = catalogue.answers.view(area)
        seen = views.view(area, shown, beside=[peer.code for peer in found.peers.sekeadaan])
        tables = host_tables(found, catalogue.areas)
        leading = found.hosts.first.domain if found.hosts.first else None
        return {
            **own,
            "view": seen,
            "answers": found,
            "standing": standing(found, seen.assessment) if seen.assessment else None,
            "tables": tables,
            "own": own_values(found),
            "domains": domain_names(catalogue.frameworks[SPBE], found),
            "peers": {lens.value: views.peers(found.peers.of(lens), leading) for lens in Lens},
            "asked": asked.get(leading or "", ()),
            "areas": catalogue.areas,
            "cards": catalogue.cards,
            "fit_line": fit_line,
            "EVIDENCE": EVIDENCE,
        }

    return renderer.plan(
        "area",
        docname=address.area_page(area.slug),
        title=area.name,
        description=description,
        kind="daerah",
        keywords=(area.code, area.province, *([area.capital] if area.capital else [])),
        source_path=f"cases/{area.slug}.yaml" if case else "",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}" if case else "",
        sources=case.sources if case else {},
        view=view,
        made_from=lambda: (own, asked, catalogue.answer_key(area)),
        whole_text=case is not None,
    )


def _step(card: PracticeCard) -> int:
    return card.strength.step if card.strength else 0


def _for_host(practices: Sequence[PracticeCard], catalogue: Catalogue) -> tuple[QuestionLink, ...]:
    """A few questions that the practices of an area answer."""
    found = {
        question.id: question
        for card in practices
        for question in catalogue.questions_on(card.reference)
    }
    return tuple(question_link(question) for question in picked(list(found.values())))
