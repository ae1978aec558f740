"""The catalogue of codes is whole, and reads well on its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kb_builder.reading
from kb_builder.reading.codes import CODES

FOLDER = Path(kb_builder.reading.__file__).parent


def test_every_code_in_the_source_stands_in_the_catalogue_and_every_entry_is_used() -> None:
    used = {
        code
        for path in FOLDER.glob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"(R[0-9]{3})"', path.read_text(encoding="utf-8"))
    }
    assert used == CODES.keys()


def test_codes_are_in_order() -> None:
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_entry_has_a_title_and_a_remedy(code: str) -> None:
    title, remedy = CODES[code]
    assert re.fullmatch(r"R[1-4][0-9]{2}", code)
    assert title[0].isupper()
    assert not title.endswith(".")
    assert remedy.endswith(".")


def test_titles_are_told_apart() -> None:
    assert len({code.title for code in CODES.values()}) == len(CODES)
