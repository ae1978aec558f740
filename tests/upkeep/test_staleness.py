"""Ages of files, and the rolling twelfth."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.model.vocabulary import Status
from kb_builder.upkeep.staleness import FRESH, Due, measure, turn_of, whole_months, why_due
from tests.factories import TODAY, case_text, project, questions_text, visit_text
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[2]
VISIT = "visits/2019-04-30-bojonegoro-sumedang"
NAMES = st.text("abcdefghij-", min_size=1).map(lambda text: f"cases/{text}.yaml")
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
MANY = [f"cases/visits/2019-04-{day:02}-daerah-{n}.yaml" for day in range(1, 31) for n in range(80)]


def months_from(start: dt.date, number: int) -> list[dt.date]:
    """The first day of so many months, beginning with that of ``start``."""
    first = start.year * 12 + start.month - 1
    return [dt.date(month // 12, month % 12 + 1, 1) for month in range(first, first + number)]


def why(name: str, read: dt.date, today: dt.date, status: Status = Status.PUBLISHED) -> Due | None:
    return why_due(name, status=status, read=read, today=today)


@given(NAMES, DAYS)
def test_every_file_has_its_turn_once_in_twelve_months(name: str, start: dt.date) -> None:
    assert [day.month for day in months_from(start, 12)].count(turn_of(name)) == 1


@given(NAMES, DAYS)
def test_unread_files_come_up_once_within_the_year(name: str, read: dt.date) -> None:
    """Of the twelve lists after the reading one names the file, and the next ones all do."""
    lists = [why(name, read, day) for day in months_from(read, 24)[1:]]
    let_off = (turn_of(name) - read.month) % 12 < FRESH
    assert lists[:11].count(Due.TURN) == (0 if let_off else 1)
    assert None not in lists[12:]


@given(NAMES, DAYS)
def test_whoever_follows_the_list_reads_each_file_once_a_year(name: str, start: dt.date) -> None:
    last, gaps = start, []
    for day in months_from(start, 60)[1:]:
        if why(name, last, day) is not None:
            gaps.append(whole_months(last, day))
            last = day
    assert len(gaps) >= 4
    assert gaps[0] <= 12
    assert set(gaps[1:]) == {12}


@given(st.lists(NAMES, unique=True), DAYS)
def test_files_read_on_one_day_are_kept_apart_by_their_turns(
    names: list[str], start: dt.date
) -> None:
    """A year later each file is in its own month, whatever the first day was."""
    start = start.replace(day=2)
    last = dict.fromkeys(names, start)
    for day in months_from(start, 36)[1:]:
        for name in names:
            if why(name, last[name], day) is not None:
                last[name] = day
    assert {name: day.month for name, day in last.items()} == {n: turn_of(n) for n in names}


def test_turns_are_what_they_have_always_been() -> None:
    """The turns of files must never change: written down here once and for all."""
    assert turn_of("cases/bojonegoro.yaml") == 9
    assert turn_of("cases/sumedang.yaml") == 5
    assert turn_of("cases/questions.yaml") == 9


@pytest.mark.parametrize("number", [120, 1200, 2400])
def test_each_month_brings_about_a_twelfth(number: int) -> None:
    counts = Counter(turn_of(name) for name in MANY[:number])
    share = number / 12
    assert set(counts) == set(range(1, 13))
    assert all(abs(count - share) < 4 * share**0.5 for count in counts.values())


def test_no_month_of_the_real_files_is_crowded() -> None:
    found = measure(ROOT / "cases", NATIONAL, today=TODAY)
    counts = Counter(file.turn for file in found.files)
    assert sum(counts.values()) >= 27
    assert max(counts.values()) <= len(found.files) / 12 * 3


@pytest.mark.parametrize(
    ("read", "today", "due"),
    [
        ("2026-09-01", "2026-09-30", None),  # in its own month
        ("2026-08-01", "2026-09-30", None),  # the month before
        ("2026-07-31", "2026-09-01", Due.TURN),
        ("2026-07-31", "2026-10-01", None),  # not its month
        ("2025-10-01", "2026-09-30", Due.TURN),
        ("2025-10-02", "2026-10-01", None),
        ("2025-10-02", "2026-10-02", Due.OLD),
        ("2024-02-29", "2025-02-28", None),
        ("2024-02-29", "2025-03-01", Due.OLD),
        ("2027-01-01", "2026-10-02", None),  # a day that is yet to come
    ],
)
def test_when_a_file_of_september_is_due(read: str, today: str, due: Due | None) -> None:
    name = "cases/bojonegoro.yaml"
    assert turn_of(name) == 9
    assert why(name, dt.date.fromisoformat(read), dt.date.fromisoformat(today)) is due


@given(DAYS, DAYS)
def test_status_stands_above_age(read: dt.date, today: dt.date) -> None:
    assert why("cases/x.yaml", read, today, Status.NEEDS_REVIEW) is Due.MARKED
    assert why("cases/x.yaml", read, today, Status.DRAFT) is None


@given(DAYS, st.integers(1, 40))
def test_a_file_as_old_as_the_limit_is_due_whatever_its_turn(read: dt.date, months: int) -> None:
    def due(today: dt.date) -> Due | None:
        return why_due(
            "cases/x.yaml", status=Status.PUBLISHED, read=read, today=today, months=months
        )

    limit = months_from(read, months + 2)
    assert due(limit[-1]) is Due.OLD
    assert due(limit[-2] - dt.timedelta(1)) is not Due.OLD


@given(DAYS, DAYS)
def test_whole_months_fit_into_the_days(start: dt.date, end: dt.date) -> None:
    months = whole_months(start, end)
    days = (end - start).days
    assert months >= 0
    assert months * 28 <= max(days, 0)
    assert days < (months + 1) * 31


def test_what_is_marked_comes_first_then_the_oldest(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        bojonegoro=case_text(last_verified="2026-11-01"),
        questions=questions_text(last_verified="2025-11-22"),
        sumedang=case_text(regency='"32.11"', status="draft", last_verified="2024-01-01"),
        **{VISIT: visit_text(status="needs-review", last_verified="2026-11-20")},
    )
    found = measure(root / "cases", NATIONAL, today=TODAY)
    assert [(file.name, file.due, file.days, file.months) for file in found.files] == [
        (f"cases/{VISIT}.yaml", Due.MARKED, 2, 0),
        ("cases/sumedang.yaml", None, 1056, 34),
        ("cases/questions.yaml", Due.OLD, 365, 12),
        ("cases/bojonegoro.yaml", None, 21, 0),
    ]
    assert [file.name for file in found.due] == [f"cases/{VISIT}.yaml", "cases/questions.yaml"]
    assert found.unread == ()


def test_a_file_that_does_not_fit_its_model_is_named(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        bojonegoro=case_text(),
        pemalang="a: [",
        sumedang=case_text(last_verified="kemarin"),
    )
    found = measure(root / "cases", NATIONAL, today=TODAY)
    assert [file.name for file in found.files] == ["cases/bojonegoro.yaml"]
    assert found.unread == ("cases/pemalang.yaml", "cases/sumedang.yaml")


def test_a_mistake_elsewhere_in_a_file_does_not_hide_its_age(tmp_path: Path) -> None:
    root = project(tmp_path, bojonegoro=case_text(regency='"99.99"'))
    assert len(measure(root / "cases", NATIONAL, today=TODAY).files) == 1
