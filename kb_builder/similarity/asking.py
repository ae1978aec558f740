"""What was asked: the subject with its scores, and who may be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kb_builder.model.area import Area, AreaKind
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.results import Subject
from kb_builder.similarity.sample import DOMAINS
from kb_builder.similarity.traits import Bools, Floats
from kb_builder.similarity.world import SCALE, World

MAX_K = 513
NOT_ASSESSED = (
    "Belum cukup data: {name} belum dievaluasi pada {year}. Isikan nilai keempat domain untuk "
    "melihat tuan rumah dan praktik."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Who may be named. All that is set must hold; ``exclude`` holds codes."""

    same_province: bool = False
    other_provinces: bool = False
    kind: AreaKind | None = None
    max_km: float | None = None
    exclude: frozenset[str] = frozenset()


ANYONE = Filters()


def allowed(world: World, area: Area, filters: Filters, /) -> Bools:
    """Which rows may be named for ``area``: ``(n,)``, never itself.

    Raises ``SimilarityError`` when the filters contradict each other or leave nobody.
    """
    if filters.same_province and filters.other_provinces:
        raise SimilarityError(
            "Pilihan 'provinsi yang sama' dan 'provinsi lain' tidak dapat dipakai bersama."
        )
    if filters.max_km is not None and not filters.max_km > 0:
        raise SimilarityError("Jarak terjauh harus lebih dari 0 km.")
    if filters.kind is AreaKind.PROVINCE:
        raise SimilarityError("Yang dapat dicari hanya kabupaten dan kota.")
    unknown = sorted(code for code in filters.exclude if code not in world.row_of)
    if unknown:
        raise SimilarityError(f"Kode yang dikecualikan tidak dikenal: {', '.join(unknown)}.")
    own = world.row(area)
    found: Bools = np.ones(len(world.codes), dtype=np.bool_)
    found[[own, *(world.row_of[code] for code in filters.exclude)]] = False
    if filters.same_province:
        found &= world.provinces == area.province_code
    if filters.other_provinces:
        found &= world.provinces != area.province_code
    if filters.kind is not None:
        found &= world.kinds == filters.kind.value
    if filters.max_km is not None:
        gaps = world.model.gaps_
        km = np.where(gaps.known(own)[:, -1] > 0, gaps.parts[own, :, -1] * 100.0, np.inf)
        found &= km <= filters.max_km
    if not found.any():
        raise SimilarityError("Saringan ini tidak menyisakan satu daerah pun. Longgarkan saringan.")
    return found


def check_k(k: int, /) -> int:
    """``k`` if a list can be that long. Raises ``SimilarityError``."""
    if not 0 < k <= MAX_K:
        raise SimilarityError(f"Panjang daftar harus antara 1 dan {MAX_K}, bukan {k}.")
    return k


def subject(
    world: World, area: Area, typed: Mapping[str, float] | None, /, *, rough: bool = False
) -> Subject:
    """The area with its scores: ``typed`` ones first, else those of the year, else none.

    Raises ``SimilarityError`` for typed scores that are incomplete or off the scale.
    """
    world.row(area)
    if typed is not None:
        values = [checked(typed)[domain] for domain in DOMAINS]
        basis = "nilai yang Anda isikan"
        index: float | None = float(np.array(values) @ world.domain_weights)
    else:
        known = [value for value in world.scores_of(area) if value is not None]
        values = known if len(known) == len(DOMAINS) else []
        basis = f"SPBE {world.year}" if values else "belum dievaluasi"
        index = world.index_of(area) if values else None
    return Subject(
        code=area.code,
        name=area.name,
        scores=dict(zip(DOMAINS, values, strict=True)) if values else None,
        index=index,
        score_basis=basis,
        rough=rough,
    )


def checked(typed: Mapping[str, float], /) -> dict[str, float]:
    """Typed-in domain values, whole and on the scale. Raises ``SimilarityError``."""
    unknown = sorted(set(typed) - set(DOMAINS))
    if unknown:
        raise SimilarityError(
            f"Domain tidak dikenal: {', '.join(unknown)}. Yang ada: {', '.join(DOMAINS)}."
        )
    missing = [domain for domain in DOMAINS if domain not in typed]
    if missing:
        raise SimilarityError(f"Nilai belum lengkap; belum ada: {', '.join(missing)}.")
    low, high = SCALE
    for domain in DOMAINS:
        if not low <= typed[domain] <= high:
            raise SimilarityError(
                f"Nilai {domain} harus antara {low:g} dan {high:g}, bukan {typed[domain]:g}."
            )
    return {domain: float(typed[domain]) for domain in DOMAINS}


def own_scores(asked: Subject, /) -> Floats | None:
    """The subject's domain values ``(4,)``."""
    return None if asked.scores is None else np.array([asked.scores[d] for d in DOMAINS])
