"""Texts that are cut where there is no room for all of them."""

from __future__ import annotations

from collections.abc import Iterable


def shortened(text: str, most: int, /) -> str:
    """``text`` in at most ``most`` letters; where it was cut ``…`` stands at the end."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


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
