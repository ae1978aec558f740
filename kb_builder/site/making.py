"""Making a site: read everything, plan every file, make those that changed, stage them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from jinja2 import TemplateError

from kb_builder.fingerprint import fingerprint
from kb_builder.progress import Progress, unwatched
from kb_builder.project import Project
from kb_builder.reading import Verdicts, load_library
from kb_builder.reading.library import has_errors
from kb_builder.reference import Areas, load_national
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.errors import ContentError
from kb_builder.site.generation import HandwrittenPages, Memory, planned_site
from kb_builder.site.memory import recall, remember
from kb_builder.site.outputs import Planned, aside, each
from kb_builder.site.pages import page_names
from kb_builder.site.publishing import Inputs, Manifest, Output, Places, sha_of, stage
from kb_builder.site.rendering import RenderError
from kb_builder.site.search import Entry, index_files, names_of
from kb_builder.site.settings import Settings, read_settings

_LINKED: Final = re.compile(r"\]\(([^)\s#]+\.html)")
_PAGE: Final = ".html"


class MakingError(Exception):
    """The site cannot be made; the text says where and why, in Indonesian."""


def make_site(
    root: Path,
    places: Places,
    inputs: Inputs,
    *,
    old: Manifest,
    found: Mapping[str, str],
    verdicts: Verdicts,
    jobs: int,
    progress: Progress = unwatched,
) -> Manifest:
    """Stage every file whose key, or whose bytes on disk, are not those of the last build.

    ``found`` is what the site on disk consists of; ``verdicts`` are those of earlier readings of
    ``cases/``. Returns the manifest of the new site. Raises MakingError, and OSError where files
    cannot be written.
    """
    memory = recall(places.memory, Memory) or Memory()
    try:
        making = _Making(
            root, places, inputs, memory, verdicts=verdicts, jobs=jobs, progress=progress
        )
        return making.make(old, found)
    except ContentError as error:
        raise MakingError(str(error)) from error
    except RenderError as error:
        raise MakingError(f"Halaman tidak dapat dibuat: {error}.") from error
    except TemplateError as error:
        raise MakingError(f"Templat halaman rusak: {error.message}.") from error


class _Making:
    def __init__(
        self,
        root: Path,
        places: Places,
        inputs: Inputs,
        memory: Memory,
        *,
        verdicts: Verdicts,
        jobs: int,
        progress: Progress,
    ) -> None:
        self._root = root
        self._places = places
        self._inputs = inputs
        self._memory = memory
        self._verdicts = verdicts
        self._jobs = jobs
        self._progress = progress

    def make(self, old: Manifest, found: Mapping[str, str]) -> Manifest:
        """Make what is missing, remember what the next build may take over."""
        memory = self._memory
        catalogue = self._catalogue(read_settings(self._root, repository=self._inputs.repository))
        written = self._handwritten(page_names(catalogue))
        self._progress("Menyusun rencana", 0, 0)
        catalogue.work_out_answers()  # while Sphinx reads, where there is a core for each
        handwritten = self._memory.handwritten = written()
        planned = planned_site(
            self._root,
            catalogue,
            handwritten,
            programs=self._inputs.programs,
            templates=self._places.templates,
        )
        kept: list[Planned] = []
        missing: list[Planned] = []
        for item in planned:
            known = old.outputs.get(item.name)
            whole = known is not None and known.key == item.key
            whole = whole and known is not None and found.get(item.name) == known.sha
            if whole and item.name.endswith(_PAGE):
                whole = item.name in memory.entries and memory.entries[item.name][0] == item.key
            (kept if whole else missing).append(item)
        catalogue.expect(item.name for item in missing)
        results = each(missing, self._make_one, jobs=self._jobs, tick=self._counted(len(missing)))
        outputs = {item.name: old.outputs[item.name] for item in kept}
        entries = {i.name: memory.entries[i.name] for i in kept if i.name.endswith(_PAGE)}
        for item, (sha, entry) in zip(missing, results, strict=True):
            outputs[item.name] = Output(item.key, sha)
            if item.name.endswith(_PAGE):
                entries[item.name] = (item.key, entry)
        self._progress("Menyusun indeks pencarian", 0, 0)
        outputs |= self._index(entries, found, catalogue.national.areas)
        memory.entries = entries
        memory.answers = catalogue.answers_to_remember
        remember(self._places.memory, memory)
        return Manifest(self._inputs.all, outputs)

    def _counted(self, total: int) -> Callable[[int], None]:
        """What is told how many more files are made."""
        done = 0

        def more(count: int) -> None:
            nonlocal done
            done += count
            self._progress("Membuat berkas", done, total)

        if total:
            more(0)
        return more

    def _make_one(self, item: Planned) -> tuple[str, Entry | None]:
        made = item.make()
        stage(self._places, item.name, made.data)
        return sha_of(made.data), made.entry

    def _index(
        self,
        entries: Mapping[str, tuple[str, Entry | None]],
        found: Mapping[str, str],
        areas: Areas,
    ) -> dict[str, Output]:
        """The files of search, which know all pages."""
        pages = {n.removesuffix(_PAGE): e for n, (_, e) in entries.items() if e is not None}
        outputs = {}
        for name, data in index_files(pages, called=names_of(areas)).items():
            sha = sha_of(data)
            outputs[name] = Output(sha, sha)
            if found.get(name) != sha:
                stage(self._places, name, data)
        return outputs

    def _catalogue(self, settings: Settings) -> Catalogue:
        national = load_national()
        library, problems = load_library(self._root / "cases", national, known=self._verdicts)
        if has_errors(problems):
            raise ContentError("\n".join(problem.as_text() for problem in problems))
        return Catalogue(
            Project(national, library, tuple(problems)),
            programs=self._inputs.programs,
            known_answers=self._memory.answers,
            settings=settings,
        )

    def _handwritten(self, names: frozenset[str]) -> Callable[[], HandwrittenPages]:
        """What waits for the hand-written pages; remembered where nothing of them changed."""
        docs = self._root / "docs"
        static = docs / "_static"
        texts = [p for p in sorted(docs.rglob("*")) if p.is_file() and not p.is_relative_to(static)]
        linked = {
            name: name in names
            for path in texts
            if path.suffix == ".md"
            for link in _LINKED.findall(path.read_text(encoding="utf-8"))
            for name in [_address(path.relative_to(docs).parent.as_posix(), link)]
        }
        settings = [self._root / "conf.py", self._root / "docutils.conf"]
        extra = self._inputs.programs + repr(sorted(linked.items()))
        key = fingerprint(self._root, [*texts, *settings], extra=extra)
        known = self._memory.handwritten
        if known is not None and known.key == key:
            return lambda: known
        # Sphinx changes much in the process it runs in; its own process takes that along.
        self._progress("Membaca halaman docs/", 0, 0)
        return aside(self._read_handwritten(key, names), jobs=self._jobs)

    def _read_handwritten(self, key: str, names: frozenset[str]) -> Callable[[], HandwrittenPages]:
        def read() -> HandwrittenPages:
            from kb_builder.site.handwritten import HandwrittenError, read_handwritten

            try:
                made = read_handwritten(self._root, self._places.sphinx, generated=names)
            except HandwrittenError as error:
                raise ContentError(str(error)) from error
            return HandwrittenPages(key, made.pages, made.files)

        return read


def _address(folder: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(folder, link)).removesuffix(_PAGE)
