"""The steps of the workflows that talk to GitHub: what they change there, and what not."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kb_builder.cli.commands import links, stale
from tests.workflows.running import run_script, scripts

FORM = {"issue": {"number": 9, "title": "Kunjungan", "body": "isi"}, "sender": {"login": "p"}}
RUN = {
    "workflow_run": {
        "id": 1,
        "event": "pull_request",
        "head_sha": "aaa",
        "head_branch": "cabang",
        "head_repository": {"id": 42, "owner": {"login": "orang"}},
    }
}
PULL = {
    "number": 5,
    "head": {"label": "orang:cabang", "sha": "aaa", "repo": {"id": 42}},
    "base": {"sha": "000"},
}


def test_every_step_is_tried_here() -> None:
    assert sorted(scripts()) == [
        "bulanan/pasang",
        "formulir/ajukan",
        "formulir/balas",
        "formulir/kabari",
        "formulir/siapkan",
        "komentar/pasang",
        "komentar/susun",
    ]


def test_no_step_has_an_expression_in_its_script() -> None:
    assert [name for name, script in scripts().items() if "${{" in script] == []


@pytest.fixture
def text(tmp_path: Path) -> str:
    """A file with a comment in it."""
    path = tmp_path / "komentar.md"
    path.write_text("Satu halaman berubah.\n", encoding="utf-8")
    return str(path)


def test_the_consequences_go_to_the_pull_request_that_the_run_was_about(text: str) -> None:
    calls, _ = run_script("komentar/pasang", state={"pulls": [PULL]}, payload=RUN, KOMENTAR=text)
    assert [name for name, _ in calls] == ["createComment"]
    assert calls[0][1]["issue_number"] == 5
    assert calls[0][1]["body"] == "<!-- rujukan:akibat -->\nSatu halaman berubah.\n"


def test_a_change_outside_the_cases_is_told_whatever_the_data_says(text: str) -> None:
    files = [{"filename": "cases/a.yaml"}, {"filename": "conf.py"}]
    state = {"pulls": [PULL], "files": {"000...aaa": files, "000...bbb": []}}
    calls, _ = run_script("komentar/pasang", state=state, payload=RUN, KOMENTAR=text)
    marker, warning, blank, told = calls[0][1]["body"].splitlines()
    assert (marker, blank, told) == ("<!-- rujukan:akibat -->", "", "Satu halaman berubah.")
    assert warning.startswith("**Perhatian: permintaan ini mengubah berkas di luar `cases/`**")
    assert warning.endswith(" `conf.py`.")


def test_nothing_is_written_once_the_pull_request_has_moved_on(text: str) -> None:
    moved = {**PULL, "head": {**PULL["head"], "sha": "bbb"}}  # type: ignore[dict-item]
    calls, _ = run_script("komentar/pasang", state={"pulls": [moved]}, payload=RUN, KOMENTAR=text)
    assert calls == []


def test_the_data_of_the_run_is_fetched_and_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("akibat.json", '{"a": 1}' * 1000)
    state = {
        "artifacts": [{"id": 4, "name": "akibat", "expired": False, "size_in_bytes": 10}],
        "archive": base64.b64encode(packed.getvalue()).decode(),
    }
    target = tmp_path / "akibat.json"
    run_script("komentar/susun", state=state, payload=RUN, HASIL=str(target))
    assert target.read_text(encoding="utf-8") == '{"a": 1}' * 1000


def test_a_form_is_answered_below_it(text: str) -> None:
    calls, _ = run_script("formulir/balas", state={}, payload=FORM, KOMENTAR=text)
    assert [name for name, _ in calls] == ["createComment"]
    assert calls[0][1]["issue_number"] == 9
    assert calls[0][1]["body"].startswith("<!-- rujukan:formulir -->\n")


def approved(**changes: Any) -> dict[str, Any]:
    """A form as GitHub knows it, labelled by ``p``."""
    set_by = {"createdAt": "2026-11-22T03:00:00Z", "actor": {"login": "p"}}
    issue = {
        "state": "OPEN",
        "title": "Kunjungan",
        "body": "isi",
        "lastEditedAt": None,
        "labels": {"nodes": [{"name": "setuju"}]},
        "timelineItems": {"nodes": [{**set_by, "label": {"name": "setuju"}}]},
    }
    return {"permission": "write", "issue": {**issue, **changes}}


def test_the_label_of_a_maintainer_lets_the_form_through() -> None:
    _, outputs = run_script("formulir/siapkan", state=approved(), payload=FORM)
    assert outputs == {"hasil": "disetujui", "alasan": ""}


def test_a_form_that_changed_after_the_label_is_held_back_with_a_reason() -> None:
    state = approved(lastEditedAt="2026-11-22T03:00:05Z")
    _, outputs = run_script("formulir/siapkan", state=state, payload=FORM)
    assert outputs["hasil"] == "ditolak"
    assert outputs["alasan"].startswith("Isian berubah")


def test_the_files_of_a_form_become_a_branch_and_a_pull_request(tmp_path: Path) -> None:
    visits = tmp_path / "berkas" / "cases" / "visits"
    visits.mkdir(parents=True)
    (tmp_path / "permintaan.md").write_text("Dari formulir kunjungan #9.\n\nCloses #9\n", "utf-8")
    (visits / "2019-04-30-bojonegoro-sumedang.yaml").write_text("date: 2019-04-30\n", "utf-8")
    calls, outputs = run_script("formulir/ajukan", state={}, payload=FORM, KIRIMAN=str(tmp_path))
    assert [name for name, _ in calls] == ["createTree", "createCommit", "createRef", "createPull"]
    assert calls[2][1]["ref"] == "refs/heads/formulir/9"
    assert calls[3][1]["title"] == "Kiriman formulir #9"
    assert calls[3][1]["body"].endswith("#9.\n\nCloses #9\n")
    assert outputs == {"nomor": 88}


def test_who_filled_the_form_in_hears_what_became_of_it() -> None:
    told = {"ALASAN": "", "HASIL": "siap", "AJUAN": "success", "NOMOR": "88"}
    calls, _ = run_script("formulir/kabari", state={}, payload=FORM, **told)
    assert [name for name, _ in calls] == ["createComment"]
    assert "permintaan penggabungan #88" in calls[0][1]["body"]


def test_each_monthly_report_gets_an_issue_of_its_own(tmp_path: Path) -> None:
    for name in ("tautan", "baca-ulang"):
        (tmp_path / f"{name}.md").write_text(f"Isi {name}.\n", encoding="utf-8")
    calls, _ = run_script("bulanan/pasang", state={}, payload={}, LAPORAN=str(tmp_path))
    assert [(name, given["body"]) for name, given in calls] == [
        ("create", f"{links.MARKER}\nIsi tautan.\n"),
        ("create", f"{stale.MARKER}\nIsi baca-ulang.\n"),
    ]
