"""What the checks of one file may know of everything else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kb_builder.model.addresses import page_of
from kb_builder.model.area import Area
from kb_builder.model.fields import UNKNOWN, WEB_ADDRESS
from kb_builder.model.framework import Framework
from kb_builder.reading.files import CaseFile, FileKind
from kb_builder.reading.yaml_tree import Mapping as TreeMapping
from kb_builder.reading.yaml_tree import Sequence as TreeSequence
from kb_builder.reference import Assessments, National

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


@dataclass(frozen=True, slots=True)
class Told:
    """Everything of a file that the checks of other files may depend on."""

    name: str
    stem: str
    kind: FileKind
    practices: tuple[str, ...]
    """Ids of the practices of a case."""
    meetings: tuple[str, ...]
    """Ids of the assessment meetings of a case."""
    cited: tuple[tuple[str, str | None, str | None], ...]
    """Id, address and publisher of every source that the file describes."""


def what_it_tells(source: CaseFile) -> Told:
    """What the checks of other files may depend on."""
    is_case = source.kind is FileKind.CASE
    return Told(
        name=source.name,
        stem=source.stem,
        kind=source.kind,
        practices=_ids(source, "practices") if is_case else (),
        meetings=_ids(source, "assessment_meetings") if is_case else (),
        cited=tuple((n, told(e, "url"), told(e, "publisher")) for n, e in cited_sources(source)),
    )


def build_context(
    files: Sequence[Told],
    unread: Sequence[tuple[str, FileKind]],
    *,
    national: National,
    today: dt.date,
) -> Context:
    """Gather what the files, read or not, tell one another."""
    practices: dict[str, str] = {}
    owners: dict[str, list[str]] = {}
    for file in files:
        for name in file.practices:
            practices[f"{file.stem}/{name}"] = file.name
            owners.setdefault(name, []).append(file.name)
    return Context(
        today=today,
        areas=national.areas.by_code,
        frameworks=national.frameworks,
        assessments=national.assessments,
        practices=practices,
        meetings=frozenset(f"{file.stem}/{name}" for file in files for name in file.meetings),
        visits=frozenset(
            stem
            for stem, kind in [*((file.stem, file.kind) for file in files), *unread]
            if kind is FileKind.VISIT
        ),
        owners=owners,
        unread=frozenset(stem for stem, kind in unread if kind is FileKind.CASE),
        addresses=_most((n, url, f.name) for f in files for n, url, _ in f.cited if url),
        publishers=_most((n, said, f.name) for f in files for n, _, said in f.cited if said),
        source_ids=_most((page_of(url), n, f.name) for f in files for n, url, _ in f.cited if url),
        area_words=national.areas.words,
    )


def cited_sources(source: CaseFile) -> Iterator[tuple[str, TreeMapping]]:
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


def _ids(source: CaseFile, key: str) -> tuple[str, ...]:
    entries = source.tree.get(key) if isinstance(source.tree, TreeMapping) else None
    items = entries.items if isinstance(entries, TreeSequence) else ()
    return tuple(name for i in items if isinstance(i, TreeMapping) and (name := i.text("id")))
