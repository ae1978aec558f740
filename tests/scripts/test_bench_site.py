"""The parts of ``scripts/bench_site.py`` that need no build: growing, changing, the table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kb_builder.reading import load_library
from kb_builder.reading.library import has_errors
from tests.national import NATIONAL
from tests.script_modules import script
from tests.small import small_cases

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with script("bench_site") as module:
        yield module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_cases(tmp_path)


def test_a_grown_library_is_sound_and_every_change_keeps_it_so(
    bench: ModuleType, folder: Path
) -> None:
    before, _ = load_library(folder / "cases", NATIONAL)
    bench.grow(folder, 2)
    grown, problems = load_library(folder / "cases", NATIONAL)
    assert [p.as_text() for p in problems if has_errors([p])] == []
    assert len(grown.cases) == len(before.cases) + 2
    for change in (bench.change_word, bench.rename_practice, bench.remove_case):
        change(folder)
    changed, problems = load_library(folder / "cases", NATIONAL)
    assert [p.as_text() for p in problems if has_errors([p])] == []
    assert len(changed.cases) == len(grown.cases) - 1
    titles = [p.title for p in changed.cases["bojonegoro"].practices]
    assert sum(title.startswith("Bernama lain") for title in titles) == 1
    bench.add_case(folder)
    assert load_library(folder / "cases", NATIONAL)[0].cases.keys() == grown.cases.keys()


def test_more_cases_than_areas_are_refused(bench: ModuleType, folder: Path) -> None:
    with pytest.raises(bench.BenchError, match="belum mempunyai kasus"):
        bench.grow(folder, 600)


def test_rivals_get_the_same_words_without_markup(bench: ModuleType, tmp_path: Path) -> None:
    page = (
        "<title>Satu</title><nav>x</nav>"
        "<article><h1>Satu</h1><p>Dua &amp; <b>tiga</b></p></article>"
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(page, encoding="utf-8")
    assert bench.write_texts(tmp_path / "site", tmp_path / "out") == 1
    (text,) = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.md")]
    assert text == '---\ntitle: "Satu"\n---\n\nSatu\n\nDua  tiga\n'


def test_the_table_lines_up_and_numbers_are_indonesian(bench: ModuleType) -> None:
    run = bench.Run(1234.5, 0.25, 350_000_000, "")
    lines = bench.table([bench.row("Rujukan", run, "3"), bench.row("x", run, "–")]).splitlines()
    assert lines[2] == "| Rujukan     | 1.234,50 |      0,25 |        350 |       3 |"
    assert len({len(line) for line in lines}) == 1


def test_a_failed_build_is_told_by_its_last_lines(bench: ModuleType, tmp_path: Path) -> None:
    code = "import sys; print('sebab'); sys.exit(3)"
    with pytest.raises(bench.BenchError, match="sebab"):
        bench.measure([sys.executable, "-c", code], tmp_path)


def test_nearest_rows_are_those_of_all_distances() -> None:
    import numpy as np

    table = np.random.default_rng(1).standard_normal((300, 5))
    with script("bench_distances") as module:
        found, far = module.nearest(table)
    every = ((table[:, None] - table[None]) ** 2).sum(axis=-1)
    np.fill_diagonal(every, np.inf)
    assert (found == np.argsort(every, axis=1, kind="stable")[:, : module.NEAREST]).all()
    assert np.allclose(far, np.sort(every, axis=1)[:, : module.NEAREST])
