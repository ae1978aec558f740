"""The whole ``cases/`` folder as one checked library."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from kb_builder.model.case import Case, Practice
from kb_builder.model.claims import Source
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.reading.checks import run_checks
from kb_builder.reading.context import Context, build_context
from kb_builder.reading.explain import validate
from kb_builder.reading.files import CaseFile, FileKind, make_problem, read_file
from kb_builder.reading.leftovers import is_left_behind
from kb_builder.reading.problems import Problem, Severity
from kb_builder.reading.yaml_tree import Position
from kb_builder.reference import National
from kb_builder.today import today as this_day

MODELS: dict[FileKind, type[BaseModel]] = {
    FileKind.CASE: Case,
    FileKind.VISIT: Visit,
    FileKind.QUESTIONS: QuestionBank,
}

_OTHER_ENDING: Final = re.compile(r"(.+?)(?:\.ya?ml)*(?:\.yml|\.ya?ml\.txt|\.YA?ML)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Library:
    """All files that could be read as models, each under its file stem, in sorted order."""

    cases: Mapping[str, Case]
    visits: Mapping[str, Visit]
    questions: QuestionBank | None

    def practice(self, reference: str) -> Practice | None:
        """The practice ``regency/id``, or None."""
        slug, _, name = reference.partition("/")
        case = self.cases.get(slug)
        return next((p for p in case.practices if p.id == name), None) if case else None

    def source(self, name: str) -> Source | None:
        """The source that files call ``name``, as the first of them describes it; or None."""
        files: list[Case | Visit | QuestionBank] = [*self.cases.values(), *self.visits.values()]
        if self.questions is not None:
            files.append(self.questions)
        return next((file.sources[name] for file in files if name in file.sources), None)

    def visit_pairs(self) -> tuple[tuple[str, str], ...]:
        """All visits as codes of guest and host, sorted; guests that are no area are left out."""
        return tuple(
            sorted(
                (guest.regency, visit.host.regency)
                for visit in self.visits.values()
                for guest in visit.guests
                if guest.regency
            )
        )

    def last_visits(self) -> dict[str, int]:
        """Year of the last recorded visit of each guest that is an area, by code."""
        found: dict[str, int] = {}
        for visit in self.visits.values():
            year = int(str(visit.date)[:4])
            for guest in visit.guests:
                if guest.regency and guest.regency != visit.host.regency:
                    found[guest.regency] = max(year, found.get(guest.regency, year))
        return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole folder as it was read: the trees and what they tell one another stay at hand."""

    library: Library
    problems: tuple[Problem, ...]
    sources: tuple[CaseFile, ...]
    models: Mapping[FileKind, Mapping[str, BaseModel]]
    context: Context


def load_library(
    folder: Path, national: National, /, *, today: dt.date | None = None
) -> tuple[Library, list[Problem]]:
    """Read every file below ``folder`` and check it against ``national``.

    Returns the library of the files that fit their model, and all problems sorted by file, line
    and column. The library is complete only if no problem is an error. ``today`` decides which
    dates lie in the future.
    """
    reading = read_library(folder, national, today=today or this_day())
    return reading.library, list(reading.problems)


def read_library(folder: Path, national: National, /, *, today: dt.date) -> Reading:
    """Read and check every file below ``folder``, as ``load_library`` does."""
    problems: list[Problem] = []
    sources: list[CaseFile] = []
    unread: list[tuple[str, FileKind]] = []
    for path, kind in find_files(folder, problems):
        source, found = read_file(path, file_name(path, folder), kind)
        if source is None:
            problems += found
            unread.append((path.stem, kind))
        else:
            sources.append(source)
    context = build_context(sources, unread, national=national, today=today)
    models: dict[FileKind, dict[str, BaseModel]] = {kind: {} for kind in FileKind}
    for source in sources:
        model = validate(MODELS[source.kind], source)
        if model is not None:
            models[source.kind][source.stem] = model
        run_checks(source, context)
        problems += source.problems
    found_problems = tuple(sorted(set(problems)))
    return Reading(library_of(models), found_problems, tuple(sources), models, context)


def library_of(models: Mapping[FileKind, Mapping[str, BaseModel]]) -> Library:
    """The library of models by kind and file stem."""
    bank = models[FileKind.QUESTIONS].get("questions")
    return Library(
        cases={k: v for k, v in models[FileKind.CASE].items() if isinstance(v, Case)},
        visits={k: v for k, v in models[FileKind.VISIT].items() if isinstance(v, Visit)},
        questions=bank if isinstance(bank, QuestionBank) else None,
    )


def has_errors(problems: list[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def find_files(folder: Path, problems: list[Problem]) -> list[tuple[Path, FileKind]]:
    """The files of the library in sorted order; anything else in the folder is a problem."""
    found = []
    start = Position(1, 1)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if any(is_left_behind(part) for part in path.relative_to(folder).parts):
            continue
        if path.is_dir() and not path.is_symlink():
            if name != "visits":
                message = f"Folder '{name}' tidak dikenal di cases/."
                problems.append(make_problem(file_name(path, folder), start, "R115", message))
            continue
        if name == "questions.yaml":
            found.append((path, FileKind.QUESTIONS))
        elif path.suffix == ".yaml" and path.parent == folder:
            found.append((path, FileKind.CASE))
        elif path.suffix == ".yaml" and path.parent == folder / "visits":
            found.append((path, FileKind.VISIT))
        else:
            message = f"Berkas '{path.name}' tidak dikenal di sini."
            problems.append(
                make_problem(file_name(path, folder), start, "R115", message, hint=_renaming(path))
            )
    if not found:
        message = "Tidak ada satu berkas pun di folder ini."
        problems.append(make_problem(folder.name, start, "R104", message))
    return found


def _renaming(path: Path) -> str | None:
    """How to name a file that has an ending of YAML, but not the one that counts here."""
    found = _OTHER_ENDING.fullmatch(path.name)
    return f"Ganti namanya menjadi '{found[1]}.yaml'." if found else None


def file_name(path: Path, folder: Path, /) -> str:
    """The file's name as problems show it: from the project's root, with slashes."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
