"""Dates as people write them: the day first, or the month in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pydantic_core import PydanticCustomError

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a
from kb_builder.model.fields import FULL_DATE, FullDate, PartialDate, parse_partial_date
from kb_builder.model.months import MONTH_NUMBERS

_WORD: Final = f"(?P<word>{'|'.join(MONTH_NUMBERS)})"
_DAY: Final = "(?P<day>[0-9]{1,2})"
_MONTH: Final = "(?P<month>[0-9]{1,2})"
_YEAR: Final = "(?P<year>[0-9]{4})"
_FORMS: Final = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?P<sign>[-/.]){_MONTH}(?P=sign){_YEAR}",
        rf"{_YEAR}(?P<sign>[-/.]){_MONTH}(?P=sign){_DAY}",
        rf"{_DAY}[ -]+{_WORD}\.?,?[ -]+{_YEAR}",
        rf"{_WORD}\.?[ ]+{_DAY},?[ ]+{_YEAR}",
        rf"{_WORD}\.?,?[ -]+{_YEAR}",
        rf"{_MONTH}[-/.]{_YEAR}",
        rf"{_YEAR}-{_MONTH}",
    )
]


def local_dates(draft: Draft, _: Around) -> Iterator[Repair]:
    """``30-04-2019``, ``30 April 2019`` and ``2019/04/30`` are 2019-04-30."""
    for number, spot in draft.value_spots():
        date = _iso(spot.text)
        if date is None or date == spot.text:
            continue
        types = draft.types(spot)
        whole = re.match(FULL_DATE, date) and is_a(types, FullDate)
        if (whole or is_a(types, PartialDate)) and (repair := draft.rewrite(number, date)):
            yield repair


def _iso(text: str) -> str | None:
    """The date in the form of the files; None where it is none, or no day of the calendar."""
    found = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if found is None:
        return None
    part = found.groupdict()
    month = MONTH_NUMBERS[part["word"].lower()] if part.get("word") else int(part["month"])
    date = f"{part['year']}-{month:02}"
    if part.get("day"):
        date += f"-{int(part['day']):02}"
    try:
        parse_partial_date(date)
    except PydanticCustomError:
        return None
    return date
