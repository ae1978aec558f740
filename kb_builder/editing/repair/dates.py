"""Dates as people write them: the day first, or the month in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a
from kb_builder.model.fields import FULL_DATE, FullDate, PartialDate
from kb_builder.words.dates import DateError, read_date


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
    try:
        return read_date(text)
    except DateError:
        return None
