"""The layout of a framework data file, and its translation into ``Framework``."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import exact
from kb_builder.model.framework import (
    Band,
    Certainty,
    Framework,
    FrameworkSource,
    LevelSet,
    Node,
    NodeKind,
    PredicateBasis,
    Round,
    WorkedExample,
)


def _exact(value: Any) -> Fraction:
    try:
        return exact(value)
    except FrameworkError as error:  # pydantic collects ValueError only
        raise ValueError(str(error)) from error


Exact = Annotated[Fraction, BeforeValidator(_exact)]
Name = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class ScaleRow(_Part):
    """Lowest and highest level, and the step between levels ("any": decimals)."""

    min: Exact
    max: Exact
    step: Exact | Literal["any"]


class BandRow(_Part):
    """A predicate and its bounds."""

    name: Name
    from_: Exact = Field(alias="from")
    to: Exact


class BandsPart(_Part):
    """All predicates, highest first."""

    provenance: Certainty
    list_: tuple[BandRow, ...] = Field(alias="list", min_length=1)


class LevelSetRow(_Part):
    """Names of the levels, lowest first."""

    provenance: Certainty
    names: tuple[Name, ...]


class RoundRow(_Part):
    """A national round and where its predicates come from."""

    year: int
    kind: Name
    decree: Name | None = None
    predicate_from: PredicateBasis
    note: Name | None = None


class SourceRow(_Part):
    """An address and what it says."""

    id: Id
    what: Name
    address: Annotated[str, Field(pattern=r"^https?://")]


class ExampleRow(_Part):
    """A worked example of the regulation; no ``node`` means the index."""

    node: Id | None = None
    values: dict[Id, Exact]
    result: Name
    place: Name


class NodeRow(_Part):
    """A node: ``of`` is its parent, ``levels`` the level names that hold from here down."""

    id: Id
    kind: NodeKind
    of: Id | None = None
    weight: Exact
    """In percent of the index."""
    name: Name
    levels: Name | None = None
    provenance: Certainty | None = None
    external: bool = False
    answers: tuple[Id, ...] = ()
    note: Name | None = None


class FrameworkFile(_Part):
    """A data file ``frameworks/<id>.yaml``."""

    schema_version: Literal["1"]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Name
    short_name: Name
    owner: Name
    legal_basis: Name
    status: Name
    since: int
    scale: ScaleRow
    decimals: Annotated[int, Field(ge=0, le=6)]
    provenance: Certainty
    notes: tuple[Name, ...] = ()
    bands: BandsPart
    level_sets: dict[Name, LevelSetRow] = {}
    rounds: tuple[RoundRow, ...] = ()
    sources: tuple[SourceRow, ...]
    examples: tuple[ExampleRow, ...] = ()
    nodes: tuple[NodeRow, ...] = Field(min_length=1)

    def to_framework(self) -> Framework:
        """The checked data type; ``check.py`` still has to look at how the parts fit."""
        return Framework(
            id=self.id,
            title=self.title,
            short_name=self.short_name,
            owner=self.owner,
            legal_basis=self.legal_basis,
            status=self.status,
            since=self.since,
            scale_min=self.scale.min,
            scale_max=self.scale.max,
            step=None if self.scale.step == "any" else self.scale.step,
            decimals=self.decimals,
            nodes=MappingProxyType(self._nodes()),
            bands=tuple(
                Band(name=row.name, minimum=row.from_, maximum=row.to) for row in self.bands.list_
            ),
            bands_provenance=self.bands.provenance,
            level_sets=MappingProxyType(
                {
                    key: LevelSet(id=key, names=row.names, provenance=row.provenance)
                    for key, row in self.level_sets.items()
                }
            ),
            rounds=tuple(
                Round(
                    year=row.year,
                    kind=row.kind,
                    decree=row.decree,
                    predicate_basis=row.predicate_from,
                    note=row.note,
                )
                for row in self.rounds
            ),
            sources=tuple(
                FrameworkSource(id=row.id, what=row.what, address=row.address)
                for row in self.sources
            ),
            notes=self.notes,
            examples=tuple(
                WorkedExample(
                    node=row.node,
                    values=MappingProxyType(row.values),
                    result=row.result,
                    place=row.place,
                )
                for row in self.examples
            ),
        )

    def _nodes(self) -> dict[str, Node]:
        parents = {row.of for row in self.nodes}
        level_sets: dict[str, str | None] = {}
        nodes: dict[str, Node] = {}
        for row in self.nodes:
            # an indicator judges by the level names of its aspect unless it names its own
            level_sets[row.id] = row.levels or level_sets.get(row.of or "")
            nodes[row.id] = Node(
                id=row.id,
                name=row.name,
                kind=row.kind,
                parent=row.of,
                weight=row.weight / 100,
                provenance=row.provenance or self.provenance,
                level_set=level_sets[row.id],
                answers=() if row.id in parents else (row.answers or (row.id,)),
                external=row.external,
                note=row.note,
            )
        return nodes
