"""Everything a question is answered from: all areas, the latest scores, structure, the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kb_builder.model.area import Area, AreaKind
from kb_builder.model.framework import Framework
from kb_builder.reference import Areas, Assessments
from kb_builder.reference.national import National
from kb_builder.similarity.distance import Gaps, known_medians, nth_smallest
from kb_builder.similarity.domains import DOMAINS, FRAMEWORK, domain_weights
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.neighbors import ContextNeighbors
from kb_builder.similarity.profile import Profiles
from kb_builder.similarity.record import NOTHING, Record
from kb_builder.similarity.results import Pair
from kb_builder.similarity.shaking import Shaken, blurs
from kb_builder.similarity.traits import (
    TRAIT_IDS,
    TRAITS,
    Bools,
    Floats,
    Ints,
    Texts,
    figures,
    kilometres_between,
    scaled_traits,
)
from kb_builder.similarity.weights import Weights, load_weights

if TYPE_CHECKING:
    from kb_builder.similarity.practices import Offers

MAX_WEIGHT = 100.0
_OF_RECORD = ("documented", "turns", "offers")
"""What rests on the library too."""
LISTED = 10
"""Length of the list of peers that other answers lean on."""


@dataclass(frozen=True, eq=False)
class World:
    """Regencies and cities in order of code, with what is computed once for all questions.

    ``year`` is the round whose scores are used. The six administrative units of Jakarta, which the
    province runs, are asked about but never named.
    """

    national: National
    record: Record
    year: int
    weights: Weights

    @property
    def areas(self) -> Areas:
        """Regencies, cities and provinces."""
        return self.national.areas

    @property
    def assessments(self) -> Assessments:
        """Results of the national rounds."""
        return self.national.assessments

    @property
    def framework(self) -> Framework:
        """The instrument whose domains are compared."""
        return self.national.frameworks[FRAMEWORK]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Code of each row."""
        return tuple(area.code for area in self.areas.regencies)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Row of each code."""
        return {code: row for row, code in enumerate(self.codes)}

    @cached_property
    def listed(self) -> Bools:
        """Which rows may be named ``(n,)``."""
        return np.array([not area.administrative for area in self.areas.regencies], dtype=np.bool_)

    @cached_property
    def km(self) -> Floats:
        """Kilometres between capitals ``(n, n)``; NaN where unknown."""
        return kilometres_between(self.areas.regencies)

    @cached_property
    def nearby(self) -> Floats:
        """Kilometres to who may be named and is of the same kind ``(n, n)``, else infinite."""
        near = np.where(np.isnan(self.km) | ~self.listed, np.inf, self.km)
        for kind in sorted(set(self.kinds.tolist())):  # quicker than comparing all names
            own = self.kinds == kind
            near[np.ix_(own, ~own)] = np.inf
        np.fill_diagonal(near, np.inf)
        return near

    @cached_property
    def figures(self) -> Floats:
        """Traits as people know them ``(n, traits)``; NaN where unknown."""
        return figures(self.areas.regencies, self.km)

    @cached_property
    def model(self) -> ContextNeighbors:
        """Likeness by structure, fitted on all regencies and cities."""
        return ContextNeighbors(
            trait_weights=tuple(self.weights.spread()),
            scaling_neighbors=self.weights.scaling_neighbors,
            scaling_passes=self.weights.scaling_passes,
            min_coverage=self.weights.min_coverage,
        ).fit(
            scaled_traits(self.figures),
            ids=self.codes,
            feature_names=TRAIT_IDS,
            listed=self.listed,
        )

    @cached_property
    def scaled(self) -> Floats:
        """Scaled squared distances by structure between all rows."""
        return self.model.scaled()

    @cached_property
    def coverage(self) -> Floats:
        """Share of the weight known of each pair."""
        return self.model.gaps_.coverage(self.model.weights_)

    @cached_property
    def closeness(self) -> Floats:
        """``1 / (1 + d²/σ²)`` ``(n, n)``, σ² of the row's own tenth peer: it has one half."""
        tenth = nth_smallest(self.model.squared_, LISTED) ** 2
        near: Floats = 1.0 / (1.0 + self.model.squared_ / tenth[:, None])
        return near

    @cached_property
    def typical(self) -> Floats:
        """Mean contribution of each trait over all pairs: ``(traits,)``."""
        gaps: Gaps = self.model.gaps_
        both = gaps.rows_known.sum(axis=0) * gaps.columns_known.sum(axis=0)
        mean: Floats = gaps.parts.sum(axis=(0, 1)) / np.maximum(both - len(self.codes), 1.0)
        return mean * self.model.weights_

    @cached_property
    def shaken(self) -> Shaken:
        """Structure under other weights, for confidence."""
        return Shaken(self.model)

    @cached_property
    def profiles(self) -> Profiles:
        """Likeness by SPBE profile and structure together."""
        return Profiles(
            structure=self.model.squared_,
            scores=self.scores,
            weight=self.weights.profile,
            neighbors=self.weights.scaling_neighbors,
            passes=self.weights.scaling_passes,
        )

    @cached_property
    def scores(self) -> Floats:
        """Printed domain values of the year ``(n, 4)``; NaN where not evaluated or doubtful."""
        rows = [self.scores_of(area) for area in self.areas.regencies]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(DOMAINS))

    @cached_property
    def peer_rows(self) -> Ints:
        """The ten nearest by structure of every row ``(n, 10)``."""
        return np.argsort(self.scaled, axis=1, kind="stable")[:, :LISTED]

    @cached_property
    def peer_medians(self) -> Floats:
        """Median of each domain among a row's own ten peers ``(n, 4)``; NaN where none has one."""
        return known_medians(np.moveaxis(self.scores[self.peer_rows], 1, 0))

    @cached_property
    def kind_medians(self) -> Floats:
        """Median of each domain among all of the row's kind ``(n, 4)``."""
        found = np.full(self.scores.shape, np.nan)
        for kind in sorted(set(self.kinds.tolist())):
            own = self.kinds == kind
            known = self.scores[own & self.listed]
            if len(known) and not np.isnan(known).all(axis=0).any():
                found[own] = known_medians(known)
        return found

    def index_of(self, area: Area, /) -> float | None:
        """An area's published index of the year."""
        found = self.assessments.get(area.code, self.year)
        return None if found is None else float(found.index)

    def scores_of(self, area: Area, /) -> list[float | None]:
        """An area's domain values of the year."""
        found = self.assessments.get(area.code, self.year)
        if found is None:
            return [None] * len(DOMAINS)
        return [
            None if domain in found.doubtful else float(found.scores[domain]) for domain in DOMAINS
        ]

    @cached_property
    def domain_weights(self) -> Floats:
        """What a point of each domain is worth in the index: ``(4,)``."""
        return domain_weights(self.national.frameworks)

    @cached_property
    def documented(self) -> Bools:
        """Whose practices the library holds ``(n,)``."""
        return np.array([code in self.record.practices for code in self.codes], dtype=np.bool_)

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Publisher and year of each trait, as printed beside a figure."""
        provenance = self.national.provenance
        return {
            trait.id: "; ".join(
                dict.fromkeys(
                    provenance.citation("regencies.csv", column) for column in trait.columns
                )
            )
            for trait in TRAITS
        }

    @cached_property
    def score_origin(self) -> str:
        """Publisher and year of the scores."""
        return f"Kementerian PANRB, hasil evaluasi SPBE {self.year}"

    @cached_property
    def blurred(self) -> tuple[Floats, Floats]:
        """Moves of one's own scores ``(20, 4)``, and everyone's scores moved ``(20, n, 4)``."""
        moves = blurs(self.scores.size + len(DOMAINS))
        theirs = self.scores + moves[:, len(DOMAINS) :].reshape(-1, *self.scores.shape)
        return moves[:, : len(DOMAINS)], theirs

    @cached_property
    def blurred_factors(self) -> tuple[tuple[Floats, ...], ...]:
        """Local scales of *seprofil* under each set of moved scores."""
        return tuple(self.profiles.factors_among(moved) for moved in self.blurred[1])

    @cached_property
    def provinces(self) -> Texts:
        """Province code of each row."""
        return np.array([area.province_code for area in self.areas.regencies])

    @cached_property
    def kinds(self) -> Texts:
        """Kind of each row."""
        return np.array([area.kind.value for area in self.areas.regencies])

    @cached_property
    def turns(self) -> dict[str, Floats]:
        """Factors that keep hosts off too many lists, worked out so far, by domain."""
        return {}

    @cached_property
    def offers(self) -> list[Offers]:
        """The practices of the library as arrays, once they were asked for."""
        return []

    @cached_property
    def pairs(self) -> dict[tuple[int, int], Pair]:
        """Pairs explained so far, by row and column."""
        return {}

    def with_record(self, record: Record, /) -> World:
        """The same tables beside another library; what rests on tables alone is shared."""
        other = World(self.national, record, self.year, self.weights)
        _ = self.scaled, self.peer_rows, self.closeness  # what every answer needs: worked out once
        for name, value in self.__dict__.items():
            if name not in (*_OF_RECORD, "record"):
                other.__dict__[name] = value
        return other

    def same_tables(self, other: World, /) -> bool:
        """Whether both rest on the same tables, round and weights."""
        return (self.national, self.year, self.weights) == (
            other.national,
            other.year,
            other.weights,
        )

    def row(self, area: Area, /) -> int:
        """The row of an area. Raises ``SimilarityError`` for a province."""
        if area.kind is AreaKind.PROVINCE or area.code not in self.row_of:
            raise SimilarityError(f"{area.name} bukan kabupaten atau kota.")
        return self.row_of[area.code]


def make_world(
    national: National,
    /,
    *,
    record: Record = NOTHING,
    year: int | None = None,
    weights: Weights | None = None,
) -> World:
    """A world on the scores of ``year`` (default: the latest) and ``weights`` (default: shipped).

    Raises ``SimilarityError``.
    """
    years = national.assessments.years_of(FRAMEWORK)
    chosen = years[-1] if year is None else year
    if chosen not in years:
        known = ", ".join(map(str, years))
        raise SimilarityError(f"Tidak ada hasil nasional tahun {chosen}; yang ada: {known}.")
    used = weights or load_weights()
    given = list(used.blocks.values())
    if not all(0 <= weight < MAX_WEIGHT for weight in given) or not any(given):
        raise SimilarityError(
            f"Bobot harus antara 0 dan {MAX_WEIGHT:g}, dan tidak boleh semuanya 0."
        )
    return World(national, record, chosen, used)
