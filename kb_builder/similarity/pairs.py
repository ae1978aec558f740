"""Why two areas are alike: the parts of their distance, in figures people know."""

from __future__ import annotations

import math

from kb_builder.model.area import Area
from kb_builder.similarity.distance import KM_UNIT
from kb_builder.similarity.results import Pair, Reason
from kb_builder.similarity.traits import KM, KM_LABEL, TRAITS
from kb_builder.similarity.world import World

LEAST = 2


def pair_of(world: World, first: Area, second: Area, /) -> Pair:
    """The pair with its reasons; traits that one of the two lacks have no part."""
    row, column = world.row(first), world.row(second)
    found = world.pairs.get((row, column))
    if found is None:
        found = world.pairs[row, column] = _explain(world, row, column)
    return found


def _explain(world: World, row: int, column: int) -> Pair:
    gaps = world.model.gaps_
    parts = gaps.contributions(world.model.weights_, row, column).tolist()
    known = (gaps.rows_known[row] * gaps.columns_known[column]).tolist()
    km = float(gaps.parts[row, column, -1]) * KM_UNIT if known[-1] else None
    typical, origins = world.typical.tolist(), world.origins
    reasons = [
        Reason(
            trait=trait.id,
            label=trait.label,
            contribution=parts[place],
            typical=typical[place],
            own=own,
            theirs=theirs,
            unit=trait.unit,
            source=origins[trait.id],
        )
        for place, (trait, own, theirs) in enumerate(
            zip(TRAITS, world.figures(row), world.figures(column), strict=True)
        )
        if known[place]
    ]
    if km is not None:
        reasons.append(
            Reason(
                trait=KM,
                label=KM_LABEL,
                contribution=parts[-1],
                typical=typical[-1],
                own=None,
                theirs=km,
                unit="km",
                source=origins[KM],
            )
        )
    reasons.sort(key=lambda reason: reason.contribution - reason.typical)
    return Pair(
        distance=math.fsum(reason.contribution for reason in reasons),
        coverage=float(world.coverage[row, column]),
        km=km,
        reasons=tuple(reasons),
        least=tuple(sorted(reasons, key=_strangeness, reverse=True)[:LEAST]),
    )


def _strangeness(reason: Reason) -> float:
    """How much of the usual difference a pair shows in a trait; above 1 it is unlike most pairs."""
    return reason.contribution / reason.typical if reason.typical else 0.0


def sources(world: World, /, *, scores: bool) -> tuple[str, ...]:
    """Publisher and year of everything an answer rests on, each once."""
    found = list(world.origins.values())
    if scores:
        found.append(f"Kementerian PANRB, hasil evaluasi SPBE {world.year}")
    return tuple(dict.fromkeys(part for text in found for part in text.split("; ")))
