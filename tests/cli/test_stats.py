"""``kb stats`` as people and programs see it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import Kb
from tests.factories import case_text, project


def test_people_see_what_is_there_and_what_is_missing(kb: Kb, tmp_path: Path) -> None:
    ran = kb("stats", "--root", str(project(tmp_path)))
    assert ran.code == 0
    assert "daerah dengan berkas kasus" in ran.out
    assert "0 dari 47" in ran.out


def test_programs_get_whole_numbers(kb: Kb, tmp_path: Path) -> None:
    found = json.loads(kb("stats", "--json", "--root", str(project(tmp_path))).out)
    assert (found["areas"], found["indicators"]) == (1, 47)
    assert [domain["id"] for domain in found["domains"]] == ["D1", "D2", "D3", "D4"]


def test_files_that_are_not_counted_are_told(kb: Kb, tmp_path: Path) -> None:
    broken = project(tmp_path, bojonegoro=case_text(status="terbit"))
    ran = kb("stats", "--root", str(broken))
    assert ran.code == 1
    assert "tidak ikut dihitung" in ran.err
