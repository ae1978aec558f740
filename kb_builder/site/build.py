"""``kb build``: check, plan, make what changed, publish.

Every file of the site has a key, the digest of what it is made from. Where the key and the bytes on
disk are those of the manifest, nothing is done. See docs/adr/0002-bangun-lalu-salin.md.
"""

from __future__ import annotations

import errno
import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kb_builder.fingerprint import PACKAGE, distributions, fingerprint
from kb_builder.progress import Progress, unwatched
from kb_builder.site.lock import BusyError, only_one
from kb_builder.site.publishing import (
    Inputs,
    Manifest,
    Places,
    PublishingError,
    begin,
    finish,
    publish,
    read_manifest,
    refuse_odd,
    scan,
)

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


def build_site(
    root: Path,
    *,
    jobs: int | None = None,
    clean: bool = False,
    allow_fewer: bool = False,
    patience: float = 600.0,
    say: Say = print,
    progress: Progress = unwatched,
) -> Report:
    """Build the project at ``root`` into ``_build/site``.

    ``jobs`` is the number of processes, that of the usable cores unless given. With ``clean``
    nothing is taken over from earlier builds. ``allow_fewer`` publishes a site that has lost its
    front page or half its pages. ``patience`` is how many seconds to wait for another build.
    Raises BuildError when cases have errors, Sphinx warns, or files cannot be written; the last
    good site stays.
    """
    began = time.perf_counter()
    places = Places(root / "_build")
    build = _Build(root, places, jobs or usable_cores(), progress, clean=clean)
    try:
        with only_one(places.folder, doing="membangun", say=say, patience=patience):
            manifest, written, removed = build.run(allow_fewer=allow_fewer)
    except BusyError as error:
        raise BuildError(str(error)) from error
    except PublishingError as error:
        raise BuildError(f"{error}\n{_KEPT}") from error
    except OSError as error:
        raise BuildError(_on_disk(error)) from error
    seconds = time.perf_counter() - began
    return Report(places.site, manifest.pages, written, removed, seconds)


def usable_cores() -> int:
    """How many cores this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


class _Build:
    """One run of the build."""

    def __init__(
        self, root: Path, places: Places, jobs: int, progress: Progress, *, clean: bool
    ) -> None:
        self._root = root
        self._places = places
        self._jobs = jobs
        self._progress = progress
        self._clean = clean

    def run(self, *, allow_fewer: bool) -> tuple[Manifest, int, int]:
        """Build; returns the new manifest, and how many files were written and removed."""
        places = self._places
        finish(places)
        old, found = read_manifest(places), scan(places.site)
        inputs = self._inputs()
        if not self._clean and old.inputs == inputs.all and old.matches(found):
            return old, 0, 0
        self._progress("Membaca berkas", 0, 0)
        if self._clean:
            self._forget()
        begin(places)
        with _without_collecting():
            new = self._make(inputs, old, {} if self._clean else found)
        if not allow_fewer:
            refuse_odd(new, old)
        self._progress("Menerbitkan", 0, 0)
        written, removed = publish(places, new, found)
        self._tidy()
        return new, written, removed

    def _inputs(self) -> Inputs:
        root = self._root
        templates = PACKAGE / "site" / "templates"
        settings = [root / "conf.py", root / "docutils.conf"]
        return Inputs(
            programs=fingerprint(PACKAGE, [PACKAGE], without=templates, extra=distributions()),
            templates=fingerprint(PACKAGE, [templates]),
            docs=fingerprint(root, [root / "docs", *settings]),
            cases=fingerprint(root, [root / "cases"]),
            repository=os.environ.get("RUJUKAN_REPOSITORY", ""),
        )

    def _make(self, inputs: Inputs, old: Manifest, found: dict[str, str]) -> Manifest:
        """Make and stage every file whose key or bytes are not those of the last build."""
        # An unchanged site needs none of these.
        from kb_builder.reading import Verdicts, kept_verdicts
        from kb_builder.site.making import MakingError, make_site

        try:
            return make_site(
                self._root,
                self._places,
                inputs,
                old=old,
                found=found,
                verdicts=Verdicts(None) if self._clean else kept_verdicts(),
                jobs=self._jobs,
                progress=self._progress,
            )
        except MakingError as error:
            raise PublishingError(str(error)) from error

    def _forget(self) -> None:
        """Take nothing over from earlier builds."""
        self._places.memory.unlink(missing_ok=True)
        shutil.rmtree(self._places.templates, ignore_errors=True)

    def _tidy(self) -> None:
        """Remove what earlier versions of the build left."""
        (self._places.folder / "state.json").unlink(missing_ok=True)
        for path in (self._root / "docs").rglob("*.page"):
            path.unlink()
        shutil.rmtree(self._places.sphinx, ignore_errors=True)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A build makes many small objects that live to its end: looking for garbage takes a fifth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _on_disk(error: OSError) -> str:
    """What stopped the writing, in words."""
    place = f" '{error.filename}'" if error.filename else ""
    if error.errno == errno.ENOSPC:
        why = f"Diska penuh saat menulis{place}."
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = f"Berkas{place} tidak boleh ditulis; periksa izin berkas dan foldernya."
    else:
        why = f"Berkas{place} tidak dapat dibaca atau ditulis: {error.strerror or error}."
    return f"{why}\n{_KEPT} Jalankan lagi kb build sesudah itu dibetulkan."
