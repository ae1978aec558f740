"""Scores of PeGI read as rough domain scores of SPBE 2020, through the crosswalk."""

from __future__ import annotations

from collections.abc import Mapping

from kb_builder.model.framework import Overlap
from kb_builder.reference.national import National
from kb_builder.similarity.domains import DOMAINS, FRAMEWORK, SCALE, domain_of
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.query import Converted
from kb_builder.similarity.record import PEGI
from kb_builder.similarity.world import World
from kb_builder.words.lists import listed


def from_pegi(
    national: National, scores: Mapping[str, float], /, *, year: int | None = None
) -> Converted:
    """Rough domain values from the five PeGI dimensions, of ``year`` or typed in.

    Each dimension goes to the domains of the aspects that the crosswalk names, its scale of 1–4
    stretched to 1–5; several in one domain count alike. Raises ``SimilarityError``.
    """
    pegi, target = national.frameworks[PEGI], national.frameworks[FRAMEWORK]
    top = [node.id for node in pegi.top]
    wrong = sorted(set(scores) ^ set(top))
    if wrong:
        raise SimilarityError(
            f"Profil PeGI terdiri atas {', '.join(top)}; periksa {', '.join(wrong)}."
        )
    low, high = float(pegi.scale_min), float(pegi.scale_max)
    first, last = SCALE
    crosswalk = national.crosswalks[PEGI, FRAMEWORK]
    found: dict[str, list[float]] = {domain: [] for domain in DOMAINS}
    for dimension in top:
        value = scores[dimension]
        if not low <= value <= high:
            raise SimilarityError(
                f"Nilai PeGI {dimension} harus antara {low:g} dan {high:g}, bukan {value:g}."
            )
        stretched = first + (last - first) * (value - low) / (high - low)
        rows = [
            row for row in crosswalk.rows_of(dimension, of=PEGI) if row.overlap is not Overlap.NONE
        ]
        for domain in {domain_of(target, target.nodes[name]) for row in rows for name in row.after}:
            found[domain].append(stretched)
    lost = [
        target.nodes[name].name for row in crosswalk.rows if not row.before for name in row.after
    ]
    notes = [
        "Nilainya dialihkan dari PeGI lewat padanan instrumen: kasar, dan instrumen serta tahunnya "
        "berbeda. Pakailah sebagai petunjuk, bukan ukuran.",
    ]
    if lost:
        notes.append(f"Yang tidak dikenal PeGI dan tidak ikut dibandingkan: {listed(lost)}.")
    return Converted(
        scores={
            domain: round(sum(values) / len(values), 2)
            for domain, values in found.items()
            if values
        },
        basis=f"PeGI {year}, dialihkan" if year else "PeGI yang Anda isikan, dialihkan",
        notes=tuple(notes),
        year=year,
    )


def known_pegi(world: World, code: str, /) -> Converted:
    """The newest whole PeGI profile that the library holds for an area, converted.

    Raises ``SimilarityError`` where there is none.
    """
    national = world.national
    whole = [
        profile
        for profile in world.record.profiles.get(code, ())
        if {node.id for node in national.frameworks[PEGI].top} <= profile.scores.keys()
    ]
    if not whole:
        raise SimilarityError(
            f"Profil PeGI {world.areas.by_code[code].name} belum tercatat. Isikan kelima nilainya "
            "dengan --sheet (kb score --template pegi)."
        )
    newest = max(whole, key=lambda profile: profile.year)
    top = [node.id for node in national.frameworks[PEGI].top]
    scores = {name: float(newest.scores[name]) for name in top}
    return from_pegi(national, scores, year=newest.year)
