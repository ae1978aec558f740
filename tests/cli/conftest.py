from __future__ import annotations

import pytest

from tests.cli.running import Kb, runner


@pytest.fixture
def kb(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:
    return runner(capsys, monkeypatch)
