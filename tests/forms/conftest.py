from __future__ import annotations

from pathlib import Path

import pytest

from tests import factories
from tests.forms.bodies import canonical


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with one case, Bojonegoro."""
    case = factories.case_text(practices=factories.practice())
    return canonical(factories.project(tmp_path, bojonegoro=case))
