"""Measure building the site: ours grown by any number of cases, and others' on the same texts.

``bench_site.py --cases 100`` copies the project, adds 100 cases of Bojonegoro's size, and measures
six builds of it; ``--rivals`` also lets Hugo and MkDocs Material build pages with the same words.
Every run is a process of its own in a temporary folder; the project's folder is only read. The
table goes to stdout, the talk to stderr.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import environment

ROOT: Final[Path] = environment.ROOT
MODEL: Final = "bojonegoro"
"""The case whose size the added ones have."""
PAGES_IN_FOLDER: Final = 20
HEADINGS: Final = ("Yang diukur", "Detik", "Detik CPU", "Memori, MB", "Ditulis")


class BenchError(Exception):
    """A run could not be measured; the text says why, in Indonesian."""


@dataclass(frozen=True)
class Run:
    """One measured process with its children: seconds, peak memory of the largest in bytes."""

    seconds: float
    cpu: float
    peak: int
    said: str


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command in ``folder``. Raises BenchError when it fails."""
    variables = {**environment.child_environment(), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        if hasattr(os, "wait4"):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss
        else:
            process.wait()
            cpu, peak = 0.0, 0
        seconds = time.perf_counter() - began
        said.seek(0)
        text = said.read().strip()
    if process.returncode:
        last = "\n  ".join(text.splitlines()[-6:])
        raise BenchError(f"'{' '.join(command[-3:])}' gagal: {last}")
    return Run(seconds, cpu, peak * (1 if sys.platform == "darwin" else 1024), text)


# --- a library as large as wanted -------------------------------------------------------------


def copy_project(folder: Path) -> None:
    """Copy what a build reads."""
    for name in ("cases", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("conf.py", "docutils.conf"):
        shutil.copy2(ROOT / name, folder / name)


def grow(folder: Path, cases: int) -> None:
    """Add ``cases`` files of the model's size for areas that have none."""
    text = (folder / "cases" / f"{MODEL}.yaml").read_text(encoding="utf-8")
    free = [area for area in areas() if not (folder / "cases" / f"{area[1]}.yaml").exists()]
    if cases > len(free):
        raise BenchError(f"Hanya {len(free)} daerah belum mempunyai kasus.")
    for code, slug in free[:cases]:
        target = folder / "cases" / f"{slug}.yaml"
        target.write_text(as_case_of(text, code=code, slug=slug), encoding="utf-8")


def areas() -> list[tuple[str, str]]:
    """Code and slug of every regency and city that may have a case."""
    sys.path.insert(0, str(ROOT))
    from kb_builder.reference import load_national

    regencies = load_national().areas.regencies
    return [(area.code, area.slug) for area in regencies if not area.administrative]


def as_case_of(text: str, *, code: str, slug: str) -> str:
    """The model's case as the case of another area: own code, own ids, own titles."""
    text = re.sub(r"^regency: .*$", f'regency: "{code}"', text, count=1, flags=re.M)
    text = re.sub(r"^(  - id: )(\S+)$", rf"\1\2-{slug}", text, flags=re.M)
    text = re.sub(rf"\b{MODEL}/([a-z0-9-]+)", rf"{slug}/\1-{slug}", text)
    return re.sub(r"^(    title: )(\w)", rf"\1Di {slug}: \2", text, flags=re.M).replace(
        f"title: Di {slug}: ", f"title: Di {slug}, "
    )


# --- what is changed between two builds ---------------------------------------------------------


def change_word(folder: Path) -> None:
    """Change one word of one claim of a practice."""
    _edit(folder, r"(?s)(\npractices:.*?intervention:.*?text: .*?)\b(dan|yang|di)\b", r"\1\2 juga")


def rename_practice(folder: Path) -> None:
    """Change the title of one practice."""
    _edit(folder, r"(?s)(\npractices:.*?\n    title: )(\w)", r"\1Bernama lain, \2")


def remove_case(folder: Path) -> None:
    """Take one case away that no other file refers to."""
    path = _lonely(folder)
    path.rename(folder / path.name)


def add_case(folder: Path) -> None:
    """Put the case back."""
    for path in folder.glob("*.yaml"):
        path.rename(folder / "cases" / path.name)


def _edit(folder: Path, pattern: str, replacement: str) -> None:
    path = folder / "cases" / f"{MODEL}.yaml"
    text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1)
    if not count:
        raise BenchError(f"Tidak ada yang dapat diubah dalam {path.name}.")
    path.write_text(text, encoding="utf-8")


def _lonely(folder: Path) -> Path:
    files = sorted((folder / "cases").rglob("*.yaml"))
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    for path in reversed([p for p in files if p.parent.name == "cases" and p.stem != "questions"]):
        code = re.search(r'regency: "?([\d.]+)', texts[path])
        named = (f"{path.stem}/", f'"{code[1]}"' if code else "")
        if not any(n and n in text for p, text in texts.items() if p != path for n in named):
            return path
    raise BenchError("Setiap kasus dirujuk berkas lain.")


STEPS: Final[tuple[tuple[str, Callable[[Path], None] | None], ...]] = (
    ("dari awal", None),
    ("tanpa perubahan", None),
    ("satu kata", change_word),
    ("satu praktik berganti nama", rename_practice),
    ("satu kasus dihapus", remove_case),
    ("satu kasus ditambah", add_case),
)


def ours(folder: Path) -> list[tuple[str, ...]]:
    """Measure the six builds of the project in ``folder``."""
    rows = []
    for name, change in STEPS:
        say(f"Rujukan, {name} …")
        if change is not None:
            change(folder)
        run = measure([sys.executable, "-m", "kb_builder", "build"], folder)
        pages = re.search(r"^(\d+) halaman, (?:(\d+) berkas)?", run.said, re.M)
        if pages is None:
            raise BenchError(f"Keluaran tidak terbaca: {run.said[-200:]}")
        rows.append(row(f"Rujukan ({pages[1]} halaman), {name}", run, pages[2] or "0"))
    return rows


# --- others, on the same words ------------------------------------------------------------------


def write_texts(site: Path, folder: Path) -> int:
    """Every page of our site as Markdown with the same words; how many there are."""
    count = 0
    for path in sorted(site.rglob("*.html")):
        found = re.search(r"(?s)<article.*?>(.*)</article>", path.read_text(encoding="utf-8"))
        title = re.search(r"<title>(.*?)</title>", path.read_text(encoding="utf-8"))
        parts = re.split(r"<h[1-4][^>]*>|</(?:p|li|td|th|h[1-4])>", found[1] if found else "")
        lines = [" ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split()) for part in parts]
        body = "\n\n".join(re.sub(r"[^\w ,.;:()%–-]", "", line) for line in lines if line)
        target = folder / f"b{count // PAGES_IN_FOLDER:03}" / f"h{count:05}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w ,.-]", "", title[1] if title else path.stem)
        target.write_text(f'---\ntitle: "{name}"\n---\n\n{body}\n', encoding="utf-8")
        count += 1
    return count


def hugo(folder: Path, site: Path) -> tuple[str, ...]:
    """Hugo with the plainest layout there is."""
    if shutil.which("hugo") is None:
        return ("Hugo: tidak terpasang", "–", "–", "–", "–")
    count = write_texts(site, folder / "content")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}"
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(page, encoding="utf-8")
    (folder / "hugo.toml").write_text('title = "x"\ndisableKinds = ["RSS"]\n', encoding="utf-8")
    return row(f"Hugo ({count} halaman), dari awal", measure(["hugo", "--quiet"], folder), "–")


def material(folder: Path, site: Path) -> tuple[str, ...]:
    """MkDocs Material with pruned navigation, from pip into an environment of its own."""
    say("Memasang MkDocs Material ke folder sementara …")
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    measure([sys.executable, "-m", "venv", "venv"], folder)
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check", "install", "mkdocs-material<10")
    try:
        measure([str(python), *pip], folder)
    except BenchError as error:
        say(f"MkDocs Material tidak dapat dipasang: {error}")
        return ("MkDocs Material: tidak terpasang", "–", "–", "–", "–")
    count = write_texts(site, folder / "docs")
    (folder / "docs" / "index.md").write_text("# x\n", encoding="utf-8")
    settings = "site_name: x\ntheme:\n  name: material\n  features: [navigation.prune]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    run = measure([str(python), "-m", "mkdocs", "build", "--quiet"], folder)
    return row(f"MkDocs Material ({count} halaman), dari awal", run, "–")


# --- the command ----------------------------------------------------------------------------------


def row(name: str, run: Run, written: str) -> tuple[str, ...]:
    """A line of the table."""
    figures = (number(run.seconds, 2), number(run.cpu, 2), number(run.peak / 1e6, 0))
    return (name, *figures, written)


def number(value: float, digits: int) -> str:
    """A number as Indonesian writes it: 1234.5 is ``1.234,5``."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up, figures on the right."""
    widths = [max(len(line[at]) for line in (HEADINGS, *rows)) for at in range(len(HEADINGS))]

    def line(cells: Sequence[str]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        texts = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
        return f"| {' | '.join(texts)} |"

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(HEADINGS), line(rule), *(line(cells) for cells in rows)])


def say(text: str) -> None:
    """Tell the person at the keyboard what is going on."""
    print(text, file=sys.stderr)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one Indonesian sentence."""

    def error(self, message: str) -> NoReturn:
        """Say that the options are wrong and exit 2."""
        self.exit(2, "Pilihan tidak dikenal atau nilainya salah; lihat --help.\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(description="Ukur waktu dan memori membangun situs.", add_help=False)
    group = parser.add_argument_group("pilihan")
    group.add_argument("-h", "--help", action="help", help="tunjukkan bantuan ini")
    group.add_argument(
        "--cases", type=int, default=0, metavar="N", help="tambah N kasus sebesar Bojonegoro"
    )
    group.add_argument("--rivals", action="store_true", help="ukur juga Hugo dan MkDocs Material")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return the exit code."""
    environment.prepare_output()
    options = parse(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="rujukan-", ignore_cleanup_errors=True) as name:
            top = Path(name).resolve()
            folders = [top / part for part in ("kita", "hugo", "material")]
            for folder in folders:
                folder.mkdir()
            copy_project(folders[0])
            grow(folders[0], options.cases)
            rows = ours(folders[0])
            if options.rivals:
                site = folders[0] / "_build" / "site"
                rows += [hugo(folders[1], site), material(folders[2], site)]
    except BenchError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    print(f"{table(rows)}\n\n{os.cpu_count()} inti, beban akhir {load}; 1 MB = 1.000.000 bita.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
