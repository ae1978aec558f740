"""One area's results beside those of its province, its kind and the country. Pure and exact.

Pages and the command line both take these figures from here, so that they say the same. Nothing is
rounded: a median of an even count is the exact mean of the middle two, rounded by who prints it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median_high, median_low
from types import MappingProxyType
from typing import Final

from kb_builder.model.area import Area, AreaKind, Assessment
from kb_builder.model.framework import Framework, Node
from kb_builder.model.vocabulary import Term
from kb_builder.reference.areas import Areas
from kb_builder.reference.assessments import Assessments

INDEX: Final = "index"
"""Key of the index among the medians of a group."""


class GroupKind(Term):
    """Whom an area is compared with; ``label`` heads a column of medians."""

    PROVINCE = "province", "Provinsi"
    KIND = "kind", "Jenis sama"
    COUNTRY = "country", "Indonesia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The evaluated areas of a year that one is compared with, itself among them.

    ``name`` reads on from "median" ("kabupaten dan kota di Jawa Barat"). ``count`` areas have an
    index. ``medians`` are by node id and ``INDEX``; printed values that cannot be right are left
    out of them, and a node without any other is absent.
    """

    kind: GroupKind
    name: str
    count: int
    medians: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an index stands among the ``others`` (the area itself does not count).

    ``share`` of them, from 0 to 1, has a lower index; equal ones are not lower. ``phrase`` says so
    in words and without a rank: "lebih tinggi daripada sekitar tiga perempat kabupaten dan kota".
    """

    share: Fraction
    others: int
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Results of an area in a year beside the medians of its groups, narrowest group first.

    Regencies and cities are compared with those of their province, of their kind and of the
    country; provinces with all provinces only. ``strongest`` and ``weakest`` are the nodes with
    the highest and the lowest value (several where they tie; none where all are equal).
    ``furthest_behind`` is the node that lies most below the median of the same kind, which is what
    tells areas apart where one domain is low everywhere; ``None`` where none lies below.
    ``standing`` is ``None`` where nobody else was evaluated.
    """

    area: Area
    assessment: Assessment
    groups: tuple[Group, ...]
    standing: Standing | None
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    furthest_behind: str | None

    def group(self, kind: GroupKind, /) -> Group | None:
        """The group of that kind, or ``None`` where the area has none."""
        return next((group for group in self.groups if group.kind is kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeWorth:
    """What a node right under the index is worth, in points of the index.

    ``least`` and ``most``: one indicator below it raised by one level. ``whole``: the node's own
    value raised by one, which is all its indicators together.
    """

    node: Node
    least: Fraction
    most: Fraction
    whole: Fraction


class Comparer:
    """Compares many areas of one year, working out each group once."""

    def __init__(self, *, areas: Areas, assessments: Assessments, year: int) -> None:
        self._areas = areas
        self._rows = assessments.by_year.get(year, {})
        self._groups: dict[tuple[GroupKind, str], Group] = {}
        self._regencies = self._indexes(areas.regencies)
        self._provinces = self._indexes(areas.provinces)

    def compare(self, area: Area, /) -> Comparison | None:
        """The comparison of ``area``; ``None`` where it was not evaluated in the year."""
        own = self._rows.get(area.code)
        if own is None:
            return None
        groups = self._groups_of(area)
        scores = {node: own.scores[node] for node in own.scores if node not in own.doubtful}
        high, low = max(scores.values(), default=None), min(scores.values(), default=None)
        alike = high == low
        same_kind = next((g for g in groups if g.kind is GroupKind.KIND), groups[-1])
        behind = {
            node: same_kind.medians[node] - Fraction(value)
            for node, value in scores.items()
            if same_kind.medians[node] > value
        }
        return Comparison(
            area=area,
            assessment=own,
            groups=groups,
            standing=self._standing(area, own),
            strongest=() if alike else tuple(n for n, value in scores.items() if value == high),
            weakest=() if alike else tuple(n for n, value in scores.items() if value == low),
            furthest_behind=max(behind, key=lambda node: behind[node]) if behind else None,
        )

    def _groups_of(self, area: Area) -> tuple[Group, ...]:
        if area.kind is AreaKind.PROVINCE:
            return (self._group(GroupKind.COUNTRY, "semua provinsi", self._areas.provinces),)
        parts = self._areas.regencies
        alike = (other for other in parts if other.kind is area.kind)
        return (
            self._group(
                GroupKind.PROVINCE,
                f"kabupaten dan kota di {area.province}",
                self._areas.in_province(area.province_code),
            ),
            self._group(GroupKind.KIND, f"semua {area.kind.value}", alike),
            self._group(GroupKind.COUNTRY, "semua kabupaten dan kota", parts),
        )

    def _group(self, kind: GroupKind, name: str, areas: Iterable[Area]) -> Group:
        known = self._groups.get((kind, name))
        if known is None:
            rows = [self._rows[area.code] for area in areas if area.code in self._rows]
            known = Group(kind=kind, name=name, count=len(rows), medians=_medians(rows))
            self._groups[kind, name] = known
        return known

    def _standing(self, area: Area, own: Assessment) -> Standing | None:
        province = area.kind is AreaKind.PROVINCE
        indexes = self._provinces if province else self._regencies
        others = len(indexes) - 1
        if not others:
            return None
        share = Fraction(bisect_left(indexes, own.index), others)
        name = "provinsi" if province else "kabupaten dan kota"
        return Standing(share=share, others=others, phrase=share_phrase(share, of=name))

    def _indexes(self, areas: Iterable[Area]) -> list[Decimal]:
        return sorted(self._rows[area.code].index for area in areas if area.code in self._rows)


def compare_area(
    area: Area, /, *, areas: Areas, assessments: Assessments, year: int
) -> Comparison | None:
    """The results of ``area`` in ``year`` beside its groups; ``None`` where not evaluated.

    For many areas of a year ``Comparer`` gives the same and works out each group once.
    """
    return Comparer(areas=areas, assessments=assessments, year=year).compare(area)


_SHARES: Final = (
    (Fraction(1, 10), "sekitar satu dari sepuluh"),
    (Fraction(1, 5), "sekitar satu dari lima"),
    (Fraction(1, 4), "sekitar seperempat"),
    (Fraction(1, 3), "sekitar sepertiga"),
    (Fraction(2, 5), "sekitar dua dari lima"),
    (Fraction(1, 2), "sekitar setengah"),
    (Fraction(3, 5), "sekitar tiga dari lima"),
    (Fraction(2, 3), "sekitar dua pertiga"),
    (Fraction(3, 4), "sekitar tiga perempat"),
    (Fraction(4, 5), "sekitar empat dari lima"),
    (Fraction(9, 10), "sekitar sembilan dari sepuluh"),
)
_NEARLY_NONE: Final = Fraction(1, 20)
_NEARLY_ALL: Final = Fraction(19, 20)


def share_phrase(share: Fraction, /, *, of: str) -> str:
    """A share with a lower index (0 to 1) in words, to the nearest common fraction.

    ``of`` names the others ("kabupaten dan kota"). Never a rank; the ends are not told apart
    from what lies near them.
    """
    if share < _NEARLY_NONE:
        return f"sama atau lebih rendah daripada hampir semua {of}"
    if share > _NEARLY_ALL:
        return f"lebih tinggi daripada hampir semua {of}"
    _, words = min(_SHARES, key=lambda pair: abs(pair[0] - share))
    return f"lebih tinggi daripada {words} {of}"


def node_worths(framework: Framework, /) -> tuple[NodeWorth, ...]:
    """What each node right under the index is worth, in document order."""
    return tuple(
        NodeWorth(node=node, least=min(shares), most=max(shares), whole=node.weight)
        for node in framework.top
        for shares in [_shares(framework, node)]
    )


def _shares(framework: Framework, node: Node) -> list[Fraction]:
    """What one level more of each answer below ``node`` adds to the index."""
    if node.answers:
        return [node.weight / len(node.answers)]
    return [share for part in framework.children(node.id) for share in _shares(framework, part)]


def _medians(rows: list[Assessment]) -> Mapping[str, Fraction]:
    found: dict[str, list[Decimal]] = {}
    for row in rows:
        found.setdefault(INDEX, []).append(row.index)
        for node, value in row.scores.items():
            if node not in row.doubtful:
                found.setdefault(node, []).append(value)
    return MappingProxyType({key: median(values) for key, values in found.items()})


def median(values: Sequence[Decimal], /) -> Fraction:
    """The exact median of some figures. Raises ``StatisticsError`` where there is none."""
    # sorted as the decimals they are: fractions take thirty times as long to compare
    return (Fraction(median_low(values)) + Fraction(median_high(values))) / 2
