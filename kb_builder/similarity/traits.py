"""The traits that say how alike two areas are: from ``Area`` to numbers, missing kept missing.

Figures come from ``kb_builder/reference/regencies.csv`` (Kemendagri, BPS); years and publishers
stand in its provenance. Logarithms make "twice as many people" the same step everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
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
    """Traits that belong together; weights are fitted and shaken by block."""

    SIZE = "size", "Ukuran"
    ADMINISTRATION = "administration", "Pembagian wilayah"
    PEOPLE = "people", "Keadaan penduduk"
    ECONOMY = "economy", "Ekonomi dan keuangan"
    KIND = "kind", "Kabupaten atau kota"
    PLACE = "place", "Letak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One trait. ``columns`` are those of ``regencies.csv`` it rests on.

    ``raw`` is the figure that people know (with ``unit``), ``scaled`` is what is compared; both
    are ``None`` where a column is missing.
    """

    id: str
    label: str
    unit: str
    block: Block
    columns: tuple[str, ...]
    raw: Callable[[Area], float | None]
    scale: Callable[[float], float]

    def scaled(self, area: Area, /) -> float | None:
        """The figure on the scale of comparison."""
        value = self.raw(area)
        return None if value is None else self.scale(value)


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


def _same(value: float) -> float:
    return value


def _plain(
    id_: str, label: str, unit: str, block: Block, scale: Callable[[float], float] = _same
) -> Trait:
    return Trait(
        id=id_, label=label, unit=unit, block=block, columns=(id_,), raw=_column(id_), scale=scale
    )


TRAITS: Final[tuple[Trait, ...]] = (
    _plain("population", "Jumlah penduduk", "jiwa", Block.SIZE, math.log),
    _plain("area_km2", "Luas wilayah", "km²", Block.SIZE, math.log),
    Trait(
        id="density",
        label="Kepadatan penduduk",
        unit="jiwa/km²",
        block=Block.SIZE,
        columns=("population", "area_km2"),
        raw=_ratio("population", "area_km2"),
        scale=math.log,
    ),
    _plain("districts", "Jumlah kecamatan", "kecamatan", Block.ADMINISTRATION, math.log1p),
    _plain("urban_villages", "Jumlah kelurahan", "kelurahan", Block.ADMINISTRATION, math.log1p),
    _plain("rural_villages", "Jumlah desa", "desa", Block.ADMINISTRATION, math.log1p),
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
        math.log,
    ),
    Trait(
        id="grdp_per_head",
        label="PDRB per orang",
        unit="juta rupiah/tahun",
        block=Block.ECONOMY,
        columns=("grdp_billion", "population"),
        raw=_ratio("grdp_billion", "population", 1_000.0),
        scale=math.log,
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
)
"""In the order of the columns of the trait table."""

KM: Final = "km"
"""Id of the distance between capitals, a trait of the pair, with a weight of its own."""

KM_LABEL: Final = "Jarak antar-ibu kota"
KM_COLUMNS: Final = ("lat", "lon")
COORDINATES: Final = (len(TRAITS), len(TRAITS) + 1)
"""Columns of latitude and longitude in the trait table."""

BLOCK_OF: Final = {**{trait.id: trait.block for trait in TRAITS}, KM: Block.PLACE}
LABEL_OF: Final = {**{trait.id: trait.label for trait in TRAITS}, KM: KM_LABEL}
EARTH_KM: Final = 6371.0088
"""Mean radius of the earth (IUGG)."""


def trait_table(areas: Iterable[Area], /) -> Floats:
    """Traits on the scale of comparison, then latitude and longitude; missing is NaN.

    Returns an array of shape ``(areas, len(TRAITS) + 2)``.
    """
    rows = [
        [*(trait.scaled(area) for trait in TRAITS), _column("lat")(area), _column("lon")(area)]
        for area in areas
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(TRAITS) + 2)


def feature_names() -> tuple[str, ...]:
    """Names of the columns of the trait table."""
    return (*(trait.id for trait in TRAITS), *KM_COLUMNS)


def haversine(first: Floats, second: Floats, /) -> Floats:
    """Great-circle distance in km between all pairs of ``(latitude, longitude)`` rows in degrees.

    Shapes ``(n, 2)`` and ``(m, 2)`` give ``(n, m)``; NaN where a coordinate is missing.
    """
    a, b = np.radians(first), np.radians(second)
    half = np.sin((a[:, None, :] - b[None, :, :]) / 2) ** 2
    chord = half[..., 0] + np.cos(a[:, None, 0]) * np.cos(b[None, :, 0]) * half[..., 1]
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


def positions(ids: Sequence[str], wanted: Iterable[str], /) -> list[int]:
    """Places of ``wanted`` in ``ids``, those that are not there left out."""
    place = {id_: number for number, id_ in enumerate(ids)}
    return [place[id_] for id_ in wanted if id_ in place]
