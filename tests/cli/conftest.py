from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.project import Project, load
from tests.cli.running import Kb, runner

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kb(
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Kb:
    """Runs a command; with the fixture ``project`` it answers from that."""
    known = request.getfixturevalue("project") if "project" in request.fixturenames else None
    return runner(capsys, monkeypatch, known if isinstance(known, Project) else None)


@pytest.fixture(scope="session")
def real_project() -> Project:
    """One project for all questions: it only remembers what it has computed."""
    return load(ROOT)


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, real_project: Project) -> Project:
    """The real project, read once for all questions of a test that are asked in its folder."""
    monkeypatch.chdir(ROOT)
    return real_project
