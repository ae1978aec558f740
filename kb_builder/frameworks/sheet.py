"""A sheet of scores as people keep it: checked against its instrument, ready for the calculator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kb_builder.frameworks.calculator import check_level, check_value, score
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import exact
from kb_builder.frameworks.sheet_text import Entry, SheetText, read_text
from kb_builder.frameworks.values import Score
from kb_builder.model.framework import Framework, NodeKind
from kb_builder.words.nearest import meaning, nearest

_KIND_OF: Final[Mapping[str, NodeKind]] = {
    "levels": NodeKind.INDICATOR,
    "aspects": NodeKind.ASPECT,
    "domains": NodeKind.DOMAIN,
    "dimensions": NodeKind.DIMENSION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Scores of one agency in one round, as text with decimal points.

    ``levels`` are by answer key, ``values`` by id of a higher node. ``index`` and ``predicate``
    are what was published, if the sheet says so. ``notices`` are sentences about what was assumed
    or is missing.
    """

    framework: Framework
    year: int | None
    name: str | None
    levels: Mapping[str, str]
    values: Mapping[str, str]
    index: str | None
    predicate: str | None
    notices: tuple[str, ...]

    def score(self) -> Score:
        """The sheet worked out. Raises ``FrameworkError`` where its parts disagree."""
        return score(self.framework, levels=self.levels, values=self.values, year=self.year)


def read_sheet(
    data: bytes | str,
    frameworks: Mapping[str, Framework],
    /,
    *,
    csv_format: bool | None = None,
) -> Sheet:
    """The sheet of one of ``frameworks`` in a YAML or CSV file; the format is guessed if not told.

    Decimal commas and semicolons are read, and said so in ``notices``. Raises ``FrameworkError``
    with one Indonesian sentence for the first thing that is wrong.
    """
    text = read_text(data, csv_format=csv_format)
    framework = _framework(text, frameworks)
    levels: dict[str, str] = {}
    values: dict[str, str] = {}
    for entry in text.entries:
        key, is_level = _key(framework, entry)
        if key in levels or key in values:
            raise FrameworkError(f"'{key}' tertulis dua kali.")
        if is_level:
            check_level(framework, key, entry.text)
            levels[key] = entry.text
        else:
            check_value(framework, key, entry.text)
            values[key] = entry.text
    if not levels and not values:
        raise FrameworkError("Lembar nilai kosong: tidak ada satu pun nilai.")
    year, about_year = _year(framework, text.about.get("year"))
    index = text.about.get("index")
    if index is not None:
        _check_index(index)
    return Sheet(
        framework=framework,
        year=year,
        name=text.about.get("name"),
        levels=MappingProxyType(levels),
        values=MappingProxyType(values),
        index=index,
        predicate=text.about.get("predicate"),
        notices=(*text.notices, *about_year, *_count(framework, levels, values)),
    )


def _framework(text: SheetText, frameworks: Mapping[str, Framework]) -> Framework:
    asked = text.about.get("framework")
    known = ", ".join(frameworks)
    if asked is None:
        raise FrameworkError(f"Lembar tidak menyebut instrumen (framework); yang dikenal: {known}.")
    names = {
        name.casefold(): item for item in frameworks.values() for name in (item.id, item.short_name)
    }
    found = names.get(asked.casefold())
    if found is None:
        near = nearest(asked, names)
        hint = f" {meaning([names[near].id])}" if near else ""
        raise FrameworkError(f"Instrumen '{asked}' tidak dikenal; yang dikenal: {known}.{hint}")
    return found


def _key(framework: Framework, entry: Entry) -> tuple[str, bool]:
    """The id that an entry means, and whether it is an answer (a level)."""
    asked = entry.key.strip().casefold()
    kind = _KIND_OF[entry.section] if entry.section is not None else None
    names: dict[str, str] = {}
    if kind in (None, NodeKind.INDICATOR):
        for key in framework.answers:
            names.setdefault(key.casefold(), key)
            names.setdefault(_number(key), key)
    for node in framework.nodes.values():
        if node.answers or kind not in (None, node.kind):
            continue
        names.setdefault(node.id.casefold(), node.id)
        names.setdefault(node.name.casefold(), node.id)
        if kind is not None:  # a bare number means an indicator unless the section tells otherwise
            names.setdefault(_number(node.id), node.id)
    found = names.get(asked) or names.get(asked.replace(",", "."))
    if found is not None:
        return found, found in framework.answers
    where = f" di bagian '{entry.section}'" if entry.section is not None else ""
    spelled = [name for name in names if name] if re.search("[a-z]", asked) else []
    near = nearest(asked, spelled)
    hint = f" {meaning([names[near]])}" if near else ""
    count = f"{framework.short_name} mempunyai {len(framework.indicators)} indikator."
    raise FrameworkError(f"'{entry.key}'{where} tidak dikenal; {count}{hint}")


def _number(key: str) -> str:
    """The key without its letters: "I17" is indicator 17."""
    return re.sub(r"^[a-z]+", "", key.casefold())


def _year(framework: Framework, text: str | None) -> tuple[int | None, list[str]]:
    rule = "predikat dihitung dengan kedua aturan pembulatan"
    if text is None:
        return None, [f"Tahun tidak disebut; {rule}."]
    if not re.fullmatch(r"(19|20)[0-9]{2}", text):
        raise FrameworkError(f"Tahun '{text}' tidak dapat dibaca; tulis misalnya 2024.")
    year = int(text)
    if framework.round(year) is None:
        short = framework.short_name
        return year, [f"Putaran {short} tahun {year} tidak dikenal; {rule}."]
    return year, []


def _check_index(text: str) -> None:
    try:
        exact(text)
    except FrameworkError as error:
        raise FrameworkError(f"index: {error}") from error


def _count(framework: Framework, levels: Mapping[str, str], values: Mapping[str, str]) -> list[str]:
    """A sentence when only some answers are there and nothing else was given instead."""
    keys = list(framework.answers)
    missing = [key for key in keys if key not in levels]
    if values or not missing:
        return []
    return [
        f"Lembar memuat {len(levels)} dari {len(keys)} jawaban {framework.short_name}; "
        f"belum ada: {_runs(missing, keys)}."
    ]


def _runs(some: list[str], keys: list[str]) -> str:
    """``some`` of ``keys``, neighbours drawn together: "I2, I5 sampai I9"."""
    places = [keys.index(key) for key in some]
    runs: list[list[str]] = []
    for at, key in enumerate(some):
        if at and places[at] == places[at - 1] + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    return ", ".join(
        f"{run[0]} sampai {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs
    )
