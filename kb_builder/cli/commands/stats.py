"""``kb stats``: how far the library reaches, and what it still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import typer

from kb_builder.cli.options import HERE, AsJson, Root
from kb_builder.cli.talking import echo_json, project, tell
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.reading.coverage import Coverage

FRAMEWORK: Final = "spbe-2020"


def stats(as_json: AsJson = False, root: Root = HERE) -> None:
    """Hitung isi Rujukan: daerah, praktik, bukti, indikator yang tersentuh, dan yang belum."""
    from kb_builder.project import load
    from kb_builder.reading.coverage import coverage

    known = load(project(root))
    found = coverage(
        known.library, framework=known.frameworks[FRAMEWORK], areas=known.areas.by_code
    )
    if as_json:
        echo_json(as_dict(found))
    else:
        page(found).show()
    if not known.sound:
        tell("Ada berkas yang bermasalah dan tidak ikut dihitung; lihat 'kb check'.")
        raise typer.Exit(1)


def page(found: Coverage, /) -> Page:
    """The answer for people."""
    shown = Page()
    shown.title("Isi Rujukan dalam angka")
    shown.table((Column("Yang dihitung"), Column("Banyaknya", numbers=True)), found.rows())
    shown.table(
        (
            Column(f"Domain {found.framework.short_name}"),
            Column("Indikator dengan praktik", numbers=True),
            Column("Menurut bobot", numbers=True),
            Column("Yang belum"),
        ),
        [
            (
                f"{domain.node.id} {domain.node.label}",
                f"{domain.touched} dari {domain.indicators}",
                f"{domain.percent}%",
                ", ".join(domain.missing) or "tidak ada",
            )
            for domain in found.domains
        ],
    )
    return shown


def as_dict(found: Coverage, /) -> dict[str, Any]:
    """The answer for programs; shares are percentages, rounded down to whole ones."""
    return {
        "framework": found.framework.id,
        "areas": found.areas,
        "areas_outside_java": found.areas_outside_java,
        "practices": found.practices,
        "practices_counted": found.counted,
        "practices_with_costs": found.with_costs,
        "practices_with_legal_basis": found.with_legal_basis,
        "practices_adopted": found.adopted,
        "indicators": found.indicators,
        "indicators_with_practice": found.touched,
        "indicators_with_question": found.asked_indicators,
        "domains": [
            {
                "id": domain.node.id,
                "indicators": domain.indicators,
                "with_practice": domain.touched,
                "percent_of_weight": domain.percent,
                "missing": list(domain.missing),
            }
            for domain in found.domains
        ],
        "visits": found.visits,
        "questions": found.questions,
        "files_to_review": found.needs_review,
        "sources": found.sources,
        "sources_read_whole": found.read_whole,
        "sources_read_beginning": found.read_beginning,
    }
