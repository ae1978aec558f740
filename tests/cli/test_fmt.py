"""``kb fmt`` as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Kb
from tests.factories import case_text, project, visit_text

VISIT = "visits/2019-04-30-bojonegoro-sumedang"
UNTIDY = case_text(regency="'35.22'") + "# akhir\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path, bojonegoro=UNTIDY, **{VISIT: visit_text()})


def test_files_are_rewritten_once(kb: Kb, root: Path) -> None:
    first = kb("fmt", "--root", str(root))
    assert first.code == 0
    assert first.out == "cases/bojonegoro.yaml\ncases/visits/2019-04-30-bojonegoro-sumedang.yaml\n"
    assert first.err == "2 berkas dirapikan.\n"
    text = (root / "cases/bojonegoro.yaml").read_text(encoding="utf-8")
    assert 'regency: "35.22"\n' in text
    assert text.endswith("\n\n# akhir\n")
    again = kb("fmt", "--root", str(root))
    assert (again.code, again.out, again.err) == (0, "", "2 berkas sudah rapi.\n")


def test_check_writes_nothing(kb: Kb, root: Path) -> None:
    ran = kb("fmt", "--check", "--root", str(root), str(root / "cases/bojonegoro.yaml"))
    assert (ran.code, ran.out) == (1, "cases/bojonegoro.yaml\n")
    assert ran.err == "1 berkas belum rapi; jalankan 'kb fmt'.\n"
    assert (root / "cases/bojonegoro.yaml").read_text(encoding="utf-8") == UNTIDY


def test_a_broken_file_is_left_alone_and_the_others_are_not(kb: Kb, root: Path) -> None:
    broken = "schema_version: 1\nsummary: a: b\n"
    (root / "cases/sumedang.yaml").write_text(broken, encoding="utf-8")
    ran = kb("fmt", "--root", str(root))
    assert ran.code == 1
    assert "cases/sumedang.yaml: Baris 2: Susunan YAML rusak di sini: titik dua" in ran.err
    assert "Berkas ini dibiarkan; lihat 'kb check'." in ran.err
    assert "2 berkas dirapikan. 1 berkas tidak dapat dirapikan." in ran.err
    assert (root / "cases/sumedang.yaml").read_text(encoding="utf-8") == broken


def test_a_file_may_be_named_from_the_project_or_from_here(
    kb: Kb, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "cases" / "visits")
    name = "2019-04-30-bojonegoro-sumedang.yaml"
    assert kb("fmt", "--check", "--root", "../..", name).out == f"cases/visits/{name}\n"
    ran = kb("fmt", "--check", "--root", "../..", f"cases/visits/{name}")
    assert ran.out == f"cases/visits/{name}\n"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cases/tidak-ada.yaml", "Berkas 'cases/tidak-ada.yaml' tidak ada."),
        ("conf.py", "'conf.py' tidak berada di folder cases/ proyek ini."),
        ("cases/catatan.txt", "'cases/catatan.txt' bukan berkas .yaml."),
        ("cases/tautan.yaml", "cases/tautan.yaml bukan berkas biasa."),
        ("cases/besar.yaml", "cases/besar.yaml lebih besar dari 256 kB"),
        ("cases/latin.yaml", "cases/latin.yaml tidak berpengodean UTF-8"),
    ],
)
def test_what_is_no_file_of_cases_is_refused(
    kb: Kb, root: Path, name: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    (root / "cases/catatan.txt").write_text("", encoding="utf-8")
    (root / "cases/tautan.yaml").symlink_to(root / "conf.py")
    (root / "cases/besar.yaml").write_text("a: " + "x" * 300_000, encoding="utf-8")
    (root / "cases/latin.yaml").write_bytes("a: “é”".encode("cp1252"))
    ran = kb("fmt", name)
    assert ran.code in (1, 2)
    assert ran.out == ""
    assert sentence in ran.err
    assert (root / "conf.py").read_text(encoding="utf-8") == ""
