"""The day is Indonesia's, wherever the machine is that asks."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

import kb_builder.today
from kb_builder.forms.conversion import convert
from kb_builder.forms.definition import FormKind
from kb_builder.forms.submission import read_submission
from kb_builder.reading import load_library
from kb_builder.today import day_of, today
from tests import factories
from tests.forms.bodies import body, event
from tests.national import NATIONAL


def stop_the_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    monkeypatch.setattr(kb_builder.today, "datetime", Stopped)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-21T14:59:59Z", 21),
        ("2026-11-21T15:00:00Z", 22),
        ("2026-11-22T00:30:00+09:00", 22),
        ("2026-11-22T00:30:00+08:00", 22),
        ("2026-11-22T00:30:00+07:00", 22),
        ("2026-11-21T21:59:00+07:00", 21),
    ],
)
def test_the_day_begins_in_papua(monkeypatch: pytest.MonkeyPatch, moment: str, day: int) -> None:
    at = datetime.fromisoformat(moment)
    stop_the_clock(monkeypatch, at)
    assert day_of(at) == today() == date(2026, 11, day)


@pytest.mark.parametrize("hour", [0, 14, 15, 16, 17, 23])
def test_the_file_of_a_form_is_never_ahead_of_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    now = datetime(2026, 11, 21, hour, 30, tzinfo=UTC)
    stop_the_clock(monkeypatch, now)
    root = factories.project(tmp_path, bojonegoro=factories.case_text())
    text = body(FormKind.VISIT, tanggal=day_of(now).isoformat())
    submission = read_submission(event(FormKind.VISIT, text, created_at=now.isoformat()))
    assert submission.day is not None
    draft = convert(submission, root=root, national=NATIONAL, today=submission.day).draft
    assert draft is not None
    (root / draft.name).write_text(draft.text, encoding="utf-8")
    assert load_library(root / "cases", NATIONAL)[1] == []
