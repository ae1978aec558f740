"""A filled-in form of a practice is added to the case of its regency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kb_builder.forms.conversion import Conversion
from kb_builder.forms.definition import FormKind
from tests import factories
from tests.forms.bodies import sent, told

PRACTICE = FormKind.PRACTICE


def added(done: Conversion) -> dict[str, Any]:
    """The practice that was added."""
    assert told(done) == []
    assert done.draft is not None
    practice: dict[str, Any] = yaml.load(done.draft.text, Loader=yaml.BaseLoader)["practices"][-1]  # noqa: S506
    return practice


def test_a_practice_goes_behind_the_others_and_leaves_them_alone(small: Path) -> None:
    done = sent(small, PRACTICE)
    practice = added(done)
    assert done.draft is not None
    assert done.draft.name == "cases/bojonegoro.yaml"
    assert practice["id"] == "klinik-data-desa"
    assert practice["themes"] == ["desa", "data"]
    assert practice["transferability"] == dict.fromkeys(
        ("needs", "adapt", "tried_elsewhere"), "tidak diketahui"
    )
    before = yaml.safe_load((small / "cases" / "bojonegoro.yaml").read_text(encoding="utf-8"))
    after = yaml.safe_load(done.draft.text)
    assert after["practices"][:-1] == before["practices"]
    assert list(after["sources"]) == ["berita-1", "dinkominfo-kunjungan-tegal"]
    assert [page.docname for page in done.pages] == [
        "praktik/klinik-data-desa",
        "daerah/bojonegoro",
        "praktik/index",
        "praktik/tema",
        "sumber",
    ]


def test_comments_of_the_file_stay(tmp_path: Path) -> None:
    text = "# Dijaga Dinas Kominfo\n" + factories.case_text()
    done = sent(factories.project(tmp_path, bojonegoro=text), PRACTICE)
    added(done)
    assert done.draft is not None
    assert "# Dijaga Dinas Kominfo\n" in done.draft.text


def test_figures_are_as_strong_as_they_are(small: Path) -> None:
    results = added(
        sent(
            small,
            PRACTICE,
            hasil="Desa: lebih rapi menurut dinas.",
            yang_diukur="Desa dengan data rapi [1]",
            angka_sebelum="3,5 persen (2018)",
            angka_sesudah="12 persen (2022)",
        )
    )["results"]
    assert [result["strength"] for result in results] == ["described", "before-after"]
    assert results[1]["before"] == {"value": "3.5", "unit": "persen", "period": "2018"}
    assert results[1]["metric"] == "Desa dengan data rapi"
    only_after = sent(small, PRACTICE, yang_diukur="Desa", angka_sesudah="36 desa (2022)")
    assert added(only_after)["results"][0]["strength"] == "output"
    only_before = sent(small, PRACTICE, yang_diukur="Desa", angka_sebelum="36 desa (2022)")
    assert added(only_before)["results"][0]["strength"] == "described"


@pytest.mark.parametrize(
    ("answers", "label", "sentence"),
    [
        (
            {"angka_sesudah": "3 desa"},
            "Hasil dalam angka: yang diukur",
            "Angkanya ada, tetapi belum disebut apa yang diukur.",
        ),
        (
            {"yang_diukur": "Desa"},
            "Hasil dalam angka: sesudah",
            "Yang diukur sudah disebut, tetapi angkanya belum ada.",
        ),
        ({"sejak": "2040"}, "Sejak kapan", "Tanggal 2040 belum terjadi."),
        (
            {"indikator": "17, 99"},
            "Indikator SPBE yang didukung",
            "'I99' tidak ada pada instrumen spbe-2020.",
        ),
        (
            {"judul": "jaringan serat optik"},
            "Judul praktik",
            "Kabupaten Bojonegoro sudah mempunyai praktik dengan judul ini.",
        ),
        ({"tema": "Desa, Kesehatan"}, "Tema", "'Kesehatan' bukan salah satu pilihan."),
        ({"daerah": "Sumedang"}, "Daerah", "Kabupaten Sumedang belum mempunyai kasus."),
        ({"tindakan": "Tidak diketahui."}, "Yang dilakukan", "Isian ini belum diisi."),
    ],
)
def test_a_wrong_answer_is_told_by_its_question(
    small: Path, answers: dict[str, str], label: str, sentence: str
) -> None:
    done = sent(small, PRACTICE, **answers)
    assert done.draft is None
    assert told(done) == [(label, sentence)]


def test_the_place_in_the_file_is_there_for_those_who_keep_it(small: Path) -> None:
    done = sent(small, PRACTICE, sejak="2040")
    (problem,) = done.problems
    assert problem.detail.startswith("cases/bojonegoro.yaml:")
    assert problem.detail.endswith(" R208")


def test_an_id_is_nobody_elses(tmp_path: Path) -> None:
    root = factories.project(
        tmp_path,
        bojonegoro=factories.case_text(),
        sumedang=factories.case_text(
            regency='"32.11"', practices=factories.practice("klinik-data-desa")
        ),
    )
    assert added(sent(root, PRACTICE))["id"] == "klinik-data-desa-bojonegoro"
    assert added(sent(root, PRACTICE, judul="Tema"))["id"] == "tema-bojonegoro"
    assert added(sent(root, PRACTICE, judul="«»"))["id"] == "praktik"


def test_a_second_source_that_nothing_cites_is_told(small: Path) -> None:
    done = sent(
        small,
        PRACTICE,
        judul_sumber_2="Laporan tahunan",
        penerbit_sumber_2="Bappeda",
        jenis_sumber_2="laporan resmi",
    )
    assert done.draft is not None
    assert told(done) == [("Alamat sumber kedua", "Sumber ini belum dirujuk oleh satu baris pun.")]
    assert yaml.safe_load(done.draft.text)["sources"]["laporan-tahunan"]["url"] == "tidak diketahui"


def test_a_case_that_is_broken_is_not_written_over(tmp_path: Path) -> None:
    root = factories.project(tmp_path, bojonegoro=factories.case_text(summary=None))
    assert told(sent(root, PRACTICE)) == [
        (
            "Daerah",
            "Berkas kasus Kabupaten Bojonegoro sedang bermasalah, jadi praktik belum dapat "
            "ditambahkan.",
        )
    ]
