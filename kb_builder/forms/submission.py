"""What was handed in: GitHub's event of an issue, or the text of a form alone."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, Final

from kb_builder.forms.definition import FormKind
from kb_builder.forms.errors import FormError
from kb_builder.today import day_of

MAX_BYTES: Final = 2 * 1024 * 1024
"""GitHub's events hold much besides the form's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The text of a form, and what is known about where it came from."""

    body: str
    kind: FormKind | None = None
    """As the labels of the issue tell it."""
    number: int | None = None
    day: dt.date | None = None
    """The day on which the issue was opened, in Indonesia."""


def read_submission(data: bytes) -> Submission:
    """The form in ``data``. Raises ``FormError`` where there cannot be one."""
    if len(data) > MAX_BYTES:
        raise FormError(f"Masukan lebih besar dari {MAX_BYTES // 1024**2} MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormError("Masukan tidak berpengodean UTF-8.") from None
    if not text.lstrip().startswith("{"):
        return Submission(body=text)
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        raise FormError("Masukan diawali '{', tetapi bukan JSON yang sah.") from None
    issue = event.get("issue") if isinstance(event, dict) else None
    if not isinstance(issue, dict):
        raise FormError("JSON ini tidak memuat 'issue'; berikan peristiwa issue dari GitHub.")
    body, number = issue.get("body"), issue.get("number")
    return Submission(
        body=body if isinstance(body, str) else "",
        kind=_kind(issue.get("labels")),
        number=number if type(number) is int and number > 0 else None,
        day=_day(issue.get("created_at")),
    )


def _kind(labels: Any) -> FormKind | None:
    """The one kind among the labels, or None."""
    listed = labels if isinstance(labels, list) else []
    names = [label.get("name") for label in listed if isinstance(label, dict)]
    kinds = [kind for kind in FormKind if kind.value in names]
    return kinds[0] if len(kinds) == 1 else None


def _day(created: Any) -> dt.date | None:
    try:
        moment = dt.datetime.fromisoformat(created)
        return day_of(moment) if moment.tzinfo else moment.date()
    except (TypeError, ValueError, OverflowError):
        return None
