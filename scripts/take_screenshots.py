"""Take the pictures of CONTRIBUTING.md anew: the real site, the real commands, in Chromium.

Run it in the environment of the tests: ``.venv/bin/python scripts/take_screenshots.py``. It works
on a copy of the project and writes to ``.github/gambar/``. Look at the pictures before keeping
them.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from browsers import find_chromium
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
OUT: Final = ROOT / ".github" / "gambar"
REPOSITORY: Final = "https://github.com/rujukan/rujukan"
WIDTH: Final = 820
SCALE: Final = 1
LARGEST: Final = 100_000
CASE: Final = "cases/pemalang.yaml"
MISTAKES: Final = (
    ("index: 3.04", "index: 3,04"),
    ("cites: [puspindes-situs]", "cites: [puspindes]"),
)
CHANGES: Final = (
    ("Pada Juli 2022, 36 dari 211 desa", "Pada Juli 2022, 26 dari 211 desa"),
    ("value: 36", "value: 26"),
    ("https://joglojateng.com/", "https://berita.example/"),
)
PAPER: Final = """
<!doctype html><html lang="id"><meta charset="utf-8"><style>
  body {{ margin: 0; padding: 16px; background: #fff; color: #1f2328;
         font: 15px/1.5 "DejaVu Sans", sans-serif; }}
  pre {{ margin: 0; padding: 16px; border-radius: 8px; background: #161b22; color: #e6edf3;
        font: 14px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }}
  table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #d0d7de; padding: 4px 10px; }}
  h2, h3 {{ margin: .8em 0 .4em; border-bottom: 1px solid #d0d7de; }}
  code {{ background: #eff1f3; border-radius: 4px; padding: 1px 4px; }}
</style><body>{body}</body></html>
"""


class PictureError(Exception):
    """A picture cannot be taken; the text says why, in Indonesian."""


def main() -> int:
    """Take all pictures; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="rujukan-gambar-") as name:
        project = copy_project(Path(name) / "proyek")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_browser())
                take(browser, "tautan-halaman", lambda page: below_a_case(page, project))
                take(browser, "kb-check", lambda page: mistakes_explained(page, project))
                take(browser, "akibat", lambda page: consequences(page, project))
                browser.close()
        except PictureError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def take(browser: Browser, name: str, show: Callable[[Page], FloatRect]) -> None:
    """One picture: what ``show`` puts on the page, within the frame that it returns."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE, color_scheme="light"
    )
    frame = show(page)
    path = OUT / f"{name}.png"
    OUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, clip=frame, full_page=True)
    page.close()
    size = path.stat().st_size
    if size > LARGEST:
        raise PictureError(f"Gambar {path.name} sebesar {size} bita; paling besar {LARGEST}.")
    print(f"{path.relative_to(ROOT).as_posix()}: {size} bita")


def below_a_case(page: Page, project: Path) -> FloatRect:
    """The end of a case's page with its two links."""
    run(project, "build")
    page.goto((project / "_build" / "site" / "daerah" / "pemalang.html").as_uri())
    links = page.locator(".page-actions a")
    if links.all_inner_texts() != ["Laporkan kesalahan", "Sunting"]:
        raise PictureError("Halaman kasus tidak memuat tautan 'Laporkan kesalahan' dan 'Sunting'.")
    first = page.locator("#sumber li").last.bounding_box()
    last = links.last.bounding_box()
    if first is None or last is None:
        raise PictureError("Akhir halaman kasus tidak terlihat.")
    top, bottom = first["y"] - 16, last["y"] + last["height"] + 24
    return {"x": 0, "y": top, "width": WIDTH, "height": bottom - top}


def mistakes_explained(page: Page, project: Path) -> FloatRect:
    """``kb check`` on a file with two mistakes of the usual kind."""
    path = project / CASE
    sound = path.read_text(encoding="utf-8")
    path.write_text(replaced(sound, MISTAKES), encoding="utf-8")
    said = run(project, "check", expected=1)
    path.write_text(sound, encoding="utf-8")
    return on_paper(page, f"<pre>&gt; kb check\n{html.escape(said)}</pre>")


def consequences(page: Page, project: Path) -> FloatRect:
    """The beginning of the comment on a changed figure and a swapped link of its source."""
    git(project, "init", "--quiet")
    commit(project, "Sebelum")
    path = project / CASE
    path.write_text(replaced(path.read_text(encoding="utf-8"), CHANGES), encoding="utf-8")
    commit(project, "Sesudah")
    said = run(project, "diff", "HEAD^1", "HEAD", "--format", "md")
    comment = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(said)
    frame = on_paper(page, comment)
    end = page.get_by_role("heading", name="Nilai dan angka").bounding_box()
    if end is None:
        raise PictureError("Komentar akibat tidak memuat bagian 'Nilai dan angka'.")
    return {**frame, "height": end["y"]}


def commit(project: Path, message: str) -> None:
    """Everything as a commit that is the same whenever it is made."""
    git(project, "add", "cases", "kb_builder")
    git(project, "commit", "--quiet", "--message", message)


def git(project: Path, *arguments: str) -> None:
    """Run git with an author of its own, deaf to the settings of this machine."""
    who = {"NAME": "Rujukan", "EMAIL": "", "DATE": "2026-11-22T00:00:00Z"}
    parts = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    subprocess.run(
        [shutil.which("git") or "git", *arguments],
        cwd=project,
        env={**os.environ, **parts, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
    )


def on_paper(page: Page, body: str) -> FloatRect:
    """Show a fragment on a plain page; return the frame around it."""
    page.set_content(PAPER.format(body=body))
    height = page.evaluate("document.body.getBoundingClientRect().height")
    return {"x": 0, "y": 0, "width": WIDTH, "height": height}


def replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """``text`` with each former part replaced once; all of them must be there."""
    for old, new in pairs:
        if old not in text:
            raise PictureError(f"'{old}' tidak ada lagi di {CASE}; perbarui skrip ini.")
        text = text.replace(old, new, 1)
    return text


def run(project: Path, *arguments: str, expected: int = 0) -> str:
    """What ``kb`` says, on stdout and then on stderr."""
    answer = subprocess.run(
        [sys.executable, "-m", "kb_builder", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONUTF8": "1", "RUJUKAN_REPOSITORY": REPOSITORY},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if answer.returncode != expected:
        raise PictureError(f"kb {arguments[0]}: {answer.stderr.strip() or answer.stdout.strip()}")
    return answer.stdout + (answer.stderr if expected else "")


def copy_project(target: Path) -> Path:
    """What the site and its comparison are made of, at ``target``."""
    target.mkdir(parents=True)
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, target / name)
    shutil.copytree(ROOT / "docs", target / "docs", ignore=shutil.ignore_patterns("*.page"))
    shutil.copytree(ROOT / "cases", target / "cases")
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "kb_builder", target / "kb_builder", ignore=ignore)
    return target


def find_browser() -> str:
    """The path of a Chromium."""
    if path := find_chromium():
        return path
    raise PictureError("Chromium tidak ditemukan; pasang chromium, lalu ulangi.")


if __name__ == "__main__":
    sys.exit(main())
