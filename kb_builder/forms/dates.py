"""Dates as people write them."""

from __future__ import annotations

import calendar
import re
from typing import Final

from kb_builder.forms.errors import Misread
from kb_builder.model.months import MONTH_NUMBERS, MONTHS

_WEEKDAY: Final = re.compile(
    r"^(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum[’']?at|sabtu|minggu|ahad)\s*,?\s+",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAY_FIRST: Final = re.compile(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})")
_WORDS: Final = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\.?\s+(\d{4})")
_RANGE: Final = re.compile(r"\d\s*(?:[-–—]|s/?d\.?|s\.d\.|sampai)\s*\d", re.IGNORECASE)
_FORMS: Final = "Tulis misalnya 30 April 2019, 30/4/2019, April 2019, atau 2019."


def date(answer: str) -> str:
    """The answer as an ISO date, month or year. Raises ``Misread``."""
    words = _WEEKDAY.sub("", " ".join(answer.split()), count=1)
    words = re.sub(r"^(?:tanggal|tgl\.?|bulan|tahun)\s+", "", words, flags=re.IGNORECASE)
    if found := _ISO.fullmatch(words):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(words):
        day, month, year = found.groups()
    elif (found := _WORDS.fullmatch(words)) and found[2].lower() in MONTH_NUMBERS:
        day, month, year = found[1], str(MONTH_NUMBERS[found[2].lower()]), found[3]
    else:
        shown = words if len(words) <= 60 else words[:59] + "…"
        one = "Tulis satu tanggal saja; tanggal akhir ada di isiannya sendiri."
        hint = one if _RANGE.search(words) else _FORMS
        raise Misread(f"'{shown}' bukan tanggal yang dikenal.", hint=hint)
    parts = [int(part) for part in (year, month, day) if part is not None]
    _check(*parts)
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _check(year: int, month: int = 1, day: int = 1) -> None:
    """Raise ``Misread`` for a day that no calendar has."""
    if not 1 <= month <= len(MONTHS):
        raise Misread(f"Bulan {month} tidak ada.", hint="Tulis hari dahulu, lalu bulan: 30/4/2019.")
    if not year:
        raise Misread("Tahun 0 tidak ada.", hint=_FORMS)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = f"{MONTHS[month - 1]} {year}"
        raise Misread(
            f"Tanggal {day} {name} tidak ada di kalender.",
            hint=f"{name} hanya sampai tanggal {last}.",
        )


def date_text(date: str) -> str:
    """``2019-04-30`` → ``30 April 2019``; a month or a year alone stays one."""
    year, *rest = date.split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    words += [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*words, year])
