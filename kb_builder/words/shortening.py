"""Texts that are cut where there is no room for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_NOTE: Final = 40
"""Letters kept free for the note on how many are left out."""


def shortened(text: str, most: int, /, *, whole_words: bool = False, counted: bool = False) -> str:
    """``text`` in at most ``most`` letters; where it was cut ``…`` stands at the end.

    Between ``whole_words``, unless that leaves less than half of the room used. ``counted``: a
    note says how many letters are left out.
    """
    if len(text) <= most:
        return text
    if counted:
        return f"{text[: most - _NOTE]} … (dan {len(text) - most + _NOTE} huruf lagi)"
    kept = text[: most - 1]
    if whole_words and not text[most - 1].isspace():
        words = kept.rpartition(" ")[0]
        kept = words if len(words) >= most // 2 else kept
    return kept.rstrip(" ,;:(" if whole_words else None) + "…"


def fitting(lines: Iterable[str], room: int, /, *, cut: str) -> str:
    """The lines as one text of at most ``room`` letters, line feed at the end.

    Where not all fit, whole lines are left out and ``cut`` says so in a paragraph of its own.
    """
    kept: list[str] = []
    used = 0
    spare = len(cut) + 2
    held = 0  # lines that still leave room for ``cut``
    for line in lines:
        used += len(line) + 1
        if used > room:
            return "\n".join([*kept[:held], "", cut]) + "\n"
        kept.append(line)
        if used + spare <= room:
            held = len(kept)
    return "\n".join(kept) + "\n"
