"""``kb show``: what is known about one area, told to people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from kb_builder.cli.commands.show import AreaProfile, known_profiles
from kb_builder.frameworks.numbers import printed, spoken
from kb_builder.model.addresses import site_of
from kb_builder.model.area import Area, AreaKind
from kb_builder.model.framework import Framework
from kb_builder.reference import Areas, National, Provenance
from kb_builder.reference.comparison import INDEX, Comparison, Group, GroupKind, node_worths
from kb_builder.words.dates import date_range, date_text
from kb_builder.words.numbers import grouped
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.case import Case


def profile_page(profile: AreaProfile, /) -> Page:
    """A profile for people."""
    page = Page()
    page.title(profile.area.name)
    page.pairs(_identity(profile.area, profile.national.areas, profile.national.provenance))
    if profile.latest is None:
        page.lines(_not_evaluated(profile))
    for year, found in profile.comparisons.items():
        if found is not None:
            _add_results(page, found, profile)
        elif profile.latest is not None:
            name = _round(profile.national, year)
            page.lines(f"{name}: belum dievaluasi pada putaran ini; itu bukan nilai nol.")
    if profile.latest is not None:
        _add_worths(page, profile.framework_of(profile.latest))
    _add_series(page, profile)
    _add_case(page, profile)
    return page


def _identity(area: Area, areas: Areas, origin: Provenance) -> list[tuple[str, str]]:
    province = area.kind is AreaKind.PROVINCE
    rows = [("Kode", f"{area.code} (BPS {area.bps_code})" if area.bps_code else area.code)]
    if not province:
        rows.append(("Provinsi", area.province))
        rows.append(("Ibu kota", area.capital or "tidak tercantum"))
    rows += [
        ("Nama lama", f"{old.text} (sampai {old.until}{f', {old.basis}' if old.basis else ''})")
        for old in areas.former_names(area)
    ]
    for label, name, value, unit in (
        ("Penduduk", "population", area.population, "jiwa"),
        ("Luas", "area_km2", area.area_km2, "km²"),
    ):
        if value is not None:
            source = origin.citation("regencies.csv", name)
            rows.append((label, f"{grouped(value)} {unit} ({source})"))
    return rows


def _round(national: National, /, *years: int) -> str:
    """Rounds by the names of their instruments: "SPBE 2023 dan 2024"."""
    known, named = national.assessments.frameworks, national.frameworks
    grouped: dict[str, list[str]] = {}
    for year in years:
        grouped.setdefault(named[known[year]].family_name, []).append(str(year))
    return ", ".join(f"{name} {' dan '.join(group)}" for name, group in grouped.items())


def _not_evaluated(profile: AreaProfile) -> str:
    rounds = _round(profile.national, *sorted(profile.comparisons))
    if profile.area.administrative:
        return (
            f"{rounds}: tidak dinilai sendiri, karena wilayah administratif ini dijalankan "
            f"pemerintah provinsi; lihat 'kb show {profile.area.province_code}'."
        )
    return f"{rounds}: belum dievaluasi dalam laporan nasional; itu bukan nilai nol."


def _add_results(page: Page, found: Comparison, profile: AreaProfile) -> None:
    own, framework = found.assessment, profile.framework_of(found)
    page.title(f"{_round(profile.national, own.year)}: {_decimal(own.index)}, {own.predicate}")
    headings = [_heading(found, group) for group in found.groups]
    rows = [
        [
            f"{node} {framework.nodes[node].label}",
            _decimal(value) + (" (?)" if node in own.doubtful else ""),
            *(_median(group, node) for group in found.groups),
        ]
        for node, value in own.scores.items()
    ]
    rows.append(["Indeks", _decimal(own.index), *(_median(g, INDEX) for g in found.groups)])
    page.table(
        [
            Column(framework.top[0].kind.label.capitalize()),
            Column("Nilai", numbers=True),
            *(Column(heading, numbers=True) for heading in headings),
        ],
        rows,
    )
    page.lines(*_sentences(found, framework, profile.national))


def _heading(found: Comparison, group: Group) -> str:
    if found.area.kind is AreaKind.PROVINCE:
        return "Median provinsi"
    names = {
        GroupKind.PROVINCE: found.area.province,
        GroupKind.KIND: found.area.kind.value,
        GroupKind.COUNTRY: "Indonesia",
    }
    return f"Median {names[group.kind]}"


def _median(group: Group, key: str) -> str:
    value = group.medians.get(key)
    return "–" if value is None else _printed(value)


def _sentences(found: Comparison, framework: Framework, national: National) -> list[str]:
    own = found.assessment
    sentences: list[str] = []
    if own.note is not None:
        sentences.append(own.note)
    if found.standing is not None:
        sentences.append(
            f"Indeksnya {found.standing.phrase} lain yang dievaluasi ({found.standing.others})."
        )
    if found.strongest:
        sentences.append(
            f"Terkuat: {_named(found.strongest, found, framework)}. "
            f"Terlemah: {_named(found.weakest, found, framework)}."
        )
    if (node := found.furthest_behind) is not None:
        group = found.group(GroupKind.KIND) or found.groups[-1]
        sentences.append(
            f"Paling jauh di bawah median {group.name}: {framework.nodes[node].label} "
            f"({_decimal(own.scores[node])}; median {_median(group, node)})."
        )
    counts = ", ".join(f"{group.name} ({group.count})" for group in found.groups)
    sentences.append(f"Median dihitung dari yang dievaluasi: {counts}.")
    origin = national.provenance
    source = origin.source_of(origin.column(national.assessments.files[own.year], INDEX))
    sentences.append(f"Sumber: {source.publisher}, {source.title}.")
    return sentences


def _named(nodes: tuple[str, ...], found: Comparison, framework: Framework) -> str:
    names = " dan ".join(framework.nodes[node].label for node in nodes)
    return f"{names} ({_decimal(found.assessment.scores[nodes[0]])})"


def _add_worths(page: Page, framework: Framework) -> None:
    page.title("Tambahan indeks bila naik satu tingkat")
    kind = framework.top[0].kind.label
    page.table(
        (
            Column(kind.capitalize()),
            Column("Satu indikator", numbers=True),
            Column(f"Seluruh {kind}", numbers=True),
        ),
        [
            (
                f"{worth.node.id} {worth.node.label}",
                "–".join(dict.fromkeys((spoken(worth.least), spoken(worth.most)))),
                spoken(worth.whole),
            )
            for worth in node_worths(framework)
        ],
    )


def _add_series(page: Page, profile: AreaProfile) -> None:
    if not profile.series:
        return
    frameworks = profile.national.frameworks
    rows: list[tuple[str, ...]] = []
    before: str | None = None
    for point in profile.series:
        name = frameworks[point.framework].short_name
        if before not in (None, point.framework):
            rows.append(("", "", "", f"instrumen berganti ke {name}: jangan dibandingkan", ""))
        before = point.framework
        sources = ", ".join(dict.fromkeys(map(site_of, point.sources))) or point.origin.label
        index = "–" if point.index is None else _decimal(point.index)
        rows.append((str(point.year), index, point.standing or "–", name, sources))
    page.title("Deret indeks")
    page.table(
        (
            Column("Tahun", numbers=True),
            Column("Indeks", numbers=True),
            Column("Predikat"),
            Column("Instrumen"),
            Column("Sumber"),
        ),
        rows,
    )


def _add_case(page: Page, profile: AreaProfile) -> None:
    areas = profile.national.areas.by_code
    for name, case in profile.cases.items():
        page.title("Kasus")
        page.lines(
            f"cases/{name}.yaml, {case.status.label}, terakhir diperiksa "
            f"{date_text(case.last_verified)}; {len(case.practices)} praktik"
            + (":" if case.practices else "."),
            *(f"- {practice.title}" for practice in case.practices),
        )
        page.lines(*_profiles(profile, case))
    if profile.visits:
        page.title("Kunjungan")
        lines = []
        for name, visit in profile.visits.items():
            when = date_range(str(visit.date), str(visit.end) if visit.end else None)
            host = areas[code].name if (code := visit.host.regency) in areas else code
            guests = " dan ".join(guest.body for guest in visit.guests)
            lines.append(f"- {when}: {guests} ke {host} (cases/visits/{name}.yaml)")
        page.lines(*lines)


def _profiles(profile: AreaProfile, case: Case) -> list[str]:
    """Values that the case holds and no national table does, newest first."""
    frameworks = profile.national.frameworks
    lines = []
    for item in sorted(known_profiles(case, frameworks), key=lambda item: -item.year):
        row = profile.comparisons.get(item.year)
        known = row is not None and row.assessment.framework == item.framework
        if item.scores and not known:
            framework = frameworks[item.framework]
            values = ", ".join(
                f"{node.label} {_decimal(item.scores[name])}"
                for name, node in framework.nodes.items()
                if name in item.scores
            )
            lines.append(f"{framework.short_name} {item.year} ({item.basis.label}): {values}.")
    return lines


def _decimal(value: Decimal) -> str:
    return grouped(value)


def _printed(value: Fraction) -> str:
    return printed(value, decimals=2).replace(".", ",")
