"""Which parts of the instruments speak of the same thing, from the files in ``crosswalks/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.schema import Name, SourceRow
from kb_builder.frameworks.yaml_text import parse_yaml
from kb_builder.model.framework import (
    Certainty,
    Crosswalk,
    CrosswalkRow,
    Framework,
    FrameworkSource,
    NodeKind,
    Overlap,
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _CoverRow(_Part):
    from_: NodeKind = Field(alias="from")
    to: NodeKind


class _Row(_Part):
    from_: tuple[Name, ...] = Field(alias="from", default=())
    to: tuple[Name, ...] = ()
    overlap: Overlap
    reason: Name


class _File(_Part):
    schema_version: Literal["1"]
    from_: Name = Field(alias="from")
    to: Name
    provenance: Certainty
    sources: tuple[SourceRow, ...]
    why_not_comparable: Name
    covers: Annotated[tuple[_CoverRow, ...], Field(min_length=1)]
    rows: tuple[_Row, ...]


def load_crosswalks(frameworks: Mapping[str, Framework], /) -> Mapping[tuple[str, str], Crosswalk]:
    """All crosswalks between ``frameworks`` by (older, newer) instrument.

    Raises ``FrameworkError`` when one is wrong.
    """
    order = list(frameworks)
    found: dict[tuple[str, str], Crosswalk] = {}
    folder = resources.files(__package__).joinpath("crosswalks")
    for entry in folder.iterdir():
        if entry.name.endswith(".yaml"):
            text = entry.read_text(encoding="utf-8")
            item = read_crosswalk(text, name=entry.name, frameworks=frameworks)
            found[item.before, item.after] = item
    return dict(sorted(found.items(), key=lambda pair: [order.index(id_) for id_ in pair[0]]))


def read_crosswalk(text: str, *, name: str, frameworks: Mapping[str, Framework]) -> Crosswalk:
    """The crosswalk in the YAML ``text`` of the file ``name``. Raises ``FrameworkError``."""
    try:
        file = _File.model_validate(parse_yaml(text))
    except FrameworkError as error:
        raise FrameworkError(f"{name}: {error}") from error
    except ValidationError as error:
        places = ", ".join(".".join(map(str, item["loc"])) for item in error.errors())
        raise FrameworkError(f"{name}: isian berikut salah atau kurang: {places}.") from error
    for id_ in (file.from_, file.to):
        if id_ not in frameworks:
            raise FrameworkError(f"{name}: instrumen '{id_}' tidak dikenal.")
    crosswalk = _build(file)
    problems = list(_problems(crosswalk, frameworks[file.from_], frameworks[file.to]))
    if problems:
        raise FrameworkError(f"{name}: {'; '.join(problems)}.")
    return crosswalk


def _build(file: _File) -> Crosswalk:
    return Crosswalk(
        before=file.from_,
        after=file.to,
        provenance=file.provenance,
        sources=tuple(
            FrameworkSource(id=row.id, what=row.what, address=row.address) for row in file.sources
        ),
        why_not_comparable=file.why_not_comparable,
        covers=tuple((row.from_, row.to) for row in file.covers),
        rows=tuple(
            CrosswalkRow(before=row.from_, after=row.to, overlap=row.overlap, reason=row.reason)
            for row in file.rows
        ),
    )


def _problems(crosswalk: Crosswalk, before: Framework, after: Framework) -> Iterator[str]:
    named: tuple[set[str], set[str]] = (set(), set())
    for row in crosswalk.rows:
        sides = ((before, row.before), (after, row.after))
        for side, (framework, ids) in enumerate(sides):
            for id_ in ids:
                if id_ not in framework.nodes:
                    yield f"simpul '{id_}' tidak ada pada {framework.id}"
            named[side].update(ids)
        if (row.overlap is Overlap.NONE) != (not row.before or not row.after):
            names = ", ".join((*row.before, *row.after))
            yield f"baris {names}: 'none' berarti tepat satu sisi kosong, dan sebaliknya"
        if not row.before and not row.after:
            yield "ada baris tanpa simpul"
    for kinds in crosswalk.covers:
        for framework, seen, kind in zip((before, after), named, kinds, strict=True):
            for node in framework.of_kind(kind):
                if node.id not in seen:
                    yield f"{kind.label} '{node.id}' dari {framework.id} belum disebut"
