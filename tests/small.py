"""A small project of real files and a few areas: what a build does, in a second instead of twenty.

What grows with the library or with the country (lists for 514 areas, pages of all cases) is looked
at once, on the site of ``real_site``.
"""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

Row = dict[str, str]

SAMPLE: Final = sorted((ROOT / "cases").rglob("*.yaml"))[::8]
"""Real files for tests that cost too much on all of them; kb check and kb fmt read them all."""

CASES: Final = ("bojonegoro", "pemalang", "sumedang")
VISITS: Final = (
    "2019-04-29-bojonegoro-pemalang",
    "2019-04-30-bojonegoro-sumedang",
    "2023-02-02-sumedang-kota-bontang",
)
AREAS: Final = ("31.71", "32.10", "32.11", "33.27", "34", "35.22", "64.74")
"""The hosts and guests of these files, one without scores, the pair of
the method page, and a whole province."""


def small_cases(root: Path) -> Path:
    """A project at ``root`` with three real cases, three visits and the questions about them."""
    folder = root / "cases"
    (folder / "visits").mkdir(parents=True, exist_ok=True)
    for name in (*CASES, *(f"visits/{visit}" for visit in VISITS)):
        shutil.copy(ROOT / "cases" / f"{name}.yaml", folder / f"{name}.yaml")
    bank = (ROOT / "cases" / "questions.yaml").read_text(encoding="utf-8")
    (folder / "questions.yaml").write_text(_about_these(bank), encoding="utf-8")
    return root


def _about_these(bank: str) -> str:
    """The bank of questions with those only that rest on no other file."""
    head, rest = bank.split("\nquestions:\n")
    questions, tail = rest.split("\nsources:\n")
    kept = []
    for item in re.split(r"(?m)^(?=  - id: )", questions):
        visits = re.findall(r"\b\d{4}(?:-\d\d)*-[a-z][a-z-]+", item)
        others = re.findall(r"\b([a-z][a-z-]*)/[a-z]", item)
        if {*visits} <= {*VISITS} and {*others} <= {*CASES, "pegi"}:
            kept.append(item.rstrip() + "\n")
    return f"{head}\nquestions:\n{''.join(kept)}\nsources:\n{tail}"


def small_tables(root: Path, *areas: str) -> Path:
    """National tables of a few areas in the project at ``root``: lists for them are quick to make.

    ``areas`` are codes of regencies, or of provinces for all of theirs.
    """
    folder = root / "kb_builder" / "reference"
    shutil.copytree(
        ROOT / "kb_builder" / "reference", folder, ignore=shutil.ignore_patterns("*.py", "*.pyc")
    )
    tables = {path: _rows(path) for path in folder.rglob("*.csv")}
    for path, rows in tables.items():
        if path.name != "provinces.csv" and "code" in rows[0]:
            tables[path] = [row for row in rows if row["code"].startswith(areas)]
    provinces, regencies = folder / "provinces.csv", tables[folder / "regencies.csv"]
    tables[provinces] = [_recounted(row, regencies) for row in tables[provinces]]
    tables[provinces] = [row for row in tables[provinces] if row["population"] != "0"]
    register = folder / "assessments" / "tables.csv"
    for row in tables[register]:
        row["rows"] = str(len(tables[register.parent / row["file"]]))
    for path, rows in tables.items():
        _write(path, rows)
    return folder


def _recounted(province: Row, regencies: list[Row]) -> Row:
    own = [row for row in regencies if row["code"].startswith(province["code"])]
    kinds = [row["kind"] for row in own]
    return province | {
        "regencies": str(kinds.count("kabupaten")),
        "cities": str(kinds.count("kota")),
        "population": str(sum(int(row["population"] or 0) for row in own)),
    }


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row]) -> None:
    head = _rows(path)[0]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
