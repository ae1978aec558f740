"""Block weights fitted to an outcome: a coordinate search with a price on leaving the start.

The loss is the mean absolute error of a leave-one-out kernel average over scaled distances, among
the places it may see. Six weights, few steps and a penalty, because single-trait weights follow
the noise of one year: they do not survive to the next (measured in ``ideas``).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from kb_builder.similarity.distance import local_factors, scale
from kb_builder.similarity.sample import Sample
from kb_builder.similarity.traits import BLOCK_OF, KM, TRAITS, Block, Floats, Ints

START: Final[dict[Block, float]] = dict.fromkeys(Block, 1.0) | {Block.PLACE: 4.0}
STEP: Final = 0.5
"""One step multiplies a weight by e^0.5 = 1.65."""
LIMIT: Final = 1.5
"""No weight moves farther than e^±1.5 from the start."""
MAX_STEPS: Final = 4
PENALTIES: Final = (0.0005, 0.001, 0.002, 0.004)
"""Index points that one squared unit of log weight must earn; nested cross-validation chooses."""
SCALING_NEIGHBORS: Final = 10
SCALING_PASSES: Final = 2


def block_parts(sample: Sample, /) -> Floats:
    """Parts of the squared distance summed by block: ``(n, n, blocks)``, at weight 1 each.

    What is unknown of a pair is made up for by its known traits at the starting weights.
    """
    names = (*(trait.id for trait in TRAITS), KM)
    start = np.array([START[BLOCK_OF[name]] for name in names])
    coverage = sample.gaps.coverage(start)
    parts = sample.gaps.parts / coverage[:, :, None]
    columns = [
        parts[:, :, [place for place, name in enumerate(names) if BLOCK_OF[name] is block]]
        for block in Block
    ]
    return np.stack([column.sum(axis=2) for column in columns], axis=2)


def scaled_among(parts: Floats, weights: Floats, /) -> Floats:
    """Scaled squared distances ``(n, n)`` from block parts, infinite on the diagonal."""
    squared: Floats = parts @ weights
    np.fill_diagonal(squared, np.inf)
    factors = local_factors(squared, n=SCALING_NEIGHBORS, passes=SCALING_PASSES)
    return scale(squared, factors, n=SCALING_NEIGHBORS)


def kernel_error(scaled: Floats, outcome: Floats, /) -> float:
    """Mean absolute error of the leave-one-out average with weights ``exp(−scaled)``."""
    kernel = np.exp(-scaled)
    return float(np.abs(kernel @ outcome / kernel.sum(axis=1) - outcome).mean())


def fit_blocks(parts: Floats, outcome: Floats, rows: Ints, /, *, penalty: float) -> Floats:
    """Block weights ``(blocks,)`` that fit ``outcome`` among ``rows`` and no other place."""
    own, seen = parts[np.ix_(rows, rows)], outcome[rows]
    start = np.array([START[block] for block in Block])

    def loss(logs: Floats) -> float:
        error = kernel_error(scaled_among(own, start * np.exp(logs)), seen)
        return error + penalty * float((logs**2).sum())

    here = np.zeros(len(start))
    lowest = loss(here)
    for _ in range(MAX_STEPS):
        steps = [here + sign * STEP * row for row in np.eye(len(start)) for sign in (-1, 1)]
        tried = [(loss(step), step) for step in steps if np.abs(step).max() <= LIMIT]
        error, step = min(tried, key=lambda pair: pair[0])
        if error >= lowest - 1e-9:
            break
        lowest, here = error, step
    return start * np.exp(here)
