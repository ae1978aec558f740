"""``kb show``: what is known about one area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb_builder.cli.options import HERE, AsJson, Root
from kb_builder.cli.talking import echo_json, tell
from kb_builder.cli.usage import UsageError

if TYPE_CHECKING:
    from fractions import Fraction

    from kb_builder.model.area import Area
    from kb_builder.model.case import Case, Profile
    from kb_builder.model.framework import Framework
    from kb_builder.model.visit import Visit
    from kb_builder.reference import Areas, IndexPoint, National
    from kb_builder.reference.comparison import Comparison


def show(
    context: typer.Context,
    area: Annotated[
        list[str], typer.Argument(metavar="AREA", help="Nama atau kode kabupaten, kota, provinsi.")
    ],
    as_json: AsJson = False,
    root: Root = HERE,
) -> None:
    """Tunjukkan satu daerah: nilai SPBE, median pembanding, deret indeks, dan kasusnya."""
    from kb_builder.cli.places import tables_of
    from kb_builder.cli.show_page import profile_page

    national = tables_of(context).national
    profile, notices = gather(
        find_area(" ".join(area), national.areas), national, cases=root / "cases"
    )
    for notice in notices:
        tell(notice)
    if as_json:
        echo_json(profile_json(profile))
    else:
        profile_page(profile).show()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Files about an area, by file stem."""

    cases: dict[str, Case]
    visits: dict[str, Visit]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProfile:
    """An area with its comparisons by year (newest first), its series, cases and visits.

    A comparison is ``None`` where the area was not evaluated in the year. ``cases`` (one at most
    in a library without problems) and ``visits`` are by file stem.
    """

    area: Area
    national: National
    comparisons: Mapping[int, Comparison | None]
    series: tuple[IndexPoint, ...]
    cases: Mapping[str, Case]
    visits: Mapping[str, Visit]

    @property
    def latest(self) -> Comparison | None:
        """The comparison of the latest year in which the area was evaluated."""
        return next((found for found in self.comparisons.values() if found), None)

    def framework_of(self, found: Comparison, /) -> Framework:
        """The instrument of a comparison."""
        return self.national.frameworks[found.assessment.framework]


def find_area(text: str, areas: Areas, /) -> Area:
    """The area that a person means. Raises ``UsageError`` that asks which, or suggests."""
    from kb_builder.reference import ReferenceDataError

    try:
        return areas.resolve(text)
    except ReferenceDataError as error:
        raise UsageError(str(error)) from None


def gather(
    area: Area, national: National, /, *, cases: Path
) -> tuple[AreaProfile, tuple[str, ...]]:
    """The profile of ``area`` and notices about what was left out.

    Case and visits come from the folder ``cases`` where there is one.
    """
    from kb_builder.reference.comparison import compare_area

    found, notices = _mentions(area, cases)
    profile = AreaProfile(
        area=area,
        national=national,
        comparisons={
            year: compare_area(
                area, areas=national.areas, assessments=national.assessments, year=year
            )
            for year in reversed(national.assessments.years)
        },
        series=national.index_series(
            area.code,
            profiles=[
                p
                for case in found.cases.values()
                for p in known_profiles(case, national.frameworks)
            ],
        ),
        cases=found.cases,
        visits=found.visits,
    )
    return profile, notices


def known_profiles(case: Case, known: Mapping[str, Framework], /) -> list[Profile]:
    """Profiles on instruments that exist: a case is shown even where 'kb check' would object."""
    return [item for item in case.profiles if item.framework in known]


def _mentions(area: Area, folder: Path) -> tuple[_Found, tuple[str, ...]]:
    """The area's case and visits, and what to say about files that could not be read.

    Only files that name the area's code are read: most areas have none, and the answer is quick.
    """
    from kb_builder.model.area import AreaKind

    found = _Found(cases={}, visits={})
    if area.kind is AreaKind.PROVINCE:
        return found, ()  # cases and visits are those of regencies and cities
    if not folder.is_dir():
        return found, ("Tidak ada folder cases/ di sini; kasus dan kunjungan tidak ditampilkan.",)
    code = area.code.encode()
    unread: list[str] = []
    for path in (*sorted(folder.glob("*.yaml")), *sorted(folder.glob("visits/*.yaml"))):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        if path.name == "questions.yaml":
            continue
        try:
            readable = code not in path.read_bytes() or _read(area, path, name, found)
        except OSError:
            readable = False
        if not readable:
            unread.append(name)
    notices = (f"Tidak dapat dibaca: {', '.join(unread)}; lihat 'kb check'.",) if unread else ()
    return found, notices


def _read(area: Area, path: Path, name: str, found: _Found) -> bool:
    """Add the file to ``found`` if it is about the area; whether it could be read."""
    from kb_builder.model.case import Case
    from kb_builder.model.visit import Visit
    from kb_builder.reading.explain import validate
    from kb_builder.reading.files import FileKind, read_file

    is_visit = path.parent.name == "visits"
    source, _ = read_file(path, name, FileKind.VISIT if is_visit else FileKind.CASE)
    if source is None:
        return False
    if is_visit:
        visit = validate(Visit, source)
        if visit is None:
            return False
        if area.code in (visit.host.regency, *(guest.regency for guest in visit.guests)):
            found.visits[path.stem] = visit
        return True
    case = validate(Case, source)
    if case is not None and case.regency == area.code:
        found.cases[path.stem] = case
    return case is not None


def profile_json(profile: AreaProfile, /) -> dict[str, Any]:
    """A profile as plain data. Decimals are strings as published, exact values are fractions."""
    area, latest = profile.area, profile.latest
    return {
        "area": area_json(area),
        "results": [
            {"year": year, "evaluated": False} if found is None else comparison_json(found)
            for year, found in profile.comparisons.items()
        ],
        "step_worth": {} if latest is None else _worths_json(profile.framework_of(latest)),
        "series": [
            {
                "year": point.year,
                "framework": point.framework,
                "index": None if point.index is None else str(point.index),
                "predicate": point.predicate,
                "rank": point.rank,
                "origin": point.origin.value,
                "sources": list(point.sources),
            }
            for point in profile.series
        ],
        "cases": [
            {
                "file": f"cases/{name}.yaml",
                "status": case.status.value,
                "last_verified": str(case.last_verified),
                "practices": [{"id": item.id, "title": item.title} for item in case.practices],
                "profiles": [
                    {
                        "framework": item.framework,
                        "year": item.year,
                        "basis": item.basis.value,
                        "scores": {node: str(value) for node, value in item.scores.items()},
                        "index": None if item.index is None else str(item.index),
                        "predicate": item.predicate,
                    }
                    for item in case.profiles
                ],
            }
            for name, case in profile.cases.items()
        ],
        "visits": [
            {
                "file": f"cases/visits/{name}.yaml",
                "date": str(visit.date),
                "role": "host" if visit.host.regency == area.code else "guest",
                "host": visit.host.regency,
                "guests": [{"code": guest.regency, "body": guest.body} for guest in visit.guests],
            }
            for name, visit in profile.visits.items()
        ],
    }


def area_json(area: Area, /) -> dict[str, Any]:
    """Identity of an area as plain data."""
    return {
        "code": area.code,
        "bps_code": area.bps_code,
        "name": area.name,
        "slug": area.slug,
        "kind": area.kind.value,
        "province_code": area.province_code,
        "province": area.province,
        "administrative": area.administrative,
        "capital": area.capital,
        "population": area.population,
        "area_km2": None if area.area_km2 is None else str(area.area_km2),
    }


def comparison_json(found: Comparison, /) -> dict[str, Any]:
    """A comparison as plain data."""
    own, standing = found.assessment, found.standing
    return {
        "year": own.year,
        "evaluated": True,
        "framework": own.framework,
        "index": str(own.index),
        "predicate": own.predicate,
        "scores": {node: str(value) for node, value in own.scores.items()},
        "doubtful": list(own.doubtful),
        "note": own.note,
        "groups": [
            {
                "kind": group.kind.value,
                "name": group.name,
                "count": group.count,
                "medians": {key: _number_json(value) for key, value in group.medians.items()},
            }
            for group in found.groups
        ],
        "standing": None
        if standing is None
        else {
            "share": str(standing.share),
            "others": standing.others,
            "phrase": standing.phrase,
        },
        "strongest": list(found.strongest),
        "weakest": list(found.weakest),
        "furthest_behind": found.furthest_behind,
    }


def _number_json(value: Fraction) -> dict[str, str]:
    from kb_builder.frameworks.numbers import printed

    return {"printed": printed(value, decimals=2), "exact": str(value)}


def _worths_json(framework: Framework) -> dict[str, Any]:
    from kb_builder.reference.comparison import node_worths

    return {
        worth.node.id: {
            "least": str(worth.least),
            "most": str(worth.most),
            "whole": str(worth.whole),
        }
        for worth in node_worths(framework)
    }
