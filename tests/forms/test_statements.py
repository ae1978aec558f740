"""Lines and bullets become statements that cite."""

from __future__ import annotations

import pytest

from kb_builder.forms.errors import Misread
from kb_builder.forms.statements import follow_ups, results, statements, texts


def test_every_line_is_a_statement_that_cites_the_first_source() -> None:
    assert statements("Jaringan sudah ada.\n\nPusat data juga.\n") == [
        {"text": "Jaringan sudah ada.", "cites": ["1"]},
        {"text": "Pusat data juga.", "cites": ["1"]},
    ]


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "1. ", "2) ", "a. ", "  – "])
def test_bullets_and_numbers_are_no_part_of_the_statement(mark: str) -> None:
    assert texts(f"{mark}Jaringan sudah ada.") == ["Jaringan sudah ada."]


@pytest.mark.parametrize("line", ["91 aplikasi dipakai.", "H. Umum hadir.", "2,5 km serat."])
def test_what_only_looks_like_a_bullet_stays(line: str) -> None:
    assert texts(line) == [line]


def test_a_bullet_goes_on_over_lines_until_a_blank_one() -> None:
    answer = "Pengantar.\n- Jaringan sudah ada\n  sejak 2010.\n- Pusat data juga.\n\nPenutup."
    assert texts(answer) == [
        "Pengantar.",
        "Jaringan sudah ada sejak 2010.",
        "Pusat data juga.",
        "Penutup.",
    ]


@pytest.mark.parametrize(
    ("line", "said", "cites"),
    [
        ("Ada. [2]", "Ada.", ["2"]),
        ("Ada [2].", "Ada.", ["2"]),
        ("Ada. [1, 2]", "Ada.", ["1", "2"]),
        ("Ada. [1][2]", "Ada.", ["1", "2"]),
        ("Ada. [ 2 ] ", "Ada.", ["2"]),
        ("Ada [2] di tengah.", "Ada [2] di tengah.", ["1"]),
        ("Ada [dua]", "Ada [dua]", ["1"]),
    ],
)
def test_a_number_at_the_end_names_the_source(line: str, said: str, cites: list[str]) -> None:
    assert statements(line) == [{"text": said, "cites": cites}]


def test_a_line_that_only_cites_says_nothing() -> None:
    with pytest.raises(Misread, match="hanya berisi nomor sumber"):
        statements("- [2]")


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(Misread, match="Isian ini 61 baris; paling banyak 60"):
        statements("Ada.\n" * 61)


def test_a_result_says_what_was_measured_before_a_colon() -> None:
    assert results("Waktu layanan: lebih cepat. [2]\nWarga puas.") == [
        {
            "metric": "Waktu layanan",
            "text": "lebih cepat.",
            "strength": "described",
            "cites": ["2"],
        },
        {"metric": "Warga puas.", "strength": "described", "cites": ["1"]},
    ]


def test_a_follow_up_has_office_due_and_status() -> None:
    answer = "- Menyusun Perbup | Bagian Hukum | Desember 2026 | direncanakan\n- Membeli alat | | -"
    assert follow_ups(answer) == [
        {
            "what": "Menyusun Perbup",
            "owner": "Bagian Hukum",
            "due": "2026-12",
            "status": "planned",
            "cites": ["1"],
        },
        {
            "what": "Membeli alat",
            "owner": "tidak diketahui",
            "due": "tidak diketahui",
            "status": "tidak diketahui",
            "cites": ["1"],
        },
    ]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("a | b | c | d | e", "Satu baris tindak lanjut tidak terbaca."),
        ("| Bagian Hukum", "Satu baris tindak lanjut tidak terbaca."),
        ("a | b | nanti", "'nanti' bukan tanggal yang dikenal."),
        ("a | b | 2026 | entah", "'entah' bukan salah satu pilihan."),
    ],
)
def test_a_wrong_follow_up_is_explained(answer: str, sentence: str) -> None:
    with pytest.raises(Misread) as misread:
        follow_ups(answer)
    assert misread.value.message == sentence
