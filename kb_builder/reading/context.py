"""What the checks of one file may know of everything else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from kb_builder.model.addresses import page_of
from kb_builder.model.area import Area
from kb_builder.model.fields import UNKNOWN, WEB_ADDRESS
from kb_builder.model.framework import Framework
from kb_builder.reading.files import CaseFile, FileKind
from kb_builder.reading.yaml_tree import Mapping as TreeMapping
from kb_builder.reading.yaml_tree import Sequence
from kb_builder.reference import Areas, Assessments, National

_WEB_ADDRESS: Final = re.compile(WEB_ADDRESS)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What most files say of a source, and the first of these files."""

    value: str
    file: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the checks may look up: the day, the national tables, the other files' ids."""

    today: dt.date
    areas: Mapping[str, Area]
    frameworks: Mapping[str, Framework]
    assessments: Assessments
    practices: Mapping[str, str]
    """Reference ``slug/id`` → file name."""
    meetings: frozenset[str]
    visits: frozenset[str]
    owners: Mapping[str, list[str]] = field(default_factory=dict)
    """Practice id → files that use it."""
    unread: frozenset[str] = frozenset()
    """Stems of case files that YAML cannot read: what they hold is not known."""
    addresses: Mapping[str, Agreed] = field(default_factory=dict)
    """Source id → its address."""
    publishers: Mapping[str, Agreed] = field(default_factory=dict)
    """Source id → its publisher."""
    source_ids: Mapping[str, Agreed] = field(default_factory=dict)
    """Page (see ``page_of``) → the id that most files give it as a source."""
    area_words: frozenset[str] = frozenset()
    """The words of the names and by-names of all areas in small letters, joined ones too."""


def build_context(
    sources: list[CaseFile],
    unread: list[tuple[str, FileKind]],
    *,
    national: National,
    today: dt.date,
) -> Context:
    """Gather what the files, read or not, tell one another."""
    practices: dict[str, str] = {}
    meetings = set()
    owners: dict[str, list[str]] = {}
    for source in sources:
        if source.kind is not FileKind.CASE:
            continue
        for name in _ids(source, "practices"):
            practices[f"{source.stem}/{name}"] = source.name
            owners.setdefault(name, []).append(source.name)
        meetings |= {f"{source.stem}/{name}" for name in _ids(source, "assessment_meetings")}
    return Context(
        today=today,
        areas=national.areas.by_code,
        frameworks=national.frameworks,
        assessments=national.assessments,
        practices=practices,
        meetings=frozenset(meetings),
        visits=frozenset(
            stem
            for stem, kind in [*((s.stem, s.kind) for s in sources), *unread]
            if kind is FileKind.VISIT
        ),
        owners=owners,
        unread=frozenset(stem for stem, kind in unread if kind is FileKind.CASE),
        addresses=_agreed(sources, "url"),
        publishers=_agreed(sources, "publisher"),
        source_ids=_agreed_ids(sources),
        area_words=words_of(national.areas),
    )


def words_of(areas: Areas) -> frozenset[str]:
    """The words of the names of all areas; "Pangkalpinang" too, which is two words in the table."""
    places = areas.by_code.values()
    named = (name for area in places for name in (area.name, area.short_name))
    names = [*named, *(alias.text for alias in areas.aliases)]
    found = [re.findall(r"[^\W\d_]+", name.casefold()) for name in names]
    joined = ("".join(words[words[0] == "kota" :]) for words in found if words)
    return frozenset({*chain.from_iterable(found), *joined})


def what_it_tells(source: CaseFile) -> tuple[object, ...]:
    """Everything of a file that the checks of other files may depend on."""
    cited = [(name, told(e, "url"), told(e, "publisher")) for name, e in cited_sources(source)]
    own = [_ids(source, key) for key in ("practices", "assessment_meetings")]
    return source.kind.value, source.stem, *(own if source.kind is FileKind.CASE else ()), cited


def cited_sources(source: CaseFile) -> Iterable[tuple[str, TreeMapping]]:
    """The sources that a file describes, each with its id."""
    entries = source.tree.get("sources") if isinstance(source.tree, TreeMapping) else None
    if isinstance(entries, TreeMapping):
        for name, (_, entry) in entries.entries.items():
            if isinstance(entry, TreeMapping):
                yield name, entry


def told(entry: TreeMapping, key: str) -> str | None:
    """What a source says under ``key``; None where it is unknown, or not what belongs there."""
    text = (entry.text(key) or "").strip()
    if text in {"", UNKNOWN} or (key == "url" and not _WEB_ADDRESS.fullmatch(text)):
        return None
    return text


def _agreed(sources: list[CaseFile], key: str) -> dict[str, Agreed]:
    """What most files tell under ``key`` of each source."""
    return _most(
        (name, value, source.name)
        for source in sources
        for name, entry in cited_sources(source)
        if (value := told(entry, key)) is not None
    )


def _agreed_ids(sources: list[CaseFile]) -> dict[str, Agreed]:
    """The id that most files give each page."""
    return _most(
        (page_of(address), name, source.name)
        for source in sources
        for name, entry in cited_sources(source)
        if (address := told(entry, "url")) is not None
    )


def _most(said: Iterable[tuple[str, str, str]]) -> dict[str, Agreed]:
    """By subject what most files say of it; of equally many, the first file wins.

    ``said`` is (subject, value, file).
    """
    files: dict[str, dict[str, list[str]]] = {}
    for subject, value, file in sorted(said, key=lambda one: one[2]):
        files.setdefault(subject, {}).setdefault(value, []).append(file)
    most = {
        subject: max(values.items(), key=lambda item: len(item[1]))
        for subject, values in files.items()
    }
    return {subject: Agreed(value, names[0]) for subject, (value, names) in most.items()}


def _ids(source: CaseFile, key: str) -> list[str]:
    entries = source.tree.get(key) if isinstance(source.tree, TreeMapping) else None
    items = entries.items if isinstance(entries, Sequence) else ()
    return [name for i in items if isinstance(i, TreeMapping) and (name := i.text("id"))]
