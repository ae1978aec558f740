"""Does visiting pay? Guests of recorded visits beside places that started where they did.

A comparison, not an experiment: who travels may be keener anyway, and places without a recorded
visit may have travelled too. So no difference here can be read as an effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from kb_builder.similarity.measuring.intervals import interval, rounded
from kb_builder.similarity.measuring.sample import Sample
from kb_builder.similarity.traits import Floats, Ints

ENOUGH: Final = 20
"""Guests below which nothing is said: an interval of fewer is as wide as the whole scale moves."""
MATCHES: Final = 5
NEAR_START: Final = 0.25
"""Points of the earlier index that a place may differ from the guest it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paying:
    """Change of the index between two rounds, in points: guests, and the places beside them.

    ``recent`` guests came in or after the year of the earlier round. ``guests`` are those with a
    score in both rounds and at least ``MATCHES`` places to stand beside; with fewer than
    ``ENOUGH`` of them nothing is worked out. ``ci95`` holds the difference, by bootstrap over
    guests, the same in every run.
    """

    guests: int
    recent: int
    enough: int
    matches: int
    near_start: float
    guests_changed: float | None = None
    matched_changed: float | None = None
    difference: float | None = None
    ci95: tuple[float, float] | None = None


def does_visiting_pay(sample: Sample, guests: Mapping[str, int], /) -> Paying:
    """Compare guests (code and year of the last recorded visit) with the places most like them."""
    world, before = sample.world, sample.former_index
    change = sample.index - before
    visitors = {code for code in guests if code in world.row_of}
    free = np.array([row for row in sample.rows if world.codes[row] not in visitors], dtype=int)
    own, theirs, recent = [], [], 0
    for code in sorted(visitors):
        row = world.row_of[code]
        if np.isnan(change[row]):
            continue
        beside = _beside(world.closeness[row], before, row, free)
        if len(beside) < MATCHES:
            continue
        recent += guests[code] >= sample.former.year
        own.append(float(change[row]))
        theirs.append(float(change[beside].mean()))
    found = Paying(
        guests=len(own), recent=recent, enough=ENOUGH, matches=MATCHES, near_start=NEAR_START
    )
    if len(own) < ENOUGH:
        return found
    apart = np.array(own) - np.array(theirs)
    return replace(
        found,
        guests_changed=rounded(np.mean(own)),
        matched_changed=rounded(np.mean(theirs)),
        difference=rounded(apart.mean()),
        ci95=interval(apart),
    )


def _beside(near: Floats, before: Floats, row: int, free: Ints) -> Ints:
    """The most alike by structure among those that started where the guest did."""
    started = free[np.abs(before[free] - before[row]) <= NEAR_START]
    known = started[near[started] > 0]
    order = np.argsort(-near[known], kind="stable")
    found: Ints = known[order][:MATCHES]
    return found
