"""The page of measured quality says what the figures beside it say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from kb_builder.model.area import Area
from kb_builder.project import Project, load
from kb_builder.site.evaluation_page import (
    GOALS,
    TASKS,
    WAYS,
    evaluation_json,
    evaluation_markdown,
    visits_pay,
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


ROOT: Final = FOLDER.parents[1]
Peers = list[Area]


def per_person(area: Area) -> float:
    """GRDP of each inhabitant, in billion rupiah."""
    return float(area.grdp_billion or 0) / (area.population or 1)


FACTS: Final[dict[str, Callable[[Area, Peers], bool]]] = {
    "sumedang": lambda own, peers: (
        own.province == "Jawa Barat"
        and 2 * sum(a.province in ("Jawa Timur", "Jawa Tengah") for a in peers) > len(peers)
    ),
    "bojonegoro": lambda _, peers: (
        all(a.name.startswith("Kabupaten ") for a in peers)
        and any(a.province == "Lampung" for a in peers)
    ),
    "pemalang": lambda _, peers: (
        {"Kabupaten Sampang", "Kabupaten Bangkalan"} <= {a.name for a in peers}
    ),
    "kota-surabaya": lambda _, peers: (
        all(a.name.startswith("Kota ") and a.province != "DKI Jakarta" for a in peers)
        and min(peers, key=lambda a: a.population or 0).name == "Kota Yogyakarta"
    ),
    "banyuwangi": lambda _, peers: (
        {a.province for a in peers if a.name.split(maxsplit=1)[1] in "Langkat Asahan Simalungun"}
        == {"Sumatera Utara"}
    ),
    "kota-bontang": lambda own, peers: (
        all(a.name.startswith("Kota ") for a in peers)
        and [a.name for a in peers if per_person(a) > per_person(own)] == ["Kota Kediri"]
    ),
    "puncak": lambda _, peers: all(a.province.startswith("Papua") for a in peers),
    "banyumas": lambda own, peers: (
        any(
            a.name == "Kabupaten Bandung" and (a.population or 0) > 2 * (own.population or 0)
            for a in peers
        )
        and own.province == "Jawa Tengah"
    ),
}
"""What the hand-written sentence of each face says about its list of the same conditions."""


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


def faces() -> list[dict[str, Any]]:
    found: dict[str, Any] = json.loads((FOLDER / "ukuran.json").read_text(encoding="utf-8"))
    return list(found["faces"])


@pytest.mark.parametrize("face", faces(), ids=lambda face: face["slug"])
def test_the_sentence_about_a_face_is_true_of_the_list_that_readers_get(
    project: Project, face: dict[str, Any]
) -> None:
    own = project.areas.by_slug[face["slug"]]
    named = [peer.name for peer in project.peers(own, lens="sekeadaan").sekeadaan]
    assert list(face["sekeadaan"]) == named
    peers = [area for area in project.areas.regencies if area.name in named]
    assert FACTS[face["slug"]](own, peers)
    sentence = sentence_of(face)
    bare = {area.name.split(maxsplit=1)[1]: area.name for area in project.areas.regencies}
    on_lists = {*named, *face["seprofil"], *face["sekitar"], *face["hosts"], own.name}
    short = {name.split(maxsplit=1)[1] for name in on_lists}
    said = {name for name in bare if re.search(rf"\b{re.escape(name)}\b", sentence)}
    assert said <= short | PROVINCES_TOO


PROVINCES_TOO: Final = {"Lampung"}


def sentence_of(face: dict[str, Any]) -> str:
    page = (FOLDER / "ukuran.md").read_text(encoding="utf-8")
    return page.split(f"### {face['name']}\n\n")[1].split("\n")[0]


def test_all_eight_faces_have_a_sentence() -> None:
    assert {face["slug"] for face in faces()} == set(FACTS)
    for face in faces():
        assert not sentence_of(face).startswith("- ")


PAYING: Final = {
    "guests": 51,
    "recent": 10,
    "enough": 20,
    "matches": 5,
    "near_start": 0.25,
    "guests_changed": 0.3337,
    "matched_changed": 0.3147,
    "difference": 0.019,
    "ci95": [-0.0673, 0.1088],
}


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ({}, "Data ini tidak menunjukkannya."),
        ({"ci95": [0.01, 0.2]}, "Tamu naik lebih banyak, tetapi sebabnya belum tentu kunjungan."),
        ({"ci95": [-0.2, -0.01]}, "Tidak: tamu naik lebih sedikit"),
        ({"guests": 7, "difference": None, "ci95": None}, "Belum dapat dijawab: baru 7 tamu"),
    ],
)
def test_the_paragraph_on_visits_says_what_the_interval_allows(
    changed: dict[str, Any], first: str
) -> None:
    said = visits_pay({**PAYING, **changed}, (2023, 2024))
    assert said.startswith(first)
    assert "\n" not in said
    if not changed:
        assert "bukan ukuran pengaruh" in said
        assert "rata-rata naik 0,33 poin dari 2023 ke 2024" in said
        assert (
            "0,02 poin di atas pembandingnya (selang 95 persen: 0,07 poin di bawah sampai" in said
        )


def test_the_page_of_method_asks_whether_visits_pay() -> None:
    page = (FOLDER / "ukuran.md").read_text(encoding="utf-8")
    found = json.loads((FOLDER / "ukuran.json").read_text(encoding="utf-8"))
    assert visits_pay(found["paying"], found["years"]) in page
