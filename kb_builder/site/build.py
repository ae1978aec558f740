"""``kb build``: check, let Sphinx build beside the site, then copy what changed.

The folder ``_build/site`` that people read is touched only after everything succeeded, and only
where bytes differ. See ``docs/adr/0002-bangun-lalu-salin.md``.
"""

from __future__ import annotations

import gc
import io
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from kb_builder.site.errors import ContentError
from kb_builder.site.fingerprint import fingerprint
from kb_builder.writing import remove_empty_folders, write_if_changed

_PACKAGES: Final = (
    "sphinx", "docutils", "jinja2", "myst-parser", "sphinx-book-theme", "pydata-sphinx-theme",
    "pygments", "snowballstemmer",
)  # fmt: skip
_LEFT_OUT: Final = (
    ".buildinfo", ".data-pages.json", ".answers", "objects.inv", "_sources/",
    "_static/scripts/", "_static/vendor/", "_static/locales/", "_static/images/",
    "_static/basic.css", "_static/file.png",
    "_static/minus.png", "_static/plus.png", "_static/translations.js",
    "_static/sphinx_highlight.js", "_static/webpack-macros.html",
    "_static/sbt-webpack-macros.html", "_static/styles/theme.css",
)  # fmt: skip
"""What Sphinx and the theme put out and no page of ours asks for."""

PACKAGE: Final = Path(__file__).parents[1]
_KEPT: Final = "Situs tidak dibangun; situs yang lama tetap ada."

Say = Callable[[str], None]


class BuildError(Exception):
    """The site could not be built; the text says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``folder`` is the site; times in seconds."""

    folder: Path
    pages: int
    written: int
    removed: int
    seconds: float

    def as_text(self) -> str:
        """One line for people."""
        if not self.written and not self.removed:
            changes = "tidak ada yang berubah"
        else:
            changes = f"{self.written} berkas ditulis, {self.removed} dihapus"
        entry = self.folder / "index.html"
        return f"{self.pages} halaman, {changes} ({self.seconds:.1f} detik): {entry}"


def build_site(root: Path, *, jobs: int = 1, clean: bool = False, say: Say = print) -> Report:
    """Build the project at ``root`` into ``_build/site``.

    Raises BuildError when cases have errors or Sphinx warns or fails; the last good site stays.
    """
    began = time.perf_counter()
    folder = root / "_build"
    site, work, state_file = folder / "site", folder / "sphinx", folder / "state.json"
    docs = root / "docs"
    theme = (docs / "_static", docs / "_templates")
    state = {
        "code": fingerprint(
            PACKAGE.parent, [PACKAGE], extra=" ".join(f"{p}={version(p)}" for p in _PACKAGES)
        )
        + fingerprint(
            root,
            [root / "conf.py", root / "docutils.conf", *theme],
            extra=os.environ.get("RUJUKAN_REPOSITORY", ""),
        ),
        "content": fingerprint(root, [root / "cases", docs], without=theme),
    }
    known = _read_state(state_file)
    files = known.get("files", [])
    unchanged = all(known.get(key) == value for key, value in state.items())
    if unchanged and files and not clean and all((site / name).is_file() for name in files):
        return _report(site, files, 0, 0, began)
    if clean or known.get("code") != state["code"] or not known:
        shutil.rmtree(work, ignore_errors=True)
    say("Membangun situs …")
    _run_sphinx(root, work, jobs)
    wanted = list(_outputs(work / "html"))
    written = sum(_copy_if_changed(work / "html" / name, site / name) for name in wanted)
    removed = _remove_others(site, set(wanted))
    text = json.dumps({**state, "files": wanted}, indent=0)
    write_if_changed(state_file, text.encode("utf-8"))
    return _report(site, wanted, written, removed, began)


def _report(site: Path, files: Iterable[str], written: int, removed: int, began: float) -> Report:
    pages = sum(name.endswith(".html") for name in files)
    return Report(site, pages, written, removed, time.perf_counter() - began)


def _run_sphinx(root: Path, work: Path, jobs: int) -> None:
    """Let Sphinx build ``docs/`` into ``work``, warnings as errors."""
    said = io.StringIO()
    # A build makes many small objects that live to its end; looking for garbage among them again
    # and again takes a fifth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        with patch_docutils(root), docutils_namespace():
            app = Sphinx(
                srcdir=root / "docs",
                confdir=root,
                outdir=work / "html",
                doctreedir=work / "doctrees",
                buildername="html",
                status=None,
                warning=said,
                warningiserror=True,
                parallel=jobs,
            )
            app.build()
        failed = app.statuscode != 0
    except ContentError as error:
        raise BuildError(f"{error}\n{_KEPT}") from error
    except (SphinxError, OSError) as error:
        said.write(f"{error}\n")
        failed = True
    finally:
        if collecting:
            gc.enable()
    if failed:
        # Sphinx remembers what it read and would not warn again: the next build starts anew.
        shutil.rmtree(work, ignore_errors=True)
        raise BuildError(f"{said.getvalue().strip()}\n{_KEPT}")


def _copy_if_changed(source: Path, target: Path) -> bool:
    """Copy a file whose bytes differ; return whether it was copied."""
    try:
        new, old = source.stat(), target.stat()
    except FileNotFoundError:
        pass
    else:
        # Written before the copy was and of the same size: it is what was copied.
        if new.st_size == old.st_size and new.st_mtime_ns <= old.st_mtime_ns:
            return False
    return write_if_changed(target, source.read_bytes())


def _outputs(folder: Path) -> Iterator[str]:
    """Names of the files that belong to the site, sorted, with slashes."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(_LEFT_OUT) and path.suffix != ".map":
            yield name


def _remove_others(site: Path, wanted: set[str]) -> int:
    """Delete files that are no longer part of the site; return how many."""
    removed = 0
    for path in site.rglob("*"):
        if path.is_file() and path.relative_to(site).as_posix() not in wanted:
            path.unlink()
            removed += 1
    remove_empty_folders(site)
    return removed


def _read_state(path: Path) -> dict[str, str | list[str]]:
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}
