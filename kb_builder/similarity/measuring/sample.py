"""The places that can be measured: regencies and cities with scores in the last two rounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final

import numpy as np

from kb_builder.reference.national import National
from kb_builder.similarity.domains import DOMAINS, FRAMEWORK
from kb_builder.similarity.shaking import SEED
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.world import World, make_world

SEEDS: Final = tuple(SEED + step for step in range(5))
"""Of the folds, so that one lucky split does not decide; chosen once, before any result."""
FOLDS: Final = 10


@dataclass(frozen=True, eq=False)
class Sample:
    """All rows of the newest world with their outcomes; ``rows`` are those that are measured."""

    world: World
    former: World

    @classmethod
    def of(cls, world: World, /) -> Sample:
        """The last two rounds of the world's tables."""
        before, after = world.assessments.years_of(FRAMEWORK)[-2:]
        newest = world if world.year == after else replace(world, year=after)
        return cls(newest, replace(world, year=before))

    @cached_property
    def index(self) -> Floats:
        """Published index of the later round ``(n,)``; NaN where not evaluated."""
        return _indices(self.world)

    @cached_property
    def former_index(self) -> Floats:
        """Published index of the earlier round ``(n,)``."""
        return _indices(self.former)

    @cached_property
    def rows(self) -> Ints:
        """Rows with a result in both rounds."""
        return np.flatnonzero(~np.isnan(self.index) & ~np.isnan(self.former_index))

    @cached_property
    def residual(self) -> Floats:
        """Index minus the mean of the other places of the province ``(n,)``."""
        found = np.full(len(self.index), np.nan)
        for province in np.unique(self.world.provinces):
            own = np.flatnonzero((self.world.provinces == province) & ~np.isnan(self.index))
            if len(own) > 1:
                others = (self.index[own].sum() - self.index[own]) / (len(own) - 1)
                found[own] = self.index[own] - others
        return found

    @cached_property
    def context(self) -> Floats:
        """Standard scores of the traits ``(n, t)``; what is unknown is average here."""
        return np.nan_to_num(self.world.model.scores_)

    @cached_property
    def place(self) -> Floats:
        """Latitude and longitude ``(n, 2)``; unknown ones are the mean."""
        points = np.array(
            [[area.lat, area.lon] for area in self.world.areas.regencies], dtype=np.float64
        )
        return np.where(np.isnan(points), np.nanmean(points, axis=0), points)

    @cached_property
    def province_columns(self) -> Floats:
        """One column of 0 and 1 per province: ``(n, provinces)``."""
        names = self.world.provinces
        found: Floats = (names[:, None] == np.unique(names)[None, :]).astype(np.float64)
        return found

    def folds(self, seed: int, /) -> list[Ints]:
        """Rows of each fold, the same for one seed in every run."""
        mixed = np.random.default_rng(seed).permutation(self.rows)
        return [np.sort(part) for part in np.array_split(mixed, FOLDS)]

    def seen(self, fold: Ints, /) -> Bools:
        """Rows whose outcome may be known while ``fold`` is held out ``(n,)``."""
        found: Bools = ~np.isnan(self.index)
        found[fold] = False
        return found


def hidden(national: National, domain: str, year: int, /) -> National:
    """The tables as if nobody's value of a domain were known in a year."""
    if domain not in DOMAINS:
        raise ValueError(domain)
    rows = {
        code: replace(row, doubtful=tuple(dict.fromkeys((*row.doubtful, domain))))
        for code, row in national.assessments.by_year[year].items()
    }
    by_year = MappingProxyType({**national.assessments.by_year, year: MappingProxyType(rows)})
    return replace(national, assessments=replace(national.assessments, by_year=by_year))


def without_domain(world: World, domain: str, /, *, profile: float | None = None) -> World:
    """The world that answers when a domain is hidden, with another weight of the profile."""
    weights = world.weights if profile is None else replace(world.weights, profile=profile)
    return make_world(
        hidden(world.national, domain, world.year),
        record=world.record,
        year=world.year,
        weights=weights,
    )


def _indices(world: World) -> Floats:
    found = [world.index_of(area) for area in world.areas.regencies]
    return np.array([np.nan if index is None else index for index in found])
