from __future__ import annotations

import pytest

from kb_builder.similarity import World, make_world
from tests.cli.running import Kb, runner
from tests.national import NATIONAL


@pytest.fixture
def kb(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:
    return runner(capsys, monkeypatch)


@pytest.fixture(scope="session")
def shared_world() -> World:
    """One world for all questions: it only remembers what it has computed."""
    return make_world(NATIONAL.areas, NATIONAL.assessments)
