"""The pure parts of ``scripts/bench_site.py``: the table, the filler text, what is read back."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    """The script as a module, found and forgotten again under a name of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPTS))
        spec = importlib.util.spec_from_file_location("bench_site", SCRIPTS / "bench_site.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        patch.setitem(sys.modules, "bench_site", module)  # dataclasses look their module up
        spec.loader.exec_module(module)
        yield module


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0.0, 0, "0"), (3.456, 2, "3,46"), (1234.5, 1, "1.234,5"), (1234567, 0, "1.234.567")],
)
def test_numbers_are_written_as_in_indonesian(
    bench: ModuleType, value: float, digits: int, text: str
) -> None:
    assert bench.number(value, digits) == text


def test_the_table_lines_up_and_numbers_stand_on_the_right(bench: ModuleType) -> None:
    rows = [
        bench.Row("Rujukan, dari awal", 650, 9.5, 0.0146, 350e6),
        bench.Row("Tema", 650, 83.25, remark="perkiraan"),
        bench.Row("MkDocs", remark="dilewati"),
    ]
    assert bench.format_table([row.cells() for row in rows]).splitlines() == [
        "| Cara               | Halaman | Detik | Detik/halaman | Memori puncak, MB | Keterangan |",
        "| ------------------ | ------: | ----: | ------------: | ----------------: | ---------- |",
        "| Rujukan, dari awal |     650 |  9,50 |         0,015 |               350 |            |",
        "| Tema               |     650 | 83,25 |             – |      tidak diukur | perkiraan  |",
        "| MkDocs             |       – |     – |             – |                 – | dilewati   |",
    ]


def test_the_median_of_runs_and_no_peak_when_one_is_unknown(bench: ModuleType) -> None:
    runs = [bench.Run(3.0, 10, ""), bench.Run(1.0, 30, ""), bench.Run(9.0, 20, "")]
    assert bench.median_run(runs) == (3.0, 20)
    assert bench.median_run([*runs, bench.Run(3.0, None, "")]) == (3.0, None)


def test_the_straight_line_leaves_the_start_out_of_the_time_of_a_page(bench: ModuleType) -> None:
    each, total = bench.straight_line(2.0, 8.0, 61, 601)
    assert each == pytest.approx(0.1)
    assert total == pytest.approx(62.0)


def test_the_same_page_is_the_same_text_in_every_process(bench: ModuleType) -> None:
    assert bench.page_text(7) == bench.page_text(7)
    code = "import bench_site, sys; sys.stdout.buffer.write(bench_site.page_text(7).encode())"
    command = [sys.executable, "-c", code]
    other = subprocess.run(command, cwd=SCRIPTS, capture_output=True, check=True)
    assert other.stdout.decode("utf-8") == bench.page_text(7)


def test_pages_differ_in_title_and_text(bench: ModuleType) -> None:
    texts = [bench.page_text(serial) for serial in range(1, 41)]
    assert len({text.partition("\n")[0] for text in texts}) == 40
    assert len({text.partition("\n")[2] for text in texts}) == 40


def test_a_page_has_about_as_many_words_as_asked_for(bench: ModuleType) -> None:
    counts = [bench.word_count(bench.page_text(serial)) for serial in range(1, 41)]
    assert all(abs(count - bench.WORDS) < 0.02 * bench.WORDS for count in counts)
    assert abs(bench.word_count(bench.page_text(1, words=300)) - 300) < 30


def test_a_page_is_plain_markdown(bench: ModuleType) -> None:
    lines = bench.page_text(1).splitlines()
    assert lines[0].startswith("# Kabupaten ")
    assert all(re.fullmatch(r"(#{1,2} )?[\w .-]*", line) for line in lines)


def test_words_are_counted_without_marks_and_digits(bench: ModuleType) -> None:
    assert bench.word_count("# Kabupaten Maju 12\n\nWarga-warga di **desa**, 3,5.\n") == 5
    assert bench.word_count("") == 0


def test_the_page_count_is_read_from_what_the_build_says(bench: ModuleType) -> None:
    said = "Membangun situs …\n650 halaman, 662 berkas ditulis, 0 dihapus (3.5 detik): index.html\n"
    assert bench.pages_built(said) == 650
    with pytest.raises(bench.BenchError, match="tidak terbaca"):
        bench.pages_built("Sphinx gagal")


@pytest.mark.parametrize(
    ("claim", "changed"),
    [
        ("  - text: Satu.\n    cites: [a]\n", "  - text: Satu. {}\n    cites: [a]\n"),
        (
            "  - text: >-\n      Satu\n      dua.\n    cites: [a]\n",
            "  - text: >-\n      Satu\n      dua. {}\n    cites: [a]\n",
        ),
        (
            '  - text: "Satu."\n    cites: [a]\n  - text: Dua.\n    cites: [b]\n',
            '  - text: "Satu."\n    cites: [a]\n  - text: Dua. {}\n    cites: [b]\n',
        ),
    ],
)
def test_one_claim_grows_by_a_sentence(bench: ModuleType, claim: str, changed: str) -> None:
    assert bench.with_longer_claim(claim) == changed.format(bench.SENTENCE)


def test_a_case_without_such_a_claim_is_refused(bench: ModuleType) -> None:
    with pytest.raises(bench.BenchError, match="Tidak ada klaim"):
        bench.with_longer_claim("status: published\n")
