"""``kb check``: exit codes, the result on stdout, the talk on stderr."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from kb_builder.cli import program
from tests.factories import case_text, claim, project


def kb(*arguments: str) -> Result:
    return CliRunner().invoke(program(), ["check", *arguments], catch_exceptions=False)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    text = case_text(status="terbit", summary=claim("x" * 2001))
    return str(project(tmp_path, bojonegoro=text))


def test_a_good_project_exits_0_and_says_so_on_stderr(tmp_path: Path) -> None:
    result = kb("--root", str(project(tmp_path)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Tidak ada masalah.\n"


def test_errors_exit_1_with_problems_on_stdout_and_their_number_on_stderr(broken: str) -> None:
    result = kb("--root", broken)
    assert result.exit_code == 1
    assert result.stdout == (
        "cases/bojonegoro.yaml:2:9 R205 'terbit' bukan pilihan untuk 'status'.\n"
        "    → Pilihan: draft, published, needs-review.\n"
        "cases/bojonegoro.yaml:7:11 R219 Teks ini 2001 huruf; lebih dari 2000 sulit dibaca.\n"
        "    → Pecah menjadi beberapa pernyataan yang lebih pendek.\n"
    )
    assert result.stderr == "1 masalah, 1 peringatan.\n"


def test_slips_that_repair_themselves_are_sent_to_kb_fix(tmp_path: Path) -> None:
    root = project(tmp_path, bojonegoro=case_text(last_verified="20-11-2026"))
    result = kb("--root", str(root))
    assert result.exit_code == 1
    assert result.stderr == (
        "1 masalah, 0 peringatan.\n"
        "Coba 'kb fix': yang hanya punya satu jawaban benar diperbaiki sendiri.\n"
    )


def test_warnings_alone_exit_0(tmp_path: Path) -> None:
    root = project(tmp_path, bojonegoro=case_text(summary=claim("x" * 2001)))
    result = kb("--root", str(root))
    assert result.exit_code == 0
    assert "R219" in result.stdout
    assert result.stderr == "0 masalah, 1 peringatan.\n"


def test_github_format_is_one_command_a_line(broken: str) -> None:
    result = kb("--root", broken, "--format", "github")
    assert result.exit_code == 1
    assert [line.split(" ", 1)[0] for line in result.stdout.splitlines()] == [
        "::error",
        "::warning",
    ]
    assert result.stderr == ""


def test_json_format_is_one_document(broken: str) -> None:
    result = kb("--root", broken, "--format", "json")
    assert result.exit_code == 1
    assert [p["code"] for p in json.loads(result.stdout)["problems"]] == ["R205", "R219"]
    assert result.stderr == ""


def test_json_of_a_good_project_is_an_empty_list(tmp_path: Path) -> None:
    result = kb("--root", str(project(tmp_path)), "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"problems": []})


def test_the_project_is_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path))
    assert kb().exit_code == 0


@pytest.mark.parametrize("missing", ["cases", "conf.py"])
def test_a_folder_that_is_no_project_exits_2_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    root = project(tmp_path / "p")
    (root / missing).rename(tmp_path / "elsewhere")
    monkeypatch.chdir(root)
    result = kb()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bukan folder proyek Rujukan" in result.stderr


def test_a_root_that_is_not_there_exits_2(tmp_path: Path) -> None:
    result = kb("--root", str(tmp_path / "x"))
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_unknown_format_exits_2(tmp_path: Path) -> None:
    result = kb("--root", str(project(tmp_path)), "--format", "xml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "xml" in result.stderr


def test_a_real_process_writes_utf8_whatever_the_terminal(broken: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kb_builder", "check", "--root", broken],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PATH": ""},
    )
    assert done.returncode == 1
    assert "→ Pilihan" in done.stdout.decode("utf-8")
    assert done.stderr.decode("utf-8").strip() == "1 masalah, 1 peringatan."


def test_an_empty_cases_folder_exits_1(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "cases" / "bojonegoro.yaml").unlink()
    result = kb("--root", str(root))
    assert result.exit_code == 1
    assert result.stdout.startswith("cases:1:1 R104 ")
