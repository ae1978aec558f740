"""The form of a check puts it into the visit's file, beside what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import read_document
from kb_builder.forms.definition import FormKind
from kb_builder.reading.files import FileKind
from tests.factories import visit_text
from tests.forms.bodies import sent, told

NAME = "2019-04-30-bojonegoro-sumedang"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "cases" / "visits"
    folder.mkdir(parents=True)
    text = write_document(read_document(visit_text(), FileKind.VISIT))
    (folder / f"{NAME}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "conf.py").write_text("", encoding="utf-8")
    return tmp_path


def test_a_check_is_added_and_the_rest_stays(project: Path) -> None:
    done = sent(
        project,
        FormKind.CHECK,
        berjalan="Rancangan peraturan dibahas.",
        diambil="- Aturan bahasa program ditiru.",
    )
    assert told(done) == []
    assert done.draft is not None
    assert done.draft.name == f"cases/visits/{NAME}.yaml"
    text = done.draft.text
    assert "checks:\n  - after: " in text
    assert "working: Rancangan peraturan dibahas." in text
    assert "Aturan bahasa program ditiru." in text
    before = (project / done.draft.name).read_text(encoding="utf-8")
    kept = [line for line in before.splitlines() if line and line not in text]
    assert kept == []
    assert "kunjungan/tindak-lanjut" in {page.docname for page in done.pages}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"kunjungan": "kunjungan/2019-04-30-bojonegoro-tegal"}, "tidak ada"),
        ({"kunjungan": "../../etc/passwd"}, "tidak ada"),
        ({"tanggal_periksa": "2 April 2019"}, "sebelum kunjungannya"),
        ({"pemeriksaan": "sesudah 4 bulan"}, "bukan salah satu pilihan"),
    ],
)
def test_what_is_wrong_is_said(project: Path, answers: dict[str, str], sentence: str) -> None:
    done = sent(project, FormKind.CHECK, **answers)
    assert done.draft is None
    assert any(sentence in message for _, message in told(done))


def test_the_same_check_is_not_taken_twice(project: Path) -> None:
    done = sent(project, FormKind.CHECK)
    assert done.draft is not None
    (project / done.draft.name).write_text(done.draft.text, encoding="utf-8")
    again = sent(project, FormKind.CHECK)
    assert ("Pemeriksaan yang mana", "Pemeriksaan itu sudah tercatat.") in told(again)
