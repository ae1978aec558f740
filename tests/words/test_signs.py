"""Signs that nobody sees, told by what they are."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.words import signs
from kb_builder.words.csv_rows import csv_text

UNSEEN = [
    *("\u3164", "\u115f", "\u1160", "\uffa0", "\u2800"),  # fillers
    *("\ufff9", "\u180e", "\u206a", "\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff"),
    *("\U000e0041", "\U000e0020", "\U000e0100", "\U000e0fff"),  # tags, selectors, their plane
    *("\x00", "\x1b", "\x85", "\u2028", "\u2029", "\r", "\ud800"),
]


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_hides_is_shown_everywhere(sign: str) -> None:
    text = f"Dinas{sign}Kominfo"
    assert list(signs.places(text, signs.is_unseen)) == [5]
    assert sign not in signs.shown(text)
    assert sign not in signs.one_line(text)
    assert signs.spelled(text) == f"Dinas[U+{ord(sign):04X}]Kominfo"
    written = signs.escaped_json(json.dumps([text], ensure_ascii=False))
    assert sign not in written
    assert json.loads(written) == [text]


@pytest.mark.parametrize("text", ["Nama: Ñandú – “kutip” ’s …", "é", "½ m² ± 3 °C", "日本 😀"])
def test_what_people_write_stays(text: str) -> None:
    assert signs.shown(text) == signs.spelled(text) == signs.one_line(text) == text


def test_every_sign_of_these_categories_is_unseen() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    missed = [
        f"U+{ord(sign):04X}"
        for sign in every
        if unicodedata.category(sign) in ("Cf", "Cc", "Zl", "Zp", "Cs")
        and sign not in "\t\n"
        and not list(signs.places(sign, signs.is_unseen))
    ]
    assert missed == []


@given(st.text())
def test_a_line_is_one_line_for_every_reader(text: str) -> None:
    line = signs.one_line(text)
    assert len(line.splitlines()) <= 1
    assert signs.one_line(line) == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_on_any_machine(end: str) -> None:
    assert signs.lines(f"a{end}{end}b{end}") == ["a", "", "b"]
    assert signs.lines("") == []


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\v", "\f", "\x1c"])
def test_no_other_sign_ends_a_line(sign: str) -> None:
    assert signs.lines(f"a{sign}b\nc") == [f"a{sign}b", "c"]


def test_a_table_and_a_document_hold_no_sign_that_turns_text() -> None:
    assert csv_text(["a"], [["kunjungan \u202etxt\u2069"]]) == "a\nkunjungan \ufffdtxt\ufffd\n"
    assert "\\u202e" in signs.escaped_json(json.dumps({"a": "\u202e"}, ensure_ascii=False))
