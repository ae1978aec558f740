"""Whether a visit is worth its cost: a few plain rules, said with their reasons.

The same rules run in the page ``siapkan.html``; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kb_builder.similarity.choosing import MARGIN
from kb_builder.similarity.hosts import TRIPS

LEAD: Final = MARGIN
"""Points of the domain that a host must be ahead, as in the list of hosts."""
OVERNIGHT_KM, FAR_KM = (km for km, _ in TRIPS[:2])
"""Kilometres beyond which the list of hosts says to stay overnight, and to meet online."""
FEW: Final = 5
"""So many open questions fit into one online hour."""
ALIKE: Final = 100
"""Among so many of the most alike, a host counts as alike."""
DIFFERENT: Final = 257
"""Beyond half of all places a host counts as too different."""


class Verdict(StrEnum):
    """What the decision sheet advises."""

    GO = "go"
    ONLINE = "online"
    STAY = "stay"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a guest and a host in one domain.

    ``own`` and ``theirs`` are values of the domain, ``rank`` counts from 1 for the place most like
    the guest, ``km`` lie between the capitals, ``open`` of ``asked`` questions have no answer yet.
    ``rough`` values of the guest were estimated.
    """

    own: float | None
    theirs: float | None
    rank: int | None
    km: float | None
    asked: int
    open: int
    rough: bool = False

    @property
    def lead(self) -> float | None:
        """Points that the host is ahead; negative: behind."""
        known = self.own is not None and self.theirs is not None
        return round(self.theirs - self.own, 6) if known else None  # type: ignore[operator]


def judge(facts: Facts, /) -> tuple[Verdict, tuple[str, ...]]:
    """The advice, and the keys of its reasons in ``texts.yaml``, the deciding one first."""
    distance = _distance(facts.km)
    like = [] if facts.rank is None or facts.rank > ALIKE else ["alike"]
    rough = ["rough"] if facts.rough else []
    left = "all_open" if facts.open == facts.asked else "open"
    if facts.own is None:
        return Verdict.UNKNOWN, ("no_own", *like, distance)
    if facts.theirs is None:
        return Verdict.UNKNOWN, ("no_theirs", *like, distance)
    if (facts.lead or 0.0) < LEAD:
        return Verdict.STAY, ("behind", *like, distance, *rough)
    if facts.rank is not None and facts.rank > DIFFERENT:
        return Verdict.STAY, ("different", "lead", distance, *rough)
    if facts.asked and not facts.open:
        return Verdict.STAY, ("answered", "lead", distance, *rough)
    if facts.rough:  # estimates are no ground for a journey
        return Verdict.ONLINE, ("rough", "lead", *like, distance, left)
    if distance == "far":
        return Verdict.ONLINE, ("far", "lead", *like, left)
    if facts.open <= FEW:
        return Verdict.ONLINE, ("few", "lead", *like, distance)
    return Verdict.GO, ("lead", *like, distance, left)


def _distance(km: float | None) -> str:
    if km is None:
        return "no_km"
    if km > FAR_KM:
        return "far"
    return "overnight" if km > OVERNIGHT_KM else "day"
