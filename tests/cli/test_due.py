"""``kb due``: which checks are due, at their edges, for people and programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Kb
from tests.factories import check, visit_text

NAME = "2019-04-30-bojonegoro-sumedang"


def project(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "cases" / "visits"
    folder.mkdir(parents=True)
    (folder / f"{NAME}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "conf.py").write_text("", encoding="utf-8")
    return tmp_path


def asked(kb: Kb, root: Path, today: str) -> dict[str, list[dict[str, int]]]:
    done = kb("due", "--json", "--today", today, "--root", str(root))
    assert done.code == 0, done.err
    found: dict[str, list[dict[str, int]]] = json.loads(done.out)
    return found


@pytest.mark.parametrize(
    ("today", "checks", "expected"),
    [
        ("2019-07-29", None, ([], [3])),
        ("2019-07-30", None, ([3], [6])),
        ("2019-10-30", None, ([6], [12])),
        ("2019-10-30", check(), ([6], [12])),
        ("2019-08-30", check(), ([], [6])),
        ("2020-04-30", check(after='"6"'), ([12], [])),
        ("2020-05-30", check(after='"12"', date="2020-05-01"), ([], [])),
    ],
)
def test_each_check_is_due_from_its_day(
    kb: Kb, tmp_path: Path, today: str, checks: str | None, expected: tuple[list[int], list[int]]
) -> None:
    found = asked(kb, project(tmp_path, visit_text(checks=checks)), today)
    got = [[row["after_months"] for row in found[key]] for key in ("due", "coming")]
    assert got == [*expected]


def test_old_visits_are_counted_and_not_asked_about(kb: Kb, tmp_path: Path) -> None:
    root = project(tmp_path, visit_text())
    found = asked(kb, root, "2026-11-27")
    assert (found["due"], found["never_checked"]) == ([], 1)
    done = kb("due", "--today", "2026-11-27", "--root", str(root))
    assert "1 kunjungan lama tidak pernah dicatat hasilnya" in done.out


def test_people_read_whom_to_ask(kb: Kb, tmp_path: Path) -> None:
    done = kb("due", "--today", "2019-08-01", "--root", str(project(tmp_path, visit_text())))
    assert "Kabupaten Sumedang ke Kabupaten Bojonegoro" in done.out
    assert "sesudah 3 bulan" in done.out


def test_a_file_that_cannot_be_read_and_a_wrong_day_are_named(kb: Kb, tmp_path: Path) -> None:
    root = project(tmp_path, "date: [")
    done = kb("due", "--root", str(root))
    assert (done.code, NAME in done.err) == (1, True)
    assert kb("due", "--today", "kemarin", "--root", str(root)).code == 2
