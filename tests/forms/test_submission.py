"""What may be handed in."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from kb_builder.forms.definition import FormKind
from kb_builder.forms.errors import FormError
from kb_builder.forms.submission import MAX_BYTES, read_submission
from tests.forms.bodies import body, event


def test_an_event_tells_text_kind_number_and_day() -> None:
    found = read_submission(event(FormKind.VISIT, "isi"))
    assert (found.body, found.kind, found.number) == ("isi", FormKind.VISIT, 12)
    # eight in the evening in Greenwich is past midnight in Indonesia
    assert found.day == dt.date(2026, 11, 22)


def test_a_text_alone_is_the_form() -> None:
    text = body(FormKind.CASE)
    found = read_submission(text.encode("utf-8-sig"))
    assert (found.body, found.kind, found.number, found.day) == (text, None, None, None)


@pytest.mark.parametrize(
    "labels",
    [
        None,
        [],
        "kunjungan",
        [{"name": []}],
        [{"name": "bug"}],
        ["kunjungan"],
        [{"name": n} for n in FormKind],
    ],
)
def test_labels_that_name_no_one_kind_leave_it_open(labels: object) -> None:
    assert read_submission(event(FormKind.VISIT, "", labels=labels)).kind is None


@pytest.mark.parametrize(
    "issue",
    [
        {"number": "12; rm", "body": None, "created_at": "kemarin"},
        {"number": True, "body": [], "created_at": 5},
        {"number": 0, "body": 1, "created_at": "9999-12-31T23:00:00Z"},
        {"number": -1, "body": {}, "created_at": None},
    ],
)
def test_values_of_a_wrong_kind_are_left_out(issue: dict[str, object]) -> None:
    found = read_submission(event(FormKind.VISIT, "", **issue))
    assert (found.body, found.number, found.day) == ("", None, None)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"{", "bukan JSON yang sah"),
        (b'{"a":' * 100_000, "bukan JSON yang sah"),
        (b"{}", "tidak memuat 'issue'"),
        (json.dumps({"issue": []}).encode(), "tidak memuat 'issue'"),
        (b"\xff\xfe", "tidak berpengodean UTF-8"),
        (b" " * (MAX_BYTES + 1), "lebih besar dari 2 MB"),
    ],
)
def test_what_is_no_form_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(FormError, match=sentence):
        read_submission(data)
