from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.cli import questions
from kb_builder.project import Project, load
from tests.cli.running import Kb, runner

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kb(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:
    return runner(capsys, monkeypatch)


@pytest.fixture(scope="session")
def real_project() -> Project:
    """One project for all questions: it only remembers what it has computed."""
    return load(ROOT)


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, real_project: Project) -> Project:
    """The real project, read once for all questions of a test that are asked in its folder."""
    read = questions.read_project

    def shared(root: Path, /, *, needed: bool) -> tuple[Project, tuple[str, ...]]:
        if root.resolve() == ROOT:
            return real_project, ()
        return read(root, needed=needed)

    monkeypatch.setattr(questions, "read_project", shared)
    monkeypatch.setattr(questions, "tables_only", lambda: (real_project, ()))
    monkeypatch.chdir(ROOT)
    return real_project
