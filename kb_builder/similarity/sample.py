"""The places that an evaluation or a fit may learn from: those with scores in both years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from kb_builder.frameworks import load_frameworks
from kb_builder.reference import Areas, Assessments
from kb_builder.similarity.distance import Gaps
from kb_builder.similarity.traits import (
    BLOCK_OF,
    COORDINATES,
    KM,
    TRAITS,
    Block,
    Bools,
    Floats,
    Ints,
    Scaler,
    trait_table,
)

FRAMEWORK: Final = "spbe-2020"
DOMAINS: Final = ("D1", "D2", "D3", "D4")
SEED: Final = 20241
"""Of the folds and of the bootstrap; chosen once, before any result was seen."""


@dataclass(frozen=True, eq=False)
class Sample:
    """``n`` regencies and cities with scores in two years, in order of code.

    ``table`` is the trait table ``(n, columns)``; ``indices`` and ``domains`` map a year to
    printed values ``(n,)`` and ``(n, 4)``; ``provinces`` holds codes.
    """

    codes: tuple[str, ...]
    table: Floats
    provinces: tuple[str, ...]
    indices: dict[int, Floats]
    domains: dict[int, Floats]

    @property
    def years(self) -> tuple[int, int]:
        """The earlier and the later year."""
        first, second = sorted(self.indices)
        return first, second

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def gaps(self) -> Gaps:
        """Unweighted parts of all squared distances, traits then km."""
        traits = np.delete(self.table, COORDINATES, axis=1)
        places = self.table[:, COORDINATES]
        scores = Scaler.of(traits).transform(traits)
        return Gaps.between(scores, scores, places=(places, places))

    @cached_property
    def scores(self) -> Floats:
        """Standard scores of the traits ``(n, t)``; what is unknown is average here."""
        traits = np.delete(self.table, COORDINATES, axis=1)
        return np.nan_to_num(Scaler.of(traits).transform(traits))

    @cached_property
    def same_province(self) -> Bools:
        """Which pairs lie in one province, a place with itself not."""
        names = np.array(self.provinces)
        same: Bools = names[:, None] == names[None, :]
        same[np.diag_indices(len(self))] = False
        return same

    @cached_property
    def province_columns(self) -> Floats:
        """One column of 0 and 1 per province: ``(n, provinces)``."""
        names = np.array(self.provinces)
        found: Floats = (names[:, None] == np.unique(names)[None, :]).astype(np.float64)
        return found

    def folds(self, count: int = 10, /) -> list[Ints]:
        """Rows of each fold, the same in every run."""
        return split(np.arange(len(self)), count)


def split(rows: Ints, count: int, /) -> list[Ints]:
    """``rows`` in ``count`` random parts of nearly equal size, the same in every run."""
    mixed = np.random.default_rng(SEED).permutation(rows)
    return [np.sort(part) for part in np.array_split(mixed, count)]


def without(rows: Ints, held_out: Ints, /) -> Ints:
    """``rows`` that are not held out."""
    return np.setdiff1d(rows, held_out)


def read_sample(areas: Areas, assessments: Assessments, /, *, years: tuple[int, int]) -> Sample:
    """All regencies and cities with scores in both ``years``."""
    chosen = [
        area
        for area in areas.regencies
        if all(assessments.get(area.code, year) is not None for year in years)
    ]

    def domains(year: int) -> Iterator[list[float]]:
        for area in chosen:
            row = assessments.by_year[year][area.code]
            yield [float(row.scores[domain]) for domain in DOMAINS]

    return Sample(
        codes=tuple(area.code for area in chosen),
        table=trait_table(chosen),
        provinces=tuple(area.province_code for area in chosen),
        indices={
            year: np.array([float(assessments.by_year[year][a.code].index) for a in chosen])
            for year in years
        },
        domains={year: np.array(list(domains(year))) for year in years},
    )


def domain_weights() -> Floats:
    """What a point of each domain is worth in the index of SPBE 2020: ``(4,)``."""
    nodes = load_frameworks()[FRAMEWORK].nodes
    return np.array([float(nodes[domain].weight) for domain in DOMAINS])


def spread(weights: dict[Block, float], /) -> Floats:
    """Block weights as one weight per trait and for km: shape ``(t + 1,)``."""
    names = (*(trait.id for trait in TRAITS), KM)
    return np.array([weights[BLOCK_OF[name]] for name in names])
