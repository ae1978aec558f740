"""Measure building the site: ours, the stock theme's way, and MkDocs Material, in one run.

Every run is a process of its own in a temporary folder that is removed afterwards; the project's
folder and ``.venv`` are only read. The table goes to stdout, the talk to stderr. Run it with a
Python that has the project's packages: ``.venv/bin/python scripts/bench_site.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NoReturn

import environment

ROOT: Final[Path] = environment.ROOT
WORDS: Final = 1500
"""Words on a generated page, about what a case has."""
GROUP: Final = 17
"""Pages in a folder for MkDocs: about as many as a province has areas with its own page."""
LEAST_STOCK: Final = 20
"""With fewer pages the time of a page drowns in the time of starting."""
SENTENCE: Final = "Kalimat ini ditambahkan untuk mengukur waktu bangun."
CHANGED_CASE: Final = "cases/pemalang.yaml"
MATERIAL: Final = "mkdocs-material>=9,<10"
PIP_SECONDS: Final = 900
WRAPPED: Final = "--terbungkus"
"""First argument of the wrapper process; what follows is the command to measure."""

HEADINGS: Final = ("Cara", "Halaman", "Detik", "Detik/halaman", "Memori puncak, MB", "Keterangan")
NUMERIC: Final = frozenset({1, 2, 3, 4})
DASH: Final = "–"

# --- results and how they are printed ---------------------------------------------------------


class BenchError(Exception):
    """A run could not be measured; the text says why, in Indonesian."""


@dataclass(frozen=True)
class Run:
    """One measured process: wall-clock seconds, peak memory in bytes if known, what it printed."""

    seconds: float
    peak: int | None
    output: str


@dataclass(frozen=True)
class Row:
    """One line of the table; None prints as a dash, or for memory as not measured."""

    way: str
    pages: int | None = None
    seconds: float | None = None
    per_page: float | None = None
    peak: float | None = None
    remark: str = ""

    def cells(self) -> tuple[str, ...]:
        """The texts of the row, one for each heading."""
        memory = "tidak diukur" if self.peak is None else number(self.peak / 1e6, 0)
        return (
            self.way,
            DASH if self.pages is None else number(self.pages, 0),
            DASH if self.seconds is None else number(self.seconds, 2),
            DASH if self.per_page is None else number(self.per_page, 3),
            DASH if self.seconds is None else memory,
            self.remark,
        )


def number(value: float, digits: int) -> str:
    """A number as Indonesian writes it: 1234.5 is ``1.234,5``."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def format_table(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> str:
    """A Markdown table whose columns line up; the numeric columns are set to the right."""
    widths = [max(3, *(len(row[at]) for row in (headings, *rows))) for at in range(len(headings))]

    def line(cells: Sequence[str]) -> str:
        texts = (
            cell.rjust(width) if at in NUMERIC else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join(texts)} |"

    rule = [
        "-" * (width - 1) + ":" if at in NUMERIC else "-" * width for at, width in enumerate(widths)
    ]
    return "\n".join([line(headings), line(rule), *(line(row) for row in rows)])


def median_run(runs: Sequence[Run]) -> tuple[float, float | None]:
    """The median seconds and the median peak; no peak when a run has none."""
    peaks = [run.peak for run in runs if run.peak is not None]
    peak = statistics.median(peaks) if len(peaks) == len(runs) else None
    return statistics.median(run.seconds for run in runs), peak


def row_of(
    way: str, pages: int, runs: Sequence[Run], *, each: bool = False, remark: str = ""
) -> Row:
    """The row for repeated runs; ``each`` also gives the seconds per page."""
    seconds, peak = median_run(runs)
    return Row(way, pages, seconds, seconds / pages if each else None, peak, remark)


def say(text: str) -> None:
    """Tell the person at the keyboard what is going on."""
    print(text, file=sys.stderr)


# --- filler text ------------------------------------------------------------------------------

_ROOT_WORDS: Final = (
    "adil aman bagi baik baru bentuk bina buat buka cepat dapat data desa guna hadir hasil hubung "
    "jalan jaring kaji kembang kerja kota kuat kunjung laksana lanjut layan maju mandiri mudah "
    "nilai olah padu paham periksa pinjam pusat rancang ruang sama satu sedia selaras sistem "
    "sumber susun tata temu terap tinggi tingkat tugas ukur umum usaha wilayah warga"
)
_ROOTS: Final = tuple(_ROOT_WORDS.split())
_AFFIXES: Final = (
    *("{}", "{}nya", "di{}kan", "ke{}an", "pe{}an", "ter{}", "ber{}", "{}an"),
    *("memper{}", "per{}an", "se{}", "{}-{}"),
)
_SMALL: Final = ("dan", "yang", "di", "dengan", "untuk", "pada", "dari", "dalam", "agar", "tidak")
VOCABULARY: Final = tuple(affix.replace("{}", root) for root in _ROOTS for affix in _AFFIXES)
_SECTIONS: Final = ("Ringkasan", "Masalah", "Langkah", "Hasil", "Hambatan", "Biaya", "Pelajaran")


def page_title(serial: int) -> str:
    """The title of the page with this serial number, different for each."""
    root = _ROOTS[serial % len(_ROOTS)].capitalize()
    return f"Kabupaten {root} {_SECTIONS[serial % len(_SECTIONS)]} {serial}"


def page_text(serial: int, words: int = WORDS) -> str:
    """Plain Markdown of about ``words`` words; the same serial number gives the same text."""
    # A seed of text is hashed the same way in every process and Python.
    source = random.Random(f"rujukan {serial}")  # noqa: S311 -- filler text, no secret
    parts = [f"# {page_title(serial)}"]
    for heading in _SECTIONS:
        parts.append(f"## {heading}")
        parts.extend(_paragraphs(source, words // len(_SECTIONS)))
    return "\n\n".join(parts) + "\n"


def _paragraphs(source: random.Random, words: int) -> Iterator[str]:
    """Paragraphs of at most five sentences that have ``words`` words together."""
    while words > 0:
        sentences = []
        while words > 0 and len(sentences) < 5:
            length = min(source.randint(8, 18), words)
            sentences.append(_sentence(source, length))
            words -= length
        yield " ".join(sentences)


def _sentence(source: random.Random, words: int) -> str:
    """A sentence in which every third word is one of the small, frequent ones."""
    chosen = [source.choice(_SMALL if at % 3 == 2 else VOCABULARY) for at in range(words)]
    return " ".join(chosen).capitalize() + "."


def word_count(text: str) -> int:
    """Words in a Markdown text: runs of letters, a hyphen inside a word does not split it."""
    return len(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))


# --- running and measuring --------------------------------------------------------------------


def wrapper(command: Sequence[str]) -> int:
    """In the wrapper process: run the command, print what it took as JSON.

    The peak covers the command and what it started, the largest single process of them.
    """
    began = time.perf_counter()
    answer = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    seconds = time.perf_counter() - began
    output = answer.stdout.decode("utf-8", "replace")
    facts = {"seconds": seconds, "peak": peak_of_children(), "output": output}
    print(json.dumps({**facts, "code": answer.returncode}))
    return 0


def peak_of_children() -> int | None:
    """Peak memory in bytes of the processes waited for; None where it cannot be known."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def measure(command: Sequence[str], folder: Path, **variables: str) -> Run:
    """Run a command in ``folder`` through a fresh wrapper; BenchError when it fails."""
    inherited = environment.child_environment()
    inherited.pop("PYTHONPATH", None)
    answer = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), WRAPPED, *command],
        cwd=folder,
        env={**inherited, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        raise BenchError(f"Pengukur gagal: {last_lines(answer.stderr.decode('utf-8', 'replace'))}")
    facts = json.loads(answer.stdout)
    if facts["code"]:
        raise BenchError(f"Kode keluar {facts['code']}: {last_lines(facts['output'])}")
    return Run(facts["seconds"], facts["peak"], facts["output"])


def last_lines(text: str, count: int = 6) -> str:
    """The end of what a program said."""
    return "\n  ".join(text.strip().splitlines()[-count:])


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of its own for a run, removed in any case."""
    with tempfile.TemporaryDirectory(prefix="rujukan-ukur-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()


# --- ours -------------------------------------------------------------------------------------


def copy_project(folder: Path) -> None:
    """Copy what a build reads, without the pages that a build generates."""
    shutil.copytree(ROOT / "cases", folder / "cases")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.page"))
    for name in ("conf.py", "docutils.conf"):
        shutil.copy2(ROOT / name, folder / name)


def with_longer_claim(text: str) -> str:
    """A case file with one sentence appended to its first unquoted claim."""
    claim = r"(- text: (?![\"'])[^\n]*(?:\n +(?! |\w+:)[^\n]*)*)(?=\n +cites:)"
    changed, count = re.subn(claim, rf"\1 {SENTENCE}", text, count=1)
    if not count:
        raise BenchError(f"Tidak ada klaim yang dapat diubah dalam {CHANGED_CASE}.")
    return changed


def pages_built(output: str) -> int:
    """The number of pages in the line that ``kb build`` ends with."""
    found = re.search(r"^(\d+) halaman, ", output, re.M)
    if found is None:
        raise BenchError(f"Banyaknya halaman tidak terbaca dari: {last_lines(output)}")
    return int(found[1])


def build_ours(folder: Path, *options: str) -> Run:
    """Run ``kb build`` of this checkout for the copy in ``folder``."""
    command = [sys.executable, "-m", "kb_builder", "build", *options]
    return measure(command, folder, PYTHONPATH=str(ROOT))


def ours_once() -> tuple[Run, Run, Run]:
    """Build a fresh copy cold, then with nothing changed, then with one changed case."""
    with temporary_folder() as folder:
        copy_project(folder)
        cold = build_ours(folder, "--clean")
        same = build_ours(folder)
        case = folder / CHANGED_CASE
        case.write_text(with_longer_claim(case.read_text(encoding="utf-8")), encoding="utf-8")
        changed = build_ours(folder)
    if "tidak ada yang berubah" in changed.output:
        raise BenchError(f"Kasus yang diubah tidak dibangun ulang: {last_lines(changed.output)}")
    return cold, same, changed


def ours(repeat: int) -> list[Row]:
    """The three rows of our own build."""
    say("Rujukan: dari awal, tanpa perubahan, satu kasus berubah …")
    cold, same, changed = zip(*(ours_once() for _ in range(repeat)), strict=True)
    pages = pages_built(cold[0].output)
    return [
        row_of("Rujukan, dari awal", pages, cold, each=True, remark="satu proses"),
        row_of("Rujukan, tanpa perubahan", pages, same),
        row_of("Rujukan, satu kasus berubah", pages, changed),
    ]


# --- the others -------------------------------------------------------------------------------

Prepare = Callable[[Path], Sequence[str]]
"""Writes the sources into a folder and gives the command that builds them into ``hasil``."""


def generated(prepare: Prepare, pages: int, repeat: int) -> list[Run]:
    """Measure a build of generated pages, each time in a new folder, and count what came out."""
    runs = []
    for _ in range(repeat):
        with temporary_folder() as folder:
            runs.append(measure(prepare(folder), folder))
            built = sum(1 for _ in (folder / "hasil").rglob("*.html"))
            if built < pages:
                raise BenchError(f"Hanya {built} dari {pages} halaman jadi.")
    return runs


def write_pages(folder: Path, pages: int) -> None:
    """Write the generated documents, ``h0001.md`` and on."""
    for serial in range(1, pages + 1):
        (folder / f"h{serial:04}.md").write_text(page_text(serial), encoding="utf-8")


def write_grouped_pages(folder: Path, pages: int) -> None:
    """Write the same documents in folders, as areas lie in provinces.

    In a flat navigation there is nothing that MkDocs Material could prune.
    """
    for serial in range(1, pages + 1):
        group = folder / f"p{(serial - 1) // GROUP + 1:02}"
        group.mkdir(exist_ok=True)
        (group / f"h{serial:04}.md").write_text(page_text(serial), encoding="utf-8")


def prepare_stock(folder: Path, pages: int) -> Sequence[str]:
    """MyST documents in one toctree, the book theme with its defaults."""
    settings = (
        'project = "Contoh"\nlanguage = "id"\nextensions = ["myst_parser"]\n'
        'html_theme = "sphinx_book_theme"\n'
    )
    source = folder / "sumber"
    source.mkdir()
    (source / "conf.py").write_text(settings, encoding="utf-8")
    (source / "index.md").write_text("# Contoh\n\n```{toctree}\n:glob:\n\nh*\n```\n", "utf-8")
    write_pages(source, pages)
    return [sys.executable, "-m", "sphinx", "-q", "-b", "html", "sumber", "hasil"]


def stock(pages: int, wanted: int, repeat: int) -> list[Row]:
    """The stock theme: one page and ``pages`` pages measured, ``wanted`` pages extrapolated."""
    say(f"Tema bawaan dengan 1 dan {pages} halaman …")
    way = "Tema bawaan"
    single = generated(lambda folder: prepare_stock(folder, 1), 1, repeat)
    many = generated(lambda folder: prepare_stock(folder, pages), pages, repeat)
    seconds, peak = median_run(many)
    each, total = straight_line(median_run(single)[0], seconds, pages, wanted)
    guess = Row(way, wanted, total, remark="PERKIRAAN garis lurus, tidak diukur")
    return [
        row_of(way, 1, single, remark="hampir hanya waktu mulai"),
        Row(way, pages, seconds, each, peak, "per halaman: tanpa waktu mulai"),
        *([guess] if wanted > pages else []),
    ]


def straight_line(one: float, many: float, pages: int, wanted: int) -> tuple[float, float]:
    """Seconds of each further page, and what a straight line gives for ``wanted`` pages.

    ``one`` and ``many`` are the seconds of a build with one page and with ``pages`` pages.
    """
    each = (many - one) / (pages - 1)
    return each, one + each * (wanted - 1)


def prepare_material(folder: Path, pages: int, python: Path, prune: bool) -> Sequence[str]:
    """The same documents for MkDocs Material, its navigation made from the files."""
    features = "  features: [navigation.prune]\n" if prune else ""
    settings = f"site_name: Contoh\nsite_dir: hasil\ntheme:\n  name: material\n{features}"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    source = folder / "docs"
    source.mkdir()
    (source / "index.md").write_text("# Contoh\n", encoding="utf-8")
    write_grouped_pages(source, pages)
    return [str(python), "-m", "mkdocs", "build", "--quiet"]


def install_material(folder: Path) -> Path:
    """Install MkDocs Material into an environment of its own; return its interpreter."""
    say(f"Memasang {MATERIAL} ke folder sementara …")
    below = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet", "install", MATERIAL)
    for command in (
        [sys.executable, "-m", "venv", str(folder / "venv")],
        [str(folder / "venv" / below), *pip],
    ):
        try:
            answer = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=PIP_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BenchError(f"Pemasangan MkDocs Material gagal: {error}") from error
        if answer.returncode:
            said = last_lines(answer.stdout.decode("utf-8", "replace"))
            raise BenchError(f"Pemasangan MkDocs Material gagal: {said}")
    return folder / "venv" / below


def material_version(python: Path) -> str:
    """The version of MkDocs Material that was installed."""
    code = "from importlib.metadata import version; print(version('mkdocs-material'))"
    answer = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    return answer.stdout.strip()


def material(pages: int, repeat: int) -> list[Row]:
    """MkDocs Material with its defaults and with pruned navigation, or one row saying why not."""
    with temporary_folder() as folder:
        try:
            python = install_material(folder)
        except BenchError as error:
            say(str(error))
            return [Row("MkDocs Material", remark="tidak dapat dipasang, tidak diukur")]
        remark = f"versi {material_version(python)}"
        return [
            material_row(python, pages, repeat, prune=prune, remark=remark)
            for prune in (False, True)
        ]


def material_row(python: Path, pages: int, repeat: int, *, prune: bool, remark: str) -> Row:
    """One way of MkDocs Material; a failed build becomes a row that says so."""
    way = "MkDocs Material, " + ("navigation.prune" if prune else "bawaan")
    say(f"{way}, {pages} halaman …")
    try:
        runs = generated(
            lambda folder: prepare_material(folder, pages, python, prune), pages, repeat
        )
    except BenchError as error:
        say(str(error))
        return Row(way, pages, remark="gagal dibangun")
    return row_of(way, pages, runs, each=True, remark=remark)


# --- the command ------------------------------------------------------------------------------


def load() -> str:
    """How busy the machine is before the first run, where the system tells."""
    average = getattr(os, "getloadavg", None)
    return f", beban sebelum mulai {number(average()[0], 1)}" if average else ""


def machine(busy: str) -> str:
    """What the numbers were measured on; no names of machines or people."""
    usable = getattr(os, "sched_getaffinity", None)
    count = len(usable(0)) if usable else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    packages = ", ".join(f"{name} {version(name)}" for name in ("sphinx", "sphinx-book-theme"))
    return f"Mesin: {count} CPU{busy}; {python}; {packages}."


def notes(repeat: int) -> str:
    """How to read the table."""
    times = "Tiap baris satu kali ukur" if repeat == 1 else f"Tiap baris median {repeat} kali ukur"
    return (
        f"{times}. Detik: waktu dinding seluruh perintah. Memori: proses terbesar; "
        f"1 MB = 1.000.000 bita.\n"
        f"Tema bawaan dan MkDocs: halaman buatan sekitar {number(WORDS, 0)} kata, ditambah satu "
        f"halaman muka; tema bawaan dalam satu\ntoctree, MkDocs dalam folder berisi {GROUP} "
        "halaman. Rujukan: semua halaman situsnya, panjangnya berbeda-beda.\n"
        "Perkiraan garis lurus cenderung jauh terlalu rendah: daftar isi di "
        "setiap halaman tema bawaan\nikut memanjang, jadi waktunya tumbuh lebih cepat daripada "
        "banyaknya halaman."
    )


class Formatter(argparse.HelpFormatter):
    """Help with an Indonesian usage line."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Put our own word before the usage."""
        super().add_usage(usage, actions, groups, prefix or "pemakaian: ")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one Indonesian sentence."""

    def error(self, message: str) -> NoReturn:
        """Say that the options are wrong and exit 2."""
        self.exit(2, "Pilihan tidak dikenal atau nilainya salah; lihat --help.\n")


def at_least(least: int) -> Callable[[str], int]:
    """A reader of whole numbers that are not smaller than ``least``."""

    def read(text: str) -> int:
        value = int(text)
        if value < least:
            raise ValueError(text)
        return value

    return read


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(
        description="Ukur waktu dan memori membangun situs, dibandingkan dengan cara lain.",
        formatter_class=Formatter,
        add_help=False,
    )
    group = parser.add_argument_group("pilihan")
    group.add_argument("-h", "--help", action="help", help="tunjukkan bantuan ini")
    group.add_argument(
        "--stock-pages",
        type=at_least(LEAST_STOCK),
        default=60,
        metavar="N",
        help="banyaknya halaman dengan tema bawaan (bawaannya 60, paling sedikit 20)",
    )
    group.add_argument("--skip-mkdocs", action="store_true", help="tanpa MkDocs Material")
    group.add_argument(
        "--repeat",
        type=at_least(1),
        default=1,
        metavar="N",
        help="ulangi tiap pengukuran dan ambil mediannya (bawaannya 1)",
    )
    return parser.parse_args(arguments)


def bench(options: argparse.Namespace) -> list[Row]:
    """All measurements, in the order of the table."""
    rows = ours(options.repeat)
    pages = rows[0].pages or 0
    rows += stock(options.stock_pages, pages, options.repeat)
    if options.skip_mkdocs:
        return [*rows, Row("MkDocs Material", remark="dilewati (--skip-mkdocs)")]
    return rows + material(pages, options.repeat)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    environment.prepare_output()
    if arguments and arguments[0] == WRAPPED:
        return wrapper(arguments[1:])
    options = parse(arguments)
    if not all(importlib.util.find_spec(name) for name in ("sphinx", "sphinx_book_theme")):
        say(
            "Python ini tidak memuat paket proyek; siapkan dengan 'python3 scripts/start.py', lalu "
            f"jalankan '{environment.python().relative_to(ROOT)} scripts/bench_site.py'."
        )
        return 1
    busy = load()
    try:
        rows = bench(options)
    except BenchError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    table = format_table([row.cells() for row in rows])
    print(f"{machine(busy)}\n\n{table}\n\n{notes(options.repeat)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
