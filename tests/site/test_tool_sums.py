"""The tools in the browser answer as Python does, with what they ship with, and quickly."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kb_builder.similarity.beside import gap_sentence, helping
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.tool_data import library_script, tables_script
from kb_builder.site.tool_scripts import FOLDER, SUMS
from tests.node import programs
from tests.node.test_tool_scripts import run
from tests.similarity.worlds import project
from tests.site.tool_questions import (
    answers,
    of_hosts,
    of_peers,
    of_practices,
    plain,
    settings,
)

ROOT = Path(__file__).resolve().parents[2]
MOST_MS = 50
SETTINGS = 200
MOST_BYTES = 120_000
"""What a tool loads to compute with, gzipped."""


def compared(scripts: Path, data: Path, expected: Path) -> dict[str, Any]:
    """What ``sums.mjs`` found: mismatches, how many answers, milliseconds of processor time."""
    result = subprocess.run(
        [
            programs.node(),
            str(programs.FOLDER / "sums.mjs"),
            *map(str, (scripts, data, expected)),
            *SUMS,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert not result.returncode, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    print({name: value for name, value in found.items() if name != "mismatches"})
    return found


def test_two_hundred_settings_are_answered_as_python_answers(tmp_path: Path) -> None:
    (tmp_path / "tabel.js").write_bytes(tables_script(project().national))
    (tmp_path / "pustaka.js").write_bytes(library_script(Catalogue(project())))
    lines = answers(project(), settings(project(), SETTINGS))
    (tmp_path / "wanted").write_text("\n".join(lines), encoding="utf-8")
    found = compared(ROOT / "docs" / FOLDER, tmp_path, tmp_path / "wanted")
    assert found["mismatches"] == []
    assert found["answers"] == SETTINGS
    assert found["median"] < MOST_MS
    loaded = [(tmp_path / name).read_bytes() for name in ("tabel.js", "pustaka.js")]
    assert sum(len(gzip.compress(data)) for data in loaded) <= MOST_BYTES


@pytest.mark.site
def test_every_area_is_answered_as_the_open_data_says(real_site: Path, tmp_path: Path) -> None:
    with (tmp_path / "wanted").open("w", encoding="utf-8") as lines:
        for code in project().world.codes:
            path = real_site / "api" / "v1" / "peers" / f"{code}.json"
            data = json.loads(path.read_text(encoding="utf-8"))["data"]
            line = {
                "question": plain(code),
                "peers": of_peers(data["peers"]),
                "hosts": of_hosts(data["hosts"]),
                "practices": of_practices(data["practices"]),
            }
            lines.write(json.dumps(line) + "\n")
    folder = real_site / FOLDER
    found = compared(folder, folder, tmp_path / "wanted")
    assert found["mismatches"] == []
    assert found["answers"] == 514
    assert found["median"] < MOST_MS


def test_what_stands_side_by_side_is_the_same_in_both_languages(tmp_path: Path) -> None:
    world = project().world
    areas = world.areas.regencies
    drawn = Random(7)  # noqa: S311
    chosen = [drawn.sample(areas, 3) for _ in range(150)]
    chosen += [[area, *drawn.sample(areas, 1)] for area in areas if world.index_of(area) is None]
    wanted = [
        [
            gap_sentence(world, first, others),
            [[[h.reference, h.title] for h in helping(world, first, one)] for one in others],
        ]
        for first, *others in chosen
    ]
    (tmp_path / "tabel.js").write_bytes(tables_script(project().national))
    (tmp_path / "pustaka.js").write_bytes(library_script(Catalogue(project())))
    code = """(() => {
        const world = new World(RUJUKAN_TABEL, RUJUKAN_PUSTAKA);
        return given[0].map((codes) => {
            const rows = codes.map((code) => world.row(code));
            const helps = rows.slice(1).map((row) =>
                Beside.helping(world, rows[0], row).map((h) => [h.reference, h.title]));
            return [Beside.gapSentence(world, rows), helps];
        });
    })()"""
    codes = [[area.code for area in found] for found in chosen]
    assert run([*SUMS, "beside"], code, codes, data=tmp_path) == wanted
