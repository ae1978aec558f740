"""What the pages for developers and the README say about the tree is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.test_architecture import PACKAGE, ROOT

PAGES: Final = sorted((ROOT / "docs" / "pengembang").glob("*.md"))
_OURS: Final = re.compile(r"`((?:kb_builder|docs|tests|scripts|cases|\.github)/[^`\s]*)`")
_LINK: Final = re.compile(r"\]\(([^)#:]+)\)")


def rooms() -> set[str]:
    """Packages and modules right in ``kb_builder``."""
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return folders | {p.stem for p in PACKAGE.glob("*.py") if not p.stem.startswith("_")}


def listed(text: str, *, under: str = "") -> list[str]:
    """What the first cells of a table's rows name in backticks."""
    return re.findall(
        rf"^\| `{re.escape(under)}([a-z_]+){'/' * bool(under)}` \|", text, re.MULTILINE
    )


def test_the_page_names_every_room_once() -> None:
    text = (ROOT / "docs" / "pengembang" / "index.md").read_text(encoding="utf-8")
    named = listed(text)
    assert set(named) == rooms()
    assert len(named) == len(set(named))


def test_the_readme_names_every_package() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(listed(text, under="kb_builder/")) == packages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_on_the_pages_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    paths = _OURS.findall(text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert [link for link in _LINK.findall(text) if not (page.parent / link).exists()] == []


def test_contributors_are_led_to_the_pages() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "(docs/pengembang/index.md)" in text
    assert "(docs/pengembang/adding.md)" in text


def test_the_decisions_are_numbered_without_a_hole() -> None:
    files = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for number, path in enumerate(files, start=1):
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. "), path.name
