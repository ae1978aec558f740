"""From the bytes of a ministry's table to a draft of ours: all steps in their order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kb_builder.importing.decisions import Decision, read_decisions, refuse_stray
from kb_builder.importing.draft import TableDraft
from kb_builder.importing.drafting import make_draft
from kb_builder.importing.errors import TableError
from kb_builder.importing.matching import NameMatcher
from kb_builder.importing.table import read_printed
from kb_builder.model.framework import Framework
from kb_builder.progress import Progress, unwatched
from kb_builder.reference import Areas, National


def draft_table(
    data: bytes,
    framework: Framework,
    national: National,
    /,
    *,
    year: int,
    sheet: str | None = None,
    columns: str | None = None,
    decisions: Mapping[int, Decision] | None = None,
    accept_suggestions: bool = False,
    progress: Progress = unwatched,
) -> TableDraft:
    """The draft of the table in ``data``. Raises ``TableError`` where it is no such table."""
    matcher = NameMatcher(national.areas)
    table = read_printed(
        data,
        framework,
        matcher,
        frameworks=national.frameworks,
        year=year,
        sheet=sheet,
        columns=columns,
    )
    decided = decisions or {}
    refuse_stray(decided, table.rows)
    return make_draft(
        table,
        framework,
        year=year,
        areas=national.areas,
        assessments=national.assessments,
        matcher=matcher,
        decisions=decided,
        accept_suggestions=accept_suggestions,
        progress=progress,
    )


def decisions_in(data: bytes, framework: Framework, areas: Areas, /) -> Mapping[int, Decision]:
    """The decisions in a file. Raises ``TableError``."""
    return read_decisions(data, areas=areas, framework=framework)


def refuse_year(
    framework: Framework, year: int, /, *, frameworks: Mapping[str, Framework], today: date
) -> None:
    """Raise ``TableError`` for a year in which the instrument was not in use."""
    if framework.round(year) is not None:
        return
    for other in frameworks.values():
        if other.round(year) is not None:
            raise TableError(
                f"Putaran {year} memakai {other.short_name}. Maksud Anda --framework {other.id}?"
            )
        first = min((item.year for item in other.rounds), default=other.since)
        if framework.since < other.since and first <= year <= today.year:
            raise TableError(
                f"{framework.short_name} sudah diganti {other.short_name} sejak {first}; "
                f"tahun {year} tidak mungkin."
            )
    if not framework.since <= year <= today.year:
        raise TableError(
            f"Tahun {year} tidak mungkin: {framework.short_name} dipakai sejak {framework.since}, "
            f"dan sekarang {today.year}."
        )
