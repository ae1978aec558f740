"""Which known word somebody most likely meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import Final

LIKE: Final = 0.7
"""How like two words must be, from 0 to 1 (``2 × letters in common ÷ letters of both``).

Below, codes of one letter and a number already look alike ("I48", "I47")."""

_TIES: Final = 8
_NUMBERED: Final = re.compile(r"[^\W\d]{0,2}[0-9][0-9.]*")
"""A code such as "I99" or "32.99": one with other digits is another thing, and not a slip."""


def nearest(word: str, known: Collection[str], /) -> str | None:
    """The known word most like ``word``, case aside; the first of several, or None."""
    found = all_near(word, known, most=1)
    return found[0] if found else None


def all_near(word: str, known: Collection[str], /, *, most: int) -> list[str]:
    """Up to ``most`` known words that ``word`` may mean, the likeliest first."""
    choices = known if isinstance(known, list | tuple) else list(known)
    if _NUMBERED.fullmatch(word):
        return [name for name in choices if name.casefold() == word.casefold()][:most]
    found = _near(word, choices, most)
    if not found:
        # all at once: to fold ten thousand words one by one takes longer than to compare them
        together = "\0".join(choices)
        folded, asked = together.casefold(), word.casefold()
        words = folded.split("\0")
        if (folded, asked) != (together, word) and len(words) == len(choices):
            found = _near(asked, words, most)
    return [choices[place] for place in found]


def _near(word: str, choices: Sequence[str], most: int) -> list[int]:
    from rapidfuzz import fuzz, process  # some 50 ms that most commands never need

    rows = process.extract(
        word, choices, scorer=fuzz.ratio, score_cutoff=100 * LIKE, limit=most + _TIES
    )
    # of those that are as like, the one that begins as typed: slips are rarer at the start
    ranked = sorted(rows, key=lambda row: (-row[1], -_begins_alike(word, row[0])))
    return [place for _, _, place in ranked[:most]]


def _begins_alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def did_you_mean(
    word: str, known: Collection[str], /, *, mark: str = "'", otherwise: str = ""
) -> str:
    """``Maksud Anda 'sumedang'?``, or ``otherwise`` where no known word is near."""
    near = nearest(word, known)
    return otherwise if near is None else meaning([f"{mark}{near}{mark}"])


def meaning(choices: Iterable[str], /) -> str:
    """The question back, with the choices as they stand."""
    return f"Maksud Anda {', '.join(choices)}?"
