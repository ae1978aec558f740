"""What ``cases/`` holds now, as far as a form has to know it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kb_builder.editing.selection import ContentFile, select_files
from kb_builder.forms.sources import KnownSource, address_key
from kb_builder.model.case import Case
from kb_builder.model.claims import Source
from kb_builder.model.library import Library
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.reading import Problem, kept_verdicts, load_library
from kb_builder.reference import Areas, National


@dataclass(frozen=True)
class Content:
    """The files of a project and what they say."""

    root: Path
    national: National
    today: dt.date
    """The day of the form."""
    checked_on: dt.date
    """The day on which dates are checked: files may have been written after the form was."""
    library: Library
    problems: tuple[Problem, ...]

    @cached_property
    def files(self) -> Mapping[str, ContentFile]:
        """By name, such as ``cases/sumedang.yaml``."""
        return {file.name: file for file in select_files(self.root)}

    @property
    def areas(self) -> Areas:
        """The areas that a form may name."""
        return self.national.areas

    @property
    def stems(self) -> frozenset[str]:
        """The names of all files, without folder and ending."""
        return frozenset(file.path.stem for file in self.files.values())

    @cached_property
    def sources(self) -> Mapping[str, KnownSource]:
        """The sources with an address, by what their address comes down to."""
        known: dict[str, KnownSource] = {}
        for name, source in self._all_sources():
            if key := address_key(source.url):
                known.setdefault(key, KnownSource(name, source))
        return known

    @cached_property
    def source_ids(self) -> Mapping[str, int]:
        """Every id that some file gives to a source, and how many files have it."""
        return Counter(name for name, _ in self._all_sources())

    @cached_property
    def practice_ids(self) -> frozenset[str]:
        """The id of every practice of every case."""
        cases = self.library.cases.values()
        return frozenset(practice.id for case in cases for practice in case.practices)

    def _all_sources(self) -> Iterator[tuple[str, Source]]:
        for file in _models(self.library):
            yield from file.sources.items()


def load_content(root: Path, national: National, *, today: dt.date) -> Content:
    """Read the project's ``cases/``."""
    folder, known = root / "cases", kept_verdicts()
    library, problems = load_library(folder, national, today=today, known=known)
    newest = max([today, *(file.last_verified for file in _models(library))])
    if newest > today:
        library, problems = load_library(folder, national, today=newest, known=known)
    return Content(root, national, today, newest, library, tuple(problems))


def _models(library: Library) -> Iterator[Case | Visit | QuestionBank]:
    yield from library.cases.values()
    yield from library.visits.values()
    if library.questions:
        yield library.questions
