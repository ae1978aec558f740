"""The 514 regencies and cities and the 38 provinces, read once from the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources.abc import Traversable
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from kb_builder.model.area import Area, AreaKind
from kb_builder.reference.errors import ReferenceDataError
from kb_builder.reference.names import Alias, NameIndex
from kb_builder.reference.tables import (
    Column,
    decimal,
    read_file,
    read_rows,
    whole,
)
from kb_builder.words.folding import folded

_KINDS: Final = {kind.value: kind for kind in AreaKind}

REGENCY_COLUMNS: Final = (
    Column("code", r"[0-9]{2}\.[0-9]{2}"),
    Column("bps_code", r"[0-9]{4}"),
    Column("kind", "kabupaten|kota", _KINDS.__getitem__),
    Column("name", r"(?:Kabupaten|Kota) [^\n]+"),
    Column("capital", required=False),
    decimal("lat", -12, 7),
    decimal("lon", 94, 142),
    decimal("elevation_m", 0, 4_000, required=False),
    whole("utc_offset_h", 7, 9),
    whole("population", 1_000, 10_000_000, required=False),
    decimal("area_km2", 1, 100_000, required=False),
    whole("districts", 1, 100, required=False),
    whole("urban_villages", 0, 1_000, required=False),
    whole("rural_villages", 0, 1_000, required=False),
    decimal("hdi", 0, 100, required=False),
    decimal("life_expectancy", 40, 90, required=False),
    decimal("expected_schooling", 0, 20, required=False),
    decimal("mean_schooling", 0, 20, required=False),
    decimal("expenditure_thousand", 1_000, 100_000, required=False),
    decimal("poverty_rate", 0, 100, required=False),
    decimal("grdp_billion", 1, 10_000_000, required=False),
    decimal("own_revenue_share", 0, 100, required=False),
)
PROVINCE_COLUMNS: Final = (
    Column("code", r"[0-9]{2}"),
    Column("name"),
    Column("short_name"),
    Column("island_group"),
    whole("regencies", 0, 100),
    whole("cities", 0, 100),
    whole("population", 1_000, 100_000_000),
)
_NOT_ADDRESS: Final = re.compile(r"[^a-z0-9]+")
_SUMMED: Final = ("population", "area_km2", "districts", "urban_villages", "rural_villages")


def slug_of(name: str, /) -> str:
    """Page address of a name: "Kota Bandung" → "kota-bandung"."""
    return _NOT_ADDRESS.sub("-", folded(name)).strip("-")


def short_name_of(name: str, /) -> str:
    """Name for lists: "Sumedang" for Kabupaten Sumedang; cities keep "Kota"."""
    return name.replace(" Administrasi", "").removeprefix("Kabupaten ")


@dataclass(frozen=True, kw_only=True)
class Areas:
    """All areas. ``regencies`` (cities too) and ``provinces`` are tuples in order of code."""

    regencies: tuple[Area, ...]
    provinces: tuple[Area, ...]
    by_code: Mapping[str, Area]
    by_slug: Mapping[str, Area]
    aliases: tuple[Alias, ...]
    names: NameIndex

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all names in small letters; "pangkalpinang" too, two words in the table."""
        places = self.by_code.values()
        named = (name for area in places for name in (area.name, area.short_name))
        names = [*named, *(alias.text for alias in self.aliases)]
        found = [re.findall(r"[^\W\d_]+", name.casefold()) for name in names]
        joined = ("".join(words[words[0] == "kota" :]) for words in found if words)
        return frozenset({*chain.from_iterable(found), *joined})

    def resolve(self, text: str, /, *, kinds: Iterable[AreaKind] = tuple(AreaKind)) -> Area:
        """The area that a person means by ``text``: a name, Kemendagri or BPS code, or slug.

        ``kinds`` narrows the search. Raises ``AmbiguousArea`` or ``UnknownArea``, both with the
        areas that may be meant.
        """
        return self.names.resolve(text, kinds=frozenset(kinds))

    def in_province(self, code: str, /) -> tuple[Area, ...]:
        """Regencies and cities of a province, in order of code."""
        return tuple(area for area in self.regencies if area.province_code == code)

    def other_names(self, area: Area, /) -> tuple[str, ...]:
        """Former, short and everyday names of the area, in the order of the table."""
        return tuple(alias.text for alias in self.aliases if alias.area is area)

    def former_names(self, area: Area, /) -> tuple[Alias, ...]:
        """Names that the area had in law, with year and law, oldest first."""
        found = [alias for alias in self.aliases if alias.area is area and alias.official]
        return tuple(sorted(found, key=lambda alias: alias.until or 0))


def areas_in(folder: Traversable, /) -> Areas:
    """All areas of the tables in ``folder``. Raises ``ReferenceDataError`` when one is wrong."""
    return read_areas(
        regencies=read_file(folder, "regencies.csv"),
        provinces=read_file(folder, "provinces.csv"),
        aliases=read_file(folder, "aliases.csv"),
    )


def read_areas(*, regencies: str, provinces: str, aliases: str) -> Areas:
    """Areas from the text of the three tables. Raises ``ReferenceDataError``."""
    province_rows = read_rows(provinces, file="provinces.csv", columns=PROVINCE_COLUMNS)
    regency_rows = read_rows(regencies, file="regencies.csv", columns=REGENCY_COLUMNS)
    by_province = {str(row["code"]): row for row in province_rows}
    parts = tuple(_regency(row, by_province) for row in regency_rows)
    wholes = tuple(_province(row, parts) for row in province_rows)
    everything = (*parts, *wholes)
    for what in ("code", "slug", "name", "bps_code"):
        _refuse_twice(what, (getattr(area, what) for area in everything))
    for group in (parts, wholes):
        if [area.code for area in group] != sorted(area.code for area in group):
            raise ReferenceDataError("Baris tabel daerah harus urut menurut kode.")
    by_code = MappingProxyType({area.code: area for area in everything})
    others = _aliases(aliases, by_code)
    return Areas(
        regencies=parts,
        provinces=wholes,
        by_code=by_code,
        by_slug=MappingProxyType({area.slug: area for area in everything}),
        aliases=others,
        names=NameIndex(everything, aliases=others),
    )


def _refuse_twice(what: str, values: Iterable[str | None]) -> None:
    counts = Counter(value for value in values if value is not None)
    twice = [value for value, count in counts.items() if count > 1]
    if twice:
        raise ReferenceDataError(f"Daerah dengan {what} yang sama: {', '.join(twice)}.")


def _regency(row: Mapping[str, Any], provinces: Mapping[str, Mapping[str, Any]]) -> Area:
    code, name, kind = row["code"], row["name"], row["kind"]
    if code[:2] not in provinces:
        raise ReferenceDataError(f"regencies.csv: provinsi dari kode {code} tidak ada.")
    if not name.startswith(f"{kind.label} "):
        raise ReferenceDataError(f"regencies.csv: nama '{name}' tidak sesuai jenis '{kind}'.")
    province = provinces[code[:2]]
    short_name = short_name_of(name)
    return Area(
        **row,
        short_name=short_name,
        slug=slug_of(short_name),
        province_code=code[:2],
        province=str(province["short_name"]),
        island_group=str(province["island_group"]),
        administrative=" Administrasi " in name,
    )


def _province(row: Mapping[str, Any], parts: tuple[Area, ...]) -> Area:
    code, short_name = str(row["code"]), str(row["short_name"])
    own = [area for area in parts if area.province_code == code]
    counted = {
        "regencies": sum(area.kind is AreaKind.REGENCY for area in own),
        "cities": sum(area.kind is AreaKind.CITY for area in own),
        "population": sum(area.population or 0 for area in own),
    }
    for column, count in counted.items():
        if row[column] != count:
            raise ReferenceDataError(
                f"provinces.csv: {column} dari {short_name} tercatat {row[column]}, "
                f"jumlah bagiannya {count}."
            )
    figures: dict[str, Any] = {what: _sum(own, what) for what in _SUMMED}
    return Area(
        **figures,
        code=code,
        name=f"Provinsi {row['name']}",
        short_name=short_name,
        slug=slug_of(f"provinsi {short_name}"),
        kind=AreaKind.PROVINCE,
        province_code=code,
        province=short_name,
        island_group=str(row["island_group"]),
    )


def _sum(parts: list[Area], what: str) -> int | Decimal | None:
    values = [getattr(area, what) for area in parts]
    return None if None in values else sum(values)


def _aliases(text: str, by_code: Mapping[str, Area]) -> tuple[Alias, ...]:
    columns = (
        *(Column("alias"), Column("code")),
        whole("until", 1945, 2100, required=False),
        Column("basis", required=False),
    )
    rows = read_rows(text, file="aliases.csv", columns=columns)
    unknown = [str(row["code"]) for row in rows if row["code"] not in by_code]
    if unknown:
        raise ReferenceDataError(f"aliases.csv: kode tidak dikenal: {', '.join(unknown)}.")
    return tuple(
        Alias(
            text=str(row["alias"]),
            area=by_code[str(row["code"])],
            until=row["until"],
            basis=row["basis"],
        )
        for row in rows
    )
