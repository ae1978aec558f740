"""``kb from-form``: files, comments and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb_builder.cli.commands.from_form import Kind
from kb_builder.forms.definition import FormKind
from kb_builder.forms.kinds import FORMS
from tests import factories
from tests.cli.running import Kb
from tests.forms.bodies import body, event

NAME = "cases/visits/2025-04-30-bojonegoro-tegal.yaml"
GOOD = body(FormKind.VISIT).encode("utf-8")
WRONG = body(FormKind.VISIT, tanggal="30 Februari 2025").encode("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = factories.project(tmp_path / "proyek")
    monkeypatch.chdir(root)
    return root


def test_a_good_form_becomes_a_file(kb: Kb, project: Path) -> None:
    ran = kb("from-form", "-", "--today", "2026-11-22", "--comment", "k/jawaban.md", stdin=GOOD)
    assert (ran.code, ran.out, ran.err) == (0, f"{NAME}\n", "")
    assert "last_verified: 2026-11-22\n" in (project / NAME).read_text(encoding="utf-8")
    answer = (project / "k" / "jawaban.md").read_text(encoding="utf-8")
    assert answer.startswith("<!-- rujukan:formulir -->\n\n### Isian ini dapat dipakai\n")
    checked = kb("check")
    assert (checked.code, checked.out) == (0, "")


def test_an_event_is_taken_on_its_day_and_written_elsewhere(kb: Kb, project: Path) -> None:
    Path("peristiwa.json").write_bytes(event(FormKind.VISIT, GOOD.decode("utf-8")))
    ran = kb("from-form", "peristiwa.json", "--out", "../keluar", "--pull", "../ajuan.md")
    assert (ran.code, ran.out) == (0, f"{NAME}\n")
    assert not (project / NAME).exists()
    written = project.parent / "keluar" / NAME
    assert "last_verified: 2026-11-22\n" in written.read_text(encoding="utf-8")
    pull = (project.parent / "ajuan.md").read_text(encoding="utf-8")
    assert pull.startswith("Dari formulir kunjungan #12.\n")
    assert pull.endswith("\nCloses #12\n")


def test_a_wrong_form_is_explained_and_writes_no_file(kb: Kb, project: Path) -> None:
    ran = kb("from-form", "-", "--comment", "jawaban.md", "--pull", "ajuan.md", stdin=WRONG)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "Tanggal kunjungan: Tanggal 30 Februari 2025 tidak ada di kalender. Februari 2025 hanya "
        "sampai tanggal 28.\n"
    )
    assert not list((project / "cases" / "visits").iterdir())
    assert "### Yang perlu dibetulkan" in Path("jawaban.md").read_text(encoding="utf-8")
    assert not Path("ajuan.md").exists()


def test_a_dry_run_leaves_the_cases_alone(kb: Kb, project: Path) -> None:
    ran = kb("from-form", "-", "--dry-run", "--comment", "jawaban.md", stdin=GOOD)
    assert (ran.code, ran.out) == (0, f"{NAME}\n")
    assert ran.err == "Isian dapat dipakai; berkas ini tidak ditulis:\n"
    assert not (project / NAME).exists()
    assert Path("jawaban.md").is_file()


def test_a_report_for_people_is_fine_without_a_file(kb: Kb, project: Path) -> None:
    text = body(FormKind.CORRECTION, halaman="tentang.html", berkas="docs/tentang.md")
    ran = kb("from-form", "-", "--comment", "jawaban.md", stdin=text.encode("utf-8"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Halaman ini ditulis langsung oleh pengelola.\n"
    assert Path("jawaban.md").read_text(encoding="utf-8") == (
        "<!-- rujukan:formulir -->\n\n### Laporan ini dibaca pengelola\n\nTerima kasih. Halaman "
        "ini ditulis langsung oleh pengelola. Pengelola yang menindaklanjutinya; tidak ada yang "
        "perlu Anda ubah.\n"
    )


def test_places_that_may_be_meant_are_told(kb: Kb, project: Path) -> None:
    text = body(FormKind.CORRECTION, tertulis="aringan")
    ran = kb("from-form", "-", stdin=text.encode("utf-8"))
    assert ran.code == 1
    first, *places = ran.err.splitlines()
    assert first.startswith("Tertulis sekarang: Kata-kata ini ada di lebih dari satu tempat.")
    assert all(place.startswith("  baris ") for place in places)


def test_every_form_can_be_named() -> None:
    assert [kind.value for kind in Kind] == [kind.value for kind in FORMS]


def test_the_kind_may_be_said(kb: Kb, project: Path) -> None:
    told = event(FormKind.VISIT, GOOD.decode("utf-8"), labels=[])
    assert kb("from-form", "-", "--kind", "kunjungan", "--dry-run", stdin=told).code == 0
    ran = kb("from-form", "-", "--kind", "koreksi", stdin=GOOD)
    assert ran.code == 1
    assert ran.err.startswith("Halaman: Isian ini belum diisi.")


def test_what_is_no_form_gets_an_answer_too(kb: Kb, project: Path) -> None:
    told = event(FormKind.VISIT, "Halo", labels=[{"name": "formulir"}])
    ran = kb("from-form", "-", "--comment", "jawaban.md", stdin=told)
    assert ran.code == 1
    assert "Formulirnya tidak dikenali." in Path("jawaban.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "stdin", "sentence"),
    [
        (["tidak-ada.json"], None, "Berkas 'tidak-ada.json' tidak ada."),
        (["cases"], None, "'cases' adalah folder, bukan formulir."),
        (["-"], None, "Masukan standar masih kosong; salurkan formulir ke perintah ini."),
        (["-"], b"{", "Masukan diawali '{', tetapi bukan JSON yang sah."),
        (["-"], b" " * 3_000_000, "Masukan lebih besar dari 2 MB."),
        (
            ["-", "--today", "2026"],
            GOOD,
            "Tulis --today sebagai hari lengkap, misalnya 2026-11-22.",
        ),
        (["-", "--kind", "lain"], GOOD, "Nilai untuk pilihan '--kind' tidak dapat dipakai."),
        (["-", "--comment", "cases"], GOOD, "'cases' tidak dapat ditulis."),
        (["-", "--out", "conf.py"], GOOD, "tidak dapat ditulis."),
        (["-", "--root", ".."], GOOD, "bukan folder proyek Rujukan"),
    ],
)
def test_a_wrong_command_writes_nothing(
    kb: Kb, project: Path, arguments: list[str], stdin: bytes | None, sentence: str
) -> None:
    ran = kb("from-form", *arguments, stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert not (project / NAME).exists()


def test_text_for_the_terminal_is_plain(kb: Kb, project: Path) -> None:
    hostile = body(FormKind.VISIT, tuan_rumah="\x1b[31m\u202eIdn", tanggal="\x07::error::")
    ran = kb("from-form", "-", stdin=json.dumps({"issue": {"body": hostile}}).encode("utf-8"))
    assert ran.code == 1
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err
    assert "\u202e" not in ran.err
