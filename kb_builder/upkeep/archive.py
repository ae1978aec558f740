"""Copies in the Internet Archive, through its availability API."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from kb_builder.model.fields import WEB_ADDRESS
from kb_builder.upkeep.fetching import Fetcher
from kb_builder.upkeep.outcomes import LinkError, LinkState

AVAILABILITY: Final = "https://archive.org/wayback/available"
_COPIES: Final = "https://web.archive.org/web/"
_MAX_BYTES: Final = 64 * 1024
_WEB_ADDRESS: Final = re.compile(WEB_ADDRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A copy of a page, and the day on which it was taken."""

    address: str
    taken: dt.date


def nearest_snapshot(
    fetcher: Fetcher,
    address: str,
    /,
    *,
    day: dt.date | None,
    seconds: float,
    service: str = AVAILABILITY,
) -> Snapshot | None:
    """The copy nearest to ``day`` (or the newest), or ``None``. Raises ``LinkError``."""
    query = {"url": address} | ({"timestamp": f"{day:%Y%m%d}"} if day else {})
    reply = fetcher.ask(
        "GET", f"{service}?{urlencode(query)}", seconds=seconds, body_limit=_MAX_BYTES
    )
    if reply.status != HTTPStatus.OK:
        raise LinkError(LinkState.NO_ANSWER, f"dijawab dengan kode {reply.status}")
    try:
        told: Any = json.loads(reply.body)
        closest = told["archived_snapshots"].get("closest")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LinkError(LinkState.NO_ANSWER, "jawabannya tidak terbaca") from None
    return _snapshot(closest) if isinstance(closest, dict) else None


def _snapshot(told: dict[str, Any]) -> Snapshot | None:
    """A copy as the archive tells it; ``None`` for anything but a good copy in the archive."""
    address, stamp = told.get("url"), told.get("timestamp")
    if told.get("available") is not True or str(told.get("status")) != "200":
        return None
    if not isinstance(address, str) or not isinstance(stamp, str):
        return None
    address = re.sub("^http://", "https://", address)
    if not address.startswith(_COPIES) or not _WEB_ADDRESS.fullmatch(address):
        return None
    try:
        taken = dt.datetime.strptime(stamp[:8], "%Y%m%d").date()
    except ValueError:
        return None
    return Snapshot(address=address, taken=taken)
