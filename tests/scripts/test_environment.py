"""The two commands of the README: what they say and when they have nothing to do."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The module ``scripts/environment.py`` for a project at ``tmp_path`` with empty locks."""
    spec = importlib.util.spec_from_file_location("environment", SCRIPTS / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.lock", "requirements/test.lock", "pyproject.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "FOLDER", tmp_path / ".venv")
    return module


def test_a_too_old_python_gets_one_sentence(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 2))
    with pytest.raises(
        environment.SetupError, match=r"Python 3\.9 terlalu lama; pasang Python 3\.11"
    ):
        environment.ensure("run")


@pytest.mark.parametrize("name", ["environment.py", "start.py", "test.py"])
def test_the_scripts_can_be_read_by_a_python_that_is_too_old(name: str) -> None:
    ast.parse((SCRIPTS / name).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_nothing_is_done_when_the_stamp_fits_and_all_when_the_lock_changed(
    environment: ModuleType, tmp_path: Path
) -> None:
    interpreter = environment.python()
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text("", encoding="utf-8")
    assert not environment.is_ready("run")
    (tmp_path / ".venv" / "test.stamp").write_text(environment.fingerprint("test"), "utf-8")
    assert environment.is_ready("test")
    assert environment.is_ready("run"), "the test environment includes the other"
    assert environment.ensure("run") is False
    (tmp_path / "requirements" / "test.lock").write_text("sphinx==1", encoding="utf-8")
    assert not environment.is_ready("run")


def test_a_failed_download_says_what_failed_and_leaves_no_stamp(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(environment, "runs_here", lambda: True)
    monkeypatch.setattr(environment, "python", lambda: Path(sys.executable))
    lock = tmp_path / "requirements" / "run.lock"
    lock.write_text("rujukan-paket-yang-tidak-ada==1 --hash=sha256:00\n", encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(environment.SetupError, match=r"Unduhan paket gagal; periksa sambungan"):
        environment.ensure("run", say=lambda _: None)
    assert not list((tmp_path / ".venv").glob("*.stamp"))


@pytest.mark.parametrize("lock", ["run.lock", "test.lock"])
def test_locks_hold_names_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all(
        re.match(r"[a-z0-9-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries
    )


def test_the_run_lock_is_part_of_the_test_lock() -> None:
    pins = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / name).read_text("utf-8"), re.M))
        for name in ("run.lock", "test.lock")
    ]
    assert pins[0] <= pins[1]


def test_ci_runs_the_command_of_the_readme() -> None:
    command = "python3 scripts/test.py"
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for readme in ("README.md", "README.id.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        assert command in text
        assert "python3 scripts/start.py" in text


def test_no_path_of_a_machine_is_in_a_tracked_file() -> None:
    answer = subprocess.run(
        ["git", "grep", "-nIE", r"/(home|root|Users)/[a-z]", "--", ":!tests/scripts"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout == ""
