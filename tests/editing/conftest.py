"""The YAML language server, started once for a file of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editing.editor import ROOT, SETTINGS, WITHOUT_SCHEMAS
from tests.editing.language_server import LanguageServer, running


@pytest.fixture(scope="module")
def modeline_server() -> Iterator[LanguageServer]:
    """An editor that finds the schema by the first line of a file alone."""
    with running(ROOT, WITHOUT_SCHEMAS) as server:
        yield server


@pytest.fixture(scope="module")
def workspace_server() -> Iterator[LanguageServer]:
    """VS Code with the settings of this repository."""
    with running(ROOT, SETTINGS) as server:
        yield server
