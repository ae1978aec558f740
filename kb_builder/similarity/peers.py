"""Padanan: three lists, each answering one question, never mixed.

*Sekeadaan* (who starts from the same place) looks at structure alone. *Seprofil* (who stands where
we stand) adds the SPBE profile, which moves with each round. *Sekitar* (whom can we drive to) are
the nearest of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kb_builder.model.area import Area
from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.pairs import (
    known,
    least_of,
    ordered,
    pair_at,
    profile_reasons,
    sources,
    structure_reasons,
    total,
    trait_infos,
)
from kb_builder.similarity.query import (
    ANYONE,
    Asked,
    Converted,
    Filters,
    Typed,
    allowed,
    ask_all,
    ask_one,
    check_k,
)
from kb_builder.similarity.results import KnownProfile, Lens, Peer, Peers, Why
from kb_builder.similarity.shaking import POOL, lowest, stays
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.world import World
from kb_builder.words.reasons import why as words_of

NEARBY: Final = 5
"""Length of *sekitar* unless it is asked for alone."""
NEAR_YEARS: Final = 3
"""PeGI profiles of other areas so many years apart are listed beside one."""
CHUNK: Final = 64
"""So many areas are worked out at a time: the arrays stay small."""
TOO_LITTLE: Final = (
    "Ciri {name} yang diketahui terlalu sedikit untuk dibandingkan dengan daerah lain (perlu "
    "{least:.0%} dari bobot)."
)
NO_SCORES: Final = (
    "{name} belum dievaluasi pada {year}, jadi padanan seprofil belum dapat dihitung. Masukkan "
    "nilai Anda sendiri di Cari padanan atau dengan --scores."
)
NO_PLACE: Final = "Letak ibu kota {name} belum diketahui."
FOLLOWS: Final = (
    "Seprofil mengikuti putaran penilaian: dari satu putaran ke putaran berikutnya kira-kira "
    "sepertiga daftar tetap sama."
)


@dataclass(frozen=True, eq=False, slots=True)
class Ranked:
    """A list for each of ``m`` areas: columns ``(m, k)``, ``NOBODY`` where there are no more.

    ``values`` order the lists; ``confidence`` and ``mutual`` are ``(m, k)`` too.
    """

    columns: Ints
    values: Floats
    confidence: Floats
    mutual: Bools


def peers(
    world: World,
    area: Area,
    /,
    *,
    k: int = 10,
    lens: Lens | None = None,
    filters: Filters = ANYONE,
    scores: Typed | None = None,
) -> Peers:
    """The three lists of an area, or only that of ``lens``; each best first, at most ``k`` long.

    ``scores`` are typed-in or converted domain values for *seprofil*. Raises ``SimilarityError``
    for a province, a wrong ``k``, wrong scores, or filters that leave nobody.
    """
    check_k(k)
    asked = ask_one(world, area, scores)
    return next(_answers(world, asked, k=k, lens=lens, filters=filters))


def all_peers(
    world: World, /, *, k: int = 10, codes: Sequence[str] | None = None
) -> Iterator[Peers]:
    """The three lists of every regency and city, in order of code: the same as ``peers`` gives.

    With ``codes`` only theirs, in that order.
    """
    check_k(k)
    for part in ask_all(world, guess=False, codes=codes).parts(CHUNK):
        yield from _answers(world, part, k=k, lens=None, filters=ANYONE)


def ranked(
    world: World,
    asked: Asked,
    lens: Lens,
    /,
    *,
    k: int,
    filters: Filters = ANYONE,
    sure: bool = True,
) -> Ranked:
    """One list for each area asked about: the order that every interface shows.

    ``sure`` tells whether to work out confidence, which takes most of the time; else it is 0.
    """
    may = allowed(world, asked.rows, filters)
    if lens is Lens.SEKEADAAN:
        return _sekeadaan(world, asked.rows, may, k, sure=sure)
    if lens is Lens.SEPROFIL:
        return _seprofil(world, asked, may, k, sure=sure)
    return _sekitar(world, asked.rows, may, k, same_kind=filters.kind is None)


def _sekeadaan(world: World, rows: Ints, may: Bools, k: int, *, sure: bool) -> Ranked:
    scaled = np.where(may, world.scaled[rows], np.inf)
    confidence = np.zeros(scaled.shape)
    if sure:
        pool = lowest(scaled, _pool(k))
        tries = -world.shaken.scaled(rows, pool)
        held = stays(tries, np.take_along_axis(may, pool, axis=1), k)
        np.put_along_axis(confidence, pool, held, axis=1)
    return _ranked(world, scaled, confidence, world.scaled, rows=rows, k=k)


def _seprofil(world: World, asked: Asked, may: Bools, k: int, *, sure: bool) -> Ranked:
    profiles, rows, own = world.profiles, asked.rows, asked.own
    scaled = np.where(may, profiles.scaled(rows, own), np.inf)
    confidence = np.zeros(scaled.shape)
    if sure:
        pool = lowest(scaled, _pool(k))
        near = lowest(profiles.squared(rows, own), POOL)
        moves, theirs = world.blurred
        tries = np.stack(
            [
                profiles.blurred(rows, own + move, moved, factors, pool=pool, near=near)
                for move, moved, factors in zip(moves, theirs, world.blurred_factors, strict=True)
            ]
        )
        held = stays(-tries, np.take_along_axis(may, pool, axis=1), k)
        np.put_along_axis(confidence, pool, held, axis=1)
    return _ranked(world, scaled, confidence, profiles.all_scaled, rows=rows, k=k)


def _pool(k: int) -> int:
    """Among how many a list of ``k`` is chosen again: who is further away does not come in."""
    return max(POOL, 3 * k)


def _sekitar(world: World, rows: Ints, may: Bools, k: int, *, same_kind: bool) -> Ranked:
    km = (
        world.nearby
        if same_kind
        else np.where(world.listed, np.nan_to_num(world.km, nan=np.inf), np.inf)
    )
    away = np.where(may, km[rows], np.inf)
    return _ranked(world, away, np.ones(away.shape), world.nearby, rows=rows, k=k)


def _ranked(
    world: World, values: Floats, sure: Floats, everyone: Floats, *, rows: Ints, k: int
) -> Ranked:
    order = np.argsort(values, axis=1, kind="stable")[:, :k]
    chosen = np.take_along_axis(values, order, axis=1)
    there = np.isfinite(chosen)
    place = min(k, everyone.shape[1]) - 1
    last = np.partition(everyone, place, axis=1)[:, place]
    back = (chosen <= last[order] * (1 + 1e-12)) & world.listed[rows][:, None] & there
    return Ranked(
        np.where(there, order, NOBODY),
        chosen,
        np.take_along_axis(sure, order, axis=1),
        back,
    )


def _answers(
    world: World,
    asked: Asked,
    *,
    k: int,
    lens: Lens | None,
    filters: Filters,
) -> Iterator[Peers]:
    wanted = [found for found in Lens if lens in (None, found)]
    lists = {
        found: ranked(
            world,
            asked,
            found,
            k=min(k, NEARBY) if found is Lens.SEKITAR and lens is None else k,
            filters=filters,
        )
        for found in wanted
    }
    domain_parts = world.profiles.profile_parts(asked.own) if Lens.SEPROFIL in lists else None
    considered = allowed(world, asked.rows, filters).sum(axis=1).tolist()
    for place, subject in enumerate(asked.subjects):
        row, own = int(asked.rows[place]), asked.own[place]
        shown: dict[Lens, tuple[Peer, ...]] = {
            found: tuple(
                _peer(
                    world,
                    row,
                    column,
                    found,
                    own=own,
                    parts=None if domain_parts is None else domain_parts[place, column],
                    value=value,
                    confidence=sure,
                    mutual=mutual,
                )
                for column, value, sure, mutual in zip(
                    result.columns[place].tolist(),
                    result.values[place].tolist(),
                    result.confidence[place].tolist(),
                    result.mutual[place].tolist(),
                    strict=True,
                )
                if column != NOBODY
            )
            for found, result in lists.items()
        }
        scored = subject.scores is not None
        empty = {found: found in wanted and not shown[found] for found in Lens}
        yield Peers(
            area=subject,
            sekeadaan=shown.get(Lens.SEKEADAAN, ()),
            seprofil=shown.get(Lens.SEPROFIL, ()),
            sekitar=shown.get(Lens.SEKITAR, ()),
            why=Why(
                sekeadaan=TOO_LITTLE.format(name=subject.name, least=world.weights.min_coverage)
                if empty[Lens.SEKEADAAN]
                else None,
                seprofil=_no_profile(world, subject.name, scored=scored)
                if empty[Lens.SEPROFIL]
                else None,
                sekitar=NO_PLACE.format(name=subject.name) if empty[Lens.SEKITAR] else None,
            ),
            notes=(*asked.notes, *((FOLLOWS,) if shown.get(Lens.SEPROFIL) else ())),
            known_profiles=_known_profiles(world, subject.code, asked.converted),
            traits=trait_infos(world, row, own=own if shown.get(Lens.SEPROFIL) else None),
            sources=sources(world, scores=bool(shown.get(Lens.SEPROFIL))),
            considered=considered[place],
        )


def _no_profile(world: World, name: str, *, scored: bool) -> str:
    if not scored:
        return NO_SCORES.format(name=name, year=world.year)
    return TOO_LITTLE.format(name=name, least=world.weights.min_coverage)


def _peer(
    world: World,
    row: int,
    column: int,
    lens: Lens,
    *,
    own: Floats,
    parts: Floats | None,
    value: float,
    confidence: float,
    mutual: bool,
) -> Peer:
    other = world.areas.regencies[column]
    if lens is Lens.SEPROFIL and parts is not None:
        reasons = ordered(
            [
                *profile_reasons(world, own, parts, column),
                *structure_reasons(world, row, column, over=world.profiles.medians[0]),
            ]
        )
        least = least_of(reasons)
        distance, text = total(reasons), words_of(reasons, least)
    else:
        pair = pair_at(world, row, column)
        reasons, least, distance, text = pair.reasons, pair.least, pair.distance, pair.text
    return Peer(
        code=other.code,
        name=other.name,
        distance=distance,
        km=known(world.km[row, column]),
        confidence=None if lens is Lens.SEKITAR else confidence,
        mutual=mutual,
        coverage=float(world.coverage[row, column]),
        text=text,
        reasons=reasons,
        least=least,
        scaled=value,
    )


def _known_profiles(
    world: World, code: str, converted: Converted | None
) -> tuple[KnownProfile, ...]:
    """PeGI profiles and indices of other areas within ``NEAR_YEARS`` of a converted one."""
    if converted is None:
        return ()
    found = [
        KnownProfile(
            code=other,
            name=world.areas.by_code[other].name,
            year=profile.year,
            index=None if profile.index is None else float(profile.index),
            whole=bool(profile.scores),
        )
        for other, profiles in world.record.profiles.items()
        if other != code
        for profile in profiles
        if converted.year is None or abs(profile.year - converted.year) <= NEAR_YEARS
    ]
    return tuple(sorted(found, key=lambda profile: (-profile.year, profile.code)))
