"""What was asked: the subject with its scores, and who may be named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kb_builder.model.area import Area, AreaKind
from kb_builder.similarity.domains import DOMAINS, SCALE
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.results import Subject
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.world import World

MAX_K: Final = 513
TYPED: Final = "nilai yang Anda isikan"
GUESSED: Final = "taksiran: median daerah sekeadaan"
NOT_EVALUATED: Final = "belum dievaluasi"
NOBODY_LEFT: Final = "Saringan ini tidak menyisakan satu daerah pun. Longgarkan saringan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Who may be named. All that is set must hold; ``exclude`` holds codes."""

    same_province: bool = False
    other_provinces: bool = False
    kind: AreaKind | None = None
    max_km: float | None = None
    exclude: frozenset[str] = frozenset()


ANYONE: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """Domain values that were converted from another instrument: rough, maybe not all four.

    ``basis`` says from what; ``notes`` are what to know of it, for people; ``year`` is None for a
    profile that was typed in.
    """

    scores: Mapping[str, float]
    basis: str
    notes: tuple[str, ...]
    year: int | None = None


Typed = Mapping[str, float] | Converted
"""Values typed in by domain, or converted ones."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Asked:
    """One or more areas with the scores that their answers rest on.

    ``rows`` ``(m,)``; ``own`` ``(m, 4)``, NaN where unknown; ``subjects`` one per row. Where
    ``guessed`` the scores are the medians of the area's own peers. ``converted`` is what was.
    """

    rows: Ints
    own: Floats
    subjects: tuple[Subject, ...]
    guessed: Bools
    converted: Converted | None = None

    def parts(self, size: int, /) -> Iterator[Asked]:
        """The same areas, so many at a time: arrays over them stay small."""
        for start in range(0, len(self.rows), size):
            some = slice(start, start + size)
            yield Asked(
                rows=self.rows[some],
                own=self.own[some],
                subjects=self.subjects[some],
                guessed=self.guessed[some],
                converted=self.converted,
            )

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of converted scores."""
        return () if self.converted is None else self.converted.notes


def allowed(world: World, rows: Ints, filters: Filters, /) -> Bools:
    """Which columns may be named for each row: ``(m, n)``, never itself.

    Raises ``SimilarityError`` when the filters contradict each other or leave a row nobody.
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
    found: Bools = np.tile(world.listed, (len(rows), 1))
    found[np.arange(len(rows)), rows] = False
    found[:, [world.row_of[code] for code in sorted(filters.exclude)]] = False
    same = world.provinces[rows][:, None] == world.provinces[None, :]
    if filters.same_province:
        found &= same
    if filters.other_provinces:
        found &= ~same
    if filters.kind is not None:
        found &= world.kinds[None, :] == filters.kind.value
    if filters.max_km is not None:
        found &= np.where(np.isnan(world.km[rows]), np.inf, world.km[rows]) <= filters.max_km
    if not found.any(axis=1).all():
        raise SimilarityError(NOBODY_LEFT)
    return found


def check_k(k: int, /) -> int:
    """``k`` if a list can be that long. Raises ``SimilarityError``."""
    if not 0 < k <= MAX_K:
        raise SimilarityError(f"Panjang daftar harus antara 1 dan {MAX_K}, bukan {k}.")
    return k


def ask_all(world: World, /, *, guess: bool, codes: Sequence[str] | None = None) -> Asked:
    """All regencies and cities, or those of ``codes``, with their own scores; see ``ask_one``."""
    rows = np.arange(len(world.codes))
    if codes is not None:
        rows = np.array([world.row_of[code] for code in codes], dtype=rows.dtype)
    own = world.scores[rows]
    guessed: Bools = np.asarray(np.isnan(own).all(axis=1))
    if guess:
        own[guessed] = world.peer_medians[rows[guessed]]
    else:
        guessed = np.zeros(len(rows), dtype=np.bool_)
    subjects = tuple(
        _subject(world, world.areas.regencies[row], own[place], guessed=bool(guessed[place]))
        for place, row in enumerate(rows.tolist())
    )
    return Asked(rows=rows, own=own, subjects=subjects, guessed=guessed)


def ask_one(world: World, area: Area, typed: Typed | None, /, *, guess: bool = False) -> Asked:
    """One area: ``typed`` scores first, else those of the year; with ``guess`` those of its peers.

    Raises ``SimilarityError`` for typed scores that are incomplete or off the scale, and for a
    province.
    """
    row = world.row(area)
    rows = np.array([row])
    if typed is None:
        own = world.scores[rows].copy()
        unknown = bool(np.isnan(own).all())
        if unknown and guess:
            own = world.peer_medians[rows].copy()
        guessed = unknown and guess
        subject = _subject(world, area, own[0], guessed=guessed)
        return Asked(rows=rows, own=own, subjects=(subject,), guessed=np.array([guessed]))
    converted: Converted | None = None
    if isinstance(typed, Converted):
        converted, values = typed, checked(typed.scores, partial=True)
    else:
        values = checked(typed)
    own = np.array([[values.get(domain, np.nan) for domain in DOMAINS]])
    whole = len(values) == len(DOMAINS)
    subject = Subject(
        code=area.code,
        name=area.name,
        scores=values,
        index=float(own[0] @ world.domain_weights) if whole else None,
        score_basis=converted.basis if converted else TYPED,
        rough=converted is not None,
    )
    return Asked(
        rows=rows,
        own=own,
        subjects=(subject,),
        guessed=np.array([False]),
        converted=converted,
    )


def _subject(world: World, area: Area, own: Floats, *, guessed: bool) -> Subject:
    scores = {
        domain: value
        for domain, value in zip(DOMAINS, own.tolist(), strict=True)
        if not np.isnan(value)
    }
    basis = f"SPBE {world.year}"
    if guessed and scores:
        basis = GUESSED
    elif not scores:
        basis = NOT_EVALUATED
    return Subject(
        code=area.code,
        name=area.name,
        scores=scores or None,
        index=None if guessed else world.index_of(area),
        score_basis=basis,
        rough=guessed and bool(scores),
    )


def checked(typed: Mapping[str, float], /, *, partial: bool = False) -> dict[str, float]:
    """Typed-in domain values on the scale, all four unless ``partial``.

    Raises ``SimilarityError``.
    """
    unknown = sorted(set(typed) - set(DOMAINS))
    if unknown:
        raise SimilarityError(
            f"Domain tidak dikenal: {', '.join(unknown)}. Yang ada: {', '.join(DOMAINS)}."
        )
    missing = [domain for domain in DOMAINS if domain not in typed]
    if (missing and not partial) or not typed:
        raise SimilarityError(f"Nilai belum lengkap; belum ada: {', '.join(missing)}.")
    low, high = SCALE
    for domain, value in typed.items():
        if not low <= value <= high:
            raise SimilarityError(
                f"Nilai {domain} harus antara {low:g} dan {high:g}, bukan {value:g}."
            )
    return {domain: float(typed[domain]) for domain in DOMAINS if domain in typed}
