"""Moves in words: who comes, goes, rises or falls in a list, and in which figures that lies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kb_builder.review.report import List, Move, Mover, Reason
from kb_builder.review.style import Style, listed
from kb_builder.words.numbers import grouped

LISTS: Final[dict[List, str]] = {
    "peers": "padanan sekeadaan",
    "profile": "padanan seprofil",
    "hosts": "tuan rumah",
    "leading": "tuan rumah untuk domain terdepan",
    "practices": "praktik",
}
_FIGURES: Final = {
    "load": "faktor kesibukan",
    "turn": "faktor giliran",
    "lead": "keunggulan",
    "closeness": "kedekatan",
    "likeness": "jarak keadaan",
    "points": "poin yang dapat ditutup",
    "evidence": "tingkat bukti",
}
_UNKNOWN: Final = "tidak diketahui"


def move_sentence(move: Move, style: Style) -> str:
    """What an entry does in a list, and why."""
    what = f"{LISTS[move.list]} {_who(move, style)} {_step(move)}"
    return f"{what}: {reasons_phrase(move.reasons, style)}."


def mover_sentence(mover: Mover, style: Style) -> str:
    """What an entry does over all areas, and why where the reason is the same everywhere."""
    counts = [
        f"{word} {count} daerah"
        for word, count in (
            ("masuk daftar", mover.entered),
            ("keluar dari daftar", mover.left),
            ("naik di", mover.up),
            ("turun di", mover.down),
        )
        if count
    ]
    why = reasons_phrase(mover.reasons, style) or "angkanya berbeda tiap daerah"
    return f"{LISTS[mover.list]} {_who(mover, style)}: {', '.join(counts)}; {why}."


def reasons_phrase(reasons: Sequence[Reason], style: Style) -> str:
    """The reasons, one after the other."""
    return ", ".join(_reason(reason, style) for reason in reasons)


def _who(found: Move | Mover, style: Style) -> str:
    """A name; of a practice its id as well, for titles repeat."""
    known = style.name(found.name)
    return f"{known} ({style.name(found.id)})" if found.list == "practices" else known


def _step(move: Move) -> str:
    if move.before is None:
        return f"masuk di urutan {move.after}"
    if move.after is None:
        return f"keluar dari daftar (semula urutan {move.before})"
    word = "naik" if move.after < move.before else "turun"
    return f"{word} dari {move.before} ke {move.after}"


def _reason(reason: Reason, style: Style) -> str:
    if reason.kind in _FIGURES:
        return f"{_FIGURES[reason.kind]} {_change(reason.before, reason.after)}"
    if reason.kind == "touches":
        names = listed(reason.names, style)
        return f"menyentuh {names}" if names else "tidak menyentuh indikator mana pun lagi"
    if reason.kind == "domain":
        return "domain terdepan berganti dari " + " ke ".join(map(style.name, reason.names[:2]))
    return {"new": "baru ada", "gone": "tidak ada lagi"}.get(
        reason.kind, "karena yang lain bergeser"
    )


def _change(before: float | None, after: float | None) -> str:
    """Two figures with as many decimals, from two to six, as tell them apart."""
    known = [value for value in (before, after) if value is not None]
    decimals = next(
        (d for d in range(2, 6) if len({f"{value:.{d}f}" for value in known}) == len(known)), 6
    )
    return " → ".join(
        _UNKNOWN
        if value is None or not math.isfinite(value)
        else grouped(Decimal(f"{value:.{decimals}f}"))
        for value in (before, after)
    )
