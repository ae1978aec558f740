"""Who is chosen as host: what each is worth to an area, and the best of them.

All for many areas at once, as arrays; ``hosts.py`` makes answers of them, ``turns.py`` keeps one
host off too many lists.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.query import Filters, allowed
from kb_builder.similarity.record import load_factor
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.world import World

MARGIN: Final = 0.5
"""Points in a domain from which a host counts as clearly ahead."""
EXACT: Final = 1e-9
"""Printed scores have two decimals: a lead of 0.50 must not fail by the last bit of a float."""
POOL: Final = 100
"""So many places count as like the area; beyond them only where too few of them are ahead."""
ENOUGH: Final = 3
"""With fewer hosts among those like the area, all others are looked at too."""
HALF_KM: Final = 250.0
"""Kilometres at which a journey halves the worth of a host. A convention, not fitted."""
BLOCK: Final = 5
"""In each so many names one has a practice in the library, when one of them is ahead."""
K: Final = 5


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Field:
    """Whom ``m`` areas can be sent to: what does not change from one try to the next.

    ``may``, ``similar`` and ``documented`` ``(m, n)``; ``fixed`` ``(m, n)`` is travel times load.
    """

    weights: Floats
    may: Bools
    similar: Bools
    documented: Bools
    fixed: Floats
    margin: float
    k: int

    @classmethod
    def of(cls, world: World, rows: Ints, /, *, filters: Filters, margin: float, k: int) -> Field:
        """The field of some rows. Raises ``SimilarityError``."""
        may = allowed(world, rows, filters)
        return cls(
            weights=world.domain_weights,
            may=may,
            similar=similar_to(world, rows),
            documented=np.broadcast_to(world.documented, may.shape),
            fixed=travel_factor(world.km[rows]) * loads(world),
            margin=margin,
            k=k,
        )

    def among(self, columns: Ints, /) -> Field:
        """The same field, but only the ``columns`` ``(m, q)`` of each area."""

        def take(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
            return np.take_along_axis(values, columns, axis=1)

        return replace(
            self,
            may=take(self.may),
            similar=take(self.similar),
            documented=take(self.documented),
            fixed=take(self.fixed),
        )

    def chosen(self, domain: str, near: Floats, apart: Floats, turn: Floats, /) -> Chosen:
        """The list of each row, with closeness ``near`` ``(m, n)`` and leads ``apart``."""
        lead, clear = lead_and_clear(apart, self.weights, domain, self.margin)
        clear = clear & self.may & (near > 0)
        worth = np.where(clear, near * lead * self.fixed * turn, -np.inf)
        few = (clear & self.similar).sum(axis=1) < ENOUGH
        pool = np.where(self.similar | few[:, None], worth, -np.inf)
        return Chosen(_best(pool, worth, self.documented, self.k), lead, worth, clear, few)


@dataclass(frozen=True, eq=False, slots=True)
class Chosen:
    """Lists of one try, and what they were chosen from."""

    columns: Ints
    lead: Floats
    worth: Floats
    clear: Bools
    few: Bools


def travel_factor(km: Floats, /) -> Floats:
    """``1 / (1 + km/250)``; one half where the way is not known."""
    found: Floats = np.where(np.isnan(km), 0.5, 1.0 / (1.0 + np.nan_to_num(km) / HALF_KM))
    return found


def leads_over(own: Floats, theirs: Floats, /) -> Floats:
    """``theirs`` ``(n, 4)`` minus ``own`` ``(m, 4)``: ``(m, n, 4)``, NaN where one is unknown."""
    apart: Floats = theirs[None, :, :] - own[:, None, :]
    return apart


def lead_and_clear(
    apart: Floats, weights: Floats, domain: str, margin: float, /
) -> tuple[Floats, Bools]:
    """How far each is ahead in the domain, and whether clearly: ``(m, n)`` each.

    For the index: what could be learnt, ``Σ weight × lead`` over the domains in which it is ahead,
    and whether it is clearly ahead in any. Unknown counts as no lead.
    """
    if domain != "index":
        one = np.nan_to_num(apart[:, :, DOMAINS.index(domain)], nan=-np.inf)
        return np.maximum(one, 0.0), one >= margin - EXACT
    known = np.nan_to_num(apart, nan=0.0)
    lead: Floats = np.maximum(known, 0.0) @ weights
    return lead, np.asarray((known >= margin - EXACT).any(axis=2))


def similar_to(world: World, rows: Ints, /) -> Bools:
    """Who is among the hundred most like each row: ``(m, n)``."""
    squared = world.model.squared_[rows]
    size = min(POOL, squared.shape[1]) - 1
    last = np.partition(squared, size, axis=1)[:, size]
    found: Bools = (squared <= last[:, None]) & np.isfinite(squared)
    return found


def _best(pool: Floats, worth: Floats, documented: Bools, k: int) -> Ints:
    """The ``k`` of most worth in ``pool`` ``(m, n)``, best first, ``NOBODY`` where there are fewer.

    Each ``BLOCK`` names hold at least one that is documented, if one has any ``worth``: the best
    one takes the last place of the block.
    """
    size = min(k, pool.shape[1])
    found = np.sort(np.argpartition(-pool, size - 1, axis=1)[:, :size], axis=1)
    values = np.take_along_axis(pool, found, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    found = np.take_along_axis(found, order, axis=1)
    found = np.where(np.isfinite(np.take_along_axis(values, order, axis=1)), found, NOBODY)
    told = np.where(documented, worth, -np.inf)
    if not np.isfinite(told).any():
        return found
    names = np.arange(len(found))[:, None]
    for start in range(0, size, BLOCK):
        stop = min(start + BLOCK, size)
        block = found[:, start:stop]
        lacking = ~(documented[names, block] & (block != NOBODY)).any(axis=1)
        if start:  # a block that would hold nobody else is not begun for this
            lacking &= (block != NOBODY).any(axis=1)
        for row in np.flatnonzero(lacking).tolist():
            _insert(found[row], told[row], start, stop)
    return found


def _insert(names: Ints, told: Floats, start: int, stop: int) -> None:
    """Put the best documented host that no earlier block names last into a block of a list."""
    worth = told
    if start:
        worth = told.copy()
        worth[names[:start]] = -np.inf
    best = int(np.argmax(worth))
    if not np.isfinite(worth[best]):
        return
    rest = [name for name in names.tolist() if name not in (best, NOBODY)]
    rest.insert(min(stop - 1, len(rest)), best)
    names[:] = [*rest, *[NOBODY] * len(names)][: len(names)]


def loads(world: World, /) -> Floats:
    """Factor of each host for how many it receives already ``(n,)``."""
    return np.array([load_factor(world.record.loads.get(code)) for code in world.codes])
