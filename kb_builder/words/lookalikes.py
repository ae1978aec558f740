"""Letters of other scripts inside words of ours: they look like Latin letters and are none.

Whoever searches for such a word does not find it, and a forged name passes for the real one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_SCRIPTS: Final = {
    "CYRILLIC": "Kiril",
    "GREEK": "Yunani",
    "ARMENIAN": "Armenia",
    "CHEROKEE": "Cherokee",
    "COPTIC": "Koptik",
    "LISU": "Lisu",
    "FULLWIDTH": "lebar penuh",
    "MATHEMATICAL": "matematika",
}
"""First word of a letter's name in Unicode → what people call its script."""

_WORD: Final = re.compile(r"[^\W_]*[^\W_\x00-\u036f][^\W_]*")
"""A word with a letter beyond the Latin ones that languages around here use."""


class LookAlike(NamedTuple):
    """A letter of another script, in the word where it stands."""

    word: str
    sign: str
    script: str


def first_lookalike(text: str, /) -> LookAlike | None:
    """The first letter that only looks Latin, or None.

    Told is a word of mixed scripts, one of full-width or mathematical letters or digits, and one
    of two letters or more that is all in a script with such letters. A Greek letter on its own
    (``α``) is a symbol.
    """
    if text.isascii():
        return None
    for found in _WORD.finditer(text):
        word = found.group()
        for sign in word:
            script = _script(sign)
            if script and (len(word) > 1 or script in ("lebar penuh", "matematika")):
                return LookAlike(word, sign, script)
    return None


def _script(sign: str) -> str | None:
    return None if sign <= "\u036f" else _SCRIPTS.get(unicodedata.name(sign, "").split(" ")[0])
