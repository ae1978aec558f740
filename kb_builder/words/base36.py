"""Whole numbers as scripts of the site hold them, short: digits and small letters."""

from __future__ import annotations

from typing import Final

DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int, /) -> str:
    """A number from nought on in base 36."""
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if not number:
            return text
