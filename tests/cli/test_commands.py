"""``kb`` as a newcomer types it: help, wrong words, wrong folders."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from kb_builder.cli import program
from tests.cli.running import Kb
from tests.factories import case_text, project, visit_text

ROOT = Path(__file__).resolve().parents[2]
FULL = Path("/dev/full")
COMMANDS: dict[str, Any] = getattr(typer.main.get_command(program()), "commands", {})


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "Perintah 'chek' tidak dikenal. Maksud Anda 'check'?"),
        (
            ["check", "--fromat", "json"],
            "Pilihan '--fromat' tidak dikenal. Maksud Anda '--format'?",
        ),
        (["check", "--format", "xml"], "Nilai untuk pilihan '--format' tidak dapat dipakai."),
        (["build", "-j", "0"], "Nilai untuk pilihan '--jobs' tidak dapat dipakai. Paling kecil 1."),
        (["build", "-j", "dua"], "Tulis bilangan bulat."),
        (["build", "-j"], "Pilihan '-j' memerlukan nilai."),
        (["schema", "a", "b"], "Kata 'a b' tidak dimengerti di sini."),
        (["serve", "--port", "99999"], "Paling besar 65535."),
        (["check", "--root", "tidak-ada"], "bukan folder proyek Rujukan"),
        (["show"], "AREA belum diberikan. Lihat 'kb show --help'."),
        (["score", "--plan"], "Pilihan '--plan' memerlukan nilai."),
    ],
)
def test_a_wrong_command_gets_one_indonesian_sentence_and_exit_2(
    kb: Kb, arguments: list[str], sentence: str
) -> None:
    ran = kb(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "command", ["check", "fmt --check", "fix --dry-run", "stats", "due", "stale", "check FILE"]
)
@pytest.mark.parametrize("folder", ["cases", "cases/visits"])
def test_a_folder_inside_the_project_will_do(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, folder: str
) -> None:
    visit = "2019-04-30-bojonegoro-sumedang"
    files = {"bojonegoro": case_text(statuss="x"), f"visits/{visit}": visit_text(status="Draft")}
    name = f"visits/{visit}.yaml" if folder == "cases" else f"{visit}.yaml"
    project(tmp_path, **files)
    monkeypatch.chdir(tmp_path)
    above = kb(*command.replace("FILE", f"cases/visits/{visit}.yaml").split())
    monkeypatch.chdir(tmp_path / folder)
    inside = kb(*command.replace("FILE", name).split())
    assert above == inside
    assert "bukan folder proyek" not in above.err


def test_no_command_shows_the_help(kb: Kb) -> None:
    ran = kb()
    assert ran.code == 2
    assert "Rujukan: basis pengetahuan" in ran.err


def _section(command: str) -> str:
    """What the page of commands says about one of them."""
    page = (ROOT / "docs" / "panduan" / "perintah.md").read_text(encoding="utf-8")
    sections: dict[str, str] = dict(
        re.findall(r"^## kb (\S+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    )
    assert sorted(sections) == sorted(COMMANDS)
    assert f"| `kb {command}` |" in page
    return sections[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_on_the_page_of_commands(command: str) -> None:
    known = {
        name
        for each in (COMMANDS[command], *getattr(COMMANDS[command], "commands", {}).values())
        for parameter in each.params
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
    } - {"--help", "-h"}
    told = re.findall(r"`(--?[a-z][a-z-]*)`", _section(command))
    assert set(told) == known


def test_every_command_explains_itself(kb: Kb) -> None:
    for command in COMMANDS:
        ran = kb(command, "--help")
        assert ran.code == 0
        assert re.search(r"\b(dan|atau|dari|untuk|dengan|ke|di)\b", ran.out)
        english = r"Usage|Options|Commands|Arguments|Show this|required|default|\b(str|int|path)\b"
        assert not re.search(english, ran.out)


@pytest.mark.parametrize("arguments", [["show", "sumedang"], ["score", "--template", "pegi"]])
def test_quick_commands_leave_heavy_libraries_alone(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom kb_builder.cli import run\n"
        f"try:\n    run({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    modules = set(ran.stderr.split())
    assert "kb_builder" in modules
    assert not modules & {"sphinx", "docutils", "jinja2", "myst_parser", "numpy", "sklearn"}


@pytest.mark.skipif(not FULL.exists(), reason="perangkat /dev/full tidak ada")
@pytest.mark.parametrize("arguments", [["show", "sumedang"], ["schema", "--help"]])
def test_output_that_nobody_can_keep_is_told(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "kb_builder", *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == (
        "Keluaran perintah ini tidak dapat ditulis: tempat penyimpanannya penuh.\n"
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "'cases/a.yaml' tidak dapat dibaca atau ditulis; periksa izin berkas"),
        (errno.ENOSPC, "'cases/a.yaml' tidak dapat ditulis: tempat penyimpanannya penuh."),
        (errno.EIO, "'cases/a.yaml' tidak dapat dibaca atau ditulis (sebab: EIO)."),
    ],
)
def test_what_the_system_refuses_is_one_sentence(
    kb: Kb, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(_: object) -> None:
        raise OSError(number, "in English", "cases/a.yaml")

    monkeypatch.setattr("kb_builder.editing.editor_schemas.write_schemas", refuse)
    ran = kb("schema")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert len(ran.err.splitlines()) == 1


def test_a_reader_that_has_seen_enough_hears_nothing(
    kb: Kb, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("kb_builder.editing.editor_schemas.write_schemas", closed)
    ran = kb("schema")
    assert (ran.code, ran.out, ran.err) == (141, "", "")
