"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.words.dates import MONTHS, WEEKDAYS, DateError, date_text, read_date

FOUR = "Tulis tahunnya empat angka, misalnya 2019."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30 April 2019", "2019-04-30"),
        ("  30   april  2019 ", "2019-04-30"),
        ("30/4/2019", "2019-04-30"),
        ("30-04-2019", "2019-04-30"),
        ("30.4.2019", "2019-04-30"),
        ("3/4/2019", "2019-04-03"),
        ("2019-04-30", "2019-04-30"),
        ("2019/04/30", "2019-04-30"),
        ("2019.4.30", "2019-04-30"),
        ("30-April-2019", "2019-04-30"),
        ("April 30, 2019", "2019-04-30"),
        ("Apr. 30 2019", "2019-04-30"),
        ("April, 2019", "2019-04"),
        ("2019-4", "2019-04"),
        ("April 2019", "2019-04"),
        ("4/2019", "2019-04"),
        ("2019", "2019"),
        ("tahun 2019", "2019"),
        ("Tanggal 1 Nopember 2015", "2015-11-01"),
        ("19 Nov. 2015", "2015-11-19"),
        ("Selasa, 30 April 2019", "2019-04-30"),
        ("Jumat 5 Agt 2022", "2022-08-05"),
        ("Senin, (2/2/2026)", "2026-02-02"),
        ("Selasa (6/1/2026)", "2026-01-06"),
        ("Selasa(6/1/2026)", "2026-01-06"),
        ("(6/1/2026)", "2026-01-06"),
        ("hari Jum'at ( 2 Januari 2026 )", "2026-01-02"),
        ("29 Februari 2024", "2024-02-29"),
    ],
)
def test_people_write_dates_in_many_ways(written: str, meant: str) -> None:
    assert read_date(written) == meant


@pytest.mark.parametrize(
    ("written", "sentence", "hint"),
    [
        (
            "30 Februari 2019",
            "Tanggal 30 Februari 2019 tidak ada di kalender.",
            "Februari 2019 hanya sampai tanggal 28.",
        ),
        (
            "2019-02-30",
            "Tanggal 30 Februari 2019 tidak ada di kalender.",
            "Februari 2019 hanya sampai tanggal 28.",
        ),
        (
            "0/4/2019",
            "Tanggal 0 April 2019 tidak ada di kalender.",
            "April 2019 hanya sampai tanggal 30.",
        ),
        ("4/30/2019", "Bulan 30 tidak ada.", "Tulis hari dahulu, lalu bulan: 30/4/2019."),
        ("2019-00", "Bulan 0 tidak ada.", "Tulis hari dahulu, lalu bulan: 30/4/2019."),
        (
            "19–20 November 2015",
            "'19–20 November 2015' bukan tanggal yang dikenal.",
            "Tulis satu tanggal saja; tanggal akhir ada di isiannya sendiri.",
        ),
        (
            "kemarin",
            "'kemarin' bukan tanggal yang dikenal.",
            "Tulis misalnya 30 April 2019, 30/4/2019, April 2019, atau 2019.",
        ),
        ("30/4/19", "Tahun '19' hanya dua angka.", "Tulis tahunnya empat angka, misalnya 2019."),
        (
            "30 April '19",
            "Tahun '19' hanya dua angka.",
            "Tulis tahunnya empat angka, misalnya 2019.",
        ),
        (
            "Senin, 30 April 2019",
            "30 April 2019 jatuh pada hari Selasa, bukan Senin.",
            "Periksa tanggal itu pada sumbernya, lalu tulis tanggalnya saja.",
        ),
    ],
)
def test_a_wrong_date_is_explained(written: str, sentence: str, hint: str) -> None:
    with pytest.raises(DateError) as misread:
        read_date(written)
    assert (misread.value.message, misread.value.hint) == (sentence, hint)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: dt.date) -> None:
    iso = day.isoformat()
    for written in (
        iso,
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.year}/{day.month}/{day.day}",
        f"{WEEKDAYS[day.weekday()]}, ({day.day}/{day.month}/{day.year})",
        date_text(iso),
    ):
        assert read_date(written) == iso


@given(st.text())
def test_any_text_is_a_date_or_explained(text: str) -> None:
    try:
        found = read_date(text)
    except DateError:
        return
    assert read_date(found) == found
