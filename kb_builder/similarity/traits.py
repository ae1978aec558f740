"""The traits that say how alike two areas are: from ``Area`` to numbers, missing kept missing.

Figures come from ``kb_builder/reference/regencies.csv`` (Kemendagri, BPS); years and publishers
stand in its provenance. Logarithms make "twice as many people" the same step everywhere. How far
two places lie apart is no trait: professions that compare places (CIPFA, ONS, NFER, KOSTRA) take
structure for that and distance for another question. How remote a place lies is one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt

from kb_builder.model.area import Area, AreaKind
from kb_builder.model.vocabulary import Term

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.str_]


class Block(Term):
    """Traits that belong together; confidence shakes their weights by block."""

    SIZE = "size", "Ukuran"
    ADMINISTRATION = "administration", "Pembagian wilayah"
    PEOPLE = "people", "Keadaan penduduk"
    ECONOMY = "economy", "Ekonomi dan keuangan"
    KIND = "kind", "Kabupaten atau kota"
    ISOLATION = "isolation", "Keterpencilan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One trait. ``columns`` are those of ``regencies.csv`` it rests on.

    ``raw`` is the figure that people know (with ``unit``), ``None`` where a column is missing or
    where it takes all areas to tell (``isolation``); ``scale`` makes of it what is compared.
    """

    id: str
    label: str
    unit: str
    block: Block
    columns: tuple[str, ...]
    raw: Callable[[Area], float | None]
    scale: Callable[[Floats], Floats]


def _column(name: str) -> Callable[[Area], float | None]:
    def read(area: Area) -> float | None:
        value: Decimal | int | None = getattr(area, name)
        return None if value is None else float(value)

    return read


def _ratio(top: str, bottom: str, factor: float = 1.0) -> Callable[[Area], float | None]:
    above, below = _column(top), _column(bottom)

    def read(area: Area) -> float | None:
        a, b = above(area), below(area)
        return None if a is None or not b else factor * a / b

    return read


def _city(area: Area) -> float | None:
    return None if area.kind is AreaKind.PROVINCE else float(area.kind is AreaKind.CITY)


def _same(values: Floats) -> Floats:
    return values


def _log(values: Floats) -> Floats:
    found: Floats = np.log(values)
    return found


def _log1p(values: Floats) -> Floats:
    found: Floats = np.log1p(values)
    return found


SCALES: Final[Mapping[str, Callable[[Floats], Floats]]] = {
    "same": _same,
    "log": _log,
    "log1p": _log1p,
}
"""The scales by name, for programs in another language."""


def _plain(
    id_: str, label: str, unit: str, block: Block, scale: Callable[[Floats], Floats] = _same
) -> Trait:
    return Trait(
        id=id_, label=label, unit=unit, block=block, columns=(id_,), raw=_column(id_), scale=scale
    )


TRAITS: Final[tuple[Trait, ...]] = (
    _plain("population", "Jumlah penduduk", "jiwa", Block.SIZE, _log),
    _plain("area_km2", "Luas wilayah", "km²", Block.SIZE, _log),
    Trait(
        id="density",
        label="Kepadatan penduduk",
        unit="jiwa/km²",
        block=Block.SIZE,
        columns=("population", "area_km2"),
        raw=_ratio("population", "area_km2"),
        scale=_log,
    ),
    _plain("districts", "Jumlah kecamatan", "kecamatan", Block.ADMINISTRATION, _log1p),
    _plain("urban_villages", "Jumlah kelurahan", "kelurahan", Block.ADMINISTRATION, _log1p),
    _plain("rural_villages", "Jumlah desa", "desa", Block.ADMINISTRATION, _log1p),
    _plain("hdi", "Indeks pembangunan manusia", "indeks", Block.PEOPLE),
    _plain("life_expectancy", "Umur harapan hidup", "tahun", Block.PEOPLE),
    _plain("expected_schooling", "Harapan lama sekolah", "tahun", Block.PEOPLE),
    _plain("mean_schooling", "Rata-rata lama sekolah", "tahun", Block.PEOPLE),
    _plain("poverty_rate", "Penduduk miskin", "persen", Block.PEOPLE),
    _plain(
        "expenditure_thousand",
        "Pengeluaran per orang",
        "ribu rupiah/tahun",
        Block.ECONOMY,
        _log,
    ),
    Trait(
        id="grdp_per_head",
        label="PDRB per orang",
        unit="juta rupiah/tahun",
        block=Block.ECONOMY,
        columns=("grdp_billion", "population"),
        raw=_ratio("grdp_billion", "population", 1_000.0),
        scale=_log,
    ),
    _plain("own_revenue_share", "Pendapatan asli daerah", "persen", Block.ECONOMY),
    Trait(
        id="city",
        label="Kabupaten atau kota",
        unit="0 = kabupaten, 1 = kota",
        block=Block.KIND,
        columns=("kind",),
        raw=_city,
        scale=_same,
    ),
    Trait(
        id="isolation",
        label="Jarak ke sepuluh ibu kota terdekat",
        unit="km",
        block=Block.ISOLATION,
        columns=("lat", "lon"),
        raw=lambda _: None,
        scale=_log,
    ),
)
"""In the order of the columns of the trait table."""

TRAIT_IDS: Final = tuple(trait.id for trait in TRAITS)
ISOLATION: Final = "isolation"
NEAREST: Final = 10
"""So many capitals round a place tell how remote it lies."""
EARTH_KM: Final = 6371.0088
"""Mean radius of the earth (IUGG)."""


def figures(areas: Sequence[Area], km: Floats, /) -> Floats:
    """Traits as people know them ``(areas, traits)``; missing is NaN.

    ``km`` are the distances between the capitals of the same areas, ``(areas, areas)``.
    """
    rows = [[trait.raw(area) for trait in TRAITS] for area in areas]
    table = np.array(rows, dtype=np.float64).reshape(len(rows), len(TRAITS))
    table[:, TRAIT_IDS.index(ISOLATION)] = isolation(km)
    return table


def scaled_traits(table: Floats, /) -> Floats:
    """Figures ``(areas, traits)`` on the scale of comparison."""
    with np.errstate(divide="ignore", invalid="ignore"):
        columns = [trait.scale(table[:, place]) for place, trait in enumerate(TRAITS)]
    found = np.stack(columns, axis=1)
    found[~np.isfinite(found)] = np.nan
    return found


def isolation(km: Floats, /) -> Floats:
    """Mean km to the ten nearest other capitals ``(areas,)``, from ``(areas, areas)``."""
    apart = np.where(np.isnan(km), np.inf, km)
    np.fill_diagonal(apart, np.inf)
    count = min(NEAREST, len(km) - 1)
    if count < 1:
        return np.full(len(km), np.nan)
    mean = np.partition(apart, count - 1, axis=1)[:, :count].mean(axis=1)
    found: Floats = np.where(np.isfinite(mean) & (mean > 0), mean, np.nan)
    return found


def kilometres_between(areas: Sequence[Area], /) -> Floats:
    """Kilometres as the crow flies between all capitals ``(areas, areas)``; NaN where unknown."""
    read = _column("lat"), _column("lon")
    points = np.array([[column(area) for column in read] for area in areas], dtype=np.float64)
    points = points.reshape(len(points), 2)
    return haversine(points, points)


def haversine(first: Floats, second: Floats, /) -> Floats:
    """Great-circle distance in km between all pairs of ``(latitude, longitude)`` rows in degrees.

    Shapes ``(n, 2)`` and ``(m, 2)`` give ``(n, m)``; NaN where a coordinate is missing.
    """
    a, b = np.radians(first), np.radians(second)
    high, wide = (np.sin((a[:, None, place] - b[None, :, place]) / 2) ** 2 for place in (0, 1))
    chord = high + np.cos(a[:, None, 0]) * np.cos(b[None, :, 0]) * wide
    distance: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return distance


def kilometres(first: Area, second: Area, /) -> float | None:
    """Kilometres as the crow flies between two capitals, or ``None`` if a place is unknown."""
    points = [[_column("lat")(area), _column("lon")(area)] for area in (first, second)]
    array = np.array(points, dtype=np.float64)
    value = float(haversine(array[:1], array[1:])[0, 0])
    return None if math.isnan(value) else value


@dataclass(frozen=True, slots=True, eq=False)
class Scaler:
    """Centre and spread of each column, as shape ``(columns,)`` each, and where to clip."""

    centre: Floats
    spread: Floats
    clip: float

    @classmethod
    def of(cls, table: Floats, /, *, clip: float = 3.0) -> Scaler:
        """Mean and standard deviation of the known values; a constant column has spread 1."""
        known = ~np.isnan(table)
        count = np.maximum(known.sum(axis=0), 1)
        filled = np.where(known, table, 0.0)
        centre = filled.sum(axis=0) / count
        deviation = np.where(known, table - centre, 0.0)
        spread = np.sqrt((deviation**2).sum(axis=0) / count)
        return cls(centre, np.where(spread > 0, spread, 1.0), clip)

    def transform(self, table: Floats, /) -> Floats:
        """Standard scores, clipped at ± ``clip``; missing stays NaN."""
        scores: Floats = np.clip((table - self.centre) / self.spread, -self.clip, self.clip)
        return scores
