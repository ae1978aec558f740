"""Printed cells → figures and predicates, with what had to be repaired to read them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from rapidfuzz.distance import Levenshtein

from kb_builder.frameworks.numbers import printed
from kb_builder.importing.lines import Cell, shown
from kb_builder.model.framework import Framework

LOOK_ALIKE: Final = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"}
"""Letters that a scan shows in place of digits."""

DIGITS: Final = "0-9" + "".join(LOOK_ALIKE)
"""Digits, and letters that may be digits, for a class of a regular expression."""

_AS_DIGITS: Final = str.maketrans(LOOK_ALIKE)
_MARKS: Final = "*†‡.,;:"
"""What may stand behind a figure without being part of it."""

_DASHES: Final = frozenset({"", "-", "–", "—", "--", "...", "…", "n/a", "na", "n.a."})
_WITH_SEPARATOR: Final = re.compile(rf"[{DIGITS}][.,][{DIGITS}]{{2}}")
_SLIPS: Final = 2
"""So many letters of a predicate may be wrong."""


@dataclass(frozen=True, slots=True)
class Read:
    """A cell as read. ``text`` is canonical ("4.60", "Sangat Baik"), or ``None`` for ``problem``.

    ``repair`` says what was repaired, in words, where the cell does not simply say ``text``.
    """

    shown: str
    text: str | None
    repair: str | None = None
    problem: str | None = None


def is_empty(cell: Cell, /) -> bool:
    """Whether a cell says nothing, or that there is nothing."""
    return shown(cell).casefold() in _DASHES


def read_figure(cell: Cell, framework: Framework, /) -> Read:
    """A score as ``framework`` prints it. Nothing is guessed: what is not certain is a problem."""
    said = shown(cell)
    if is_empty(cell):
        return Read(said, None, problem="kosong")
    if isinstance(cell, Decimal) and cell != cell.to_integral_value():
        text = _rounded(cell, framework)
        same = Decimal(text) == cell
        return Read(said, text, repair=None if same else "dibulatkan")
    repairs: list[str] = []
    text = unicodedata.normalize("NFKC", said)
    if bare := text.rstrip(_MARKS + " "):
        repairs += ["tanda di belakang angka"] * (bare != text.rstrip())
        text = bare
    if " " in text:
        text = text.replace(" ", "")
        repairs.append("spasi")
    digits = text.translate(_AS_DIGITS)
    if digits != text and (re.search("[0-9]", text) or _WITH_SEPARATOR.fullmatch(text)):
        text = digits
        repairs.append("huruf dibaca angka")
    figure, problem = _parse(text, framework, repairs)
    if figure is None:
        return Read(said, None, problem=problem)
    return Read(said, figure, repair=", ".join(repairs) or None)


def _parse(text: str, framework: Framework, repairs: list[str]) -> tuple[str | None, str | None]:
    """The canonical figure, or why there is none; adds to ``repairs``."""
    if re.fullmatch("[0-9]{1,2}", text):
        return _rounded(Decimal(text), framework), None
    if re.fullmatch("[0-9]{3}", text):
        value = Decimal(f"{text[0]}.{text[1:]}")
        on_scale = framework.scale_min <= Fraction(value) <= framework.scale_max
        if on_scale and framework.decimals == 2 and framework.scale_max < 10:
            repairs.append("tanda desimal yang hilang")
            return _rounded(value, framework), None
        return None, "bukan nilai pada skala"
    if re.fullmatch("[0-9]{2}/[0-9]{2}/[0-9]{4}", text):
        return None, "tanggal, karena Excel mengubah angkanya; ketik ulang sebagai teks"
    found = re.fullmatch("([0-9]{1,3})[.,]([0-9]{1,12})", text)
    if found is None:
        return None, "bukan angka"
    if len(found[2]) == 3:
        return None, "dapat berarti ribuan"
    value = Decimal(f"{found[1]}.{found[2]}")
    figure = _rounded(value, framework)
    if Decimal(figure) != value:
        repairs.append("dibulatkan")
    return figure, None


def _rounded(value: Decimal, framework: Framework) -> str:
    return printed(Fraction(value), decimals=framework.decimals)


def read_predicate(cell: Cell, framework: Framework, /) -> Read:
    """The predicate that a cell names, one letter or two forgiven where no other is near."""
    said = shown(cell)
    if is_empty(cell):
        return Read(said, None, problem="kosong")
    asked = _letters(said)
    near = sorted(
        (Levenshtein.distance(asked, _letters(band.name)), band.name) for band in framework.bands
    )
    (first, name), (second, _) = near[0], near[1]
    if first > _SLIPS or second <= first + 1 or first * 2 >= len(asked):
        return Read(said, None, problem="bukan predikat")
    same = said.casefold() == name.casefold()
    return Read(said, name, repair=None if same else "huruf")


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
