"""The scalar types: what they take, what they refuse, what they keep."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from kb_builder.model import fields
from kb_builder.model.fields import UNKNOWN, parse_partial_date


def taken(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


GOOD = [
    ("Text", "Jaringan"),
    ("Text", " tepi "),
    ("Slug", "dewan-tik"),
    ("Slug", "2"),
    ("AreaCode", "35.10"),
    ("NodeRef", "spbe-2020/I17"),
    ("NodeRef", "pegi/1.2"),
    ("PracticeRef", "kota-cimahi/a-1"),
    ("WebAddress", "https://a.id"),
    ("WebAddress", "http://localhost:8000/x?y=1&z=(2)#c"),
    ("WebAddress", "https://web.archive.org/web/2015/http://a.id/b"),
    ("PartialDate", "2019"),
    ("PartialDate", "2020-02-29"),
]

BAD = [
    ("Text", "", "blank"),
    ("Text", " \n\u00a0", "blank"),
    ("Slug", "Dewan", "slug_format"),
    ("Slug", "a--b", "slug_format"),
    ("Slug", "-a", "slug_format"),
    ("Slug", "a\n", "slug_format"),
    ("Slug", "é", "slug_format"),
    ("Slug", "a/b", "slug_format"),
    ("AreaCode", "35.1", "area_code_format"),
    ("AreaCode", "35.22\n", "area_code_format"),
    ("AreaCode", "٣٥.٢٢", "area_code_format"),
    ("NodeRef", "spbe-2020", "node_ref_format"),
    ("NodeRef", "spbe-2020/I17/x", "node_ref_format"),
    ("PracticeRef", "a/B", "practice_ref_format"),
    ("PracticeRef", "a/b\n", "practice_ref_format"),
    ("WebAddress", "javascript:alert(1)", "web_address_format"),
    ("WebAddress", "JAVASCRIPT://a.id/%0aalert(1)", "web_address_format"),
    ("WebAddress", " https://a.id", "web_address_format"),
    ("WebAddress", "https://a.id\n", "web_address_format"),
    ("WebAddress", "https://a.id/\u00a0", "web_address_format"),
    ("WebAddress", "https://a.id/'x", "web_address_format"),
    ("WebAddress", "https://a.id/<b>", "web_address_format"),
    ("WebAddress", "https://a.id/{{7*7}}", "web_address_format"),
    ("WebAddress", "https://a.id/`x`", "web_address_format"),
    ("WebAddress", "https://user@a.id/", "web_address_format"),
    ("WebAddress", "//a.id", "web_address_format"),
    ("WebAddress", "https://", "web_address_format"),
    ("PartialDate", "2019-4", "date_format"),
    ("PartialDate", "2019-04-30\n", "date_format"),
    ("PartialDate", "2019-02-29", "date_impossible"),
    ("FullDate", "2019-04", "full_date_format"),
    ("FullDate", "2019-04-31", "date_impossible"),
    ("FullDate", "2019-04-30\n", "date_format"),
    ("Number", "3,5", "decimal_comma"),
    ("Number", "3,5,1", "decimal_format"),
    ("Number", "1e3", "decimal_format"),
    ("Number", "", "decimal_format"),
    ("Number", "3.5\n", "decimal_format"),
    ("Count", "1.0", "count_format"),
    ("Count", "-1", "count_format"),
    ("Count", "1234567890", "count_format"),
    ("Count", "²", "count_format"),
]


@pytest.mark.parametrize(("kind", "value"), GOOD, ids=repr)
def test_a_good_text_is_kept_as_written(kind: str, value: str) -> None:
    assert taken(getattr(fields, kind), value) == value


@pytest.mark.parametrize(("kind", "value", "reason"), BAD, ids=repr)
def test_a_bad_text_is_refused_for_its_reason(kind: str, value: str, reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        taken(getattr(fields, kind), value)
    assert [error["type"] for error in caught.value.errors()] == [reason]


def test_the_version_is_one_only() -> None:
    assert taken(fields.SchemaVersion, "1") == 1
    for other in ("2", "1.0", "", "01"):
        with pytest.raises(ValidationError):
            taken(fields.SchemaVersion, other)


def test_only_the_exact_words_mean_unknown() -> None:
    assert taken(fields.Unknown, "tidak diketahui") == UNKNOWN
    with pytest.raises(ValidationError):
        taken(fields.Unknown, "Tidak diketahui")


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-9999, max_value=9999)
)
def test_numbers_keep_their_trailing_zeros(number: Decimal) -> None:
    written = f"{number:f}"
    assert str(taken(fields.Number, written)) == written


@given(st.text(alphabet="0123456789.,-+e_ ²٣", max_size=8))
def test_what_is_taken_for_a_number_keeps_its_decimals(text: str) -> None:
    try:
        number = taken(fields.Number, text)
    except ValidationError:
        return
    assert number == Decimal(text)
    assert -number.as_tuple().exponent == len(text.partition(".")[2])


@given(st.integers(0, 999_999_999))
def test_counts_are_whole_numbers(number: int) -> None:
    assert taken(fields.Count, str(number)) == number


@given(st.dates())
def test_a_full_date_is_one_day(day: dt.date) -> None:
    assert parse_partial_date(day.isoformat()) == (day, day)
    assert taken(fields.FullDate, day.isoformat()) == day


@given(st.dates())
def test_a_month_goes_from_its_first_to_its_last_day(day: dt.date) -> None:
    first, last = parse_partial_date(day.isoformat()[:7])
    assert first <= day <= last
    assert (first.day, first.month, last.month, first.year) == (1, day.month, day.month, day.year)
    assert last == dt.date.max or (last + dt.timedelta(days=1)).day == 1


@given(st.dates())
def test_a_year_goes_from_new_year_to_the_last_of_december(day: dt.date) -> None:
    first, last = parse_partial_date(day.isoformat()[:4])
    assert (first, last) == (dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))


@given(st.text(alphabet="0123456789-/ \n²", max_size=11) | st.from_regex(fields.PARTIAL_DATE))
def test_any_other_text_is_refused_in_one_way(text: str) -> None:
    try:
        first, last = parse_partial_date(text)
    except PydanticCustomError:
        return
    assert first <= last
    assert first.isoformat().startswith(text)
