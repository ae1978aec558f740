"""What an area is: a regency, a city or a province, with the figures known about it. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb_builder.model.vocabulary import Term


class AreaKind(Term):
    """What kind of government an area has."""

    REGENCY = "kabupaten", "Kabupaten"
    CITY = "kota", "Kota"
    PROVINCE = "provinsi", "Provinsi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A regency, city or province. What is not known is ``None``, never zero.

    ``code`` is Kemendagri's ("32.11", provinces "32"), always a string. ``slug`` is the address of
    the area's page. Units: coordinates in degrees, ``elevation_m`` in metres, ``area_km2`` in km²,
    rates and shares in percent, ``expenditure_thousand`` in thousand rupiah per head and year at
    purchasing-power parity, ``grdp_billion`` in billion rupiah at current prices. Years and sources
    stand in ``kb_builder/reference/provenance.yaml``.
    """

    code: str
    name: str
    short_name: str
    slug: str
    kind: AreaKind
    province_code: str
    province: str
    island_group: str
    administrative: bool = False
    """A part of DKI Jakarta: run by the province, not autonomous, not evaluated by itself."""
    bps_code: str | None = None
    capital: str | None = None
    lat: Decimal | None = None
    lon: Decimal | None = None
    elevation_m: Decimal | None = None
    utc_offset_h: int | None = None
    area_km2: Decimal | None = None
    population: int | None = None
    districts: int | None = None
    urban_villages: int | None = None
    rural_villages: int | None = None
    hdi: Decimal | None = None
    poverty_rate: Decimal | None = None
    life_expectancy: Decimal | None = None
    expected_schooling: Decimal | None = None
    mean_schooling: Decimal | None = None
    expenditure_thousand: Decimal | None = None
    grdp_billion: Decimal | None = None
    own_revenue_share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One row of a national table of results, as published.

    ``scores`` maps node ids of the framework to printed values; ``doubtful`` names the nodes whose
    printed value cannot be right (see ``note``).
    """

    code: str
    year: int
    framework: str
    scores: Mapping[str, Decimal]
    index: Decimal
    predicate: str
    printed_name: str
    doubtful: tuple[str, ...] = ()
    note: str | None = None
