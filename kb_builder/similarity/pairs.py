"""Why two areas are alike: the parts of their distance, in figures people know."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from kb_builder.model.area import Area
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.results import Pair, Reason, TraitInfo
from kb_builder.similarity.traits import TRAITS, Floats
from kb_builder.similarity.world import World
from kb_builder.words.reasons import why

LEAST: Final = 2
"""So many traits that match least are named."""


def pair_of(world: World, first: Area, second: Area, /) -> Pair:
    """How like two areas are by structure; traits that one of the two lacks have no part."""
    return pair_at(world, world.row(first), world.row(second))


def pair_at(world: World, row: int, column: int, /) -> Pair:
    """The same by rows."""
    found = world.pairs.get((row, column))
    if found is None:
        reasons = ordered(structure_reasons(world, row, column))
        least = least_of(reasons)
        found = world.pairs[row, column] = Pair(
            distance=total(reasons),
            coverage=float(world.coverage[row, column]),
            km=known(world.km[row, column]),
            text=why(reasons, least),
            reasons=reasons,
            least=least,
        )
    return found


def structure_reasons(world: World, row: int, column: int, /, *, over: float = 1.0) -> list[Reason]:
    """The parts of the structural ``d²``, each divided by ``over``."""
    gaps = world.model.gaps_
    parts = gaps.contributions(world.model.weights_, row, column).tolist()
    both = (gaps.rows_known[row] * gaps.columns_known[column]).tolist()
    typical, own, theirs = world.typical.tolist(), world.figures[row], world.figures[column]
    return [
        Reason(
            trait=trait.id,
            label=trait.label,
            contribution=parts[place] / over,
            typical=typical[place] / over,
            own=float(own[place]),
            theirs=float(theirs[place]),
            unit=trait.unit,
        )
        for place, trait in enumerate(TRAITS)
        if both[place]
    ]


def profile_reasons(world: World, own: Floats, parts: Floats, column: int, /) -> list[Reason]:
    """The parts of the domains ``(4,)`` for scores ``own`` ``(4,)``."""
    theirs, typical = world.scores[column].tolist(), world.profiles.typical.tolist()
    nodes = world.framework.nodes
    return [
        Reason(
            trait=domain,
            label=nodes[domain].name,
            contribution=part,
            typical=typical[place],
            own=mine,
            theirs=theirs[place],
            unit="",
        )
        for place, (domain, part, mine) in enumerate(
            zip(DOMAINS, parts.tolist(), own.tolist(), strict=True)
        )
        if not (math.isnan(mine) or math.isnan(theirs[place]))
    ]


def ordered(reasons: Sequence[Reason], /) -> tuple[Reason, ...]:
    """What the two share most first, measured by what is usual between two places."""
    return tuple(sorted(reasons, key=_strangeness))


def least_of(reasons: Sequence[Reason], /) -> tuple[Reason, ...]:
    """Of ordered reasons the few that match least, the least first."""
    return tuple(reversed(reasons[-LEAST:]))


def total(reasons: Sequence[Reason], /) -> float:
    """The distance: the sum of its parts."""
    return math.fsum(reason.contribution for reason in reasons)


def _strangeness(reason: Reason) -> float:
    """How much of the usual difference a pair shows; above 1 it is unlike most pairs."""
    return reason.contribution / reason.typical if reason.typical else 0.0


def known(value: float, /) -> float | None:
    """A figure, or ``None`` for NaN."""
    return None if math.isnan(value) else float(value)


def trait_infos(world: World, row: int, /, *, own: Floats | None = None) -> tuple[TraitInfo, ...]:
    """All traits with the figures of a row; with scores ``own`` ``(4,)`` the domains too."""
    found = [
        TraitInfo(
            id=trait.id,
            label=trait.label,
            unit=trait.unit,
            own=known(figure),
            source=world.origins[trait.id],
        )
        for trait, figure in zip(TRAITS, world.figures[row].tolist(), strict=True)
    ]
    if own is not None:
        found += [
            TraitInfo(
                id=domain,
                label=world.framework.nodes[domain].name,
                unit="nilai 1 sampai 5",
                own=known(value),
                source=world.score_origin,
            )
            for domain, value in zip(DOMAINS, own.tolist(), strict=True)
        ]
    return tuple(found)


def sources(world: World, /, *, scores: bool) -> tuple[str, ...]:
    """Publisher and year of everything an answer rests on, each once."""
    found = list(world.origins.values())
    if scores:
        found.append(world.score_origin)
    return tuple(dict.fromkeys(part for text in found for part in text.split("; ")))
