"""Means with their intervals, and figures as they are published: the same in every run."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from kb_builder.similarity.shaking import SEED
from kb_builder.similarity.traits import Floats

RESAMPLES: Final = 2000
DIGITS: Final = 4


def interval(values: Floats, /) -> tuple[float, float]:
    """95 % percentile interval of the mean by bootstrap over the rows, the same in every run."""
    drawn = np.random.default_rng(SEED).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.nanpercentile(np.nanmean(values[drawn], axis=1), [2.5, 97.5])
    return rounded(low), rounded(high)


def rounded(value: Any, /) -> float:
    """A figure with the digits that are published."""
    return round(float(value), DIGITS)
