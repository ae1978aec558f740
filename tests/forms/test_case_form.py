"""A filled-in form of a new case becomes the first file of an area."""

from __future__ import annotations

from pathlib import Path

import yaml

from kb_builder.forms.definition import FormKind
from tests.forms.bodies import sent, told

CASE = FormKind.CASE


def test_a_case_starts_with_its_summary(small: Path) -> None:
    done = sent(
        small,
        CASE,
        keadaan="- Sepertiga desa di pegunungan.",
        belum_baik="- Izin belum daring.",
        rencana="- Pusat data pindah pada 2027.",
    )
    assert told(done) == []
    assert done.draft is not None
    assert done.draft.name == "cases/tegal.yaml"
    data = yaml.load(done.draft.text, Loader=yaml.BaseLoader)  # noqa: S506 -- texts only
    source = "dinkominfo-kunjungan-tegal"
    assert data["regency"] == "33.28"
    assert data["status"] == "published"
    assert data["verified_by"] == "Dinas Kominfo Kabupaten Tegal"
    assert data["gaps"] == [{"text": "Izin belum daring.", "cites": [source]}]
    assert data["plans"] == [{"text": "Pusat data pindah pada 2027.", "cites": [source]}]
    assert [page.docname for page in done.pages] == ["daerah/tegal", "daerah/index", "sumber"]


def test_a_city_keeps_its_word_in_the_name_of_the_file(small: Path) -> None:
    done = sent(small, CASE, daerah="Pemkot Tegal")
    assert done.draft is not None
    assert done.draft.name == "cases/kota-tegal.yaml"


def test_an_area_that_has_a_case_is_pointed_to_the_other_forms(small: Path) -> None:
    done = sent(small, CASE, daerah="35.22")
    (problem,) = done.problems
    assert problem.message == (
        "Kabupaten Bojonegoro sudah mempunyai kasus (cases/bojonegoro.yaml)."
    )
    assert problem.hint == (
        "Tambahkan dengan formulir praktik, atau betulkan dengan formulir koreksi."
    )


def test_a_case_needs_an_area_of_its_own(small: Path) -> None:
    assert told(sent(small, CASE, daerah="Jawa Tengah", ringkasan="NIK 3328010101800001")) == [
        ("Daerah", "Provinsi Jawa Tengah bukan kabupaten atau kota."),
        ("Ringkasan", "Ada angka seperti NIK di sini."),
    ]
