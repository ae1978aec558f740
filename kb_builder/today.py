"""The day it is in Indonesia, whatever the clock of the machine says.

Indonesia has three time zones, UTC+7 to UTC+9, and the machines that check files run in UTC. One
day has to hold for all of them: the latest, that of Papua. So a date that somebody in Indonesia
writes as today's lies in the future for no machine. The price is small: in the two hours before
midnight in Jakarta the next day is written.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

# a fixed offset, since Windows has no table of zones
_EASTERN_INDONESIA: Final = timezone(timedelta(hours=9), "WIT")


def today() -> date:
    """The latest day that it is now anywhere in Indonesia."""
    return day_of(datetime.now(UTC))


def day_of(moment: datetime) -> date:
    """The latest day that it was anywhere in Indonesia at a moment whose zone is known."""
    return moment.astimezone(_EASTERN_INDONESIA).date()
