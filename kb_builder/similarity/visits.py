"""The fourth task: would the host list have named the host that a delegation really chose?

Nothing here was fitted to the visits; they follow fame, recommendations and offices that know each
other. Places are ranked as
the site ranks them, by the latest round, years after most visits: a further caveat.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kb_builder.similarity.sample import Sample
from kb_builder.similarity.traits import Floats

Pair = tuple[str, str]
"""Codes of guest and host."""


def learnable(domains: Floats, weights: Floats, /) -> Floats:
    """Index points that each row could learn from each column: ``Σ weight × lead``, ``(n, n)``.

    ``domains`` are values ``(n, 4)``; a domain in which the host is behind counts nothing.
    """
    lead = np.maximum(domains[None, :, :] - domains[:, None, :], 0.0)
    points: Floats = lead @ weights
    return points


def attraction(squared: Floats, points: Floats, /) -> Floats:
    """Worth of each column as host of each row: ``points / (1 + d²)``, ``(n, n)``.

    ``d²`` holds structure and km, not scaled: a good host may be a hub.
    """
    return points / (1.0 + squared)


def ranks(worth: Floats, pairs: Sequence[Pair], sample: Sample, /) -> list[int]:
    """Place of the chosen host in each guest's list, from 1; ties count as late."""
    place = {code: row for row, code in enumerate(sample.codes)}
    away = worth.copy()
    np.fill_diagonal(away, -np.inf)
    found = []
    for guest, host in pairs:
        row = away[place[guest]]
        found.append(int((row >= row[place[host]]).sum()))
    return found


def usable(pairs: Sequence[Pair], sample: Sample, /) -> list[Pair]:
    """Visits of which both places have scores."""
    known = set(sample.codes)
    return [pair for pair in pairs if known >= set(pair)]


def within(found: Sequence[int], top: int, /) -> Floats:
    """1 for each visit whose host is in the top so many."""
    return (np.array(found) <= top).astype(np.float64)


def rivals(sample: Sample, squared: Floats, scaled: Floats, points: Floats, /) -> dict[str, Floats]:
    """Worth as host by other rules: ``(n, n)`` each."""
    index = sample.indices[sample.years[1]]
    km = sample.gaps.parts[:, :, -1].copy()
    np.fill_diagonal(km, np.inf)
    near = np.argsort(np.argsort(km, axis=1, kind="stable"), axis=1) < 50
    lead = np.maximum(index[None, :] - index[:, None], 0.0)
    return {
        "similarity_alone": -squared,
        "similarity_scaled": -scaled,
        "highest_index": np.tile(index, (len(index), 1)),
        "highest_index_of_50_nearest": np.where(near, index[None, :], -1.0),
        "index_lead_and_similarity": lead / (1.0 + squared),
        "points_and_km": points / (1.0 + km / 100.0),
        "points_and_scaled": points / (1.0 + scaled),
    }
