"""The steps of the workflows that call kb: forms and counted data, hostile ones among them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from kb_builder.forms.definition import FormKind, Widget
from kb_builder.forms.kinds import FORMS
from kb_builder.review.markdown import MARKER
from tests.small import AREAS, small_cases, small_tables
from tests.workflows.running import BASH, ROOT, Ran, run_script, run_shell

pytestmark = pytest.mark.skipif(not BASH or sys.platform == "win32", reason="bash tidak ada")

HOSTILE = (
    "$(touch jebol)",
    "`touch jebol`",
    "'; touch jebol; '",
    '"; touch jebol; "',
    "${{ github.token }}",
    "\n::set-output name=hasil::siap\n::add-path::/tmp\n##[set-env name=PATH]x",
    "../../../../jebol",
    "x\n### Alamat sumber pertama\n\njavascript:jebol()",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with a few real cases."""
    folder = tmp_path / "proyek"
    folder.mkdir()
    shutil.copy(ROOT / "conf.py", folder)
    return small_cases(folder)


def event(tmp_path: Path, answers: dict[str, str]) -> str:
    """GitHub's event of a visit's form: its own examples, save for ``answers`` by field."""
    form = FORMS[FormKind.VISIT]
    parts = []
    for field in form.fields:
        given = field.example or "_No response_"
        if field.widget is Widget.CHECKBOXES:
            given = "\n".join(f"- [x] {option}" for option in field.options)
        elif field.options:
            given = field.options[0]
        parts.append(f"### {field.label}\n\n{answers.get(field.id, given)}")
    issue = {
        "number": 9,
        "title": "Kunjungan",
        "body": "\n\n".join(parts),
        "labels": [{"name": "formulir"}, {"name": FormKind.VISIT.value}],
        "created_at": "2026-11-22T03:00:00Z",
    }
    path = tmp_path / "peristiwa.json"
    path.write_text(json.dumps({"action": "labeled", "issue": issue}), encoding="utf-8")
    return str(path)


def test_an_approved_form_becomes_a_branch_with_the_visit(project: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "kiriman"
    given = {"GITHUB_EVENT_PATH": event(tmp_path, {}), "KIRIMAN": str(parcel)}
    ran = run_shell("formulir", "siapkan", "Ubah isian menjadi berkas", at=project, **given)
    assert (ran.code, ran.outputs) == (0, {"hasil": "siap"}), ran.log
    form = {"issue": {"number": 9, "title": "Kunjungan", "body": ""}, "sender": {"login": "p"}}
    calls, _ = run_script("formulir/ajukan", state={}, payload=form, KIRIMAN=str(parcel))
    made = dict(calls)
    (file,) = made["createTree"]["tree"]
    assert file["path"].startswith("cases/visits/2019-04-30-bojonegoro-sumedang")
    assert file["content"] == (project / file["path"]).read_text(encoding="utf-8")
    assert made["createPull"]["body"].rstrip().endswith("Closes #9")


def test_a_form_is_checked_without_writing_anything(project: Path, tmp_path: Path) -> None:
    before = sorted(project.rglob("*"))
    comment = tmp_path / "komentar.md"
    given = {"GITHUB_EVENT_PATH": event(tmp_path, {}), "KOMENTAR": str(comment)}
    assert run_shell("formulir", "baca", "Periksa isian", at=project, **given).code == 0
    assert sorted(project.rglob("*")) == before
    assert comment.read_text(encoding="utf-8").startswith("<!-- rujukan:formulir -->\n")


def test_what_people_type_in_a_form_is_never_run(project: Path, tmp_path: Path) -> None:
    names = [field.id for field in FORMS[FormKind.VISIT].fields if not field.options]
    assert len(names) >= len(HOSTILE)
    parcel, comment = tmp_path / "kiriman", tmp_path / "komentar.md"
    given = {
        "GITHUB_EVENT_PATH": event(tmp_path, dict(zip(names, cycle(HOSTILE), strict=False))),
        "KOMENTAR": str(comment),
        "KIRIMAN": str(parcel),
    }
    read = run_shell("formulir", "baca", "Periksa isian", at=project, **given)
    made = run_shell("formulir", "siapkan", "Ubah isian menjadi berkas", at=project, **given)
    assert read.code == 0
    assert "### Yang perlu dibetulkan" in comment.read_text(encoding="utf-8")
    assert made.outputs == {"hasil": "bermasalah"}
    assert not list(tmp_path.rglob("*jebol*"))
    for log in (read.log, made.log):
        lines = log.splitlines()
        word = lines[0].removeprefix("::stop-commands::")
        assert len(word) == 36
        assert lines[-1] == f"::{word}::"


def commit(folder: Path, message: str) -> None:
    settings = ("-c", "user.name=Uji", "-c", "user.email=", "-c", "commit.gpgsign=false")
    for arguments in (("add", "--all"), (*settings, "commit", "--quiet", "--message", message)):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_a_change_is_counted_there_and_told_here(project: Path, tmp_path: Path) -> None:
    small_tables(project, *AREAS)
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)
    commit(project, "Sebelum")
    path = project / "cases" / "pemalang.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("https://joglojateng.com/", "https://lain.example/"), "utf-8")
    commit(project, "Sesudah")
    result, comment = tmp_path / "akibat.json", tmp_path / "komentar.md"
    counted = run_shell(
        "akibat", "hitung", "Bandingkan sebelum dan sesudah", at=project, HASIL=str(result)
    )
    assert counted.code == 0, counted.log
    told = compose(project, result, comment)
    assert told.code == 0, told.log
    said = comment.read_text(encoding="utf-8")
    assert said.startswith(MARKER)
    assert "dari `joglojateng.com` ke `lain.example`" in said


def compose(project: Path, result: Path, comment: Path) -> Ran:
    """The step that turns counted data into a comment."""
    given = {"HASIL": str(result), "KOMENTAR": str(comment)}
    return run_shell(
        "komentar", "susun", "Susun komentar dengan program dari main", at=project, **given
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[" * 100_000,
        b'{"schema_version": 1, "::add-mask::x": "y"}',
        b"\n::set-output name=x::y\n::error::jebol\n",
    ],
)
def test_data_that_is_no_report_ends_the_job(project: Path, tmp_path: Path, data: bytes) -> None:
    result = tmp_path / "akibat.json"
    result.write_bytes(data)
    told = compose(project, result, tmp_path / "komentar.md")
    assert told.code == 1
    first, *between, closing, verdict = told.log.splitlines()
    assert f"::{first.removeprefix('::stop-commands::')}::" == closing
    assert "Traceback" not in "".join(between)
    assert verdict.startswith("::error::Hasil hitungan itu tidak dapat dibaca")


def test_a_link_instead_of_data_is_not_followed(project: Path, tmp_path: Path) -> None:
    result = tmp_path / "akibat.json"
    result.symlink_to("/proc/self/environ")
    told = compose(project, result, tmp_path / "komentar.md")
    assert told.code == 1
    assert told.log.startswith("::error::Hasil hitungan itu bukan berkas biasa")
    assert not (tmp_path / "komentar.md").exists()


@pytest.mark.parametrize(
    ("code", "accepted", "warned"), [(0, True, False), (1, True, True), (2, False, False)]
)
def test_only_files_out_of_form_are_let_pass_with_a_warning(
    project: Path, code: int, accepted: bool, warned: bool
) -> None:
    ran = run_shell(
        "periksa", "isi", "Periksa bentuk baku", at=project, **fake_kb(f"return {code}")
    )
    assert (ran.code == 0) is accepted
    assert ("::warning::Bentuk berkas belum baku" in ran.log) is warned


WHOLE = 'echo "<!-- rujukan:laporan-$([ "$1" = stale ] && echo baca-ulang || echo tautan) -->"'


@pytest.mark.parametrize(
    ("commands", "accepted"),
    [
        (WHOLE, True),
        (f"{WHOLE}; return 1", True),
        (f"{WHOLE}; return 2", False),
        ("return 1", False),
        ("echo Traceback; return 1", False),
        (f'[ "$1" = stale ] || return 1; {WHOLE}', False),
    ],
)
def test_a_monthly_report_is_handed_on_only_when_it_was_written(
    project: Path, tmp_path: Path, commands: str, accepted: bool
) -> None:
    given = {"LAPORAN": str(tmp_path / "laporan"), **fake_kb(commands)}
    ran = run_shell(
        "bulanan", "susun", "Periksa alamat sumber dan usia berkas", at=project, **given
    )
    assert (ran.code == 0) is accepted
    assert ("tidak menghasilkan laporan" in ran.log) is not accepted


def fake_kb(commands: str) -> dict[str, str]:
    """An environment in which bash knows a ``kb`` of its own."""
    return {"BASH_FUNC_kb%%": f"() {{ {commands}; }}"}
