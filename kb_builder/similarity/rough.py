"""Scores of PeGI read as rough domain scores of SPBE 2020, through the crosswalk."""

from __future__ import annotations

from collections.abc import Mapping

from kb_builder.frameworks import load_crosswalks, load_frameworks
from kb_builder.model.framework import Overlap
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.sample import DOMAINS, FRAMEWORK
from kb_builder.similarity.touching import domain_of

PEGI = "pegi"


def from_pegi(scores: Mapping[str, float], /) -> dict[str, float]:
    """Rough domain values from the five PeGI dimensions; pass ``rough=True`` along with them.

    Each dimension goes to the domains of the aspects that the crosswalk names, its scale of 1–4
    stretched to 1–5; several in one domain count alike. What PeGI does not know cannot be told:
    such a domain takes the mean of the others. Raises ``SimilarityError``.
    """
    frameworks = load_frameworks()
    pegi, target = frameworks[PEGI], frameworks[FRAMEWORK]
    top = [node.id for node in pegi.top]
    wrong = sorted(set(scores) ^ set(top))
    if wrong:
        raise SimilarityError(
            f"Profil PeGI terdiri atas {', '.join(top)}; periksa {', '.join(wrong)}."
        )
    low, high = float(pegi.scale_min), float(pegi.scale_max)
    crosswalk = load_crosswalks()[PEGI, FRAMEWORK]
    found: dict[str, list[float]] = {domain: [] for domain in DOMAINS}
    for dimension in top:
        value = scores[dimension]
        if not low <= value <= high:
            raise SimilarityError(
                f"Nilai PeGI {dimension} harus antara {low:g} dan {high:g}, bukan {value:g}."
            )
        stretched = 1.0 + 4.0 * (value - low) / (high - low)
        rows = [
            row for row in crosswalk.rows_of(dimension, of=PEGI) if row.overlap is not Overlap.NONE
        ]
        for domain in {domain_of(target.nodes[name]) for row in rows for name in row.after}:
            found[domain].append(stretched)
    known = {domain: sum(values) / len(values) for domain, values in found.items() if values}
    middle = sum(known.values()) / len(known)
    return {domain: round(known.get(domain, middle), 2) for domain in DOMAINS}
