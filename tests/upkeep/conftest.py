from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.upkeep.sites import Site


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture
def secure_site() -> Iterator[Site]:
    made = Site(secure=True)
    yield made
    made.close()
