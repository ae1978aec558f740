"""The addresses of pages outside that the files of ``cases/`` point to, and where they do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic_core import PydanticCustomError

from kb_builder.model.addresses import host_of
from kb_builder.model.fields import UNKNOWN, WEB_ADDRESS, parse_partial_date
from kb_builder.reading.files import CaseFile, read_file
from kb_builder.reading.yaml_tree import Mapping, Scalar
from kb_builder.upkeep.files import list_files, unreadable

_WEB_ADDRESS: Final = re.compile(WEB_ADDRESS)
KEYS: Final = ("url", "archive_url")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Use:
    """A place that gives an address: the file, the line, the source and its key."""

    file: str
    line: int
    source: str
    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source of a file; an address that nobody knows is ``None``."""

    url: str | None
    archive_url: str | None
    read: dt.date | None
    """When it was read, else when it was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Every address with the places that give it, grouped by host."""

    uses: dict[str, tuple[Use, ...]]
    sources: tuple[CitedSource, ...]
    faults: tuple[str, ...]
    """Sentences about files and addresses that cannot be used."""


def collect_addresses(folder: Path, /) -> Addresses:
    """The addresses in ``url`` and ``archive_url`` of all sources below ``folder``."""
    uses: dict[str, list[Use]] = {}
    sources: list[CitedSource] = []
    faults: list[str] = []
    for name, (path, kind) in list_files(folder).items():
        file, _ = read_file(path, name, kind)
        if file is None:
            faults.append(unreadable(name))
            continue
        for source, entry in _sources(file):
            known: dict[str, str] = {}
            for key in KEYS:
                node = entry.get(key)
                if not isinstance(node, Scalar) or node.text == UNKNOWN:
                    continue
                line = node.position.line
                if not _WEB_ADDRESS.fullmatch(node.text) or not host_of(node.text):
                    faults.append(
                        f"{name}:{line} memuat alamat yang bukan http atau https; jalankan "
                        "'kb check' untuk melihat perbaikannya."
                    )
                    continue
                known[key] = node.text
                title = entry.text("title") or ""
                use = Use(file=name, line=line, source=source, key=key, title=title)
                uses.setdefault(node.text, []).append(use)
            sources.append(
                CitedSource(
                    url=known.get("url"), archive_url=known.get("archive_url"), read=_read_on(entry)
                )
            )
    ordered = sorted(uses, key=lambda address: (host_of(address), address))
    return Addresses(
        uses={address: tuple(sorted(uses[address])) for address in ordered},
        sources=tuple(sources),
        faults=tuple(faults),
    )


def _sources(file: CaseFile) -> Iterator[tuple[str, Mapping]]:
    sources = file.tree.get("sources") if isinstance(file.tree, Mapping) else None
    entries = sources.entries if isinstance(sources, Mapping) else {}
    for name, (_, entry) in entries.items():
        if isinstance(entry, Mapping):
            yield name, entry


def _read_on(entry: Mapping) -> dt.date | None:
    """The first day that ``accessed``, else ``published``, can mean."""
    for key in ("accessed", "published"):
        try:
            return parse_partial_date(entry.text(key) or "")[0]
        except PydanticCustomError:
            continue
    return None
