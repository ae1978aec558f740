"""Dates as people write and read them: one reader and one writer.

In files a date is ``2019-04-30``, ``2019-04`` or ``2019``; people write many other forms.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from kb_builder.words.shortening import shortened

MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_ALSO: Final = (
    "january jan", "pebruari february feb peb", "march mar", "apr", "may", "june jun",
    "july jul", "august agu agt ags agus aug", "sept sep", "october okt oct",
    "november nopember nov nop", "december des dec",
)  # fmt: skip

MONTH_NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, (month, also) in enumerate(zip(MONTHS, _ALSO, strict=True), 1)
        for name in (month.lower(), *also.split())
    }
)
"""Numbers from 1 by the names, short forms and slips that occur, in small letters."""

_DAY_NAMES: Final = MappingProxyType(
    {
        **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
        "jum'at": 4,
        "jum’at": 4,
        "ahad": 6,
    }
)

_WEEKDAY: Final = re.compile(
    rf"(?:hari\s+)?(?P<name>{'|'.join(sorted(_DAY_NAMES, key=len, reverse=True))})"
    r"(?:\s*,\s*|\s+|(?=\())",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"\(\s*([^()]*?)\s*\)")
_WORD_BEFORE: Final = re.compile(r"(?:tanggal|tgl\.?|bulan|tahun)\s+", re.IGNORECASE)
_DAY: Final = "(?P<day>[0-9]{1,2})"
_MONTH: Final = "(?P<month>[0-9]{1,2})"
_NAME: Final = "(?P<name>[A-Za-z]+)"
_YEAR: Final = "(?P<year>[0-9]{4})"
_SHORT: Final = "['’]?(?P<year>[0-9]{2})"
_FORMS: Final = [
    rf"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?",
    rf"{_YEAR}\s*(?P<sign>[/.])\s*{_MONTH}\s*(?P=sign)\s*{_DAY}",
    rf"(?:{_DAY}\s*[/.-]\s*)?{_MONTH}\s*[/.-]\s*{_YEAR}",
    rf"(?:{_DAY}\s*[ .-]\s*)?{_NAME}\.?\s*[ ,-]\s*{_YEAR}",
    rf"{_NAME}\.?\s+{_DAY}\s*,?\s+{_YEAR}",
]
_WITH_YEAR: Final = [re.compile(form) for form in _FORMS]
_TWO_DIGITS: Final = [
    re.compile(rf"{_DAY}\s*[/.-]\s*{_MONTH}\s*[/.-]\s*{_SHORT}"),
    re.compile(rf"{_DAY}\s*[ .-]\s*{_NAME}\.?\s*[ ,-]\s*{_SHORT}"),
]
_RANGE: Final = re.compile(r"\d\s*(?:[-–—]|s/?d\.?|s\.d\.|sampai)\s*\d", re.IGNORECASE)
_SAY: Final = "Tulis misalnya 30 April 2019, 30/4/2019, April 2019, atau 2019."


class DateError(ValueError):
    """A text is no date, or no day of the calendar: a sentence why, and how to mend it."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_date(text: str, /) -> str:
    """What people write as a date, as an ISO date, month or year. Raises ``DateError``.

    Read are "2019-04-30", "30/4/2019", "30 April 2019", "30-April-2019", "April 30, 2019",
    "2019/04/30", also after a weekday and in brackets as the press writes ("Senin, (2/2/2026)").
    The day stands before the month. A weekday must be that of the day.
    """
    words = " ".join(text.split())
    weekday = _WEEKDAY.match(words)
    if weekday:
        words = words[weekday.end() :]
    if bracketed := _BRACKETS.fullmatch(words):
        words = bracketed[1]
    words = words[found.end() :] if (found := _WORD_BEFORE.match(words)) else words
    part = _parts(words, _WITH_YEAR)
    if part is None:
        raise _no_date(words)
    year, month, day = (None if part[key] is None else int(part[key]) for key in _KEYS)
    _check(year, month, day)
    if weekday and day is not None:
        _check_weekday(weekday["name"], dt.date(year or 0, month or 0, day))
    return "-".join(
        [f"{year:04}", *(f"{number:02}" for number in (month, day) if number is not None)]
    )


def date_text(value: str | dt.date, /) -> str:
    """``2019-04-30`` → ``30 April 2019``; a month or a year alone stays one; other text as is."""
    parts = str(value).split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return str(value)
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def date_range(start: str, end: str | None, /) -> str:
    """Two dates as one phrase: ``19–20 November 2015``."""
    if end is None or end == start:
        return date_text(start)
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{date_text(end)}"
    return f"{date_text(start)} – {date_text(end)}"


_KEYS: Final = ("year", "month", "day")


def _parts(words: str, forms: list[re.Pattern[str]]) -> dict[str, Any] | None:
    for form in forms:
        if found := form.fullmatch(words):
            part: dict[str, Any] = dict.fromkeys(_KEYS) | found.groupdict()
            if (name := part.get("name")) is not None:
                number = MONTH_NUMBERS.get(name.lower())
                if number is None:
                    continue
                part["month"] = str(number)
            return part
    return None


def _no_date(words: str) -> DateError:
    if part := _parts(words, _TWO_DIGITS):
        year = part["year"]
        return DateError(
            f"Tahun '{year}' hanya dua angka.",
            hint=f"Tulis tahunnya empat angka, misalnya 20{year}.",
        )
    one = "Tulis satu tanggal saja; tanggal akhir ada di isiannya sendiri."
    return DateError(
        f"'{shortened(words, 60)}' bukan tanggal yang dikenal.",
        hint=one if _RANGE.search(words) else _SAY,
    )


def _check(year: int | None, month: int | None, day: int | None) -> None:
    """Raise ``DateError`` for a day that no calendar has."""
    if month is not None and not 1 <= month <= len(MONTHS):
        raise DateError(
            f"Bulan {month} tidak ada.", hint="Tulis hari dahulu, lalu bulan: 30/4/2019."
        )
    if not year:
        raise DateError("Tahun 0 tidak ada.", hint=_SAY)
    if month is None or day is None:
        return
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = f"{MONTHS[month - 1]} {year}"
        raise DateError(
            f"Tanggal {day} {name} tidak ada di kalender.",
            hint=f"{name} hanya sampai tanggal {last}.",
        )


def _check_weekday(name: str, day: dt.date) -> None:
    if _DAY_NAMES[name.lower()] != day.weekday():
        raise DateError(
            f"{date_text(day)} jatuh pada hari {WEEKDAYS[day.weekday()]}, bukan {name.title()}.",
            hint="Periksa tanggal itu pada sumbernya, lalu tulis tanggalnya saja.",
        )
