"""The answers: frozen, plain, the same for the command line, pages, JSON and Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

_CERTAINTY: Final = ((0.9, "tinggi"), (0.6, "sedang"), (0.0, "rendah"))


def certainty(confidence: float, /) -> str:
    """A confidence as a word: "tinggi" from 90 percent, "sedang" from 60, else "rendah"."""
    return next(word for least, word in _CERTAINTY if confidence >= least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One trait's part in a pair's distance.

    ``contribution`` is its part of ``distance``; ``typical`` is its mean over all pairs of the
    country: below it the trait brings the two together. ``own`` and ``theirs`` are the figures as
    people know them, in ``unit``; for km ``own`` is None and ``theirs`` the distance.
    """

    trait: str
    label: str
    contribution: float
    typical: float
    own: float | None
    theirs: float | None
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How like two areas are.

    ``distance`` is squared; the contributions of ``reasons`` add up to it. ``reasons`` begin with
    what brings the two together most; ``least`` are the two traits that match least, measured by
    what is usual. ``coverage`` is the share of the weight both have figures for.
    """

    distance: float
    coverage: float
    km: float | None
    reasons: tuple[Reason, ...]
    least: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The area asked about. ``rough`` marks scores that were converted."""

    code: str
    name: str
    scores: Mapping[str, float] | None
    index: float | None
    score_basis: str
    rough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """An area that starts from the same place.

    ``scaled`` orders the list (the squared distance over both local scales). ``confidence``: the
    share of 28 other sets of weights under which it stays in the list. ``mutual``: it lists the
    subject among as many of its own, filters aside.
    """

    code: str
    name: str
    distance: float
    scaled: float
    confidence: float
    mutual: bool
    pair: Pair

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What brings the two together first."""
        return self.pair.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerList:
    """The answer. Without enough data ``peers`` is empty and ``why`` says so, for people."""

    area: Subject
    k: int
    considered: int
    peers: tuple[Peer, ...]
    why: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far a host is ahead in one domain, in points of that domain; negative: behind."""

    domain: str
    label: str
    own: float
    theirs: float
    lead: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """An area worth visiting: ``worth = closeness × lead × room``.

    ``closeness = 1 / (1 + distance)``; ``lead`` in points of the index or of the domain asked;
    ``room = 1 / (1 + visits / 10)``, lower for places that many known visits went to.
    """

    code: str
    name: str
    worth: float
    closeness: float
    lead: float
    room: float
    visits: int
    index: float
    leads: tuple[Lead, ...]
    confidence: float
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class HostList:
    """The answer. ``domain`` is None for the whole index. ``why`` tells why there are none."""

    area: Subject
    k: int
    domain: str | None
    margin: float
    considered: int
    hosts: tuple[Host, ...]
    why: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What an indicator is worth to the subject: ``points = weight × lead`` in its domain."""

    node: str
    label: str
    domain: str
    weight: float
    lead: float
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFit:
    """A practice: ``fit = closeness × points × evidence`` with ``evidence = step / 5``.

    ``needs`` are what must be there first, empty where the source does not say. ``rough``: its
    indicators came through a crosswalk. ``only_case``: no other case in the library touches the
    same indicators.
    """

    reference: str
    title: str
    host_code: str
    host_name: str
    fit: float
    closeness: float
    points: float
    evidence: float
    strength: str
    worths: tuple[Worth, ...]
    needs: tuple[str, ...]
    rough: bool
    only_case: bool
    confidence: float
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How much of the index a domain could still give the subject: ``weight × (5 − own)``.

    ``practices`` counts those in the answer's reach that close part of it.
    """

    domain: str
    label: str
    own: float
    points: float
    practices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeList:
    """The answer. ``gaps``: largest first, also those that no known practice closes."""

    area: Subject
    k: int
    considered: int
    practices: tuple[PracticeFit, ...]
    gaps: tuple[Gap, ...]
    why: str | None
    sources: tuple[str, ...]


def as_dict(result: Any, /) -> Any:
    """A result as plain dicts, lists, texts and numbers, for JSON."""
    if is_dataclass(result):
        return {field.name: as_dict(getattr(result, field.name)) for field in fields(result)}
    if isinstance(result, Mapping):
        return {str(key): as_dict(value) for key, value in result.items()}
    if isinstance(result, tuple | list):
        return [as_dict(item) for item in result]
    # Twelve places: sums still agree to 1e-9, and the last bits of a machine do not show.
    return round(result, 12) if isinstance(result, float) else result
