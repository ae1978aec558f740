"""``kb import assessment`` from end to end."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from kb_builder.reference.provenance import read_provenance
from tests.cli.running import Kb, Ran
from tests.importing.printed import (
    FEW,
    PEMDI,
    as_csv,
    as_xlsx,
    decided,
    few,
    framework_rows,
    snapshot,
    synthetic_pemdi,
    table,
    target,
    text,
)

SOURCE = (
    "--publisher",
    "Kementerian PANRB",
    "--title",
    "Laporan Evaluasi Pemdi 2026",
    "--address",
    "https://www.menpan.go.id/laporan",
)


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return target(tmp_path / "reference")


def _import(kb: Kb, file: Path | str, into: Path, *options: str, year: int = 2026) -> Ran:
    framework = "pemdi-2026" if year == 2026 else "spbe-2020"
    return kb(
        *("import", "assessment", str(file), "--framework", framework, "--year", str(year)),
        *("--into", str(into), "--quiet", *options),
    )


def _pemdi(folder: Path) -> Path:
    path = folder / "pemdi.csv"
    path.write_bytes(table(synthetic_pemdi(FEW), heading=framework_rows(PEMDI)))
    return path


def _messy(folder: Path) -> Path:
    """Two good rows, one with a letter for a digit, a doubtful name, and a slip in a figure."""
    good, other, bandung, bojonegoro = few("11.01", "32.11", "32.04", "35.22")
    rows = [
        good,
        replace(other, figures=("S,00", *other.figures[1:])),
        replace(bandung, name="Pemerintah Kab. Bandang"),
        replace(bojonegoro, figures=("1,60", *bojonegoro.figures[1:])),
    ]
    path = folder / "tabel.csv"
    path.write_bytes(table(rows))
    return path


def test_a_table_is_written_when_all_is_well(kb: Kb, tmp_path: Path, into: Path) -> None:
    ran = _import(kb, _pemdi(tmp_path), into, *SOURCE)
    assert ran.code == 0
    assert "Ditempatkan                6" in ran.out
    assert ran.err == (
        f"Ditulis di '{into}': assessments/pemdi-2026.csv, provenance.yaml, "
        "assessments/tables.csv.\n"
    )
    assert (into / "assessments" / "pemdi-2026.csv").read_text("utf-8").count("\n") == 7
    described = read_provenance((into / "provenance.yaml").read_text("utf-8"))
    assert described.citation("assessments/pemdi-2026.csv", "A1") == "Kementerian PANRB, 2026"


def test_every_shape_of_file_and_stdin(kb: Kb, tmp_path: Path, into: Path) -> None:
    rows = synthetic_pemdi(FEW)
    workbook = tmp_path / "pemdi.xlsx"
    cells = [row.cells(at) for at, row in enumerate(rows, start=1)]
    workbook.write_bytes(as_xlsx([framework_rows(PEMDI), *cells]))
    pasted = tmp_path / "pemdi.txt"
    pasted.write_bytes(text(rows))
    for file in (workbook, pasted):
        assert _import(kb, file, into, "--dry-run").code == 0
    ran = kb(
        *("import", "assessment", "-", "--framework", "PEMDI-2026", "--year", "2026"),
        *("--into", str(into), "--dry-run"),
        stdin=text(rows),
    )
    assert ran.code == 0
    assert ran.out.startswith("Pemdi 2026, putaran 2026: masukan standar\n")


def test_nothing_is_written_while_a_row_is_open(kb: Kb, tmp_path: Path, into: Path) -> None:
    before = snapshot(into)
    ran = _import(kb, _messy(tmp_path), into, "--replace", year=2024)
    assert ran.code == 1
    assert snapshot(into) == before
    lines = ran.out.splitlines()
    assert lines[2:9] == [
        "Baris dibaca               4",
        "Ditempatkan                2",
        "Belum beres                2",
        "Dikeluarkan dengan alasan  0",
        "Sel dibetulkan             1",
        "Dilewati                   1 bukan baris tabel",
        "Susunan angka              D1, D2, D3, D4, indeks (menurut judul kolom)",
    ]
    name = next(line for line in lines if line.startswith("    4 "))
    assert "nama 'Pemerintah Kab. Bandang' tidak dapat dipastikan" in name
    assert name.endswith(
        "terdekat Kabupaten Bandung (32.04), Kabupaten Batang (33.25), Kabupaten Badung (51.03)"
    )
    slip = next(line for line in lines if line.startswith("    5 "))
    assert "tidak sesuai dengan indeks tercetak 4,14" in slip
    assert slip.endswith("mungkin D1 4,60")
    repair = next(line for line in lines if line.startswith("    3 "))
    assert repair.split() == ["3", "D1", "S,00", "5,00", "huruf", "dibaca", "angka"]
    assert ran.err == (
        "Tidak ada tabel yang ditulis: 2 baris belum beres.\n"
        "Tambahkan --write-decisions keputusan.csv untuk mendapat berkas yang dapat diisi.\n"
    )


def test_areas_without_a_row_are_counted(kb: Kb, tmp_path: Path, into: Path) -> None:
    ran = _import(kb, _pemdi(tmp_path), into, "--dry-run")
    assert "Kabupaten dan kota tanpa baris (503): Jawa Timur 37, " in ran.out
    assert "Provinsi tanpa baris (37): Aceh, " in ran.out
    assert "karena ada pada tabel nasional sebelumnya: " in ran.out
    assert "Yang tanpa baris disebut belum dievaluasi." in ran.out
    assert ran.err == "Semua baris beres; tidak ada yang ditulis karena --dry-run.\n"


def test_people_decide_and_run_it_again(kb: Kb, tmp_path: Path, into: Path) -> None:
    file, decisions = _messy(tmp_path), tmp_path / "keputusan.csv"
    ran = _import(kb, file, into, "--replace", "--write-decisions", str(decisions), year=2024)
    assert ran.code == 1
    assert f"Isi '{decisions}', lalu jalankan lagi dengan --decisions '{decisions}'." in ran.err
    template = decisions.read_text("utf-8")
    assert "mungkin D1 4,60" in template
    answers = {"Pemerintah Kab. Bandang": {"code": "32.04"}}
    decisions.write_text(decided(answers, template), encoding="utf-8")
    options = ("--replace", "--decisions", str(decisions), "--write-decisions", str(decisions))
    ran = _import(kb, file, into, *options, year=2024)
    assert ran.code == 1
    template = decisions.read_text("utf-8")
    assert template.splitlines()[1] == "4,Pemerintah Kab. Bandang,32.04,,,,"
    answers["Pemerintah Kab. Bojonegoro"] = {
        "excuse": "Dibaca dari laporan cetak.",
        "column": "D1",
        "value": "4,60",
    }
    decisions.write_text(decided(answers, template), encoding="utf-8")
    ran = _import(kb, file, into, *options, year=2024)
    assert ran.code == 0
    assert "Catatan lama tahun 2024 yang tidak ada lagi: 35 D1: Nilai domain 1" in ran.err
    written = (into / "assessments" / "spbe-2024.csv").read_text("utf-8").splitlines()
    assert [line.partition(",")[0] for line in written[1:]] == ["11.01", "32.04", "32.11", "35.22"]
    notes = (into / "assessments" / "oddities.csv").read_text("utf-8").splitlines()
    assert notes[-1] == "2024,35.22,D1,restored,Dibaca dari laporan cetak."


def test_suggestions_can_be_accepted(kb: Kb, tmp_path: Path, into: Path) -> None:
    file = _messy(tmp_path)
    ran = _import(kb, file, into, "--replace", "--accept-suggestions", "--json", year=2024)
    assert ran.code == 1
    assert [row["name"] for row in json.loads(ran.out)["open"]] == ["Pemerintah Kab. Bandang"]


def test_json_says_everything(kb: Kb, tmp_path: Path, into: Path) -> None:
    ran = _import(kb, _messy(tmp_path), into, "--dry-run", "--json", year=2024)
    found = json.loads(ran.out)
    assert found["counts"] == {
        "read": 4,
        "placed": 2,
        "open": 2,
        "left_out": 0,
        "repaired": 1,
        "skipped": 1,
        "missing": 543,
    }
    assert found["open"][1]["suggestion"] == {"column": "D1", "before": "1.60", "after": "4.60"}
    assert found["open"][0]["candidates"][0] == {"code": "32.04", "area": "Kabupaten Bandung"}
    assert found["repairs"] == [
        {
            "row": 3,
            "column": "D1",
            "before": "S,00",
            "after": "5.00",
            "why": "huruf dibaca angka",
        }
    ]
    assert (found["written"], found["predicate_printed"]) == ([], True)
    assert (found["order"], found["headed"]) == (["D1", "D2", "D3", "D4", "indeks"], True)


def test_a_year_that_is_there_is_not_overwritten_unasked(
    kb: Kb, tmp_path: Path, into: Path
) -> None:
    before = snapshot(into)
    ran = _import(kb, _messy(tmp_path), into, year=2024)
    assert (ran.code, ran.out) == (2, "")
    assert "Tabel 2024 sudah ada; pakai --replace" in ran.err
    ran = _import(kb, _messy(tmp_path), into, "--replace", *SOURCE, year=2024)
    assert ran.code == 2
    assert "Sumber tabel 2024 sudah tercatat di provenance.yaml" in ran.err
    assert snapshot(into) == before


def test_the_same_table_again_changes_nothing(kb: Kb, tmp_path: Path, into: Path) -> None:
    file = _pemdi(tmp_path)
    _import(kb, file, into, *SOURCE)
    before = snapshot(into)
    ran = _import(kb, file, into, "--replace")
    assert (ran.code, ran.err) == (0, "Semua baris beres; tabel yang ada sudah sama.\n")
    assert snapshot(into) == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "Sumber tabel belum disebut: tambahkan --publisher, --title, dan --address"),
        (SOURCE[:2], "Sumber tabel belum lengkap: tambahkan --title dan --address."),
        ((*SOURCE[:5], "menpan.go.id"), "--address harus alamat lengkap yang diawali http"),
        ((*SOURCE[:5], "file:///etc/passwd"), "--address harus alamat lengkap"),
        ((*SOURCE[:3], "a\x1b[31m", *SOURCE[4:]), "--title memuat tanda yang tidak dapat dicetak."),
        (("--dry-run", "--decisions", "tidak-ada.csv"), "Berkas 'tidak-ada.csv' tidak ada."),
        (("--dry-run", "--decisions", "."), "'.' adalah folder, bukan tabel."),
    ],
)
def test_wrong_options_get_one_sentence(
    kb: Kb, tmp_path: Path, into: Path, options: tuple[str, ...], sentence: str
) -> None:
    before = snapshot(into)
    ran = _import(kb, _pemdi(tmp_path), into, *options)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
    assert snapshot(into) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--framework", "pemdi", "--year", "2026"),
            "yang ada: pegi, spbe-2018, spbe-2020, pemdi-2026.",
        ),
        (("--framework", "spbe-2020", "--year", "2026"), "Maksud Anda --framework pemdi-2026?"),
        (("--framework", "pemdi-2026", "--year", "1999"), "Tahun 1999 tidak mungkin"),
        (("--framework", "pemdi-2026"), "pilihan '--year' belum diberikan."),
        (("--framework", "pemdi-2026", "--year", "dua"), "Tulis bilangan bulat."),
        (("--framework", "pemdi-2026", "--year", "2026"), "Berkas 'tabel.csv' tidak ada."),
    ],
)
def test_a_wrong_command_gets_one_sentence(
    kb: Kb, into: Path, words: tuple[str, ...], sentence: str
) -> None:
    ran = kb("import", "assessment", "tabel.csv", *words, "--into", str(into), "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_outside_a_project_it_says_where_to_go(kb: Kb, tmp_path: Path) -> None:
    ran = kb(
        *("import", "assessment", str(_pemdi(tmp_path)), "--framework", "pemdi-2026"),
        *("--year", "2026", "--root", str(tmp_path)),
    )
    assert ran.code == 2
    assert "Pindah ke folder proyek, atau sebut --root atau --into." in ran.err


def test_a_file_that_is_no_table_is_a_problem_of_its_content(
    kb: Kb, tmp_path: Path, into: Path
) -> None:
    path = tmp_path / "tabel.pdf"
    path.write_bytes(b"%PDF-1.7")
    ran = _import(kb, path, into, *SOURCE)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{path}: Berkas PDF tidak dibaca langsung")


def test_a_file_of_decisions_is_not_overwritten(kb: Kb, tmp_path: Path, into: Path) -> None:
    decisions = tmp_path / "keputusan.csv"
    decisions.write_text("berharga", encoding="utf-8")
    options = ("--replace", "--write-decisions", str(decisions))
    ran = _import(kb, _messy(tmp_path), into, *options, year=2024)
    assert ran.code == 2
    assert f"Berkas '{decisions}' sudah ada" in ran.err
    assert decisions.read_text("utf-8") == "berharga"


def test_hostile_text_does_not_steer_the_terminal(kb: Kb, tmp_path: Path, into: Path) -> None:
    row = synthetic_pemdi(FEW)[0]
    path = tmp_path / "jahat.csv"
    hostile = replace(row, name="Kab. \x1b[2JAnu \u202e[link](javascript:1)")
    path.write_bytes(as_csv([hostile.cells(1)], heading=framework_rows(PEMDI)))
    ran = _import(kb, path, into, "--dry-run")
    assert ran.code == 1
    assert not set("\x1b\u202e") & set(ran.out + ran.err)


def test_what_cannot_be_seen_is_not_stored(kb: Kb, tmp_path: Path, into: Path) -> None:
    row = synthetic_pemdi(FEW)[0]
    path = tmp_path / "samar.csv"
    hidden = replace(row, name=f"=*{row.name}\u202e\x07")
    path.write_bytes(as_csv([hidden.cells(1)], heading=framework_rows(PEMDI)))
    assert _import(kb, path, into, *SOURCE).code == 0
    written = (into / "assessments" / "pemdi-2026.csv").read_text("utf-8")
    assert written.splitlines()[1].endswith(f",{row.name}")


def test_the_example_of_the_guide_is_true(
    kb: Kb, tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "panduan" / "memuat-tabel.md"
    content = guide.read_text("utf-8")
    example, report, decisions = re.findall(r"^```text\n(.*?)^```$", content, re.M | re.S)
    first, second, _ = re.findall(r"^kb (import .*)$", content, re.M)
    monkeypatch.chdir(tmp_path)
    Path("contoh.txt").write_text(example, encoding="utf-8")
    ran = kb(*shlex.split(first), "--into", str(into))
    assert ran.code == 1
    assert ran.out.startswith(report)
    assert Path("keputusan.csv").read_text("utf-8").count("\n") == decisions.count("\n")
    Path("keputusan.csv").write_text(decisions, encoding="utf-8")
    ran = kb(*shlex.split(second), "--into", str(into), "--quiet")
    assert (ran.code, ran.err) == (
        0,
        "Semua baris beres; tidak ada yang ditulis karena --dry-run.\n",
    )


def test_a_bare_group_explains_itself(kb: Kb) -> None:
    ran = kb("import")
    assert ran.code == 2
    assert "Muat tabel nasional" in ran.err
    assert "Maksud Anda 'assessment'?" in kb("import", "asesment").err


def test_a_wrong_decision_is_told_of_its_own_file(kb: Kb, tmp_path: Path, into: Path) -> None:
    decisions = tmp_path / "keputusan.csv"
    decisions.write_text("row,printed_name,code,excuse\n99,Entah,32.11,\n", encoding="utf-8")
    ran = _import(kb, _pemdi(tmp_path), into, "--dry-run", "--decisions", str(decisions))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{decisions}: Berkas keputusan menyebut baris 99, yang bukan baris tabel.\n"
    )


def test_wrong_columns_are_a_wrong_command(kb: Kb, tmp_path: Path, into: Path) -> None:
    ran = _import(kb, _pemdi(tmp_path), into, "--dry-run", "--columns", "no,namma,A1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Kolom 'namma' pada --columns tidak dikenal")
