"""How lists behave: do they last, go both ways, leave nobody out, and find hosts?"""

from __future__ import annotations

from typing import Final

import numpy as np

from kb_builder.similarity.fitting import fit_blocks, scaled_among
from kb_builder.similarity.sample import Sample
from kb_builder.similarity.traits import Block, Floats, Ints

K: Final = 10
SHAKE: Final = 0.25
LEAD: Final = 0.5
"""Points in its weakest domain that a host must be ahead of a guest."""
POOL: Final = 30
ENOUGH_HOSTS: Final = 3


def lists(scaled: Floats, /, *, k: int = K) -> Ints:
    """The ``k`` nearest of each: ``(n, k)``."""
    away = scaled.copy()
    np.fill_diagonal(away, np.inf)
    return np.argsort(away, axis=1, kind="stable")[:, :k]


def links(rows: Ints, /) -> Floats:
    """1 where the row names the column: ``(n, n)``."""
    found = np.zeros((len(rows), len(rows)))
    found[np.arange(len(rows))[:, None], rows] = 1.0
    return found


def kept(first: Ints, second: Ints, /) -> float:
    """Share of the first lists that is also in the second."""
    return float((links(first) * links(second)).sum() / first.size)


def mutual(rows: Ints, /) -> float:
    """Share of links that go both ways."""
    found = links(rows)
    return float((found * found.T).sum() / found.sum())


def unlisted(rows: Ints, /) -> int:
    """How many places are on nobody's list."""
    return int((links(rows).sum(axis=0) == 0).sum())


def busiest(rows: Ints, /) -> float:
    """On how many lists the busiest place is, in lengths of a list."""
    return float(links(rows).sum(axis=0).max() / rows.shape[1])


def survival_of_years(parts: Floats, sample: Sample, /, *, penalty: float) -> float:
    """Share of top 10 left when the metric is fitted to the later index, not the earlier."""
    everyone = np.arange(len(sample))
    first, second = (
        lists(
            scaled_among(parts, fit_blocks(parts, sample.indices[year], everyone, penalty=penalty))
        )
        for year in sample.years
    )
    return kept(first, second)


def survival_of_weights(parts: Floats, weights: Floats, /) -> float:
    """Mean share of top 10 left when one block's weight is a quarter more or less."""
    base = lists(scaled_among(parts, weights))
    shares = []
    for place in range(len(Block)):
        for factor in (1 - SHAKE, 1 + SHAKE):
            shaken = weights.copy()
            shaken[place] *= factor
            shares.append(kept(base, lists(scaled_among(parts, shaken))))
    return float(np.mean(shares))


def with_hosts(squared: Floats, domains: Floats, /) -> float:
    """Share of places with enough hosts clearly ahead in their weakest domain, among 30 nearest."""
    rows = lists(squared, k=POOL)
    weakest = domains.argmin(axis=1)
    own = domains[np.arange(len(domains)), weakest]
    theirs = domains[rows, weakest[:, None]]
    count = (theirs >= own[:, None] + LEAD).sum(axis=1)
    # who is within the lead of the top of the scale cannot be outdone by it
    beatable = own + LEAD <= 5.0
    return float((count[beatable] >= ENOUGH_HOSTS).mean())


def of_lists(scaled: Floats, /) -> dict[str, float]:
    """What can be said of one set of lists."""
    rows = lists(scaled)
    return {
        "mutual": mutual(rows),
        "on_nobodys_list": float(unlisted(rows)),
        "busiest_times_k": busiest(rows),
    }
