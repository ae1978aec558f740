"""Short answers as people write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.forms.definition import Reader
from kb_builder.forms.errors import Misread
from kb_builder.forms.values import (
    address,
    area,
    count,
    is_unknown,
    measurement,
    nodes,
    number,
    one_of,
    promise,
    some_of,
    text,
)
from kb_builder.model.vocabulary import SourceKind, Theme
from tests.national import NATIONAL

COPY = "Salin alamatnya dari peramban; alamat diawali https:// dan tanpa spasi."


def refusal(reads: Reader, answer: str) -> tuple[str, str]:
    with pytest.raises(Misread) as misread:
        reads(answer)
    return misread.value.message, misread.value.hint


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kab. Sumedang", "32.11"),
        ("sumedang", "32.11"),
        ("32.11", "32.11"),
        ("Pemkot Bandung", "32.73"),
        ("Solo", "33.72"),
    ],
)
def test_areas_are_known_by_the_names_people_use(written: str, code: str) -> None:
    assert area(written, NATIONAL.areas) == code


def _area(answer: str) -> str:
    return area(answer, NATIONAL.areas)


def test_an_area_that_is_not_known_is_asked_back() -> None:
    message, _ = refusal(_area, "Kabupaten Sumedan")
    assert message.startswith("Daerah 'Kabupaten Sumedan' tidak dikenal. Maksud Anda")
    assert "Kabupaten Sumedang (32.11)" in message
    assert "dapat berarti lebih dari satu daerah" in refusal(_area, "Bandung")[0]
    assert refusal(_area, "Jawa Barat")[0] == "Provinsi Jawa Barat bukan kabupaten atau kota."


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("3,33", "3.33"),
        ("3.33", "3.33"),
        ("4,00", "4.00"),
        ("1.250", "1250"),
        ("1.250,5", "1250.5"),
        ("-0,5", "-0.5"),
        ("25", "25"),
    ],
)
def test_figures_get_a_decimal_point(written: str, figure: str) -> None:
    assert number(written) == figure


@pytest.mark.parametrize("written", ["dua", "1.2.3", "1,2,3", "3,", "٣"])
def test_what_is_no_figure_is_explained(written: str) -> None:
    assert refusal(number, written)[0] == f"'{written}' bukan angka."


@pytest.mark.parametrize(
    ("written", "people"), [("10", "10"), ("10 orang", "10"), ("1.200 peserta", "1200")]
)
def test_people_are_counted(written: str, people: str) -> None:
    assert count(written) == people


@pytest.mark.parametrize("written", ["sekitar 10", "10-12", "sepuluh"])
def test_what_is_no_count_is_explained(written: str) -> None:
    assert refusal(count, written)[0] == f"'{written}' bukan jumlah orang."


def test_a_measurement_has_figure_unit_and_time() -> None:
    assert measurement("32,2 persen (2018)") == {
        "value": "32.2",
        "unit": "persen",
        "period": "2018",
    }
    assert measurement("8,27% (Maret 2022)")["period"] == "2022-03"
    assert measurement("25 km")["period"] == "tidak diketahui"
    assert measurement("36 desa dari 211 (Juli 2022)") == {
        "value": "36",
        "unit": "desa dari 211",
        "period": "2022-07",
    }
    message, hint = refusal(measurement, "banyak sekali")
    assert message == "'banyak sekali' tidak terbaca sebagai angka dengan satuan."
    assert hint == "Tulis angka, satuan, lalu tahunnya dalam kurung: 32,2 persen (2018)."


@pytest.mark.parametrize(
    "written",
    [
        "https://dinkominfo.bojonegorokab.go.id/berita/baca/528",
        " <http://a.id/b?c=d&e=f#g> ",
    ],
)
def test_web_addresses_are_taken(written: str) -> None:
    assert address(written) == written.strip(" <>")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        (
            "bojonegorokab.go.id/berita/1",
            "Mungkin maksud Anda https://bojonegorokab.go.id/berita/1",
        ),
        ("javascript:alert(1)", COPY),
        ("file:///etc/passwd", COPY),
        ("https://a.id/b c", COPY),
        ("https://a.id/\nhttps://b.id/", COPY),
    ],
)
def test_nothing_else_is_an_address(written: str, hint: str) -> None:
    message, told = refusal(address, written)
    assert message.endswith("bukan alamat web.")
    assert told == hint


def test_indicators_are_numbers_of_spbe_2020() -> None:
    assert nodes("17, 21") == ["spbe-2020/I17", "spbe-2020/I21"]
    assert nodes("Indikator 5 dan I7; D2") == ["spbe-2020/I5", "spbe-2020/I7", "spbe-2020/D2"]
    assert nodes("pegi/kebijakan") == ["pegi/kebijakan"]
    assert refusal(nodes, "17, banyak")[0] == "'banyak' bukan nomor indikator."


def test_choices_are_labels_or_terms() -> None:
    kind, themes = one_of(SourceKind), some_of(Theme)
    assert kind("Berita media") == "press"
    assert kind("press") == "press"
    assert themes("Desa, Keamanan") == ["desa", "keamanan"]
    message, hint = refusal(kind, "koran")
    assert message == "'koran' bukan salah satu pilihan."
    assert hint.startswith("Pilihan: berita situs pemerintah; berita media; ")


@pytest.mark.parametrize("answer", ["- [X] a", "- [x] a\n- [X] b"])
def test_ticked_boxes_are_a_promise(answer: str) -> None:
    assert promise(answer)


@pytest.mark.parametrize("answer", ["- [ ] a", "- [X] a\n- [ ] b", "ya"])
def test_an_empty_box_is_no_promise(answer: str) -> None:
    assert refusal(promise, answer)[0] == "Kotak ini belum dicentang."


def test_an_answer_of_one_line_is_not_a_book() -> None:
    assert text("a\n b") == "a b"
    assert refusal(text, "a" * 501)[0] == "Isian ini 501 huruf; paling panjang 500."


@pytest.mark.parametrize("answer", ["", " ", "-", "Tidak diketahui.", "tidak  tahu"])
def test_people_may_say_that_they_do_not_know(answer: str) -> None:
    assert is_unknown(answer)


@given(st.text(max_size=200))
def test_any_text_is_read_or_explained(answer: str) -> None:
    for reads in (_area, number, count, measurement, address, nodes, one_of(Theme), some_of(Theme)):
        with suppress(Misread):
            reads(answer)
