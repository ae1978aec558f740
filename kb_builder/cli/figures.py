"""How the figures of an answer, and what two areas have in common, read in the commands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kb_builder.similarity import Pair, Reason, Subject

ALIKE: Final = 3
"""So many traits that bring two places together are named."""
HOW_SURE: Final = (
    "Keyakinan: seberapa sering daerah itu tetap masuk daftar bila bobot {more}digeser atau satu "
    "ciri ditiadakan. Kelengkapan: bagian bobot yang angkanya diketahui pada kedua daerah."
)
ROUGH: Final = (
    "Nilainya dialihkan dari PeGI secara kasar: pakailah daftar ini sebagai petunjuk, bukan ukuran."
)


def number(value: float, /, *, decimals: int = 2) -> str:
    """A figure as Indonesian writes it."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def figure(value: float, /) -> str:
    """A figure of a trait with as many decimals as people use."""
    if value == int(value):
        return number(value, decimals=0)
    return number(value, decimals=0 if abs(value) >= 100 else 2)


def small(value: float, /) -> str:
    """A figure that may be far below one: three digits that count."""
    if not value:
        return "0"
    decimals = max(2, 2 - math.floor(math.log10(abs(value))))
    return number(value, decimals=decimals).rstrip("0").rstrip(",")


def percent(share: float, /) -> str:
    """A share in whole percent, rounded down so that 100 % means all."""
    return f"{math.floor(share * 100 + 1e-9)} %"


def confidence(share: float, /) -> str:
    """Confidence in words and percent."""
    from kb_builder.similarity import certainty

    word = certainty(share)
    return f"{word}, {percent(share)}"


def kilometres(pair: Pair, /) -> str:
    """Distance between the capitals."""
    return "–" if pair.km is None else number(pair.km, decimals=0)


def said(reason: Reason, /) -> str:
    """A trait of a pair with both figures."""
    if reason.own is None or reason.theirs is None:
        return "" if reason.theirs is None else f"jarak {number(reason.theirs, decimals=0)} km"
    if reason.trait == "city":
        kinds = ["kota" if value else "kabupaten" for value in (reason.own, reason.theirs)]
        return f"sama-sama {kinds[0]}" if kinds[0] == kinds[1] else " dan ".join(kinds)
    return (
        f"{lower(reason.label)} {figure(reason.own)} dan {figure(reason.theirs)} {reason.unit}"
    ).replace(" indeks", "")


def lower(label: str, /) -> str:
    """A label inside a sentence; an abbreviation stays as it is."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def alike(pair: Pair, /) -> str:
    """Which traits bring the pair together most, and which two match least."""
    least = {reason.trait for reason in pair.least}
    near = [reason for reason in pair.reasons if reason.trait not in least][:ALIKE]
    return (
        f"Paling mirip: {'; '.join(map(said, near))}. "
        f"Paling berbeda: {'; '.join(map(said, pair.least))}."
    )


def sources_line(sources: Sequence[str], /) -> str:
    """Where the figures come from."""
    return f"Sumber: {'; '.join(sources)}."


def standing(asked: Subject, /) -> str:
    """The scores an answer rests on."""
    values = (
        ", ".join(f"{name} {number(value)}" for name, value in asked.scores.items())
        if (asked.scores)
        else ""
    )
    index = "" if asked.index is None else f"; indeks {number(asked.index)}"
    return f"Dasar: {asked.score_basis} ({values}{index})."
