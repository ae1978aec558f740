"""Everything a question is answered from: all areas, the latest scores, the fitted distance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kb_builder.model.area import Area, AreaKind
from kb_builder.reference import Areas, Assessments, load_provenance
from kb_builder.similarity.distance import Gaps
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.neighbors import ContextNeighbors
from kb_builder.similarity.results import Pair
from kb_builder.similarity.sample import DOMAINS, FRAMEWORK, domain_weights
from kb_builder.similarity.shaking import Shaken, blurs
from kb_builder.similarity.traits import (
    COORDINATES,
    KM,
    KM_COLUMNS,
    TRAITS,
    Floats,
    Texts,
    feature_names,
    trait_table,
)
from kb_builder.similarity.weights import Weights, load_weights

SCALE = (1.0, 5.0)
MAX_WEIGHT = 100.0


@dataclass(frozen=True, eq=False)
class World:
    """Regencies and cities in order of code, with what is computed once for all questions.

    ``year`` is the round whose scores hosts are judged by.
    """

    areas: Areas
    assessments: Assessments
    year: int
    weights: Weights

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Code of each row."""
        return tuple(area.code for area in self.areas.regencies)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Row of each code."""
        return {code: row for row, code in enumerate(self.codes)}

    @cached_property
    def model(self) -> ContextNeighbors:
        """The neighbours, fitted on all regencies and cities."""
        spread = self.weights.spread()
        return ContextNeighbors(
            trait_weights=tuple(spread[:-1]),
            km_weight=float(spread[-1]),
            coordinates=COORDINATES,
            scaling_neighbors=self.weights.scaling_neighbors,
            scaling_passes=self.weights.scaling_passes,
            min_coverage=self.weights.min_coverage,
        ).fit(trait_table(self.areas.regencies), ids=self.codes, feature_names=feature_names())

    @cached_property
    def scaled(self) -> Floats:
        """Scaled squared distances between all rows."""
        return self.model.scaled()

    @cached_property
    def coverage(self) -> Floats:
        """Share of the weight known of each pair."""
        return self.model.gaps_.coverage(self.model.weights_)

    @cached_property
    def typical(self) -> Floats:
        """Mean contribution of each trait over all pairs: ``(traits + km,)``."""
        gaps: Gaps = self.model.gaps_
        both = gaps.rows_known.sum(axis=0) * gaps.columns_known.sum(axis=0)
        mean: Floats = gaps.parts.sum(axis=(0, 1)) / np.maximum(both - len(self.codes), 1.0)
        return mean * self.model.weights_

    @cached_property
    def shaken(self) -> Shaken:
        """The same distances under other weights, for confidence."""
        return Shaken(self.model)

    @cached_property
    def scores(self) -> Floats:
        """Printed domain values of the year ``(n, 4)``; NaN where not evaluated or doubtful."""
        rows = [self.scores_of(area) for area in self.areas.regencies]
        return np.array(rows, dtype=np.float64)

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
        return domain_weights()

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Publisher and year of each trait, as printed beside a figure."""
        provenance = load_provenance()
        columns = {trait.id: trait.columns for trait in TRAITS} | {KM: KM_COLUMNS[:1]}
        return {
            name: "; ".join(
                dict.fromkeys(provenance.citation("regencies.csv", column) for column in own)
            )
            for name, own in columns.items()
        }

    @cached_property
    def blurred(self) -> tuple[Floats, Floats]:
        """Moves of one's own scores ``(20, 4)``, and everyone's scores moved ``(20, n, 4)``."""
        moves = blurs(self.scores.size + len(DOMAINS))
        theirs = self.scores + moves[:, len(DOMAINS) :].reshape(-1, *self.scores.shape)
        return moves[:, : len(DOMAINS)], theirs

    @cached_property
    def provinces(self) -> Texts:
        """Province code of each row."""
        return np.array([area.province_code for area in self.areas.regencies])

    @cached_property
    def kinds(self) -> Texts:
        """Kind of each row."""
        return np.array([area.kind.value for area in self.areas.regencies])

    def figures(self, row: int, /) -> tuple[float | None, ...]:
        """The traits of a row as people know them."""
        area = self.areas.regencies[row]
        return tuple(trait.raw(area) for trait in TRAITS)

    @cached_property
    def pairs(self) -> dict[tuple[int, int], Pair]:
        """Pairs explained so far, by row and column."""
        return {}

    def row(self, area: Area, /) -> int:
        """The row of an area. Raises ``SimilarityError`` for a province."""
        if area.kind is AreaKind.PROVINCE or area.code not in self.row_of:
            raise SimilarityError(f"{area.name} bukan kabupaten atau kota.")
        return self.row_of[area.code]


def make_world(
    areas: Areas,
    assessments: Assessments,
    /,
    *,
    year: int | None = None,
    weights: Weights | None = None,
) -> World:
    """A world on the scores of ``year`` (default: the latest) and ``weights`` (default: fitted).

    Raises ``SimilarityError``.
    """
    years = assessments.years_of(FRAMEWORK)
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
    return World(areas, assessments, chosen, used)
