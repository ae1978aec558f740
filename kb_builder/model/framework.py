"""What an instrument is: nodes with weights, predicate bands, level names, rounds. Pure data.

Figures are ``Fraction`` (exact); ``kb_builder.frameworks`` reads them from its data files and
computes with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from kb_builder.model.vocabulary import Term


class NodeKind(Term):
    """What a node of an instrument is."""

    DOMAIN = "domain", "domain"
    DIMENSION = "dimension", "dimensi"
    ASPECT = "aspect", "aspek"
    INDICATOR = "indicator", "indikator"


class Certainty(Term):
    """How sure a part of an instrument is."""

    SOURCED = "sourced", "bersumber"
    PARTLY_SOURCED = "partly-sourced", "sebagian bersumber"
    BACKGROUND = "background", "pengetahuan umum, sumber belum ditemukan"


class PredicateBasis(Term):
    """Which figure a round takes its predicate from."""

    PRINTED = "printed", "indeks tercetak (dua desimal)"
    EXACT = "exact", "indeks sebelum dibulatkan"
    UNKNOWN = "unknown", "tidak diketahui"


class Overlap(Term):
    """How much of a node two instruments share."""

    SAME = "same", "sama"
    PARTLY = "partly", "sebagian"
    NONE = "none", "tidak ada padanan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node of an instrument.

    ``weight`` is the share of the whole index (1 = all of it). ``answers`` are the keys a sheet
    gives a level for: the node's own id, or several where one indicator is answered more than once
    (they share its weight equally); empty for nodes that are not indicators.
    """

    id: str
    name: str
    kind: NodeKind
    parent: str | None
    weight: Fraction
    provenance: Certainty
    level_set: str | None = None
    answers: tuple[str, ...] = ()
    external: bool = False
    """Taken over from another body's index instead of judged on this instrument's levels."""
    note: str | None = None

    @property
    def label(self) -> str:
        """The name without the formula that all indicators of SPBE and Pemdi begin with."""
        return self.name.removeprefix("Tingkat Kematangan ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One predicate: from ``minimum`` to below ``maximum``, which the top band includes."""

    name: str
    minimum: Fraction
    maximum: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelSet:
    """Names of the whole levels, lowest first."""

    id: str
    names: tuple[str, ...]
    provenance: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One national round of assessment on an instrument."""

    year: int
    kind: str
    decree: str | None
    predicate_basis: PredicateBasis
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkSource:
    """Where a part of an instrument's data comes from."""

    id: str
    what: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRow:
    """What nodes of two instruments have in common; one side is empty where ``NONE``."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    overlap: Overlap
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """Two instruments beside each other. Shared subjects never make scores comparable."""

    before: str
    after: str
    provenance: Certainty
    sources: tuple[FrameworkSource, ...]
    why_not_comparable: str
    covers: tuple[tuple[NodeKind, NodeKind], ...]
    """Kinds of node (of the one, of the other) that the rows account for completely."""
    rows: tuple[CrosswalkRow, ...]

    def rows_of(self, node_id: str, /, *, of: str) -> tuple[CrosswalkRow, ...]:
        """Rows about a node of the instrument ``of``, which is one of the two."""
        if of not in (self.before, self.after):
            raise ValueError(of)
        return tuple(
            row for row in self.rows if node_id in (row.before if of == self.before else row.after)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """A calculation that the regulation itself prints: values of children, value of ``node``.

    ``node`` is ``None`` for the index.
    """

    node: str | None
    values: Mapping[str, Fraction]
    result: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Framework:
    """An instrument. ``step`` is ``None`` where indicator values may be any decimal.

    ``nodes`` are in document order, parents first. Instruments are compared and hashed by identity:
    they are loaded once.
    """

    id: str
    title: str
    short_name: str
    owner: str
    legal_basis: str
    status: str
    since: int
    scale_min: Fraction
    scale_max: Fraction
    step: Fraction | None
    decimals: int
    """How many decimals printed values have."""
    nodes: Mapping[str, Node]
    bands: tuple[Band, ...]
    """Highest first."""
    bands_provenance: Certainty
    level_sets: Mapping[str, LevelSet]
    rounds: tuple[Round, ...]
    sources: tuple[FrameworkSource, ...]
    notes: tuple[str, ...]
    examples: tuple[WorkedExample, ...] = ()

    @property
    def family(self) -> str:
        """What instruments that follow one another share, as files call it: "spbe"."""
        return self.id.partition("-")[0]

    @property
    def family_name(self) -> str:
        """What instruments that follow one another share, as people call it: "SPBE"."""
        return self.short_name.partition(" ")[0]

    @property
    def top(self) -> tuple[Node, ...]:
        """The nodes right under the index: domains, dimensions or aspects."""
        return self.children(None)

    @property
    def indicators(self) -> tuple[Node, ...]:
        """The nodes that have no children."""
        return tuple(node for node in self.nodes.values() if node.answers)

    @property
    def answers(self) -> Mapping[str, Node]:
        """Every answer key of a full sheet, with the indicator it belongs to."""
        return _answers(self)

    def children(self, parent: str | None, /) -> tuple[Node, ...]:
        """Nodes directly under ``parent``; ``None`` is the index itself."""
        return _children(self).get(parent, ())

    def of_kind(self, kind: NodeKind, /) -> tuple[Node, ...]:
        """Nodes of one kind."""
        return tuple(node for node in self.nodes.values() if node.kind is kind)

    def round(self, year: int, /) -> Round | None:
        """The round of a year, or ``None`` where that year had none that we know of."""
        return next((item for item in self.rounds if item.year == year), None)


# calculators ask for these thousands of times; an instrument never changes
@lru_cache(maxsize=64)
def _answers(framework: Framework) -> Mapping[str, Node]:
    return MappingProxyType(
        {key: node for node in framework.nodes.values() for key in node.answers}
    )


@lru_cache(maxsize=64)
def _children(framework: Framework) -> Mapping[str | None, tuple[Node, ...]]:
    parts: dict[str | None, list[Node]] = {}
    for node in framework.nodes.values():
        parts.setdefault(node.parent, []).append(node)
    return MappingProxyType({key: tuple(nodes) for key, nodes in parts.items()})
