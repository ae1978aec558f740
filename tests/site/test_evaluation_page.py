"""The page of measured quality says what the figures beside it say."""

from __future__ import annotations

import json
from pathlib import Path

from kb_builder.site.evaluation_page import evaluation_json, evaluation_markdown

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "metode"


def test_the_committed_page_is_made_from_the_committed_figures() -> None:
    text = (FOLDER / "ukuran.json").read_text(encoding="utf-8")
    figures = json.loads(text)
    assert evaluation_json(figures) == text
    assert evaluation_markdown(figures) == (FOLDER / "ukuran.md").read_text(encoding="utf-8")


def test_each_goal_is_said_to_be_reached_or_not() -> None:
    page = (FOLDER / "ukuran.md").read_text(encoding="utf-8")
    assert page.count("Sasaran pertama") >= 3
    assert "tidak lebih baik" in page
