"""The page makes the same pack as the program: same advice, same words, same figures."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from kb_builder.brief.content import make_brief
from kb_builder.brief.errors import BriefError
from kb_builder.brief.plain import as_plain
from kb_builder.project import Project, load
from kb_builder.site import tool_scripts
from tests.node import programs

ROOT: Final = Path(__file__).resolve().parents[2]
NAMED: Final = (
    ("33.27", "35.22", None),
    ("33.27", "33.03", "D1"),
    ("32.11", "34.02", None),
    ("33.21", None, None),
    ("95.03", None, None),
    ("35.10", "35.78", "D2"),
    ("35.10", None, "D1"),
    ("94.05", None, None),
    ("33.27", "33.27", None),
    ("33.27", "31.71", None),
    ("33.27", None, "D9"),
)


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


def sample(project: Project) -> list[dict[str, str | None]]:
    """Named pairs and fifteen drawn ones, some without host or domain."""
    rng = random.Random(14)  # noqa: S311 -- the same pairs each time
    codes = [area.code for area in project.areas.regencies]
    documented = [case.regency for case in project.cases.values()]
    drawn = [
        (
            rng.choice(codes),
            rng.choice([None, rng.choice(codes), rng.choice(documented)]),
            rng.choice([None, "D1", "D2", "D3", "D4"]),
        )
        for _ in range(15)
    ]
    return [{"guest": g, "host": h, "domain": d} for g, h, d in (*NAMED, *drawn)]


def expected(project: Project, asked: dict[str, str | None]) -> Any:
    """The pack of the program, or the sentence it refuses with."""
    guest, host = (
        project.areas.by_code[code] if code else None for code in (asked["guest"], asked["host"])
    )
    assert guest is not None
    try:
        pack = make_brief(project, guest, host=host, domain=asked["domain"])
    except BriefError as error:
        return {"error": str(error)}
    return json.loads(json.dumps(as_plain(pack)))


def test_page_and_program_make_the_same_packs(
    real_site: Path, project: Project, tmp_path: Path
) -> None:
    asked = sample(project)
    scripts = [ROOT / "docs" / name for name in tool_scripts.scripts(*tool_scripts.SHEETS)]
    scripts += [
        real_site / "siapkan" / f"{name}.js"
        for name in ("isi", *sorted({str(one["guest"])[:2] for one in asked}))
    ]
    paths, pairs = tmp_path / "scripts.json", tmp_path / "pairs.json"
    paths.write_text(json.dumps([str(path) for path in scripts]), encoding="utf-8")
    pairs.write_text(json.dumps(asked), encoding="utf-8")
    done = subprocess.run(
        [programs.node(), str(ROOT / "tests" / "node" / "packs.mjs"), str(paths), str(pairs)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    made = json.loads(done.stdout)
    for one, found in zip(asked, made, strict=True):
        assert found == expected(project, one), one
