"""What the page of an area shows: figures, charts, and the words that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from kb_builder.frameworks.numbers import printed
from kb_builder.model.area import Area, Assessment
from kb_builder.model.case import Case, Profile
from kb_builder.model.framework import Framework
from kb_builder.reference import IndexPoint, National
from kb_builder.reference.comparison import Comparer, Comparison, NodeWorth, median, node_worths
from kb_builder.reference.names import Alias
from kb_builder.similarity import Peer
from kb_builder.site import atlas
from kb_builder.site.charts import (
    BarChart,
    DomainChart,
    DomainLine,
    SeriesChart,
    bar_chart,
    domain_chart,
    series_chart,
)
from kb_builder.words.lists import listed
from kb_builder.words.numbers import grouped, points


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A profile from a case that no national table holds, with its rows and their chart."""

    profile: Profile
    framework: Framework
    rows: tuple[tuple[str, Decimal], ...]
    chart: BarChart


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """An index of one year with its instrument."""

    point: IndexPoint
    framework: Framework


@dataclass(frozen=True, slots=True)
class SeriesView:
    """What is known of each year in time order; the chart where two indexes can be drawn."""

    rows: tuple[SeriesRow, ...]
    chart: SeriesChart | None


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """The newest national result beside the one before and beside medians."""

    comparison: Comparison
    earlier: Assessment | None
    framework: Framework
    chart: DomainChart
    worths: tuple[NodeWorth, ...]
    peers: int
    """So many others are drawn; 0 where the median is that of all."""
    medians: tuple[tuple[str, Decimal | None], ...]
    """Name of each domain with the median that the chart marks."""

    @property
    def now(self) -> Assessment:
        """The newest result."""
        return self.comparison.assessment

    def names(self, nodes: Sequence[str]) -> str:
        """Names of nodes as a phrase."""
        named = listed([self.framework.nodes[node].name for node in nodes])
        if len(nodes) < 2:
            return named
        return f"{named} (sama-sama {grouped(self.now.scores[nodes[0]])})"


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A peer as a row of a table: its index, and its value in the domain the area looks at."""

    area: Area
    peer: Peer
    index: str
    value: str


@dataclass(frozen=True, slots=True)
class AreaView:
    """Everything about one area that does not come from its case file."""

    area: Area
    province: Area
    former: tuple[Alias, ...]
    here: tuple[Decimal, Decimal] | None
    assessment: AssessmentView | None
    series: SeriesView | None
    profiles: tuple[ProfileView, ...]
    years: tuple[int, ...]
    sources: tuple[str, ...]
    members: tuple[tuple[Area, tuple[Assessment | None, ...]], ...]
    """Of a province: its regencies and cities with their results by year."""


class AreaViews:
    """Makes the views; works out what they share once."""

    def __init__(self, national: National) -> None:
        self._national = national
        self._areas = national.areas
        self._frameworks = national.frameworks
        self._assessments = national.assessments
        self._provenance = national.provenance

    @cached_property
    def _comparers(self) -> dict[int, Comparer]:
        return {
            year: Comparer(areas=self._areas, assessments=self._assessments, year=year)
            for year in self._assessments.years
        }

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        """The reports that the national tables were taken from, as phrases."""
        found = []
        for year in self._assessments.years:
            source = self._provenance.source_of(
                self._provenance.column(self._assessments.files[year], "index")
            )
            found.append(f"{source.publisher}, {source.title}")
        return tuple(found)

    def view(self, area: Area, case: Case | None = None, *, beside: Sequence[str] = ()) -> AreaView:
        """The view of an area, with what its case adds.

        ``beside`` are the codes of areas that its domains are drawn with; without any, those of
        its kind give the median.
        """
        years = self._assessments.years
        members = self._areas.in_province(area.code) if len(area.code) == 2 else ()
        return AreaView(
            area=area,
            province=self._areas.by_code[area.province_code],
            former=self._areas.former_names(area),
            here=atlas.place(area),
            assessment=self._assessment(area, beside),
            series=self._series(area, case),
            profiles=self._profiles(area, case),
            years=years,
            sources=self._sources,
            members=tuple(
                (member, tuple(self._assessments.get(member.code, year) for year in years))
                for member in members
            ),
        )

    def peers(self, found: Sequence[Peer], domain: str | None) -> tuple[PeerRow, ...]:
        """One list of peers as rows, with their newest results."""
        year = self._assessments.years[-1]
        rows = []
        for peer in found:
            known = self._assessments.get(peer.code, year)
            value = known.scores.get(domain) if known and domain else None
            rows.append(
                PeerRow(
                    self._areas.by_code[peer.code],
                    peer,
                    grouped(known.index) if known else "–",
                    "–" if value is None else grouped(value),
                )
            )
        return tuple(rows)

    def _assessment(self, area: Area, beside: Sequence[str]) -> AssessmentView | None:
        known = self._assessments.of(area.code)
        if not known:
            return None
        newest = known[-1]
        comparison = self._comparers[newest.year].compare(area)
        if comparison is None:
            return None
        framework = self._frameworks[newest.framework]
        before = known[-2] if len(known) > 1 and known[-2].framework == newest.framework else None
        peers = [row for code in beside if (row := self._assessments.get(code, newest.year))]
        wide = comparison.groups[-1].medians
        lines = []
        for node, value in newest.scores.items():
            others = tuple(row.scores[node] for row in peers if node not in row.doubtful)
            middle = median(others) if others else wide.get(node)
            lines.append(
                DomainLine(
                    framework.nodes[node].name,
                    value,
                    before.scores.get(node) if before else None,
                    others,
                    None if middle is None else median_text(middle),
                    "" if middle is None else gap_words(value, middle),
                )
            )
        chart = domain_chart(lines, maximum=framework.scale_max)
        medians = tuple((line.label, line.median) for line in lines)
        return AssessmentView(
            comparison, before, framework, chart, node_worths(framework), len(peers), medians
        )

    def _series(self, area: Area, case: Case | None) -> SeriesView | None:
        profiles = case.profiles if case else ()
        ordered = tuple(
            SeriesRow(point, self._frameworks[point.framework])
            for point in self._national.index_series(area.code, profiles=profiles)
        )
        if len(ordered) < 2 and not any(row.point.rank for row in ordered):
            return None
        drawn = [row for row in ordered if row.point.index is not None]
        if len(drawn) < 2:
            return SeriesView(ordered, None)
        runs = [
            (
                framework.short_name,
                [(row.point.year, row.point.index or Decimal()) for row in group],
            )
            for framework, group in groupby(drawn, key=lambda row: row.framework)
        ]
        low = min(row.framework.scale_min for row in drawn)
        high = max(row.framework.scale_max for row in drawn)
        return SeriesView(ordered, series_chart(runs, minimum=low, maximum=high))

    def _profiles(self, area: Area, case: Case | None) -> tuple[ProfileView, ...]:
        """Profiles of the case with scores below the index, newest first, tables left out."""
        views = []
        profiles = case.profiles if case else ()
        for profile in sorted(profiles, key=lambda p: (-p.year, p.framework)):
            framework = self._frameworks[profile.framework]
            national = self._assessments.get(area.code, profile.year)
            if not profile.scores or (national and national.framework == framework.id):
                continue
            rows = tuple(
                (node.name, profile.scores[name])
                for name, node in framework.nodes.items()
                if name in profile.scores
            )
            chart = bar_chart(rows, maximum=framework.scale_max)
            views.append(ProfileView(profile, framework, rows, chart))
        return tuple(views)


def median_text(value: Fraction) -> Decimal:
    """A median as printed: two decimals, half up."""
    return Decimal(printed(value, decimals=2))


def gap_words(value: Decimal, middle: Fraction) -> str:
    """How far a value is from a median, beside its name in the chart."""
    lead = Fraction(value) - middle
    if abs(lead) < Fraction(1, 200):
        return "setara median"
    return f"{points(abs(lead))} di {'atas' if lead > 0 else 'bawah'} median"
