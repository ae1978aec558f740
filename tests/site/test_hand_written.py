"""Hand-written pages: their markup is the project's, never raw HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.site.build import build_site
from tests.site.conftest import copy_project, few_docs, silent
from tests.site.html_tools import read_html

pytestmark = [pytest.mark.site, pytest.mark.usefixtures("few_areas")]


def test_html_in_a_hand_written_page_is_shown_as_text(tmp_path: Path) -> None:
    root = few_docs(copy_project(tmp_path / "p", cases=False))
    (root / "cases" / "bojonegoro.yaml").write_bytes(
        (Path(__file__).parents[2] / "cases" / "bojonegoro.yaml").read_bytes()
    )
    text = "# Coba\n\n<script>alert(1)</script>\n\nBaris <img src=x onerror=alert(2)> **tebal**.\n"
    (root / "docs" / "coba.md").write_text(text, encoding="utf-8")
    page = read_html(build_site(root, say=silent).folder / "coba.html")
    assert "<script>alert(1)</script>" in page.text
    assert "<img src=x onerror=alert(2)>" in page.text
    assert all(image.get("src") != "x" for image in page.of("img"))
    assert page.of("strong")
