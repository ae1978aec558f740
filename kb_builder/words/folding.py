"""Texts as they are compared: plain small letters."""

from __future__ import annotations

import unicodedata


def folded(text: str, /) -> str:
    """The text in small ASCII letters: accents fall, and what has no plain letter goes."""
    if text.isascii():  # nearly all
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return plain.casefold()
