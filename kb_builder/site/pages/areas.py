"""The page of each regency with a case, and their list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from kb_builder.model.case import Case, Profile
from kb_builder.model.framework import Framework
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.charts import BarChart, SeriesChart, bar_chart, series_chart
from kb_builder.site.formatting import date_text
from kb_builder.site.page import Page
from kb_builder.site.rendering import Renderer


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A profile with its instrument, rows in the instrument's order, and the chart of them."""

    profile: Profile
    framework: Framework
    rows: tuple[tuple[str, Decimal], ...]
    chart: BarChart | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The index by year with its chart; ``rows`` are (profile, instrument) in time order."""

    rows: tuple[tuple[Profile, Framework], ...]
    chart: SeriesChart


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["daerah/index", *(f"daerah/{slug}" for slug in catalogue.cases)]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[Page]:
    """The list of areas, then one page each."""
    yield renderer.page(
        "areas",
        docname="daerah/index",
        title="Daerah",
        description="Daerah yang sudah memiliki berkas kasus, dengan praktik dan kunjungannya.",
        kind="daftar",
        catalogue=catalogue,
        entries=[
            (
                catalogue.areas[case.regency],
                case,
                len(catalogue.visits_to(catalogue.areas[case.regency])),
            )
            for case in catalogue.cases.values()
        ],
    )
    for slug, case in catalogue.cases.items():
        yield _area_page(slug, case, catalogue, renderer)


def _area_page(slug: str, case: Case, catalogue: Catalogue, renderer: Renderer) -> Page:
    area = catalogue.areas[case.regency]
    return renderer.page(
        "area",
        docname=f"daerah/{slug}",
        title=area.name,
        description=case.summary[0].text,
        kind="daerah",
        keywords=(area.code, area.province),
        source_path=f"cases/{slug}.yaml",
        verified=f"{date_text(case.last_verified)} oleh {case.verified_by}",
        sources=case.sources,
        area=area,
        case=case,
        catalogue=catalogue,
        practices=[e for e in catalogue.practices if e.area.code == area.code],
        received=catalogue.visits_to(area),
        made=catalogue.visits_by(area),
        profiles=profile_views(case, catalogue),
        series=series_view(case, catalogue),
    )


def profile_views(case: Case, catalogue: Catalogue) -> list[ProfileView]:
    """Profiles that have scores below the index, newest first."""
    views = []
    for profile in sorted(case.profiles, key=lambda p: (-p.year, p.framework)):
        if not profile.scores:
            continue
        framework = catalogue.frameworks[profile.framework]
        rows = tuple(
            (node.name, profile.scores[name])
            for name, node in framework.nodes.items()
            if name in profile.scores
        )
        chart = bar_chart(rows, minimum=framework.scale_min, maximum=framework.scale_max)
        views.append(ProfileView(profile, framework, rows, chart))
    return views


def series_view(case: Case, catalogue: Catalogue) -> SeriesView | None:
    """The index over the years, if two years or more on scales of the same length are known.

    Instruments follow each other; the chart breaks the line between them.
    """
    known = [
        (profile, catalogue.frameworks[profile.framework])
        for profile in sorted(case.profiles, key=lambda p: p.year)
        if profile.index is not None
    ]
    if len(known) < 2:
        return None
    runs = [
        (framework.short_name, [(p.year, p.index) for p, _ in group if p.index is not None])
        for framework, group in (
            (f, list(rows)) for f, rows in groupby(known, key=lambda row: row[1])
        )
    ]
    low = min(framework.scale_min for _, framework in known)
    high = max(framework.scale_max for _, framework in known)
    return SeriesView(tuple(known), series_chart(runs, minimum=low, maximum=high))
