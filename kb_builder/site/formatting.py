"""How dates, numbers and addresses look in Indonesian."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from urllib.parse import quote

from kb_builder.words.dates import MONTHS
from kb_builder.words.numbers import grouped


def date_text(value: str | dt.date) -> str:
    """``2019-04-30`` → ``30 April 2019``; a month or a year alone stays one; other text as is."""
    parts = str(value).split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return str(value)
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def date_range(start: str, end: str | None) -> str:
    """Two dates as one phrase: ``19–20 November 2015``."""
    if end is None or end == start:
        return date_text(start)
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{date_text(end)}"
    return f"{date_text(start)} – {date_text(end)}"


def scale_text(value: Fraction) -> str:
    """An end of a scale: a whole number without decimals, anything else with two."""
    if value.denominator == 1:
        return str(value.numerator)
    return grouped(Decimal(value.numerator) / Decimal(value.denominator))


def figure_text(value: float, decimals: int = 2) -> str:
    """A computed figure: rounded once, here, with decimal comma; whole large ones without."""
    if abs(value) >= 1000 or float(value).is_integer():
        decimals = 0
    return grouped(Decimal(f"{value:.{decimals}f}"))


def score_text(value: float) -> str:
    """A score or a lead: always two decimals."""
    return grouped(Decimal(f"{value:.2f}"))


def archive_search(address: str) -> str:
    """Where the Internet Archive lists its copies of a page, if it has any."""
    return "https://web.archive.org/web/*/" + quote(address, safe=":/?&=%#+~,;@!$()*")
