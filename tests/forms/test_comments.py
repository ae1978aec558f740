"""What senders read, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.forms.comment import comment, pull_request
from kb_builder.forms.definition import FormKind
from tests.forms.bodies import ROOT, sent

GOLDEN = ROOT / "tests" / "golden" / "forms"
CASES: dict[str, tuple[FormKind, dict[str, str]]] = {
    "praktik-benar": (FormKind.PRACTICE, {"indikator": "17", "sejak": "2019"}),
    "praktik-salah": (
        FormKind.PRACTICE,
        {
            "daerah": "Bojonegara",
            "tema": "Kesehatan",
            "yang_diukur": "Desa <b>rapi</b> @dinas",
            "angka_sesudah": "banyak",
            "alamat_sumber_1": "tegalkab.go.id/berita/1",
            "janji": "- [ ] Isian ini",
        },
    ),
    "kasus-sudah-ada": (FormKind.CASE, {"daerah": "Bojonegoro"}),
    "koreksi-benar": (
        FormKind.CORRECTION,
        {"alamat_sumber": "https://dinkominfo.bojonegorokab.go.id/berita/baca/107"},
    ),
    "koreksi-banyak-tempat": (FormKind.CORRECTION, {"tertulis": "aringan"}),
    "koreksi-tidak-ada": (FormKind.CORRECTION, {"tertulis": "Jaringannya sudah ada."}),
    "koreksi-pengelola": (
        FormKind.CORRECTION,
        {"halaman": "daerah/tegal.html", "berkas": ""},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_comment_is_this(small: Path, name: str, golden: Callable[[Path, str], None]) -> None:
    kind, answers = CASES[name]
    golden(GOLDEN / f"{name}.md", comment(sent(small, kind, **answers)))


def test_the_reason_of_a_correction_is_told_in_the_pull_request(
    small: Path, golden: Callable[[Path, str], None]
) -> None:
    kind, answers = CASES["koreksi-benar"]
    done = sent(small, kind, **answers)
    assert done.draft is not None
    golden(GOLDEN / "koreksi-permintaan.md", pull_request(done, done.draft))
