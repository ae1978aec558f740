"""Exact numbers from text and back: the only place where scores are rounded."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kb_builder.frameworks.errors import FrameworkError

Number = Fraction | Decimal | int | str
"""What callers may give as a score. Floats are refused by type: ``2.675`` is not 2.675."""

_DECIMAL: Final = re.compile(r"-?[0-9]{1,9}(?:[.,]([0-9]{1,9}))?")
_FRACTION: Final = re.compile(r"-?[0-9]{1,9}/[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as somebody wrote it: its value and how many decimals; ``None`` for a fraction.

    "2.55" may stand for 28/11 rounded to two decimals; "28/11" stands for itself.
    """

    value: Fraction
    decimals: int | None


def written(value: Number, /) -> Written:
    """``value`` with the precision it was written in. Raises ``FrameworkError``."""
    if isinstance(value, float):
        raise FrameworkError(f"{value} adalah bilangan pecahan biner (float); tulis sebagai teks.")
    if isinstance(value, Fraction):
        return Written(value, None)
    if isinstance(value, int):
        return Written(Fraction(value), 0)
    if isinstance(value, Decimal):
        value = format(value, "f")
    text = value.strip()
    if _FRACTION.fullmatch(text):
        return Written(Fraction(text), None)
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise FrameworkError(f"'{text}' bukan angka.")
    return Written(Fraction(text.replace(",", ".")), len(match[1] or ""))


def exact(value: Number, /) -> Fraction:
    """``value`` taken as it is: ``"3.5"``, ``"3,5"``, ``"7/6"``. Raises ``FrameworkError``."""
    return written(value).value


def round_half_up(value: Fraction, /, *, decimals: int) -> Fraction:
    """``value`` rounded to ``decimals`` places, ties up: 4.515 becomes 4.52."""
    scale = 10**decimals
    whole = (abs(value) * scale * 2 + 1) // 2
    return Fraction(-whole if value < 0 else whole, scale)


def highest_rounded(value: Fraction, /, *, decimals: int, open_top: bool) -> Fraction:
    """The highest figure that anything up to ``value`` rounds to.

    ``open_top``: ``value`` itself is not meant, so a tie just misses going up.
    """
    if not open_top:
        return round_half_up(value, decimals=decimals)
    scale = 10**decimals
    return Fraction(math.ceil(value * scale - Fraction(1, 2)), scale)


def printed(value: Fraction, /, *, decimals: int) -> str:
    """``value`` as instruments print it: half up, with a point and all decimals ("4.00")."""
    rounded = round_half_up(value, decimals=decimals)
    digits = f"{abs(rounded.numerator) * 10**decimals // rounded.denominator:0{decimals + 1}d}"
    sign = "-" if rounded < 0 else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def plain(value: Fraction, /) -> str:
    """``value`` without loss: "3.5" where its decimals end, "7/6" where they do not."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while 10**places % value.denominator:
        places += 1
    return printed(value, decimals=places)


def spoken(value: Fraction, /) -> str:
    """``plain`` with the decimal comma of Indonesian sentences."""
    return plain(value).replace(".", ",")
