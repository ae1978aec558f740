"""What maintainers read about typical bad files, word for word.

``tests/data/bad/<kind>-<mistake>.yaml`` is read as a file of that kind; the text of its problems
stands in ``tests/golden/bad/<kind>-<mistake>.txt``. ``pytest --bless`` rewrites those texts: read
what it wrote before you commit it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.factories import full_case_text
from tests.reading.tools import VISIT, problems_of

TESTS: Final = Path(__file__).resolve().parents[1]
BAD: Final = sorted((TESTS / "data" / "bad").glob("*.yaml"))
PLACES: Final = {"case": "bojonegoro", "visit": VISIT, "questions": "questions"}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_messages_are_as_blessed(
    tmp_path: Path, golden: Callable[[Path, str], None], path: Path
) -> None:
    kind = path.stem.partition("-")[0]
    files = {"bojonegoro": full_case_text(), PLACES[kind]: path.read_bytes()}
    text = "".join(f"{problem.as_text()}\n" for problem in problems_of(tmp_path, **files))
    assert text
    golden(TESTS / "golden" / "bad" / f"{path.stem}.txt", text)


def test_every_golden_has_its_bad_file() -> None:
    goldens = {path.stem for path in (TESTS / "golden" / "bad").glob("*.txt")}
    assert goldens == {path.stem for path in BAD}
