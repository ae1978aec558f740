"""Lists, likely words, shortened texts, and the sentence that says why two areas are alike."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.words import reasons
from kb_builder.words.lists import listed
from kb_builder.words.nearest import all_near, did_you_mean, nearest
from kb_builder.words.shortening import fitting, shortened


def test_a_list_reads_as_indonesian_writes_it() -> None:
    assert [listed("ABCD"[:n]) for n in range(4)] == ["", "A", "A dan B", "A, B, dan C"]
    assert listed("ABCDE", most=2) == "A, B, dan 3 lagi"
    assert listed("ABC", most=1) == "A dan 2 lagi"


def test_the_likely_word_is_found_case_aside() -> None:
    assert nearest("sumedng", ["sumbawa", "sumedang"]) == "sumedang"
    assert nearest("i07", ["I06", "I07"]) == "I07"
    assert nearest("I48", ["I46", "I47"]) is None
    assert nearest("I99", ["I9", "I19"]) is None
    assert nearest("32.99", ["32.09", "32.79"]) is None
    assert nearest("", ["a"]) is None
    assert all_near("bandung", ["bandung", "bandung-barat", "garut"], most=2) == [
        "bandung",
        "bandung-barat",
    ]
    assert did_you_mean("peer", ["peers"]) == "Maksud Anda 'peers'?"
    assert did_you_mean("xyz", ["peers"], otherwise="Yang ada: peers.") == "Yang ada: peers."


def test_ten_thousand_names_take_no_time() -> None:
    names = [f"kabupaten-{n % 97}-{n}/praktik-layanan-{n * 7919 % 10_007}" for n in range(10_000)]
    nearest("x", names)  # what is imported on first use is no part of it
    best = min(
        _seconds(lambda: nearest("kabupaten-5-77/praktik-layanan-9", names)) for _ in "abcde"
    )
    assert best < 0.004  # 1 ms on an idle machine


def _seconds(run: object) -> float:
    start = time.perf_counter()
    assert callable(run)
    run()
    return time.perf_counter() - start


@given(st.text(), st.integers(1, 30))
def test_a_shortened_text_fits_and_says_so(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text or short.endswith("…")


@given(st.lists(st.text(alphabet="ab", max_size=9), max_size=12), st.integers(8, 60))
def test_lines_that_fit_stay_whole(lines: list[str], room: int) -> None:
    text = fitting(lines, room, cut="lagi")
    assert len(text) <= room
    whole = "\n".join(lines) + "\n"
    assert text == whole if len(whole) <= room else text.endswith("\nlagi\n")


@dataclass(frozen=True)
class Told:
    trait: str
    label: str
    unit: str
    own: float | None
    theirs: float | None


DENSITY = Told("density", "Kepadatan penduduk", "jiwa/km²", 1410.2, 1178.4)
HDI = Told("hdi", "Indeks pembangunan manusia", "indeks", 72.69, 71.0)
GRDP = Told("grdp_per_head", "PDRB per orang", "juta rupiah/tahun", 31.234, 60.0)
CITY = Told("city", "Kabupaten atau kota", "0 = kabupaten, 1 = kota", 0.0, 1.0)
KM = Told("km", "Jarak antar-ibu kota", "km", None, 1234.6)


def test_the_reasons_of_a_pair_in_words() -> None:
    assert reasons.why([KM, DENSITY, CITY, HDI, GRDP], [GRDP, CITY]) == (
        "Mirip: kepadatan penduduk (1.410 / 1.178 jiwa/km²) dan indeks pembangunan manusia "
        "(72,69 / 71). Beda: PDRB per orang (31,23 / 60 juta rupiah/tahun) dan kabupaten / kota."
    )


def test_a_reason_without_figures_is_left_out() -> None:
    unknown = Told("hdi", "Indeks pembangunan manusia", "indeks", None, None)
    assert reasons.why([DENSITY, unknown], [unknown]) == (
        "Mirip: kepadatan penduduk (1.410 / 1.178 jiwa/km²)."
    )
    assert reasons.why([], [KM]) == "Beda: jarak 1.235 km."
    assert reasons.why([], []) == ""


@pytest.mark.parametrize(
    ("share", "mark"), [(1.0, "●●●"), (0.9, "●●●"), (0.6, "●●○"), (0.0, "●○○")]
)
def test_certainty_is_a_mark(share: float, mark: str) -> None:
    assert reasons.certainty_mark(share) == mark
