"""The page of measured quality says what the figures beside it say."""

from __future__ import annotations

import json
from pathlib import Path

from kb_builder.site.evaluation_page import (
    GOALS,
    TASKS,
    WAYS,
    evaluation_json,
    evaluation_markdown,
)

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "metode"


def test_the_committed_page_is_made_from_the_committed_figures() -> None:
    text = (FOLDER / "ukuran.json").read_text(encoding="utf-8")
    figures = json.loads(text)
    assert evaluation_json(figures) == text
    assert evaluation_markdown(figures) == (FOLDER / "ukuran.md").read_text(encoding="utf-8")


def test_each_goal_is_said_to_be_reached_or_not() -> None:
    page = (FOLDER / "ukuran.md").read_text(encoding="utf-8")
    goals = json.loads((FOLDER / "ukuran.json").read_text(encoding="utf-8"))["goals"]
    for goal in goals:
        line = next(row for row in page.splitlines() if row.startswith(f"| {GOALS[goal['id']]} |"))
        assert line.endswith("| ya |" if goal["met"] else "| belum |")


def test_every_name_of_a_figure_has_words() -> None:
    found = json.loads((FOLDER / "ukuran.json").read_text(encoding="utf-8"))
    for task in found["tasks"].values():
        assert {*task["ours"], *task["rivals"]} <= WAYS.keys()
    assert set(found["hits"]) <= WAYS.keys()
    assert set(found["tasks"]) == TASKS.keys()


def test_each_face_has_a_sentence_that_names_places_on_its_lists() -> None:
    page = (FOLDER / "ukuran.md").read_text(encoding="utf-8")
    found = json.loads((FOLDER / "ukuran.json").read_text(encoding="utf-8"))
    assert len(found["faces"]) == 8
    for face in found["faces"]:
        sentence = page.split(f"### {face['name']}\n\n")[1].split("\n")[0]
        assert not sentence.startswith("- ")
