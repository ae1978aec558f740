"""What people wrote (cases, practices, visits, questions), as plain data with its sources.

References to what is not published (drafts) are left out, as on the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.model.claims import Source
from kb_builder.model.docnames import file_of, role_page
from kb_builder.model.questions import Question, QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.site.api.areas import area_ref
from kb_builder.site.api.plain import cited, plain
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import PracticeEntry, VisitEntry

CASE_PARTS = (
    "summary", "context", "profiles", "assessment_meetings", "gaps", "plans", "hosting", "notes",
)  # fmt: skip
"""What ``areas/<code>.json`` shows of a case; practices have documents of their own."""


def practice_row(entry: PracticeEntry, catalogue: Catalogue, /) -> dict[str, Any]:
    """An entry of ``practices.json``."""
    strength = entry.practice.strength
    practice = plain(entry.practice)
    _forget_unpublished(practice["learnt_from"], catalogue.practice_by_reference)
    for origin in practice["learnt_from"]:
        if origin["visit"] not in catalogue.visit_by_stem:
            origin["visit"] = None
    row = {
        "id": entry.practice.id,
        "reference": entry.reference,
        "area": area_ref(entry.area),
        "page": file_of(entry.docname),
        **practice,
        "strength": strength.value if strength else None,
        "strength_step": strength.step if strength else None,
    }
    return row | _ending(entry.case, row)


def visit_row(entry: VisitEntry, catalogue: Catalogue, /) -> dict[str, Any]:
    """An entry of ``visits.json``."""
    visit = plain(entry.visit)
    known = catalogue.practice_by_reference
    _forget_unpublished([visit["shown"], visit["questions"]], known)
    row = {
        "id": entry.stem,
        "title": entry.title,
        "page": file_of(entry.docname),
        **_without(visit, "schema_version", "status", "last_verified", "verified_by", "sources"),
        "host": {"area": area_ref(entry.host), **_without(visit["host"], "regency")},
        "guests": [
            {"area": area_ref(area) if area else None, **_without(guest, "regency")}
            for guest, (_, area) in zip(visit["guests"], entry.guests, strict=True)
        ],
    }
    return row | _ending(entry.visit, row)


def question_row(question: Question, bank: QuestionBank, catalogue: Catalogue, /) -> dict[str, Any]:
    """An entry of ``questions.json``."""
    row = {
        **plain(question),
        "practices": [p for p in question.practices if p in catalogue.practice_by_reference],
        "visits": [stem for stem in question.visits if stem in catalogue.visit_by_stem],
        "meetings": [m for m in question.meetings if m.partition("/")[0] in catalogue.cases],
        "page": file_of(role_page(question.roles[0]), anchor=question.id),
    }
    return row | _ending(bank, row)


def case_part(case: Case, catalogue: Catalogue, /) -> dict[str, Any]:
    """What ``areas/<code>.json`` says of the area's case, besides its practices."""
    row = {name: plain(getattr(case, name)) for name in CASE_PARTS}
    for name in CASE_PARTS:
        _forget_unpublished(row[name], catalogue.practice_by_reference)
    return row | _ending(case, row)


def content_of(area: Area, catalogue: Catalogue, /) -> dict[str, Any]:
    """What people wrote about an area: references, and the case itself where there is one."""
    case = catalogue.cases.get(area.slug)
    return {
        "practices": [card.reference for card in catalogue.practices_of(area)],
        "visits_received": [entry.stem for entry in catalogue.visits_to(area)],
        "visits_made": [entry.stem for entry in catalogue.visits_by(area)],
        "case": case_part(case, catalogue) if case else None,
    }


def content_key(area: Area, catalogue: Catalogue, /) -> object:
    """What ``content_of`` depends on, for keys."""
    case = catalogue.cases.get(area.slug)
    return (
        [entry.stem for entry in catalogue.visits_to(area)],
        [entry.stem for entry in catalogue.visits_by(area)],
        case.model_copy(update={"practices": ()}) if case else None,
        list(catalogue.practice_by_reference) if case else None,
    )


def _ending(file: Case | Visit | QuestionBank, row: Mapping[str, Any]) -> dict[str, Any]:
    """Who answers for an entry, and the sources it cites."""
    return {
        "status": file.status.value,
        "last_verified": file.last_verified.isoformat(),
        "verified_by": file.verified_by,
        "sources": _sources(file.sources, row),
    }


def _sources(sources: Mapping[str, Source], row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(sources[name]) for name in cited(row)}


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in names}


def _forget_unpublished(value: Any, known: Mapping[str, Any]) -> None:
    """Set references to practices that are not published to null."""
    if isinstance(value, list):
        for item in value:
            _forget_unpublished(item, known)
    elif isinstance(value, dict):
        if value.get("practice") not in known and "practice" in value:
            value["practice"] = None
        for item in value.values():
            _forget_unpublished(item, known)
