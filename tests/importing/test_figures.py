"""Cells as scans and spreadsheets show them: read in one way, repaired and told, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.importing.figures import read_figure, read_predicate
from kb_builder.importing.lines import Cell
from tests.importing.printed import DIFFERENCE, PEMDI, SPBE


@pytest.mark.parametrize(
    ("cell", "text", "repair"),
    [
        ("4,60", "4.60", None),
        ("4.6", "4.60", None),
        ("4", "4.00", None),
        ("4,6O", "4.60", "huruf dibaca angka"),
        ("l,OO", "1.00", "huruf dibaca angka"),
        ("|,IB", "1.18", "huruf dibaca angka"),
        ("S,00", "5.00", "huruf dibaca angka"),
        ("4 ,76", "4.76", "spasi"),
        ("4, 76", "4.76", "spasi"),
        ("476", "4.76", "tanda desimal yang hilang"),
        ("4B6", "4.86", "huruf dibaca angka, tanda desimal yang hilang"),
        ("4,76**", "4.76", "tanda di belakang angka"),
        ("4,76.", "4.76", "tanda di belakang angka"),
        ("3,4985", "3.50", "dibulatkan"),
        ("4,765001", "4.77", "dibulatkan"),
        ("0,30", "0.30", None),
        (Decimal("4.6"), "4.60", None),
        (Decimal("4"), "4.00", None),
        (Decimal("2.545454545"), "2.55", "dibulatkan"),
        (Decimal("4.765"), "4.77", "dibulatkan"),
        (Decimal("476"), "4.76", "tanda desimal yang hilang"),
    ],
)
def test_figures_are_read(cell: Cell, text: str, repair: str | None) -> None:
    found = read_figure(cell, SPBE)
    assert (found.text, found.repair, found.problem) == (text, repair, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", "kosong"),
        ("–", "kosong"),
        ("4.600", "dapat berarti ribuan"),
        ("4,603", "dapat berarti ribuan"),
        ("1.234,5", "bukan angka"),
        ("1234", "bukan angka"),
        ("600", "bukan nilai pada skala"),
        ("030", "bukan nilai pada skala"),
        ("4,G0", "bukan angka"),
        ("SO", "bukan angka"),
        ("-4,60", "bukan angka"),
        ("Baik", "bukan angka"),
        ("04/10/2026", "tanggal, karena Excel mengubah angkanya; ketik ulang sebagai teks"),
        ("#N/A", "bukan angka"),
    ],
)
def test_what_is_not_certain_is_refused(cell: str, problem: str) -> None:
    found = read_figure(cell, SPBE)
    assert (found.text, found.problem) == (None, problem)


@given(st.integers(100, 500), st.data())
def test_a_letter_for_a_digit_is_undone(hundredths: int, data: st.DataObject) -> None:
    figure = f"{hundredths // 100},{hundredths % 100:02}"
    places = [at for at, sign in enumerate(figure) if sign in DIFFERENCE]
    if places:
        at = data.draw(st.sampled_from(places))
        sign = data.draw(st.sampled_from(DIFFERENCE[figure[at]]))
        found = read_figure(figure[:at] + sign + figure[at + 1 :], SPBE)
        assert found.text == figure.replace(",", ".")
        assert found.repair == "huruf dibaca angka"


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for found in (read_figure(text, SPBE), read_predicate(text, SPBE)):
        assert (found.text is None) == (found.problem is not None)


@pytest.mark.parametrize(
    ("cell", "text", "repair"),
    [
        ("Sangat Baik", "Sangat Baik", None),
        ("SANGAT BAIK", "Sangat Baik", None),
        ("Sangat Balk", "Sangat Baik", "huruf"),
        ("SangatBaik", "Sangat Baik", "huruf"),
        ("Memuaskan*", "Memuaskan", "huruf"),
        ("Ba1k", "Baik", "huruf"),
        ("Cukvp", "Cukup", "huruf"),
        ("Bagus", None, None),
        ("Ba", None, None),
        ("", None, None),
    ],
)
def test_predicates(cell: str, text: str | None, repair: str | None) -> None:
    for framework in (SPBE, PEMDI):
        found = read_predicate(cell, framework)
        assert (found.text, found.repair) == (text, repair)
